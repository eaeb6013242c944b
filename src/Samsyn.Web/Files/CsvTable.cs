namespace Samsyn.Web.Files;

/// <summary>
/// A CSV file of the county's registers in memory: columns found by their header names, in any order, and rows whose
/// fields are <see cref="Written"/> with their places. For millions of lines use <see cref="CsvReader"/>.
/// </summary>
public sealed class CsvTable
{
    private CsvTable(IReadOnlyList<CsvRow> rows) => Rows = rows;

    /// <summary>The rows of the right length, in the file's order. Others are faults and left out.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads a file whose header must hold exactly these columns, in any order.</summary>
    /// <returns>The rows; none when the header is wrong, for then no field can be trusted.</returns>
    public static CsvTable Read(SourceText source, FaultList faults, params string[] columns)
    {
        var rows = new List<CsvRow>();
        try
        {
            var reader = new CsvReader(new MemoryStream(source.Utf8.ToArray(), writable: false), source.File);
            if (CsvColumns.Read(reader, source.File, columns, faults) is { } found)
            {
                ReadRows(reader, found, faults, rows);
            }
        }
        catch (FaultyFileException e)
        {
            faults.AddAll(e.Faults);
        }

        return new CsvTable(rows);
    }

    private static void ReadRows(CsvReader reader, CsvColumns columns, FaultList faults, List<CsvRow> rows)
    {
        while (reader.Read())
        {
            var place = reader.PlaceOf(0);
            if (CsvFlaws.What(reader.Flaw) is { } what)
            {
                faults.Add(place, what, CsvFlaws.Mend(reader.Flaw));
                continue;
            }

            if (reader.FieldCount != columns.Count)
            {
                var empty = reader.FieldCount == 1 && reader[0].IsEmpty;
                faults.Add(
                    place,
                    empty ? "raden är tom" : $"raden har {reader.FieldCount} fält, men rubrikraden har {columns.Count}",
                    empty ? "ta bort raden" : "sätt citattecken kring fält med kommatecken, eller lägg till det som saknas");
                continue;
            }

            var fields = new Written[columns.Count];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = new Written(reader.Text(i), reader.PlaceOf(i), faults);
            }

            rows.Add(new CsvRow(columns, fields));
        }
    }
}

/// <summary>One row of a <see cref="CsvTable"/>.</summary>
public sealed class CsvRow(CsvColumns columns, IReadOnlyList<Written> fields)
{
    public Place Place => fields[0].Place;

    /// <summary>The field of a column; it may be empty.</summary>
    public Written this[string column] => fields[columns.IndexOf(column)];

    /// <summary>The field of a column, or null when it is empty.</summary>
    public Written? Optional(string column) => this[column] is { IsEmpty: false } field ? field : null;

    /// <summary>The field of a column that may not be empty; null and a fault when it is.</summary>
    public Written? Required(string column)
    {
        var field = this[column];
        if (!field.IsEmpty)
        {
            return field;
        }

        field.Refuse($"{column} är tomt", $"fyll i {column}");
        return null;
    }
}

/// <summary>The columns of a CSV file: which position each header name has.</summary>
public sealed class CsvColumns
{
    private readonly Dictionary<string, int> positions;

    private CsvColumns(Dictionary<string, int> positions) => this.positions = positions;

    public int Count => positions.Count;

    /// <summary>Where a column is; from 0.</summary>
    public int IndexOf(string column) => positions[column];

    /// <summary>Reads the first record as header. Unknown, missing and repeated columns are faults (CONTRACT.md C1, C5).</summary>
    /// <returns>The columns, or null when there is a fault.</returns>
    public static CsvColumns? Read(CsvReader reader, string file, IReadOnlyCollection<string> wanted, FaultList faults)
    {
        var before = faults.Count;
        if (!reader.Read())
        {
            faults.Add(Place.StartOf(file), "filen är tom", $"börja filen med rubrikraden {string.Join(',', wanted)}");
            return null;
        }

        if (CsvFlaws.What(reader.Flaw) is { } what)
        {
            faults.Add(reader.PlaceOf(0), what, CsvFlaws.Mend(reader.Flaw));
            return null;
        }

        if (reader.FieldCount == 1 && wanted.Count > 1 && OtherSeparator(reader[0]) is { } separator)
        {
            faults.Add(reader.PlaceOf(0), $"fälten är skilda med {separator}, inte med kommatecken", "spara filen som CSV med kommatecken mellan fälten");
            return null;
        }

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.Text(i);
            if (!wanted.Contains(name, StringComparer.Ordinal))
            {
                var near = Nearest.Of(name, wanted);
                faults.Add(reader.PlaceOf(i), $"okänd kolumn {name}", near is null ? $"ta bort den; här får stå: {string.Join(", ", wanted)}" : $"menade du {near}?");
            }
            else if (!positions.TryAdd(name, i))
            {
                faults.Add(reader.PlaceOf(i), $"kolumnen {name} står två gånger", "ta bort den ena");
            }
        }

        foreach (var missing in wanted.Where(name => !positions.ContainsKey(name)))
        {
            faults.Add(reader.PlaceOf(0), $"kolumnen {missing} saknas", "lägg till den; en okänd uppgift lämnas tom");
        }

        return faults.Count == before ? new CsvColumns(positions) : null;
    }

    private static string? OtherSeparator(ReadOnlySpan<byte> header) =>
        header.Contains((byte)';') ? "semikolon" : header.Contains((byte)'\t') ? "tabb" : null;
}

/// <summary>The Swedish sentences for a record of the wrong form.</summary>
public static class CsvFlaws
{
    public static string? What(CsvFlaw flaw) => flaw switch
    {
        CsvFlaw.None => null,
        CsvFlaw.QuoteInsideField => "ett citattecken står mitt i ett fält",
        CsvFlaw.TextAfterQuote => "det står text efter fältets avslutande citattecken",
        CsvFlaw.QuoteNotClosed => "ett citattecken avslutas aldrig",
        CsvFlaw.LoneCarriageReturn => "ett vagnreturtecken (U+000D) står mitt på raden",
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, "No sentence for this flaw."),
    };

    public static string Mend(CsvFlaw flaw) => flaw == CsvFlaw.LoneCarriageReturn
        ? "spara filen med radslut LF eller CRLF"
        : "sätt hela fältet inom citattecken och dubbla de citattecken som hör till texten";
}
