using static Samsyn.Browser.Tests.Journeys.RoundExercise;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>After the last day: every remark gets its answer, the compilation and a new version are published, and everybody reads what became of it.</summary>
public sealed partial class A_whole_round
{
    private static async Task Nothing_is_published_before_it_has_been_read(Person leader, Person anybody)
    {
        anybody.Expects(404);
        await anybody.Page.GotoAsync(new Uri(new Uri(anybody.Page.Url), $"{Public}/sammanstallning").ToString());
        Assert.Equal(404, anybody.Status);

        await leader.Go("/arbete");
        await leader.Follow("Bemöt 4 synpunkter", Title);
        await leader.Look("The round has closed");
        await leader.Follow("Publicera sammanställningen");
        await leader.Choose("Ja, alla svar är lästa");
        await leader.Press("Fortsätt", 422);
        await leader.IsTold("1 synpunkt ser ut att innehålla personuppgifter som ingen har granskat.");
        await leader.Look("Not published while personal data are unread");
    }

    private static async Task The_leader_changes_the_text(Person leader)
    {
        await leader.Go($"/arbete/avtal/{Slug}/text");
        await leader.Fill("Utkastets namn", "Efter remissen");
        await leader.Select("Börja från", "0.9");
        await leader.Press("Börja utkastet");
        await leader.Follow("Ändra", Said);
        await leader.Fill("Text", "Jouren är framme inom trettio minuter.");
        await leader.Press("Spara punkten");
    }

    private static async Task Every_remark_gets_its_answer(Person leader, string wording)
    {
        await leader.Go(Work);
        await leader.Follow("Till synpunkterna");
        await leader.Look("All remarks");
        await leader.Follow("Öppet svar 2");
        Assert.Equal(Phone, await leader.Main.Locator("mark").InnerTextAsync());
        await leader.Main.GetByText($"Så står det i version {Proposal}").ClickAsync();
        await leader.Reads(Said);
        await leader.Look("A remark with personal data");
        await leader.Choose("Beaktas delvis");
        await leader.Press("Spara", 422);
        await leader.IsTold("Skriv en motivering.");
        await leader.Fill("Motivering", "Tiden i 2.2 är ändrad till den som jouren kan hålla.");
        await leader.Select("Vilken punkt ändrades?", Clause);
        await leader.Fill("Taggar", "tid");
        await leader.Fill("Text att publicera i stället", Redacted);
        await leader.Press("Spara", 422);
        await leader.IsTold("Skriv varför texten är maskad.");
        await leader.Look("A redaction needs a reason");
        await leader.Fill("Skäl till maskningen", "Telefonnumret behövs inte.");
        await leader.Press("Spara");

        await leader.Go($"/arbete/avtal/{Slug}/publicera-sammanstallning");
        await leader.Choose("Ja, alla svar är lästa");
        await leader.Press("Fortsätt");
        await leader.Reads("3 synpunkter saknar bemötande.");
        await leader.Press("Fortsätt", 422);
        await leader.IsTold("En sak behöver rättas");
        await leader.IsTold("Skriv varför, eller bemöt synpunkterna först.");
        await leader.Look("Not published while remarks lack an answer");

        await leader.Go($"{Work}/synpunkter?visa=utan");
        await leader.Follow(Municipality, "Bra att närmaste jour åker.");
        await leader.Choose("Frågan är besvarad");
        await leader.Fill("Motivering", "Se svaret om 2.2.");
        await leader.Press("Spara och ta nästa");
        await leader.Reads(wording);
        await leader.Choose("Beaktas");
        await leader.Fill("Motivering", "Tiden är ändrad till trettio minuter.");
        await leader.Select("Vilken punkt ändrades?", Clause);
        await leader.Fill("Taggar", "tid, landsbygd");
        await leader.Look("A remark gets its answer");
        await leader.Press("Spara och ta nästa");
        await leader.Reads(Paper);
        await leader.Select("Säger den samma sak som en annan?", wording);
        await leader.Look("Two remarks say the same");
        await leader.Press("Spara och ta nästa");
        await leader.Reads("0 av 4 saknar bemötande.");
        await leader.Follow("landsbygd");
        await leader.Reads(wording);
        await leader.ReadsNot(Redacted);
        await leader.Go($"{Work}/synpunkter");
        await leader.Look("Every remark has its answer");
    }

    private static async Task The_compilation_and_the_new_version_are_published(Person leader)
    {
        await leader.Go(Work);
        await leader.Follow("Publicera sammanställningen");
        await leader.Choose("Ja, alla svar är lästa");
        await leader.Press("Fortsätt");
        await leader.Look("Before the compilation is published");
        await leader.Press("Publicera sammanställningen");
        await leader.Stands("Sammanställningen är publicerad");

        await leader.Go($"/arbete/avtal/{Slug}/text");
        await leader.Follow("Efter remissen");
        await leader.Follow("Publicera som version");
        await ActForms.To("kontrollera", ("id", "1.0"), ("dag", "2026-11-10"), ("redaktionell", "nej"), ("sammanfattning", "Jouren är framme inom trettio minuter, i stället för femton."))(leader.Page);
        await ActForms.Continue(leader.Page);
        await leader.Go(Work);
        await leader.Look("The round is over");
    }

    private static async Task Everybody_reads_what_became_of_it(Person first, Person second, Person anybody, string secret, string wording)
    {
        await anybody.Go(Public);
        await anybody.Follow("Läs sammanställningen");
        await anybody.Reads(Redacted);
        await anybody.Reads("Maskat: Telefonnumret behövs inte.");
        await anybody.Look("The compilation");
        await anybody.Follow("Svar för svar");
        await anybody.Look("The compilation, answer by answer");
        var source = await anybody.Page.ContentAsync();
        Assert.DoesNotContain(Phone, source, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", source, StringComparison.Ordinal);
        await anybody.Go(secret);
        await anybody.Stands("Ditt svar är mottaget");
        await anybody.Reads("Beaktas delvis. Tiden i 2.2 är ändrad till den som jouren kan hålla.");
        await anybody.Look("What became of an open answer");
        await anybody.Follow("Se vad det blev av synpunkterna");
        await anybody.Stands("Det här sa Öppet svar 2, så här blev det");
        await anybody.Reads(Redacted);

        await first.Go($"{Public}/sammanstallning");
        await first.Follow($"{Municipality}", wording);
        await first.Stands($"Det här sa {Municipality}, så här blev det");
        await first.Reads("2 synpunkter. 1 ledde till en ändring i texten.");
        await first.Look("What we said and what became of it");

        await second.Go($"{Public}/sammanstallning");
        await second.Follow($"Se ändringen i {Clause}", wording);
        await second.Stands($"Synpunkterna bakom punkt {Clause}");
        Assert.EndsWith("femton", (await second.Main.Locator("del").InnerTextAsync()).Trim(), StringComparison.Ordinal);
        Assert.EndsWith("trettio", (await second.Main.Locator("ins").InnerTextAsync()).Trim(), StringComparison.Ordinal);
        foreach (var remark in new[] { wording, Paper, Redacted }) await second.Reads(remark);
        await second.Look("From the changed clause to its remarks");
    }
}
