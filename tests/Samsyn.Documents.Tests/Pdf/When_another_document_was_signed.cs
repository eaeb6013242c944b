using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>Soundly signed, but not what was sent out.</summary>
public sealed class When_another_document_was_signed
{
    private static readonly byte[] Master = TinyPdf.Master();

    [Fact]
    public void Another_version_is_refused_with_the_first_difference()
    {
        var other = TinyPdf.Master("Avtal om gemensam upphandlinG");
        var signed = new HandSigner(Certificates.Anna).Sign(other, TinyPdf.Next(2));

        var report = SignedPdf.Read(signed, Certificates.Now, Master);

        Assert.Equal((SignedPdfVerdict.OtherDocument, MasterMatch.Differs), (report.Verdict, report.Master));
        Assert.Equal(Master.AsSpan().CommonPrefixLength(signed), report.FirstDifference);
        Assert.Equal(SignedPdfVerdict.Accepted, SignedPdf.Read(signed, Certificates.Now).Verdict);
        Assert.True(SignedPdf.Read(signed, Certificates.Now).NotVerified.HasFlag(PdfNotVerified.Master));
    }

    [Fact]
    public void A_page_added_before_signing_is_told()
    {
        var longer = WithAnotherPage(Master, TinyPdf.Next(2));
        var signed = new HandSigner(Certificates.Anna).Sign(longer, TinyPdf.Next(3));

        var report = SignedPdf.Read(signed, Certificates.Now, Master);

        Assert.Equal((SignedPdfVerdict.ChangedBeforeSigning, PdfPreparation.Other), (report.Verdict, report.ChangedBeforeSigning));
        Assert.Equal(SignedPdfVerdict.Accepted, SignedPdf.Read(signed, Certificates.Now, longer).Verdict);
    }

    [Fact]
    public void A_text_changed_along_with_the_signature_field_is_told()
    {
        var signed = new HandSigner(Certificates.Anna) { Along = [(5, TinyPdf.Content("Avtal om annat"))] }.Sign(Master, TinyPdf.Next(2));

        Assert.Equal(SignedPdfVerdict.ChangedBeforeSigning, SignedPdf.Read(signed, Certificates.Now, Master).Verdict);
    }

    [Fact]
    public void A_master_that_was_already_signed_needs_a_further_signature()
    {
        var master = new HandSigner(Certificates.Bo).Sign(Master, TinyPdf.Next(2));
        var signed = new HandSigner(Certificates.Anna).Sign(master, TinyPdf.Next(2) + 2, TinyPdf.Next(2));

        Assert.Equal(SignedPdfVerdict.NoSignature, SignedPdf.Read(master, Certificates.Now, master).Verdict);
        Assert.Equal(SignedPdfVerdict.Accepted, SignedPdf.Read(signed, Certificates.Now, master).Verdict);
        Assert.Equal(SignedPdfVerdict.OtherDocument, SignedPdf.Read(master, Certificates.Now, signed).Verdict);
    }

    internal static byte[] WithAnotherPage(byte[] pdf, int next) => TinyPdf.Append(
        pdf,
        (2, $"<< /Type /Pages /Kids [4 0 R 6 0 R {next} 0 R] /Count 3 >>"),
        (next, TinyPdf.Page(next + 1)),
        (next + 1, TinyPdf.Content("En sida till")));
}
