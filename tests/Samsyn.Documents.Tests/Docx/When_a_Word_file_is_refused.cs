using System.Text;
using Samsyn.Documents.Docx;
using static Samsyn.Documents.Tests.Docx.MadeDocx;

namespace Samsyn.Documents.Tests.Docx;

/// <summary>Source: issue "The agreement itself", Bad input: each said plainly, nothing else thrown, within bounds.</summary>
public sealed class When_a_Word_file_is_refused
{
    private const string By = "w:author=\"Handläggare\" w:date=\"2026-11-01T10:00:00Z\"";

    private static IReadOnlyList<DocxFault> Faults(byte[] docx) => Assert.Throws<DocxRefusedException>(() => DocxReader.Read(docx)).Faults;

    [Fact]
    public void Tracked_changes_are_said_with_their_places()
    {
        var faults = Faults(Of(Styled("Rubrik1", "4 Takvolymer") + P("Ett.") + $"<w:p><w:r><w:t>Senast </w:t></w:r><w:ins w:id=\"1\" {By}><w:r><w:t>den 9 december</w:t></w:r></w:ins></w:p>"
            + $"<w:p><w:del w:id=\"2\" {By}><w:r><w:delText>struket</w:delText></w:r></w:del></w:p>"));

        Assert.Equal([(DocxFaultKind.TrackedChange, 3), (DocxFaultKind.TrackedChange, 4)], faults.Select(f => (f.Kind, f.Paragraph!.Value)));
        Assert.Equal("4 Takvolymer", faults[0].Near);
        Assert.Equal("den 9 december", faults[0].Excerpt);
        Assert.Equal("Handläggare, 2026-11-01T10:00:00Z", faults[0].Detail);
    }

    [Theory]
    [InlineData("<w:p><w:pPr><w:rPr><w:ins w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:pPr><w:pPrChange w:id=\"1\"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:rPr><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:moveTo w:id=\"1\"><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>")]
    [InlineData("<w:tbl><w:tr><w:trPr><w:ins w:id=\"1\"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>")]
    [InlineData("<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id=\"1\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:hyperlink><w:del w:id=\"1\"><w:r><w:delText>x</w:delText></w:r></w:del></w:hyperlink></w:p></w:tc></w:tr></w:tbl>")]
    public void A_change_anywhere_is_found(string body) => Assert.Contains(Faults(Of(body)), fault => fault.Kind == DocxFaultKind.TrackedChange);

    [Fact]
    public void A_change_in_a_footnote_is_found() =>
        Assert.Equal(DocxFaultKind.TrackedChange, Faults(Of(P("x"), Relation("footnotes", "footnotes.xml"), ("word/footnotes.xml", $"<w:footnotes {W}><w:footnote w:id=\"2\"><w:p><w:ins w:id=\"1\"><w:r><w:t>y</w:t></w:r></w:ins></w:p></w:footnote></w:footnotes>")))[0].Kind);

    [Theory]
    [InlineData("<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>x</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t>x</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>")]
    public void Comments_are_found(string body) => Assert.Equal(DocxFaultKind.Comment, Faults(Of(body))[0].Kind);

    [Theory]
    [InlineData("image", "https://exempel.se/bild.png")]
    [InlineData("attachedTemplate", "https://exempel.se/mall.dotm")]
    [InlineData("attachedTemplate", @"\\server\mallar\avtal.dotx")]
    [InlineData("attachedTemplate", "file:////server/mallar/avtal.dotx")]
    [InlineData("subDocument", "kapitel2.docx")]
    public void Content_that_is_fetched_is_found(string kind, string target)
    {
        var fault = Assert.Single(Faults(Of(P("x"), Relation(kind, target, external: true))));
        Assert.Equal((DocxFaultKind.ExternalLink, target), (fault.Kind, fault.Detail));
    }

    [Fact]
    public void A_template_on_somebodys_own_computer_fetches_nothing()
    {
        var reading = DocxReader.Read(Of(P("x"), Relation("settings", "settings.xml"), ("word/settings.xml", $"<w:settings {W}/>"), ("word/_rels/settings.xml.rels",
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{Relation("attachedTemplate", "file:///C:\\Users\\x\\Mall.dotx", true)}</Relationships>")));
        Assert.Equal(DocxNoticeKind.Template, Assert.Single(reading.Notices).Kind);
    }

    [Fact]
    public void A_field_that_includes_a_file_is_found() =>
        Assert.Equal(DocxFaultKind.ExternalLink, Faults(Of("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDETEXT \"C:\\\\x.docx\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"))[0].Kind);

    [Fact]
    public void Macros_and_embedded_files_are_found()
    {
        Assert.Contains(Faults(Of(P("x"), "", ("word/vbaProject.bin", "x"))), fault => fault.Kind == DocxFaultKind.Macros);
        Assert.Contains(Faults(Of(P("x"), Relation("oleObject", "embeddings/o1.bin"))), fault => fault.Kind == DocxFaultKind.EmbeddedObject);
        Assert.Contains(Faults(Of("<w:altChunk/>")), fault => fault.Kind == DocxFaultKind.EmbeddedObject);
    }

    [Fact]
    public void All_reasons_are_said_at_once() =>
        Assert.Equal(
            [DocxFaultKind.Macros, DocxFaultKind.ExternalLink, DocxFaultKind.TrackedChange, DocxFaultKind.Comment],
            Faults(Of("<w:p><w:ins w:id=\"1\"/></w:p><w:p><w:commentRangeStart w:id=\"1\"/></w:p>", Relation("image", "http://x.se/", true), ("word/vbaProject.bin", "x"))).Select(f => f.Kind));

    [Theory]
    [InlineData("", DocxFaultKind.NotDocx)]
    [InlineData("%PDF-1.7", DocxFaultKind.NotDocx)]
    [InlineData("{\\rtf1}", DocxFaultKind.NotDocx)]
    [InlineData("PK\u0003\u0004", DocxFaultKind.NotDocx)]
    public void Another_format_is_no_Word_file(string text, DocxFaultKind kind) => Assert.Equal(kind, Assert.Single(Faults(Encoding.Latin1.GetBytes(text))).Kind);

    [Fact]
    public void Other_zips_locked_and_old_files_are_no_Word_files()
    {
        Assert.Equal(DocxFaultKind.NotDocx, Faults(Zip([("a.txt", [1])]))[0].Kind);
        Assert.Equal(DocxFaultKind.NotDocx, Faults(Of("", "", ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")))[0].Kind);
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal(DocxFaultKind.NotDocx, Faults(old)[0].Kind);
        Assert.Equal(DocxFaultKind.Encrypted, Faults([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")])[0].Kind);
    }

    [Fact]
    public void A_field_that_never_ends_would_take_the_rest_with_it() =>
        Assert.Equal(DocxFaultKind.NotDocx, Assert.Single(Faults(Of("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + P("Ett stycke.")))).Kind);

    [Fact]
    public void A_letter_that_was_changed_on_the_way_is_noticed()
    {
        var docx = Stored(Of(P("Uppsägningstiden är tolv månader.")));
        var at = docx.AsSpan().IndexOf("tolv"u8);
        Assert.True(at > 0);
        docx[at] = (byte)'k';

        Assert.Equal(DocxFaultKind.NotDocx, Assert.Single(Faults(docx)).Kind);
    }

    /// <summary>The same parts unpacked, so that a byte can be changed without the packing telling.</summary>
    private static byte[] Stored(byte[] docx)
    {
        using var bytes = new MemoryStream();
        using (var source = new System.IO.Compression.ZipArchive(new MemoryStream(docx)))
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in source.Entries)
            {
                using var to = zip.CreateEntry(entry.FullName, System.IO.Compression.CompressionLevel.NoCompression).Open();
                using var from = entry.Open();
                from.CopyTo(to);
            }

        return bytes.ToArray();
    }

    [Fact]
    public void A_zip_bomb_is_stopped_while_it_unpacks()
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var source = new System.IO.Compression.ZipArchive(new MemoryStream(Of("")));
            foreach (var entry in source.Entries)
            {
                using var to = zip.CreateEntry(entry.FullName).Open();
                if (entry.FullName != "word/document.xml")
                {
                    entry.Open().CopyTo(to);
                    continue;
                }

                to.Write(Encoding.UTF8.GetBytes($"<w:document {W}><w:body>"));
                var spaces = new byte[1024 * 1024];
                Array.Fill(spaces, (byte)' ');
                for (var i = 0; i < 400; i++) to.Write(spaces);
            }
        }

        var bomb = bytes.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(DocxFaultKind.TooLarge, Faults(bomb)[0].Kind);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L * 1024 * 1024);
    }

    [Fact]
    public void So_are_too_many_parts_paragraphs_and_levels_and_entities()
    {
        Assert.Equal(DocxFaultKind.TooLarge, Faults(Zip(Enumerable.Range(0, 5000).Select(i => ($"a{i}", Array.Empty<byte>()))))[0].Kind);
        Assert.Equal(DocxFaultKind.TooLarge, Faults(Of(string.Concat(Enumerable.Repeat("<w:p/>", 20_001))))[0].Kind);
        Assert.Equal(DocxFaultKind.TooLarge, Faults(Of("<w:p>" + string.Concat(Enumerable.Repeat("<w:smartTag>", 3000)) + string.Concat(Enumerable.Repeat("</w:smartTag>", 3000)) + "</w:p>"))[0].Kind);
        Assert.Equal(DocxFaultKind.NotDocx, Faults(Of("", "", ("word/document.xml", $"<!DOCTYPE x [<!ENTITY a \"aaaa\">]><w:document {W}><w:body>&a;</w:body></w:document>")))[0].Kind);
    }

    [Fact]
    public void Whatever_the_bytes_nothing_else_is_thrown()
    {
        var sound = Of(Styled("Rubrik1", "Parter") + P("Text") + InList(1, 0, "a"), "", ("word/numbering.xml", Numbering(Level(0, "decimal", "%1."))));
        var random = new Random(7);
        for (var i = 0; i < 1500; i++)
        {
            var broken = i % 2 == 0 ? sound[..random.Next(sound.Length)] : (byte[])sound.Clone();
            if (i % 2 == 1)
                for (var n = random.Next(1, 6); n > 0; n--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                DocxReader.Read(broken);
            }
            catch (DocxRefusedException e)
            {
                Assert.NotEmpty(e.Faults);
            }
        }
    }

    [Fact]
    public void Whatever_the_XML_nothing_else_is_thrown()
    {
        string[] names = ["p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "numPr", "numId", "ilvl", "sdt", "sdtContent", "hyperlink", "fldChar", "instrText", "ins", "drawing", "txbxContent", "gridSpan", "vMerge", "br", "oMath", "AlternateContent", "Choice", "outlineLvl"];
        string[] values = ["1", "-1", "99999999999", "x", "", "0", "begin", "end", "separate"];
        var random = new Random(11);
        string Make(int depth) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var name = names[random.Next(names.Length)];
            return $"<w:{name} w:val=\"{values[random.Next(values.Length)]}\" w:fldCharType=\"{values[random.Next(values.Length)]}\">{(depth > 6 ? "x" : name is "t" or "instrText" ? "TOC ord" : Make(depth + 1))}</w:{name}>";
        }));
        for (var i = 0; i < 400; i++)
        {
            try
            {
                DocxReader.Read(Of(Make(0) + Make(0), "", ("word/numbering.xml", $"<w:numbering {W}>{Make(3)}</w:numbering>"), ("word/styles.xml", $"<w:styles {W}>{Make(3)}</w:styles>")));
            }
            catch (DocxRefusedException e)
            {
                Assert.NotEmpty(e.Faults);
            }
        }
    }
}
