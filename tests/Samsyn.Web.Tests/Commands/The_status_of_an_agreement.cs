using System.Text;
using System.Text.Json;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Decisions;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Commands;

/// <summary><c>samsyn status</c>: for a program the JSON of C3, for a person some lines.</summary>
[Rule("C3.shape", "C3.times", "C0.exit")]
public sealed class The_status_of_an_agreement
{
    private const string Exercise = "ovning-digitala-hjalpmedel";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_what_the_worked_examples_say(Engine engine)
    {
        // The one example where what was known at an instant differs from what is known now.
        var scenario = Scenario.Read("acceptance/status/scenarios/27-known-late");
        await using var store = await Engines.Fresh(engine);
        (await Executable.Run(["import", "--database", store.Setting, .. scenario.Files])).AssertDone();
        Assert.Contains(scenario.Checks, check => check.KnownAt is not null);
        foreach (var check in scenario.Checks)
        {
            string[] known = check.KnownAt is { } at ? ["--known-at", InstantText.Of(at)] : [];
            var json = (await Executable.Run(["status", check.Agreement, "--as-of", $"{check.AsOf:yyyy-MM-dd}", .. known, "--json", "--database", store.Setting])).AssertDone();
            Assert.Empty(check.Differences(Encoding.UTF8.GetBytes(json)));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_the_exercise_is_C3_to_the_letter_and_readable_without_a_program(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);
        await Executable.Import(store.Setting, "data/county-14", "data/ovning/" + Exercise);

        var json = (await Executable.Run("status", Exercise, "--as-of", "2022-11-29", "--json", "--database", store.Setting)).AssertDone();
        var words = (await Executable.Run("status", Exercise, "--as-of", "2022-11-29", "--database", store.Setting)).AssertDone();

        Assert.EndsWith("}\n", json, StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"agreement\": ", json, StringComparison.Ordinal);
        using var status = JsonDocument.Parse(json);
        string[] keys = ["agreement", "as_of", "version", "stage", "entry_into_force", "term", "counts", "population_share_approved", "steps", "parties"];
        Assert.Equal(keys, status.RootElement.EnumerateObject().Select(key => key.Name).Intersect(keys));
        Assert.Equal(
            "parties 50, approved 31, rejected 0, conditional 0, outdated 0, tabled 2, referred_back 0, undecided 17",
            string.Join(", ", status.RootElement.GetProperty("counts").EnumerateObject().Select(count => $"{count.Name} {count.Value}")));
        Assert.Equal(("deciding", 50), (status.RootElement.GetProperty("stage").GetString(), status.RootElement.GetProperty("parties").GetArrayLength()));

        var lines = words.Replace('\u00a0', ' ').Split('\n');
        Assert.Equal("Samverkansavtal digitala hjälpmedel (övning) den 29 november 2022 (övningsdata)", lines[0]);
        Assert.EndsWith(".", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("  Godkänt (31): Ale, Alingsås, Bollebygd", lines[2], StringComparison.Ordinal);
        Assert.Equal("  Bordlagt (2): Mark, Strömstad", lines[3]);
        Assert.StartsWith("  Inget beslut ännu (17): ", lines[4], StringComparison.Ordinal);
        Assert.Equal(["", ""], [lines[5], string.Concat(lines[6..])]);
    }
}
