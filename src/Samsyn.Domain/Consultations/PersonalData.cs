using System.Text.RegularExpressions;

namespace Samsyn.Domain.Consultations;

/// <summary>What a piece of text looks like.</summary>
public enum PersonalDataKind
{
    /// <summary>Personnummer eller samordningsnummer, whose last digit is right.</summary>
    PersonalNumber,
    Email,
    Phone,
}

/// <summary>A place in a text that looks like personal data.</summary>
public sealed record PersonalDataFinding(PersonalDataKind Kind, int Start, int Length);

/// <summary>
/// Looks for personal data in what people have written, before it is published: numbers and addresses that a program can see. A name it cannot tell from
/// a word, so a person reads too. Source: DOMAIN.md 51, R29.
/// </summary>
public static partial class PersonalData
{
    /// <summary>Findings in the order of the text; none overlap.</summary>
    public static IReadOnlyList<PersonalDataFinding> Find(string text)
    {
        var found = new List<PersonalDataFinding>();
        foreach (Match match in Email().Matches(text)) found.Add(new PersonalDataFinding(PersonalDataKind.Email, match.Index, match.Length));
        foreach (Match match in Number().Matches(text))
            if (IsPersonalNumber(match.Value) && IsFree(match)) found.Add(new PersonalDataFinding(PersonalDataKind.PersonalNumber, match.Index, match.Length));
        foreach (Match match in Phone().Matches(text))
            if (match.Value.Count(char.IsAsciiDigit) is >= 8 and <= 13 && IsFree(match))
                found.Add(new PersonalDataFinding(PersonalDataKind.Phone, match.Index, match.Length));
        return [.. found.OrderBy(f => f.Start)];

        bool IsFree(Match match) => !found.Exists(f => f.Start < match.Index + match.Length && match.Index < f.Start + f.Length);
    }

    private static bool IsPersonalNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Length == 12) digits = digits[2..];
        if (digits.Length != 10) return false;
        var (month, day) = (digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
        if (month is < 1 or > 12 || day % 60 is < 1 or > 31 || day > 91) return false;
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            var product = digits[i] * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"(?<![\d-])(?:19|20)?\d{6}[-+ ]?\d{4}(?![\d-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d/])(?:(?:\+46[ -]?|0)\d{1,3}[ /-]{1,3}\d[\d -]{4,12}\d|(?:\+46|0)[1-9]\d{7,8})(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();
}
