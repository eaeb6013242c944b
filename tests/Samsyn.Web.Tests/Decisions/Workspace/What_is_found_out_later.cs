using System.Net;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Tests;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Decisions.Workspace;

/// <summary>Corrections, assessments, judgments and new plans stand beside what was recorded first.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class What_is_found_out_later(WorkspaceSites sites)
{
    private const string Root = $"/arbete/avtal/{WorkspaceSite.Exercise}/";

    private static async Task<JournalEntry> Row(WorkspaceSite site, string act, string subject)
    {
        await using var db = site.Store.Context();
        return await db.Journal.AsNoTracking().SingleAsync(e => e.Act == act && e.Subject == subject, TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R56")]
    public async Task Is_a_correction_with_before_after_and_why(Engine engine)
    {
        var site = await sites.On(engine);
        var decision = await site.DecisionOf("KF:1463", d => d.Paragraph == "§ 187");
        using var registrar = await site.SignedIn("registrar-1463");
        await registrar.Go($"{Root}rattelse?beslut={decision.Id}");
        Assert.Equal("Vad är fel?", registrar.Heading);

        await registrar.Choose("Dagen").Choose("Beslutet har aldrig fattats").Press("Fortsätt");
        Assert.Single(registrar.Errors);
        await registrar.Choose("Beslutet har aldrig fattats", on: false).Press("Fortsätt");
        await registrar.Fill("Sammanträdesdag", "24 november 2022").Press("Fortsätt");
        Assert.StartsWith("Det är samma som redan står.", Assert.Single(registrar.Errors), StringComparison.Ordinal);
        await registrar.Fill("Sammanträdesdag", "1 december 2022").Press("Fortsätt");
        Assert.StartsWith("Ange en dag som har varit.", Assert.Single(registrar.Errors), StringComparison.Ordinal);
        await registrar.Fill("Sammanträdesdag", "23 november 2022").Press("Fortsätt");
        await registrar.Fill("Skäl", "Protokollet säger den 23.").Press("Fortsätt");
        Assert.Contains("23 november 2022 Stod tidigare: 24 november 2022", registrar.Text, StringComparison.Ordinal);
        await registrar.Press("Rätta uppgiften");

        Assert.Equal("Uppgiften om Marks beslut är rättad", registrar.Heading);
        Assert.Contains("Beslutsdag: 23 november 2022 i stället för 24 november 2022.", registrar.Text, StringComparison.Ordinal);
        var row = await Row(site, "decision.correct", "KF:1463 2022-11-24 § 187");
        Assert.Equal(new DateOnly(2022, 11, 24), StoredText.Read<Decision>(row.Before!).On);
        Assert.Equal(new DateOnly(2022, 11, 23), StoredText.Read<Decision>(row.After!).To!.On);
        Assert.Equal(("registrar:1463", "Protokollet säger den 23."), (row.ByFunction, row.Reason));
        await registrar.Go(Root + "journal");
        Assert.Contains("Registrator, Mark", registrar.Text, StringComparison.Ordinal);
        Assert.Contains("Beslutsdag 23 november 2022 i stället för 24 november 2022", registrar.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Läste in filer", registrar.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_that_a_decision_was_never_taken(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        var decision = await site.DecisionOf("KF:1486", d => !d.IsLaterFact);
        await leader.Go($"{Root}rattelse?beslut={decision.Id}");
        await leader.Choose("Beslutet har aldrig fattats").Press("Fortsätt");
        await leader.Fill("Skäl", "Fel kommun.").Press("Fortsätt");
        await leader.Press("Rätta uppgiften");

        Assert.Equal("Uppgiften om Strömstads beslut är rättad", leader.Heading);
        var status = AgreementStatus.Of((await site.Store.Records.Cascade(WorkspaceSite.Exercise))!, new DateOnly(2022, 11, 29), DateTime.UtcNow);
        Assert.Equal(PartyState.Undecided, status.Parties.Single(p => p.Party.Id.Value == "1486").State);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R14")]
    public async Task Is_whether_a_conditional_yes_counts(Engine engine)
    {
        var site = await sites.On(engine);
        using var approver = await site.SignedIn("approver");
        var link = Visitor.Words(approver.Page.QuerySelector(".duties h3"));
        Assert.Equal("Bedöm Hjos villkor", link);
        await approver.Go(approver.Page.QuerySelector(".duties h3 a")!.GetAttribute("href")!);
        Assert.Contains("Centralen ska svara på minst två språk.", approver.Text, StringComparison.Ordinal);

        await approver.Choose("Ja, det räknas").Press("Fortsätt");
        Assert.Equal("2022-11-29", approver.ValueOf("Dag"));
        await approver.Fill("Dag", "2022-10-01").Press("Fortsätt");
        Assert.StartsWith("Beslutet fattades först 27 oktober 2022.", Assert.Single(approver.Errors), StringComparison.Ordinal);
        await approver.Fill("Dag", "2022-11-29").Press("Fortsätt");
        await approver.Fill("Funktion", "processledaren i Skaraborg").Fill("Skäl", "Rör bara driften.").Press("Fortsätt");
        await approver.Press("Registrera bedömningen");

        Assert.Equal("Bedömningen av Hjos villkor är registrerad", approver.Heading);
        var status = AgreementStatus.Of((await site.Store.Records.Cascade(WorkspaceSite.NightWatch))!, new DateOnly(2022, 11, 29), DateTime.UtcNow);
        Assert.Equal(PartyState.Approved, status.Parties.Single(p => p.Party.Name == "Hjo").State);
        await approver.Go("/arbete");
        Assert.Contains("Inget att göra just nu", approver.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_a_judgment(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        var decision = await site.DecisionOf("KF:1484", d => d.Outcome == Outcome.Approved);
        await leader.Go($"{Root}upphavande?beslut={decision.Id}");
        await leader.Fill("Dag", "2022-11-28").Press("Fortsätt");
        await leader.Fill("Domstol och målnummer", "Förvaltningsrätten i Göteborg, mål 1234-22").Press("Fortsätt");
        await leader.Press("Registrera att beslutet är upphävt");

        Assert.Equal("Lysekils beslut är registrerat som upphävt", leader.Heading);
        Assert.Equal("process_leader", (await Row(site, "decision.annul", $"KF:1484 {decision.On:yyyy-MM-dd} {decision.Paragraph}")).ByFunction);
        var status = AgreementStatus.Of((await site.Store.Records.Cascade(WorkspaceSite.Exercise))!, new DateOnly(2022, 11, 29), DateTime.UtcNow);
        Assert.Contains(PartyFlag.Annulled, status.Parties.Single(p => p.Party.Id.Value == "1484").Flags);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R10")]
    public async Task Is_a_new_plan_beside_the_first(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go($"{Root}omplanering?steg=federations");
        await leader.Choose("Den ena eller den andra").Press("Fortsätt");
        await leader.Fill("En på varje rad", "hösten 2022").Press("Fortsätt");
        Assert.Equal(["Skriv minst två tidpunkter, en på varje rad."], leader.Errors);
        await leader.Fill("En på varje rad", "hösten 2022\nmars 2023").Press("Fortsätt");
        await leader.Choose("Planen är preliminär").Fill("Källans egna ord", "preliminärt hösten alt. mars").Press("Fortsätt");
        Assert.Contains("Planen nu preliminärt juni alt. augusti", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Skäl", "Styrelserna hann inte före sommaren.").Press("Fortsätt");
        await leader.Press("Planera om steget");

        Assert.Equal("Den nya planen är registrerad", leader.Heading);
        var step = (await site.Store.Records.Cascade(WorkspaceSite.Exercise))!.Steps.Single(s => s.Step.Name == "federations").Step;
        var plan = Assert.Single(step.Replanned);
        Assert.Equal(("[2022-23,2023-03]", true, "preliminärt hösten alt. mars"), (plan.Planned!.Text, plan.Preliminary, plan.Words));
        Assert.Equal("[2022-06,2022-08]", step.Planned!.Text);
        Assert.Equal("Styrelserna hann inte före sommaren.", (await Row(site, "step.replan", "federations")).Reason);

        await leader.Go($"{Root}omplanering?steg=federations");
        await leader.Choose("Den ena eller den andra").Press("Fortsätt");
        await leader.Fill("En på varje rad", "hösten 2022\nmars 2023").Press("Fortsätt");
        await leader.Choose("Planen är preliminär").Fill("Källans egna ord", "preliminärt hösten alt. mars").Press("Fortsätt");
        await leader.Fill("Skäl", "Igen.").Press("Fortsätt");
        Assert.StartsWith("Planen är densamma som redan står.", Assert.Single(leader.Errors), StringComparison.Ordinal);
        await leader.Press("Planera om steget");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
    }

    [Theory]
    [InlineData("2022-09-14", "2022-09-14")]
    [InlineData("14 september 2022", "2022-09-14")]
    [InlineData("september 2022", "2022-09")]
    [InlineData("Hösten 2022", "2022-23")]
    [InlineData("spring 2023", "2023-21")]
    [InlineData("2022", "2022")]
    [InlineData("2022-23", "2022-23")]
    [InlineData("2022-09/2022-10", null)]
    [InlineData("snart", null)]
    [InlineData("hösten", null)]
    [InlineData("31 september 2022", null)]
    public void Is_read_as_people_write_it(string written, string? edtf) =>
        Assert.Equal(edtf, Samsyn.Web.Decisions.Workspace.PlannedInput.Read(written));

    [Fact]
    public async Task Is_shown_to_those_who_ask_about_everybody()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        using var reader = await site.SignedIn("reader");
        await leader.Go(Root + "inte-beslutat");
        await reader.Go(Root + "inte-beslutat");

        Assert.Contains("Registrar, 1463", leader.Text, StringComparison.Ordinal);
        Assert.Contains("samordnare.br@example.org", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Registrar, 1463", reader.Text, StringComparison.Ordinal);
        Assert.Contains("samordnare.br@example.org", reader.Text, StringComparison.Ordinal);
        await leader.Go(Root + "journal");
        Assert.Contains("Läste in filer", leader.Text, StringComparison.Ordinal);
    }
}
