using System.Globalization;
using System.Text;

namespace Samsyn.Web.Search;

/// <summary>A word of a text as it is compared, and where it stands, so that it can be marked where the reader sees it.</summary>
/// <param name="Word">In lower case, without accents: <c>hjälpmedel</c>, <c>4.2</c>, <c>§21</c>, <c>2022-10-13</c>.</param>
public readonly record struct Token(string Word, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Divides text into words (Unicode NFC).</summary>
/// <remarks>
/// <para>Å, ä and ö are letters of their own; é is e. Numbers keep what is inside them: <c>4.2</c>, <c>2022-10-13</c>, <c>16:3</c>, <c>2022/0114</c>. A paragraph is one
/// word with its sign, <c>§ 21</c>. A hyphen between letters divides. "13 oktober 2022" is also the word <c>2022-10-13</c>.</para>
/// <para>Anything is accepted: signs, surrogates and controls divide words and are otherwise nothing.</para>
/// </remarks>
public static class Tokens
{
    /// <summary>Longer words are cut: nobody types them, and an engine has its limits.</summary>
    public const int LongestWord = 60;

    private static readonly Dictionary<string, int> Months = new(StringComparer.Ordinal)
    {
        ["januari"] = 1, ["january"] = 1, ["februari"] = 2, ["february"] = 2, ["mars"] = 3, ["march"] = 3, ["april"] = 4, ["maj"] = 5, ["may"] = 5, ["juni"] = 6, ["june"] = 6,
        ["juli"] = 7, ["july"] = 7, ["augusti"] = 8, ["august"] = 8, ["september"] = 9, ["oktober"] = 10, ["october"] = 10, ["november"] = 11, ["december"] = 12,
    };

    /// <summary>A text as it is stored and divided: composed, so that places in it are places for everybody.</summary>
    /// <remarks>Halves of characters that stand alone, which no database takes, become U+FFFD; zero characters go.</remarks>
    public static string Normal(string text)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        if (whole.Contains('\0', StringComparison.Ordinal)) whole = whole.Replace("\0", "", StringComparison.Ordinal);
        return whole.IsNormalized(NormalizationForm.FormC) ? whole : whole.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The words of a text that is <see cref="Normal"/>, in order. Days written in words come beside their own words.</summary>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 6 + 1);
        var word = new StringBuilder(24);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '§' && Paragraph(text, at) is { } paragraph)
            {
                tokens.Add(paragraph);
                at = paragraph.End;
                continue;
            }

            if (WordForms.Fold(text[at]) is null)
            {
                at++;
                continue;
            }

            var start = at;
            word.Clear();
            for (; at < text.Length; at++)
            {
                if (WordForms.Fold(text[at]) is { } letter) word.Append(letter);
                else if (Joins(text, at)) word.Append(text[at]);
                else if (text[at] is not ('\u00AD' or '\u200B' or '\u200D' or '\uFEFF')) break;
            }

            tokens.Add(new Token(word.ToString(0, Math.Min(word.Length, LongestWord)), start, at - start));
            if (Day(tokens) is { } day) tokens.Add(day);
        }

        return tokens;
    }

    /// <summary>Inside a number: between two digits.</summary>
    private static bool Joins(string text, int at) =>
        text[at] is '.' or ',' or ':' or '/' or '-' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private static Token? Paragraph(string text, int at)
    {
        var digits = at + 1;
        while (digits < text.Length && (text[digits] is '§' || char.IsWhiteSpace(text[digits]))) digits++;
        var end = digits;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end == digits || end - digits > 9 ? null : new Token(string.Concat("§", text.AsSpan(digits, end - digits)), at, end - at);
    }

    /// <summary>The day that the last three words say, as one word over all three.</summary>
    private static Token? Day(List<Token> tokens)
    {
        if (tokens.Count < 3 || tokens[^1].Word is not { Length: 4 } || !Months.TryGetValue(tokens[^2].Word, out var month)
            || !int.TryParse(tokens[^1].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1800 or > 2999
            || !int.TryParse(tokens[^3].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new Token(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}"), tokens[^3].Start, tokens[^1].End - tokens[^3].Start);
    }
}
