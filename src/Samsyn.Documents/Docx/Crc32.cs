namespace Samsyn.Documents.Docx;

/// <summary>The checksum of the parts of a zip: the framework reads past one that is wrong.</summary>
/// <remarks>ISO/IEC/IEEE 8802-3 (CRC-32), as APPNOTE.TXT 4.4.7 of the zip format asks.</remarks>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>Goes on from a sum; begin with all bits set and turn them all at the end.</summary>
    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) sum = Table[(sum ^ b) & 0xFF] ^ (sum >> 8);
        return sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
