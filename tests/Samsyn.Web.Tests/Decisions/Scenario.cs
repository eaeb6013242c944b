using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Web.Files;
using Samsyn.Web.Tests.Files;

namespace Samsyn.Web.Tests.Decisions;

/// <summary>
/// A scenario folder: files to import, and what the status must then hold. The format is told in <c>tests/acceptance/README.md</c>;
/// <c>tests/scenarios</c> holds our own.
/// </summary>
internal sealed partial class Scenario
{
    private static readonly string Tests = Path.GetFullPath(Path.Combine(Acceptance.Folder, ".."));

    private Scenario(string folder, JsonElement root)
    {
        var given = Path.Combine(Tests, folder);
        Files = [Path.Combine(given, root.GetProperty("county").GetString()!),
            .. root.GetProperty("agreements").EnumerateArray().Select(file => Path.Combine(given, file.GetString()!))];
        Checks = [.. root.GetProperty("checks").EnumerateArray().Select(check => new Check(
            check.GetProperty("agreement").GetString()!,
            DateOnly.Parse(check.GetProperty("as_of").GetString()!, CultureInfo.InvariantCulture),
            check.TryGetProperty("known_at", out var known) && InstantText.TryParse(known.GetString()!, out var at, out _) ? at : null,
            [.. check.GetProperty("expect").EnumerateObject().Select(expected => (expected.Name, expected.Value.Clone()))]))];
    }

    /// <summary>The folders of the examples from outside and of our own, from <c>tests/</c>.</summary>
    public static IEnumerable<string> Folders =>
        new[] { "acceptance/status/scenarios", "scenarios" }
            .SelectMany(part => Directory.GetDirectories(Path.Combine(Tests, part)))
            .Where(folder => Path.GetFileName(folder)[0] != '_')
            .Select(folder => Path.GetRelativePath(Tests, folder))
            .Order(StringComparer.Ordinal);

    /// <summary>The county and the agreements, in the order to import them.</summary>
    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<Check> Checks { get; }

    public static Scenario Read(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tests, folder, "expect.json")));
        return new Scenario(folder, json.RootElement);
    }

    /// <param name="KnownAt">Null: all that is recorded.</param>
    internal sealed record Check(string Agreement, DateOnly AsOf, DateTime? KnownAt, IReadOnlyList<(string Path, JsonElement Value)> Expected)
    {
        /// <summary>What the status holds otherwise than expected, one line each.</summary>
        public IEnumerable<string> Differences(ReadOnlyMemory<byte> status)
        {
            using var json = JsonDocument.Parse(status);
            foreach (var (path, value) in Expected)
            {
                var found = Find(json.RootElement, path);
                if (found is not { } actual || !Fits(actual, value))
                    yield return $"{Agreement} as of {AsOf:yyyy-MM-dd}{(KnownAt is { } at ? $", known at {at:u}" : "")}: {path} is {found?.GetRawText() ?? "not there"}, expected {value.GetRawText()}";
            }
        }
    }

    /// <summary><c>parties[9901].state</c>: names, and in brackets the id (or step) of an element; <c>length</c> of a list.</summary>
    private static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var part in path.Split('.'))
        {
            if (part == "length")
            {
                at = JsonSerializer.SerializeToElement(at.GetArrayLength());
                continue;
            }

            var words = PathPart().Match(part);
            if (!at.TryGetProperty(words.Groups["name"].Value, out at)) return null;
            if (!words.Groups["id"].Success) continue;
            var element = at.EnumerateArray().FirstOrDefault(one =>
                (one.TryGetProperty("id", out var id) || one.TryGetProperty("step", out id)) && id.GetString() == words.Groups["id"].Value);
            if (element.ValueKind == JsonValueKind.Undefined) return null;
            at = element;
        }

        return at;
    }

    private static bool Fits(JsonElement actual, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Number) return actual.ValueKind == JsonValueKind.Number && actual.GetDecimal() == expected.GetDecimal();
        if (expected.ValueKind != JsonValueKind.Object) return JsonElement.DeepEquals(actual, expected);
        var (how, value) = expected.EnumerateObject().Select(only => (only.Name, only.Value)).Single();
        return how switch
        {
            "set" => Texts(actual).Order(StringComparer.Ordinal).SequenceEqual(Texts(value).Order(StringComparer.Ordinal)),
            "has" => Texts(actual).Contains(value.GetString()),
            "lacks" => !Texts(actual).Contains(value.GetString()),
            "contains" => actual.GetString()!.Contains(value.GetString()!, StringComparison.Ordinal),
            "near" => actual.ValueKind == JsonValueKind.Number && Math.Abs(actual.GetDecimal() - value.GetDecimal()) < 0.00005m,
            "sentence" => actual.ValueKind == JsonValueKind.String && Sentence().IsMatch(actual.GetString()!),
            _ => throw new NotSupportedException($"'{how}' is no way to compare."),
        };
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());

    [GeneratedRegex(@"^(?<name>\w+)(\[(?<id>[^\]]+)\])?$")]
    private static partial Regex PathPart();

    [GeneratedRegex(@"^\p{L}.*\S \S.*\.$", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
