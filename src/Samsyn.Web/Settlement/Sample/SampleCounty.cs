namespace Samsyn.Web.Settlement.Sample;

/// <summary>A product area: how common it is, about what a month's rent is in kronor, and what is rented in it.</summary>
internal sealed record SampleArea(string Name, int Share, int Kronor, params (string Iso, string Name)[] Aids);

/// <summary>
/// What a sample is made of: the county's municipalities with their inhabitants, and product areas of assistive technology with codes of ISO 9999.
/// These are real; every article, price, user, care unit and rental made of them is invented.
/// </summary>
/// <remarks>
/// <para>Inhabitants: for each municipality its latest figure in <c>data/county-14/principals.csv</c>. They decide how many users and care units a
/// municipality gets, so that one is large, a few middling and most small, as in the county.</para>
/// <para>ISO 9999 is the classification of assistive products: class, subclass and division of two digits each (DOMAIN.md 86), here after the
/// edition of 2011, which the region's handbook follows. Areas, shares and rents are guesses of about the right size (DOMAIN.md 88: over 335,000
/// had a rollator); one area has a comma in its name, as areas do.</para>
/// </remarks>
internal static class SampleCounty
{
    public static readonly (int Code, int Inhabitants)[] Municipalities =
    [
        (1401, 40_003), (1402, 41_060), (1407, 12_916), (1415, 26_777), (1419, 16_016), (1421, 15_352), (1427, 9_061), (1430, 10_354),
        (1435, 12_841), (1438, 4_606), (1439, 6_376), (1440, 32_576), (1441, 43_570), (1442, 11_810), (1443, 9_802), (1444, 5_555),
        (1445, 5_560), (1446, 7_023), (1447, 5_031), (1452, 11_937), (1460, 9_076), (1461, 9_052), (1462, 14_442), (1463, 35_155),
        (1465, 10_780), (1466, 9_497), (1470, 16_024), (1471, 13_286), (1472, 11_240), (1473, 9_293), (1480, 608_993), (1481, 71_420),
        (1482, 50_313), (1484, 13_907), (1485, 56_703), (1486, 13_218), (1487, 39_591), (1488, 59_058), (1489, 42_722), (1490, 114_872),
        (1491, 24_668), (1492, 12_006), (1493, 24_583), (1494, 40_425), (1495, 18_837), (1496, 56_366), (1497, 9_350), (1498, 12_846),
        (1499, 32_806),
    ];

    public const string Breathing = "Andningshjälpmedel", Hearing = "Hörselhjälpmedel", Sight = "Synhjälpmedel", Alarms = "Trygghetslarm",
        Cycles = "Cyklar", Powered = "Elrullstolar", Speaking = "Samtalsapparater", Surroundings = "Omgivningskontroll", Standing = "Ståhjälpmedel";

    public static readonly SampleArea[] Areas =
    [
        new("Manuella rullstolar", 14, 210, ("122203", "Rullstol"), ("122218", "Transportrullstol"), ("122209", "Enhandsdriven rullstol")),
        new(Powered, 3, 1450, ("122306", "Elrullstol"), ("122303", "Elskoter"), ("122312", "Vårdarstyrd elrullstol")),
        new("Rollatorer", 18, 55, ("120606", "Rollator")),
        new("Gåstolar och gåbord", 4, 95, ("120609", "Gåstol"), ("120612", "Gåbord"), ("120603", "Gåbock")),
        new("Kryckor och käppar", 4, 25, ("120306", "Kryckkäpp"), ("120303", "Käpp"), ("120316", "Fyrpunktskäpp")),
        new("Sängar", 9, 420, ("181210", "Eldriven säng"), ("181207", "Manuell säng")),
        new("Sänggrindar och sängstöd", 3, 60, ("181227", "Sänggrind"), ("181228", "Sängstöd")),
        new("Madrasser, trycksår", 6, 190, ("043306", "Tryckavlastande madrass")),
        new("Sittdynor, trycksår", 4, 75, ("043303", "Tryckavlastande dyna")),
        new("Lyftar", 5, 380, ("123603", "Mobil lyft"), ("123604", "Uppresningslyft"), ("123612", "Taklyft")),
        new("Lyftselar", 4, 70, ("123621", "Lyftsele")),
        new("Förflyttningshjälpmedel", 3, 45, ("123103", "Glidbräda"), ("123106", "Vridplatta")),
        new("Toaletthjälpmedel", 6, 40,
            ("091203", "Toalettstol"), ("091212", "Toalettförhöjning på ram"), ("091218", "Toalettförhöjning"), ("091224", "Toalettarmstöd")),
        new("Dusch och bad", 5, 50, ("093307", "Duschstol"), ("093304", "Badbräda"), ("093312", "Duschbrits")),
        new("Arbetsstolar", 3, 260, ("180903", "Arbetsstol"), ("180904", "Ståstol")),
        new(Standing, 2, 620, ("044808", "Ståstöd")),
        new(Cycles, 1, 540, ("121806", "Trehjulig cykel"), ("121809", "Armdriven cykel")),
        new("Kommunikationshjälpmedel", 2, 300, ("222112", "Kommunikationsprogram"), ("222106", "Röstförstärkare"), ("222103", "Symbolkarta")),
        new(Speaking, 1, 1250, ("222109", "Samtalsapparat")),
        new("Kognitiva hjälpmedel", 2, 150, ("222715", "Elektronisk kalender"), ("222712", "Tidsur"), ("222716", "Medicinpåminnare")),
        new(Alarms, 3, 110, ("222718", "Larmtelefon"), ("222724", "Spisvakt")),
        new(Surroundings, 1, 330, ("241303", "Fjärrkontroll"), ("241306", "Styrprogram")),
        new(Hearing, 2, 85, ("221830", "Hörslinga"), ("222704", "Dörrsignal")),
        new(Sight, 1, 240, ("220318", "Förstorande videosystem"), ("220309", "Förstoringsglas")),
        new(Breathing, 3, 300, ("040306", "Inhalator"), ("040312", "Hemventilator"), ("040318", "Oxygenkoncentrator")),
    ];

    /// <summary>Care units come in this order in every municipality; the last few, with a comma or quotation marks in the name, only in larger ones.</summary>
    public static readonly string[] UnitKinds =
    [
        "Hemsjukvården", "Vårdcentral Söder", "Rehabenheten", "Särskilt boende", "Habilitering", "Hemtjänst", "Korttidsboende", "Elevhälsan",
        "Daglig verksamhet", "Sjukhus, dagvård", "Äldreboende \"Eken\"",
    ];
}

/// <summary>Who lives where and is served by whom: the municipality of a user and the care unit of a rental, by size.</summary>
internal sealed class SamplePlaces
{
    private readonly byte[] _homes;         // a place for each hundred inhabitants
    private readonly byte[][][] _units;     // as they are written in a file

    public SamplePlaces()
    {
        _homes = [.. SampleCounty.Municipalities.SelectMany((one, i) => Enumerable.Repeat((byte)i, one.Inhabitants / 100))];
        _units = [.. SampleCounty.Municipalities.Select(one => Enumerable.Range(0, 4 + (one.Inhabitants / 12_000)).Select(i => Unit(one.Code, i)).ToArray())];
    }

    /// <summary>A municipality's place in the list, drawn by its inhabitants.</summary>
    public int Home(ref SampleRandom draw) => _homes[draw.Below(_homes.Length)];

    /// <summary>Where a user moves: by inhabitants, but never where they live.</summary>
    public int Elsewhere(ref SampleRandom draw, int home) => Home(ref draw) is var place && place != home ? place : (place + 1) % SampleCounty.Municipalities.Length;

    /// <summary>A care unit of the municipality; now and then another's, as when the hospital stands there.</summary>
    public ReadOnlySpan<byte> Unit(ref SampleRandom draw, int home)
    {
        var units = _units[draw.Chance(90) ? Home(ref draw) : home];
        return units[Math.Min(draw.Below(units.Length), draw.Below(units.Length))];
    }

    private static byte[] Unit(int municipality, int number)
    {
        var (round, kind) = Math.DivRem(number, SampleCounty.UnitKinds.Length);
        var name = $"{municipality} {SampleCounty.UnitKinds[kind]}{(round == 0 ? "" : $" {round + 1}")}";
        return System.Text.Encoding.UTF8.GetBytes(SampleText.Quoted(name));
    }
}
