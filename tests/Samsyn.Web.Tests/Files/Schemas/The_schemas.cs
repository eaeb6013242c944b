using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files.Schemas;

/// <summary>
/// The JSON Schemas in <c>docs/schemas</c> say what the importer takes: every file we have keeps to them, and what the importer
/// refuses for its shape they refuse too.
/// </summary>
[Rule("C1", "C2.keys")]
public sealed class The_schemas
{
    private const string Agreement = """
        samsyn: 1
        agreement: { slug: a, title: A, form: multilateral, parties: all }

        """;

    private const string Round = """
        samsyn: 1
        consultation: { agreement: a, version: 1.0, opens: 2022-01-20, closes: 2022-04-18 }

        """;

    [Fact]
    public void Accept_every_county_agreement_and_consultation_in_the_repository()
    {
        var files = Examples.Files;

        Assert.True(files.Count > 30, "The examples were not found.");
        Assert.All(files, file => Assert.Empty(Schema(file).Faults(Examples.Load(file))));
    }

    [Fact]
    [Rule("C5.1")]
    public void Accept_the_rules_of_every_settlement_example()
    {
        var files = Directory.GetFiles(Path.Combine(Examples.Root, "tests", "acceptance", "settlement"), "rules.yaml", SearchOption.AllDirectories);

        Assert.True(files.Length > 30, "The examples were not found.");
        Assert.All(files, file => Assert.Empty(JsonSchema.Load("rules").Faults(Examples.Load(file))));
    }

    [Theory]
    [InlineData("samsyn: 1\nstop_after_working_days: 3", "lacks count_order_day")]
    [InlineData("samsyn: 1\nstop_after_working_days: 3\ncount_order_day: ja", "count_order_day")]
    [InlineData("samsyn: 1\nstop_after_working_days: tre\ncount_order_day: true", "stop_after_working_days")]
    [InlineData("samsyn: 1\nstop_after_working_days: 3\ncount_order_day: true\nregionen: X", "unknown key regionen")]
    public void Refuse_rules_of_another_shape(string text, string fault) =>
        Assert.Contains(JsonSchema.Load("rules").Faults(Examples.Parse(text)), f => f.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("samsyn: 2\nagreement: { slug: a, title: A, form: multilateral, parties: all }", "samsyn")]
    [InlineData("samsyn: 1\nagreement: { slug: a, title: A, form: multilateral }", "agreement: lacks parties")]
    [InlineData("samsyn: 1\nagreement: { slug: a, titel: A, title: A, form: multilateral, parties: all }", "unknown key titel")]
    [InlineData("samsyn: 1\nagreement: { slug: A b, title: A, form: multilateral, parties: all }", "agreement.slug")]
    [InlineData("samsyn: 1\nagreement: { slug: a, title: A, form: trilateral, parties: all }", "agreement.form")]
    [InlineData("samsyn: 1\nagreement: { slug: a, title: A, form: multilateral, parties: some }", "agreement.parties")]
    [InlineData("samsyn: 1\nagreement: { slug: a, title: A, form: multilateral, parties: [148] }", "agreement.parties")]
    [InlineData(Agreement + "decisions: [ { body: \"KF:1480\", on: 13 oktober, outcome: approved } ]", "decisions[0].on")]
    [InlineData(Agreement + "decisions: [ { body: \"KF:1480\", on: 2022-10-13, outcome: ja } ]", "decisions[0].outcome")]
    [InlineData(Agreement + "decisions: [ { body: \"KF:1480\", on: 2022-10-13, outcome: annulled } ]", "decisions[0]")]
    [InlineData(Agreement + "decisions: [ { body: \"KF:1480\", on: 2022-10-13, outcome: approved, corrects: 2022-01-01 } ]", "unknown key corrects")]
    [InlineData(Agreement + "decisions: { body: SRO }", "decisions: is no array")]
    [InlineData(Agreement + "cascade: [ { step: a, bodies: [each kf], act: decides } ]", "cascade[0].bodies[0]")]
    [InlineData(Agreement + "cascade: [ { step: a, bodies: [SRO], act: recommends, planned: juni } ]", "cascade[0].planned")]
    public void Refuse_an_agreement_of_another_shape(string text, string fault) =>
        Assert.Contains(JsonSchema.Load("agreement").Faults(Examples.Parse(text)), f => f.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("samsyn: 1\ncounty: { id: 14, name: A, bodies: [] }", "county: lacks principals")]
    [InlineData("samsyn: 1\ncounty: { id: 14, name: A, principals: /etc/passwd, bodies: [] }", "county.principals")]
    [InlineData("samsyn: 1\ncounty: { id: 14, name: A, principals: p.csv, bodies: [ { id: sro, name: S, side: joint, mandate: recommends } ] }", "county.bodies[0].id")]
    [InlineData("samsyn: 1\ncounty: { id: 14, name: A, principals: p.csv, bodies: [ { id: SRO, name: S, side: both, mandate: recommends } ] }", "county.bodies[0].side")]
    public void Refuse_a_county_of_another_shape(string text, string fault) =>
        Assert.Contains(JsonSchema.Load("county").Faults(Examples.Parse(text)), f => f.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("samsyn: 1\nconsultation: { agreement: a, version: 1.0, opens: 2022-01-20 }", "lacks closes")]
    [InlineData(Round + "answers: [ { id: a1, from: \"1480\", kind: invited } ]", "lacks received_at")]
    [InlineData(Round + "answers: [ { id: a1, from: \"1480\", kind: invited, received_at: 2022-04-11 } ]", "answers[0].received_at")]
    [InlineData(Round + "answers: [ { id: a1, from: \"1480\", kind: asked, received_at: 2022-04-11T08:00:00Z } ]", "answers[0].kind")]
    [InlineData(Round + "answers: [ { id: a1, from: \"1480\", kind: invited, received_at: 2022-04-11T08:00:00Z, overall: { stance: no_view } } ]", "answers[0].overall.stance")]
    [InlineData(Round + "answers: [ { id: a1, from: \"1480\", kind: invited, received_at: 2022-04-11T08:00:00Z, email: a@b.se } ]", "unknown key email")]
    [Rule("C4")]
    public void Refuse_a_consultation_of_another_shape(string text, string fault) =>
        Assert.Contains(JsonSchema.Load("consultation").Faults(Examples.Parse(text)), f => f.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("samsyn: 1\npublishing: { articles: [ { kind: news, slug: x } ] }", "lacks versions")]
    [InlineData("samsyn: 1\npublishing: { articles: [ { kind: blogg, slug: x, versions: [ { from: 2022-01-20T07:00:00Z, title: A, text: a.md } ] } ] }", "articles[0].kind")]
    [InlineData("samsyn: 1\npublishing: { documents: [ { slug: x, title: A, kind: recording, versions: [ { label: 1, on: 2022-01-20, address: http://a } ] } ] }", "versions[0].address")]
    [Rule("R49")]
    public void Refuse_a_publishing_file_of_another_shape(string text, string fault) =>
        Assert.Contains(JsonSchema.Load("publishing").Faults(Examples.Parse(text)), f => f.Contains(fault, StringComparison.Ordinal));

    /// <summary>Every key the readers ask for stands in the schema, so that a new one is not forgotten. (Rows of the county's readers are CSV.)</summary>
    [Theory]
    [InlineData("agreement", "Agreement*.cs", "[a-z]+", 60)]
    [InlineData("county", "County*.cs", "keys|county", 7)]
    [InlineData("consultation", "ConsultationFile.cs", "[a-z]+", 40)]
    [InlineData("publishing", "PublishingFile.cs", "[a-z]+", 30)]
    public void Know_every_key_the_reader_knows(string schema, string readers, string from, int atLeast)
    {
        using var text = JsonDocument.Parse(File.ReadAllText(Path.Combine(Examples.Root, "docs", "schemas", schema + ".schema.json")));
        var known = Properties(text.RootElement).ToHashSet(StringComparer.Ordinal);
        var asked = new Regex($@"\b(?:{from})\.(?:(?:Required|Optional)(?:Map|Rows|Texts)?|Rows|Texts|Node)\(""(?<key>[a-z_]+)""");
        var read = Directory.EnumerateFiles(Path.Combine(Examples.Root, "src", "Samsyn.Web", "Files"), readers)
            .SelectMany(file => asked.Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value)).Distinct().ToList();

        Assert.True(read.Count >= atLeast, $"Only {read.Count} of the readers' keys were found.");
        Assert.All(read, key => Assert.Contains(key, known));
    }

    [Theory]
    [InlineData("agreement")]
    [InlineData("county")]
    [InlineData("consultation")]
    [InlineData("publishing")]
    public void Allow_the_words_the_importer_knows_and_no_others(string schema)
    {
        var known = new Dictionary<string, IEnumerable<string>>
        {
            ["samsyn"] = ["1"], ["parties"] = ["all"], ["outcome"] = Spelling.Outcomes.All, ["form"] = Spelling.Forms.All, ["rule"] = Spelling.EntryRules.All,
            ["counts_from"] = Spelling.CountsFroms.All, ["act"] = [.. Spelling.Mandates.All, .. Spelling.TermActs.All], ["concerns"] = Spelling.Concerning.All,
            ["assessed"] = Spelling.Assessments.All, ["side"] = Spelling.Sides.All, ["mandate"] = Spelling.Mandates.All,
            ["kind"] = schema == "consultation" ? ConsultationFile.KindWords.All : schema == "publishing" ? [.. PublishingFile.ArticleKinds.All, .. PublishingFile.DocumentKinds.All] : [.. Spelling.AgreementKinds.All, .. Spelling.DisagreementKinds.All, .. GroupSpelling.Tasks.All, .. GroupSpelling.Papers.All], ["document"] = Spelling.SigningDocuments.All, ["may"] = Spelling.PowerReaches.All, ["state"] = Spelling.RequirementStates.All,
            ["evidence"] = DutySpelling.Evidences.All, ["cost_share"] = DutySpelling.CostShares.All, ["weekday"] = DutySpelling.Weekdays.All,
            ["after"] = DutySpelling.DueFroms.All, ["before"] = DutySpelling.DueUntils.All,
            ["event"] = schema == "publishing" ? PublishingFile.NewsEvents.All : Spelling.DisagreementEvents.All, ["action"] = PublishingFile.NewsActions.All, ["language"] = ["sv", "en"], ["stance"] = ConsultationFile.StanceWords.All, ["disposition"] = ConsultationFile.DispositionWords.All, ["channel"] = ["paper", "mail"], ["choice"] = AgreementFile.ViewChoices.All,
        };
        using var text = JsonDocument.Parse(File.ReadAllText(Path.Combine(Examples.Root, "docs", "schemas", schema + ".schema.json")));
        var allowed = WordsOfKeys(text.RootElement, text.RootElement.GetProperty("$defs")).ToLookup(pair => pair.Key, pair => pair.Word);

        Assert.True(allowed.Count >= 3, "The schema's words were not found.");
        Assert.All(allowed, key => Assert.Equal(known[key.Key].Order(StringComparer.Ordinal), key.Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>Each key with each word its values may be, wherever it stands.</summary>
    private static IEnumerable<(string Key, string Word)> WordsOfKeys(JsonElement schema, JsonElement defs)
    {
        if (schema.ValueKind == JsonValueKind.Array) return schema.EnumerateArray().SelectMany(one => WordsOfKeys(one, defs));
        if (schema.ValueKind != JsonValueKind.Object) return [];
        return schema.EnumerateObject().SelectMany(p => (p.Name == "properties" ? p.Value.EnumerateObject().SelectMany(key => Words(key.Value, defs).Select(word => (key.Name, word))) : [])
            .Concat(WordsOfKeys(p.Value, defs)));
    }

    private static IEnumerable<string> Words(JsonElement value, JsonElement defs) =>
        value.TryGetProperty("enum", out var words) ? words.EnumerateArray().Select(word => word.ToString())
        : value.TryGetProperty("oneOf", out var each) ? each.EnumerateArray().SelectMany(one => Words(one, defs))
        : value.TryGetProperty("$ref", out var to) ? Words(defs.GetProperty(to.GetString()!["#/$defs/".Length..]), defs)
        : [];

    private static JsonSchema Schema(string file) => JsonSchema.Load(Examples.Load(file) is var map && map["county"] is not null ? "county" : map["consultation"] is not null ? "consultation" : map["publishing"] is not null ? "publishing" : "agreement");

    private static IEnumerable<string> Properties(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(p =>
            (p.Name == "properties" ? p.Value.EnumerateObject().Select(one => one.Name) : []).Concat(Properties(p.Value))),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Properties),
        _ => [],
    };
}
