using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>Files in a folder of their own, imported into memory: what a database would hold is what the plan says stands afterwards.</summary>
public sealed class Importing : IDisposable
{
    public const string Five =
        """
        principal_id,type,name,official_name,federation_code,org_nr,population,population_on,population_source
        9901,Municipality,Almby,Almby kommun,GR,,10000,2024-12-31,påhittad
        9902,Municipality,Björkby,Björkby kommun,GR,,20000,2024-12-31,påhittad
        9903,Municipality,Cederby,Cederby kommun,FY,,30000,2024-12-31,påhittad
        9904,Municipality,Dalby,Dalby kommun,SK,,40000,2024-12-31,påhittad
        VGR,Region,Provregionen,Provregionen,,,100000,2024-12-31,påhittad

        """;

    public const string Federations = "code,name,kind,org_nr\nGR,Göteborgsregionen,kommunalförbund,\nFY,Fyrbodal,kommunalförbund,222000-1776\nSK,Skaraborg,,\n";

    public const string County =
        """
        samsyn: 1
        county:
          id: "99"
          name: Provlän
          principals: principals.csv
          federations: federations.csv
          bodies:
            - { id: SRO, name: Politiskt samrådsorgan, side: joint, mandate: recommends }
            - { id: VK, name: VästKoms styrelse, side: municipal, mandate: recommends }
            - { id: HSS, name: Hälso- och sjukvårdsstyrelsen, side: region, mandate: decides }
            - { id: RS, name: Regionstyrelsen, side: region, mandate: prepares }
            - { per: municipality, id: KF, name: Kommunfullmäktige, side: municipal, mandate: decides }
            - { per: municipality, id: KS, name: Kommunstyrelsen, side: municipal, mandate: prepares }

        """;

    /// <summary>An agreement file with a cascade; <c>{0}</c> is where further keys of the agreement go.</summary>
    public static string Agreement(string decisions = "", string more = "", string rule = "rule: all", string parties = "all", string versions = "    - { id: \"1.0\", on: 2022-01-10 }", string cascade = Cascade, string slug = "fel") =>
        $"""
        samsyn: 1
        agreement:
          slug: {slug}
          title: Provavtal
          form: multilateral
          parties: {parties}
        {(more.Length > 0 ? "  " + more : "")}
          entry_into_force: {"{ " + rule + " }"}
          versions:
        {versions}
        cascade:
        {cascade}
        {(decisions.Length > 0 ? "decisions:\n" + decisions : "")}
        """.ReplaceLineEndings("\n");

    public const string Cascade =
        """
          - { step: sro, bodies: [SRO], act: recommends, planned: "2022-02", after: [] }
          - { step: region, bodies: [HSS], act: decides, for: VGR, after: [sro] }
          - { step: councils, bodies: [each KF], act: decides, after: [sro] }
        """;

    public static readonly DateOnly Today = new(2026, 11, 22);

    public static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);

    private readonly string folder = Directory.CreateTempSubdirectory("samsyn-import-").FullName;

    public Recorded Recorded { get; private set; } = Recorded.Nothing;

    public Dictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    public DateTime At { get; set; } = Now;

    public DateOnly Day { get; set; } = Today;

    public string Folder => folder;

    public static Importing WithCounty()
    {
        var importing = new Importing();
        importing.Put("county.yaml", County);
        importing.Put("principals.csv", Five);
        importing.Put("federations.csv", Federations);
        Assert.Empty(importing.Import("county.yaml"));
        return importing;
    }

    public string Put(string name, string text) => Put(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Imports files of the folder; answers the faults without the folder's name, and then nothing has changed.</summary>
    public IReadOnlyList<string> Import(params string[] names)
    {
        var faults = new FaultList();
        Plan = ImportSet.Read(names.Select(name => Path.Combine(folder, name)), At, faults).Resolve(Recorded, Day, faults, Blobs.GetValueOrDefault);
        Assert.Equal(faults.Any, Plan is null);
        if (Plan is { } plan)
        {
            Recorded = plan.After;
            foreach (var (hash, bytes) in plan.Blobs)
            {
                Blobs[hash] = bytes;
            }
        }

        return [.. faults.Lines().Select(line => line.Replace(folder + "/", "", StringComparison.Ordinal))];
    }

    public ImportPlan? Plan { get; private set; }

    /// <summary>Imports one agreement's text.</summary>
    public IReadOnlyList<string> ImportText(string text)
    {
        Put("fel.yaml", text);
        return Import("fel.yaml");
    }

    public IReadOnlyList<(string Path, byte[] Bytes)> Export() => [.. ExportFolder.Files(Recorded, hash => Blobs[hash])];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
