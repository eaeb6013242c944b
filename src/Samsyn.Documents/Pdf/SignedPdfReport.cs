namespace Samsyn.Documents.Pdf;

/// <summary>
/// What an uploaded PDF shows about its signatures: what they cover, who made them, whether the file is the one that was sent out, and what nobody
/// looked at. Everything is found in the file and in the master; nothing is fetched.
/// </summary>
/// <example>A municipality signs page 1 to 4 of the agreement and sends back the file: one signature over the whole file, the master matches.</example>
public sealed record SignedPdfReport
{
    /// <summary>The answer in one word: accepted, or the first reason why not.</summary>
    public required SignedPdfVerdict Verdict { get; init; }

    /// <summary>Why the file could not be read; then there are no signatures.</summary>
    public PdfProblem Problem { get; init; }

    /// <summary>In the order of signing, with document timestamps among them.</summary>
    public IReadOnlyList<PdfSignature> Signatures { get; init; } = [];

    public MasterMatch Master { get; init; }

    /// <summary>The offset of the first byte that is not as in the master; null unless <see cref="Master"/> is <see cref="MasterMatch.Differs"/>.</summary>
    public int? FirstDifference { get; init; }

    /// <summary>What was done to the master before the first signature on it.</summary>
    public PdfPreparation ChangedBeforeSigning { get; init; }

    /// <summary>What was saved behind the last signature.</summary>
    public PdfAdditions AddedAfter { get; init; }

    /// <summary>What even an accepted file is not known to be.</summary>
    public required PdfNotVerified NotVerified { get; init; }
}

/// <summary>The answer. Anything but <see cref="Accepted"/> is the first reason that was found, from the file to the certificate.</summary>
public enum SignedPdfVerdict
{
    /// <summary>Every signature is sound over what it covers, and nothing but signatures was added to the master. See what was not verified.</summary>
    Accepted,

    NotPdf,
    TooLarge,
    Encrypted,

    /// <summary>The structure is broken. It is not repaired, since readers repair differently.</summary>
    Malformed,

    /// <summary>It would take more time or memory than any real agreement: a file that unpacks to gigabytes.</summary>
    TooComplex,

    /// <summary>No signature field is signed, or none but those of the master.</summary>
    NoSignature,

    /// <summary>A kind of signature that is not read: another sub-filter than those of PAdES, several signers in one, no signed attributes.</summary>
    UnsupportedSignature,

    /// <summary>A signature leaves out more than itself, or does not begin at the first byte: the mark of a forged file.</summary>
    FalseCoverage,

    /// <summary>At least one covered byte is not what was signed.</summary>
    ChangedByte,

    /// <summary>The bytes are right, but the signature was not made by the key of its certificate.</summary>
    FalseSignature,

    /// <summary>Soundly signed, but the file does not begin with the master.</summary>
    OtherDocument,

    /// <summary>Something but a signature was added to the master, and then signed: a page.</summary>
    ChangedBeforeSigning,

    /// <summary>Something but a signature was added to what was signed.</summary>
    AddedAfterSigning,

    CertificateExpired,
    CertificateNotYetValid,

    /// <summary>MD5, SHA-1, or a key so short that others can sign with it.</summary>
    WeakAlgorithm,
}

/// <summary>Why a file could not be read.</summary>
public enum PdfProblem
{
    None,
    NotPdf,

    /// <summary>Larger than 25 MB.</summary>
    TooLarge,
    Encrypted,
    Malformed,
    TooComplex,
    NoSignature,
}

/// <summary>The signed file beside the master.</summary>
public enum MasterMatch
{
    /// <summary>No master was given, or the file could not be read.</summary>
    NotCompared,

    /// <summary>The file begins with all bytes of the master, and the first new signature covers them.</summary>
    Matches,

    /// <summary>As <see cref="Matches"/>, but for the line end behind the master's last %%EOF, which some signing programs write in their own way.</summary>
    MatchesButLineEnd,

    /// <summary>The file begins with the master, but the first new signature does not cover all of it.</summary>
    NotCovered,

    Differs,
}

/// <summary>What was saved behind a revision, from nothing to anything.</summary>
public enum PdfAdditions
{
    None,

    /// <summary>Certificates and revocation data for checking later (DSS; PAdES B-LT).</summary>
    ValidationDataOnly,

    /// <summary>A further signature field or signature, a document timestamp, and what these need.</summary>
    FurtherSignatureOrTimestampOnly,

    /// <summary>Anything else: pages, notes, values of a form, bytes that belong to nothing.</summary>
    Other,
}

/// <summary>What was done to the master before it was signed.</summary>
public enum PdfPreparation
{
    NotCompared,
    SignatureFieldOnly,
    Other,
}

/// <summary>What was not verified. A caller shows these beside every accepted file.</summary>
[Flags]
public enum PdfNotVerified
{
    None = 0,

    /// <summary>No trusted roots were given, or a certificate does not lead to one: the name in it is what somebody wrote.</summary>
    TrustChain = 1,

    /// <summary>Whether a certificate was revoked; always, since nothing is fetched.</summary>
    Revocation = 2,

    /// <summary>When it was signed is only claimed.</summary>
    Time = 4,

    /// <summary>Whether the person may sign for the authority; always.</summary>
    AuthorityToSign = 8,

    /// <summary>Whether the file is the one that was sent out, since no master was given.</summary>
    Master = 16,

    /// <summary>A signature shows a picture on a page. What the picture says is not looked at, nor whether it lies over a word.</summary>
    Appearance = 32,
}
