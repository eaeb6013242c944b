using Samsyn.Documents.Pdf;
using Samsyn.Documents.Tests.Pdf.Signing;

namespace Samsyn.Documents.Tests.Pdf;

/// <summary>Files that @signpdf and Poppler's pdfsig signed, from masters of several shapes; pdfsig is asked too.</summary>
public sealed class When_public_programs_sign
{
    [Fact]
    public void Signpdf_is_read_once_and_twice()
    {
        if (!Tools.AreAsked)
        {
            return;
        }

        var master = TinyPdf.Master();
        var alone = Certificates.Make("CN=Egen Nyckel");
        var first = Tools.SignWithNode([
            new NodeJob(master, Certificates.Anna),
            new NodeJob(master, Certificates.Anna, "ETSI.CAdES.detached", Certificates.Now.AddDays(-3)),
            new NodeJob(TinyPdf.Master(end: "\r\n"), alone),
            new NodeJob(TinyPdf.Master(end: ""), alone, Rect: [72, 72, 200, 120]),
        ]);
        var second = Tools.SignWithNode([new NodeJob(first[0], Certificates.Bo)])[0];

        foreach (var signed in first.Append(second))
        {
            SecondOpinion.Agrees(signed);
        }

        Assert.Equal(SignedPdfVerdict.Accepted, Read(first[0], master).Verdict);
        Assert.Equal(Certificates.Now.AddDays(-3), Assert.Single(Read(first[1], master).Signatures).ClaimedTime);
        Assert.Equal((SignedPdfVerdict.Accepted, MasterMatch.MatchesButLineEnd), (Read(first[2], TinyPdf.Master(end: "\r\n")).Verdict, Read(first[2], TinyPdf.Master(end: "\r\n")).Master));
        Assert.True(Read(first[2], TinyPdf.Master(end: "\r\n")).Signatures[0].Certificate!.IsSelfSigned);
        Assert.Equal(SignedPdfVerdict.Accepted, Read(first[3], TinyPdf.Master(end: "")).Verdict);
        var twice = Read(second, master);
        Assert.Equal((SignedPdfVerdict.Accepted, "Anna Ek,Bo Al"), (twice.Verdict, string.Join(',', twice.Signatures.Select(signature => signature.Certificate!.CommonName))));
        Assert.Equal([PdfAdditions.FurtherSignatureOrTimestampOnly, PdfAdditions.None], twice.Signatures.Select(signature => signature.AddedAfter));
        Assert.Equal([PdfCoverage.EarlierRevision, PdfCoverage.WholeFile], twice.Signatures.Select(signature => signature.Coverage));
    }

    [Theory]
    [InlineData]
    [InlineData("--linearize")]
    [InlineData("--object-streams=generate")]
    [InlineData("--object-streams=generate", "--linearize")]
    public void Poppler_is_read_whatever_the_shape_of_the_master(params string[] shape)
    {
        if (!Tools.AreAsked)
        {
            return;
        }

        var master = shape.Length == 0 ? TinyPdf.Master() : Tools.Qpdf(TinyPdf.Master(), shape);
        var signed = Tools.SignWithPoppler(master, Certificates.Anna);

        var report = Read(signed, master);

        Assert.Equal((SignedPdfVerdict.Accepted, MasterMatch.Matches), (report.Verdict, report.Master));
        SecondOpinion.Agrees(signed);
    }

    [Fact]
    public void A_page_that_Chromium_printed_is_signed_by_both()
    {
        if (!Tools.AreAsked)
        {
            return;
        }

        var master = Tools.PrintWithChromium("<html lang=sv><title>Avtal</title><h1>Avtal</h1><p>Om gemensam upphandling.<p style='break-before:page'>Sida två");
        var signed = Tools.SignWithNode([new NodeJob(master, Certificates.Anna, "ETSI.CAdES.detached")])[0];
        var twice = Tools.SignWithPoppler(signed, Certificates.Bo);

        foreach (var pdf in new[] { signed, twice, Tools.SignWithPoppler(master, Certificates.Bo) })
        {
            Assert.Equal((SignedPdfVerdict.Accepted, MasterMatch.Matches), (Read(pdf, master).Verdict, Read(pdf, master).Master));
            SecondOpinion.Agrees(pdf);
        }

        Assert.Equal(2, Read(twice, master).Signatures.Count);
    }

    private static SignedPdfReport Read(byte[] pdf, byte[] master) => SignedPdf.Read(pdf, DateTime.UtcNow, master, [Certificates.Root]);
}
