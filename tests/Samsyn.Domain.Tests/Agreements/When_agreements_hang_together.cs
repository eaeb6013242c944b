using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Source: R07; DOMAIN.md 32, 57, 58, 62.</summary>
[Rule("R07")]
public sealed class When_agreements_hang_together
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Agreement Made(string slug, string? from, string? until, bool statutory = false, string? succeeds = null, params string[] requires) => new()
    {
        Id = Guid.Empty, Slug = slug,
        Settings = new AgreementSettings { Title = slug, Form = AgreementForm.Multilateral, Term = new Term(from is null ? null : Day(from), until is null ? null : Day(until), null, null, []), Statutory = statutory, Succeeds = succeeds, Requires = requires },
    };

    private static IReadOnlyList<FamilyAlarm> Alarms(string asOf, params Agreement[] all) => FamilyAlarm.Of(all[0], all, Day(asOf), Now, agreement => agreement.Slug != "fell");

    [Theory]
    [InlineData("2024-12-31", false)]
    [InlineData("2026-11-26", true)]
    public void A_statutory_agreement_that_will_lapse_is_told_in_time(string asOf, bool told) =>
        Assert.Equal(told ? [new FamilyAlarm.StatutoryLapses(Day("2027-01-01"), false)] : [], Alarms(asOf, Made("a", "2023-01-01", "2027-01-01", statutory: true)).ToArray());

    [Fact]
    public void One_that_has_lapsed_too() => Assert.Equal([new FamilyAlarm.StatutoryLapses(Day("2027-01-01"), true)], Alarms("2027-01-02", Made("a", "2023-01-01", "2027-01-01", statutory: true)).ToArray());

    [Fact]
    public void A_successor_that_takes_over_silences_it_and_one_that_fell_does_not()
    {
        Assert.Empty(Alarms("2026-11-26", Made("a", null, "2027-01-01", statutory: true), Made("b", "2027-01-02", null, succeeds: "a")));
        Assert.Single(Alarms("2026-11-26", Made("a", null, "2027-01-01", statutory: true), Made("fell", "2027-01-02", null, succeeds: "a")));
    }

    [Theory]
    [InlineData("hos-nasta", false)]
    [InlineData("fell", true)]
    public void A_statutory_agreement_of_unknown_end_follows_the_main_agreement(string successor, bool told)
    {
        var statutory = Made("a", null, null, statutory: true);
        statutory.Settings = statutory.Settings with { Parent = "hos-2023" };

        Assert.Equal(
            told ? [new FamilyAlarm.MainEnds("hos-2023", Day("2027-01-01"), false)] : [],
            Alarms("2026-11-26", statutory, Made("hos-2023", "2023-01-01", "2027-01-01"), Made(successor, "2027-01-02", null, succeeds: "hos-2023")).ToArray());
    }

    [Fact]
    public void A_carrier_that_ends_first_is_told()
    {
        Assert.Equal([new FamilyAlarm.CarrierEnds("b", Day("2025-12-31"), false)], Alarms("2025-06-01", Made("a", null, "2026-12-31", requires: "b"), Made("b", null, "2025-12-31")).ToArray());
        Assert.Empty(Alarms("2025-06-01", Made("a", null, "2025-12-31", requires: "b"), Made("b", null, "2025-12-31")));
    }

    [Fact]
    public void A_gap_and_an_overlap_between_generations_are_told()
    {
        Assert.Equal([new FamilyAlarm.Gap("b", Day("2023-01-01"), Day("2023-03-31"))], Alarms("2022-06-01", Made("a", null, "2022-12-31"), Made("b", "2023-04-01", null, succeeds: "a")).ToArray());
        Assert.Equal([new FamilyAlarm.Overlap("b", Day("2022-12-01"), Day("2022-12-31"))], Alarms("2022-06-01", Made("a", null, "2022-12-31"), Made("b", "2022-12-01", null, succeeds: "a")).ToArray());
    }

    [Fact]
    [Rule("R08")]
    public void A_stop_gap_fills_a_gap_as_far_as_it_reaches()
    {
        Agreement Gap(string from, string until)
        {
            var made = Made("g", from, until);
            made.Settings = made.Settings with { StopGapFor = "b" };
            return made;
        }

        Agreement[] line = [Made("a", null, "2022-12-31"), Made("b", "2025-01-01", null, succeeds: "a")];

        Assert.Empty(Alarms("2022-06-01", [.. line, Gap("2023-01-01", "2024-12-31")]));
        Assert.Empty(Alarms("2022-06-01", [.. line, Gap("2023-01-01", "2023-12-31"), Gap("2024-01-01", "2024-12-31")]));
        Assert.Equal(
            [new FamilyAlarm.Gap("b", Day("2023-01-01"), Day("2023-01-31")), new FamilyAlarm.Gap("b", Day("2024-01-01"), Day("2024-12-31"))],
            Alarms("2022-06-01", [.. line, Gap("2023-02-01", "2023-12-31")]).ToArray());
        Assert.Equal([new FamilyAlarm.Gap("b", Day("2023-01-01"), Day("2024-12-31"))], Alarms("2022-06-01", [.. line, Gap("2025-02-01", "2025-12-31")]).ToArray());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-01", false)]
    public void One_that_renews_itself_lapses_only_when_notice_was_given_in_time(string? noticeOn, bool told)
    {
        var statutory = Made("a", "2023-01-01", "2026-12-31", statutory: true);
        statutory.Settings = statutory.Settings with { Term = statutory.Settings.Term with { NoticeMonths = 12, RenewalMonths = 12 } };
        if (noticeOn is not null) statutory.TermChanges.Add(new TermChange { Id = Guid.Empty, On = Day(noticeOn), Act = TermAct.Notice, By = ["1480"], RecordedAt = Now.AddYears(-4), Place = 1 });

        Assert.Equal(told ? [new FamilyAlarm.StatutoryLapses(Day("2026-12-31"), false)] : [], Alarms("2026-02-02", statutory).ToArray());
        Assert.Equal(told, Alarms("2026-02-02", Made("b", null, null, requires: "a"), statutory).Count == 1);
    }
}
