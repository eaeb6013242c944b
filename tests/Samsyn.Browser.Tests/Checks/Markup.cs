using System.Text.RegularExpressions;

namespace Samsyn.Browser.Tests.Checks;

/// <summary>
/// Faults in HTML as it was sent, which a browser mends in silence: tags that do not match, an attribute twice, a block in a paragraph,
/// a link in a link. The whole standard is the Nu checker's business (<c>./test all</c>).
/// </summary>
public static partial class Markup
{
    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    ];

    private static readonly HashSet<string> Phrases = ["p", "span", "a", "b", "strong", "em", "code", "small", "h1", "h2", "h3", "h4", "h5", "h6", "label", "button", "legend"];

    [GeneratedRegex("""<!--.*?-->|<!DOCTYPE html>|<(script|style)\b[^>]*>.*?</\1>|<(?<end>/?)(?<name>[a-zA-Z][\w:-]*)(?<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(?<self>/?)>""", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")]
    private static partial Regex Attribute();

    [GeneratedRegex("&(?!#\\d+;|#x[0-9a-fA-F]+;|[a-zA-Z][a-zA-Z0-9]*;)")]
    private static partial Regex LooseAmpersand();

    /// <summary>What C# makes of a value that nobody gave words: <c>AgreementVersion { Id = 1.0, …</c>, <c>System.Collections.Generic.List`1[…]</c>.</summary>
    [GeneratedRegex(@"\w+ \{ \w+ = |System\.\w+(\.\w+)*[\[`]|\bSamsyn\.(Web|Domain)\.\w+")]
    private static partial Regex Code();

    public static IReadOnlyList<string> Faults(string html)
    {
        var faults = new List<string>();
        var open = new Stack<string>();
        var at = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            Between(html[at..tag.Index], faults);
            at = tag.Index + tag.Length;
            if (!tag.Groups["name"].Success) continue;
            var name = tag.Groups["name"].Value;
            if (tag.Groups["end"].Length > 0) Close(name, open, faults);
            else Open(name, tag, open, faults);
        }
        Between(html[at..], faults);
        if (open.Count > 0) faults.Add($"never closed: {string.Join(", ", open.Select(o => $"<{o}>"))}");
        return faults;
    }

    private static void Between(string text, List<string> faults)
    {
        if (Code().Match(text) is { Success: true } code) faults.Add($"shows code: {code.Value}");
        if (text.Contains('<', StringComparison.Ordinal)) faults.Add($"a loose < in “{text.Trim()[..Math.Min(80, text.Trim().Length)]}”");
        if (LooseAmpersand().IsMatch(text)) faults.Add($"a loose & in “{text.Trim()[..Math.Min(80, text.Trim().Length)]}”");
    }

    private static void Open(string name, Match tag, Stack<string> open, List<string> faults)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match attribute in Attribute().Matches(tag.Groups["attributes"].Value))
            if (!seen.Add(attribute.Groups[1].Value)) faults.Add($"{attribute.Groups[1].Value} twice in {tag.Value}");
        if (Blocks.Contains(name) && open.Count > 0 && Phrases.Contains(open.Peek()) && !(open.Peek() == "a" && name != "p"))
            faults.Add($"<{name}> in <{open.Peek()}>: {tag.Value}");
        if (name is "a" or "button" && (open.Contains("a") || open.Contains("button"))) faults.Add($"something to press in something to press: {tag.Value}");
        if (name == "form" && open.Contains("form")) faults.Add("a form in a form");
        if (name == "li" && open.Count > 0 && open.Peek() is not ("ul" or "ol" or "menu")) faults.Add($"<li> in <{open.Peek()}>");
        if (open.Count > 0 && open.Peek() is "ul" or "ol" && name != "li") faults.Add($"<{name}> straight in <{open.Peek()}>");
        if (tag.Groups["self"].Length == 0 && !Void.Contains(name)) open.Push(name);
        else if (tag.Groups["self"].Length > 0 && !Void.Contains(name) && !open.Contains("svg") && name != "svg") faults.Add($"closes nothing: {tag.Value}");
    }

    private static void Close(string name, Stack<string> open, List<string> faults)
    {
        if (Void.Contains(name)) faults.Add($"</{name}> ends what has no end");
        else if (open.Count == 0) faults.Add($"</{name}> ends nothing");
        else if (open.Peek() == name) open.Pop();
        else
        {
            faults.Add($"</{name}> where </{open.Peek()}> should come");
            while (open.Count > 0 && open.Contains(name) && open.Pop() != name)
            {
            }
        }
    }
}
