using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>One act = one commit: rows, journal and outbox together, once.</summary>
[Rule("R56")]
public sealed class One_act
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Leaves_row_journal_and_outbox_under_one_act_id(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        var order = Example.Order("prov") with { Reason = "rättelse av § 21", By = new Actor(Guid.CreateVersion7(), "officer:9901") };

        var receipt = await Record(db, order);

        var decision = Assert.Single((await db.Records.Cascade("prov"))!.Decisions);
        Assert.Equal("10.0", decision.Version);
        await using var context = db.Context();
        var entry = await context.Journal.SingleAsync(e => e.ActId == order.Id);
        Assert.Equal(("decision.record", "prov", "KF:9901 2022-10-13 § 21", "rättelse av § 21", "officer:9901"), (entry.Act, entry.AgreementSlug, entry.Subject, entry.Reason, entry.ByFunction));
        Assert.Equal(order.By.AccountId, entry.AccountId);
        Assert.Null(entry.Before);
        Assert.Equal(StoredText.Write(decision), entry.After);
        Assert.Equal(decision.RecordedAt, entry.At);
        Assert.Equal("history", (await context.Outbox.SingleAsync(m => m.ActId == order.Id)).Kind);
        Assert.False(receipt.Repeated);
        Assert.Equal(entry.Id, Assert.Single(receipt.Entries).Id);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Sent_twice_is_done_once(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        var order = Example.Order("prov");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Record(db, order))));

        Assert.Equal(1, await db.Count("decision"));
        Assert.Single(receipts, r => !r.Repeated);
        Assert.Single(receipts.Select(r => Assert.Single(r.Entries).Id).Distinct());
        Assert.Equal(1, await db.Ask<long>($"select count(*) from outbox_message"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task That_is_refused_or_fails_leaves_nothing(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await Record(db, Example.Order("prov"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Record(db, Example.Order("prov")));
        Assert.IsType<DecisionRefusal.AlreadyRecorded>(refused.Refusal);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => db.Acts.Run(Example.Order("prov"), async act =>
        {
            await Record(act, 1, "§ 22");
            await act.Db.SaveChangesAsync();
            throw new TimeZoneNotFoundException("something outside");
        }));

        Assert.Equal((1, 2, 1), (await db.Count("decision"), await db.Count("journal_entry"), await db.Count("outbox_message")));
        await Record(db, Example.Order("prov"), 1);
        Assert.Equal(2, await db.Count("decision"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task That_changes_rows_must_say_so_in_the_journal(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Acts.Run(Example.Order("prov"), async act => (await act.Agreement("prov"))!.Revision++));
        var nothing = await db.Acts.Run(Example.Order("prov"), _ => Task.CompletedTask);

        Assert.Empty(nothing.Entries);
        Assert.Equal(1, await db.Count("journal_entry"));
        Assert.Equal(0, (await db.Records.Cascade("prov"))!.Agreement.Revision);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Waits_for_the_one_before_on_the_same_agreement(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        using var other = new Database(db.Setting);
        Acts[] acts = [db.Acts, new Acts(other, TimeProvider.System)];

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => acts[n % 2].Run(Example.Order("prov"), act => Record(act, n, "§ 21")))));

        var decisions = (await db.Records.Cascade("prov"))!.Decisions;
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), decisions.Select(d => d.Place));
        Assert.Equal(decisions.Select(d => d.RecordedAt).Order(), decisions.Select(d => d.RecordedAt));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_two_that_edit_the_same_settings_the_second_is_told(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var agreement = await db.StoreOne();
        await using var mine = db.Context();
        var seen = await mine.Agreements.SingleAsync(a => a.Slug == "prov");
        await db.Acts.Run(Example.Order("prov"), act => act.Replan(new Cascade(Example.County, agreement, Example.Steps, []), "sro", Later, Example.Today));

        seen.Settings = seen.Settings with { Title = "Nytt namn" };
        seen.Revision++;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    [Rule("R10")]
    public async Task Gives_a_step_a_new_plan_beside_the_old_ones(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();

        await db.Acts.Run(Example.Order("prov"), async act => await act.Replan((await act.Cascade("prov"))!, "sro", Later, Example.Today));

        var cascade = (await db.Records.Cascade("prov"))!;
        Assert.Equal(["2022-09", "2022-11"], cascade.Steps[0].Step.Replanned.Select(r => r.Planned!.Text));
        Assert.Equal(1, cascade.Agreement.Revision);
        await using var context = db.Context();
        var entry = await context.Journal.SingleAsync(e => e.Subject == "sro");
        Assert.Single(StoredText.Read<Step>(entry.Before!).Replanned);
        Assert.Equal(2, StoredText.Read<Step>(entry.After!).Replanned.Count);
    }

    private static readonly Replanning Later = new(PlannedDate.Parse("2022-11"), false, null, new DateOnly(2022, 9, 1), "Mötet flyttades igen");

    private static Task<ActReceipt> Record(TestDatabase db, ActOrder order, int municipality = 0) => db.Acts.Run(order, act => Record(act, municipality, "§ 21"));

    private static async Task Record(Act act, int municipality, string paragraph)
    {
        var cascade = (await act.Cascade("prov"))!;
        await act.Record(cascade, Example.Yes(cascade.Agreement.Id, Example.Municipalities[municipality], paragraph), Example.Today);
    }
}
