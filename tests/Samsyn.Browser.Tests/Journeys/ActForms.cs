using Microsoft.Playwright;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>Fills in the forms of the workspace, one question after another, as somebody with the minutes before her.</summary>
public static class ActForms
{
    private static int _number = 100;

    /// <summary>What is answered to a field, by its name, when nothing stands there yet. <c>#1</c> is the first choice of a list, or its only one.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["organ"] = "KF:1461",
        ["utredningens-namn"] = "Utredningen om egenmonitorering, 2025 (påhittad)",
        ["oppet-svar"] = "#1",
        ["grund"] = "Gallringsbeslut 2026:4",
        ["stalld-fraga"] = "#1",
        ["svar"] = "Ja, vid årsskiftet.",
        ["visas"] = "ja",
        ["var"] = "Socialchefsnätverket",
        ["med"] = "Socialcheferna",
        ["andrat"] = "Punkt 2.3 skrevs om.",
        ["fran"] = "Pensionärsrådet i Övningsstad (påhittat)",
        ["val"] = "keep",
        ["dag"] = "2022-11-23",
        ["utfall"] = "approved",
        ["villkor"] = "Avtalet ska följas upp efter ett år.",
        ["minoritet"] = "true",
        ["paragraf"] = "§ {0}",
        ["anslaget"] = "2022-11-28",
        ["beslut"] = "#1",
        ["fel"] = "anslaget",
        ["skal"] = "Protokollet säger en annan dag.",
        ["raknas"] = "counts",
        ["bedomare"] = "processledaren vid VästKom",
        ["dom"] = "Förvaltningsrätten i Göteborg, mål 1234-22",
        ["steg"] = "councils",
        ["plan"] = "tid",
        ["tid"] = "{1}",
        ["atagande"] = "#1",
        ["part"] = "#1",
        ["redovisning"] = "#1",
        ["anteckning"] = "Unit 7",
        ["lank"] = "https://example.org/underlag",
        ["grupp"] = "#1",
        ["titel"] = "Arbetsgruppen {0}",
        ["uppgift"] = "working",
        ["uppdrag"] = "Gruppen förbereder starten.",
        ["nominerar"] = "Göteborgsregionen 2",
        ["plats"] = "nominera",
        ["nominerad-av"] = "#1",
        ["funktion"] = "socialchef",
        ["stol"] = "#1",
        ["lamnad-dag"] = "2022-12-31",
        ["mote"] = "nytt",
        ["hande"] = "flytta",
        ["nar"] = "14 december 2022",
        ["dagordning"] = "Läget hos parterna.",
        ["motesdag"] = "2022-11-20",
        ["avser"] = "dokument",
        ["dokumentslag"] = "dialogue_material",
        ["rubrik"] = "Dialogmaterial {0}",
        ["dokumenttext"] = "Hur vill ni ha det?",
        ["avstamt-med"] = "#1",
        ["fraga"] = "Kan vi gå vidare?",
        ["material"] = "#1",
        ["inspel"] = "December passar bäst.",
        ["skriven-av"] = "nätverkets samordnare",
        ["om-punkt"] = "hela",
        ["hallning"] = "agree_with_changes",
        ["vikt"] = "decisive",
        ["vill"] = "Takvolymerna ska kunna ändras under året.",
        ["utgang"] = "extend",
        ["kraver"] = "Beslut i VästKoms styrelse.",
        ["kostnad"] = "125000",
        ["kostnadskalla"] = "påhittad kalkyl",
        ["sammandrag-rubrik"] = "Läget i november",
        ["sammandrag-text"] = "Parterna är överens om det mesta.",
        ["publicerat-av"] = "processledare vid VästKom",
        ["form"] = "common",
        ["ordning"] = "fri",
        ["fore"] = "nej",
        ["gammal"] = "-",
        ["ny"] = "kommunstyrelsens vice ordförande",
        ["uppdragsgivare"] = "SRO",
        ["krav"] = "Tydligt ansvar",
        ["motpart"] = "alla",
        ["arende"] = "1",
        ["vad"] = "lost",
        ["text"] = "Vi läser punkten olika.",
        ["stanger"] = "2027-03-01",
        ["last"] = "ja",
        ["DisplayName"] = "Prov {0}",
        ["UserName"] = "prov.{0}",
        ["ChosenRole"] = "reader",
    };

    /// <summary>A number that no other form has: a section of the minutes, a name.</summary>
    public static int Next() => Interlocked.Increment(ref _number);

    /// <summary>A month that no other form has: a plan made anew is another plan.</summary>
    private static string NextMonth() => new DateOnly(2023, 1, 1).AddMonths(Next() - 100).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The last part of the address: which question is on the screen.</summary>
    public static string Now(IPage page) => new Uri(page.Url).Segments[^1].TrimEnd('/');

    /// <summary>Presses the page's one filled button.</summary>
    public static Task Continue(IPage page) => page.Locator("main form button.ds-button[type=submit]").First.Leave();

    /// <summary>Answers every question before the one named, beginning with the one on the screen.</summary>
    public static Func<IPage, Task> To(string question, params (string Field, string Answer)[] otherwise) => async page =>
    {
        for (var asked = 0; Now(page) != question; asked++)
        {
            if (asked == 15) throw new InvalidOperationException($"Fifteen questions without {question}; now {page.Url}");
            await Answer(page, otherwise);
            await Continue(page);
        }
    };

    /// <summary>Goes on to check answers and does the act: the receipt is on the screen.</summary>
    public static async Task ToReceipt(IPage page)
    {
        await To("kontrollera")(page);
        await Continue(page);
    }

    /// <summary>Answers what is asked on the page.</summary>
    public static async Task Answer(IPage page, params (string Field, string Answer)[] otherwise)
    {
        var fields = page.Locator("main form").First;
        var names = await fields.Locator("[name]").EvaluateAllAsync<string[]>("all => [...new Set(all.map(f => f.name))]");
        foreach (var name in names)
        {
            var given = otherwise.FirstOrDefault(o => o.Field == name).Answer ?? Usual.GetValueOrDefault(name);
            if (given is null) continue;
            var field = fields.Locator($"[name='{name}']");
            var kind = await field.First.EvaluateAsync<string>("f => f.type");
            given = given.Replace("{0}", $"{Next()}", StringComparison.Ordinal).Replace("{1}", NextMonth(), StringComparison.Ordinal);
            // The label of a choice covers its whole row, the round button too: a press lands on it.
            if (kind is "radio" or "checkbox") await fields.Locator($"[name='{name}'][value='{given}']").CheckAsync(new LocatorCheckOptions { Force = true });
            else if (kind == "select-one")
                await field.SelectOptionAsync(given.StartsWith('#') ? new SelectOptionValue { Index = Math.Min(given[1] - '0', await field.Locator("option").CountAsync() - 1) } : new SelectOptionValue { Value = given });
            else if ((await field.InputValueAsync()).Length == 0) await field.FillAsync(given);
        }
    }
}
