using System.Globalization;
using System.Security;
using System.Text;

namespace Samsyn.Documents.Xlsx;

/// <summary>The parts of a workbook that are the same whatever its rows: types, relations, styles, properties.</summary>
internal static class WorkbookParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>Index in <c>cellXfs</c> below.</summary>
    public static int StyleOf(bool heading, XlsxKind kind, XlsxCell cell)
    {
        if (cell.What == XlsxCell.Holding.Text)
        {
            var quoted = cell.Words![0] is '=' or '+' or '-' or '@' or '\t' or '\r';
            if (heading) return quoted ? 8 : 1;
            return kind == XlsxKind.Wrapped ? (quoted ? 7 : 3) : quoted ? 6 : 2;
        }

        return kind switch { XlsxKind.Day => 4, XlsxKind.Time => 5, _ => 2 };
    }

    private const string Styles = $"""
        {Xml}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6ECEF"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="medium"><color rgb="FF14212B"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" quotePrefix="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <summary>Everything that stands before the sheets, types first.</summary>
    public static IEnumerable<(string Path, string Xml)> Before(string title, DateTime created, IReadOnlyList<XlsxSheet> sheets)
    {
        var types = new StringBuilder($"{Xml}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        var relations = new StringBuilder($"{Xml}<Relationships xmlns=\"{Package}/relationships\">");
        for (var i = 1; i <= sheets.Count; i++)
        {
            types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        }

        relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId{sheets.Count + 2}\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        yield return ("[Content_Types].xml", types.Append("</Types>").ToString());
        yield return ("_rels/.rels", $"{Xml}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"{Package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
        yield return ("docProps/core.xml", string.Create(CultureInfo.InvariantCulture, $"{Xml}<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{Escape(title)}</dc:title><dc:creator>Samsyn</dc:creator><dc:language>sv-SE</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{created:yyyy-MM-ddTHH:mm:ss}Z</dcterms:created></cp:coreProperties>"));
        yield return ("xl/_rels/workbook.xml.rels", relations.ToString());
        yield return ("xl/styles.xml", Styles);
    }

    /// <summary>The list of sheets, with the range of each one's filter: programs look for that by name.</summary>
    /// <param name="rows">How many rows each sheet got.</param>
    public static string Book(IReadOnlyList<XlsxSheet> sheets, IReadOnlyList<int> rows)
    {
        var book = new StringBuilder($"{Xml}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>");
        for (var i = 1; i <= sheets.Count; i++) book.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{Escape(sheets[i - 1].Name)}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>");
        book.Append("</sheets>");
        var named = Enumerable.Range(0, sheets.Count).Where(i => sheets[i].Columns.Count > 0).ToList();
        if (named.Count > 0)
        {
            book.Append("<definedNames>");
            foreach (var i in named)
                book.Append(CultureInfo.InvariantCulture, $"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{i}\" hidden=\"1\">'{Escape(sheets[i].Name.Replace("'", "''", StringComparison.Ordinal))}'!$A$1:${XlsxWriter.NameOf(sheets[i].Columns.Count - 1)}${rows[i]}</definedName>");
            book.Append("</definedNames>");
        }

        return book.Append("</workbook>").ToString();
    }

    /// <summary>The start of a sheet: the first row frozen, the widths, and the beginning of the rows.</summary>
    public static string SheetStart(XlsxSheet sheet, bool isFirst)
    {
        var start = new StringBuilder($"{Xml}<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView {(isFirst ? "tabSelected=\"1\" " : "")}workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        if (sheet.Columns.Count > 0)
        {
            start.Append("<cols>");
            for (var i = 1; i <= sheet.Columns.Count; i++)
                start.Append(CultureInfo.InvariantCulture, $"<col min=\"{i}\" max=\"{i}\" width=\"{Math.Clamp(sheet.Columns[i - 1].Width, 1, 255)}\" customWidth=\"1\"/>");
            start.Append("</cols>");
        }

        return start.Append("<sheetData>").ToString();
    }

    /// <summary>Whole characters that XML can hold; half a pair is shown as such.</summary>
    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value is not (0xFFFE or 0xFFFF))));
}
