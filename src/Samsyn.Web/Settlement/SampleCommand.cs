using System.CommandLine;
using System.Globalization;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Commands;
using Samsyn.Web.Settlement.Sample;

namespace Samsyn.Web.Settlement;

/// <summary><c>samsyn sample settlement --rentals N --seed S --out DIR [--period yyyy-mm]</c>: invented files to settle.</summary>
internal static class SampleCommand
{
    private const long Most = 100_000_000;

    public static Command Make()
    {
        var rentals = SettleCommand.Number("--rentals", "Hur många hyror, 0 till 100 miljoner", 0, Most);
        rentals.Required = true;
        var seed = SettleCommand.Number("--seed", "Samma tal ger samma filer", long.MinValue, long.MaxValue);
        seed.Required = true;
        var output = new Option<string>("--out") { Description = "Mapp att skriva i. Ett tidigare exempel där ersätts", Required = true, HelpName = "DIR" };
        var period = new Option<SettlementMonth>("--period")
        {
            Description = "Månaden som hyrorna ligger kring (annars 2026-04)", HelpName = "MONTH", CustomParser = SettleCommand.Month,
            DefaultValueFactory = _ => new SettlementMonth(2026, 4),
        };
        var settlement = new Command("settlement", "Påhittade filer att avräkna: ett läns hyror under en månad.") { rentals, seed, output, period };
        settlement.SetAction(parsed =>
        {
            var sample = new SampleMonth(parsed.GetRequiredValue(rentals)!.Value, unchecked((ulong)parsed.GetRequiredValue(seed)!.Value), parsed.GetValue(period));
            var target = parsed.GetRequiredValue(output);
            using var folder = new OutputFolder(target, SampleMonth.Files);
            foreach (var name in SampleMonth.Files)
            {
                var file = folder.Create(name);
                using (var text = new SampleText(file)) sample.Write(name, text);
                OutputFolder.Finish(file);
            }
            folder.Publish();
            Console.WriteLine(string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"Skrivet i {target}: {sample.Rentals:#,0} påhittade hyror. Avräkna dem: samsyn settle --in {target} --period {parsed.GetValue(period)} --out DIR"));
            return CommandLine.Done;
        });
        return new Command("sample", "Skriver påhittade filer att prova med.") { settlement };
    }
}
