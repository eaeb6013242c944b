using Samsyn.Domain.Decisions;
using Samsyn.Web.Design.Drawings;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>The county of the pictures in the look: fifty parties on 29 November 2022. The decisions are invented.</summary>
internal static class ExerciseSample
{
    public static readonly string Root = FindRoot();

    private static readonly HashSet<string> Tabled = ["1486", "1463"];

    private static readonly HashSet<string> Undecided =
    [
        "1438", "1460", "1492", "1461", "1430", "1421", "1419", "1407", "1462", "1447", "1473", "1446", "1496", "1498", "1470", "1452", "1465",
    ];

    /// <summary>Id, name, federation code in the order of the file.</summary>
    public static readonly IReadOnlyList<(string Id, string Name, string Federation, long People)> Municipalities = ReadMunicipalities();

    public static readonly IReadOnlyList<WaterName> Waters = [new("Vänern", 13.15, 58.94), new("Vättern", 14.52, 58.28)];

    public static readonly IReadOnlyList<string> PhoneNames = ["1480", "1490", "1488", "1496", "1494"];

    public static PartyState StateOf(string id) =>
        Tabled.Contains(id) ? PartyState.Tabled : Undecided.Contains(id) ? PartyState.Undecided : PartyState.Approved;

    public static Stone StoneOf(string id, string name) => new(StateOf(id), $"{name}: {Word(StateOf(id))}");

    public static string Word(PartyState state) => state switch
    {
        PartyState.Approved => "godkänt",
        PartyState.Rejected => "avslag",
        PartyState.Conditional => "godkänt med villkor",
        PartyState.Outdated => "godkänt, äldre version",
        PartyState.Tabled => "bordlagt",
        PartyState.ReferredBack => "återremiss",
        _ => "inget beslut ännu",
    };

    public static IReadOnlyList<Stone> Stones(string federation) =>
        [.. Municipalities.Where(m => m.Federation == federation).Select(m => StoneOf(m.Id, m.Name))];

    public static IReadOnlyList<Stone> AllStones =>
        [new(PartyState.Approved, "Västra Götalandsregionen: godkänt"), .. Municipalities.Select(m => StoneOf(m.Id, m.Name))];

    public static IReadOnlyList<RingGroup> Ring =>
    [
        new("Regionen", "1 av 1", [new(PartyState.Approved, "Västra Götalandsregionen: godkänt")]),
        new("Skaraborg", "9 av 15", Stones("SK")),
        new("Boråsregionen", "5 av 8", Stones("BR")),
        new("Göteborgsregionen", "9 av 12", Stones("GR")),
        new("Fyrbodal", "7 av 14", Stones("FY")),
    ];

    public static CountyGeometry Geometry() =>
        CountyGeometry.Parse(File.ReadAllBytes(Path.Combine(Root, "tests", "shared-data", "vg-municipalities.geojson")));

    public static CountyMap Map() => new(Geometry(), new CountyMapOptions
    {
        GroupOf = Municipalities.ToDictionary(m => m.Id, m => m.Federation),
        Waters = Waters,
        PhoneNames = PhoneNames,
    });

    public static IReadOnlyDictionary<string, AreaState> AreaStates(Func<string, PartyState>? stateOf = null) =>
        Municipalities.ToDictionary(m => m.Id, m =>
        {
            var state = (stateOf ?? StateOf)(m.Id);
            return new AreaState(state, $"{m.Name}: {Word(state)}");
        });

    public static IReadOnlyList<PopulationShare> Shares()
    {
        var total = Municipalities.Sum(m => m.People);
        return [.. Municipalities.GroupBy(m => StateOf(m.Id)).Select(g =>
            new PopulationShare(g.Key, g.Sum(m => m.People), $"{Word(g.Key)}: {g.Sum(m => m.People) * 100 / total} procent"))];
    }

    private static List<(string, string, string, long)> ReadMunicipalities() =>
        [.. File.ReadLines(Path.Combine(Root, "tests", "shared-data", "principals.csv")).Skip(1).Select(l => l.Split(','))
            .Where(f => f[1] == "Municipality")
            .Select(f => (f[0], f[3], f[5], long.Parse(f[^1], System.Globalization.CultureInfo.InvariantCulture)))];

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Samsyn.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
