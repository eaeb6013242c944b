using System.Xml.Linq;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>The arrows between projects: Web → Domain, Web → Documents, nothing else. Tests and benchmarks point at what they try.</summary>
public sealed class The_projects
{
    [Fact]
    public void Only_Web_refers_to_the_others()
    {
        var arrows = Repository.Files("src", "*.csproj").ToDictionary(Name, References);

        Assert.Empty(arrows["Samsyn.Domain"]);
        Assert.Empty(arrows["Samsyn.Documents"]);
        Assert.Equal(["Samsyn.Documents", "Samsyn.Domain"], arrows["Samsyn.Web"].Order(StringComparer.Ordinal));
        Assert.Equal(3, arrows.Count);
    }

    [Fact]
    public void The_domain_uses_nothing_but_the_language_s_own_library()
    {
        var references = typeof(Samsyn.Domain.Decisions.PartyState).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name is "System.Data.Common" or "System.Net.Http" or "System.Diagnostics.Process");
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Samsyn.slnx");

        foreach (var folder in new[] { "src", "tests", "bench" })
        {
            Assert.All(Repository.Files(folder, "*.csproj"), path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal));
        }
    }

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private static IReadOnlyList<string> References(string path) =>
        [.. XDocument.Parse(Repository.Read(path)).Descendants("ProjectReference")
            .Select(reference => Name(reference.Attribute("Include")!.Value.Replace('\\', '/')))];
}
