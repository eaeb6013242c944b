using Samsyn.Domain.Duties;

namespace Samsyn.Web.Files;

/// <summary>
/// The duties and reports of a file laid over those recorded. Duties are overwritten as a whole, reports are added to.
/// </summary>
/// <remarks>
/// A report is the same fact as a recorded one when all its keys are the same; without <c>recorded_at</c> it equals any that says the same.
/// Reported, taken back and reported again in the same words are therefore three facts, told apart by when they were recorded.
/// </remarks>
internal sealed class MergedDuties
{
    public MergedDuties(AgreementFile file, Guid agreement, RecordedAgreement? before, FaultList faults)
    {
        Duties = file.HasDuties ? [.. file.Duties.Select(d => d.Duty)] : before?.Duties ?? [];
        PlanChanged = !string.Equals(AgreementWriter.Text(before?.Duties ?? []), AgreementWriter.Text(Duties), StringComparison.Ordinal);
        var all = before?.DutyReports.ToList() ?? [];
        var known = all.ToLookup(Row, report => report.RecordedAt, StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var place = all.Count == 0 ? 0 : all.Max(report => report.Place);
        foreach (var placed in file.DutyReports)
        {
            var row = Row(placed.Report);
            var key = placed.SaysWhen ? $"{row}\n{InstantText.Of(placed.Report.RecordedAt)}" : row;
            if (!seen.TryAdd(key, placed.Row.Place.Line))
            {
                faults.Add(placed.Row.Place, $"redovisningen av {placed.Report.Duty} av {placed.Report.By} står två gånger, första gången på rad {seen[key]}", "ta bort den ena raden");
                continue;
            }

            if (placed.SaysWhen ? known[row].Contains(placed.Report.RecordedAt) : known[row].Any()) continue;
            var report = placed.Report with { AgreementId = agreement, Place = ++place };
            all.Add(report);
            NewReports.Add(placed with { Report = report });
        }

        Reports = all;
    }

    /// <summary>As they stand afterwards.</summary>
    public IReadOnlyList<Duty> Duties { get; }

    public bool PlanChanged { get; }

    /// <summary>As they stand afterwards.</summary>
    public IReadOnlyList<DutyReport> Reports { get; }

    public List<PlacedDutyReport> NewReports { get; } = [];

    public bool ChangesAnything => PlanChanged || NewReports.Count > 0;

    private static string Row(DutyReport report) => AgreementWriter.Row(yaml => DutyWriter.Report(yaml, report, withRecordedAt: false));
}
