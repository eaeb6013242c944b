using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Files;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Groups;

/// <summary>The groups' acts as rows: what the domain says yes to is saved, journalled and told.</summary>
public static class GroupActs
{
    /// <summary>The agreement's groups as this act sees them. Its lock must be held.</summary>
    public static async Task<AgreementGroups> Groups(this Act act, Cascade cascade) =>
        new(cascade.County, await GroupReader.Groups(act.Db.Database.GetDbConnection(), cascade.Agreement.Id));

    /// <summary>Forms a group, or overwrites its settings.</summary>
    /// <exception cref="RefusedException">What <c>AgreementGroups.WhyNotForm</c> answers.</exception>
    public static async Task Form(this Act act, Cascade cascade, string name, GroupSettings settings, int? revision)
    {
        var groups = await act.Groups(cascade);
        var known = revision is null ? null : groups.Find(name);
        if (groups.WhyNotForm(name, settings, known) is { } refusal) throw new RefusedException(refusal);
        if (known is null)
        {
            act.Db.Add(new Group { Id = Guid.CreateVersion7(), AgreementId = cascade.Agreement.Id, Name = name, Settings = settings });
        }
        else
        {
            var stored = await act.Db.Groups.SingleAsync(g => g.Id == known.Id);
            if (stored.Revision != revision) throw new DbUpdateConcurrencyException("The group was changed by somebody else.");
            stored.Settings = settings;
            stored.Revision++;
        }

        act.Journal($"group {name}", known?.Settings, settings);
        act.Tell(HistoryKind.GroupsChanged, cascade.Agreement.Id, new HistoryFacts { Group = name });
    }

    /// <summary>Records a fact about a group. Its place and instant are set here.</summary>
    /// <exception cref="RefusedException">What <c>AgreementGroups.WhyNotRecord</c> answers.</exception>
    public static async Task Record(this Act act, Cascade cascade, string group, GroupFact fact, DateOnly today)
    {
        var groups = await act.Groups(cascade);
        var found = groups.Find(group) ?? throw new RefusedException(new GroupRefusal.NoSuchGroup(group));
        var row = fact with { RecordedAt = act.At, Place = found.Facts.Count == 0 ? 1 : found.Facts.Max(f => f.Place) + 1 };
        groups.Record(found, row, today, act.At);
        act.Db.Add(GroupFactRow.Of(found.Id, row));
        act.Journal($"group {group}", row);
        switch (fact)
        {
            case SeatTaken or SeatLeft or MeetingPlanned or MeetingHeld or MeetingCancelled:
                act.Tell(HistoryKind.GroupsChanged, cascade.Agreement.Id, new HistoryFacts { Group = group });
                break;
            case DigestPublished digest:
                act.Tell(HistoryKind.DigestPublished, cascade.Agreement.Id, new HistoryFacts { Group = group, On = digest.On });
                break;
        }
    }

    /// <summary>The journal keeps each kind with all it says.</summary>
    private static void Journal(this Act act, string subject, GroupFact fact)
    {
        switch (fact)
        {
            case SeatTaken f: act.Journal(subject, null, f); break;
            case SeatLeft f: act.Journal(subject, null, f); break;
            case MeetingPlanned f: act.Journal(subject, null, f); break;
            case MeetingHeld f: act.Journal(subject, null, f); break;
            case MeetingCancelled f: act.Journal(subject, null, f); break;
            case PaperGiven f: act.Journal(subject, null, f); break;
            case CheckedIn f: act.Journal(subject, null, f); break;
            case NoteSent f: act.Journal(subject, null, f); break;
            case DigestPublished f: act.Journal(subject, null, f); break;
            default: throw new ArgumentOutOfRangeException(nameof(fact), fact, "This kind of fact is not journalled.");
        }
    }

    /// <summary>Stores what an import changes about groups; the import's own journal row names them.</summary>
    internal static async Task KeepGroups(this Act act, IReadOnlyList<GroupChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.IsNew)
            {
                act.Db.Add(new Group { Id = change.Group.Id, AgreementId = change.Group.AgreementId, Name = change.Group.Name, Settings = change.Group.Settings });
            }
            else if (change.SettingsBefore is not null)
            {
                var stored = await act.Db.Groups.SingleAsync(g => g.Id == change.Group.Id);
                stored.Settings = change.Group.Settings;
                stored.Revision++;
            }

            act.Db.AddRange(change.NewFacts.Select(fact => GroupFactRow.Of(change.Group.Id, fact)));
        }
    }
}
