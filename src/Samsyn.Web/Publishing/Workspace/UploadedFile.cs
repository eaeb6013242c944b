using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Samsyn.Web.Consultations.Answering;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>A file that is to be published: of a kind that everybody can open, and what its name says that it is.</summary>
internal static class UploadedFile
{
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>A file much larger is read too, so that its size can be told in words and what was written is not lost. It goes by the disk, not by memory.</summary>
    public const int MostSent = 8 * MostBytes;

    public const int MostFiles = 20;

    private static readonly Dictionary<string, (string MediaType, byte[] Sign)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", "%PDF-"u8.ToArray()),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x3\x4"u8.ToArray()),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\x3\x4"u8.ToArray()),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PK\x3\x4"u8.ToArray()),
        [".odt"] = ("application/vnd.oasis.opendocument.text", "PK\x3\x4"u8.ToArray()),
        [".ods"] = ("application/vnd.oasis.opendocument.spreadsheet", "PK\x3\x4"u8.ToArray()),
        [".png"] = ("image/png", [0x89, 0x50, 0x4e, 0x47]),
        [".jpg"] = ("image/jpeg", [0xff, 0xd8, 0xff]),
        [".csv"] = ("text/csv; charset=utf-8", []),
        [".txt"] = ("text/plain; charset=utf-8", []),
    };

    public static string Accept => string.Join(',', Kinds.Keys);

    public static string Help => L("PDF, Word, Excel, PowerPoint, OpenDocument, bild, CSV eller text. Högst 20 MB.", "PDF, Word, Excel, PowerPoint, OpenDocument, picture, CSV or text. At most 20 MB.");

    /// <param name="title">What it is, in words; empty takes the name.</param>
    /// <returns>The file with its bytes, or why it cannot be taken.</returns>
    public static async Task<(AttachedFile? File, byte[]? Bytes, string? Fault)> Read(IFormFile? file, string title)
    {
        if (file is null) return (null, null, L("Välj en fil först.", "Choose a file first."));
        if (file.Length == 0) return (null, null, L("Filen är tom: den har inget innehåll. Välj en annan fil, eller spara den på nytt först.", "The file is empty: there is nothing in it. Choose another file, or save it anew first."));
        if (file.Length > MostBytes) return (null, null, L("Filen är större än 20 MB. Spara den med mindre bilder, eller dela upp den.", "The file is larger than 20 MB. Save it with smaller pictures, or divide it."));
        var name = UploadedAttachment.SafeName(file.FileName);
        if (!Kinds.TryGetValue(Path.GetExtension(name), out var kind)) return (null, null, L("Den sortens fil går inte att publicera. Spara som PDF, Word, Excel, PowerPoint, OpenDocument, bild, CSV eller text.", "That kind of file cannot be published. Save it as PDF, Word, Excel, PowerPoint, OpenDocument, picture, CSV or text."));
        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(bytes);
        if (kind.Sign.Length == 0 && InUtf8(bytes) is { } read) bytes = read;
        if (!IsWhatItSays(name, bytes)) return (null, null, L($"Filen heter {Path.GetExtension(name)} men är något annat. Spara den på nytt i rätt format.", $"The file is called {Path.GetExtension(name)} but is something else. Save it anew in the right format."));
        return (new AttachedFile(name, title.Length > 0 ? title : Path.GetFileNameWithoutExtension(name), kind.MediaType, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), bytes, null);
    }

    /// <summary>A text as Excel in Swedish saves it (Windows-1252, ISO 8859-1), in the coding that is published. Null when it is that already, or is no text.</summary>
    private static byte[]? InUtf8(byte[] bytes) =>
        UploadedAttachment.IsText(bytes) || bytes.AsSpan().ContainsAny(SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not (9 or 10 or 13)).Select(c => (byte)c), 127])) ? null : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes));

    /// <summary>Its first bytes are those of the kind its name says; a text is text.</summary>
    public static bool IsWhatItSays(string name, byte[] bytes) => Kinds.TryGetValue(Path.GetExtension(name), out var kind) && bytes.AsSpan().StartsWith(kind.Sign) && (kind.Sign.Length > 0 || UploadedAttachment.IsText(bytes));

    /// <summary>The kind of file by its name, for files that come from an import.</summary>
    public static string? MediaTypeOf(string name) => Kinds.TryGetValue(Path.GetExtension(name), out var kind) ? kind.MediaType : null;
}
