using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Samsyn.Domain.Tests.Repository;

/// <summary><c>docs/rules.yaml</c>: the rules each issue brings.</summary>
internal sealed partial class RuleList
{
    public int Samsyn { get; set; }
    public List<Issue> Issues { get; set; } = [];

    internal sealed class Issue
    {
        [YamlMember(Alias = "issue")]
        public int Number { get; set; }
        public string Title { get; set; } = "";
        public bool Finished { get; set; }
        public Dictionary<string, string> Rules { get; set; } = [];
    }

    public static RuleList Read() =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build()
            .Deserialize<RuleList>(Repository.Read("docs/rules.yaml"));

    /// <summary>A citation may be more precise than the list: <c>C3.4.quorum</c> holds <c>C3.4</c>, and <c>C1.bodies</c> <c>C1</c>.</summary>
    public static bool Holds(string cited, string rule) =>
        cited == rule || cited.StartsWith(rule + ".", StringComparison.Ordinal);

    /// <summary>Listed here, or a requirement, fact or golden number that needs no listing. Anything else is a slip of the pen.</summary>
    public bool Knows(string cited) =>
        Unlisted().IsMatch(cited) || Issues.SelectMany(issue => issue.Rules.Keys).Any(rule => Holds(cited, rule));

    [GeneratedRegex("^(R(0[1-9]|[1-5][0-9]|60)|[FG][0-9]{1,3}[a-z]?)$")]
    private static partial Regex Unlisted();
}
