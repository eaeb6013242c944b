using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Files;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Commands;

/// <summary>
/// Files nobody should have to fear: read in beside a running server, each is told with its place and what mends it, no table has a row
/// more, and no reader sees anything else than before.
/// </summary>
[Rule("C0.faults", "C0.yaml", "C0.import", "C0.exit")]
public sealed class Bad_input_while_the_server_runs
{
    /// <summary>What is wrong with each file, and the line that says so. All are read in at once, and every one is told.</summary>
    private static readonly (string Name, byte[] File, string Told)[] Files =
    [
        Of("alias-bomb", "samsyn: 1\na: &a [x, x, x]\nb: &b [*a, *a, *a]\nagreement:\n  parties: *b\n",
            "2:4: ankare (&a) får inte användas — ta bort ankaret och skriv ut värdet där det behövs"),
        Of("anchor-text", "samsyn: 1\nagreement:\n  slug: \"text\n", "3:9: filen är inte giltig YAML här — kontrollera indrag, kolon, hakar och citattecken på raden och på raden före"),
        Of("body", Importing.Agreement("  - { body: HSB, on: 2022-03-01, outcome: approved }", slug: "body"),
            "16:13: organet HSB finns inte i länets register — använd ett organ som registret har, eller lägg till det i länsfilen"),
        Of("day", Importing.Agreement("  - { body: HSS, on: 2022-02-30, outcome: approved }", slug: "day"),
            "16:22: 2022-02-30 är ingen dag som finns — skriv dagen som åååå-mm-dd, till exempel 2022-10-13"),
        Of("deep", "samsyn: 1\nagreement:\n  slug: deep\n  x: " + new string('[', 63) + new string(']', 63) + "\n", "4:68: djupare än 64 nivåer — flytta ut innehållet till en grundare nivå"),
        Of("edtf", Importing.Agreement(slug: "edtf").Replace("\"2022-02\"", "\"2022-02/2021-02\"", StringComparison.Ordinal),
            "12:59: ”2022-02/2021-02” är inget planerat datum: slutet 2021-02 ligger före början — skriv ett år (2022), en årstid (2022-21 till 2022-24), en månad (2022-05) eller en dag; två med snedstreck emellan, eller [2022-06,2022-08] för något av dem"),
        Of("empty", "", "1:1: filen är tom — börja filen med samsyn: 1"),
        Of("far-away", Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-10, file: ../recorded/county.yaml }", slug: "far-away"),
            "10:42: ”../recorded/county.yaml” pekar utanför mappen — skriv ett filnamn i samma mapp eller en undermapp, till exempel text/avtal-1.0.md"),
        Of("folder", Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-10, file: mapp }", slug: "folder"),
            "10:42: filen mapp finns inte — lägg den i samma mapp som folder.yaml, eller rätta namnet"),
        Of("future", Importing.Agreement("  - { body: HSS, on: 2999-03-01, outcome: approved }", slug: "future"),
            $"16:22: 2999-03-01 ligger i framtiden; i dag är det {new Clock(TimeProvider.System).Today:yyyy-MM-dd} — ange en dag som har varit"),
        Of("key", Importing.Agreement(more: "tittel: Avtal", slug: "key"), "7:3: okänd nyckel tittel — menade du title?"),
        Of("key-twice", Importing.Agreement(more: "title: Avtal", slug: "key-twice"), "7:3: nyckeln title står två gånger — ta bort den ena"),
        Of("line", "samsyn: 1\nagreement:\n  slug: line\n  title: T\n  form: multilateral\n  parties: all\n  purpose: " + new string('x', 10_000_000) + "\n  tittel: T\n",
            "8:3: okänd nyckel tittel — menade du title?"),
        Of("link", Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-10, file: lank.md }", slug: "link"),
            "10:42: ”lank.md” går genom en länk — lägg själva filen i mappen"),
        Of("loop", Importing.Agreement(slug: "loop").Replace("after: [] ", "after: [councils] ", StringComparison.Ordinal),
            "14:64: stegen väntar på varandra: sro → councils → sro — ta bort ett av stegen ur after"),
        Of("missing", Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-10, file: text/borta.md }", slug: "missing"),
            "10:42: filen text/borta.md finns inte — lägg den i samma mapp som missing.yaml, eller rätta namnet"),
        Of("nul", Importing.Agreement(slug: "nul").Replace("Provavtal", "Prov\0avtal", StringComparison.Ordinal),
            "4:14: ett NUL-tecken (U+0000) — ta bort tecknet; är filen sparad som UTF-16, spara om den som UTF-8"),
        Of("other-content", Importing.Agreement("  - { body: HSS, on: 2022-03-01, outcome: rejected, paragraph: \"§ 7\" }", versions: "    - { id: \"1.0\", on: 2022-01-10, file: annan.md }", slug: "ett-avtal"),
            "10:7: version 1.0 är redan registrerad med en annan text — en publicerad version ändras inte: ge den nya texten ett eget id",
            "16:5: ett annat beslut av HSS den 2022-03-01 § 7 är redan registrerat — rätta det med corrected, eller ange paragrafen om det är ett annat beslut"),
        Of("party-twice", Importing.Agreement(parties: "[\"9901\", VGR, \"9901\"]", slug: "party-twice"), "6:26: 9901 står två gånger som part — ta bort den ena"),
        Of("quorum", Importing.Agreement(rule: "rule: quorum, parties: 6", slug: "quorum"), "8:46: 6 parter kan aldrig nås, för avtalet har 5 — sänk antalet i parties"),
        Of("same-slug-1", Importing.Agreement(slug: "same-slug")),
        Of("same-slug-2", Importing.Agreement(slug: "same-slug").Replace("Provavtal", "Ett annat avtal", StringComparison.Ordinal),
            "3:3: avtalet same-slug beskrivs på ett annat sätt i {in}/same-slug-1.yaml — skriv samma uppgifter under agreement i båda filerna"),
        Of("slug", Importing.Agreement(slug: new string('a', 65)),
            "3:9: ”" + new string('a', 60) + "…” är inget giltigt kortnamn — skriv små bokstäver a–z, siffror och bindestreck, högst 64 tecken, till exempel hos-2023"),
        Of("step", Importing.Agreement(slug: "step").Replace("for: VGR, after: [sro]", "for: VGR, after: [srp]", StringComparison.Ordinal),
            "13:68: after namnger steget ”srp”, som inte finns — menade du sro?"),
        Of("tab", "samsyn: 1\nagreement:\n  slug: tab\n\ttitle: Tab\n", "4:1: raden är indragen med tabb — dra in med blanksteg"),
        ("utf-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Importing.Agreement(slug: "utf-16"))).ToArray(),
            "1:1: filen är sparad som UTF-16, inte UTF-8 — spara om filen med teckenkodningen UTF-8"),
        ("windows-1252", Encoding.Latin1.GetBytes(Importing.Agreement(slug: "windows").Replace("Provavtal", "Prövavtal", StringComparison.Ordinal)),
            "4:12: filen är inte UTF-8 (den ser ut att vara sparad i Windows-1252, även kallat ANSI): byte 0xF6 — spara om filen med teckenkodningen UTF-8"),
    ];

    private static (string, byte[], string) Of(string name, string text, params string[] told) => (name, Encoding.UTF8.GetBytes(text), string.Join('\n', told));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_told_line_by_line_and_leaves_no_trace(Engine engine)
    {
        using var folder = new Folder();
        await using var store = await Engines.Fresh(engine);
        folder.Put("recorded/county.yaml", Importing.County);
        folder.Put("recorded/principals.csv", Importing.Five);
        folder.Put("recorded/federations.csv", Importing.Federations);
        folder.Put("recorded/ett.md", "# Ett avtal\n");
        folder.Put("recorded/avtal.yaml", Importing.Agreement(
            "  - { body: HSS, on: 2022-03-01, outcome: approved, paragraph: \"§ 7\" }", versions: "    - { id: \"1.0\", on: 2022-01-10, file: ett.md }", slug: "ett-avtal"));
        (await Executable.Run("import", folder["recorded"], "--database", store.Setting)).AssertDone();
        await using var serving = await Serving.Start(store.Setting);
        // The server makes the line of history that the import left it to do.
        while (await store.Count("agreement_event") == 0) await Task.Delay(50, TestContext.Current.CancellationToken);
        var (rows, pages) = (await Rows(store), await Pages(serving));

        // Every fault of every file in one go.
        foreach (var (name, bytes, _) in Files) folder.Put($"in/{name}.yaml", bytes);
        folder.Put("in/annan.md", "# En annan text\n");
        Directory.CreateDirectory(folder["in/mapp"]);
        File.CreateSymbolicLink(folder["in/lank.md"], "/etc/hostname");
        await Refused(
            Files.Where(file => file.Told.Length > 0).SelectMany(file => file.Told.Split('\n').Select(line => $"{folder["in"]}/{file.Name}.yaml:{line.Replace("{in}", folder["in"], StringComparison.Ordinal)}")),
            folder["in"]);

        // What is no file that can be read, each named as it was written.
        using (var large = File.Create(folder["stor.yaml"])) large.SetLength(50 * 1024 * 1024);
        Directory.CreateDirectory(folder["mapp.yaml"]);
        File.CreateSymbolicLink(folder["lank.yaml"], folder["ingenstans"]);
        await Refused(
            [
                "/proc/self/mem:1:1: filen går inte att läsa — kontrollera att det är en fil och att du har rätt att läsa den",
                $"{folder["in"]}/annan.md:1:1: filen är ingen YAML-fil — ange länsfilen eller avtalsfilen som namnger den",
                $"{folder["lank.yaml"]}:1:1: filen finns inte — kontrollera namnet och mappen",
                $"{folder["mapp.yaml"]}:1:1: mappen innehåller inga YAML-filer — ange en mapp med county.yaml eller agreement.yaml",
                $"{folder["saknas"]}/:1:1: filen finns inte — kontrollera namnet och mappen",
                $"{folder["stor.yaml"]}:1:1: filen är större än 32 MB — dela upp den i flera filer på högst 32 MB",
            ],
            folder["stor.yaml"], folder["mapp.yaml"], "/proc/self/mem", folder["lank.yaml"], folder["saknas"] + "/", folder["in/annan.md"]);

        // All is right but the last line of the last file.
        folder.Put("sist/a.yaml", Importing.Agreement("  - { body: HSS, on: 2022-03-01, outcome: approved }", slug: "a"));
        folder.Put("sist/z.yaml", Importing.Agreement("  - { body: HSS, on: 2022-03-01, outcome: approved }\n  - { body: \"KF:9999\", on: 2022-03-01, outcome: approved }", slug: "z"));
        await Refused(
            [$"{folder["sist"]}/z.yaml:17:13: organet KF:9999 finns inte i länets register — använd ett organ som registret har, eller lägg till det i länsfilen"], folder["sist"]);

        // The same reader sees a right file within a second, byte order mark, CRLF and all.
        folder.Put("rätt.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Importing.Agreement(slug: "ratt-fil").Replace("\n", "\r\n", StringComparison.Ordinal))]);
        (await Executable.Run("import", folder["rätt.yaml"], "--database", store.Setting)).AssertDone();
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.NotEqual(rows, await Rows(store));
        Assert.Contains("/avtal/ratt-fil", await Pages(serving), StringComparison.Ordinal);

        async Task Refused(IEnumerable<string> lines, params string[] paths)
        {
            var ended = await Executable.Run(["import", "--database", store.Setting, .. paths]);
            Assert.Equal(string.Join('\n', lines.Order(StringComparer.Ordinal)), string.Join('\n', ended.Faults.Order(StringComparer.Ordinal)));
            Assert.Equal((1, ""), (ended.Code, ended.Output));
            Assert.Equal(rows, await Rows(store));
            Assert.Equal(pages, await Pages(serving));
        }
    }

    /// <summary>How many rows each table has.</summary>
    private static async Task<string> Rows(TestDatabase store)
    {
        await using var db = store.Context();
        var rows = new StringBuilder();
        // The index of search is made of the others, by a server that may still be at it.
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Where(name => !name.StartsWith("search_", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            rows.Append(table).Append(' ').Append(await store.Count(table)).Append('\n');
        return rows.ToString();
    }

    /// <summary>What a reader sees of the agreements: the list and the tracker, but for the clock.</summary>
    private static async Task<string> Pages(Serving serving)
    {
        var seen = new StringBuilder();
        foreach (var path in new[] { "/avtal", "/avtal/ett-avtal", "/avtal/ett-avtal/beslut", "/avtal/ett-avtal/historik" })
        {
            using var page = new HtmlParser().ParseDocument(await serving.Page(path));
            page.QuerySelector("#den-vet")?.Remove();
            seen.Append(Visitor.Words(page.QuerySelector("main"))).AppendJoin(' ', page.Links.Select(link => link.GetAttribute("href"))).Append('\n');
        }
        return seen.ToString();
    }
}
