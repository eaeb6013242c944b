using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Agreements.Terms;
using Samsyn.Web.Design;
using Samsyn.Web.Duties;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>Letters to the parties, in Swedish: what they must be told. They cannot be left, and each says its number, so that a party sees that none is missing.</summary>
internal static class NoticeLetters
{
    public static async Task<IReadOnlyDictionary<(Guid, Guid), Letter>> Write(IServiceProvider services, MailSettings settings, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)> letters)
    {
        var db = services.GetRequiredService<SamsynDb>();
        var (ids, people) = (letters.Select(l => l.BatchId).Distinct().ToList(), letters.Select(l => l.PersonId).Distinct().ToList());
        var notifications = await db.Notifications.AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id);
        var addresses = await db.NoticeAddresses.AsNoTracking().Where(a => people.Contains(a.Id) && a.EndedAt == null).ToDictionaryAsync(a => a.Id);
        var county = await services.GetRequiredService<Records>().County();
        var agreements = await services.GetRequiredService<Publications>().Agreements();
        var written = new Dictionary<(Guid, Guid), Letter>();
        foreach (var (batch, person, at) in letters)
        {
            if (!notifications.TryGetValue(batch, out var notification) || !addresses.TryGetValue(person, out var address) || agreements.FirstOrDefault(a => a.Id == notification.AgreementId) is not { } agreement) continue;
            var party = notification.Facts.Party is { } about ? county?.Find(about)?.Name ?? about.Value : "";
            written[(batch, person)] = In(Language.Swedish, () =>
            {
                var (sentence, path) = Words(notification, agreement.Settings.Title, party);
                return SubscriberLetters.Plain(settings, EmailAddress.Parse(address.Address), new LetterContent
                {
                    Heading = $"Meddelande {notification.Number} om {agreement.Settings.Title}",
                    Blocks = [new LetterBlock.Paragraph(sentence), new LetterBlock.Button("Öppna sidan", ToldLetters.At(settings, $"/avtal/{agreement.Slug}{path}"))],
                    Why = $"Det här är ett meddelande till {county?.Find(address.Principal)?.Name ?? address.Principal.Value} som part i avtalet. Det går inte att avstå. Fel adress? Säg till processledningen.",
                    SentBy = ToldLetters.SentBy(settings), Demonstration = agreement.Settings.Demonstration,
                }, Language.Swedish, batch, person, at, "notice/1");
            });
        }

        return written;
    }

    /// <summary>What a message says and the page it is about, after the agreement's address.</summary>
    internal static (string Sentence, string Path) Words(Notification notification, string agreement, string party)
    {
        var (kind, facts) = (notification.Kind, notification.Facts);
        if (Signing.Wording.Kinds.Contains(kind)) return (Signing.Wording.Message(kind, facts, agreement, party), "/underskrifter");
        if (Consultations.Messages.Kinds.Contains(kind)) return (Consultations.Messages.Sentence(kind, facts, agreement, party), "/remiss");
        if (kind == DutyReminders.Kind) return (L($"Påminnelse till {party}: {facts.Title}. Sista dag är {Day(facts)}.", $"Reminder to {party}: {facts.Title}. The last day is {Day(facts)}.") + (facts.Text is { } wait ? " " + wait : ""), "/ataganden");
        if (kind == TermForm.Message) return (facts.Party is null ? L($"Avtalstiden för {agreement} är ändrad den {Day(facts)}.", $"The term of {agreement} changed on {Day(facts)}.") : L($"{party} har sagt upp {agreement} den {Day(facts)}.", $"{party} gave notice of {agreement} on {Day(facts)}."), "/giltighet");
        if (kind.StartsWith("disagreement.", StringComparison.Ordinal)) return (L($"{party} har registrerat något i ärendet ”{facts.Title}” den {Day(facts)}.", $"{party} has recorded something in the matter “{facts.Title}” on {Day(facts)}."), "/oenighet");
        throw new InvalidOperationException($"Nothing says what a message of kind {kind} is.");
    }

    private static string Day(NotificationFacts facts) => facts.On is { } day ? Dates.Full(day) : "";
}
