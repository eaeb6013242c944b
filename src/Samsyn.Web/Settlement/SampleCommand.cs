using System.CommandLine;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Commands;
using Samsyn.Web.Files;
using Samsyn.Web.Settlement.Sample;

namespace Samsyn.Web.Settlement;

/// <summary>
/// <c>samsyn sample settlement --rentals N --seed S --out DIR [--period yyyy-mm] [--json]</c>: invented files to settle, always the same for the
/// same N, S and month (<see cref="SampleMonth"/> tells what they resemble).
/// </summary>
internal static class SampleCommand
{
    public static Command Make()
    {
        var rentals = SettleCommand.Number("--rentals", "Hur många hyror, 0 till 100 miljoner", 0, SampleMonth.MostRentals);
        rentals.Required = true;
        var seed = SettleCommand.Number("--seed", "Samma tal, antal hyror och månad ger samma filer", long.MinValue, long.MaxValue);
        seed.Required = true;
        var output = new Option<string>("--out") { Description = "Mapp att skriva i. Ett tidigare exempel där ersätts", Required = true, HelpName = "DIR" };
        var period = new Option<SettlementMonth>("--period")
        {
            Description = "Månaden som hyrorna ligger kring", HelpName = "MONTH", CustomParser = SettleCommand.Month,
            DefaultValueFactory = _ => new SettlementMonth(2026, 4),
        };
        var json = new Option<bool>("--json") { Description = "Skriv vad som skrevs som JSON" };
        var settlement = new Command("settlement", "Påhittade filer att avräkna: ett läns hyror under en månad.") { rentals, seed, output, period, json };
        settlement.SetAction(parsed =>
        {
            var month = parsed.GetValue(period);
            var sample = new SampleMonth(parsed.GetRequiredValue(rentals)!.Value, parsed.GetRequiredValue(seed)!.Value, month);
            var target = parsed.GetRequiredValue(output);
            var bytes = Written(sample, target);
            if (parsed.GetValue(json))
                AllocateCommand.Print(writer =>
                {
                    writer.WriteString("period", month.ToString());
                    writer.WriteNumber("seed", sample.Seed);
                    writer.WriteNumber("rentals", sample.Rentals);
                    writer.WriteNumber("users", sample.Users);
                    writer.WriteNumber("articles", SampleAssortment.Articles);
                    writer.WriteNumber("bytes", bytes);
                });
            else
                Console.WriteLine(string.Create(SettleCommand.Swedish, $"Skrivet i {target}: {sample.Rentals:#,0} {(sample.Rentals == 1 ? "påhittad hyra" : "påhittade hyror")}. ")
                    + $"Avräkna: samsyn settle --in {target} --period {month} --out DIR");
            return CommandLine.Done;
        });
        return new Command("sample", "Skriver påhittade filer att prova med.") { settlement };
    }

    private static long Written(SampleMonth sample, string target)
    {
        try
        {
            return Write(sample, target);
        }
        catch (Exception full) when (SettleCommand.IsNoRoom(full))
        {
            throw new CommandRefusedException($"{target}: disken är full, eller tillåter inte så stora filer — frigör plats, ange färre hyror, "
                + "eller ange en mapp på en annan disk med --out. Inget är skrivet.");
        }
    }

    /// <summary>Writes the files in a folder that is new or empty, or holds an earlier sample, which is replaced.</summary>
    /// <returns>How many bytes the files have.</returns>
    /// <exception cref="FaultyFileException">The folder holds something else, or cannot be written.</exception>
    private static long Write(SampleMonth sample, string target)
    {
        RefuseOthersFiles(target);
        using var folder = new OutputFolder(target, SampleMonth.Files);
        using var progress = SettlementProgress.ForTerminal();
        var bytes = 0L;
        SampleText? writing = null;
        progress.Begin(SettlementStage.Writing, () => Interlocked.Read(ref bytes) + (writing?.Written ?? 0), sample.AboutBytes);
        foreach (var name in SampleMonth.Files)
        {
            using var file = folder.Create(name);
            writing = new SampleText(file);
            sample.Write(name, writing);
            writing.Flush();
            (bytes, writing) = (bytes + writing.Written, null);
            OutputFolder.Finish(file);
        }
        folder.Publish();
        return bytes;
    }

    /// <summary>
    /// Refuses a folder that holds anything but an earlier sample, also files of the same names that no sample wrote: somebody's own rentals must not
    /// give way to invented ones.
    /// </summary>
    private static void RefuseOthersFiles(string target)
    {
        const string mend = "ange en ny eller tom mapp med --out";
        if (!Directory.Exists(target)) return;
        try
        {
            var entries = Directory.EnumerateFileSystemEntries(target).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal).ToList();
            if (entries.Count == 0) return;
            if (entries.Find(name => !SampleMonth.Files.Contains(name, StringComparer.Ordinal)) is { } other)
                throw SourceText.Fail(target, $"mappen innehåller redan något annat ({other})", mend);
            var rules = Path.Combine(target, SettlementTables.RulesFile);
            if (!File.Exists(rules) || !File.ReadLines(rules).Take(10).Any(line => line.StartsWith(SampleMonth.Mark, StringComparison.Ordinal)))
                throw SourceText.Fail(target, $"mappen innehåller redan filer som inte är ett exempel ({entries[0]})", mend);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceText.Fail(target, "mappen går inte att läsa", mend);
        }
    }
}
