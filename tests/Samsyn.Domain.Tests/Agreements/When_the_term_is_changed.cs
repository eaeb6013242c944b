using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Extended, given notice of, applied on: only the impossible is refused (R08; DOMAIN.md 32, 61).</summary>
[Rule("R08")]
public sealed class When_the_term_is_changed
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly IReadOnlyList<Principal> Parties = [.. new[] { "1480", "VGR" }.Select(id => new Principal { Id = new(id), Type = id == "VGR" ? PrincipalType.Region : PrincipalType.Municipality, Name = id, OfficialName = id })];

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Agreement Made(string? until = "2026-12-31") => new()
    {
        Id = Guid.Empty, Slug = "a", Settings = new AgreementSettings { Title = "A", Form = AgreementForm.Multilateral, Term = new Term(null, until is null ? null : Day(until), 12, null, ["VK", "VGR"]) },
    };

    private static TermChange Change(TermAct act, string on, string? until = null, params string[] by) =>
        new() { Id = Guid.Empty, On = Day(on), Act = act, Until = until is null ? null : Day(until), By = by, RecordedAt = Now.AddYears(-1), Place = 1 };

    private static TermRefusal? WhyNot(Agreement agreement, TermChange change) => agreement.WhyNotChangeTerm(change, Parties, Today, Now);

    [Fact]
    public void An_extension_may_hold_from_a_day_to_come_and_by_fewer_than_the_text_names() =>
        Assert.Null(WhyNot(Made(), Change(TermAct.Extended, "2026-12-15", "2027-12-31", "VK")));

    [Fact]
    public void It_ends_later_than_the_agreement_does()
    {
        Assert.Equal(new TermRefusal.NotLater(Day("2026-12-31"), Day("2026-12-31")), WhyNot(Made(), Change(TermAct.Extended, "2026-11-01", "2026-12-31", "VK")));
        Assert.IsType<TermRefusal.UntilMissing>(WhyNot(Made(), Change(TermAct.Extended, "2026-11-01", null, "VK")));
        Assert.Null(WhyNot(Made(null), Change(TermAct.Extended, "2026-11-01", "2026-12-31", "VK")));
    }

    [Fact]
    public void A_notice_is_a_partys_and_of_a_day_that_has_been_however_late()
    {
        Assert.Null(WhyNot(Made(), Change(TermAct.Notice, "2026-11-26", null, "1480")));
        Assert.Equal(new TermRefusal.InTheFuture(Day("2026-11-27"), Today), WhyNot(Made(), Change(TermAct.Notice, "2026-11-27", null, "1480")));
        Assert.Equal(new TermRefusal.NotAParty("VK"), WhyNot(Made(), Change(TermAct.Notice, "2026-11-26", null, "VK")));
        Assert.IsType<TermRefusal.NobodyDidIt>(WhyNot(Made(), Change(TermAct.Notice, "2026-11-26")));
    }

    [Fact]
    public void Only_what_has_ended_is_applied_all_the_same()
    {
        Assert.Equal(new TermRefusal.HasNotEnded(Day("2026-12-31")), WhyNot(Made(), Change(TermAct.Applied, "2026-11-26", null, "SRO")));
        Assert.Null(WhyNot(Made("2026-10-31"), Change(TermAct.Applied, "2026-11-01", null, "SRO")));
        Assert.Equal(new TermRefusal.HasNotEnded(null), WhyNot(Made(null), Change(TermAct.Applied, "2026-11-01", null, "SRO")));
    }

    [Fact]
    public void The_same_is_recorded_once()
    {
        var agreement = Made();
        agreement.ChangeTerm(Change(TermAct.Notice, "2026-11-20", null, "1480"), Parties, Today, Now);

        Assert.IsType<TermRefusal.IsRecorded>(WhyNot(agreement, Change(TermAct.Notice, "2026-11-20", null, "1480")));
        Assert.Null(WhyNot(agreement, Change(TermAct.Notice, "2026-11-20", null, "VGR")));
        Assert.Throws<RefusedException>(() => agreement.ChangeTerm(Change(TermAct.Notice, "2026-11-20", null, "1480"), Parties, Today, Now));
    }
}
