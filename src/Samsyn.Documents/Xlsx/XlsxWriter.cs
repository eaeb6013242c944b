using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Samsyn.Documents.Xlsx;

/// <summary>
/// Writes a workbook row by row: two hundred thousand rows cost no more memory than their repeated words. Headings are frozen and filtered, days are days.
/// </summary>
/// <remarks>
/// ISO/IEC 29500-1 (SpreadsheetML, transitional) in a zip (part 2). The same rows give the same bytes. Text is never a formula: what begins with a sign that
/// a spreadsheet would take for one is also marked as text for whoever edits it (<c>quotePrefix</c>). Characters that XML cannot hold are written
/// <c>_x0001_</c> (22.9.2.19, ST_Xstring) and read back as they were; half a surrogate pair becomes U+FFFD.
/// </remarks>
/// <example><code>
/// using var book = new XlsxWriter(file, "Sammanställning", created, [new XlsxSheet("Svar", columns)]);
/// book.Begin(0);
/// book.Row([XlsxCell.Text("Mark"), XlsxCell.Day(day)]);
/// book.Finish();
/// </code></example>
public sealed class XlsxWriter : IDisposable
{
    /// <summary>What a cell of a spreadsheet holds, in UTF-16 units.</summary>
    public const int LongestText = 32_767;

    public const int MostRows = 1_048_576;
    public const int MostColumns = 16_384;

    /// <summary>The first day that all programs count alike.</summary>
    public static readonly DateOnly FirstDay = new(1900, 3, 1);

    /// <summary>Day number of serial 0 from then on.</summary>
    internal static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    private const int Flush = 1 << 16;

    /// <summary>A table of repeated words does not grow beyond this: later new ones are written where they stand.</summary>
    private const int MostShared = 100_000;

    /// <summary>Long text seldom repeats, and would be kept until the end.</summary>
    private const int LongestShared = 128;

    private static readonly DateTimeOffset ZipDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(":\\/?*[]");

    private readonly ZipArchive zip;
    private readonly IReadOnlyList<XlsxSheet> sheets;
    private readonly Dictionary<string, int> shared = new(StringComparer.Ordinal);
    private readonly List<string> sharedInOrder = [];
    private readonly byte[][] columnNames;
    private readonly int[] rows;
    private byte[] buffer = new byte[Flush * 2];
    private int used;
    private Stream? part;
    private int sheet = -1;
    private int row;
    private long sharedUses;
    private bool finished;

    /// <param name="to">Left open.</param>
    /// <param name="created">UTC; the same for the same content, so that the bytes are.</param>
    /// <exception cref="ArgumentException">No sheet, or a name or a number of columns that a spreadsheet does not take.</exception>
    public XlsxWriter(Stream to, string title, DateTime created, IReadOnlyList<XlsxSheet> sheets)
    {
        Check(sheets);
        this.sheets = sheets;
        rows = new int[sheets.Count];
        columnNames = [.. Enumerable.Range(0, sheets.Max(s => s.Columns.Count)).Select(i => Encoding.ASCII.GetBytes(NameOf(i)))];
        zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, xml) in WorkbookParts.Before(title, created, sheets)) Whole(path, xml);
    }

    /// <summary><c>A</c> of 0, <c>AA</c> of 26.</summary>
    internal static string NameOf(int column) => column < 26 ? ((char)('A' + column)).ToString() : NameOf(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>Begins a sheet, in the order they were named, and writes its headings.</summary>
    /// <exception cref="InvalidOperationException">Another sheet's turn.</exception>
    public void Begin(int index)
    {
        if (finished || index != sheet + 1 || index >= sheets.Count) throw new InvalidOperationException($"Sheet {index} does not follow sheet {sheet}.");
        EndSheet();
        (sheet, row) = (index, 0);
        var entry = zip.CreateEntry($"xl/worksheets/sheet{index + 1}.xml", CompressionLevel.Fastest);
        entry.LastWriteTime = ZipDate;
        part = entry.Open();
        Raw(WorkbookParts.SheetStart(sheets[index], index == 0));
        Write([.. sheets[index].Columns.Select(c => XlsxCell.Text(c.Heading))], heading: true);
    }

    /// <summary>Adds a row to the sheet that was begun. Cells left out at the end are empty.</summary>
    /// <exception cref="ArgumentException">More cells than columns.</exception>
    /// <exception cref="InvalidOperationException">No sheet was begun, or it is full.</exception>
    public void Row(ReadOnlySpan<XlsxCell> cells) => Write(cells, heading: false);

    /// <summary>Ends the workbook. Sheets that were not begun get their headings alone.</summary>
    public void Finish()
    {
        if (finished) return;
        while (sheet + 1 < sheets.Count) Begin(sheet + 1);
        EndSheet();
        var entry = zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest);
        entry.LastWriteTime = ZipDate;
        part = entry.Open();
        Raw(string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"{WorkbookParts.Main}\" count=\"{sharedUses}\" uniqueCount=\"{sharedInOrder.Count}\">"));
        foreach (var text in sharedInOrder)
        {
            Raw("<si>"u8);
            Words(text);
            Raw("</si>"u8);
        }

        Raw("</sst>"u8);
        EndPart();
        Whole("xl/workbook.xml", WorkbookParts.Book(sheets, rows));
        finished = true;
        zip.Dispose();
    }

    public void Dispose()
    {
        if (finished) return;
        part?.Dispose();
        zip.Dispose();
        finished = true;
    }

    private void Write(ReadOnlySpan<XlsxCell> cells, bool heading)
    {
        if (part is null) throw new InvalidOperationException("Begin a sheet first.");
        var columns = sheets[sheet].Columns;
        if (cells.Length > columns.Count) throw new ArgumentException($"{cells.Length} cells in a sheet of {columns.Count} columns.", nameof(cells));
        if (row == MostRows) throw new InvalidOperationException($"A sheet holds at most {MostRows} rows.");
        row++;
        Raw("<row r=\""u8);
        Number(row);
        Raw("\">"u8);
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i];
            if (cell.What == XlsxCell.Holding.Nothing) continue;
            var kind = columns[i].Kind;
            Raw("<c r=\""u8);
            Raw(columnNames[i]);
            Number(row);
            Raw("\" s=\""u8);
            Number(WorkbookParts.StyleOf(heading, kind, cell));
            switch (cell.What)
            {
                case XlsxCell.Holding.Text:
                    Text(cell.Words!, mayRepeat: heading || kind != XlsxKind.Wrapped);
                    break;
                case XlsxCell.Holding.Whole:
                    Raw("\"><v>"u8);
                    Number(cell.Count);
                    Raw("</v></c>"u8);
                    break;
                default:
                    Raw("\"><v>"u8);
                    Raw(cell.Amount.ToString("0.############################", CultureInfo.InvariantCulture));
                    Raw("</v></c>"u8);
                    break;
            }
        }

        Raw("</row>"u8);
        if (used >= Flush) Send();
    }

    /// <summary>What repeats stands once, in a table of its own; what does not stands in its cell.</summary>
    private void Text(string text, bool mayRepeat)
    {
        if (mayRepeat && text.Length <= LongestShared && Shared(text) is { } at)
        {
            Raw("\" t=\"s\"><v>"u8);
            Number(at);
            sharedUses++;
            Raw("</v></c>"u8);
            return;
        }

        Raw("\" t=\"inlineStr\"><is>"u8);
        Words(text);
        Raw("</is></c>"u8);
    }

    private int? Shared(string text)
    {
        if (shared.TryGetValue(text, out var at)) return at;
        if (shared.Count >= MostShared) return null;
        shared[text] = at = sharedInOrder.Count;
        sharedInOrder.Add(text);
        return at;
    }

    private void EndSheet()
    {
        if (part is null) return;
        rows[sheet] = row;
        Raw("</sheetData>"u8);
        if (sheets[sheet].Columns.Count > 0)
            Raw(string.Create(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{NameOf(sheets[sheet].Columns.Count - 1)}{row}\"/>"));
        Raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"u8);
        EndPart();
    }

    private void EndPart()
    {
        Send();
        part!.Dispose();
        part = null;
    }

    private void Whole(string path, string xml)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = ZipDate;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    /// <summary>A text element: escaped, with its spaces kept.</summary>
    private void Words(string text)
    {
        Raw(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n', StringComparison.Ordinal) ? "<t xml:space=\"preserve\">"u8 : "<t>"u8);
        Room(text.Length * 7);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80 && c >= ' ' && c is not ('&' or '<' or '>' or '_')) buffer[used++] = (byte)c;
            else Odd(text, ref i);
        }

        Raw("</t>"u8);
    }

    private void Odd(string text, ref int i)
    {
        var c = text[i];
        switch (c)
        {
            case '&': Raw("&amp;"u8); return;
            case '<': Raw("&lt;"u8); return;
            case '>': Raw("&gt;"u8); return;
            case '\t' or '\n': buffer[used++] = (byte)c; return;
            case '_':
                // What looks like an escape is itself escaped, so that it reads back as it was; also when its last sign is the first of a true one.
                if (i + 6 < text.Length && text[i + 1] is 'x' or 'X' && (text[i + 6] == '_' || IsEscaped(text[i + 6])) && char.IsAsciiHexDigit(text[i + 2]) && char.IsAsciiHexDigit(text[i + 3]) && char.IsAsciiHexDigit(text[i + 4]) && char.IsAsciiHexDigit(text[i + 5])) Raw("_x005F_"u8);
                else buffer[used++] = (byte)'_';
                return;
        }

        if (IsEscaped(c)) Raw(string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_"));
        else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) used += Encoding.UTF8.GetBytes(text.AsSpan(i++, 2), buffer.AsSpan(used));
        else if (char.IsSurrogate(c)) Raw("\ufffd");
        else used += Encoding.UTF8.GetBytes(text.AsSpan(i, 1), buffer.AsSpan(used));
    }

    private static bool IsEscaped(char c) => (c < ' ' && c is not ('\t' or '\n')) || c is '\ufffe' or '\uffff';

    private void Number(long number)
    {
        Room(24);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var written);
        used += written;
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private void Raw(string text)
    {
        Room(text.Length * 3);
        used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
    }

    private void Room(int more)
    {
        if (used + more <= buffer.Length) return;
        Send();
        if (more > buffer.Length) buffer = new byte[more];
    }

    private void Send()
    {
        part!.Write(buffer, 0, used);
        used = 0;
    }

    private static void Check(IReadOnlyList<XlsxSheet> sheets)
    {
        if (sheets.Count == 0) throw new ArgumentException("A workbook has at least one sheet.", nameof(sheets));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            var name = sheet.Name;
            if (name.Length is 0 or > 31 || name.AsSpan().ContainsAny(NotInNames) || name[0] == '\'' || name[^1] == '\'' || name.Any(char.IsControl)) throw new ArgumentException($"'{name}' is no name for a sheet.", nameof(sheets));
            if (name.Equals("History", StringComparison.OrdinalIgnoreCase)) throw new ArgumentException($"'{name}' is a name that Excel keeps for itself.", nameof(sheets));
            if (!names.Add(name)) throw new ArgumentException($"Two sheets are called '{name}'.", nameof(sheets));
            if (sheet.Columns.Count > MostColumns) throw new ArgumentException($"A sheet holds at most {MostColumns} columns.", nameof(sheets));
        }
    }
}
