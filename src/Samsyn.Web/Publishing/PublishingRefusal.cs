using Samsyn.Domain;
using Samsyn.Web.Mail;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>Why something cannot be published, typed and with its values.</summary>
public abstract record PublishingRefusal : Refusal
{
    /// <summary>There is no draft, or it says what is published already.</summary>
    public sealed record NothingToPublish : PublishingRefusal;

    public sealed record NoTitle : PublishingRefusal;

    public sealed record NoBody : PublishingRefusal;

    public sealed record NoByline : PublishingRefusal;

    /// <summary>A telephone or an address to ask at, but not whom.</summary>
    public sealed record NoFunction : PublishingRefusal;

    /// <summary>What readers are to write to is no address.</summary>
    public sealed record BadEmail(EmailRefusal Why) : PublishingRefusal;

    public sealed record EndsBeforeItBegins : PublishingRefusal;

    /// <summary>A later version must say what changed.</summary>
    public sealed record NoChangeSaid : PublishingRefusal;

    /// <summary>Words bound to a state that the agreement does not have, or that are written wrongly.</summary>
    public sealed record TenseFaulty(TenseFault Fault) : PublishingRefusal;

    /// <summary>A link that no reader may be sent to: a script, a file of somebody's machine.</summary>
    public sealed record BadLink(string Address) : PublishingRefusal;

    public sealed record UnknownArticle : PublishingRefusal;

    /// <summary>It is longer than it may be.</summary>
    public sealed record TooLong(string Field, int Length, int Most) : PublishingRefusal;

    public sealed record UnknownVersion(int Number) : PublishingRefusal;

    /// <summary>It has never been shown, so there is nothing to take down.</summary>
    public sealed record NeverPublished : PublishingRefusal;

    /// <summary>It has been published, at once or for later: it can be taken down, not removed.</summary>
    public sealed record NotADraft : PublishingRefusal;

    /// <summary>A question that has its answer is not put aside.</summary>
    public sealed record AlreadyAnswered : PublishingRefusal;

    /// <summary>A document of that name in the library has this version already, with other content.</summary>
    public sealed record VersionTaken(string Label) : PublishingRefusal;

    public sealed record UnknownDocument : PublishingRefusal;
}

/// <summary>What a refusal says, and how it is mended.</summary>
public static class PublishingRefusals
{
    public static string Sentence(this PublishingRefusal refusal) => refusal switch
    {
        PublishingRefusal.NothingToPublish => L("Inget är ändrat sedan det publicerades. Skriv ändringen först.", "Nothing has changed since it was published. Write the change first."),
        PublishingRefusal.NoTitle => L("Skriv en rubrik.", "Write a heading."),
        PublishingRefusal.NoBody => L("Skriv texten.", "Write the text."),
        PublishingRefusal.NoByline => L("Skriv vem som står bakom: en funktion, till exempel Processledningen.", "Write who stands behind it: a function, for example Processledningen."),
        PublishingRefusal.NoFunction => L("Skriv vem som kan svara: en funktion, till exempel Processledaren för hjälpmedelsavtalen.", "Write who can answer: a function, for example Processledaren för hjälpmedelsavtalen."),
        PublishingRefusal.BadEmail bad => bad.Why.Sentence(),
        PublishingRefusal.EndsBeforeItBegins => L("Texten skulle tas ned innan den har visats. Välj en senare tid.", "The text would be taken down before it has been shown. Choose a later time."),
        PublishingRefusal.NoChangeSaid => L("Skriv i en mening vad som är ändrat. Läsarna ser den.", "Write in a sentence what has changed. Readers see it."),
        PublishingRefusal.TenseFaulty faulty => faulty.Fault.Sentence(),
        PublishingRefusal.BadLink link => L($"Länken ”{link.Address}” går inte att använda. Skriv en adress som börjar med https:// eller mailto:, eller / för en sida här.", $"The link “{link.Address}” cannot be used. Write an address that begins with https:// or mailto:, or / for a page here."),
        PublishingRefusal.UnknownArticle => L("Det finns ingen sådan text.", "There is no such text."),
        PublishingRefusal.TooLong tooLong => L($"Texten är för lång: {tooLong.Length} tecken. Högst {tooLong.Most} får plats.", $"The text is too long: {tooLong.Length} characters. At most {tooLong.Most} fit."),
        PublishingRefusal.UnknownVersion unknown => L($"Det finns ingen version {unknown.Number}.", $"There is no version {unknown.Number}."),
        PublishingRefusal.NeverPublished => L("Den har aldrig visats, så det finns inget att ta ned.", "It has never been shown, so there is nothing to take down."),
        PublishingRefusal.NotADraft => L("Den är redan publicerad. Ta ned den i stället.", "It has been published already. Take it down instead."),
        PublishingRefusal.AlreadyAnswered => L("Frågan är redan besvarad.", "The question has been answered already."),
        PublishingRefusal.VersionTaken taken => L($"Dokumentet har redan en version {taken.Label} med annat innehåll. Välj ett nytt versionsnamn.", $"The document has a version {taken.Label} with other content already. Choose a new name of the version."),
        PublishingRefusal.UnknownDocument => L("Det finns inget sådant dokument.", "There is no such document."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without words."),
    };
}
