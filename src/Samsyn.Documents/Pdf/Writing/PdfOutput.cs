using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>
/// Writes the objects of a PDF file one after the other and where each stands (ISO 32000-1, 7.5). Nothing that is written is kept but its place, so a
/// table of 20,000 rows costs eight bytes an object.
/// </summary>
/// <param name="packs">
/// Whether objects without data are packed by the hundred (7.5.7), which makes a long table's structure a tenth as large. Short files are not packed: the
/// plain form is what every signing program can add a signature to.
/// </param>
internal sealed class PdfOutput(Stream stream, bool packs) : IDisposable
{
    private const int PackedTogether = 200;
    private readonly List<(long Place, int Index)> places = [default];    // object 0 is no object; an index from 0 is one in a pack, -1 one at an offset
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly PdfBuffer plain = new();
    private readonly PdfBuffer packed = new(), packedPlaces = new();
    private int packNumber, packedCount;
    private long position;

    /// <summary>The number of an object that is written later.</summary>
    public int Allocate()
    {
        places.Add((0, -1));
        return places.Count - 1;
    }

    public void Header() => Write("%PDF-1.7\n"u8, [(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

    public void Object(int number, PdfBuffer value)
    {
        if (packs)
        {
            Pack(number, value);
            return;
        }

        Begin(number);
        Write(value.Written, "\nendobj\n"u8);
    }

    /// <summary>A stream: its data packed with Flate unless <paramref name="readable"/>, which metadata must be.</summary>
    /// <param name="entries">The dictionary's entries besides filter and length.</param>
    public void Stream(int number, string entries, ReadOnlySpan<byte> data, bool readable = false)
    {
        Begin(number);
        var bytes = readable ? data : Deflate(data);
        plain.Clear();
        plain.Add("<<").Add(entries).Add(readable ? "/Length " : "/Filter/FlateDecode/Length ").Add(bytes.Length).Add(">>\nstream\n");
        Write(plain.Written, bytes);
        Write("\nendstream\nendobj\n"u8, default);
    }

    /// <summary>The list of where objects stand, and what begins the reading. The file's id is a hash of all before: the same text is the same file.</summary>
    public void End(int root, int info)
    {
        FlushPack();
        var id = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 16));
        var trailer = string.Create(CultureInfo.InvariantCulture, $"/Size {places.Count + (packs ? 1 : 0)}/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]");
        var start = position;
        if (packs) CrossReferenceStream(trailer);
        else CrossReferenceTable(trailer);
        Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")), default);
    }

    public void Dispose() => hash.Dispose();

    private void CrossReferenceTable(string trailer)
    {
        plain.Clear();
        plain.Add("xref\n0 ").Add(places.Count).Add("\n0000000000 65535 f \n");
        foreach (var (place, _) in places.Skip(1)) plain.Add(place.ToString("D10", CultureInfo.InvariantCulture)).Add(" 00000 n \n");
        plain.Add("trailer\n<<").Add(trailer).Add(">>\n");
        Write(plain.Written, default);
    }

    /// <summary>7.5.8: kind, place in four bytes, place in the pack in two.</summary>
    private void CrossReferenceStream(string trailer)
    {
        var number = Allocate();
        places[number] = (position, -1);
        plain.Clear();
        Span<byte> entry = stackalloc byte[7];
        for (var i = 0; i < places.Count; i++)
        {
            var (place, index) = places[i];
            entry[0] = (byte)(i == 0 ? 0 : index >= 0 ? 2 : 1);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(entry[1..], (uint)place);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)Math.Max(index, 0));
            plain.Add(entry);
        }

        var data = plain.Written.ToArray();
        Stream(number, "/Type/XRef/W[1 4 2]" + trailer, data);
    }

    private void Pack(int number, PdfBuffer value)
    {
        if (packedCount == 0) packNumber = Allocate();
        places[number] = (packNumber, packedCount);
        packedPlaces.Add(number).Add(" ").Add(packed.Length).Add(" ");
        packed.Add(value.Written).Add("\n");
        if (++packedCount == PackedTogether) FlushPack();
    }

    private void FlushPack()
    {
        if (packedCount == 0) return;
        var first = packedPlaces.Length;
        var entries = string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {packedCount}/First {first}");
        packedPlaces.Add(packed.Written);
        Stream(packNumber, entries, packedPlaces.Written);
        packed.Clear();
        packedPlaces.Clear();
        packedCount = 0;
    }

    private void Begin(int number)
    {
        places[number] = (position, -1);
        var head = new PdfBuffer();
        head.Add(number).Add(" 0 obj\n");
        Write(head.Written, default);
    }

    private static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var result = new MemoryStream();
        using (var zlib = new ZLibStream(result, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(data);
        return result.ToArray();
    }

    private void Write(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        stream.Write(first);
        stream.Write(second);
        hash.AppendData(first);
        hash.AppendData(second);
        position += first.Length + second.Length;
    }
}
