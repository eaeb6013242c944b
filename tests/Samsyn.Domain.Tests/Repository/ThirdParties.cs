using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>Something of somebody else's that Samsyn uses.</summary>
/// <param name="UsedIn">"program" (runs at the user's), "build", "tests", or the folder it is copied into in this repository.</param>
/// <param name="Licence">Its SPDX id; "unknown" when it says none that can be read.</param>
internal sealed record ThirdParty(string Name, string Version, string UsedIn, string Licence, string Copyright);

/// <summary>
/// Reads what Samsyn uses from the lock files and from the folders of copied files, and the licence of each from the package itself.
/// </summary>
internal static partial class ThirdParties
{
    private static readonly string Packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>How licence files begin whose packages give no SPDX id.</summary>
    private static readonly (string Words, string Licence)[] KnownTexts =
    [
        ("SIL OPEN FONT LICENSE Version 1.1", "OFL-1.1"),
        ("SQLite is Public Domain", "Public domain"),
        ("MIT License", "MIT"),
        ("Permission is hereby granted, free of charge", "MIT"),
        ("ISC License", "ISC"),
    ];

    public static IReadOnlyList<ThirdParty> All() => [.. FromLockFiles(), .. Copied()];

    private static IEnumerable<ThirdParty> FromLockFiles()
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (file, usedIn) in LockFiles())
        {
            using var document = JsonDocument.Parse(Repository.Read(file));
            var packages = document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject());
            foreach (var package in packages.Where(package => package.Value.GetProperty("type").GetString() != "Project"))
            {
                var version = package.Value.GetProperty("resolved").GetString()!;
                if (seen.Add((package.Name, version)))
                {
                    yield return FromPackage(package.Name, version, usedIn);
                }
            }
        }
    }

    /// <summary>The program first: a package that both the program and the tests use belongs to the program.</summary>
    private static IEnumerable<(string File, string UsedIn)> LockFiles() =>
        [
            ("src/Samsyn.Web/packages.lock.json", "program"),
            .. Repository.Files("src", "packages.lock.json").Select(file => (file, "build")),
            .. Repository.Files("tests", "packages.lock.json").Select(file => (file, "tests")),
            .. Repository.Files("bench", "packages.lock.json").Select(file => (file, "tests")),
        ];

    private static ThirdParty FromPackage(string name, string version, string usedIn)
    {
#pragma warning disable CA1308 // the package folder's names are in small letters
        var folder = Path.Combine(Packages, name.ToLowerInvariant(), version.ToLowerInvariant());
        var description = XDocument.Load(Path.Combine(folder, name.ToLowerInvariant() + ".nuspec"));
#pragma warning restore CA1308
        string? Value(string element) => description.Descendants().FirstOrDefault(found => found.Name.LocalName == element)?.Value.Trim();

        var licence = description.Descendants().FirstOrDefault(found => found.Name.LocalName == "license");
        var id = licence?.Attribute("type")?.Value switch
        {
            "expression" => licence.Value.Trim(),
            "file" => FromText(File.ReadAllText(Path.Combine(folder, licence.Value.Trim()))),
            _ => "unknown",
        };
        return new ThirdParty(name, version, usedIn, id, Value("copyright") ?? Value("authors") ?? "");
    }

    /// <summary>Copied files stand in <c>NAME-VERSION/</c> with their licence beside them.</summary>
    private static IEnumerable<ThirdParty> Copied() => Copied("src/Samsyn.Web/wwwroot/lib").Concat(Copied("src/Samsyn.Documents/Pdf/Writing/Fonts"));

    private static IEnumerable<ThirdParty> Copied(string folder)
    {
        foreach (var group in Repository.Files(folder, "*").GroupBy(file => file[(folder.Length + 1)..].Split('/')[0]))
        {
            var dash = group.Key.LastIndexOf('-');
            var text = group.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file).ToUpperInvariant() is "LICENSE" or "LICENCE" or "OFL" or "COPYING");
            var words = text is null ? "" : Repository.Read(text);
            yield return new ThirdParty(group.Key[..dash], group.Key[(dash + 1)..], folder, FromText(words), Copyright().Match(words).Value.Trim());
        }
    }

    /// <summary>The first line that begins so, up to an address in brackets.</summary>
    [GeneratedRegex("^Copyright[^(\n]*(\\([cC]\\)[^(\n]*)?", RegexOptions.Multiline)]
    private static partial Regex Copyright();

    private static string FromText(string text) =>
        KnownTexts.FirstOrDefault(known => text.Contains(known.Words, StringComparison.OrdinalIgnoreCase)).Licence ?? "unknown";
}
