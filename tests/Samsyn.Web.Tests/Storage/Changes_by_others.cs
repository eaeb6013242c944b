using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Decisions;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>A commit by any process is seen by every reader within a second.</summary>
public sealed class Changes_by_others
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Are_seen_within_a_second(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        using var node = new Database(db.Setting);
        var records = new Records(node);
        await node.Signal.StartAsync(CancellationToken.None);
        Assert.NotNull(await records.County());

        for (var n = 0; n < 3; n++)
        {
            var (change, before) = (node.Signal.NextChange, node.Signal.Version);
            await Record(db.Acts, n);
            await change.WaitAsync(TimeSpan.FromSeconds(1));
            Assert.True(node.Signal.Version > before);
            Assert.Equal(n + 1, (await records.Cascade("prov"))!.Decisions.Count);
        }
        await db.Acts.Run(Example.Order("prov"), async act =>
        {
            (await act.Db.Counties.SingleAsync()).Name = "Nytt namn";
            act.Journal("county", null, Example.County);
        });
        await Until(async () => (await records.County())!.Name == "Nytt namn");
        await node.Signal.StopAsync(CancellationToken.None);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_ones_own_are_seen_at_once(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        var before = db.Database.Signal.Version;

        await Record(db.Acts, 0);

        Assert.True(db.Database.Signal.Version > before);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task When_nothing_changes_nothing_is_said(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await db.Database.Signal.StartAsync(CancellationToken.None);
        var before = db.Database.Signal.Version;
        for (var n = 0; n < 5; n++) await db.Records.Cascade("prov");
        await Task.Delay(700);

        Assert.Equal(before, db.Database.Signal.Version);
    }

    [Fact]
    public async Task Are_seen_after_the_listening_connection_was_cut()
    {
        if (!Engines.WithPostgreSql) return;
        await using var db = await Engines.Fresh(Engine.PostgreSql);
        await db.StoreOne();
        using var node = new Database(db.Setting);
        await node.Signal.StartAsync(CancellationToken.None);
        await db.Do("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'");
        await Until(async () => await db.Ask<long>("select count(*) from pg_stat_activity where datname = current_database() and query like 'listen%'") == 1);

        var change = node.Signal.NextChange;
        await Record(db.Acts, 0);
        await change.WaitAsync(TimeSpan.FromSeconds(1));
        await node.Signal.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Made_by_hand_are_seen_too()
    {
        if (!Engines.WithPostgreSql) return;
        await using var db = await Engines.Fresh(Engine.PostgreSql);
        await db.StoreOne();
        await db.Database.Signal.StartAsync(CancellationToken.None);
        await Task.Delay(3500);
        var change = db.Database.Signal.NextChange;

        await db.Do("update county set name = 'Annat'");

        await change.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static Task Record(Acts acts, int municipality) => acts.Run(Example.Order("prov"), async act =>
    {
        var cascade = (await act.Cascade("prov"))!;
        await act.Record(cascade, Example.Yes(cascade.Agreement.Id, Example.Municipalities[municipality]), Example.Today);
    });

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var clock = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "It did not come to hold within ten seconds.");
    }
}
