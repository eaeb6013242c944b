using System.Text.Json;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>The worked examples of CONTRACT.md, read straight from their files: the scenarios import and export, the malformed are refused.</summary>
public class AcceptanceFileTests
{
    public static TheoryData<string> Malformed => Folders("malformed");

    public static TheoryData<string> Scenarios => Folders("scenarios");

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_file_is_refused_at_its_line_and_named(string name)
    {
        var folder = Path.Combine(Acceptance.Folder, "status", "malformed", name);
        using var expect = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expect.json")));
        var root = expect.RootElement;
        var file = Path.Combine(folder, root.GetProperty("file").GetString()!);
        var today = root.TryGetProperty("today", out var day) ? DateOnly.Parse(day.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : Importing.Today;

        var faults = new FaultList();
        var plan = ImportSet.Read([Path.Combine(folder, root.GetProperty("county").GetString()!), file], Importing.Now, faults).Resolve(Recorded.Nothing, today, faults);

        Assert.Null(plan);
        var lines = root.GetProperty("lines").EnumerateArray().Select(line => line.GetInt32()).ToList();
        Assert.Contains(faults.InOrder, fault => fault.Place.File == file && (lines.Count == 0 ? fault.Place is { Line: 1, Column: 1 } : lines.Contains(fault.Place.Line)));
        Assert.All(root.GetProperty("names").EnumerateArray(), either => Assert.Contains(
            either.GetString()!.Split('|'), word => faults.Lines().Any(line => line.Contains(word, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_imports_and_its_export_imports_to_the_same_export_and_the_same_status(string name)
    {
        var folder = Path.Combine(Acceptance.Folder, "status", "scenarios", name);
        using var expect = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expect.json")));
        var files = expect.RootElement.GetProperty("agreements").EnumerateArray().Select(file => Path.Combine(folder, file.GetString()!))
            .Prepend(Path.Combine(folder, expect.RootElement.GetProperty("county").GetString()!));
        using var first = new Importing();
        Assert.Empty(first.Import([.. files]));
        var exported = first.Export();

        using var second = new Importing();
        foreach (var (path, bytes) in exported)
        {
            second.Put(Path.Combine("ut", path), bytes);
        }

        Assert.Empty(second.Import("ut"));
        Assert.Equal(exported.Select(Show), second.Export().Select(Show));
        Assert.Equal(Statuses(first, expect), Statuses(second, expect));

        // What is exported is recorded already, so that importing it again changes nothing.
        foreach (var (path, bytes) in exported)
        {
            first.Put(Path.Combine("ut", path), bytes);
        }

        Assert.Empty(first.Import("ut"));
        Assert.True(first.Plan!.ChangesNothing);
    }

    private static string Show((string Path, byte[] Bytes) file) => $"{file.Path}\n{System.Text.Encoding.UTF8.GetString(file.Bytes)}";

    private static IEnumerable<string> Statuses(Importing importing, JsonDocument expect)
    {
        foreach (var check in expect.RootElement.GetProperty("checks").EnumerateArray())
        {
            var slug = check.GetProperty("agreement").GetString();
            var recorded = importing.Recorded.Agreements.Single(agreement => agreement.Agreement.Slug == slug);
            var asOf = DateOnly.Parse(check.GetProperty("as_of").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            var knownAt = Importing.Now;
            if (check.TryGetProperty("known_at", out var known))
            {
                Assert.True(InstantText.TryParse(known.GetString()!, out knownAt, out _));
            }

            var cascade = new Cascade(importing.Recorded.County!, recorded.Agreement, recorded.Steps, recorded.Decisions);
            yield return System.Text.Encoding.UTF8.GetString(StatusJson.Of(AgreementStatus.Of(cascade, asOf, knownAt)).Span);
        }
    }

    private static TheoryData<string> Folders(string part) =>
        [.. Directory.GetDirectories(Path.Combine(Acceptance.Folder, "status", part)).Select(folder => Path.GetFileName(folder)).Where(name => name[0] != '_').Order(StringComparer.Ordinal)];
}

/// <summary>Where the repository's copy of the worked examples is.</summary>
internal static class Acceptance
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "tests", "acceptance");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("tests/acceptance");
    }
}
