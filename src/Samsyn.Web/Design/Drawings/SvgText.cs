using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// The pen of every drawing: appends markup, numbers with at most one decimal, and text made safe for HTML.
/// </summary>
/// <remarks>
/// A tracker page is drawn hundreds of times a second, so the buffer is kept by the thread and used again, and numbers
/// are written without culture or allocation. The same input always gives the same bytes.
/// </remarks>
internal sealed class SvgText
{
    private const int LargestKept = 256 * 1024;
    private const int Piece = 32 * 1024;

    [ThreadStatic]
    private static SvgText? spare;

    private char[] _text = new char[32 * 1024];
    private int _length;

    private SvgText()
    {
    }

    public static SvgText Rent()
    {
        var pen = spare ?? new SvgText();
        spare = null;
        pen._length = 0;
        return pen;
    }

    /// <summary>The finished markup; the pen must not be used afterwards.</summary>
    /// <remarks>
    /// In pieces: .NET keeps an object above 85,000 bytes apart and cleans there seldom and dearly, and a map is larger than that.
    /// </remarks>
    public IHtmlContent Finish()
    {
        var pieces = new string[(_length + Piece - 1) / Piece];
        for (var i = 0; i < pieces.Length; i++) pieces[i] = new string(_text, i * Piece, Math.Min(Piece, _length - i * Piece));
        GiveBack();
        return new Drawn(pieces);
    }

    public string FinishText()
    {
        var result = new string(_text, 0, _length);
        GiveBack();
        return result;
    }

    private void GiveBack()
    {
        if (_text.Length <= LargestKept)
        {
            spare = this;
        }
    }

    /// <summary>A finished drawing.</summary>
    private sealed class Drawn(string[] pieces) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var piece in pieces) writer.Write(piece);
        }

        public override string ToString() => string.Concat(pieces);
    }

    /// <summary>Appends markup that the program itself wrote.</summary>
    public SvgText Raw(string markup)
    {
        return Append(markup);
    }

    public SvgText Raw(char mark)
    {
        if (_length == _text.Length)
        {
            Grow(1);
        }

        _text[_length++] = mark;
        return this;
    }

    /// <summary>Appends text from data, with the five characters HTML cares about replaced.</summary>
    public SvgText Encoded(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var name = text[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => null,
            };
            if (name is not null)
            {
                Append(text.AsSpan(start, i - start)).Append(name);
                start = i + 1;
            }
        }

        return Append(text.AsSpan(start));
    }

    /// <summary>Appends a length rounded to a tenth: <c>12</c>, <c>-0.5</c>, <c>791.9</c>.</summary>
    public SvgText Number(double value) => Tenths((long)Math.Round(value * 10, MidpointRounding.AwayFromZero));

    public SvgText Tenths(long tenths)
    {
        Span<char> digits = stackalloc char[24];
        var (at, rest) = (digits.Length, Math.Abs(tenths));
        if (rest % 10 != 0)
        {
            digits[--at] = (char)('0' + rest % 10);
            digits[--at] = '.';
        }

        do
        {
            rest /= 10;
            digits[--at] = (char)('0' + rest % 10);
        }
        while (rest >= 10);
        if (tenths < 0)
        {
            digits[--at] = '-';
        }

        return Append(digits[at..]);
    }

    /// <summary>Appends <c>x,y</c>.</summary>
    public SvgText Point(double x, double y) => Number(x).Raw(',').Number(y);

    /// <summary>Appends <c> name="value"</c> for a length.</summary>
    public SvgText Attribute(string name, double value) => Raw(' ').Raw(name).Raw("=\"").Number(value).Raw('"');

    /// <summary>Appends a <c>&lt;title&gt;</c>: what a pointer resting on the shape, or a screen reader, is told.</summary>
    public SvgText Title(string text) => Raw("<title>").Encoded(text).Raw("</title>");

    /// <summary>
    /// Opens an <c>svg</c> that is one picture with a name and a finding, as LOOK.md 6 asks.
    /// </summary>
    /// <param name="className">Classes of the element.</param>
    /// <param name="caption">Ids, name and finding.</param>
    /// <param name="box">The view box; also the natural size in CSS pixels.</param>
    public SvgText OpenPicture(string className, Caption caption, Box box, string extra = "")
    {
        Raw("<svg class=\"").Raw(className).Raw("\" viewBox=\"").Number(box.X).Raw(' ').Number(box.Y).Raw(' ')
            .Number(box.Width).Raw(' ').Number(box.Height).Raw('"')
            .Attribute("width", box.Width).Attribute("height", box.Height)
            .Raw(extra).Raw(" role=\"img\" aria-labelledby=\"").Raw(caption.IdPrefix).Raw("-t ")
            .Raw(caption.IdPrefix).Raw("-d\">");
        return Caption(caption);
    }

    public SvgText Caption(Caption caption) =>
        Raw("<title id=\"").Raw(caption.IdPrefix).Raw("-t\">").Encoded(caption.Title).Raw("</title><desc id=\"")
            .Raw(caption.IdPrefix).Raw("-d\">").Encoded(caption.Description).Raw("</desc>");

    /// <summary>A whole number as text, the same in every culture.</summary>
    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private SvgText Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _text.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    private void Grow(int needed) => Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + needed));
}
