using Samsyn.Domain.Groups;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>What awaits an account in an agreement's groups: vacant seats it may fill, seats to hand over, meetings ahead, dialogue material to answer.</summary>
public static class GroupToDos
{
    /// <summary>So many days before a seat's last day its hand-over is told (R21).</summary>
    private const int HandOverDays = 60;

    /// <summary>So far ahead a meeting is told.</summary>
    private const int MeetingDays = 45;

    public static IReadOnlyList<ToDoItem> Of(IEnumerable<AgreementCard> agreements, IReadOnlyList<Group> groups, SignedIn who) =>
        [.. agreements.SelectMany(card => Of(card, [.. groups.Where(g => g.AgreementId == card.Agreement.Id)], who))];

    private static IEnumerable<ToDoItem> Of(AgreementCard card, IReadOnlyList<Group> groups, SignedIn who)
    {
        if (!who.Can(WorkspaceAct.Nominate)) yield break;
        var (day, now, cascade) = (card.Status.AsOf, card.Status.KnownAt, card.Status.Cascade);
        var root = $"~/arbete/avtal/{card.Slug}/";
        var (own, forAll) = (who.OwnNames(WorkspaceAct.Nominate, cascade), who.CanForAll(WorkspaceAct.RunGroups));
        foreach (var group in groups.Where(g => g.Settings.Works(day)))
        {
            var title = group.Settings.Title;
            foreach (var vacant in Seating.Of(group, day, now).By.Where(n => n.Vacant > 0 && own.Contains(n.By, StringComparer.Ordinal)))
                yield return new ToDoItem(null, false, L("Nominera till en ledig plats", "Nominate to a vacant seat"),
                    L($"Ni har {Places(vacant.Vacant)} i en grupp.", $"You have {Places(vacant.Vacant)} in a group."), $"{root}{GroupForms.Seat}?grupp={group.Name}", L("Nominera", "Nominate"), card.Title) { Quoted = title, QuotedLang = DataLang };
            foreach (var ending in Seating.EndingSoon(group, day, now, HandOverDays).Where(s => own.Contains(s.Taken.By, StringComparer.Ordinal)))
                yield return new ToDoItem(ending.Until, false, L("Lämna över en plats", "Hand over a seat"),
                    L($"Platsen blir ledig efter {Dates.Full(ending.Until!.Value)}. Nominera i tid.", $"The seat becomes vacant after {Dates.Full(ending.Until!.Value)}. Nominate in time."), $"{root}{GroupForms.Seat}?grupp={group.Name}", L("Nominera", "Nominate"), card.Title) { Quoted = $"{title}, {ending.Taken.Function}", QuotedLang = DataLang };
            if (!forAll && !GroupParts.Of(group, day, now).Intersect(own, StringComparer.Ordinal).Any()) continue;
            foreach (var meeting in GroupMeeting.Of(group, day, now).Where(m => m.State == MeetingState.Planned && m.Plan.Planned is { } p && p.Earliest.DayNumber - day.DayNumber <= MeetingDays))
            {
                var passed = !meeting.IsAhead(day);
                if (passed && !forAll) continue;
                yield return new ToDoItem(
                    meeting.Plan.Planned!.Earliest, passed, forAll && passed ? L("Anteckna ett möte", "Record a meeting") : L("Möte i en grupp", "Meeting of a group"),
                    forAll && passed ? L("Skriv vad det kom fram till, eller att det ställdes in.", "Write what it came to, or that it was cancelled.") : L($"{Plans.Words(meeting.Plan.Planned, meeting.Plan.Preliminary, null)}.", $"{Plans.Words(meeting.Plan.Planned, meeting.Plan.Preliminary, null)}."),
                    forAll && passed ? $"{root}{GroupForms.Meeting}?grupp={group.Name}" : $"~/avtal/{card.Slug}/grupper#grupp-{group.Name}", forAll && passed ? L("Anteckna", "Record") : L("Se mötet", "See the meeting"), card.Title) { Quoted = title, QuotedLang = DataLang };
            }
        }

        foreach (var dialogue in Dialogue.Of(groups, day, now))
            foreach (var group in dialogue.Awaiting.Where(g => GroupParts.Answers(g, own, day, now) && GroupParts.Of(g, day, now).Any()))
                yield return new ToDoItem(null, false, L("Svara på dialogmaterial", "Answer dialogue material"),
                    L($"Lämnades ut {Dates.Full(dialogue.Paper.On)}. Ingen måste svara.", $"Handed out on {Dates.Full(dialogue.Paper.On)}. Nobody must answer."),
                    $"{root}{GroupForms.Note}?material={dialogue.Paper.Paper}", L("Lämna inspel", "Send a note"), card.Title) { Quoted = $"{dialogue.Paper.Title}, {group.Settings.Title}", QuotedLang = DataLang };
    }

    private static string Places(int n) => L(n == 1 ? "en ledig plats" : $"{Dates.InWords(n)} lediga platser", n == 1 ? "one vacant seat" : $"{Dates.InWords(n)} vacant seats");
}
