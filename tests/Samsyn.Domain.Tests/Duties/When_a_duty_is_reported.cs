using Samsyn.Domain.Duties;
using static Samsyn.Domain.Tests.Duties.Exercise;

namespace Samsyn.Domain.Tests.Duties;

/// <summary>Where an owner stands, and what can be recorded. What is impossible is refused; what is late is not.</summary>
public sealed class When_a_duty_is_reported
{
    private static readonly Duty Volumes = Duty(new DueRule.OnDay(Day("2022-12-09"))) with { RemindDays = [30, 7] };

    private static DutyStatus Status(DutyBook book, string asOf, Duty? duty = null) =>
        book.StatusOf(duty ?? Volumes, Owner("1461"), (duty ?? Volumes).Occurrences(DueDays.Unknown, Day("2022-01-01"), Day("2023-12-31")).Single(), Day(asOf), Now);

    [Theory]
    [InlineData("2022-11-07", DutyState.NotYet)]
    [InlineData("2022-11-08", DutyState.Open)]
    [InlineData("2022-12-09", DutyState.Open)]
    [InlineData("2022-12-10", DutyState.Passed)]
    public void Without_a_report_the_state_follows_the_day(string asOf, DutyState state) => Assert.Equal(state, Status(Book(Volumes), asOf).State);

    [Fact]
    public void A_longer_reminder_opens_it_earlier() =>
        Assert.Equal(DutyState.Open, Status(Book(Volumes with { RemindDays = [90] }), "2022-09-10", Volumes with { RemindDays = [90] }).State);

    [Theory]
    [InlineData("2022-12-09", "2022-12-09", DutyState.Done)]
    [InlineData("2022-12-10", "2022-12-10", DutyState.DoneAfter)]
    [InlineData("2022-12-10", "2022-12-09", DutyState.Open)] // not yet, the day before it was done
    public void A_report_counts_from_its_day(string on, string asOf, DutyState state) => Assert.Equal(state, Status(Book(Volumes, null, Report(on)), asOf).State);

    [Fact, Rule("R56")]
    public void Taken_back_it_is_open_again_and_the_report_stays_for_the_days_before()
    {
        var book = Book(Volumes, null, Report("2022-12-01"), Report("2022-12-05", 2, withdraws: "2022-12-01", note: "Fel år"));

        Assert.Equal(DutyState.Done, Status(book, "2022-12-04").State);
        Assert.Equal(DutyState.Open, Status(book, "2022-12-05").State);
        Assert.Equal(DutyState.Done, Status(Book(Volumes, null, [.. book.Reports, Report("2022-12-06", 3)]), "2022-12-06").State);
    }

    [Fact]
    public void What_was_not_known_then_is_not_counted_then()
    {
        var book = Book(Volumes, null, Report("2022-12-01") with { RecordedAt = Now });

        Assert.Equal(DutyState.Passed, book.StatusOf(Volumes, Owner("1461"), Volumes.Occurrences(DueDays.Unknown, Day("2022-01-01"), Day("2023-12-31")).Single(), Day("2022-12-20"), Now.AddSeconds(-1)).State);
        Assert.Equal(DutyState.Done, Status(book, "2022-12-20").State);
    }

    [Fact]
    public void Owners_are_spelled_out_over_the_parties_each_once()
    {
        string Owners(params string[] owners) => string.Join(" ", Book(Volumes).OwnersOf(Volumes with { Owners = owners }).Select(o => o.Id));

        Assert.Equal("1401 1461 1480 VGR", Owners(Domain.Duties.Duty.EachParty));
        Assert.Equal("1401 1461 1480", Owners(Domain.Duties.Duty.EachMunicipality));
        Assert.Equal("VGR SRO KF:1461", Owners(Domain.Duties.Duty.EachRegion, "SRO", "KF:1461", "VGR", "finns-inte"));
    }

    [Fact]
    public void What_is_impossible_is_refused_and_what_is_late_is_not()
    {
        var today = Day("2023-06-01");
        DutyRefusal? Why(DutyReport report, Duty? duty = null, params DutyReport[] before) => Book(duty ?? Volumes, null, before).WhyNotRecord(report, today, Now);

        Assert.Null(Why(Report("2023-06-01")));
        Assert.IsType<DutyRefusal.UnknownDuty>(Why(Report("2022-12-01") with { Duty = "annat" }));
        Assert.IsType<DutyRefusal.NotAnOwner>(Why(Report("2022-12-01", by: "1499")));
        Assert.IsType<DutyRefusal.NotAnOwner>(Why(Report("2022-12-01", by: "VGR"), Volumes with { Owners = [Domain.Duties.Duty.EachMunicipality] }));
        Assert.IsType<DutyRefusal.UnknownOccurrence>(Why(Report("2022-12-01", occurrence: "2022")));
        Assert.IsType<DutyRefusal.InTheFuture>(Why(Report("2023-06-02")));
        Assert.IsType<DutyRefusal.RecordedLaterThanNow>(Why(Report("2022-12-01") with { RecordedAt = Now.AddSeconds(1) }));
        Assert.IsType<DutyRefusal.RecordedBeforeItHappened>(Why(Report("2022-12-02") with { RecordedAt = new DateTime(2022, 12, 1, 12, 0, 0, DateTimeKind.Utc) }));
        Assert.IsType<DutyRefusal.NotAnAddress>(Why(Report("2022-12-01") with { Link = "javascript:alert(1)" }));
        Assert.Equal(new DutyRefusal.EvidenceMissing(Evidence.Note), Why(Report("2022-12-01"), Volumes with { Evidence = Evidence.Note }));
        Assert.Equal(new DutyRefusal.EvidenceMissing(Evidence.Link), Why(Report("2022-12-01", note: "x"), Volumes with { Evidence = Evidence.Link }));
        Assert.Null(Why(Report("2022-12-01") with { Link = "https://exempel.se/a" }, Volumes with { Evidence = Evidence.Link }));
        Assert.Equal(new DutyRefusal.AlreadyReported("1461", Day("2022-12-01")), Why(Report("2022-12-08", 2), null, Report("2022-12-01")));
        Assert.Null(Why(Report("2022-12-08", 2, by: "1480"), null, Report("2022-12-01")));
    }

    [Fact]
    public void Taking_back_names_the_report_that_stands_and_says_why()
    {
        DutyRefusal? Why(DutyReport report, params DutyReport[] before) => Book(Volumes, null, before).WhyNotRecord(report, Day("2023-06-01"), Now);
        var done = Report("2022-12-05");

        Assert.Null(Why(Report("2022-12-06", 2, "2022-12-05", "Fel år"), done));
        Assert.IsType<DutyRefusal.ReasonMissing>(Why(Report("2022-12-06", 2, "2022-12-05"), done));
        Assert.IsType<DutyRefusal.WithdrawnBeforeItWasDone>(Why(Report("2022-12-04", 2, "2022-12-05", "Fel år"), done));
        Assert.IsType<DutyRefusal.NothingToWithdraw>(Why(Report("2022-12-06", 2, "2022-12-04", "Fel år"), done));
        Assert.IsType<DutyRefusal.NothingToWithdraw>(Why(Report("2022-12-06", 1, "2022-12-05", "Fel år")));
        Assert.IsType<DutyRefusal.NothingToWithdraw>(Why(Report("2022-12-07", 3, "2022-12-05", "Igen"), done, Report("2022-12-06", 2, "2022-12-05", "Fel år")));
    }

    [Fact]
    public void The_act_refuses_what_the_question_refuses_and_adds_what_it_allows()
    {
        var book = Book(Volumes);

        Assert.Single(book.Record(Report("2022-12-01"), Day("2023-06-01"), Now).Reports);
        Assert.Throws<RefusedException>(() => book.Record(Report("2022-12-01", by: "1499"), Day("2023-06-01"), Now));
        Assert.Empty(book.Reports);
    }

    /// <summary>Reports and withdrawals in any order the domain allows: what stands is the last report not taken back, and a day is done only with one.</summary>
    [Fact]
    public void Whatever_is_allowed_one_report_at_most_stands()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var book = Book(Volumes);
            DutyReport? stands = null;
            for (var place = 1; place <= 12; place++)
            {
                var on = Day("2022-11-01").AddDays(random.Next(60));
                var iso = on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                var report = random.Next(2) == 0 ? Report(iso, place) : Report(iso, place, (stands?.On ?? on).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "skäl");
                if (book.WhyNotRecord(report, Day("2023-06-01"), Now) is not null) continue;
                book = book.Record(report, Day("2023-06-01"), Now);
                stands = report.Withdraws is null ? report : null;
                Assert.Equal(stands, book.Standing("volymer", DueRule.Once, "1461", Day("2023-06-01"), Now));
            }
        }
    }
}
