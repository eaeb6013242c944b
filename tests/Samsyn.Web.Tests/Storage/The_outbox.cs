using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>What an act leaves for later is done once: by any node, after a failure, and after a node that died.</summary>
public sealed class The_outbox
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Writes_the_public_history_in_numbered_lines(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var agreement = await db.StoreOne();
        await Record(db, 3);

        Assert.Equal(3, await Worker(db).DoDue(CancellationToken.None));
        Assert.Equal(0, await Worker(db).DoDue(CancellationToken.None));

        await using var context = db.Context();
        var lines = await context.History.OrderBy(l => l.Number).ToListAsync(CancellationToken.None);
        Assert.Equal([1, 2, 3], lines.Select(l => l.Number));
        Assert.All(lines, l => Assert.Equal((agreement.Id, HistoryKind.DecisionRecorded), (l.AgreementId, l.Kind)));
        Assert.Equal(["KF:9901", "KF:9902", "KF:9903"], lines.Select(l => l.Facts.Body.ToString()));
        Assert.Equal(0, await db.Ask<long>("select count(*) from outbox_message where done_at is null"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_worked_on_by_any_number_of_nodes_and_each_message_is_done_once(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await db.Acts.Run(Example.Order("prov"), async act =>
        {
            var cascade = (await act.Cascade("prov"))!;
            for (var n = 0; n < 900; n++) act.Tell(HistoryKind.SettingsChanged, cascade.Agreement.Id, new HistoryFacts { Version = $"{n}" });
            act.Journal("prov", null, cascade.Agreement.Settings);
        });

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            using var node = new Database(db.Setting);
            var worker = new OutboxWorker(node, [HistoryHandler.Handler], TimeProvider.System, NullLogger<OutboxWorker>.Instance);
            while (await worker.DoDue(CancellationToken.None) > 0)
            {
            }
        })));

        Assert.Equal(900, await db.Count("agreement_event"));
        Assert.Equal(900, await db.Ask<long>("select max(number) from agreement_event"));
        Assert.Equal(900, await db.Ask<long>("select count(distinct facts) from agreement_event"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_a_node_that_died_is_taken_over_when_its_lease_runs_out(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await Record(db, 2);
        var now = Instants.Now(TimeProvider.System);
        Assert.Equal(2, (await new OutboxLease(db.Database, "dead").Claim(["history"], 100, now, CancellationToken.None)).Count);

        Assert.Equal(0, await Worker(db).DoDue(CancellationToken.None));
        Assert.Equal(2, await Worker(db, later: OutboxLease.Time + TimeSpan.FromSeconds(1)).DoDue(CancellationToken.None));

        Assert.Equal(2, await db.Count("agreement_event"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Does_nothing_about_a_message_that_another_node_has_taken_over(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await db.Acts.Run(Example.Order("prov"), async act =>
        {
            var cascade = (await act.Cascade("prov"))!;
            act.Later("slow", "");
            act.Tell(HistoryKind.SettingsChanged, cascade.Agreement.Id, new HistoryFacts());
            act.Journal("prov", null, cascade.Agreement.Settings);
        });
        // While this node is busy with the first message, its lease on the second runs out and another claims it.
        var slow = new OutboxHandler("slow", (act, _) => act.Db.Outbox.Where(m => m.Kind == "history").ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedBy, "another")));
        var worker = new OutboxWorker(db.Database, [slow, HistoryHandler.Handler], TimeProvider.System, NullLogger<OutboxWorker>.Instance);

        Assert.Equal(2, await worker.DoDue(CancellationToken.None));

        Assert.Equal(0, await db.Count("agreement_event"));
        Assert.Equal(["another"], await db.List("select claimed_by from outbox_message where done_at is null"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Puts_off_what_fails_and_does_the_rest(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await Record(db, 3);
        var failing = true;
        var handler = new OutboxHandler("history", async (act, messages) =>
        {
            await HistoryHandler.Handler.Handle(act, messages);
            if (failing && messages.Any(m => m.Payload.Contains("KF:9902", StringComparison.Ordinal))) throw new TimeZoneNotFoundException("not now");
        });
        var worker = new OutboxWorker(db.Database, [handler], TimeProvider.System, NullLogger<OutboxWorker>.Instance);

        Assert.Equal(3, await worker.DoDue(CancellationToken.None));

        Assert.Equal(2, await db.Count("agreement_event"));
        Assert.Equal(["TimeZoneNotFoundException: not now 1"], await db.List("select last_error, attempts from outbox_message where done_at is null"));
        Assert.Equal(0, await worker.DoDue(CancellationToken.None));
        failing = false;
        Assert.Equal(1, await new OutboxWorker(db.Database, [handler], new ShiftedClock(TimeSpan.FromSeconds(30)), NullLogger<OutboxWorker>.Instance).DoDue(CancellationToken.None));
        Assert.Equal(3, await db.Count("agreement_event"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Leaves_messages_of_a_kind_it_does_not_know_to_a_newer_node(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await Record(db, 1);
        await db.Do("update outbox_message set kind = 'of-a-later-version'");

        Assert.Equal(0, await Worker(db).DoDue(CancellationToken.None));
        Assert.Equal(["0"], await db.List("select attempts from outbox_message"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_taken_up_by_a_running_server_within_a_second(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        using var node = new Database(db.Setting);
        await node.Signal.StartAsync(CancellationToken.None);
        using var worker = new OutboxWorker(node, [HistoryHandler.Handler], TimeProvider.System, NullLogger<OutboxWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
        await Record(db, 1);
        for (var tries = 0; await db.Count("agreement_event") == 0; tries++)
        {
            Assert.True(tries < 100, "No line after five seconds.");
            await Task.Delay(50);
        }
        await worker.StopAsync(CancellationToken.None);
        await node.Signal.StopAsync(CancellationToken.None);
    }

    private static OutboxWorker Worker(TestDatabase db, TimeSpan later = default) =>
        new(db.Database, [HistoryHandler.Handler], new ShiftedClock(later), NullLogger<OutboxWorker>.Instance);

    private static async Task Record(TestDatabase db, int count)
    {
        for (var n = 0; n < count; n++)
            await db.Acts.Run(Example.Order("prov"), async act =>
            {
                var cascade = (await act.Cascade("prov"))!;
                await act.Record(cascade, Example.Yes(cascade.Agreement.Id, Example.Municipalities[n]), Example.Today);
            });
    }
}

/// <summary>The system's clock, some time ahead or behind.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
