using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Samsyn.Documents.Docx;

/// <summary>What Word prints before a numbered paragraph, counted as Word counts.</summary>
/// <remarks>
/// ISO/IEC 29500-1, 17.9. Lists that share a definition share its counters; a list may begin again at a number of its own. A level that is counted up begins
/// those below it anew.
/// </remarks>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, Definition> definitions = [];
    private readonly Dictionary<int, (Definition Definition, Dictionary<int, int> Starts, Dictionary<int, Level> Levels)> lists = [];
    private readonly HashSet<int> begun = [];

    public DocxNumbering(XElement? root, DocxStyles styles)
    {
        var links = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in root?.Elements(Word.Named("abstractNum")) ?? [])
        {
            if (!int.TryParse((string?)one.Attribute(Word.Named("abstractNumId")), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            definitions[id] = new Definition(one);
            if ((string?)one.Element(Word.Named("styleLink"))?.Attribute(Word.Named("val")) is { } link) links[link] = id;
        }

        var of = new Dictionary<int, int>();
        foreach (var one in root?.Elements(Word.Named("num")) ?? [])
            if (Id(one) is { } num && Word.Whole(one.Element(Word.Named("abstractNumId"))) is { } abstractNum) of[num] = abstractNum;
        foreach (var one in root?.Elements(Word.Named("num")) ?? [])
        {
            if (Id(one) is not { } id || !of.TryGetValue(id, out var defined) || !definitions.TryGetValue(defined, out var definition)) continue;
            // A list of a style is defined where the style is.
            if (definition.StyleLink is { } link && (links.TryGetValue(link, out var linked) || (styles.Numbering(link) is { } by && of.TryGetValue(by.NumId, out linked))))
                definition = definitions.GetValueOrDefault(linked, definition);
            var starts = new Dictionary<int, int>();
            var levels = new Dictionary<int, Level>();
            foreach (var change in one.Elements(Word.Named("lvlOverride")))
            {
                if (!int.TryParse((string?)change.Attribute(Word.Named("ilvl")), NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level >= Levels) continue;
                if (Word.Whole(change.Element(Word.Named("startOverride"))) is { } start) starts[level] = start;
                if (change.Element(Word.Named("lvl")) is { } own) levels[level] = new Level(own);
            }

            lists[id] = (definition, starts, levels);
        }
    }

    private static int? Id(XElement num) => int.TryParse((string?)num.Attribute(Word.Named("numId")), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The level at which a definition names a paragraph style; null when it does not.</summary>
    public int? LevelOf(int numId, string style) =>
        lists.TryGetValue(numId, out var list) ? Enumerable.Range(0, Levels).Where(l => list.Definition.Levels[l]?.Style == style).Select(l => (int?)l).FirstOrDefault() : null;

    /// <summary>Counts a paragraph; null when the file does not define its list.</summary>
    /// <returns>What is printed before it; <c>null</c> text for a bullet.</returns>
    public (string? Text, int Level)? Next(int numId, int level)
    {
        if (!lists.TryGetValue(numId, out var list)) return null;
        level = Math.Clamp(level, 0, Levels - 1);
        Level? At(int l) => list.Levels.GetValueOrDefault(l) ?? list.Definition.Levels[l];
        var counters = list.Definition.Counters;
        if (begun.Add(numId))
            foreach (var (l, start) in list.Starts) counters[l] = start - 1;
        counters[level] = (counters[level] ?? (At(level)?.Start ?? 1) - 1) + 1;
        for (var l = 0; l < level; l++) counters[l] ??= At(l)?.Start ?? 1;
        for (var l = level + 1; l < Levels; l++)
            if (At(l)?.RestartAfter is not { } after || (after > 0 && level < after)) counters[l] = null;
        if (At(level) is not { } here) return (null, level);
        if (here.Format is "bullet" or "none" && !here.Text.Contains('%', StringComparison.Ordinal)) return (here.Format == "none" ? "" : null, level);

        var text = new StringBuilder();
        for (var i = 0; i < here.Text.Length; i++)
        {
            if (here.Text[i] == '%' && i + 1 < here.Text.Length && here.Text[i + 1] is >= '1' and <= '9')
            {
                var l = here.Text[++i] - '1';
                text.Append(Printed(counters[l] ?? At(l)?.Start ?? 1, here.IsLegal ? "decimal" : At(l)?.Format ?? "decimal"));
            }
            else text.Append(here.Text[i]);
        }

        return (text.ToString(), level);
    }

    internal static string Printed(int number, string format) => format switch
    {
        "lowerLetter" => Letters(number).ToLowerInvariant(),
        "upperLetter" => Letters(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A to Z, then AA, BB and so on, as Word does.</summary>
    private static string Letters(int number) => number < 1 ? "" : new string((char)('A' + (number - 1) % 26), Math.Min((number - 1) / 26 + 1, 40));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var (value, sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            for (; number >= value; number -= value) text.Append(sign);
        return text.ToString();
    }

    private sealed class Definition
    {
        public Definition(XElement element)
        {
            StyleLink = (string?)element.Element(Word.Named("numStyleLink"))?.Attribute(Word.Named("val"));
            foreach (var level in element.Elements(Word.Named("lvl")))
                if (int.TryParse((string?)level.Attribute(Word.Named("ilvl")), NumberStyles.None, CultureInfo.InvariantCulture, out var l) && l < Levels.Length) Levels[l] = new Level(level);
        }

        public string? StyleLink { get; }

        public Level?[] Levels { get; } = new Level?[DocxNumbering.Levels];

        public int?[] Counters { get; } = new int?[DocxNumbering.Levels];
    }

    private sealed class Level(XElement element)
    {
        public int Start { get; } = Math.Clamp(Word.Whole(element.Element(Word.Named("start"))) ?? 1, 0, 100_000);

        public string Format { get; } = (string?)element.Element(Word.Named("numFmt"))?.Attribute(Word.Named("val")) ?? "decimal";

        public string Text { get; } = (string?)element.Element(Word.Named("lvlText"))?.Attribute(Word.Named("val")) ?? "";

        public bool IsLegal { get; } = Word.Toggle(element, "isLgl") == true;

        /// <summary>Counted as levels from 1: it begins anew after that level or a higher. 0 never; null after any.</summary>
        public int? RestartAfter { get; } = Word.Whole(element.Element(Word.Named("lvlRestart")));

        public string? Style { get; } = (string?)element.Element(Word.Named("pStyle"))?.Attribute(Word.Named("val"));
    }
}
