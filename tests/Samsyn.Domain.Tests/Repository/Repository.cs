namespace Samsyn.Domain.Tests.Repository;

/// <summary>The files of this repository, for the tests that hold its shape. Paths are relative to the root and use '/'.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>True under <c>./test generate</c>: a test that compares a generated file then writes it instead.</summary>
    public static readonly bool Generates = Environment.GetEnvironmentVariable("SAMSYN_TEST_GENERATE") == "1";

    /// <summary>All files below a folder except what a build makes, sorted.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        Directory.Exists(Full(folder))
            ? [.. Directory.EnumerateFiles(Full(folder), pattern, SearchOption.AllDirectories)
                .Select(Relative)
                .Where(path => !IsBuilt(path))
                .Order(StringComparer.Ordinal)]
            : [];

    public static IReadOnlyList<string> Folders(string folder) =>
        Directory.Exists(Full(folder))
            ? [.. Directory.EnumerateDirectories(Full(folder), "*", SearchOption.AllDirectories)
                .Select(Relative)
                .Where(path => !IsBuilt(path + "/"))
                .Order(StringComparer.Ordinal)]
            : [];

    public static string Read(string path) => File.ReadAllText(Full(path));

    public static string Full(string path) => Path.Combine(Root, path);

    /// <summary>Compares a file with what it is generated from, or writes it under <c>./test generate</c>.</summary>
    public static void Holds(string path, string expected)
    {
        if (Generates)
        {
            File.WriteAllText(Full(path), expected);
        }
        var actual = File.Exists(Full(path)) ? Read(path) : "";
        Assert.True(actual == expected, $"{path} is not what it is generated from. Run ./test generate and commit the file.");
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsBuilt(string path) =>
        path.Split('/') is var parts && (parts.Contains("bin") || parts.Contains("obj") || parts[0] == "artifacts");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("No Samsyn.slnx above the test's folder.");
    }
}
