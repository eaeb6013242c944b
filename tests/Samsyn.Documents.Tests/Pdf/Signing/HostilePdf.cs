using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Samsyn.Documents.Tests.Pdf.Signing;

/// <summary>Files that are small to send and long to read.</summary>
internal static class HostilePdf
{
    private const int Size = 24 * 1024 * 1024;

    public static byte[] Make(string kind) => kind switch
    {
        "bomb of sections" => Bomb("/Type /XRef /W [1 4 1] /Size 1 /Root 1 0 R"),
        "bomb of objects" => Compressed(TinyPdf.Master()),
        "depth" => One(new string('[', Size)),
        "many values" => One($"[{Repeat("1 ", Size)}]"),
        "many sections" => Sections(),
        "many fields" => One($"[{Repeat("<<>>", Size)}]"),
        "open strings" => Offsets(Repeat("9 0 obj (((((((((((((((((((((((((((((((((((((((( ", Size)),
        "one object many times" => Same(),
        _ => Offsets(new string(' ', Size)),
    };

    private static string Repeat(string text, int size) => new StringBuilder().Insert(0, text, size / text.Length).ToString();

    private static byte[] Zeros(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
            {
                zlib.Write(block);
            }
        }

        return packed.ToArray();
    }

    private static string Stream(string keys) => Encoding.Latin1.GetString(Zeros(200)) is var data ? $"<< {keys} /Filter /FlateDecode /Length {data.Length} >>\nstream\n{data}\nendstream" : "";

    /// <summary>Two hundred megabytes of cross-references in two hundred kilobytes.</summary>
    private static byte[] Bomb(string keys) => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n{Stream(keys)}\nendobj\nstartxref\n9\n%%EOF\n");

    /// <summary>The catalog is in an object stream of two hundred megabytes.</summary>
    private static byte[] Compressed(byte[] pdf)
    {
        var body = Stream("/Type /ObjStm /N 1 /First 4");
        var start = pdf.Length;
        var text = new StringBuilder(Encoding.Latin1.GetString(pdf)).Append(CultureInfo.InvariantCulture, $"30 0 obj\n{body}\nendobj\n");
        var section = text.Length;
        byte[] entries = [2, 0, 0, 0, 30, 0, 1, (byte)(start >> 24), (byte)((start >> 16) & 255), (byte)((start >> 8) & 255), (byte)(start & 255), 0];
        text.Append(CultureInfo.InvariantCulture, $"31 0 obj\n<< /Type /XRef /W [1 4 1] /Size 64 /Index [1 1 30 1] /Root 1 0 R /Length 12 >>\nstream\n{Encoding.Latin1.GetString(entries)}\nendstream\nendobj\nstartxref\n{section}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>The fields of the form are one object.</summary>
    private static byte[] One(string body) => TinyPdf.Append(TinyPdf.Master(), (1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields 20 0 R >> >>"), (20, body));

    private static byte[] Sections()
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var previous = 0;
        while (text.Length < Size)
        {
            var start = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"xref\n0 0\ntrailer\n<< /Root 1 0 R{(previous == 0 ? "" : $" /Prev {previous}")} >>\n");
            previous = start;
        }

        return Encoding.Latin1.GetBytes(text.Append(CultureInfo.InvariantCulture, $"startxref\n{previous}\n%%EOF\n").ToString());
    }

    /// <summary>A table whose entries point everywhere into one long run of bytes, and a form that asks for each.</summary>
    private static byte[] Offsets(string run)
    {
        var text = new StringBuilder("%PDF-1.7\n").Append(run, 0, Size / 2).Append(")))\n");
        const int Many = 100_000;
        var table = new StringBuilder();
        var fields = new StringBuilder();
        for (var i = 0; i < Many; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{9 + (i * 49):D10} 00000 n \n");
            fields.Append(CultureInfo.InvariantCulture, $"{100 + i} 0 R ");
        }

        var form = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"1 0 obj\n<< /AcroForm << /Fields [{fields}] >> >>\nendobj\n");
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n1 1\n{form:D10} 00000 n \n100 {Many}\n{table}trailer\n<< /Size 200000 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A field whose kids are one array of a million, again and again.</summary>
    private static byte[] Same()
    {
        var list = Repeat(string.Concat(Enumerable.Range(21, 40).Select(number => $"{number} 0 R ")), 7 * 800_000);
        var objects = Enumerable.Range(21, 40).Select(number => (number, "<< /Kids 20 0 R /T (a) >>"));
        return TinyPdf.Append(TinyPdf.Master(), [(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields 20 0 R >> >>"), (20, $"[{list}]"), .. objects]);
    }
}
