using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Files;

/// <summary>What an import added to one agreement, for the journal: the facts themselves say the rest.</summary>
public sealed record ImportSummary(
    IReadOnlyList<string> Versions, IReadOnlyList<Guid> Decisions, IReadOnlyList<Guid> TermChanges, IReadOnlyList<Guid> Signatures,
    AgreementSettings? Settings, int? Steps, IReadOnlyList<string>? Clauses = null);

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
        act.Journal(
            agreement.Slug,
            change.SettingsBefore is { } old ? new ImportSummary([], [], [], [], old, null) : null,
            new ImportSummary(
                [.. change.NewVersions.Concat(change.CompletedVersions).Select(v => v.Id)], [.. change.NewDecisions.Select(d => d.Id)],
                [.. change.NewTermChanges.Select(c => c.Id)], [.. change.NewSignatures.Select(s => s.Id)],
                change.SettingsChanged ? agreement.Settings : null, change.StepsChanged ? change.Steps.Count : null,
                [.. change.Clauses.Select(c => c.Version)]),
            agreement.Slug);
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
        if (change.SettingsChanged || change.StepsChanged) act.Tell(HistoryKind.SettingsChanged, id, new HistoryFacts());
    }
}
