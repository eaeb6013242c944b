namespace Samsyn.Documents.Pdf.Writing;

/// <summary>
/// What a font says of glyphs beside each other: pairs set closer or wider (the feature <c>kern</c> of GPOS), and figures that are all as wide, for columns
/// of numbers (<c>tnum</c> of GSUB). ISO/IEC 14496-22, 6.3.3 and 6.3.4.
/// </summary>
internal sealed class FontPairs
{
    private readonly TrueTypeFont font;
    private readonly List<int[]> kerning = [];                  // lookups, each its subtables
    private readonly Dictionary<int, int> tabular = [];

    public FontPairs(TrueTypeFont font)
    {
        this.font = font;
        if (font.Has("GPOS"))
            foreach (var lookup in Lookups(font.Table("GPOS"), "kern"))
                kerning.Add([.. Subtables(lookup, extension: 9).Where(subtable => subtable.Type == 2).Select(subtable => subtable.At)]);
        if (font.Has("GSUB"))
            foreach (var subtable in Lookups(font.Table("GSUB"), "tnum").SelectMany(lookup => Subtables(lookup, extension: 7)).Where(subtable => subtable.Type == 1))
                Substitutions(subtable.At);
    }

    /// <summary>The figure of a column of numbers, or the glyph itself.</summary>
    public int Tabular(int glyph) => tabular.GetValueOrDefault(glyph, glyph);

    /// <summary>How much closer (below 0) the second stands to the first, in units of the em square.</summary>
    public int Between(int first, int second) => kerning.Sum(lookup => InLookup(lookup, first, second));

    /// <summary>The first subtable that knows the pair decides.</summary>
    private int InLookup(int[] subtables, int first, int second)
    {
        foreach (var at in subtables)
        {
            var covered = Covered(at + font.U16(at + 2), first);
            if (covered < 0) continue;
            var (size, second1) = (Words(font.U16(at + 4)), Words(font.U16(at + 6)));
            var advance = Words(font.U16(at + 4) & 3);          // x and y placement stand before the advance
            if ((font.U16(at + 4) & 4) == 0) continue;
            if (font.U16(at) == 2)
            {
                var (one, other) = (Class(at + font.U16(at + 8), first), Class(at + font.U16(at + 10), second));
                return font.S16(at + 16 + (2 * (size + second1) * ((one * font.U16(at + 14)) + other)) + (2 * advance));
            }

            var pairs = at + font.U16(at + 10 + (2 * covered));
            var (low, high) = (0, font.U16(pairs) - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var record = pairs + 2 + (2 * (1 + size + second1) * middle);
                var here = font.U16(record);
                if (second == here) return font.S16(record + 2 + (2 * advance));
                if (second < here) high = middle - 1;
                else low = middle + 1;
            }
        }

        return 0;
    }

    private static int Words(int format) => System.Numerics.BitOperations.PopCount((uint)format);

    private void Substitutions(int at)
    {
        var coverage = at + font.U16(at + 2);
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            var covered = Covered(coverage, glyph);
            if (covered >= 0) tabular.TryAdd(glyph, font.U16(at) == 1 ? glyph + font.U16(at + 4) & 0xFFFF : font.U16(at + 6 + (2 * covered)));
        }
    }

    /// <summary>Where a glyph stands in a coverage table; −1 when it does not.</summary>
    private int Covered(int at, int glyph)
    {
        var ranges = font.U16(at) == 2;
        var (low, high) = (0, font.U16(at + 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var record = at + 4 + ((ranges ? 6 : 2) * middle);
            if (glyph < font.U16(record)) high = middle - 1;
            else if (glyph > font.U16(ranges ? record + 2 : record)) low = middle + 1;
            else return ranges ? font.U16(record + 4) + glyph - font.U16(record) : middle;
        }

        return -1;
    }

    private int Class(int at, int glyph)
    {
        if (font.U16(at) == 1)
        {
            var index = glyph - font.U16(at + 2);
            return index >= 0 && index < font.U16(at + 4) ? font.U16(at + 6 + (2 * index)) : 0;
        }

        var (low, high) = (0, font.U16(at + 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var record = at + 4 + (6 * middle);
            if (glyph < font.U16(record)) high = middle - 1;
            else if (glyph > font.U16(record + 2)) low = middle + 1;
            else return font.U16(record + 4);
        }

        return 0;
    }

    /// <summary>The lookups of a feature for Latin script in any language.</summary>
    private IEnumerable<int> Lookups(int table, string feature)
    {
        var (scripts, features, lookups) = (table + font.U16(table + 4), table + font.U16(table + 6), table + font.U16(table + 8));
        var script = Enumerable.Range(0, font.U16(scripts)).Select(i => scripts + 2 + (6 * i)).Where(record => Tag(record) is "latn" or "DFLT").OrderBy(record => Tag(record) != "latn").Select(record => scripts + font.U16(record + 4)).First();
        var language = script + font.U16(script);
        return from i in Enumerable.Range(0, font.U16(language + 4))
               let record = features + 2 + (6 * font.U16(language + 6 + (2 * i)))
               where Tag(record) == feature
               let found = features + font.U16(record + 4)
               from j in Enumerable.Range(0, font.U16(found + 2))
               select lookups + font.U16(lookups + 2 + (2 * font.U16(found + 4 + (2 * j))));
    }

    private IEnumerable<(int Type, int At)> Subtables(int lookup, int extension)
    {
        for (var i = 0; i < font.U16(lookup + 4); i++)
        {
            var (type, at) = (font.U16(lookup), lookup + font.U16(lookup + 6 + (2 * i)));
            yield return type == extension ? (font.U16(at + 2), at + (int)font.U32(at + 4)) : (type, at);
        }
    }

    private string Tag(int at) => System.Text.Encoding.ASCII.GetString(font.File, at, 4);
}
