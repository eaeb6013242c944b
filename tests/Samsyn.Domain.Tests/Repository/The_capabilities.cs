using System.Reflection;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>
/// A capability is one folder name, and the arrows between capabilities go one way: consultations know agreements, agreements know
/// nothing of consultations. What all may use stands in the domain's root and in <c>Calendars</c>.
/// </summary>
public sealed class The_capabilities
{
    /// <summary>For each capability those it may use, in the order in which they build on each other.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Principals"] = [],
        ["Agreements"] = ["Principals"],
        ["Consultations"] = ["Principals", "Agreements"],
        ["Decisions"] = ["Principals", "Agreements", "Consultations"],
        ["Signing"] = ["Principals", "Agreements", "Consultations", "Decisions"],
        ["Groups"] = ["Principals", "Agreements"],
        ["Duties"] = ["Principals", "Agreements"],
        ["Supply"] = ["Principals", "Agreements"],
        ["Settlement"] = ["Principals", "Agreements", "Supply", "Money"],
        ["Money"] = [],
    };

    private static readonly string[] ForAll = ["", "Calendars"];

    private static readonly Assembly Domain = typeof(Samsyn.Domain.Decisions.PartyState).Assembly;

    [Fact]
    public void Use_only_those_they_build_on()
    {
        var wrong = from type in Domain.GetTypes()
                    let user = Capability(type)
                    where user is not null
                    from used in TypeReferences.Of(type)
                    let other = Capability(used)
                    where other is not null && other != user && !Allowed(user, other)
                    select $"{Name(type)} uses {Name(used)}";

        Assert.Empty(wrong.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Have_a_folder_of_their_own_name()
    {
        var folders = Repository.Folders("src/Samsyn.Domain").Select(folder => folder["src/Samsyn.Domain/".Length..].Split('/')[0]).Distinct();

        Assert.All(folders, folder => Assert.True(MayUse.ContainsKey(folder) || ForAll.Contains(folder), $"{folder} is no capability of the design."));
        Assert.All(Repository.Files("src/Samsyn.Domain", "*.cs"), file =>
        {
            var folder = Path.GetDirectoryName(file)!["src/Samsyn.Domain".Length..].TrimStart('/').Replace('/', '.');
            Assert.Matches($@"namespace Samsyn\.Domain{(folder.Length == 0 ? "" : @"\." + folder)};", Repository.Read(file));
        });
    }

    [Fact]
    public void And_the_search_reads_method_bodies()
    {
        var used = TypeReferences.Of(typeof(Sample));

        Assert.Contains(typeof(RuleList), used);       // a type only its lambda's body names
        Assert.Contains(typeof(RuleCitation), used);   // a generic argument
    }

    private static bool Allowed(string user, string other) =>
        ForAll.Contains(other) || (MayUse.TryGetValue(user, out var uses) && uses.Contains(other));

    /// <summary>The namespace's part after <c>Samsyn.Domain</c>; null for what the compiler makes outside it.</summary>
    private static string? Capability(Type type)
    {
        const string root = "Samsyn.Domain";
        return type.Namespace is { } name && name.StartsWith(root, StringComparison.Ordinal)
            ? name[root.Length..].TrimStart('.').Split('.')[0]
            : null;
    }

    private static string Name(Type type) => (type.DeclaringType ?? type).FullName!["Samsyn.Domain.".Length..];

    private sealed class Sample
    {
        public List<RuleCitation> Found { get; } = [];

        public int Count() => RuleList.Read().Issues.Count + Found.Count;
    }
}
