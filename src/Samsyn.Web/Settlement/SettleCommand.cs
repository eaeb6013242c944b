using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Commands;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>
/// <c>samsyn settle --in DIR --period 2026-01 --out DIR [--detail] [--allow-rejects] [--json] [--threads N]</c>, with <c>--explain RENTAL_ID</c>
/// beside or instead of <c>--out</c>: settles the rentals of a month among those who pay (CONTRACT.md C5).
/// </summary>
internal static class SettleCommand
{
    private const int NoSpaceOnDisk = 28, DiskQuota = 122;

    public static Command Make()
    {
        var input = new Option<string>("--in") { Description = "Mapp med rentals.csv, users.csv, articles.csv, payers.csv, prices.csv och rules.yaml", Required = true, HelpName = "DIR" };
        var period = new Option<SettlementMonth>("--period") { Description = "Månaden som avräknas (åååå-mm)", Required = true, HelpName = "MONTH", CustomParser = Month };
        var output = new Option<string?>("--out") { Description = "Mapp för avräkningen. En tidigare avräkning där ersätts", HelpName = "DIR" };
        var detail = new Option<bool>("--detail") { Description = "Skriv också lines.csv: en rad per hyra och betalare" };
        var allowRejects = new Option<bool>("--allow-rejects") { Description = "Avräkna resten när några hyror inte går att avräkna" };
        var explain = new Option<string?>("--explain") { Description = "Förklara en hyra steg för steg. Utan --out skrivs inget", HelpName = "RENTAL_ID" };
        var json = new Option<bool>("--json") { Description = "Skriv sammanfattningen som JSON" };
        var threads = Number("--threads", "Antal trådar, 1 till 64 (annars en per processorkärna). Resultatet blir detsamma", 1, 64);
        var command = new Command("settle", "Avräknar en månads hyror mellan dem som betalar.") { input, period, output, detail, allowRejects, explain, json, threads };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null && result.GetValue(explain) is null) result.AddError("Ange --out DIR, eller --explain RENTAL_ID.");
        });
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(input);
            if (!Directory.Exists(folder)) throw SourceText.Fail(folder, "mappen finns inte", "ange mappen med avräkningens filer med --in");
            if (parsed.GetValue(explain) is { } rental) ExplainCommand.Run(folder, parsed.GetRequiredValue(period), rental);
            if (parsed.GetValue(output) is not { } target) return CommandLine.Done;
            try
            {
                return Settle(folder, parsed.GetRequiredValue(period), target, (int)(parsed.GetValue(threads) ?? Environment.ProcessorCount),
                    parsed.GetValue(detail), parsed.GetValue(allowRejects), parsed.GetValue(json));
            }
            catch (Exception full) when (IsNoRoom(full))
            {
                throw new CommandRefusedException($"{target}: disken är full, eller tillåter inte så stora filer — frigör plats, eller ange en mapp på en annan disk med --out. Ingen avräkning är skriven.");
            }
        });
        return command;
    }

    /// <summary>No space, no more of one's share of it, or a file larger than the disk takes, which .NET tells as a wrong argument of its own.</summary>
    internal static bool IsNoRoom(Exception fault) =>
        fault is IOException && (fault.HResult & 0xFFFF) is NoSpaceOnDisk or DiskQuota
        || (fault is ArgumentOutOfRangeException && fault.StackTrace?.Contains("System.IO.RandomAccess.Write", StringComparison.Ordinal) == true);

    private static int Settle(string input, SettlementMonth month, string output, int threads, bool detail, bool allowRejects, bool json)
    {
        using var folder = StatementFiles.Folder(output);
        using var progress = SettlementProgress.ForTerminal();
        try
        {
            using var run = SettlementRun.Of(input, month, threads, detail, folder.WorkFolder, progress);
            progress.Begin(SettlementStage.Writing, () => 0, 0);
            var rejects = run.RejectCount;
            if (rejects > 0 || allowRejects) StatementFiles.WriteRejects(folder, run);
            if (rejects > 0 && !allowRejects)
            {
                folder.Publish();
                progress.Dispose();
                throw new CommandRefusedException($"{Path.Combine(input, RentalColumns.File)}: {Count(rejects, "hyra", "hyror")} går inte att avräkna — "
                    + $"rad och orsak står i {Path.Combine(output, StatementFiles.Rejects)}. Rätta dem, eller avräkna resten med --allow-rejects.");
            }
            var summary = SettlementSummary.Of(run, month);
            StatementFiles.WriteStatements(folder, run, month);
            StatementFiles.WriteSummary(folder, summary);
            if (detail) StatementFiles.WriteLines(folder, run);
            folder.Publish();
            progress.Dispose();
            Tell(run, summary, rejects, output, json);
            return CommandLine.Done;
        }
        catch (FaultyFileException)
        {
            folder.RemoveEarlier();
            throw;
        }
        catch (SumTooLargeException)
        {
            folder.RemoveEarlier();
            throw new CommandRefusedException($"{input}: en summa blir större än 2^63 − 1 öre — kontrollera priserna i {SettlementTables.PricesFile}.");
        }
    }

    private static void Tell(SettlementRun run, SettlementSummary summary, long rejects, string output, bool json)
    {
        if (json)
        {
            using var written = new MemoryStream();
            using (var writer = new Utf8JsonWriter(written))
            {
                writer.WriteStartObject();
                summary.WriteTo(writer);
                writer.WriteNumber("rejects", rejects);
                writer.WriteStartArray("warnings");
                foreach (var kind in Enum.GetValues<WarningKind>().Where(kind => run.Warnings.Count(kind) > 0))
                {
                    writer.WriteStartObject();
                    writer.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));
                    writer.WriteNumber("count", run.Warnings.Count(kind));
                    writer.WriteStartArray("lines");
                    foreach (var line in run.Warnings.Lines(kind)) writer.WriteNumberValue(line);
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            Console.WriteLine(Encoding.UTF8.GetString(written.ToArray()));
        }
        else
        {
            Console.WriteLine($"{summary.Period}: {Count(summary.Rentals, "hyra", "hyror")}, {Count(summary.Days, "dag", "dagar")}, "
                + $"{Kronor(summary.Ore)}, {Count(summary.Payers, "betalare", "betalare")}. Skrivet i {output}.");
        }
        if (rejects > 0)
            Console.Error.WriteLine($"{Count(rejects, "hyra", "hyror")} gick inte att avräkna; rad och orsak står i {Path.Combine(output, StatementFiles.Rejects)}.");
        foreach (var warning in run.Warnings.Sentences()) Console.Error.WriteLine($"Obs: {warning}");
    }

    private static string Count(long number, string one, string many) => $"{number.ToString("#,0", Swedish)} {(number == 1 ? one : many)}";

    /// <summary>Öre as kronor for reading: 9 400 000,01 kr.</summary>
    internal static string Kronor(long ore)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(ore), 100);
        return $"{(ore < 0 ? "−" : "")}{whole.ToString("#,0", Swedish)},{rest.ToString("00", Swedish)} kr";
    }

    internal static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>A whole number between two others; what is none is wrong usage.</summary>
    internal static Option<long?> Number(string name, string description, long least, long most) => new(name)
    {
        Description = description, HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            result.AddError($"{name}: {text} ska vara ett tal från {least} till {most}.");
            return null;
        },
    };

    internal static SettlementMonth Month(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (SettlementMonth.TryParse(text, out var month)) return month;
        result.AddError($"--period: {text} är ingen månad som finns. Skriv åååå-mm, till exempel 2026-04.");
        return default;
    }
}
