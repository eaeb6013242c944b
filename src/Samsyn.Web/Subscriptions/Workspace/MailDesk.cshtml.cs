using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
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

/// <summary>Mejl: what waits, what did not arrive, addresses that are stopped, notices with their receipts. Nobody's address is shown whole but the parties' own.</summary>
public sealed class MailDeskModel(SamsynDb db, Acts acts, Records records, Publications publications, Settings settings) : WorkspacePage
{
    internal const int Most = 100;

    public const int LongestReason = 500;

    /// <summary>How far back letters are counted: all that were ever sent would be counted anew at each showing.</summary>
    public const int Days = 30;

    public MailSettings? Mail => settings.Mail;

    public int Subscribers { get; private set; }

    public int Unanswered { get; private set; }

    /// <summary>Subscribers that nothing is sent to, since their mail servers say that there is no such address; the latest first.</summary>
    public IReadOnlyList<(string Address, DateTime At)> Stopped { get; private set; } = [];

    public int Suppressed { get; private set; }

    public int Waiting { get; private set; }

    public int Sent { get; private set; }

    public int NotArrived { get; private set; }

    /// <summary>An address to send to again, and why.</summary>
    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<FailedLetter> Failed { get; private set; } = [];

    public IReadOnlyList<SentNotice> Notices { get; private set; } = [];

    /// <summary>Parties of some agreement that have no address for notices.</summary>
    public IReadOnlyList<Principal> Without { get; private set; } = [];

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

    /// <summary>Sends to a stopped address again.</summary>
    public async Task<IActionResult> OnPostLetInAsync(Guid actId)
    {
        if (!Who.CanForAll(WorkspaceAct.RunMail)) return NotFound();
        if (EmailAddress.WhyNot(Email) is { } wrong) ModelState.AddModelError(nameof(Email), wrong.Sentence());
        Reason = HeaderText.OneLine(Reason ?? "").Trim();
        if (Reason.Length is 0 or > LongestReason) ModelState.AddModelError(nameof(Reason), L($"Skriv varför, med högst {LongestReason} tecken.", $"Write why, in at most {LongestReason} characters."));
        if (ModelState.IsValid)
            try
            {
                await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "mail.let_in", Who.AsForAll(WorkspaceAct.RunMail)) { Reason = Reason }, act => act.LetIn(EmailAddress.Parse(Email)));
                return LocalRedirect(Url.Content("~/arbete/mejl"));
            }
            catch (RefusedException refused) when (refused.Refusal is SubscriptionRefusal why)
            {
                ModelState.AddModelError(nameof(Email), why.Sentence());
            }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await Load();
        return Page();
    }

    /// <summary>Letters that wait, that the mail server has taken lately, and that did not arrive: each read from an index of its own.</summary>
    internal static (IQueryable<OutgoingLetter> Waiting, IQueryable<OutgoingLetter> Sent, IQueryable<OutgoingLetter> NotArrived) Counted(SamsynDb db, DateTime now)
    {
        var since = now.AddDays(-Days);
        return (db.Letters.Where(l => l.State == LetterState.Waiting), db.Letters.Where(l => l.State == LetterState.Sent && l.EndedAt >= since), db.Letters.Where(l => l.State == LetterState.Failed || l.State == LetterState.Uncertain));
    }

    private async Task Load()
    {
        Subscribers = await db.Subscribers.CountAsync(s => s.ConfirmedAt != null && s.SuppressedAt == null);
        Unanswered = await db.Subscribers.CountAsync(s => s.ConfirmedAt == null);
        Suppressed = await db.Subscribers.CountAsync(s => s.SuppressedAt != null);
        Stopped = [.. (await db.Subscribers.AsNoTracking().Where(s => s.SuppressedAt != null).OrderByDescending(s => s.SuppressedAt).Take(Most).Select(s => new { s.Address, s.SuppressedAt }).ToListAsync()).Select(s => (ChoicesModel.Hidden(EmailAddress.Parse(s.Address)), s.SuppressedAt!.Value))];
        var (waiting, sent, notArrived) = Counted(db, Instants.Now(TimeProvider.System));
        (Waiting, Sent, NotArrived) = (await waiting.CountAsync(), await sent.CountAsync(), await notArrived.CountAsync());
        var failed = await notArrived.AsNoTracking().OrderByDescending(l => l.WrittenAt).Take(Most).ToListAsync();
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
