using Samsyn.Domain.Calendars;
using Samsyn.Domain.Groups;
using static Samsyn.Domain.Tests.Groups.Made;

namespace Samsyn.Domain.Tests.Groups;

/// <summary>A meeting is planned, moved, held or cancelled: its state follows from facts.</summary>
[Rule("R10")]
public sealed class When_a_group_meets
{
    private static MeetingPlanned Plan(string planned, bool preliminary = false) => new() { Meeting = "mote-1", Planned = PlannedDate.Parse(planned), Preliminary = preliminary };

    private static GroupMeeting On(Group group, string day) => Assert.Single(GroupMeeting.Of(group, Day(day), Now));

    [Fact]
    public void The_last_plan_holds_under_the_same_name()
    {
        var group = Reference().With(Plan("2022-05", preliminary: true), Plan("2022-06-14"));

        Assert.Equal(("2022-06-14", MeetingState.Planned), (On(group, "2022-05-01").Plan.Planned!.Text, On(group, "2022-05-01").State));
        Assert.True(On(group, "2022-06-14").IsAhead(Day("2022-06-14")));
        Assert.False(On(group, "2022-06-15").IsAhead(Day("2022-06-15")));
    }

    [Fact]
    public void It_is_held_from_the_day_it_was_held()
    {
        var group = Reference().With(Plan("2022-06-14"), new MeetingHeld("mote-1", Day("2022-06-16"), "Enigt."));

        Assert.Equal(MeetingState.Planned, On(group, "2022-06-15").State);
        Assert.Equal((MeetingState.Held, Day("2022-06-16"), "Enigt."), (On(group, "2022-06-16").State, On(group, "2022-06-16").Day!.Value, On(group, "2022-06-16").Said));
    }

    [Fact]
    public void Cancelled_and_planned_anew_it_is_planned()
    {
        var group = Reference().With(Plan("2022-06-14"), new MeetingCancelled("mote-1", Day("2022-06-01"), "förhinder"));
        Assert.Equal((MeetingState.Cancelled, "förhinder"), (On(group, "2022-06-02").State, On(group, "2022-06-02").Said));

        group.With(Plan("2022-09-01"));
        Assert.Equal(MeetingState.Planned, On(group, "2022-06-02").State);
    }

    [Fact]
    public void Cancelled_and_held_all_the_same_it_was_held()
    {
        var group = Reference().With(Plan("2022-06-14"), new MeetingCancelled("mote-1", Day("2022-06-01"), null), new MeetingHeld("mote-1", Day("2022-06-14"), null));

        Assert.Equal(MeetingState.Held, On(group, "2022-06-20").State);
    }

    [Fact]
    public void Dialogue_material_awaits_those_it_went_to_until_they_answer()
    {
        var (from, network, other) = (Reference(), Group("natverk"), Group("andra"));
        from.With(new PaperGiven { Paper = "material", Title = "Frågor", Kind = PaperKind.DialogueMaterial, On = Day("2022-02-01"), Text = "?", To = ["natverk", "andra"] });
        network.With(new NoteSent("material", Day("2022-03-01"), "December passar bättre.", "samordnare"));

        Assert.Empty(Dialogue.Of([from, network, other], Day("2022-01-31"), Now));
        Assert.Equal(["natverk", "andra"], Assert.Single(Dialogue.Of([from, network, other], Day("2022-02-28"), Now)).Awaiting.Select(g => g.Name));
        var after = Assert.Single(Dialogue.Of([from, network, other], Day("2022-03-01"), Now));
        Assert.Equal(["andra"], after.Awaiting.Select(g => g.Name));
        Assert.Equal("December passar bättre.", Assert.Single(after.Notes).Note.Text);
    }
}
