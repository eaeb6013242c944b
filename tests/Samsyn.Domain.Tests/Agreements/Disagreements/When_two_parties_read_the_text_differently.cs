using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Agreements.Disagreements;

/// <summary>A ladder with deadlines, apart from deviations (R09; DOMAIN.md 64).</summary>
[Rule("R09")]
public sealed class When_two_parties_read_the_text_differently
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly DisagreementLadder Usual = new("Personen får alltid den vård som behövs.", null, [new("Lokalt", null, 30), new("Delregionalt", null, 30), new("VVG", "VVG", 60), new("SRO", "SRO", null)]);

    private readonly List<DisagreementFact> _facts = [];
    private readonly Agreement _agreement = Made(Usual);

    private static Agreement Made(DisagreementLadder? ladder) => new() { Id = Guid.Empty, Slug = "a", Settings = new AgreementSettings { Title = "A", Form = AgreementForm.Multilateral, Ladder = ladder } };

    private static readonly IReadOnlyList<Principal> Parties = [.. new[] { "1480", "1463", "VGR" }.Select(id => new Principal { Id = new(id), Type = id == "VGR" ? PrincipalType.Region : PrincipalType.Municipality, Name = id, OfficialName = id })];

    private static DateOnly Day(string day) => DateOnly.ParseExact("2026-" + day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private DisagreementFact Fact(DisagreementEvent what, string on, DisagreementKind? kind = null, string by = "1480", string? against = null, int? step = null, string? matter = null)
    {
        var id = Guid.CreateVersion7();
        return new DisagreementFact
        {
            Id = id, AgreementId = Guid.Empty, Matter = matter ?? (what == DisagreementEvent.Raised ? Disagreement.NextMatter(_facts) : _facts[0].Matter), Event = what, Kind = kind, By = new(by),
            Against = against is null ? null : new PrincipalId(against), Step = step, On = Day(on), Text = "Punkt 4.2 kan läsas på två sätt.", RecordedAt = DateTime.UnixEpoch, Place = _facts.Count + 1,
        };
    }

    private DisagreementRefusal? Record(DisagreementFact fact)
    {
        var refusal = Disagreement.WhyNotRecord(_agreement, Parties, _facts, fact, Today);
        if (refusal is null) _facts.Add(fact);
        return refusal;
    }

    private Disagreement AsOf(string day) => Assert.Single(Disagreement.Of(_agreement, _facts, Day(day)));

    private void Raise() => Assert.Null(Record(Fact(DisagreementEvent.Raised, "03-02", DisagreementKind.Dispute, against: "VGR")));

    [Fact]
    public void It_begins_at_the_lowest_level_with_that_levels_days()
    {
        Raise();

        Assert.Equal(("Lokalt", Day("04-01"), "Delregionalt"), (AsOf("03-02").Level!.Name, AsOf("03-02").Deadline, AsOf("03-02").Next!.Name));
        Assert.False(AsOf("04-01").ShouldMoveUp(Day("04-01")));
        Assert.True(AsOf("04-02").ShouldMoveUp(Day("04-02")));
    }

    [Fact]
    public void Moved_up_the_next_level_gets_its_own_days_from_that_day()
    {
        Raise();
        Assert.Null(Record(Fact(DisagreementEvent.MovedUp, "04-10", step: 1)));

        Assert.Equal(("Delregionalt", Day("05-10")), (AsOf("04-10").Level!.Name, AsOf("04-10").Deadline));
        Assert.Equal("Lokalt", AsOf("04-09").Level!.Name);
    }

    [Fact]
    public void At_the_top_there_is_nowhere_to_go()
    {
        Raise();
        for (var step = 1; step <= 3; step++) Assert.Null(Record(Fact(DisagreementEvent.MovedUp, "04-10", step: step)));

        Assert.Null(AsOf("04-10").Deadline);
        Assert.Equal(new DisagreementRefusal.NoStepAbove("SRO"), Record(Fact(DisagreementEvent.MovedUp, "04-11", step: 4)));
    }

    [Fact]
    public void Settled_it_has_no_deadline_and_takes_nothing_more()
    {
        Raise();
        Assert.Null(Record(Fact(DisagreementEvent.Settled, "04-10", by: "VGR")));

        Assert.Null(AsOf("04-10").Deadline);
        Assert.Equal(DisagreementEvent.Settled, AsOf("04-10").Ended!.Event);
        Assert.Null(AsOf("04-09").Ended);
        Assert.Equal(new DisagreementRefusal.IsOver(), Record(Fact(DisagreementEvent.MovedUp, "04-11", step: 1)));
    }

    [Fact]
    public void A_deviation_is_something_else_and_needs_no_ladder()
    {
        Assert.Null(Disagreement.WhyNotRecord(Made(null), Parties, [], Fact(DisagreementEvent.Raised, "03-02", DisagreementKind.Deviation), Today));
        Assert.Equal(new DisagreementRefusal.NoLadder(), Disagreement.WhyNotRecord(Made(null), Parties, [], Fact(DisagreementEvent.Raised, "03-02", DisagreementKind.Dispute), Today));
        Assert.Null(Record(Fact(DisagreementEvent.Raised, "03-02", DisagreementKind.Deviation)));

        Assert.Null(AsOf("03-02").Level);
        Assert.Null(AsOf("03-02").Deadline);
        Assert.Equal(new DisagreementRefusal.DeviationsDoNotMoveUp(), Record(Fact(DisagreementEvent.MovedUp, "04-10", step: 1)));
        Assert.Null(Record(Fact(DisagreementEvent.Settled, "04-10")));
    }

    [Fact]
    public void What_cannot_have_happened_is_refused()
    {
        Raise();

        Assert.Equal(new DisagreementRefusal.InTheFuture(Day("11-27"), Today), Record(Fact(DisagreementEvent.MovedUp, "11-27", step: 1)));
        Assert.Equal(new DisagreementRefusal.BeforeTheLast(Day("03-01"), Day("03-02")), Record(Fact(DisagreementEvent.MovedUp, "03-01", step: 1)));
        Assert.Equal(new DisagreementRefusal.NoSuchMatter("7"), Record(Fact(DisagreementEvent.MovedUp, "04-10", step: 1, matter: "7")));
        Assert.Equal(new DisagreementRefusal.MatterIsTaken("1"), Record(Fact(DisagreementEvent.Raised, "04-10", DisagreementKind.Dispute, matter: "1")));
        Assert.Equal(new DisagreementRefusal.NotAParty(new("9999")), Record(Fact(DisagreementEvent.Raised, "04-10", DisagreementKind.Dispute, by: "9999")));
        Assert.Equal(new DisagreementRefusal.NotAParty(new("9999")), Record(Fact(DisagreementEvent.Raised, "04-10", DisagreementKind.Dispute, against: "9999")));
        Assert.Equal(new DisagreementRefusal.AgainstItself(), Record(Fact(DisagreementEvent.Raised, "04-10", DisagreementKind.Dispute, against: "1480")));
    }

    [Fact]
    public void It_concerns_the_two_and_nobody_else()
    {
        Raise();

        Assert.Equal([true, true, false], new[] { "1480", "VGR", "1463" }.Select(id => AsOf("03-02").Concerns(new(id))));
    }
}
