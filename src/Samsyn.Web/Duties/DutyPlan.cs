using Samsyn.Domain.Duties;

namespace Samsyn.Web.Duties;

/// <summary>The duties of one agreement (åtagandeplan) as a row: a setting, overwritten under its revision.</summary>
public sealed class DutyPlan
{
    public required Guid AgreementId { get; init; }

    public required IReadOnlyList<Duty> Duties { get; set; }

    public int Revision { get; set; }
}
