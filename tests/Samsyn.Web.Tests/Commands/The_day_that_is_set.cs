using System.Text.Json;
using AngleSharp.Html.Parser;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Files;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Commands;

/// <summary><c>--today</c>: one command, or a server of exercises, counts another day as today.</summary>
[Rule("C0.today")]
public sealed class The_day_that_is_set
{
    private const string Exercise = "ovning-nattillsyn-skaraborg";

    [Fact]
    public async Task Is_the_day_of_a_status_and_of_what_is_read_in()
    {
        using var folder = new Folder();
        var database = folder["samsyn.db"];
        folder.Put("county.yaml", Importing.County);
        folder.Put("principals.csv", Importing.Five);
        folder.Put("federations.csv", Importing.Federations);
        var agreement = folder.Put("avtal.yaml", Importing.Agreement("  - { body: HSS, on: 2022-03-01, outcome: approved }", slug: "ett-avtal"));

        // In 2022-02 the decision is still to come.
        (await Executable.Run("import", folder.Path, "--today", "2022-02-28", "--database", database))
            .AssertRefused($"{agreement}:16:22: 2022-03-01 ligger i framtiden; i dag är det 2022-02-28 — ange en dag som har varit");
        (await Executable.Run("import", folder.Path, "--today", "2022-03-01", "--database", database)).AssertDone();

        async Task<string?> AsOf(params string[] more)
        {
            using var status = JsonDocument.Parse((await Executable.Run(["status", "ett-avtal", "--json", "--database", database, .. more])).AssertDone());
            return status.RootElement.GetProperty("as_of").GetString() + " " + status.RootElement.GetProperty("counts").GetProperty("approved");
        }

        Assert.Equal("2022-03-02 1", await AsOf("--today", "2022-03-02"));
        Assert.Equal("2022-02-28 0", await AsOf("--today", "2022-03-02", "--as-of", "2022-02-28"));
        // It was recorded on the set day: the evening before nothing was known.
        Assert.Equal("2022-03-02 0", await AsOf("--as-of", "2022-03-02", "--known-at", "2022-02-28T23:00:00Z"));
        Assert.Equal("2022-03-02 1", await AsOf("--as-of", "2022-03-02", "--known-at", "2022-03-01T23:00:00Z"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_refused_for_a_server_as_soon_as_one_agreement_is_real(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);
        await Executable.Import(store.Setting, "data/county-14", "data/ovning/ovning-digitala-hjalpmedel", "data/avtal/naturbruk-2023");

        (await Executable.Run("serve", "--today", "2022-11-29", "--urls", "http://127.0.0.1:0", "--database", store.Setting))
            .AssertRefused("--today går bara att använda med serve när alla avtal är övningar, och naturbruk-2023 är inte det — utelämna --today.");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_said_on_every_page_of_a_server_and_is_the_day_of_every_agreement(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);
        await Executable.Import(store.Setting, "data/county-14", "data/ovning");
        // Neither today nor the day the exercise is made for.
        await using var serving = await Serving.Start(store.Setting, "--today", "2022-10-14");
        var agreement = "/avtal/" + Exercise;
        foreach (var path in new[]
        {
            "/", "/avtal", agreement, agreement + "/beslut", agreement + "/tidplan", agreement + "/historik", "/sa-raknas-laget", "/oppna-data", "/om",
            "/tillganglighet", "/ovningsdata", "/logga-in", "/finns-inte",
        })
        {
            Assert.Contains("Webbplatsen räknar 14 oktober 2022 som i dag.", await Banner(path), StringComparison.Ordinal);
            Assert.Contains("The site counts 14 October 2022 as today.", await Banner("/en" + path.TrimEnd('/')), StringComparison.Ordinal);
        }

        Assert.Contains("value=\"2022-10-14\"", await serving.Page(agreement + "/beslut"), StringComparison.Ordinal);
        Assert.Contains($"{Exercise},2022-10-14,", await serving.Page(agreement + "/beslut.csv"), StringComparison.Ordinal);
        using var status = JsonDocument.Parse(await serving.Page($"/api/v1/agreements/{Exercise}/status"));
        Assert.Equal("2022-10-14", status.RootElement.GetProperty("as_of").GetString());

        async Task<string> Banner(string path)
        {
            using var page = new HtmlParser().ParseDocument(await serving.Page(path));
            return Visitor.Words(page.QuerySelector("section.exercise"));
        }
    }
}
