using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Samsyn.Web.Files;

/// <summary>
/// Writes CSV as bytes, for millions of lines: the form of <see cref="CsvWriter"/> (LF after every line, quotes only around a field with comma,
/// quote, CR or LF) without a string for each field.
/// </summary>
public sealed class CsvBytes
{
    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",\"\r\n"u8);

    private byte[] bytes = new byte[4096];
    private int length;
    private bool first = true;

    /// <summary>What has been written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Clear() => (length, first) = (0, true);

    public CsvBytes Field(ReadOnlySpan<byte> value)
    {
        var to = Begin(2 * value.Length + 2);
        if (!value.ContainsAny(NeedsQuotes))
        {
            value.CopyTo(to);
            length += value.Length;
            return this;
        }
        var at = 0;
        to[at++] = (byte)'"';
        foreach (var one in value)
        {
            if (one == '"') to[at++] = one;
            to[at++] = one;
        }
        to[at++] = (byte)'"';
        length += at;
        return this;
    }

    public CsvBytes Field(Int128 value)
    {
        value.TryFormat(Begin(40), out var written, default, CultureInfo.InvariantCulture);
        length += written;
        return this;
    }

    public CsvBytes Field(long value)
    {
        Utf8Formatter.TryFormat(value, Begin(20), out var written);
        length += written;
        return this;
    }

    /// <summary>A day: yyyy-mm-dd.</summary>
    public CsvBytes Field(DateOnly day)
    {
        day.TryFormat(Begin(10), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        length += written;
        return this;
    }

    public void EndLine()
    {
        Fit(1);
        bytes[length++] = (byte)'\n';
        first = true;
    }

    private Span<byte> Begin(int most)
    {
        Fit(most + 1);
        if (!first) bytes[length++] = (byte)',';
        first = false;
        return bytes.AsSpan(length);
    }

    private void Fit(int more)
    {
        if (bytes.Length - length < more) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more));
    }
}
