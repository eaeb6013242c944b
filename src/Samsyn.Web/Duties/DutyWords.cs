using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Duties;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties;

/// <summary>Duties in words: when they are due and why then, where an owner stands. Nobody is late, and what was done after its day is simply done.</summary>
public static class DutyWords
{
    /// <summary>When, as exactly as it is known: "9 december 2022", or the source's own words for a plan.</summary>
    public static string When(DueRule rule, DutyOccurrence occurrence) =>
        rule is DueRule.Planned planned ? Plans.Words(planned.When, planned.Preliminary, planned.Words) : Dates.Full(occurrence.Day);

    /// <summary>The same for a page: uncertain days in italics, the source's words marked as Swedish.</summary>
    public static IHtmlContent WhenMarkup(DueRule rule, DutyOccurrence occurrence) => rule is DueRule.Planned planned
        ? planned is { Preliminary: false, Words: null } && occurrence.IsExact ? DayTagHelper.Of(occurrence.Day, DayWording.Full)
            : Markup.Of($"<em{Markup.Attribute("lang", LangOf(rule))}>{When(rule, occurrence)}</em>")
        : DayTagHelper.Of(occurrence.Day, DayWording.Full);

    /// <summary><c>sv</c> on an English page when <see cref="When"/> is the source's own words.</summary>
    public static string? LangOf(DueRule rule) => rule is DueRule.Planned planned ? Plans.LangOf(planned.Words) : null;

    /// <summary>The rule in a sentence: "Varje år den andra fredagen i december."</summary>
    public static string Sentence(this DueRule rule) => rule switch
    {
        DueRule.OnDay r => L($"Den {Dates.Full(r.Day)}.", $"On {Dates.Full(r.Day)}."),
        DueRule.Planned => L("En gång, när källan säger.", "Once, when the source says."),
        DueRule.Yearly r => L($"Varje år den {r.Day} {Dates.Month(r.Month)}.", $"Every year on {r.Day} {Dates.Month(r.Month)}."),
        DueRule.YearlyWeekday r => L(
            $"Varje år den {Nth(r.Nth)} {Weekday(r.Weekday)}en i {Dates.Month(r.Month)}.", $"Every year on the {Nth(r.Nth)} {Weekday(r.Weekday)} of {Dates.Month(r.Month)}."),
        DueRule.EveryMonths r => r.Months == 1 ? L($"Varje månad från {Dates.Full(r.First)}.", $"Every month from {Dates.Full(r.First)}.")
            : L($"Var {Ordinal(r.Months)} månad från {Dates.Full(r.First)}.", $"Every {r.Months} months from {Dates.Full(r.First)}."),
        DueRule.After r => r.From == DueFrom.Entry
            ? L($"{Capital(Length(r.Number, r.Unit))} efter att avtalet har börjat gälla.", $"{Capital(Length(r.Number, r.Unit))} after the agreement has entered into force.")
            : L($"{Capital(Length(r.Number, r.Unit))} efter det egna beslutet.", $"{Capital(Length(r.Number, r.Unit))} after the own decision."),
        DueRule.Before r => r.Until == DueUntil.End
            ? L($"{Capital(Length(r.Months, DueUnit.Months))} före avtalets sista dag.", $"{Capital(Length(r.Months, DueUnit.Months))} before the agreement’s last day.")
            : L($"{Capital(Length(r.Months, DueUnit.Months))} före sista dagen att säga upp avtalet.", $"{Capital(Length(r.Months, DueUnit.Months))} before the last day to give notice."),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without words."),
    };

    /// <summary>How one day came to be: "tolv månader före avtalets sista dag 31 december 2026"; null when the rule says it all.</summary>
    public static string? Account(DueRule rule, DutyOccurrence occurrence) => (rule, occurrence.CountedFrom) switch
    {
        (DueRule.After r, { } day) => r.From == DueFrom.Entry
            ? L($"{Length(r.Number, r.Unit)} efter att avtalet började gälla {Dates.Full(day)}", $"{Length(r.Number, r.Unit)} after the agreement entered into force on {Dates.Full(day)}")
            : L($"{Length(r.Number, r.Unit)} efter det egna beslutet {Dates.Full(day)}", $"{Length(r.Number, r.Unit)} after the own decision of {Dates.Full(day)}"),
        (DueRule.Before r, { } day) => r.Until == DueUntil.End
            ? L($"{Length(r.Months, DueUnit.Months)} före avtalets sista dag {Dates.Full(day)}", $"{Length(r.Months, DueUnit.Months)} before the agreement’s last day {Dates.Full(day)}")
            : L($"{Length(r.Months, DueUnit.Months)} före sista dagen att säga upp, {Dates.Full(day)}", $"{Length(r.Months, DueUnit.Months)} before the last day to give notice, {Dates.Full(day)}"),
        _ => null,
    };

    /// <summary>"Dagen är en lördag. Nästa vardag är måndag 13 december."; null for an ordinary day.</summary>
    public static string? HolidayNote(DutyOccurrence occurrence) => occurrence.NextWorkingDay is not { } next ? null : L(
        $"Dagen är {KindOfDay(occurrence.Day)}. Nästa vardag är {Dates.WeekdayDayMonth(next)}.", $"The day is {KindOfDay(occurrence.Day)}. The next ordinary day is {Dates.WeekdayDayMonth(next)}.");

    private static string KindOfDay(DateOnly day) =>
        SwedishCalendar.HolidayName(day) is not null ? L($"helgdag, en {Dates.Weekday(day)}", $"a public holiday, a {Dates.Weekday(day)}")
        : SwedishCalendar.IsEve(day) ? L($"en afton, {Dates.Weekday(day)}", $"an eve, a {Dates.Weekday(day)}")
        : L($"en {Dates.Weekday(day)}", $"a {Dates.Weekday(day)}");

    /// <summary>Which time it is, for what comes again: "2022", "juni 2023"; null for what is done once.</summary>
    public static string? TimeOf(DueRule rule, DutyOccurrence occurrence) => rule switch
    {
        DueRule.Yearly or DueRule.YearlyWeekday => occurrence.Key,
        DueRule.EveryMonths => Dates.MonthYear(occurrence.Day),
        _ => null,
    };

    /// <summary>"Rapportera takvolymer, 2022".</summary>
    public static string TitleOf(Duty duty, DutyOccurrence occurrence) => TimeOf(duty.Due, occurrence) is { } time ? $"{duty.Title}, {time}" : duty.Title;

    /// <summary>Where an owner stands.</summary>
    public static string Label(this DutyStatus status) => status.State switch
    {
        DutyState.Done => L($"Gjort {Dates.Full(status.Report!.On)}", $"Done {Dates.Full(status.Report!.On)}"),
        DutyState.DoneAfter => L($"Gjort {Dates.Full(status.Report!.On)}", $"Done {Dates.Full(status.Report!.On)}"),
        DutyState.Passed => L("Dagen har passerat", "The day has passed"),
        DutyState.Open => L("Går att göra nu", "Can be done now"),
        _ => L("Längre fram", "Further ahead"),
    };

    /// <summary>What a report must bring with it.</summary>
    public static string? Words(this Evidence evidence) => evidence switch
    {
        Evidence.Note => L("Redovisas med en anteckning", "Reported with a note"),
        Evidence.Link => L("Redovisas med en länk till underlaget", "Reported with a link to the document"),
        _ => null,
    };

    /// <summary>Whose it is, for a person: "varje kommun".</summary>
    public static string Owners(Duty duty, DutyBook book) => string.Join(", ", duty.Owners.Select(name => name switch
    {
        Duty.EachParty => L("varje part", "each party"),
        Duty.EachMunicipality => L("varje kommun", "each municipality"),
        Duty.EachRegion => L("regionen", "the region"),
        _ => book.OwnersOf(duty).FirstOrDefault(o => o.Id == name)?.Name ?? name,
    }));

    /// <summary>"Punkt 4.2"; a lasting id that the text no longer has gives nothing.</summary>
    public static string? Clause(string? number) => number is null ? null : L($"Punkt {number}", $"Clause {number}");

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], System.Globalization.CultureInfo.InvariantCulture) + words[1..];

    /// <summary>"tolv månader": months stay months, as the agreement counts them.</summary>
    private static string Length(int number, DueUnit unit) => unit == DueUnit.Months
        ? L(number == 1 ? "en månad" : $"{Dates.InWords(number)} månader", number == 1 ? "one month" : $"{Dates.InWords(number)} months")
        : L(number == 1 ? "en dag" : $"{Dates.InWords(number)} dagar", number == 1 ? "one day" : $"{Dates.InWords(number)} days");

    private static string Weekday(DayOfWeek day) => Current.Culture().DateTimeFormat.GetDayName(day);

    private static string Nth(int nth) => nth switch
    {
        1 => L("första", "first"),
        2 => L("andra", "second"),
        3 => L("tredje", "third"),
        _ => L("fjärde", "fourth"),
    };

    private static string Ordinal(int number) => number switch
    {
        2 => "annan",
        3 => "tredje",
        4 => "fjärde",
        6 => "sjätte",
        12 => "tolfte",
        _ => $"{number}:e",
    };
}
