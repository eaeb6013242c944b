using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_the_agreement_is_bilateral;

/// <summary>Of one template there are as many agreements as municipalities, and each begins and ends by itself (R02; DOMAIN.md 27).</summary>
[Rule("R02")]
public sealed class Each_counterpart_has_a_life_of_its_own
{
    private static Story Template => new Story().Bilateral().PerParty().Term(until: "2022-12-31", notice: 6, renewal: 12).Yes("9901", "03-01").Yes("VGR", "04-15").Yes("9904", "05-20");

    private static string States(AgreementStatus status) => string.Join(" ", Counterpart.Of(status).Select(c => c.State));

    [Fact]
    public void It_is_in_force_when_both_have_said_yes() =>
        Assert.Equal("InForce NotDecided NotDecided InForce", States(Template.AsOf("05-20")));

    [Fact]
    public void Until_its_first_day_it_waits() => Assert.Equal("Awaits NotDecided NotDecided Awaits", States(Template.NotBefore("07-01").AsOf("05-20")));

    [Fact]
    public void A_notice_in_time_ends_the_own_copy_and_no_other()
    {
        var status = Template.Notice("06-30", "9901").AsOf("2023-01-01");

        Assert.Equal("Expired NotDecided NotDecided InForce", States(status));
        Assert.Equal(new DateOnly(2022, 12, 31), Counterpart.Of(status)[0].Term.Until);
        Assert.Equal(new DateOnly(2023, 12, 31), Counterpart.Of(status)[3].Term.Until);
        Assert.Equal("Ending NotDecided NotDecided InForce", States(Template.Notice("06-30", "9901").AsOf("12-31")));
    }

    [Fact]
    public void One_that_came_too_late_ends_nothing_this_year_but_the_next()
    {
        var status = Template.Notice("07-01", "9901").AsOf("2023-01-01");

        Assert.Equal("Ending NotDecided NotDecided InForce", States(status));
        Assert.Equal("Expired NotDecided NotDecided InForce", States(Template.Notice("07-01", "9901").AsOf("2024-01-01")));
        Assert.Equal("InForce NotDecided NotDecided InForce", States(Template.Notice("07-01", "9901").AsOf("2022-07-02")));
    }

    [Fact]
    public void The_regions_notice_ends_all() => Assert.Equal("Expired NotDecided NotDecided Expired", States(Template.Notice("06-30", "VGR").AsOf("2023-01-01")));

    [Fact]
    public void What_a_source_states_is_marked_as_that()
    {
        var status = new Story().Bilateral().Stated("03-01").AsOf("04-01");

        Assert.All(Counterpart.Of(status), c => Assert.Equal((CounterpartState.InForce, true, new DateOnly(2022, 3, 1)), (c.State, c.Stated, c.From!.Value)));
    }

    [Fact]
    public void A_common_agreement_has_none() => Assert.Empty(Counterpart.Of(new Story().AsOf("05-20")));
}
