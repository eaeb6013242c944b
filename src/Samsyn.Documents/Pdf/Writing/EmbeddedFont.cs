using System.Globalization;
using System.Security.Cryptography;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>
/// What one document uses of a typeface: each character that occurs gets a number of its own, a glyph and its Unicode value, so that the file's text is
/// the text itself (ISO 32000-1, 9.7 and 9.10.3).
/// </summary>
/// <remarks>
/// A no-break space and a space are two numbers of one outline. A character that the typeface lacks is shown as a box whose value is still the character:
/// copied and read aloud it is itself.
/// </remarks>
internal sealed class EmbeddedFont(TrueTypeFont font, int place)
{
    private const int Most = 65_000;
    private const int Empty = -1;
    private readonly List<int> glyphs = [0];
    private readonly List<int> characters = [-1];
    private readonly Dictionary<int, int> known = [];           // character, and whether figures are tabular, to number
    private readonly Dictionary<int, short> pairs = [];

    /// <summary>How content names it: <c>/F1</c>.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"F{place + 1}");

    public bool IsUsed => glyphs.Count > 1;

    /// <summary>The number of a character; null when the typeface lacks it.</summary>
    public int? Number(int codePoint, bool tabular)
    {
        var key = (codePoint * 2) + (tabular ? 1 : 0);
        if (known.TryGetValue(key, out var number)) return number;
        var glyph = font.Glyph(codePoint);
        return glyph == 0 ? null : Add(key, tabular ? font.Pairs.Tabular(glyph) : glyph, codePoint);
    }

    /// <summary>A box in place of a character that no typeface has.</summary>
    public int Box(int codePoint) => known.TryGetValue(codePoint * 2, out var number) ? number : Add(codePoint * 2, font.Glyph(0x25A1), codePoint);

    /// <summary>A character that is not seen, such as a mark of writing direction.</summary>
    public int Unseen(int codePoint) => known.TryGetValue(codePoint * 2, out var number) ? number : Add(codePoint * 2, Empty, codePoint);

    /// <summary>A soft hyphen where a line ends: looks like a hyphen, and is none.</summary>
    public int SoftHyphen() => known.TryGetValue(0xAD * 2, out var number) ? number : Add(0xAD * 2, font.Glyph('-'), 0xAD);

    /// <summary>In parts of the font's size.</summary>
    public double Width(int number) => glyphs[number] == Empty ? 0 : (double)font.Width(glyphs[number]) / font.UnitsPerEm;

    /// <summary>How much closer the second stands, in parts of the size.</summary>
    public double Between(int first, int second)
    {
        var (one, other) = (glyphs[first], glyphs[second]);
        if (one < 0 || other < 0) return 0;
        if (!pairs.TryGetValue((one << 16) | other, out var units)) pairs[(one << 16) | other] = units = (short)font.Pairs.Between(one, other);
        return (double)units / font.UnitsPerEm;
    }

    /// <summary>Writes the font when all text is known.</summary>
    public void Write(PdfOutput output, int number)
    {
        var (descendant, descriptor, file, unicode) = (output.Allocate(), output.Allocate(), output.Allocate(), output.Allocate());
        var subset = FontSubset.Of(font, glyphs);
        var name = Prefix(subset) + "+" + font.Name;
        output.Stream(file, string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), subset);
        output.Stream(unicode, "", ToUnicode().Written);
        var said = new PdfBuffer();
        output.Object(descriptor, said.Add("<</Type/FontDescriptor/FontName/").Add(name).Add("/Flags ").Add(font.ItalicAngle == 0 ? 4 : 68)
            .Add("/FontBBox[").Numbers(Thousandths(font.Box.Left), Thousandths(font.Box.Bottom), Thousandths(font.Box.Right), Thousandths(font.Box.Top)).Add("]/ItalicAngle ").Add(font.ItalicAngle)
            .Add("/Ascent ").Add(Thousandths(font.Ascent)).Add("/Descent ").Add(Thousandths(font.Descent)).Add("/CapHeight ").Add(Thousandths(font.CapHeight))
            .Add("/StemV ").Add(font.Weight >= 600 ? 136 : 90).Add("/FontFile2 ").Reference(file).Add(">>"));
        said.Clear();
        said.Add("<</Type/Font/Subtype/CIDFontType2/BaseFont/").Add(name).Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ").Reference(descriptor).Add("/CIDToGIDMap/Identity/W[0[");
        for (var i = 0; i < glyphs.Count; i++) said.Add(1000 * Width(i)).Add(" ");
        output.Object(descendant, said.Add("]]>>"));
        said.Clear();
        output.Object(number, said.Add("<</Type/Font/Subtype/Type0/BaseFont/").Add(name).Add("/Encoding/Identity-H/DescendantFonts[").Reference(descendant).Add("]/ToUnicode ").Reference(unicode).Add(">>"));
    }

    private int Add(int key, int glyph, int codePoint)
    {
        if (glyphs.Count >= Most)                               // more different characters than a font can number: all the rest are one box
        {
            (key, codePoint, glyph) = (-1, 0xFFFD, font.Glyph(0x25A1));
            if (known.TryGetValue(key, out var rest)) return rest;
        }

        glyphs.Add(glyph);
        characters.Add(codePoint);
        return known[key] = glyphs.Count - 1;
    }

    private double Thousandths(int units) => 1000.0 * units / font.UnitsPerEm;

    /// <summary>Six capitals that differ between subsets (9.6.4): of the subset itself, so the same text gives the same.</summary>
    private static string Prefix(byte[] subset) => string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + (b % 26))));

    private PdfBuffer ToUnicode()
    {
        var map = new PdfBuffer().Add("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var from = 1; from < characters.Count; from += 100)
        {
            var until = Math.Min(from + 100, characters.Count);
            map.Add(until - from).Add(" beginbfchar\n");
            for (var i = from; i < until; i++)
            {
                map.Add("<").Hex(i).Add("><");
                foreach (var c in char.ConvertFromUtf32(characters[i])) map.Hex(c);
                map.Add(">\n");
            }

            map.Add("endbfchar\n");
        }

        return map.Add("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    }
}
