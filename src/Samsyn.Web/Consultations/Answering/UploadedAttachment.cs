using System.Security.Cryptography;
using Samsyn.Domain.Consultations;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>A file that goes with an answer: of a kind that everybody can open, and what its name says that it is.</summary>
internal static class UploadedAttachment
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>A file a little larger is read too, so that its size can be told in words.</summary>
    public const int MostSent = 2 * MostBytes;

    public const int MostFiles = 10;

    private const int LongestName = 100;

    /// <summary>Endings, with what the bytes begin with. A text has no such sign and must be UTF-8.</summary>
    private static readonly Dictionary<string, byte[]> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "%PDF-"u8.ToArray(), [".docx"] = "PK\x3\x4"u8.ToArray(), [".xlsx"] = "PK\x3\x4"u8.ToArray(), [".odt"] = "PK\x3\x4"u8.ToArray(), [".ods"] = "PK\x3\x4"u8.ToArray(),
        [".png"] = [0x89, 0x50, 0x4e, 0x47], [".jpg"] = [0xff, 0xd8, 0xff], [".jpeg"] = [0xff, 0xd8, 0xff], [".txt"] = [],
    };

    public static string Accept => string.Join(',', Kinds.Keys);

    /// <returns>The attachment with its bytes, or why the file cannot be taken.</returns>
    public static async Task<(Attachment? Attachment, byte[]? Bytes, string? Fault)> Read(IFormFile? file, IReadOnlyList<Attachment> others)
    {
        if (file is null || file.Length == 0) return (null, null, L("Välj en fil först.", "Choose a file first."));
        if (others.Count >= MostFiles) return (null, null, L($"Högst {MostFiles} filer. Ta bort en fil, eller slå ihop några.", $"At most {MostFiles} files. Remove one, or put some together."));
        if (file.Length > MostBytes) return (null, null, L("Filen är större än 10 MB. Spara den med mindre bilder, eller dela upp den.", "The file is larger than 10 MB. Save it with smaller pictures, or divide it."));
        var name = SafeName(file.FileName);
        var ending = Path.GetExtension(name);
        if (!Kinds.TryGetValue(ending, out var sign)) return (null, null, L("Den sortens fil tas inte emot. Spara som PDF, Word, Excel, OpenDocument, bild (PNG, JPEG) eller text.", "That kind of file is not received. Save it as PDF, Word, Excel, OpenDocument, picture (PNG, JPEG) or text."));
        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(bytes);
        if (!bytes.AsSpan().StartsWith(sign) || (sign.Length == 0 && !IsText(bytes))) return (null, null, L($"Filen heter {ending} men är något annat. Spara den på nytt i rätt format.", $"The file is called {ending} but is something else. Save it anew in the right format."));
        return (new Attachment(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), bytes, null);
    }

    /// <summary>The last part of the path, without signs that a disk, a shell or a reader's eye can take for something else.</summary>
    internal static string SafeName(string? sent)
    {
        var last = AnswerText.Clean((sent ?? "").Split('/', '\\')[^1]).ReplaceLineEndings(" ");
        var name = string.Concat(last.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or '(' or ')' or ',' ? c : '-')).Trim(' ', '.', '-');
        var ending = Path.GetExtension(name);
        var stem = name[..^ending.Length].TrimEnd(' ', '.');
        if (stem.Length == 0) stem = "bilaga";
        return (stem.Length > LongestName ? stem[..LongestName] : stem) + ending.ToLowerInvariant();
    }

    internal static bool IsText(byte[] bytes)
    {
        try
        {
            return !new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).Contains('\0', StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
