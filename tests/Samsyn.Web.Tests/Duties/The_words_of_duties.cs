using Samsyn.Domain.Calendars;
using Samsyn.Domain.Duties;
using Samsyn.Web.Design;
using Samsyn.Web.Duties;
using Samsyn.Web.Mail;

namespace Samsyn.Web.Tests.Duties;

/// <summary>Every refusal, every rule and every state of duties has words in both languages, and none blames anybody.</summary>
public sealed class The_words_of_duties
{
    private static readonly DateOnly Day = new(2022, 12, 9);

    private static readonly DutyRefusal[] Refusals =
    [
        new DutyRefusal.UnknownDuty("x"), new DutyRefusal.NotAnOwner("x", "1461"), new DutyRefusal.UnknownOccurrence("x", "2022"), new DutyRefusal.InTheFuture(Day, Day),
        new DutyRefusal.RecordedLaterThanNow(DateTime.UnixEpoch), new DutyRefusal.RecordedBeforeItHappened(DateTime.UnixEpoch, Day), new DutyRefusal.EvidenceMissing(Evidence.Note),
        new DutyRefusal.NotAnAddress("x"), new DutyRefusal.AlreadyReported("1461", Day), new DutyRefusal.NothingToWithdraw("1461", Day), new DutyRefusal.WithdrawnBeforeItWasDone(Day, Day),
        new DutyRefusal.ReasonMissing(),
    ];

    private static readonly DueRule[] Rules =
    [
        new DueRule.OnDay(Day), new DueRule.Planned(PlannedDate.Parse("2023-03"), true, null), new DueRule.Yearly(12, 9), new DueRule.YearlyWeekday(12, 2, DayOfWeek.Friday),
        new DueRule.EveryMonths(6, Day), new DueRule.After(DueFrom.Entry, 6, DueUnit.Months), new DueRule.After(DueFrom.Decision, 30, DueUnit.Days),
        new DueRule.Before(DueUntil.End, 12), new DueRule.Before(DueUntil.LastNoticeDay, 1),
    ];

    [Fact]
    public void Tell_every_refusal()
    {
        Assert.Equal(typeof(DutyRefusal).GetNestedTypes().Order(ByName), Refusals.Select(r => r.GetType()).Order(ByName));
        EachItsOwn([.. Refusals, new DutyRefusal.EvidenceMissing(Evidence.Link)], r => r.Sentence());
    }

    [Fact]
    public void Tell_every_rule()
    {
        Assert.Equal(typeof(DueRule).GetNestedTypes().Order(ByName), Rules.Select(r => r.GetType()).Distinct().Order(ByName));
        EachItsOwn(Rules, r => r.Sentence());
    }

    [Fact]
    public void Explain_a_computed_day()
    {
        Languages.Speak(Language.Swedish);
        var days = new DueDays(null, new DateOnly(2023, 1, 1), new DateOnly(2026, 12, 31), new DateOnly(2025, 12, 31), new DateOnly(2022, 9, 14));
        string? Account(DueRule rule) => DutyWords.Account(rule, Duty(rule).Occurrences(days, DateOnly.MinValue, DateOnly.MaxValue).First());

        Assert.Equal("tolv månader före avtalets sista dag 31\u00a0december 2026", Account(new DueRule.Before(DueUntil.End, 12))?.Replace("31 d", "31\u00a0d", StringComparison.Ordinal));
        Assert.Contains("en månad efter det egna beslutet 14", Account(new DueRule.After(DueFrom.Decision, 1, DueUnit.Months)), StringComparison.Ordinal);
        Assert.Null(Account(new DueRule.OnDay(Day)));
        Assert.Equal("Varje år den andra fredagen i december.", new DueRule.YearlyWeekday(12, 2, DayOfWeek.Friday).Sentence());
    }

    [Theory]
    [InlineData("2022-12-10", "Dagen är en lördag. Nästa vardag är måndag 12 december.")]
    [InlineData("2023-06-06", "Dagen är helgdag, en tisdag. Nästa vardag är onsdag 7 juni.")]
    [InlineData("2023-06-23", "Dagen är en afton, fredag. Nästa vardag är måndag 26 juni.")]
    [InlineData("2022-12-09", null)]
    public void Tell_of_a_day_that_is_no_ordinary_one(string day, string? words)
    {
        Languages.Speak(Language.Swedish);
        var rule = new DueRule.OnDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(words, DutyWords.HolidayNote(Duty(rule).Occurrences(DueDays.Unknown, DateOnly.MinValue, DateOnly.MaxValue).Single())?.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Remind_in_the_readers_language_and_blame_nobody()
    {
        var facts = new NotificationFacts { On = Day, Title = "Rapportera takvolymer, 2022", Text = "Utan volym kan ni inte avropa ur ramavtalet." };
        foreach (var language in Enum.GetValues<Language>())
        {
            Languages.Speak(language);
            var words = ReminderWords.Subject(facts) + ReminderWords.Body(facts, "Avtalet", "Mellerud");
            Assert.Contains("Mellerud", words, StringComparison.Ordinal);
            Assert.Contains("Utan volym", words, StringComparison.Ordinal);
            foreach (var blame in new[] { "försen", "saknas", "late", "missing", "overdue" }) Assert.DoesNotContain(blame, words, StringComparison.OrdinalIgnoreCase);
        }

        Languages.Speak(Language.Swedish);
    }

    private static readonly Comparer<Type> ByName = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static Duty Duty(DueRule rule) => new() { Id = "x", Title = "X", Owners = [Domain.Duties.Duty.EachParty], Due = rule };

    private static void EachItsOwn<T>(IReadOnlyList<T> all, Func<T, string> words)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Languages.Speak(language);
            var said = all.Select(words).ToList();
            Assert.All(said, s => Assert.False(string.IsNullOrWhiteSpace(s)));
            Assert.Distinct(said);
        }

        Languages.Speak(Language.Swedish);
    }
}
