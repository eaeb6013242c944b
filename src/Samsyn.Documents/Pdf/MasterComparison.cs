namespace Samsyn.Documents.Pdf;

/// <summary>The signed file beside the file that was sent out.</summary>
/// <param name="HasNewSignature">Whether somebody signed after the master; a master may itself be signed.</param>
internal sealed record MasterComparison(MasterMatch Match, int? FirstDifference, PdfPreparation Preparation, bool HasNewSignature)
{
    public static readonly MasterComparison None = new(MasterMatch.NotCompared, null, PdfPreparation.NotCompared, true);

    public static MasterComparison Of(PdfFile file, IReadOnlyList<(PdfSignature Signature, int End)> signatures, ReadOnlyMemory<byte> master)
    {
        var same = file.Bytes.Span.CommonPrefixLength(master.Span);
        var match = same == master.Length ? MasterMatch.Matches : IsLineEnd(master.Span, same) ? MasterMatch.MatchesButLineEnd : MasterMatch.Differs;

        // A signature that ends within the master is one of its own.
        var first = signatures.FirstOrDefault(signature => signature.End > master.Length && !signature.Signature.IsDocumentTimestamp);
        var hasNew = first.Signature is not null || signatures.Any(signature => signature.End == 0);
        if (match == MasterMatch.Differs || first.Signature is null)
        {
            return new MasterComparison(match, match == MasterMatch.Differs ? same : null, PdfPreparation.NotCompared, hasNew);
        }

        if (first.Signature.ByteRange[1] < master.Length)
        {
            return new MasterComparison(MasterMatch.NotCovered, null, PdfPreparation.NotCompared, hasNew);
        }

        var between = PdfUpdates.Between(file, same, first.End);
        return new MasterComparison(match, null, between is PdfAdditions.FurtherSignatureOrTimestampOnly ? PdfPreparation.SignatureFieldOnly : PdfPreparation.Other, hasNew);
    }

    /// <summary>Whether what differs is only the line end behind the last %%EOF of the master.</summary>
    private static bool IsLineEnd(ReadOnlySpan<byte> master, int same) =>
        master[same..] is [(byte)'\n'] or [(byte)'\r'] or [(byte)'\r', (byte)'\n'] && (master[..same].EndsWith("%%EOF"u8) || master[..same].EndsWith("%%EOF\r"u8));
}
