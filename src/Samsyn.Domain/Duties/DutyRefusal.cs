namespace Samsyn.Domain.Duties;

/// <summary>Why a report cannot be recorded or taken back: a closed family, with words in <c>Web/Duties/DutyRefusals.cs</c>.</summary>
public abstract record DutyRefusal : Refusal
{
    private DutyRefusal() { }

    public sealed record UnknownDuty(string Duty) : DutyRefusal;

    /// <summary>The duty is somebody else's.</summary>
    public sealed record NotAnOwner(string Duty, string By) : DutyRefusal;

    /// <summary>No time of this duty can be called so.</summary>
    public sealed record UnknownOccurrence(string Duty, string Occurrence) : DutyRefusal;

    /// <summary>The day has not been yet.</summary>
    public sealed record InTheFuture(DateOnly On, DateOnly Today) : DutyRefusal;

    public sealed record RecordedLaterThanNow(DateTime RecordedAt) : DutyRefusal;

    public sealed record RecordedBeforeItHappened(DateTime RecordedAt, DateOnly On) : DutyRefusal;

    /// <summary>The duty asks for a note or a link.</summary>
    public sealed record EvidenceMissing(Evidence Evidence) : DutyRefusal;

    /// <summary>A link is an address on the web.</summary>
    public sealed record NotAnAddress(string Link) : DutyRefusal;

    /// <summary>A report stands already: take it back first, if it is wrong.</summary>
    public sealed record AlreadyReported(string By, DateOnly On) : DutyRefusal;

    /// <summary>No report stands to be taken back, or it says another day.</summary>
    public sealed record NothingToWithdraw(string By, DateOnly Withdraws) : DutyRefusal;

    public sealed record WithdrawnBeforeItWasDone(DateOnly On, DateOnly DoneOn) : DutyRefusal;

    /// <summary>Taking back says why.</summary>
    public sealed record ReasonMissing : DutyRefusal;
}
