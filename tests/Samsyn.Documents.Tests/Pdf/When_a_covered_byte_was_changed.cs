using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>One byte of three hundred, each changed alone.</summary>
public sealed class When_a_covered_byte_was_changed
{
    private static readonly byte[] Master = TinyPdf.Master();

    // A changed byte of the structure can make the file unreadable before its digest is computed; it is then refused for that.
    private static readonly SignedPdfVerdict[] Unreadable =
    [
        SignedPdfVerdict.NotPdf, SignedPdfVerdict.Malformed, SignedPdfVerdict.NoSignature, SignedPdfVerdict.FalseCoverage, SignedPdfVerdict.UnsupportedSignature,
    ];

    [Fact]
    public void It_is_found_wherever_it_is()
    {
        var signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));
        var range = SignedPdf.Read(signed, Certificates.Now, Master).Signatures[0].ByteRange;
        var random = new Random(20261114);
        var changed = 0;
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(range[1] + range[3]);
            at = at < range[1] ? at : at - range[1] + range[2];
            var copy = signed.ToArray();
            copy[at] ^= (byte)random.Next(1, 256);

            var report = SignedPdf.Read(copy, Certificates.Now, i % 2 == 0 ? Master : null);

            Assert.True(report.Verdict == SignedPdfVerdict.ChangedByte || Unreadable.Contains(report.Verdict), $"{at}: {report.Verdict}");
            Assert.DoesNotContain(report.Signatures, signature => signature.DigestValid);
            changed += report.Verdict == SignedPdfVerdict.ChangedByte ? 1 : 0;
        }

        Assert.InRange(changed, 150, 300);
    }

    [Fact]
    public void It_is_told_as_a_changed_byte_in_the_text_of_a_page()
    {
        var signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));
        signed[signed.AsSpan().IndexOf("upphandling"u8)] = (byte)'U';

        var report = SignedPdf.Read(signed, Certificates.Now, Master);

        Assert.Equal((SignedPdfVerdict.ChangedByte, MasterMatch.Differs), (report.Verdict, report.Master));
        Assert.Equal(Master.AsSpan().IndexOf("upphandling"u8), report.FirstDifference);
        SecondOpinion.Agrees(signed);
    }

    [Fact]
    public void A_signature_by_another_key_is_none()
    {
        var other = Certificates.Make("CN=Anna Ek, O=Borås stad");
        var signed = new HandSigner(Certificates.Anna) { Finish = _ => { } }.Sign(Master, TinyPdf.Next(2));
        var text = Convert.ToHexString(Certificates.Anna.GetPublicKey().AsSpan(0, 200).ToArray());
        var at = System.Text.Encoding.Latin1.GetString(signed).IndexOf(text, StringComparison.Ordinal);
        Convert.ToHexString(other.GetPublicKey().AsSpan(0, 200).ToArray()).Select(digit => (byte)digit).ToArray().CopyTo(signed, at);

        var report = SignedPdf.Read(signed, Certificates.Now, Master);

        Assert.Equal(SignedPdfVerdict.FalseSignature, report.Verdict);
        Assert.Equal((true, false), (report.Signatures[0].DigestValid, report.Signatures[0].ValueValid));
    }
}
