using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>The bytes are right; who signed them, with what, and when.</summary>
public sealed class When_the_certificate_decides
{
    private static readonly byte[] Master = TinyPdf.Master();

    [Fact]
    public void Expired_when_signed_is_refused()
    {
        var report = Read(Certificates.Make("CN=Förr", Certificates.Root, to: Certificates.Now.AddDays(-1)));

        Assert.Equal(SignedPdfVerdict.CertificateExpired, report.Verdict);
        Assert.Equal(CertificateValidity.Expired, report.Signatures[0].Certificate!.AtSigning);
    }

    [Fact]
    public void Not_yet_valid_when_signed_is_refused() =>
        Assert.Equal(SignedPdfVerdict.CertificateNotYetValid, Read(Certificates.Make("CN=Snart", Certificates.Root, from: Certificates.Now.AddDays(1))).Verdict);

    [Fact]
    public void Expired_since_is_accepted_and_told()
    {
        var signer = new HandSigner(Certificates.Make("CN=Då", Certificates.Root, to: Certificates.Now.AddDays(1)));

        var report = SignedPdf.Read(signer.Sign(Master, TinyPdf.Next(2)), Certificates.Now.AddDays(2), Master);

        Assert.Equal((SignedPdfVerdict.Accepted, CertificateValidity.Valid, CertificateValidity.Expired), (report.Verdict, report.Signatures[0].Certificate!.AtSigning, report.Signatures[0].Certificate!.AtNow));
    }

    [Fact]
    public void A_claimed_time_to_come_is_judged_as_now()
    {
        var signer = new HandSigner(Certificates.Make("CN=Snart", Certificates.Root, from: Certificates.Now.AddDays(1))) { Time = Certificates.Now.AddDays(9) };

        Assert.Equal(SignedPdfVerdict.CertificateNotYetValid, SignedPdf.Read(signer.Sign(Master, TinyPdf.Next(2)), Certificates.Now, Master).Verdict);
    }

    [Fact]
    public void Self_signed_and_unknown_roots_are_told_not_refused()
    {
        var report = Read(Certificates.Make("CN=Egen"));

        Assert.Equal((SignedPdfVerdict.Accepted, true, CertificateChain.NotBuilt), (report.Verdict, report.Signatures[0].Certificate!.IsSelfSigned, report.Signatures[0].Certificate!.Chain));
        Assert.True(report.NotVerified.HasFlag(PdfNotVerified.TrustChain));
    }

    [Fact]
    public void Short_keys_and_old_digests_are_refused()
    {
        Assert.Equal((SignedPdfVerdict.WeakAlgorithm, WeakAlgorithms.ShortKey), Weak(new HandSigner(Certificates.Make("CN=Kort", bits: 1024))));
        Assert.Equal((SignedPdfVerdict.WeakAlgorithm, WeakAlgorithms.Sha1), Weak(new HandSigner(Certificates.Anna) { Digest = new Oid("1.3.14.3.2.26") }));
        Assert.Equal((SignedPdfVerdict.WeakAlgorithm, WeakAlgorithms.Md5), Weak(new HandSigner(Certificates.Anna) { Digest = new Oid("1.2.840.113549.2.5") }));
    }

    [Fact]
    public void Pss_and_elliptic_curves_are_read()
    {
        foreach (var signer in new[]
        {
            new HandSigner(Certificates.Anna) { Padding = RSASignaturePadding.Pss },
            new HandSigner(Certificates.MakeOnCurve("CN=Kurva")),
            new HandSigner(Certificates.Anna) { Digest = new Oid("2.16.840.1.101.3.4.2.3") },
        })
        {
            var signed = signer.Sign(Master, TinyPdf.Next(2));
            Assert.Equal(SignedPdfVerdict.Accepted, SignedPdf.Read(signed, Certificates.Now, Master).Verdict);
            SecondOpinion.Agrees(signed);
        }
    }

    [Fact]
    public void The_time_of_the_dictionary_counts_when_the_signature_has_none()
    {
        var report = SignedPdf.Read(new HandSigner(Certificates.Anna) { Time = null }.Sign(Master, TinyPdf.Next(2)), Certificates.Now, Master);

        Assert.Equal(Certificates.Now, report.Signatures[0].ClaimedTime);
    }

    [Theory]
    [InlineData("adbe.pkcs7.sha1")]
    [InlineData("adbe.x509.rsa_sha1")]
    [InlineData("ETSI.RFC3161")]
    public void Other_kinds_are_not_read(string kind) =>
        Assert.Equal(SignedPdfVerdict.UnsupportedSignature, SignedPdf.Read(new HandSigner(Certificates.Anna) { SubFilter = kind }.Sign(Master, TinyPdf.Next(2)), Certificates.Now, Master).Verdict);

    [Fact]
    public void A_certificate_that_the_signature_does_not_name_is_refused()
    {
        // SigningCertificateV2 ::= SEQUENCE { SEQUENCE { SEQUENCE { OCTET STRING } } }: a hash of nothing that is here.
        byte[] other = [0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20, .. new byte[32]];
        byte[] right = [0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20, .. Certificates.Anna.GetCertHash(HashAlgorithmName.SHA256)];

        var (refused, accepted) = (ReadNaming(other), ReadNaming(right));

        Assert.Equal((SignedPdfVerdict.FalseSignature, CertificateNaming.Differs), (refused.Verdict, refused.Signatures[0].Naming));
        Assert.Equal((SignedPdfVerdict.Accepted, CertificateNaming.Matches), (accepted.Verdict, accepted.Signatures[0].Naming));
    }

    private static SignedPdfReport ReadNaming(byte[] naming) =>
        SignedPdf.Read(new HandSigner(Certificates.Anna) { Naming = naming }.Sign(Master, TinyPdf.Next(2)), Certificates.Now, Master);

    private static (SignedPdfVerdict, WeakAlgorithms) Weak(HandSigner signer) =>
        SignedPdf.Read(signer.Sign(Master, TinyPdf.Next(2)), Certificates.Now, Master) is var report ? (report.Verdict, report.Signatures[0].Weak) : default;

    private static SignedPdfReport Read(X509Certificate2 certificate) =>
        SignedPdf.Read(new HandSigner(certificate).Sign(Master, TinyPdf.Next(2)), Certificates.Now, Master, [Certificates.Root]);
}
