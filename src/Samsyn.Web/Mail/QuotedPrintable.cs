using System.Buffers;
using System.Text;

namespace Samsyn.Web.Mail;

/// <summary>
/// A text as octets of ASCII in lines of at most 76: <c>Bor=C3=A5s</c>. A full stop that begins a line and a line that begins "From " are written as codes too, since old relays tamper with them.
/// </summary>
/// <remarks>
/// RFC 2045 6.7. Used whatever the relay offers: a letter then has the same octets by every way, nobody on the way rewrites it (which would break the relay's DKIM signature), and no line is long.
/// Swedish text grows by a twelfth. base64 would grow by a third and be unreadable in a mailbox's file; 8BITMIME would save the twelfth and lose the rest.
/// </remarks>
internal static class QuotedPrintable
{
    private const int Longest = 76;
    private static readonly SearchValues<byte> Literal = SearchValues.Create("!\"#$%&'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~ \t"u8);
    private static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

    /// <summary>Any line end in the text becomes CRLF, and the last line gets one.</summary>
    public static void Write(string text, IBufferWriter<byte> to)
    {
        var octets = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            ReadOnlySpan<byte> rest = octets.AsSpan(0, Encoding.UTF8.GetBytes(text, octets));
            while (rest.Length > 0)
            {
                var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
                Line(end < 0 ? rest : rest[..end], to);
                if (end < 0) break;
                rest = rest[(end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1))..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(octets);
        }
    }

    private static void Line(ReadOnlySpan<byte> line, IBufferWriter<byte> to)
    {
        // Every octet as three, and a soft break for each 24 of those.
        var room = to.GetSpan(line.Length * 3 + line.Length / 8 + 8);
        var (column, written) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            var octet = line[i];
            var last = i == line.Length - 1;
            var code = !Literal.Contains(octet) || (last && octet is (byte)' ' or (byte)'\t');
            // The last octet of a line may stand in column 76; before it, the "=" of a soft break may have to.
            if (column + (code ? 3 : 1) > (last ? Longest : Longest - 1))
            {
                "=\r\n"u8.CopyTo(room[written..]);
                written += 3;
                column = 0;
            }

            if (code || (column == 0 && (octet == '.' || line[i..].StartsWith("From "u8))))
            {
                room[written++] = (byte)'=';
                room[written++] = Hex[octet >> 4];
                room[written++] = Hex[octet & 15];
                column += 3;
            }
            else
            {
                room[written++] = octet;
                column++;
            }
        }

        room[written++] = (byte)'\r';
        room[written++] = (byte)'\n';
        to.Advance(written);
    }
}
