using System.Text;
using System.Text.Json;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>The figures of a whole settlement (<c>summary.json</c>).</summary>
internal sealed record SettlementSummary(SettlementMonth Period, long Rentals, long Days, long Ore, int Payers)
{
    /// <exception cref="SumTooLargeException">A sum is above 2^63 − 1 öre.</exception>
    public static SettlementSummary Of(SettlementRun run, SettlementMonth period)
    {
        Int128 ore = 0;
        var days = 0L;
        foreach (var row in run.Statements)
        {
            if (row.Sum.Ore > long.MaxValue) throw new SumTooLargeException();
            (ore, days) = (ore + row.Sum.Ore, days + row.Sum.Days);
        }
        if (ore > long.MaxValue) throw new SumTooLargeException();
        return new SettlementSummary(period, run.Rentals, days, (long)ore, run.Statements.Select(row => row.Payer).Distinct().Count());
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("period", Period.ToString());
        json.WriteNumber("rentals", Rentals);
        json.WriteNumber("days", Days);
        json.WriteNumber("amount_ore", Ore);
        json.WriteNumber("payers", Payers);
    }
}

/// <summary>A sum that 64 bits do not hold; no file could be trusted to be read right.</summary>
internal sealed class SumTooLargeException() : Exception("A sum is above 2^63 - 1.");

/// <summary>Writes the files of a settlement as CONTRACT.md C5 has them: byte for byte the same for the same facts.</summary>
internal static class StatementFiles
{
    public const string Statements = "statements.csv", Summary = "summary.json", Lines = "lines.csv", Rejects = "rejects.csv";

    /// <summary>The folder for a settlement's files. Where they must be moved in one by one, the statements come last.</summary>
    public static OutputFolder Folder(string folder) => new(folder, Rejects, Lines, Summary, Statements);

    public static void WriteStatements(OutputFolder folder, SettlementRun run, SettlementMonth period)
    {
        var file = folder.Create(Statements);
        file.Write("period,payer,care_unit,product_area,rentals,days,amount_ore\n"u8);
        var month = Encoding.ASCII.GetBytes(period.ToString());
        var csv = new CsvBytes();
        foreach (var row in run.Statements)
        {
            csv.Clear();
            csv.Field(month).Field(run.Payers[row.Payer]).Field(run.CareUnits[row.CareUnit]).Field(run.Areas[row.Area])
                .Field(row.Sum.Rentals).Field(row.Sum.Days).Field(row.Sum.Ore).EndLine();
            file.Write(csv.Written);
        }
        OutputFolder.Finish(file);
    }

    public static void WriteSummary(OutputFolder folder, SettlementSummary summary)
    {
        var file = folder.Create(Summary);
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            summary.WriteTo(json);
            json.WriteEndObject();
        }
        file.WriteByte((byte)'\n');
        OutputFolder.Finish(file);
    }

    public static void WriteLines(OutputFolder folder, SettlementRun run) =>
        WriteSorted(folder, Lines, "rental_id,payer,from,until,days,amount_ore\n"u8, run.Detail);

    public static void WriteRejects(OutputFolder folder, SettlementRun run) =>
        WriteSorted(folder, Rejects, "file,line,rental_id,reason\n"u8, run.Rejects);

    private static void WriteSorted(OutputFolder folder, string name, ReadOnlySpan<byte> header, IReadOnlyCollection<SortedSpill> rows)
    {
        var file = folder.Create(name);
        file.Write(header);
        SortedSpill.Merge(rows, (_, line) => file.Write(line));
        OutputFolder.Finish(file);
    }
}
