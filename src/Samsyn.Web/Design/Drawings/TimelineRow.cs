namespace Samsyn.Web.Design.Drawings;

/// <summary>Some days of a plan, first and last day included.</summary>
/// <param name="Certain">False for a day the source calls preliminary.</param>
/// <param name="OpenEnd">True when nobody knows until when: the box has no right side.</param>
public readonly record struct TimelineSpan(DateOnly First, DateOnly Last, bool Certain, bool OpenEnd = false)
{
    public bool IsOneDay => First == Last && !OpenEnd;
}

/// <summary>When a step was meant to be taken.</summary>
/// <param name="Spans">The days; none when no day is known, then only the words stand there.</param>
/// <param name="Words">The source's own words: <c>preliminärt juni alternativt augusti</c>.</param>
/// <param name="OneOf">True when it is one of the spans or another, not all of them.</param>
public sealed record TimelinePlan(IReadOnlyList<TimelineSpan> Spans, string Words, bool OneOf = false)
{
    /// <summary><c>sv</c> on an English page when the words are the source's own.</summary>
    public string? WordsLang { get; init; }

    /// <summary>Uncertain words are written in italics, and nothing else is.</summary>
    public bool IsUncertain => OneOf || Spans.Any(s => !s.Certain);
}

/// <summary>A day with a name: a decision taken, or a conference within a consultation.</summary>
public readonly record struct TimelineDay(DateOnly Day, string Title);

/// <summary>One step of the way to a decision: who does what, when it was planned, and how it went.</summary>
/// <param name="Title">The body: <c>De fyra kommunalförbunden</c>.</param>
/// <param name="Subtitle">The act: <c>rekommenderar kommunerna</c>.</param>
/// <param name="Plan">The plan that holds now.</param>
/// <remarks>Uses plain days, so that a timeline can be drawn of anything. Source: DOMAIN.md 18, LOOK.md 6 "Timeline".</remarks>
public sealed record TimelineRow(string Title, string Subtitle, TimelinePlan Plan)
{
    /// <summary><c>sv</c> on an English page when the title is Swedish data.</summary>
    public string? TitleLang { get; init; }

    /// <summary>Plans that no longer hold, the first first. They stay drawn, lighter: a slip is shown, not hidden.</summary>
    public IReadOnlyList<TimelinePlan> EarlierPlans { get; init; } = [];

    /// <summary>What happened, one small ink stone each.</summary>
    public IReadOnlyList<TimelineDay> Happened { get; init; } = [];

    /// <summary>The same in words: <c>blev 28 april</c>, <c>30 av 49 hittills</c>.</summary>
    public string HappenedText { get; init; } = "";

    /// <summary>Days within the plan: conferences of a consultation, cut into the box.</summary>
    public IReadOnlyList<TimelineDay> Marks { get; init; } = [];
}
