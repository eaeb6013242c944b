using System.Globalization;
using Samsyn.Documents.Pdf;
using Samsyn.Documents.Pdf.Writing;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>Written files, read with the reader of signed files, which shares no code with the writer.</summary>
public sealed class When_a_text_is_written_as_PDF
{
    private static readonly PdfSheet Plain = new() { Site = "Samsyn" };

    [Fact]
    public void Everything_drawn_is_content_of_an_element_or_an_artifact()
    {
        foreach (var pdf in new[] { PdfWriter.Write(Fixtures.News, Fixtures.Sheet), PdfWriter.Write(Fixtures.LongTable, Fixtures.Exercise), PdfWriter.Write(Fixtures.Figure, Fixtures.Sheet) }
            .Concat(Enumerable.Range(1, 15).Select(seed => PdfWriter.Write(new AnyText(seed).Content(), Fixtures.Exercise)))
            .Concat(Naughty.Select(text => PdfWriter.Write(text, Plain))))
        {
            Assert.Empty(new WrittenPdf(pdf).Faults());
        }
    }

    /// <summary>The same text is the same file, whatever language the server's thread speaks, so that a file's hash tells whether a text was changed.</summary>
    [Fact]
    public void The_same_text_gives_the_same_bytes_in_every_culture()
    {
        var first = PdfWriter.Write(Fixtures.News, Fixtures.Sheet);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var other in new[] { "sv-SE", "tr-TR", "ar-SA", "de-CH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(other);
                Assert.Equal(first, PdfWriter.Write(Fixtures.News, Fixtures.Sheet));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.NotEqual(first, PdfWriter.Write(Fixtures.News with { Title = "Annat" }, Fixtures.Sheet));
    }

    [Fact]
    public void The_file_says_title_language_and_that_it_is_tagged()
    {
        var pdf = new WrittenPdf(PdfWriter.Write(Fixtures.Figure with { Language = "en-GB" }, Plain));

        Assert.Equal("en-GB", pdf.Text(pdf.Catalog["Lang"]));
        Assert.True(((PdfBoolean)pdf.Dictionary(pdf.Catalog["MarkInfo"])!["Marked"]!).Value);
        Assert.True(((PdfBoolean)pdf.Dictionary(pdf.Catalog["ViewerPreferences"])!["DisplayDocTitle"]!).Value);
        Assert.All(pdf.Pages, page => Assert.Equal("S", page.Name("Tabs")));
    }

    [Fact]
    public void Bookmarks_lead_to_the_headings_level_by_level()
    {
        var pdf = new WrittenPdf(PdfWriter.Write(Fixtures.News, Fixtures.Sheet));

        var said = Bookmarks(pdf, pdf.Dictionary(pdf.Catalog["Outlines"])!, 0).ToList();

        Assert.Equal(["0 " + Fixtures.News.Title, "1 Arbetet börjar i september", "2 1.1 Det här ingår", "2 1.2 Så går det till", "1 2 Parternas ansvar"], said);
        Assert.Equal(5, ((PdfNumber)pdf.Dictionary(pdf.Catalog["Outlines"])!["Count"]!).Whole);
    }

    /// <summary>ISO 14289-1, 7.4.2: a leap from level 1 to 3 would be heard as a missing heading.</summary>
    [Fact]
    public void Headings_that_leap_are_tagged_without_leaps()
    {
        var text = new TextContent { Blocks = [.. new[] { 3, 6, 2, 4 }.Select(level => new TextHeading(level, null, [new TextRun("r" + level)]))] };

        Assert.Equal(["H1", "H2", "H2", "H3"], Tags(new WrittenPdf(PdfWriter.Write(text, Plain))).Where(tag => tag.StartsWith('H')));
    }

    [Fact]
    public void A_figure_has_its_alternative_text_and_its_place()
    {
        var pdf = new WrittenPdf(PdfWriter.Write(Fixtures.Figure, Fixtures.Sheet));

        var figure = Assert.Single(pdf.Elements("Figure"));
        Assert.Equal("Nio av tolv parter i Göteborgsregionen och fem av åtta i Boråsregionen har sagt ja.", pdf.Text(figure["Alt"]));
        var box = pdf.Array(pdf.Dictionary(figure["A"])!["BBox"])!.Items.Select(item => ((PdfNumber)item).Value).ToArray();
        Assert.Equal((380, 120), (Math.Round(box[2] - box[0]), Math.Round(box[3] - box[1])));
    }

    /// <summary>ISO 14289-1, 7.3: a figure without words would be heard as a riddle.</summary>
    [Fact]
    public void A_drawing_that_says_nothing_is_an_artifact()
    {
        var pdf = new WrittenPdf(PdfWriter.Write(new TextContent { Blocks = [(TextFigure)Fixtures.Figure.Blocks[2] with { Alternative = " " }] }, Fixtures.Sheet));

        Assert.Empty(pdf.Elements("Figure"));
        Assert.Equal(["P"], Tags(pdf));
        Assert.Empty(pdf.Faults());
    }

    /// <summary>ISO 14289-1, 7.21.7: text of a font may be anything but these.</summary>
    [Fact]
    public void No_character_is_copied_as_nothing_or_a_byte_order_mark() =>
        Assert.All(Naughty.SelectMany(text => new WrittenPdf(PdfWriter.Write(text, Plain)).Fonts()), font => Assert.DoesNotContain(font.Characters.Values, code => code is 0 or 0xFEFF or 0xFFFE));

    [Fact]
    public void An_address_is_escaped_as_addresses_are()
    {
        var pdf = new WrittenPdf(PdfWriter.Write(Naughty[3], Plain));

        Assert.Equal("https://exempel.se/%C3%A5(%C3%A4)\\%C3%B6?q=%F0%9F%98%80", pdf.Text(pdf.Dictionary(pdf.Dictionary(pdf.Array(pdf.Pages[0]["Annots"])!.Items[0])!["A"])!["URI"]));
    }

    [Fact]
    public void Heading_cells_say_what_they_head()
    {
        var pdf = new WrittenPdf(PdfWriter.Write(Fixtures.LongTable, Fixtures.Exercise));

        var scopes = pdf.Elements("TH").Select(cell => pdf.Dictionary(cell["A"])!.Name("Scope")).ToList();
        Assert.Equal((6, 150), (scopes.Count(scope => scope == "Column"), scopes.Count(scope => scope == "Row")));
        Assert.Single(pdf.Elements("THead"));
        Assert.Equal(151, pdf.Elements("TR").Count());
    }

    /// <summary>Seen on each sheet, read once.</summary>
    [Fact]
    public void The_head_of_a_table_is_set_again_on_every_sheet_as_an_artifact()
    {
        var pdf = new WrittenPdf(PdfWriter.Write(Fixtures.LongTable, Fixtures.Exercise));

        Assert.Equal(5, pdf.Pages.Count);
        Assert.Equal([0, 1, 1, 1, 1], Enumerable.Range(0, 5).Select(page => pdf.Artifacts(page, "/Type/Pagination>>")));
        Assert.All(Enumerable.Range(0, 5), page => Assert.Equal((1, 1), (pdf.Artifacts(page, "/Type/Pagination/Subtype/Header"), pdf.Artifacts(page, "/Type/Pagination/Subtype/Footer"))));
    }

    /// <summary>Rows of one to four lines, many sheets: none is on two.</summary>
    [Fact]
    public void Rows_are_whole_when_a_sheet_holds_them_and_go_on_when_none_does()
    {
        var rows = Enumerable.Range(0, 120).Select(i => Row(string.Join(' ', Enumerable.Repeat("ord", 20 * (1 + (i % 4)))), "b")).ToList();
        var whole = new WrittenPdf(PdfWriter.Write(new TextContent { Blocks = [new TextTable(0, rows)] }, Plain));
        var long_ = new WrittenPdf(PdfWriter.Write(new TextContent { Blocks = [new TextTable(1, [Row("Huvud", "b"), Row(string.Join(' ', Enumerable.Repeat("ord", 3000)), "b")])] }, Plain));

        Assert.True(whole.Pages.Count > 3);
        Assert.All(whole.Elements("TD"), cell => Assert.Single(whole.Array(cell["K"])!.Items));
        Assert.True(long_.Pages.Count > 1);
        Assert.Equal(long_.Pages.Count, long_.Array(long_.Elements("TD").First(cell => long_.Array(cell["K"])!.Items.Count > 1)["K"])!.Items.Count);
        Assert.Empty(long_.Faults());
    }

    [Fact]
    public void A_heading_stands_with_what_it_heads()
    {
        for (var lines = 35; lines < 50; lines++)
        {
            var blocks = new List<TextBlock> { new TextParagraph(null, [new TextRun(string.Join('\n', Enumerable.Repeat("rad", lines)))]), new TextHeading(1, null, [new TextRun("Rubrik")]), new TextHeading(2, null, [new TextRun("Under")]), new TextParagraph(null, [new TextRun("a\nb\nc\nd\ne")]) };
            var pdf = new WrittenPdf(PdfWriter.Write(new TextContent { Blocks = blocks }, Plain));
            var pages = new[] { "H1", "H2" }.Select(tag => ((PdfReference)pdf.Elements(tag).Single()["Pg"]!).Number).Append(((PdfReference)pdf.Elements("P").Last()["Pg"]!).Number);

            Assert.Single(pages.Distinct());
        }
    }

    /// <summary>Neither the first line of a paragraph at the foot of a sheet nor the last at the top of one.</summary>
    [Fact]
    public void No_line_of_a_paragraph_stands_alone()
    {
        for (var before = 30; before < 50; before++)
        {
            var blocks = new[] { before, 6 }.Select(lines => (TextBlock)new TextParagraph(null, [new TextRun(string.Join('\n', Enumerable.Repeat("rad", lines)))]));
            var pdf = new WrittenPdf(PdfWriter.Write(new TextContent { Blocks = [.. blocks] }, Plain));
            foreach (var page in Enumerable.Range(0, pdf.Pages.Count))
            {
                // A line of the text is a text object of its own; the first mark of a page is the rest of the paragraph before.
                var perMark = string.Join('\n', pdf.Lines(page)).Split("<</MCID ")[1..].Select(mark => mark.Split("EMC")[0].Split("BT/").Length - 1);
                Assert.All(perMark, count => Assert.True(count >= 2, $"{before} lines before: {count} alone on page {page + 1}"));
            }
        }
    }

    [Fact]
    public void A_table_too_wide_for_the_sheet_lies_down_and_its_heading_with_it()
    {
        TextTable Wide(int columns) => new(1, [.. Enumerable.Range(0, 4).Select(row => Row([.. Enumerable.Range(0, columns).Select(column => row == 0 ? $"Kolumnrubrik{column}" : $"värde {row}")]))]);
        TextContent With(int columns) => new() { Title = "Bred", Blocks = [new TextParagraph(null, [new TextRun("Först text.")]), new TextHeading(1, null, [new TextRun("Tabell")]), Wide(columns), new TextParagraph(null, [new TextRun("Sedan text.")])] };

        Assert.Single(new WrittenPdf(PdfWriter.Write(With(4), Plain)).Pages);
        var lying = new WrittenPdf(PdfWriter.Write(With(10), Plain));
        Assert.Equal([(595.28, 841.89), (841.89, 595.28), (595.28, 841.89)], Enumerable.Range(0, 3).Select(lying.SheetOf));
        Assert.NotEqual(((PdfReference)lying.Elements("H1").Single()["Pg"]!).Number, ((PdfReference)lying.Elements("H2").Single()["Pg"]!).Number);
        // More columns than any sheet holds still end somewhere.
        Assert.Empty(new WrittenPdf(PdfWriter.Write(With(150), Plain)).Faults());
    }

    /// <summary>Nothing is drawn right of the margin: neither a long address nor a word without end.</summary>
    [Fact]
    public void Long_words_are_broken_and_not_cut_off()
    {
        var address = "https://samsyn.example/" + string.Join('/', Enumerable.Repeat("enmycketlangdel", 20));
        var text = new TextContent { Blocks = [new TextParagraph(null, [new TextRun("Se " + address, Link: address)]), new TextParagraph(null, [new TextRun(new string('m', 3_000))]), new TextTable(0, [Row(new string('w', 500), address)])] };

        var pdf = new WrittenPdf(PdfWriter.Write(text, Plain));

        foreach (var link in pdf.Pages.SelectMany(page => pdf.Array(page["Annots"])?.Items ?? []).Select(link => pdf.Dictionary(link)!))
            Assert.InRange(((PdfNumber)pdf.Array(link["Rect"])!.Items[2]).Value, 0, 57 + 374);
        var set = new SetText([new TextRun(new string('m', 10_000))], Paper.Body, new DocumentFonts()).Break(300);
        Assert.All(set.Lines, line => Assert.InRange(line.Width, 1, 300));
        Assert.Equal(10_000, set.Lines.Sum(line => line.End - line.Start));
    }

    [Theory]
    [InlineData("kommun\u00ADfullmäktige", "kommun-|fullmäktige")]
    [InlineData("se avtal § 21 nu", "se avtal|§ 21 nu")]
    [InlineData("30\u00A0706,34\u00A0kr", "30\u00A0706,34\u00A0k|r")]     // a no-break space is only broken when there is no other way
    [InlineData("ett hälso- och sjukvårdsavtal", "ett hälso-|och|sjukvårdsav|tal")]
    [InlineData("två\nrader", "två|rader")]
    [InlineData("2021-12-01 10-20", "2021-12-01|10-20")]
    [InlineData("ae\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", "aéééééééé|éé")]
    public void Lines_end_where_they_may(string text, string lines)
    {
        var set = new SetText([new TextRun(text)], Paper.Body, new DocumentFonts()).Break(60);

        Assert.Equal(lines.Split('|'), set.Lines.Select(line => string.Concat(Enumerable.Range(line.Start, line.End - line.Start).Select(i => char.ConvertFromUtf32(set.Signs[i].Code))).Trim(' ', '\n').Replace("\u00AD", line.EndsSoftly ? "-" : "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_of_numbers_ends_in_line_and_has_figures_of_one_width()
    {
        var fonts = new DocumentFonts();
        var table = new TextTable(1, [Row("Part", "Kostnad", "Version", "Andel"), Row("Ale", "1 200 kr", "1.0", "31 %"), Row("Mark", "−30 706,34 kr", "1.0 B", "–")]);

        Assert.Equal([false, true, false, true], new TableMeasures(table, fonts, "sv-SE").IsNumeric);
        var tabular = new[] { "1111", "0000", "7474" }.Select(text => new SetText([new TextRun(text)], Paper.Body with { Tabular = true }, fonts).Measure().Natural).Distinct();
        Assert.Single(tabular);
        Assert.NotEqual(new SetText([new TextRun("1111")], Paper.Body, fonts).Measure().Natural, tabular.Single());
    }

    /// <summary>A V tucks in under an A; two stems stand as they are.</summary>
    [Theory]
    [InlineData("AV", -1)]
    [InlineData("To", -1)]
    [InlineData("r,", -1)]
    [InlineData("HH", 0)]
    [InlineData("il", 0)]
    public void Letters_stand_as_close_as_their_typeface_says(string pair, int sign)
    {
        var fonts = new DocumentFonts();
        double Natural(string words, Face face) => new SetText([new TextRun(words)], Paper.Body with { Face = face }, fonts).Measure().Natural;

        foreach (var face in Enum.GetValues<Face>()) Assert.Equal(sign, Math.Sign(Math.Round(Natural(pair, face) - Natural(pair[..1], face) - Natural(pair[1..], face), 3)));
    }

    /// <summary>Our own reader, which a signed copy comes back through, knows every object of the file.</summary>
    [Fact]
    public void The_reader_of_signed_files_reads_it()
    {
        foreach (var content in new[] { Fixtures.News, new TextContent { Blocks = [Fixtures.Decisions(1_000)] } })
        {
            var pdf = PdfWriter.Write(content, Fixtures.Sheet);

            Assert.Equal(PdfProblem.NoSignature, SignedPdf.Read(pdf, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Problem);
            Assert.NotEmpty(new WrittenPdf(pdf).Elements("TD"));
        }
    }

    [Fact]
    public void What_is_no_table_heading_or_item_cannot_be_written()
    {
        Assert.Throws<ArgumentException>(() => PdfWriter.Write(new TextContent { Blocks = [new TextHeading(7, null, [])] }, Plain));
        Assert.Throws<ArgumentException>(() => PdfWriter.Write(new TextContent { Blocks = [new TextListItem(9, null, [])] }, Plain));
        Assert.Throws<ArgumentException>(() => PdfWriter.Write(new TextContent { Blocks = [new TextTable(0, [[new TextCell([])], []])] }, Plain));
    }

    internal static IReadOnlyList<TextContent> Naughty { get; } =
    [
        new() { Blocks = [] },
        new() { Title = "", Blocks = [new TextParagraph(null, []), new TextParagraph("1.1", []), new TextHeading(1, null, []), new TextListItem(0, "", []), new TextListItem(3, null, [])] },
        new() { Title = "Emoji 😀👩‍👩‍👧 och עברית, عربي, 漢字, ก็, e\u0301 \u200Bz\u0335\u0336, \uFEFF", Blocks = [new TextParagraph(null, [new TextRun("😀👩‍👩‍👧 עברית عربي 漢字漢字漢字 \uD83D halv \uDE00 \u0000\u0001\u0007\u001B\u007F\u0085 \u202Eomvänt\u202C \t\r\n\u2028 slut")])] },
        new() { Title = "(paren\\tes) <html> & ]]>", Language = "sv-SE", Blocks = [new TextHeading(1, "(1)\\", [new TextRun(")) ((\\")]), new TextParagraph(null, [new TextRun("länk", Link: "https://exempel.se/å(ä)\\ö?q=😀")])] },
        new() { Blocks = [new TextParagraph(null, [new TextRun(new string('x', 10_000))]), new TextParagraph(null, [new TextRun(new string(' ', 10_000))]), new TextParagraph(null, [new TextRun(new string('\n', 500))])] },
        new() { Blocks = [.. Enumerable.Range(0, 60).Select(i => new TextListItem(i % 9, i % 2 == 0 ? null : "viii)", [new TextRun("punkt")]))] },
        new() { Blocks = [new TextTable(3, [[new TextCell([])], [new TextCell([])]]), new TextTable(0, [[new TextCell([]), new TextCell([new TextRun("")])]]) { HeaderColumns = 5 }] },
        new() { Blocks = [new TextFigure(new TextDrawing(0, 0, []), "", []), new TextFigure(new TextDrawing(9000, 9000, [new DrawnPolygon([], null), new DrawnText(0, 0, "", 0, default), new DrawnRectangle(0, 0, 1, 1, null)]), "Tom", [new TextRun("c")])] },
        new() { Blocks = [new TextParagraph(null, [new TextRun("a", Link: "https://a.se"), new TextRun("b", Strong: true, Link: "https://a.se"), new TextRun("", Link: "https://b.se"), new TextRun("c", Link: "https://c.se")])] },
        new() { Blocks = [new TextHeading(1, null, [new TextRun(string.Join(' ', Enumerable.Repeat("rubrik", 2_000)))]), new TextTable(1, [Row(string.Join(' ', Enumerable.Repeat("huvud", 3_000))), Row("cell")])] },
        // More different characters than a font can number.
        new() { Blocks = [new TextParagraph(null, [new TextRun(string.Concat(Enumerable.Range(0x10000, 70_000).Select(char.ConvertFromUtf32)))])] },
    ];

    private static IReadOnlyList<TextCell> Row(params string[] cells) => [.. cells.Select(cell => new TextCell([new TextRun(cell)]))];

    private static IEnumerable<string> Bookmarks(WrittenPdf pdf, PdfDictionary parent, int depth)
    {
        for (var item = pdf.Dictionary(parent["First"]); item is not null; item = pdf.Dictionary(item["Next"]))
        {
            yield return $"{depth} {pdf.Text(item["Title"])}";
            foreach (var kid in Bookmarks(pdf, item, depth + 1)) yield return kid;
        }
    }

    /// <summary>The tags of the document's own elements, in order.</summary>
    private static IEnumerable<string> Tags(WrittenPdf pdf) => pdf.Array(pdf.Elements("Document").Single()["K"])!.Items.Select(kid => pdf.Dictionary(kid)!.Name("S")!);
}
