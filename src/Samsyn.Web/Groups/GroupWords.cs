using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups;

/// <summary>Groups, meetings and positions in words.</summary>
public static class GroupWords
{
    public static string Label(this GroupTask task) => task switch
    {
        GroupTask.Negotiation => L("Förhandlingsgrupp", "Negotiation group"),
        GroupTask.Working => L("Arbetsgrupp", "Working group"),
        GroupTask.Reference => L("Referensgrupp", "Reference group"),
        GroupTask.Network => L("Nätverk", "Network"),
        GroupTask.Steering => L("Styrgrupp", "Steering group"),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "No label for this kind of group."),
    };

    /// <summary>What such a group does, for whoever has never heard of one.</summary>
    public static string Means(this GroupTask task) => task switch
    {
        GroupTask.Negotiation => L("Kommer överens om texten mellan kommunerna och regionen.", "Agrees the text between the municipalities and the region."),
        GroupTask.Working => L("Skriver förslaget.", "Writes the proposal."),
        GroupTask.Reference => L("Svarar på frågor under arbetet.", "Is asked during the work."),
        GroupTask.Network => L("Får dialogmaterial och lämnar inspel.", "Gets dialogue material and sends notes."),
        GroupTask.Steering => L("Leder arbetet.", "Leads the work."),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "No words for this kind of group."),
    };

    public static string Label(this PaperKind kind) => kind switch
    {
        PaperKind.DialogueMaterial => L("Dialogmaterial", "Dialogue material"),
        PaperKind.Minutes => L("Minnesanteckningar", "Minutes"),
        PaperKind.Note => L("Anteckning", "Note"),
        PaperKind.Other => L("Annat dokument", "Other document"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No label for this kind of document."),
    };

    public static string Label(this PositionStance stance) => stance switch
    {
        PositionStance.Agree => L("Vi vill ha den som den är", "We want it as it is"),
        PositionStance.AgreeWithChanges => L("Ja, med ändringar", "Yes, with changes"),
        PositionStance.Oppose => L("Nej", "No"),
        PositionStance.NoView => L("Ingen uppfattning", "No view"),
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No label for this stance."),
    };

    public static string Label(this Weight weight) => weight switch
    {
        Weight.Decisive => L("Avgörande", "Decisive"),
        Weight.Important => L("Viktigt", "Important"),
        Weight.Minor => L("Mindre viktigt", "Less important"),
        _ => throw new ArgumentOutOfRangeException(nameof(weight), weight, "No label for this weight."),
    };

    public static string Label(this Ending ending) => ending switch
    {
        Ending.Agree => L("Vi kommer överens om allt", "We agree on everything"),
        Ending.Partly => L("Vi kommer överens om en del", "We agree on a part"),
        Ending.Extend => L("Nuvarande avtal förlängs", "The present agreement is extended"),
        Ending.Lapse => L("Avtalet löper ut", "The agreement lapses"),
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "No label for this ending."),
    };

    public static string Label(this MeetingState state) => state switch
    {
        MeetingState.Planned => L("Planerat", "Planned"),
        MeetingState.Held => L("Hållet", "Held"),
        MeetingState.Cancelled => L("Inställt", "Cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No label for this state."),
    };

    /// <summary>"4 maj 2022", "preliminärt maj 2022": when a meeting is or was.</summary>
    public static string When(this GroupMeeting meeting) =>
        meeting is { State: MeetingState.Held, On: { } on } ? Dates.Full(on) : Plans.Words(meeting.Plan.Planned, meeting.Plan.Preliminary, meeting.Plan.Words);

    /// <summary>In a narrow column: "12 jan 2022" where the day is known.</summary>
    public static string WhenShort(this GroupMeeting meeting) => meeting switch
    {
        { State: MeetingState.Held, On: { } on } => Dates.Short(on),
        { Plan: { Preliminary: false, Words: null, Planned: { } planned } } when planned.Earliest == planned.Latest => Dates.Short(planned.Earliest),
        _ => meeting.When(),
    };

    /// <summary>A function at the head of a row: "Socialchef".</summary>
    public static string Heading(string function) => function.Length == 0 ? function : char.ToUpperInvariant(function[0]) + function[1..];

    /// <summary>Shown in italics: nobody knows the day for certain.</summary>
    public static bool IsUncertain(this GroupMeeting meeting) => meeting.State == MeetingState.Planned && meeting.Plan.Preliminary;

    /// <summary>The source's own words are Swedish on every page.</summary>
    public static string? WhenLang(this GroupMeeting meeting) => meeting.State == MeetingState.Held ? null : Plans.LangOf(meeting.Plan.Words);

    /// <summary>"Kommunerna tillsammans", "Göteborg".</summary>
    public static string Name(this NegotiatingSide side, County county) =>
        side.Principal is { } id ? county.Find(id)?.Name ?? id.Value : L("Kommunerna tillsammans", "The municipalities together");

    /// <summary>"Från 1 februari 2022 till 14 oktober 2022"; null when no day is known.</summary>
    public static string? Days(this Seat seat) => (seat.Taken.From, seat.Until) switch
    {
        ({ } from, { } until) when until >= from => Dates.Range(from, until),
        ({ } from, { } until) => L($"från {Dates.Full(from)}, lämnad {Dates.Full(until)}", $"from {Dates.Full(from)}, left {Dates.Full(until)}"),
        ({ } from, null) => L($"från {Dates.Full(from)}", $"from {Dates.Full(from)}"),
        (null, { } until) => L($"till och med {Dates.Full(until)}", $"until {Dates.Full(until)}"),
        _ => null,
    };
}
