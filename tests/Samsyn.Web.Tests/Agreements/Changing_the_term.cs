using System.Net;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Agreements.Terms;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Agreements;

/// <summary>A party's notice and an extension are recorded in a form, told to all, and the days are counted anew (R08).</summary>
[Rule("R08")]
public sealed class Changing_the_term
{
    private const string Root = "/arbete/avtal/ovning-hos/";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task A_party_records_its_own_notice_and_is_told_that_it_came_late(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var officer = await site.SignedIn("officer-1463");
        await officer.Go(Root + "avtalstid");
        await officer.Fill("Dag", "2026-01-15").Press("Fortsätt");
        await officer.Fill("Källa", "Kommunfullmäktige § 12").Press("Fortsätt");
        Assert.Contains("Sista dagen att säga upp var 31 december 2025.", officer.Text, StringComparison.Ordinal);
        await officer.Press("Registrera uppsägningen");

        Assert.Equal("Uppsägningen är registrerad", officer.Heading);
        await using var db = site.Store.Context();
        Assert.Equal(TermForm.Message, (await db.Notifications.SingleAsync(Cancel)).Kind);
        using var reader = await site.Visit().Go("/avtal/ovning-hos/giltighet");
        Assert.Contains("Mark sade upp avtalet. Det var efter den sista dagen, 31 december 2025", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_by_fewer_than_the_text_names_is_recorded_and_marked()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "avtalstid");
        await leader.Choose("Avtalet har förlängts").Press("Fortsätt");
        await leader.Choose("VästKoms styrelse").Press("Fortsätt");
        await leader.Fill("Ny sista dag", "2026-06-30").Press("Fortsätt");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
        await leader.Fill("Ny sista dag", "2028-12-31").Press("Fortsätt");
        await leader.Press("Fortsätt");
        Assert.Contains("ska också Västra Götalandsregionen vara med", leader.Text, StringComparison.Ordinal);
        await leader.Press("Registrera förlängningen");

        Assert.Contains("till och med 31 december 2028", leader.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R59")]
    public async Task An_officer_gives_notice_for_nobody_else_and_extends_nothing()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1463");
        await officer.Go(Root + "avtalstid");

        Assert.Equal("Vilken dag sades avtalet upp?", officer.Heading);
        Assert.DoesNotContain("Avtalet har förlängts", officer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Post($"{Root}avtalstid/{Guid.CreateVersion7()}/vad", ("vad", "forlangt"))).Status);
    }

    public static TheoryData<string> Refusals => [.. typeof(TermRefusal).GetNestedTypes().Select(type => type.Name)];

    [Theory, MemberData(nameof(Refusals))]
    public void Every_refusal_has_its_words_in_both_languages(string name)
    {
        var type = typeof(TermRefusal).GetNestedType(name)!;
        var constructor = type.GetConstructors().First(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type);
        var refusal = (TermRefusal)constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType == typeof(string) ? (object)"x" : new DateOnly(2026, 1, 2))]);
        Languages.Speak(Language.Swedish);
        var swedish = refusal.Sentence();
        Languages.Speak(Language.English);
        var english = refusal.Sentence();
        Languages.Speak(Language.Swedish);

        Assert.NotEqual(swedish, english);
    }
}
