using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions.Workspace;

/// <summary>A letter that did not arrive, for a person to decide about.</summary>
public sealed record FailedLetter(Guid BatchId, Guid PersonId, LetterKind Kind, string To, string? Reply, int Attempts, DateTime WrittenAt, DateTime? EndedAt, LetterState State);

/// <summary>A notice to the parties and what became of its letters.</summary>
public sealed record SentNotice(int Number, string Agreement, string Slug, string Sentence, DateTime At, int Accepted, int Waiting, int Failed, IReadOnlyList<string> Without, string? Receipt);

/// <summary>Mejl: what waits, what did not arrive, notices with their receipts. Nobody's address is shown whole but the parties' own.</summary>
public sealed class MailDeskModel(SamsynDb db, Acts acts, Records records, Publications publications, Settings settings) : WorkspacePage
{
    private const int Most = 100;

    public MailSettings? Mail => settings.Mail;

    public int Subscribers { get; private set; }

    public int Unanswered { get; private set; }

    public int Suppressed { get; private set; }

    public IReadOnlyDictionary<LetterState, int> Counts { get; private set; } = new Dictionary<LetterState, int>();

    public IReadOnlyList<FailedLetter> Failed { get; private set; } = [];

    public IReadOnlyList<SentNotice> Notices { get; private set; } = [];

    /// <summary>Parties of some agreement that have no address for notices.</summary>
    public IReadOnlyList<Principal> Without { get; private set; } = [];

    public int CountOf(LetterState state) => Counts.GetValueOrDefault(state);

    public static string Label(LetterKind kind) => kind switch
    {
        LetterKind.Told => L("Prenumeration", "Subscription"),
        LetterKind.Confirmation => L("Fråga om prenumeration", "Question about a subscription"),
        LetterKind.AlreadyFollows => L("Länk till val", "Link to choices"),
        LetterKind.Answer => L("Svar på en fråga", "Answer to a question"),
        LetterKind.Notice => L("Meddelande till part", "Notice to a party"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Who.CanForAll(WorkspaceAct.RunMail)) return NotFound();
        await Load();
        return Page();
    }

    /// <summary>Sends one letter again, or all that failed.</summary>
    public async Task<IActionResult> OnPostAsync(Guid actId, Guid? batch, Guid? person)
    {
        if (!Who.CanForAll(WorkspaceAct.RunMail)) return NotFound();
        await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "mail.retry", Who.AsForAll(WorkspaceAct.RunMail)), act => act.Retry(batch, person));
        return LocalRedirect(Url.Content("~/arbete/mejl"));
    }

    private async Task Load()
    {
        Subscribers = await db.Subscribers.CountAsync(s => s.ConfirmedAt != null && s.SuppressedAt == null);
        Unanswered = await db.Subscribers.CountAsync(s => s.ConfirmedAt == null);
        Suppressed = await db.Subscribers.CountAsync(s => s.SuppressedAt != null);
        Counts = await db.Letters.GroupBy(l => l.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var failed = await db.Letters.AsNoTracking().Where(l => l.State == LetterState.Failed || l.State == LetterState.Uncertain).OrderByDescending(l => l.WrittenAt).Take(Most).ToListAsync();
        var people = failed.Select(l => l.PersonId).ToList();
        var hidden = (await db.Subscribers.AsNoTracking().Where(s => people.Contains(s.Id)).Select(s => new { s.Id, s.Address }).ToListAsync()).ToDictionary(s => s.Id, s => ChoicesModel.Hidden(EmailAddress.Parse(s.Address)));
        var addresses = await db.NoticeAddresses.AsNoTracking().ToListAsync();
        var county = await records.County();
        string NameOf(PrincipalId id) => county?.Find(id)?.Name ?? id.Value;
        Failed = [.. failed.Select(l => new FailedLetter(l.BatchId, l.PersonId, l.Kind,
            addresses.Find(a => a.Id == l.PersonId) is { } own ? $"{NameOf(own.Principal)}, {own.Address}" : hidden.GetValueOrDefault(l.PersonId, l.Kind == LetterKind.Answer ? L("den som frågade", "whoever asked") : L("en som har slutat", "one who has left")),
            l.Reply, l.Attempts, l.WrittenAt, l.EndedAt, l.State))];
        await LoadNotices(addresses, NameOf);
        var parties = (await records.Cascades()).Where(c => !c.Agreement.Settings.Demonstration).SelectMany(c => c.Parties).DistinctBy(p => p.Id);
        Without = [.. parties.Where(p => !addresses.Exists(a => a.EndedAt is null && a.Principal == p.Id)).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private async Task LoadNotices(List<NoticeAddress> addresses, Func<PrincipalId, string> nameOf)
    {
        var agreements = (await publications.Agreements()).ToDictionary(a => a.Id);
        var latest = await db.Notifications.AsNoTracking().OrderByDescending(n => n.At).ThenByDescending(n => n.Number).Take(20).ToListAsync();
        var ids = latest.Select(n => n.Id).ToList();
        var letters = (await db.Letters.AsNoTracking().Where(l => ids.Contains(l.BatchId)).ToListAsync()).ToLookup(l => l.BatchId);
        var notices = new List<SentNotice>();
        foreach (var notification in latest)
        {
            var agreement = agreements[notification.AgreementId];
            var party = notification.Facts.Party is { } about ? nameOf(about) : "";
            var own = letters[notification.Id].ToList();
            notices.Add(new SentNotice(
                notification.Number, agreement.Settings.Title, agreement.Slug, NoticeLetters.Words(notification, agreement.Settings.Title, party).Sentence, notification.At,
                own.Count(l => l.State == LetterState.Sent), own.Count(l => l.State == LetterState.Waiting), own.Count(l => l.State is LetterState.Failed or LetterState.Uncertain),
                notification.To is { } to && !addresses.Exists(a => a.Principal == to && a.EndedAt is null) ? [nameOf(to)] : [], own.FirstOrDefault(l => l.State == LetterState.Sent)?.Reply));
        }

        Notices = notices;
    }
}
