using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samsyn.Web.Tests.Scenarios;

/// <summary>
/// Compares a status with what a scenario expects of it: <c>"parties[9901].state": "approved"</c>, <c>{"has": "early"}</c>. The
/// little language is that of <c>tests/acceptance/README.md</c>.
/// </summary>
internal static partial class Expectation
{
    /// <summary>What differs, in words; null when the path holds what is expected.</summary>
    public static string? Differs(JsonElement status, string path, JsonElement expected)
    {
        if (Find(status, path) is not { } actual) return $"{path}: nothing is there";
        return Holds(actual, expected) ? null : $"{path}: expected {expected.GetRawText()}, was {actual.GetRawText()}";
    }

    private static bool Holds(JsonElement actual, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Object && expected.EnumerateObject().ToList() is [var one])
        {
            switch (one.Name)
            {
                case "set": return Sorted(actual).SequenceEqual(Sorted(one.Value));
                case "has": return actual.EnumerateArray().Any(item => Same(item, one.Value));
                case "lacks": return !actual.EnumerateArray().Any(item => Same(item, one.Value));
                case "contains": return actual.GetString()!.Contains(one.Value.GetString()!, StringComparison.Ordinal);
                case "near": return Math.Abs(actual.GetDouble() - one.Value.GetDouble()) < 0.00005;
                case "sentence": return actual.ValueKind == JsonValueKind.String && actual.GetString()!.Trim().Length > 10;
            }
        }
        return Same(actual, expected);
    }

    private static IEnumerable<string> Sorted(JsonElement list) => list.EnumerateArray().Select(item => item.ToString()).Order(StringComparer.Ordinal);

    private static bool Same(JsonElement actual, JsonElement expected)
    {
        if (actual.ValueKind == JsonValueKind.Number && expected.ValueKind == JsonValueKind.Number) return actual.GetDecimal() == expected.GetDecimal();
        if (actual.ValueKind == JsonValueKind.Object && expected.ValueKind == JsonValueKind.Object)
            return expected.EnumerateObject().All(p => actual.TryGetProperty(p.Name, out var value) && Same(value, p.Value));
        if (actual.ValueKind == JsonValueKind.Array && expected.ValueKind == JsonValueKind.Array)
            return actual.GetArrayLength() == expected.GetArrayLength() && actual.EnumerateArray().Zip(expected.EnumerateArray()).All(pair => Same(pair.First, pair.Second));
        return actual.ValueKind == expected.ValueKind && actual.ToString() == expected.ToString();
    }

    /// <summary>Walks <c>parties[9901].flags</c>: a name in brackets is the element of that id (or step), a number without such an element its index.</summary>
    private static JsonElement? Find(JsonElement at, string path)
    {
        foreach (Match part in Parts().Matches(path))
        {
            var name = part.Groups["name"].Value;
            if (name == "length") return JsonDocument.Parse(at.GetArrayLength().ToString(CultureInfo.InvariantCulture)).RootElement;
            if (!at.TryGetProperty(name, out at)) return null;
            if (!part.Groups["id"].Success) continue;
            var id = part.Groups["id"].Value;
            var found = at.EnumerateArray().Where(item => new[] { "id", "step" }.Any(key =>
                item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out var value) && value.ToString() == id)).ToList();
            if (found.Count == 0) return null;
            at = found[0];
        }
        return at;
    }

    [GeneratedRegex(@"(?<name>[a-z_]+)(\[(?<id>[^\]]+)\])?")]
    private static partial Regex Parts();
}
