using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// The component page at <c>/byggstenar</c>: every part in every state. With <c>?fel=1</c> it comes as a form that was sent
/// back, with an error summary and rows in error.
/// </summary>
public sealed class ByggstenarModel : PageModel
{
    [BindProperty(SupportsGet = true, Name = "fel")]
    public int WithErrors { get; set; }

    public string? Paragraph { get; set; }

    public string? Faulty { get; set; }

    public string? On { get; set; } = "2022-12-14";

    public string? Condition { get; set; }

    public string? Federation { get; set; } = "FY";

    public string? Outcome { get; set; } = "approved";

    public string? Votes { get; set; }

    public IReadOnlyList<string> Instruments { get; set; } = ["hjalpmedel"];

    public bool Read { get; set; }

    public IReadOnlyList<Choice> Federations =>
    [
        new("", L("Alla", "All")), new("BR", "Boråsregionen", Data: true), new("FY", "Fyrbodal", Data: true),
        new("GR", "Göteborgsregionen", Data: true), new("SK", "Skaraborg", Data: true),
    ];

    public IReadOnlyList<Choice> Outcomes =>
    [
        new("approved", L("Godkände avtalet", "Approved the agreement"), L("Kommunen ingår avtalet som det är skrivet.", "The municipality enters into the agreement as written.")),
        new("conditional", L("Godkände med villkor", "Approved with a condition"), L("Avtalet godkändes, men med ett förbehåll. Processledaren bedömer om beslutet räknas.", "The agreement was approved, but with a reservation. The process leader assesses whether the decision counts.")),
        new("rejected", L("Avslog", "Rejected"), L("Kommunen ingår inte avtalet.", "The municipality does not enter into the agreement.")),
        new("tabled", L("Bordlade", "Postponed"), L("Frågan tas upp igen vid ett senare sammanträde.", "The matter comes up again at a later meeting.")),
        new("referred_back", L("Återremitterade", "Referred back"), L("Frågan går tillbaka för mer beredning.", "The matter goes back for more preparation.")),
    ];

    public IReadOnlyList<Choice> YesNo => [new("true", L("Ja", "Yes")), new("false", L("Nej", "No"))];

    public IReadOnlyList<Choice> Agreements =>
        [new("digitala-hjalpmedel", "Samverkansavtal digitala hjälpmedel", Data: true), new("hjalpmedel", "Samarbetsavtal om hjälpmedel", Data: true)];

    public void OnGet()
    {
        if (WithErrors > 0)
        {
            ModelState.AddModelError("On", L("Ange en beslutsdag som har varit. 14 december 2022 ligger i framtiden.", "Give a day that has been. 14 December 2022 is in the future."));
            ModelState.AddModelError("Outcome", L("Välj vad organet beslutade.", "Choose what the body decided."));
            ModelState.AddModelError("OnRow", L("Dagen ligger i framtiden. I dag är det 29 november 2022.", "The day is in the future. Today is 29 November 2022."));
            ModelState.AddModelError("ParagraphRow", L("Paragrafen saknas.", "The section is missing."));
        }
    }
}
