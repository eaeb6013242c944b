namespace Samsyn.Domain.Agreements;

/// <summary>The short name of an agreement in addresses and files: <c>ovning-digitala-hjalpmedel</c>. Stable for ever.</summary>
/// <remarks>Source: CONTRACT.md General: <c>[a-z0-9]+(-[a-z0-9]+)*</c>, at most 64 characters.</remarks>
public static class Slug
{
    public static bool IsValid(string? text)
    {
        if (text is null || text.Length is 0 or > 64) return false;
        var letterBefore = false;
        foreach (var c in text)
        {
            if (c == '-' ? !letterBefore : !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c)) return false;
            letterBefore = c != '-';
        }
        return letterBefore;
    }
}
