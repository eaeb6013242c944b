using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Groups;

/// <summary>Why something about a group cannot be recorded: a closed family, with words in <c>Web/Groups/GroupRefusals.cs</c>.</summary>
/// <remarks>
/// Only the impossible is refused. More people than seats, or somebody named by one without a right, are true facts: they are recorded and told.
/// </remarks>
public abstract record GroupRefusal : Refusal
{
    private GroupRefusal() { }

    /// <summary>It stands in addresses and files.</summary>
    public sealed record NotAName(string Name) : GroupRefusal;

    /// <summary>Another group of the agreement has that name.</summary>
    public sealed record NameIsTaken(string Name) : GroupRefusal;

    /// <summary>No federation, principal or body of the register.</summary>
    public sealed record UnknownNominator(string By) : GroupRefusal;

    public sealed record UnknownBody(BodyId Body) : GroupRefusal;

    public sealed record UnknownOrganisation(PrincipalId Organisation) : GroupRefusal;

    /// <summary>The same is given a right twice: which number holds?</summary>
    public sealed record RightGivenTwice(string By) : GroupRefusal;

    /// <summary>A right to no seat is no right.</summary>
    public sealed record NoSeats(string By) : GroupRefusal;

    /// <summary>The last day comes before the first.</summary>
    public sealed record EndsBeforeItBegins(DateOnly From, DateOnly Until) : GroupRefusal;

    /// <summary>Something else is recorded under that name.</summary>
    public sealed record AlreadyRecorded(string Name) : GroupRefusal;

    public sealed record NoSuchSeat(string Seat) : GroupRefusal;

    public sealed record NoSuchMeeting(string Meeting) : GroupRefusal;

    public sealed record NoSuchPaper(string Paper) : GroupRefusal;

    public sealed record NoSuchGroup(string Name) : GroupRefusal;

    /// <summary>A meeting with neither a time nor words for one.</summary>
    public sealed record NothingPlanned : GroupRefusal;

    /// <summary>A paper, a note or a digest that says nothing.</summary>
    public sealed record SaysNothing : GroupRefusal;

    /// <summary>It cannot have happened yet.</summary>
    public sealed record InTheFuture(DateOnly On, DateOnly Today) : GroupRefusal;

    public sealed record RecordedLaterThanNow(DateTime RecordedAt) : GroupRefusal;

    /// <summary>Somebody else wrote in between: what was read is no longer what stands.</summary>
    public sealed record ChangedMeanwhile : GroupRefusal;

    /// <summary>A no, or a yes with changes, that does not say what is wanted instead.</summary>
    public sealed record PositionNeedsWords : GroupRefusal;

    /// <summary>An amount of which nobody knows where it comes from.</summary>
    public sealed record CostNeedsSource : GroupRefusal;
}
