using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>
/// Writes what subscribers are told: one event, or a digest grouped by agreement. Letters of the same events in the same language have the same words, so these are made once; only the addresses to leave and to
/// choose at are each person's own.
/// </summary>
internal static class ToldLetters
{
    internal const string Template = "told/2 " + LetterLayout.Version;

    private sealed record Worded(string Subject, LetterBody Body, string List);

    public static async Task<IReadOnlyDictionary<(Guid, Guid), Letter>> Write(IServiceProvider services, MailSettings settings, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)> letters)
    {
        var db = services.GetRequiredService<SamsynDb>();
        var people = letters.Select(l => l.PersonId).Distinct().ToList();
        var subscribers = await db.Subscribers.Where(s => EF.Parameter(people).Contains(s.Id) && s.SuppressedAt == null && s.ConfirmedAt != null).Select(s => new { s.Id, s.Address, s.Language, s.Key }).ToDictionaryAsync(s => s.Id);
        var items = await Items(db, letters);
        var ids = items.SelectMany(i => i).Distinct().ToList();
        var events = await db.MailEvents.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id);
        var words = services.GetRequiredService<EventWords>();
        var said = new Dictionary<(Guid, string), ToldWords?>();
        var worded = new Dictionary<string, Worded?>(StringComparer.Ordinal);
        var written = new Dictionary<(Guid, Guid), Letter>();
        foreach (var (batch, person, at) in letters)
        {
            if (!subscribers.TryGetValue(person, out var subscriber)) continue;
            var own = items[(batch, person)].Where(events.ContainsKey).Order().ToList();
            var same = subscriber.Language + string.Join(',', own);
            if (!worded.TryGetValue(same, out var one)) worded[same] = one = await Say(own.ConvertAll(id => events[id]), subscriber.Language, words, said, settings);
            if (one is null) continue;
            written[(batch, person)] = new Letter
            {
                From = settings.From, FromName = settings.FromName, To = EmailAddress.Parse(subscriber.Address), Subject = one.Subject, Body = one.Body.For(subscriber.Key),
                Language = subscriber.Language == "en" ? Language.English : Language.Swedish, ListId = one.List, Unsubscribe = At(settings, "/prenumerera/avsluta/" + subscriber.Key),
                MessageId = Letter.StableId(batch.ToString(), person.ToString(), settings.From.Domain), Date = at, Template = Template,
            };
        }

        return written;
    }

    /// <summary>
    /// The events of each letter. Letters of a mailing are taken up in the order of their people, so that those of a hundred thousand that are wanted now lie side by side in the index; looked up one by one, or all at once, they
    /// cost a hundred times as much.
    /// </summary>
    private static async Task<ILookup<(Guid, Guid), Guid>> Items(SamsynDb db, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)> letters)
    {
        var found = new List<LetterItem>();
        foreach (var batch in letters.GroupBy(l => l.BatchId, l => l.PersonId))
        {
            var (first, last) = (batch.Min(), batch.Max());
            found.AddRange(await db.LetterItems.FromSql($"select * from letter_item where batch_id = {batch.Key} and subscriber_id between {first} and {last}").AsNoTracking().ToListAsync());
        }

        return found.ToLookup(i => (i.BatchId!.Value, i.SubscriberId), i => i.EventId);
    }

    private static async Task<Worded?> Say(List<MailEvent> events, string language, EventWords words, Dictionary<(Guid, string), ToldWords?> said, MailSettings settings)
    {
        var spoken = language == "en" ? Language.English : Language.Swedish;
        var told = new List<ToldWords>();
        foreach (var one in events.OrderBy(e => e.At))
        {
            if (!said.TryGetValue((one.Id, language), out var text)) said[(one.Id, language)] = text = await In(spoken, () => words.Of(one));
            if (text is not null) told.Add(text);
        }

        if (told.Count == 0) return null;
        return In(spoken, () =>
        {
            var groups = told.GroupBy(t => t.Agreement?.Id).OrderBy(g => g.First().Agreement?.Settings.Title, StringComparer.Ordinal).ToList();
            var subject = told.Count == 1 ? told[0].Headline
                : groups is [var only] && only.First().Agreement is { } agreement ? L($"{told.Count} nyheter om {agreement.Settings.Title}", $"{told.Count} news of {agreement.Settings.Title}")
                : L($"{told.Count} nyheter", $"{told.Count} news");
            var blocks = new List<LetterBlock>();
            // A headline need not say which agreement it is about; a letter of many says it above them.
            if (told is [{ Agreement.Settings.Title: { } title }] && !subject.Contains(title, StringComparison.Ordinal)) blocks.Add(new LetterBlock.Paragraph(L($"Avtal: {title}", $"Agreement: {title}")));
            foreach (var group in groups)
            {
                if (groups.Count > 1) blocks.Add(new LetterBlock.Subheading(group.First().Agreement?.Settings.Title ?? L("Länet", "The county")));
                foreach (var one in group)
                {
                    if (told.Count > 1) blocks.Add(new LetterBlock.Paragraph(one.Headline));
                    if (one.Text.Length > 0) blocks.Add(new LetterBlock.Paragraph(one.Text));
                    var address = At(settings, (spoken == Language.English ? "/en" : "") + one.Path);
                    blocks.Add(told.Count == 1 ? new LetterBlock.Button(one.LinkWords, address) : new LetterBlock.Link(one.LinkWords, address));
                }
            }

            if (told is [{ Files: { Count: > 0 } files }])
            {
                blocks.Add(new LetterBlock.Subheading(L("Bilagor", "Attachments")));
                blocks.AddRange(files.Select(file => new LetterBlock.Link($"{file.Title} {FileWords.Of(file)}", At(settings, $"/fil/{file.Sha256}/{Uri.EscapeDataString(file.Name)}"))));
            }

            var (plain, html) = LetterLayout.Render(new LetterContent
            {
                Heading = subject, Blocks = blocks, Why = L("Du får det här mejlet för att du prenumererar på Samsyn.", "You get this email because you subscribe to Samsyn."),
                Unsubscribe = At(settings, (spoken == Language.English ? "/en" : "") + "/prenumerera/val/" + LetterBody.KeyPlace), SentBy = SentBy(settings), Demonstration = told.Exists(t => t.Agreement?.Settings.Demonstration == true),
            }, spoken);
            var list = groups is [var sole] && sole.First().Agreement is { } about ? about.Slug : "samsyn";
            return new Worded(Subject(subject, told), new LetterBody(plain, html), $"{list}.{settings.SiteUrl.IdnHost}{(settings.SiteUrl.IdnHost.Contains('.', StringComparison.Ordinal) ? "" : ".localhost")}");
        });
    }

    /// <summary>An exercise says so already in the list of letters.</summary>
    private static string Subject(string subject, List<ToldWords> told) => HeaderText.OneLine(told.TrueForAll(t => t.Agreement?.Settings.Demonstration == true) ? L("Övning: ", "Exercise: ") + subject : subject);

    internal static string SentBy(MailSettings settings) => L($"Skickat av {settings.FromName ?? "Samsyn"}, {settings.SiteUrl.IdnHost}", $"Sent by {settings.FromName ?? "Samsyn"}, {settings.SiteUrl.IdnHost}");

    /// <summary>A page of the site, by its path.</summary>
    internal static Uri At(MailSettings settings, string path) => new(settings.SiteUrl.AbsoluteUri.TrimEnd('/') + path);
}
