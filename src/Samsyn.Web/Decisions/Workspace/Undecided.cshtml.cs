using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>Vilka har inte beslutat, and whom to ask. By name, never by lateness: nobody is ranked.</summary>
public sealed class UndecidedModel(Records records, Clock clock, SamsynDb db) : WorkspacePage
{
    public AgreementStatus Status { get; private set; } = null!;

    public AgreementSettings Settings => Status.Cascade.Agreement.Settings;

    public string Slug => Status.Cascade.Agreement.Slug;

    public IReadOnlyList<UndecidedRow> Rows { get; private set; } = [];

    /// <summary>Functions to ask about the agreement as a whole: those that belong to no one federation.</summary>
    public IReadOnlyList<ContactFunction> Contacts { get; private set; } = [];

    public bool SeesAll => Who.CanForAll(WorkspaceAct.SeeUndecided);

    /// <param name="ComesUp">The day the matter stands on the agenda.</param>
    /// <param name="Functions">The agreement's contact functions for the party's own federation.</param>
    /// <param name="People">Those who work for the party here: shown to the process leader only.</param>
    public sealed record UndecidedRow(PartyStatus Party, DateOnly? ComesUp, IReadOnlyList<ContactFunction> Functions, IReadOnlyList<(string Name, string? Email)> People, bool CanRecord);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!Who.Can(WorkspaceAct.SeeUndecided) || await records.Cascade(slug) is not { } cascade) return NotFound();
        if (!Who.Where(WorkspaceAct.SeeUndecided, cascade).Any()) return NotFound();
        Status = AgreementStatus.Of(cascade, FormContext.TodayOf(cascade.Agreement, clock), clock.Now);
        var people = Who.CanForAll(WorkspaceAct.SeePeople) ? await People() : null;
        var tracker = new Tracker(Status);
        var meetings = Settings.Meetings.ToLookup(m => m.Body);
        Rows =
        [
            .. from row in tracker.Rows
               where row.Status.State is PartyState.Undecided or PartyState.Tabled or PartyState.ReferredBack or PartyState.Outdated
               let body = row.Status.Body
               where body is not null && Who.Can(WorkspaceAct.SeeUndecided, cascade, body)
               select new UndecidedRow(
                   row.Status, Tracker.NextMeeting(meetings, body.Id, Status.AsOf), FunctionsOf(row, cascade.County),
                   people?[row.Party.Id].ToList() ?? [], Who.Can(WorkspaceAct.RecordDecision, cascade, body)),
        ];
        var federations = cascade.County.Federations.Select(Tracker.ShortName).ToHashSet(StringComparer.Ordinal);
        Contacts = [.. Settings.Contacts.Where(c => c.Organisation is null || !federations.Contains(c.Organisation))];
        return Page();
    }

    private List<ContactFunction> FunctionsOf(TrackerRow row, County county)
    {
        var names = county.Federations.Where(f => row.Federations.Contains(f.Code, StringComparer.Ordinal)).Select(Tracker.ShortName)
            .Append(row.Party.Name).Append(row.Party.OfficialName).ToHashSet(StringComparer.Ordinal);
        return [.. Settings.Contacts.Where(c => c.Organisation is { } organisation && names.Contains(organisation))];
    }

    private async Task<ILookup<PrincipalId, (string Name, string? Email)>> People() =>
        (await db.Users.AsNoTracking().Include(a => a.Roles).ToListAsync())
            .SelectMany(a => a.Roles.Where(r => r.Role is Role.Officer or Role.Registrar && r.PrincipalId is not null), (a, r) => (r.PrincipalId!.Value, a))
            .ToLookup(p => p.Value, p => (p.a.DisplayName, p.a.Email));

    public string Lead => Rows.Count switch
    {
        0 => SeesAll ? L("Alla parter har beslutat.", "All parties have decided.") : L("Ni har beslutat.", "You have decided."),
        var n => L($"{n} av {Status.Counts.Parties} parter har inte beslutat om den aktuella texten. Läget den {Dates.Full(Status.AsOf)}.",
            $"{n} of {Status.Counts.Parties} parties have not decided on the current text. The position on {Dates.Full(Status.AsOf)}."),
    };
}
