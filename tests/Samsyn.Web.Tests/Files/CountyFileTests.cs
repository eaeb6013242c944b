using Samsyn.Domain.Principals;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>CONTRACT.md C1: the county file and the CSV files beside it.</summary>
[Rule("C1.files", "R57", "R58", "C0.faults")]
public class CountyFileTests
{
    [Fact]
    public void A_register_is_read_with_its_figures_in_order_of_their_days()
    {
        using var importing = new Importing();
        importing.Put("county.yaml", Importing.County.Replace("  bodies:", "  memberships: memberships.csv\n  map: karta.geojson\n  bodies:", StringComparison.Ordinal));
        importing.Put("federations.csv", Importing.Federations);
        importing.Put("principals.csv",
            "type,principal_id,name,official_name,federation_code,org_nr,population,population_on,population_source\r\n"
            + "REGION,VGR,Regionen,,,232100-0131,,,\r\nmunicipality,9901,Almby,\"Almby, kommun\",GR,,200,2024-12-31,SCB\r\n"
            + "Municipality,9901,Almby,\"Almby, kommun\",GR,,100,2020-12-31,SCB\r\nMunicipality,9901,Almby,\"Almby, kommun\",GR,,50,,gammal");
        importing.Put("memberships.csv", "principal_id,group,kind,from,until,source\n9901,FY,federation,2025-01-01,,x\n9901,Väster,care_area,,2024-12-31,\n");
        importing.Put("karta.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");

        Assert.Empty(importing.Import("county.yaml"));

        var county = importing.Recorded.County!;
        Assert.Equal(["9901", "VGR"], county.Principals.Select(p => p.Id.Value));
        var almby = county.Principals[0];
        Assert.Equal(("Almby, kommun", "GR", (string?)null), (almby.OfficialName, almby.FederationCode, almby.OrganisationNumber));
        Assert.Equal([(50, null), (100, new DateOnly(2020, 12, 31)), (200, new DateOnly(2024, 12, 31))], almby.Population.Select(f => (f.Inhabitants, f.On)));
        Assert.Equal("Regionen", county.Principals[1].OfficialName);
        Assert.Equal(["FY"], county.GroupsOf(almby, GroupKind.Federation, new DateOnly(2025, 6, 1)));
        Assert.True(importing.Blobs.ContainsKey(county.MapSha256!));
        Assert.Equal(PrincipalType.Municipality, county.Bodies[^1].Per);
    }

    [Theory]
    [InlineData("county.yaml", "per: municipality, id: KF", "per: kommun, id: KF", "county.yaml:12:14: ”kommun” är inget av orden här — välj bland: municipality, region")]
    [InlineData("county.yaml", "mandate: decides }\n    - { id: RS", "mandate: decide }\n    - { id: RS", "county.yaml:10:78: ”decide” är inget av orden här — menade du decides? Välj bland: prepares, recommends, decides")]
    [InlineData("county.yaml", "id: VK", "id: SRO", "county.yaml:9:13: organet SRO står två gånger — ta bort den ena raden")]
    [InlineData("county.yaml", "id: VK", "id: vk", "county.yaml:9:13: ”vk” är inget id för ett organ — skriv 1–16 versaler, siffror eller bindestreck som börjar med en bokstav, till exempel SRO")]
    [InlineData("county.yaml", "principals.csv", "huvudman.csv", "county.yaml:5:15: filen huvudman.csv finns inte — lägg den i samma mapp som county.yaml, eller rätta namnet")]
    [InlineData("county.yaml", "principals.csv", "../principals.csv", "county.yaml:5:15: ”../principals.csv” pekar utanför mappen — skriv ett filnamn i samma mapp eller en undermapp, till exempel text/avtal-1.0.md")]
    [InlineData("county.yaml", "name: Provlän", "namn: Provlän", "county.yaml:3:3: nyckeln name saknas — lägg till name|county.yaml:4:3: okänd nyckel namn — menade du name?")]
    [InlineData("county.yaml", "  bodies:\n", "  map: principals.csv\n  bodies:\n", "county.yaml:7:8: principals.csv är inte giltig JSON (rad 1) — ange en GeoJSON-fil av typen FeatureCollection")]
    [InlineData("principals.csv", ",population_source", ",källa", "principals.csv:1:1: kolumnen population_source saknas — lägg till den; en okänd uppgift lämnas tom|principals.csv:1:86: okänd kolumn källa — ta bort den; här får stå: principal_id, type, name, official_name, federation_code, org_nr, population, population_on, population_source")]
    [InlineData("principals.csv", "9901,Municipality", "9901,Region", "principals.csv:2:1: 9901 är en kommuns id, men type säger Region — rätta id eller type")]
    [InlineData("principals.csv", "9901,Municipality", "9901,Kommun", "principals.csv:2:6: ”kommun” är inget av orden här — välj bland: municipality, region")]
    [InlineData("principals.csv", "9902,", "9901,", "principals.csv:3:1: 9901 står två gånger med olika uppgifter — flera rader får bara skilja i folkmängd, dag och källa")]
    [InlineData("principals.csv", "Almby kommun,GR,,", "Almby kommun,GR,212000-1356,", "principals.csv:2:41: ”212000-1356” är inget organisationsnummer: form eller kontrollsiffra (Luhn) stämmer inte — skriv NNNNNN-NNNN, eller lämna fältet tomt om numret inte är känt")]
    [InlineData("principals.csv", "Almby kommun,GR,,", "Almby kommun,BR,,", "principals.csv:2:38: förbundet BR finns inte bland länets förbund — lägg till det i filen för federations, eller rätta koden")]
    [InlineData("principals.csv", "GR,,10000,2024-12-31", "GR,,tio,2024-02-30", "principals.csv:2:42: ”tio” är inget heltal — skriv ett heltal från 0 till 100000000|principals.csv:2:46: 2024-02-30 är ingen dag som finns — skriv dagen som åååå-mm-dd, till exempel 2022-10-13")]
    [InlineData("principals.csv", "GR,,10000,", "GR,,,", "principals.csv:2:43: population är tomt men har en dag eller en källa — fyll i population, eller lämna alla tre tomma")]
    [InlineData("principals.csv", "9902,Municipality,Björkby", "9902,Municipality,", "principals.csv:3:19: name är tomt — fyll i name")]
    [InlineData("federations.csv", "222000-1776", "222000-1777", "federations.csv:3:29: ”222000-1777” är inget organisationsnummer: form eller kontrollsiffra (Luhn) stämmer inte — skriv NNNNNN-NNNN, eller lämna fältet tomt om numret inte är känt")]
    [InlineData("federations.csv", "FY,", "GR,", "federations.csv:3:1: förbundet GR står två gånger — ta bort den ena raden")]
    public void A_fault_in_one_of_the_files_is_told_at_its_place(string file, string good, string bad, string told)
    {
        using var importing = new Importing();
        foreach (var (name, text) in new[] { ("county.yaml", Importing.County), ("principals.csv", Importing.Five), ("federations.csv", Importing.Federations) })
        {
            Assert.True(name != file || text.Contains(good, StringComparison.Ordinal), "the case must change something");
            importing.Put(name, name == file ? ReplaceFirst(text, good, bad) : text);
        }

        // A federation that could not be read may be the one a row names: that is not told as well.
        Assert.Equal(told.Split('|'), importing.Import("county.yaml").Where(line => !line.Contains("finns inte bland länets förbund", StringComparison.Ordinal) || told.Contains(line, StringComparison.Ordinal)));
        Assert.Null(importing.Recorded.County);
    }

    [Fact]
    public void Memberships_name_known_principals_and_end_after_they_begin()
    {
        using var importing = Importing.WithCounty();
        importing.Put("county.yaml", Importing.County.Replace("  bodies:", "  memberships: memberships.csv\n  bodies:", StringComparison.Ordinal));
        importing.Put("memberships.csv", "principal_id,group,kind,from,until,source\n9999,GR,federation,,,\n9901,XX,federation,,,\n9901,GR,federation,2022-01-01,2021-01-01,\n9902,Väster,area,,,\n9903,Väster,block,,,\n9903,Väster,block,,2020-01-01,\n");

        Assert.Equal(
        [
            "memberships.csv:2:1: 9999 finns inte bland länets huvudmän — lägg till huvudmannen eller rätta id",
            "memberships.csv:3:6: förbundet XX finns inte bland länets förbund — lägg till det i filen för federations, eller rätta koden",
            "memberships.csv:4:31: until 2021-01-01 är före from 2022-01-01 — rätta någon av dagarna",
            "memberships.csv:5:13: ”area” är inget av orden här — välj bland: federation, care_area, block",
            "memberships.csv:7:1: 9903 har två rader för Väster från samma dag — ta bort den ena raden",
        ], importing.Import("county.yaml"));
    }

    [Theory]
    [InlineData("9901,GR,federation,,2025-12-31,\n9901,FY,federation,2026-01-01,,\n", "")]
    [InlineData("9901,FY,federation,2026-01-01,,\n9901,GR,federation,,2025-12-31,\n9901,Väster,care_area,,,\n9902,GR,federation,,,\n", "")]
    [InlineData("9901,GR,federation,,2026-01-01,\n9901,FY,federation,2026-01-01,,\n", "memberships.csv:3:1: 9901 är med i både GR och FY samma dag — skriv i until den sista dagen i det förra förbundet och i from den första i det nya")]
    [InlineData("9901,GR,federation,,,\n9901,FY,federation,2026-01-01,,\n", "memberships.csv:3:1: 9901 är med i både GR och FY samma dag — skriv i until den sista dagen i det förra förbundet och i from den första i det nya")]
    [InlineData("9901,FY,federation,2026-01-01,,\n9901,GR,federation,,,\n", "memberships.csv:2:1: 9901 är med i både GR och FY samma dag — skriv i until den sista dagen i det förra förbundet och i from den första i det nya")]
    public void A_principal_is_in_one_federation_at_a_time(string rows, string told)
    {
        using var importing = Importing.WithCounty();
        importing.Put("county.yaml", Importing.County.Replace("  bodies:", "  memberships: memberships.csv\n  bodies:", StringComparison.Ordinal));
        importing.Put("memberships.csv", "principal_id,group,kind,from,until,source\n" + rows);

        Assert.Equal(told, string.Join('|', importing.Import("county.yaml")));
    }

    [Fact]
    public void One_database_holds_one_county_and_one_import_has_one_register()
    {
        using var importing = Importing.WithCounty();
        importing.Put("other.yaml", Importing.County.Replace("\"99\"", "\"98\"", StringComparison.Ordinal));

        Assert.Equal(["other.yaml:3:3: databasen gäller län 99, men filen beskriver län 98 — använd en egen databas för varje län"], importing.Import("other.yaml"));
        Assert.Equal([$"other.yaml:2:1: ett länsregister står redan i {importing.Folder}/county.yaml — läs in en länsfil åt gången"],
            importing.Import("county.yaml", "other.yaml").Select(line => line.Replace("i county.yaml", $"i {importing.Folder}/county.yaml", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_agreement_without_a_register_is_told_to_bring_one()
    {
        using var importing = new Importing();
        Assert.Equal(["fel.yaml:1:1: det finns inget länsregister att jämföra med — läs in länsfilen (county.yaml) först eller tillsammans med avtalen"], importing.ImportText(Importing.Agreement()));
    }

    [Fact]
    public void A_new_register_must_hold_what_recorded_agreements_use()
    {
        using var importing = Importing.WithCounty();
        Assert.Empty(importing.ImportText(Importing.Agreement("  - { body: SRO, on: 2022-02-01, outcome: recommended }", parties: "[\"9904\", VGR]")));
        importing.Put("principals.csv", Importing.Five.Replace("9904,Municipality,Dalby,Dalby kommun,SK,,40000,2024-12-31,påhittad\n", "", StringComparison.Ordinal));
        Assert.Equal(["county.yaml:3:3: avtalet fel passar inte det nya registret: 9904 finns inte bland länets huvudmän — behåll i registret det som avtalet använder"], importing.Import("county.yaml"));

        importing.Put("principals.csv", Importing.Five);
        importing.Put("county.yaml", Importing.County.Replace("    - { id: SRO, name: Politiskt samrådsorgan, side: joint, mandate: recommends }\n", "", StringComparison.Ordinal));
        Assert.StartsWith("county.yaml:3:3: avtalet fel passar inte det nya registret: organet SRO finns inte i länets register", Assert.Single(importing.Import("county.yaml")), StringComparison.Ordinal);

        // What no agreement uses may go, and then only the register changes.
        importing.Put("county.yaml", Importing.County.Replace("    - { id: VK, name: VästKoms styrelse, side: municipal, mandate: recommends }\n", "", StringComparison.Ordinal));
        Assert.Empty(importing.Import("county.yaml"));
        Assert.NotNull(importing.Plan!.County);
        Assert.Empty(importing.Plan.Agreements);
    }

    private static string ReplaceFirst(string text, string what, string with)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return text[..at] + with + text[(at + what.Length)..];
    }
}
