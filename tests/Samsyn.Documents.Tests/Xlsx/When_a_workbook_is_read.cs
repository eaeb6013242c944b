using System.IO.Compression;
using Samsyn.Documents.Xlsx;

namespace Samsyn.Documents.Tests.Xlsx;

/// <summary>Workbooks of others: what their cells hold, and what is refused, each with its reason.</summary>
public sealed class When_a_workbook_is_read
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static byte[] Book(string rows, string styles = "", string shared = "", string workbookPr = "", Action<ZipArchive>? more = null)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string path, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(xml);
            }

            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{workbookPr}<sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
            if (styles.Length > 0) Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{styles}</styleSheet>");
            if (shared.Length > 0) Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{shared}</sst>");
            more?.Invoke(zip);
        }

        return packed.ToArray();
    }

    private static List<(int Row, IReadOnlyList<ReadCell> Cells)> Rows(byte[] book)
    {
        using var reader = XlsxReader.Open(book);
        return [.. reader.Rows("Blad1")];
    }

    private static string One(string cell, string styles = "", string shared = "", string workbookPr = "") => Rows(Book($"<row r=\"1\">{cell}</row>", styles, shared, workbookPr))[0].Cells[0].Text;

    [Fact]
    public void Each_kind_of_cell_gives_its_value()
    {
        const string formats = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-41D]d mmmm yyyy\"/><numFmt numFmtId=\"171\" formatCode=\"0&quot; dagar&quot;\"/><numFmt numFmtId=\"172\" formatCode=\"#,##0_d;-#,##0_D* d\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"22\"/><xf numFmtId=\"172\"/></cellXfs>";
        Assert.Equal("1480", One("<c r=\"A1\"><v>1480</v></c>"));
        Assert.Equal("0.1", One("<c r=\"A1\"><v>0.1</v></c>"));
        Assert.Equal("1200000", One("<c r=\"A1\"><v>1.2E6</v></c>"));
        Assert.Equal("4.1", One("<c r=\"A1\"><v>4.0999999999999996</v></c>"));
        Assert.Equal("0.3", One("<c r=\"A1\"><v>0.30000000000000004</v></c>"));
        Assert.Equal("12345678901234567", One("<c r=\"A1\"><v>12345678901234567</v></c>"));
        Assert.Equal("_X0041_A\ufffd", One("<c r=\"A1\" t=\"str\"><v>_X0041__x0041__xD800_</v></c>"));
        Assert.Equal("44669", One("<c r=\"A1\" s=\"5\"><v>44669</v></c>", formats));
        Assert.Equal("2958465.9999999", One("<c r=\"A1\" s=\"1\"><v>2958465.9999999</v></c>", formats));
        Assert.Equal("2958465", One("<c r=\"A1\" s=\"1\"><v>2958465</v></c>", formats, workbookPr: "<workbookPr date1904=\"1\"/>"));
        Assert.Equal("true", One("<c r=\"A1\" t=\"b\"><v>1</v></c>"));
        Assert.Equal("#N/A", One("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>"));
        Assert.Equal("summa 3", One("<c r=\"A1\" t=\"str\"><f>A2</f><v>summa 3</v></c>"));
        Assert.Equal("ett två", One("<c r=\"A1\" t=\"s\"><v>0</v></c>", shared: "<si><r><t>ett </t></r><r><rPr><b/></rPr><t>två</t></r><rPh sb=\"0\" eb=\"1\"><t>uttal</t></rPh></si>"));
        Assert.Equal("2022-04-18", One("<c r=\"A1\" s=\"1\"><v>44669</v></c>", formats));
        Assert.Equal("2022-04-18", One("<c r=\"A1\" s=\"2\"><v>44669</v></c>", formats));
        Assert.Equal("44669", One("<c r=\"A1\" s=\"3\"><v>44669</v></c>", formats));
        Assert.Equal("2022-04-18 12:00:00", One("<c r=\"A1\" s=\"4\"><v>44669.5</v></c>", formats));
        Assert.Equal("1900-02-28", One("<c r=\"A1\" s=\"1\"><v>59</v></c>", formats));
        Assert.Equal("1900-03-01", One("<c r=\"A1\" s=\"1\"><v>61</v></c>", formats));
        Assert.Equal("2022-04-18", One("<c r=\"A1\" s=\"1\"><v>43207</v></c>", formats, workbookPr: "<workbookPr date1904=\"1\"/>"));
    }

    [Fact]
    public void Rows_and_cells_may_be_left_out_and_need_not_say_where_they_are()
    {
        var rows = Rows(Book("<row r=\"2\"><c r=\"C2\"><v>1</v></c><c><v>2</v></c></row><row/><row><c t=\"inlineStr\"><is><t>a</t></is></c></row>"));

        Assert.Equal([(2, "2:1 3:2"), (4, "0:a")], rows.Select(row => (row.Row, string.Join(' ', row.Cells.Select(c => $"{c.Column}:{c.Text}")))));
    }

    public static TheoryData<string, XlsxFaultKind> Bad => new()
    {
        { "text", XlsxFaultKind.NotXlsx }, { "empty", XlsxFaultKind.NotXlsx }, { "xls", XlsxFaultKind.Encrypted }, { "cut", XlsxFaultKind.NotXlsx }, { "docx", XlsxFaultKind.NotXlsx },
        { "dtd", XlsxFaultKind.NotXlsx }, { "unclosed", XlsxFaultKind.NotXlsx }, { "index", XlsxFaultKind.BadCell }, { "place", XlsxFaultKind.BadCell }, { "far", XlsxFaultKind.BadCell }, { "number", XlsxFaultKind.BadCell },
        { "type", XlsxFaultKind.BadCell }, { "row", XlsxFaultKind.BadCell }, { "sheet", XlsxFaultKind.NoSuchSheet }, { "parts", XlsxFaultKind.TooLarge },
        { "deep", XlsxFaultKind.TooLarge }, { "attribute", XlsxFaultKind.TooLarge }, { "long", XlsxFaultKind.TooLarge }, { "runs", XlsxFaultKind.TooLarge }, { "wide", XlsxFaultKind.BadCell }, { "twice", XlsxFaultKind.BadCell }, { "strings", XlsxFaultKind.TooLarge },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_file_that_is_none_is_refused_with_its_reason(string what, XlsxFaultKind kind)
    {
        var good = Book("<row><c><v>1</v></c></row>");
        var book = what switch
        {
            "text" => "remissinstans;svar"u8.ToArray(),
            "empty" => [],
            "xls" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "cut" => good[..(good.Length / 2)],
            "docx" => Docx(),
            "dtd" => Book("<row><c><v>&b;</v></c></row>", more: null) is var made ? With(made, "xl/worksheets/sheet1.xml", $"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"{Main}\"><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>") : made,
            "unclosed" => With(good, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c>"),
            "index" => Book("<row><c t=\"s\"><v>7</v></c></row>"),
            "place" => Book("<row><c r=\"17\"><v>7</v></c></row>"),
            "far" => Book("<row><c r=\"ZZZ1\"><v>7</v></c></row>"),
            "number" => Book("<row><c><v>tolv</v></c></row>"),
            "type" => Book("<row><c t=\"x\"><v>1</v></c></row>"),
            "row" => Book("<row r=\"9999999\"><c><v>1</v></c></row>"),
            "deep" => Book(Many("<a>", 100_000)),
            "attribute" => Book($"<row a=\"{Many(" ", 9_000_000)}\"/>"),
            "long" => Book($"<row><c t=\"str\"><v>{Many("a", 2_000_000)}</v></c></row>"),
            "runs" => Book($"<row><c t=\"inlineStr\"><is>{Many("<r><t>abcdefgh</t></r>", 200_000)}</is></c></row>"),
            "wide" => Book($"<row>{Many("<c><v>1</v></c>", 16_385)}</row>"),
            "twice" => Book($"<row>{Many("<c r=\"A1\"><v>1</v></c>", 16_385)}</row>"),
            "strings" => Book("<row><c t=\"s\"><v>0</v></c></row>", shared: Many("<si/>", 4_200_000)),
            "parts" => Book("", more: zip => { for (var i = 0; i < 4001; i++) zip.CreateEntry($"x{i}"); }),
            _ => good,
        };

        var refused = Assert.Throws<XlsxRefusedException>(() =>
        {
            using var reader = XlsxReader.Open(book);
            return reader.Rows(what == "sheet" ? "Finns inte" : "Blad1").ToList();
        });
        Assert.Equal(kind, refused.Fault.Kind);
    }

    private static string Many(string xml, int times) => new System.Text.StringBuilder(xml.Length * times).Insert(0, xml, times).ToString();

    private static byte[] Docx() => Samsyn.Documents.Docx.DocxWriter.Write(new Texts.TextContent { Blocks = [] });

    private static byte[] With(byte[] book, string path, string xml)
    {
        using var packed = new MemoryStream();
        packed.Write(book);
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(path)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(path).Open());
            writer.Write(xml);
        }

        return packed.ToArray();
    }

    /// <summary>Any bytes at all: read, or refused.</summary>
    [Fact]
    public void Whatever_the_bytes_nothing_else_is_thrown()
    {
        var random = new Random(20_260_417);
        var good = Book("<row><c r=\"A1\" t=\"s\"><v>0</v></c></row>", shared: "<si><t>a</t></si>");
        for (var i = 0; i < 400; i++)
        {
            var bytes = good.ToArray();
            for (var n = 0; n <= i % 5; n++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                using var reader = XlsxReader.Open(bytes);
                foreach (var sheet in reader.Sheets) _ = reader.Rows(sheet).Count();
            }
            catch (XlsxRefusedException)
            {
                // Refused: that is an answer.
            }
        }
    }
}
