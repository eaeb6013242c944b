using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations;

/// <summary>Messages about a round, as mail will send them.</summary>
public static class Messages
{
    public const string Received = "consultation.received";
    public const string Opened = "consultation.opened";
    public const string Extended = "consultation.extended";
    public const string Reminder = "consultation.reminder";
    public const string Answered = "consultation.answered";

    public static readonly IReadOnlyList<string> Kinds = [Received, Opened, Extended, Reminder, Answered];

    /// <summary>In a sentence, in the reader's language.</summary>
    public static string Sentence(string kind, NotificationFacts facts, string agreement, string party) => kind switch
    {
        Received => L($"Svaret från {party} på remissen av {agreement} är mottaget och har nummer {facts.Title}.", $"The answer of {party} to the consultation on {agreement} has been received and has number {facts.Title}."),
        Opened => L($"{agreement} är ute på remiss. Sista dag att svara är {Day(facts)}.", $"{agreement} is out for consultation. The last day to answer is {Day(facts)}."),
        Extended => L($"Remissen av {agreement} är förlängd till och med {Day(facts)}. Skäl: {facts.Text}", $"The consultation on {agreement} has been extended until and including {Day(facts)}. Reason: {facts.Text}"),
        Reminder => L($"{party} har inte svarat på remissen av {agreement} ännu. Sista dag är {Day(facts)}.", $"{party} has not answered the consultation on {agreement} yet. The last day is {Day(facts)}."),
        Answered => L($"Synpunkterna från {party} på {agreement} har fått sina bemötanden.", $"The remarks of {party} on {agreement} have been answered."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A message without words."),
    };

    private static string Day(NotificationFacts facts) => facts.On is { } day ? Dates.Full(day) : "";
}
