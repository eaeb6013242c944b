using Samsyn.Domain.Groups;
using static Samsyn.Domain.Tests.Groups.Made;

namespace Samsyn.Domain.Tests.Groups;

/// <summary>Who sits where on each day, and what is empty: worked out from rights and dated seats, typed nowhere.</summary>
[Rule("R11", "R58")]
public sealed class When_seats_are_counted
{
    private static Nominated Of(Group group, string day, string by) => Seating.Of(group, Day(day), Now).By.Single(n => n.By == by);

    [Fact]
    public void A_right_without_anybody_is_all_vacant()
    {
        var seating = Seating.Of(Reference(), Day("2022-02-01"), Now);

        Assert.Equal((6, 0, 6), (seating.Rights, seating.Held, seating.Vacant));
        Assert.Equal(["GR", "FY", "1480"], seating.By.Select(n => n.By));
    }

    [Fact]
    public void A_seat_counts_from_its_first_day_to_its_last()
    {
        var group = Reference().With(Seat("gr-1", "GR", "2022-02-01", "2022-10-14"));

        Assert.Equal([2, 1, 1, 2], new[] { "2022-01-31", "2022-02-01", "2022-10-14", "2022-10-15" }.Select(day => Of(group, day, "GR").Vacant));
    }

    [Fact]
    public void A_seat_without_days_always_counts()
    {
        var group = Reference().With(Seat("gr-1", "GR"));

        Assert.Equal([1, 1], new[] { "1990-01-01", "2090-01-01" }.Select(day => Of(group, day, "GR").Vacant));
    }

    [Fact]
    public void What_is_left_is_vacant_the_day_after()
    {
        var group = Reference().With(Seat("fy-1", "FY", "2022-01-01"), new SeatLeft("fy-1", Day("2022-10-31"), "valet"));

        Assert.Equal((1, 2), (Of(group, "2022-10-31", "FY").Vacant, Of(group, "2022-11-01", "FY").Vacant));
    }

    [Fact]
    public void The_last_that_is_said_of_a_seat_s_end_holds()
    {
        var group = Reference().With(Seat("fy-1", "FY", "2022-01-01", "2022-12-31"), new SeatLeft("fy-1", Day("2022-06-30"), null), new SeatLeft("fy-1", Day("2022-09-30"), "fel dag"));

        Assert.Equal((1, 2), (Of(group, "2022-09-30", "FY").Vacant, Of(group, "2022-10-01", "FY").Vacant));
        Assert.Equal(Day("2022-09-30"), Assert.Single(Seating.Seats(group, Now)).Until);
    }

    [Fact]
    public void More_than_the_right_is_told_and_no_vacancy_is_below_zero()
    {
        var group = Reference().With(Seat("gr-1", "GR"), Seat("gr-2", "GR"), Seat("gr-3", "GR"));

        var of = Of(group, "2022-02-01", "GR");
        Assert.Equal((0, 1, 3), (of.Vacant, of.Over, of.Seats.Count));
        Assert.Equal(4, Seating.Of(group, Day("2022-02-01"), Now).Vacant);
    }

    [Fact]
    public void One_without_a_right_is_told_and_fills_nobody_s_seat()
    {
        var group = Reference().With(Seat("1461-1", "1461"));

        var of = Of(group, "2022-02-01", "1461");
        Assert.True(of.WithoutRight);
        Assert.Equal((0, 0), (of.Vacant, of.Over));
        Assert.Equal(6, Seating.Of(group, Day("2022-02-01"), Now).Vacant);
    }

    [Fact]
    public void A_fact_recorded_later_was_not_known_before()
    {
        var group = Reference().With(Seat("gr-1", "GR", "2022-01-01"));

        Assert.Equal(2, Seating.Of(group, Day("2022-02-01"), group.Facts[0].RecordedAt.AddMilliseconds(-1)).By[0].Vacant);
        Assert.Equal(1, Seating.Of(group, Day("2022-02-01"), group.Facts[0].RecordedAt).By[0].Vacant);
    }

    [Fact, Rule("R21")]
    public void After_an_election_the_seat_is_handed_over_and_told_in_time()
    {
        var group = Reference().With(Seat("fy-1", "FY", "2019-01-01", "2022-10-14"));

        Assert.Empty(Seating.EndingSoon(group, Day("2022-08-01"), Now, 60));
        Assert.Equal("fy-1", Assert.Single(Seating.EndingSoon(group, Day("2022-08-15"), Now, 60)).Taken.Seat);
        Assert.Empty(Seating.EndingSoon(group, Day("2022-10-15"), Now, 60));
        group.With(Seat("fy-2", "FY", "2022-10-15"));
        Assert.Equal([1, 1, 1], new[] { "2022-10-14", "2022-10-15", "2023-01-01" }.Select(day => Of(group, day, "FY").Vacant));
    }

    /// <summary>Counted once more by hand, for any seats: on each day right and held and vacant hang together.</summary>
    [Fact]
    public void Any_seats_add_up()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var group = Reference();
            for (var i = 0; i < random.Next(0, 9); i++)
            {
                var from = Day("2022-01-01").AddDays(random.Next(0, 200));
                group.With(new SeatTaken { Seat = $"s-{i}", By = new[] { "GR", "FY", "1480", "VGR" }[random.Next(4)], Function = "chef", From = from, Until = random.Next(2) == 0 ? null : from.AddDays(random.Next(0, 100)) });
                if (random.Next(3) == 0) group.With(new SeatLeft($"s-{i}", from.AddDays(random.Next(0, 60)), null));
            }

            for (var day = Day("2022-01-01"); day < Day("2022-12-01"); day = day.AddDays(13))
            {
                var seating = Seating.Of(group, day, Now);
                foreach (var by in new[] { "GR", "FY", "1480" })
                {
                    var held = group.Facts.OfType<SeatTaken>().Count(s => s.By == by && s.From <= day && day <= (group.Facts.OfType<SeatLeft>().LastOrDefault(l => l.Seat == s.Seat)?.On ?? s.Until ?? DateOnly.MaxValue));
                    Assert.Equal((held, Math.Max(0, 2 - held)), (seating.By.Single(n => n.By == by).Seats.Count, seating.By.Single(n => n.By == by).Vacant));
                }
            }
        }
    }
}
