using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>
/// Writes a text as a PDF that everybody can read: on paper as good print, and with a screen reader as headings, lists and tables. The official who takes
/// an agreement to a board sends this file; a member who does not see hears the same.
/// </summary>
/// <remarks>
/// PDF 1.7 (ISO 32000-1), tagged for PDF/UA-1 (ISO 14289-1): <c>docs/pdf.md</c> says what that means here and how it is tried. The same text gives the same
/// bytes. Time and file grow with the text; memory hardly, since a sheet that is full is written at once.
/// </remarks>
/// <example><code>
/// var bytes = PdfWriter.Write(content, new PdfSheet { Site = "Samsyn", Place = "Västra Götaland", Kind = "Version 1.0" });
/// </code></example>
public static class PdfWriter
{
    /// <summary>From here on, cells and blocks, the file is packed.</summary>
    private const int LongText = 5_000;

    /// <exception cref="ArgumentException">A table's rows differ in length, or a level is outside what a text has.</exception>
    public static byte[] Write(TextContent content, PdfSheet sheet)
    {
        using var bytes = new MemoryStream();
        Write(content, sheet, bytes);
        return bytes.ToArray();
    }

    /// <summary>Likewise, into a stream that need not be able to seek.</summary>
    /// <inheritdoc cref="Write(TextContent, PdfSheet)"/>
    public static void Write(TextContent content, PdfSheet sheet, Stream stream)
    {
        using var output = new PdfOutput(stream, packs: content.Blocks.Sum(block => block is TextTable table ? table.Rows.Sum(row => row.Count) : 1) > LongText);
        output.Header();
        var (structure, fonts, outline) = (new StructureTree(output), new DocumentFonts(), new Outline());
        var flow = new PageFlow(output, structure, fonts);
        new DocumentFlow(content, flow, outline).Set();
        var (resources, catalog, information, metadata) = (output.Allocate(), output.Allocate(), output.Allocate(), output.Allocate());
        var pages = flow.End(resources, new PageFurniture(sheet, content.Language, fonts).Draw);
        Fonts(output, fonts, resources);
        output.Stream(metadata, "/Type/Metadata/Subtype/XML", FileDescription.Packet(content, sheet), readable: true);
        output.Object(information, FileDescription.Information(content, sheet));
        var said = new PdfBuffer().Add("<</Type/Catalog/Pages ").Reference(pages).Add("/StructTreeRoot ").Reference(structure.End()).Add("/MarkInfo<</Marked true>>/Lang ").Text(content.Language)
            .Add("/Metadata ").Reference(metadata).Add("/ViewerPreferences<</DisplayDocTitle true>>");
        if (outline.Write(output) is > 0 and var bookmarks) said.Add("/Outlines ").Reference(bookmarks);
        output.Object(catalog, said.Add(">>"));
        output.End(catalog, information);
    }

    private static void Fonts(PdfOutput output, DocumentFonts fonts, int resources)
    {
        var said = new PdfBuffer().Add("<</Font<<");
        foreach (var font in fonts.Used)
        {
            var number = output.Allocate();
            font.Write(output, number);
            said.Add("/").Add(font.Name).Add(" ").Reference(number);
        }

        output.Object(resources, said.Add(">>>>"));
    }
}
