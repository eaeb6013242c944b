using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing.Workspace;

/// <summary>A PDF that somebody hands in, at most 25 MB.</summary>
internal static class UploadedPdf
{
    private const int MostBytes = Storage.Blob.MaxBytes;

    /// <summary>With the rest of the form around it. A file a little larger is read too, so that its size can be told in words.</summary>
    public const int MostSent = MostBytes + 2 * 1024 * 1024;

    /// <returns>The bytes, or why they cannot be used.</returns>
    public static async Task<(byte[]? Bytes, string? Fault)> Read(IFormFile? file)
    {
        if (file is null || file.Length == 0) return (null, L("Välj en fil först.", "Choose a file first."));
        if (file.Length > MostBytes) return (null, L("Filen är större än 25 MB. Spara den med mindre bilder.", "The file is larger than 25 MB. Save it with smaller pictures."));
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes);
        return (bytes, null);
    }
}
