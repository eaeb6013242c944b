using System.Buffers;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Samsyn.Documents.Pdf;

/// <summary>
/// What a signature says that it covers, held against where it stands. The attacks of 2019 (universal forgery, incremental saving and signature
/// wrapping, pdf-insecurity.org) all live on a reader that believes /ByteRange.
/// </summary>
/// <param name="Numbers">/ByteRange as it stands; empty when there is none.</param>
/// <param name="End">Behind the last covered byte; 0 when the coverage is not valid.</param>
internal sealed record SignedRange(IReadOnlyList<int> Numbers, PdfCoverage Coverage, int End)
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    public static SignedRange Of(SignatureField field, ReadOnlyMemory<byte> file, PdfView view)
    {
        var numbers = (field.Value["ByteRange"] as PdfArray)?.Items.Select(item => (item as PdfNumber)?.Whole ?? -1).ToArray() ?? [];
        var invalid = new SignedRange(numbers, PdfCoverage.Invalid, 0);
        if (!field.IsInFile || field.Value.HasDoubleKey || numbers.Length != 4 || numbers.Any(number => number < 0)
            || field.Value["Contents"] is not PdfString { Hexadecimal: true } contents)
        {
            return invalid;
        }

        // From the first byte to the < of its own Contents, and from behind the > on. Nothing may be left out but these digits.
        var end = (long)numbers[2] + numbers[3];
        if (numbers[0] != 0 || numbers[1] != contents.Start || numbers[2] != contents.End || end > file.Length || !HoldsOnlyTheSignature(file.Span[contents.Start..contents.End], contents))
        {
            return invalid;
        }

        if (end == file.Length)
        {
            return new SignedRange(numbers, PdfCoverage.WholeFile, (int)end);
        }

        return EndsARevision(file.Span[..(int)end], view) ? new SignedRange(numbers, PdfCoverage.EarlierRevision, (int)end) : invalid;
    }

    /// <summary>The covered bytes, in one piece as the framework wants them.</summary>
    public byte[] Covered(ReadOnlyMemory<byte> file)
    {
        var covered = new byte[Numbers[1] + Numbers[3]];
        file.Span[..Numbers[1]].CopyTo(covered);
        file.Span.Slice(Numbers[2], Numbers[3]).CopyTo(covered.AsSpan(Numbers[1]));
        return covered;
    }

    public byte[] Hash(ReadOnlyMemory<byte> file, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(file.Span[..Numbers[1]]);
        hash.AppendData(file.Span.Slice(Numbers[2], Numbers[3]));
        return hash.GetHashAndReset();
    }

    /// <summary>The signature itself without the zeros it is filled up with; null when it is no ASN.1.</summary>
    public static ReadOnlyMemory<byte>? Unpadded(ReadOnlyMemory<byte> contents)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(contents.Span, AsnEncodingRules.BER, out _, out _, out var length);
            return contents[..length];
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>No byte is covered in the hole, so there may be none but hexadecimal digits, and zeros behind the signature.</summary>
    private static bool HoldsOnlyTheSignature(ReadOnlySpan<byte> hole, PdfString contents) =>
        hole[0] == '<' && hole[^1] == '>' && !hole[1..^1].ContainsAnyExcept(Digits)
        && (Unpadded(contents.Bytes) is not { } signature || !contents.Bytes.Span[signature.Length..].ContainsAnyExcept((byte)0));

    /// <summary>Whether a covered part was once a whole file: it ends with %%EOF, and its last section is one of the sections of this file.</summary>
    private static bool EndsARevision(ReadOnlySpan<byte> covered, PdfView view)
    {
        var text = covered.EndsWith("\r\n"u8) ? covered[..^2] : covered.EndsWith("\n"u8) || covered.EndsWith("\r"u8) ? covered[..^1] : covered;
        return text.EndsWith("%%EOF"u8) && view.File.StartOfNewest(covered.Length) is { } start && view.File.Sections.Any(section => section.Start == start);
    }
}
