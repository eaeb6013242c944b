using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Agreements.Mandates;

/// <summary>The mandate asks, each draft answers requirement by requirement, and the answers go with it into the version. Source: DOMAIN.md 24, 141.</summary>
public sealed class A_text_answers_its_mandate
{
    private const string Slug = "ovning-hos";
    private const string Root = $"/arbete/avtal/{Slug}/";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static async Task<Visitor> Begun(WorkspaceSite site)
    {
        var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "text");
        await leader.Fill("Utkastets namn", "Nästa text").Fill("Börja från", "Version 1.0, 24 februari 2022").Press("Börja utkastet");
        await leader.Go(leader.Page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(a => Visitor.Words(a) == "Svara på kraven i uppdraget").GetAttribute("href")!);
        Assert.Equal("Så svarar utkastet på kraven", leader.Heading);
        return leader;
    }

    private static (string, string)[] Answers(Visitor leader, params (string, string)[] answers) =>
    [
        .. new[] { "actId", "seen", "__RequestVerificationToken" }.Select(name => (name, leader.Page.QuerySelector<IHtmlInputElement>($"main form [name={name}]")?.Value ?? "")).Where(f => f.Item1 != "__RequestVerificationToken"),
        .. answers,
    ];

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Requirement_by_requirement_into_the_version(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var leader = await Begun(site);
        await leader.Post(leader.Path, Answers(leader, ("lage-1", "met"), ("hur-1", "Kortare kapitel."), ("punkt-1", "8.4"), ("lage-4", "left"), ("hur-4", "Färdplanen beslutas för sig.")));
        Assert.Contains("1 av 5 krav är uppfyllda. 1 har lämnats. 3 är inte besvarade än.", leader.Text, StringComparison.Ordinal);

        await leader.Go(leader.Page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(a => Visitor.Words(a) == "Publicera som version").GetAttribute("href")!);
        await leader.Fill("Versionens nummer", "2.0").Press("Fortsätt");
        await leader.Fill("Dag", "2026-02-02").Press("Fortsätt");
        await leader.Choose("Nej, texten säger något annat").Press("Fortsätt");
        await leader.Choose("Parterna, var och en för sig").Press("Fortsätt");
        await leader.Fill("Sammanfattning", "Påhittat.").Press("Fortsätt");
        Assert.Contains("3 av uppdragets krav är inte besvarade i utkastet.", leader.Text, StringComparison.Ordinal);
        await leader.Press("Publicera versionen");

        Assert.Equal("Version 2.0 är publicerad", leader.Heading);
        Assert.Equal(
            [new RequirementAnswer(1, RequirementState.Met, "Kortare kapitel.", "8.4"), new RequirementAnswer(4, RequirementState.Left, "Färdplanen beslutas för sig.")],
            (await site.Store.Records.Cascade(Slug))!.Agreement.Versions[^1].Requirements!);
        using var reader = await site.Visit().Go($"/avtal/{Slug}/uppdrag");
        Assert.Contains("1 av 5 krav är uppfyllda", reader.Text, StringComparison.Ordinal);
        Assert.EndsWith("/text/2.0#punkt-8.4", reader.Page.QuerySelector("td a")!.GetAttribute("href"), StringComparison.Ordinal);
        await reader.Go($"/avtal/{Slug}/uppdrag?den=2026-02-01");
        Assert.Contains("3 av 5 krav är uppfyllda", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_met_or_a_clause_that_is_not_there_is_sent_back()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await Begun(site);
        await leader.Post(leader.Path, Answers(leader, ("lage-1", "met"), ("hur-2", "Så här."), ("lage-3", "met"), ("hur-3", "Tydligt."), ("punkt-3", "99")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
        Assert.Equal(
            ["Skriv hur kravet är uppfyllt, eller varför inte.", "Välj om kravet är uppfyllt, inte uppfyllt eller lämnat.", "Utkastet har ingen punkt 99. Skriv numret som det står i texten."], leader.Errors);
        await using var db = site.Store.Context();
        Assert.Null((await db.TextDrafts.SingleAsync(Cancel)).Requirements);
    }

    [Fact]
    public async Task Two_who_answer_at_once_both_see_both_answers()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var first = await Begun(site);
        using var second = await site.SignedIn("process_leader");
        await second.Go(first.Path);
        var path = second.Path;
        await first.Post(first.Path, Answers(first, ("lage-1", "met"), ("hur-1", "Den förstas svar.")));
        await second.Post(path, Answers(second, ("lage-1", "not_met"), ("hur-1", "Den andras svar.")));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("Nu står det: Uppfyllt. Den förstas svar.", second.Text, StringComparison.Ordinal);
        Assert.Contains("Den andras svar.", second.Page.QuerySelector<IHtmlTextAreaElement>("[name=hur-1]")!.Value, StringComparison.Ordinal);
        await second.Post(path, Answers(second, ("lage-1", "not_met"), ("hur-1", "Den andras svar.")));
        await using var db = site.Store.Context();
        Assert.Equal("Den andras svar.", Assert.Single((await db.TextDrafts.SingleAsync(Cancel)).Requirements!).How);
    }

    [Fact]
    public async Task The_mandate_is_given_in_a_form_and_keeps_the_sources_it_had()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "uppdrag");
        await leader.Press("Fortsätt");
        await leader.Press("Fortsätt");
        await leader.Fill("Krav", "Ny form\nMer övergripande\nTydligt ansvar\nFöljer Färdplanens inriktning\nGemensamt journalsystem\nBarnens rätt").Press("Fortsätt");
        await leader.Press("Spara uppdraget");

        Assert.Equal("Uppdraget är sparat", leader.Heading);
        var mandate = (await site.Store.Records.Cascade(Slug))!.Agreement.Settings.Mandate!;
        Assert.Equal([1, 2, 3, 4, 5, 6], mandate.Requirements.Select(r => r.Number));
        Assert.Equal(["påhittat", "påhittat", "påhittat", "påhittat", "påhittat", null], mandate.Requirements.Select(r => r.Source));
        Assert.Equal(new DateOnly(2020, 10, 8), mandate.On);
    }
}
