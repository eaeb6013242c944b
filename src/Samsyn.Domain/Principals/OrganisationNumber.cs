namespace Samsyn.Domain.Principals;

/// <summary>
/// A Swedish organisation number (organisationsnummer), <c>212000-1355</c>, whose last digit is a Luhn check digit.
/// </summary>
/// <remarks>
/// Passing the check is necessary and proves nothing: demonstration data on the web holds numbers that pass and belong
/// to somebody else (DOMAIN.md 120, R57). An unknown number is left empty, never made up.
/// </remarks>
public static class OrganisationNumber
{
    /// <summary>Six digits, hyphen, four digits, and the check digit is right.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length != 11 || text[6] != '-') return false;
        var sum = 0;
        var position = 0;
        foreach (var c in text)
        {
            if (c == '-' && position == 6) continue;
            if (!char.IsAsciiDigit(c)) return false;
            var digit = (c - '0') * (position % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            position++;
        }
        return sum % 10 == 0;
    }
}
