using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Decisions;

namespace Samsyn.Web.Files;

/// <summary>
/// An agreement file laid over what is recorded. A file adds facts: an identical one is passed over, another one with the same
/// identity is refused, and one missing from the file stays. Settings and steps are overwritten; re-plannings, versions,
/// decisions, term changes and signatures never are. Source: CONTRACT.md General (import) and C2 (identity).
/// </summary>
internal sealed class MergedAgreement
{
    private readonly FaultList faults;
    private readonly RecordedAgreement? before;
    private readonly Dictionary<string, Place> seen = new(StringComparer.Ordinal);

    /// <param name="blob">Finds the bytes of a text that is kept; null for a register that is only checked.</param>
    public MergedAgreement(AgreementFile file, RecordedAgreement? before, FaultList faults, Func<string, byte[]?>? blob = null)
    {
        (File, this.before, this.faults) = (file, before, faults);
        var agreement = new Agreement
        {
            Id = before?.Agreement.Id ?? Guid.CreateVersion7(), Slug = file.Slug, Settings = file.Settings, Revision = before?.Agreement.Revision ?? 0,
        };
        agreement.Versions.AddRange(Versions());
        agreement.TermChanges.AddRange(TermChanges());
        var decisions = Decisions(agreement);
        Duties = new MergedDuties(file, agreement.Id, before, faults);
        Groups = new MergedGroups(file, agreement.Id, before?.Groups ?? [], faults);
        After = new RecordedAgreement(agreement, Steps(), decisions, Signatures(agreement.Id))
        {
            Duties = Duties.Duties, DutyReports = Duties.Reports,
            Disagreements = Disagreements(agreement.Id),
            Views = Views(agreement.Id),
            Rounds = before?.Rounds ?? [],
            SigningPlan = file.SigningPlan ?? before?.SigningPlan,
            Signatories = Signatories(agreement.Id),
            Clauses = new MergedClauses(file, agreement, before?.Clauses, blob ?? (_ => null), faults).Run(),
            Groups = Groups.After,
        };
        ChangedClauses.AddRange(After.Clauses.Where(c => before?.Clauses.GetValueOrDefault(c.Key)?.SequenceEqual(c.Value) != true).Select(c => c.Key));
    }

    public AgreementFile File { get; }

    public bool IsNew => before is null;

    /// <summary>The agreement as it stands when the file has been read in.</summary>
    public RecordedAgreement After { get; }

    public MergedGroups Groups { get; }

    public List<PlacedVersion> NewVersions { get; } = [];

    /// <summary>Recorded versions that now get the text they lacked.</summary>
    public List<PlacedVersion> CompletedVersions { get; } = [];

    /// <summary>Versions whose clauses are new, or got another id or responsibility.</summary>
    public List<string> ChangedClauses { get; } = [];

    public List<PlacedDecision> NewDecisions { get; } = [];

    public IReadOnlyList<Decision> RecordedDecisions => before?.Decisions ?? [];

    public List<PlacedTermChange> NewTermChanges { get; } = [];

    public List<PlacedSignature> NewSignatures { get; } = [];

    public List<PlacedSignatory> NewSignatories { get; } = [];

    public MergedDuties Duties { get; }
    public List<PlacedDisagreement> NewDisagreements { get; } = [];

    public List<PlacedView> NewViews { get; } = [];

    /// <summary>What is to be stored; null when the file says nothing new.</summary>
    public AgreementChange? Change()
    {
        var settingsStay = before is not null && string.Equals(
            AgreementWriter.Text(File.Slug, before.Agreement.Settings), AgreementWriter.Text(File.Slug, File.Settings), StringComparison.Ordinal);
        var stepsStay = string.Equals(AgreementWriter.Text(before?.Steps ?? []), AgreementWriter.Text(After.Steps), StringComparison.Ordinal);
        if (settingsStay && stepsStay && NewVersions.Count + CompletedVersions.Count + ChangedClauses.Count + NewTermChanges.Count + NewDecisions.Count + NewSignatures.Count + NewDisagreements.Count + NewViews.Count + NewSignatories.Count + Groups.Changes.Count == 0
            && !SigningPlanChanged && !Duties.ChangesAnything)
        {
            return null;
        }

        return new AgreementChange(
            After.Agreement, IsNew, settingsStay ? null : before?.Agreement.Settings, After.Steps, !stepsStay,
            [.. NewVersions.Select(v => v.Version)], [.. CompletedVersions.Select(v => v.Version)], [.. NewTermChanges.Select(c => c.Change)],
            [.. NewDecisions.Select(d => d.Decision)], [.. NewSignatures.Select(s => s.Signature)],
            [.. ChangedClauses.Select(version => new VersionClauses { AgreementId = After.Agreement.Id, Version = version, Entries = After.Clauses[version] })])
        {
            Duties = Duties.PlanChanged ? Duties.Duties : null, NewDutyReports = [.. Duties.NewReports.Select(r => r.Report)],
            NewDisagreements = [.. NewDisagreements.Select(d => d.Fact)],
            NewViews = [.. NewViews.Select(v => v.View)],
            NewSignatories = [.. NewSignatories.Select(c => c.Change)],
            SigningPlan = SigningPlanChanged ? After.SigningPlan : null,
            Groups = Groups.Changes,
        };
    }

    /// <summary>The recorded versions with the new ones among them, each after the last that is not later.</summary>
    private List<AgreementVersion> Versions()
    {
        if (before is null)
        {
            NewVersions.AddRange(File.Versions);
            return [.. File.Versions.Select(placed => placed.Version)];
        }

        var versions = before.Agreement.Versions.ToList();
        foreach (var placed in File.Versions)
        {
            var version = placed.Version;
            var at = versions.FindIndex(v => string.Equals(v.Id, version.Id, StringComparison.Ordinal));
            if (at < 0)
            {
                versions.Insert(versions.FindLastIndex(v => v.On <= version.On) + 1, version);
                NewVersions.Add(placed);
                continue;
            }

            var recorded = versions[at];
            if (recorded.On != version.On || recorded.Editorial != version.Editorial || (recorded.Power is not null && version.Power is not null && recorded.Power != version.Power)
                || (version.Sha256 is { } hash && recorded.Sha256 is { } old && !string.Equals(hash, old, StringComparison.Ordinal)))
            {
                var what = recorded.On != version.On ? "en annan dag" : recorded.Editorial != version.Editorial ? "ett annat värde för editorial"
                    : recorded.Power is not null && version.Power is not null && recorded.Power != version.Power ? "en annan befogenhet" : "en annan text";
                faults.Add(placed.Row.Place, $"version {version.Id} är redan registrerad med {what}", "en publicerad version ändras inte: ge den nya texten ett eget id");
            }
            else if ((recorded.Sha256 is null && version.Sha256 is not null) || (version.Summary is not null && version.Summary != recorded.Summary)
                || (recorded.Power is null && version.Power is not null) || (version.Requirements is { } answers && recorded.Requirements?.SequenceEqual(answers) != true))
            {
                versions[at] = recorded with
                {
                    File = recorded.File ?? version.File, Sha256 = recorded.Sha256 ?? version.Sha256, TextSha256 = recorded.TextSha256 ?? version.TextSha256,
                    Summary = version.Summary ?? recorded.Summary, Power = recorded.Power ?? version.Power, Requirements = version.Requirements ?? recorded.Requirements,
                };
                CompletedVersions.Add(placed with { Version = versions[at] });
            }
        }

        return versions;
    }

    /// <summary>The file's steps, each with the re-plannings already known; the recorded ones when the file has no cascade.</summary>
    private List<Step> Steps()
    {
        if (!File.HasCascade)
        {
            return before?.Steps.ToList() ?? [];
        }

        var recorded = before?.Steps.ToDictionary(step => step.Name, StringComparer.Ordinal) ?? [];
        return [.. File.Steps.Select(placed => recorded.TryGetValue(placed.Step.Name, out var old)
            ? placed.Step with { Replanned = [.. old.Replanned.Union(placed.Step.Replanned)] }
            : placed.Step)];
    }

    private List<Decision> Decisions(Agreement agreement)
    {
        var all = RecordedDecisions.ToList();
        var byKey = new Dictionary<(BodyId, DateOnly, string), Decision>();
        var later = new Dictionary<string, Decision>(StringComparer.Ordinal);
        foreach (var decision in all)
        {
            if (decision.IsLaterFact)
            {
                later.TryAdd(Row(decision), decision);
            }
            else
            {
                byKey[(decision.Body, decision.On, decision.Paragraph)] = decision;
            }
        }

        var place = all.Count == 0 ? 0 : all.Max(decision => decision.Place);
        foreach (var placed in File.Decisions)
        {
            var decision = placed.Decision with { AgreementId = agreement.Id };
            var row = decision.IsLaterFact ? Row(decision) : null;
            var what = row is null
                ? $"beslutet av {decision.Body} den {decision.On:yyyy-MM-dd}{(decision.Paragraph.Length > 0 ? " " + decision.Paragraph : "")}"
                : $"uppgiften {Spelling.Outcomes.Of(decision.Outcome)} om {decision.Body} den {decision.On:yyyy-MM-dd}";
            if (Twice(row ?? $"{decision.Body}\n{decision.On:O}\n{decision.Paragraph}", placed.Row.Place, what))
            {
                continue;
            }

            var recorded = row is null
                ? byKey.GetValueOrDefault((decision.Body, decision.On, decision.Paragraph))
                : later.GetValueOrDefault(row);
            if (recorded is not null)
            {
                if (!SaysTheSame(placed, decision, recorded))
                {
                    var (text, mend) = new DecisionRefusal.AlreadyRecorded(decision.Body, decision.On, decision.Paragraph).Words();
                    faults.Add(placed.Row.Place, text, mend);
                }

                continue;
            }

            var bound = Bind(decision, agreement) with { Place = ++place };
            all.Add(bound);
            NewDecisions.Add(placed with { Decision = bound });
        }

        return all;
    }

    /// <summary>A decision that names no version is about the one current on its day, fixed when it is recorded.</summary>
    private static Decision Bind(Decision decision, Agreement agreement)
    {
        if (decision.Version is not null || decision.IsLaterFact)
        {
            return decision;
        }

        var current = agreement.CurrentVersion(decision.On);
        return current < 0 ? decision : decision with { Version = agreement.Versions[current].Id };
    }

    /// <summary>The same content; a left-out <c>recorded_at</c> or <c>version</c> equals any.</summary>
    private static bool SaysTheSame(PlacedDecision placed, Decision decision, Decision recorded)
    {
        var compared = decision.Version is null && !decision.IsLaterFact ? decision with { Version = recorded.Version } : decision;
        return (!placed.SaysWhen || decision.RecordedAt == recorded.RecordedAt) && string.Equals(Row(compared), Row(recorded), StringComparison.Ordinal);
    }

    private List<TermChange> TermChanges()
    {
        var all = before?.Agreement.TermChanges.ToList() ?? [];
        var known = all.Select(change => (Key: Row(change), change)).ToLookup(pair => pair.Key, pair => pair.change, StringComparer.Ordinal);
        var place = all.Count == 0 ? 0 : all.Max(change => change.Place);
        foreach (var placed in File.TermChanges)
        {
            var row = Row(placed.Change);
            if (Twice(row, placed.Row.Place, $"ändringen av avtalstiden den {placed.Change.On:yyyy-MM-dd}") || PassedOver(known[row].Select(c => c.RecordedAt), placed.SaysWhen, placed.Change.RecordedAt, placed.Row))
            {
                continue;
            }

            var change = placed.Change with { Place = ++place };
            all.Add(change);
            NewTermChanges.Add(placed with { Change = change });
        }

        return all;
    }

    private List<Signature> Signatures(Guid agreement)
    {
        var all = before?.Signatures.ToList() ?? [];
        var known = all.Select(signature => (Key: Row(signature), signature)).ToLookup(pair => pair.Key, pair => pair.signature, StringComparer.Ordinal);
        var place = all.Count == 0 ? 0 : all.Max(signature => signature.Place);
        foreach (var placed in File.Signatures)
        {
            var row = Row(placed.Signature);
            if (Twice(row, placed.Row.Place, $"underskriften av {placed.Signature.Party}") || PassedOver(known[row].Select(s => s.RecordedAt), placed.SaysWhen, placed.Signature.RecordedAt, placed.Row))
            {
                continue;
            }

            var signature = placed.Signature with { AgreementId = agreement, Place = ++place };
            all.Add(signature);
            NewSignatures.Add(placed with { Signature = signature });
        }

        return all;
    }

    private bool SigningPlanChanged => File.SigningPlan is not null && AgreementWriter.Text(before?.SigningPlan) != AgreementWriter.Text(File.SigningPlan);

    private List<SignatoryChange> Signatories(Guid agreement)
    {
        var all = before?.Signatories.ToList() ?? [];
        var known = all.Select(change => (Key: Row(change), change)).ToLookup(pair => pair.Key, pair => pair.change, StringComparer.Ordinal);
        var place = all.Count == 0 ? 0 : all.Max(change => change.Place);
        foreach (var placed in File.Signatories)
        {
            var row = Row(placed.Change);
            if (Twice(row, placed.Row.Place, $"bytet av undertecknare för {placed.Change.Party}") || PassedOver(known[row].Select(c => c.RecordedAt), placed.SaysWhen, placed.Change.RecordedAt, placed.Row))
            {
                continue;
            }

            var change = placed.Change with { AgreementId = agreement, Place = ++place };
            all.Add(change);
            NewSignatories.Add(placed with { Change = change });
        }

        return all;
    }

    private List<DisagreementFact> Disagreements(Guid agreement)
    {
        var all = before?.Disagreements.ToList() ?? [];
        var known = all.Select(fact => (Key: Row(fact), fact)).ToLookup(pair => pair.Key, pair => pair.fact, StringComparer.Ordinal);
        var place = all.Count == 0 ? 0 : all.Max(fact => fact.Place);
        foreach (var placed in File.Disagreements)
        {
            var row = Row(placed.Fact);
            if (Twice(row, placed.Row.Place, $"uppgiften om ärende {placed.Fact.Matter}") || PassedOver(known[row].Select(f => f.RecordedAt), placed.SaysWhen, placed.Fact.RecordedAt, placed.Row))
            {
                continue;
            }

            var fact = placed.Fact with { AgreementId = agreement, Place = ++place };
            all.Add(fact);
            NewDisagreements.Add(placed with { Fact = fact });
        }

        return all;
    }

    private List<OutsideView> Views(Guid agreement)
    {
        var all = before?.Views.ToList() ?? [];
        var known = all.ToLookup(Row, StringComparer.Ordinal);
        foreach (var placed in File.Views)
        {
            var row = Row(placed.View);
            if (Twice(row, placed.Row.Place, $"synpunkten från {placed.View.From}") || PassedOver(known[row].Select(v => v.RecordedAt), placed.SaysWhen, placed.View.RecordedAt, placed.Row)) continue;
            var view = placed.View with { AgreementId = agreement };
            all.Add(view);
            NewViews.Add(placed with { View = view });
        }

        return all;
    }

    /// <summary>A fact identified by all its keys but <c>recorded_at</c> is recorded; at another instant it is another fact under the same key.</summary>
    private bool PassedOver(IEnumerable<DateTime> recorded, bool saysWhen, DateTime recordedAt, YamlKeys row)
    {
        var instants = recorded.ToList();
        if (instants.Count == 0)
        {
            return false;
        }

        if (saysWhen && !instants.Contains(recordedAt))
        {
            faults.Add(row.PlaceOf("recorded_at"), $"samma uppgift är redan registrerad med recorded_at {InstantText.Of(instants[0])}", "utelämna recorded_at eller ange samma");
        }

        return true;
    }

    private bool Twice(string key, Place place, string what)
    {
        if (seen.TryAdd(key, place))
        {
            return false;
        }

        var first = seen[key];
        var where = string.Equals(first.File, place.File, StringComparison.Ordinal) ? $"rad {first.Line}" : $"{first.File} rad {first.Line}";
        faults.Add(place, $"{what} står två gånger, första gången på {where}", "ta bort den ena raden");
        return true;
    }

    private static string Row(Decision decision) => AgreementWriter.Row(yaml => AgreementWriter.Decision(yaml, decision, withRecordedAt: false));

    private static string Row(TermChange change) => AgreementWriter.Row(yaml => AgreementWriter.TermChange(yaml, change, withRecordedAt: false));

    private static string Row(Signature signature) => AgreementWriter.Row(yaml => AgreementWriter.Signature(yaml, signature, withRecordedAt: false));

    private static string Row(DisagreementFact fact) => AgreementWriter.Row(yaml => AgreementWriter.Disagreement(yaml, fact, withRecordedAt: false));

    private static string Row(OutsideView view) => AgreementWriter.Row(yaml => AgreementWriter.View(yaml, view, withRecordedAt: false));

    private static string Row(SignatoryChange change) => AgreementWriter.Row(yaml => AgreementWriter.Signatory(yaml, change, withRecordedAt: false));
}
