using System.IO.Compression;

namespace Samsyn.Documents.Pdf;

/// <summary>
/// Unpacks the streams that hold a file's structure: FlateDecode with PNG predictors (ISO 32000-1, 7.4.4). Pages are never unpacked, so no
/// other filter is needed.
/// </summary>
internal static class PdfFilters
{
    public static byte[] Decode(ReadOnlyMemory<byte> data, PdfDictionary dictionary, PdfBudget budget)
    {
        var filter = Single(dictionary["Filter"]);
        if (filter is null or PdfNull)
        {
            return data.ToArray();
        }

        if (filter is not PdfName { Value: "FlateDecode" })
        {
            throw PdfFault.Malformed();
        }

        var inflated = Inflate(data, budget);
        return Single(dictionary["DecodeParms"]) is PdfDictionary parameters ? Unpredict(inflated, parameters) : inflated;
    }

    /// <summary>A filter, or the only one of an array.</summary>
    private static PdfObject? Single(PdfObject? value) =>
        value is PdfArray array ? array.Items.Count switch { 0 => null, 1 => array.Items[0], _ => throw PdfFault.Malformed() } : value;

    private static byte[] Inflate(ReadOnlyMemory<byte> data, PdfBudget budget)
    {
        using var result = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(data.ToArray(), writable: false), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        try
        {
            while (zlib.Read(buffer) is > 0 and var read)
            {
                budget.Inflated(read);
                result.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw PdfFault.Malformed();
        }

        return result.ToArray();
    }

    private static byte[] Unpredict(byte[] data, PdfDictionary parameters)
    {
        var predictor = Parameter(parameters, "Predictor", 1);
        if (predictor == 1)
        {
            return data;
        }

        var colors = Parameter(parameters, "Colors", 1);
        var bits = Parameter(parameters, "BitsPerComponent", 8);
        var columns = Parameter(parameters, "Columns", 1);
        if (predictor is < 10 or > 15 || colors is < 1 or > 32 || bits is not (1 or 2 or 4 or 8 or 16) || columns is < 1 or > 100_000)
        {
            throw PdfFault.Malformed();
        }

        var row = ((colors * bits * columns) + 7) / 8;
        var pixel = Math.Max(1, colors * bits / 8);
        var rows = data.Length / (row + 1);
        var result = new byte[rows * row];
        for (var i = 0; i < rows; i++)
        {
            var above = i == 0 ? [] : result.AsSpan((i - 1) * row, row);
            Row(data[i * (row + 1)], data.AsSpan((i * (row + 1)) + 1, row), above, result.AsSpan(i * row, row), pixel);
        }

        return result;
    }

    /// <summary>One row, as PNG filters it (ISO/IEC 15948, 9.2).</summary>
    private static void Row(byte kind, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> above, Span<byte> result, int pixel)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            int left = i >= pixel ? result[i - pixel] : 0;
            int up = above.IsEmpty ? 0 : above[i];
            int upLeft = above.IsEmpty || i < pixel ? 0 : above[i - pixel];
            var guess = kind switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, upLeft),
                _ => throw PdfFault.Malformed(),
            };
            result[i] = (byte)((raw[i] + guess) & 255);
        }
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        var guess = left + up - upLeft;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - upLeft));
        return a <= b && a <= c ? left : b <= c ? up : upLeft;
    }

    private static int Parameter(PdfDictionary parameters, string key, int otherwise) =>
        parameters[key] is PdfNumber number ? number.Whole ?? throw PdfFault.Malformed() : otherwise;
}
