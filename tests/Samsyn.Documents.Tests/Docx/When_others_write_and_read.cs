using System.Diagnostics;
using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Tests.Docx;

/// <summary>
/// Judged by others: files that python-docx and LibreOffice make at test time are read, and files written here are opened by both.
/// Source: issue "The agreement itself", Done when 2.
/// </summary>
public sealed class When_others_write_and_read : IClassFixture<When_others_write_and_read.Office>
{
    private readonly Office office;

    public When_others_write_and_read(Office office) => this.office = office;

    private static readonly TextContent Written = new()
    {
        Title = "Samverkansavtal",
        Blocks =
        [
            new TextHeading(1, "4", [new TextRun("Takvolymer")]),
            new TextParagraph("4.2", [new TextRun("Volymerna rapporteras "), new TextRun("senast", Strong: true), new TextRun(" den andra fredagen i december, åäö.")]),
            new TextParagraph("4.7", [new TextRun("Se "), new TextRun("hemsidan", Link: "https://exempel.se/a"), new TextRun(".")]),
            new TextListItem(0, "a)", [new TextRun("ett")]),
            new TextListItem(1, null, [new TextRun("punkt")]),
            new TextTable(1, [[new TextCell([new TextRun("Vem")]), new TextCell([new TextRun("Vad")])], [new TextCell([new TextRun("Regionen")]), new TextCell([])]]),
        ],
    };

    private static readonly TextContent WithFigure = new()
    {
        Blocks =
        [
            new TextTable(1, [[new TextCell([new TextRun("Vem")])], [new TextCell([new TextRun("Regionen")])]]) { HeaderColumns = 1, Caption = [new TextRun("Läget i maj")] },
            new TextFigure(new TextDrawing(10, 10, [new DrawnRectangle(0, 0, 10, 10, DrawnColour.Of("#0B4F5C"))]), "31 av 50 har sagt ja.", [new TextRun("Varje sten är en part.")]),
        ],
    };

    /// <summary>A drawing has no place in a text that is worked on: what it says, and the captions, do.</summary>
    [Fact]
    public void A_figure_is_written_as_what_it_says_and_captions_in_Word_s_own_style()
    {
        var docx = DocxWriter.Write(WithFigure);

        Assert.Empty(OfficeValidator.Errors(docx));
        Assert.Equal(["p Läget i maj", "t1 Vem|Regionen", "p Figur: 31 av 50 har sagt ja.", "p Varje sten är en part."], DocxReader.Read(docx).Content.Blocks.Select(Line));
        Assert.Equal("caption|Läget i maj\nNormal|Figur: 31 av 50 har sagt ja.\ncaption|Varje sten är en part.\nVem\nRegionen\n", office.FigureByPython.ReplaceLineEndings("\n").Replace("Caption|", "caption|", StringComparison.Ordinal));
        Assert.Contains("Figure: 31", string.Join('\n', DocxReader.Read(DocxWriter.Write(WithFigure with { Language = "en-GB" })).Content.Blocks.Select(Line)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_python_docx_makes_is_read()
    {
        var content = DocxReader.Read(office.FromPython).Content;

        Assert.Equal("Samverkansavtal", content.Title);
        Assert.Equal(["h1 Parter", "p Avtalet gäller åäö.", "h2 Kommunerna", "0 1. först", "0 2. sedan", "0 • punkt", "t1 Vem|Vad|Kommunen|Förskrivning"], content.Blocks.Select(Line));
        Assert.Contains(((TextParagraph)content.Blocks[1]).Runs, run => run is { Text: "gäller", Strong: true });
    }

    [Fact]
    public void What_LibreOffice_makes_is_read()
    {
        var content = DocxReader.Read(office.FromLibreOffice).Content;

        Assert.Equal(["h1 Parter", "p Avtalet gäller åäö.", "h2 Kommunerna", "0 1. först", "1 a. under", "0 2. sedan", "0 • punkt", "t1 Vem|Vad|Kommunen|Förskrivning"], content.Blocks.Select(Line));
        Assert.Contains(((TextParagraph)content.Blocks[1]).Runs, run => run is { Text: "gäller", Strong: true });
    }

    [Fact]
    public void What_is_written_is_opened_by_LibreOffice_with_every_number()
    {
        var lines = office.OwnAsText.Split('\n').Select(line => line.Trim('\uFEFF', ' ', '\r').Replace('\t', ' ')).Where(line => line.Length > 0).ToList();

        foreach (var line in new[] { "Samverkansavtal", "4 Takvolymer", "4.2 Volymerna rapporteras senast den andra fredagen i december, åäö.", "4.7 Se hemsidan.", "a) ett", "Regionen" }) Assert.Contains(line, lines);
    }

    [Fact]
    public void What_is_written_is_opened_by_python_docx_with_styles_and_header_row() =>
        // This release of python-docx leaves the words of links out of a paragraph's text.
        Assert.Equal(
            "Title|Samverkansavtal\nHeading 1|4\tTakvolymer\nsamsyn point|4.2\tVolymerna rapporteras senast den andra fredagen i december, åäö.\nsamsyn point|4.7\tSe .\nsamsyn item 0|a)\tett\nList Bullet|punkt\nVem|Vad\nRegionen|\n",
            office.OwnByPython.ReplaceLineEndings("\n"));

    [Fact]
    public void What_is_written_has_no_faults_and_reads_back_the_same()
    {
        var docx = DocxWriter.Write(Written);

        Assert.Empty(OfficeValidator.Errors(docx));
        Assert.Equal(docx, DocxWriter.Write(Written));
        Assert.Equal(["h1 4 Takvolymer", "p 4.2 Volymerna rapporteras senast den andra fredagen i december, åäö.", "p 4.7 Se hemsidan.", "0 a) ett", "1 • punkt", "t1 Vem|Vad|Regionen|"], DocxReader.Read(docx).Content.Blocks.Select(Line));
    }

    [Fact]
    public void What_is_no_table_or_heading_cannot_be_written()
    {
        Assert.Throws<ArgumentException>(() => DocxWriter.Write(new TextContent { Blocks = [new TextHeading(7, null, [])] }));
        Assert.Throws<ArgumentException>(() => DocxWriter.Write(new TextContent { Blocks = [new TextTable(0, [[new TextCell([])], []])] }));
    }

    private static string Line(TextBlock block) => block switch
    {
        TextHeading h => $"h{h.Level} {(h.Number is null ? "" : h.Number + " ")}{Said(h.Runs)}",
        TextParagraph p => $"p {(p.Number is null ? "" : p.Number + " ")}{Said(p.Runs)}",
        TextListItem i => $"{i.Level} {i.Marker ?? "•"} {Said(i.Runs)}",
        TextTable t => $"t{t.HeaderRows} " + string.Join('|', t.Rows.SelectMany(r => r).Select(c => Said(c.Runs))),
        _ => "?",
    };

    private static string Said(IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(run => run.Text));

    /// <summary>python-docx and LibreOffice, each started once for what it makes and once for what it opens.</summary>
    public sealed class Office : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("samsyn-office-").FullName;

        public Office()
        {
            File.WriteAllText(Path.Combine(folder, "make.py"), """
                import docx, sys
                d = docx.Document()
                d.add_heading('Samverkansavtal', 0)
                d.add_heading('Parter', 1)
                p = d.add_paragraph('Avtalet '); p.add_run('gäller').bold = True; p.add_run(' åäö.')
                d.add_heading('Kommunerna', 2)
                d.add_paragraph('först', style='List Number'); d.add_paragraph('sedan', style='List Number')
                d.add_paragraph('punkt', style='List Bullet')
                t = d.add_table(rows=2, cols=2); t.style = 'Table Grid'
                for i, text in enumerate(['Vem', 'Vad', 'Kommunen', 'Förskrivning']): t.cell(i // 2, i % 2).text = text
                d.save('python.docx')
                own = docx.Document(sys.argv[1])
                for p in own.paragraphs: print(p.style.name + '|' + p.text)
                for t in own.tables:
                    for r in t.rows: print('|'.join(c.text for c in r.cells))
                """);
            File.WriteAllText(Path.Combine(folder, "libre.html"), """
                <html lang="sv"><head><meta charset="utf-8"></head><body><h1>Parter</h1><p>Avtalet <b>gäller</b> åäö.</p><h2>Kommunerna</h2>
                <ol><li>först<ol type="a"><li>under</li></ol></li><li>sedan</li></ol><ul><li>punkt</li></ul>
                <table border="1"><thead><tr><th>Vem</th><th>Vad</th></tr></thead><tr><td>Kommunen</td><td>Förskrivning</td></tr></table></body></html>
                """);
            File.WriteAllBytes(Path.Combine(folder, "own.docx"), DocxWriter.Write(Written));
            File.WriteAllBytes(Path.Combine(folder, "figure.docx"), DocxWriter.Write(WithFigure));
            OwnByPython = Run("/usr/bin/python3", "make.py", "own.docx");
            FigureByPython = Run("/usr/bin/python3", "make.py", "figure.docx");
            var settings = $"-env:UserInstallation=file://{folder}/profile";
            Run("soffice", settings, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "libre.html");
            Run("soffice", settings, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "own.docx");
            OwnAsText = File.ReadAllText(Path.Combine(folder, "own.txt"));
        }

        public byte[] FromPython => File.ReadAllBytes(Path.Combine(folder, "python.docx"));

        public byte[] FromLibreOffice => File.ReadAllBytes(Path.Combine(folder, "libre.docx"));

        public string OwnAsText { get; }

        public string OwnByPython { get; }

        public string FigureByPython { get; }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private string Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PYTHONIOENCODING"] = "utf-8" } })!;
            var error = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program}: {error.Result}");
        }
    }
}
