using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Samsyn.Documents.Tests.Pdf.Signing;

/// <summary>Signs a file of <see cref="TinyPdf"/> step by step, so that a test can do one step wrongly. The right way is also taken by two public tools.</summary>
internal sealed record HandSigner(X509Certificate2 Certificate)
{
    private const int Room = 8192;
    private const string RangeRoom = "/ByteRange [0 0000000000 0000000000 0000000000]";

    public string SubFilter { get; init; } = "adbe.pkcs7.detached";

    public DateTime? Time { get; init; } = Certificates.Now;

    public Oid Digest { get; init; } = new("2.16.840.1.101.3.4.2.1");

    public RSASignaturePadding? Padding { get; init; }

    /// <summary>Keys to add to the signature dictionary.</summary>
    public string More { get; init; } = "";

    /// <summary>Keys to add to the trailer.</summary>
    public string MoreOfTrailer { get; init; } = "";

    /// <summary>Other objects to save along.</summary>
    public IReadOnlyList<(int, string)> Along { get; init; } = [];

    /// <summary>Changes the ranges before they are signed: the attacker's step.</summary>
    public Func<int[], int[]> Ranges { get; init; } = ranges => ranges;

    /// <summary>What to write behind the signature, into the hole, in hexadecimal digits.</summary>
    public string BehindSignature { get; init; } = "";

    /// <summary>Adds to the signature before it is written: a timestamp.</summary>
    public Action<SignedCms> Finish { get; init; } = _ => { };

    /// <summary>A signing-certificate-v2 attribute.</summary>
    public byte[]? Naming { get; init; }

    /// <summary>Makes a timestamp of the covered bytes instead of a signature.</summary>
    public Func<byte[], byte[]>? Token { get; init; }

    public bool Detached { get; init; } = true;

    /// <param name="next">The first free object number; two are used, three for the first signature.</param>
    /// <param name="earlier">The fields that are there.</param>
    public byte[] Sign(byte[] pdf, int next, params int[] earlier)
    {
        int[] fields = [.. earlier, next];
        var list = string.Join(' ', fields.Select(field => $"{field} 0 R"));
        var objects = new List<(int, string)>
        {
            (1, $"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [{list}] >> >>"),
            (4, $"{TinyPdf.Page(5)[..^3]} /Annots [{list}] >>"),
            (next, $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature{fields.Length}) /Rect [0 0 0 0] /F 132 /P 4 0 R /V {next + 1} 0 R >>"),
            (next + 1, $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{SubFilter} {RangeRoom} /Contents <{new string('0', Room)}> /M (D:{Certificates.Now:yyyyMMddHHmmss}Z) {More} >>"),
        };
        var along = Along.Select(extra => extra.Item1).ToHashSet();
        return Fill(TinyPdf.Append(pdf, [.. objects.Where(item => !along.Contains(item.Item1)), .. Along], "\n", MoreOfTrailer), pdf.Length);
    }

    /// <summary>Signs what was prepared: fills in the last range and the hole.</summary>
    private byte[] Fill(byte[] prepared, int from)
    {
        var text = Encoding.Latin1.GetString(prepared);
        var hole = text.IndexOf("/Contents <0", from, StringComparison.Ordinal) + 10;
        var holeEnd = text.IndexOf('>', hole) + 1;
        var ranges = Ranges([0, hole, holeEnd, prepared.Length - holeEnd]);
        var written = $"/ByteRange [{string.Join(' ', ranges.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]".PadRight(RangeRoom.Length);
        Encoding.Latin1.GetBytes(written).CopyTo(prepared, text.IndexOf(RangeRoom, from, StringComparison.Ordinal));
        byte[] covered = [.. prepared.AsSpan(ranges[0], ranges[1]), .. prepared.AsSpan(ranges[2], ranges[3])];
        var digits = Convert.ToHexString(Cms(covered)) + BehindSignature;
        Encoding.Latin1.GetBytes(digits).CopyTo(prepared, hole + 1);
        return prepared;
    }

    private byte[] Cms(byte[] covered)
    {
        if (Token is not null)
        {
            return Token(covered);
        }

        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Certificate) { DigestAlgorithm = Digest, IncludeOption = X509IncludeOption.EndCertOnly };
        if (Padding is not null)
        {
            signer.SignaturePadding = Padding;
        }

        if (Time is { } time)
        {
            signer.SignedAttributes.Add(new Pkcs9SigningTime(time));
        }
        else
        {
            signer.SignedAttributes.Add(new Pkcs9DocumentName("x"));
        }

        if (Naming is not null)
        {
            signer.SignedAttributes.Add(new AsnEncodedData("1.2.840.113549.1.9.16.2.47", Naming));
        }

        var cms = new SignedCms(new ContentInfo(covered), Detached);
        cms.ComputeSignature(signer);
        Finish(cms);
        return cms.Encode();
    }
}
