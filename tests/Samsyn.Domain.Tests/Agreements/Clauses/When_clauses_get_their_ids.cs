using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Domain.Tests.Agreements.Clauses;

/// <summary>Ids survive renumbering, so that an address and a remark point at the same clause for ever. Source: R50, CONTRACT C4 (change).</summary>
[Rule("R50")]
public sealed class When_clauses_get_their_ids
{
    private static readonly ClauseText First = SampleTexts.Of(SampleTexts.Agreement);
    private static readonly IReadOnlyList<ClauseId> FirstIds = ClauseIds.Of("avtal", "1.0", First, null);

    private static IReadOnlyList<ClauseId> Next(ClauseText text, IReadOnlyDictionary<int, ClauseId>? said = null) => ClauseIds.Of("avtal", "1.1", text, (First, FirstIds), said);

    private static string? Number(ClauseText text, IReadOnlyList<ClauseId> ids, ClauseId id) => text.InOrder[ids.ToList().IndexOf(id)].Clause.Number;

    [Fact]
    public void Every_clause_has_its_own_and_the_same_file_gives_the_same()
    {
        Assert.Equal(First.InOrder.Count, FirstIds.Distinct().Count());
        Assert.Equal(FirstIds, ClauseIds.Of("avtal", "1.0", SampleTexts.Of(SampleTexts.Agreement), null));
        Assert.NotEqual(FirstIds[0], ClauseIds.Of("annat-avtal", "1.0", First, null)[0]);
    }

    [Fact]
    public void A_moved_and_a_renumbered_clause_keep_theirs()
    {
        var text = SampleTexts.Of(SampleTexts.Agreement.Replace("## 2 Tak", "## 2 Sekretess\n2.1 Uppgifter lämnas inte vidare.\n## 3 Tak", StringComparison.Ordinal)
            .Replace("2.2 Volymerna", "3.2 Volymerna", StringComparison.Ordinal));
        var ids = Next(text);

        Assert.Equal("3.2", Number(text, ids, FirstIds[5]));
        Assert.Equal("3", Number(text, ids, FirstIds[3]));
        Assert.Single(ids.Except(FirstIds), ids[3]);
    }

    [Fact]
    public void A_divided_clause_keeps_its_id_in_the_larger_part()
    {
        var text = SampleTexts.Of(SampleTexts.Agreement.Replace("löfte om köp. Den sätter", "löfte om köp.\n3.3 Den sätter", StringComparison.Ordinal));

        Assert.Equal("3.3", Number(text, Next(text), FirstIds[9]));
    }

    [Fact]
    public void What_a_person_says_goes_before()
    {
        var text = SampleTexts.Of(SampleTexts.Agreement.Replace("4.2 Avtalet utvärderas det sista året innan det löper ut.", "4.2 En ny mening som inget säger.", StringComparison.Ordinal));
        var found = Next(text);
        var said = Next(text, new Dictionary<int, ClauseId> { [13] = FirstIds[13] });

        Assert.DoesNotContain(FirstIds[13], found);
        Assert.Equal(FirstIds, said);
    }

    [Fact]
    public void A_taken_id_is_not_given_again()
    {
        var taken = ClauseIds.Of("avtal", "1.0", First, null);
        var other = ClauseIds.Of("avtal", "1.0", First, null, taken: taken);

        Assert.Empty(other.Intersect(taken));
    }

    [Theory]
    [InlineData("k7f2m9qd", true)]
    [InlineData("bcd", false)]
    [InlineData("skola", false)]
    [InlineData("K7F2M9QD", false)]
    [InlineData(null, false)]
    public void An_id_is_digits_and_consonants(string? text, bool valid) => Assert.Equal(valid, ClauseId.IsValid(text));
}
