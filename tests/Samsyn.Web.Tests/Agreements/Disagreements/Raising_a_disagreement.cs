using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Web.Agreements.Disagreements;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Agreements.Disagreements;

/// <summary>A matter goes up the ladder, its parties are told, and nobody else learns what it is about (R09, R59).</summary>
[Rule("R09")]
public sealed class Raising_a_disagreement
{
    private const string Slug = "ovning-hos";
    private const string Root = $"/arbete/avtal/{Slug}/";
    private const string Secret = "Larmet vid Storgatan gick inte fram";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static async Task<Visitor> Raised(WorkspaceSite site, string account, string against)
    {
        var officer = await site.SignedIn(account);
        await officer.Go(Root + "oenighet");
        await officer.Choose("Vi läser avtalet olika").Press("Fortsätt");
        await officer.Fill("Motpart", against).Press("Fortsätt");
        await officer.Fill("Punktens nummer", "8.3").Press("Fortsätt");
        await officer.Fill("Dag", "2026-01-20").Press("Fortsätt");
        await officer.Fill("Beskrivning", Secret).Press("Fortsätt");
        await officer.Press("Anmäl");
        return officer;
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Begins_at_the_lowest_level_and_tells_the_other_party(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var officer = await Raised(site, "officer-1461", "Mark");

        Assert.Equal("Oenighet om tolkning 3 är anmäld", officer.Heading);
        Assert.Contains("Lokal samverkan", officer.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var notice = await db.Notifications.SingleAsync(Cancel);
        Assert.Equal((1, "disagreement.raised", "1463", "3"), (notice.Number, notice.Kind, notice.To!.Value.Value, notice.Facts.Title));
        var journal = await db.Journal.SingleAsync(e => e.Act == "disagreement.raise", Cancel);
        Assert.DoesNotContain("Storgatan", journal.After, StringComparison.Ordinal);

        using var other = await site.SignedIn("officer-1463");
        await other.Go(Root + "oenigheter");
        Assert.Contains(Secret, other.Text, StringComparison.Ordinal);
        Assert.Contains("Lokal samverkan, till och med 19 februari 2026", other.Text, StringComparison.Ordinal);
        await other.Go(Root + "oenighet-vidare?arende=3");
        await other.Choose("Frågan går vidare till Delregional vårdsamverkan").Press("Fortsätt");
        await other.Fill("Dag", "2026-02-01").Press("Fortsätt");
        await other.Fill("Beskrivning", "Vi kom inte överens.").Press("Fortsätt");
        await other.Press("Registrera");
        Assert.Equal("Ärende 3: Gick vidare till Delregional vårdsamverkan", other.Heading);
        Assert.Equal("1461", (await db.Notifications.SingleAsync(n => n.Number == 2, Cancel)).To!.Value.Value);
    }

    [Fact, Rule("R59")]
    public async Task Is_seen_by_its_parties_and_the_process_leader_alone()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        (await Raised(site, "officer-1461", "Mark")).Dispose();

        foreach (var (account, sees) in new[] { ("officer-1463", true), ("registrar-1463", true), ("process_leader", true), ("officer-1402", false), ("officer-VGR", false) })
        {
            using var visitor = await site.SignedIn(account);
            await visitor.Go(Root + "oenigheter");
            Assert.True(sees == visitor.Text.Contains(Secret, StringComparison.Ordinal), account);
            await visitor.Go(Root + "oenighet-vidare?arende=3");
            Assert.Equal((account, sees ? "Vad händer?" : "Vilket ärende gäller det?"), (account, visitor.Heading));
            Assert.Equal(sees, visitor.Text.Contains("tolkning 3", StringComparison.Ordinal) || visitor.Heading == "Vad händer?");
        }

        foreach (var account in new[] { "reader", "economist", "officer-SRO" })
        {
            using var visitor = await site.SignedIn(account);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Go(Root + "oenigheter")).Status);
        }

        using var anybody = await site.Visit().Go($"/avtal/{Slug}/oenighet");
        Assert.DoesNotContain("Storgatan", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("2 oenigheter om tolkning pågår.", anybody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_cannot_have_happened_and_how_to_mend_it()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1461");
        await officer.Go(Root + "oenighet");
        await officer.Choose("Något gick inte som avtalat").Press("Fortsätt");
        await officer.Fill("Motpart", "Ingen särskild").Press("Fortsätt");
        await officer.Press("Fortsätt");
        await officer.Fill("Dag", "2026-02-03").Press("Fortsätt");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("2026-02-03 ligger i framtiden; i dag är det 2026-02-02. Ange en dag som har varit.", officer.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Refusals => [.. typeof(DisagreementRefusal).GetNestedTypes().Select(type => type.Name)];

    [Theory, MemberData(nameof(Refusals))]
    public void Every_refusal_has_its_words_in_both_languages(string name)
    {
        var type = typeof(DisagreementRefusal).GetNestedType(name)!;
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type);
        var refusal = (DisagreementRefusal)constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType == typeof(string) ? "x" : p.ParameterType == typeof(DateOnly) ? (object)new DateOnly(2026, 1, 2) : new Domain.Principals.PrincipalId("1480"))]);
        Languages.Speak(Language.Swedish);
        var swedish = refusal.Words();
        Languages.Speak(Language.English);
        var english = refusal.Words();
        Languages.Speak(Language.Swedish);

        Assert.NotEqual(swedish.What, english.What);
        Assert.NotEqual(swedish.Mend, english.Mend);
        Assert.EndsWith(".", refusal.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void So_has_every_finding_about_a_power()
    {
        PowerFinding[] all = [new PowerFinding.NoPower(new("SRO"), new DateOnly(2026, 1, 2)), new PowerFinding.EditorialOnly(new("SRO")), new PowerFinding.Reserved(["2.1"])];

        Assert.Equal(typeof(PowerFinding).GetNestedTypes().Length, all.Length);
        Assert.All(all, finding => Assert.NotEmpty(Samsyn.Web.Agreements.PowerWords.Sentence(finding)));
    }
}
