using System.Text.Json;

namespace Samsyn.Settlement.Tests;

/// <summary>Every example of <c>tests/acceptance/settlement</c>, by the program and by the second reading.</summary>
[Rule("C5.1", "C5.2", "C5.3", "C5.4", "C5.5", "R35", "R36")]
public sealed class The_worked_examples
{
    private static readonly string Examples = Path.Combine(Samsyn.Root, "tests", "acceptance", "settlement");

    public static TheoryData<string> All => [.. Directory.GetDirectories(Examples).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    private sealed record Case(string Period, string[] Options, int Exit);

    private static Case Read(string name)
    {
        var path = Path.Combine(Examples, name, "case.json");
        if (!File.Exists(path)) return new Case("2026-04", ["--detail"], 0);        // sample-400: a README tells its period
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        return new Case(root.GetProperty("period").GetString()!, [.. root.GetProperty("options").EnumerateArray().Select(option => option.GetString()!)], root.GetProperty("exit").GetInt32());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Come_out_byte_for_byte(string name)
    {
        var example = Read(name);
        var expected = Path.Combine(Examples, name, "expected");
        using var folder = new Folder();
        var ended = await Samsyn.Run(["settle", "--in", Path.Combine(Examples, name, "in"), "--period", example.Period, "--out", folder.Of("out"), .. example.Options]);

        Assert.Equal(example.Exit, ended.Code);
        Assert.Equal(Directory.Exists(expected) ? Directory.GetFiles(expected).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal) : [], folder.Files("out"));
        foreach (var file in folder.Files("out"))
        {
            var (right, written) = (Path.Combine(expected, file), Path.Combine(folder.Of("out"), file));
            if (file == "summary.json") Assert.Equal(SummaryFile.Read(right), SummaryFile.Read(written));
            else Assert.Equal(await File.ReadAllBytesAsync(right, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(written, TestContext.Current.CancellationToken));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Are_what_the_second_reading_makes_of_them(string name)
    {
        var expected = Path.Combine(Examples, name, "expected");
        if (!Directory.Exists(expected))
        {
            // Another file is faulty, or the call is: the second reading knows rentals alone.
            Assert.NotEqual(0, Read(name).Exit);
            return;
        }
        var second = new SecondReading.Settlement(Path.Combine(Examples, name, "in"), Read(name).Period);
        Same("rejects.csv", second.RejectsCsv);
        Same("lines.csv", second.LinesCsv);
        Same("statements.csv", second.StatementsCsv);
        if (File.Exists(Path.Combine(expected, "summary.json"))) Assert.Equal(SummaryFile.Read(Path.Combine(expected, "summary.json")), second.Summary);

        void Same(string file, string made)
        {
            var path = Path.Combine(expected, file);
            if (File.Exists(path)) Assert.Equal(File.ReadAllText(path), made);
            else if (file == "rejects.csv") Assert.Empty(second.Rejects);
        }
    }
}
