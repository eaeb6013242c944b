using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Source: R01; DOMAIN.md 54, 57, 62.</summary>
[Rule("R01")]
public sealed class When_one_text_goes_before_another
{
    private static Agreement Made(string slug, string? parent = null, AgreementKind? kind = null, int? rank = null, params Annex[] annexes) => new()
    {
        Id = Guid.Empty, Slug = slug, Settings = new AgreementSettings { Title = slug, Form = AgreementForm.Multilateral, Parent = parent, Kind = kind, Rank = rank, Annexes = annexes },
    };

    private static string Order(Agreement of, params Agreement[] all) =>
        string.Join(" > ", Precedence.Of(of, all).Select(r => (r.Annex is { } annex ? $"{r.Agreement.Slug}#{annex.Id}" : r.Agreement.Slug) + $"/{r.Depth}"));

    [Fact]
    public void The_main_agreement_goes_before_those_below_it_whichever_is_asked_about()
    {
        Agreement[] all = [Made("munhalsa", "hos"), Made("hos"), Made("lakare", "hos"), Made("annat")];

        Assert.Equal("hos/0 > lakare/1 > munhalsa/1", Order(all[1], all));
        Assert.Equal(Order(all[1], all), Order(all[0], all));
        Assert.Equal("annat/0", Order(all[3], all));
    }

    [Fact]
    public void Annexes_follow_their_text_unless_they_say_that_they_prevail()
    {
        Agreement[] all = [Made("hos", annexes: [new Annex("1", "Begrepp", null), new Annex("2", "Priser", null, Prevails: true)]), Made("lakare", "hos", annexes: new Annex("1", "Mall", null))];

        Assert.Equal("hos#2/0 > hos/0 > hos#1/0 > lakare/1 > lakare#1/1", Order(all[0], all));
    }

    [Fact]
    public void A_rank_in_the_texts_decides_between_siblings_and_a_specification_comes_last()
    {
        Agreement[] all = [Made("hos"), Made("a-spec", "hos", AgreementKind.Specification, 1), Made("b", "hos", rank: 2), Made("c", "hos", rank: 1)];

        Assert.Equal("hos/0 > c/1 > b/1 > a-spec/1", Order(all[0], all));
    }

    [Fact]
    public void Siblings_without_a_rank_are_equal_and_nobody_else_is()
    {
        Agreement[] all = [Made("hos"), Made("a", "hos"), Made("b", "hos"), Made("c", "hos", rank: 1), Made("s", "hos", AgreementKind.Specification)];
        var order = Precedence.Of(all[0], all).ToDictionary(r => r.Agreement.Slug);

        Assert.True(Precedence.AreEqual(order["a"], order["b"]));
        Assert.False(Precedence.AreEqual(order["a"], order["c"]));
        Assert.False(Precedence.AreEqual(order["a"], order["s"]));
        Assert.False(Precedence.AreEqual(order["hos"], order["a"]));
    }

    [Fact]
    public void What_nobody_has_said_follows_from_the_family()
    {
        Agreement[] all = [Made("hos"), Made("a", "hos"), Made("s", "hos", AgreementKind.Specification)];

        Assert.Equal([AgreementKind.Main, AgreementKind.Sub, AgreementKind.Specification], all.Select(a => Precedence.KindOf(a, all)));
        Assert.Equal(AgreementKind.Main, Precedence.KindOf(Made("b", "finns-inte"), all));
    }

    [Fact]
    public void A_family_that_goes_round_ends_all_the_same()
    {
        Agreement[] all = [Made("a", "b"), Made("b", "a")];

        Assert.Equal(2, Precedence.Of(all[0], all).Count);
    }
}
