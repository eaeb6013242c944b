using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Subscriptions;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Tracing;

/// <summary>The trace in words (spårets ord): what waits in the outbox, what a line of the history tells.</summary>
internal static class TraceWords
{
    /// <summary>What a message of the outbox does; its own name for one that has no words.</summary>
    public static string OfMessage(string kind) => kind switch
    {
        HistoryHandler.Kind => L("Skriver historiken", "Writes the history"),
        EntryAwaited.Kind => L("Ser efter om avtalet har börjat gälla", "Looks whether the agreement has entered into force"),
        PublishingActs.Shown => L("Visar texten för läsarna", "Shows the text to readers"),
        MailEvents.Tell => L("Tar reda på vilka som ska få mejl", "Finds out who is to get emails"),
        Mailing.Bind => L("Gör mejlen", "Makes the emails"),
        Subscriptions.Notices.Write => L("Skriver meddelanden till parterna", "Writes notices to the parties"),
        _ => kind,
    };

    public static string Of(HistoryKind happened) => happened switch
    {
        HistoryKind.AgreementImported => L("avtalet lästes in", "the agreement was imported"),
        HistoryKind.VersionPublished => L("en text blev den aktuella", "a text became the current one"),
        HistoryKind.DecisionRecorded => L("ett beslut registrerades", "a decision was recorded"),
        HistoryKind.DecisionCorrected => L("ett beslut rättades", "a decision was corrected"),
        HistoryKind.DecisionAnnulled => L("ett beslut upphävdes av domstol", "a decision was annulled by a court"),
        HistoryKind.DecisionAssessed => L("ett villkor bedömdes", "a condition was assessed"),
        HistoryKind.StepReplanned => L("ett steg fick en ny tid", "a step got a new time"),
        HistoryKind.TermChanged => L("avtalstiden ändrades", "the term was changed"),
        HistoryKind.SettingsChanged => L("uppgifter om avtalet ändrades", "facts about the agreement were changed"),
        HistoryKind.GroupsChanged => L("grupper eller möten ändrades", "groups or meetings were changed"),
        HistoryKind.DigestPublished => L("ett sammandrag publicerades", "a digest was published"),
        HistoryKind.RoundOpened => L("en remiss öppnade", "a consultation opened"),
        HistoryKind.RoundExtended => L("en remiss förlängdes", "a consultation was extended"),
        HistoryKind.AnswerReceived => L("ett remissvar kom in", "an answer was received"),
        HistoryKind.CompilationReleased => L("remissvaren sammanställdes", "the answers were compiled"),
        HistoryKind.EnteredIntoForce => L("avtalet började gälla", "the agreement entered into force"),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "A kind without words."),
    };
}
