namespace Samsyn.Documents.Pdf;

/// <summary>One signature or document timestamp of a PDF (ISO 32000-1, 12.8; ETSI EN 319 142-1).</summary>
public sealed record PdfSignature
{
    /// <summary>The full name of its field, <c>Signature1</c>.</summary>
    public required string FieldName { get; init; }

    /// <summary>/SubFilter as it stands, <c>ETSI.CAdES.detached</c>; empty when missing.</summary>
    public required string SubFilter { get; init; }

    /// <summary>A timestamp over the document (ETSI.RFC3161), which nobody signs with.</summary>
    public bool IsDocumentTimestamp => SubFilter == "ETSI.RFC3161";

    /// <summary>/ByteRange as it stands: offset, length, offset, length.</summary>
    public required IReadOnlyList<int> ByteRange { get; init; }

    public required PdfCoverage Coverage { get; init; }

    /// <summary>Whether it is of a kind that is read; when not, nothing below is known.</summary>
    public bool IsSupported { get; init; }

    /// <summary>Whether the covered bytes are those that were signed.</summary>
    public bool DigestValid { get; init; }

    /// <summary>Whether the certificate's key signed them. False also when the digest is not valid.</summary>
    public bool ValueValid { get; init; }

    /// <summary>Whether the signature names its certificate (signing-certificate, RFC 5035), so that it cannot be exchanged.</summary>
    public CertificateNaming Naming { get; init; }

    /// <summary>When the signer's computer says that it was signed, UTC; null when it says nothing. Of a document timestamp, its own time.</summary>
    public DateTime? ClaimedTime { get; init; }

    /// <summary>A third party's word on the time; null when there is none.</summary>
    public SignatureTimestamp? Timestamp { get; init; }

    /// <summary>The time for which the certificate is judged: of the timestamp when it is valid, else the claimed one, and never later than now.</summary>
    public DateTime JudgedAt { get; init; }

    public SignerCertificate? Certificate { get; init; }

    /// <summary>The object identifier of the digest, <c>2.16.840.1.101.3.4.2.1</c> for SHA-256.</summary>
    public string? DigestAlgorithm { get; init; }

    public WeakAlgorithms Weak { get; init; }

    /// <summary>Whether it shows a picture on a page.</summary>
    public bool IsVisible { get; init; }

    /// <summary>All that was saved behind it.</summary>
    public PdfAdditions AddedAfter { get; init; }
}

/// <summary>How much of the file a signature covers, apart from itself.</summary>
public enum PdfCoverage
{
    /// <summary>Not a range that a signing program writes: gaps, overlaps, a beginning elsewhere, a hole that is not exactly the signature.</summary>
    Invalid,

    /// <summary>The file as it was when it was signed; something was saved behind it.</summary>
    EarlierRevision,

    WholeFile,
}

/// <summary>Whether a signature names the certificate that it was made with.</summary>
public enum CertificateNaming
{
    Absent,
    Matches,
    Differs,
}

/// <summary>What makes a signature cheap to forge. BSI TR-02102-1 and ETSI TS 119 312 hold all of it for unfit.</summary>
[Flags]
public enum WeakAlgorithms
{
    None = 0,
    Md5 = 1,
    Sha1 = 2,

    /// <summary>RSA with less than 2048 bits, or an elliptic curve with less than 224.</summary>
    ShortKey = 4,
}

/// <summary>A timestamp (RFC 3161).</summary>
/// <param name="IsValid">Whether it is over this very signature or document, and signed by its own certificate.</param>
/// <param name="Time">UTC; null when it cannot be read.</param>
/// <param name="Authority">The common name in the certificate of who made it.</param>
/// <param name="Chain">Whether that certificate leads to a given root. When it does not, the time is only a claim too.</param>
public sealed record SignatureTimestamp(bool IsValid, DateTime? Time, string? Authority, CertificateChain Chain);
