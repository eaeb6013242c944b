using System.Globalization;

namespace Samsyn.Web.Mail.Smtp;

/// <summary>What a mail server answers: <c>550 5.1.1 No such user here</c>. Text that can be shown and logged: one line, no control characters.</summary>
/// <remarks>RFC 5321 4.2, RFC 2034 and RFC 3463 (enhanced status codes).</remarks>
public sealed record SmtpReply(int Code, string Text)
{
    /// <summary>The code with dots that begins the text, when there is one of the same class.</summary>
    public EnhancedStatus? Status => EnhancedStatus.TryParse(Text, out var status) && status.Class == Code / 100 ? status : null;

    public override string ToString() => $"{Code.ToString(CultureInfo.InvariantCulture)} {Text}".TrimEnd();
}

/// <summary>A status with dots, <c>5.1.1</c>: class (2, 4 or 5), subject (1 address, 2 mailbox, 3 system, 4 network, 5 protocol, 6 content, 7 policy), detail.</summary>
/// <remarks>RFC 3463.</remarks>
public readonly record struct EnhancedStatus(int Class, int Subject, int Detail)
{
    /// <summary>Reads one that begins a text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out EnhancedStatus status)
    {
        status = default;
        Span<int> parts = stackalloc int[3];
        var at = 0;
        for (var part = 0; part < 3; part++)
        {
            var start = at;
            while (at < text.Length && at - start < 4 && char.IsAsciiDigit(text[at])) parts[part] = parts[part] * 10 + (text[at++] - '0');
            if (at == start || (part < 2 && (at == text.Length || text[at++] != '.'))) return false;
        }

        if (parts[0] is not (2 or 4 or 5) || (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))) return false;
        status = new EnhancedStatus(parts[0], parts[1], parts[2]);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Class}.{Subject}.{Detail}");
}
