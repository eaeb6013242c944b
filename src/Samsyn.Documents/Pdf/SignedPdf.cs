using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Samsyn.Documents.Pdf;

/// <summary>
/// Reads a signed PDF (PAdES, adbe.pkcs7.detached) beside the master that was sent out to be signed. Five parties sign five copies of one agreement;
/// a copy with another sum on page 3, signed by the right person, must be told from the right one.
/// </summary>
/// <remarks>The signature says which bytes it covers; whether these are the agreement, only the master tells.</remarks>
public static class SignedPdf
{
    /// <summary>Reads and judges the file. Whatever the bytes are, it answers, within 256 MB of memory and some seconds.</summary>
    /// <param name="pdf">The uploaded file.</param>
    /// <param name="now">UTC.</param>
    /// <param name="master">The file that was sent out; null when there is none to compare with.</param>
    /// <param name="trustedRoots">The roots that certificates shall lead to; null leaves that unverified.</param>
    /// <exception cref="ArgumentException"><paramref name="now"/> is not UTC.</exception>
    public static SignedPdfReport Read(ReadOnlyMemory<byte> pdf, DateTime now, ReadOnlyMemory<byte>? master = null, X509Certificate2Collection? trustedRoots = null)
    {
        if (now.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("The time must be UTC.", nameof(now));
        }

        try
        {
            if (pdf.Length > PdfBudget.MaxFile)
            {
                throw new PdfFault(PdfProblem.TooLarge);
            }

            var budget = new PdfBudget();
            var file = PdfFile.Read(pdf, budget);
            var signatures = Signatures(file, new CmsReading(pdf, budget, now, trustedRoots), now);
            return signatures.Count == 0 ? throw new PdfFault(PdfProblem.NoSignature) : Judge(file, signatures, master);
        }
        catch (PdfFault fault)
        {
            return new SignedPdfReport
            {
                Problem = fault.Problem,
                Verdict = SignedPdfJudgement.Of(fault.Problem),
                NotVerified = PdfNotVerified.TrustChain | PdfNotVerified.Revocation | PdfNotVerified.Time | PdfNotVerified.AuthorityToSign | PdfNotVerified.Master,
            };
        }
    }

    private static List<(PdfSignature Signature, int End)> Signatures(PdfFile file, CmsReading cms, DateTime now)
    {
        var view = file.Newest;
        var fields = SignatureField.In(view);
        if (fields.Count > PdfBudget.MaxSignatures)
        {
            throw new PdfFault(PdfProblem.TooComplex);
        }

        var found = new List<(PdfSignature Signature, int End)>();
        foreach (var field in fields)
        {
            var range = SignedRange.Of(field, file.Bytes, view);
            var claimed = view.Get(field.Value["M"]) is PdfString written ? Date(SignatureField.Text(written.Bytes.Span)) : null;
            var signature = new PdfSignature
            {
                FieldName = field.Name,
                SubFilter = (view.Get(field.Value["SubFilter"]) as PdfName)?.Value ?? "",
                ByteRange = range.Numbers,
                Coverage = range.Coverage,
                ClaimedTime = claimed,
                JudgedAt = claimed is { } time && time < now ? time : now,
                IsVisible = IsVisible(view, field.Field),
            };
            if (range.Coverage != PdfCoverage.Invalid && signature.SubFilter is "adbe.pkcs7.detached" or "ETSI.CAdES.detached" or "ETSI.RFC3161"
                && field.Value["Contents"] is PdfString contents)
            {
                signature = cms.Read(signature, range, contents.Bytes, claimed);
            }

            found.Add((signature, range.End));
        }

        return [.. found.OrderBy(signature => signature.End == 0 ? int.MaxValue : signature.End)];
    }

    /// <summary>Compares the revisions, from the master to the end of the file, and gives the answer.</summary>
    private static SignedPdfReport Judge(PdfFile file, List<(PdfSignature Signature, int End)> signatures, ReadOnlyMemory<byte>? master)
    {
        var comparison = master is { } sent ? MasterComparison.Of(file, signatures, sent) : MasterComparison.None;

        // From the end backwards: what was added after the third signature was also added after the second.
        var after = PdfAdditions.None;
        PdfAdditions? last = null;
        var until = file.Bytes.Length;
        for (var i = signatures.Count - 1; i >= 0; i--)
        {
            if (signatures[i].End == 0)
            {
                continue;
            }

            after = PdfUpdates.Sum(after, PdfUpdates.Between(file, signatures[i].End, until));
            last ??= after;
            until = signatures[i].End;
            signatures[i] = (signatures[i].Signature with { AddedAfter = after }, until);
        }

        var report = new SignedPdfReport
        {
            Verdict = SignedPdfVerdict.Accepted,
            Signatures = [.. signatures.Select(signature => signature.Signature)],
            Master = comparison.Match,
            FirstDifference = comparison.FirstDifference,
            ChangedBeforeSigning = comparison.Preparation,
            AddedAfter = last ?? PdfAdditions.None,
            NotVerified = PdfNotVerified.None,
        };
        return report with
        {
            Verdict = SignedPdfJudgement.Of(report, comparison.HasNewSignature),
            NotVerified = SignedPdfJudgement.NotVerified(report),
        };
    }

    private static bool IsVisible(PdfView view, PdfDictionary field)
    {
        var widgets = view.Array(field["Kids"])?.Items.Select(kid => view.Dictionary(kid)).Append(field) ?? [field];
        return widgets.Any(widget => widget?["AP"] is not null && view.Array(widget["Rect"]) is { Items.Count: 4 } sides
            && (!PdfObject.Same(view.Get(sides.Items[0]), view.Get(sides.Items[2])) || !PdfObject.Same(view.Get(sides.Items[1]), view.Get(sides.Items[3]))));
    }

    /// <summary>A date as PDF writes it, <c>D:20261114093000+01'00'</c> (ISO 32000-1, 7.9.4); null when it is none.</summary>
    private static DateTime? Date(string text)
    {
        var digits = text.StartsWith("D:", StringComparison.Ordinal) ? text[2..] : text;
        var zone = digits.IndexOfAny(['+', '-', 'Z']);
        var local = zone < 0 ? digits : digits[..zone];
        string[] forms = ["yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd"];
        if (!DateTime.TryParseExact(local, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return null;
        }

        var offset = zone < 0 ? "" : digits[(zone + 1)..].Replace("'", "", StringComparison.Ordinal);
        if (zone < 0 || digits[zone] == 'Z' || !TimeSpan.TryParseExact(offset, ["hhmm", "hh"], CultureInfo.InvariantCulture, out var ahead)
            || time.Year is < 2 or > 9998)
        {
            return time;
        }

        return digits[zone] == '+' ? time - ahead : time + ahead;
    }
}
