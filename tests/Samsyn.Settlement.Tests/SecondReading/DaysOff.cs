namespace Samsyn.Settlement.Tests.SecondReading;

/// <summary>
/// Which days are working days, from a table and not from a rule: every day from Monday to Friday that CONTRACT.md C5 rule 1 takes away, for thirteen years.
/// </summary>
internal static class DaysOff
{
    /// <summary>Good Friday, Easter Monday, Ascension Day and Midsummer's Eve of each year, from printed calendars.</summary>
    private static readonly string[] Moving =
    [
        "2020-04-10", "2020-04-13", "2020-05-21", "2020-06-19",
        "2021-04-02", "2021-04-05", "2021-05-13", "2021-06-25",
        "2022-04-15", "2022-04-18", "2022-05-26", "2022-06-24",
        "2023-04-07", "2023-04-10", "2023-05-18", "2023-06-23",
        "2024-03-29", "2024-04-01", "2024-05-09", "2024-06-21",
        "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-20",
        "2026-04-03", "2026-04-06", "2026-05-14", "2026-06-19",
        "2027-03-26", "2027-03-29", "2027-05-06", "2027-06-25",
        "2028-04-14", "2028-04-17", "2028-05-25", "2028-06-23",
        "2029-03-30", "2029-04-02", "2029-05-10", "2029-06-22",
        "2030-04-19", "2030-04-22", "2030-05-30", "2030-06-21",
        "2031-04-11", "2031-04-14", "2031-05-22", "2031-06-20",
        "2032-03-26", "2032-03-29", "2032-05-06", "2032-06-25",
    ];

    /// <summary>The same every year.</summary>
    private static readonly string[] Fixed = ["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"];

    public static bool IsWorkingDay(DateOnly day)
    {
        if (day.Year is < 2020 or > 2032) throw new ArgumentOutOfRangeException(nameof(day), day, "The table has thirteen years.");
        var text = Text.Of(day);
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Moving.Contains(text) && !Fixed.Contains(text[5..]);
    }
}
