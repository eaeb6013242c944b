using System.Globalization;
using System.Text.Json;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Scenarios;

/// <summary>
/// Files in, status out: the worked examples of the contract and our own, imported into a database of each engine and asked as a user
/// would ask. What each scenario rests on stands in its <c>expect.json</c> under <c>cites</c>.
/// </summary>
public class Every_scenario
{
    private static readonly DateTime DefaultNow = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, Engine> All
    {
        get
        {
            var data = new TheoryData<string, Engine>();
            foreach (var root in new[] { "acceptance/status/scenarios", "scenarios" })
                foreach (var folder in Directory.GetDirectories(Path.Combine(TestFiles.Root, root)).Order(StringComparer.Ordinal))
                    if (File.Exists(Path.Combine(folder, "expect.json")))
                        foreach (var engine in Engines.Both)
                            data.Add($"{root}/{Path.GetFileName(folder)}", engine);
            return data;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Holds_what_was_worked_out_by_hand(string scenario, Engine engine)
    {
        var folder = Path.Combine(TestFiles.Root, scenario);
        using var expect = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expect.json"), TestContext.Current.CancellationToken));
        var root = expect.RootElement;
        var (today, now) = Now(root);
        await using var database = await Engines.Fresh(engine);
        await Import(database, folder, root, today, now);

        var differences = new List<string>();
        foreach (var check in root.GetProperty("checks").EnumerateArray())
        {
            var cascade = await database.Records.Cascade(check.GetProperty("agreement").GetString()!);
            Assert.NotNull(cascade);
            var asOf = Day(check, "as_of") ?? today;
            var knownAt = check.TryGetProperty("known_at", out var instant)
                ? DateTimeOffset.Parse(instant.GetString()!, CultureInfo.InvariantCulture).UtcDateTime
                : now;
            using var status = JsonDocument.Parse(StatusJson.Of(AgreementStatus.Of(cascade, asOf, knownAt)));
            differences.AddRange(check.GetProperty("expect").EnumerateObject()
                .Select(e => Expectation.Differs(status.RootElement, e.Name, e.Value)).OfType<string>()
                .Select(difference => $"as of {asOf:yyyy-MM-dd}: {difference}"));
        }
        Assert.True(differences.Count == 0, $"{scenario}: {root.GetProperty("why").GetString()}\n{string.Join('\n', differences)}");
    }

    private static async Task Import(TestDatabase database, string folder, JsonElement root, DateOnly today, DateTime now)
    {
        var paths = root.GetProperty("agreements").EnumerateArray().Select(file => Path.Combine(folder, file.GetString()!))
            .Prepend(Path.Combine(folder, root.GetProperty("county").GetString()!));
        var faults = new FaultList();
        var files = ImportSet.Read(paths, now, faults);
        faults.ThrowIfAny();
        await database.Acts.Import(files, today, faults, TestContext.Current.CancellationToken);
    }

    private static (DateOnly Today, DateTime Now) Now(JsonElement root) =>
        Day(root, "today") is { } day ? (day, day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc)) : (DateOnly.FromDateTime(DefaultNow), DefaultNow);

    private static DateOnly? Day(JsonElement at, string key) =>
        at.TryGetProperty(key, out var day) ? DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}

/// <summary>The files tests read: copies in the repository, found from wherever the tests run.</summary>
internal static class TestFiles
{
    /// <summary>The folder <c>tests/</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) return Path.Combine(folder.FullName, "tests");
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
