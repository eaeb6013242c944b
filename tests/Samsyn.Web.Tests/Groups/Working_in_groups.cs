using System.Net;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Groups;
using Samsyn.Web.Groups;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Groups;

/// <summary>A vacancy is told, filled and shown; meetings go into the calendar; a network answers. Each journey is one person's, on both engines.</summary>
[Rule("R11", "R21")]
public sealed class Working_in_groups
{
    private const string Root = $"/arbete/avtal/{WorkspaceSite.Exercise}/";
    private const string Page = $"/avtal/{WorkspaceSite.Exercise}/grupper";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_federation_fills_its_vacant_seat(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var reader = await site.Visit().Go(Page);
        Assert.Contains("En plats är ledig.", reader.Text, StringComparison.Ordinal);
        using var officer = await site.SignedIn("officer-FY");
        Assert.Contains("Nominera till en ledig plats", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Lämna över en plats", officer.Text, StringComparison.Ordinal);

        await officer.Go(Root + "plats?grupp=referensgruppen");
        await officer.Choose("Någon får en plats").Press("Fortsätt");
        await officer.Fill("Funktion", "medicinskt ansvarig sjuksköterska").Fill("Organisation", "Uddevalla").Press("Fortsätt");
        await officer.Fill("Första dagen", "2022-11-01").Press("Fortsätt");
        Assert.Contains("Fyrbodal", officer.Text, StringComparison.Ordinal);
        await officer.Press("Registrera nomineringen");

        Assert.Equal("Nomineringen är registrerad", officer.Heading);
        await reader.Go(Page);
        Assert.DoesNotContain("ledig.", reader.Text[..reader.Text.IndexOf("Platserna visas", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("Medicinskt ansvarig sjuksköterska Uddevalla", reader.Text, StringComparison.Ordinal);
        await reader.Go(Page + "?den=2022-10-31");
        Assert.DoesNotContain("Uddevalla nominerad", reader.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var row = await db.Journal.SingleAsync(e => e.Act == "group.seat", Cancel);
        Assert.Equal(("officer:FY", "group referensgruppen"), (row.ByFunction, row.Subject));
        Assert.Equal("fy-3", ((SeatTaken)GroupFactRow.Read("seat", row.After!)).Seat);
        Assert.Equal("/arbete", (await officer.Go("/arbete")).Path);
        Assert.DoesNotContain("Nominera till en ledig plats", officer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_without_a_right_is_recorded_and_told_and_a_seat_is_left(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var officer = await site.SignedIn("officer-1421");
        await officer.Go(Root + "plats?grupp=referensgruppen");
        await officer.Fill("Funktion", "socialchef").Press("Fortsätt");
        await officer.Press("Fortsätt");
        Assert.Contains("Orust står inte bland dem som nominerar till gruppen. Platsen registreras och visas ändå.", officer.Text, StringComparison.Ordinal);
        await officer.Press("Registrera nomineringen");
        using var reader = await site.Visit().Go(Page);
        Assert.Contains("Orust, utöver dem som nominerar", reader.Text, StringComparison.Ordinal);

        await officer.Go(Root + "plats?grupp=referensgruppen");
        await officer.Choose("Någon lämnar en plats").Press("Fortsätt");
        await officer.Fill("Plats", "socialchef, Orust").Fill("Sista dagen", "2022-11-30").Press("Fortsätt");
        await officer.Press("Registrera att platsen lämnas");
        Assert.Equal("Det är registrerat att platsen lämnas", officer.Heading);
        Assert.Contains("Orust", (await reader.Go(Page + "?den=2022-11-30")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Orust", (await reader.Go(Page + "?den=2022-12-01")).Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R59")]
    public async Task Nobody_nominates_in_another_s_name()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1461");
        await officer.Go(Root + "plats?grupp=referensgruppen");
        var question = officer.Path[..officer.Path.LastIndexOf('/')];
        // Mellerud has somebody in the group: so it is first asked what has happened.
        await officer.Choose("Någon får en plats").Press("Fortsätt");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Post(question + "/av", ("nominerad-av", "GR"))).Status);
        await officer.Go(Root + "plats?grupp=referensgruppen");
        await officer.Choose("Någon lämnar en plats").Press("Fortsätt");
        Assert.DoesNotContain("Göteborg", officer.Page.QuerySelector("[name=stol]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Go(Root + "gruppmote")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Go(Root + "grupp")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Go(Root + "sammandrag")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_process_leader_forms_a_group_and_changes_it(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "grupp");
        await leader.Fill("Grupp", "En ny grupp").Press("Fortsätt");
        await leader.Fill("Gruppens namn", "Arbetsgruppen för införande").Choose("Arbetsgrupp").Press("Fortsätt");
        await leader.Fill("Uppdraget i en mening", "Gruppen förbereder starten.").Fill("Vem gav uppdraget?", "Politiskt samrådsorgan").Press("Fortsätt");
        await leader.Fill("En på varje rad: namn och antal", "Göteborgsregionen 2\nXyz 1").Press("Fortsätt");
        Assert.Contains("”Xyz 1” går inte att läsa.", string.Concat(leader.Errors), StringComparison.Ordinal);
        await leader.Fill("En på varje rad: namn och antal", "Göteborgsregionen 2\nGöteborg 1\nVästra Götalandsregionen 2").Press("Fortsätt");
        await leader.Fill("Första dagen", "2022-11-01").Press("Fortsätt");
        await leader.Press("Bilda gruppen");
        Assert.Equal("Arbetsgruppen för införande är bildad", leader.Heading);
        using var reader = await site.Visit().Go(Page);
        Assert.Contains("Arbetsgruppen för införande Gruppen förbereder starten. Uppdraget gav Politiskt samrådsorgan.", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Sex platser är lediga.", reader.Text, StringComparison.Ordinal);

        await leader.Go(Root + "grupp?grupp=arbetsgruppen-for-inforande");
        await leader.Press("Fortsätt");
        await leader.Press("Fortsätt");
        Assert.Contains("Göteborg 1", leader.ValueOf("En på varje rad: namn och antal"), StringComparison.Ordinal);
        await leader.Fill("En på varje rad: namn och antal", "Göteborg 1").Press("Fortsätt");
        await leader.Press("Fortsätt");
        await leader.Press("Ändra gruppen");
        Assert.Contains("Två platser är lediga.", (await reader.Go(Page)).Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        Assert.Equal(1, (await db.Groups.SingleAsync(g => g.Name == "arbetsgruppen-for-inforande", Cancel)).Revision);
        Assert.NotNull((await db.Journal.Where(e => e.Act == "group.form").OrderBy(e => e.At).ToListAsync(Cancel))[^1].Before);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_meeting_is_in_the_calendar_until_it_is_cancelled(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        const string calendar = $"/avtal/{WorkspaceSite.Exercise}/kalender.ics";
        using var reader = site.Visit();
        async Task<string> Event(string uid)
        {
            using var client = new HttpClient { BaseAddress = site.Address };
            var text = (await client.GetStringAsync(new Uri(calendar, UriKind.Relative), Cancel)).Replace("\r\n ", "", StringComparison.Ordinal);
            return text.Split("BEGIN:VEVENT").Single(e => e.Contains(uid, StringComparison.Ordinal));
        }

        Assert.Contains("STATUS:TENTATIVE", await Event("UID:group-forhandlingsgruppen-mote-4"), StringComparison.Ordinal);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "gruppmote?grupp=forhandlingsgruppen");
        await leader.Choose("preliminärt februari").Press("Fortsätt");
        await leader.Choose("Det flyttas eller ändras").Press("Fortsätt");
        await leader.Fill("Dag, månad eller årstid", "14 mars 2023").Choose("Dagen är preliminär", false).Fill("Vad man vet om när, med egna ord", "").Press("Fortsätt");
        await leader.Press("Fortsätt");
        await leader.Press("Flytta mötet");
        Assert.Equal("Mötet är registrerat", leader.Heading);
        var moved = await Event("UID:group-forhandlingsgruppen-mote-4");
        Assert.Contains("STATUS:CONFIRMED", moved, StringComparison.Ordinal);
        Assert.Contains("20230314", moved, StringComparison.Ordinal);

        await leader.Go(Root + "gruppmote?grupp=forhandlingsgruppen");
        await leader.Choose("14 mars 2023").Press("Fortsätt");
        await leader.Choose("Det är inställt").Press("Fortsätt");
        await leader.Fill("Skäl", "Förhinder.").Press("Fortsätt");
        await leader.Press("Ställ in mötet");
        await reader.Go(Page);
        Assert.Contains("Inställt den 29 november 2022.", reader.Text, StringComparison.Ordinal);
        for (var wait = 0; wait < 100 && !(await Event("UID:group-forhandlingsgruppen-mote-4")).Contains("CANCELLED", StringComparison.Ordinal); wait++) await Task.Delay(100, Cancel);
        Assert.Contains("STATUS:CANCELLED", await Event("UID:group-forhandlingsgruppen-mote-4"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R59")]
    public async Task Material_is_handed_out_and_answered_and_stays_inside(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "gruppmaterial?grupp=forhandlingsgruppen");
        await leader.Choose("Ett dokument").Press("Fortsätt");
        await leader.Choose("Dialogmaterial").Fill("Rubrik", "Frågor om avgifter").Press("Fortsätt");
        await leader.Press("Fortsätt");
        Assert.Contains("Skriv vad det handlar om. Texten är tom.", string.Concat(leader.Errors), StringComparison.Ordinal);
        await leader.Fill("Text", "Vad kostar det hos er?").Press("Fortsätt");
        await leader.Choose("Referensgruppen").Press("Fortsätt");
        await leader.Press("Lämna ut dokumentet");
        Assert.Equal("Det är registrerat", leader.Heading);

        using var officer = await site.SignedIn("officer-FY");
        Assert.Contains("Svara på dialogmaterial", officer.Text, StringComparison.Ordinal);
        await officer.Go(Root + "inspel?material=fragor-om-avgifter");
        await officer.Fill("Grupp", "Referensgruppen").Press("Fortsätt");
        Assert.Contains("Vad kostar det hos er?", officer.Text, StringComparison.Ordinal);
        await officer.Fill("Ert inspel", "Ungefär som i dag.").Fill("Skrivet av", "samordnare i Fyrbodal").Press("Fortsätt");
        await officer.Press("Lämna inspelet");
        Assert.Equal("Inspelet är lämnat", officer.Heading);

        Assert.Contains("Ungefär som i dag.", (await leader.Go(Root + "grupper")).Text, StringComparison.Ordinal);
        using var other = await site.SignedIn("officer-1421");
        Assert.DoesNotContain("Ungefär som i dag.", (await other.Go(Root + "grupper")).Text, StringComparison.Ordinal);
        using var reader = await site.Visit().Go(Page);
        Assert.DoesNotContain("Frågor om avgifter", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ungefär som i dag.", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_in_is_recorded_with_what_came_back()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go(Root + "gruppmaterial?grupp=forhandlingsgruppen");
        await leader.Choose("En avstämning").Press("Fortsätt");
        await leader.Fill("Organ", "Politiskt samrådsorgan").Fill("Dag", "2031-01-01").Fill("Vad ni frågade", "Kan vi gå vidare?").Press("Fortsätt");
        Assert.Contains("1 januari 2031 ligger i framtiden", string.Concat(leader.Errors).Replace('\u00A0', ' '), StringComparison.Ordinal);
        await leader.Fill("Dag", "2022-11-24").Fill("Vad som kom tillbaka", "Ja.").Press("Fortsätt");
        await leader.Press("Anteckna avstämningen");

        Assert.Contains("Politiskt samrådsorgan: Kan vi gå vidare? Svar: Ja.", (await leader.Go(Root + "grupper")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_without_groups_says_so_and_one_before_them_too()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var reader = await site.Visit().Go($"/avtal/{WorkspaceSite.NightWatch}/grupper");
        Assert.Contains("Inga grupper är kända här", reader.Text, StringComparison.Ordinal);
        await reader.Go(Page + "?den=2021-01-01");
        Assert.DoesNotContain("Referensgruppen", reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Go("/avtal/finns-inte/grupper")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Go(Root + "grupper")).Status);
        await reader.Go($"/en{Page}");
        Assert.Contains("One seat is vacant.", reader.Text, StringComparison.Ordinal);
    }
}
