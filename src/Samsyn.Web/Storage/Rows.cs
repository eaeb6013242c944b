using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;

namespace Samsyn.Web.Storage;

/// <summary>The county a database holds: one row. Principals, federations, memberships and bodies stand in tables of their own.</summary>
public sealed class CountyRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public string? MapSha256 { get; set; }

    /// <summary>Acts that agreements refer to: JSON; null for none.</summary>
    public string? Acts { get; set; }

    public int? AlarmLeadMonths { get; set; }

    /// <summary>General elections: JSON; null for none.</summary>
    public string? Elections { get; set; }
}

/// <summary>The steps of one agreement's cascade, in order: settings, overwritten as a whole under the agreement's revision.</summary>
/// <remarks>A new plan for a step stands beside the old ones inside the step (R10), and its act in the journal.</remarks>
public sealed class CascadePlan
{
    public required Guid AgreementId { get; init; }

    public required IReadOnlyList<Step> Steps { get; set; }
}

/// <summary>How one agreement is signed: settings, overwritten as a whole.</summary>
public sealed class SigningPlanRow
{
    public required Guid AgreementId { get; init; }

    public required SigningPlan Plan { get; set; }

    public int Revision { get; set; }
}

/// <summary>A file's bytes, found by what they are: the same file twice is one row. At most 25 MB.</summary>
public sealed class Blob
{
    public const int MaxBytes = 25 * 1024 * 1024;

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>
/// One thing an act changed (journalrad): who, when, why, before and after. Written in the same commit as the change.
/// </summary>
/// <remarks>A person stands here by account id only; <see cref="ByFunction"/> is a role, so that erasing a person breaks no row (DESIGN.md 3).</remarks>
public sealed class JournalEntry
{
    public required Guid Id { get; init; }

    /// <summary>The act it belongs to; rows of one act share it, and so do its outbox messages.</summary>
    public required Guid ActId { get; init; }

    /// <summary>0 for an act's first row.</summary>
    public required int Position { get; init; }

    public required DateTime At { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>In what function: <c>officer:1480</c>, <c>import</c>.</summary>
    public required string ByFunction { get; init; }

    /// <summary>The act's name, <c>decision.record</c>.</summary>
    public required string Act { get; init; }

    public string? AgreementSlug { get; init; }

    /// <summary>What it was done to: <c>KF:1480 2022-10-13 § 21</c>.</summary>
    public required string Subject { get; init; }

    public string? Reason { get; init; }

    /// <summary>JSON by <see cref="StoredText"/>; null when there was nothing before.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }
}

/// <summary>Answers to a form of several pages, kept between them: rows, so that any node can show the next page.</summary>
public sealed class FormDraft
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string Kind { get; init; }

    /// <summary>JSON.</summary>
    public required string Answers { get; set; }

    /// <summary>Counts the overwritings; two windows that save at once cannot both win.</summary>
    public int Revision { get; set; }

    public DateTime UpdatedAt { get; set; }
}

/// <summary>A key that protects cookies and forms, shared by all nodes. See <see cref="DataProtectionKeys"/>.</summary>
public sealed class DataProtectionKey
{
    public required Guid Id { get; init; }

    public required string Xml { get; init; }
}
