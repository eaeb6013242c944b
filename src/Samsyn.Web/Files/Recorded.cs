using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;

namespace Samsyn.Web.Files;

/// <summary>What the database holds before an import, and what an export writes: the register and every agreement with its facts.</summary>
public sealed record Recorded(County? County, IReadOnlyList<RecordedAgreement> Agreements)
{
    /// <summary>An empty database.</summary>
    public static readonly Recorded Nothing = new(null, []);
}

/// <summary>One agreement with everything recorded about it.</summary>
/// <param name="Steps">Its cascade; empty without one.</param>
/// <param name="Decisions">Decisions and later facts of its own, in any order; not those that came along by another's <c>also</c>.</param>
public sealed record RecordedAgreement(
    Agreement Agreement, IReadOnlyList<Step> Steps, IReadOnlyList<Decision> Decisions, IReadOnlyList<Signature> Signatures)
{
    /// <summary>By version: the clauses' ids and responsibilities, in reading order. A version without a text has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ClauseEntry>> Clauses { get; init; } = new Dictionary<string, IReadOnlyList<ClauseEntry>>();
}
