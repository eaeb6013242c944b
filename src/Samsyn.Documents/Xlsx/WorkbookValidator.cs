using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Samsyn.Documents.Xlsx;

/// <summary>Judges a written workbook by the Open XML validator: what Excel would repair or refuse.</summary>
public static class WorkbookValidator
{
    /// <summary>One line a fault, with the part and the place in it; empty for a sound file.</summary>
    public static IReadOnlyList<string> Errors(byte[] xlsx)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx, writable: false), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Part?.Uri}: {e.Description} ({e.Path?.XPath})")];
    }
}
