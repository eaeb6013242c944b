using System.Net;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Access;

/// <summary>Every act tried by every role and by nobody: who may not gets what does not exist, and leaves no row.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class Who_may_do_what(WorkspaceSites sites)
{
    private const string Root = $"/arbete/avtal/{WorkspaceSite.Exercise}/";

    /// <summary>The table once more, written by hand: who widens a permission says so twice.</summary>
    [Fact]
    public void Stands_in_the_table()
    {
        var table = string.Join('\n', Enum.GetValues<WorkspaceAct>().Select(act =>
            $"{act}: " + string.Join(' ', Enum.GetValues<Role>().Where(r => Permissions.ReachOf(act, r) != Reach.None).Select(r => $"{r}={Permissions.ReachOf(act, r)}"))));

        Assert.Equal(
            """
            RecordDecision: ProcessLeader=All Officer=Own Registrar=Own
            CorrectDecision: ProcessLeader=All Officer=Own Registrar=Own
            AssessCondition: ProcessLeader=All Approver=All
            AnnulDecision: ProcessLeader=All
            ReplanStep: ProcessLeader=All
            DraftText: ProcessLeader=All
            ReportDuty: ProcessLeader=All Officer=Own Registrar=Own Economist=Own
            RunGroups: ProcessLeader=All
            Nominate: ProcessLeader=All Officer=Own
            SendNote: ProcessLeader=All Officer=Own
            WritePositions: ProcessLeader=Own Officer=Own
            PublishDigest: ProcessLeader=All
            Disagree: ProcessLeader=All Officer=Own Registrar=Own
            ChangeTerm: ProcessLeader=All Officer=Own Registrar=Own
            PlanSigning: ProcessLeader=All
            RegisterSignature: ProcessLeader=All Officer=Own Registrar=Own
            AnswerConsultation: ProcessLeader=All Officer=Own Registrar=Own
            RunConsultation: ProcessLeader=All
            Publish: ProcessLeader=All
            RunMail: Administrator=All ProcessLeader=All
            SeeUndecided: Administrator=All ProcessLeader=All Officer=Own Reader=All
            SeePeople: Administrator=All ProcessLeader=All
            ReadJournal: Administrator=All ProcessLeader=All Officer=Own Registrar=Own Reader=All
            ManageAccounts: Administrator=All
            ReadFaultReports: Administrator=All ProcessLeader=All
            """, table);
    }

    /// <summary>Each act's page, and what sending to it would need.</summary>
    private static readonly (WorkspaceAct Act, string Page, string? Form, (string, string)[] Fields)[] Tried =
    [
        (WorkspaceAct.RecordDecision, Root + "beslut", "organ", [("organ", "KF:1480")]),
        (WorkspaceAct.CorrectDecision, Root + "rattelse", "fel", [("fel", "dag")]),
        (WorkspaceAct.AssessCondition, Root + "bedomning", "raknas", [("raknas", "counts")]),
        (WorkspaceAct.AnnulDecision, Root + "upphavande", "dag", [("dag", "2022-10-01")]),
        (WorkspaceAct.ReplanStep, Root + "omplanering", "steg", [("steg", "sro")]),
        (WorkspaceAct.DraftText, Root + "version", "id", [("id", "9.9")]),
        (WorkspaceAct.DraftText, Root + "text", null, []),
        (WorkspaceAct.ReportDuty, Root + "atagande", "dag", [("dag", "2022-11-28")]),
        (WorkspaceAct.ReportDuty, Root + "aterta-redovisning", "skal", [("skal", "prov")]),
        (WorkspaceAct.RunGroups, Root + "grupp", "vad", [("titel", "En grupp"), ("uppgift", "working")]),
        (WorkspaceAct.RunGroups, Root + "gruppmote", "grupp", [("grupp", "referensgruppen")]),
        (WorkspaceAct.RunGroups, Root + "gruppmaterial", "grupp", [("grupp", "referensgruppen")]),
        (WorkspaceAct.Nominate, Root + "plats", "grupp", [("grupp", "referensgruppen")]),
        (WorkspaceAct.Nominate, Root + "grupper", null, []),
        (WorkspaceAct.SendNote, Root + "inspel", "material", [("material", "dialogmaterial-inforande")]),
        (WorkspaceAct.WritePositions, Root + "standpunkter", null, []),
        (WorkspaceAct.WritePositions, Root + "standpunkt", "punkt", [("om-punkt", "hela")]),
        (WorkspaceAct.WritePositions, Root + "scenario", "utgang", [("utgang", "lapse")]),
        (WorkspaceAct.PublishDigest, Root + "sammandrag", "grupp", [("grupp", "referensgruppen")]),
        (WorkspaceAct.Disagree, Root + "oenighet", "dag", [("dag", "2022-10-01")]),
        (WorkspaceAct.Disagree, Root + "oenighet-vidare", "dag", [("dag", "2022-10-01")]),
        (WorkspaceAct.ChangeTerm, Root + "avtalstid", "dag", [("dag", "2022-10-01")]),
        (WorkspaceAct.PlanSigning, Root + "underskriftsplan", "ordning", [("ordning", "fri")]),
        (WorkspaceAct.RegisterSignature, Root + "avbojande", "skal", [("skal", "nej")]),
        (WorkspaceAct.RegisterSignature, Root + "ersattare", "skal", [("skal", "nej")]),
        (WorkspaceAct.RegisterSignature, Root + "underskrifter", null, []),
        (WorkspaceAct.RegisterSignature, Root + "underskrifter/lamna", null, []),
        (WorkspaceAct.Publish, "/arbete/publicering", null, []),
        (WorkspaceAct.RunMail, "/arbete/mejl", null, []),
        (WorkspaceAct.RunMail, "/arbete/mejl/adresser", null, []),
        (WorkspaceAct.RunConsultation, Root + "skicka-remiss", "tid", [("oppnar", "2022-12-01")]),
        (WorkspaceAct.RunConsultation, Root + "forlang-remiss", "skal", [("skal", "prov")]),
        (WorkspaceAct.RunConsultation, Root + "remisskonferens", "konferens", [("titel", "En konferens")]),
        (WorkspaceAct.RunConsultation, Root + "svara-pa-fraga", "svar", [("svar", "ja")]),
        (WorkspaceAct.RunConsultation, Root + "synpunkt", "fran", [("fran", "Rådet")]),
        (WorkspaceAct.RunConsultation, Root + "utredning", "utredning", [("utredningens-namn", "Rapporten")]),
        (WorkspaceAct.RunConsultation, Root + "radera-uppgifter", "grund", [("grund", "begäran")]),
        (WorkspaceAct.RunConsultation, Root + "forankring", "var", [("var", "SRO")]),
        (WorkspaceAct.RunConsultation, Root + "publicera-sammanstallning", "granskat", [("last", "ja")]),
        (WorkspaceAct.RunConsultation, Root + "remiss", null, []),
        (WorkspaceAct.RunConsultation, Root + "remiss/synpunkter", null, []),
        (WorkspaceAct.SeeUndecided, Root + "inte-beslutat", null, []),
        (WorkspaceAct.ReadJournal, Root + "journal", null, []),
        (WorkspaceAct.ManageAccounts, "/arbete/konton", null, []),
        (WorkspaceAct.ManageAccounts, "/arbete/konton/bjud-in", null, []),
    ];

    public static MatrixTheoryData<Engine, string> Everybody => new(
        Engines.WithPostgreSql ? [Engine.Sqlite, Engine.PostgreSql] : [Engine.Sqlite],
        ["nobody", "administrator", "process_leader", "officer-1461", "registrar-1463", "economist", "approver", "reader", "admin-1463", "officer-HSS"]);

    [Theory, MemberData(nameof(Everybody)), Rule("R59")]
    public async Task Holds_for_every_page_and_every_form(Engine engine, string who)
    {
        var site = await sites.On(engine);
        var account = who == "nobody" ? null : await site.Account(who);
        using var visitor = account is null ? await site.Visit().Go("/logga-in") : await site.SignedIn(who);
        await visitor.Go(account is null ? "/logga-in" : "/logga-ut");
        var before = await site.Rows();

        foreach (var (act, page, form, fields) in Tried)
        {
            var permitted = account?.Roles.Any(r => Permissions.ReachOf(act, r) != Reach.None) == true;
            using var reader = account is null ? site.Visit() : await site.SignedIn(who);
            await reader.Go(page);
            Assert.True(permitted == (reader.Status == HttpStatusCode.OK), $"{who} at {page}: {(int)reader.Status}, permitted {permitted}.");
            Assert.True(permitted || reader.Status == HttpStatusCode.NotFound, $"{who} at {page}: {(int)reader.Status}.");
            if (permitted || form is null) continue;

            var question = $"{page}/{Guid.CreateVersion7()}/{form}";
            await visitor.Post(question, fields);
            Assert.True(visitor.Status == HttpStatusCode.NotFound, $"{who} sent to {question}: {(int)visitor.Status}.");
            await visitor.Go(account is null ? "/logga-in" : "/logga-ut");
        }

        Assert.Equal(before, await site.Rows());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R59")]
    public async Task Stops_an_officer_at_the_border_of_the_own_principal(Engine engine)
    {
        var site = await sites.On(engine);
        using var officer = await site.SignedIn("officer-1470");
        var others = await site.DecisionOf("KF:1463", d => d.Paragraph == "§ 187");
        var before = await site.Rows();

        Assert.Equal(HttpStatusCode.NotFound, (await officer.Go(Root + "beslut?organ=KF:1463")).Status);
        await officer.Go(Root + "beslut");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Post($"{Root}beslut/{Guid.CreateVersion7()}/organ", ("organ", "KF:1463"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Go($"{Root}rattelse?beslut={others.Id}")).Status);
        await officer.Go(Root + "beslut");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Post($"{Root}rattelse/{Guid.CreateVersion7()}/beslut", ("beslut", others.Id.ToString()))).Status);
        await officer.Go(Root + "inte-beslutat");

        Assert.Equal(["Vara"], officer.Page.QuerySelectorAll("tbody th").Select(Visitor.Words));
        Assert.Equal(before, await site.Rows());
    }

    [Fact, Rule("R59")]
    public async Task Lets_the_region_speak_through_the_body_that_decides_for_it()
    {
        var site = await sites.On(Engine.Sqlite);
        using var region = await site.SignedIn("officer-VGR");
        using var body = await site.SignedIn("officer-HSS");
        using var joint = await site.SignedIn("officer-SRO");

        Assert.Equal("Vilken dag beslutade Hälso- och sjukvårdsstyrelsen?", (await region.Go(Root + "beslut")).Heading);
        Assert.Equal("Vilken dag beslutade Hälso- och sjukvårdsstyrelsen?", (await body.Go(Root + "beslut")).Heading);
        Assert.Equal("Vilken dag beslutade Politiskt samrådsorgan?", (await joint.Go(Root + "beslut")).Heading);
    }

    [Fact, Rule("R59")]
    public async Task Keeps_a_draft_to_the_one_who_began_it()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        using var registrar = await site.SignedIn("registrar-1463");
        await registrar.Go(Root + "beslut");
        await registrar.Fill("Sammanträdesdag", "2022-11-01").Press("Fortsätt");

        Assert.Equal(HttpStatusCode.NotFound, (await leader.Go(registrar.Path)).Status);
        await leader.Go(Root + "beslut");
        Assert.Equal(HttpStatusCode.NotFound, (await leader.Post(registrar.Path, ("utfall", "approved"))).Status);
        await registrar.Go(registrar.Path[..registrar.Path.LastIndexOf('/')] + "?ta-bort");
        await registrar.Press("Ta bort");
        Assert.Equal("/arbete", registrar.Path);
    }

    /// <summary>The question inside the act, for a role that was taken away between the page and the act.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R59")]
    public async Task Is_asked_again_inside_the_act(Engine engine)
    {
        var site = await sites.On(engine);
        var before = await site.Rows();

        foreach (var account in WorkspaceSite.Accounts)
            foreach (var act in Enum.GetValues<WorkspaceAct>())
            {
                var by = await site.Account(account.UserName);
                var forAll = by.Roles.Any(r => Permissions.ReachOf(act, r) == Reach.All);
                Assert.Equal(forAll, await Passes(a => a.DemandForAll(act)));
                var own = by.Roles.Any(r => Permissions.ReachOf(act, r) == Reach.Own && (r.PrincipalId?.Value == "1463" || r.BodyId?.Value == "KF:1463"));
                Assert.Equal(forAll || own, await Passes(async a =>
                {
                    var cascade = (await a.Cascade(WorkspaceSite.Exercise))!;
                    Assert.True(cascade.County.TryFind(new BodyId("KF:1463"), out var body));
                    await a.Demand(act, cascade, body);
                }));

                async Task<bool> Passes(Func<Act, Task> demand)
                {
                    try
                    {
                        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "prov", new Actor(by.Id, "prov")), demand);
                        return true;
                    }
                    catch (NotPermittedException)
                    {
                        return false;
                    }
                }
            }

        Assert.Equal(before, await site.Rows());
    }
}
