using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Consultations.Conferences;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Who has registered for a conference (anmälda): for its leaders alone, until the names are erased.</summary>
public sealed class RegisteredModel(Records records, SamsynDb db) : WorkspacePage
{
    public Cascade Cascade { get; private set; } = null!;

    public Conference Conference { get; private set; } = null!;

    public int EraseAfter { get; private set; }

    public string ConferenceLink { get; private set; } = "";

    public string CsvLink { get; private set; } = "";

    /// <summary>In the order they registered.</summary>
    public IReadOnlyList<ConferenceRegistration> Registrations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang, string? namn, string? som)
    {
        if (!Who.CanForAll(WorkspaceAct.RunConsultation) || namn is null || await records.Cascade(slug) is not { } cascade) return NotFound();
        Cascade = cascade;
        if ((await records.RoundsAlone(cascade.Agreement.Id)).FirstOrDefault(r => r.Version == omgang) is not { } round || round.Conference(namn) is not { } conference) return NotFound();
        (Conference, EraseAfter, ConferenceLink) = (conference, round.Settings.EraseRegistrationsAfter, ConferencePageModel.LinkTo(slug, round, conference));
        CsvLink = $"~/arbete/avtal/{slug}/remiss/anmalda?namn={Uri.EscapeDataString(namn)}&omgang={Uri.EscapeDataString(round.Version)}&som=csv";
        Registrations = await db.Registrations.AsNoTracking().Where(r => r.ConsultationId == round.Id && r.Conference == namn).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync();
        if (som != "csv") return Page();
        using var text = new StringWriter();
        var csv = new CsvWriter(text, forSpreadsheets: true);
        csv.Line([L("Namn", "Name"), L("Organisation", "Organisation"), L("E-post", "E-mail"), L("Behöver", "Needs")]);
        foreach (var one in Registrations) csv.Line([one.Name, one.Organisation ?? "", one.Email ?? "", one.Needs ?? ""]);
        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{slug}-anmalda.csv");
    }
}
