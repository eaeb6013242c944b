namespace Samsyn.Web.Settlement.Sample;

/// <summary>
/// What a sample is made of: the county's municipalities with about how large they are, product areas of assistive technology with their
/// ISO 9999 codes and about what a month's rent is, and kinds of care units. Only the codes are real; every rental, user and price is invented.
/// </summary>
/// <remarks>
/// Sizes are thousands of inhabitants from <c>data/county-14/principals.csv</c> (the undated figures, which mix years and serve exercises).
/// ISO 9999 is the classification of assistive products: class, subclass and division of two digits each (DOMAIN.md 86).
/// </remarks>
internal static class SampleCounty
{
    /// <summary>Municipality code and thousands of inhabitants.</summary>
    public static readonly (int Code, int Thousands)[] Municipalities =
    [
        (1401, 38), (1402, 38), (1407, 13), (1415, 27), (1419, 16), (1421, 15), (1427, 9), (1430, 11), (1435, 13), (1438, 5),
        (1439, 7), (1440, 31), (1441, 43), (1442, 12), (1443, 9), (1444, 6), (1445, 6), (1446, 7), (1447, 5), (1452, 12),
        (1460, 10), (1461, 9), (1462, 14), (1463, 35), (1465, 11), (1466, 9), (1470, 16), (1471, 13), (1472, 11), (1473, 9),
        (1480, 578), (1481, 69), (1482, 46), (1484, 15), (1485, 57), (1486, 13), (1487, 40), (1488, 59), (1489, 41), (1490, 113),
        (1491, 25), (1492, 13), (1493, 25), (1494, 40), (1495, 19), (1496, 56), (1497, 9), (1498, 13), (1499, 33),
    ];

    /// <summary>A product area, its divisions in ISO 9999, how common it is, and about what a month costs in kronor.</summary>
    public static readonly (string Name, string[] Iso, int Share, int Kronor)[] Areas =
    [
        ("Manuella rullstolar", ["122203", "122209", "122218"], 14, 210), ("Elrullstolar", ["122303", "122306"], 3, 1450),
        ("Rollatorer", ["120606", "120612"], 18, 55), ("Kryckor och käppar", ["120303", "120306", "120312"], 4, 20),
        ("Gåstolar och gåbord", ["120603", "120609"], 4, 95), ("Sängar", ["181210", "181207"], 9, 420),
        ("Sänggrindar och stöd", ["181227", "181228"], 3, 60), ("Madrasser mot trycksår", ["043306"], 6, 190),
        ("Sittdynor mot trycksår", ["043303"], 4, 75), ("Lyftar", ["123603", "123604", "123612"], 5, 380),
        ("Lyftselar", ["123621"], 4, 70), ("Förflyttning", ["123103", "123106", "123109"], 3, 45), ("Toaletthjälpmedel", ["091203", "091224", "091215"], 6, 40),
        ("Dusch och bad", ["093303", "093307", "093312"], 5, 50), ("Arbetsstolar", ["180903", "180904"], 3, 260),
        ("Ståhjälpmedel", ["044808"], 2, 620), ("Cyklar", ["121806", "121809"], 1, 540), ("Kommunikation", ["222103", "222106", "222109"], 2, 880),
        ("Samtalsapparater", ["222109", "222112"], 1, 1250), ("Kognitiva hjälpmedel", ["222803", "222806", "222815"], 2, 150),
        ("Larm", ["222718", "222721"], 3, 110), ("Omgivningskontroll", ["241303", "241306"], 1, 330), ("Hörselteknik", ["221806", "222704"], 2, 85),
        ("Synhjälpmedel", ["220306", "220318"], 1, 240), ("Andning", ["040303", "040312", "040318"], 3, 300),
    ];

    /// <summary>What a municipality's care units are called, after its code; one of them with a comma, as such names are.</summary>
    public static readonly string[] Units =
    [
        "Hemsjukvården", "Rehab", "Särskilt boende", "Vårdcentral Väster", "Vårdcentral Öster", "Korttidsboende", "Habilitering", "Sjukhus, dagvård",
    ];
}

/// <summary>Numbers that look random and are the same for the same seed on every machine, each by its own place: no number depends on those before it.</summary>
/// <remarks>The finaliser of SplitMix64 (Steele, Lea, Flood 2014), over the seed and two numbers that name what is asked for.</remarks>
internal readonly struct SampleRandom(ulong seed)
{
    public ulong Of(ulong kind, long number)
    {
        unchecked
        {
            var z = seed + kind * 0x9E3779B97F4A7C15 + (ulong)number * 0xD1B54A32D192ED03;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

/// <summary>One random number used up bit by bit for several small choices.</summary>
internal ref struct Choices(ulong bits)
{
    private ulong _bits = bits;

    /// <summary>0 to <paramref name="below"/> − 1.</summary>
    public int Below(int below)
    {
        var (choice, rest) = Math.DivRem(_bits, (ulong)below) is var (quotient, remainder) ? ((int)remainder, quotient) : default;
        // What is left of the number is stirred, so that it never runs out.
        _bits = unchecked((rest ^ (_bits << 29)) * 0xBF58476D1CE4E5B9);
        _bits ^= _bits >> 31;
        return choice;
    }

    /// <summary>True so many times in a thousand.</summary>
    public bool Chance(int perThousand) => Below(1000) < perThousand;
}
