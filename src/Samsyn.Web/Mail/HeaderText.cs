using System.Globalization;
using System.Text;

namespace Samsyn.Web.Mail;

/// <summary>
/// What a header field of a letter can hold. A line break in a value would begin a header of somebody else's making, so a value with one never becomes a letter (<see cref="Checked"/>);
/// what is outside ASCII is written as encoded words, <c>=?utf-8?Q?Bor=C3=A5s_har_sagt_ja?=</c>, on lines of at most 78 characters.
/// </summary>
/// <remarks>RFC 5322 2.1.1 and 2.2.3 (lines, folding), RFC 2047 (encoded words of at most 75 characters, never dividing a character).</remarks>
public static class HeaderText
{
    internal const int LongestLine = 78;
    private const int LongestWord = 75;
    private const int LongestValue = 2000;

    /// <summary>The value itself, when it may stand in a header.</summary>
    /// <exception cref="ArgumentException">It has a control character (line break, null…) or is longer than 2,000 characters.</exception>
    public static string Checked(string value, string name) =>
        value.Length > LongestValue ? throw new ArgumentException($"The header value is longer than {LongestValue} characters.", name)
        : IsOneLine(value) ? value
        : throw new ArgumentException("A header value cannot hold a line break or another control character.", name);

    /// <summary>A text as a header can hold it: what breaks lines becomes a space. For titles that somebody has typed.</summary>
    /// <example>"Avtal om\r\nhjälpmedel" → "Avtal om hjälpmedel"</example>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!Breaks(rune) && !Rune.IsWhiteSpace(rune)) line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        var whole = line.ToString().TrimEnd();
        return whole.Length <= 500 ? whole : string.Concat(whole.AsSpan(0, char.IsHighSurrogate(whole[498]) ? 498 : 499), "…");
    }

    internal static bool IsOneLine(string value)
    {
        foreach (var rune in value.EnumerateRunes())
            if (Breaks(rune)) return false;
        return true;
    }

    private static bool Breaks(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A whole field of free words, folded, with its line end.</summary>
    internal static void Field(StringBuilder to, string name, string value)
    {
        to.Append(name).Append(": ");
        var column = name.Length + 2;
        if (IsPlain(value)) Folded(to, value, ref column);
        else Encoded(to, value, ref column);
        to.Append("\r\n");
    }

    /// <summary>Values with a form of their own, folded before each of the words.</summary>
    internal static void Words(StringBuilder to, string name, params ReadOnlySpan<string> words)
    {
        to.Append(name).Append(':');
        var column = name.Length + 1;
        foreach (var word in words)
        {
            if (column + 1 + word.Length > LongestLine && column > name.Length + 1)
            {
                to.Append("\r\n");
                column = 0;
            }

            to.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        to.Append("\r\n");
    }

    /// <summary>A name and an address: <c>Samsyn &lt;samsyn@vgregion.se&gt;</c>.</summary>
    internal static void Mailbox(StringBuilder to, string field, string? name, EmailAddress address)
    {
        if (string.IsNullOrEmpty(name))
        {
            Words(to, field, address.Wire);
            return;
        }

        to.Append(field).Append(": ");
        var column = field.Length + 2;
        if (name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-') && IsPlain(name)) Folded(to, name, ref column);
        else if (Ascii.IsValid(name) && name.Length < 60)
        {
            var quoted = $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
            to.Append(quoted);
            column += quoted.Length;
        }
        else Encoded(to, name, ref column);
        if (column + address.Wire.Length + 3 > LongestLine) to.Append("\r\n");
        to.Append(" <").Append(address.Wire).Append(">\r\n");
    }

    /// <summary>ASCII that folds by itself: single spaces, no word that fills a line, nothing that looks like an encoded word.</summary>
    private static bool IsPlain(string value)
    {
        if (value.Length == 0) return true;
        if (!Ascii.IsValid(value) || value.Contains("=?", StringComparison.Ordinal) || value[0] == ' ' || value[^1] == ' ' || value.Contains("  ", StringComparison.Ordinal)) return false;
        foreach (var word in value.AsSpan().Split(' '))
            if (word.End.Value - word.Start.Value > 60) return false;
        return true;
    }

    private static void Folded(StringBuilder to, string value, ref int column)
    {
        var first = true;
        foreach (var range in value.AsSpan().Split(' '))
        {
            var word = value.AsSpan()[range];
            if (!first)
            {
                if (column + 1 + word.Length > LongestLine)
                {
                    to.Append("\r\n");
                    column = 0;
                }

                to.Append(' ');
                column++;
            }

            to.Append(word);
            column += word.Length;
            first = false;
        }
    }

    /// <summary>Encoded words, as many as it takes; Q or B, whichever is the shorter for this text.</summary>
    private static void Encoded(StringBuilder to, string value, ref int column)
    {
        var (q, total) = (0, 0);
        foreach (var rune in value.EnumerateRunes())
        {
            q += InQ(rune);
            total += rune.Utf8SequenceLength;
        }

        var asQ = q <= (total + 2) / 3 * 4;
        Span<byte> octets = stackalloc byte[64];
        Span<byte> one = stackalloc byte[4];
        var (length, used) = (0, 0);
        var room = Math.Min(LongestWord, LongestLine - 2 - column) - 12;
        foreach (var rune in value.EnumerateRunes())
        {
            var size = rune.EncodeToUtf8(one);
            var cost = asQ ? used + InQ(rune) : (length + size + 2) / 3 * 4;
            if (cost > room || length + size > octets.Length)
            {
                if (length > 0) column += Word(to, octets[..length], asQ);
                to.Append("\r\n ");
                (column, length, used, room) = (1, 0, 0, LongestWord - 12);
            }

            one[..size].CopyTo(octets[length..]);
            length += size;
            used += InQ(rune);
        }

        column += Word(to, octets[..length], asQ);
    }

    private static int InQ(Rune rune) => IsLiteral(rune.Value) || rune.Value == ' ' ? 1 : 3 * rune.Utf8SequenceLength;

    /// <summary>What may stand for itself also in a name (RFC 2047 5 (3)).</summary>
    private static bool IsLiteral(int c) => c < 128 && (char.IsAsciiLetterOrDigit((char)c) || c is '!' or '*' or '+' or '-' or '/');

    private static int Word(StringBuilder to, ReadOnlySpan<byte> octets, bool asQ)
    {
        var start = to.Length;
        to.Append("=?utf-8?").Append(asQ ? 'Q' : 'B').Append('?');
        if (!asQ) to.Append(Convert.ToBase64String(octets));
        else
            foreach (var octet in octets)
                if (octet == ' ') to.Append('_');
                else if (IsLiteral(octet)) to.Append((char)octet);
                else to.Append('=').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
        to.Append("?=");
        return to.Length - start;
    }

    private const string Hex = "0123456789ABCDEF";
}
