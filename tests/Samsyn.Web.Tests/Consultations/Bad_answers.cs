using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using static Samsyn.Web.Tests.Consultations.RoundSite;

namespace Samsyn.Web.Tests.Consultations;

/// <summary>What people and machines may send: each gets a plain answer, and nothing of what was written is lost (issue "Consultation", Bad input).</summary>
public sealed class Bad_answers
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact, Rule("R26")]
    public async Task Before_the_round_opens_nobody_answers()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite, opens: "2022-12-05");
        using var officer = await site.SignedIn("officer-1470");
        await officer.Go(Mine);
        Assert.Contains("Ni kan börja svara när remissen har öppnat.", officer.Text, StringComparison.Ordinal);
        await officer.Post(Mine, ("for", "1470"));
        Assert.Equal(Public, officer.Path);
        using var anybody = await site.Visit().Go(Public + "/svara");
        Assert.Contains("Det går inte att lämna ett öppet svar nu", anybody.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.Store.Count("answer_draft"));
    }

    [Fact, Rule("R26")]
    public async Task Two_hundred_thousand_characters_are_given_back_with_the_limit()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        var text = string.Concat(Enumerable.Repeat("Långt svar. ", 17_000))[..200_000].Trim();
        await Write(officer, draft, "2", null, text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Matches(@"Högst 30.000 får plats", officer.Errors[0]);
        Assert.Equal(text, officer.ValueOf("Synpunkter"));
        Assert.Equal(0, await site.Store.Count("answer_field"));
    }

    [Fact, Rule("R26")]
    public async Task Signs_that_show_nothing_or_turn_the_writing_round_are_taken_out()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await Write(officer, draft, "2", "Avstyrker", "Vi\u202e säger\u0007 nej\u2066.\r\n=cmd|' /C calc'!A0");
        await using var db = site.Store.Context();
        Assert.Equal("Vi säger nej.\n=cmd|' /C calc'!A0", (await db.AnswerFields.SingleAsync(Cancel)).Text);
    }

    private static async Task Attach(Visitor visitor, string draft, string name, byte[] file)
    {
        await visitor.Go(draft);
        var form = visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form").Single(f => f.Action.EndsWith("handler=attach", StringComparison.Ordinal));
        var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) content.Add(new StringContent(input.Value), input.Name!);
        content.Add(new ByteArrayContent(file), "file", name);
        await visitor.Send(new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Address, draft + "?handler=attach")) { Content = content });
    }

    [Fact, Rule("R26")]
    public async Task Attachments_are_what_they_say_they_are()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        foreach (var (name, bytes, why) in new[]
        {
            ("svar.pdf", "<html>"u8.ToArray(), "Filen heter .pdf men är något annat."),
            ("svar.pdf.exe", "MZ"u8.ToArray(), "Den sortens fil tas inte emot."),
            ("bild.svg", "<svg/>"u8.ToArray(), "Den sortens fil tas inte emot."),
            ("text.txt", [0xff, 0xfe, 0x00], "Filen heter .txt men är något annat."),
            ("stor.pdf", [.. "%PDF-"u8, .. new byte[10 * 1024 * 1024]], "Filen är större än 10 MB."),
            ("tom.pdf", Array.Empty<byte>(), "Välj en fil först."),
        })
        {
            await Attach(officer, draft, name, bytes);
            Assert.Equal((name, HttpStatusCode.UnprocessableEntity), (name, officer.Status));
            Assert.StartsWith(why, officer.Errors[0], StringComparison.Ordinal);
        }

        await Attach(officer, draft, "..\\..\\C:\\<script>alert(1)</script>\u202efdp.exe.pdf", "%PDF-1.7 innehåll"u8.ToArray());
        await using var db = site.Store.Context();
        var file = Assert.Single((await db.AnswerDrafts.SingleAsync(Cancel)).Attachments);
        Assert.Equal("script-fdp.exe.pdf", file.Name);
        Assert.Contains("script-fdp.exe.pdf", officer.Text, StringComparison.Ordinal);
        await officer.Press("Ta bort script-fdp.exe.pdf");
        Assert.DoesNotContain("script-fdp", officer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines)), Rule("R26")]
    public async Task A_save_sent_again_after_a_dropped_connection_is_one(Engine engine)
    {
        await using var site = await RoundSite.Start(engine);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await officer.Go(draft + "/avsnitt?nr=2");
        officer.Choose("Tillstyrker").Fill("Synpunkter", "Ett.");
        var form = officer.Page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var address = officer.Address;
        async Task<string> Body() => await officer.Sent(form).Content!.ReadAsStringAsync(Cancel);
        var body = await Body();
        for (var i = 0; i < 3; i++)
            await officer.Send(new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") });
        await using var db = site.Store.Context();
        var field = await db.AnswerFields.SingleAsync(Cancel);
        Assert.Equal(("Ett.", 1, 0), (field.Text, field.Revision, field.Others.Count));
        Assert.Equal(1, await db.Journal.CountAsync(e => e.Act == "answer.save", Cancel));
    }

    [Fact, Rule("R26")]
    public async Task Handed_in_twice_it_is_one_answer_and_afterwards_nothing_is_saved()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await Write(officer, draft, "", "Tillstyrker", "Ja.");
        await officer.Go(draft + "/avsnitt?nr=2");
        var late = officer.Choose("Avstyrker").Fill("Synpunkter", "För sent.").Form;
        await officer.Go(draft + "/granska");
        officer.Choose("Nej, det lämnas med reservation för beslut");
        var form = officer.Form;
        await officer.Send(officer.Sent(form, form.QuerySelector<IHtmlButtonElement>("button")));
        var receipt = officer.Path;
        await officer.Post(draft + "/granska", ("Board", "reservation"));
        Assert.Equal(receipt, officer.Path);
        await using var db = site.Store.Context();
        Assert.Equal(1, await db.Answers.CountAsync(a => a.HandedInBy == "officer:1470", Cancel));
        await officer.Post(draft + "/avsnitt", ("nr", "2"), ("seen", "0"), ("Text", "För sent."));
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        Assert.NotNull(late);
    }

    [Fact, Rule("R26", "F47")]
    public async Task Out_to_Word_and_back_from_the_board_every_section_keeps_its_words()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await Write(officer, draft, "", "Tillstyrker med synpunkter", "Första stycket.\n\nAndra stycket.");
        await Write(officer, draft, "2", "Avstyrker", "Skriv om punkten.");
        var docx = await (await officer.Go(draft + "?handler=word")).Answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Empty(Samsyn.Documents.Docx.OfficeValidator.Errors(docx));
        var content = Samsyn.Documents.Docx.DocxReader.Read(docx).Content;
        var changed = Samsyn.Documents.Docx.DocxWriter.Write(content with
        {
            Blocks = [.. content.Blocks.Select(block => block is Samsyn.Documents.Texts.TextParagraph { Runs: [{ Text: "Skriv om punkten." }] } ? new Samsyn.Documents.Texts.TextParagraph(null, [new("Nämnden vill stryka punkten.")]) : block)],
        });
        await SendWord(officer, draft, changed);

        Assert.Contains("Filen är inläst", officer.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var fields = await db.AnswerFields.Where(f => f.Text != "" || f.Stance != null).OrderBy(f => f.Section).ToListAsync(Cancel);
        Assert.Equal([("", Stance.SupportsWithRemarks, "Första stycket.\n\nAndra stycket."), ("2", Stance.Opposes, "Nämnden vill stryka punkten.")], fields.Select(f => (f.Section, f.Stance!.Value, f.Text)));

        await SendWord(officer, draft, Samsyn.Documents.Docx.DocxWriter.Write(new Samsyn.Documents.Texts.TextContent { Blocks = [new Samsyn.Documents.Texts.TextHeading(1, null, [new("Ett kapitel som inte finns")]), new Samsyn.Documents.Texts.TextParagraph(null, [new("Text")])] }));
        Assert.Contains("finns inte i förslaget", officer.Errors[0], StringComparison.Ordinal);
        await SendWord(officer, draft, "ingen Word-fil"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
    }

    private static async Task SendWord(Visitor visitor, string draft, byte[] docx)
    {
        await visitor.Go(draft);
        var form = visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form").Single(f => f.Action.EndsWith("handler=word", StringComparison.Ordinal));
        var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) content.Add(new StringContent(input.Value), input.Name!);
        content.Add(new ByteArrayContent(docx), "word", "svar.docx");
        await visitor.Send(new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Address, draft + "?handler=word")) { Content = content });
    }
}
