using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Xlsx;

namespace Samsyn.Documents.Tests.Xlsx;

/// <summary>A workbook written row by row has no faults, reads back the same, and holds words as words (CONTRACT.md C4).</summary>
public sealed class When_a_workbook_is_written
{
    private static readonly DateTime Created = new(2022, 5, 2, 7, 30, 0, DateTimeKind.Utc);

    private static readonly XlsxSheet Answers = new("Svar", [new("Remissinstans", XlsxKind.Text, 24), new("Inkom", XlsxKind.Day, 12), new("Kl", XlsxKind.Time, 18), new("Antal", XlsxKind.Number, 8), new("Synpunkt", XlsxKind.Wrapped, 60)]);

    private static byte[] Book(params XlsxCell[][] rows) => Book([Answers, new XlsxSheet("Om", [new("Uppgift", XlsxKind.Text, 20)])], rows);

    private static byte[] Book(IReadOnlyList<XlsxSheet> sheets, params XlsxCell[][] rows)
    {
        using var to = new MemoryStream();
        using (var book = new XlsxWriter(to, "Sammanställning", Created, sheets))
        {
            book.Begin(0);
            foreach (var row in rows) book.Row(row);
            book.Finish();
        }

        return to.ToArray();
    }

    private static IReadOnlyList<string[]> Read(byte[] book, string sheet, int columns)
    {
        using var reader = XlsxReader.Open(book);
        return [.. reader.Rows(sheet).Select(row =>
        {
            var line = Enumerable.Repeat("", columns).ToArray();
            foreach (var cell in row.Cells) line[cell.Column] = cell.Text;
            return line;
        })];
    }

    [Fact, Rule("C4")]
    public void It_has_no_faults_and_reads_back_the_same()
    {
        var book = Book(
            [XlsxCell.Text("Mark"), XlsxCell.Day(new(2022, 4, 18)), XlsxCell.Time(new(2022, 4, 18, 20, 47, 5)), XlsxCell.Number(12), XlsxCell.Text("Två\nrader & <tecken> åäö 😀")],
            [XlsxCell.Text("Mark"), XlsxCell.Empty, XlsxCell.Empty, XlsxCell.Number(-1.25m), XlsxCell.Text("  mellanslag ")]);

        Assert.Empty(WorkbookValidator.Errors(book));
        Assert.Equal(
            [["Remissinstans", "Inkom", "Kl", "Antal", "Synpunkt"], ["Mark", "2022-04-18", "2022-04-18 20:47:05", "12", "Två\nrader & <tecken> åäö 😀"], ["Mark", "", "", "-1.25", "  mellanslag "]], Read(book, "Svar", 5));
        Assert.Equal([["Uppgift"]], Read(book, "Om", 1));
        using var reader = XlsxReader.Open(book);
        Assert.Equal(["Svar", "Om"], reader.Sheets);
        Assert.Equal(new DateTime(2022, 4, 18), reader.Rows("svar").ElementAt(1).Cells[1].Time);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes() => Assert.Equal(Book([XlsxCell.Text("a")]), Book([XlsxCell.Text("a")]));

    [Fact]
    public void Without_rows_it_has_its_headings() => Assert.Equal([["Remissinstans", "Inkom", "Kl", "Antal", "Synpunkt"]], Read(Book(), "Svar", 5));

    [Theory, InlineData("=cmd|' /C calc'!A0"), InlineData("+46 31 390"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1+1"), InlineData("=HYPERLINK(\"https://x\")")]
    public void What_looks_like_a_formula_stays_text_also_when_it_is_edited(string text)
    {
        var book = Book([XlsxCell.Text(text), default, default, default, XlsxCell.Text(text)]);

        Assert.Equal([text, text], Read(book, "Svar", 5)[1].Where(t => t.Length > 0));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(book));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = sheet.ReadToEnd();
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Contains("<c r=\"A2\" s=\"6\" t=\"s\">", xml, StringComparison.Ordinal);
        Assert.Contains("<c r=\"E2\" s=\"7\" t=\"inlineStr\">", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void So_does_a_heading()
    {
        var book = Book([new XlsxSheet("Svar", [new("=1+1", XlsxKind.Text, 20)])]);

        Assert.Empty(WorkbookValidator.Errors(book));
        using var opened = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(book), false);
        var format = opened.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ElementAt(8);
        Assert.True(format.QuotePrefix!.Value && format.FontId! == 1u);
        Assert.Equal(8u, opened.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single().StyleIndex!.Value);
    }

    [Theory, InlineData("\u0001\u000b"), InlineData("_x0041_"), InlineData("_x000D_\r"), InlineData("\ufffe"), InlineData("a_xyz_b"), InlineData("_"), InlineData("_x004_"), InlineData("_x0041\r"), InlineData("_X0041\u0001x0041_"), InlineData("_x005F_x0041_")]
    public void Signs_that_XML_cannot_hold_read_back_as_they_were(string text)
    {
        var book = Book([XlsxCell.Text(text), default, default, default, XlsxCell.Text(text)]);

        Assert.Empty(WorkbookValidator.Errors(book));
        Assert.Equal((text, text), (Read(book, "Svar", 5)[1][0], Read(book, "Svar", 5)[1][4]));
    }

    [Fact]
    public void Any_text_reads_back() => Prop.ForAll<string[]>(texts =>
    {
        var whole = texts.Select(text => text ?? "").Where(text => text.Length > 0 && !text.Any(char.IsSurrogate)).ToList();
        var book = Book([.. whole.Select(text => new[] { XlsxCell.Text(text), default, default, default, XlsxCell.Text(text) })]);
        return Read(book, "Svar", 5).Skip(1).Select(row => row[0] + "|" + row[4]).SequenceEqual(whole.Select(text => text + "|" + text));
    }).QuickCheckThrowOnFailure();

    /// <summary>Pieces of escapes in any order: where one ends, another may seem to begin.</summary>
    [Fact]
    public void Any_pieces_of_escapes_read_back()
    {
        string[] pieces = ["_", "x", "X", "0041", "005F", "_x0041", "_x000D_", "\r", "\n", "\t", "\u0001", "\ufffe", "D83D", "😀", " ", "&", "]]>", "a"];
        Prop.ForAll<int[]>(picked =>
        {
            var text = string.Concat(picked.Select(i => pieces[(i & int.MaxValue) % pieces.Length]));
            var row = text.Length == 0 ? ["", "", "", "", ""] : Read(Book([XlsxCell.Text(text), default, default, default, XlsxCell.Text(text)]), "Svar", 5)[1];
            return row[0] == text && row[4] == text;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_title_may_hold_anything()
    {
        using var to = new MemoryStream();
        using (var book = new XlsxWriter(to, "Avtal 😀 <1> \ufffe\ud800\u0001", Created, [Answers])) book.Finish();

        Assert.Empty(WorkbookValidator.Errors(to.ToArray()));
        using var opened = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(to.ToArray()), false);
        Assert.Equal("Avtal 😀 <1> \ufffd", opened.PackageProperties.Title);
    }

    [Fact]
    public void Half_a_pair_is_shown_as_such() => Assert.Equal("a\ufffdb", Read(Book([XlsxCell.Text("a\ud800b")]), "Svar", 5)[1][0]);

    [Fact]
    public void Days_are_those_every_program_counts_alike()
    {
        Assert.Equal(["1900-03-01", "9999-12-31", "2000-02-29"], new[] { new DateOnly(1900, 3, 1), DateOnly.MaxValue, new DateOnly(2000, 2, 29) }.Select(day => Read(Book([default, XlsxCell.Day(day)]), "Svar", 5)[1][1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => XlsxCell.Day(new DateOnly(1900, 2, 28)));
    }

    [Fact]
    public void What_a_spreadsheet_does_not_take_is_refused()
    {
        Assert.Equal(XlsxWriter.LongestText, Read(Book([XlsxCell.Text(new string('a', XlsxWriter.LongestText))]), "Svar", 5)[1][0].Length);
        Assert.Throws<ArgumentException>(() => XlsxCell.Text(new string('a', XlsxWriter.LongestText + 1)));
        foreach (var name in new[] { "", new string('a', 32), "a/b", "a:b", "[a]", "'a", "a\n", "History" }) Assert.Throws<ArgumentException>(() => Book([new XlsxSheet(name, [])]));
        Assert.Throws<ArgumentException>(() => Book([new XlsxSheet("Svar", []), new XlsxSheet("SVAR", [])]));
        Assert.Throws<ArgumentException>(() => Book([new XlsxSheet("Svar", [])], [XlsxCell.Number(1)]));
        using var book = new XlsxWriter(new MemoryStream(), "t", Created, [Answers]);
        Assert.Throws<InvalidOperationException>(() => book.Row([XlsxCell.Number(1)]));
        Assert.Throws<InvalidOperationException>(() => book.Begin(1));
    }
}
