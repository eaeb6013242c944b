using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Samsyn.Web.Publishing.OldPages;

/// <summary>
/// The main text of a saved page as the Markdown that news is written in (<see cref="ArticleContent"/>): headings, paragraphs, lists, tables and links. Read again it says the same words: what
/// Markdown would take for a sign of its own is escaped.
/// </summary>
/// <remarks>Scripts, styles, forms, frames, pictures and films are left out and counted, so that somebody can be told. Page parts around the text (menus, crumbs, sharing) are left out.</remarks>
/// <param name="link">Where a link is to lead, written as in Markdown; null leaves the words without their link.</param>
internal sealed partial class SavedText(Func<IElement, string?> link)
{
    private const char Break = '\u0001';

    /// <summary>What means something in Markdown, or to words that follow the state, wherever it stands.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\`*_[]<>&|{}~#");

    private static readonly HashSet<string> Blocks = new("address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody td tfoot th thead tr ul".Split(' '), StringComparer.Ordinal);

    /// <summary>What a text cannot hold, and what it is called in the plural when somebody is told.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["script"] = "skript", ["style"] = "stilmallar", ["iframe"] = "inbäddade sidor", ["object"] = "inbäddade sidor", ["embed"] = "inbäddade sidor", ["img"] = "bilder", ["svg"] = "bilder", ["canvas"] = "bilder",
        ["video"] = "filmer och ljud", ["audio"] = "filmer och ljud", ["input"] = "formulärfält", ["select"] = "formulärfält", ["textarea"] = "formulärfält", ["button"] = "knappar",
    };

    private static readonly HashSet<string> Around = new("nav aside footer noscript template head link meta title dialog".Split(' '), StringComparer.Ordinal);

    [GeneratedRegex(@"(^|[\s_-])(breadcrumbs?|cookies?|share|sharing|skip-?link|pagination)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex AroundByClass();

    [GeneratedRegex(@"^(publicerad|publicerat|senast (uppdaterad|ändrad|publicerad|granskad)|uppdaterad|sidan uppdaterades)\b.{0,3}(\d{4}-\d\d-\d\d|\d{1,2} \p{L}+ \d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex DateLine();

    [GeneratedRegex("[ \t\r\n\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{1,9})([.)])(?=\s|$)")]
    private static partial Regex Numbered();

    /// <summary>How many of each kind were left out.</summary>
    public Dictionary<string, int> Missing { get; } = new(StringComparer.Ordinal);

    /// <param name="isElsewhere">Elements that stand in another field: the title, the lead.</param>
    public string Markdown(IElement main, Func<IElement, bool> isElsewhere)
    {
        elsewhere = isElsewhere;
        level = 1;
        var blocks = new List<string>();
        Read(main, blocks);
        return ArticleContent.Clean(string.Join("\n\n", blocks));
    }

    private Func<IElement, bool> elsewhere = _ => false;
    private int level = 1;

    private void Read(INode parent, List<string> blocks)
    {
        var words = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !(Blocks.Contains(element.LocalName) || HoldsBlocks(element)))
            {
                if (node is IElement or IText) words.Add(node);
                continue;
            }

            Paragraph(words, blocks);
            if (IsLeftOut(element) || elsewhere(element)) continue;
            Block(element, blocks);
        }

        Paragraph(words, blocks);
    }

    private void Block(IElement element, List<string> blocks)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                // No level is skipped: whoever reads by headings would look for what is not there.
                if (OneLine(element.ChildNodes) is not { Length: > 0 } heading) break;
                level = Math.Clamp(Math.Min(element.LocalName[1] - '0', level + 1), 2, 4);
                blocks.Add(new string('#', level) + " " + heading);
                break;
            case "ul" or "ol": List(element, blocks); break;
            case "table" when IsOfFacts(element): Table(element, blocks); break;
            case "hr": break;
            case "pre":
                foreach (var line in element.TextContent.Split('\n').Where(line => line.Trim().Length > 0)) blocks.Add(LineStart(Escape(line.Trim())));
                break;
            case "dt" or "summary":
                if (OneLine(element.ChildNodes) is { Length: > 0 } term) blocks.Add(IsPlain(term) ? $"**{term}**" : LineStart(term));
                break;
            default: Read(element, blocks); break;
        }
    }

    private void Paragraph(List<INode> nodes, List<string> blocks)
    {
        var text = Inline(nodes);
        nodes.Clear();
        var lines = text.Split(Break).Select(Tidy).SkipWhile(line => line.Length == 0).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        if (lines.Count == 0 || DateLine().IsMatch(lines[0]) && lines.Count == 1 && lines[0].Length < 120) return;
        // An empty line between two breaks is what old editors made a new paragraph of.
        var paragraph = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.Length > 0) paragraph.Add(LineStart(line));
            else if (paragraph.Count > 0)
            {
                blocks.Add(string.Join("\\\n", paragraph));
                paragraph.Clear();
            }
        }
    }

    private void List(IElement list, List<string> blocks)
    {
        var ordered = list.LocalName == "ol";
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < 100_000 ? start : 1;
        // Two lists in a row are two only if their signs differ.
        var last = blocks.Count > 0 ? blocks[^1] : "";
        var sign = ordered ? Numbered().Match(last) is { Success: true } before && before.Groups[2].Value == "." ? ")" : "." : last.StartsWith("- ", StringComparison.Ordinal) ? "*" : "-";
        var items = new List<string>();
        foreach (var child in list.Children)
        {
            if (IsLeftOut(child)) continue;
            var inner = new List<string>();
            if (child.LocalName is "ul" or "ol") List(child, inner);
            else Read(child, inner);
            if (inner.Count == 0) continue;
            var marker = (ordered ? number++.ToString(CultureInfo.InvariantCulture) : "") + sign + " ";
            items.Add(marker + string.Join("\n\n", inner).Replace("\n", "\n" + new string(' ', marker.Length), StringComparison.Ordinal));
        }

        if (items.Count > 0) blocks.Add(string.Join('\n', items.Select(item => string.Join('\n', item.Split('\n').Select(line => line.TrimEnd(' '))))));
    }

    /// <summary>Columns and rows of words; not a table that an old page was laid out with.</summary>
    private static bool IsOfFacts(IElement table) =>
        table.QuerySelector("table, ul, ol, h1, h2, h3, h4, h5, h6, p + p") is null && table.QuerySelectorAll("tr").Any(row => row.Children.Count(cell => cell.LocalName is "td" or "th") > 1);

    private void Table(IElement table, List<string> blocks)
    {
        if (table.QuerySelector("caption") is { } caption && OneLine(caption.ChildNodes) is { Length: > 0 } name) blocks.Add(LineStart(name));
        var rows = table.QuerySelectorAll("tr").Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").SelectMany(cell =>
            Enumerable.Repeat("", Math.Clamp((int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1) - 1, 0, 20)).Prepend(OneLine(cell.ChildNodes))).ToList()).Where(row => row.Count > 0).ToList();
        if (table.QuerySelector("[rowspan]:not([rowspan='1']), [colspan]:not([colspan='1'])") is not null) Count("tabeller med sammanslagna celler (de är delade; läs dem)");
        var width = rows.Max(row => row.Count);
        string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";
        var lines = rows.Select(row => Line(row.Concat(Enumerable.Repeat("", width - row.Count)))).ToList();
        lines.Insert(1, Line(Enumerable.Repeat("---", width)));
        blocks.Add(string.Join('\n', lines));
    }

    private string OneLine(IEnumerable<INode> nodes) => Tidy(Inline([.. nodes]).Replace(Break, ' '));

    private string Inline(List<INode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes) Inline(node, text, inStrong: false, inLink: false);
        // Two bold words beside each other are one.
        return text.ToString().Replace("****", "", StringComparison.Ordinal);
    }

    private void Inline(INode node, StringBuilder text, bool inStrong, bool inLink)
    {
        if (node is IText words)
        {
            text.Append(Escape(Spaces().Replace(words.Data, " ")));
            return;
        }

        if (node is not IElement element || IsLeftOut(element)) return;
        if (element.LocalName == "br")
        {
            text.Append(Break);
            return;
        }

        var inner = new StringBuilder();
        var (strong, anchor) = (element.LocalName is "strong" or "b", element.LocalName == "a" && !inLink);
        foreach (var child in element.ChildNodes) Inline(child, inner, inStrong || strong, inLink || anchor);
        var said = inner.ToString();
        if (anchor)
        {
            var target = said.Trim(' ', Break).Length > 0 ? link(element) : null;
            text.Append(target is null ? said : Outside(said, trimmed => $"[{trimmed.Replace(Break, ' ')}](<{target}>)"));
        }
        else if (strong && !inStrong && IsPlain(said.Trim(' ', Break))) text.Append(Outside(said, trimmed => $"**{trimmed}**"));
        else if (Blocks.Contains(element.LocalName)) text.Append(' ').Append(said).Append(' ');
        else text.Append(said);
    }

    /// <summary>Signs stand next to the words, and the spaces outside them.</summary>
    private static string Outside(string text, Func<string, string> sign)
    {
        var trimmed = text.Trim(' ', Break);
        var at = text.IndexOf(trimmed, StringComparison.Ordinal);
        return text[..at] + sign(trimmed) + text[(at + trimmed.Length)..];
    }

    /// <summary>Begins and ends with a letter or digit and is on one line: only then do Markdown's signs for bold hold wherever they stand.</summary>
    private static bool IsPlain(string text) => text.Length > 0 && char.IsLetterOrDigit(text[0]) && char.IsLetterOrDigit(text[^1]) && !text.Contains(Break, StringComparison.Ordinal);

    private bool IsLeftOut(IElement element)
    {
        if (LeftOut.TryGetValue(element.LocalName, out var kind))
        {
            Count(kind);
            return true;
        }

        return Around.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) == true
            || AroundByClass().IsMatch(element.ClassName ?? "") || element.GetAttribute("role") is "navigation" or "search" or "banner" or "contentinfo";
    }

    private void Count(string kind) => Missing[kind] = Missing.GetValueOrDefault(kind) + 1;

    private static bool HoldsBlocks(IElement element) => !LeftOut.ContainsKey(element.LocalName) && !Around.Contains(element.LocalName) && element.LocalName != "a" && element.Children.Any(child => Blocks.Contains(child.LocalName) || HoldsBlocks(child));

    private static string Tidy(string text) => Spaces().Replace(text, " ").Trim(' ');

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Signs) < 0 && !text.Contains(Break, StringComparison.Ordinal)) return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c == Break) continue;
            if (Signs.Contains(c)) escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>What begins a list, a heading or a line in Markdown is but a sign here.</summary>
    private static string LineStart(string line)
    {
        if (line.Length > 0 && line[0] is '-' or '+' or '=' or ':' && line.Length > 0) return "\\" + line;
        return Numbered().Replace(line, match => match.Groups[1].Value + "\\" + match.Groups[2].Value);
    }
}
