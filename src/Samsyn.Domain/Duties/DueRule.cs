using Samsyn.Domain.Calendars;

namespace Samsyn.Domain.Duties;

/// <summary>What a due rule counts from, forwards.</summary>
public enum DueFrom
{
    /// <summary>The agreement's entry into force (ikraftträdande).</summary>
    Entry,

    /// <summary>The party's own decision about the agreement.</summary>
    Decision,
}

/// <summary>What a due rule counts from, backwards.</summary>
public enum DueUntil
{
    /// <summary>The agreement's last day.</summary>
    End,

    /// <summary>The last day to give notice.</summary>
    LastNoticeDay,
}

public enum DueUnit
{
    Days,
    Months,
}

/// <summary>The days of the agreement that due rules count from, for one party. Those not known are null: nothing is due then.</summary>
/// <param name="Begins">The first day of the term; what comes again begins there unless the duty says another day.</param>
/// <param name="Decided">The day of the party's own standing yes.</param>
public sealed record DueDays(DateOnly? Begins, DateOnly? Entry, DateOnly? Ends, DateOnly? LastNoticeDay, DateOnly? Decided)
{
    public static readonly DueDays Unknown = new(null, null, null, null, null);
}

/// <summary>
/// When a duty is due (förfallodag). A closed family; each computes its days and can say what they were counted from.
/// </summary>
/// <remarks>
/// No day is moved from a weekend or holiday: the Act 1930:173 moves days that a statute sets, not those that parties have agreed. Such a day is
/// marked with the next working day instead (<see cref="DutyOccurrence.NextWorkingDay"/>).
/// </remarks>
public abstract record DueRule
{
    private DueRule() { }

    /// <summary>What is due once has this key: it is the same thing also when its day is moved.</summary>
    public const string Once = "once";

    /// <summary>Whether it comes again.</summary>
    public abstract bool Recurs { get; }

    /// <summary>Whether a key can be one of this rule's: once, a year, a month, a day.</summary>
    public abstract bool IsKey(string key);

    internal abstract IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last);

    /// <summary>On a day.</summary>
    public sealed record OnDay(DateOnly Day) : DueRule
    {
        public override bool Recurs => false;

        public override bool IsKey(string key) => key == Once;

        internal override IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last) => Single(Day, null, first, last);
    }

    /// <summary>A plan as exact as its source (R10): <c>2023-03</c>, "preliminärt mars".</summary>
    public sealed record Planned(PlannedDate When, bool Preliminary, string? Words) : DueRule
    {
        public override bool Recurs => false;

        public override bool IsKey(string key) => key == Once;

        internal override IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last)
        {
            if (When.Latest >= first && When.Earliest <= last)
                yield return new DutyOccurrence(Once, When.Earliest, When.Latest, null) { Preliminary = Preliminary || When.Kind == PlannedDateKind.OneOf };
        }
    }

    /// <summary>Every year on a day of a month; 29 February is the 28th in other years.</summary>
    public sealed record Yearly(int Month, int Day) : DueRule
    {
        public override bool Recurs => true;

        public override bool IsKey(string key) => IsNumbers(key, 4);

        internal override IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last) =>
            EachYear(first, last, year => new DateOnly(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month))));
    }

    /// <summary>Every year on the first, second… weekday of a month: "den andra fredagen i december".</summary>
    /// <param name="Nth">1-4.</param>
    public sealed record YearlyWeekday(int Month, int Nth, DayOfWeek Weekday) : DueRule
    {
        public override bool Recurs => true;

        public override bool IsKey(string key) => IsNumbers(key, 4);

        internal override IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last) => EachYear(first, last, year =>
        {
            var begins = new DateOnly(year, Month, 1);
            var firstOne = ((int)Weekday - (int)begins.DayOfWeek + 7) % 7;
            return begins.AddDays(firstOne + (7 * (Nth - 1)));
        });
    }

    /// <summary>Every so many months from a day; the 31st is the last of a shorter month, and the 31st again after it.</summary>
    public sealed record EveryMonths(int Months, DateOnly First) : DueRule
    {
        public override bool Recurs => true;

        public override bool IsKey(string key) => key.Length == 7 && key[4] == '-' && IsNumbers(key[..4], 4) && IsNumbers(key[5..], 2);

        internal override IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last)
        {
            var between = ((first.Year - First.Year) * 12) + first.Month - First.Month;
            for (var n = Math.Max(0, (between / Months) - 1); Calendars.Months.AddClamped(First, n * Months) is { } day && day <= last; n++)
                if (day >= first) yield return DutyOccurrence.OnDay(FormattableString.Invariant($"{day:yyyy-MM}"), day, First);
        }
    }

    /// <summary>So many days or months after the entry into force or the party's own decision.</summary>
    public sealed record After(DueFrom From, int Number, DueUnit Unit) : DueRule
    {
        public override bool Recurs => false;

        public override bool IsKey(string key) => key == Once;

        internal override IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last)
        {
            if ((From == DueFrom.Entry ? days.Entry : days.Decided) is not { } counted) return [];
            DateOnly? day = Unit == DueUnit.Months ? Months.AddClamped(counted, Number)
                : DateOnly.MaxValue.DayNumber - counted.DayNumber < Number ? null : counted.AddDays(Number);
            return day is { } due ? Single(due, counted, first, last) : [];
        }
    }

    /// <summary>So many months before the agreement's last day or the last day to give notice: an evaluation that must be ready in time.</summary>
    /// <remarks>Counted as a period of notice is: the latest day with so many whole months left. A renewal moves it, and then it is asked for anew.</remarks>
    public sealed record Before(DueUntil Until, int Months) : DueRule
    {
        public override bool Recurs => false;

        public override bool IsKey(string key) => DateOnly.TryParseExact(key, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

        internal override IEnumerable<DutyOccurrence> Days(DueDays days, DateOnly first, DateOnly last)
        {
            if ((Until == DueUntil.End ? days.Ends : days.LastNoticeDay) is { } counted && Calendars.Months.LastNoticeDay(counted, Months) is { } day && day >= first && day <= last)
                yield return DutyOccurrence.OnDay(FormattableString.Invariant($"{counted:yyyy-MM-dd}"), day, counted);
        }
    }

    private static IEnumerable<DutyOccurrence> Single(DateOnly day, DateOnly? countedFrom, DateOnly first, DateOnly last) =>
        day >= first && day <= last ? [DutyOccurrence.OnDay(Once, day, countedFrom)] : [];

    private static IEnumerable<DutyOccurrence> EachYear(DateOnly first, DateOnly last, Func<int, DateOnly> dayOf)
    {
        for (var year = first.Year; year <= last.Year; year++)
            if (dayOf(year) is var day && day >= first && day <= last)
                yield return DutyOccurrence.OnDay(FormattableString.Invariant($"{year:0000}"), day, null);
    }

    private static bool IsNumbers(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);
}

/// <summary>One time a duty is due.</summary>
/// <param name="Key">What it is called for ever: <c>once</c>, <c>2022</c>, <c>2023-06</c>, <c>2026-12-31</c>.</param>
/// <param name="First">The first day it can mean; the same as <paramref name="Day"/> when the day is exact.</param>
/// <param name="Day">The last day to do it.</param>
/// <param name="CountedFrom">The day it was counted from; null when the rule names the day itself.</param>
public sealed record DutyOccurrence(string Key, DateOnly First, DateOnly Day, DateOnly? CountedFrom)
{
    /// <summary>The source calls it preliminary, or several days are possible.</summary>
    public bool Preliminary { get; init; }

    /// <summary>Known to a day.</summary>
    public bool IsExact => First == Day;

    /// <summary>The next working day, when an exact day falls on a weekend, a public holiday or one of three eves; the day itself is not moved.</summary>
    public DateOnly? NextWorkingDay => IsExact && SwedishCalendar.NextDayNotHoliday(Day) is var next && next != Day ? next : null;

    internal static DutyOccurrence OnDay(string key, DateOnly day, DateOnly? countedFrom) => new(key, day, day, countedFrom);
}
