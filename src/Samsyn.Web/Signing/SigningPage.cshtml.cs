using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing;

/// <summary>Vem har skrivit under? Each party with who signs by its own decision, when and how it signed, and what was and was not verified.</summary>
/// <remarks>Neutral: in Swedish order of names, nobody ranked (R19). Source: R21, R24; DOMAIN.md 11, 105, 108.</remarks>
public sealed class SigningPageModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    private static readonly StringComparer SwedishOrder = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), false);
    private readonly Records _records = records;

    public SigningStatus Signing { get; private set; } = null!;

    public IReadOnlyList<PartySigning> Parties { get; private set; } = [];

    /// <summary>Somebody has made a plan, or signed: before that the page says what will stand here.</summary>
    public bool HasBegun { get; private set; }

    public string Title => L("Vem har skrivit under?", "Who has signed?");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        var (plan, signatures, changes) = await _records.Signing(Agreement.Id);
        Signing = SigningStatus.Of(Status, plan ?? SigningPlan.Usual, signatures, changes);
        HasBegun = plan is not null || signatures.Count > 0;
        Parties = [.. Signing.Parties.OrderBy(party => party.Party.Party.Name, SwedishOrder)];
        return Page();
    }

    /// <summary>"12 av 50 parter har skrivit under. 3 kan skriva under nu."</summary>
    public string Finding
    {
        get
        {
            int Of(SigningState state) => Signing.Parties.Count(party => party.State == state);
            List<string> parts = [L($"{Of(SigningState.Signed)} av {Signing.Parties.Count}\u00a0parter har skrivit under.", $"{Of(SigningState.Signed)} of {Signing.Parties.Count} parties have signed.")];
            if (Of(SigningState.Ready) is > 0 and var ready) parts.Add(L($"{ready}\u00a0kan göra det nu.", $"{ready} may do so now."));
            if (Of(SigningState.Declined) is > 0 and var no) parts.Add(L($"{no}\u00a0skriver inte under.", $"{no} will not sign."));
            return string.Join(' ', parts);
        }
    }

    public SigningMaster? Master => Status.Version is { } version ? Signing.Plan.MasterOf(version.Id) : null;

    /// <summary>Approved stones for those who have signed, plain ones for the rest.</summary>
    public IHtmlContent DrawStones() => StoneRow.Draw(
        new Caption("underskrifter", L($"Underskrifter den {Dates.Full(Status.AsOf)}", $"Signatures on {Dates.Full(Status.AsOf)}"), Finding),
        [.. Parties.OrderByDescending(p => p.State == SigningState.Signed).Select(p => new Stone(
            p.State switch { SigningState.Signed => PartyState.Approved, SigningState.PartlySigned => PartyState.Tabled, SigningState.Declined => PartyState.Rejected, SigningState.SignedOlderText => PartyState.Outdated, _ => PartyState.Undecided },
            $"{p.Party.Party.Name}: {p.State.Label()}"))], StoneSize.Small);

    /// <summary>"Tidigast 12 november 2022", "Beslutet säger inte vem": what is worth knowing of a party beside its state.</summary>
    public IEnumerable<string> Notes(PartySigning party)
    {
        if (party.State == SigningState.AwaitsLegalForce && party.MayFrom is { } from) yield return L($"Tidigast {Dates.Full(from)}", $"Not before {Dates.Full(from)}");
        if (party.State == SigningState.AwaitsOthers && Signing.Before(party.Party.Party.Id) is { Count: > 0 } before) yield return L($"Efter {(before.Count == 1 ? before[0].Party.Party.Name : $"{before.Count} andra parter")}", $"After {(before.Count == 1 ? before[0].Party.Party.Name : $"{before.Count} other parties")}");
        if (party.Signatories.Count == 0 && party.Party.State == PartyState.Approved) yield return L("Beslutet säger inte vem som skriver under", "The decision does not say who signs");
        if (party.Other.Count > 0 && party.Signatories.Count > 0) yield return L("Undertecknad av en funktion som beslutet inte nämner", "Signed by a function that the decision does not name");
        foreach (var mark in party.Marks) yield return mark.Label();
        if (party.SignedOlder && party.State != SigningState.SignedOlderText) yield return L("Har skrivit under en äldre text", "Has signed an older text");
        if (party.NewAssembly is { } election) yield return L($"Nya fullmäktige sedan {Dates.Full(election.AssembliesFrom)}: funktionen kan ha bytt innehavare", $"New assemblies since {Dates.Full(election.AssembliesFrom)}: another may hold the office");
        if (party.DecisionAnnulled) yield return L("Beslutet bakom underskriften har upphävts", "The decision behind the signature has been annulled");
    }

    public string SignedBy(Signature signature) => signature.Form == "electronic" ? L("elektroniskt", "electronically") : signature.Form == "paper" ? L("på papper", "on paper") : "";
}
