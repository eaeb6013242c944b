using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>The two letters about a subscription itself: the question whether one wants letters, and the way to one's choices.</summary>
internal static class SubscriberLetters
{
    public static Task<IReadOnlyDictionary<(Guid, Guid), Letter>> Confirmations(IServiceProvider services, MailSettings settings, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)> letters) =>
        Write(services, settings, letters, "confirm/2", (s, form) => s is not { ConfirmKey: { } key, ConfirmedAt: null } ? null : new LetterContent
        {
            Heading = L("Vill du ha mejl från Samsyn?", "Do you want emails from Samsyn?"),
            Blocks =
            [
                new LetterBlock.Paragraph(L("Någon, troligen du, har anmält den här adressen. Svara ja, så får du det här:", "Somebody, probably you, has given this address. Say yes, and you get this:")),
                InWords(form, s.Chosen(), s.Pace),
                new LetterBlock.Button(L("Ja, jag vill ha mejl", "Yes, I want emails"), Page(settings, "/prenumerera/bekrafta/" + key)),
                new LetterBlock.Paragraph(L("Var det inte du? Gör ingenting. Då skickas inget, och adressen raderas efter sju dagar.", "Was it not you? Do nothing. Then nothing is sent, and the address is erased after seven days.")),
            ],
            Why = L("Du får det här enda mejlet för att adressen anmäldes på webbplatsen.", "You get this one email because the address was given on the site."), SentBy = ToldLetters.SentBy(settings),
        });

    /// <summary>To one who follows: what was asked for too, if it is anything new, and the way to the choices.</summary>
    public static Task<IReadOnlyDictionary<(Guid, Guid), Letter>> Already(IServiceProvider services, MailSettings settings, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)> letters) =>
        Write(services, settings, letters, "already/2", (s, form) => s.ConfirmedAt is null ? null : new LetterContent
        {
            Heading = L("Du prenumererar redan", "You subscribe already"),
            Blocks = s is { ConfirmKey: { } key } && s.Additions() is { } added ?
            [
                new LetterBlock.Paragraph(L("Någon, troligen du, anmälde den här adressen igen. Inget är ändrat. Svara ja, så lägger vi till det här, och mejlen kommer lika ofta som förut:", "Somebody, probably you, gave this address again. Nothing has changed. Say yes, and we add this, and emails come as often as before:")),
                InWords(form, added, null),
                new LetterBlock.Button(L("Ja, lägg till det", "Yes, add it"), Page(settings, "/prenumerera/bekrafta/" + key)),
                new LetterBlock.Paragraph(L("Vill du inte, eller var det inte du? Gör ingenting. Då ändras inget.", "You do not want to, or was it not you? Do nothing. Then nothing changes.")),
                new LetterBlock.Link(L("Se och ändra mina val", "See and change my choices"), Page(settings, "/prenumerera/val/" + s.Key)),
            ] :
            [
                new LetterBlock.Paragraph(L("Någon, troligen du, anmälde den här adressen igen. Inget är ändrat. Här kan du se och ändra dina val.", "Somebody, probably you, gave this address again. Nothing has changed. Here you see and change your choices.")),
                new LetterBlock.Button(L("Mina val", "My choices"), Page(settings, "/prenumerera/val/" + s.Key)),
            ],
            Why = L("Du får det här mejlet för att adressen anmäldes på webbplatsen.", "You get this email because the address was given on the site."), SentBy = ToldLetters.SentBy(settings),
        });

    private static LetterBlock.Items InWords(ChoiceForm form, Wishes wishes, Pace? pace) => new([.. form.InWords(wishes.Topics, wishes.Kinds, pace).Select(line => $"{line.Question}: {line.Answer}")]);

    private static async Task<IReadOnlyDictionary<(Guid, Guid), Letter>> Write(
        IServiceProvider services, MailSettings settings, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)> letters, string template, Func<Subscriber, ChoiceForm, LetterContent?> content)
    {
        var people = letters.Select(l => l.PersonId).ToList();
        var subscribers = await services.GetRequiredService<SamsynDb>().Subscribers.AsNoTracking().Include(s => s.Topics).Where(s => people.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
        var (agreements, county) = (await services.GetRequiredService<Publications>().Agreements(), await services.GetRequiredService<Records>().County());
        var written = new Dictionary<(Guid, Guid), Letter>();
        foreach (var (batch, person, at) in letters)
        {
            if (!subscribers.TryGetValue(person, out var subscriber)) continue;
            var language = subscriber.Language == "en" ? Language.English : Language.Swedish;
            if (In(language, () => content(subscriber, ChoiceForm.Of(agreements, county, settings))) is not { } words) continue;
            written[(batch, person)] = Plain(settings, EmailAddress.Parse(subscriber.Address), words, language, batch, person, at, template);
        }

        return written;
    }

    /// <summary>A letter that somebody's own act called for: nothing to unsubscribe from.</summary>
    internal static Letter Plain(MailSettings settings, EmailAddress to, LetterContent content, Language language, Guid batch, Guid person, DateTime at, string template)
    {
        var (text, html) = LetterLayout.Render(content, language);
        return new Letter
        {
            From = settings.From, FromName = settings.FromName, To = to, Subject = HeaderText.OneLine(content.Heading), Body = new LetterBody(text, html), Language = language,
            MessageId = Letter.StableId(batch.ToString(), person.ToString(), settings.From.Domain), Date = at, Template = $"{template} {LetterLayout.Version}",
        };
    }

    /// <summary>A page in the language that is being spoken.</summary>
    internal static Uri Page(MailSettings settings, string path) => ToldLetters.At(settings, (English ? "/en" : "") + path);
}
