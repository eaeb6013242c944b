using System.Diagnostics;
using System.Globalization;
using System.Text;
using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using Samsyn.Documents.Xlsx;
using Samsyn.Web.Search;

namespace Samsyn.Web.Tests.Search;

/// <summary>Office files and PDF give their words; what cannot be read says so, and nothing a file holds stops the server.</summary>
public sealed class The_words_of_files
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>A PDF of one page with some words, by hand: ISO 32000.</summary>
    private static byte[] Pdf(string words)
    {
        var stream = $"BT /F1 12 Tf 72 720 Td ({words}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    [Fact]
    public async Task Of_a_Word_file_are_headings_points_and_tables()
    {
        var docx = DocxWriter.Write(new TextContent
        {
            Blocks = [new TextHeading(1, "4", [new TextRun("Takvolymer")]), new TextParagraph("4.2", [new TextRun("Rapportera i december.")]), new TextTable(1, [[new TextCell([new TextRun("Vem")]), new TextCell([new TextRun("Vad")])], [new TextCell([new TextRun("Regionen")]), new TextCell([new TextRun("Lokaler")])]])],
        });

        var text = await FileText.Of("Protokoll.DOCX", docx, Cancel);

        Assert.True(text.IsRead);
        Assert.Equal(["4", "takvolymer", "4.2", "rapportera", "i", "december", "vem", "vad", "regionen", "lokaler"], Tokens.Of(text.Text).Select(t => t.Word));
    }

    [Fact]
    public async Task Of_a_workbook_are_sheets_and_cells()
    {
        using var file = new MemoryStream();
        using (var book = new XlsxWriter(file, "Bok", new DateTime(2026, 11, 27, 0, 0, 0, DateTimeKind.Utc), [new XlsxSheet("Volymer", [new XlsxColumn("Part", XlsxKind.Text, 20)])]))
        {
            book.Begin(0);
            book.Row([XlsxCell.Text("Nattugglan")]);
            book.Finish();
        }

        var text = await FileText.Of("volymer.xlsx", file.ToArray(), Cancel);

        Assert.True(text.IsRead);
        Assert.Equal(["volymer", "nattugglan"], Tokens.Of(text.Text).Select(t => t.Word).Where(word => word is "volymer" or "nattugglan"));
    }

    [Fact]
    public async Task Of_a_PDF_are_read_by_pdftotext()
    {
        var text = await FileText.Of("protokoll.pdf", Pdf("Nattugglan i N\u00E4mnden"), Cancel);

        Assert.True(text.IsRead, "pdftotext (Debian: poppler-utils) is needed.");
        Assert.Contains("Nattugglan i Nämnden", text.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bild.png", "\u0089PNG")]
    [InlineData("fil.docx", "inget")]
    [InlineData("fil.xlsx", "PK\u0003\u0004")]
    [InlineData("fil.pdf", "inget")]
    [InlineData("fil.pdf", "%PDF-1.4 trasig")]
    [InlineData("utan", "text")]
    [InlineData("", "")]
    public async Task That_cannot_be_read_are_none_and_that_is_said(string name, string bytes) => Assert.Equal(new FileText("", false), await FileText.Of(name, Encoding.Latin1.GetBytes(bytes), Cancel));

    [Fact]
    public async Task That_take_too_long_are_given_up_and_the_program_is_ended()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new Commands.Folder();
        var (slow, id) = (Path.Combine(folder.Path, "slow"), Path.Combine(folder.Path, "id"));
        await File.WriteAllTextAsync(slow, $"#!/bin/sh\necho $$ > {id}\nexec sleep 600\n", Cancel);
        File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var clock = Stopwatch.StartNew();

        var text = await FileText.OfPdf(Pdf("x"), slow, TimeSpan.FromSeconds(1.5), Cancel);

        Assert.False(text.IsRead);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 60);
        var process = int.Parse(await File.ReadAllTextAsync(id, Cancel), CultureInfo.InvariantCulture);
        for (var tries = 0; Runs(process) && tries < 100; tries++) await Task.Delay(50, Cancel);
        Assert.False(Runs(process), "The program is still running.");
        Assert.False((await FileText.OfPdf(Pdf("x"), Path.Combine(folder.Path, "finns-inte"), TimeSpan.FromSeconds(5), Cancel)).IsRead);

        // One that has ended and not been fetched yet runs no more.
        static bool Runs(int id) => File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_say_too_much_are_cut()
    {
        var text = await FileText.Of("logg.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ord å ", 300_000))), Cancel);

        Assert.True(text.IsRead);
        Assert.Equal(Searchable.MostText, text.Text.Length);
    }
}
