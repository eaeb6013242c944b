using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Files;
using Samsyn.Web.Tests.Files;

namespace Samsyn.Web.Tests.Decisions;

/// <summary>
/// Every scenario folder, straight from its files: import, then the status as JSON. The rules each one holds stand in its
/// <c>expect.json</c> under <c>cites</c>.
/// </summary>
public class ScenarioTests
{
    public static TheoryData<string> Folders => [.. Scenario.Folders];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_status_holds_what_was_worked_out_by_hand(string folder)
    {
        var scenario = Scenario.Read(folder);
        var faults = new FaultList();

        var plan = ImportSet.Read(scenario.Files, Importing.Now, faults).Resolve(Recorded.Nothing, Importing.Today, faults);

        Assert.Empty(faults.Lines());
        Assert.NotEmpty(scenario.Checks);
        Assert.Empty(scenario.Checks.SelectMany(check => check.Differences(StatusOf(plan!.After, check))));
    }

    private static ReadOnlyMemory<byte> StatusOf(Recorded recorded, Scenario.Check check)
    {
        var one = recorded.Agreements.Single(agreement => agreement.Agreement.Slug == check.Agreement);
        var also = recorded.Agreements.SelectMany(other => other.Decisions.Where(decision => decision.Also.Contains(check.Agreement, StringComparer.Ordinal)));
        var cascade = new Cascade(recorded.County!, one.Agreement, one.Steps, [.. one.Decisions, .. also]);
        return StatusJson.Of(AgreementStatus.Of(cascade, check.AsOf, check.KnownAt ?? Importing.Now));
    }
}
