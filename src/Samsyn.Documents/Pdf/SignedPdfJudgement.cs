namespace Samsyn.Documents.Pdf;

/// <summary>From a report to its answer. The order is that of what makes the rest meaningless: a false range before a digest, a digest before the master.</summary>
internal static class SignedPdfJudgement
{
    public static SignedPdfVerdict Of(PdfProblem problem) => problem switch
    {
        PdfProblem.NotPdf => SignedPdfVerdict.NotPdf,
        PdfProblem.TooLarge => SignedPdfVerdict.TooLarge,
        PdfProblem.Encrypted => SignedPdfVerdict.Encrypted,
        PdfProblem.TooComplex => SignedPdfVerdict.TooComplex,
        PdfProblem.NoSignature => SignedPdfVerdict.NoSignature,
        _ => SignedPdfVerdict.Malformed,
    };

    public static SignedPdfVerdict Of(SignedPdfReport report, bool hasNewSignature)
    {
        // Each signature must be sound, also those of others: a file with one false signature is not shown as signed.
        foreach (var signature in report.Signatures)
        {
            if (OfOne(signature) is var verdict and not SignedPdfVerdict.Accepted)
            {
                return verdict;
            }
        }

        return report.Master is MasterMatch.Differs or MasterMatch.NotCovered ? SignedPdfVerdict.OtherDocument
            : !hasNewSignature || report.Signatures.All(signature => signature.IsDocumentTimestamp) ? SignedPdfVerdict.NoSignature
            : report.ChangedBeforeSigning == PdfPreparation.Other ? SignedPdfVerdict.ChangedBeforeSigning
            : report.Signatures.Any(signature => signature.AddedAfter == PdfAdditions.Other) ? SignedPdfVerdict.AddedAfterSigning
            : report.Signatures.Any(signature => signature.Certificate?.AtSigning == CertificateValidity.NotYetValid) ? SignedPdfVerdict.CertificateNotYetValid
            : report.Signatures.Any(signature => signature.Certificate?.AtSigning == CertificateValidity.Expired) ? SignedPdfVerdict.CertificateExpired
            : report.Signatures.Any(signature => signature.Weak != WeakAlgorithms.None) ? SignedPdfVerdict.WeakAlgorithm
            : SignedPdfVerdict.Accepted;
    }

    public static PdfNotVerified NotVerified(SignedPdfReport report)
    {
        var signatures = report.Signatures;
        return PdfNotVerified.Revocation | PdfNotVerified.AuthorityToSign
            | (signatures.All(signature => signature.Certificate?.Chain == CertificateChain.Built) ? PdfNotVerified.None : PdfNotVerified.TrustChain)
            | (signatures.All(signature => signature.Timestamp is { IsValid: true, Chain: CertificateChain.Built }) ? PdfNotVerified.None : PdfNotVerified.Time)
            | (report.Master == MasterMatch.NotCompared ? PdfNotVerified.Master : PdfNotVerified.None)
            | (signatures.Any(signature => signature.IsVisible) ? PdfNotVerified.Appearance : PdfNotVerified.None);
    }

    private static SignedPdfVerdict OfOne(PdfSignature signature) =>
        signature.Coverage == PdfCoverage.Invalid ? SignedPdfVerdict.FalseCoverage
        : !signature.IsSupported ? SignedPdfVerdict.UnsupportedSignature
        : !signature.DigestValid ? SignedPdfVerdict.ChangedByte
        : !signature.ValueValid || signature.Naming == CertificateNaming.Differs ? SignedPdfVerdict.FalseSignature
        : SignedPdfVerdict.Accepted;
}
