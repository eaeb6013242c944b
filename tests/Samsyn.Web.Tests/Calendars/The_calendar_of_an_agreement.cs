using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Calendars;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;
using Samsyn.Web.Tests.Files.Schemas;

namespace Samsyn.Web.Tests.Calendars;

/// <summary>What one subscribes to says what is true now: a changed day moves, never doubles; what is withdrawn is cancelled. Source: RFC 5545; issue "The agreement itself", Done when 5.</summary>
[Rule("R10")]
public sealed class The_calendar_of_an_agreement
{
    private const string Feed = $"/avtal/{OpenSite.Exercise}/kalender.ics";

    /// <summary>Events by UID: their properties, unfolded.</summary>
    internal static Dictionary<string, Dictionary<string, string>> Events(string ics) =>
        ics.Replace("\r\n ", "", StringComparison.Ordinal).Split("BEGIN:VEVENT\r\n").Skip(1)
            .Select(e => e.Split("END:VEVENT")[0].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal))
            .ToDictionary(e => e["UID"], StringComparer.Ordinal);

    [Fact]
    public async Task Has_plans_meetings_and_last_days_with_their_certainty()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var ics = await site.Text(Feed);
        var events = Events(ics);

        var step = events[$"step-federations.{OpenSite.Exercise}@samsyn-14"];
        var second = events[$"step-federations-2.{OpenSite.Exercise}@samsyn-14"];
        Assert.Equal(("20220601", "20220701", "TENTATIVE"), (step["DTSTART;VALUE=DATE"], step["DTEND;VALUE=DATE"], step["STATUS"]));
        Assert.Equal(("20220801", "20220901"), (second["DTSTART;VALUE=DATE"], second["DTEND;VALUE=DATE"]));
        Assert.Contains("preliminärt juni alt. augusti", step["DESCRIPTION"], StringComparison.Ordinal);
        Assert.StartsWith("Övning: ", events[$"term-notice.{OpenSite.Exercise}@samsyn-14"]["SUMMARY"].Split(": ", 2)[1], StringComparison.Ordinal);
        Assert.Equal(("20251231", "20260101", "CONFIRMED"), (events[$"term-notice.{OpenSite.Exercise}@samsyn-14"]["DTSTART;VALUE=DATE"], events[$"term-notice.{OpenSite.Exercise}@samsyn-14"]["DTEND;VALUE=DATE"], events[$"term-notice.{OpenSite.Exercise}@samsyn-14"]["STATUS"]));
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain("\n", ics.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task A_changed_day_moves_and_never_doubles_and_a_withdrawn_one_is_cancelled(Engine engine)
    {
        await using var site = await OpenSite.Start(engine);
        var folder = Directory.CreateTempSubdirectory("samsyn-calendar-").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Examples.Root, "data/ovning/ovning-digitala-hjalpmedel"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Examples.Root, "data/ovning/ovning-digitala-hjalpmedel"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        var yaml = Path.Combine(folder, "agreement.yaml");
        var original = await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken);
        var uid = $"meeting-kf-1496-1.{OpenSite.Exercise}@samsyn-14";
        await Until(site, events => events[uid]["SEQUENCE"] == "0");
        var count = Events(await site.Text(Feed)).Count;

        await Import(site, yaml, original.Replace("\"KF:1496\", on: 2022-12-05", "\"KF:1496\", on: 2022-12-06", StringComparison.Ordinal));
        var moved = await Until(site, events => events[uid]["SEQUENCE"] == "1");
        Assert.Equal(("20221206", "CONFIRMED", count), (moved[uid]["DTSTART;VALUE=DATE"], moved[uid]["STATUS"], moved.Count));

        await Import(site, yaml, original.Replace("  - { body: \"KF:1496\", on: 2022-12-05, source: \"påhittad kallelse\" }\n", "", StringComparison.Ordinal));
        var gone = await Until(site, events => events[uid]["SEQUENCE"] == "2");
        Assert.Equal(("20221206", "CANCELLED", count), (gone[uid]["DTSTART;VALUE=DATE"], gone[uid]["STATUS"], gone.Count));

        await Import(site, yaml, original);
        Assert.Equal("CONFIRMED", (await Until(site, events => events[uid]["SEQUENCE"] == "3"))[uid]["STATUS"]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Of_all_agreements_has_no_exercises_and_an_unknown_principal_none()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        Assert.Empty(Events(await site.Text("/kalender.ics")));
        Assert.Contains("X-WR-CALNAME:Samsyn: Mellerud", await site.Text("/kalender.ics?huvudman=1461"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Get("/kalender.ics?huvudman=9999")).StatusCode);
    }

    [Fact]
    public void Text_is_escaped_and_folded_within_no_character()
    {
        var calendar = new ICalendar("Å;ä,ö", "x");
        calendar.Event("u", 2, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateOnly(2026, 12, 31), new DateOnly(2026, 12, 31), "CONFIRMED", new string('å', 60) + " 😀 \\ slut", "rad\nnästa; a, b", "https://x.se/");
        var ics = calendar.End();

        Assert.Contains("NAME:Å\\;ä\\,ö\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:rad\\nnästa\\; a\\, b\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20270101\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:" + new string('å', 60) + " 😀 \\\\ slut", ics.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    private static async Task Import(OpenSite site, string path, string yaml)
    {
        await File.WriteAllTextAsync(path, yaml);
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        await site.Store.Acts.Import(ImportSet.Read([path], clock.Now, faults), clock.Today, faults);
        faults.ThrowIfAny();
    }

    /// <summary>The worker follows within a second; the answer is right from the first.</summary>
    private static async Task<Dictionary<string, Dictionary<string, string>>> Until(OpenSite site, Func<Dictionary<string, Dictionary<string, string>>, bool> holds)
    {
        for (var i = 0; ; i++)
        {
            var events = Events(await site.Text(Feed));
            await using var db = site.Store.Context();
            var waiting = await db.Outbox.AnyAsync(m => m.DoneAt == null && m.Kind == "history", TestContext.Current.CancellationToken);
            if (!waiting && holds(events)) return events;
            Assert.True(i < 100, "The calendar did not follow.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
