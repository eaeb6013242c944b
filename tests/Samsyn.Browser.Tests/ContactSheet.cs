using System.Globalization;
using Samsyn.Browser.Tests.Checks;
using Samsyn.Browser.Tests.Journeys;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests;

/// <summary>
/// Photographs every registered visit in both languages, wide and narrow, light and dark, and the stops of a whole round, and makes a page of them, to be
/// looked at by people: <c>Samsyn.Browser.Tests contact-sheet FOLDER</c>.
/// </summary>
public static class ContactSheet
{
    /// <summary>Two languages at a time are as many as two cores draw.</summary>
    public static async Task<int> Photograph(string folder)
    {
        await using var sites = new Sites();
        var pictures = new Pictures(folder);
        await Task.WhenAll(Enum.GetValues<Language>().Select(language => Photograph(sites, language, pictures)));
        if (RegisteredVisits.IsWanted(A_whole_round.Name)) await A_whole_round.Play(sites, pictures);
        Console.WriteLine($"{pictures.Count} pictures in {await pictures.WriteIndex("index.html", "Every registered visit")}");
        return 0;
    }

    private static async Task Photograph(Sites sites, Language language, Pictures pictures)
    {
        var number = 0;
        foreach (var visit in RegisteredVisits.ByName.Values)
        {
            number++;
            if (!RegisteredVisits.IsWanted(visit.Name)) continue;
            var server = await sites.Of(visit.On);
            var reader = await sites.ReaderOf(visit, language);
            await using var opened = await OpenedPage.Open(reader, server, visit, language);
            await pictures.Take(
                opened.Page, string.Create(CultureInfo.InvariantCulture, $"{number:000}-{language.Code()}"), $"{visit.Name}, {language.Code()}", View.Wide, View.Phone, View.WideDark, View.PhoneDark);
        }
    }
}
