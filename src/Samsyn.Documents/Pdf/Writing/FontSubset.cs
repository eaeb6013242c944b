using System.Buffers.Binary;
using System.Text;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>Makes a font file of some glyphs, in a new order (ISO/IEC 14496-22): what a document embeds of a typeface.</summary>
/// <remarks>A glyph made of others (å of a and a ring) brings these along at the end; an index below 0 is an empty glyph.</remarks>
internal static class FontSubset
{
    private static readonly string[] Copied = ["cvt ", "fpgm", "prep"];

    public static byte[] Of(TrueTypeFont font, IReadOnlyList<int> wanted)
    {
        var order = new List<int>(wanted);
        var parts = new Dictionary<int, int>();
        var outlines = new List<byte[]>();
        for (var i = 0; i < order.Count; i++) outlines.Add(order[i] < 0 ? [] : Renumbered(font.Outline(order[i]).ToArray(), part =>
        {
            if (parts.TryGetValue(part, out var known)) return known;
            order.Add(part);
            return parts[part] = order.Count - 1;
        }));

        var (places, glyphs, widths) = (new byte[4 * (order.Count + 1)], new MemoryStream(), new byte[4 * order.Count]);
        for (var i = 0; i < order.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * i), (uint)glyphs.Length);
            glyphs.Write(outlines[i]);
            while (glyphs.Length % 4 != 0) glyphs.WriteByte(0);
            BinaryPrimitives.WriteUInt16BigEndian(widths.AsSpan(4 * i), (ushort)(order[i] < 0 ? 0 : font.Width(order[i])));
            BinaryPrimitives.WriteInt16BigEndian(widths.AsSpan((4 * i) + 2), (short)(order[i] < 0 ? 0 : font.LeftBearing(order[i])));
        }

        BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * order.Count), (uint)glyphs.Length);
        var (head, measures, maximum) = (font.Bytes("head").ToArray(), font.Bytes("hhea").ToArray(), font.Bytes("maxp").ToArray());
        head.AsSpan(8, 4).Clear();                                                      // the sum over the file, set when it is whole
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);                      // long offsets
        BinaryPrimitives.WriteUInt16BigEndian(measures.AsSpan(34), (ushort)order.Count);
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(4), (ushort)order.Count);
        var tables = new List<(string Tag, byte[] Bytes)> { ("head", head), ("hhea", measures), ("maxp", maximum), ("hmtx", widths), ("loca", places), ("glyf", glyphs.ToArray()) };
        tables.AddRange(Copied.Where(font.Has).Select(tag => (tag, font.Bytes(tag).ToArray())));
        return File([.. tables.OrderBy(table => table.Tag, StringComparer.Ordinal)]);
    }

    /// <summary>The outline with the numbers of its parts as they are in the new file.</summary>
    private static byte[] Renumbered(byte[] outline, Func<int, int> part)
    {
        if (outline.Length < 12 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return outline;
        var (at, flags) = (10, 0x20);
        while ((flags & 0x20) != 0)                                                     // more parts follow
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var number = outline.AsSpan(at + 2, 2);
            BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)part(BinaryPrimitives.ReadUInt16BigEndian(number)));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }

        return outline;
    }

    private static byte[] File(IReadOnlyList<(string Tag, byte[] Bytes)> tables)
    {
        var start = 12 + (16 * tables.Count);
        var file = new byte[start + tables.Sum(table => Whole(table.Bytes.Length))];
        var power = System.Numerics.BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Count) - (16 << power)));
        var head = 0;
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, bytes) = tables[i];
            if (tag == "head") head = start;
            var record = file.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(tag).CopyTo(record);
            bytes.CopyTo(file, start);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(file.AsSpan(start, Whole(bytes.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)start);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)bytes.Length);
            start += Whole(bytes.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    private static int Whole(int length) => (length + 3) / 4 * 4;

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        return sum;
    }
}
