using System.Globalization;
using System.Text;
using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>Signature wrapping and its kin: the value is sound, but over something else than the reader sees.</summary>
public sealed class When_a_signature_covers_too_little
{
    private static readonly byte[] Master = TinyPdf.Master();

    public static TheoryData<string, int[]> Ranges => new()
    {
        { "does not begin at the first byte", [10, -10, 0, 0] },
        { "a hole that begins too early", [0, -1, 0, 0] },
        { "a hole that begins too late", [0, 1, 0, 0] },
        { "a hole that ends too late", [0, 0, 1, -1] },
        { "a hole that ends too early", [0, 0, -1, 1] },
        { "a hole over the rest of the dictionary", [0, 0, 40, -40] },
        { "an end within the file", [0, 0, 0, -20] },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Each_false_range_is_told(string what, int[] change)
    {
        var signed = new HandSigner(Certificates.Anna) { Ranges = ranges => [.. ranges.Zip(change, (one, other) => one + other)] }.Sign(Master, TinyPdf.Next(2));

        var report = SignedPdf.Read(signed, Certificates.Now, Master);

        Assert.True(report.Verdict == SignedPdfVerdict.FalseCoverage, $"{what}: {report.Verdict}");
        Assert.Equal(PdfCoverage.Invalid, report.Signatures[0].Coverage);
    }

    [Fact]
    public void Overlapping_and_missing_ranges_are_told()
    {
        foreach (var ranges in new Func<int[], int[]>[]
        {
            all => [0, all[1], all[1] - 5, all[3]],
            all => [0, all[1], 0, all[1]],
            all => [all[2], all[3], 0, all[1]],
            all => [0, all[2] + all[3], 0, 0],
        })
        {
            var signed = new HandSigner(Certificates.Anna) { Ranges = ranges }.Sign(Master, TinyPdf.Next(2));
            Assert.Equal(SignedPdfVerdict.FalseCoverage, SignedPdf.Read(signed, Certificates.Now, Master).Verdict);
        }
    }

    [Theory]
    [InlineData("/ByteRange [0 10 20 30]")]
    [InlineData("/Contents <00>")]
    public void A_key_that_stands_twice_is_told(string again)
    {
        var signed = new HandSigner(Certificates.Anna) { More = again }.Sign(Master, TinyPdf.Next(2));

        Assert.Equal(SignedPdfVerdict.FalseCoverage, SignedPdf.Read(signed, Certificates.Now, Master).Verdict);
    }

    [Fact]
    public void What_is_hidden_behind_the_signature_in_its_hole_is_told()
    {
        var signed = new HandSigner(Certificates.Anna) { BehindSignature = "48656A" }.Sign(Master, TinyPdf.Next(2));

        Assert.Equal(SignedPdfVerdict.FalseCoverage, SignedPdf.Read(signed, Certificates.Now, Master).Verdict);
    }

    [Fact]
    public void A_hole_with_something_else_than_digits_is_told()
    {
        var signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));
        signed[SignedPdf.Read(signed, Certificates.Now).Signatures[0].ByteRange[2] - 2] = (byte)' ';

        Assert.Equal(SignedPdfVerdict.FalseCoverage, SignedPdf.Read(signed, Certificates.Now, Master).Verdict);
    }

    [Fact]
    public void A_signature_moved_to_a_new_object_is_told()
    {
        // Wrapping: the first range stays, the second is moved to the end, and what the reader sees is written between them.
        var signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));
        var range = SignedPdf.Read(signed, Certificates.Now).Signatures[0].ByteRange;
        var tail = signed.AsSpan(range[2], range[3]).ToArray();
        var between = Encoding.Latin1.GetBytes("\n/Evil (" + new string('x', 200) + ") ");
        byte[] moved = [.. signed.AsSpan(0, range[2]), .. between, .. tail];
        var old = string.Join(' ', range);
        var @new = string.Join(' ', new[] { 0, range[1], range[2] + between.Length, range[3] }.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var text = Encoding.Latin1.GetString(moved).Replace($"[{old}] ", $"[{@new}]".PadRight(old.Length + 3), StringComparison.Ordinal);

        var report = SignedPdf.Read(Encoding.Latin1.GetBytes(text), Certificates.Now, Master);

        Assert.NotEqual(SignedPdfVerdict.Accepted, report.Verdict);
        Assert.DoesNotContain(report.Signatures, signature => signature.Coverage != PdfCoverage.Invalid);
    }

    [Fact]
    public void A_sound_signature_copied_to_a_later_saving_is_told()
    {
        // The later signature dictionary names the ranges of the first, whose hole is not its own.
        var signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));
        var text = Encoding.Latin1.GetString(signed);
        var start = text.LastIndexOf("9 0 obj", StringComparison.Ordinal) + 8;
        var dictionary = text[start..text.IndexOf("\nendobj", start, StringComparison.Ordinal)];
        var copied = TinyPdf.Append(signed, (9, dictionary), (5, TinyPdf.Content("Avtal om annat")));

        var report = SignedPdf.Read(copied, Certificates.Now, Master);

        Assert.Equal(SignedPdfVerdict.FalseCoverage, report.Verdict);
    }

    [Fact]
    public void A_signature_with_a_content_of_its_own_is_not_read()
    {
        var signed = new HandSigner(Certificates.Anna) { Detached = false }.Sign(Master, TinyPdf.Next(2));

        Assert.Equal(SignedPdfVerdict.UnsupportedSignature, SignedPdf.Read(signed, Certificates.Now, Master).Verdict);
    }
}
