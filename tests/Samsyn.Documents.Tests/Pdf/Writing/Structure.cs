using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>
/// The tags of a PDF and the text of each, as Poppler reads them, in the one form that two writers are compared in. The normalisation, also in
/// <c>docs/pdf.md</c>:
/// <list type="number">
/// <item>Text beside text is one text; white space is one space, none at the ends.</item>
/// <item>Attributes are left out, but the scope of a heading cell. A heading cell of a row counts as a cell: this Typst cannot make one. (Other tests hold it.)</item>
/// <item>A P that is an LBody's own text is left out, and so are Spans in a Caption: Typst puts them there at times, and says emphasis in the same way.</item>
/// <item>A list beside the item it belongs to (Typst) stands in the item's LBody (Samsyn); ISO 32000-1, 14.8.4.3.3 knows both.</item>
/// <item>In a Div of a figure and its caption, the figure comes first: Typst puts the caption first wherever it is seen.</item>
/// </list>
/// </summary>
internal sealed partial class Structure
{
    private readonly string tag;
    private readonly List<object> kids = [];    // Structure or string

    private Structure(string tag) => this.tag = tag;

    /// <summary>The tree, a line for each element with its text, indented.</summary>
    public static string Of(byte[] pdf)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.Path("in.pdf"), pdf);
        return Of(Tools.Run("pdfinfo", "-struct-text", folder.Path("in.pdf")));
    }

    private static string Of(string said)
    {
        var root = new Structure("");
        var open = new Stack<(int Depth, Structure Element)>([(-1, root)]);
        foreach (var line in said.Split('\n'))
        {
            var words = line.TrimStart(' ');
            var depth = line.Length - words.Length;
            if (words.Length == 0 || Object().IsMatch(words)) continue;
            if (words == "/Scope /Column" && open.Peek().Element is { tag: "TH" } head) head.kids.Add(new Structure("Scope Column"));
            if (words == "/Scope /Row") open.Peek().Element.kids.Add(new Structure("Scope Row"));
            if (words[0] == '/') continue;
            while (open.Peek().Depth >= depth) open.Pop();
            if (words[0] == '"') open.Peek().Element.kids.Add(words.TrimEnd()[1..^1]);
            else
            {
                var element = new Structure(Name().Match(words).Value);
                open.Peek().Element.kids.Add(element);
                open.Push((depth, element));
            }
        }

        root.Normalise();
        var text = new StringBuilder();
        foreach (var kid in root.kids) ((Structure)kid).Write(text, 0);
        return text.ToString();
    }

    private void Normalise()
    {
        foreach (var kid in kids.OfType<Structure>()) kid.Normalise();
        if (tag == "LBody" && kids is [Structure { tag: "P" } paragraph, ..]) Unwrap(paragraph);
        while (tag == "Caption" && kids.OfType<Structure>().FirstOrDefault(kid => kid.tag == "Span") is { } span) Unwrap(span);
        if (tag == "Div" && kids is [Structure { tag: "Caption" } caption, Structure { tag: "Figure" } figure]) (kids[0], kids[1]) = (figure, caption);
        for (var i = 1; tag == "L" && i < kids.Count; i++)
        {
            if (kids[i] is not Structure { tag: "L" } inner) continue;
            ((Structure)((Structure)kids[i - 1]).kids[^1]).kids.Add(inner);
            kids.RemoveAt(i--);
        }
    }

    private void Unwrap(Structure kid)
    {
        var at = kids.IndexOf(kid);
        kids.RemoveAt(at);
        kids.InsertRange(at, kid.kids);
    }

    private void Write(StringBuilder text, int depth)
    {
        var scope = kids.OfType<Structure>().FirstOrDefault(kid => kid.tag.StartsWith("Scope", StringComparison.Ordinal))?.tag;
        text.Append(' ', 2 * depth).Append(scope == "Scope Row" ? "TD" : scope is null ? tag : $"{tag} {scope}").Append('\n');
        var own = new StringBuilder();
        void Flush()
        {
            var words = Space().Replace(own.ToString(), " ").Trim();
            if (words.Length > 0) text.Append(' ', (2 * depth) + 2).Append('"').Append(words).Append("\"\n");
            own.Clear();
        }

        foreach (var kid in kids)
        {
            if (kid is string words) own.Append(words);
            else if (kid is Structure element && !element.tag.StartsWith("Scope", StringComparison.Ordinal))
            {
                Flush();
                element.Write(text, depth + 1);
            }
        }

        Flush();
    }

    [GeneratedRegex(@"^Object \d+ \d+$")]
    private static partial Regex Object();

    [GeneratedRegex("^[A-Za-z0-9]+")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
