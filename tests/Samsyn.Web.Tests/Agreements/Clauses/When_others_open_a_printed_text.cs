using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;

namespace Samsyn.Web.Tests.Agreements.Clauses;

/// <summary>An agreement's text as PDF, copied out by Poppler: every word in its order, and on every sheet that the exercise is one.</summary>
public sealed partial class When_others_open_a_printed_text
{
    [Fact, Rule("R17")]
    public async Task Every_word_is_there_and_every_sheet_says_it_is_an_exercise()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var path = $"/avtal/{OpenSite.Exercise}/text/1.0";
        var sheets = (await Copied(await (await site.Get(path + ".pdf")).Content.ReadAsByteArrayAsync())).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        var text = MarkdownText.Read(await site.Text(path + ".md"));

        Assert.All(sheets, sheet => Assert.Contains("Övningsdata: texten är påhittad", sheet, StringComparison.Ordinal));
        Assert.Contains("Version 1.0,", sheets[0], StringComparison.Ordinal);
        Assert.Contains($"Sida {sheets.Length} av {sheets.Length}", sheets[^1], StringComparison.Ordinal);
        // Each clause whole, unless the foot of a sheet stands within it.
        var (bare, at) = (string.Concat(sheets.Select(Bare)), 0);
        foreach (var clause in text.InOrder.Select(placed => placed.Clause))
        {
            var first = clause.Heading ?? string.Concat(((ClauseParagraph)clause.Blocks[0]).Runs.Select(run => run.Text));
            at = bare.IndexOf(Bare(clause.Number + first[..Math.Min(first.Length, 30)]), at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{clause.Number} {first}");
        }
    }

    private static async Task<string> Copied(byte[] pdf)
    {
        using var poppler = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var said = poppler.StandardOutput.ReadToEndAsync();
        await poppler.StandardInput.BaseStream.WriteAsync(pdf);
        poppler.StandardInput.Close();
        await poppler.WaitForExitAsync();
        return await said;
    }

    private static string Bare(string text) => Space().Replace(text.Replace("\u00AD", "", StringComparison.Ordinal), "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
