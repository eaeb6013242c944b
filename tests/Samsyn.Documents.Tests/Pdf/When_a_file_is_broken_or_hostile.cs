using System.Diagnostics;
using System.Text;
using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>Whatever the bytes are, there is an answer, soon.</summary>
public sealed class When_a_file_is_broken_or_hostile
{
    private static readonly byte[] Master = TinyPdf.Master();
    private static readonly byte[] Signed = new HandSigner(Certificates.Anna).Sign(Master, TinyPdf.Next(2));

    [Fact]
    public void The_answer_says_what_it_is()
    {
        Assert.Equal(SignedPdfVerdict.NotPdf, Read([]).Verdict);
        Assert.Equal(SignedPdfVerdict.NotPdf, Read("PK"u8.ToArray()).Verdict);
        Assert.Equal(SignedPdfVerdict.Malformed, Read("%PDF-1.7\n"u8.ToArray()).Verdict);
        Assert.Equal(SignedPdfVerdict.NoSignature, Read(Master).Verdict);
        Assert.Equal(SignedPdfVerdict.TooLarge, Read(new byte[(25 * 1024 * 1024) + 1]).Verdict);
        Assert.Throws<ArgumentException>(() => SignedPdf.Read(Signed, DateTime.SpecifyKind(Certificates.Now, DateTimeKind.Local)));
    }

    [Fact]
    public void An_encrypted_file_is_told()
    {
        Assert.Equal(SignedPdfVerdict.Encrypted, Read(TinyPdf.Append(Master, [], "\n", " /Encrypt 30 0 R")).Verdict);
        if (Tools.AreAsked)
        {
            Assert.Equal(SignedPdfVerdict.Encrypted, Read(Tools.Qpdf(Master, "--encrypt", "a", "b", "256", "--")).Verdict);
        }
    }

    [Fact]
    public void No_truncation_is_accepted()
    {
        for (var length = 0; length < Signed.Length; length += length > Signed.Length - 1200 || length < 1200 ? 1 : 97)
        {
            Assert.NotEqual(SignedPdfVerdict.Accepted, Read(Signed[..length]).Verdict);
        }
    }

    [Fact]
    public void No_garbage_is_accepted_or_throws()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var copy = Signed.ToArray();
            for (var changes = random.Next(1, 12); changes > 0; changes--)
            {
                switch (random.Next(4))
                {
                    case 0:
                        copy[random.Next(copy.Length)] = (byte)random.Next(256);
                        break;
                    case 1:
                        random.NextBytes(copy.AsSpan(random.Next(copy.Length - 40), random.Next(40)));
                        break;
                    case 2:
                        // A piece of the file elsewhere in it.
                        copy.AsSpan(random.Next(copy.Length - 80), random.Next(80)).CopyTo(copy.AsSpan(random.Next(copy.Length - 80)));
                        break;
                    default:
                        // A digit made another: offsets, lengths, numbers of objects.
                        var at = random.Next(copy.Length);
                        copy[at] = copy[at] is >= (byte)'0' and <= (byte)'9' ? (byte)random.Next('0', '9' + 1) : copy[at];
                        break;
                }
            }

            var accepted = Read(copy).Verdict == SignedPdfVerdict.Accepted;

            Assert.True(!accepted || IsAsSigned(copy), $"{i}");
        }
    }

    [Fact]
    public void A_loop_of_sections_is_told()
    {
        var looped = Encoding.Latin1.GetBytes("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n");

        Assert.Equal(SignedPdfVerdict.Malformed, Read(looped).Verdict);
    }

    [Fact]
    public void Objects_that_refer_to_themselves_end()
    {
        foreach (var (number, body) in new[]
        {
            (10, "<< /T (a) /Kids [10 0 R 11 0 R] >>"),
            (11, "11 0 R"),
            (10, "<< /FT /Sig /V 11 0 R >>"),
            (11, "<< /Length 11 0 R >>\nstream\nx\nendstream"),
        })
        {
            var pdf = TinyPdf.Append(Master, (1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [10 0 R 11 0 R] >> >>"), (number, body));
            Assert.NotEqual(SignedPdfVerdict.Accepted, Read(pdf).Verdict);
        }
    }

    [Theory]
    [InlineData("bomb of sections", SignedPdfVerdict.TooComplex)]
    [InlineData("bomb of objects", SignedPdfVerdict.TooComplex)]
    [InlineData("depth", SignedPdfVerdict.TooComplex)]
    [InlineData("many values", SignedPdfVerdict.TooComplex)]
    [InlineData("many sections", SignedPdfVerdict.TooComplex)]
    [InlineData("many fields", SignedPdfVerdict.TooComplex)]
    [InlineData("open strings", SignedPdfVerdict.Malformed)]
    [InlineData("one object many times", SignedPdfVerdict.NoSignature)]
    [InlineData("white space", SignedPdfVerdict.Malformed)]
    public void What_is_made_to_last_is_refused_in_time(string kind, SignedPdfVerdict verdict)
    {
        var pdf = HostilePdf.Make(kind);
        var watch = Stopwatch.StartNew();

        var report = Read(pdf);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{kind}: {watch.Elapsed}");
        Assert.Equal(verdict, report.Verdict);
    }

    /// <summary>Whether the covered bytes are as they were; what changed in the hole is for the signature to tell.</summary>
    private static bool IsAsSigned(byte[] copy)
    {
        var range = Read(Signed).Signatures[0].ByteRange;
        return copy.AsSpan(0, range[1]).SequenceEqual(Signed.AsSpan(0, range[1])) && copy.AsSpan(range[2]).SequenceEqual(Signed.AsSpan(range[2]));
    }

    private static SignedPdfReport Read(byte[] pdf) => SignedPdf.Read(pdf, Certificates.Now, Master);
}
