using System.Buffers;

namespace Samsyn.Web.Files;

/// <summary>
/// Writes CSV as CONTRACT.md C5 says: LF after every line, quotes only around a field with comma, quote, CR or LF. The
/// text writer decides the encoding; use UTF-8 without a byte order mark.
/// </summary>
/// <param name="to">Where the text goes; the caller closes it.</param>
/// <param name="forSpreadsheets">
/// True for a file people download and open: a field that a spreadsheet would run as a formula (<c>=1+1</c>,
/// <c>@SUM</c>) gets an apostrophe before it. Never for files that are imported again, for it changes the text.
/// </param>
public sealed class CsvWriter(TextWriter to, bool forSpreadsheets = false)
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private bool first = true;

    /// <summary>Writes one field of the current line.</summary>
    public CsvWriter Field(ReadOnlySpan<char> value)
    {
        if (!first)
        {
            to.Write(',');
        }

        first = false;
        var formula = forSpreadsheets && IsFormula(value);
        if (!value.ContainsAny(NeedsQuotes))
        {
            if (formula)
            {
                to.Write('\'');
            }

            to.Write(value);
            return this;
        }

        to.Write('"');
        if (formula)
        {
            to.Write('\'');
        }

        for (var quote = value.IndexOf('"'); quote >= 0; quote = value.IndexOf('"'))
        {
            to.Write(value[..(quote + 1)]);
            to.Write('"');
            value = value[(quote + 1)..];
        }

        to.Write(value);
        to.Write('"');
        return this;
    }

    /// <summary>Writes one number of the current line, in plain digits.</summary>
    public CsvWriter Field(long value)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        if (!first)
        {
            to.Write(',');
        }

        first = false;
        to.Write(digits[..length]);
        return this;
    }

    /// <summary>Ends the current line.</summary>
    public void EndLine()
    {
        to.Write('\n');
        first = true;
    }

    /// <summary>Writes a whole line.</summary>
    public void Line(params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
        {
            Field(field);
        }

        EndLine();
    }

    /// <summary>
    /// What a spreadsheet takes for a formula: a field that begins with <c>= + - @</c>, tab or CR, and is not a number
    /// (OWASP, CSV injection). A negative amount stays a number.
    /// </summary>
    private static bool IsFormula(ReadOnlySpan<char> value) =>
        value.Length > 0 && (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠') && !IsNumber(value);

    private static bool IsNumber(ReadOnlySpan<char> value) =>
        value[0] is '-' or '+' && value.Length > 1 && !value[1..].ContainsAnyExcept(Digits) && value[1..].Count('.') <= 1;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
}
