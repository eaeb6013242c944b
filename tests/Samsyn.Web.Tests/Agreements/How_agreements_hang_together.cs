using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Agreements;

/// <summary>Which text goes first, who may change which, and what a joint body did beyond its power; a copy for each municipality. Source: R01, R02, R04, R06.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class How_agreements_hang_together(WorkspaceSites sites)
{
    private async Task<Visitor> At(string path) => await (await sites.On(Engine.Sqlite)).Visit().Go(path);

    [Fact, Rule("R01")]
    public async Task The_main_agreement_stands_first_and_the_specification_last()
    {
        using var reader = await At("/avtal/ovning-hos-munhalsa/familj");
        var order = reader.Page.QuerySelectorAll(".family .h3").Select(Visitor.Words).ToList();

        Assert.Equal("Hälso- och sjukvårdsavtal 2023 (övning)", order[0]);
        Assert.Equal(["Begrepp (övning)", "Samverkansstruktur (övning)"], order[1..3]);
        Assert.Equal("Specifikation till hälso- och sjukvårdsavtalet (övning)", order[^1]);
        Assert.Equal("Munhälsa: uppsökande verksamhet och nödvändig tandvård (övning)", Visitor.Words(reader.Page.QuerySelector("[aria-current=true] .h3")));
        Assert.Equal(3, reader.Page.QuerySelectorAll(".family .stage").Count(s => Visitor.Words(s).EndsWith("Lika med den före", StringComparison.Ordinal)));
    }

    [Fact, Rule("R04")]
    public async Task A_change_beyond_the_power_is_told_with_the_clauses_it_touched()
    {
        using var reader = await At("/avtal/ovning-hos-specifikation/familj");
        var rows = reader.Page.QuerySelectorAll("table").First(t => Visitor.Words(t.QuerySelector("caption")).StartsWith("Versioner som ett gemensamt organ", StringComparison.Ordinal)).QuerySelectorAll("tbody tr").Select(Visitor.Words).ToList();

        Assert.Equal(2, rows.Count);
        Assert.EndsWith("Ändringen rör punkt 2.1, som bara parternas egna fullmäktige får ändra.", rows[0], StringComparison.Ordinal);
        Assert.EndsWith("Ja", rows[1], StringComparison.Ordinal);
        Assert.Contains("punkt 10.3", reader.Text, StringComparison.Ordinal);
        Assert.Contains("En ändring får inte flytta kostnader mellan parterna", reader.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R08")]
    public async Task A_stop_gap_stands_between_the_generations()
    {
        using var reader = await At("/avtal/ovning-hos/familj");

        Assert.Equal(["Hälso- och sjukvårdsavtal 2018 (övning)", "Korttidsavtal om hälso- och sjukvård 2022 (övning)", "Hälso- och sjukvårdsavtal 2023 (övning)"],
            reader.Page.QuerySelectorAll("section[aria-labelledby=generationer] tbody th").Select(Visitor.Words));
        Assert.Contains("Korttidsavtal i väntan på ett nytt", reader.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R02")]
    public async Task Each_municipality_has_a_copy_with_its_own_state()
    {
        using var reader = await At("/avtal/ovning-trygghetslarm-sjuharad/giltighet?den=2023-08-01");
        string Row(string name) => Visitor.Words(reader.Page.QuerySelectorAll("section[aria-labelledby=motparter] tbody tr").Single(r => Visitor.Words(r.QuerySelector("th")) == name));

        Assert.Contains("Uppsagt 29 juni 2023", Row("Bollebygd"), StringComparison.Ordinal);
        Assert.Contains("Gäller 1 juli 2022 31 december 2023 30 juni 2023 30 mars 2023", Row("Mark"), StringComparison.Ordinal);
        Assert.Contains("Kommunen har sagt nej", Row("Svenljunga"), StringComparison.Ordinal);
        Assert.Contains("7 av 8 gäller. 1 är uppsagt. 1 har inte blivit av.", reader.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R06")]
    public async Task Agreements_that_cite_a_replaced_act_stand_first_with_what_to_read_instead()
    {
        using var reader = await At("/lagrum");
        var replaced = reader.Page.QuerySelector("section[aria-labelledby=ersatta]")!;

        var row = Visitor.Words(Assert.Single(replaced.QuerySelectorAll("tbody tr")));
        Assert.Equal(2, Regex.Count(row, @"SoL \(2001:453\)"));
        Assert.Contains("Ersatt av SoL (2025:400): läs hänvisningarna mot den.", Visitor.Words(replaced), StringComparison.Ordinal);
        Assert.StartsWith("1 avtal hänvisar till en lag som har ersatts", Visitor.Words(reader.Page.QuerySelector(".lead")), StringComparison.Ordinal);
    }

    [Theory, Rule("R04"), MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task A_joint_body_publishes_within_its_power_and_is_stopped_outside_it(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var leader = await site.SignedIn("process_leader");
        await Draft(leader, "3.1", "Övningstext: varje part har en brevlåda.");
        await Answer(leader, "1.3");
        await leader.Press("Publicera versionen");
        Assert.Equal("Version 1.3 är publicerad", leader.Heading);
        Assert.Equal("LR", (await site.Store.Records.Cascade("ovning-hos-specifikation"))!.Agreement.Versions[^1].Power!.Body.Value);

        await Draft(leader, "2.1", "Övningstext: kommunen bär alla kostnader.");
        await Answer(leader, "1.4");
        Assert.Contains("Ändringen rör punkt 2.1, som bara parternas egna fullmäktige får ändra.", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("är publicerad", leader.Heading, StringComparison.Ordinal);

        static async Task Draft(Visitor leader, string clause, string text)
        {
            await leader.Go("/arbete/avtal/ovning-hos-specifikation/text");
            var newest = leader.Page.QuerySelectorAll<IHtmlOptionElement>("[name=From] option").Select(Visitor.Words).First(o => o.StartsWith("Version", StringComparison.Ordinal));
            await leader.Fill("Utkastets namn", "Utkast " + clause).Fill("Börja från", newest).Press("Börja utkastet");
            await leader.Go(leader.Page.QuerySelectorAll<IHtmlAnchorElement>(".draft a").First(a => Visitor.Words(a) == $"Ändra punkt {clause}").GetAttribute("href")!);
            await leader.Fill("Text", text).Press("Spara punkten");
            await leader.Go(leader.Page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(a => Visitor.Words(a) == "Publicera som version").GetAttribute("href")!);
        }

        static async Task Answer(Visitor leader, string version)
        {
            await leader.Fill("Versionens nummer", version).Press("Fortsätt");
            await leader.Fill("Dag", "2026-02-02").Press("Fortsätt");
            await leader.Choose("Nej, texten säger något annat").Press("Fortsätt");
            await leader.Choose("Ledningsrådet för hjälpmedel").Press("Fortsätt");
            if (leader.Heading == "Vem beslutar om versionen?") return;
            await leader.Fill("Dag", "2026-01-20").Fill("Paragraf", "§ 3").Press("Fortsätt");
            if (leader.Heading != "Vad har ändrats, och varför?") return;
            await leader.Fill("Sammanfattning", "Påhittat.").Press("Fortsätt");
        }
    }
}
