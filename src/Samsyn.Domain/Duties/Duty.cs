namespace Samsyn.Domain.Duties;

/// <summary>What a report must bring with it (underlag).</summary>
public enum Evidence
{
    None,

    /// <summary>A note: who was named, which volumes.</summary>
    Note,

    /// <summary>A link to the document or page where it stands.</summary>
    Link,
}

/// <summary>Whose the stated cost is.</summary>
public enum CostShare
{
    /// <summary>Each owner bears all of it.</summary>
    Each,

    /// <summary>The owners divide it by their inhabitants, to the öre.</summary>
    ByPopulation,
}

/// <summary>
/// Something an agreement demands of its parties (åtagande), once or again and again: name a contact, report volumes, pay, answer, evaluate.
/// </summary>
/// <remarks>
/// A setting: edited and imported like the cascade. What a party has done is a fact (<see cref="DutyReport"/>), and where it stands is
/// computed (<see cref="DutyBook"/>). What no source gives is null and shown nowhere: no invented cost, no invented consequence.
/// Source: issue "The agreement itself", Duties; DOMAIN.md 90, 94, 97.
/// </remarks>
/// <example>"Rapportera takvolymer", clause 4.2, each municipality, the second Friday of December every year.</example>
public sealed record Duty
{
    /// <summary>Its name in addresses, files and calendars: <c>takvolymer</c>. Never changed.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What is to be done and what for, in plain words.</summary>
    public string? Why { get; init; }

    /// <summary>The clause that demands it: its number, or its lasting id.</summary>
    public string? Clause { get; init; }

    /// <summary>Whose it is: <see cref="EachParty"/>, <see cref="EachMunicipality"/>, <see cref="EachRegion"/>, or ids of principals and bodies.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    public required DueRule Due { get; init; }

    public Evidence Evidence { get; init; }

    /// <summary>So many days before, a reminder is written: 30 and 7.</summary>
    public IReadOnlyList<int> RemindDays { get; init; } = [];

    /// <summary>How long it takes, about.</summary>
    public int? Minutes { get; init; }

    /// <summary>Where it is done, when that is somewhere else.</summary>
    public string? Url { get; init; }

    public long? CostOre { get; init; }

    public CostShare CostShare { get; init; }

    /// <summary>What it costs in the source's words, when no sum is known or to say what the sum is for.</summary>
    public string? Cost { get; init; }

    /// <summary>What happens to who waits, in the agreement's words: "Utan volym kan ni inte avropa ur ramavtalet."</summary>
    public string? IfWeWait { get; init; }

    /// <summary>No occurrence before this day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>No occurrence after this day.</summary>
    public DateOnly? Until { get; init; }

    public string? Source { get; init; }

    public const string EachParty = "each party";
    public const string EachMunicipality = "each municipality";
    public const string EachRegion = "each region";

    /// <summary>The days it is due within a window, in order.</summary>
    /// <remarks>What comes again stops with the agreement; what is done once may lie after it, such as a last report.</remarks>
    public IEnumerable<DutyOccurrence> Occurrences(DueDays days, DateOnly first, DateOnly last)
    {
        var from = Max(first, From ?? (Due.Recurs ? days.Begins : null));
        var until = Min(Min(last, Until), Due.Recurs ? days.Ends : null);
        return Due.Days(days, from, until);
    }

    private static DateOnly Max(DateOnly day, DateOnly? other) => other is { } o && o > day ? o : day;

    private static DateOnly Min(DateOnly day, DateOnly? other) => other is { } o && o < day ? o : day;
}
