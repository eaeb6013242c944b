using System.Globalization;
using System.Text;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>How some words look.</summary>
/// <param name="Size">Of the letters, in points.</param>
/// <param name="Leading">From line to line, in points.</param>
/// <param name="Tabular">All figures are as wide: columns of numbers stand in line.</param>
internal sealed record TextLook(Face Face, double Size, double Leading, DrawnColour Colour, bool Tabular = false);

/// <summary>What may follow a character: nothing, a new line, or one that must.</summary>
internal enum LineEnd : byte
{
    No,
    Allowed,

    /// <summary>With a hyphen that is only seen there.</summary>
    Soft,

    Required,
}

/// <summary>One character, ready to be set: its number in a font, and its width in parts of the letters' size.</summary>
internal struct Sign
{
    public EmbeddedFont Font;
    public int Number, Code, Run;
    public double Width;

    /// <summary>How much closer it stands to the one before, when both are on a line.</summary>
    public double Closer;

    public LineEnd End;
}

/// <summary>The fonts of one document, and the characters of a text as signs of them.</summary>
internal sealed class DocumentFonts
{
    private readonly EmbeddedFont[] fonts = [.. Enumerable.Range(0, Typefaces.Count).Select(i => new EmbeddedFont(Typefaces.Of((Face)i), i))];

    public IEnumerable<EmbeddedFont> Used => fonts.Where(font => font.IsUsed);

    /// <summary>The words of some runs as signs, whatever characters they hold; controls and what may not be mapped (ISO 14289-1, 7.21.7) are left out.</summary>
    public Sign[] Signs(IReadOnlyList<TextRun> runs, TextLook look)
    {
        var signs = new List<Sign>();
        for (var run = 0; run < runs.Count; run++)
        {
            var face = FaceOf(look.Face, runs[run]);
            foreach (var rune in Clean(runs[run].Text).EnumerateRunes())
                if (rune.Value == '\n' || (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && rune.Value is not (0xFEFF or 0xFFFE or 0xFFFF))) signs.Add(Of(rune.Value, face, look.Tabular && rune.Value is >= '0' and <= '9', run));
        }

        var set = signs.ToArray();
        for (var i = 0; i < set.Length; i++)
        {
            if (set[i].Code != '\n') set[i].End = Breaks.After(i > 0 ? set[i - 1].Code : 0, set[i].Code, i + 1 < set.Length ? set[i + 1].Code : 0);
            if (i > 0 && set[i - 1].Font == set[i].Font) set[i].Closer = set[i].Font.Between(set[i - 1].Number, set[i].Number);
        }

        return set;
    }

    public static Sign SoftHyphen(Sign at)
    {
        var number = at.Font.SoftHyphen();
        return at with { Number = number, Width = at.Font.Width(number), Closer = 0, End = LineEnd.No };
    }

    /// <summary>Unicode NFC without halves of characters; what is only letters of western Europe is left as it is.</summary>
    public static string Clean(string text)
    {
        if (text.All(c => c is >= ' ' and < '\u0300')) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.Value is '\u2028' or '\u2029' ? "\n" : rune.Value == '\t' ? " " : rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    private Sign Of(int code, Face face, bool tabular, int run)
    {
        var sign = new Sign { Run = run, Code = code };
        if (code == '\n') (code, sign.End) = (' ', LineEnd.Required);
        (sign.Font, sign.Number) = Find(code, face, tabular);
        sign.Width = sign.Code == '\n' || code == 0xAD ? 0 : sign.Font.Width(sign.Number);
        return sign;
    }

    private (EmbeddedFont Font, int Number) Find(int code, Face face, bool tabular)
    {
        var font = fonts[(int)face];
        if (IsUnseen(code)) return (font, code == 0xAD ? 0 : font.Unseen(code));
        if (font.Number(code, tabular) is { } number) return (font, number);
        if (face == Face.Heading) return Find(code, Face.Strong, tabular);
        return code is >= 0x2000 and <= 0x200A or 0x202F or 0x205F or 0x3000 ? (font, font.Number(' ', false)!.Value) : (font, font.Box(code));
    }

    /// <summary>Characters that steer others and have no look: joiners, variation selectors, marks of direction, tags.</summary>
    private static bool IsUnseen(int code) =>
        code is 0xAD or 0x34F or 0x61C or 0x180E or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    private static Face FaceOf(Face face, TextRun run) => face switch
    {
        Face.Heading => face,
        _ when run.Emphasis => run.Strong || face == Face.Strong ? Face.StrongEmphasis : Face.Emphasis,
        _ => run.Strong ? Face.Strong : face,
    };
}
