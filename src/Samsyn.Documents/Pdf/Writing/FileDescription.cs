using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>What a file says of itself: title, language, maker, and that it is PDF/UA (ISO 14289-1, clause 5), as XMP and in the older form.</summary>
internal static class FileDescription
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Dc = "http://purl.org/dc/elements/1.1/", Ua = "http://www.aiim.org/pdfua/ns/id/", Xmp = "http://ns.adobe.com/xap/1.0/", Pdf = "http://ns.adobe.com/pdf/1.3/";

    /// <summary>The title that a window shows; a text without one is called after its first heading.</summary>
    public static string Title(TextContent content, PdfSheet sheet)
    {
        var said = content.Title ?? content.Blocks.OfType<TextHeading>().Select(heading => string.Concat(heading.Runs.Select(run => run.Text))).FirstOrDefault(words => words.Trim().Length > 0) ?? sheet.Subject ?? sheet.RunningHead ?? sheet.Kind;
        return Printable(said is { } words && words.Trim().Length > 0 ? words : sheet.Site);
    }

    /// <summary>The packet of metadata, readable by programs that know nothing of PDF.</summary>
    public static byte[] Packet(TextContent content, PdfSheet sheet)
    {
        XElement Worded(string name, string words) => new(Dc + name, new XElement(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), words)));
        var description = new XElement(
            Rdf + "Description", new XAttribute(Rdf + "about", ""), new XAttribute(XNamespace.Xmlns + "dc", Dc.NamespaceName), new XAttribute(XNamespace.Xmlns + "pdfuaid", Ua.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xmp", Xmp.NamespaceName), new XAttribute(XNamespace.Xmlns + "pdf", Pdf.NamespaceName),
            new XElement(Ua + "part", 1), Worded("title", Title(content, sheet)), new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", content.Language))),
            sheet.Author is { } author ? new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", Printable(author)))) : null,
            sheet.Subject is { } subject ? Worded("description", Printable(subject)) : null,
            new XElement(Dc + "format", "application/pdf"), new XElement(Xmp + "CreatorTool", Printable(sheet.Creator)), new XElement(Pdf + "Producer", "Samsyn"),
            sheet.Date is { } date ? new XElement(Xmp + "CreateDate", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);
        var root = new XElement(XName.Get("xmpmeta", "adobe:ns:meta/"), new XAttribute(XNamespace.Xmlns + "x", "adobe:ns:meta/"), new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName), description));
        var text = new StringBuilder("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" })) root.Save(xml);
        return Encoding.UTF8.GetBytes(text.Append("\n<?xpacket end=\"r\"?>").ToString());
    }

    /// <summary>The information dictionary (ISO 32000-1, 14.3.3), for readers that look no further.</summary>
    public static PdfBuffer Information(TextContent content, PdfSheet sheet)
    {
        var said = new PdfBuffer().Add("<</Title ").Text(Title(content, sheet)).Add("/Creator ").Text(Printable(sheet.Creator)).Add("/Producer(Samsyn)");
        if (sheet.Author is { } author) said.Add("/Author ").Text(Printable(author));
        if (sheet.Subject is { } subject) said.Add("/Subject ").Text(Printable(subject));
        if (sheet.Date is { } date) said.Add("/CreationDate(D:").Add(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)).Add(")");
        return said.Add(">>");
    }

    /// <summary>Without characters that XML cannot hold.</summary>
    private static string Printable(string text) => string.Concat(DocumentFonts.Clean(text).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && rune.Value is not (0xFFFE or 0xFFFF))).Trim();
}
