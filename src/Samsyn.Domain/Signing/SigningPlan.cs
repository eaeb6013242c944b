using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Signing;

/// <summary>Whether the parties sign one document or a copy each.</summary>
public enum SigningDocument
{
    /// <summary>Ett gemensamt original: each adds its signature to the same text.</summary>
    Common,

    /// <summary>Ett exemplar per part: each signs its own copy of the same original.</summary>
    Counterparts,
}

/// <summary>
/// How an agreement is signed (plan för underskrift): settings, overwritten under a revision. Who signs stands not here but in each party's own decision (R24).
/// </summary>
/// <param name="Order">Rounds in which the parties sign: <c>municipalities</c>, <c>regions</c> or a party's id each; empty when anybody may sign at any time.</param>
/// <param name="BeforeLegalForce">Why it may be signed before a decision has gained legal force: an explicit choice with its reason (DOMAIN.md 105); null when it may not.</param>
/// <param name="RemindDays">Days before <paramref name="ExpiresOn"/> on which those who have not signed are reminded.</param>
/// <param name="Masters">The original of each version that is sent out to be signed.</param>
public sealed record SigningPlan(
    SigningDocument Document, IReadOnlyList<string> Order, DateOnly? OpensOn, DateOnly? ExpiresOn, string? BeforeLegalForce, IReadOnlyList<int> RemindDays, IReadOnlyList<SigningMaster> Masters)
{
    public const string Municipalities = "municipalities";
    public const string Regions = "regions";

    /// <summary>A common document, signed in any order, when the decisions have gained legal force.</summary>
    public static readonly SigningPlan Usual = new(SigningDocument.Common, [], null, null, null, [], []);

    /// <summary>The round a party signs in, from 0; null when the order does not name it: it may sign at any time.</summary>
    public int? RoundOf(PrincipalId party)
    {
        for (var i = 0; i < Order.Count; i++)
            if (Order[i] == party.Value || (Order[i] == Municipalities && party.IsMunicipality) || (Order[i] == Regions && !party.IsMunicipality)) return i;
        return null;
    }

    public SigningMaster? MasterOf(string? version) => Masters.LastOrDefault(master => master.Version == version);
}

/// <summary>The file that is sent out to be signed (original), of one version.</summary>
/// <param name="Sha256">Of the file's bytes, lower-case hex: what a signed file must begin with.</param>
public sealed record SigningMaster(string Version, string Sha256);

/// <summary>That somebody else signs for a party than its decision named (byte av undertecknare): a fact, kept beside the decision (R21, DOMAIN.md 154).</summary>
public sealed record SignatoryChange
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    public required PrincipalId Party { get; init; }

    /// <summary>The function that no longer signs, as the decision names it; null when the decision names nobody.</summary>
    public string? Replaces { get; init; }

    /// <summary>The function that signs instead.</summary>
    public required string Function { get; init; }

    /// <summary>From which day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why, and by which decision: "ny mandatperiod, KS § 12".</summary>
    public required string Reason { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required long Place { get; init; }
}

/// <summary>What a signed file showed when it was handed in. The name in the certificate stands in the file alone, so that nothing else must be erased.</summary>
/// <param name="SignedAt">When the signer's computer, or a timestamp, says that it was signed; null when nothing says so.</param>
/// <param name="Issuer">Who issued the certificate.</param>
/// <param name="NotVerified">What nobody looked at, in the words of the reader: <c>revocation</c>, <c>trust_chain</c>.</param>
public sealed record SignatureEvidence(string MasterSha256, DateTime? SignedAt, string? Issuer, IReadOnlyList<string> NotVerified);
