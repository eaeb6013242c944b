using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Samsyn.Documents.Texts;
using Samsyn.Web.Design;

namespace Samsyn.Web.Publishing;

/// <summary>
/// The text of an article: Markdown in, one content out, from which page, PDF and mail are made. What they say is the same because it is the same.
/// </summary>
/// <remarks>
/// CommonMark with tables. HTML is read as words, never as HTML; pictures become their alternative text; quotations and code become plain paragraphs.
/// Headings begin at h2: the title is the page's h1. A link is an address with https, http or mailto, or a page here (<c>/avtal</c>); any other is no link,
/// and a person who publishes is told so (<see cref="BadLinks"/>). Source: CommonMark 0.31, the issue's "script, style and data URLs in Markdown".
/// </remarks>
public static class ArticleContent
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Reads Markdown. Words that follow the state have been chosen before (<see cref="TensedText.On"/>).</summary>
    public static TextContent Read(string? title, string markdown)
    {
        var blocks = new List<TextBlock>();
        foreach (var block in Parse(markdown)) Add(blocks, block, 0);
        return new TextContent { Title = title, Blocks = blocks };
    }

    /// <summary>Markdown that is nested deeper than anybody means is read as words.</summary>
    private static MarkdownDocument Parse(string markdown)
    {
        var clean = Clean(markdown);
        try
        {
            return Markdown.Parse(clean, Pipeline);
        }
        catch (ArgumentException)
        {
            return Markdown.Parse(string.Concat(clean.Select(c => char.IsAsciiLetterOrDigit(c) || c > 127 || c is ' ' or '\n' ? c.ToString() : "\\" + c)), Pipeline);
        }
    }

    /// <summary>Addresses that are written as links but are none.</summary>
    public static IReadOnlyList<string> BadLinks(string markdown) =>
        [.. Parse(markdown).Descendants<LinkInline>().Where(l => !l.IsImage && l.Url is { Length: > 0 } url && SafeLink(url) is null).Select(l => l.Url!).Distinct(StringComparer.Ordinal)];

    /// <summary>Every address a reader may follow from the text: what a check of dead links asks.</summary>
    public static IReadOnlyList<string> Links(TextContent content) =>
        [.. content.Blocks.SelectMany(RunsOf).Select(run => run.Link).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The same content with other addresses: whole ones for paper and feeds. Where null comes back there is no link.</summary>
    internal static TextContent WithLinks(TextContent content, Func<string, string?> address)
    {
        IReadOnlyList<TextRun> Runs(IReadOnlyList<TextRun> runs) => [.. runs.Select(run => run.Link is { Length: > 0 } link ? run with { Link = address(link) } : run)];
        return content with
        {
            Blocks = [.. content.Blocks.Select(block => block switch
            {
                TextHeading heading => heading with { Runs = Runs(heading.Runs) },
                TextParagraph paragraph => paragraph with { Runs = Runs(paragraph.Runs) },
                TextListItem item => item with { Runs = Runs(item.Runs) },
                TextTable table => table with { Rows = [.. table.Rows.Select(row => (IReadOnlyList<TextCell>)[.. row.Select(cell => new TextCell(Runs(cell.Runs)))])] },
                _ => block,
            })],
        };
    }

    /// <summary>As HTML for a page. Everything is escaped; nothing of what was written becomes markup.</summary>
    /// <param name="root">Before an address of this site: <c>/en</c> on English pages.</param>
    /// <param name="bare">Without what our own pages' style sheet and keyboard need: for other people's programs.</param>
    public static IHtmlContent Html(TextContent content, string root = "", int firstLevel = 2, bool bare = false)
    {
        var html = new List<IHtmlContent>();
        for (var i = 0; i < content.Blocks.Count; i++)
        {
            switch (content.Blocks[i])
            {
                case TextHeading heading:
                    var level = Math.Clamp(heading.Level, firstLevel, 6);
                    html.Add(Markup.Of($"<h{level}>{Inline(heading.Runs, root)}</h{level}>"));
                    break;
                case TextParagraph paragraph:
                    html.Add(Markup.Of($"<p>{Inline(paragraph.Runs, root)}</p>"));
                    break;
                case TextListItem:
                    html.Add(List(content.Blocks, ref i, 0, root));
                    i--;
                    break;
                case TextTable table:
                    html.Add(Table(table, root, bare));
                    break;
            }
        }

        return Markup.Join(html);
    }

    /// <summary>As plain text for a mail's text part and for search: a blank line between blocks, links after their words.</summary>
    /// <param name="site">The site's address before a page here, <c>https://samsyn.example</c>; null leaves addresses out.</param>
    public static string Plain(TextContent content, string? site = null)
    {
        var text = new StringBuilder();
        TextBlock? before = null;
        foreach (var block in content.Blocks)
        {
            if (text.Length > 0) text.Append(block is TextListItem && before is TextListItem ? "\n" : "\n\n");
            before = block;
            switch (block)
            {
                case TextListItem item:
                    text.Append(' ', item.Level * 2).Append(item.Marker ?? "–").Append(' ').Append(Words(item.Runs, site));
                    break;
                case TextTable table:
                    text.AppendJoin('\n', table.Rows.Select(row => string.Join("; ", row.Select(cell => Words(cell.Runs, site)))));
                    break;
                default:
                    text.Append(Words(RunsOf(block), site));
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// As running text, to begin to read in a letter: paragraphs and lists. Headings are left out, and so are tables: a row of cells says nothing away from its columns. When there is nothing else, each row says its
    /// columns: "Kommun: Borås, dag: 3 maj."
    /// </summary>
    public static string Running(TextContent content)
    {
        static string Said(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.Text)).ReplaceLineEndings(" ").Trim();
        var text = new StringBuilder();
        for (var i = 0; i < content.Blocks.Count; i++)
            if (content.Blocks[i] is TextParagraph or TextListItem && Said(RunsOf(content.Blocks[i])) is { Length: > 0 } words)
                text.Append(text.Length == 0 ? "" : content.Blocks[i] is TextListItem && content.Blocks[i - 1] is TextListItem && char.IsLetterOrDigit(text[^1]) ? "; " : " ").Append(words);
        if (text.Length > 0) return text.ToString();
        return string.Join(' ', content.Blocks.OfType<TextTable>().SelectMany(table => table.Rows.Skip(table.HeaderRows).Select(row =>
            string.Join(", ", row.Select((cell, n) => (Name: table.HeaderRows > 0 ? Said(table.Rows[0][n].Runs) : "", Words: Said(cell.Runs))).Where(cell => cell.Words.Length > 0).Select(cell => cell.Name.Length > 0 ? $"{cell.Name}: {cell.Words}" : cell.Words)) + ".")));
    }

    /// <summary>The text as it was written, but line ends as LF and without what a page cannot carry: control characters, halves of characters, non-characters.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 >= text.Length || text[i + 1] != '\n') clean.Append('\n');
            }
            else if (c is '\n' or '\t') clean.Append(c);
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c)) clean.Append('\ufffd');
            else if (!char.IsControl(c) && c is not ('\ufffe' or '\uffff')) clean.Append(c);
        }

        return clean.ToString().Trim(' ', '\n', '\t');
    }

    /// <summary>The address if a reader may be sent to it; null otherwise.</summary>
    public static string? SafeLink(string? url)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) return null;
        if (url[0] == '#') return url;
        if (url[0] == '/') return url.Length > 1 && url[1] is '/' or '\\' ? null : url;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto" ? url : null;
    }

    public static IEnumerable<TextRun> RunsOf(TextBlock block) => block switch
    {
        TextHeading heading => heading.Runs,
        TextParagraph paragraph => paragraph.Runs,
        TextListItem item => item.Runs,
        TextTable table => table.Rows.SelectMany(row => row).SelectMany(cell => cell.Runs),
        _ => [],
    };

    private static void Add(List<TextBlock> blocks, Block block, int level)
    {
        switch (block)
        {
            case HeadingBlock heading:
                if (Runs(heading.Inline) is { Count: > 0 } words) blocks.Add(new TextHeading(Math.Clamp(heading.Level, 2, 4), null, words));
                break;
            case Table table:
                AddTable(blocks, table);
                break;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>()) AddItem(blocks, list, item, level);
                break;
            case QuoteBlock quote:
                foreach (var inner in quote) Add(blocks, inner, level);
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.ToString().Split('\n').Where(line => line.Length > 0)) blocks.Add(new TextParagraph(null, [new TextRun(line)]));
                break;
            case LeafBlock { Inline: { } inline }:
                if (Runs(inline) is { Count: > 0 } runs) blocks.Add(new TextParagraph(null, runs));
                break;
        }
    }

    private static void AddItem(List<TextBlock> blocks, ListBlock list, ListItemBlock item, int level)
    {
        var marker = list.IsOrdered ? item.Order.ToString(CultureInfo.InvariantCulture) + list.OrderedDelimiter : null;
        var (runs, at) = (new List<TextRun>(), blocks.Count);
        foreach (var block in item)
        {
            if (block is LeafBlock { Inline: { } inline } && blocks.Count == at)
            {
                if (runs.Count > 0) runs.Add(new TextRun("\n"));
                runs.AddRange(Runs(inline));
            }
            else
            {
                if (blocks.Count == at) blocks.Add(new TextListItem(Math.Min(level, 8), marker, [.. runs]));
                Add(blocks, block, level + 1);
            }
        }

        if (blocks.Count == at) blocks.Add(new TextListItem(Math.Min(level, 8), marker, runs));
    }

    private static void AddTable(List<TextBlock> blocks, Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => new TextCell([.. cell.OfType<LeafBlock>().SelectMany(leaf => Runs(leaf.Inline)).Select(run => run with { Text = run.Text.Replace('\n', ' ') })])).ToList()).ToList();
        if (rows.Count == 0) return;
        var width = rows.Max(row => row.Count);
        foreach (var row in rows) while (row.Count < width) row.Add(new TextCell([]));
        blocks.Add(new TextTable(table.OfType<TableRow>().Count(row => row.IsHeader), [.. rows.Select(row => (IReadOnlyList<TextCell>)row)]));
    }

    private static List<TextRun> Runs(ContainerInline? inlines)
    {
        var runs = new List<TextRun>();
        if (inlines is not null) Collect(inlines, new TextRun(""), runs);
        return runs;
    }

    private static void Collect(ContainerInline inlines, TextRun style, List<TextRun> runs)
    {
        void Say(string text)
        {
            if (text.Length == 0) return;
            if (runs.Count > 0 && runs[^1] is var last && last with { Text = "" } == style) runs[^1] = last with { Text = last.Text + text };
            else runs.Add(style with { Text = text });
        }

        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal: Say(literal.Content.ToString()); break;
                case LineBreakInline lineBreak: Say(lineBreak.IsHard ? "\n" : " "); break;
                case CodeInline code: Say(code.Content); break;
                case HtmlEntityInline entity: Say(entity.Transcoded.ToString()); break;
                case AutolinkInline auto when SafeLink(auto.IsEmail ? "mailto:" + auto.Url : auto.Url) is { } link:
                    runs.Add(style with { Text = auto.Url, Link = link });
                    break;
                case AutolinkInline auto: Say(auto.Url); break;
                case EmphasisInline emphasis:
                    Collect(emphasis, emphasis.DelimiterCount == 2 ? style with { Strong = true } : style with { Emphasis = true }, runs);
                    break;
                case LinkInline target: Collect(target, target.IsImage ? style : style with { Link = SafeLink(target.Url) ?? style.Link }, runs); break;
                case ContainerInline other: Collect(other, style, runs); break;
            }
        }
    }

    private static IHtmlContent List(IReadOnlyList<TextBlock> blocks, ref int at, int level, string root)
    {
        var ordered = ((TextListItem)blocks[at]).Marker is not null;
        var items = new List<IHtmlContent>();
        var start = 1;
        if (ordered && int.TryParse(((TextListItem)blocks[at]).Marker!.TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var first)) start = first;
        while (at < blocks.Count && blocks[at] is TextListItem item && item.Level >= level && (item.Level > level || (item.Marker is not null) == ordered))
        {
            at++;
            var inner = at < blocks.Count && blocks[at] is TextListItem next && next.Level > item.Level ? List(blocks, ref at, item.Level + 1, root) : Markup.Nothing;
            items.Add(Markup.Of($"<li>{Inline(item.Runs, root)}{inner}</li>"));
        }

        return ordered ? Markup.Of($"<ol{Markup.Attribute("start", start == 1 ? null : start.ToString(CultureInfo.InvariantCulture))}>{Markup.Join(items)}</ol>") : Markup.Of($"<ul>{Markup.Join(items)}</ul>");
    }

    private static IHtmlContent Table(TextTable table, string root, bool bare)
    {
        IHtmlContent Row(IReadOnlyList<TextCell> row, bool header) => Markup.Of($"<tr>{Markup.Join(row.Select(cell => header ? Markup.Of($"<th scope=\"col\">{Inline(cell.Runs, root)}</th>") : Markup.Of($"<td>{Inline(cell.Runs, root)}</td>")))}</tr>");
        var (head, body) = (table.Rows.Take(table.HeaderRows).Select(row => Row(row, true)), table.Rows.Skip(table.HeaderRows).Select(row => Row(row, false)));
        if (bare) return Markup.Of($"<table>{Markup.When(table.HeaderRows > 0, $"<thead>{Markup.Join(head)}</thead>")}<tbody>{Markup.Join(body)}</tbody></table>");
        // The caption is for those who hear the page: what the columns are.
        var caption = table.HeaderRows > 0 ? string.Join(", ", table.Rows[0].Select(cell => string.Concat(cell.Runs.Select(run => run.Text)))) : Languages.L("Tabell", "Table");
        return Markup.Of($"<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Languages.L("Tabell", "Table")}\"><table class=\"ds-table\"><caption class=\"sr-only\">{caption}</caption>{Markup.When(table.HeaderRows > 0, $"<thead>{Markup.Join(head)}</thead>")}<tbody>{Markup.Join(body)}</tbody></table></div>");
    }

    private static IHtmlContent Inline(IEnumerable<TextRun> runs, string root) => Markup.Join(runs.Select(run =>
    {
        var text = Markup.Join(run.Text.Split('\n').Select((line, i) => Markup.Of($"{Markup.When(i > 0, $"<br>")}{line}")));
        if (run.Strong) text = Markup.Of($"<strong>{text}</strong>");
        if (run.Emphasis) text = Markup.Of($"<em>{text}</em>");
        return run.Link is { } link ? Markup.Of($"<a href=\"{(link[0] == '/' ? root + link : link)}\">{text}</a>") : text;
    }));

    private static string Words(IEnumerable<TextRun> runs, string? site)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            text.Append(run.Text);
            if (site is not null && run.Link is { } link && link[0] != '#' && link != run.Text && link != "mailto:" + run.Text) text.Append(" (").Append(link[0] == '/' ? site + link : link).Append(')');
        }

        return text.ToString();
    }
}
