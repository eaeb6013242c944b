using System.Buffers.Binary;
using System.Text;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>A TrueType font as its file gives it (ISO/IEC 14496-22): which glyph a character has, how wide it is, its outline, and pairs that are set closer.</summary>
/// <remarks>Only our own font files are read, which a test holds: they are trusted. Numbers are in units of the em square until they are asked for.</remarks>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Start, int Length)> tables = [];
    private readonly int characters, glyphs, places, widths, measured;
    private readonly bool longPlaces;

    public TrueTypeFont(byte[] file)
    {
        this.file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var record = 12 + (16 * i);
            tables[Encoding.ASCII.GetString(file, record, 4)] = ((int)U32(record + 8), (int)U32(record + 12));
        }

        var head = Table("head");
        UnitsPerEm = U16(head + 18);
        Box = (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
        longPlaces = U16(head + 50) == 1;
        (Ascent, Descent) = (S16(Table("hhea") + 4), S16(Table("hhea") + 6));
        measured = U16(Table("hhea") + 34);
        GlyphCount = U16(Table("maxp") + 4);
        (Weight, CapHeight) = (U16(Table("OS/2") + 4), S16(Table("OS/2") + 88));
        ItalicAngle = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(Table("post") + 4)) / 65536.0;
        (widths, glyphs, places) = (Table("hmtx"), Table("glyf"), Table("loca"));
        characters = Characters();
        Name = PostScriptName();
        Pairs = new FontPairs(this);
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int Weight { get; }

    /// <summary>Degrees, anticlockwise: −9.4 for letters that lean forwards.</summary>
    public double ItalicAngle { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int GlyphCount { get; }

    public FontPairs Pairs { get; }

    public byte[] File => file;

    /// <summary>The glyph of a character; 0 when the font has none.</summary>
    public int Glyph(int codePoint)
    {
        if (U16(characters) == 12)
        {
            var (low, high) = (0, (int)U32(characters + 12) - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var group = characters + 16 + (12 * middle);
                if (codePoint < U32(group)) high = middle - 1;
                else if (codePoint > U32(group + 4)) low = middle + 1;
                else return (int)U32(group + 8) + codePoint - (int)U32(group);
            }

            return 0;
        }

        if (codePoint > 0xFFFF) return 0;
        var count = U16(characters + 6) / 2;
        var (ends, starts) = (characters + 14, characters + 16 + (2 * count));
        for (var i = 0; i < count; i++)
        {
            if (codePoint > U16(ends + (2 * i))) continue;
            if (codePoint < U16(starts + (2 * i))) return 0;
            var offset = U16(starts + (4 * count) + (2 * i));
            var delta = U16(starts + (2 * count) + (2 * i));
            if (offset == 0) return codePoint + delta & 0xFFFF;
            var glyph = U16(starts + (4 * count) + (2 * i) + offset + (2 * (codePoint - U16(starts + (2 * i)))));
            return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
        }

        return 0;
    }

    public int Width(int glyph) => U16(widths + (4 * Math.Min(glyph, measured - 1)));

    public int LeftBearing(int glyph) => glyph < measured ? S16(widths + (4 * glyph) + 2) : S16(widths + (4 * measured) + (2 * (glyph - measured)));

    /// <summary>The outline, empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (start, end) = (Place(glyph), Place(glyph + 1));
        return file.AsSpan(glyphs + start, end - start);
    }

    public int Table(string tag) => tables[tag].Start;

    public bool Has(string tag) => tables.ContainsKey(tag);

    public ReadOnlySpan<byte> Bytes(string tag) => file.AsSpan(tables[tag].Start, tables[tag].Length);

    public int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    public int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    public uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));

    private int Place(int glyph) => longPlaces ? (int)U32(places + (4 * glyph)) : 2 * U16(places + (2 * glyph));

    /// <summary>The map from Unicode to glyphs: the full one (format 12) before that of the first plane (format 4).</summary>
    private int Characters()
    {
        var map = Table("cmap");
        var found = Enumerable.Range(0, U16(map + 2)).Select(i => map + (int)U32(map + 8 + (8 * i))).Where(at => U16(at) is 4 or 12);
        return found.OrderByDescending(U16).First();
    }

    private string PostScriptName()
    {
        var names = Table("name");
        for (var i = 0; i < U16(names + 2); i++)
        {
            var record = names + 6 + (12 * i);
            if (U16(record) == 3 && U16(record + 6) == 6) return Encoding.BigEndianUnicode.GetString(file, names + U16(names + 4) + U16(record + 10), U16(record + 8));
        }

        return "Font";
    }
}
