using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Samsyn.Documents.Docx;

/// <summary>Judges a written office file by the Open XML validator: what Word would repair or refuse.</summary>
public static class OfficeValidator
{
    /// <summary>One line a fault, with the part and the place in it; empty for a sound file.</summary>
    public static IReadOnlyList<string> Errors(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx, writable: false), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri}: {e.Description} ({e.Path?.XPath})")];
    }
}
