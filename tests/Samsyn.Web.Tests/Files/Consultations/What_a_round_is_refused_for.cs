namespace Samsyn.Web.Tests.Files.Consultations;

/// <summary>What a consultation file is refused for, word for word, at the key it is about. Nothing then changes.</summary>
[Rule("C0.faults", "C4", "R25", "R26")]
public sealed class What_a_round_is_refused_for
{
    private const string Said = "overall: { stance: supports } }";

    [Theory]
    [InlineData("version", "2.0", "remiss.yaml:4:12: avtalet har ingen version 2.0 — ange en version som avtalet har, eller lägg till den bland avtalets versioner")]
    [InlineData("closes", "2022-01-19", "remiss.yaml:6:11: remissen stänger 2022-01-19, före första dagen 2022-01-20 — rätta någon av dagarna")]
    [InlineData("closes", "2022-02-30", "remiss.yaml:6:11: 2022-02-30 är ingen dag som finns — skriv dagen som åååå-mm-dd, till exempel 2022-10-13")]
    [InlineData("consultees", "{ principal: \"9901\" }, { principal: \"9901\" }", "remiss.yaml:8:40: remissinstansen 9901 står två gånger — ta bort den ena")]
    [InlineData("consultees", "{ principal: \"9909\" }", "remiss.yaml:8:30: 9909 finns inte bland länets huvudmän — rätta id, eller lägg till huvudmannen i länsfilen")]
    [InlineData("consultees", "{ federation: VVG }", "remiss.yaml:8:31: VVG finns inte bland länets kommunalförbund — rätta koden, eller lägg till förbundet i länsfilen")]
    [InlineData("consultees", "{ principal: \"9901\", name: A }", "remiss.yaml:8:17: remissinstansen ska ha en av nycklarna principal, federation och name — skriv till exempel { principal: \"1480\" } eller { name: Funktionsrätt }")]
    [InlineData("consultees", "{ name: A, instead_of_members: true }", "remiss.yaml:8:48: instead_of_members hör till ett kommunalförbund — skriv federation: med förbundets kod, eller ta bort nyckeln")]
    [InlineData("more", "klart: true", "remiss.yaml:9:3: okänd nyckel klart — *")]
    [InlineData("more", "extended: [ { on: 2022-04-01, closes: 2022-04-10, reason: x } ]", "remiss.yaml:9:41: 2022-04-10 är inte senare än den sista dagen 2022-04-18 — ange en senare dag")]
    [InlineData("more", "extended: [ { on: 2022-04-01, closes: 2022-04-25, reason: x }, { on: 2022-04-01, closes: 2022-04-25, reason: x } ]", "remiss.yaml:9:66: förlängningen till 2022-04-25 står två gånger — ta bort den ena raden")]
    [InlineData("more", "recorded_at: 2027-01-01T00:00:00Z", "remiss.yaml:9:16: recorded_at är senare än nu — ange när uppgiften registrerades, eller utelämna nyckeln")]
    [InlineData("more", "released: { on: 2026-12-01 }", "remiss.yaml:9:19: sammanställningen släpptes 2026-12-01, som ligger i framtiden — ange en dag som har varit")]
    [InlineData("more", "released: { on: 2022-05-02, unanswered: 3 }", "remiss.yaml:9:13: sammanställningen släpptes med 3 obesvarade synpunkter utan skäl — lägg till reason")]
    public void Its_own_keys(string key, string value, string told)
    {
        using var importing = RoundFiles.WithAgreement();
        var before = importing.Recorded;

        Expect(told, importing.ImportRound(key switch
        {
            "version" => RoundFiles.Round(version: value),
            "closes" => RoundFiles.Round(closes: value),
            "consultees" => RoundFiles.Round(consultees: value),
            _ => RoundFiles.Round(more: value),
        }));
        Assert.Same(before, importing.Recorded);
    }

    [Theory]
    [InlineData("id: a2, from: \"9903\", kind: invited, received_at: 2022-04-11T08:00:00Z, " + Said, "11:21: ”9903” är ingen av remissens instanser — ange en remissinstans, eller gör svaret till ett öppet svar")]
    [InlineData("id: a2, from: Söder, kind: invited, received_at: 2022-04-11T08:00:00Z, " + Said, "11:21: ”Söder” är ingen av remissens instanser — ange en remissinstans, eller gör svaret till ett öppet svar")]
    [InlineData("id: a2, from: Föreningen, kind: open, received_at: 2022-04-11T08:00:00Z, " + Said, "11:21: ”Föreningen” är en av remissens instanser, men svaret är öppet — gör svaret till ett svar från en inbjuden instans")]
    [InlineData("id: a2, from: \"\", kind: open, received_at: 2022-04-11T08:00:00Z, " + Said, "11:21: ett öppet svar ska säga vem det kommer från — skriv namnet, eller erased om det har raderats")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-01-19T08:00:00Z, " + Said, "11:53: svaret kom före remissens första dag 2022-01-20 — rätta dagen, eller vänta tills remissen har öppnat")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2026-12-01T08:00:00Z, " + Said, "11:53: received_at är senare än nu — ange när svaret kom in")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-11 10:00, " + Said, "11:53: ”2022-04-11 10:00” är ingen tidpunkt — skriv till exempel 2022-10-21T09:12:00Z eller 2022-10-21T11:12:00+02:00")]
    [InlineData("id: a1, from: SK, kind: invited, received_at: 2022-04-11T08:00:00Z, " + Said, "11:11: svaret a1 står två gånger, första gången på rad 10 — ta bort det ena, eller ge det ett eget id")]
    [InlineData("id: a2, from: \"9901\", kind: invited, received_at: 2022-04-12T08:00:00Z, " + Said, "11:21: 9901 har redan svarat, 2022-04-11 (svar a1) — ange att svaret ersätter a1")]
    [InlineData("id: a2, from: \"9901\", kind: invited, received_at: 2022-04-12T08:00:00Z, replaces: a0, " + Said, "11:89: svaret a0 som ska ersättas finns inte — ange id för ett svar som finns")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, replaces: a1, " + Said, "11:85: svaret a1 kommer från 9901 — ange id för ett svar från samma instans")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z }", "11:5: svaret är tomt — svara på hela förslaget eller på minst ett avsnitt")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, sections: [ { section: \"6\", text: x } ] }", "11:98: versionen har inget avsnitt ”6” — ange avsnittets nummer som det är tryckt, eller skriv synpunkten under overall")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, sections: [ { section: \"4\", text: x }, { section: \"4\", text: y } ] }", "11:125: avsnitt 4 står två gånger i svaret — slå ihop dem")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, overall: { stance: no_view } }", "11:94: ”*” går inte att ange om hela förslaget*")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, number: 1, " + Said, "11:83: nummer 1 har ett annat svar — ta bort nyckeln, så numreras svaret")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, channel: fax, " + Said, "11:84: ”fax” är inget sätt att lämna svar — skriv ett av paper, mail, eller ta bort nyckeln")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, adopted_by: SRO, " + Said, "11:5: adopted_by och adopted_on hör ihop — skriv båda, eller ingen av dem medan nämnden inte har beslutat")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, adopted_by: ABC, adopted_on: 2022-04-12, " + Said, "11:87: ABC finns inte bland länets organ — rätta id, eller lägg till organet i länsfilen")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, adopted_by: SRO, adopted_on: 2026-12-12, " + Said, "11:104: 2026-12-12 ligger i framtiden; i dag är det 2026-11-22 — ange en dag som har varit")]
    [InlineData("id: a2, from: Kim, kind: open, received_at: 2022-04-12T08:00:00Z, adopted_by: SRO, adopted_on: 2022-04-12, " + Said, "11:85: ett öppet svar antas inte av något organ — ta bort uppgifterna om antagande")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, attachments: [ { name: a, file: ../a.pdf } ], " + Said, "11:*")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, email: a@b.se, " + Said, "11:75: okänd nyckel email — *")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, overall: { stance: supports, change: \"4.2\" } }", "11:112: ”4.2” är ingen ändring — skriv version#nummer, till exempel \"1.0#4.2\"")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, overall: { stance: supports, change: \"2.0#4.2\" } }", "11:112: avtalet har ingen version 2.0 — ange en version som avtalet har")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, overall: { stance: supports, change: \"1.0#9\" } }", "11:112: version 1.0 har ingen punkt 9 — ange punktens nummer som det är tryckt i versionen")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, overall: { stance: supports, same_as: { answer: a1, section: \"4.1\" } } }", "11:123: svaret ”a1” har ingen synpunkt på det avsnittet — ange id för ett svar i remissen och ett avsnitt som det svarar på")]
    [InlineData("id: a2, from: SK, kind: invited, received_at: 2022-04-12T08:00:00Z, overall: { stance: supports }, sections: [ { section: \"4\", disposition: partly } ] }", "11:118: här finns ett bemötande men varken ställningstagande eller synpunkt — lägg till stance eller text, eller ta bort bemötandet")]
    public void Its_answers(string answer, string told)
    {
        using var importing = RoundFiles.WithAgreement();
        var before = importing.Recorded;

        Expect("remiss.yaml:" + told, importing.ImportRound(RoundFiles.Round(RoundFiles.First + "\n  - { " + answer)));
        Assert.Same(before, importing.Recorded);
    }

    [Theory]
    [InlineData("consultees", "remiss.yaml:8:15: 9901 har svarat (a1) men står inte bland remissinstanserna — skriv uppgifterna så att de svar som har kommit in får plats")]
    [InlineData("opens", "remiss.yaml:5:10: svaret a1 kom in 2022-04-11, före remissens första dag — skriv uppgifterna så att de svar som har kommit in får plats")]
    [InlineData("open", "remiss.yaml:7:16: remissen har öppna svar (a2) men är inte öppen för alla — skriv uppgifterna så att de svar som har kommit in får plats")]
    public void Settings_under_which_a_recorded_answer_could_not_have_come(string key, string told)
    {
        using var importing = RoundFiles.WithAgreement();
        Assert.Empty(importing.ImportRound(RoundFiles.Round(RoundFiles.First + "\n  - { id: a2, from: Kim, kind: open, received_at: 2022-04-12T08:00:00Z, " + Said)));

        Assert.Equal([told], importing.ImportRound(key switch
        {
            "consultees" => RoundFiles.Round(consultees: "{ principal: \"9902\" }"),
            "opens" => RoundFiles.Round(opens: "2022-04-12"),
            _ => RoundFiles.Round(open: false),
        }));
    }

    [Fact]
    public void A_round_without_its_agreement_and_two_files_for_one_round()
    {
        using var importing = Importing.WithCounty();
        Assert.Equal(["remiss.yaml:3:14: det finns inget avtal fel — läs in avtalet först eller tillsammans med remissen"], importing.ImportRound(RoundFiles.Round()));

        using var other = RoundFiles.WithAgreement();
        other.Put("en.yaml", RoundFiles.Round());
        other.Put("två.yaml", RoundFiles.Round());
        Assert.Contains("två.yaml:4:12: remissen av version 0.9 står också i", Assert.Single(other.Import("en.yaml", "två.yaml")), StringComparison.Ordinal);
    }

    private static void Expect(string told, IReadOnlyList<string> faults)
    {
        var fault = Assert.Single(faults);
        if (told.EndsWith('*') || told.Contains("”*”", StringComparison.Ordinal))
        {
            var parts = told.Split('*', StringSplitOptions.RemoveEmptyEntries);
            Assert.StartsWith(parts[0], fault, StringComparison.Ordinal);
            Assert.All(parts, part => Assert.Contains(part, fault, StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal(told, fault);
        }
    }
}
