using Samsyn.Domain.Settlement;

namespace Samsyn.Domain.Tests.Settlement;

/// <summary>Who pays must not be left to chance: rows of one priority that could both fit (CONTRACT.md C5, payers.csv; R36; DOMAIN.md 76-78).</summary>
[Rule("C5.2", "R36", "F77", "F78")]
public sealed class When_payer_rows_tie
{
    private static PayerRow Row(int line, int priority, int? area = null, PayerAge age = PayerAge.Any, int? from = null, int? until = null) =>
        new(priority, area, age, 0, from, until, line);

    private static IReadOnlyList<(PayerRow Earlier, PayerRow Later)> Ties(params PayerRow[] rows)
    {
        var table = new PayerTable();
        foreach (var row in rows) table.Add(row);
        return table.Ties();
    }

    [Fact]
    public void One_common_day_is_enough() => Assert.Equal((2, 3), Assert.Single(Ties(Row(2, 1, until: 10), Row(3, 1, from: 10))) is var (a, b) ? (a.Line, b.Line) : default);

    [Fact]
    public void Days_apart_do_not_tie() => Assert.Empty(Ties(Row(2, 1, until: 9), Row(3, 1, from: 10)));

    [Fact]
    public void Ages_apart_do_not_tie() => Assert.Empty(Ties(Row(2, 1, age: PayerAge.Minor), Row(3, 1, age: PayerAge.Adult)));

    [Fact]
    public void Areas_apart_do_not_tie_but_all_areas_tie_with_each()
    {
        Assert.Empty(Ties(Row(2, 1, area: 0), Row(3, 1, area: 1)));
        Assert.Single(Ties(Row(2, 1, area: 0), Row(3, 1)));
    }

    [Fact]
    public void Priorities_apart_do_not_tie() => Assert.Empty(Ties(Row(2, 1), Row(3, 2)));

    [Fact]
    public void A_row_that_never_holds_ties_with_none() => Assert.Empty(Ties(Row(2, 1, from: 9, until: 8), Row(3, 1)));

    [Fact]
    public void As_comparing_every_pair_does_in_random_tables()
    {
        var random = new Random(36);
        for (var i = 0; i < 3000; i++)
        {
            var rows = Enumerable.Range(2, random.Next(2, 9)).Select(line => Row(line, random.Next(2), random.Next(2) == 0 ? null : random.Next(3), (PayerAge)random.Next(3),
                random.Next(3) == 0 ? null : random.Next(12), random.Next(3) == 0 ? null : random.Next(12))).ToArray();
            var pairs = (from a in rows from b in rows where a.Line < b.Line && a.Priority == b.Priority && Meet(a, b) select (a.Line, b.Line)).ToList();

            var found = Ties(rows).Select(tie => (tie.Earlier.Line, tie.Later.Line)).ToList();

            Assert.Equal(pairs.Count == 0, found.Count == 0);
            Assert.All(found, pair => Assert.Contains(pair, pairs));
        }
    }

    private static bool Meet(PayerRow a, PayerRow b) =>
        Enumerable.Range(-1, 15).Any(day => Holds(a, day) && Holds(b, day))
        && (a.ProductArea is null || b.ProductArea is null || a.ProductArea == b.ProductArea)
        && (a.Age == PayerAge.Any || b.Age == PayerAge.Any || a.Age == b.Age);

    private static bool Holds(PayerRow row, int day) => (row.ValidFrom is null || row.ValidFrom <= day) && (row.ValidUntil is null || day <= row.ValidUntil);
}
