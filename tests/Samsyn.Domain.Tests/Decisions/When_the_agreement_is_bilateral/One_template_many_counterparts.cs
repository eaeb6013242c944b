using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_the_agreement_is_bilateral;

/// <summary>49 copies of one template, each between a municipality and the region (DOMAIN.md 27; CONTRACT.md C3 rule 5, R02).</summary>
[Rule("C3.5.bilateral", "R02")]
public sealed class One_template_many_counterparts
{
    private static Story Template => new Story().Bilateral().PerParty().Yes("9901", "03-01").Yes("9902", "03-10").Yes("VGR", "04-15").Yes("9904", "05-20");

    [Fact]
    public void Nothing_is_in_force_before_the_region_has_said_yes()
    {
        var status = Template.AsOf("04-14");

        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("VGR", status.Blocking());
        Assert.Equal("- - - - -", status.Entered());
    }

    [Fact]
    public void A_counterpart_enters_on_the_later_of_its_two_days_and_the_region_with_the_first() =>
        Assert.Equal("04-15 04-15 - 05-20 04-15", Template.AsOf("05-20").Entered());

    [Fact]
    public void The_region_waits_for_a_first_municipality()
    {
        var story = new Story().Bilateral().PerParty().Yes("VGR", "03-01").Yes("9902", "04-01");

        Assert.Equal("- - - - -", story.AsOf("03-31").Entered());
        Assert.Equal("- 04-01 - - 04-01", story.AsOf("04-01").Entered());
    }

    [Fact]
    public void The_regions_no_makes_all_fall_and_a_municipalitys_only_its_own()
    {
        Assert.False(new Story().Bilateral().PerParty().No("9901", "03-01").AsOf("03-01").EntryIntoForce.Fallen);
        var status = new Story().Bilateral().PerParty().Yes("9901", "03-01").No("VGR", "03-05").AsOf("03-05");
        Assert.Equal(Stage.Fallen, status.Stage);
        Assert.Equal("VGR", status.Blocking());
    }

    [Fact]
    public void Under_a_quorum_too_the_region_must_be_included()
    {
        var story = new Story().Bilateral().Quorum(parties: 2).Yes("9901", "03-01").Yes("9902", "03-01");

        Assert.False(story.AsOf("03-01").EntryIntoForce.Met);
        Assert.True(new Story().Quorum(parties: 2).Yes("9901", "03-01").Yes("9902", "03-01").AsOf("03-01").EntryIntoForce.Met);
    }

    [Fact]
    [Rule("C2.term")]
    public void A_municipalitys_notice_ends_its_own_copy_and_the_regions_ends_all()
    {
        Story Until(AgreementForm form, string by) => Template.With(s => s with { Form = form }).Term(until: "2022-12-31", notice: 6, renewal: 12).Notice("06-30", by);

        Assert.Equal(Stage.InForce, Until(AgreementForm.Bilateral, "9901").AsOf("2023-01-01").Stage);
        Assert.Equal(Stage.Expired, Until(AgreementForm.Bilateral, "VGR").AsOf("2023-01-01").Stage);
        Assert.Equal(Stage.Expired, Until(AgreementForm.Multilateral, "9901").AsOf("2023-01-01").Stage);
    }
}
