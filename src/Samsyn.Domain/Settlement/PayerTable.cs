using System.Numerics;

namespace Samsyn.Domain.Settlement;

/// <summary>Whose rentals a payer row is about, by age on the day (ålder).</summary>
public enum PayerAge
{
    /// <summary>Everybody.</summary>
    Any,

    /// <summary>Children and young people: until <c>under_18_until</c>, inclusive.</summary>
    Minor,

    /// <summary>The day after and ever after.</summary>
    Adult,
}

/// <summary>One row of the decision table of who pays (kostnadsansvar).</summary>
/// <param name="Priority">The lowest that fits wins.</param>
/// <param name="ProductArea">The area's number; null is all of them.</param>
/// <param name="Payer">The payer's number, or <see cref="PayerTable.Municipality"/>.</param>
/// <param name="ValidFrom">Day number, inclusive; null is from the beginning.</param>
/// <param name="ValidUntil">Day number, inclusive; null is without end.</param>
/// <param name="Line">Where it stands in its file.</param>
public sealed record PayerRow(BigInteger Priority, int? ProductArea, PayerAge Age, int Payer, int? ValidFrom, int? ValidUntil, int Line)
{
    internal int From => ValidFrom ?? int.MinValue;

    internal int Until => ValidUntil ?? int.MaxValue;

    /// <summary>True when it ends before it begins, and so holds on no day.</summary>
    public bool IsNever => Until < From;

    internal bool Fits(int area, PayerAge age, int day) =>
        (ProductArea is null || ProductArea == area) && (Age == PayerAge.Any || Age == age) && From <= day && day <= Until;
}

/// <summary>
/// Who pays, as a decision table with days and priorities (kostnadsansvar): the region for the young, for adults the municipality they are
/// registered in, with exceptions for product areas.
/// </summary>
/// <remarks>
/// Regions differ: by age, by housing, by product (DOMAIN.md 76-78). So the rule is data, and so is which row goes before which: the lowest
/// priority that fits the day, never the order of the file. Two rows of one priority that could both fit would leave it to chance; that is
/// an error when the table is read. Source: CONTRACT.md C5 <c>payers.csv</c>, rule 2; rule R36.
/// </remarks>
public sealed class PayerTable
{
    /// <summary>The payer is the municipality the user is registered in that day (folkbokföringsort).</summary>
    public const int Municipality = -2;

    /// <summary>No row fits.</summary>
    public const int Nobody = -1;

    private readonly List<PayerRow> _rows = [];

    public void Add(PayerRow row) => _rows.Add(row);

    /// <summary>
    /// The pairs of rows that tie: equal priorities, and some area, age and day that both would fit, whoever they name. Each later row of the
    /// file is told once, with the earliest row it ties with among those found.
    /// </summary>
    /// <remarks>
    /// Rows of one priority are walked by first day, for each age and each area together with the rows for all areas; only rows whose days
    /// overlap are compared. So the time grows with the rows and not with their square.
    /// </remarks>
    public IReadOnlyList<(PayerRow Earlier, PayerRow Later)> Ties()
    {
        var ties = new Dictionary<int, (PayerRow, PayerRow)>();
        foreach (var level in _rows.Where(row => !row.IsNever).GroupBy(row => row.Priority))
        {
            var general = level.Where(row => row.ProductArea is null).ToList();
            var areas = level.Where(row => row.ProductArea is not null).GroupBy(row => row.ProductArea).Select(area => area.Concat(general).ToList());
            foreach (var rows in areas.Prepend(general))
                foreach (var age in (ReadOnlySpan<PayerAge>)[PayerAge.Minor, PayerAge.Adult])
                {
                    PayerRow? longest = null;
                    foreach (var row in rows.Where(row => row.Age == PayerAge.Any || row.Age == age).OrderBy(row => row.From).ThenBy(row => row.Line))
                    {
                        if (longest is not null && row.From <= longest.Until) Note(ties, longest, row);
                        if (longest is null || row.Until > longest.Until) longest = row;
                    }
                }
        }
        return [.. ties.OrderBy(tie => tie.Key).Select(tie => tie.Value)];
    }

    private static void Note(Dictionary<int, (PayerRow, PayerRow)> ties, PayerRow one, PayerRow other)
    {
        var (earlier, later) = one.Line < other.Line ? (one, other) : (other, one);
        ties.TryAdd(later.Line, (earlier, later));
    }

    /// <summary>Who pays on each day of a month, for each area and age.</summary>
    /// <param name="areas">How many product areas there are.</param>
    public MonthPayers In(SettlementMonth month, int areas)
    {
        var inOrder = _rows.OrderBy(row => row.Priority).ToList();
        var days = new PayerDay[areas * 2 * month.Days];
        for (var area = 0; area < areas; area++)
            foreach (var age in (ReadOnlySpan<PayerAge>)[PayerAge.Minor, PayerAge.Adult])
            {
                var own = inOrder.Where(row => (row.ProductArea is null || row.ProductArea == area) && (row.Age == PayerAge.Any || row.Age == age)).ToList();
                var place = MonthPayers.Place(area, age == PayerAge.Minor, 0, month.Days);
                for (var i = month.Days - 1; i >= 0; i--)
                {
                    var row = own.Find(row => row.From <= month.First + i && month.First + i <= row.Until);
                    var payer = row?.Payer ?? Nobody;
                    var until = i + 1 < month.Days && days[place + i + 1].Payer == payer && days[place + i + 1].Row == row ? days[place + i + 1].Until : month.First + i;
                    days[place + i] = new PayerDay(payer, until, row);
                }
            }
        return new MonthPayers(month, days);
    }
}

/// <summary>Who pays on a day.</summary>
/// <param name="Payer">A payer's number, <see cref="PayerTable.Municipality"/> or <see cref="PayerTable.Nobody"/>.</param>
/// <param name="Until">The last day for which the same row decides; day number.</param>
/// <param name="Row">The row that decides; null when none fits.</param>
public readonly record struct PayerDay(int Payer, int Until, PayerRow? Row);

/// <summary>The decision table laid out over one month.</summary>
public sealed class MonthPayers
{
    private readonly SettlementMonth _month;
    private readonly PayerDay[] _days;

    internal MonthPayers(SettlementMonth month, PayerDay[] days) => (_month, _days) = (month, days);

    /// <param name="day">A day number in the month.</param>
    public ref readonly PayerDay On(int area, bool isMinor, int day) => ref _days[Place(area, isMinor, day - _month.First, _month.Days)];

    internal static int Place(int area, bool isMinor, int day, int days) => (((area * 2) + (isMinor ? 1 : 0)) * days) + day;
}
