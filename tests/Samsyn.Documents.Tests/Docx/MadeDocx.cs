using System.IO.Compression;
using System.Text;

namespace Samsyn.Documents.Tests.Docx;

/// <summary>Word files made by hand, part by part, as Word would write them and as it never would.</summary>
internal static class MadeDocx
{
    public const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <param name="body">What stands in <c>w:body</c>.</param>
    /// <param name="relations">More relations of the document, as XML.</param>
    /// <param name="more">More parts by path, or other ones in place of the usual.</param>
    public static byte[] Of(string body, string relations = "", params (string Path, string Xml)[] more)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            ["word/document.xml"] = $"<w:document {W}><w:body>{body}</w:body></w:document>",
            ["word/_rels/document.xml.rels"] = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s\" Type=\"{Office}styles\" Target=\"styles.xml\"/><Relationship Id=\"n\" Type=\"{Office}numbering\" Target=\"numbering.xml\"/>{relations}</Relationships>",
            ["word/styles.xml"] = $"<w:styles {W}>{Style("Rubrik1", "heading 1", "")}{Style("Rubrik2", "heading 2", "")}{Style("Egen", "Egen rubrik", "<w:basedOn w:val=\"Rubrik2\"/>")}{Style("Numrerad", "heading 3", "", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")}</w:styles>",
            ["word/numbering.xml"] = $"<w:numbering {W}></w:numbering>",
        };
        foreach (var (path, xml) in more) parts[path] = xml;
        return Zip(parts.Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value))));
    }

    public static byte[] Zip(IEnumerable<(string Path, byte[] Bytes)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static string P(string text, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Styled(string style, string text) => P(text, $"<w:pStyle w:val=\"{style}\"/>");

    public static string InList(int list, int level, string text) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Relation(string kind, string target, bool external = false) => $"<Relationship Id=\"x{kind}\" Type=\"{Office}{kind}\" Target=\"{target}\"{(external ? " TargetMode=\"External\"" : "")}/>";

    public static string Numbering(string levels, string nums = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>") => $"<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>{nums}</w:numbering>";

    public static string Level(int level, string format, string text, string more = "") => $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>";

    private static string Style(string id, string name, string more, string properties = "") =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}</w:style>";
}
