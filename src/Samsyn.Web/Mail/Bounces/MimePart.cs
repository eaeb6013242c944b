using System.Text;
using Samsyn.Web.Files;

namespace Samsyn.Web.Mail.Bounces;

/// <summary>A letter somebody sent, or a part of it: its headers, and what stands in it as octets or further parts. Reads what it can of broken ones, within limits.</summary>
/// <remarks>RFC 5322 and RFC 2045-2046. A header that is there twice counts once, the first; a part without its end goes on to the end of what holds it.</remarks>
internal sealed class MimePart
{
    public const int MostBytes = 10 * 1024 * 1024;
    private const int Deepest = 20;
    private const int MostParts = 1000;
    private const int MostHeaders = 2000;

    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

    private MimePart(int line) => Line = line;

    /// <summary>The line of the file where it begins, from 1; within an encoded part, the line of that part.</summary>
    public int Line { get; }

    /// <summary>The line where what stands in it begins.</summary>
    public int BodyLine { get; private set; }

    /// <summary>In small letters, without parameters: <c>message/delivery-status</c>.</summary>
    public string Type { get; private set; } = "text/plain";

    /// <summary>What stands in it, decoded.</summary>
    public byte[] Body { get; private set; } = [];

    public IReadOnlyList<MimePart> Parts { get; private set; } = [];

    public string? this[string header] => headers.GetValueOrDefault(header);

    /// <summary>This part and all within it.</summary>
    public IEnumerable<MimePart> All() => Parts.SelectMany(p => p.All()).Prepend(this);

    /// <exception cref="FaultyFileException">Too large, too deep or too many parts.</exception>
    public static MimePart Read(string file, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes) throw new FaultyFileException(new Fault(Place.StartOf(file), $"mejlet är större än {MostBytes / 1024 / 1024} MB", "dela filen, eller ta bort bilagorna"));
        var count = 0;
        return Read(file, bytes, 1, 0, ref count);
    }

    private static MimePart Read(string file, ReadOnlyMemory<byte> bytes, int line, int depth, ref int count)
    {
        if (depth > Deepest) throw new FaultyFileException(new Fault(new Place(file, line, 1), $"mejlet har delar i mer än {Deepest} nivåer", "ta ut rapporten ur mejlet och läs in den för sig"));
        if (++count > MostParts) throw new FaultyFileException(new Fault(new Place(file, line, 1), $"mejlet har mer än {MostParts} delar", "ta ut rapporten ur mejlet och läs in den för sig"));
        var part = new MimePart(line);
        var body = part.ReadHeaders(bytes.Span, out var lines);
        var content = part["Content-Type"] ?? "text/plain";
        part.Type = Lower(content.Split(';')[0].Trim());
        var raw = bytes[body..];
        var below = part.BodyLine = line + lines;
        if (part.Type.StartsWith("multipart/", StringComparison.Ordinal) && Parameter(content, "boundary") is { Length: > 0 } boundary)
        {
            var parts = new List<MimePart>();
            foreach (var (piece, at) in Pieces(raw, boundary, below)) parts.Add(Read(file, piece, at, depth + 1, ref count));
            part.Parts = parts;
            return part;
        }

        part.Body = Decode(raw.Span, part["Content-Transfer-Encoding"]);
        if (part.Type == "message/rfc822" || part.Type == "message/global") part.Parts = [Read(file, part.Body, below, depth + 1, ref count)];
        return part;
    }

    /// <summary>Blocks of fields as a delivery status has them: headers divided by empty lines.</summary>
    public static IEnumerable<(IReadOnlyDictionary<string, string> Fields, int Line)> Blocks(byte[] body, int line)
    {
        var at = 0;
        while (at < body.Length)
        {
            var part = new MimePart(line);
            var used = part.ReadHeaders(body.AsSpan(at), out var lines);
            if (part.headers.Count > 0) yield return (part.headers, line);
            if (used == 0) break;
            at += used;
            line += lines;
        }
    }

    /// <summary>Reads fields to and with the empty line after them; how many octets that was.</summary>
    private int ReadHeaders(ReadOnlySpan<byte> bytes, out int lines)
    {
        var (at, count) = (0, 0);
        string? name = null;
        var value = new StringBuilder();
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var line = end < 0 ? bytes[at..] : bytes.Slice(at, end);
            at += end < 0 ? line.Length : end + 1;
            count++;
            if (line.Length > 0 && line[^1] == '\r') line = line[..^1];
            if (line.Length == 0) break;
            if (line[0] is (byte)' ' or (byte)'\t')
            {
                if (value.Length < 20_000) value.Append(' ').Append(Text(line).Trim());
                continue;
            }

            Keep();
            var colon = line.IndexOf((byte)':');
            // A line that is no field (an mbox's "From "): passed over.
            name = colon > 0 && line[..colon].IndexOfAny((byte)' ', (byte)'\t') is < 0 ? Text(line[..colon]) : null;
            if (name is not null) value.Append(Text(line[(colon + 1)..]).Trim());
        }

        Keep();
        lines = count;
        return at;

        void Keep()
        {
            if (name is not null && headers.Count < MostHeaders) headers.TryAdd(name, value.ToString());
            value.Clear();
            name = null;
        }
    }

    /// <summary>What stands between the lines of a boundary.</summary>
    private static List<(ReadOnlyMemory<byte> Piece, int Line)> Pieces(ReadOnlyMemory<byte> raw, string boundary, int line)
    {
        var marker = Encoding.UTF8.GetBytes("--" + boundary);
        var pieces = new List<(ReadOnlyMemory<byte>, int)>();
        var bytes = raw.Span;
        var (at, start, startLine) = (0, -1, 0);
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var next = end < 0 ? bytes.Length : at + end + 1;
            var text = bytes[at..next].TrimEnd(" \t\r\n"u8);
            line++;
            if (text.StartsWith(marker) && (text.Length == marker.Length || text[marker.Length..].SequenceEqual("--"u8)))
            {
                if (start >= 0) pieces.Add((raw[start..at], startLine));
                if (text.Length > marker.Length) return pieces;
                (start, startLine) = (next, line);
            }

            at = next;
            if (pieces.Count > MostParts) break;
        }

        if (start >= 0 && start < bytes.Length) pieces.Add((raw[start..], startLine));
        return pieces;
    }

    private static byte[] Decode(ReadOnlySpan<byte> raw, string? encoding)
    {
        var how = Lower(encoding?.Trim() ?? "");
        if (how == "base64")
        {
            var letters = new byte[raw.Length];
            var n = 0;
            foreach (var b in raw)
                if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'+' or (byte)'/') letters[n++] = b;
            n -= n % 4 == 1 ? 1 : 0;
            return Convert.FromBase64String(Encoding.ASCII.GetString(letters, 0, n) + new string('=', (4 - n % 4) % 4));
        }

        if (how != "quoted-printable") return raw.ToArray();
        var (octets, length) = (new byte[raw.Length], 0);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '=') octets[length++] = raw[i];
            else if (i + 2 < raw.Length && char.IsAsciiHexDigit((char)raw[i + 1]) && char.IsAsciiHexDigit((char)raw[i + 2]))
            {
                octets[length++] = Convert.FromHexString([(char)raw[i + 1], (char)raw[i + 2]])[0];
                i += 2;
            }
            else
            {
                var soft = i + 1;
                while (soft < raw.Length && raw[soft] is (byte)' ' or (byte)'\t' or (byte)'\r') soft++;
                if (soft < raw.Length && raw[soft] == '\n') i = soft;
                else octets[length++] = raw[i];
            }
        }

        return octets[..length];
    }

    /// <summary><c>multipart/report; boundary="a b"; report-type=delivery-status</c></summary>
    private static string? Parameter(string header, string name)
    {
        for (var at = header.IndexOf(';', StringComparison.Ordinal); at >= 0 && at < header.Length;)
        {
            var rest = header[(at + 1)..].TrimStart();
            var equals = rest.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) return null;
            var key = rest[..equals].Trim();
            rest = rest[(equals + 1)..].TrimStart();
            string value;
            if (rest.StartsWith('"'))
            {
                var text = new StringBuilder();
                var i = 1;
                for (; i < rest.Length && rest[i] != '"'; i++) text.Append(rest[i] == '\\' && i + 1 < rest.Length ? rest[++i] : rest[i]);
                (value, rest) = (text.ToString(), i + 1 < rest.Length ? rest[(i + 1)..] : "");
            }
            else
            {
                var end = rest.IndexOf(';', StringComparison.Ordinal);
                (value, rest) = (end < 0 ? rest.Trim() : rest[..end].Trim(), end < 0 ? "" : rest[end..]);
            }

            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
            header = rest;
            at = header.IndexOf(';', StringComparison.Ordinal);
        }

        return null;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

#pragma warning disable CA1308 // MIME types are written in small letters
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
