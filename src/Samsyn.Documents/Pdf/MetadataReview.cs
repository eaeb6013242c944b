using System.Xml;

namespace Samsyn.Documents.Pdf;

/// <summary>
/// Compares the description of a document (XMP, ISO 16684-1) before and after a saving. Acrobat writes the day of the last change there when somebody
/// signs; the title, which a reader may show above the page, must stay.
/// </summary>
internal static class MetadataReview
{
    private const int MostBytes = 512 * 1024;
    private const string Xmp = "http://ns.adobe.com/xap/1.0/";
    private const string Pdf = "http://ns.adobe.com/pdf/1.3/";
    private const string Management = "http://ns.adobe.com/xap/1.0/mm/";

    private static readonly HashSet<(string, string)> MayChange =
        [(Xmp, "ModifyDate"), (Xmp, "MetadataDate"), (Pdf, "Producer"), (Management, "InstanceID"), (Management, "History")];

    /// <summary>Whether nothing but the day, the program and the history of the change differs.</summary>
    public static bool SaysTheSame(PdfView old, PdfStream before, PdfView now, PdfStream after)
    {
        if (before.Name("Type") != "Metadata" || !after.SameBut(before, ["Length", "Filter", "DecodeParms"]))
        {
            return false;
        }

        var (one, other) = (PdfFilters.Decode(old.Data(before), before, old.File.Budget), PdfFilters.Decode(now.Data(after), after, now.File.Budget));
        try
        {
            return one.Length <= MostBytes && other.Length <= MostBytes && Words(one).SequenceEqual(Words(other));
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>All elements, attributes and texts, one after another, without those that may change.</summary>
    private static List<string> Words(byte[] xml)
    {
        var words = new List<string>();
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var skipped = int.MaxValue;     // the depth of an element that may change, while inside it
        while (reader.Read())
        {
            if (reader.Depth > skipped || (reader.NodeType == XmlNodeType.EndElement && reader.Depth == skipped))
            {
                continue;
            }

            skipped = int.MaxValue;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when MayChange.Contains((reader.NamespaceURI, reader.LocalName)):
                    skipped = reader.Depth;
                    break;
                case XmlNodeType.Element:
                    words.Add($"<{reader.NamespaceURI} {reader.LocalName} {reader.Depth}");
                    words.AddRange(Attributes(reader).Order(StringComparer.Ordinal));
                    reader.MoveToElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when reader.Value.AsSpan().Trim().Length > 0:
                    words.Add(reader.Value);
                    break;
            }
        }

        return words;
    }

    private static IEnumerable<string> Attributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns" && !MayChange.Contains((reader.NamespaceURI, reader.LocalName)))
            {
                yield return $"{reader.NamespaceURI} {reader.LocalName}={reader.Value}";
            }
        }
    }
}
