using System.Text;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>One row of a file that is read whole, its fields as they stand; good until the next row.</summary>
internal readonly struct Row(CsvReader reader, IReadOnlyList<string> columns, int[] places, FaultList faults)
{
    /// <summary>A field by the order in which the columns were asked for.</summary>
    public ReadOnlySpan<byte> this[int column] => reader[places[column]];

    public int Line => reader.Line;

    public string Text(int column) => Encoding.UTF8.GetString(this[column]);

    /// <summary>For messages: shortened, in quotes; an empty field is called that.</summary>
    public string Quoted(int column) => new Written(Text(column), default, faults).Quoted;

    /// <summary>True unless the field is empty, which is then a fault.</summary>
    public bool Has(int column) => !this[column].IsEmpty || Refuse(column, $"{columns[column]} är tomt", $"fyll i {columns[column]}");

    /// <summary>Reads a day; false and a fault when it is none.</summary>
    public bool Day(int column, out int day) =>
        DayText.TryRead(this[column], out day) || Refuse(column, $"{columns[column]} är {Quoted(column)}, ingen dag som finns", "skriv dagen som åååå-mm-dd, till exempel 2026-04-01");

    /// <summary>Notes a fault at a field; always false.</summary>
    public bool Refuse(int column, string what, string mend)
    {
        faults.Add(reader.PlaceOf(places[column]), what, mend);
        return false;
    }
}

/// <summary>Reads a file of rows from beginning to end: header by name, every fault noted with its place.</summary>
internal static class Rows
{
    /// <summary>Reads the header alone: where each column stands, or null and faults.</summary>
    public static int[]? Header(InputFile file, string[] columns, FaultList faults)
    {
        using var stream = file.Open();
        return Header(FirstBlock(stream, file), file, columns, faults);
    }

    /// <param name="columns">All columns, in the order in which the row is then asked for them; the file may have another.</param>
    /// <param name="each">Called for each row of the right form.</param>
    /// <exception cref="FaultyFileException">The file cannot be read further.</exception>
    public static void Read(InputFile file, string[] columns, FaultList faults, Action<Row> each)
    {
        using var stream = file.Open();
        var blocks = new CsvBlocks(stream, file.Shown);
        var reader = new CsvReader(file.Shown);
        var block = new CsvBlock();
        int[]? places = null;
        while (blocks.Next(block))
        {
            block.Give(reader, file.Shown);
            if (places is null && (places = Header(reader, file, columns, faults)) is null) return;
            while (reader.Read())
                if (!IsMisshapen(reader, columns.Length, faults)) each(new Row(reader, columns, places, faults));
        }
        if (places is null) Header(reader, file, columns, faults);
    }

    /// <summary>Whether the record has not the form of a row, which is then a fault.</summary>
    public static bool IsMisshapen(CsvReader reader, int columns, FaultList faults)
    {
        if (reader.Flaw == CsvFlaw.None && reader.FieldCount == columns) return false;
        var (what, mend) = CsvFlaws.What(reader.Flaw) is { } flaw ? (flaw, CsvFlaws.Mend(reader.Flaw))
            : reader.FieldCount == 1 && reader[0].IsEmpty ? ("raden är tom", "ta bort raden")
            : ($"raden har {reader.FieldCount} fält, men rubrikraden har {columns}", "sätt citattecken kring fält med kommatecken, eller lägg till det som saknas");
        faults.Add(reader.PlaceOf(0), what, mend);
        return true;
    }

    /// <summary>A reader that stands before the header; at the end of an empty file.</summary>
    public static CsvReader FirstBlock(Stream stream, InputFile file)
    {
        var block = new CsvBlock();
        var reader = new CsvReader(file.Shown);
        if (new CsvBlocks(stream, file.Shown, 64 * 1024).Next(block)) block.Give(reader, file.Shown);
        return reader;
    }

    private static int[]? Header(CsvReader reader, InputFile file, string[] columns, FaultList faults) =>
        CsvColumns.Read(reader, file.Shown, columns, faults) is { } found ? [.. columns.Select(found.IndexOf)] : null;
}
