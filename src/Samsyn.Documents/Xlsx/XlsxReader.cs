using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Samsyn.Documents.Xlsx;

/// <summary>Why a workbook cannot be read.</summary>
public enum XlsxFaultKind
{
    /// <summary>Not a workbook: another format, cut short, or not well-formed.</summary>
    NotXlsx,

    /// <summary>Locked with a password, or an old .xls.</summary>
    Encrypted,

    /// <summary>More than a table that people fill in can be: also a zip bomb.</summary>
    TooLarge,

    /// <summary>The workbook has no sheet of that name.</summary>
    NoSuchSheet,

    /// <summary>A cell says where it is, or what it holds, in a way that means nothing.</summary>
    BadCell,
}

/// <summary>One reason, with where it is: sheet and cell.</summary>
public sealed record XlsxFault(XlsxFaultKind Kind, string? Sheet = null, string? Cell = null, string? Detail = null);

/// <summary>The workbook is refused; what was read of it before is worth nothing.</summary>
public sealed class XlsxRefusedException(XlsxFault fault, Exception? inner = null) : Exception($"{fault.Kind} {fault.Sheet} {fault.Cell} {fault.Detail}", inner)
{
    public XlsxFault Fault { get; } = fault;
}

/// <summary>What a cell of a file holds, in a form that no language changes.</summary>
/// <param name="Column">0 for A.</param>
/// <param name="Text">As text: numbers with a point, days as <c>2022-04-18</c>, times as <c>2022-04-18 09:12:00</c>, <c>true</c> and <c>false</c>, errors as <c>#N/A</c>.</param>
/// <param name="Number">Set for numbers.</param>
/// <param name="Time">Set for days and times, by the format of the cell.</param>
public readonly record struct ReadCell(int Column, string Text, decimal? Number, DateTime? Time);

/// <summary>Reads the cells of a workbook, row by row.</summary>
/// <remarks>
/// ISO/IEC 29500-1 (SpreadsheetML). Formulas give what they last came to; comments, looks and hidden sheets' secrets are nobody's business here. XML is read
/// without DTDs, and what is unpacked is counted. Whatever the bytes, nothing but <see cref="XlsxRefusedException"/> is thrown.
/// </remarks>
/// <example><code>
/// using var book = XlsxReader.Open(bytes);
/// foreach (var (row, cells) in book.Rows("Svar")) …
/// </code></example>
public sealed class XlsxReader : IDisposable
{
    private const long LargestPart = 512L * 1024 * 1024;
    private const int MostEntries = 4000;
    private const int LongestShared = 64 * 1024 * 1024;
    private const int MostStyles = 65_536;

    /// <summary>What a cell can hold, each character written as an escape, in several runs: more is no text of a cell.</summary>
    private const int LongestWritten = 1024 * 1024;

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = LargestPart };

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Path)> sheets = [];
    private readonly UnpackingBudget budget = new();
    private List<string>? shared;
    private List<bool>? dates;
    private bool from1904;
    private string sharedPath = "xl/sharedStrings.xml";
    private string stylesPath = "xl/styles.xml";

    private XlsxReader(ZipArchive zip) => this.zip = zip;

    /// <summary>Names of the sheets, in the workbook's order.</summary>
    public IReadOnlyList<string> Sheets => [.. sheets.Select(s => s.Name)];

    /// <exception cref="XlsxRefusedException">It is no workbook, or one that is refused as a whole.</exception>
    public static XlsxReader Open(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0])) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.Encrypted));
        if (!bytes.AsSpan().StartsWith("PK"u8)) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.NotXlsx));
        return Guard(null, () =>
        {
            var reader = new XlsxReader(new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read));
            if (reader.zip.Entries.Count > MostEntries) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.TooLarge, Detail: $"{reader.zip.Entries.Count} parts"));
            foreach (var entry in reader.zip.Entries) reader.entries[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
            reader.ReadBook();
            return reader;
        });
    }

    /// <summary>The rows of a sheet that hold anything: number from 1, and the cells that are not empty.</summary>
    /// <exception cref="XlsxRefusedException">No such sheet, or a cell that means nothing.</exception>
    public IEnumerable<(int Row, IReadOnlyList<ReadCell> Cells)> Rows(string sheet)
    {
        var at = sheets.FindIndex(s => string.Equals(s.Name, sheet, StringComparison.OrdinalIgnoreCase));
        if (at < 0) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.NoSuchSheet, sheet));
        shared ??= Guard(sheet, ReadShared);
        dates ??= Guard(sheet, ReadDates);
        using var xml = Guard(sheet, () => Part(sheets[at].Path) ?? throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.NotXlsx, sheet, Detail: sheets[at].Path)));
        var row = 0;
        while (Guard(sheet, () => NextRow(xml)))
        {
            row = Guard(sheet, () => xml.GetAttribute("r") is { } said ? Whole(said, sheet) : row + 1);
            var cells = Guard(sheet, () => Cells(xml, sheet));
            if (cells.Count > 0) yield return (row, cells);
        }
    }

    public void Dispose() => zip.Dispose();

    private bool NextRow(XmlReader xml)
    {
        while (budget.Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row") return true;
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData") return false;
        }

        return false;
    }

    private List<ReadCell> Cells(XmlReader xml, string sheet)
    {
        var cells = new List<ReadCell>();
        if (xml.IsEmptyElement) return cells;
        var (depth, column) = (xml.Depth, -1);
        while (budget.Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var place = xml.GetAttribute("r");
            column = place is null ? column + 1 : ColumnOf(place, sheet);
            if (column >= XlsxWriter.MostColumns || cells.Count >= XlsxWriter.MostColumns) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.BadCell, sheet, place, "more cells than a row has columns"));
            var (type, style) = (xml.GetAttribute("t") ?? "n", xml.GetAttribute("s"));
            var (value, inline) = ValueOf(xml);
            if (type == "inlineStr" ? inline is { Length: > 0 } : value is { Length: > 0 }) cells.Add(Cell(column, type, type == "inlineStr" ? inline! : value!, style, sheet, place));
        }

        return cells;
    }

    /// <summary>The cell's value and its own text, whichever it has.</summary>
    private (string? Value, string? Inline) ValueOf(XmlReader xml)
    {
        if (xml.IsEmptyElement) return (null, null);
        string? value = null;
        StringBuilder? inline = null;
        var depth = xml.Depth;
        while (budget.Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "v") value = TextOf(xml);
            else if (xml.LocalName == "rPh") Skip(xml);
            else if (xml.LocalName == "t") (inline ??= new StringBuilder()).Append(TextOf(xml));
            if (inline?.Length > LongestWritten) throw TooLong();
        }

        return (value, inline is null ? null : Unescape(inline.ToString()));
    }

    private ReadCell Cell(int column, string type, string value, string? style, string sheet, string? place)
    {
        XlsxRefusedException Bad(string why) => new(new XlsxFault(XlsxFaultKind.BadCell, sheet, place, why));
        switch (type)
        {
            case "s":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared!.Count ? new ReadCell(column, shared[at], null, null) : throw Bad($"shared string {value}");
            case "inlineStr":
                return new ReadCell(column, value, null, null);
            case "str":
                return new ReadCell(column, Unescape(value), null, null);
            case "e":
                return new ReadCell(column, value, null, null);
            case "b":
                return new ReadCell(column, value is "1" or "true" ? "true" : "false", null, null);
            case "d":
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? Day(column, iso) : throw Bad(value);
            case "n":
                if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) throw Bad(value);
                if (int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && s < dates!.Count && dates[s] && Serial(number) is { } time) return Day(column, time);
                return decimal.TryParse(AsShown(value, number), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                    ? new ReadCell(column, exact.ToString("0.############################", CultureInfo.InvariantCulture), exact, null) : new ReadCell(column, number.ToString("R", CultureInfo.InvariantCulture), null, null);
            default:
                throw Bad($"type {type}");
        }
    }

    /// <summary>
    /// Fractions with the sixteenth and seventeenth digit that a spreadsheet writes but never shows: it stores 4.1 as <c>4.0999999999999996</c>, and a
    /// price that is read so is no whole number of öre. Whole numbers, and more digits than a spreadsheet ever writes, are left as they stand.
    /// </summary>
    private static string AsShown(string value, double number)
    {
        var mantissa = value.AsSpan().Trim();
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var e) mantissa = mantissa[..e];
        if (!mantissa.Contains('.')) return value;
        var (digits, begun) = (0, false);
        foreach (var c in mantissa)
            if (char.IsAsciiDigit(c) && (begun |= c != '0')) digits++;
        return digits is 16 or 17 ? number.ToString("G15", CultureInfo.InvariantCulture) : value;
    }

    private static ReadCell Day(int column, DateTime time) =>
        new(column, time.TimeOfDay == TimeSpan.Zero ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), null, time);

    /// <summary>A serial number as a time; null when it is none. Serial 60 of the 1900 system is a day that never was.</summary>
    private DateTime? Serial(double serial)
    {
        if (serial < 0 || serial >= 2_958_466) return null;
        var start = from1904 ? new DateTime(1904, 1, 1) : serial < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        var seconds = Math.Round(serial * 86400);
        return (serial is >= 60 and < 61 && !from1904) || seconds >= (DateTime.MaxValue - start).TotalSeconds ? null : start.AddSeconds(seconds);
    }

    private void ReadBook()
    {
        var book = Relations("").Values.FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        using var xml = Part(book) ?? throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.NotXlsx, Detail: book));
        var relations = Relations(book);
        sharedPath = relations.Values.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target ?? sharedPath;
        stylesPath = relations.Values.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target ?? stylesPath;
        var isBook = false;
        while (budget.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbook") isBook = true;
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("name") is not { } name) continue;
            string? id = null;
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
                if (xml is { LocalName: "id", NamespaceURI.Length: > 0 }) id = xml.Value;
            if (id is not null && relations.TryGetValue(id, out var relation) && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal)) sheets.Add((name, relation.Target));
        }

        if (!isBook) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.NotXlsx, Detail: book));
    }

    private Dictionary<string, (string Type, string Target)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var xml = Part($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml is not null && budget.Next(xml))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } target)
                relations[xml.GetAttribute("Id") ?? ""] = (xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : part[..slash] + target);
        return relations;
    }

    private List<string> ReadShared()
    {
        var strings = new List<string>();
        using var xml = Part(sharedPath);
        var length = 0L;
        while (xml is not null && budget.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            var text = ValueOf(xml).Inline ?? "";
            if ((length += text.Length + 16) > LongestShared) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.TooLarge, Detail: sharedPath));
            strings.Add(text);
        }

        return strings;
    }

    /// <summary>For each cell style, whether it shows a number as a day or a time.</summary>
    private List<bool> ReadDates()
    {
        var styles = new List<bool>();
        var formats = new Dictionary<string, bool>(StringComparer.Ordinal);
        using var xml = Part(stylesPath);
        var inCells = false;
        while (xml is not null && budget.Next(xml))
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (styles.Count >= MostStyles || formats.Count >= MostStyles) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.TooLarge, Detail: stylesPath));
            if (xml.LocalName == "numFmt" && xml.GetAttribute("numFmtId") is { } id) formats[id] = IsDate(xml.GetAttribute("formatCode") ?? "");
            if (inCells && xml.LocalName == "xf")
                styles.Add(xml.GetAttribute("numFmtId") is { } format && (formats.TryGetValue(format, out var custom) ? custom : format is "14" or "15" or "16" or "17" or "18" or "19" or "20" or "21" or "22" or "45" or "46" or "47"));
        }

        return styles;
    }

    /// <summary>A format that shows years, days or hours; words in quotes and brackets, and colours, do not count.</summary>
    private static bool IsDate(string format)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c is '\\' or '_' or '*') i++; // The next sign is shown, or gives the width of a space, or fills: it is no code.
            else if (c == '[') bracketed = true;
            else if (c == ']') bracketed = false;
            else if (!bracketed && c is 'y' or 'Y' or 'd' or 'D' or 'h' or 'H') return true;
            else if (c == ';') return false;
        }

        return false;
    }

    private XmlReader? Part(string path)
    {
        if (!entries.TryGetValue(path, out var entry)) return null;
        if (entry.Length > LargestPart) throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.TooLarge, Detail: path));
        return XmlReader.Create(budget.Meter(entry.Open(), path), Safe);
    }

    private static XlsxRefusedException TooLong() => new(new XlsxFault(XlsxFaultKind.TooLarge, Detail: "longer than the text of a cell"));

    /// <summary>All text of an element; the reader is left at its end.</summary>
    private string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text) = (xml.Depth, new StringBuilder());
        while (budget.Next(xml) && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Append(xml.Value).Length > LongestWritten) throw TooLong();
        return text.ToString();
    }

    private void Skip(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (budget.Next(xml) && xml.Depth > depth) { }
    }

    /// <summary><c>_x0001_</c> as the character it is.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_' && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 6;
            }
            else plain.Append(text[i]);
        }

        // Halves of pairs can be written as escapes too: whole pairs are kept, a half is shown as such.
        var read = plain.ToString();
        return read.Any(char.IsSurrogate) ? string.Concat(read.EnumerateRunes()) : read;
    }

    private static int Whole(string text, string sheet) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= XlsxWriter.MostRows ? number : throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.BadCell, sheet, text));

    private static int ColumnOf(string place, string sheet)
    {
        var column = 0;
        var i = 0;
        for (; i < place.Length && i < 4 && char.IsAsciiLetter(place[i]); i++) column = column * 26 + (char.ToUpperInvariant(place[i]) - 'A' + 1);
        return i > 0 && column is >= 1 and <= XlsxWriter.MostColumns && i < place.Length && char.IsAsciiDigit(place[i]) ? column - 1 : throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.BadCell, sheet, place));
    }

    private static T Guard<T>(string? sheet, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new XlsxRefusedException(new XlsxFault(XlsxFaultKind.NotXlsx, sheet, Detail: e.GetType().Name), e);
        }
    }
}
