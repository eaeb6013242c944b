using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>Why an extension, a notice or that an agreement is applied after its end cannot be recorded: a closed family, with words in <c>Web/Agreements/Terms</c>.</summary>
public abstract record TermRefusal : Refusal
{
    private TermRefusal() { }

    /// <summary>A notice is given on a day that has been; so is it said that an agreement is applied. An extension may hold from a day to come.</summary>
    public sealed record InTheFuture(DateOnly On, DateOnly Today) : TermRefusal;

    public sealed record UntilMissing : TermRefusal;

    /// <summary>An extension ends later than the agreement does already.</summary>
    public sealed record NotLater(DateOnly Until, DateOnly Now) : TermRefusal;

    public sealed record NobodyDidIt : TermRefusal;

    /// <summary>Only a party gives notice.</summary>
    public sealed record NotAParty(string Name) : TermRefusal;

    /// <summary>It has not ended: then it is in force and not merely applied.</summary>
    public sealed record HasNotEnded(DateOnly? Until) : TermRefusal;

    /// <summary>The same has been recorded already.</summary>
    public sealed record IsRecorded : TermRefusal;
}
