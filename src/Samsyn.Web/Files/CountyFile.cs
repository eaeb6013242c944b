using System.Text.Json;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>
/// Reads a county file (länsfil): the register of principals, federations, memberships and bodies, and the map, from the YAML
/// file and the CSV files beside it. Source: CONTRACT.md C1.
/// </summary>
public sealed class CountyFile
{
    private readonly FaultList faults;
    private readonly FileBeside beside;
    private readonly List<Principal> principals = [];
    private readonly List<Federation> federations = [];

    /// <summary>The federations could not be read: then no code is called unknown, for that would be a fault for every row.</summary>
    private bool federationsFailed;

    private CountyFile(FileBeside beside, Place place, FaultList faults)
    {
        (this.beside, Place, this.faults) = (beside, place, faults);
    }

    /// <summary>Where the register begins in the file.</summary>
    public Place Place { get; }

    /// <summary>The register; never null once <see cref="Read"/> has answered.</summary>
    public County County { get; private set; } = null!;

    /// <summary>The map's bytes; null without a map.</summary>
    public byte[]? Map { get; private set; }

    /// <summary>Reads the file. Every fault is added; there is no register when there is one.</summary>
    /// <param name="path">Where the file is, as the user wrote it.</param>
    /// <param name="keys">What stands under <c>county</c>.</param>
    public static CountyFile? Read(string path, YamlKeys keys, FaultList faults)
    {
        var before = faults.Count;
        var file = new CountyFile(new FileBeside(path), keys.Place, faults);
        var id = keys.Required("id")?.Said();
        var name = keys.Required("name")?.Said();
        var principalsName = keys.Required("principals");
        var federationsName = keys.Optional("federations");
        var membershipsName = keys.Optional("memberships");
        var actsName = keys.Optional("acts");
        var alarm = keys.Optional("alarm_lead_months")?.Count(least: 1, most: 240);
        var elections = Elections(keys);
        var bodies = Bodies(keys);
        var mapName = keys.Optional("map");
        keys.Close();

        if (federationsName is { } f)
        {
            var sofar = faults.Count;
            file.ReadFederations(f);
            file.federationsFailed = faults.Count > sofar;
        }

        if (principalsName is { } p)
        {
            file.ReadPrincipals(p);
        }

        var memberships = membershipsName is { } m ? file.Memberships(m) : [];
        var acts = actsName is { } a ? file.Acts(a) : [];
        file.Map = mapName is { } map ? file.ReadMap(map) : null;
        if (faults.Count > before || id is null || name is null)
        {
            return null;
        }

        file.County = new County
        {
            Id = id,
            Name = name,
            Principals = [.. file.principals.OrderBy(principal => principal.Id)],
            Federations = file.federations,
            Memberships = memberships,
            Bodies = bodies,
            Acts = acts,
            AlarmLeadMonths = alarm,
            Elections = elections,
            MapSha256 = file.Map is { } bytes ? FileBeside.Sha256(bytes) : null,
        };
        return file;
    }

    private static List<Election> Elections(YamlKeys county)
    {
        var elections = new List<Election>();
        foreach (var row in county.Rows("elections"))
        {
            var on = row.Required("on")?.Day();
            var from = row.Required("assemblies_from")?.Day();
            var source = row.Optional("source")?.Text;
            row.Close();
            if (on is { } day && from is { } first)
            {
                elections.Add(new Election(day, first, source));
            }
        }

        return [.. elections.OrderBy(election => election.On)];
    }

    private static List<BodyEntry> Bodies(YamlKeys county)
    {
        var bodies = new List<BodyEntry>();
        foreach (var row in county.RequiredRows("bodies"))
        {
            var per = row.Optional("per")?.Word(Spelling.PrincipalTypes);
            var id = row.Required("id");
            var name = row.Required("name")?.Said();
            var side = row.Required("side")?.Word(Spelling.Sides);
            var mandate = row.Required("mandate")?.Word(Spelling.Mandates);
            row.Close();
            if (id is { } kind && !BodyId.IsKind(kind.Text))
            {
                kind.Refuse($"{kind.Quoted} är inget id för ett organ", "skriv 1–16 versaler, siffror eller bindestreck som börjar med en bokstav, till exempel SRO");
            }
            else if (id is { } again && bodies.Exists(body => string.Equals(body.Kind, again.Text, StringComparison.Ordinal)))
            {
                again.Refuse($"organet {again.Text} står två gånger", "ta bort den ena raden");
            }
            else if (id is { } good && name is not null && side is { } onSide && mandate is { } most)
            {
                bodies.Add(new BodyEntry(good.Text, name, onSide, most, per));
            }
        }

        return bodies;
    }

    private void ReadFederations(Written name)
    {
        foreach (var row in Table(name, "code", "name", "kind", "org_nr"))
        {
            var code = row.Required("code");
            var federation = row.Required("name");
            var number = OrganisationNumberIn(row);
            if (code is not { } written || federation is null)
            {
                continue;
            }

            if (federations.Exists(f => string.Equals(f.Code, written.Text, StringComparison.Ordinal)))
            {
                written.Refuse($"förbundet {written.Text} står två gånger", "ta bort den ena raden");
                continue;
            }

            federations.Add(new Federation(written.Text, federation.Value.Text, row.Optional("kind")?.Text, number));
        }
    }

    private void ReadPrincipals(Written name)
    {
        var found = new Dictionary<PrincipalId, Principal>();
        foreach (var row in Table(name, "principal_id", "type", "name", "official_name", "federation_code", "org_nr", "population", "population_on", "population_source"))
        {
            var figure = Population(row);
            if (PrincipalIn(row) is not { } principal)
            {
                continue;
            }

            if (!found.TryGetValue(principal.Id, out var earlier))
            {
                found.Add(principal.Id, principal);
                principals.Add(principal);
                if (figure is not null)
                {
                    principal.Population.Add(figure);
                }
            }
            else if (!SameBut(earlier, principal))
            {
                row["principal_id"].Refuse($"{principal.Id} står två gånger med olika uppgifter", "flera rader får bara skilja i folkmängd, dag och källa");
            }
            else if (figure is null || earlier.Population.Exists(other => other.On == figure.On))
            {
                row["principal_id"].Refuse($"{principal.Id} står två gånger med samma dag för folkmängden", "ta bort den ena raden");
            }
            else
            {
                earlier.Population.Add(figure);
            }
        }

        foreach (var principal in principals)
        {
            principal.Population.Sort((a, b) => Nullable.Compare(a.On, b.On));
        }
    }

    private Principal? PrincipalIn(CsvRow row)
    {
        var id = row.Required("principal_id")?.Principal();
        var type = row.Required("type") is { } written ? TypeOf(written) : null;
        var name = row.Required("name");
        var number = OrganisationNumberIn(row);
        if (row.Optional("federation_code") is { } code)
        {
            MustBeFederation(code);
        }

        if (id is not { } principal || type is not { } kind || name is not { } shortName)
        {
            return null;
        }

        if (principal.IsMunicipality != (kind == PrincipalType.Municipality))
        {
            row["principal_id"].Refuse($"{principal} är {(principal.IsMunicipality ? "en kommuns" : "en regions")} id, men type säger {row["type"].Text}", "rätta id eller type");
            return null;
        }

        return new Principal
        {
            Id = principal,
            Type = kind,
            Name = shortName.Text,
            OfficialName = row.Optional("official_name")?.Text ?? shortName.Text,
            FederationCode = row.Optional("federation_code")?.Text,
            OrganisationNumber = number,
        };
    }

    private void MustBeFederation(Written code)
    {
        if (!federationsFailed && !federations.Exists(f => string.Equals(f.Code, code.Text, StringComparison.Ordinal)))
        {
            code.Refuse($"förbundet {code.Text} finns inte bland länets förbund", "lägg till det i filen för federations, eller rätta koden");
        }
    }

    /// <summary>The register's CSV may write the type in any case: <c>Municipality</c>.</summary>
    private PrincipalType? TypeOf(Written type)
    {
        // The words are ASCII; lower case is how the format defines them.
#pragma warning disable CA1308
        return new Written(type.Text.ToLowerInvariant(), type.Place, faults).Word(Spelling.PrincipalTypes);
#pragma warning restore CA1308
    }

    private static PopulationFigure? Population(CsvRow row)
    {
        if (row.Optional("population") is { } written)
        {
            var inhabitants = written.Whole(most: 100_000_000);
            var on = row.Optional("population_on")?.Day();
            return inhabitants is { } number ? new PopulationFigure(number, on, row.Optional("population_source")?.Text) : null;
        }

        if ((row.Optional("population_on") ?? row.Optional("population_source")) is { } alone)
        {
            alone.Refuse("population är tomt men har en dag eller en källa", "fyll i population, eller lämna alla tre tomma");
        }

        return null;
    }

    private static string? OrganisationNumberIn(CsvRow row)
    {
        if (row.Optional("org_nr") is not { } written)
        {
            return null;
        }

        if (!OrganisationNumber.IsValid(written.Text))
        {
            written.Refuse($"{written.Quoted} är inget organisationsnummer: form eller kontrollsiffra (Luhn) stämmer inte", "skriv NNNNNN-NNNN, eller lämna fältet tomt om numret inte är känt");
            return null;
        }

        return written.Text;
    }

    private static bool SameBut(Principal a, Principal b) =>
        (a.Type, a.Name, a.OfficialName, a.FederationCode, a.OrganisationNumber) == (b.Type, b.Name, b.OfficialName, b.FederationCode, b.OrganisationNumber);

    private List<LegalAct> Acts(Written name)
    {
        var acts = new List<LegalAct>();
        foreach (var row in Table(name, "abbreviation", "number", "title", "from", "until", "replaced_by", "source"))
        {
            var (abbreviation, number, title) = (row.Required("abbreviation"), row.Required("number"), row.Required("title"));
            var (from, until) = (row.Optional("from")?.Day(), row.Optional("until")?.Day());
            if (abbreviation is not { } shortName || number is not { } sfs || title is null)
            {
                continue;
            }

            if (Domain.Agreements.LegalReference.Parse($"{shortName.Text} ({sfs.Text})") is not { Number: { } } read || read.Abbreviation != shortName.Text)
            {
                sfs.Refuse($"{shortName.Text} ({sfs.Text}) är ingen lag med förkortning och nummer", "skriv till exempel SoL och 2001:453");
            }
            else if (acts.Exists(act => act.Number == sfs.Text))
            {
                sfs.Refuse($"lagen {sfs.Text} står två gånger", "ta bort den ena raden");
            }
            else if (from is { } first && until is { } last && last < first)
            {
                row["until"].Refuse($"{until:yyyy-MM-dd} är före {from:yyyy-MM-dd}", "rätta någon av dagarna");
            }
            else
            {
                acts.Add(new LegalAct(shortName.Text, sfs.Text, title.Value.Text, from, until, row.Optional("replaced_by")?.Text, row.Optional("source")?.Text));
            }
        }

        return acts;
    }

    private List<Membership> Memberships(Written name)
    {
        var memberships = new List<Membership>();
        var inFederations = new List<(Membership Membership, CsvRow Row)>();
        var seen = new HashSet<(PrincipalId, string, GroupKind, DateOnly?)>();
        var known = principals.Select(p => p.Id).ToHashSet();
        foreach (var row in Table(name, "principal_id", "group", "kind", "from", "until", "source"))
        {
            var id = row.Required("principal_id")?.Principal();
            var group = row.Required("group");
            var kind = row.Required("kind")?.Word(Spelling.GroupKinds);
            var from = row.Optional("from")?.Day();
            var until = row.Optional("until")?.Day();
            if (id is { } named && !known.Contains(named))
            {
                row["principal_id"].Refuse($"{named} finns inte bland länets huvudmän", "lägg till huvudmannen eller rätta id");
            }

            if (kind == GroupKind.Federation && group is { } code)
            {
                MustBeFederation(code);
            }

            if (until < from)
            {
                row["until"].Refuse($"until {row["until"].Text} är före from {row["from"].Text}", "rätta någon av dagarna");
            }

            if (id is not { } principal || group is not { } of || kind is not { } what)
            {
                continue;
            }

            var membership = new Membership(principal, of.Text, what, from, until, row.Optional("source")?.Text);
            if (!seen.Add((principal, of.Text, what, from)))
            {
                row["principal_id"].Refuse($"{principal} har två rader för {of.Text} från samma dag", "ta bort den ena raden");
            }
            else if (what == GroupKind.Federation && !(until < from))
            {
                inFederations.Add((membership, row));
            }

            memberships.Add(membership);
        }

        MustBeInOneFederationAtATime(inFederations);
        return memberships;
    }

    /// <summary>A municipality belongs to one federation a day: who changes has a last day in the old one before its first in the new.</summary>
    private static void MustBeInOneFederationAtATime(List<(Membership Membership, CsvRow Row)> all)
    {
        foreach (var own in all.GroupBy(one => one.Membership.Principal))
        {
            var inOrder = own.OrderBy(one => one.Membership.From ?? DateOnly.MinValue).ToList();
            foreach (var ((earlier, _), (later, row)) in inOrder.Zip(inOrder.Skip(1)))
            {
                if ((later.From ?? DateOnly.MinValue) <= (earlier.Until ?? DateOnly.MaxValue))
                {
                    row["principal_id"].Refuse(
                        $"{later.Principal} är med i både {earlier.Group} och {later.Group} samma dag",
                        "skriv i until den sista dagen i det förra förbundet och i from den första i det nya");
                }
            }
        }
    }

    /// <summary>The map must be a GeoJSON collection; which principal each shape belongs to is found when it is drawn.</summary>
    private byte[]? ReadMap(Written name)
    {
        if (beside.Bytes(name, faults) is not { } bytes)
        {
            return null;
        }

        try
        {
            var text = bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
            using var map = JsonDocument.Parse(text);
            if (map.RootElement.ValueKind == JsonValueKind.Object
                && map.RootElement.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array)
            {
                return bytes;
            }

            name.Refuse($"{name.Text} är ingen GeoJSON-samling", "ange en fil av typen FeatureCollection");
        }
        catch (JsonException e)
        {
            name.Refuse($"{name.Text} är inte giltig JSON (rad {e.LineNumber + 1})", "ange en GeoJSON-fil av typen FeatureCollection");
        }

        return null;
    }

    private IReadOnlyList<CsvRow> Table(Written name, params string[] columns) =>
        beside.Text(name, faults) is { } source ? CsvTable.Read(source, faults, columns).Rows : [];
}
