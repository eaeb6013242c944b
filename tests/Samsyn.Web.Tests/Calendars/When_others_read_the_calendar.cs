using System.Diagnostics;
using System.Text.Json;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;

namespace Samsyn.Web.Tests.Calendars;

/// <summary>Judged by two other parsers, field by field: python's icalendar and vobject, both Debian's. Source: issue "The agreement itself", Done when 5.</summary>
public sealed class When_others_read_the_calendar
{
    private const string Script = """
        import sys, json, icalendar, vobject
        text = sys.stdin.buffer.read()
        def day(d): return d.isoformat()
        a = []
        for e in icalendar.Calendar.from_ical(text).walk('VEVENT'):
            a.append([str(e['UID']), int(e['SEQUENCE']), day(e['DTSTART'].dt), e['DTSTART'].params.get('VALUE'), day(e['DTEND'].dt), str(e['STATUS']), str(e['SUMMARY']), str(e.get('DESCRIPTION', '')), str(e['URL'])])
        b = []
        for e in vobject.readOne(text.decode('utf-8')).vevent_list:
            b.append([e.uid.value, int(e.sequence.value), day(e.dtstart.value), e.dtstart.params.get('VALUE', ['DATE'])[0], day(e.dtend.value), e.status.value, e.summary.value, e.description.value if hasattr(e, 'description') else '', e.url.value])
        json.dump({'icalendar': a, 'vobject': b}, sys.stdout)
        """;

    [Fact]
    public async Task Both_find_every_field()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var ics = await site.Text($"/avtal/{OpenSite.Exercise}/kalender.ics");
        using var answer = JsonDocument.Parse(await Ask(ics));
        var ours = The_calendar_of_an_agreement.Events(ics).Values.Select(e => string.Join('|',
            e["UID"], e["SEQUENCE"], Day(e["DTSTART;VALUE=DATE"]), "DATE", Day(e["DTEND;VALUE=DATE"]), e["STATUS"], Plain(e["SUMMARY"]), Plain(e.GetValueOrDefault("DESCRIPTION", "")), e["URL"])).ToList();

        Assert.InRange(ours.Count, 20, 200);
        Assert.Contains(ours, line => line.Contains("hjälpmedel", StringComparison.Ordinal));
        foreach (var parser in new[] { "icalendar", "vobject" })
            Assert.Equal(ours, answer.RootElement.GetProperty(parser).EnumerateArray().Select(e => string.Join('|', e.EnumerateArray().Select(v => v.ToString()))));
    }

    private static string Day(string day) => $"{day[..4]}-{day[4..6]}-{day[6..]}";

    private static string Plain(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    private static async Task<string> Ask(string ics)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new System.Text.UTF8Encoding(false), Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        })!;
        var said = python.StandardOutput.ReadToEndAsync();
        var wrong = python.StandardError.ReadToEndAsync();
        await python.StandardInput.WriteAsync(ics);
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        return python.ExitCode == 0 ? await said : throw new InvalidOperationException(await wrong);
    }
}
