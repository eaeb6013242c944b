using System.Security.Cryptography;

namespace Samsyn.Web.Files;

/// <summary>
/// A YAML file and the files it names: <c>file:</c>, <c>principals:</c>, <c>map:</c>. A name is relative to the YAML file and
/// stays inside its folder (CONTRACT.md General), so that nobody can publish <c>/etc/passwd</c> by importing an agreement.
/// </summary>
public sealed class FileBeside(string path)
{
    /// <summary>The largest file kept in the database (DESIGN.md 4).</summary>
    public const int MaxBytes = 25 * 1024 * 1024;

    /// <summary>The YAML file, as messages name it.</summary>
    public string Path { get; } = path;

    /// <summary>Finds the file a value names; null and a fault when it may not be read or does not exist.</summary>
    public string? Find(Written name)
    {
        if (name.Said() is not { } text)
        {
            return null;
        }

        var parts = text.Split('/');
        if (text.Contains('\\', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) || parts.Any(part => part is "" or "." or ".."))
        {
            name.Refuse($"{name.Quoted} pekar utanför mappen", "skriv ett filnamn i samma mapp eller en undermapp, till exempel text/avtal-1.0.md");
            return null;
        }

        var full = System.IO.Path.GetDirectoryName(Path) ?? "";
        foreach (var part in parts)
        {
            full = System.IO.Path.Combine(full, part);
            if (new FileInfo(full).LinkTarget is not null)
            {
                name.Refuse($"{name.Quoted} går genom en länk", "lägg själva filen i mappen");
                return null;
            }
        }

        if (!File.Exists(full))
        {
            name.Refuse($"filen {text} finns inte", $"lägg den i samma mapp som {System.IO.Path.GetFileName(Path)}, eller rätta namnet");
            return null;
        }

        return full;
    }

    /// <summary>Reads the CSV file a value names; null and a fault when it cannot be read.</summary>
    public SourceText? Text(Written name, FaultList faults)
    {
        if (Find(name) is not { } full)
        {
            return null;
        }

        try
        {
            return SourceText.Load(full);
        }
        catch (FaultyFileException e)
        {
            faults.AddAll(e.Faults);
            return null;
        }
    }

    /// <summary>Reads the whole file a value names, whatever it holds; null and a fault when it cannot be read.</summary>
    public byte[]? Bytes(Written name, FaultList faults)
    {
        if (Find(name) is not { } full)
        {
            return null;
        }

        try
        {
            if (new FileInfo(full).Length > MaxBytes)
            {
                name.Refuse($"filen {name.Text} är större än 25 MB", "lägg in en mindre fil");
                return null;
            }

            var bytes = File.ReadAllBytes(full);
            if (System.IO.Path.GetExtension(full) is ".md" or ".txt" or ".csv" or ".geojson" or ".json")
            {
                SourceText.Of(bytes, full);
            }

            return bytes;
        }
        catch (FaultyFileException e)
        {
            faults.AddAll(e.Faults);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            name.Refuse($"filen {name.Text} går inte att läsa", "kontrollera att du har rätt att läsa den");
            return null;
        }
    }

    /// <summary>What a file's bytes are kept under.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
