using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Every computed day says why. Source: R08; DOMAIN.md 19, 60, 61.</summary>
[Rule("R08")]
public sealed class When_the_days_of_a_term_are_explained
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static Agreement Made(Term term, AgreementForm form = AgreementForm.Multilateral, params TermChange[] changes)
    {
        var agreement = new Agreement { Id = Guid.Empty, Slug = "a", Settings = new AgreementSettings { Title = "A", Form = form, Term = term } };
        agreement.TermChanges.AddRange(changes);
        return agreement;
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static TermChange Change(string on, TermAct act, string? until, params string[] by) =>
        new() { Id = Guid.Empty, On = Day(on), Act = act, Until = until is null ? null : Day(until), By = by, RecordedAt = Now.AddYears(-5), Place = 1 };

    [Fact]
    public void HoS_2012_extended_to_March_2017_had_its_last_notice_day_a_year_before()
    {
        var account = TermAccount.Of(Made(new Term(Day("2012-04-01"), Day("2016-03-31"), 12, null, ["VK", "VGR"]), changes: Change("2015-06-01", TermAct.Extended, "2017-03-31", "VK")), Day("2015-12-01"), Now);

        Assert.Equal(Day("2017-03-31"), account.Status.Until);
        Assert.Contains(new TermStep.LastNoticeDay(Day("2016-03-31"), Day("2017-03-31"), 12), account.Steps);
        var extended = Assert.Single(account.Steps.OfType<TermStep.Extended>());
        Assert.Equal(["VGR"], extended.Lacking);
        Assert.True(extended.Holds);
        Assert.Contains(new TermStep.Ends(Day("2016-03-31")), account.Steps);
    }

    [Fact]
    public void HoS_2023_ends_when_it_says() =>
        Assert.Equal([new TermStep.Begins(Day("2023-01-01")), new TermStep.Ends(Day("2027-01-01"))], TermAccount.Of(Made(new Term(Day("2023-01-01"), Day("2027-01-01"), null, null, [])), Day("2026-11-26"), Now).Steps);

    [Fact]
    public void Each_renewal_says_by_which_day_nobody_gave_notice()
    {
        var account = TermAccount.Of(Made(new Term(null, Day("2020-12-31"), 6, 12, [])), Day("2023-02-01"), Now);

        Assert.Equal(
            [new TermStep.Renewed(Day("2021-01-01"), Day("2021-12-31"), 12, Day("2020-06-30")), new TermStep.Renewed(Day("2022-01-01"), Day("2022-12-31"), 12, Day("2021-06-30")), new TermStep.Renewed(Day("2023-01-01"), Day("2023-12-31"), 12, Day("2022-06-30"))],
            account.Steps.OfType<TermStep.Renewed>());
    }

    [Theory]
    [InlineData("2020-06-30", AgreementForm.Multilateral, "1480", 12, NoticeEffect.StopsRenewalForAll)]
    [InlineData("2020-07-01", AgreementForm.Multilateral, "1480", 12, NoticeEffect.TooLate)]
    [InlineData("2020-06-30", AgreementForm.Bilateral, "1480", 12, NoticeEffect.StopsOwnRenewal)]
    [InlineData("2020-06-30", AgreementForm.Bilateral, "VGR", 12, NoticeEffect.StopsRenewalForAll)]
    [InlineData("2020-06-30", AgreementForm.Multilateral, "1480", null, NoticeEffect.EndsAsStated)]
    public void A_notice_does_what_its_day_and_the_form_let_it(string on, AgreementForm form, string by, int? renewal, NoticeEffect effect) =>
        Assert.Equal(effect, Assert.Single(TermAccount.Of(Made(new Term(null, Day("2020-12-31"), 6, renewal, []), form, Change(on, TermAct.Notice, null, by)), Day("2020-08-01"), Now).Steps.OfType<TermStep.Notice>()).Effect);

    [Fact]
    public void Nothing_is_explained_that_nobody_knows() => Assert.Empty(TermAccount.Of(Made(Term.Unknown), Day("2020-08-01"), Now).Steps);

    [Fact]
    public void A_party_is_told_when_to_begin_for_its_own_bodies_to_be_in_time()
    {
        var term = new Term(null, Day("2027-12-31"), 12, 12, []) { LeadMonths = 4, LeadTimes = [new LeadTime(new("1480"), 6)] };
        var account = TermAccount.Of(Made(term), Day("2026-06-01"), Now);

        Assert.Contains(new TermStep.BeginBy(Day("2026-08-31"), Day("2026-12-31"), 4), account.Steps);
        Assert.Equal(Day("2026-06-30"), term.BeginsBy(new("1480"), account.Status.LastNoticeDay));
        Assert.Equal(Day("2026-08-31"), term.BeginsBy(new("1401"), account.Status.LastNoticeDay));
        Assert.Null(Term.Unknown.BeginsBy(new("1401"), Day("2026-12-31")));
        Assert.Null(term.BeginsBy(new("1401"), null));
    }

    [Theory]
    [InlineData("2022-12-31", null)]
    [InlineData("2023-01-01", null)]
    [InlineData("2023-01-10", "2023-01-10")]
    [InlineData("2023-12-31", "2023-01-10")]
    [InlineData("2024-01-01", null)]
    public void An_agreement_that_has_ended_may_be_applied_all_the_same(string asOf, string? since)
    {
        var agreement = Made(new Term(null, Day("2022-12-31"), null, null, []), changes: [Change("2022-11-30", TermAct.Applied, "2022-12-01"), Change("2023-01-10", TermAct.Applied, "2023-12-31", "SRO")]);

        Assert.Equal(since is null ? null : Day(since), TermStatus.AppliedAfterEnd(agreement, Day(asOf), Now)?.On);
        Assert.Equal(Day("2022-12-31"), TermStatus.Of(agreement, Day(asOf), Now).Until);
    }

    [Fact]
    public void That_it_was_applied_stands_among_the_steps() => Assert.Contains(
        TermAccount.Of(Made(new Term(null, Day("2022-12-31"), null, null, []), changes: Change("2023-01-10", TermAct.Applied, null, "SRO")), Day("2023-02-01"), Now).Steps,
        step => step is TermStep.Applied { Until: null, By: ["SRO"] } applied && applied.Day == Day("2023-01-10"));
}
