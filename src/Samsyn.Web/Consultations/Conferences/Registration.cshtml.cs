using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Conferences;

/// <summary>One's own registration for a conference, by an address only its holder has: the receipt, and the way to withdraw.</summary>
public sealed class RegistrationModel(Records records, Clock clock, SamsynDb db, Acts acts) : AgreementPage(records, clock)
{
    private readonly Records read = records;

    /// <summary>Null when it has been withdrawn or erased, or never was.</summary>
    public ConferenceRegistration? Registration { get; private set; }

    public Conference? Conference { get; private set; }

    public string Title => Registration is null ? L("Ingen anmälan", "No registration") : L("Du är anmäld", "You are registered");

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, string secret)
    {
        if (!await Load(slug, null)) return NotFound();
        await Find(id, secret);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, string secret)
    {
        if (!await Load(slug, null)) return NotFound();
        await Find(id, secret);
        if (Registration is not null) await acts.Run(new ActOrder(Guid.CreateVersion7(), "conference.withdraw", new Actor(null, "open")) { AgreementSlug = slug }, act => act.Withdraw(slug, id));
        return LocalRedirect(Url.Content($"~/avtal/{slug}/remiss/anmalan/{id}/{secret}"));
    }

    private async Task Find(Guid id, string secret)
    {
        if (await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is not { } found) return;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(found.SecretSha256), Encoding.ASCII.GetBytes(AnswerActs.SecretHash(secret)))) return;
        if ((await read.RoundsAlone(Agreement.Id)).FirstOrDefault(r => r.Id == found.ConsultationId) is not { } round) return;
        (Registration, Conference) = (found, round.Conference(found.Conference));
    }
}
