using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties;

/// <summary>A reminder in words, in the reader's language: what mail will send.</summary>
public static class ReminderWords
{
    /// <summary>"Rapportera takvolymer, 2022: senast 9 december".</summary>
    public static string Subject(NotificationFacts facts) => facts.On is { } day
        ? L($"{facts.Title}: senast {Dates.DayMonth(day)}", $"{facts.Title}: by {Dates.DayMonth(day)}") : facts.Title ?? "";

    /// <param name="agreement">The agreement's title.</param>
    /// <param name="owner">Whom it is asked of.</param>
    public static string Body(NotificationFacts facts, string agreement, string owner)
    {
        var first = facts.On is { } day
            ? L($"{owner} har en sak att göra enligt {agreement}: {facts.Title}, senast {Dates.WeekdayFull(day)}.", $"{owner} has one thing to do by {agreement}: {facts.Title}, by {Dates.WeekdayFull(day)}.")
            : L($"{owner} har en sak att göra enligt {agreement}: {facts.Title}.", $"{owner} has one thing to do by {agreement}: {facts.Title}.");
        var wait = string.IsNullOrWhiteSpace(facts.Text) ? "" : " " + facts.Text;
        return first + wait + L(" Är det redan gjort räcker det att redovisa det.", " If it is already done, it is enough to report it.");
    }
}
