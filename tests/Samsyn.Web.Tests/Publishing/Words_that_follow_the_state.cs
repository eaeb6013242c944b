using Samsyn.Web.Publishing;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>A page never says what has passed: the wording is chosen by the day (the sources' own contradiction, S4).</summary>
[Rule("R49"), Rule("Y6")]
public sealed class Words_that_follow_the_state
{
    private const string Round = "{{remiss | Remissen öppnar {första}. | Remissen är öppen till och med {sista}. | Remissen stängde {sista}.}}";

    private static TenseFacts On(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd"), (new(2022, 1, 20), new(2022, 4, 18)), (new(2023, 1, 1), null), (31, 50));

    [Theory]
    [InlineData("2022-01-19", "Remissen öppnar 20 januari 2022.")]
    [InlineData("2022-01-20", "Remissen är öppen till och med 18 april 2022.")]
    [InlineData("2022-04-18", "Remissen är öppen till och med 18 april 2022.")]
    [InlineData("2022-04-19", "Remissen stängde 18 april 2022.")]
    public void A_round_is_told_as_it_is_on_the_day_and_both_its_days_belong_to_it(string day, string said) => Assert.Equal(said, Plain(TensedText.On(Round, On(day))));

    [Theory]
    [InlineData("2022-04-18", "Sista dag är 18 april.")]
    [InlineData("2022-04-19", "Sista dag var 18 april.")]
    public void A_day_belongs_to_before(string day, string said) => Assert.Equal($"A {said} B", TensedText.On("A {{2022-04-18 | Sista dag är 18 april. | Sista dag var 18 april.}} B", On(day)));

    [Theory]
    [InlineData("2022-05-31", "före")]
    [InlineData("2022-06-01", "under")]
    [InlineData("2022-08-31", "under")]
    [InlineData("2022-09-01", "efter")]
    public void Two_days_have_three_wordings(string day, string said) => Assert.Equal(said, TensedText.On("{{2022-06-01/2022-08-31|före|under|efter}}", On(day)));

    [Fact]
    public void Decisions_are_counted()
    {
        const string text = "{{beslut | {ja} av {alla} har sagt ja. | Alla {alla} har sagt ja.}}";
        Assert.Equal("31 av 50 har sagt ja.", TensedText.On(text, On("2022-11-29")));
        Assert.Equal("Alla 50 har sagt ja.", TensedText.On(text, On("2022-11-29") with { Decided = (50, 50) }));
    }

    [Fact]
    public void A_term_without_an_end_goes_on()
    {
        const string text = "{{avtalet | Börjar gälla {första}. | Gäller nu. | Gällde till {sista}.}}";
        Assert.Equal("Börjar gälla 1 januari 2023.", Plain(TensedText.On(text, On("2022-12-31"))));
        Assert.Equal("Gäller nu.", TensedText.On(text, On("2099-01-01")));
        Assert.Equal("Gällde till 31 december 2024.", Plain(TensedText.On(text, On("2025-01-01") with { Term = (new(2023, 1, 1), new(2024, 12, 31)) })));
    }

    [Theory]
    [InlineData("{{remiss | a | b", TenseFaultKind.NotClosed)]
    [InlineData("{{i morgon | a | b}}", TenseFaultKind.UnknownKey)]
    [InlineData("{{2022-02-30 | a | b}}", TenseFaultKind.UnknownKey)]
    [InlineData("{{2022-05-01/2022-04-01 | a | b | c}}", TenseFaultKind.UnknownKey)]
    [InlineData("{{remiss | a | b}}", TenseFaultKind.WrongNumberOfWordings)]
    [InlineData("{{2022-04-18 | a}}", TenseFaultKind.WrongNumberOfWordings)]
    [InlineData("{{beslut | a | b | c}}", TenseFaultKind.WrongNumberOfWordings)]
    public void What_is_written_wrongly_is_told_and_no_braces_reach_a_reader(string text, TenseFaultKind kind)
    {
        Assert.Equal(kind, Assert.Single(TensedText.Faults(text, On("2022-03-01"))).Kind);
        Assert.DoesNotContain("{{", TensedText.On(text, On("2022-03-01")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Round)]
    [InlineData("{{avtalet | a | b | c}}")]
    [InlineData("{{beslut | a | b}}")]
    public void What_the_agreement_does_not_have_cannot_be_followed(string text) => Assert.Equal(TenseFaultKind.NothingKnown, Assert.Single(TensedText.Faults(text, new TenseFacts(new(2022, 3, 1)))).Kind);

    [Fact]
    public void Text_without_blocks_is_left_alone()
    {
        const string text = "Ett { vanligt } stycke | med streck.";
        Assert.Equal(text, TensedText.On(text, On("2022-03-01")));
        Assert.Empty(TensedText.Faults(text, On("2022-03-01")));
    }

    [Theory]
    [InlineData("Remissen stänger den 18 april 2022.", "2022-04-19", true)]
    [InlineData("Remissen stängde den 18 april 2022.", "2022-04-17", false)]
    [InlineData("Förslaget går ut på remiss 2022-01-20 och mötet hålls den 11 mars 2022.", "2022-06-01", true)]
    public void A_sentence_that_time_has_left_is_found(string sentence, string day, bool passed)
    {
        var found = Assert.Single(StaleWords.Find("Först en annan mening. " + sentence + " Sedan en till.", DateOnly.ParseExact(day, "yyyy-MM-dd")));
        Assert.Equal((sentence, passed), (found.Sentence, found.Passed));
    }

    [Theory]
    [InlineData("Remissen stänger den 18 april 2022.", "2022-04-18")]
    [InlineData("Remissen stängde den 18 april 2022.", "2022-04-19")]
    [InlineData("{{2022-04-18 | Remissen stänger den 18 april 2022. | Remissen stängde den 18 april 2022.}}", "2022-06-01")]
    [InlineData("Remissen pågår.", "2022-06-01")]
    [InlineData("Remissen stängde den 31 februari 2022.", "2022-01-01")]
    public void A_sentence_that_is_true_is_left_alone(string sentence, string day) => Assert.Empty(StaleWords.Find(sentence, DateOnly.ParseExact(day, "yyyy-MM-dd")));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
