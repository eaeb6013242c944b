using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>One agreement in a list: its stage and the finding in a sentence.</summary>
public sealed class AgreementCard(AgreementStatus status)
{
    public AgreementStatus Status { get; } = status;

    public Agreement Agreement => Status.Cascade.Agreement;

    public string Slug => Agreement.Slug;

    public string Title => Agreement.Settings.Title;

    public string Path => $"~/avtal/{Slug}";

    public bool IsExercise => Agreement.Settings.Demonstration;

    /// <summary>Something is still to be done before it applies.</summary>
    public bool IsUnderWay => Status.Stage is Stage.Preparing or Stage.Consulting or Stage.Recommending or Stage.Deciding or Stage.Decided;

    public bool Applies => Status.Stage == Stage.InForce;

    /// <summary>A tracker with no decision and no rule says nothing: the row of stones is drawn only when somebody has decided.</summary>
    public bool HasDecisions => Status.Parties.Any(p => p.Decision is not null);

    /// <summary>"Gäller sedan 1 oktober 2017", "Ute för beslut hos parterna".</summary>
    public string StageLine
    {
        get
        {
            var entry = Status.EntryIntoForce;
            if (Status.Stage == Stage.InForce && (entry.InForceOn ?? Agreement.Settings.EntryIntoForce.Stated?.On) is { } since)
                return L($"Gäller sedan {Dates.Full(since)}", $"In force since {Dates.Full(since)}");
            if (Status.Stage == Stage.Decided && entry.InForceOn is { } on)
                return L($"Beslutat, börjar gälla {Dates.Full(on)}", $"Decided, in force from {Dates.Full(on)}");
            if (Status.Stage == Stage.Expired && Status.Term.Until is { } until)
                return L($"Gällde till och med {Dates.Full(until)}", $"Applied until {Dates.Full(until)}");
            return Status.Stage.Label();
        }
    }

    /// <summary>The status of every agreement as the public sees it by default: exercises on the day they are made for.</summary>
    public static IReadOnlyList<AgreementCard> Of(IEnumerable<Cascade> cascades, Clock clock) =>
    [
        .. cascades.Select(c => new AgreementCard(AgreementStatus.Of(c, clock.DayFor(c.Agreement.Settings), clock.Now))),
    ];
}
