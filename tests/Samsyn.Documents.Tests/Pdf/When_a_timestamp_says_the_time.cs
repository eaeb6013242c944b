using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>Timestamps made by openssl's timestamping authority.</summary>
public sealed class When_a_timestamp_says_the_time
{
    private static readonly byte[] Master = TinyPdf.Master();

    [Fact]
    public void It_is_verified_when_its_root_is_trusted()
    {
        if (!Tools.AreAsked)
        {
            return;
        }

        var signed = new HandSigner(Certificates.Anna) { Finish = cms => Stamp(cms, cms.SignerInfos[0].GetSignature()) }.Sign(Master, TinyPdf.Next(2));

        var trusted = SignedPdf.Read(signed, DateTime.UtcNow, Master, [Certificates.Root]);
        var untrusted = SignedPdf.Read(signed, DateTime.UtcNow, Master);

        Assert.Equal(SignedPdfVerdict.Accepted, trusted.Verdict);
        var stamp = trusted.Signatures[0].Timestamp!;
        Assert.Equal((true, "Teststämpel", CertificateChain.Built), (stamp.IsValid, stamp.Authority, stamp.Chain));
        Assert.InRange(stamp.Time!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal((false, true), (trusted.NotVerified.HasFlag(PdfNotVerified.Time), untrusted.NotVerified.HasFlag(PdfNotVerified.Time)));
    }

    [Fact]
    public void One_over_something_else_is_not_valid()
    {
        if (!Tools.AreAsked)
        {
            return;
        }

        var signed = new HandSigner(Certificates.Anna) { Finish = cms => Stamp(cms, [1, 2, 3]) }.Sign(Master, TinyPdf.Next(2));

        var report = SignedPdf.Read(signed, DateTime.UtcNow, Master, [Certificates.Root]);

        Assert.Equal((false, true), (report.Signatures[0].Timestamp!.IsValid, report.NotVerified.HasFlag(PdfNotVerified.Time)));
        Assert.Equal(Certificates.Now, report.Signatures[0].ClaimedTime);
    }

    [Fact]
    public void One_over_the_document_is_listed_and_is_not_a_signature()
    {
        if (!Tools.AreAsked)
        {
            return;
        }

        var signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));
        var stamped = new HandSigner(Certificates.Anna) { SubFilter = "ETSI.RFC3161", Token = Token }.Sign(signed, TinyPdf.Next(2) + 2, TinyPdf.Next(2));
        var alone = new HandSigner(Certificates.Anna) { SubFilter = "ETSI.RFC3161", Token = Token }.Sign(Master, TinyPdf.Next(2));

        var report = SignedPdf.Read(stamped, DateTime.UtcNow, Master, [Certificates.Root]);

        Assert.Equal((SignedPdfVerdict.Accepted, 2), (report.Verdict, report.Signatures.Count));
        Assert.True(report.Signatures[1] is { IsDocumentTimestamp: true, DigestValid: true, ValueValid: true, Certificate.CommonName: "Teststämpel" });
        Assert.Equal(SignedPdfVerdict.NoSignature, SignedPdf.Read(alone, DateTime.UtcNow, Master).Verdict);
        stamped[stamped.AsSpan().LastIndexOf("Signature2"u8)] = (byte)'s';
        Assert.Equal(SignedPdfVerdict.ChangedByte, SignedPdf.Read(stamped, DateTime.UtcNow, Master).Verdict);
    }

    private static void Stamp(SignedCms cms, byte[] over) =>
        cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData("1.2.840.113549.1.9.16.2.14", Token(over)));

    private static byte[] Token(byte[] over)
    {
        using var folder = new Folder();
        var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Teststämpel", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], true));
        using var certificate = request.Create(Certificates.Root, Certificates.Now.AddYears(-1), Certificates.Now.AddYears(2), [7]);
        File.WriteAllText(folder.Path("key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder.Path("tsa.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.Path("serial"), "01");
        File.WriteAllText(folder.Path("tsa.cnf"), $"[tsa]\ndefault_tsa=t\n[t]\nserial={folder.Path("serial")}\ndigests=sha256\ndefault_policy=1.2.3.4\nsigner_digest=sha256\ness_cert_id_alg=sha256\n");
        File.WriteAllBytes(folder.Path("data"), over);
        Tools.Run("openssl", "ts", "-query", "-data", folder.Path("data"), "-sha256", "-cert", "-out", folder.Path("query"));
        Tools.Run("openssl", "ts", "-reply", "-config", folder.Path("tsa.cnf"), "-queryfile", folder.Path("query"), "-inkey", folder.Path("key.pem"), "-signer", folder.Path("tsa.pem"), "-token_out", "-out", folder.Path("token"));
        return File.ReadAllBytes(folder.Path("token"));
    }
}
