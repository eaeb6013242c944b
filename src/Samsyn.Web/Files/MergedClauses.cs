using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;

namespace Samsyn.Web.Files;

/// <summary>
/// What is kept about the clauses once a file has been laid over what is recorded: new texts get their ids from the version before them, and what the file
/// says of a clause holds.
/// </summary>
internal sealed class MergedClauses(
    AgreementFile file, Agreement agreement, IReadOnlyDictionary<string, IReadOnlyList<ClauseEntry>>? recorded, Func<string, byte[]?> blob, FaultList faults)
{
    private readonly Dictionary<string, PlacedVersion> placed = file.Versions.GroupBy(v => v.Version.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<ClauseEntry>> Run()
    {
        var all = new Dictionary<string, IReadOnlyList<ClauseEntry>>(recorded ?? new Dictionary<string, IReadOnlyList<ClauseEntry>>(), StringComparer.Ordinal);
        AgreementVersion? before = null;
        foreach (var version in agreement.Versions.Where(v => v.TextSha256 is not null))
        {
            var said = placed.GetValueOrDefault(version.Id)?.Said;
            if (!all.ContainsKey(version.Id)) First(version, before, said, all);
            else if (said is not null) Overwrite(version, said, all);
            before = version;
        }

        return all;
    }

    /// <summary>A text that is new: its ids come from the file, from the version before, or are made.</summary>
    private void First(AgreementVersion version, AgreementVersion? before, IReadOnlyList<SaidClause>? said, Dictionary<string, IReadOnlyList<ClauseEntry>> all)
    {
        if (TextOf(version) is not { } text)
        {
            return;
        }

        var earlier = before is not null && all.GetValueOrDefault(before.Id) is { } entries && TextOf(before) is { } old
            ? (old, (IReadOnlyList<ClauseId>)[.. entries.Select(entry => entry.Id)])
            : ((ClauseText, IReadOnlyList<ClauseId>)?)null;
        var ids = ClauseIds.Of(
            agreement.Slug, version.Id, text, earlier, said?.Where(clause => clause.Id is not null).ToDictionary(clause => clause.Index, clause => clause.Id!.Value),
            all.Values.SelectMany(other => other.Select(entry => entry.Id)));
        var responsibilities = (said ?? []).ToDictionary(clause => clause.Index, clause => clause.Responsibilities);
        all[version.Id] = [.. ids.Select((id, i) => new ClauseEntry(id, responsibilities.GetValueOrDefault(i, [])))];
    }

    /// <summary>A text that is recorded: the file says its responsibilities as a whole, and the ids it gives.</summary>
    private void Overwrite(AgreementVersion version, IReadOnlyList<SaidClause> said, Dictionary<string, IReadOnlyList<ClauseEntry>> all)
    {
        var byIndex = said.ToDictionary(clause => clause.Index);
        var before = all[version.Id];
        var given = said.Where(clause => clause.Id is not null).Select(clause => clause.Id!.Value).ToHashSet();
        var after = before.Select((entry, i) => byIndex.GetValueOrDefault(i) is { } one ? new ClauseEntry(one.Id ?? entry.Id, one.Responsibilities) : entry with { Responsibilities = [] }).ToList();
        if (after.GroupBy(entry => entry.Id).FirstOrDefault(group => group.Count() > 1) is { } twice && given.Contains(twice.Key))
        {
            faults.Add(placed[version.Id].Row.PlaceOf("clauses"), $"id {twice.Key} hör redan till en annan punkt i version {version.Id}", "ange id för båda punkterna, så att var och en har sitt");
            return;
        }

        all[version.Id] = after;
    }

    private ClauseText? TextOf(AgreementVersion version) =>
        placed.GetValueOrDefault(version.Id)?.Text ?? (blob(version.TextSha256!) is { } bytes ? VersionText.Of(bytes) : null);
}
