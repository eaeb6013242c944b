using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Groups;

namespace Samsyn.Web.Files;

/// <summary>What changes about one group.</summary>
/// <param name="Group">As it stands afterwards, with all its facts.</param>
/// <param name="SettingsBefore">The settings it replaces; null when it is new or they stay.</param>
public sealed record GroupChange(Group Group, bool IsNew, GroupSettings? SettingsBefore, IReadOnlyList<GroupFact> NewFacts);

/// <summary>
/// The groups of a file laid over what is recorded: settings are overwritten, facts are added, a group that the file leaves out stays.
/// </summary>
internal sealed class MergedGroups
{
    private readonly FaultList faults;
    private readonly List<(Group Group, PlacedGroupFact Fact)> added = [];
    private readonly List<PlacedGroup> placed;

    public MergedGroups(AgreementFile file, Guid agreementId, IReadOnlyList<Group> before, FaultList faults)
    {
        (this.faults, placed) = (faults, file.Groups);
        var all = before.Select(Copy).ToList();
        foreach (var one in placed)
        {
            var recorded = before.FirstOrDefault(g => string.Equals(g.Name, one.Name, StringComparison.Ordinal));
            var group = all.Find(g => string.Equals(g.Name, one.Name, StringComparison.Ordinal));
            if (group is null) all.Add(group = new Group { Id = Guid.CreateVersion7(), AgreementId = agreementId, Name = one.Name, Settings = one.Settings });
            group.Settings = one.Settings;
            var facts = NewFacts(group, one);
            group.Facts.AddRange(facts);
            var stays = recorded is not null && string.Equals(GroupsWriter.Text(one.Name, recorded.Settings), GroupsWriter.Text(one.Name, one.Settings), StringComparison.Ordinal);
            if (!stays || facts.Count > 0) Changes.Add(new GroupChange(group, recorded is null, stays ? null : recorded?.Settings, facts));
        }

        After = [.. all.OrderBy(g => g.Name, StringComparer.Ordinal)];
    }

    /// <summary>All groups as they stand afterwards, by name.</summary>
    public IReadOnlyList<Group> After { get; }

    public List<GroupChange> Changes { get; } = [];

    /// <summary>Judges the groups and every new fact against the register, in the order of the file; notes last, since they answer papers of other groups.</summary>
    public void Check(County county, DateOnly today, DateTime now)
    {
        var stand = After.Select(g => new Group { Id = g.Id, AgreementId = g.AgreementId, Name = g.Name, Settings = g.Settings }).ToList();
        foreach (var group in After) stand.Find(g => g.Id == group.Id)!.Facts.AddRange(group.Facts.Where(f => added.TrueForAll(a => a.Fact.Fact != f)));
        var groups = new AgreementGroups(county, stand);
        foreach (var one in placed)
        {
            if (groups.WhyNotForm(one.Name, one.Settings, groups.Find(one.Name)) is { } refusal) Tell(refusal, one.Row);
        }

        foreach (var (group, fact) in added.OrderBy(a => a.Fact.Fact is NoteSent))
        {
            var standing = groups.Find(group.Name)!;
            if (groups.WhyNotRecord(standing, fact.Fact, today, now) is { } refusal) Tell(refusal, fact.Row);
            else standing.Facts.Add(fact.Fact);
        }
    }

    /// <summary>The file's facts that are not recorded, each with the next place.</summary>
    private List<GroupFact> NewFacts(Group group, PlacedGroup one)
    {
        var known = group.Facts.ToLookup(GroupsWriter.Row, f => f.RecordedAt, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var place = group.Facts.Count == 0 ? 0 : group.Facts.Max(f => f.Place);
        var facts = new List<GroupFact>();
        for (var i = 0; i < one.Facts.Count; i++)
        {
            var (fact, row, saysWhen) = one.Facts[i];
            var text = GroupsWriter.Row(fact);
            if (!seen.Add(text))
            {
                faults.Add(row.Place, "samma rad står två gånger i gruppen", "ta bort den ena");
                continue;
            }

            if (known.Contains(text))
            {
                if (saysWhen && !known[text].Contains(fact.RecordedAt))
                {
                    faults.Add(row.PlaceOf("recorded_at"), $"samma uppgift är redan registrerad med recorded_at {InstantText.Of(known[text].First())}", "utelämna recorded_at eller ange samma");
                }

                continue;
            }

            var added = fact with { Place = ++place };
            one.Facts[i] = one.Facts[i] with { Fact = added };
            this.added.Add((group, one.Facts[i]));
            facts.Add(added);
        }

        return facts;
    }

    private void Tell(GroupRefusal refusal, YamlKeys row)
    {
        var (what, mend, key) = refusal.InFile();
        faults.Add(key is null ? row.Place : row.PlaceOf(key), what, mend);
    }

    private static Group Copy(Group group)
    {
        var copy = new Group { Id = group.Id, AgreementId = group.AgreementId, Name = group.Name, Settings = group.Settings, Revision = group.Revision };
        copy.Facts.AddRange(group.Facts);
        return copy;
    }
}
