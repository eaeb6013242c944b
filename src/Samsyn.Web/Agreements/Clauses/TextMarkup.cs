using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>Writes clauses as HTML: the whole text, or one clause with its changed words marked.</summary>
internal static class TextMarkup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole text. Chapters are headings from h2, points are paragraphs with their number beside them.</summary>
    public static IHtmlContent Whole(ReadableText readable, string root, string day)
    {
        var html = new StringBuilder(readable.Bytes.Length * 2);
        var text = readable.Text;
        if (text.Title is { } title) html.Append("<p class=\"text-title\">").Append(Encode(title)).Append("</p>\n");
        Blocks(html, Unmarked(text.Preamble), MarkWords.Neither);
        for (var i = 0; i < text.InOrder.Count; i++)
        {
            var placed = text.InOrder[i];
            var clause = placed.Clause;
            var anchor = readable.Anchors[i];
            var link = clause.Number is { } number
                ? $"<a class=\"num\" href=\"{root}/avtal/{readable.Slug}/punkt/{readable.Ids[i]}{day}\">{Encode(number)}</a>"
                : "";
            if (clause.Heading is { } heading)
            {
                var level = Math.Min(placed.Depth + 1, 6);
                html.Append(CultureInfo.InvariantCulture, $"<h{level} id=\"{anchor}\">{link}{(link.Length > 0 ? " " : "")}{Encode(heading)}</h{level}>\n");
                Blocks(html, Unmarked(clause.Blocks), MarkWords.Neither);
            }
            else
            {
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"point\" id=\"{anchor}\">{link}<div>");
                Blocks(html, Unmarked(clause.Blocks), MarkWords.Neither);
                html.Append("</div></div>\n");
            }

            foreach (var responsibility in readable.Entries[i].Responsibilities)
                html.Append(English ? "<p class=\"who\" lang=\"en\">" : "<p class=\"who\">").Append(Markup.Render(ResponsibilityWords.Line(responsibility))).Append("</p>\n");
        }

        return new HtmlString(html.ToString());
    }

    /// <summary>Blocks with their words marked by what they are in the comparison.</summary>
    public static IHtmlContent Marked(IReadOnlyList<MarkedBlock> blocks, MarkWords marks)
    {
        var html = new StringBuilder();
        Blocks(html, blocks, marks);
        return new HtmlString(html.ToString());
    }

    /// <summary>Words with what changed marked.</summary>
    public static IHtmlContent Marked(IReadOnlyList<MarkedRun> runs, MarkWords marks)
    {
        var html = new StringBuilder();
        Runs(html, runs, marks);
        return new HtmlString(html.ToString());
    }

    /// <summary>A clause's own text as it stands.</summary>
    public static IHtmlContent Plain(Clause clause) => Marked(Unmarked(clause.Blocks), MarkWords.Neither);

    /// <summary>Both texts in one run.</summary>
    public static IHtmlContent Running(IReadOnlyList<RunningWords> words)
    {
        var html = new StringBuilder("<p>");
        foreach (var stretch in words)
        {
            if (stretch.BreaksBefore) html.Append("</p><p>");
            var text = Encode(stretch.Text.TrimStart(' '));
            if (stretch.Text.StartsWith(' ') && !stretch.BreaksBefore) html.Append(' ');
            html.Append(stretch.Kind switch
            {
                WordsKind.Gone => MarkWords.Gone.Wrap(text),
                WordsKind.New => MarkWords.New.Wrap(text),
                _ => text,
            });
        }

        return new HtmlString(html.Append("</p>").ToString());
    }

    private static IReadOnlyList<MarkedBlock> Unmarked(IReadOnlyList<ClauseBlock> blocks) => [.. blocks.Select(MarkedBlock.Unmarked)];

    private static void Blocks(StringBuilder html, IReadOnlyList<MarkedBlock> blocks, MarkWords marks)
    {
        for (var i = 0; i < blocks.Count;)
        {
            switch (blocks[i].Block)
            {
                case ClauseListItem item:
                    i = List(html, blocks, i, item.Level, marks);
                    break;
                case ClauseTable table:
                    Table(html, table, blocks[i++], marks);
                    break;
                default:
                    html.Append("<p>");
                    Runs(html, blocks[i++].Cells[0], marks);
                    html.Append("</p>\n");
                    break;
            }
        }
    }

    /// <summary>Items of one level, each with those below it. A printed marker is part of the text and so stands in it.</summary>
    private static int List(StringBuilder html, IReadOnlyList<MarkedBlock> blocks, int i, int level, MarkWords marks)
    {
        var marked = ((ClauseListItem)blocks[i].Block).Marker is not null;
        html.Append(marked ? "<ol class=\"marked\">" : "<ul>");
        while (i < blocks.Count && blocks[i].Block is ClauseListItem item && item.Level >= level && (item.Marker is not null) == marked)
        {
            html.Append("<li>");
            if (item.Marker is { } marker) html.Append("<span class=\"marker\">").Append(Encode(marker)).Append("</span> ");
            Runs(html, blocks[i++].Cells[0], marks);
            while (i < blocks.Count && blocks[i].Block is ClauseListItem below && below.Level > level) i = List(html, blocks, i, below.Level, marks);
            html.Append("</li>");
        }

        html.Append(marked ? "</ol>\n" : "</ul>\n");
        return i;
    }

    private static void Table(StringBuilder html, ClauseTable table, MarkedBlock block, MarkWords marks)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"text-table\" role=\"region\" tabindex=\"0\" aria-label=\"{Encode(L("Tabell i avtalstexten", "Table in the agreement’s text"))}\"><table class=\"ds-table\">");
        var cell = 0;
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var isHead = r == 0 && table.HasHeader;
            html.Append(isHead ? "<thead><tr>" : r == 0 || (r == 1 && table.HasHeader) ? "<tbody><tr>" : "<tr>");
            for (var c = 0; c < table.Rows[r].Count; c++, cell++)
            {
                var empty = table.Rows[r][c].Count == 0;
                var tag = isHead && !empty ? "th scope=\"col\"" : c == 0 && table.HasHeader && !empty && !isHead ? "th scope=\"row\"" : "td";
                html.Append('<').Append(tag).Append('>');
                if (cell < block.Cells.Count) Runs(html, block.Cells[cell], marks);
                html.Append("</").Append(tag.AsSpan(0, 2)).Append('>');
            }

            html.Append(isHead ? "</tr></thead>" : "</tr>");
        }

        html.Append(table.Rows.Count == 1 && table.HasHeader ? "</table></div>\n" : "</tbody></table></div>\n");
    }

    private static void Runs(StringBuilder html, IReadOnlyList<MarkedRun> runs, MarkWords marks)
    {
        foreach (var run in runs)
        {
            var text = Encode(run.Text).Replace("&#xA;", "<br>", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);
            if ((run.Style & RunStyle.Strong) != 0) text = $"<strong>{text}</strong>";
            if ((run.Style & RunStyle.Emphasis) != 0) text = $"<em>{text}</em>";
            if (run.Link is { } link) text = $"<a href=\"{Encode(link)}\">{text}</a>";
            html.Append(run.IsChanged ? marks.Wrap(text) : text);
        }
    }

    private static string Encode(string text) => Encoder.Encode(text);
}

/// <summary>How changed words are marked: struck out, or added, each with a word for those who do not see it.</summary>
internal sealed class MarkWords
{
    public static readonly MarkWords Neither = new("", "", "");
    public static readonly MarkWords Gone = new("del", "struket:", "deleted:");
    public static readonly MarkWords New = new("ins", "tillagt:", "added:");

    private readonly string tag;
    private readonly string swedish;
    private readonly string english;

    private MarkWords(string tag, string swedish, string english) => (this.tag, this.swedish, this.english) = (tag, swedish, english);

    public string Wrap(string html) => tag.Length == 0 || html.Trim().Length == 0
        ? html
        : $"<{tag}><span class=\"sr-only\"{(English ? " lang=\"en\"" : "")}>{L(swedish, english)} </span>{html}</{tag}>";
}
