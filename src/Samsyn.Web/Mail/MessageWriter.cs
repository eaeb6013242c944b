using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Design;

namespace Samsyn.Web.Mail;

/// <summary>
/// A letter as the octets that are sent: headers, and the same content twice, as plain text and as HTML (multipart/alternative). The same letter is the same octets.
/// </summary>
/// <remarks>
/// RFC 5322, RFC 2045-2049. All ASCII with lines of at most 76-78 but for addresses that cannot be folded; only letters to somebody with å before the @ have UTF-8 in a header (RFC 6532). There is no
/// <c>Precedence: bulk</c>: no standard has it and filters read it as a mark of junk; that nobody should answer by machine is said by <c>Auto-Submitted</c> (RFC 3834) and, to Exchange, which reads
/// another, by <c>X-Auto-Response-Suppress</c> ([MS-OXCMAIL] 2.2.3.2.14: out-of-office letters, not bounces).
/// </remarks>
public static class MessageWriter
{
    /// <summary>Writes a letter, lines ending with CRLF, without the full stop that ends it in SMTP.</summary>
    public static void Write(Letter letter, IBufferWriter<byte> to)
    {
        var boundary = Boundary(letter.MessageId);
        var head = new StringBuilder(1024);
        HeaderText.Words(head, "Date", Dated(letter.Date));
        HeaderText.Mailbox(head, "From", letter.FromName, letter.From);
        HeaderText.Mailbox(head, "To", null, letter.To);
        if (letter.ReplyTo is { } reply) HeaderText.Mailbox(head, "Reply-To", null, reply);
        HeaderText.Field(head, "Subject", letter.Subject);
        HeaderText.Words(head, "Message-ID", $"<{letter.MessageId}>");
        if (letter.References.Count > 0)
        {
            HeaderText.Words(head, "In-Reply-To", $"<{letter.References[^1]}>");
            HeaderText.Words(head, "References", [.. letter.References.Select(id => $"<{id}>")]);
        }

        if (letter.ListId is { } list) HeaderText.Words(head, "List-Id", $"<{list}>");
        if (letter.Unsubscribe is { } unsubscribe)
        {
            HeaderText.Words(head, "List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            if (unsubscribe.Scheme == Uri.UriSchemeHttps) HeaderText.Words(head, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        HeaderText.Words(head, "Auto-Submitted", "auto-generated");
        HeaderText.Words(head, "X-Auto-Response-Suppress", "OOF,", "AutoReply");
        HeaderText.Words(head, "Content-Language", letter.Language.Code());
        HeaderText.Field(head, "X-Samsyn-Template", letter.Template);
        HeaderText.Words(head, "MIME-Version", "1.0");
        HeaderText.Words(head, "Content-Type", "multipart/alternative;", $"boundary=\"{boundary}\"");
        head.Append("\r\n--").Append(boundary);
        Part(head, "text/plain");
        Ascii(head, to);
        letter.Body.WriteText(to);
        Ascii(head.Clear().Append("\r\n--").Append(boundary), to);
        Part(head.Clear(), "text/html");
        Ascii(head, to);
        letter.Body.WriteHtml(to);
        Ascii(head.Clear().Append("\r\n--").Append(boundary).Append("--\r\n"), to);
    }

    /// <summary>Letters of one event have one date: worked out once.</summary>
    private static string Dated(DateTime utc)
    {
        if (lastDate is { } last && last.Utc == utc) return last.Text;
        var text = DateText(utc);
        lastDate = new(utc, text);
        return text;
    }

    private sealed record WrittenDate(DateTime Utc, string Text);

    private static WrittenDate? lastDate;

    /// <summary><c>Fri, 27 Nov 2026 15:48:51 +0100</c>: the clock in Stockholm, since mail programs show the sender's.</summary>
    internal static string DateText(DateTime utc)
    {
        var clock = Stockholm.ClockAt(utc);
        var offset = clock - DateTime.SpecifyKind(utc, DateTimeKind.Unspecified);
        return string.Create(CultureInfo.InvariantCulture, $"{clock:ddd, d MMM yyyy HH:mm:ss} {(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}");
    }

    /// <summary>"=_" cannot come from quoted-printable, so no part holds the line; the rest differs between letters, so that one may be put whole in another.</summary>
    private static string Boundary(string messageId) => "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 12));

    private static void Part(StringBuilder head, string type) =>
        head.Append("\r\nContent-Type: ").Append(type).Append("; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");

    private static void Ascii(StringBuilder text, IBufferWriter<byte> to)
    {
        foreach (var chunk in text.GetChunks()) Encoding.UTF8.GetBytes(chunk.Span, to);
    }
}
