using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Signing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Signing;

/// <summary>Declining, replacing after an election, the plan, and the reminders (R21, R24).</summary>
public sealed class Those_who_sign
{
    private const string Slug = WorkspaceSite.NightWatch;
    private const string Root = $"/arbete/avtal/{Slug}/";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, Rule("R21"), MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task May_be_replaced_after_an_election(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var officer = await site.SignedIn("officer-1470");
        await officer.Go(Root + "underskrifter");
        Assert.Contains("Nya fullmäktige sedan 15 oktober 2022. Har funktionen bytts ut?", officer.Text, StringComparison.Ordinal);
        await officer.Go(Root + "ersattare");
        await officer.Choose("Kommunstyrelsens ordförande").Press("Fortsätt");
        await officer.Fill("Funktion", "kommunstyrelsens vice ordförande").Fill("Från och med", "2022-11-28").Press("Fortsätt");
        await officer.Fill("Skäl", "Ny mandatperiod, kommunstyrelsen § 12").Press("Fortsätt");
        await officer.Press("Byt undertecknare");

        Assert.Equal("Vara har bytt undertecknare", officer.Heading);
        using var anybody = await site.Visit().Go($"/avtal/{Slug}/underskrifter");
        var row = Visitor.Words(anybody.Page.QuerySelectorAll("tbody tr").Single(r => Visitor.Words(r.QuerySelector("th")) == "Vara"));
        Assert.Contains("Kommunstyrelsens vice ordförande i stället för kommunstyrelsens ordförande", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Nya fullmäktige", row, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        Assert.Equal(Wording.Replaced, (await db.Notifications.SingleAsync(Cancel)).Kind);
    }

    [Fact, Rule("R24")]
    public async Task May_decline_with_a_reason_that_everybody_reads()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        await officer.Go(Root + "avbojande");
        await officer.Fill("Dag", "2022-11-28").Press("Fortsätt");
        await officer.Fill("Skäl", "Vi väntar på budgeten.").Press("Fortsätt");
        await officer.Press("Registrera att parten inte skriver under");

        Assert.Equal("Vara skriver inte under", officer.Heading);
        using var anybody = await site.Visit().Go($"/avtal/{Slug}/underskrifter");
        Assert.Contains("2 skriver inte under.", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("Vi väntar på budgeten.", anybody.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R24")]
    public async Task Sign_by_a_plan_that_says_why_it_may_be_before_legal_force()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "underskriftsplan");
        await leader.Press("Fortsätt");
        await leader.Choose("Regionen först, sedan kommunerna").Press("Fortsätt");
        await leader.Fill("Påminn så många dagar före sista dagen", "30, sju").Press("Fortsätt");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
        await leader.Fill("Påminn så många dagar före sista dagen", "7, 30").Press("Fortsätt");
        await leader.Choose("Ja, parterna väljer det").Press("Fortsätt");
        Assert.Contains("Skriv varför avtalet får skrivas under före laga kraft.", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Skäl, om ja", "Upphandlingen kan inte vänta").Press("Fortsätt");
        await leader.Press("Spara planen");

        Assert.Equal("Planen är sparad", leader.Heading);
        var plan = (await site.Store.Records.Signing((await site.Store.Records.Cascade(Slug))!.Agreement.Id)).Plan!;
        Assert.Equal((SigningPlan.Regions, "Upphandlingen kan inte vänta", "30 7"), (plan.Order[0], plan.BeforeLegalForce, string.Join(' ', plan.RemindDays)));
        Assert.Single(plan.Masters);
        using var anybody = await site.Visit().Go($"/avtal/{Slug}/underskrifter");
        Assert.Contains("Upphandlingen kan inte vänta", anybody.Text, StringComparison.Ordinal);
    }

    /// <summary>The exercise as a real agreement: its clock goes.</summary>
    private static async Task<Guid> MakeReal(WorkspaceSite site, DateOnly expires)
    {
        Guid id = default;
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "prov", new Actor(null, "prov")) { AgreementSlug = Slug }, async act =>
        {
            var agreement = (await act.Agreement(Slug))!;
            id = agreement.Id;
            agreement.Settings = agreement.Settings with { Demonstration = false, ShownAsOf = null };
            agreement.Revision++;
            var plan = await act.Db.SigningPlans.SingleAsync(p => p.AgreementId == id, Cancel);
            await act.Keep(id, plan.Plan with { ExpiresOn = expires });
            act.Journal("prov", null, "prov");
        });
        return id;
    }

    private static SigningReminders Node(WorkspaceSite site) => new(site.Acts, site.Store.Records, new Clock(TimeProvider.System), NullLogger<SigningReminders>.Instance);

    [Theory, Rule("R24"), MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Are_reminded_once_however_many_nodes_there_are(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        await Node(site).Remind(Cancel);
        await using var db = site.Store.Context();
        Assert.Empty(await db.Notifications.ToListAsync(Cancel));
        var id = await MakeReal(site, new Clock(TimeProvider.System).Today.AddDays(5));
        var status = await site.Store.Records.SigningStatus(Domain.Decisions.AgreementStatus.Of((await site.Store.Records.Cascade(Slug))!, new Clock(TimeProvider.System).Today, DateTime.UtcNow));
        var waiting = status.Parties.Count(p => p.State is SigningState.Ready or SigningState.PartlySigned or SigningState.AwaitsLegalForce);
        Assert.True(waiting > 3);

        await Task.WhenAll(Node(site).Remind(Cancel), Node(site).Remind(Cancel), Node(site).Remind(Cancel));
        await Node(site).Remind(Cancel);

        var written = await db.Notifications.Where(n => n.AgreementId == id).OrderBy(n => n.Number).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, waiting), written.Select(n => n.Number));
        Assert.All(written, n => Assert.Equal((Wording.Reminder, n.Facts.Party), (n.Kind, n.To)));
        Assert.Distinct(written.Select(n => n.To));
    }

    [Fact, Rule("R24")]
    public async Task Are_told_once_that_the_time_has_ended()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await MakeReal(site, new Clock(TimeProvider.System).Today.AddDays(-1));
        await Node(site).Remind(Cancel);
        await Node(site).Remind(Cancel);

        await using var db = site.Store.Context();
        var told = await db.Notifications.SingleAsync(Cancel);
        Assert.Equal((Wording.Expired, null), (told.Kind, told.To));
    }

    public static TheoryData<string> Refusals => [.. typeof(SigningRefusal).GetNestedTypes().Select(type => type.Name)];

    [Theory, MemberData(nameof(Refusals))]
    public void Are_told_every_refusal_in_both_languages(string name)
    {
        var type = typeof(SigningRefusal).GetNestedType(name)!;
        var constructor = type.GetConstructors().First(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type);
        var refusal = (SigningRefusal)constructor.Invoke([.. constructor.GetParameters().Select(p => (object?)(
            p.ParameterType == typeof(string) ? "x" : p.ParameterType == typeof(PrincipalId) ? new PrincipalId("1480") : p.ParameterType == typeof(IReadOnlyList<PrincipalId>) ? new[] { new PrincipalId("1480") } : new DateOnly(2026, 1, 2)))]);
        Languages.Speak(Language.Swedish);
        var swedish = refusal.Sentence(id => id.Value);
        Languages.Speak(Language.English);
        var english = refusal.Sentence(id => id.Value);
        Languages.Speak(Language.Swedish);

        Assert.NotEqual(swedish, english);
        Assert.EndsWith(".", swedish, StringComparison.Ordinal);
    }
}
