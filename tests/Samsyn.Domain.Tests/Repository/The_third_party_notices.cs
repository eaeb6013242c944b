using System.Text;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>What Samsyn uses of others', under which licence. A new package turns these red until <c>./test generate</c> has run.</summary>
public sealed class The_third_party_notices
{
    /// <summary>Licences that let a public body run, change and pass on the whole under EUPL-1.2.</summary>
    private static readonly string[] Free = ["MIT", "MIT-0", "0BSD", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "OFL-1.1", "Public domain"];

    /// <summary>Also fine for what only tests use and nobody is handed.</summary>
    private static readonly string[] FreeInTests = ["MPL-2.0"];

    private static readonly (string UsedIn, string Title)[] Parts =
    [
        ("program", "In the program"),
        ("src/Samsyn.Web/wwwroot/lib", "Copied into this repository (`src/Samsyn.Web/wwwroot/lib`)"),
        ("src/Samsyn.Documents/Pdf/Writing/Fonts", "Typefaces, also embedded in the PDF files it writes (`src/Samsyn.Documents/Pdf/Writing/Fonts`)"),
        ("build", "Only when building"),
        ("tests", "Only in tests and benchmarks"),
    ];

    [Fact]
    public void Name_every_package_in_the_lock_files() =>
        Repository.Holds("THIRD-PARTY-NOTICES.md", Notices(ThirdParties.All()));

    [Fact]
    public void Hold_only_licences_that_are_known_and_free() =>
        Assert.All(ThirdParties.All(), party => Assert.True(
            Free.Contains(party.Licence) || (party.UsedIn == "tests" && FreeInTests.Contains(party.Licence)),
            $"{party.Name} {party.Version} ({party.UsedIn}) has the licence {party.Licence}."));

    [Fact]
    public void Come_with_the_texts_of_the_licences() =>
        Assert.All(
            ThirdParties.All().Where(party => party.UsedIn == "program").Select(party => party.Licence).Where(licence => licence != "Public domain").Distinct(),
            licence => Assert.True(File.Exists(Repository.Full($"LICENSES/{licence}.txt")), $"LICENSES/{licence}.txt is missing."));

    private static string Notices(IReadOnlyList<ThirdParty> all)
    {
        var text = new StringBuilder("""
            # Third-party notices

            Samsyn itself is licensed under EUPL-1.2 (`LICENSE`). It uses the work below, with thanks to those who made it. The texts of the
            licences are in `LICENSES/`, and beside the files copied into this repository.

            Generated from the lock files by `./test generate`; a test fails when this list is not complete.

            """);
        foreach (var (usedIn, title) in Parts)
        {
            text.Append("\n## ").Append(title).Append("\n\n| what | version | licence | by |\n|---|---|---|---|\n");
            foreach (var party in all.Where(party => party.UsedIn == usedIn).OrderBy(party => party.Name, StringComparer.OrdinalIgnoreCase).ThenBy(party => party.Version, StringComparer.Ordinal))
            {
                text.Append("| ").Append(party.Name).Append(" | ").Append(party.Version).Append(" | ").Append(party.Licence).Append(" | ")
                    .Append(party.Copyright.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
            }
        }
        text.Append("""

            ## Data

            | what | from | licence |
            |---|---|---|
            | borders of the municipalities of Västra Götaland | Statistics Sweden (SCB), open data | CC0-1.0 |

            """);
        return text.ToString();
    }
}
