using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using static Samsyn.Documents.Tests.Docx.MadeDocx;

namespace Samsyn.Documents.Tests.Docx;

/// <summary>Source: ISO/IEC 29500-1, 17.3, 17.9; issue "The agreement itself".</summary>
public sealed class When_a_Word_file_is_read
{
    private static string Numbers => Numbering(
        Level(0, "decimal", "%1") + Level(1, "decimal", "%1.%2") + Level(2, "lowerLetter", "%3)"),
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>");

    private static List<string> Lines(byte[] docx) => [.. DocxReader.Read(docx).Content.Blocks.Select(Line)];

    private static string Line(TextBlock block) => block switch
    {
        TextHeading h => $"h{h.Level} [{h.Number}] {Said(h.Runs)}",
        TextParagraph p => $"p [{p.Number}] {Said(p.Runs)}",
        TextListItem i => $"{i.Level} {i.Marker ?? "•"} {Said(i.Runs)}",
        TextTable t => $"t{t.HeaderRows} " + string.Join(" / ", t.Rows.Select(r => string.Join(" | ", r.Select(c => Said(c.Runs))))),
        _ => "?",
    };

    private static string Said(IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(r => (r.Strong ? "*" : "") + (r.Emphasis ? "_" : "") + r.Text.Replace("\n", "⏎", StringComparison.Ordinal) + (r.Link is { } link ? $"<{link}>" : "")));

    [Fact]
    public void Headings_are_known_by_name_by_what_they_build_on_and_by_outline_level() =>
        Assert.Equal(["h1 [] Ett", "h2 [] Två", "h2 [] Byggd", "h4 [] Nivå", "p [] Brödtext"], Lines(Of(
            Styled("Rubrik1", "Ett") + Styled("Rubrik2", "Två") + Styled("Egen", "Byggd") + P("Nivå", "<w:outlineLvl w:val=\"3\"/>") + P("Brödtext"))));

    [Fact]
    public void Numbers_are_counted_as_Word_counts() =>
        Assert.Equal(["h1 [1] Parter", "p [1.1] a", "p [1.2] b", "2 a) x", "2 b) y", "p [1.3] c", "2 a) z", "h1 [2] Syfte", "p [2.1] d", "h1 [7] Nytt", "p [7.1] e"], Lines(Of(
            H(1, "Parter") + InList(1, 1, "a") + InList(1, 1, "b") + InList(1, 2, "x") + InList(1, 2, "y") + InList(1, 1, "c") + InList(1, 2, "z") + H(1, "Syfte") + InList(1, 1, "d") + H(2, "Nytt") + InList(2, 1, "e"),
            "", ("word/numbering.xml", Numbers))));

    private static string H(int list, string text) => P(text, $"<w:pStyle w:val=\"Rubrik1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    [Theory]
    [InlineData("lowerRoman", "%1.", "iv.")]
    [InlineData("upperLetter", "(%1)", "(D)")]
    [InlineData("decimalZero", "%1:", "04:")]
    [InlineData("decimal", "§ %1", "§ 4")]
    [InlineData("bullet", "", "•")]
    public void Each_format_is_printed_as_Word_prints_it(string format, string text, string fourth) =>
        Assert.Equal($"0 {fourth} d", Lines(Of(InList(1, 0, "a") + InList(1, 0, "b") + InList(1, 0, "c") + InList(1, 0, "d"), "", ("word/numbering.xml", Numbering(Level(0, format, text)))))[3]);

    [Fact]
    public void Numbering_comes_with_a_style_and_ends_with_zero() =>
        Assert.Equal(["h3 [1] Ett", "h3 [2] Två", "h3 [] Utan"], Lines(Of(
            Styled("Numrerad", "Ett") + Styled("Numrerad", "Två") + P("Utan", "<w:pStyle w:val=\"Numrerad\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"), "", ("word/numbering.xml", Numbering(Level(0, "decimal", "%1."))))));

    [Fact]
    public void Emphasis_links_breaks_and_odd_signs_are_kept() =>
        Assert.Equal(["p [] Med *huvudman avses _part, se hemsidan<https://exempel.se/> rad ett⏎rad två-slut kommunfullmäktige"], Lines(Of(
            "<w:p><w:r><w:t xml:space=\"preserve\">Med </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">huvud</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">man </w:t></w:r><w:r><w:t xml:space=\"preserve\">avses </w:t></w:r><w:r><w:rPr><w:i/><w:b w:val=\"0\"/></w:rPr><w:t>part</w:t></w:r><w:r><w:t xml:space=\"preserve\">, se </w:t></w:r>"
            + "<w:hyperlink r:id=\"l\"><w:r><w:t>hemsidan</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>rad ett</w:t><w:br/><w:t>rad</w:t></w:r><w:r><w:t>\u00A0två</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">slut   kommun\u00ADfull</w:t><w:softHyphen/><w:t>mäktige</w:t><w:br w:type=\"page\"/></w:r></w:p>",
            "<Relationship Id=\"l\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"https://exempel.se/\" TargetMode=\"External\"/>")));

    [Fact]
    public void A_fields_result_is_text_and_its_instruction_is_not() =>
        Assert.Equal(["p [] Se punkt 4.2 och sida 3."], Lines(Of(
            "<w:p><w:r><w:t xml:space=\"preserve\">Se punkt </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF _x \\r </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>4.2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + "<w:r><w:t xml:space=\"preserve\"> och sida </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>3</w:t></w:r></w:fldSimple><w:r><w:t>.</w:t></w:r></w:p>")));

    [Fact]
    public void A_table_keeps_its_cells_and_heading_row() =>
        Assert.Equal(["t1 Vem | Vad |  / Kommunen | Ett Två | x / Regionen |  | y"], Lines(Of(
            "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + P("Vem") + "</w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + P("Vad") + "</w:tc></w:tr>"
            + "<w:tr><w:tc>" + P("Kommunen") + "</w:tc><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + P("Ett") + P("Två") + "</w:tc><w:tc>" + P("x") + "</w:tc></w:tr>"
            + "<w:tr><w:tc>" + P("Regionen") + "</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + P("") + "</w:tc><w:tc>" + P("y") + "</w:tc></w:tr></w:tbl>")));

    [Fact]
    public void What_is_left_out_or_changed_is_said()
    {
        var reading = DocxReader.Read(Of(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" + P("Innehåll") + "</w:sdtContent></w:sdt>"
            + "<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:drawing><x xmlns=\"urn:x\" descr=\"En karta\"/></w:drawing></w:r></w:p>"
            + "<w:p><w:r><w:pict><w:txbxContent>" + P("I rutan") + "</w:txbxContent></w:pict></w:r></w:p>" + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r></w:p>" + InList(9, 0, "lös"),
            Relation("footnotes", "footnotes.xml") + Relation("footer", "footer1.xml"),
            ("word/footnotes.xml", $"<w:footnotes {W}><w:footnote w:id=\"0\" w:type=\"separator\">{P("-")}</w:footnote><w:footnote w:id=\"2\">{P("Enligt HSL")}</w:footnote></w:footnotes>")));

        Assert.Equal(["p [] Text [Enligt HSL]", "p [] I rutan", "p [] dold", "p [] lös"], reading.Content.Blocks.Select(Line));
        Assert.Equal(
            [DocxNoticeKind.HeaderOrFooter, DocxNoticeKind.Contents, DocxNoticeKind.Footnote, DocxNoticeKind.Image, DocxNoticeKind.TextBox, DocxNoticeKind.HiddenText, DocxNoticeKind.MissingNumbering],
            reading.Notices.Select(n => n.Kind));
        Assert.Equal("En karta", reading.Notices[3].Detail);
    }

    [Fact]
    public void A_table_of_contents_that_is_a_field_is_left_out() =>
        Assert.Equal(["h1 [] Parter"], Lines(Of(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Parter 1</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>Syfte 2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" + Styled("Rubrik1", "Parter"))));

    [Fact]
    public void The_strict_form_is_read_as_the_other()
    {
        const string strict = "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"";
        Assert.Equal(["h2 [] Parter"], Lines(Of("", "", ("word/document.xml", $"<w:document {strict}><w:body><w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Parter</w:t></w:r></w:p></w:body></w:document>"))));
    }

    [Fact]
    public void Ten_thousand_paragraphs_are_read_within_bounds()
    {
        var docx = Of(string.Concat(Enumerable.Range(0, 10_000).Select(i => i % 50 == 0 ? Styled("Rubrik1", $"Kapitel {i}") : P($"{i / 50}.{i % 50} En mening som säger något om hjälpmedel."))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(10_000, DocxReader.Read(docx).Content.Blocks.Count);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L * 1024 * 1024);
    }
}
