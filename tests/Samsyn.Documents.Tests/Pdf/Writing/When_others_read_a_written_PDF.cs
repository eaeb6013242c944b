using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Documents.Pdf.Writing;
using Samsyn.Documents.Tests.Pdf.Signing;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>
/// Judged by others: qpdf checks the file, Poppler reads tags, fonts and text, and Typst, another writer of PDF/UA, tags the same text. The normalisation
/// of that comparison is written in <see cref="Structure"/>. Source: issue "PDF", Done when.
/// </summary>
public sealed class When_others_read_a_written_PDF
{
    private static readonly Lazy<IReadOnlyList<byte[]>> ByTypst = new(() => Typst.Pdf([Fixtures.News, Fixtures.LongTable, Fixtures.Figure]));

    public static TheoryData<int> Three => [0, 1, 2];

    private static (TextContent Content, PdfSheet Sheet) Fixture(int i) => i switch { 0 => (Fixtures.News, Fixtures.Sheet), 1 => (Fixtures.LongTable, Fixtures.Exercise), _ => (Fixtures.Figure, Fixtures.Sheet) };

    [Theory]
    [MemberData(nameof(Three))]
    public void It_is_whole_tagged_and_marked_as_PDF_UA_with_its_title(int i)
    {
        var (content, sheet) = Fixture(i);
        using var folder = new Folder();
        File.WriteAllBytes(folder.Path("own.pdf"), PdfWriter.Write(content, sheet));

        Assert.Contains("No syntax or stream encoding errors found", Tools.Run("qpdf", "--check", folder.Path("own.pdf")), StringComparison.Ordinal);
        var info = Tools.Run("pdfinfo", folder.Path("own.pdf"));
        Assert.Matches(@"Tagged: +yes", info);
        Assert.Matches($@"Title: +{Regex.Escape(content.Title!)}\n", info);
        Assert.Matches(@"Author: +Västra Götalandsregionen\n", info);
        Assert.Matches(@"PDF version: +1\.7", info);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", Tools.Run("pdfinfo", "-meta", folder.Path("own.pdf")), StringComparison.Ordinal);
        // name, type (two words), encoding, emb, sub, uni, object (two)
        var fonts = Tools.Run("pdffonts", folder.Path("own.pdf")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Equal(["CID", "TrueType", "Identity-H", "yes", "yes", "yes"], font[1..7]));
    }

    [Theory]
    [MemberData(nameof(Three))]
    public void Its_tags_and_their_text_are_those_of_Typst(int i)
    {
        var (content, sheet) = Fixture(i);

        Assert.Equal(Structure.Of(ByTypst.Value[i]), Structure.Of(PdfWriter.Write(content, sheet)));
    }

    /// <summary>Texts that nobody wrote, too; what differs is printed by the test as a line of the tree.</summary>
    [Fact]
    public void So_they_are_for_texts_that_nobody_wrote()
    {
        var texts = Enumerable.Range(100, 8).Select(seed => new AnyText(seed).Content()).ToList();
        var others = Typst.Pdf(texts);

        Assert.All(Enumerable.Range(0, texts.Count), i => Assert.Equal(Structure.Of(others[i]), Structure.Of(PdfWriter.Write(texts[i], Fixtures.Sheet))));
    }

    [Fact]
    public void The_alternative_text_of_a_figure_is_that_of_Typst()
    {
        string Alternative(byte[] pdf) => new WrittenPdf(pdf) is var read ? read.Text(read.Elements("Figure").Single()["Alt"]) : "";

        Assert.Equal(Alternative(ByTypst.Value[2]), Alternative(PdfWriter.Write(Fixtures.Figure, Fixtures.Sheet)));
    }

    /// <summary>The text as it is copied out, sheet by sheet: all words in their order, and besides them only head and foot of the sheet and heads of tables said again.</summary>
    [Fact]
    public void Every_word_can_be_copied_in_its_order()
    {
        using var folder = new Folder();
        foreach (var (content, sheet) in Enumerable.Range(0, 3).Select(Fixture).Concat(Enumerable.Range(200, 10).Select(seed => (new AnyText(seed).Content(), Fixtures.Exercise))))
        {
            File.WriteAllBytes(folder.Path("own.pdf"), PdfWriter.Write(content, sheet));
            Assert.Contains("No syntax or stream encoding errors found", Tools.Run("qpdf", "--check", folder.Path("own.pdf")), StringComparison.Ordinal);

            Assert.Equal(Bare(Expected(content)), Copied(Tools.Run("pdftotext", "-raw", "-enc", "UTF-8", folder.Path("own.pdf"), "-"), content, sheet));
        }
    }

    /// <summary>
    /// Each embedded font, opened by fontTools: it is a whole font, and each letter has the outline and the width of the same letter in the typeface (a box for one it lacks), made of
    /// parts (å of a and a ring) as it may be.
    /// </summary>
    [Fact]
    public void Embedded_fonts_draw_the_letters_of_the_typeface()
    {
        var letters = string.Concat(Enumerable.Range(0x20, 0x7E - 0x20).Concat(Enumerable.Range(0xA1, 0x17F - 0xA1)).Where(code => code != 0xAD).Select(char.ConvertFromUtf32)) + "–—’”•…−≤≥→αβжщ§";
        var pdf = new WrittenPdf(PdfWriter.Write(new TextContent
        {
            Title = letters,
            Blocks = [new TextParagraph(null, [new TextRun(letters), new TextRun(letters, Strong: true), new TextRun(letters, Emphasis: true), new TextRun(letters, Strong: true, Emphasis: true)])],
        }, Fixtures.Sheet));
        using var folder = new Folder();
        var fonts = pdf.Fonts().ToList();
        Assert.Equal(5, fonts.Count);
        foreach (var (name, file, characters, widths) in fonts)
        {
            File.WriteAllBytes(folder.Path("subset.ttf"), file);
            File.WriteAllText(folder.Path("numbers.txt"), string.Join('\n', characters.Select(one => FormattableString.Invariant($"{one.Key} {one.Value} {widths[one.Key]}"))));
            File.WriteAllBytes(folder.Path("whole.ttf"), Enum.GetValues<Face>().Select(Typefaces.Of).Single(font => name.EndsWith("+" + font.Name, StringComparison.Ordinal)).File);

            var said = Tools.Run("/usr/bin/python3", "-c", """
                import sys
                from fontTools.ttLib import TTFont
                folder = sys.argv[1]
                whole, subset = TTFont(folder + 'whole.ttf'), TTFont(folder + 'subset.ttf', checkChecksums=2)
                same = 0
                for line in open(folder + 'numbers.txt'):
                    number, code, width = line.split()
                    one, other = whole.getBestCmap().get(int(code)) or whole.getBestCmap()[0x25A1], subset.getGlyphName(int(number))
                    a, b = (font['glyf'][glyph].getCoordinates(font['glyf']) for font, glyph in ((whole, one), (subset, other)))
                    assert list(a[0]) == list(b[0]) and list(a[1]) == list(b[1]) and list(a[2]) == list(b[2]), 'outline of ' + chr(int(code))
                    assert whole['hmtx'][one] == subset['hmtx'][other], 'measures of ' + chr(int(code))
                    assert abs(float(width) - 1000 * whole['hmtx'][one][0] / whole['head'].unitsPerEm) < 0.01, 'width of ' + chr(int(code))
                    same += 1
                print(same)
                """, folder.Path("") + "/");

            Assert.InRange(int.Parse(said, System.Globalization.CultureInfo.InvariantCulture), 300, 400);
        }
    }

    /// <summary>Which pairs stand closer, and how much, in every face: HarfBuzz says the same of all pairs of letters, figures and signs.</summary>
    [Fact]
    public void Pairs_stand_as_close_as_HarfBuzz_sets_them()
    {
        var letters = string.Concat(Enumerable.Range(0x21, 0x7E - 0x21).Select(char.ConvertFromUtf32)) + "åäöÅÄÖéü–’”…";
        var pairs = letters.SelectMany(first => letters.Select(second => $"{first}{second}")).ToList();
        using var folder = new Folder();
        File.WriteAllText(folder.Path("pairs.txt"), string.Join('\n', pairs) + "\n");
        foreach (var font in Enum.GetValues<Face>().Select(Typefaces.Of))
        {
            File.WriteAllBytes(folder.Path("font.ttf"), font.File);
            var said = Tools.Run("hb-shape", "--no-glyph-names", "--no-clusters", "--features=-calt,-liga,-clig,-ccmp,-locl,-rlig,-rclt,-rvrn", $"--text-file={folder.Path("pairs.txt")}", folder.Path("font.ttf"));

            // [2+1273|456+1413]: a glyph and how far it moves on.
            Assert.Equal(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), pairs.Select(pair => (One: font.Glyph(pair[0]), Other: font.Glyph(pair[1]))).Select(glyphs => FormattableString.Invariant($"[{glyphs.One}+{font.Width(glyphs.One) + font.Pairs.Between(glyphs.One, glyphs.Other)}|{glyphs.Other}+{font.Width(glyphs.Other)}]")));
        }
    }

    /// <summary>Whatever a text holds, the file is whole, and what no font has can still be copied.</summary>
    [Fact]
    public void Naughty_texts_make_whole_files()
    {
        using var folder = new Folder();
        for (var i = 0; i < When_a_text_is_written_as_PDF.Naughty.Count; i++)
        {
            File.WriteAllBytes(folder.Path($"{i}.pdf"), PdfWriter.Write(When_a_text_is_written_as_PDF.Naughty[i], Fixtures.Exercise));
            Assert.Contains("No syntax or stream encoding errors found", Tools.Run("qpdf", "--check", folder.Path($"{i}.pdf")), StringComparison.Ordinal);
        }

        var text = Tools.Run("pdfinfo", "-struct-text", folder.Path("2.pdf"));
        Assert.All(new[] { "😀", "עברית", "عربي", "漢字", "� halv", "omvänt", "slut" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Matches(@"Pages: +1
", Tools.Run("pdfinfo", folder.Path("0.pdf")));
    }

    /// <summary>A text of one's own as what is sent out to be signed: signed by a public program, and read back as what was sent.</summary>
    [Fact]
    public void It_can_be_sent_out_to_be_signed()
    {
        var master = PdfWriter.Write(Fixtures.News, Fixtures.Sheet);

        var report = Documents.Pdf.SignedPdf.Read(Tools.SignWithNode([new NodeJob(master, Certificates.Anna)])[0], DateTime.UtcNow, master, [Certificates.Root]);

        Assert.Equal((Documents.Pdf.SignedPdfVerdict.Accepted, Documents.Pdf.MasterMatch.Matches), (report.Verdict, report.Master));
    }

    /// <summary>All words of a text as they are read, without white space.</summary>
    private static string Expected(TextContent content)
    {
        string Runs(IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(run => run.Text));
        return content.Title + string.Concat(content.Blocks.Select(block => block switch
        {
            TextHeading heading => heading.Number + Runs(heading.Runs),
            TextParagraph paragraph => paragraph.Number + Runs(paragraph.Runs),
            TextListItem item => (item.Marker ?? (item.Level % 2 == 0 ? "•" : "–")) + Runs(item.Runs),
            TextTable table => Runs(table.Caption) + string.Concat(table.Rows.SelectMany(row => row).Select(cell => Runs(cell.Runs))),
            TextFigure figure => string.Concat(figure.Drawing.Shapes.OfType<DrawnText>().Select(text => text.Text)) + Runs(figure.Caption),
            _ => "?",
        }));
    }

    /// <summary>What was copied, without head and foot of the sheets, and without heads of tables that were said before.</summary>
    private static string Copied(string copied, TextContent content, PdfSheet sheet)
    {
        var (pages, heads, text) = (copied.TrimEnd('\f').Split('\f'), content.Blocks.OfType<TextTable>().Select(table => Bare(string.Concat(table.Rows.Take(table.HeaderRows).SelectMany(row => row).SelectMany(cell => cell.Runs).Select(run => run.Text)))).Where(head => head.Length > 0).ToList(), new StringBuilder());
        for (var i = 0; i < pages.Length; i++)
        {
            var (page, of) = content.Language == "sv-SE" ? ("Sida", "av") : ("Page", "of");
            var around = Bare(sheet.Warning + (i == 0 ? sheet.Site + sheet.Place + sheet.Kind : sheet.RunningHead) + $"{page}{i + 1}{of}{pages.Length}" + sheet.Address);
            var here = Bare(pages[i]);
            Assert.EndsWith(around, here, StringComparison.Ordinal);
            here = here[..^around.Length];
            var again = heads.Where(head => here.StartsWith(head, StringComparison.Ordinal) && text.ToString().Contains(head, StringComparison.Ordinal)).MaxBy(head => head.Length);
            text.Append(here[(again?.Length ?? 0)..]);
        }

        return text.ToString();
    }

    private static string Bare(string text) => Regex.Replace(text, @"\s+", "");
}
