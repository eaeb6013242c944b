using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Decisions;

/// <summary>
/// Every scenario folder, straight from its files and through a database of each engine: import, then the status as JSON. The rules
/// each one holds stand in its <c>expect.json</c> under <c>cites</c>.
/// </summary>
public class ScenarioTests
{
    public static TheoryData<string, Engine> Folders
    {
        get
        {
            var data = new TheoryData<string, Engine>();
            foreach (var folder in Scenario.Folders)
                foreach (var engine in Engines.Both) data.Add(folder, engine);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_status_holds_what_was_worked_out_by_hand(string folder, Engine engine)
    {
        var scenario = Scenario.Read(folder);
        await using var database = await Engines.Fresh(engine);
        var faults = new FaultList();
        var files = ImportSet.Read(scenario.Files, Importing.Now, faults);
        faults.ThrowIfAny();
        await database.Acts.Import(files, Importing.Today, faults);

        Assert.NotEmpty(scenario.Checks);
        var differences = new List<string>();
        foreach (var check in scenario.Checks)
        {
            var cascade = await database.Records.Cascade(check.Agreement);
            Assert.NotNull(cascade);
            differences.AddRange(check.Differences(StatusJson.Of(AgreementStatus.Of(cascade, check.AsOf, check.KnownAt ?? Importing.Now))));
        }
        Assert.Empty(differences);
    }
}
