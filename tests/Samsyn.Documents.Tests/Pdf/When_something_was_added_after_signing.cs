using System.Text;
using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>The signature is sound over the first part of the file; what stands behind it decides.</summary>
public sealed class When_something_was_added_after_signing
{
    private const int Field = 8;
    private const int Free = 10;
    private static readonly byte[] Master = TinyPdf.Master();
    private static readonly byte[] Signed = new HandSigner(Certificates.Anna).Sign(Master, Field);

    private static string Catalog(string more, string fields = "8 0 R") => $"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [{fields}] >> {more} >>";

    private static string Page(string annotations, int content = 5) => $"{TinyPdf.Page(content)[..^3]} /Annots [{annotations}] >>";

    [Fact]
    public void A_page_is_told()
    {
        var longer = When_another_document_was_signed.WithAnotherPage(Signed, Free);

        Refused(longer);
        SecondOpinion.Agrees(longer);
    }

    public static TheoryData<string, int, string> Changes => new()
    {
        { "another text of the page", 5, TinyPdf.Content("Avtal om annat") },
        { "another content of the page", 4, Page("8 0 R", 7) },
        { "another page tree", 2, "<< /Type /Pages /Kids [6 0 R 4 0 R] /Count 2 >>" },
        { "another font", 3, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>" },
        { "a script that runs on opening", 1, Catalog("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>") },
        { "another page tree in the catalog", 1, "<< /Type /Catalog /Pages 4 0 R /AcroForm << /SigFlags 3 /Fields [8 0 R] >> >>" },
        { "a form without the signature", 1, Catalog("", "") },
        { "the field", 8, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /Rect [0 0 500 500] /F 132 /P 4 0 R /V 9 0 R >>" },
        { "layers", 1, Catalog("/OCProperties << /OCGs [] /D << >> >>") },
        { "nothing", 3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_changes_the_document_is_told(string what, int number, string body)
    {
        var report = SignedPdf.Read(TinyPdf.Append(Signed, (number, body)), Certificates.Now, Master);

        Assert.True(report.Verdict is SignedPdfVerdict.AddedAfterSigning or SignedPdfVerdict.NoSignature, $"{what}: {report.Verdict}");
    }

    [Fact]
    public void A_note_on_a_page_is_told() =>
        Refused(TinyPdf.Append(Signed, (4, Page("8 0 R 10 0 R")), (Free, "<< /Type /Annot /Subtype /FreeText /Rect [72 700 300 760] /Contents (Gäller inte) /DA (/F1 14 Tf) >>")));

    [Fact]
    public void A_text_field_with_a_value_is_told() =>
        Refused(TinyPdf.Append(
            Signed, (1, Catalog("", "8 0 R 10 0 R")), (4, Page("8 0 R 10 0 R")),
            (Free, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Belopp) /V (1 000 000) /Rect [72 700 300 760] /P 4 0 R >>")));

    [Fact]
    public void An_empty_signature_field_that_covers_a_word_is_told() =>
        Refused(TinyPdf.Append(
            Signed, (1, Catalog("", "8 0 R 10 0 R")), (4, Page("8 0 R 10 0 R")),
            (Free, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Tom) /Rect [72 700 300 760] /P 4 0 R /AP << /N 11 0 R >> >>"),
            (11, "<< /Type /XObject /Subtype /Form /BBox [0 0 228 60] /Length 21 >>\nstream\n1 g 0 0 228 60 re f  \nendstream")));

    [Fact]
    public void An_object_that_the_document_already_named_is_told()
    {
        // A page with a second content that does not exist yet: whoever defines it writes on the page.
        var prepared = TinyPdf.Append(Master, (4, TinyPdf.Page(5).Replace("/Contents 5 0 R", "/Contents [5 0 R 40 0 R]", StringComparison.Ordinal)));
        var signer = new HandSigner(Certificates.Anna) { Along = [(4, $"{TinyPdf.Page(5).Replace("/Contents 5 0 R", "/Contents [5 0 R 40 0 R]", StringComparison.Ordinal)[..^3]} /Annots [8 0 R] >>")] };
        var signed = signer.Sign(prepared, Field);
        Assert.Equal(SignedPdfVerdict.Accepted, SignedPdf.Read(signed, Certificates.Now, prepared).Verdict);

        var report = SignedPdf.Read(TinyPdf.Append(signed, (40, TinyPdf.Content("Och en rad till")), (1, Catalog("/DSS << /Certs [40 0 R] >>"))), Certificates.Now, prepared);

        Assert.Equal(SignedPdfVerdict.AddedAfterSigning, report.Verdict);
    }

    [Fact]
    public void A_further_signature_is_accepted_and_both_are_listed()
    {
        var twice = new HandSigner(Certificates.Bo) { SubFilter = "ETSI.CAdES.detached" }.Sign(Signed, Free, Field);

        var report = SignedPdf.Read(twice, Certificates.Now, Master);

        Assert.Equal((SignedPdfVerdict.Accepted, PdfAdditions.None), (report.Verdict, report.AddedAfter));
        Assert.Equal(["Anna Ek", "Bo Al"], report.Signatures.Select(signature => signature.Certificate!.CommonName));
        Assert.Equal(PdfAdditions.FurtherSignatureOrTimestampOnly, report.Signatures[0].AddedAfter);
        SecondOpinion.Agrees(twice);
    }

    [Fact]
    public void A_page_between_two_signatures_is_told_though_the_second_covers_it()
    {
        var longer = When_another_document_was_signed.WithAnotherPage(Signed, Free);
        var twice = new HandSigner(Certificates.Bo).Sign(longer, 12, Field);

        var report = SignedPdf.Read(twice, Certificates.Now, Master);

        Assert.Equal((SignedPdfVerdict.AddedAfterSigning, PdfAdditions.None, PdfAdditions.Other), (report.Verdict, report.AddedAfter, report.Signatures[0].AddedAfter));
    }

    [Fact]
    public void An_object_hidden_before_a_further_signature_is_told()
    {
        byte[] hidden = [.. Signed, .. Encoding.Latin1.GetBytes($"5 0 obj\n{TinyPdf.Content("Avtal om annat")}\nendobj\n")];
        var twice = new HandSigner(Certificates.Bo).Sign(hidden, Free, Field);

        Assert.Equal(SignedPdfVerdict.AddedAfterSigning, SignedPdf.Read(twice, Certificates.Now, Master).Verdict);
    }

    [Fact]
    public void Data_for_checking_later_is_accepted()
    {
        var certificate = Encoding.Latin1.GetString(Certificates.Root.RawData);
        var withData = TinyPdf.Append(Signed, (1, Catalog("/DSS 10 0 R /Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >> >>")), (Free, "<< /Type /DSS /Certs [11 0 R] >>"), (11, $"<< /Length {certificate.Length} >>\nstream\n{certificate}\nendstream"));
        var withMore = TinyPdf.Append(withData, (Free, "<< /Type /DSS /Certs [11 0 R 12 0 R] >>"), (12, $"<< /Length {certificate.Length} >>\nstream\n{certificate}\nendstream"));

        foreach (var pdf in new[] { withData, withMore })
        {
            var report = SignedPdf.Read(pdf, Certificates.Now, Master);
            Assert.Equal((SignedPdfVerdict.Accepted, PdfAdditions.ValidationDataOnly), (report.Verdict, report.AddedAfter));
            Assert.Equal(PdfCoverage.EarlierRevision, report.Signatures[0].Coverage);
            SecondOpinion.Agrees(pdf);
        }
    }

    [Fact]
    public void A_smaller_size_that_hides_objects_is_told()
    {
        var twice = Encoding.Latin1.GetString(new HandSigner(Certificates.Bo).Sign(Signed, Free, Field));
        var smaller = twice[..Signed.Length] + twice[Signed.Length..].Replace("/Size 64", "/Size 5 ", StringComparison.Ordinal);

        Assert.Equal(PdfAdditions.Other, SignedPdf.Read(Encoding.Latin1.GetBytes(smaller), Certificates.Now, Master).Signatures[0].AddedAfter);
    }

    [Theory]
    [InlineData("Avtal", "2026-11-14", true)]
    [InlineData("Annat", "2026-11-14", false)]
    public void The_day_of_the_change_may_change_along_with_a_signature_but_not_the_title(string title, string day, bool accepted)
    {
        const string Before = "<< /Type /Catalog /Pages 2 0 R /Metadata 30 0 R >>";
        var master = TinyPdf.Append(TinyPdf.Append(Master, (1, Before), (30, Described("Avtal", "2026-01-01")), (31, "<< /Title (Avtal) /ModDate (D:2026) >>")), [], "\n", " /Info 31 0 R");
        var signer = new HandSigner(Certificates.Anna)
        {
            MoreOfTrailer = " /Info 31 0 R",
            Along = [(1, Before[..^3] + " /AcroForm << /SigFlags 3 /Fields [8 0 R] >> >>"), (30, Described(title, day)), (31, $"<< /Title ({title}) /ModDate (D:20261114) >>")],
        };

        var report = SignedPdf.Read(signer.Sign(master, Field), Certificates.Now, master);

        Assert.Equal(accepted ? SignedPdfVerdict.Accepted : SignedPdfVerdict.ChangedBeforeSigning, report.Verdict);
    }

    private static string Described(string title, string day)
    {
        var xml = $"<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:MetadataDate='{day}'>"
            + $"<xmp:ModifyDate>{day}</xmp:ModifyDate><dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>{title}</dc:title></r:Description></r:RDF></x:xmpmeta>";
        return $"<< /Type /Metadata /Subtype /XML /Length {xml.Length} >>\nstream\n{xml}\nendstream";
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\n\n\n")]
    [InlineData("% en kommentar\n")]
    [InlineData("99 0 obj\n<< >>\nendobj\n")]
    public void Bytes_that_belong_to_nothing_are_told(string bytes) =>
        Refused([.. Signed, .. Encoding.Latin1.GetBytes(bytes)]);

    [Fact]
    public void A_line_end_is_nothing() =>
        Assert.Equal(SignedPdfVerdict.Accepted, SignedPdf.Read(new byte[][] { Signed, "\n"u8.ToArray() }.SelectMany(part => part).ToArray(), Certificates.Now, Master).Verdict);

    private static void Refused(byte[] pdf)
    {
        var report = SignedPdf.Read(pdf, Certificates.Now, Master);

        Assert.Equal((SignedPdfVerdict.AddedAfterSigning, PdfAdditions.Other), (report.Verdict, report.AddedAfter));
        Assert.True(report.Signatures[0] is { DigestValid: true, ValueValid: true });
    }
}
