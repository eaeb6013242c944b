using System.Text;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>Also writes <c>artifacts/rules.txt</c>, which <c>./test rules</c> prints.</summary>
public sealed class Every_rule_has_a_test
{
    [Fact]
    public void Of_each_finished_issue()
    {
        var citations = RuleCitations.All();
        var missing = new List<string>();
        var table = new StringBuilder();
        foreach (var issue in RuleList.Read().Issues)
        {
            var held = issue.Rules.Keys.Count(rule => citations.Any(citation => RuleList.Holds(citation.Rule, rule)));
            table.Append("Issue ").Append(issue.Number).Append(": ").Append(issue.Title).Append(issue.Finished ? "" : " (under way)")
                .Append(": ").Append(held).Append(" of ").Append(issue.Rules.Count).AppendLine(" rules have a test");
            foreach (var (rule, words) in issue.Rules)
            {
                table.AppendLine().Append(rule).Append("  ").AppendLine(words);
                var holders = citations.Where(citation => RuleList.Holds(citation.Rule, rule)).ToList();
                AppendHolders(table, rule, holders);
                if (holders.Count == 0)
                {
                    table.AppendLine("    no test");
                    missing.AddRange(issue.Finished ? [rule] : []);
                }
            }
        }
        AppendOthers(table, citations);
        Directory.CreateDirectory(Repository.Full("artifacts"));
        File.WriteAllText(Repository.Full("artifacts/rules.txt"), table.ToString());

        Assert.True(missing.Count == 0, $"Rules of finished issues without a test: {string.Join(", ", missing)}");
    }

    [Fact]
    public void And_every_citation_names_a_rule_that_exists()
    {
        var rules = RuleList.Read();

        Assert.All(RuleCitations.All(), citation =>
            Assert.True(rules.Knows(citation.Rule), $"{citation.File}: {citation.Test} cites {citation.Rule}, which docs/rules.yaml does not list."));
    }

    [Fact]
    public void And_only_files_with_tests_cite_rules()
    {
        var sources = RuleCitations.All().Select(citation => citation.File).Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Distinct();

        Assert.All(sources, file => Assert.Matches(@"\[(Fact|Theory)", Repository.Read(file)));
    }

    [Fact]
    public void And_the_search_sees_classes_and_methods()
    {
        // The attribute's name is put together here so that the search of this file does not find it.
        const string rule = "[Ru" + "le(";
        var found = RuleCitations.InSource("a.cs", $$"""
            {{rule}}"R13", "C3.4.quorum")]
            public sealed class When_one_party_says_no
            {
                {{rule}}"R22")]
                [Fact]
                public async Task It_is_named() { }

                // {{rule}}"R99")]
                [Fact]
                public void Another_test() { }
            }
            """);

        Assert.Equal(
            [("R13", "When_one_party_says_no"), ("C3.4.quorum", "When_one_party_says_no"), ("R22", "When_one_party_says_no.It_is_named")],
            found.Select(citation => (citation.Rule, citation.Test)));
        Assert.True(RuleList.Holds("C3.4.quorum", "C3.4"));
        Assert.False(RuleList.Holds("C3.40", "C3.4"));
    }

    private static void AppendHolders(StringBuilder table, string rule, List<RuleCitation> holders)
    {
        foreach (var holder in holders.OrderBy(holder => holder.File, StringComparer.Ordinal).ThenBy(holder => holder.Test, StringComparer.Ordinal))
        {
            var precise = holder.Rule == rule ? "" : $"  ({holder.Rule})";
            table.Append("    ").Append(holder.Test).Append("  ").Append(holder.File).AppendLine(precise);
        }
    }

    /// <summary>Facts, golden numbers and rules of issues to come that a test cites already.</summary>
    private static void AppendOthers(StringBuilder table, IReadOnlyList<RuleCitation> citations)
    {
        var listed = RuleList.Read().Issues.SelectMany(issue => issue.Rules.Keys).ToList();
        foreach (var others in citations.Where(citation => !listed.Any(rule => RuleList.Holds(citation.Rule, rule)))
            .GroupBy(citation => citation.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.AppendLine().AppendLine(others.Key);
            AppendHolders(table, others.Key, [.. others]);
        }
    }
}
