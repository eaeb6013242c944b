using Microsoft.EntityFrameworkCore;

namespace Samsyn.Web.Storage;

/// <summary>
/// Does acts: one act = one commit. Changed rows, journal rows and outbox messages become visible together or not at all.
/// </summary>
/// <remarks>
/// A process killed at any point loses nothing that was acknowledged. An act sent again – a double click, a retry after a lost
/// connection – is recognised by its id and answers with the first receipt. Source: DESIGN.md 4.
/// </remarks>
public sealed class Acts(Database database, TimeProvider clock)
{
    private const int Attempts = 6;

    /// <summary>Does an act. The work may be begun again from the start when the database asks for it, so it changes nothing but rows.</summary>
    /// <example><code>
    /// var receipt = await acts.Run(new ActOrder(form.ActId, "decision.record", actor) { AgreementSlug = slug }, async act =>
    /// {
    ///     var cascade = await act.Cascade(slug) ?? throw new RefusedException(…);
    ///     await act.Record(cascade, decision, today);
    /// });
    /// </code></example>
    /// <exception cref="Domain.RefusedException">The act was refused; nothing was changed.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Settings were overwritten by somebody else in the meantime; nothing was changed.</exception>
    public async Task<ActReceipt> Run(ActOrder order, Func<Act, Task> work, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (receipt, quiet) = await RunOnce(order, work, cancel);
                if (!quiet) database.Signal.Changed();
                return receipt;
            }
            catch (Exception fault) when (attempt < Attempts && Database.IsWorthTryingAgain(fault))
            {
                await Task.Delay(Random.Shared.Next(5, 20 << attempt), cancel);
            }
        }
    }

    private async Task<(ActReceipt Receipt, bool Quiet)> RunOnce(ActOrder order, Func<Act, Task> work, CancellationToken cancel)
    {
        await using var turn = await database.WaitForTurn(cancel);
        await using var db = database.NewContext();
        await using var transaction = await database.BeginWriting(db, cancel);
        await database.Lock(db, "act:" + order.Id);
        var first = await db.Journal.AsNoTracking().Where(e => e.ActId == order.Id).OrderBy(e => e.Position).ToListAsync(cancel);
        if (first.Count > 0) return (new ActReceipt(order.Id, true, first), false);
        if (order.AgreementSlug is { } slug) await database.Lock(db, "agreement:" + slug);

        var changes = 0;
        db.SavedChanges += (_, saved) => changes += saved.EntitiesSavedCount;
        var act = new Act(database, db, order, Instants.Now(clock));
        await work(act);
        await db.SaveChangesAsync(cancel);
        if (act.Entries.Count == 0 && changes > 0) throw new InvalidOperationException($"The act {order.Name} changed rows and wrote no journal.");
        if (changes > 0)
        {
            if (!act.IsQuiet) await database.TellOthers(db);
            await transaction.CommitAsync(CancellationToken.None);
        }
        return (new ActReceipt(order.Id, false, act.Entries), act.IsQuiet);
    }
}
