using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Docx;

/// <summary>Writes a text as a Word file that people work on in Word or LibreOffice, and that <see cref="DocxReader"/> reads back as the same text.</summary>
/// <remarks>
/// Numbers are part of an agreement's text, gaps and all, so they are written as text with a hanging indent and not counted by Word. Styles are Word's own
/// names, so that its navigation pane, table of contents and screen readers find the headings. The same text gives the same bytes.
/// </remarks>
public static class DocxWriter
{
    /// <summary>The style of an item with a marker, before its level: the reader knows it by this name.</summary>
    internal const string ItemStyle = "samsyn item ";

    internal const string TableStyle = "SamsynTable";

    private const int Bullets = 1;

    /// <exception cref="ArgumentException">A table's rows differ in length, or a level is outside what a text has.</exception>
    public static byte[] Write(TextContent content)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "main");
            DocxStyleSheet.Add(main, content.Language);
            var body = new Body();
            if (content.Title is { } title) body.Append(Paragraph("Title", [new TextRun(title)], main));
            // A text is worked on in Word, and a drawing there is nobody's to work on: what it says stands in its place.
            var figureWord = content.Language.StartsWith("sv", StringComparison.OrdinalIgnoreCase) ? "Figur:" : "Figure:";
            foreach (var block in content.Blocks) Block(body, block, main, figureWord);
            var footer = DocxStyleSheet.AddFooter(main);
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 11906U, Height = 16838U },
                new PageMargin { Top = 1418, Right = 1418U, Bottom = 1418, Left = 1418U, Header = 709U, Footer = 709U, Gutter = 0U }));
            main.Document = new Document(body);
            Properties(document, content);
        }

        return SteadyZip.Of(bytes.ToArray());
    }

    /// <summary>Title and language, where readers of files look for them.</summary>
    private static void Properties(WordprocessingDocument document, TextContent content)
    {
        System.Xml.Linq.XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/";
        var said = new System.Xml.Linq.XElement(core + "coreProperties", content.Title is { } title ? new System.Xml.Linq.XElement(dc + "title", title) : null, new System.Xml.Linq.XElement(dc + "language", content.Language));
        using var part = document.AddNewPart<CoreFilePropertiesPart>("core").GetStream(FileMode.Create);
        said.Save(part);
    }

    private static void Block(Body body, TextBlock block, MainDocumentPart main, string figureWord)
    {
        switch (block)
        {
            case TextHeading heading:
                if (heading.Level is < 1 or > 6) throw new ArgumentException($"A heading has a level from 1 to 6, not {heading.Level}.");
                body.Append(Paragraph($"Heading{heading.Level}", Numbered(heading.Number, heading.Runs), main));
                break;
            case TextParagraph paragraph:
                body.Append(Paragraph(paragraph.Number is null ? null : "SamsynPoint", Numbered(paragraph.Number, paragraph.Runs), main));
                break;
            case TextListItem item:
                if (item.Level is < 0 or > 8) throw new ArgumentException($"An item has a level from 0 to 8, not {item.Level}.");
                body.Append(item.Marker is { } marker ? Paragraph($"SamsynItem{item.Level}", [new TextRun(marker + "\t"), .. item.Runs], main) : Bullet(item, main));
                break;
            case TextTable table:
                if (table.Caption.Count > 0) body.Append(Caption(table.Caption, main, keepsWithNext: true));
                body.Append(Table(table, main));
                break;
            case TextFigure figure:
                if (!string.IsNullOrWhiteSpace(figure.Alternative)) body.Append(Paragraph(null, [new TextRun(figureWord, Strong: true), new TextRun(" " + figure.Alternative)], main));
                if (figure.Caption.Count > 0) body.Append(Caption(figure.Caption, main, keepsWithNext: false));
                break;
            default:
                throw new InvalidOperationException($"A block {block.GetType().Name} cannot be written.");
        }
    }

    private static IReadOnlyList<TextRun> Numbered(string? number, IReadOnlyList<TextRun> runs) => number is null ? runs : [new TextRun(number + "\t"), .. runs];

    /// <summary>What a table or figure shows: Word's own style, which its lists of tables go by.</summary>
    private static Paragraph Caption(IReadOnlyList<TextRun> runs, MainDocumentPart main, bool keepsWithNext)
    {
        var paragraph = Paragraph("Caption", runs, main);
        if (keepsWithNext) paragraph.ParagraphProperties!.Append(new KeepNext());
        return paragraph;
    }

    private static Paragraph Bullet(TextListItem item, MainDocumentPart main)
    {
        var paragraph = Paragraph("ListBullet", item.Runs, main);
        paragraph.ParagraphProperties!.Append(new NumberingProperties(new NumberingLevelReference { Val = item.Level }, new NumberingId { Val = Bullets }));
        return paragraph;
    }

    private static Paragraph Paragraph(string? style, IReadOnlyList<TextRun> runs, MainDocumentPart main)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach (var run in runs)
        {
            if (run.Link is { } link)
            {
                var id = main.HyperlinkRelationships.FirstOrDefault(r => r.Uri.OriginalString == link)?.Id ?? main.AddHyperlinkRelationship(new Uri(link), true, $"link{main.HyperlinkRelationships.Count() + 1}").Id;
                paragraph.Append(new Hyperlink(Run(run)) { Id = id });
            }
            else paragraph.Append(Run(run));
        }

        return paragraph;
    }

    private static Run Run(TextRun text)
    {
        var properties = new RunProperties();
        if (text.Link is not null) properties.Append(new RunStyle { Val = "Hyperlink" });
        if (text.Strong) properties.Append(new Bold());
        if (text.Emphasis) properties.Append(new Italic());
        var run = properties.HasChildren ? new Run(properties) : new Run();
        var start = 0;
        for (var i = 0; i <= text.Text.Length; i++)
        {
            if (i < text.Text.Length && text.Text[i] is not ('\n' or '\t')) continue;
            if (i > start) run.Append(new Text(text.Text[start..i]) { Space = SpaceProcessingModeValues.Preserve });
            if (i < text.Text.Length) run.Append(text.Text[i] == '\n' ? new Break() : new TabChar());
            start = i + 1;
        }

        return run;
    }

    private static Table Table(TextTable table, MainDocumentPart main)
    {
        if (table.Rows.Count == 0 || table.Rows.Any(row => row.Count != table.Rows[0].Count || row.Count == 0)) throw new ArgumentException("A table's rows have the same number of cells, at least one.");
        var columns = table.Rows[0].Count;
        var written = new Table(
            new TableProperties(
                new DocumentFormat.OpenXml.Wordprocessing.TableStyle { Val = TableStyle },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { FirstRow = table.HeaderRows > 0, LastRow = false, FirstColumn = table.HeaderColumns > 0, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true }),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = (9070 / columns).ToString(System.Globalization.CultureInfo.InvariantCulture) })));
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var properties = new TableRowProperties(new CantSplit());
            if (r < table.HeaderRows) properties.Append(new TableHeader());
            var row = new TableRow(properties);
            foreach (var cell in table.Rows[r]) row.Append(new TableCell(Paragraph(r < table.HeaderRows ? "SamsynTableHead" : "SamsynTableText", cell.Runs, main)));
            written.Append(row);
        }

        return written;
    }
}
