using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Files;
using Samsyn.Web.Principals;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;
using Samsyn.Web.Tests.Design.Drawings;
using Samsyn.Web.Tests.Files;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Decisions;

/// <summary>
/// In an invented register Åmål leaves Fyrbodal for a new federation on 1 December 2022: what is about a day before shows the old order, what
/// is about a day after the new one. Its row among the principals still says Fyrbodal; dated memberships go before it.
/// </summary>
[Rule("R58", "R11")]
public sealed class When_a_municipality_changes_federation : IDisposable
{
    private const string Amal = "1492";

    private static readonly DateOnly Before = new(2022, 11, 30);

    private static readonly DateOnly After = new(2022, 12, 1);

    private readonly string _county = Directory.CreateTempSubdirectory("samsyn-county-").FullName;

    public When_a_municipality_changes_federation()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Examples.Root, "data", "county-14"))) File.Copy(file, Path.Combine(_county, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(_county, "federations.csv"), "NY,Det nya förbundet,kommunalförbund,\n");
        var memberships = Path.Combine(_county, "memberships.csv");
        File.WriteAllLines(memberships, File.ReadAllLines(memberships).Select(line => line.Replace($"{Amal},FY,federation,,,", $"{Amal},FY,federation,,2022-11-30,", StringComparison.Ordinal)).Append($"{Amal},NY,federation,2022-12-01,,påhittat"));
    }

    public void Dispose() => Directory.Delete(_county, recursive: true);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_tracker_puts_it_where_it_belonged_that_day(Engine engine)
    {
        await using var store = await Imported(engine);
        var cascade = (await store.Records.Cascade(OpenSite.Exercise))!;

        Assert.Equal(["FY"], FederationsOn(Before));
        Assert.Equal(["NY"], FederationsOn(After));

        IReadOnlyList<string> FederationsOn(DateOnly day) =>
            new Tracker(AgreementStatus.Of(cascade, day, Importing.Now)).Rows.Single(row => row.Party.Id.Value == Amal).Federations;
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_map_has_the_borders_of_the_day_and_is_laid_out_once_for_each(Engine engine)
    {
        await using var store = await Imported(engine);
        var county = (await store.Records.County())!;
        var maps = new CountyMaps(store.Records);
        var before = (await maps.Of(county, Before))!;
        var after = (await maps.Of(county, After))!;

        Assert.NotEqual(Drawn(before), Drawn(after));
        Assert.Same(before, await maps.Of(county, Before.AddYears(-1)));
        Assert.Same(after, await maps.Of(county, After.AddYears(1)));
        Assert.Same(before, await maps.Of(county, Before));

        static string Drawn(CountyMap map) => map.Draw(new Caption("karta", "Karta", "d"), new Dictionary<string, AreaState>()).Text();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_open_register_says_where_it_belongs_today(Engine engine)
    {
        await using var site = await OpenSite.Start(engine, _county);
        using var answer = System.Text.Json.JsonDocument.Parse(await site.Text("/api/v1/principals"));
        var amal = answer.RootElement.GetProperty("principals").EnumerateArray().Single(p => p.GetProperty("id").GetString() == Amal);

        Assert.Equal("NY", amal.GetProperty("federation").GetString());
    }

    private async Task<TestDatabase> Imported(Engine engine)
    {
        var store = await Engines.Fresh(engine);
        var faults = new FaultList();
        var files = ImportSet.Read([_county, Path.Combine(Examples.Root, "data", "ovning", OpenSite.Exercise)], Importing.Now, faults);
        faults.ThrowIfAny();
        await store.Acts.Import(files, Importing.Today, faults);
        return store;
    }
}
