using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions.When_a_body_speaks_again;

/// <summary>Only the latest standing decision of the body that decides for a party counts for it (CONTRACT.md C3 rule 1, C2 Identity).</summary>
[Rule("C3.1", "C2.identity")]
public sealed class The_latest_counts
{
    [Fact]
    public void By_day()
    {
        var story = new Story().All().Tables("9901", "03-02").Yes("9901", "04-06").No("9901", "05-01");

        Assert.Equal("Tabled Approved Rejected", string.Join(' ', story.AsOf("04-05").StateOf("9901"), story.AsOf("04-06").StateOf("9901"), story.AsOf("05-01").StateOf("9901")));
        Assert.Equal("Undecided", story.AsOf("03-01").StateOf("9901").ToString());
    }

    [Fact]
    public void Never_by_when_it_was_recorded()
    {
        var story = new Story().All().Yes("9901", "04-06").Tables("9901", "03-02", d => d.Recorded("06-01T12:00"));

        Assert.Equal(PartyState.Approved, story.AsOf("12-31").StateOf("9901"));
    }

    [Fact]
    public void On_one_day_by_the_numbers_of_the_paragraph_whatever_the_place()
    {
        var story = new Story().All().Yes("9901", "03-02", d => d.Paragraph("§ 10")).Tables("9901", "03-02", d => d.Paragraph("§ 9"));

        Assert.Equal(PartyState.Approved, story.AsOf("03-02").StateOf("9901"));
    }

    [Fact]
    public void On_one_day_without_numbers_by_place()
    {
        var story = new Story().All().Yes("9901", "03-02", d => d.Paragraph("b")).Tables("9901", "03-02", d => d.Paragraph("a"));

        Assert.Equal(PartyState.Tabled, story.AsOf("03-02").StateOf("9901"));
    }

    [Theory]
    [InlineData("§ 9", "§ 10")]
    [InlineData("", "§ 1")]
    [InlineData("§ 21", "§ 21-22")]
    [InlineData("§ 21 b 2", "§ 21 a 3")]
    [InlineData("KF § 2 2022", "KF § 10 2022")]
    [InlineData("§ 99999999999999999999998", "§ 99999999999999999999999")]
    [InlineData("§ 0", "§ 00001")]
    public void Paragraphs_are_ordered_by_their_numbers(string earlier, string later)
    {
        Assert.True(ParagraphOrder.Instance.Compare(earlier, later) < 0);
        Assert.True(ParagraphOrder.Instance.Compare(later, earlier) > 0);
    }

    [Theory]
    [InlineData("§ 21", "21")]
    [InlineData("§ 021", "§ 21 c")]
    [InlineData("", null)]
    [InlineData("a", "b")]
    [InlineData("0", "000")]
    public void And_by_nothing_else(string? one, string? other) => Assert.Equal(0, ParagraphOrder.Instance.Compare(one, other));

    [Fact]
    [Rule("R11")]
    public void A_recommendation_is_no_decision()
    {
        var status = new Story().All().Recommending().Recommends("SRO", "02-01").Recommends("VK", "02-10").AsOf("03-01");

        Assert.Equal(0, status.Counts.Approved);
        Assert.Equal(5, status.Counts.Undecided);
        Assert.False(status.EntryIntoForce.Met);
    }

    [Fact]
    [Rule("C2.who-decides")]
    public void Another_body_of_the_same_party_does_not_decide_for_it()
    {
        var story = new Story().All().Step("boards", Mandate.Recommends, ["each KS"]).Step("councils", Mandate.Decides, ["each KF"], null, "boards")
            .Recommends("KS:9901", "02-01").Yes("9901", "03-01").Says("KS:9901", "03-10", Outcome.RecommendedAgainst);
        var party = story.AsOf("03-10").Party("9901");

        Assert.Equal((PartyState.Approved, "KF:9901"), (party.State, party.Body!.Id.Value));
    }

    [Theory]
    [InlineData(Concerns.Mandate)]
    [InlineData(Concerns.Extension)]
    [InlineData(Concerns.Notice)]
    [InlineData(Concerns.Result)]
    [InlineData(Concerns.Other)]
    [Rule("C2.concerns")]
    public void What_does_not_concern_the_text_does_not_count(Concerns concerns)
    {
        var story = new Story().All().Recommending().No("9901", "03-01").Yes("9901", "03-10", d => d with { Concerns = concerns })
            .Recommends("SRO", "03-10", d => d with { Concerns = concerns });

        Assert.Equal(PartyState.Rejected, story.AsOf("03-10").StateOf("9901"));
        Assert.False(story.AsOf("03-10").Step("sro").Done);
    }

    [Fact]
    [Rule("C2.who-decides")]
    public void Without_a_cascade_nobody_decides_for_anybody()
    {
        var story = new Story().All().Text("1.0", "01-10").Yes("9901", "03-01");
        var status = AgreementStatus.Of(new Cascade(story.Cascade().County, story.Agreement(), [], story.Cascade().Decisions), Story.Day("03-01"), Story.AllKnown);

        Assert.All(status.Parties, p => Assert.Null(p.Body));
        Assert.Equal(5, status.Counts.Undecided);
        Assert.Empty(status.Steps);
        Assert.Equal(Stage.Deciding, status.Stage);
    }
}

/// <summary>One decision on several agreements (CONTRACT.md C2 <c>also</c>, R16, DOMAIN.md 23).</summary>
[Rule("C2.also", "R16")]
public sealed class One_decision_on_several_agreements
{
    private static readonly Guid Other = new("0e0c2f1a-58a5-4f3c-8a6e-9b6c5fd0a001");

    private static Decision OfOther(Decision decision) => decision with { AgreementId = Other, Also = ["provavtal"], Version = "9.9" };

    [Fact]
    public void Counts_on_the_text_current_that_day()
    {
        var story = new Story().All().Text("1.0", "01-10").Text("2.0", "06-01").Yes("9901", "03-01", OfOther);

        Assert.Equal(PartyState.Approved, story.AsOf("05-31").StateOf("9901"));
        Assert.Equal(PartyState.Outdated, story.AsOf("06-01").StateOf("9901"));
    }

    [Fact]
    public void Is_taken_away_from_both_by_what_is_found_out_about_it_there()
    {
        var story = new Story().All().Yes("9901", "03-01", OfOther).Annulled("9901", "03-01", "06-01", OfOther);

        Assert.Equal(PartyState.Approved, story.AsOf("05-31").StateOf("9901"));
        Assert.Equal(PartyState.Undecided, story.AsOf("06-01").StateOf("9901"));
    }

    [Fact]
    [Rule("R11")]
    public void A_recommendation_there_is_no_decision_of_a_body_that_decides_here()
    {
        var recommended = new Story().All().Says("9902", "03-01", Outcome.Recommended, OfOther);

        Assert.Equal(PartyState.Undecided, recommended.AsOf("03-02").StateOf("9902"));
        Assert.Equal(PartyState.Approved, recommended.Yes("9902", "02-01").AsOf("03-02").StateOf("9902"));
    }

    [Fact]
    public void An_annulment_of_our_own_of_that_day_is_not_about_the_others()
    {
        var story = new Story().All().Yes("9901", "03-01", d => OfOther(d).Paragraph("§ 2")).No("9901", "03-01", d => d.Paragraph("§ 3")).Annulled("9901", "03-01", "06-01");

        Assert.Equal(PartyState.Rejected, story.AsOf("05-31").StateOf("9901"));
        Assert.Equal(PartyState.Approved, story.AsOf("06-01").StateOf("9901"));
    }

    /// <summary>Places are counted within an agreement: what another agreement's file numbered says nothing here, and after an export it has other numbers.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [Rule("C2.also")]
    public void Of_two_under_one_number_the_agreements_own_stands_whatever_place_the_other_has(long place)
    {
        var other = Guid.CreateVersion7();
        var story = new Story().No("9901", "03-01", d => d.Paragraph("§ 9"))
            .Yes("9901", "03-01", d => d.Paragraph("§ 9") with { AgreementId = other, Place = place, Also = ["provavtal"] });

        Assert.Equal(PartyState.Rejected, story.AsOf("03-01").StateOf("9901"));
    }
}
