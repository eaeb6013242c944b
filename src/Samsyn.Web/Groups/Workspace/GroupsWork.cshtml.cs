using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>Grupper och möten, for those who work with the agreement: also internal papers, check-ins and what networks have sent back.</summary>
/// <remarks>A note is seen by the process leader and by those who have a part in the group that sent it (R59).</remarks>
public sealed class GroupsWorkModel(Records records, Clock clock) : WorkspacePage
{
    public Cascade Cascade { get; private set; } = null!;

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public IReadOnlyList<Dialogue> Dialogues { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public DateTime Now { get; private set; }

    public string Slug => Cascade.Agreement.Slug;

    public string Root => $"~/arbete/avtal/{Slug}/";

    public bool Runs => Who.CanForAll(WorkspaceAct.RunGroups);

    private IReadOnlyList<string> Own { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!Who.Can(WorkspaceAct.Nominate) || await records.Cascade(slug) is not { } cascade) return NotFound();
        Cascade = cascade;
        (Today, Now) = (FormContext.TodayOf(cascade.Agreement, clock), clock.Now);
        Own = Who.OwnNames(WorkspaceAct.Nominate, cascade);
        Groups = [.. (await records.Groups(cascade.Agreement.Id)).OrderBy(g => g.Settings.Works(Today) ? 0 : 1).ThenBy(g => g.Settings.Title, StringComparer.Ordinal)];
        Dialogues = Dialogue.Of(Groups, Today, Now);
        return Page();
    }

    /// <summary>"Göteborgsregionen och Göteborg har var sin ledig plats": whose seats are vacant, the own first.</summary>
    public IEnumerable<(string Name, int Vacant, bool Own)> Vacant(Group group) =>
        Seating.Of(group, Today, Now).By.Where(n => n.Vacant > 0).Select(n => (Nominators.Name(Cascade.County, n.By), n.Vacant, Own.Contains(n.By, StringComparer.Ordinal))).OrderByDescending(n => n.Item3);

    /// <summary>Papers of a group, the newest first, internal ones too.</summary>
    public IEnumerable<PaperGiven> Papers(Group group) => group.Known<PaperGiven>(Now).OrderByDescending(p => p.On);

    public IEnumerable<CheckedIn> CheckIns(Group group) => group.Known<CheckedIn>(Now).OrderByDescending(c => c.On);

    public IEnumerable<GroupMeeting> Ahead(Group group) => GroupMeeting.Of(group, Today, Now).Where(m => m.State == MeetingState.Planned);

    /// <summary>The notes this reader may read.</summary>
    public IEnumerable<(Group Group, NoteSent Note)> Notes(Dialogue dialogue) => dialogue.Notes.Where(n => Runs || GroupParts.Answers(n.Group, Own, Today, Now));

    /// <summary>Groups this reader may answer for.</summary>
    public IEnumerable<Group> MayAnswer(Dialogue dialogue) => dialogue.Awaiting.Where(g => Runs || GroupParts.Answers(g, Own, Today, Now));

    public string Finding
    {
        get
        {
            var vacant = Groups.Where(g => g.Settings.Works(Today)).Sum(g => Seating.Of(g, Today, Now).Vacant);
            return vacant == 0 ? L("Alla platser som någon nominerar till har någon.", "Every seat that somebody nominates to is filled.") : L($"{Numbers.Whole(vacant)} {(vacant == 1 ? "plats är ledig" : "platser är lediga")}.", $"{Numbers.Whole(vacant)} {(vacant == 1 ? "seat is" : "seats are")} vacant.");
        }
    }
}
