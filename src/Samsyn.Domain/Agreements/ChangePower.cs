using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>How far a power to change a text reaches.</summary>
public enum PowerReach
{
    /// <summary>Spelling, numbering and references only (redaktionella ändringar; DOMAIN.md 12).</summary>
    Editorial,

    /// <summary>What the text says too, within its limits (DOMAIN.md 13, 63).</summary>
    Content,
}

/// <summary>
/// The right of a joint body to change a text that the parties otherwise decide about (befogenhet): who, how far, and where it says so.
/// </summary>
/// <remarks>
/// Two layers of text exist: what fifty assemblies decide, and the living specification that one joint body may change during the term and every party
/// then follows. The difference must be visible, or nobody knows what was decided by whom. Source: R04; DOMAIN.md 12, 13, 61, 63.
/// </remarks>
/// <param name="Bodies">Any one of them may: <c>LR</c>, <c>SRO</c>.</param>
/// <param name="Source">Where the power comes from, in words: "samarbetsavtalet punkt 5".</param>
/// <param name="Limits">What it may not do, in the source's words.</param>
/// <param name="Reserved">Printed numbers of chapters and clauses that stay with the parties' assemblies, with all below them.</param>
public sealed record ChangePower(
    IReadOnlyList<string> Bodies, PowerReach Reach, string Source, IReadOnlyList<string> Limits, IReadOnlyList<string> Reserved, DateOnly? From, DateOnly? Until)
{
    public bool Holds(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    public bool IsReserved(string? number) => number is not null && Reserved.Any(reserved => number == reserved || number.StartsWith(reserved + ".", StringComparison.Ordinal));
}

/// <summary>That a version was made by a power: which body, when, in which paragraph of its minutes.</summary>
public sealed record PowerUse(BodyId Body, DateOnly On, string? Paragraph, string? Source);

/// <summary>What is to be said about a version that a joint body made. Said, and never a reason to hide a text that was in fact published.</summary>
public abstract record PowerFinding
{
    private PowerFinding() { }

    /// <summary>No power of the agreement names the body on that day.</summary>
    public sealed record NoPower(BodyId Body, DateOnly On) : PowerFinding;

    /// <summary>The power reaches to editorial changes and the version is none.</summary>
    public sealed record EditorialOnly(BodyId Body) : PowerFinding;

    /// <summary>It changes, adds, moves or takes away a clause that stays with the assemblies.</summary>
    /// <param name="Clauses">Printed numbers, in the text's order.</param>
    public sealed record Reserved(IReadOnlyList<string> Clauses) : PowerFinding;

    /// <summary>What is to be said of a version made by a power; nothing when it keeps within it.</summary>
    /// <param name="comparison">The version beside the one before; null when one of them has no text: then only body, day and reach are judged.</param>
    public static IReadOnlyList<PowerFinding> Of(Agreement agreement, PowerUse use, bool editorial, TextComparison? comparison)
    {
        var own = agreement.Settings.Powers.Where(power => power.Bodies.Contains(use.Body.Value, StringComparer.Ordinal) && power.Holds(use.On)).ToList();
        if (own.Count == 0) return [new NoPower(use.Body, use.On)];
        var findings = new List<PowerFinding>();
        var reaching = own.Where(power => editorial || power.Reach == PowerReach.Content).ToList();
        if (reaching.Count == 0) findings.Add(new EditorialOnly(use.Body));
        // Several powers of one body add up: a clause is out of reach only when all of them leave it to the assemblies.
        var judged = reaching.Count > 0 ? reaching : own;
        if (comparison is not null)
        {
            var touched = comparison.Touched.Where(number => judged.TrueForAll(power => power.IsReserved(number))).Distinct(StringComparer.Ordinal).ToList();
            if (touched.Count > 0) findings.Add(new Reserved(touched));
        }

        return findings;
    }
}
