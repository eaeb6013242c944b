using Samsyn.Domain.Signing;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing.Workspace;

/// <summary>What awaits a party about its signature: to sign when it may, and to say who signs when the assembly has been chosen anew (R21, R24).</summary>
public static class SigningToDos
{
    /// <summary>So many parties at most are told one by one: who leads the round sees the rest on the page.</summary>
    private const int OneByOne = 5;

    public static async ValueTask<IEnumerable<ToDoItem>> Of(ToDoAsker asker, Records records)
    {
        var items = new List<ToDoItem>();
        foreach (var card in asker.Cards)
        {
            var mine = asker.Who.MaySignFor(card.Status.Cascade).Select(party => party.Id).ToHashSet();
            if (mine.Count is 0 or > OneByOne) continue;
            var (plan, signatures, changes) = await records.Signing(card.Agreement.Id);
            if (plan is null) continue;
            var signing = SigningStatus.Of(card.Status, plan, signatures, changes);
            items.AddRange(signing.Parties.Where(party => mine.Contains(party.Party.Party.Id)).SelectMany(party => Of(card, signing, party)));
        }

        return items;
    }

    private static IEnumerable<ToDoItem> Of(AgreementCard card, SigningStatus signing, PartySigning party)
    {
        if (party.State is not (SigningState.Ready or SigningState.PartlySigned)) yield break;
        var name = party.Party.Party.Name;
        yield return new ToDoItem(
            signing.Plan.ExpiresOn, false, L($"Skriv under för {name}", $"Sign for {name}"), L("Hämta originalet, skriv under det och lämna den underskrivna filen.", "Fetch the original, sign it and hand in the signed file."),
            $"~/arbete/avtal/{card.Slug}/underskrifter/lamna?part={party.Party.Party.Id}", L("Lämna", "Hand in"), card.Title)
        {
            Slug = card.Slug,
            Others = L($"{signing.SignedCount} av {signing.Parties.Count} har skrivit under.", $"{signing.SignedCount} of {signing.Parties.Count} have signed."),
            Later = signing.Plan.ExpiresOn is { } last && last.DayNumber - card.Status.AsOf.DayNumber > ToDoAsker.DaysAhead,
        };
        if (party.NewAssembly is { } election)
            yield return new ToDoItem(
                null, false, L($"Vem skriver under för {name} nu?", $"Who signs for {name} now?"), L($"Nya fullmäktige sedan {Dates.Full(election.AssembliesFrom)}. Har funktionen bytts ut behöver det registreras.", $"New assemblies since {Dates.Full(election.AssembliesFrom)}. If the function has been replaced, record it."),
                $"~/arbete/avtal/{card.Slug}/{ReplaceForm.Kind}?part={party.Party.Party.Id}", L("Byt", "Replace"), card.Title) { Slug = card.Slug };
    }
}
