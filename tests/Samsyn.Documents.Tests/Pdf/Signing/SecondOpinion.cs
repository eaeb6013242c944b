using System.Globalization;
using System.Text.RegularExpressions;
using Samsyn.Documents.Pdf;

namespace Samsyn.Documents.Tests.Pdf.Signing;

/// <summary>Poppler's pdfsig, another reader by other people: it must find the same signatures, ranges and signers.</summary>
internal static partial class SecondOpinion
{
    /// <summary>Fails when pdfsig and this reader disagree on a signature's field, range, coverage, signer or soundness.</summary>
    public static void Agrees(byte[] pdf)
    {
        if (!Tools.AreAsked)
        {
            return;
        }

        var said = Signature().Split(Tools.Pdfsig(pdf))[1..].Select(text => new
        {
            Field = Field().Match(text).Groups[1].Value,
            Sound = text.Contains("Signature is Valid.", StringComparison.Ordinal),
            Whole = text.Contains("Total document signed", StringComparison.Ordinal),
            Signer = Signer().Match(text).Groups[1].Value,
            Range = string.Join(' ', Range().Match(text).Groups.Values.Skip(1).Select(group => group.Value)),
        }).OrderBy(signature => signature.Field, StringComparer.Ordinal).ToList();

        var read = SignedPdf.Read(pdf, Certificates.Now).Signatures.Select(signature => new
        {
            Field = signature.FieldName,
            Sound = signature.DigestValid && signature.ValueValid,
            Whole = signature.Coverage == PdfCoverage.WholeFile,
            Signer = signature.Certificate?.CommonName ?? "",
            Range = string.Create(CultureInfo.InvariantCulture, $"{signature.ByteRange[0]} {signature.ByteRange[1]} {signature.ByteRange[2]} {signature.ByteRange[2] + signature.ByteRange[3]}"),
        }).OrderBy(signature => signature.Field, StringComparer.Ordinal);

        Assert.Equal(said, read);
    }

    [GeneratedRegex(@"^Signature #\d+:", RegexOptions.Multiline)]
    private static partial Regex Signature();

    [GeneratedRegex(@"- Signature Field Name: (.*)")]
    private static partial Regex Field();

    [GeneratedRegex(@"- Signer Certificate Common Name: (.*)")]
    private static partial Regex Signer();

    [GeneratedRegex(@"- Signed Ranges: \[(\d+) - (\d+)\], \[(\d+) - (\d+)\]")]
    private static partial Regex Range();
}
