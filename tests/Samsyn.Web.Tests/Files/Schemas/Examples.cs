using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files.Schemas;

/// <summary>The county and agreement files of the repository: what we ship, and what outside examples bring.</summary>
internal static class Examples
{
    public static readonly string Root = FindRoot();

    /// <summary>Every file a user may import, as the path from the repository's root.</summary>
    public static IReadOnlyList<string> Files =>
        [.. new[] { "data", "tests/acceptance/status/scenarios", "tests/scenarios" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public static YamlMap Load(string file) => Read(SourceText.Load(Path.Combine(Root, file)));

    public static YamlMap Parse(string text) => Read(SourceText.Of(text, "test.yaml"));

    private static YamlMap Read(SourceText source)
    {
        var faults = new FaultList();
        var map = YamlReader.Read(source, faults);
        Assert.False(faults.Any, string.Join("\n", faults.InOrder));
        return map!;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
