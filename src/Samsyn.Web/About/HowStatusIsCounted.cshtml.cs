using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Api;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary>
/// <c>/sa-raknas-laget</c>: the rules of status in plain words. Days and examples are computed by the domain while the page is
/// made; only the sentences are typed.
/// </summary>
/// <remarks>The rules themselves: CONTRACT.md C2 and C3.</remarks>
public sealed class HowStatusIsCountedModel : PageModel
{
    public void OnGet() => PageCache.Allow(HttpContext);

    /// <summary>What each state means, and whether it counts as a yes.</summary>
    public static IReadOnlyList<(PartyState State, string Means, string Counts)> States =>
    [
        (PartyState.Approved, L("Organet har sagt ja till den version som gäller nu.", "The body has said yes to the current version."), L("Ja", "Yes")),
        (PartyState.Conditional, L("Organet har sagt ja, men med ett villkor som ingen har bedömt som ofarligt.", "The body has said yes, but with a condition that nobody has assessed as harmless."), L("Nej, inte förrän villkoret är bedömt", "No, not until the condition is assessed")),
        (PartyState.Rejected, L("Organet har sagt nej till den version som gäller nu.", "The body has said no to the current version."), L("Nej", "No")),
        (PartyState.Outdated, L("Organet sa ja eller nej till en tidigare text. Den har ändrats i sak sedan dess.", "The body said yes or no to an earlier text, which has since been changed in substance."), L("Nej", "No")),
        (PartyState.Tabled, L("Frågan är uppskjuten till ett senare sammanträde.", "The matter is put off to a later meeting."), L("Nej", "No")),
        (PartyState.ReferredBack, L("Frågan har gått tillbaka för mer beredning.", "The matter has gone back for more preparation."), L("Nej", "No")),
        (PartyState.Undecided, L("Organet har inte beslutat, eller så står beslutet inte längre kvar.", "The body has not decided, or what it decided no longer stands."), L("Nej", "No")),
    ];

    /// <summary>The stages in the order in which they are tried; the first that holds is the agreement's.</summary>
    public static IReadOnlyList<(Stage Stage, string When)> Stages =>
    [
        (Stage.Expired, L("Avtalet har gällt, och dess sista dag har passerat.", "The agreement has been in force, and its last day has passed.")),
        (Stage.InForce, L("Avtalet har börjat gälla och gäller fortfarande.", "The agreement has entered into force and still runs.")),
        (Stage.Fallen, L("Ett nej gör att kravet inte kan uppfyllas.", "A no makes it impossible to meet the requirement.")),
        (Stage.Expired, L("Avtalstiden gick ut innan avtalet hann börja gälla.", "The term ended before the agreement could enter into force.")),
        (Stage.Decided, L("Kravet är uppfyllt, men den första giltighetsdagen har inte kommit.", "The requirement is met, but the first day in force has not come.")),
        (Stage.Preparing, L("Det finns ingen text att besluta om.", "There is no text to decide on.")),
        (Stage.Deciding, L("Någon part har behandlat den aktuella texten, eller så är alla beredande och rekommenderande steg klara.", "Some party has dealt with the current text, or every preparing and recommending step is done.")),
        (Stage.Recommending, L("Något rekommenderande organ har uttalat sig om den aktuella texten.", "Some recommending body has spoken on the current text.")),
        (Stage.Consulting, L("En remiss är öppen.", "A consultation is open.")),
        (Stage.Preparing, L("Inget av det andra stämmer.", "None of the others holds.")),
    ];

    /// <summary>Announced, three weeks later, last day to appeal, legal force: an ordinary case, an eve, a holiday, a Sunday.</summary>
    public static IEnumerable<(DateOnly Announced, DateOnly ThreeWeeks, DateOnly Last, DateOnly LegalForce, string Why)> Appeals()
    {
        foreach (var (announced, why) in new[]
        {
            (new DateOnly(2024, 6, 20), L("En vanlig torsdag", "An ordinary Thursday")),
            (new DateOnly(2024, 5, 31), L("Midsommarafton, sedan helg", "Midsummer’s Eve, then a weekend")),
            (new DateOnly(2022, 12, 5), L("Annandag jul", "Boxing Day")),
            (new DateOnly(2022, 11, 13), L("En söndag", "A Sunday")),
        })
        {
            var last = SwedishCalendar.AppealLastDay(announced);
            yield return (announced, announced.AddDays(21), last, last.AddDays(1), why);
        }
    }

    /// <summary>Last day in force and the last day to give notice twelve months ahead.</summary>
    public static (DateOnly Until, DateOnly LastNotice) Notice
    {
        get
        {
            var until = new DateOnly(2025, 2, 28);
            return (until, Months.LastNoticeDay(until, 12) ?? until);
        }
    }
}
