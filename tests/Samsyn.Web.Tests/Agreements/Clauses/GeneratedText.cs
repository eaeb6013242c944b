using System.Text;
using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Web.Tests.Agreements.Clauses;

/// <summary>Texts that try everything: signs that Markdown reads as something else, lists in lists, odd numbers, tables, emphasis in the middle of words.</summary>
internal static class GeneratedText
{
    private static readonly string[] Words =
    [
        "kommunen", "Regionen", "hjälpmedel", "å", "och", "4.2", "1.", "a)", "*", "**", "_", "__", "`kod`", "[länk]", "(x)", "<b>", "&amp;", "&", "|", "#", "##", "-", "+", "=", "---", "===",
        "~~~", ">", "\\", "!", "![", "1)", "§ 4", "😀", "é", "ﬁ", "“citat”", "e-post", "12,5", "slut.", "nbsp\u00A0här", "soft\u00ADhy", "tab\there", "http://x.se/a_b", "a_b_c", "*x*", ":", "^", "$", "iv.", "(b)", "0.", "007.",
    ];

    public static ClauseText Of(int seed)
    {
        var random = new Random(seed);
        var builder = new ClauseTextBuilder();
        if (random.Next(3) == 0) builder.Title(Line(random));
        for (var i = random.Next(25); i >= 0; i--)
        {
            switch (random.Next(9))
            {
                case 0 or 1:
                    builder.Heading(1 + random.Next(7), random.Next(3) == 0 ? Number(random) : null, Line(random));
                    break;
                case 2 or 3:
                    builder.Paragraph(Runs(random), $"{random.Next(1, 12)}.{random.Next(1, 12)}{(random.Next(3) == 0 ? "." + random.Next(1, 4) : "")}");
                    break;
                case 4 or 5:
                    builder.Paragraph(Runs(random));
                    break;
                case 6 or 7:
                    for (var n = random.Next(1, 6); n > 0; n--) builder.ListItem(random.Next(4), Pick(random, null, null, "1.", "2.", "7)", "a)", "iv.", "(b)", "0.", "007.", "•"), Runs(random));
                    break;
                case 8:
                    var width = random.Next(1, 4);
                    builder.Table(random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (IReadOnlyList<IReadOnlyList<ClauseRun>>)
                        [.. Enumerable.Range(0, random.Next(1, width + 1)).Select(_ => random.Next(4) == 0 ? [] : Runs(random))])]);
                    break;
            }
        }

        return builder.Build();
    }

    /// <summary>The tree as lines, to compare two of them.</summary>
    public static string Dump(ClauseText text)
    {
        var lines = new StringBuilder().Append("title ").AppendLine(text.Title);
        Dump(lines, text.Preamble);
        foreach (var placed in text.InOrder)
        {
            lines.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{placed.Depth} [{placed.Clause.Number}] [{placed.Clause.Heading ?? "-"}]");
            Dump(lines, placed.Clause.Blocks);
        }

        return lines.ToString();
    }

    private static void Dump(StringBuilder lines, IReadOnlyList<ClauseBlock> blocks)
    {
        foreach (var block in blocks)
            lines.AppendLine(block switch
            {
                ClauseParagraph paragraph => "  p " + Said(paragraph.Runs),
                ClauseListItem item => $"  {item.Level} {item.Marker ?? "•"} {Said(item.Runs)}",
                ClauseTable table => $"  table {table.HasHeader} " + string.Join(" / ", table.Rows.Select(row => string.Join(" | ", row.Select(Said)))),
                _ => "?",
            });
    }

    private static string Said(IReadOnlyList<ClauseRun> runs) => string.Concat(runs.Select(run => $"{(run.Style == 0 ? "" : run.Style)}{{{run.Text.Replace("\n", "⏎", StringComparison.Ordinal)}}}{run.Link}"));

    private static string? Pick(Random random, params string?[] choices) => choices[random.Next(choices.Length)];

    private static string Number(Random random) => Pick(random, "4", "4.2", "§ 3", "3 §", "12.1.4")!;

    private static string Line(Random random) => string.Join(random.Next(5) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words[random.Next(Words.Length)]));

    private static List<ClauseRun> Runs(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new ClauseRun(
            Line(random) + (random.Next(4) == 0 ? "" : " ") + (random.Next(12) == 0 ? "\n" : ""),
            random.Next(3) == 0 ? (RunStyle)random.Next(4) : RunStyle.Plain,
            random.Next(8) == 0 ? Pick(random, "https://exempel.se/a?b=1&c=å", "https://exempel.se/sida", "mailto:a@exempel.se", "javascript:x", "file:///etc") : null))];
}
