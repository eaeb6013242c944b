using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>One place where a test names a rule.</summary>
/// <param name="Rule">The id as written, such as <c>R13</c> or <c>C3.4.quorum</c>.</param>
/// <param name="Test">Class and method, or the name of a scenario folder.</param>
/// <param name="File">Where, from the repository's root.</param>
internal sealed record RuleCitation(string Rule, string Test, string File);

/// <summary>
/// Finds every citation: <c>[Rule(…)]</c> in the sources of all test projects, and the key <c>cites</c> in the scenario folders'
/// <c>expect.json</c>. It reads text, not assemblies, so that one test sees all projects.
/// </summary>
internal static partial class RuleCitations
{
    public static IReadOnlyList<RuleCitation> All() =>
        [.. Repository.Files("tests", "*.cs").SelectMany(InSource), .. Repository.Files("tests", "expect.json").SelectMany(InScenario)];

    public static IEnumerable<RuleCitation> InSource(string file) => InSource(file, Repository.Read(file));

    /// <summary>An attribute belongs to the next class or method; a method belongs to the class declared last before it.</summary>
    public static IEnumerable<RuleCitation> InSource(string file, string source)
    {
        var waiting = new List<string>();
        var type = "";
        foreach (Match match in Declarations().Matches(LineComments().Replace(source, "")))
        {
            if (match.Groups["ids"].Success)
            {
                waiting.AddRange(Words().Matches(match.Groups["ids"].Value).Select(word => word.Groups[1].Value));
                continue;
            }
            var name = match.Groups["type"].Success ? type = match.Groups["type"].Value : $"{type}.{match.Groups["method"].Value}";
            foreach (var id in waiting)
            {
                yield return new RuleCitation(id, name, file);
            }
            waiting.Clear();
        }
    }

    private static IEnumerable<RuleCitation> InScenario(string file)
    {
        using var expected = JsonDocument.Parse(Repository.Read(file));
        if (!expected.RootElement.TryGetProperty("cites", out var cites))
        {
            yield break;
        }
        foreach (var id in cites.EnumerateArray())
        {
            yield return new RuleCitation(id.GetString()!, Path.GetFileName(Path.GetDirectoryName(file))!, file);
        }
    }

    [GeneratedRegex("""
        \bRule\(\s*(?<ids>"[^)]*")\s*\)
        | \b(?:class|struct|record)\s+(?<type>\w+)
        | ^\s*public\s+[^=;{}\n]*?\b(?<method>\w+)\s*(?:<[\w,\s]+>)?\(
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline)]
    private static partial Regex Declarations();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex LineComments();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Words();
}
