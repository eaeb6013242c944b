using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Docx;

/// <summary>The words of a paragraph: runs, links, fields, notes.</summary>
/// <remarks>A field's result is text, its instruction is not; a field may begin in one paragraph and end in another.</remarks>
internal sealed class DocxRuns(
    DocxStyles styles, Dictionary<string, (string Kind, string Target, bool External)> relations, Dictionary<string, string> footnotes, Dictionary<string, string> endnotes,
    Action<DocxNoticeKind, string?> say, Action<DocxFaultKind, string?, string?> fault)
{
    private static readonly string[] Fetching = ["INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE"];

    /// <summary>Fields that are open, the innermost last.</summary>
    private readonly List<Field> fields = [];
    private List<TextRun> found = [];
    private List<XElement> boxes = [];

    /// <summary>The paragraph stands, or stood at its start, in a table of contents.</summary>
    public bool InContents { get; private set; }

    /// <summary>A field began and has not ended.</summary>
    public bool HasOpenField => fields.Count > 0;

    /// <summary>The paragraph's words, and the text boxes anchored in it.</summary>
    public (IReadOnlyList<TextRun> Content, IReadOnlyList<XElement> Boxes) Of(XElement paragraph)
    {
        (found, boxes) = ([], []);
        InContents = fields.Exists(field => field.IsContents);
        Children(paragraph, null, 0);
        InContents |= fields.Exists(field => field.IsContents);
        return (Tidy(found, oneLine: false), boxes);
    }

    /// <summary>Elements that say that somebody changed something and nobody has decided on it.</summary>
    public static bool IsTracked(string name) =>
        name is "ins" or "del" or "moveFrom" or "moveTo" or "cellIns" or "cellDel" or "cellMerge" or "rPrChange" or "pPrChange" or "sectPrChange" or "tblPrChange" or "tblPrExChange"
            or "trPrChange" or "tcPrChange" or "tblGridChange" or "numberingChange" or "customXmlInsRangeStart" or "customXmlDelRangeStart" or "customXmlMoveFromRangeStart" or "customXmlMoveToRangeStart";

    private void Children(XElement parent, string? link, int depth)
    {
        if (depth > 60) throw DocxPackage.Refused(DocxFaultKind.TooLarge, "depth");
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "pPr" or "rPr" or "sdtPr" or "sdtEndPr" or "proofErr" or "bookmarkStart" or "bookmarkEnd" or "permStart" or "permEnd":
                    break;
                case "r":
                    Run(child, link, depth + 1);
                    break;
                case "hyperlink":
                    Children(child, Link(child) ?? link, depth + 1);
                    break;
                case "fldSimple":
                    Instruction((string?)child.Attribute(Word.Named("instr")) ?? "");
                    Children(child, link, depth + 1);
                    break;
                case "oMath" or "oMathPara":
                    say(DocxNoticeKind.Equation, null);
                    found.Add(new TextRun(string.Concat(child.Descendants().Where(t => t.Name.LocalName == "t").Select(t => t.Value)), Link: link));
                    break;
                case "ins" or "del" or "moveFrom" or "moveTo":
                    fault(DocxFaultKind.TrackedChange, child.Value, string.Join(", ", new[] { (string?)child.Attribute(Word.Named("author")), (string?)child.Attribute(Word.Named("date")) }.Where(said => !string.IsNullOrEmpty(said))));
                    break;
                case "commentRangeStart":
                    fault(DocxFaultKind.Comment, parent.Value, null);
                    break;
                case "object":
                    fault(DocxFaultKind.EmbeddedObject, parent.Value, null);
                    break;
                case "ruby":
                    if (child.Element(Word.Named("rubyBase")) is { } based) Children(based, link, depth + 1);
                    break;
                default:
                    // Content controls, smart tags and whatever else holds runs.
                    Children(child, link, depth + 1);
                    break;
            }
        }
    }

    private void Run(XElement run, string? link, int depth)
    {
        var properties = run.Element(Word.Named("rPr"));
        if (properties?.Elements().Any(p => IsTracked(p.Name.LocalName)) == true) fault(DocxFaultKind.TrackedChange, run.Value, null);
        var style = (string?)properties?.Element(Word.Named("rStyle"))?.Attribute(Word.Named("val"));
        var strong = Word.Toggle(properties, "b") ?? styles.Emphasises(style, "b") ?? false;
        var emphasis = Word.Toggle(properties, "i") ?? styles.Emphasises(style, "i") ?? false;
        if (Word.Toggle(properties, "vanish") == true && run.Elements(Word.Named("t")).Any()) say(DocxNoticeKind.HiddenText, null);
        void Text(string text)
        {
            if (fields.Count == 0 || fields.TrueForAll(field => field.InResult)) found.Add(new TextRun(text, strong, emphasis, link));
        }

        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    Text(child.Value);
                    break;
                case "tab" or "ptab":
                    Text(" ");
                    break;
                case "br" when (string?)child.Attribute(Word.Named("type")) is null or "textWrapping":
                case "cr":
                    Text("\n");
                    break;
                case "noBreakHyphen":
                    Text("-");
                    break;
                case "sym":
                    say(DocxNoticeKind.Symbol, (string?)child.Attribute(Word.Named("char")));
                    break;
                case "fldChar":
                    FieldMark((string?)child.Attribute(Word.Named("fldCharType")));
                    break;
                case "instrText":
                    if (fields.Count > 0) fields[^1].Instruction.Append(child.Value);
                    break;
                case "footnoteReference" or "endnoteReference":
                    var notes = child.Name.LocalName == "footnoteReference" ? footnotes : endnotes;
                    if (notes.GetValueOrDefault((string?)child.Attribute(Word.Named("id")) ?? "") is { Length: > 0 } note)
                    {
                        say(DocxNoticeKind.Footnote, null);
                        Text($" [{note}]");
                    }

                    break;
                case "commentReference" or "annotationRef":
                    fault(DocxFaultKind.Comment, run.Parent?.Value, null);
                    break;
                case "delText" or "delInstrText":
                    fault(DocxFaultKind.TrackedChange, child.Value, null);
                    break;
                case "object":
                    fault(DocxFaultKind.EmbeddedObject, run.Parent?.Value, null);
                    break;
                case "drawing" or "pict" or "AlternateContent":
                    Drawing(child);
                    break;
                case "ruby":
                    Children(child, link, depth + 1);
                    break;
            }
        }
    }

    /// <summary>Text boxes keep their text; a picture is left out. Of alternatives the first is what Word shows.</summary>
    private void Drawing(XElement drawing)
    {
        var shown = drawing.Name.LocalName == "AlternateContent" ? drawing.Elements().FirstOrDefault(e => e.Name.LocalName == "Choice") ?? drawing.Elements().FirstOrDefault() : drawing;
        if (shown is null) return;
        List<XElement> texts = [.. shown.Descendants(Word.Named("txbxContent")).Where(box => !box.Ancestors(Word.Named("txbxContent")).Any())];
        if (texts.Count == 0)
        {
            say(DocxNoticeKind.Image, shown.Descendants().Select(e => (string?)e.Attribute("descr")).FirstOrDefault(d => !string.IsNullOrEmpty(d)));
            return;
        }

        say(DocxNoticeKind.TextBox, null);
        boxes.AddRange(texts);
    }

    private void FieldMark(string? type)
    {
        switch (type)
        {
            case "begin":
                if (fields.Count > 60) throw DocxPackage.Refused(DocxFaultKind.TooLarge, "fields");
                fields.Add(new Field());
                break;
            case "separate" when fields.Count > 0:
                Instruction(fields[^1].Instruction.ToString());
                fields[^1].IsContents = fields[^1].Instruction.ToString().TrimStart().StartsWith("TOC", StringComparison.OrdinalIgnoreCase);
                fields[^1].InResult = true;
                break;
            case "end" when fields.Count > 0:
                if (!fields[^1].InResult) Instruction(fields[^1].Instruction.ToString());
                fields.RemoveAt(fields.Count - 1);
                break;
        }
    }

    private void Instruction(string instruction)
    {
        var word = instruction.Trim().Split(' ', 2)[0].ToUpperInvariant();
        if (Array.IndexOf(Fetching, word) >= 0) fault(DocxFaultKind.ExternalLink, null, instruction.Trim());
    }

    private string? Link(XElement hyperlink)
    {
        if ((string?)hyperlink.Attribute(Word.Relations + "id") is not { } id || !relations.TryGetValue(id, out var relation)) return null;
        if (Uri.TryCreate(relation.Target, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto") return relation.Target;
        say(DocxNoticeKind.Link, relation.Target);
        return null;
    }

    /// <summary>White space squeezed, neighbours that look alike joined, nothing at the ends.</summary>
    public static IReadOnlyList<TextRun> Tidy(List<TextRun> runs, bool oneLine)
    {
        var tidy = new List<TextRun>();
        foreach (var run in runs)
        {
            if (run.Text.Length == 0) continue;
            if (tidy.Count > 0 && tidy[^1] is var last && last.Strong == run.Strong && last.Emphasis == run.Emphasis && last.Link == run.Link) tidy[^1] = last with { Text = last.Text + run.Text };
            else tidy.Add(run);
        }

        var clean = new List<TextRun>(tidy.Count);
        foreach (var run in tidy)
        {
            var text = Squeeze(run.Text, oneLine);
            if (clean.Count == 0 || clean[^1].Text[^1] is ' ' or '\n') text = text.TrimStart(' ');
            if (clean.Count == 0) text = text.TrimStart(' ', '\n');
            if (text.Length > 0) clean.Add(run with { Text = text });
        }

        while (clean.Count > 0)
        {
            var text = clean[^1].Text.TrimEnd(' ', '\n');
            if (text.Length > 0)
            {
                clean[^1] = clean[^1] with { Text = text };
                break;
            }

            clean.RemoveAt(clean.Count - 1);
        }

        return clean;
    }

    /// <summary>Every white space one space, or one line break; NFC; no control characters, soft hyphens or private signs.</summary>
    public static string Squeeze(string text, bool oneLine)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in Normal(text))
        {
            if (c == '\n' && !oneLine)
            {
                while (squeezed.Length > 0 && squeezed[^1] == ' ') squeezed.Length--;
                squeezed.Append('\n');
            }
            else if (char.IsWhiteSpace(c))
            {
                if (squeezed.Length == 0 || squeezed[^1] is not (' ' or '\n')) squeezed.Append(' ');
            }
            else if (c is not ('\u00AD' or '\u200B' or '\uFEFF' or '\u2060') && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.PrivateUse)) squeezed.Append(c);
        }

        return squeezed.ToString();
    }

    /// <summary>Half a surrogate cannot be normalised: it becomes the replacement character.</summary>
    private static string Normal(string text)
    {
        try
        {
            return text.IsNormalized() ? text : text.Normalize();
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize();
        }
    }

    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();

        public bool InResult { get; set; }

        public bool IsContents { get; set; }
    }
}
