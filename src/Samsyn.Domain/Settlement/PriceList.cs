namespace Samsyn.Domain.Settlement;

/// <summary>What a price is for (prisenhet).</summary>
public enum PriceUnit
{
    /// <summary>A calendar month (månadspris), divided by the month's days.</summary>
    Month,

    /// <summary>A day (dygnspris).</summary>
    Day,
}

/// <summary>One row of the price list: what an article costs from a day until its next row.</summary>
/// <param name="Article">Its number in the register of articles.</param>
/// <param name="ValidFrom">Day number.</param>
/// <param name="Ore">0 to <see cref="PriceList.Highest"/>.</param>
/// <param name="Line">Where it stands in its file, to be told in an explanation.</param>
public readonly record struct PriceRow(int Article, int ValidFrom, PriceUnit Unit, long Ore, int Line);

/// <summary>
/// Prices with the days they hold from (prislista). The row with the latest day not after a day holds that day: a revision on the 15th makes
/// a month have two prices (DOMAIN.md 72; CONTRACT.md C5 rule 3; rule R33).
/// </summary>
public sealed class PriceList
{
    /// <summary>Ten thousand million kronor for one aid: no price is higher, and no sum of a month's days can leave 64 bits.</summary>
    public const long Highest = 1_000_000_000_000;

    private readonly List<PriceRow> _rows = [];

    public void Add(PriceRow row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row.Ore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(row.Ore, Highest);
        _rows.Add(row);
    }

    /// <summary>By article and day. Call once after the last row.</summary>
    /// <returns>Rows for whose article and day another row stands before them in the file: one day cannot have two prices.</returns>
    public IReadOnlyList<PriceRow> SortAndFindRepeated()
    {
        _rows.Sort((a, b) => (a.Article, a.ValidFrom, a.Line).CompareTo((b.Article, b.ValidFrom, b.Line)));
        return [.. _rows.Where((row, i) => i > 0 && (_rows[i - 1].Article, _rows[i - 1].ValidFrom) == (row.Article, row.ValidFrom))];
    }

    /// <summary>What each article costs on each day of a month.</summary>
    /// <param name="articles">How many articles there are.</param>
    public MonthPrices In(SettlementMonth month, int articles)
    {
        var starts = new int[articles + 1];
        var segments = new List<PriceSegment>();
        var at = 0;
        for (var article = 0; article < articles; article++)
        {
            starts[article] = segments.Count;
            for (; at < _rows.Count && _rows[at].Article == article; at++)
            {
                var row = _rows[at];
                var isLast = at + 1 == _rows.Count || _rows[at + 1].Article != article;
                var from = Math.Max(row.ValidFrom, month.First);
                var until = isLast ? month.Last : Math.Min(_rows[at + 1].ValidFrom - 1, month.Last);
                if (from <= until) segments.Add(new PriceSegment(from, until, row.Unit == PriceUnit.Month ? row.Ore : row.Ore * month.Days, row));
            }
        }
        starts[articles] = segments.Count;
        return new MonthPrices(starts, [.. segments]);
    }
}

/// <summary>Days of one month with one price.</summary>
/// <param name="From">Day number, inclusive.</param>
/// <param name="Until">Day number, inclusive.</param>
/// <param name="PerDay">
/// What a day costs in parts of an öre, as many to the öre as the month has days: a month price as it stands, a day price times the days.
/// So both kinds add up exactly in whole numbers.
/// </param>
/// <param name="Row">The row it comes from.</param>
public readonly record struct PriceSegment(int From, int Until, long PerDay, PriceRow Row);

/// <summary>The price list laid out over one month: for each article its segments in order; days before the first have no price.</summary>
public sealed class MonthPrices
{
    private readonly int[] _starts;
    private readonly PriceSegment[] _segments;

    internal MonthPrices(int[] starts, PriceSegment[] segments) => (_starts, _segments) = (starts, segments);

    public ReadOnlySpan<PriceSegment> Of(int article) => _segments.AsSpan(_starts[article], _starts[article + 1] - _starts[article]);
}
