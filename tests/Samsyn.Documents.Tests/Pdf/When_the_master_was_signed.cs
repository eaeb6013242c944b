using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>The right version, signed in the usual ways.</summary>
public sealed class When_the_master_was_signed
{
    private static readonly byte[] Master = TinyPdf.Master();

    [Fact]
    public void It_is_accepted_and_says_who_signed_and_when()
    {
        var signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));

        var report = SignedPdf.Read(signed, Certificates.Now, Master, [Certificates.Root]);

        Assert.Equal(SignedPdfVerdict.Accepted, report.Verdict);
        Assert.Equal((MasterMatch.Matches, PdfPreparation.SignatureFieldOnly, PdfAdditions.None), (report.Master, report.ChangedBeforeSigning, report.AddedAfter));
        Assert.Equal(PdfNotVerified.Revocation | PdfNotVerified.AuthorityToSign | PdfNotVerified.Time, report.NotVerified);
        var signature = Assert.Single(report.Signatures);
        Assert.Equal(("Signature1", PdfCoverage.WholeFile, true, true), (signature.FieldName, signature.Coverage, signature.DigestValid, signature.ValueValid));
        Assert.Equal(Certificates.Now, signature.ClaimedTime);
        Assert.Equal(("Anna Ek", "Borås stad", "19700101-0000"), (signature.Certificate!.CommonName, signature.Certificate.Organisation, signature.Certificate.SerialNumberAttribute));
        Assert.Equal((CertificateChain.Built, CertificateValidity.Valid, false), (signature.Certificate.Chain, signature.Certificate.AtSigning, signature.Certificate.IsSelfSigned));
    }
}
