using System.Diagnostics;
using Samsyn.Documents.Xlsx;

namespace Samsyn.Documents.Tests.Xlsx;

/// <summary>Judged by others: LibreOffice and openpyxl open what is written here, with days as days, the first row frozen and a filter; what openpyxl makes is read.</summary>
public sealed class When_others_open_a_workbook : IClassFixture<When_others_open_a_workbook.Spreadsheets>
{
    private readonly Spreadsheets judges;

    public When_others_open_a_workbook(Spreadsheets judges) => this.judges = judges;

    [Fact, Rule("C4")]
    public void LibreOffice_reads_every_cell() =>
        Assert.Equal("Remissinstans,Inkom,Antal,Synpunkt\nMark,2022-04-18,3,\"Två rader, åäö\nandra raden\"\n=cmd,2022-04-19,-1,_x0041_ & <x>\n", judges.AsCsv.ReplaceLineEndings("\n"));

    [Fact, Rule("C4")]
    public void LibreOffice_keeps_the_days_the_filter_and_the_widths()
    {
        Assert.Contains("office:date-value=\"2022-04-18\"", judges.AsFlat, StringComparison.Ordinal);
        Assert.Contains("<table:database-range", judges.AsFlat, StringComparison.Ordinal);
        // Without a window LibreOffice forgets frozen rows, its own too: openpyxl sees ours.
        Assert.True(System.Text.RegularExpressions.Regex.Matches(judges.AsFlat, "style:column-width=\"[0-9.]+in\"").Select(m => m.Value).Distinct().Count() >= 4);
        Assert.DoesNotContain("table:formula", judges.AsFlat, StringComparison.Ordinal);
    }

    [Fact, Rule("C4")]
    public void Openpyxl_reads_every_cell_and_what_stands_around_them() =>
        // This release of openpyxl leaves ECMA's own escapes as they are.
        Assert.Equal(
            "Svar|Om\nA2|A1:D3|24.0|True\n'Remissinstans'|'Inkom'|'Antal'|'Synpunkt'\n'Mark'|datetime.datetime(2022, 4, 18, 0, 0)|3|'Två rader, åäö\\nandra raden'\n'=cmd'|datetime.datetime(2022, 4, 19, 0, 0)|-1|'_x005F_x0041_ & <x>'\n",
            judges.ByPython.ReplaceLineEndings("\n"));

    [Fact]
    public void What_openpyxl_makes_is_read()
    {
        using var reader = XlsxReader.Open(judges.FromPython);
        Assert.Equal("Kommun;Volym;Dag | Mark;12.5;2022-12-09 | Åmål;3;", string.Join(" | ", reader.Rows("Takvolymer").Select(row => string.Join(';', Enumerable.Range(0, 3).Select(c => row.Cells.FirstOrDefault(cell => cell.Column == c).Text ?? "")))));
    }

    /// <summary>Each started once.</summary>
    public sealed class Spreadsheets : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("samsyn-calc-").FullName;

        public Spreadsheets()
        {
            using (var file = File.Create(Path.Combine(folder, "own.xlsx")))
            {
                using var book = new XlsxWriter(file, "Sammanställning", new DateTime(2022, 5, 2, 7, 30, 0, DateTimeKind.Utc), [new XlsxSheet("Svar", [new("Remissinstans", XlsxKind.Text, 24), new("Inkom", XlsxKind.Day, 12), new("Antal", XlsxKind.Number, 8), new("Synpunkt", XlsxKind.Wrapped, 60)]), new XlsxSheet("Om", [new("Uppgift", XlsxKind.Text, 20)])]);
                book.Begin(0);
                book.Row([XlsxCell.Text("Mark"), XlsxCell.Day(new(2022, 4, 18)), XlsxCell.Number(3), XlsxCell.Text("Två rader, åäö\nandra raden")]);
                book.Row([XlsxCell.Text("=cmd"), XlsxCell.Day(new(2022, 4, 19)), XlsxCell.Number(-1), XlsxCell.Text("_x0041_ & <x>")]);
                book.Finish();
            }

            File.WriteAllText(Path.Combine(folder, "judge.py"), """
                import openpyxl, datetime
                book = openpyxl.load_workbook('own.xlsx')
                print('|'.join(book.sheetnames))
                s = book['Svar']
                print('|'.join(str(x) for x in [s.freeze_panes, s.auto_filter.ref, s.column_dimensions['A'].width, s['A1'].font.b]))
                for row in s.iter_rows(values_only=True): print('|'.join(repr(v) for v in row))
                made = openpyxl.Workbook(); m = made.active; m.title = 'Takvolymer'
                m.append(['Kommun', 'Volym', 'Dag']); m.append(['Mark', 12.5, datetime.date(2022, 12, 9)]); m.append(['Åmål', 3])
                made.save('python.xlsx')
                """);
            ByPython = Run("/usr/bin/python3", "judge.py");
            var settings = $"-env:UserInstallation=file://{folder}/profile";
            Run("soffice", settings, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,1", "own.xlsx");
            AsCsv = File.ReadAllText(Directory.GetFiles(folder, "*.csv").Single());
            Run("soffice", settings, "--headless", "--convert-to", "fods", "own.xlsx");
            AsFlat = File.ReadAllText(Path.Combine(folder, "own.fods"));
        }

        public string ByPython { get; }

        public string AsCsv { get; }

        public string AsFlat { get; }

        public byte[] FromPython => File.ReadAllBytes(Path.Combine(folder, "python.xlsx"));

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
