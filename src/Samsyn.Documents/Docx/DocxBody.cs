using System.Xml;
using System.Xml.Linq;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Docx;

/// <summary>The body of a Word file, block by block.</summary>
internal sealed class DocxBody
{
    private const int DeepestTable = 5;

    private readonly DocxPackage package;
    private readonly List<DocxFault> faults;
    private readonly List<DocxNotice> notices = [];
    private readonly List<TextBlock> blocks = [];
    private readonly DocxStyles styles;
    private readonly DocxNumbering numbering;
    private readonly DocxRuns runs;
    private string? title;
    private string? near;
    private int paragraphs;

    public DocxBody(DocxPackage package, List<DocxFault> faults)
    {
        (this.package, this.faults) = (package, faults);
        var relations = package.Relations(package.Main);
        XElement? Part(string kind) => relations.Values.FirstOrDefault(r => r.Kind == kind && !r.External) is { Target: { } path } && package.Root(path) is { } root ? Word.Transitional(root) : null;
        styles = new DocxStyles(Part("styles"));
        numbering = new DocxNumbering(Part("numbering"), styles);
        runs = new DocxRuns(styles, relations, Notes(Part("footnotes")), Notes(Part("endnotes")), Say, Fault);
        if (relations.Values.Any(r => r.Kind is "header" or "footer")) Say(DocxNoticeKind.HeaderOrFooter, null);
        foreach (var relation in package.Relations(relations.Values.FirstOrDefault(r => r is { Kind: "settings", External: false }).Target ?? "word/settings.xml").Values)
            if (relation.External && DocxPackage.IsOnOwnComputer(relation.Kind, relation.Target)) Say(DocxNoticeKind.Template, relation.Target);
    }

    public DocxReading Read()
    {
        using var reader = package.Read(package.Main)!;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.Element && reader.LocalName == "body")) { }
        if (reader.EOF) throw DocxPackage.Refused(DocxFaultKind.NotDocx, null);
        if (!reader.IsEmptyElement)
        {
            reader.Read();
            while (reader.NodeType != XmlNodeType.EndElement && !reader.EOF)
            {
                if (reader.NodeType != XmlNodeType.Element) reader.Read();
                else Block(Word.Transitional((XElement)XNode.ReadFrom(reader)), blocks);
            }
        }

        // A file that is cut short ends before its root does; one whose field never ends would lose all after it.
        while (reader.Read()) { }
        if (runs.HasOpenField) throw DocxPackage.Refused(DocxFaultKind.NotDocx, "field");
        return new DocxReading(new TextContent { Title = title, Blocks = blocks }, notices);
    }

    private void Block(XElement element, List<TextBlock> to)
    {
        switch (element.Name.LocalName)
        {
            case "p":
                Paragraph(element, to);
                break;
            case "tbl":
                Table(element, to);
                break;
            case "sdt":
                if (element.Descendants(Word.Named("docPartGallery")).Any(g => (string?)g.Attribute(Word.Named("val")) == "Table of Contents")) Say(DocxNoticeKind.Contents, null);
                else foreach (var inner in element.Element(Word.Named("sdtContent"))?.Elements() ?? []) Block(inner, to);
                break;
            case "customXml" or "smartTag":
                foreach (var inner in element.Elements()) Block(inner, to);
                break;
            case "altChunk":
                Fault(DocxFaultKind.EmbeddedObject, null, "altChunk");
                break;
            case "ins" or "del" or "moveFrom" or "moveTo":
                Fault(DocxFaultKind.TrackedChange, element.Value, Who(element));
                foreach (var inner in element.Elements()) Block(inner, to);
                break;
            case "commentRangeStart":
                Fault(DocxFaultKind.Comment, null, null);
                break;
        }
    }

    private void Paragraph(XElement element, List<TextBlock> to)
    {
        if (++paragraphs > DocxReader.MostParagraphs) throw DocxPackage.Refused(DocxFaultKind.TooLarge, $"> {DocxReader.MostParagraphs} paragraphs");
        var properties = element.Element(Word.Named("pPr"));
        var style = (string?)properties?.Element(Word.Named("pStyle"))?.Attribute(Word.Named("val"));
        TrackedProperties(properties, element);
        var (content, boxes) = runs.Of(element);
        var isContents = styles.IsContents(style) || runs.InContents;
        if (isContents && content.Count > 0) Say(DocxNoticeKind.Contents, null);
        if (content.Count > 0 && !isContents) Add(properties, style, content, to);
        else if (content.Count == 0 && !isContents) Count(properties, style, countEmpty: false);
        foreach (var box in boxes)
            foreach (var inner in box.Elements()) Block(inner, to);
    }

    private void Add(XElement? properties, string? style, IReadOnlyList<TextRun> content, List<TextBlock> to)
    {
        var level = DocxStyles.OutlineLevel(properties) is { } own ? own : styles.HeadingLevel(style);
        if (level == 0 && title is null && styles.IsTitle(style) && !blocks.Exists(block => block is TextHeading))
        {
            title = OneLine(content);
            return;
        }

        var item = styles.ItemLevel(style);
        if (item is { } written)
        {
            var text = content[0].Text;
            var end = text.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
            IReadOnlyList<TextRun> rest = end < text.Length ? [content[0] with { Text = text[(end + 1)..] }, .. content.Skip(1)] : [.. content.Skip(1)];
            to.Add(new TextListItem(written, text[..end], rest));
            return;
        }

        var counted = Count(properties, style, countEmpty: true);
        if (level > 0)
        {
            near = $"{counted?.Text?.TrimEnd('.')} {OneLine(content)}".Trim();
            to.Add(new TextHeading(level, counted?.Text is { Length: > 0 } number ? number.Trim().TrimEnd('.') : null, Flat(content)));
        }
        else if (counted is not { } mark) to.Add(new TextParagraph(null, content));
        else if (mark.Text is null) to.Add(new TextListItem(mark.Level, null, content));
        else if (mark.Text.Length == 0) to.Add(new TextParagraph(null, content));
        else if (IsPoint(mark.Text)) to.Add(new TextParagraph(mark.Text.Trim().TrimEnd('.'), content));
        else to.Add(new TextListItem(mark.Level, mark.Text.Trim(), content));
    }

    /// <summary>What is printed before the paragraph; null when it is in no list.</summary>
    private (string? Text, int Level)? Count(XElement? properties, string? style, bool countEmpty)
    {
        var own = properties?.Element(Word.Named("numPr"));
        var fromStyle = styles.Numbering(style);
        var id = Word.Whole(own?.Element(Word.Named("numId"))) ?? fromStyle?.NumId;
        if (id is not { } list || list == 0 || !countEmpty) return null;
        var level = Word.Whole(own?.Element(Word.Named("ilvl"))) ?? fromStyle?.Level ?? (fromStyle is { } by ? numbering.LevelOf(list, by.Style) : null) ?? 0;
        if (numbering.Next(list, level) is { } counted) return counted;
        Say(DocxNoticeKind.MissingNumbering, null);
        return null;
    }

    /// <summary>"4.2" or "4.2.1.": a number of at least two parts, each of digits.</summary>
    private static bool IsPoint(string text)
    {
        var parts = text.Trim().TrimEnd('.').Split('.');
        return parts.Length >= 2 && Array.TrueForAll(parts, part => part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit));
    }

    private void Table(XElement element, List<TextBlock> to)
    {
        if (element.Ancestors().Take(DeepestTable * 8).Count(a => a.Name.LocalName == "tbl") >= DeepestTable) return;
        var rows = new List<IReadOnlyList<TextCell>>();
        var header = 0;
        var look = element.Element(Word.Named("tblPr"));
        // What was written here says its heading rows itself.
        var ours = (string?)look?.Element(Word.Named("tblStyle"))?.Attribute(Word.Named("val")) == DocxWriter.TableStyle;
        var stillHeader = true;
        foreach (var row in Inner(element, "tr"))
        {
            TrackedProperties(row.Element(Word.Named("trPr")), row);
            var cells = new List<TextCell>();
            var before = Word.Whole(row.Element(Word.Named("trPr"))?.Element(Word.Named("gridBefore"))) ?? 0;
            for (var i = 0; i < Math.Clamp(before, 0, 60); i++) cells.Add(new TextCell([]));
            var bold = true;
            foreach (var cell in Inner(row, "tc"))
            {
                var properties = cell.Element(Word.Named("tcPr"));
                TrackedProperties(properties, cell);
                var content = Cell(cell);
                var merged = properties?.Element(Word.Named("vMerge")) is { } merge && (string?)merge.Attribute(Word.Named("val")) != "restart";
                cells.Add(new TextCell(merged ? [] : content));
                bold &= content.Count > 0 && content.All(run => run.Strong || string.IsNullOrWhiteSpace(run.Text));
                for (var span = Math.Clamp(Word.Whole(properties?.Element(Word.Named("gridSpan"))) ?? 1, 1, 60); span > 1; span--) cells.Add(new TextCell([]));
            }

            var isHeader = stillHeader && (Word.Toggle(row.Element(Word.Named("trPr")), "tblHeader") == true
                || (rows.Count == 0 && cells.Count > 0 && !ours && (bold || (look?.Element(Word.Named("tblStyle")) is not null && FirstRowIsHead(look)))));
            stillHeader = isHeader;
            if (isHeader) header++;
            rows.Add(cells);
        }

        if (rows.Count == 0) return;
        var width = Math.Max(1, rows.Max(row => row.Count));
        to.Add(new TextTable(Math.Min(header, rows.Count), [.. rows.Select(row => (IReadOnlyList<TextCell>)[.. row, .. Enumerable.Repeat(new TextCell([]), width - row.Count)])]));
    }

    private static bool FirstRowIsHead(XElement properties)
    {
        var look = properties.Element(Word.Named("tblLook"));
        if (look?.Attribute(Word.Named("firstRow")) is { } first) return Word.IsOn(first);
        return int.TryParse((string?)look?.Attribute(Word.Named("val")), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var bits) && (bits & 0x20) != 0;
    }

    /// <summary>A cell's paragraphs on one line; what a list or a table in it says stays as words.</summary>
    private IReadOnlyList<TextRun> Cell(XElement cell)
    {
        var inner = new List<TextBlock>();
        foreach (var element in cell.Elements()) Block(element, inner);
        var line = new List<TextRun>();
        foreach (var block in inner)
        {
            if (block is TextTable) Say(DocxNoticeKind.NestedTable, null);
            foreach (var part in Parts(block))
            {
                if (line.Count > 0) line.Add(new TextRun(" "));
                line.AddRange(part);
            }
        }

        return DocxRuns.Tidy(line, oneLine: true);
    }

    private static IEnumerable<IReadOnlyList<TextRun>> Parts(TextBlock block) => block switch
    {
        TextHeading heading => [heading.Number is { } number ? [new TextRun(number + " "), .. heading.Runs] : heading.Runs],
        TextParagraph paragraph => [paragraph.Number is { } number ? [new TextRun(number + " "), .. paragraph.Runs] : paragraph.Runs],
        TextListItem item => [[new TextRun((item.Marker ?? "–") + " "), .. item.Runs]],
        TextTable table => table.Rows.SelectMany(row => row).Where(cell => cell.Runs.Count > 0).Select(cell => cell.Runs),
        _ => [],
    };

    /// <summary>Rows or cells, also those within a content control.</summary>
    private static IEnumerable<XElement> Inner(XElement parent, string name) => parent.Elements().SelectMany(child => child.Name.LocalName switch
    {
        "sdt" => child.Element(Word.Named("sdtContent")) is { } content ? Inner(content, name) : [],
        "customXml" or "ins" or "del" => Inner(child, name),
        var local => local == name ? [child] : Enumerable.Empty<XElement>(),
    });

    /// <summary>Changes of properties, and of the paragraph mark itself, are changes too.</summary>
    private void TrackedProperties(XElement? properties, XElement whole)
    {
        if (properties is null) return;
        foreach (var change in properties.Descendants())
            if (DocxRuns.IsTracked(change.Name.LocalName)) Fault(DocxFaultKind.TrackedChange, whole.Value, Who(change));
    }

    private Dictionary<string, string> Notes(XElement? root)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in root?.Elements() ?? [])
        {
            if (note.Attribute(Word.Named("type")) is not null || (string?)note.Attribute(Word.Named("id")) is not { } id) continue;
            if (note.Descendants().FirstOrDefault(e => DocxRuns.IsTracked(e.Name.LocalName)) is { } change) Fault(DocxFaultKind.TrackedChange, note.Value, Who(change));
            notes[id] = OneLine([new TextRun(string.Join(' ', note.Descendants(Word.Named("t")).Select(t => t.Value)))]);
        }

        return notes;
    }

    private static string Who(XElement change) =>
        string.Join(", ", new[] { (string?)change.Attribute(Word.Named("author")), (string?)change.Attribute(Word.Named("date")) }.Where(said => !string.IsNullOrEmpty(said)));

    private void Say(DocxNoticeKind kind, string? detail)
    {
        if (notices.Count < 200 && (notices.Count == 0 || notices[^1] is var last && (last.Kind != kind || last.Detail != detail))) notices.Add(new DocxNotice(kind, paragraphs == 0 ? null : paragraphs, detail));
    }

    private void Fault(DocxFaultKind kind, string? excerpt, string? detail)
    {
        if (faults.Count >= DocxReader.MostFaults || (faults.Count > 0 && faults[^1] is var last && last.Kind == kind && last.Paragraph == paragraphs)) return;
        var words = excerpt is null ? null : DocxRuns.Squeeze(excerpt, oneLine: true).Trim();
        faults.Add(new DocxFault(kind, paragraphs == 0 ? null : paragraphs, near, words is { Length: > 80 } ? words[..79] + "…" : words is { Length: 0 } ? null : words, detail));
    }

    private static string OneLine(IReadOnlyList<TextRun> content) => DocxRuns.Squeeze(string.Concat(content.Select(run => run.Text)), oneLine: true).Trim();

    private static IReadOnlyList<TextRun> Flat(IReadOnlyList<TextRun> content) => DocxRuns.Tidy([.. content.Select(run => run with { Strong = false, Emphasis = false, Link = null })], oneLine: true);
}
