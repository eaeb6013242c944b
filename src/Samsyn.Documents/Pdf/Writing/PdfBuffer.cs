using System.Globalization;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>Bytes of a PDF file as they grow: operators, numbers and strings (ISO 32000-1, 7.2 and 7.3), the same on every machine and in every culture.</summary>
internal sealed class PdfBuffer
{
    private byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>ASCII as it is.</summary>
    public PdfBuffer Add(string ascii)
    {
        var room = Room(ascii.Length);
        for (var i = 0; i < ascii.Length; i++) room[i] = (byte)ascii[i];
        return this;
    }

    public PdfBuffer Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        return this;
    }

    public PdfBuffer Add(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        var room = Room(count);
        for (var i = 0; i < count; i++) room[i] = (byte)digits[i];
        return this;
    }

    /// <summary>To a hundredth of a point, finer than any printer; without a decimal point when there is nothing behind it.</summary>
    public PdfBuffer Add(double number)
    {
        var hundredths = (int)Math.Round(Math.Clamp(number, -1e7, 1e7) * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
        {
            Add("-");
            hundredths = -hundredths;
        }

        Add(hundredths / 100);
        var rest = hundredths % 100;
        return rest == 0 ? this : rest % 10 == 0 ? Add(".").Add(rest / 10) : Add(rest < 10 ? ".0" : ".").Add(rest);
    }

    /// <summary>Some numbers with a space behind each.</summary>
    public PdfBuffer Numbers(params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers) Add(number).Add(" ");
        return this;
    }

    /// <summary>A reference to another object, with a space behind it.</summary>
    public PdfBuffer Reference(int number) => Add(number).Add(" 0 R ");

    /// <summary>Four hexadecimal digits.</summary>
    public PdfBuffer Hex(int number)
    {
        var room = Room(4);
        for (var i = 0; i < 4; i++) room[i] = (byte)"0123456789ABCDEF"[number >> (12 - (4 * i)) & 15];
        return this;
    }

    /// <summary>A text string (7.9.2.2): ASCII within parentheses, anything else as UTF-16 in hexadecimal.</summary>
    public PdfBuffer Text(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            Add("(");
            foreach (var c in text) Add(c is '(' or ')' or '\\' ? "\\" + c : c.ToString());
            return Add(")");
        }

        Add("<FEFF");
        foreach (var c in text) Hex(c);
        return Add(">");
    }

    /// <summary>An address, within parentheses; what is not ASCII is escaped as addresses do it.</summary>
    public PdfBuffer Address(string text) => Text(string.Concat(text.EnumerateRunes().Select(rune => rune.Value is >= ' ' and <= '~' ? rune.ToString() : string.Concat(System.Text.Encoding.UTF8.GetBytes(rune.ToString()).Select(b => $"%{b:X2}")))));

    private Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        var room = bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }
}
