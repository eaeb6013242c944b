using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Samsyn.Documents.Pdf;

/// <summary>
/// The certificate of who signed, as it stands in the file. Who the person is to the authority is not in it and not guessed: a certificate for
/// Anna Ek of Borås stad says nothing of whether she may sign for it.
/// </summary>
public sealed record SignerCertificate
{
    /// <summary>CN of the subject, <c>Anna Ek</c>.</summary>
    public string? CommonName { get; init; }

    /// <summary>O of the subject, <c>Borås stad</c>.</summary>
    public string? Organisation { get; init; }

    /// <summary>The serialNumber attribute of the subject (OID 2.5.4.5), which may hold a personal number; not the certificate's own number.</summary>
    public string? SerialNumberAttribute { get; init; }

    /// <summary>The whole name of who issued it.</summary>
    public required string Issuer { get; init; }

    public required DateTime NotBefore { get; init; }

    public required DateTime NotAfter { get; init; }

    /// <summary>SHA-256 of the certificate, in hexadecimal digits.</summary>
    public required string Thumbprint { get; init; }

    public required CertificateValidity AtSigning { get; init; }

    public required CertificateValidity AtNow { get; init; }

    public required bool IsSelfSigned { get; init; }

    public required CertificateChain Chain { get; init; }

    /// <summary>What the key may be used for; null when the certificate does not say.</summary>
    public X509KeyUsageFlags? KeyUsage { get; init; }

    internal static SignerCertificate Of(X509Certificate2 certificate, X509Certificate2Collection others, X509Certificate2Collection? roots, DateTime signed, DateTime now) => new()
    {
        CommonName = Attribute(certificate, "2.5.4.3"),
        Organisation = Attribute(certificate, "2.5.4.10"),
        SerialNumberAttribute = Attribute(certificate, "2.5.4.5"),
        Issuer = certificate.Issuer,
        NotBefore = certificate.NotBefore.ToUniversalTime(),
        NotAfter = certificate.NotAfter.ToUniversalTime(),
        Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256),
        AtSigning = Validity(certificate, signed),
        AtNow = Validity(certificate, now),
        IsSelfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData),
        Chain = ChainOf(certificate, others, roots, signed),
        KeyUsage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages,
    };

    /// <summary>The first value of an attribute of the subject; null when it has none.</summary>
    internal static string? Attribute(X509Certificate2 certificate, string oid)
    {
        try
        {
            return certificate.SubjectName.EnumerateRelativeDistinguishedNames()
                .FirstOrDefault(name => !name.HasMultipleElements && name.GetSingleElementType().Value == oid)?.GetSingleElementValue();
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Whether the certificate leads to one of the roots. Nothing is fetched, neither certificates nor revocation lists.</summary>
    internal static CertificateChain ChainOf(X509Certificate2 certificate, X509Certificate2Collection others, X509Certificate2Collection? roots, DateTime at)
    {
        if (roots is null)
        {
            return CertificateChain.NotChecked;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        try
        {
            return chain.Build(certificate) ? CertificateChain.Built : CertificateChain.NotBuilt;
        }
        catch (CryptographicException)
        {
            return CertificateChain.NotBuilt;
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private static CertificateValidity Validity(X509Certificate2 certificate, DateTime at) =>
        at < certificate.NotBefore.ToUniversalTime() ? CertificateValidity.NotYetValid
        : at > certificate.NotAfter.ToUniversalTime() ? CertificateValidity.Expired
        : CertificateValidity.Valid;
}

/// <summary>Whether a day lies in a certificate's time.</summary>
public enum CertificateValidity
{
    Valid,
    NotYetValid,
    Expired,
}

/// <summary>Whether a certificate leads to a root that the caller trusts.</summary>
public enum CertificateChain
{
    /// <summary>No roots were given.</summary>
    NotChecked,
    Built,
    NotBuilt,
}
