using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Tests.Agreements.Clauses;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Source: R04; DOMAIN.md 12, 13, 63.</summary>
[Rule("R04")]
public sealed class When_a_joint_body_changes_the_text
{
    private static readonly PowerUse Use = new(new BodyId("LR"), new DateOnly(2026, 5, 4), "§ 7", null);

    private static Agreement With(params ChangePower[] powers) => new()
    {
        Id = Guid.Empty, Slug = "spec", Settings = new AgreementSettings { Title = "Specifikation", Form = AgreementForm.Multilateral, Powers = powers },
    };

    private static ChangePower Power(PowerReach reach = PowerReach.Content, string body = "LR", DateOnly? until = null, params string[] reserved) =>
        new([body, "PBG"], reach, "samarbetsavtalet punkt 5", [], reserved, new DateOnly(2026, 1, 1), until);

    private static ClauseText Text(string third, string fourth) => SampleTexts.Of($"""
        ## 3 Kostnader
        3.1 {third}
        ## 4 Sortiment
        4.1 {fourth}
        4.10 Tio.
        """);

    private static IReadOnlyList<PowerFinding> Of(Agreement agreement, bool editorial, ClauseText? before = null, ClauseText? after = null) =>
        PowerFinding.Of(agreement, Use, editorial, before is null ? null : TextComparison.Between(before, after!));

    private static readonly ClauseText Before = Text("Hyran betalas varje månad.", "Rollatorer ingår.");

    [Fact]
    public void Within_the_power_there_is_nothing_to_say() =>
        Assert.Empty(Of(With(Power(reserved: "3")), false, Before, Text("Hyran betalas varje månad.", "Rollatorer och gåbord ingår.")));

    [Fact]
    public void A_clause_that_stays_with_the_assemblies_is_named_with_all_below_its_chapter()
    {
        var finding = Assert.IsType<PowerFinding.Reserved>(Assert.Single(Of(With(Power(reserved: "3")), false, Before, Text("Hyran betalas varje kvartal.", "Rollatorer ingår."))));

        Assert.Equal(["3.1"], finding.Clauses);
    }

    [Fact]
    public void Number_4_1_reserves_not_4_10()
    {
        Assert.True(Power(reserved: "4.1").IsReserved("4.1"));
        Assert.True(Power(reserved: "4.1").IsReserved("4.1.2"));
        Assert.False(Power(reserved: "4.1").IsReserved("4.10"));
        Assert.False(Power(reserved: "4.1").IsReserved(null));
    }

    [Fact]
    public void A_body_without_a_power_that_day_is_told_and_nothing_is_hidden()
    {
        Assert.IsType<PowerFinding.NoPower>(Assert.Single(Of(With(), false)));
        Assert.IsType<PowerFinding.NoPower>(Assert.Single(Of(With(Power(body: "SRO")), false)));
        Assert.IsType<PowerFinding.NoPower>(Assert.Single(Of(With(Power(until: new DateOnly(2026, 5, 3))), false)));
        Assert.Empty(Of(With(Power(until: new DateOnly(2026, 5, 4))), false));
    }

    [Fact]
    public void A_power_over_slips_does_not_reach_what_the_text_says()
    {
        Assert.IsType<PowerFinding.EditorialOnly>(Assert.Single(Of(With(Power(PowerReach.Editorial)), editorial: false)));
        Assert.Empty(Of(With(Power(PowerReach.Editorial)), editorial: true));
    }

    [Fact]
    public void Two_powers_of_one_body_add_up()
    {
        var after = Text("Hyran betalas varje kvartal.", "Rollatorer ingår inte.");

        Assert.Empty(Of(With(Power(reserved: "3"), Power(reserved: "4")), false, Before, after));
        Assert.Equal(["3.1"], Assert.IsType<PowerFinding.Reserved>(Assert.Single(Of(With(Power(reserved: "3"), Power(PowerReach.Editorial)), false, Before, after))).Clauses);
    }
}
