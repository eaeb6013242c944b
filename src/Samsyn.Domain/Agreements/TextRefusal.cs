namespace Samsyn.Domain.Agreements;

/// <summary>Why a text cannot be published as a version: a closed family, with words in <c>Web/Agreements/Workspace</c>.</summary>
public abstract record TextRefusal : Refusal
{
    private TextRefusal() { }

    /// <summary>A published version is never changed: the new text needs a name of its own (R05).</summary>
    public sealed record VersionIsTaken(string Version) : TextRefusal;

    /// <summary>It stands in addresses and file names.</summary>
    public sealed record NotAVersionId(string Version) : TextRefusal;

    /// <summary>A clause has two wordings, and nobody has chosen.</summary>
    public sealed record TwoWordings : TextRefusal;

    /// <summary>Versions stand in date order: one laid before another would change what was decided on.</summary>
    public sealed record BeforeTheLast(DateOnly On, string Last, DateOnly LastOn) : TextRefusal;

    /// <summary>A joint body may not make this version: the power it was given does not reach so far, and the parties decide instead (R04).</summary>
    public sealed record OutsideThePower(PowerFinding Finding) : TextRefusal;
}
