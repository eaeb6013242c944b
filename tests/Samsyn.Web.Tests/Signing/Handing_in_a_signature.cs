using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;
using Samsyn.Domain.Signing;
using Samsyn.Web.Design;
using Samsyn.Web.Signing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Signing;

/// <summary>
/// A signed file is taken for the version that was sent out and for nothing else; each tampering is told plainly and nothing is kept of it (R24; DOMAIN.md
/// 11, 105, 108).
/// </summary>
[Rule("R24")]
public sealed class Handing_in_a_signature
{
    private const string Slug = WorkspaceSite.NightWatch;
    private const string Desk = $"/arbete/avtal/{Slug}/underskrifter";
    private const string Chair = "kommunstyrelsens ordförande";
    private static readonly byte[] Master = TinyPdf.Master("Avtal om digital nattillsyn");
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static byte[] Signed(byte[] master) => new HandSigner(Certificates.Anna).Sign(master, TinyPdf.Next(2));

    private static async Task Send(Visitor visitor, string path, string name, byte[]? file, params (string Name, string Value)[] fields)
    {
        var form = visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelector("[name=file]") is not null);
        var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Where(input => fields.All(f => f.Name != input.Name))) content.Add(new StringContent(input.Value), input.Name!);
        foreach (var (field, value) in fields) content.Add(new StringContent(value), field);
        if (file is not null) content.Add(new ByteArrayContent(file), "file", name);
        await visitor.Send(new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Address, path)) { Content = content });
    }

    /// <summary>The process leader hands in the original that the tests sign.</summary>
    private static async Task HandInOriginal(WorkspaceSite site, byte[]? master = null)
    {
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Desk);
        await Send(leader, Desk + "?handler=master", "original.pdf", master ?? Master);
        Assert.Equal(Desk, leader.Path);
    }

    private static async Task HandIn(Visitor visitor, byte[] file, string function = Chair, string how = "electronic", string party = "1470", string on = "")
    {
        await visitor.Go(Desk + "/lamna?part=" + party);
        await Send(visitor, Desk + "/lamna?part=" + party, "underskriven.pdf", file, ("part", party), ("Function", function), ("How", how), ("On", on));
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Takes_it_for_the_original_tells_every_party_and_shows_what_was_not_verified(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        await HandInOriginal(site);
        using var officer = await site.SignedIn("officer-1470");
        await HandIn(officer, Signed(Master));

        Assert.Equal(Desk, officer.Path);
        Assert.Contains("har skrivit under", officer.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var signature = await db.Signatures.OrderByDescending(s => s.Place).FirstAsync(s => s.Party == new Domain.Principals.PrincipalId("1470"), Cancel);
        Assert.Equal(("electronic", "1.0", "officer:1470", new DateOnly(2022, 11, 29)), (signature.Form, signature.Version, signature.RegisteredBy, signature.On!.Value));
        Assert.Equal(["trust_chain", "revocation", "time", "authority_to_sign"], signature.Evidence!.NotVerified);
        Assert.Contains("Testrot", signature.Evidence.Issuer, StringComparison.Ordinal);
        var messages = await db.Notifications.OrderBy(n => n.Number).ToListAsync(Cancel);
        Assert.Equal([(1, Wording.Planned), (2, Wording.Signed)], messages.Select(n => (n.Number, n.Kind)));
        Assert.All(messages, n => Assert.Null(n.To));

        using var anybody = await site.Visit().Go($"/avtal/{Slug}/underskrifter");
        var row = Visitor.Words(anybody.Page.QuerySelectorAll("tbody tr").Single(r => Visitor.Words(r.QuerySelector("th")) == "Vara"));
        Assert.Contains("Underskrivet", row, StringComparison.Ordinal);
        Assert.Contains("Om certifikatet har spärrats", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Ek", anybody.Page.Source.Text, StringComparison.Ordinal);
        foreach (var entry in await db.Journal.Where(e => e.Act.StartsWith("signing")).ToListAsync(Cancel)) Assert.DoesNotContain("Anna Ek", entry.After, StringComparison.Ordinal);
        var file = (await officer.Go(Desk)).Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => Visitor.Words(a).StartsWith("Se filen", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await officer.Go(file)).Status);
        using var other = await site.SignedIn("officer-1461");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Go(file)).Status);
    }

    /// <summary>What somebody may have done to a file, and what is said of it.</summary>
    public static TheoryData<string, string> Tamperings => new()
    {
        { "another version", "Det är en annan text som är underskriven, inte originalet av version 1.0." },
        { "one byte changed", "Filen har ändrats efter underskriften: minst ett tecken är inte det som skrevs under." },
        { "a page added after signing", "Något har lagts till efter underskriften" },
        { "a page added before signing", "Något mer än underskriften har lagts till i originalet innan det skrevs under" },
        { "an expired certificate", "Certifikatet hade gått ut när filen skrevs under" },
        { "not signed", "Filen är inte underskriven." },
        { "no PDF", "Filen är ingen PDF." },
        { "half a file", "Filen är trasig eller ofullständig." },
        { "an empty file", "Välj en fil först." },
        { "a picture", "Filen är ingen PDF." },
    };

    private static byte[] Tampered(string how) => how switch
    {
        "another version" => Signed(TinyPdf.Master("Avtal om något annat")),
        "one byte changed" => Changed(Signed(Master)),
        "a page added after signing" => TinyPdf.Append(Signed(Master), (2, "<< /Type /Pages /Kids [4 0 R 6 0 R 20 0 R] /Count 3 >>"), (20, TinyPdf.Page(21)), (21, TinyPdf.Content("En sida till"))),
        "a page added before signing" => Signed(TinyPdf.Append(Master, (2, "<< /Type /Pages /Kids [4 0 R 6 0 R 20 0 R] /Count 3 >>"), (20, TinyPdf.Page(21)), (21, TinyPdf.Content("En sida till")))),
        "an expired certificate" => new HandSigner(Certificates.Make("CN=Anna Ek", Certificates.Root, Certificates.Now.AddYears(-1), Certificates.Now.AddMonths(-1))).Sign(Master, TinyPdf.Next(2)),
        "not signed" => Master,
        "no PDF" => "Hej"u8.ToArray(),
        "half a file" => Signed(Master)[..^900],
        "an empty file" => [],
        _ => [0x89, .. "PNG\r\n"u8],
    };

    private static byte[] Changed(byte[] pdf)
    {
        var at = Encoding.Latin1.GetString(pdf).IndexOf("nattillsyn", StringComparison.Ordinal);
        pdf[at] ^= 1;
        return pdf;
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task Says_plainly_what_is_wrong_and_keeps_nothing(string how, string told)
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await HandInOriginal(site);
        var before = (await site.Store.Count("signature"), await site.Store.Count("blob"), await site.Store.Count("journal_entry"), await site.Store.Count("notification"));
        using var officer = await site.SignedIn("officer-1470");
        await HandIn(officer, Tampered(how));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.StartsWith(told, Assert.Single(officer.Errors), StringComparison.Ordinal);
        Assert.Equal(before, (await site.Store.Count("signature"), await site.Store.Count("blob"), await site.Store.Count("journal_entry"), await site.Store.Count("notification")));
    }

    [Fact]
    public async Task When_others_sign_it_with_public_programs_it_is_taken_for_the_right_version_and_refused_for_the_wrong()
    {
        if (!Tools.AreAsked) return;
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await HandInOriginal(site);
        var signed = Tools.SignWithNode([new NodeJob(Master, Certificates.Anna), new NodeJob(TinyPdf.Master("Version 2"), Certificates.Anna)]);
        var (right, wrong) = (signed[0], signed[1]);
        using var officer = await site.SignedIn("officer-1470");
        await HandIn(officer, wrong);
        Assert.StartsWith("Det är en annan text", Assert.Single(officer.Errors), StringComparison.Ordinal);
        await HandIn(officer, right);
        Assert.Equal(Desk, officer.Path);

        // The next party signs what the first has signed; the same file again is no new signature.
        using var leader = await site.SignedIn("process_leader");
        await HandIn(leader, right, party: "1444");
        Assert.StartsWith("Samma fil är redan registrerad för Vara.", Assert.Single(leader.Errors), StringComparison.Ordinal);
        await HandIn(leader, Tools.SignWithPoppler(right, Certificates.Bo), party: "1444");
        Assert.Empty(leader.Errors);
        Assert.Equal(Desk, leader.Path);
    }

    [Fact]
    public async Task A_common_original_carries_every_signature_before_it()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await HandInOriginal(site);
        using var first = await site.SignedIn("officer-1470");
        await HandIn(first, Signed(Master));
        Assert.Equal(Desk, first.Path);

        // The next one signs the bare original, as if nobody had signed before: the two files could never become one.
        using var leader = await site.SignedIn("process_leader");
        var before = await site.Store.Count("signature");
        await HandIn(leader, new HandSigner(Certificates.Bo).Sign(Master, TinyPdf.Next(2)), party: "1444");
        Assert.StartsWith("Originalet är gemensamt och i filen saknas det som Vara har skrivit under. Hämta den senaste filen", Assert.Single(leader.Errors), StringComparison.Ordinal);
        Assert.Equal(before, await site.Store.Count("signature"));

        var latest = leader.Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => Visitor.Words(a).StartsWith("Hämta den senaste filen, som Vara har skrivit under", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await leader.Go(latest.GetAttribute("href")!)).Status);
        using var outsider = await site.SignedIn("reader");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Go(latest.GetAttribute("href")!)).Status);
    }

    [Fact, Rule("R17")]
    public async Task An_original_that_a_party_has_signed_is_not_replaced()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await HandInOriginal(site);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Desk);
        var form = leader.Page.QuerySelector<IHtmlInputElement>("[name=actId]")!.Value;
        var token = leader.Page.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
        using var officer = await site.SignedIn("officer-1470");
        await HandIn(officer, Signed(Master));

        await leader.Go(Desk);
        Assert.Contains("Vara har skrivit under originalet, så det byts inte ut.", leader.Text, StringComparison.Ordinal);
        Assert.Null(leader.Page.QuerySelector("[name=file]"));
        // From a page that was opened before the signature.
        using var content = new MultipartFormDataContent { { new StringContent(form), "actId" }, { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(TinyPdf.Master("En annan text")), "file", "original.pdf" } };
        await leader.Send(new HttpRequestMessage(HttpMethod.Post, new Uri(leader.Address, Desk + "?handler=master")) { Content = content });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
        Assert.Contains("Vara har skrivit under originalet", Assert.Single(leader.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_signed_too_early_is_reached_from_the_desk_and_marked_for_all()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Desk);
        var row = leader.Page.QuerySelectorAll("main tbody tr").Single(r => Visitor.Words(r.QuerySelector("th")) == "Töreboda");
        var link = row.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => Visitor.Words(a).StartsWith("Registrera papper", StringComparison.Ordinal));
        await leader.Go(link.GetAttribute("href")!);
        await HandIn(leader, Signed(Master), party: "1473", how: "paper", on: "2022-11-25");
        Assert.Equal(Desk, leader.Path);

        using var anybody = await site.Visit().Go($"/avtal/{Slug}/underskrifter");
        Assert.Contains("Undertecknat innan beslutet hade fått laga kraft", Visitor.Words(anybody.Page.QuerySelectorAll("tbody tr").Single(r => Visitor.Words(r.QuerySelector("th")) == "Töreboda")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_that_may_not_sign_yet_is_told_why_and_paper_is_registered_all_the_same()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await HandInOriginal(site);
        using var leader = await site.SignedIn("process_leader");
        await HandIn(leader, Signed(Master), party: "1473");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
        Assert.Contains("När beslutet får laga kraft är inte känt.", leader.Text, StringComparison.Ordinal);
        await HandIn(leader, Signed(Master), party: "VGR", function: "hälso- och sjukvårdsdirektören");
        Assert.Contains("ska skriva under först.", leader.Text, StringComparison.Ordinal);
        await HandIn(leader, Signed(Master), party: "1473", how: "paper", on: "2022-11-25");
        Assert.Equal(Desk, leader.Path);
        await HandIn(leader, Signed(Master), party: "1472", how: "paper", on: "2022-12-25");
        Assert.Contains("ligger i framtiden", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_original_that_is_no_whole_PDF_is_not_taken()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        foreach (var (file, told) in new[] { ("Hej"u8.ToArray(), "Filen är ingen hel PDF."), (Master[..^40], "Filen är ingen hel PDF.") })
        {
            await leader.Go(Desk);
            await Send(leader, Desk + "?handler=master", "original.pdf", file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
            Assert.StartsWith(told, Assert.Single(leader.Errors), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Sent_twice_it_is_one_signature(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        await HandInOriginal(site);
        var before = await site.Store.Count("signature");
        using var officer = await site.SignedIn("officer-1470");
        await officer.Go(Desk + "/lamna");
        var act = officer.Page.QuerySelector<IHtmlInputElement>("[name=actId]")!.Value;
        for (var time = 0; time < 2; time++)
        {
            await officer.Go(Desk + "/lamna");
            await Send(officer, Desk + "/lamna", "underskriven.pdf", null, ("actId", act), ("Function", Chair), ("How", "paper"), ("On", "2022-11-25"));
        }

        Assert.Equal(before + 1, await site.Store.Count("signature"));
    }

    public static TheoryData<SignedPdfVerdict> Verdicts => [.. Enum.GetValues<SignedPdfVerdict>().Where(v => v != SignedPdfVerdict.Accepted)];

    [Theory, MemberData(nameof(Verdicts))]
    public void Every_verdict_has_words_with_a_mend(SignedPdfVerdict verdict)
    {
        var report = new SignedPdfReport { Verdict = verdict, NotVerified = PdfNotVerified.None };
        Languages.Speak(Language.Swedish);
        var swedish = report.Fault("1.0")!;
        Languages.Speak(Language.English);
        var english = report.Fault("1.0")!;
        Languages.Speak(Language.Swedish);

        Assert.NotEqual(swedish, english);
        Assert.True(swedish.Count(c => c == '.') >= 2, swedish);
    }

    [Fact]
    public void Every_state_message_and_thing_not_verified_has_words()
    {
        Assert.Distinct(Enum.GetValues<SigningState>().Select(Wording.Label));
        Assert.Distinct(Enum.GetValues<SignatureMark>().Select(Wording.Label));
        Assert.Distinct(Wording.Kinds.Select(kind => Wording.Message(kind, new Web.Mail.NotificationFacts { Text = "skäl", Title = "ordföranden" }, "Avtalet", "Vara")));
        Assert.Distinct(SignedFileWords.Kept((PdfNotVerified)63).Select(SignedFileWords.Sentence));
        Assert.Equal(6, SignedFileWords.Kept((PdfNotVerified)63).Count);
    }
}
