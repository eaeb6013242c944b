using Samsyn.Browser.Tests.Checks;
using Samsyn.Browser.Tests.Site;
using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using static Samsyn.Browser.Tests.Journeys.RoundExercise;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>
/// A round from the invitation to what became of every remark, played by four people whose browsers are open all the time: who leads it, two officers who write
/// the same answer, and somebody with a phone and no account (R25–R30; DOMAIN.md 40–53).
/// </summary>
public sealed partial class A_whole_round(Sites sites)
{
    public const string Name = "remiss";

    private const string Work = $"/arbete/avtal/{Slug}/remiss";
    private const string Public = $"/avtal/{Slug}/remiss";
    private const string First = "Femton minuter räcker inte på landsbygden. Skriv trettio.";
    private const string Second = "Trettio minuter är rimligt här. Säg också vem som mäter tiden.";
    private const string Phone = "070-174 06 05";
    private const string Waited = "Jag väntade i fyrtio minuter i vintras. Ring mig på " + Phone + " om ni vill veta mer.";
    private const string Redacted = "Jag väntade i fyrtio minuter i vintras.";
    private const string Paper = "Vi vill också ha trettio minuter.";

    [Fact]
    public async Task Is_played_to_its_end_by_four_people_at_once()
    {
        var pictures = Pictures.OfTests;
        try
        {
            await Play(sites, pictures);
        }
        finally
        {
            await pictures.WriteIndex($"{Name}.html", "A whole round");
        }
    }

    /// <summary>The round, with a stop wherever there is something to look at.</summary>
    internal static async Task Play(Sites sites, Pictures pictures)
    {
        await using var server = await SamsynServer.Start(Filling.Desk);
        using var exercise = await RoundExercise.Begin(server, new(2026, 10, 5));
        var stops = new Person.Stops(Name, pictures);
        await using var leader = await Person.Arrive(sites, server, stops, "processledare");
        await using var first = await Person.Arrive(sites, server, stops, "handlaggare-mellerud");
        await using var second = await Person.Arrive(sites, server, stops, "handlaggare-2-mellerud");
        await using var anybody = await Person.Arrive(sites, server, stops, width: Chromium.Phone);

        await The_leader_sends_the_proposal_out(leader);
        var secret = await Somebody_without_an_account_begins_to_answer(anybody);
        var wording = await Two_officers_write_in_the_same_field_at_once(first, second);
        await The_answer_is_handed_in_subject_to_the_board(first, second, wording);
        await Somebody_hands_in_with_the_keyboard_and_keeps_her_name_to_herself(anybody);
        await The_leader_keys_in_an_answer_that_came_on_paper(leader);

        await exercise.Pass(new(2026, 10, 28));
        await The_board_adopts_the_answer(second);
        await The_leader_sees_who_has_answered_and_gives_them_another_week(leader, anybody);

        await exercise.Pass(new(2026, 11, 10));
        await Nothing_is_published_before_it_has_been_read(leader, anybody);
        await The_leader_changes_the_text(leader);
        await Every_remark_gets_its_answer(leader, wording);
        await The_compilation_and_the_new_version_are_published(leader);

        await Everybody_reads_what_became_of_it(first, second, anybody, secret, wording);
        Assert.True(stops.Found.Count == 0, $"turn {View.Turn}:\n  " + string.Join("\n  ", stops.Found));
        Assert.Empty(server.Faults);
    }

    private static async Task The_leader_sends_the_proposal_out(Person leader)
    {
        await leader.Go(Work);
        await leader.Look("No round yet");
        await leader.Follow("Skicka ut på remiss");
        await leader.Choose("Version 0.9");
        await leader.Press("Fortsätt");
        await leader.Fill("Sista dag att svara", "2026-11-02");
        await leader.Look("When the round is open");
        await leader.Press("Fortsätt");
        await leader.Fill("Andra som tillfrågas", "Pensionärsrådet Exempel (påhittat)");
        await leader.Look("Who is asked");
        await leader.Press("Fortsätt");
        await leader.Fill("Diarienummer", "VK 2026/0400");
        await leader.Press("Fortsätt");
        await leader.Look("Before it is sent out");
        await leader.Press("Skicka ut på remiss");
        await leader.Stands("Remissen är registrerad");
        await leader.Reads("Version 0.9 är ute på remiss 5 oktober – 2 november 2026.");
        await leader.Look("Sent out");

        await leader.Follow("Till remissens sida");
        await leader.Follow("Lägg till en konferens");
        await leader.Fill("Namn", "Digital remisskonferens");
        await leader.Press("Fortsätt");
        await leader.Fill("Dag", "2026-10-14");
        await leader.Fill("Tid", "13.00–15.00");
        await leader.Fill("Plats eller länk", "Digitalt");
        await leader.Press("Fortsätt");
        await leader.Press("Fortsätt");
        await leader.Press("Spara konferensen");
        await leader.Stands("Konferensen är sparad");
        await leader.Reads("Onsdag 14 oktober 2026.");
    }

    /// <returns>The address she comes back with.</returns>
    private static async Task<string> Somebody_without_an_account_begins_to_answer(Person anybody)
    {
        await anybody.Go(Public);
        await anybody.Reads("Digital remisskonferens");
        await anybody.Reads("28 dagar kvar");
        await anybody.Look("The round for everybody");
        await anybody.Follow("Svara på remissen");
        await anybody.Reads("Du behöver inget konto");
        await anybody.Look("Before an open answer");
        await anybody.Press("Börja svara");
        var secret = anybody.Path;
        await anybody.Look("An open answer begins");
        await anybody.Follow("2 Ansvar");
        await anybody.Follow($"Punkt {Clause}");
        await anybody.Reads(Said);
        await anybody.Choose("Avstyrker");
        await anybody.Fill("Synpunkter", Waited);
        await anybody.Look("A clause is answered on a phone");
        await anybody.Press("Spara");
        await anybody.Reads("Sparat:");
        return secret;
    }

    /// <returns>The text that was chosen.</returns>
    private static async Task<string> Two_officers_write_in_the_same_field_at_once(Person first, Person second)
    {
        await first.Go("/arbete");
        await first.Look("What an officer has to do");
        await first.Follow($"Svara på remissen för {Municipality}", Title);
        await first.Press("Börja svara");
        var draft = first.Path;
        await first.Stands($"Svar från {Municipality}");
        await first.Follow("Hela förslaget");
        await first.Choose("Tillstyrker med synpunkter");
        await first.Fill("Synpunkter", "Bra att närmaste jour åker. Tiden i 2.2 behöver ändras.");
        await first.Press("Spara");

        foreach (var officer in new[] { first, second })
        {
            await officer.Go($"{draft}/avsnitt?nr={Clause}");
            await officer.Choose("Tillstyrker med synpunkter");
            officer.Expects(409); // of one of them; nobody knows which
        }

        await first.Fill("Synpunkter", First);
        await second.Fill("Synpunkter", Second);
        await Task.WhenAll(first.Button("Spara").Leave(), second.Button("Spara").Leave());

        var (saved, beside, kept) = first.Status == 409 ? (second, first, First) : (first, second, Second);
        Assert.Equal((200, 409), (saved.Status, beside.Status));
        await beside.Reads("Någon annan sparade samma avsnitt före dig.");
        await beside.Look("Two texts, for who came second");
        await saved.Go(draft);
        await saved.Reads("Flera texter: välj.");
        await saved.Look("Two texts, in the list");
        await saved.Follow($"Punkt {Clause}");
        foreach (var officer in new[] { first, second })
        {
            Assert.Equal(new[] { First, Second }.Order(), (await officer.Main.Locator(".said").AllInnerTextsAsync()).Order());
            Assert.Equal(kept == First ? Second : First, await officer.Main.Locator("[name=Text]:visible").InputValueAsync());
        }

        await beside.Keyboard.To("Använd den här texten");
        beside.Expects(200);
        await beside.Keyboard.Enter();
        await beside.Reads(kept);
        await beside.ReadsNot("Flera texter");
        return kept;
    }

    private static async Task The_answer_is_handed_in_subject_to_the_board(Person first, Person second, string wording)
    {
        var draft = first.Path.Replace("/avsnitt", "", StringComparison.Ordinal);
        await first.Go(draft);
        await first.Look("The answer so far");
        var (name, bytes) = await first.Fetch("Hämta utkastet (Word)");
        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
        var words = string.Join('\n', DocxReader.Read(bytes).Content.Blocks.OfType<TextParagraph>().Select(p => string.Concat(p.Runs.Select(run => run.Text))));
        Assert.Contains(wording, words, StringComparison.Ordinal);
        Assert.DoesNotContain(wording == First ? Second : First, words, StringComparison.Ordinal);

        await second.Go(draft);
        await second.Follow("Granska och lämna in");
        await second.Look("Before the answer is handed in");
        await second.Press("Lämna in svaret", 422);
        await second.IsTold("Välj om nämnden har antagit svaret.");
        await second.Choose("Nej, det lämnas med reservation för beslut");
        await second.Press("Lämna in svaret");
        await second.Stands($"Svaret från {Municipality} är mottaget");
        await second.Reads("VK 2026/0400-1");
        await second.Reads("Det gäller med reservation för nämndens beslut.");
        await second.Look("The receipt");

        // The other's browser has the draft open still: she comes to the receipt too.
        await first.Go(draft);
        await first.Stands($"Svaret från {Municipality} är mottaget");
    }

    private static async Task Somebody_hands_in_with_the_keyboard_and_keeps_her_name_to_herself(Person anybody)
    {
        await anybody.Follow("Granska och lämna in");
        var keyboard = anybody.Keyboard;
        await keyboard.ToField("Name");
        await keyboard.Write("Kim Övning");
        await keyboard.ToField("Publish");
        await keyboard.Choose("nej");
        await anybody.Look("An open answer without a name");
        await keyboard.To("Lämna in svaret");
        await keyboard.Enter();
        await anybody.Stands("Ditt svar är mottaget");
        await anybody.Reads("VK 2026/0400-2");
        await anybody.Look("The receipt of an open answer");
    }

    private static async Task The_leader_keys_in_an_answer_that_came_on_paper(Person leader)
    {
        await leader.Go(Work);
        await leader.Follow("Skriv in ett svar");
        await leader.Select("Vem kommer svaret från?", "Bengtsfors");
        await leader.Press("Skriv in svaret");
        await leader.Follow("2 Ansvar");
        await leader.Follow($"Punkt {Clause}");
        await leader.Choose("Tillstyrker med synpunkter");
        await leader.Fill("Synpunkter", Paper);
        await leader.Press("Spara");
        await leader.Follow("Granska och lämna in");
        await leader.Choose("På papper");
        await leader.Choose("Ja, nämnden eller styrelsen har antagit det");
        await leader.Select("Organ", "Kommunstyrelsen");
        await leader.Fill("Beslutsdag", "2026-09-30");
        await leader.Look("An answer that came on paper");
        await leader.Press("Lämna in svaret");
        await leader.Reads("VK 2026/0400-3");
    }

    private static async Task The_board_adopts_the_answer(Person second)
    {
        await second.Go("/arbete");
        await second.Follow($"Registrera nämndens beslut om remissvaret för {Municipality}", Title);
        await second.Follow("Se svaret och kvittot");
        await second.Select("Organ", "Kommunstyrelsen");
        await second.Fill("Dag", "2026-10-27");
        await second.Fill("Paragraf", "§ 214");
        await second.Press("Registrera beslutet");
        await second.Reads("Antaget 27 oktober 2026");
        await second.Look("Adopted by the board");
    }

    private static async Task The_leader_sees_who_has_answered_and_gives_them_another_week(Person leader, Person anybody)
    {
        await leader.Go(Work);
        await leader.Reads("Vem har svarat?");
        await leader.Look("Who has answered, for who leads the round");
        await leader.Follow("Förläng");
        await leader.Fill("Sista dag att svara", "2026-11-09");
        await leader.Press("Fortsätt");
        await leader.Fill("Skäl", "Pensionärsrådet möts först den 5 november.");
        await leader.Press("Fortsätt");
        await leader.Press("Förläng remissen");
        await leader.Stands("Remissen är förlängd");
        await leader.Reads("Sista dag att svara är 9 november 2026.");

        await anybody.Go(Public);
        await anybody.Reads("Pensionärsrådet möts först den 5 november.");
        await anybody.Reads("2 av 6");
        await anybody.ReadsNot("fyrtio minuter");
        await anybody.Look("Who has answered, for everybody");
    }
}
