using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using static Samsyn.Web.Tests.Consultations.RoundSite;

namespace Samsyn.Web.Tests.Consultations;

/// <summary>A body answers, not a person: an officer writes section by section, a board adopts, and a receipt says what was received (R25–R28; DOMAIN.md 40–52).</summary>
public sealed class Answering_a_consultation
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines)), Rule("R25", "R26", "F43", "F51", "F52")]
    public async Task From_the_invitation_to_the_receipt(Engine engine)
    {
        await using var site = await RoundSite.Start(engine);
        using var anybody = await site.Visit().Go(Public);
        Assert.Contains("Remissen pågår till och med 20 december 2022.", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("21 dagar kvar", anybody.Text, StringComparison.Ordinal);

        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        Assert.Equal("Svar från Vara kommun", officer.Heading);
        await Write(officer, draft, "", "Tillstyrker med synpunkter", "Vi vill vara med.");
        Assert.Contains("Sparat", officer.Text, StringComparison.Ordinal);
        await Write(officer, draft, "2", "Avstyrker", "Punkten behöver skrivas om.");
        await officer.Go(draft + "/granska");
        Assert.Contains("Punkten behöver skrivas om.", officer.Text, StringComparison.Ordinal);
        await officer.Choose("Ja, nämnden eller styrelsen har antagit det").Fill("Organ", "Kommunstyrelsen").Fill("Beslutsdag", "2022-11-24").Fill("Paragraf", "§ 41").Press("Lämna in svaret");

        Assert.Equal("Svaret från Vara kommun är mottaget", officer.Heading);
        Assert.Contains("VK 2022/0114-1", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Det kom i tid.", officer.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var answer = await db.Answers.SingleAsync(a => a.From == "1470" && a.HandedInBy != null, Cancel);
        Assert.Equal(("1470", AnswerKind.Invited, "officer:1470", 1), (answer.From, answer.Kind, answer.HandedInBy, answer.Number));
        Assert.Equal([("", Stance.SupportsWithRemarks, "Vi vill vara med."), ("2", Stance.Opposes, "Punkten behöver skrivas om.")], answer.Parts.Select(p => (p.Section, p.Stance!.Value, p.Text)));
        Assert.NotNull(answer.Parts[1].Clause);
        Assert.Equal((new Domain.Principals.BodyId("KS:1470"), new DateOnly(2022, 11, 24), "§ 41"), (answer.Adopted!.Body, answer.Adopted.On, answer.Adopted.Paragraph));
        Assert.Equal(new DateOnly(2022, 11, 29), answer.ReceivedOn);
        var messages = await db.Notifications.OrderBy(n => n.Number).ToListAsync(Cancel);
        Assert.Equal([(Messages.Opened, (string?)null), (Messages.Received, "1470")], messages.Select(m => (m.Kind, m.To?.Value)));

        await anybody.Go(Public);
        var row = Visitor.Words(anybody.Page.QuerySelectorAll("tbody tr").Single(r => Visitor.Words(r.QuerySelector("th")) == "Vara kommun"));
        Assert.EndsWith("29 november 2022", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Punkten behöver skrivas om.", anybody.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R26")]
    public async Task Two_officers_write_at_once_and_both_texts_are_kept()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var first = await site.SignedIn("officer-1470");
        using var second = await site.SignedIn("officer-1470");
        var draft = await Begin(first);
        await first.Go(draft + "/avsnitt?nr=2");
        await second.Go(draft + "/avsnitt?nr=2");
        await first.Choose("Tillstyrker").Fill("Synpunkter", "Den första texten.").Press("Spara");
        await second.Choose("Avstyrker").Fill("Synpunkter", "Den andra texten.").Press("Spara");

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("Någon annan sparade samma avsnitt före dig.", second.Text, StringComparison.Ordinal);
        Assert.Contains("Den andra texten.", second.Text, StringComparison.Ordinal);
        Assert.Equal("Den första texten.", second.ValueOf("Synpunkter"));
        await first.Go(draft + "/granska");
        await first.Choose("Nej, det lämnas med reservation för beslut").Press("Lämna in svaret");
        Assert.Contains("Något avsnitt har flera texter.", first.Errors[0], StringComparison.Ordinal);

        await second.Press("Använd den här texten");
        Assert.Contains("2 Syfte Avstyrker. Den andra texten.", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Flera texter", second.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var field = await db.AnswerFields.SingleAsync(Cancel);
        Assert.Equal((Stance.Opposes, "Den andra texten.", 0), (field.Stance!.Value, field.Text, field.Others.Count));
        Assert.Equal(3, await db.Journal.CountAsync(e => e.Act == "answer.save", Cancel));
    }

    [Fact, Rule("R26", "F52")]
    public async Task With_a_reservation_first_and_the_boards_decision_later()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await Write(officer, draft, "", "Ingen erinran", "");
        await HandIn(officer, draft);
        Assert.Contains("Det gäller med reservation för nämndens beslut.", officer.Text, StringComparison.Ordinal);
        await officer.Fill("Organ", "Kommunstyrelsen").Fill("Dag", "2022-11-28").Fill("Paragraf", "§ 7").Press("Registrera beslutet");
        Assert.Contains("Antaget 28 november 2022", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Registrera beslutet", officer.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R25", "R27")]
    public async Task A_second_answer_takes_the_place_of_the_first_when_that_is_confirmed()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        await HandIn(officer, await Written(officer, "Första svaret."));
        await officer.Go(Mine);
        await officer.Press("Skriv ett nytt svar i stället");
        var draft = officer.Path;
        Assert.Contains("Första svaret.", officer.Text, StringComparison.Ordinal);
        await Write(officer, draft, "", "Avstyrker", "Andra svaret.");
        await HandIn(officer, draft);
        Assert.Contains("Kryssa i att det här svaret ersätter det", officer.Errors[0], StringComparison.Ordinal);
        await officer.Choose("Det här svaret ersätter det som kom 29 november 2022").Press("Lämna in svaret");

        Assert.Contains("VK 2022/0114-2", officer.Text, StringComparison.Ordinal);
        var round = (await site.Store.Records.Rounds((await site.Store.Records.Cascade(Slug))!.Agreement.Id))[0];
        Assert.Equal(2, round.Answers.Count);
        Assert.Equal("r1", round.Answers[1].Replaces);
    }

    [Fact, Rule("R27", "F52")]
    public async Task Late_it_is_received_counted_and_marked()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite, closes: "2022-11-20");
        using var officer = await site.SignedIn("officer-1470");
        await HandIn(officer, await Written(officer, "Vi hann inte."));
        Assert.Contains("Det kom efter sista dagen, 20 november 2022.", officer.Text, StringComparison.Ordinal);
        using var anybody = await site.Visit().Go(Public);
        Assert.Contains("efter sista dagen", anybody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Svara på remissen", anybody.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anybody.Go(Public + "/svara")).Status);
        Assert.Contains("Det går inte att lämna ett öppet svar nu", anybody.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R59", "R25")]
    public async Task Nobody_answers_for_another_or_reads_anothers_draft()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Written(officer, "Bara för oss.");
        foreach (var other in new[] { "officer-1463", "reader", "economist", "officer-SRO" })
        {
            using var visitor = await site.SignedIn(other);
            foreach (var page in new[] { "", "/avsnitt", "/granska", "/kvitto" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Go(draft + page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(draft + "/granska", ("Board", "reservation"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(Mine, ("for", "1470"))).Status);
        }

        using var anybody = site.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Go(draft)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Go($"{Public}/svar/{draft.Split('/')[^1]}/{new string('0', 40)}")).Status);
    }

    [Fact, Rule("R25", "F40", "F51")]
    public async Task Anybody_answers_without_an_account_and_chooses_whether_the_name_is_published()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var anybody = await site.Visit().Go(Public + "/svara");
        Assert.Contains("allmän handling", anybody.Text, StringComparison.Ordinal);
        await anybody.Press("Börja svara");
        var draft = anybody.Path;
        Assert.Contains("Spara adressen till den här sidan", anybody.Text, StringComparison.Ordinal);
        await Write(anybody, draft, "2", "Tillstyrker", "Bra för oss som bor ensamma.");
        await anybody.Go(draft + "/granska");
        await anybody.Press("Lämna in svaret");
        Assert.Equal(2, anybody.Errors.Count);
        await anybody.Fill("Namn", "Kim Övning").Choose("Nej, visa bara ”Öppet svar”").Fill("E-post", "kim@example.org").Press("Lämna in svaret");

        Assert.Equal("Ditt svar är mottaget", anybody.Heading);
        await using var db = site.Store.Context();
        var person = await db.OpenPeople.SingleAsync(p => p.Email != null, Cancel);
        Assert.Equal(("Kim Övning", "kim@example.org", false), (person.Name, person.Email, person.PublishName));
        Assert.DoesNotContain("Kim", string.Join('\n', await db.Journal.Select(e => e.Before + e.After).ToListAsync(Cancel)), StringComparison.Ordinal);
        using var again = await site.Visit().Go(draft);
        Assert.Equal("Ditt svar är mottaget", again.Heading);
        await again.Go(Public);
        Assert.Contains("Öppna svar 1", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", again.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("F52")]
    public async Task A_session_that_ended_gives_the_text_back()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await officer.Go(draft + "/avsnitt?nr=2");
        officer.Choose("Avstyrker").Fill("Synpunkter", "En timmes arbete.");
        foreach (System.Net.Cookie cookie in officer.Cookies.GetAllCookies()) if (cookie.Name == "samsyn-session") cookie.Expired = true;
        await officer.Press("Spara");

        Assert.Equal(HttpStatusCode.Unauthorized, officer.Status);
        Assert.Equal("En timmes arbete.", officer.ValueOf("Det du skrev"));
        var (page, path) = (officer.Page, officer.Path);
        await officer.SignIn("officer-1470");
        // Back in the first tab, with the form as it was.
        await officer.Send(officer.Sent(page.QuerySelector<IHtmlFormElement>("main form[method=post]")!));
        Assert.Equal("En timmes arbete.", officer.ValueOf("Synpunkter"));
        await officer.Press("Spara");
        Assert.Contains("Sparat", officer.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        Assert.Equal((Stance.Opposes, "En timmes arbete."), (await db.AnswerFields.SingleAsync(Cancel)) is var f ? (f.Stance!.Value, f.Text) : default);
        Assert.StartsWith("/arbete", path, StringComparison.Ordinal);
    }

    private static async Task<string> Written(Visitor officer, string text)
    {
        var draft = await Begin(officer);
        await Write(officer, draft, "", "Tillstyrker", text);
        return draft;
    }
}
