using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Tracing;

/// <summary>One thing that became of an act: where it stands, when, and what it is.</summary>
/// <param name="Place">Journal, outbox, history, news, event, letters, notice.</param>
/// <param name="At">When it came there, UTC; null while it waits.</param>
/// <param name="Path">The public page it is on; null for none.</param>
public sealed record TraceStep(string Place, DateTime? At, string What, string? Path = null);

/// <summary>
/// Everything that became of one act: from the form through its rows to the public page, the feed and the letters (spår). For who asks "did they get to know it?".
/// </summary>
/// <remarks>Read from the rows, so that it is what happened and not what should have. No address and no person stands in it.</remarks>
public sealed record ActTrace(Guid ActId, IReadOnlyList<TraceStep> Steps)
{
    /// <summary>Finds an act by its id, or by the number on its receipt: <c>R-2026-7KQ2ZP4</c>.</summary>
    /// <returns>Null when there is none.</returns>
    public static async Task<Guid?> Find(SamsynDb db, string text, CancellationToken cancel = default)
    {
        if (Guid.TryParse(text, out var id)) return await db.Journal.AnyAsync(e => e.ActId == id, cancel) ? id : null;
        var number = text.Trim().ToUpperInvariant();
        if (!number.StartsWith("R-", StringComparison.Ordinal)) return null;
        await foreach (var entry in db.Journal.AsNoTracking().Where(e => e.Position == 0).OrderByDescending(e => e.At).AsAsyncEnumerable().WithCancellation(cancel))
            if (ReceiptNumber.Of(entry) == number) return entry.ActId;
        return null;
    }

    public static async Task<ActTrace> Of(SamsynDb db, Guid act, CancellationToken cancel = default)
    {
        var steps = new List<TraceStep>();
        var rows = await db.Journal.AsNoTracking().Where(e => e.ActId == act).OrderBy(e => e.Position).ToListAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var county = await RecordReader.County(db.Database.GetDbConnection());
        steps.AddRange(rows.Select(r => new TraceStep(L("Journal", "Journal"), r.At, $"{JournalWords.ActTitle(r.Act)}: {r.Subject}{(r.AgreementSlug is { } slug ? $" ({slug})" : "")}, {AccountNames.Function(r.ByFunction, county)}")));
        var messages = await db.Outbox.AsNoTracking().Where(m => m.ActId == act).OrderBy(m => m.Position).ToListAsync(cancel);
        steps.AddRange(messages.Select(m => new TraceStep(L("Utkorg", "Outbox"), m.DoneAt, m.DoneAt is not null ? TraceWords.OfMessage(m.Kind) : m.LastError is { } error ? $"{TraceWords.OfMessage(m.Kind)}: {L("försöker igen", "tries again")} {Dates.Instant(m.DueAt)}. {error}" : $"{TraceWords.OfMessage(m.Kind)}: {L("väntar till", "waits until")} {Dates.Instant(m.DueAt)}")));
        var agreements = await db.Agreements.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Slug, cancel);
        var ids = messages.Select(m => m.Id).ToList();
        foreach (var line in await db.History.AsNoTracking().Where(h => ids.Contains(h.Id)).OrderBy(h => h.Number).ToListAsync(cancel))
        {
            steps.Add(new TraceStep(L("Historik", "History"), line.At, $"{L("rad", "line")} {line.Number}: {TraceWords.Of(line.Kind)}", $"/avtal/{agreements[line.AgreementId]}/historik"));
            steps.Add(new TraceStep(L("Flöde", "Feed"), line.At, $"urn:uuid:{line.Id}", $"/avtal/{agreements[line.AgreementId]}/atom.xml"));
        }

        await News(db, ids, steps, cancel);
        await Letters(db, act, steps, cancel);
        await Notices(db, messages, steps, cancel);
        return new ActTrace(act, steps);
    }

    private static async Task News(SamsynDb db, List<Guid> lines, List<TraceStep> steps, CancellationToken cancel)
    {
        var sources = lines.ConvertAll(id => $"history:{id}");
        foreach (var article in await db.Articles.AsNoTracking().Include(a => a.Versions).Where(a => a.Source != null && sources.Contains(a.Source)).ToListAsync(cancel))
        {
            var first = article.Versions.MinBy(v => v.Number);
            steps.Add(first is null
                ? new TraceStep(L("Nyhet", "News"), article.CreatedAt, L($"förslag, inte publicerat: {article.Draft?.Title}", $"proposed, not published: {article.Draft?.Title}"))
                : new TraceStep(L("Nyhet", "News"), first.From, first.Text.Title, "/nyheter/" + article.Slug));
        }
    }

    private static async Task Letters(SamsynDb db, Guid act, List<TraceStep> steps, CancellationToken cancel)
    {
        // What was corrected before its hour is the event of the first act: found by its line too.
        var lines = await db.Outbox.Where(m => m.ActId == act).Select(m => (Guid?)m.Id).ToListAsync(cancel);
        var articles = await db.Articles.AsNoTracking().Where(a => a.Source != null && a.Source.StartsWith("history:")).Select(a => new { a.Id, a.Source }).ToListAsync(cancel);
        var own = articles.Where(a => lines.Contains(Guid.Parse(a.Source!["history:".Length..]))).Select(a => (Guid?)a.Id).ToList();
        foreach (var told in await db.MailEvents.AsNoTracking().Where(e => e.ActId == act || lines.Contains(e.LineId) || own.Contains(e.ArticleId)).OrderBy(e => e.At).ToListAsync(cancel))
        {
            var text = told.Id.ToString();
            if (await db.Outbox.AnyAsync(m => m.Kind == MailEvents.Tell && m.DoneAt == null && m.Payload.Contains(text), cancel))
            {
                steps.Add(new TraceStep(L("Prenumeranter", "Subscribers"), null, $"{told.Kind.Label()}: {L("väntar till", "waits until")} {Dates.Instant(told.DueAt)}"));
                continue;
            }

            var people = await db.LetterItems.CountAsync(i => i.EventId == told.Id, cancel);
            var waiting = await db.LetterItems.CountAsync(i => i.EventId == told.Id && i.BatchId == null, cancel);
            steps.Add(new TraceStep(L("Prenumeranter", "Subscribers"), told.At, $"{told.Kind.Label()}: {L($"{people} ska få veta det, från {Dates.Instant(told.DueAt)}", $"{people} are to know, from {Dates.Instant(told.DueAt)}")}{(waiting > 0 ? L($"; {waiting} väntar på sitt sammandrag", $"; {waiting} wait for their digest") : "")}"));
            await States(db, from letter in db.Letters join item in db.LetterItems on new { B = (Guid?)letter.BatchId, P = letter.PersonId } equals new { B = item.BatchId, P = item.SubscriberId } where item.EventId == told.Id select letter, L("Mejl", "Emails"), steps, cancel);
        }
    }

    private static async Task Notices(SamsynDb db, List<Outbox.OutboxMessage> messages, List<TraceStep> steps, CancellationToken cancel)
    {
        foreach (var id in messages.Where(m => m.Kind == Subscriptions.Notices.Write).Select(m => StoredText.Read<NoticeMessage>(m.Payload).Notification))
        {
            if (await db.Notifications.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } notification) continue;
            steps.Add(new TraceStep(L("Meddelande", "Notice"), notification.At, L($"nummer {notification.Number} till {notification.To?.Value ?? "alla parter"}", $"number {notification.Number} to {notification.To?.Value ?? "every party"}")));
            await States(db, db.Letters.Where(l => l.BatchId == id), L("Mejl", "Emails"), steps, cancel);
        }
    }

    /// <summary>How many letters stand where, with the relay's last words for each.</summary>
    private static async Task States(SamsynDb db, IQueryable<OutgoingLetter> letters, string place, List<TraceStep> steps, CancellationToken cancel)
    {
        var states = await letters.AsNoTracking().GroupBy(l => new { l.State, l.Template }).Select(g => new { g.Key.State, g.Key.Template, Count = g.Count(), Last = g.Max(l => l.EndedAt), Reply = g.Max(l => l.Reply) }).ToListAsync(cancel);
        steps.AddRange(states.OrderBy(s => s.State).Select(s => new TraceStep(place, s.Last, $"{s.Count} {Label(s.State)}{(s.Template is { } template ? $" ({template})" : "")}{(s.Reply is { } reply ? $": {reply}" : "")}")));
    }

    private static string Label(LetterState state) => state switch
    {
        LetterState.Waiting => L("väntar", "waiting"),
        LetterState.Sent => L("mottagna av mejlservern", "taken by the mail server"),
        LetterState.Failed => L("kom inte fram", "did not arrive"),
        LetterState.Uncertain => L("kan ha kommit fram", "may have arrived"),
        LetterState.Withheld => L("inte skickade, webbplatsen provas", "not sent, the site is being tried out"),
        LetterState.Unneeded => L("behövdes inte", "not needed"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
