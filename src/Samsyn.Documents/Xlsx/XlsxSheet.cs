namespace Samsyn.Documents.Xlsx;

/// <summary>How a column's cells are shown.</summary>
public enum XlsxKind
{
    /// <summary>Text on one line. What repeats is kept once in the file.</summary>
    Text,

    /// <summary>Long text, wrapped in its cell.</summary>
    Wrapped,

    Number,

    /// <summary>A day as a spreadsheet's own date, shown <c>2022-04-18</c>.</summary>
    Day,

    /// <summary>A day and a time of day without zone, shown <c>2022-04-18 09:12</c>.</summary>
    Time,
}

/// <summary>A column with its heading.</summary>
/// <param name="Width">In characters, about; at most 255.</param>
public sealed record XlsxColumn(string Heading, XlsxKind Kind, double Width);

/// <summary>A sheet: its first row is the headings, frozen, with a filter over all rows.</summary>
/// <param name="Name">At most 31 characters, without <c>: \ / ? * [ ]</c>, and not beginning or ending with an apostrophe.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<XlsxColumn> Columns);

/// <summary>What a cell holds.</summary>
public readonly record struct XlsxCell
{
    internal enum Holding
    {
        Nothing,
        Text,
        Whole,
        Decimal,
        Serial,
    }

    internal Holding What { get; private init; }

    internal string? Words { get; private init; }

    internal decimal Amount { get; private init; }

    internal long Count { get; private init; }

    public static XlsxCell Empty => default;

    /// <summary>Text as it is: never a formula, whatever it begins with. Empty text is an empty cell.</summary>
    /// <exception cref="ArgumentException">Longer than <see cref="XlsxWriter.LongestText"/>.</exception>
    public static XlsxCell Text(string? text) =>
        string.IsNullOrEmpty(text) ? default
        : text.Length <= XlsxWriter.LongestText ? new XlsxCell { What = Holding.Text, Words = text }
        : throw new ArgumentException($"A cell holds at most {XlsxWriter.LongestText} characters, not {text.Length}.", nameof(text));

    public static XlsxCell Number(long number) => new() { What = Holding.Whole, Count = number };

    public static XlsxCell Number(decimal number) => new() { What = Holding.Decimal, Amount = number };

    /// <summary>A day from 1900-03-01: earlier ones differ between programs, since one of them believes that 1900 was a leap year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An earlier day.</exception>
    public static XlsxCell Day(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, XlsxWriter.FirstDay);
        return new XlsxCell { What = Holding.Serial, Amount = day.DayNumber - XlsxWriter.DayZero };
    }

    /// <summary>A day and a time of day, to the second.</summary>
    /// <inheritdoc cref="Day"/>
    public static XlsxCell Time(DateTime clock)
    {
        var day = DateOnly.FromDateTime(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, XlsxWriter.FirstDay);
        return new XlsxCell { What = Holding.Serial, Amount = day.DayNumber - XlsxWriter.DayZero + Math.Round((decimal)(clock.TimeOfDay.Ticks / TimeSpan.TicksPerSecond) / 86400, 10) };
    }
}
