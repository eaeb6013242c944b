using System.Diagnostics.CodeAnalysis;

namespace Samsyn.Domain.Calendars;

/// <summary>How the dates of a <see cref="PlannedDate"/> belong together.</summary>
public enum PlannedDateKind
{
    /// <summary>One date: <c>2022-05</c>.</summary>
    Single,

    /// <summary>From one date to another: <c>2022-09/2022-12</c>.</summary>
    Interval,

    /// <summary>One of several dates, not yet known which: <c>[2022-06,2022-08]</c>.</summary>
    OneOf,
}

/// <summary>
/// When something is planned, as exactly as anybody knows (planerat datum): "28 april", "våren 2017", "juni alt. augusti".
/// </summary>
/// <remarks>
/// <para>An uncertain plan is data, not a remark: from <c>[2022-06,2022-08]</c> a timeline can draw both months and a
/// reminder can tell when the last of them has passed. It is a subset of ISO 8601-2 (EDTF): d, <c>d/d</c> or
/// <c>[d,d,…]</c>, where d is <c>yyyy</c>, <c>yyyy-21</c>…<c>yyyy-24</c> (spring, summer, autumn, winter),
/// <c>yyyy-mm</c> or <c>yyyy-mm-dd</c>; no spaces, open ends or <c>? ~ %</c>.</para>
/// <para>What the contract leaves open: the months of a season (see <see cref="DateSpan"/>); an interval's end is before
/// its start only if its <em>last</em> possible day is, so <c>2022-05/2022</c> stands; brackets hold at least two dates,
/// in any order. Two planned dates are equal if they are written alike. Source: CONTRACT.md General.</para>
/// </remarks>
public sealed record PlannedDate
{
    private PlannedDate(string text, PlannedDateKind kind, IReadOnlyList<DateSpan> alternatives)
    {
        Text = text;
        Kind = kind;
        Alternatives = alternatives;
        Earliest = kind == PlannedDateKind.Interval ? alternatives[0].First : alternatives.Min(a => a.First);
        Latest = kind == PlannedDateKind.Interval ? alternatives[^1].Last : alternatives.Max(a => a.Last);
    }

    /// <summary>The expression exactly as written; parsing it again gives an equal planned date.</summary>
    public string Text { get; }

    /// <summary>One date, an interval, or one of several.</summary>
    public PlannedDateKind Kind { get; }

    /// <summary>The dates in the order written: one, an interval's two ends, or the possible ones.</summary>
    public IReadOnlyList<DateSpan> Alternatives { get; }

    /// <summary>The first day it can happen.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day it can happen.</summary>
    public DateOnly Latest { get; }

    /// <summary>Whether every day it can mean has passed: <c>2022-05</c> is past from 1 June.</summary>
    public bool IsPast(DateOnly today) => Latest < today;

    /// <summary>Reads a planned date.</summary>
    /// <exception cref="FormatException">It is none. Use <see cref="TryParse"/> for what people have written.</exception>
    public static PlannedDate Parse(string text) =>
        TryParse(text, out var date, out var fault)
            ? date
            : throw new FormatException($"\"{text}\" is no planned date: {fault.Kind} at {fault.Index}.");

    /// <summary>Reads a planned date, or tells what is wrong with it and where.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out PlannedDate? date, [NotNullWhen(false)] out PlannedDateFault? fault)
    {
        date = null;
        if (string.IsNullOrEmpty(text))
        {
            fault = new PlannedDateFault(PlannedDateFaultKind.Empty, 0, "");
            return false;
        }

        var kind = text[0] == '[' ? PlannedDateKind.OneOf
            : text.Contains('/', StringComparison.Ordinal) ? PlannedDateKind.Interval
            : PlannedDateKind.Single;
        var spans = new List<DateSpan>();
        fault = kind switch
        {
            PlannedDateKind.OneOf => ReadBrackets(text, spans),
            PlannedDateKind.Interval => ReadInterval(text, spans),
            _ => ReadDates(text, 0, [text], spans),
        };
        if (fault is not null)
        {
            return false;
        }

        date = new PlannedDate(text, kind, spans.AsReadOnly());
        return true;
    }

    /// <summary>Equal if written alike.</summary>
    public bool Equals(PlannedDate? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>The expression as written.</summary>
    public override string ToString() => Text;

    private static PlannedDateFault? ReadInterval(string text, List<DateSpan> spans)
    {
        var ends = text.Split('/');
        if (ends.Length > 2)
        {
            return new PlannedDateFault(PlannedDateFaultKind.TooManySlashes, ends[0].Length + 1 + ends[1].Length, text);
        }

        var endAt = ends[0].Length + 1;
        if (ends[0].Length == 0 || ends[1].Length == 0)
        {
            return new PlannedDateFault(PlannedDateFaultKind.OpenEnd, ends[0].Length == 0 ? 0 : endAt, text);
        }

        if (ReadDates(text, 0, ends, spans) is { } fault)
        {
            return fault;
        }

        return spans[1].Last < spans[0].First
            ? new PlannedDateFault(PlannedDateFaultKind.EndBeforeStart, endAt, ends[1])
            : null;
    }

    private static PlannedDateFault? ReadBrackets(string text, List<DateSpan> spans)
    {
        var close = text.IndexOf(']', StringComparison.Ordinal);
        if (close < 0)
        {
            return new PlannedDateFault(PlannedDateFaultKind.BracketNotClosed, text.Length, text);
        }

        if (close < text.Length - 1)
        {
            return new PlannedDateFault(PlannedDateFaultKind.TextAfterBracket, close + 1, text[(close + 1)..]);
        }

        var dates = text[1..close].Split(',');
        return dates is [] or [""]
            ? new PlannedDateFault(PlannedDateFaultKind.TooFewAlternatives, 1, text)
            : ReadDates(text, 1, dates, spans)
                ?? (dates.Length < 2 ? new PlannedDateFault(PlannedDateFaultKind.TooFewAlternatives, 0, text) : null);
    }

    /// <summary>Reads dates that stand one character apart, the first at an offset.</summary>
    private static PlannedDateFault? ReadDates(string text, int offset, string[] dates, List<DateSpan> spans)
    {
        foreach (var written in dates)
        {
            if (!DateSpan.TryRead(written, offset, out var span, out var fault))
            {
                return fault;
            }

            spans.Add(span);
            offset += written.Length + 1;
        }

        return null;
    }
}
