using System.Globalization;
using System.Text;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>Where a line may end: at spaces, after hyphens between letters, at soft hyphens; the rules of Unicode's UAX 14 that our languages need.</summary>
internal static class Breaks
{
    /// <summary>What a line may do after a character.</summary>
    public static LineEnd After(int before, int code, int next) => code switch
    {
        ' ' when before == '§' && IsDigit(next) => LineEnd.No,
        ' ' or 0x1680 or (>= 0x2000 and <= 0x2006) or (>= 0x2008 and <= 0x200A) or 0x205F or 0x3000 or 0x200B => next == ' ' ? LineEnd.No : LineEnd.Allowed,
        0xAD => LineEnd.Soft,
        '-' or 0x2010 or 0x2013 or 0x2014 or '/' => IsLetter(before) && IsLetter(next) ? LineEnd.Allowed : LineEnd.No,
        _ when IsIdeograph(code) => IsIdeograph(next) ? LineEnd.Allowed : LineEnd.No,
        _ => LineEnd.No,
    };

    /// <summary>Where a word that is longer than a line, such as an address, is rather cut: behind its signs, but not within a number.</summary>
    public static bool IsSeam(int code, int next) => code is '/' or '?' or '&' or '=' or '_' or '#' or '@' || (code is '.' or '-' && !IsDigit(next));

    /// <summary>Whether a character belongs to the one before it, as an accent does.</summary>
    public static bool IsAttached(int code) =>
        code >= 0x300 && Rune.GetUnicodeCategory(new Rune(code)) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    public static bool IsSpace(int code) => code is ' ' or '\n' or 0x1680 or (>= 0x2000 and <= 0x200B) or 0x205F or 0x3000;

    private static bool IsLetter(int code) => code != 0 && Rune.IsLetter(new Rune(code));

    private static bool IsDigit(int code) => code is >= '0' and <= '9';

    private static bool IsIdeograph(int code) => code is (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or (>= 0x20000 and <= 0x3FFFF);
}
