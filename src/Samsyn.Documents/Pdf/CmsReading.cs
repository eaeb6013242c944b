using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Samsyn.Documents.Pdf;

/// <summary>
/// Checks the signature itself, CMS over the covered bytes (RFC 5652; ETSI EN 319 122-1). The framework checks the key's work: RSA, RSA-PSS and ECDSA.
/// The digest is also computed here, over the file and not over what the signature says it holds.
/// </summary>
internal sealed class CmsReading(ReadOnlyMemory<byte> file, PdfBudget budget, DateTime now, X509Certificate2Collection? roots)
{
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningTime = "1.2.840.113549.1.9.5";
    private const string SigningCertificate = "1.2.840.113549.1.9.16.2.12";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string TimestampToken = "1.2.840.113549.1.9.16.2.14";
    private const string Data = "1.2.840.113549.1.7.1";

    /// <summary>Fills in what the signature says of itself; leaves it unsupported when it cannot be read.</summary>
    /// <param name="contents">/Contents, with the zeros behind it.</param>
    /// <param name="claimed">/M of the signature dictionary.</param>
    public PdfSignature Read(PdfSignature signature, SignedRange range, ReadOnlyMemory<byte> contents, DateTime? claimed)
    {
        if (contents.Length > PdfBudget.MaxCms || SignedRange.Unpadded(contents) is not { } encoded)
        {
            return signature;
        }

        budget.Hashed(4L * (range.Numbers[1] + range.Numbers[3]));
        try
        {
            return signature.IsDocumentTimestamp ? Timestamp(signature, range, encoded) : Signature(signature, range, encoded, claimed);
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException or ArgumentException or InvalidOperationException or FormatException or NotSupportedException or ArithmeticException)
        {
            // The framework has no one word for a signature it cannot read.
            return signature with { IsSupported = false, DigestValid = false, ValueValid = false };
        }
    }

    private PdfSignature Signature(PdfSignature signature, SignedRange range, ReadOnlyMemory<byte> encoded, DateTime? claimed)
    {
        // Decoded without content first: a signature that carries a content of its own would be checked against that.
        var alone = new SignedCms();
        alone.Decode(encoded.Span);
        if (alone.ContentInfo.Content.Length > 0 || alone.ContentInfo.ContentType.Value != Data || alone.SignerInfos.Count != 1
            || alone.SignerInfos[0] is not { Certificate: { } certificate } signer
            || Single(signer, ContentType) is null || Single(signer, MessageDigest) is not { } stated || Algorithm(signer.DigestAlgorithm) is not { } algorithm)
        {
            return signature;
        }

        var digestValid = AsnDecoder.ReadOctetString(stated, AsnEncodingRules.BER, out _).AsSpan().SequenceEqual(range.Hash(file, algorithm));
        var naming = Naming(signer, certificate);
        var time = ClaimedTime(signer) ?? claimed;
        var others = alone.Certificates;
        var stamp = SignatureTimestampOf(signer, others);
        var judged = stamp is { IsValid: true, Time: { } stamped } ? stamped : time ?? now;
        judged = judged > now ? now : judged;
        return signature with
        {
            IsSupported = true,
            DigestValid = digestValid,
            ValueValid = digestValid && IsValueValid(range, encoded),
            Naming = naming,
            ClaimedTime = time,
            Timestamp = stamp,
            JudgedAt = judged,
            Certificate = SignerCertificate.Of(certificate, others, roots, judged, now),
            DigestAlgorithm = signer.DigestAlgorithm.Value,
            Weak = WeaknessOf(signer, certificate),
        };
    }

    private bool IsValueValid(SignedRange range, ReadOnlyMemory<byte> encoded)
    {
        var cms = new SignedCms(new ContentInfo(range.Covered(file)), detached: true);
        cms.Decode(encoded.Span);
        try
        {
            cms.SignerInfos[0].CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A timestamp over the document: what it covers is the same as for a signature (ETSI EN 319 142-1, 5.4.3).</summary>
    private PdfSignature Timestamp(PdfSignature signature, SignedRange range, ReadOnlyMemory<byte> encoded)
    {
        if (!Rfc3161TimestampToken.TryDecode(encoded, out var token, out _) || Algorithm(token.TokenInfo.HashAlgorithmId) is not { } algorithm)
        {
            return signature;
        }

        var hash = range.Hash(file, algorithm);
        var others = token.AsSignedCms().Certificates;
        var valid = token.VerifySignatureForHash(hash, token.TokenInfo.HashAlgorithmId, out var authority, others);
        var time = token.TokenInfo.Timestamp.UtcDateTime;
        var judged = time > now ? now : time;
        return signature with
        {
            IsSupported = true,
            DigestValid = token.TokenInfo.GetMessageHash().Span.SequenceEqual(hash),
            ValueValid = valid,
            ClaimedTime = time,
            JudgedAt = judged,
            Timestamp = StampOf(valid, time, authority, others),
            Certificate = authority is null ? null : SignerCertificate.Of(authority, others, roots, judged, now),
            DigestAlgorithm = token.TokenInfo.HashAlgorithmId.Value,
            Weak = WeaknessOf(token.TokenInfo.HashAlgorithmId),
        };
    }

    private SignatureTimestamp? SignatureTimestampOf(SignerInfo signer, X509Certificate2Collection others)
    {
        var values = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().Where(attribute => attribute.Oid.Value == TimestampToken)
            .SelectMany(attribute => attribute.Values.Cast<AsnEncodedData>()).ToList();
        if (values.Count == 0)
        {
            return null;
        }

        if (!Rfc3161TimestampToken.TryDecode(values[0].RawData, out var token, out _))
        {
            return new SignatureTimestamp(false, null, null, CertificateChain.NotChecked);
        }

        var own = token.AsSignedCms().Certificates;
        own.AddRange(others);
        var valid = token.VerifySignatureForSignerInfo(signer, out var authority, own);
        return StampOf(valid, token.TokenInfo.Timestamp.UtcDateTime, authority, own);
    }

    private SignatureTimestamp StampOf(bool valid, DateTime time, X509Certificate2? authority, X509Certificate2Collection others) =>
        new(valid, time, authority is null ? null : SignerCertificate.Attribute(authority, "2.5.4.3"),
            authority is null ? CertificateChain.NotChecked : SignerCertificate.ChainOf(authority, others, roots, time));

    /// <summary>The only value of a signed attribute; null when it is missing or has several.</summary>
    private static byte[]? Single(SignerInfo signer, string oid)
    {
        var values = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(attribute => attribute.Oid.Value == oid)
            .SelectMany(attribute => attribute.Values.Cast<AsnEncodedData>()).Take(2).ToList();
        return values.Count == 1 ? values[0].RawData : null;
    }

    private static DateTime? ClaimedTime(SignerInfo signer) =>
        Single(signer, SigningTime) is { } raw ? new Pkcs9SigningTime(raw).SigningTime.ToUniversalTime() : null;

    /// <summary>The first certificate of ESSCertID or ESSCertIDv2 is the signer's (RFC 5035, 3 and 4).</summary>
    private static CertificateNaming Naming(SignerInfo signer, X509Certificate2 certificate)
    {
        var (v2, v1) = (Single(signer, SigningCertificateV2), Single(signer, SigningCertificate));
        if ((v2 ?? v1) is not { } raw)
        {
            return CertificateNaming.Absent;
        }

        var first = new AsnReader(raw, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
        var algorithm = v2 is null ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        if (v2 is not null && first.PeekTag().TagValue == (int)UniversalTagNumber.Sequence)
        {
            if (Algorithm(new Oid(first.ReadSequence().ReadObjectIdentifier())) is not { } named)
            {
                return CertificateNaming.Differs;
            }

            algorithm = named;
        }

        return first.ReadOctetString().AsSpan().SequenceEqual(certificate.GetCertHash(algorithm)) ? CertificateNaming.Matches : CertificateNaming.Differs;
    }

    private static HashAlgorithmName? Algorithm(Oid oid) => oid.Value switch
    {
        "1.2.840.113549.2.5" => HashAlgorithmName.MD5,
        "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static WeakAlgorithms WeaknessOf(Oid digest) =>
        Algorithm(digest) is not { } algorithm ? WeakAlgorithms.None
        : algorithm == HashAlgorithmName.MD5 ? WeakAlgorithms.Md5
        : algorithm == HashAlgorithmName.SHA1 ? WeakAlgorithms.Sha1
        : WeakAlgorithms.None;

    /// <summary>Weak are the digest, the algorithm that the certificate was signed with, and the key.</summary>
    private static WeakAlgorithms WeaknessOf(SignerInfo signer, X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return WeaknessOf(signer.DigestAlgorithm)
            | (certificate.SignatureAlgorithm.Value switch
            {
                "1.2.840.113549.1.1.4" => WeakAlgorithms.Md5,
                "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" => WeakAlgorithms.Sha1,
                _ => WeakAlgorithms.None,
            })
            | (rsa is { KeySize: < 2048 } || curve is { KeySize: < 224 } ? WeakAlgorithms.ShortKey : WeakAlgorithms.None);
    }
}
