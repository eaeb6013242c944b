using System.Text;

namespace Samsyn.Web.Mail.Smtp;

/// <summary>What came is no answer of a mail server.</summary>
internal sealed class NotSmtpException(string why) : Exception(why);

/// <summary>
/// Reads a mail server's answers from a stream, however they are divided: byte by byte or five at once. A line of more than 2,000 octets or an answer of more than 100 lines is no answer.
/// </summary>
/// <remarks>RFC 5321 4.2.1 (several lines) and 4.5.3.1.5 (512 octets a line; servers go past it).</remarks>
internal sealed class ReplyReader(Stream stream)
{
    private const int LongestLine = 2000;
    private const int MostLines = 100;

    private readonly byte[] buffer = new byte[4096];
    private int start, end;

    /// <summary>Octets that have come and not been asked for.</summary>
    public bool HasMore => end > start;

    /// <summary>One answer; every line’s text is added to <paramref name="lines"/> when somebody wants them.</summary>
    /// <exception cref="NotSmtpException">Not an answer, or too long a one.</exception>
    /// <exception cref="EndOfStreamException">The connection ended before the answer did.</exception>
    public async ValueTask<SmtpReply> Read(CancellationToken cancel, List<string>? lines = null)
    {
        StringBuilder? several = null;
        for (var count = 1; ; count++)
        {
            if (count > MostLines) throw new NotSmtpException("too many lines");
            int length;
            while ((length = Line()) < 0)
            {
                if (end - start >= LongestLine) throw new NotSmtpException("too long a line");
                if (end + 512 > buffer.Length)
                {
                    Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
                    (start, end) = (0, end - start);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
                if (read == 0) throw new EndOfStreamException();
                end += read;
            }

            var (code, goesOn, text) = Parse(buffer.AsSpan(start, length));
            start += length;
            if (start == end) start = end = 0;
            lines?.Add(text);
            if (!goesOn && several is null) return new SmtpReply(code, text);
            if (several is null) several = new StringBuilder(text);
            else if (text.Length > 0 && several.Length < 1000) several.Append(' ').Append(Continued(several, text));
            if (firstCode == 0) firstCode = code;
            else if (firstCode != code) throw new NotSmtpException("an answer with two codes");
            if (goesOn) continue;
            firstCode = 0;
            return new SmtpReply(code, several.ToString());
        }
    }

    private int firstCode;

    /// <summary>Each line repeats the enhanced status (RFC 2034); in one sentence it is said once.</summary>
    private static string Continued(StringBuilder said, string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && EnhancedStatus.TryParse(text, out _) && said.Length > space && said.ToString(0, space + 1) == text[..(space + 1)] ? text[(space + 1)..] : text;
    }

    /// <summary>Octets to and with the next line end, or -1.</summary>
    private int Line() => buffer.AsSpan(start, end - start).IndexOf((byte)'\n') is >= 0 and var at ? at + 1 : -1;

    private static (int Code, bool GoesOn, string Text) Parse(ReadOnlySpan<byte> line)
    {
        line = line[..^1];
        if (line.Length > 0 && line[^1] == '\r') line = line[..^1];
        if (line.Length > LongestLine) throw new NotSmtpException("too long a line");
        if (line.Length < 3 || line[0] is < (byte)'2' or > (byte)'5' || line[1] is < (byte)'0' or > (byte)'9' || line[2] is < (byte)'0' or > (byte)'9' || (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'-')))
            throw new NotSmtpException("no code");
        var code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        return (code, line.Length > 3 && line[3] == '-', line.Length > 4 ? Shown(line[4..]) : "");
    }

    /// <summary>The relay's words as they can be kept and shown: UTF-8 or what it can be read as, without control characters, at most 500 characters.</summary>
    private static string Shown(ReadOnlySpan<byte> octets)
    {
        var text = Encoding.UTF8.GetString(octets);
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || text.AsSpan().IndexOfAnyInRange('\u007F', '\u009F') >= 0) text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length <= 500 ? text : text[..499] + "…";
    }
}
