using System.Text;
using System.Xml;
using System.Xml.Linq;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Docx;

/// <summary>Reads the running text of a Word file: headings, numbered paragraphs, lists, tables, emphasis and links.</summary>
/// <remarks>
/// ISO/IEC 29500-1 (WordprocessingML), transitional and strict. The body is read piece by piece, so that a long text costs no more memory than its
/// longest table. What would leave the text in doubt is refused with its place; what is left out is said in a notice. Whatever the bytes, nothing but
/// <see cref="DocxRefusedException"/> is thrown.
/// </remarks>
/// <example><code>
/// var reading = DocxReader.Read(bytes);          // throws DocxRefusedException: TrackedChange, paragraph 12, near "4 Takvolymer"
/// foreach (var block in reading.Content.Blocks) …
/// </code></example>
public static class DocxReader
{
    /// <summary>More than any agreement has.</summary>
    public const int MostParagraphs = 20_000;

    internal const int MostFaults = 100;

    /// <exception cref="DocxRefusedException">With every reason found.</exception>
    public static DocxReading Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var faults = new List<DocxFault>();
            using var package = DocxPackage.Open(bytes, faults);
            var reading = new DocxBody(package, faults).Read();
            return faults.Count == 0 ? reading : throw new DocxRefusedException([.. faults.Take(MostFaults)]);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new DocxRefusedException([new DocxFault(DocxFaultKind.NotDocx)], e);
        }
    }
}
