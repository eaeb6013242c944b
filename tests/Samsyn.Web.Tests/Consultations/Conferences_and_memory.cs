using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations;
using Samsyn.Web.Consultations.Conferences;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using static Samsyn.Web.Tests.Consultations.RoundSite;

namespace Samsyn.Web.Tests.Consultations;

/// <summary>Registering and asking without an account, answers moved to the questions and answers, names erased, views outside rounds, material for meetings and the brief before a renewal (R31, R53; DOMAIN.md 19, 28, 45, 135).</summary>
public sealed class Conferences_and_memory
{
    private const string Work = $"/arbete/avtal/{Slug}/remiss";
    private const string Conference = Public + "/konferens/kvallsmote";
    private const string Compiled = $"/avtal/{WorkspaceSite.Exercise}";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>The exercise lives on 29 November 2022: the conference is a few days ahead.</summary>
    private static async Task<WorkspaceSite> WithConference(Engine engine, string on = "2022-12-01")
    {
        var site = await RoundSite.Start(engine);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go($"/arbete/avtal/{Slug}/remisskonferens");
        await leader.Fill("Namn", "Kvällsmöte").Press("Fortsätt");
        await leader.Fill("Dag", on).Fill("Tid", "18.00–19.30").Fill("Plats eller länk", "Digitalt").Press("Fortsätt");
        await leader.Press("Fortsätt");
        await leader.Press("Spara konferensen");
        Assert.Equal("Konferensen är sparad", leader.Heading);
        return site;
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines)), Rule("R31")]
    public async Task One_registers_without_an_account_and_withdraws_with_an_address_only_oneself_has(Engine engine)
    {
        await using var site = await WithConference(engine);
        using var anybody = await site.Visit().Go(Conference);
        Assert.Contains("torsdag 1 december 2022 kl. 18.00–19.30.", anybody.Text, StringComparison.Ordinal);
        await anybody.Press("Anmäl dig");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anybody.Status);
        Assert.Equal("Skriv ditt namn.", Assert.Single(anybody.Errors));
        await anybody.Fill("Namn", "Kim Exempel").Fill("E-post", "kim").Press("Anmäl dig");
        Assert.Equal("Adressen saknar @. Skriv en hel e-postadress, till exempel namn@kommunen.se. Eller lämna fältet tomt.", Assert.Single(anybody.Errors));
        await anybody.Fill("E-post", "kim@example.org").Fill("Behöver du något för att kunna delta?", "=cmd|' /C calc'!A0").Press("Anmäl dig");

        Assert.Equal("Du är anmäld", anybody.Heading);
        var own = anybody.Path;
        await using var db = site.Store.Context();
        var registered = await db.Registrations.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(("Kim Exempel", "Kvällsmöte"), (registered.Name, registered.Conference));
        Assert.DoesNotContain(await db.Journal.ToListAsync(Cancel), e => (e.After + e.Before).Contains("Kim", StringComparison.Ordinal));

        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Work);
        await leader.Go(leader.Page.QuerySelectorAll("main td.num a").Single().GetAttribute("href")!);
        Assert.Contains("Kim Exempel", leader.Text, StringComparison.Ordinal);
        var csv = await (await leader.Go(leader.Page.QuerySelectorAll("main a").Single(a => Visitor.Words(a) == "Hämta som CSV").GetAttribute("href")!)).Answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("'=cmd", csv, StringComparison.Ordinal);
        using var officer = await site.SignedIn("officer-1470");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Go(Work + "/anmalda?namn=Kv%C3%A4llsm%C3%B6te&omgang=1.0")).Status);

        Assert.Contains("Dina uppgifter finns inte kvar", (await site.Visit().Go(own[..^40] + new string('0', 40))).Text, StringComparison.Ordinal);
        await anybody.Go(own);
        await anybody.Press("Avanmäl dig");
        Assert.Equal("Ingen anmälan", anybody.Heading);
        Assert.Equal(0, await site.Store.Count("conference_registration"));
    }

    [Fact, Rule("R31")]
    public async Task A_form_sent_twice_registers_once_and_after_the_day_nobody_does()
    {
        await using var site = await WithConference(Engine.Sqlite);
        using var anybody = await site.Visit().Go(Conference);
        anybody.Fill("Namn", "Kim Exempel");
        var form = anybody.Page.QuerySelectorAll<IHtmlFormElement>("main form").First();
        for (var i = 0; i < 2; i++) await anybody.Send(anybody.Sent(form, form.QuerySelector<IHtmlButtonElement>("button")));
        Assert.Equal(1, await site.Store.Count("conference_registration"));

        await using var over = await WithConference(Engine.Sqlite, on: "2022-11-28");
        using var late = await over.Visit().Go(Conference);
        Assert.Contains("Det går inte längre att anmäla sig.", late.Text, StringComparison.Ordinal);
        await late.Post(Conference + "?handler=Register", ("Name", "Kim Exempel"), ("secret", new string('a', 40)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal(0, await over.Store.Count("conference_registration"));
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines)), Rule("R31", "R53")]
    public async Task The_names_are_erased_thirty_days_after_the_conference(Engine engine)
    {
        await using var site = await WithConference(engine);
        using var anybody = await site.Visit().Go(Conference);
        await anybody.Fill("Namn", "Kim Exempel").Press("Anmäl dig");
        async Task<int> Erased(string today)
        {
            var erased = 0;
            await site.Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "conference.erase", new Actor(null, "conference.erase")) { AgreementSlug = Slug }, async act =>
                erased = await act.EraseRegistrations((await act.Cascade(Slug))!, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)), Cancel);
            return erased;
        }

        Assert.Equal(0, await Erased("2022-12-31"));
        Assert.Equal(1, await site.Store.Count("conference_registration"));
        Assert.Equal(1, await Erased("2023-01-01"));
        Assert.Equal(0, await site.Store.Count("conference_registration"));
        Assert.Equal(0, await Erased("2023-01-02"));
    }

    [Fact, Rule("R31", "F28")]
    public async Task A_question_is_read_by_all_when_it_has_been_answered_and_moved_to_the_questions_and_answers()
    {
        await using var site = await WithConference(Engine.Sqlite);
        using var anybody = await site.Visit().Go(Conference);
        await anybody.Press("Skicka frågan");
        Assert.Contains("Texten saknas", Assert.Single(anybody.Errors), StringComparison.OrdinalIgnoreCase);
        await anybody.Fill("Din fråga om förslaget", "Vem betalar när någon flyttar?").Press("Skicka frågan");
        Assert.Contains("Tack, frågan har kommit fram.", anybody.Text, StringComparison.Ordinal);
        await anybody.Go(Public);
        Assert.DoesNotContain("Vem betalar när någon flyttar?", anybody.Text, StringComparison.Ordinal);

        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Work);
        await leader.Go(leader.Page.QuerySelectorAll("main li a").Single(a => Visitor.Words(a) == "Vem betalar när någon flyttar?").GetAttribute("href")!);
        await leader.Fill("Svar", "Den nya kommunen.").Choose("Ja, visa bland frågor och svar").Press("Fortsätt");
        await leader.Press("Spara svaret");
        Assert.Equal("Svaret är sparat", leader.Heading);

        foreach (var page in new[] { Public, Conference })
        {
            await anybody.Go(page);
            Assert.Contains("Vem betalar när någon flyttar? Den nya kommunen.", anybody.Text, StringComparison.Ordinal);
        }
    }

    [Fact, Rule("R30", "F19")]
    public async Task A_view_outside_every_round_is_recorded_with_one_choice_and_stands_in_the_brief()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite, closes: "2022-11-20");
        using var leader = await site.SignedIn("process_leader");
        async Task Record(string day)
        {
            await leader.Go($"/arbete/avtal/{Slug}/synpunkt");
            await leader.Fill("Organisation eller funktion", "Pensionärsrådet i Vara").Fill("Vilken dag kom den?", day).Press("Fortsätt");
            await leader.Fill("Om vilken version?", "Version 1.0").Fill("Punkt", "2").Fill("Synpunkt", "Säg hur länge man får vänta.").Press("Fortsätt");
            await leader.Choose("Sparas till nästa avtal").Fill("Varför?", "Texten ändras inte nu.").Press("Fortsätt");
        }

        await Record("2022-11-19");
        Assert.Contains("Synpunkten kom medan remissen var öppen", Assert.Single(leader.Errors), StringComparison.Ordinal);
        await Record("2022-11-21");
        await leader.Press("Registrera synpunkten");
        Assert.Equal("Synpunkten är registrerad", leader.Heading);

        using var anybody = await site.Visit().Go(Public);
        Assert.Contains("Pensionärsrådet i Vara 21 november 2022 Punkt 2: Säg hur länge man får vänta. Sparas till nästa avtal. Texten ändras inte nu.", anybody.Text, StringComparison.Ordinal);
        await anybody.Go($"/avtal/{Slug}/minne?visa=utanfor");
        Assert.Contains("Säg hur länge man får vänta.", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("Sparas till nästa avtal. Texten ändras inte nu.", anybody.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Go($"/avtal/{Slug}/minne?visa=annat")).Status);
    }

    [Fact, Rule("R30", "F45", "F53")]
    public async Task The_brief_before_a_renewal_holds_every_remark_condition_and_promise_by_clause()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var reader = await site.Visit().Go(Compiled + "/minne");
        var cascade = (await site.Store.Records.Cascade(WorkspaceSite.Exercise))!;
        var stored = (await site.Store.Records.Rounds(cascade.Agreement.Id))[0];
        var round = new Round(stored.Consultation, cascade.County, null, stored.Answers);
        var remarks = new Compilation(round, stored.Treatments).Remarks.Count;
        var conditions = cascade.Decisions.Count(d => d.Condition is not null && d.On <= new DateOnly(2022, 11, 29));
        Assert.True(conditions > 0);
        Assert.Equal(remarks + conditions + 2, reader.Page.QuerySelectorAll("article.remark").Length);

        await reader.Go(Compiled + "/minne?visa=loften");
        var promises = reader.Page.QuerySelectorAll("article.remark").Select(a => Visitor.Words(a)).ToList();
        Assert.Contains(promises, p => p.Contains("Förs vidare till genomförandet.", StringComparison.Ordinal));
        Assert.All(promises, p => Assert.StartsWith("Löfte: ", p, StringComparison.Ordinal));
        Assert.DoesNotContain("Se ändringen", reader.Text, StringComparison.Ordinal);

        // Before the compilation was published nothing of it is remembered.
        await reader.Go(Compiled + "/minne?den=2022-05-01");
        Assert.DoesNotContain("Löften", reader.Text, StringComparison.Ordinal);

        var word = await (await reader.Go(Compiled + "/minne.docx")).Answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Empty(OfficeValidator.Errors(word));
        Assert.Contains("Övningsdata", Words(word), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines)), Rule("R29", "R53", "F51")]
    public async Task A_name_is_erased_for_good_and_what_was_said_stays(Engine engine)
    {
        await using var site = await RoundSite.Start(engine);
        using var open = await site.Visit().Go(Public + "/svara");
        await open.Press("Börja svara");
        var draft = open.Path;
        await Write(open, draft, "2", null, "Säg hur länge man får vänta.");
        await open.Go(draft + "/granska");
        await open.Fill("Namn", "Kim Exempel").Fill("E-post", "kim@example.org").Choose("Ja, namnet får stå vid svaret").Press("Lämna in svaret");

        using var leader = await site.SignedIn("process_leader");
        await leader.Go($"/arbete/avtal/{Slug}/radera-uppgifter");
        await leader.Fill("Öppet svar", "Svar 1, Kim Exempel").Press("Fortsätt");
        await leader.Fill("Grund", "Begäran 2022-11-29").Press("Fortsätt");
        await leader.Press("Radera uppgifterna");
        Assert.Equal("Uppgifterna är raderade", leader.Heading);

        await using var db = site.Store.Context();
        var person = await db.Set<OpenPerson>().SingleAsync(p => p.ErasedBy == "Begäran 2022-11-29", Cancel);
        Assert.Equal((null, null, new DateOnly(2022, 11, 29)), (person.Name, person.Email, person.ErasedOn));
        Assert.DoesNotContain(await db.Journal.ToListAsync(Cancel), e => (e.Before + e.After).Contains("Kim Exempel", StringComparison.Ordinal) || (e.Before + e.After).Contains("kim@", StringComparison.Ordinal));
        await leader.Go(Work + "/synpunkter");
        Assert.Contains("Öppet svar 1", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Säg hur länge man får vänta.", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim Exempel", leader.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R29", "F45")]
    public async Task Each_body_has_its_material_dated_and_hashed()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var reader = await site.Visit().Go(Compiled + "/remiss/underlag");
        var organ = reader.Fill("Vilket organ?", "Kommunfullmäktige, Göteborg").ValueOf("Vilket organ?");
        await reader.Go(Compiled + "/remiss/underlag?organ=" + organ);
        var hash = Visitor.Words(reader.Page.QuerySelector("code.hash"));
        var word = await (await reader.Go(reader.Page.QuerySelectorAll("main a").Single(a => Visitor.Words(a) == "Hämta Word-filen").GetAttribute("href")!)).Answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(word)));
        Assert.Empty(OfficeValidator.Errors(word));
        var text = Words(word);
        Assert.Contains("Underlag daterat 2 maj 2022.", text, StringComparison.Ordinal);
        Assert.Contains("Det här sa Göteborg, så här blev det", text, StringComparison.Ordinal);
        Assert.Contains("[–30 november–] [+andra fredagen i december+]", text, StringComparison.Ordinal);
        Assert.Contains("4.2 Volymerna rapporteras till hjälpmedelscentralen senast den andra fredagen i december varje år.", text, StringComparison.Ordinal);
        var version = (await site.Store.Records.Cascade(WorkspaceSite.Exercise))!.Agreement.Versions.Single(v => v.Id == "1.0");
        Assert.Contains(version.Sha256!, text, StringComparison.Ordinal);
        Assert.DoesNotContain("031-390 06 77", text, StringComparison.Ordinal);

        foreach (var wrong in new[] { "/remiss/underlag?organ=KF:9999", "/remiss/underlag/KF-9999.docx" }) Assert.Equal(HttpStatusCode.NotFound, (await reader.Go(Compiled + wrong)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Go("/avtal/ovning-egenmonitorering/remiss/underlag")).Status);
    }

    private static string Words(byte[] docx) => string.Join('\n', DocxReader.Read(docx).Content.Blocks.Select(block => block switch
    {
        TextHeading heading => $"{heading.Number} {string.Concat(heading.Runs.Select(r => r.Text))}".Trim(),
        TextParagraph paragraph => $"{paragraph.Number} {string.Concat(paragraph.Runs.Select(r => r.Text))}".Trim(),
        TextListItem item => string.Concat(item.Runs.Select(r => r.Text)),
        _ => "",
    }));
}
