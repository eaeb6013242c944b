using Samsyn.Domain.Settlement;
using Samsyn.Web.Commands;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>
/// <c>samsyn settle … --explain RENTAL_ID</c>: how one rental's charge came to be, with the file and line of each fact. Reads the same files in the
/// same way as the settlement and writes nothing.
/// </summary>
internal static class ExplainCommand
{
    /// <summary>A line of the rental's id; its fields are copied, since the reader goes on.</summary>
    private sealed record Found(int Line, bool IsMalformed, RentalFacts? Facts);

    /// <exception cref="CommandRefusedException">No line has that id, or the rental cannot be settled; the reason is told.</exception>
    public static void Run(string folder, SettlementMonth month, string rental)
    {
        var faults = new FaultList();
        var tables = SettlementTables.Read(folder, faults);
        Registrations? users = null;
        SettlementTables.Try(faults, () => users = UserFile.Read(folder, tables.Payers, Environment.ProcessorCount, faults, new SettlementProgress(shown: false)));
        faults.ThrowIfAny();

        var file = InputFile.In(folder, RentalColumns.File);
        var found = Find(file, rental, out var columns);
        var lines = string.Join(", ", found.Select(one => one.Line));
        if (found.Count == 0) throw new CommandRefusedException($"{file.Shown}: ingen rad har rental_id {rental} — kontrollera stavningen; stora och små bokstäver är olika.");
        var settleable = found.Where(one => !one.IsMalformed).ToList();
        if (settleable.Count == 0) throw new CommandRefusedException($"{file.Shown}: hyran {rental} på rad {lines} går inte att läsa (malformed) — ett fält saknas, är för mycket, är tomt eller är ingen dag.");
        if (settleable.Count > 1) throw new CommandRefusedException($"{file.Shown}: hyran {rental} står på raderna {lines} (duplicate_rental) — ge varje hyra ett eget id.");

        var facts = settleable[0].Facts!;
        var basis = SettlementBasis.Of(month, tables, users!, file.Shown, columns);
        foreach (var line in new Explanation(basis, facts, UserLines(folder, facts.User)).Lines()) Console.WriteLine(line);
    }

    private static List<Found> Find(InputFile file, string rental, out RentalColumns columns)
    {
        var wanted = System.Text.Encoding.UTF8.GetBytes(rental);
        var found = new List<Found>();
        using var stream = file.Open();
        var blocks = new CsvBlocks(stream, file.Shown);
        var reader = new CsvReader(file.Shown);
        var block = new CsvBlock();
        RentalColumns? header = null;
        while (blocks.Next(block))
        {
            block.Give(reader, file.Shown);
            header ??= RentalColumns.Read(reader, file.Shown);
            while (reader.Read())
            {
                if (!header.IdOf(reader).SequenceEqual(wanted)) continue;
                var isMalformed = !RentalLine.TryRead(reader, header, out var line);
                found.Add(new Found(reader.Line, isMalformed, isMalformed ? null : RentalFacts.Of(line, reader.Line)));
            }
        }
        columns = header ?? RentalColumns.Read(reader, file.Shown);
        return found;
    }

    /// <summary>On which line each of the user's rows stands, by its day.</summary>
    private static Dictionary<int, int> UserLines(string folder, string user)
    {
        var lines = new Dictionary<int, int>();
        var wanted = System.Text.Encoding.UTF8.GetBytes(user);
        Rows.Read(InputFile.In(folder, UserFile.Name), UserFile.Columns, new FaultList(), row =>
        {
            if (row[0].SequenceEqual(wanted) && DayText.TryRead(row[1], out var from)) lines[from] = row.Line;
        });
        return lines;
    }
}

/// <summary>A rental's line with its names as text.</summary>
internal sealed record RentalFacts(int Line, string Id, string Article, string User, string CareUnit, int From, int PickupOrderedOn, int ReturnedOn)
{
    public static RentalFacts Of(in RentalLine line, int number) => new(
        number, Text(line.Id), Text(line.Article), Text(line.User), Text(line.CareUnit), line.From, line.PickupOrderedOn, line.ReturnedOn);

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
