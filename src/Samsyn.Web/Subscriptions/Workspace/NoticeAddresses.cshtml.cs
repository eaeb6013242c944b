using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions.Workspace;

/// <summary>Where each party receives its notices: added and ended here.</summary>
public sealed class NoticeAddressesModel(SamsynDb db, Acts acts, Records records) : WorkspacePage
{
    public const int LongestFunction = 100;

    public IReadOnlyList<(Principal Party, IReadOnlyList<NoticeAddress> Addresses)> Parties { get; private set; } = [];

    public IEnumerable<Choice> PartyChoices => Parties.Select(p => new Choice(p.Party.Id.Value, p.Party.Name, Data: true));

    [BindProperty] public string? Party { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? Function { get; set; }

    public async Task<IActionResult> OnGetAsync(string? part)
    {
        if (!await Load()) return NotFound();
        (Party, Function) = (part, L("Registrator", "Registrar"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid actId)
    {
        if (!await Load()) return NotFound();
        if (Parties.All(p => p.Party.Id.Value != Party)) ModelState.AddModelError(nameof(Party), L("Välj en part.", "Choose a party."));
        if (EmailAddress.WhyNot(Email) is { } refusal) ModelState.AddModelError(nameof(Email), refusal.Sentence());

        Function = HeaderText.OneLine(Function ?? "").Trim();
        if (Function.Length is 0 or > LongestFunction) ModelState.AddModelError(nameof(Function), L($"Skriv vem som läser, med högst {LongestFunction} tecken.", $"Write who reads it, in at most {LongestFunction} characters."));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "notice_address.add", Who.AsForAll(WorkspaceAct.RunMail)), act => act.AddNoticeAddress(new PrincipalId(Party!), EmailAddress.Parse(Email), Function));
        return LocalRedirect(Url.Content("~/arbete/mejl/adresser"));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid actId, Guid address)
    {
        if (!Who.CanForAll(WorkspaceAct.RunMail)) return NotFound();
        await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "notice_address.end", Who.AsForAll(WorkspaceAct.RunMail)), act => act.EndNoticeAddress(address));
        return LocalRedirect(Url.Content("~/arbete/mejl/adresser"));
    }

    private async Task<bool> Load()
    {
        if (!Who.CanForAll(WorkspaceAct.RunMail)) return false;
        var addresses = (await db.NoticeAddresses.AsNoTracking().Where(a => a.EndedAt == null).OrderBy(a => a.AddedAt).ToListAsync()).ToLookup(a => a.Principal);
        Parties = [.. ((await records.County())?.Principals ?? []).OrderBy(p => p.Type == PrincipalType.Region ? 0 : 1).ThenBy(p => p.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), false)).Select(p => (p, (IReadOnlyList<NoticeAddress>)[.. addresses[p.Id]]))];
        return true;
    }
}
