using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Source: DOMAIN.md 24, 141: wishes for the next agreement are numbered, and each draft says how it meets them.</summary>
public sealed class When_a_text_answers_its_mandate
{
    private static readonly DraftingMandate Mandate = new(new BodyId("SRO"), new DateOnly(2024, 5, 23), null, "Ett nytt avtal tas fram.", "S3", [new(1, "Ny form"), new(2, "Mer övergripande"), new(3, "Tydligt ansvar")]);

    [Fact]
    public void Each_requirement_stands_with_its_answer_and_those_without_one_are_seen()
    {
        var answered = Mandate.Answered([new RequirementAnswer(3, RequirementState.Met, "Varje punkt säger vem.", "4"), new RequirementAnswer(1, RequirementState.Left, "Tas i en senare version.")]);

        Assert.Equal([RequirementState.Left, null, RequirementState.Met], answered.Select(a => a.Answer?.State));
    }

    [Fact]
    public void A_text_that_says_nothing_answers_nothing() => Assert.All(Mandate.Answered(null), a => Assert.Null(a.Answer));
}
