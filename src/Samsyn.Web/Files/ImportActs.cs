using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Signing;
using Samsyn.Web.Duties;
using Samsyn.Web.Groups;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Files;

/// <summary>What an import added to one agreement, for the journal: the facts themselves say the rest.</summary>
public sealed record ImportSummary(
    IReadOnlyList<string> Versions, IReadOnlyList<Guid> Decisions, IReadOnlyList<Guid> TermChanges, IReadOnlyList<Guid> Signatures,
    AgreementSettings? Settings, int? Steps, IReadOnlyList<string>? Clauses = null, IReadOnlyList<Guid>? Disagreements = null, IReadOnlyList<string>? Duties = null,
    IReadOnlyList<Guid>? DutyReports = null)
{
    /// <summary>Views that came outside every round.</summary>
    public IReadOnlyList<Guid>? Views { get; init; }

    /// <summary>Names of the groups that are new or changed.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Their settings: in the row's before as they were, in its after as they are.</summary>
    public IReadOnlyList<Domain.Groups.GroupSettings>? GroupSettings { get; init; }
}

/// <summary>What an import changed about one consultation round, for the journal. Who gave open answers never stands here.</summary>
public sealed record RoundSummary(ConsultationSettings? Settings, IReadOnlyList<string>? Answers, IReadOnlyList<string>? Adopted, int? Treatments);

/// <summary>An import as one act: files and database are compared and changed under the same locks, all or nothing.</summary>
public static class ImportActs
{
    /// <summary>Reads files in. An import of what is recorded already leaves no trace.</summary>
    /// <returns>What was changed.</returns>
    /// <exception cref="FaultyFileException">Something in the files is wrong; nothing was written.</exception>
    public static async Task<ImportPlan> Import(this Acts acts, ImportSet files, DateOnly today, FaultList faults, CancellationToken cancel = default)
    {
        ImportPlan? plan = null;
        await acts.Run(new ActOrder(Guid.CreateVersion7(), "import", Actor.Import), async act =>
        {
            await act.LockAll();
            var recorded = await act.Recorded();
            var texts = await act.Texts(recorded.Agreements.Where(a => files.Slugs.Contains(a.Agreement.Slug, StringComparer.Ordinal)).Select(a => a.Agreement));
            plan = files.Resolve(recorded, today, faults, texts.GetValueOrDefault);
            faults.ThrowIfAny();
            await act.Save(plan!);
        }, cancel);
        return plan!;
    }

    private static async Task Save(this Act act, ImportPlan plan)
    {
        if (plan.County is { } county)
        {
            var before = await act.County();
            await act.Db.ReplaceCounty(county);
            act.ForgetCounty();
            act.Journal($"county {county.Id}", before, county);
        }
        foreach (var bytes in plan.Blobs.Values) await act.Keep(bytes);
        foreach (var change in plan.Agreements) await act.Save(change);
        foreach (var change in plan.Rounds) await act.Save(change);
        if (plan.Publishing is { } publishing) await act.Save(publishing);
    }

    private static async Task Save(this Act act, RoundChange change)
    {
        var round = change.Round;
        if (change.IsNew)
        {
            act.Db.Add(round);
            act.Tell(HistoryKind.RoundOpened, round.AgreementId, new HistoryFacts { Version = round.Version, On = round.Settings.Opens });
        }
        else if (change.SettingsBefore is not null || change.FactsChanged)
        {
            var stored = await act.Db.Consultations.SingleAsync(r => r.Id == round.Id);
            foreach (var extension in round.Extensions.Except(stored.Extensions)) act.Tell(HistoryKind.RoundExtended, round.AgreementId, new HistoryFacts { Version = round.Version, On = extension.Closes });
            if (stored.Release is null && round.Release is { } release) act.Tell(HistoryKind.CompilationReleased, round.AgreementId, new HistoryFacts { Version = round.Version, On = release.On });
            (stored.Settings, stored.Extensions, stored.Release, stored.Questions) = (round.Settings, round.Extensions, round.Release, round.Questions);
            stored.Revision++;
        }

        if (!change.IsNew && change.NewAnswers.Count > 0)
        {
            // A round read in with its answers is one line of history; an answer that comes to it later is one more.
            var names = Respondent.Of(round.Settings.Consultees, (await act.County())!, round.ClosesOn()).ToLookup(r => r.Key, r => r.Name, StringComparer.Ordinal);
            foreach (var answer in change.NewAnswers)
                act.Tell(HistoryKind.AnswerReceived, round.AgreementId, new HistoryFacts { Version = round.Version, On = answer.ReceivedOn, Consultee = answer.Kind == AnswerKind.Invited ? names[answer.From].First() : null });
        }

        act.Db.AddRange(change.NewPeople);
        act.Db.AddRange(change.NewAnswers);
        foreach (var answer in change.Adopted)
            (await act.Db.Answers.SingleAsync(a => a.Id == answer.Id)).Adopted = answer.Adopted;
        foreach (var treatment in change.Treatments) await act.Keep(treatment);
        act.Journal(
            $"consultation {round.Version}", change.SettingsBefore is { } before ? new RoundSummary(before, null, null, null) : null,
            new RoundSummary(change.IsNew || change.SettingsBefore is not null ? round.Settings : null, OrNull(change.NewAnswers.Select(a => a.Reference)), OrNull(change.Adopted.Select(a => a.Reference)), change.Treatments.Count), change.Slug);
    }

    private static List<string>? OrNull(IEnumerable<string> names) => names.ToList() is { Count: > 0 } some ? some : null;

    /// <summary>What became of a remark, in place of what was recorded.</summary>
    private static async Task Keep(this Act act, Treatment treatment)
    {
        if (await act.Db.Treatments.SingleOrDefaultAsync(t => t.AnswerId == treatment.AnswerId && t.Section == treatment.Section) is not { } stored)
        {
            act.Db.Add(treatment);
            return;
        }

        (stored.Disposition, stored.Reason, stored.Change, stored.Tags, stored.SameAs) = (treatment.Disposition, treatment.Reason, treatment.Change, treatment.Tags, treatment.SameAs);
        (stored.PublishedText, stored.RedactionReason) = (treatment.PublishedText, treatment.RedactionReason);
        stored.Revision++;
    }

    private static async Task Save(this Act act, AgreementChange change)
    {
        var agreement = change.Agreement;
        if (change.IsNew)
        {
            act.Db.Add(agreement);
            act.Db.Add(new CascadePlan { AgreementId = agreement.Id, Steps = change.Steps });
            act.Tell(HistoryKind.AgreementImported, agreement.Id, new HistoryFacts());
        }
        else
        {
            await act.Overwrite(change);
            act.TellNews(change);
        }
        foreach (var clauses in change.Clauses) await act.Keep(clauses);
        act.Db.AddRange(change.NewDecisions);
        act.Db.AddRange(change.NewSignatures);
        if (change.Duties is { } duties) await act.Keep(agreement.Id, duties);
        act.Db.AddRange(change.NewDutyReports);
        await act.KeepGroups(change.Groups);
        act.Db.AddRange(change.NewDisagreements);
        act.Db.AddRange(change.NewViews);
        act.Db.AddRange(change.NewSignatories);
        if (change.SigningPlan is { } signing) await act.Keep(agreement.Id, signing);
        act.Journal(
            agreement.Slug,
            change.SettingsBefore is not null || change.Groups.Any(g => g.SettingsBefore is not null)
                ? new ImportSummary([], [], [], [], change.SettingsBefore, null) { GroupSettings = [.. change.Groups.Select(g => g.SettingsBefore).OfType<Domain.Groups.GroupSettings>()] } : null,
            new ImportSummary(
                [.. change.NewVersions.Concat(change.CompletedVersions).Select(v => v.Id)], [.. change.NewDecisions.Select(d => d.Id)],
                [.. change.NewTermChanges.Select(c => c.Id)], [.. change.NewSignatures.Select(s => s.Id)],
                change.SettingsChanged ? agreement.Settings : null, change.StepsChanged ? change.Steps.Count : null,
                [.. change.Clauses.Select(c => c.Version)], change.NewDisagreements.Count > 0 ? [.. change.NewDisagreements.Select(d => d.Id)] : null,
                change.Duties is { } plan ? [.. plan.Select(d => d.Id)] : null,
                change.NewDutyReports.Count > 0 ? [.. change.NewDutyReports.Select(r => r.Id)] : null)
            {
                Views = change.NewViews.Count == 0 ? null : [.. change.NewViews.Select(v => v.Id)],
                Groups = change.Groups.Count == 0 ? null : [.. change.Groups.Select(g => g.Group.Name)],
                GroupSettings = change.Groups.Count == 0 ? null : [.. change.Groups.Where(g => g.IsNew || g.SettingsBefore is not null).Select(g => g.Group.Settings)],
            },
            agreement.Slug);
    }

    /// <summary>The plan for signing, in place of a recorded one.</summary>
    /// <returns>The plan before; null when there was none.</returns>
    internal static async Task<SigningPlan?> Keep(this Act act, Guid agreement, SigningPlan plan)
    {
        if (await act.Db.SigningPlans.SingleOrDefaultAsync(p => p.AgreementId == agreement) is not { } stored)
        {
            act.Db.Add(new SigningPlanRow { AgreementId = agreement, Plan = plan });
            return null;
        }

        var before = stored.Plan;
        (stored.Plan, stored.Revision) = (plan, stored.Revision + 1);
        return before;
    }

    /// <summary>The clauses of a version, in place of those recorded.</summary>
    internal static async Task Keep(this Act act, VersionClauses clauses)
    {
        if (await act.Db.VersionClauses.SingleOrDefaultAsync(c => c.AgreementId == clauses.AgreementId && c.Version == clauses.Version) is not { } stored)
        {
            act.Db.Add(clauses);
            return;
        }

        stored.Entries = clauses.Entries;
        stored.Revision++;
    }

    /// <summary>The texts that are kept of some agreements, by hash: few and small beside the decisions.</summary>
    private static async Task<Dictionary<string, byte[]>> Texts(this Act act, IEnumerable<Agreement> agreements)
    {
        var hashes = agreements.SelectMany(a => a.Versions).Select(v => v.TextSha256).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return await act.Db.Blobs.AsNoTracking().Where(b => hashes.Contains(b.Sha256)).ToDictionaryAsync(b => b.Sha256, b => b.Bytes, StringComparer.Ordinal);
    }

    /// <summary>Lays the change over the stored rows. Published versions stay as they are but for a text they lacked.</summary>
    private static async Task Overwrite(this Act act, AgreementChange change)
    {
        var stored = await act.Agreement(change.Agreement.Slug) ?? throw new InvalidOperationException("The agreement is gone.");
        if (change.SettingsChanged) stored.Settings = change.Agreement.Settings;
        if (change.StepsChanged)
        {
            var plan = await act.Db.CascadePlans.SingleAsync(p => p.AgreementId == stored.Id);
            plan.Steps = change.Steps;
        }
        if (change.SettingsChanged || change.StepsChanged) stored.Revision++;
        foreach (var completed in change.CompletedVersions)
        {
            var version = stored.Versions.Single(v => string.Equals(v.Id, completed.Id, StringComparison.Ordinal));
            act.Db.Entry(version).CurrentValues.SetValues(completed);
        }
        for (var i = 0; i < change.Agreement.Versions.Count; i++)
            if (change.NewVersions.Contains(change.Agreement.Versions[i])) stored.Versions.Insert(i, change.Agreement.Versions[i]);
        stored.TermChanges.AddRange(change.NewTermChanges);
    }

    /// <summary>An agreement read in for the first time is one line of history; its past is no news. What is added later is.</summary>
    private static void TellNews(this Act act, AgreementChange change)
    {
        var id = change.Agreement.Id;
        foreach (var version in change.NewVersions) act.Tell(HistoryKind.VersionPublished, id, new HistoryFacts { Version = version.Id, On = version.On });
        foreach (var decision in change.NewDecisions) act.Tell(HistoryEvents.KindOf(decision), id, HistoryEvents.FactsOf(decision));
        foreach (var term in change.NewTermChanges) act.Tell(HistoryKind.TermChanged, id, new HistoryFacts { On = term.On });
        if (change.Groups.Count > 0) act.Tell(HistoryKind.GroupsChanged, id, new HistoryFacts());
        if (change.SettingsChanged || change.StepsChanged) act.Tell(HistoryKind.SettingsChanged, id, new HistoryFacts());
    }
}
