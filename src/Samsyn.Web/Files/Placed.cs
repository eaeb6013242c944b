using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;

namespace Samsyn.Web.Files;

/// <summary>A version with its places in the file and the bytes of its text.</summary>
/// <param name="Text">The text as a tree; null when there is none, or the file is no text.</param>
/// <param name="Said">What the file beside it says of its clauses; null without such a file.</param>
public sealed record PlacedVersion(AgreementVersion Version, YamlKeys Row, byte[]? Bytes, ClauseText? Text, IReadOnlyList<SaidClause>? Said);

/// <summary>A step of the cascade with its places: each body and each <c>after</c> as written.</summary>
public sealed record PlacedStep(Step Step, YamlKeys Row, IReadOnlyList<Written> Bodies, IReadOnlyList<Written> After);

/// <summary>
/// A decision or a later fact as the file says it, with its places. <see cref="Decision.AgreementId"/> and
/// <see cref="Decision.Place"/> are set when it is laid beside what is recorded.
/// </summary>
/// <param name="SaysWhen">The file gives <c>recorded_at</c>; else it is the instant of the import, and equals any recorded one.</param>
/// <param name="Also">The other agreements as written.</param>
public sealed record PlacedDecision(Decision Decision, YamlKeys Row, bool SaysWhen, IReadOnlyList<Written> Also);

/// <summary>An extension or a notice with its places.</summary>
public sealed record PlacedTermChange(TermChange Change, YamlKeys Row, bool SaysWhen, IReadOnlyList<Written> By);

/// <summary>A signature with its places.</summary>
public sealed record PlacedSignature(Signature Signature, YamlKeys Row, bool SaysWhen);

/// <summary>What was recorded of a deviation or a disagreement, with its places.</summary>
public sealed record PlacedDisagreement(DisagreementFact Fact, YamlKeys Row, bool SaysWhen);
