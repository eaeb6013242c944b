using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary><c>/oppna-data</c>: every file and address a program may rely on, what the keys mean, and the licence.</summary>
/// <remarks>The shape of the JSON is CONTRACT.md C3; the words of its values are read from <c>Files/Spelling.cs</c>.</remarks>
public sealed class OpenDataModel(Records records) : PageModel
{
    /// <summary>The agreements whose files are listed.</summary>
    public IReadOnlyList<Cascade> Agreements { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Agreements = await records.Cascades();
        PageCache.Allow(HttpContext);
    }

    /// <summary>An agreement for the examples: one that is there, so that the reader can paste the line.</summary>
    public string Example => (Agreements.FirstOrDefault(c => c.Agreement.Settings.Demonstration) ?? (Agreements.Count > 0 ? Agreements[0] : null))?.Agreement.Slug ?? "exempel-avtal";

    /// <summary>Where the site is, for lines to paste: <c>https://samsyn.example.org</c>.</summary>
    public string Site => $"{Request.Scheme}://{Request.Host.ToUriComponent()}{Request.SiteRoot().ToUriComponent()}";

    /// <summary>The columns of <c>beslut.csv</c>, in order; a test compares with the file.</summary>
    public static IReadOnlyList<(string Column, string Means)> CsvColumns =>
    [
        ("agreement", L("Avtalets kortnamn.", "The agreement’s short name.")),
        ("as_of", L("Dagen läget gäller.", "The day the status is for.")),
        ("party", L("Kommunkod eller regionens id.", "Municipality code or the region’s id.")),
        ("name", L("Partens namn.", "The party’s name.")),
        ("federation", L("Kommunalförbund, med kod.", "Federation, by its code.")),
        ("care_area", L("Vårdsamverkansområde. Tomt när det inte är känt.", "Care area. Empty when not known.")),
        ("state", L("Partens läge, med orden nedan.", "The party’s state, in the words below.")),
        ("body", L("Organet som beslutar, till exempel KF:1480.", "The deciding body, for example KF:1480.")),
        ("on", L("Dagen organet beslutade.", "The day the body decided.")),
        ("version", L("Versionen beslutet gäller.", "The version the decision is about.")),
        ("paragraph", L("Paragrafen i protokollet.", "The paragraph of the minutes.")),
        ("condition", L("Villkoret, ordagrant.", "The condition, word for word.")),
        ("reservations", L("Reservationer, med semikolon emellan.", "Dissent, separated by semicolons.")),
        ("appeal_until", L("Sista dag att överklaga, uträknad.", "Last day to appeal, computed.")),
        ("legal_force_on", L("Dagen beslutet får laga kraft.", "The day the decision gains legal force.")),
        ("flags", L("Anmärkningar, med orden nedan.", "Remarks, in the words below.")),
        ("source", L("Var det står, oftast protokollets adress.", "Where it says so, usually the address of the minutes.")),
        ("demonstration", L("true när besluten är påhittade.", "true when the decisions are invented.")),
    ];

    /// <summary>The keys of the status, in the order of the JSON.</summary>
    public static IReadOnlyList<(string Key, string Means)> StatusKeys =>
    [
        ("agreement", L("Avtalets kortnamn, det som står i adressen.", "The agreement’s short name, as in the address.")),
        ("demonstration", L("true när besluten är påhittade, annars finns nyckeln inte.", "true when the decisions are invented; otherwise the key is absent.")),
        ("as_of", L("Dagen läget gäller.", "The day the status is for.")),
        ("version", L("Den text som är aktuell den dagen.", "The text that is current that day.")),
        ("stage", L("Avtalets skede. Orden står längre ner.", "The agreement’s stage. The words are listed below.")),
        ("entry_into_force.rule", L("Kravet: all, quorum, per_party eller unknown.", "The requirement: all, quorum, per_party or unknown.")),
        ("entry_into_force.met", L("Om kravet är uppfyllt. null när kravet inte är känt.", "Whether it is met. null when it is not known.")),
        ("entry_into_force.fallen", L("Om ett nej gör att det inte kan uppfyllas.", "Whether a no makes it impossible to meet.")),
        ("entry_into_force.in_force_on", L("Dagen avtalet började eller börjar gälla. Kan ligga efter as_of.", "The day it entered or enters into force. May lie after as_of.")),
        ("entry_into_force.version", L("Den version som gäller.", "The version in force.")),
        ("entry_into_force.stated", L("true när det är en källa som säger att avtalet gäller, inte besluten.", "true when it is a source that says so, not the decisions.")),
        ("entry_into_force.reason", L("Varför, i en mening på svenska.", "Why, in one Swedish sentence.")),
        ("entry_into_force.blocking", L("De parter som ikraftträdandet väntar på.", "The parties that entry into force waits for.")),
        ("term.from, until, last_notice_day", L("Avtalstiden och sista dagen att säga upp.", "The term and the last day to give notice.")),
        ("counts", L("Antal parter i varje läge. De sju talen blir tillsammans parties.", "Parties in each state. The seven add up to parties.")),
        ("population_share_approved", L("Andel av invånarna i kommuner som har sagt ja, fyra decimaler.", "Share of inhabitants in municipalities that said yes, four decimals.")),
        ("steps[]", L("Stegen i beslutsordningen: step, done, on, early och bodies med id, outcome och on.", "The steps of the cascade: step, done, on, early and bodies with id, outcome and on.")),
        ("parties[].id", L("Kommunkod eller regionens id.", "Municipality code or the region’s id.")),
        ("parties[].state", L("Partens läge. Orden står längre ner.", "The party’s state. The words are listed below.")),
        ("parties[].body, on, version", L("Organet som beslutar, och dess senaste besluts dag och version.", "The deciding body, and the day and version of its latest decision.")),
        ("parties[].in_force_on", L("Från när avtalet gäller för parten.", "From when the agreement applies to the party.")),
        ("parties[].appeal_until", L("Sista dag att överklaga, uträknad.", "Last day to appeal, computed.")),
        ("parties[].appeal_until_stated", L("Sista dag enligt anslaget.", "Last day as the notice states it.")),
        ("parties[].legal_force_on", L("Dagen beslutet får laga kraft.", "The day the decision gains legal force.")),
        ("parties[].flags", L("Anmärkningar. Orden står längre ner.", "Remarks. The words are listed below.")),
    ];
}
