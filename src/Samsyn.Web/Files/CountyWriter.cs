using System.Globalization;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>Writes a county's files in their one canonical form: county.yaml and the CSV files it names. Source: CONTRACT.md C1.</summary>
public static class CountyWriter
{
    public const string MapName = "map.geojson";

    /// <summary>Each file's name and text, in the order they are named.</summary>
    public static IEnumerable<(string Name, string Text)> Files(County county)
    {
        yield return ("county.yaml", Yaml(county));
        yield return ("principals.csv", Csv(csv => Principals(csv, county)));
        yield return ("federations.csv", Csv(csv => Federations(csv, county)));
        if (county.Memberships.Count > 0)
        {
            yield return ("memberships.csv", Csv(csv => Memberships(csv, county)));
        }

        if (county.Acts.Count > 0)
        {
            yield return ("acts.csv", Csv(csv => Acts(csv, county)));
        }
    }

    /// <summary>True when two registers would be written alike.</summary>
    public static bool SayTheSame(County a, County b) =>
        string.Equals(a.MapSha256, b.MapSha256, StringComparison.Ordinal) && Files(a).SequenceEqual(Files(b));

    private static string Yaml(County county)
    {
        using var text = new StringWriter();
        var yaml = new YamlWriter(text);
        yaml.Number("samsyn", 1);
        yaml.Map("county", () =>
        {
            yaml.Text("id", county.Id);
            yaml.Text("name", county.Name);
            yaml.Word("principals", "principals.csv");
            yaml.Word("federations", "federations.csv");
            yaml.Word("memberships", county.Memberships.Count > 0 ? "memberships.csv" : null);
            yaml.Word("acts", county.Acts.Count > 0 ? "acts.csv" : null);
            yaml.Number("alarm_lead_months", county.AlarmLeadMonths);
            yaml.Rows("elections", county.Elections, election =>
            {
                yaml.Day("on", election.On);
                yaml.Day("assemblies_from", election.AssembliesFrom);
                yaml.Text("source", election.Source);
            });
            yaml.Rows("bodies", county.Bodies, body =>
            {
                yaml.Word("per", body.Per is { } per ? Spelling.PrincipalTypes.Of(per) : null);
                yaml.Text("id", body.Kind);
                yaml.Text("name", body.Name);
                yaml.Word("side", Spelling.Sides.Of(body.Side));
                yaml.Word("mandate", Spelling.Mandates.Of(body.Mandate));
            });
            if (county.Bodies.Count == 0)
            {
                yaml.Texts("bodies", []);
            }

            yaml.Word("map", county.MapSha256 is null ? null : MapName);
        });
        return text.ToString();
    }

    /// <summary>One row per figure, so a principal with three figures has three rows; one without has one.</summary>
    private static void Principals(CsvWriter csv, County county)
    {
        csv.Line("principal_id", "type", "name", "official_name", "federation_code", "org_nr", "population", "population_on", "population_source");
        foreach (var principal in county.Principals.OrderBy(p => p.Id))
        {
            IEnumerable<PopulationFigure?> figures = principal.Population.Count == 0 ? [null] : principal.Population.OrderBy(figure => figure.On);
            foreach (var figure in figures)
            {
                csv.Line(
                    principal.Id.Value, Spelling.PrincipalTypes.Of(principal.Type), principal.Name, principal.OfficialName, principal.FederationCode,
                    principal.OrganisationNumber, figure?.Inhabitants.ToString(CultureInfo.InvariantCulture), Day(figure?.On), figure?.Source);
            }
        }
    }

    private static void Federations(CsvWriter csv, County county)
    {
        csv.Line("code", "name", "kind", "org_nr");
        foreach (var federation in county.Federations)
        {
            csv.Line(federation.Code, federation.Name, federation.Kind, federation.OrganisationNumber);
        }
    }

    private static void Memberships(CsvWriter csv, County county)
    {
        csv.Line("principal_id", "group", "kind", "from", "until", "source");
        foreach (var membership in county.Memberships)
        {
            csv.Line(
                membership.Principal.Value, membership.Group, Spelling.GroupKinds.Of(membership.Kind), Day(membership.From), Day(membership.Until), membership.Source);
        }
    }

    private static void Acts(CsvWriter csv, County county)
    {
        csv.Line("abbreviation", "number", "title", "from", "until", "replaced_by", "source");
        foreach (var act in county.Acts)
        {
            csv.Line(act.Abbreviation, act.Number, act.Title, Day(act.From), Day(act.Until), act.ReplacedBy, act.Source);
        }
    }

    private static string Csv(Action<CsvWriter> rows)
    {
        using var text = new StringWriter();
        rows(new CsvWriter(text));
        return text.ToString();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
