using System.Globalization;
using System.Text;
using System.Text.Json;
using Samsyn.Documents.Tests.Pdf.Signing;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>Another writer of PDF/UA: the same text as a source for Typst, and what Typst makes of it. <c>./test --install</c> gets it from npm.</summary>
internal static class Typst
{
    private static string Program => Environment.GetEnvironmentVariable("SAMSYN_TEST_TYPST")
        ?? Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "samsyn-test-typst");

    /// <summary>The texts as PDF/UA-1, all in one process.</summary>
    public static IReadOnlyList<byte[]> Pdf(IReadOnlyList<TextContent> contents)
    {
        using var folder = new Folder();
        var jobs = contents.Select((content, i) => new { source = Source(content), @out = folder.Path($"{i}.pdf") }).ToList();
        File.WriteAllText(folder.Path("jobs.json"), JsonSerializer.Serialize(jobs));
        Tools.Run("node", Path.Combine(AppContext.BaseDirectory, "Pdf", "Writing", "typst.mjs"), Program, folder.Path("jobs.json"));
        return [.. jobs.Select(job => File.ReadAllBytes(job.@out))];
    }

    /// <summary>On a sheet so wide that no line is broken: what is compared is structure.</summary>
    private static string Source(TextContent content)
    {
        var source = new StringBuilder();
        source.Append("#set document(title: ").Append(Quoted(content.Title!)).Append(")\n#set text(lang: ").Append(Quoted(content.Language[..2]))
            .Append(")\n#set page(width: 100000pt, height: 100000pt)\n#set heading(numbering: none)\n#set figure(supplement: none, numbering: none)\n#heading(level: 1, ").Append(Quoted(content.Title!)).Append(")\n\n");
        for (var i = 0; i < content.Blocks.Count;)
        {
            switch (content.Blocks[i])
            {
                case TextHeading heading:
                    source.Append(CultureInfo.InvariantCulture, $"#heading(level: {heading.Level + 1})[").Append(Numbered(heading.Number, heading.Runs)).Append("]\n\n");
                    i++;
                    break;
                case TextParagraph paragraph:
                    source.Append(Numbered(paragraph.Number, paragraph.Runs)).Append("\n\n");
                    i++;
                    break;
                case TextListItem:
                    source.Append('#').Append(List(content.Blocks, ref i)).Append("\n\n");
                    break;
                case TextTable table:
                    source.Append(Table(table)).Append("\n\n");
                    i++;
                    break;
                case TextFigure figure:
                    var words = figure.Drawing.Shapes.OfType<DrawnText>().Select(text => $"#place(top + left, dx: {Points(text.X)}, dy: {Points(text.Y)})[#{Quoted(text.Text + " ")}]");
                    source.Append(CultureInfo.InvariantCulture, $"#figure(alt: {Quoted(figure.Alternative)}, caption: [{Runs(figure.Caption)}], box(width: {Points(figure.Drawing.Width)}, height: {Points(figure.Drawing.Height)})[{string.Concat(words)}])\n\n");
                    i++;
                    break;
            }
        }

        return source.ToString();
    }

    /// <summary>Items of one level and kind, each with the lists under it.</summary>
    private static string List(IReadOnlyList<TextBlock> blocks, ref int i)
    {
        var first = (TextListItem)blocks[i];
        var (items, markers) = (new List<string>(), new List<string>());
        while (i < blocks.Count && blocks[i] is TextListItem item && item.Level == first.Level && item.Marker is null == first.Marker is null)
        {
            i++;
            markers.Add(Quoted(item.Marker ?? ""));
            var body = Runs(item.Runs);
            while (i < blocks.Count && blocks[i] is TextListItem inner && inner.Level > first.Level) body += "\n#" + List(blocks, ref i) + "\n";
            items.Add($"[{body}]");
        }

        return first.Marker is null ? $"list(marker: [{(first.Level % 2 == 0 ? "•" : "–")}], {string.Join(", ", items)})" : $"enum(numbering: n => ({string.Join(", ", markers)},).at(n - 1), {string.Join(", ", items)})";
    }

    private static string Table(TextTable table)
    {
        string Row(IReadOnlyList<TextCell> row) => string.Join(", ", row.Select(cell => $"[{Runs(cell.Runs)}]"));
        var head = table.HeaderRows > 0 ? $"table.header({string.Join(", ", table.Rows.Take(table.HeaderRows).Select(Row))}), " : "";
        var source = $"table(columns: {table.Rows[0].Count.ToString(CultureInfo.InvariantCulture)}, {head}{string.Join(", ", table.Rows.Skip(table.HeaderRows).Select(Row))})";
        return table.Caption.Count == 0 ? "#" + source : $"#figure({source}, caption: figure.caption(position: top)[{Runs(table.Caption)}])";
    }

    private static string Numbered(string? number, IReadOnlyList<TextRun> runs) => (number is null ? "" : $"#{Quoted(number + " ")}") + Runs(runs);

    private static string Runs(IReadOnlyList<TextRun> runs)
    {
        var source = new StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Link is not { } link)
            {
                source.Append(Run(runs[i]));
                continue;
            }

            source.Append("#link(").Append(Quoted(link)).Append(")[");
            for (; i < runs.Count && runs[i].Link == link; i++) source.Append(Run(runs[i]));
            source.Append(']');
            i--;
        }

        return source.ToString();
    }

    private static string Run(TextRun run)
    {
        var words = string.Join("#\" \"#linebreak()", run.Text.Split('\n').Select(line => line.Length == 0 ? "" : $"#{Quoted(line)}"));
        if (run.Emphasis) words = $"#emph[{words}]";
        return run.Strong ? $"#strong[{words}]" : words;
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Points(double number) => number.ToString(CultureInfo.InvariantCulture) + "pt";
}
