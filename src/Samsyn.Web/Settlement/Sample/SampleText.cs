using System.Buffers.Text;
using System.Text;

namespace Samsyn.Web.Settlement.Sample;

/// <summary>Writes the lines of a sample as bytes, ten million in a few seconds: into one buffer, without a string a line.</summary>
internal sealed class SampleText(Stream to)
{
    private readonly byte[] _bytes = new byte[256 * 1024];
    private int _length;
    private long _written;

    /// <summary>How many bytes have left the buffer. May be asked on another thread.</summary>
    public long Written => Interlocked.Read(ref _written);

    public SampleText Text(ReadOnlySpan<byte> text)
    {
        Fit(text.Length);
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    public SampleText Text(string text)
    {
        Fit(text.Length * 3);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        return this;
    }

    /// <summary>A field of a CSV file.</summary>
    public SampleText Field(string text) => Text(Quoted(text));

    /// <summary>A field with quotation marks around it if it needs them (RFC 4180).</summary>
    public static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    public SampleText Comma() => One((byte)',');

    public SampleText EndLine() => One((byte)'\n');

    public SampleText Number(long number)
    {
        Fit(20);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out var written);
        _length += written;
        return this;
    }

    /// <summary>A whole number with leading zeros.</summary>
    public SampleText Number(long number, int digits)
    {
        Fit(digits);
        for (var i = digits - 1; i >= 0; i--)
        {
            _bytes[_length + i] = (byte)('0' + number % 10);
            number /= 10;
        }
        _length += digits;
        return this;
    }

    /// <summary>Ten hexadecimal digits.</summary>
    public SampleText Hex40(ulong number)
    {
        Fit(10);
        for (var i = 9; i >= 0; i--)
        {
            _bytes[_length + i] = "0123456789abcdef"u8[(int)(number & 15)];
            number >>= 4;
        }
        _length += 10;
        return this;
    }

    /// <summary>A day number as yyyy-mm-dd.</summary>
    public SampleText Day(int day)
    {
        var (year, month, dayOfMonth) = DateOnly.FromDayNumber(day);
        return Number(year, 4).One((byte)'-').Number(month, 2).One((byte)'-').Number(dayOfMonth, 2);
    }

    /// <summary>A day, or nothing for a negative number.</summary>
    public SampleText DayOrEmpty(int day) => day < 0 ? this : Day(day);

    private SampleText One(byte one)
    {
        Fit(1);
        _bytes[_length++] = one;
        return this;
    }

    private void Fit(int more)
    {
        if (_bytes.Length - _length < more) Flush();
    }

    /// <summary>Writes what is left in the buffer. Asked for at the end, and not by disposing: a full disk is told once.</summary>
    public void Flush()
    {
        to.Write(_bytes, 0, _length);
        Interlocked.Add(ref _written, _length);
        _length = 0;
    }
}
