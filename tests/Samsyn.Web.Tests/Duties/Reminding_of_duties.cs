using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Duties;
using Samsyn.Web.Files;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Duties;

/// <summary>A reminder is written once for each duty, owner, time and reminding day, whoever writes it and however often.</summary>
public sealed class Reminding_of_duties
{
    private const string Agreement = """
        samsyn: 1
        agreement: { slug: prov, title: Prov, form: multilateral, parties: ["1461", "1463", VGR] }
        duties:
          - { id: volymer, title: Rapportera volymer, owners: [each party], due: { on: 2027-03-31 }, remind_days: [30, 7] }
          - { id: utan, title: Utan påminnelse, owners: [each party], due: { on: 2027-03-31 } }
        duty_reports:
          - { duty: volymer, occurrence: once, by: "1463", on: 2026-03-01 }
        """;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_written_once_by_any_number_of_nodes(Engine engine)
    {
        await using var db = await Filled(engine, Agreement);
        var other = new Database(db.Setting);

        var written = await Task.WhenAll(Node(db.Database, "2027-03-01").Remind(), Node(other, "2027-03-01").Remind(), Node(db.Database, "2027-03-01").Remind());
        Assert.Equal(2, written.Sum());
        Assert.Equal(0, await Node(other, "2027-03-02").Remind());

        await using var context = db.Context();
        var rows = await context.Notifications.OrderBy(n => n.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1, 2], rows.Select(n => n.Number));
        Assert.Equal(["1461", "VGR"], rows.Select(n => n.To?.Value).Order(StringComparer.Ordinal));
        Assert.All(rows, n => Assert.Equal(("duty.reminder", "Rapportera volymer", (DateOnly?)new DateOnly(2027, 3, 31)), (n.Kind, n.Facts.Title, n.Facts.On)));
        Assert.Contains("duty.reminder volymer 1461 once 2027-03-31 30", rows.Select(n => n.Key));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_a_process_killed_half_way_the_next_run_writes_what_is_missing(Engine engine)
    {
        await using var db = await Filled(engine, Agreement);
        await using var context = db.Context();
        var agreement = await context.Agreements.SingleAsync(TestContext.Current.CancellationToken);
        // Killed before the commit: nothing is there. Killed after one commit of several: that one is, and is not written again.
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Acts.Run(new ActOrder(Guid.CreateVersion7(), "duty.reminder", new Actor(null, "duty.reminder")), async act =>
        {
            await act.Notify(agreement.Id, DutyReminders.Kind, new PrincipalId("1461"), "duty.reminder volymer 1461 once 2027-03-31 7", new NotificationFacts());
            throw new InvalidOperationException("killed");
        }, TestContext.Current.CancellationToken));
        Assert.Equal(0, await context.Notifications.CountAsync(TestContext.Current.CancellationToken));
        await db.Acts.Run(new ActOrder(Guid.CreateVersion7(), "duty.reminder", new Actor(null, "duty.reminder")), async act =>
        {
            await act.Notify(agreement.Id, DutyReminders.Kind, new PrincipalId("1461"), "duty.reminder volymer 1461 once 2027-03-31 7", new NotificationFacts());
            act.Journal<string>("duty.reminder", null, "1");
        }, TestContext.Current.CancellationToken);

        Assert.Equal(1, await Node(db.Database, "2027-03-24").Remind());
        Assert.Equal(2, await context.Notifications.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Comes_at_its_days_once_each_and_not_after_the_day()
    {
        await using var db = await Filled(Engine.Sqlite, Agreement);

        Assert.Equal(0, await Node(db.Database, "2027-02-28").Remind());
        Assert.Equal(2, await Node(db.Database, "2027-03-01").Remind());
        Assert.Equal(0, await Node(db.Database, "2027-03-23").Remind());
        Assert.Equal(2, await Node(db.Database, "2027-03-24").Remind());
        Assert.Equal(0, await Node(db.Database, "2027-04-01").Remind());
    }

    /// <summary>A server that was down for both reminding days writes one reminder, not two.</summary>
    [Fact]
    public async Task Catches_up_with_one()
    {
        await using var db = await Filled(Engine.Sqlite, Agreement);

        Assert.Equal(2, await Node(db.Database, "2027-03-30").Remind());
        Assert.Equal(0, await Node(db.Database, "2027-03-31").Remind());
    }

    [Theory]
    [InlineData("demonstration: true, shown_as_of: 2027-03-01", 0)]
    [InlineData("demonstration: true", 2)]
    public async Task Is_not_written_for_an_exercise_whose_clock_does_not_go(string setting, int written)
    {
        await using var db = await Filled(Engine.Sqlite, Agreement.Replace("title: Prov,", $"title: Prov, {setting},", StringComparison.Ordinal));

        Assert.Equal(written, await Node(db.Database, "2027-03-01").Remind());
    }

    private static DutyReminders Node(Database database, string today)
    {
        var clock = new Clock(TimeProvider.System, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        return new DutyReminders(new Acts(database, TimeProvider.System), new Records(database), new DutyRecords(database), clock, NullLogger<DutyReminders>.Instance);
    }

    private static async Task<TestDatabase> Filled(Engine engine, string agreement)
    {
        var db = await Engines.Fresh(engine);
        var path = Path.Combine(Directory.CreateTempSubdirectory("samsyn-duties-").FullName, "prov.yaml");
        await File.WriteAllTextAsync(path, agreement);
        var faults = new FaultList();
        var files = ImportSet.Read([Path.Combine(Examples.Root, "data/county-14"), path], new Clock(TimeProvider.System).Now, faults);
        faults.ThrowIfAny();
        await db.Acts.Import(files, new Clock(TimeProvider.System).Today, faults);
        faults.ThrowIfAny();
        return db;
    }
}
