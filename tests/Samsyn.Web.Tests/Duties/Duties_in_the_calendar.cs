using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;
using Samsyn.Web.Tests.Calendars;

namespace Samsyn.Web.Tests.Duties;

/// <summary>The days of duties in what one subscribes to.</summary>
[Rule("R10")]
public sealed class Duties_in_the_calendar
{
    [Fact]
    public async Task Stand_with_their_certainty_and_say_where_they_are_stated()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var events = The_calendar_of_an_agreement.Events(await site.Text($"/avtal/{OpenSite.Exercise}/kalender.ics"));
        Dictionary<string, string> Of(string key) => events[$"{key}.{OpenSite.Exercise}@samsyn-14"];

        var volumes = Of("duty-takvolymer-2022");
        Assert.Equal(("20221209", "20221210", "CONFIRMED"), (volumes["DTSTART;VALUE=DATE"], volumes["DTEND;VALUE=DATE"], volumes["STATUS"]));
        Assert.StartsWith("Senast: Rapportera takvolymer\\, 2022: Övning", volumes["SUMMARY"], StringComparison.Ordinal);
        Assert.Contains("Punkt 4.2 i avtalet.", volumes["DESCRIPTION"], StringComparison.Ordinal);
        var wishes = Of("duty-onskemal-once");
        Assert.Equal(("20230301", "20230401", "TENTATIVE"), (wishes["DTSTART;VALUE=DATE"], wishes["DTEND;VALUE=DATE"], wishes["STATUS"]));
        Assert.Contains("preliminärt mars 2023", wishes["DESCRIPTION"], StringComparison.Ordinal);
        // Counted from each one's own decision: a day and an entry of its own.
        Assert.Equal("20221014", Of("duty-kontaktperson-once-1440")["DTSTART;VALUE=DATE"]);
        Assert.Contains("(Ale)", Of("duty-kontaktperson-once-1440")["SUMMARY"], StringComparison.Ordinal);
    }
}
