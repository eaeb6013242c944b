using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files.Schemas;

/// <summary>
/// Holds a YAML file against a JSON Schema (draft 2020-12), as far as <c>docs/schemas</c> uses it: type, properties, required,
/// additionalProperties, enum, pattern, items, $ref within the file, oneOf. Any other keyword is an error, so that none is
/// passed over in silence.
/// </summary>
/// <remarks>A YAML scalar is text and gets its type from its key (CONTRACT.md General): text that reads as a number is one.</remarks>
internal sealed class JsonSchema(string text)
{
    private static readonly string[] Said = ["$schema", "$id", "$defs", "title", "description"];

    private readonly JsonElement _root = JsonDocument.Parse(text).RootElement;

    public static JsonSchema Load(string name) => new(File.ReadAllText(Path.Combine(Examples.Root, "docs", "schemas", name + ".schema.json")));

    /// <summary>What is wrong, each with the way to it: <c>decisions[2].on</c>. Empty when the file keeps to the schema.</summary>
    public IReadOnlyList<string> Faults(YamlNode node) => [.. Check(node, _root, "")];

    private IEnumerable<string> Check(YamlNode node, JsonElement schema, string way)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var faults = keyword.Name switch
            {
                "$ref" => Check(node, Resolve(keyword.Value.GetString()!), way),
                "type" => Types(keyword.Value).Any(type => IsOf(type, node)) ? [] : [$"{way}: is no {string.Join(" or ", Types(keyword.Value))}"],
                "enum" => node is YamlText text && keyword.Value.EnumerateArray().Any(one => one.ToString() == text.Value) ? [] : [$"{way}: is none of {keyword.Value}"],
                "pattern" => node is YamlText text && !Regex.IsMatch(text.Value, keyword.Value.GetString()!) ? [$"{way}: '{text.Value}' does not fit {keyword.Value}"] : [],
                "required" => node is YamlMap map ? keyword.Value.EnumerateArray().Where(key => map[key.GetString()!] is null).Select(key => $"{way}: lacks {key}") : [],
                "properties" => node is YamlMap map ? Properties(map, keyword.Value, way) : [],
                "additionalProperties" => node is YamlMap map ? Unknown(map, schema, keyword.Value, way) : [],
                "items" => node is YamlList list ? list.Items.SelectMany((item, i) => Check(item, keyword.Value, $"{way}[{i}]")) : [],
                "oneOf" => OneOf(node, keyword.Value, way),
                var other when Said.Contains(other) => [],
                var other => throw new NotSupportedException($"The schema uses {other}, which is not read here."),
            };
            foreach (var fault in faults) yield return fault;
        }
    }

    private IEnumerable<string> Properties(YamlMap map, JsonElement properties, string way) =>
        properties.EnumerateObject().Where(p => map[p.Name] is not null).SelectMany(p => Check(map[p.Name]!, p.Value, $"{way}.{p.Name}".TrimStart('.')));

    private static IEnumerable<string> Unknown(YamlMap map, JsonElement schema, JsonElement allowed, string way) =>
        allowed.ValueKind == JsonValueKind.False
            ? map.Entries.Where(entry => !schema.GetProperty("properties").TryGetProperty(entry.Key.Value, out _)).Select(entry => $"{way}: has the unknown key {entry.Key.Value}")
            : throw new NotSupportedException("additionalProperties is read as false only.");

    /// <summary>Exactly one must fit. When none does, the faults against the one that comes nearest.</summary>
    private List<string> OneOf(YamlNode node, JsonElement schemas, string way)
    {
        var each = schemas.EnumerateArray().Select(one => Check(node, one, way).ToList()).ToList();
        return each.Count(faults => faults.Count == 0) switch
        {
            1 => [],
            0 => each.MinBy(faults => faults.Count)!,
            var several => [$"{way}: fits {several} of the alternatives"],
        };
    }

    private JsonElement Resolve(string reference)
    {
        const string local = "#/$defs/";
        Assert.StartsWith(local, reference, StringComparison.Ordinal);
        return _root.GetProperty("$defs").GetProperty(reference[local.Length..]);
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, YamlNode node) => (type, node) switch
    {
        ("object", YamlMap) or ("array", YamlList) or ("string", YamlText) => true,
        ("boolean", YamlText text) => text.Value is "true" or "false",
        ("integer", YamlText text) => long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ("number", YamlText text) => decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
