namespace Samsyn.Web.Files;

/// <summary>The files an import is given: those named, and every YAML file of the folders named.</summary>
public static class ImportFiles
{
    /// <summary>Each file once, in the order given; those of a folder in ordinal order of their paths.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> paths, FaultList faults)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in Directory.Exists(path) ? InFolder(path, faults) : [path])
            {
                if (seen.Add(Path.GetFullPath(file)))
                {
                    files.Add(file);
                }
            }
        }

        return files;
    }

    private static List<string> InFolder(string folder, FaultList faults)
    {
        // Links are not followed: a folder can lead to itself.
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        var files = new List<string>();
        try
        {
            files.AddRange(Directory.EnumerateFiles(folder, "*", options).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Half a folder is not what was asked for.
            faults.Add(Place.StartOf(folder), "mappen går inte att läsa", "kontrollera att du har rätt att läsa den och mapparna i den");
            return files;
        }

        if (files.Count == 0)
        {
            faults.Add(Place.StartOf(folder), "mappen innehåller inga YAML-filer", "ange en mapp med county.yaml eller agreement.yaml");
        }

        return files;
    }
}
