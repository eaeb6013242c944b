using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Web.Files;
using Samsyn.Web.Mail.Smtp;

namespace Samsyn.Web.Mail.Bounces;

/// <summary>Reads a letter that came back (<c>.eml</c>): a delivery status notification, or Exim's and Gmail's <c>X-Failed-Recipients</c> with the reason as text.</summary>
/// <remarks>
/// RFC 3464 (message/delivery-status), RFC 3461 5.2 (Original-Recipient), RFC 3463 (status). Whose fault it was is decided as for a refusal by the relay itself (<see cref="ReplyJudgement"/>): an address is
/// only dead when the server says that the address is the fault.
/// </remarks>
public static partial class BounceReader
{
    private const int MostRecipients = 10_000;

    /// <summary>Reads a whole file.</summary>
    /// <param name="file">Its name, for the faults.</param>
    /// <exception cref="FaultyFileException">It is no such letter, or larger than 10 MB, deeper than 20 levels…</exception>
    public static BounceReport Read(string file, Stream stream)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length > MimePart.MostBytes) break;
        }

        return Read(file, all.GetBuffer().AsMemory(0, (int)all.Length));
    }

    /// <inheritdoc cref="Read(string, Stream)"/>
    public static BounceReport Read(string file, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.Trim(" \t\r\n\0"u8).IsEmpty) throw Refused(file, 1, "filen är tom", "spara mejlet igen, i formatet .eml");
        var letter = MimePart.Read(file, bytes);
        var parts = letter.All().ToList();
        var recipients = new List<BouncedRecipient>();
        // The outermost report counts: what it returns may itself be a report about something else.
        var status = parts.Find(p => p.Type is "message/delivery-status" or "message/global-delivery-status");
        if (status is not null) Statuses(file, status, recipients);
        else if (letter["X-Failed-Recipients"] is { } failed) Failed(file, failed, letter, recipients);
        else throw Refused(file, letter.Line, "mejlet är ingen studs: det har ingen leveransrapport (message/delivery-status)", "spara studsen själv som .eml, inte ett vidarebefordrat eller automatiskt svar");
        if (recipients.Count == 0) throw Refused(file, letter.Line, "leveransrapporten nämner ingen mottagare", "läs studsen och rätta prenumerationen för hand");
        return new BounceReport(recipients, OriginalId(letter, status is null ? parts : parts[parts.IndexOf(status)..]));
    }

    private static void Statuses(string file, MimePart status, List<BouncedRecipient> recipients)
    {
        foreach (var (fields, line) in MimePart.Blocks(status.Body, status.BodyLine))
        {
            if (!fields.TryGetValue("Final-Recipient", out var final) && !fields.ContainsKey("Original-Recipient")) continue;
            if (recipients.Count == MostRecipients) throw Refused(file, line, $"rapporten nämner fler än {MostRecipients} mottagare", "dela filen");
            var diagnostic = HeaderText.OneLine(Value(fields.GetValueOrDefault("Diagnostic-Code") ?? ""));
            EnhancedStatus? code = EnhancedStatus.TryParse(Comment().Replace(fields.GetValueOrDefault("Status") ?? "", "").Trim(), out var read) ? read : null;
            // Exim and older servers give x.0.0 as the status and the real one in the server's words.
            if (code is null or { Subject: 0 } && InText(diagnostic) is { } said) code = said;
            var address = new[] { fields.GetValueOrDefault("Original-Recipient"), final }.Select(AddressOf).FirstOrDefault(a => a is not null);
            if (address is null) throw Refused(file, line, $"”{HeaderText.OneLine(final ?? "")}” är ingen e-postadress", "läs studsen och rätta prenumerationen för hand");
            recipients.Add(new BouncedRecipient(address, Verdict(Comment().Replace(fields.GetValueOrDefault("Action") ?? "failed", "").Trim(), code, diagnostic), code, diagnostic));
        }
    }

    private static BounceVerdict Verdict(string action, EnhancedStatus? status, string diagnostic)
    {
        if (action.Equals("delivered", StringComparison.OrdinalIgnoreCase) || action.Equals("relayed", StringComparison.OrdinalIgnoreCase) || action.Equals("expanded", StringComparison.OrdinalIgnoreCase)) return BounceVerdict.Delivered;
        if (action.Equals("delayed", StringComparison.OrdinalIgnoreCase) || status is { Class: 4 }) return BounceVerdict.Temporary;
        var code = Code().Match(diagnostic) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 550;
        if (code < 500) return BounceVerdict.Temporary;
        // Without a word of the reason nobody is struck off.
        if (status is null or { Subject: 0 } && diagnostic.Length == 0) return BounceVerdict.NotTheAddress;
        return ReplyJudgement.Blame(code, status, diagnostic, SmtpStage.Recipient) switch
        {
            AtFault.Recipient => BounceVerdict.Permanent,
            AtFault.Passing => BounceVerdict.Temporary,
            _ => BounceVerdict.NotTheAddress,
        };
    }

    /// <summary>Exim before 4.7 and others without a report: the addresses in a header, the reasons in running text beneath each address.</summary>
    private static void Failed(string file, string failed, MimePart letter, List<BouncedRecipient> recipients)
    {
        var text = letter.All().FirstOrDefault(p => p.Type == "text/plain" && p.Parts.Count == 0)?.Body is { } body ? Encoding.UTF8.GetString(body).ReplaceLineEndings("\n") : "";
        // What follows is our own letter come back, with addresses and figures of its own.
        if (text.IndexOf("------ This is a copy", StringComparison.OrdinalIgnoreCase) is >= 0 and var copy) text = text[..copy];
        foreach (var one in failed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (recipients.Count == MostRecipients) throw Refused(file, letter.Line, $"studsen nämner fler än {MostRecipients} mottagare", "dela filen");
            if (!EmailAddress.TryParse(one, out var address)) throw Refused(file, letter.Line, $"”{HeaderText.OneLine(one)}” är ingen e-postadress", "läs studsen och rätta prenumerationen för hand");
            var at = text.IndexOf("\n  " + one, StringComparison.OrdinalIgnoreCase);
            var reason = at < 0 ? "" : text[(at + 3 + one.Length)..];
            if (reason.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var end) reason = reason[..end];
            reason = HeaderText.OneLine(reason).Trim();
            var status = InText(reason);
            var code = Code().Match(reason) is { Success: true } match ? match.Groups[1].Value : null;
            // No code: Exim's own words about its own users.
            var verdict = code is null && status is null
                ? reason.Contains("unrouteable", StringComparison.OrdinalIgnoreCase) || reason.Contains("unknown user", StringComparison.OrdinalIgnoreCase) ? BounceVerdict.Permanent
                    : reason.Contains("retry timeout", StringComparison.OrdinalIgnoreCase) || reason.Contains("full", StringComparison.OrdinalIgnoreCase) || reason.Contains("quota", StringComparison.OrdinalIgnoreCase) ? BounceVerdict.Temporary
                    : BounceVerdict.NotTheAddress
                : Verdict("failed", status, reason);
            recipients.Add(new BouncedRecipient(address, verdict, status, reason));
        }
    }

    /// <summary>Our own letter's id, from the headers that the report returns: what comes after the status, since the report may itself be put in a letter.</summary>
    private static string? OriginalId(MimePart letter, List<MimePart> parts)
    {
        foreach (var part in parts)
        {
            string? id = null;
            if (part.Type is "text/rfc822-headers" or "message/global-headers") id = MimePart.Blocks(part.Body, 1).Select(b => b.Fields.GetValueOrDefault("Message-ID")).FirstOrDefault(found => found is not null);
            else if (part.Type is "message/rfc822" or "message/global" && part.Parts.Count > 0) id = part.Parts[0]["Message-ID"];
            if (Id(id) is { } found) return found;
        }

        // Exim's text: the returned letter stands as text; others refer to it.
        return parts.Where(p => p.Type == "text/plain").Select(p => Returned().Match(Encoding.UTF8.GetString(p.Body))).FirstOrDefault(m => m.Success) is { } match ? Id(match.Groups[1].Value) : Id(letter["In-Reply-To"]) ?? Id(letter["References"]?.Split(' ')[^1]);
    }

    private static string? Id(string? header) =>
        header is not null && header.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && header.IndexOf('>', open) is > 0 and var close && header[(open + 1)..close].Trim() is { Length: > 2 and < 250 } id && HeaderText.IsOneLine(id) ? id : null;

    /// <summary><c>rfc822; anna@boras.se</c>, with comments, angle brackets and xtext (RFC 3461 4) as servers write it.</summary>
    private static EmailAddress? AddressOf(string? field)
    {
        if (field is null) return null;
        var text = Value(field).Trim().Trim('<', '>');
        text = Xtext().Replace(text, m => m.Groups[1].Value is "2B" ? "+" : m.Groups[1].Value is "3D" ? "=" : m.Value);
        return EmailAddress.TryParse(text, out var address) ? address : EmailAddress.TryParse(Comment().Replace(text, "").Trim().Trim('<', '>'), out address) ? address : null;
    }

    /// <summary>What follows the type: <c>smtp; 550 5.1.1 …</c> → <c>550 5.1.1 …</c></summary>
    private static string Value(string field) => field.IndexOf(';', StringComparison.Ordinal) is >= 0 and < 30 and var at ? field[(at + 1)..].Trim() : field.Trim();

    private static EnhancedStatus? InText(string text) => Enhanced().Match(text) is { Success: true } match && EnhancedStatus.TryParse(match.Value, out var status) ? status : null;

    private static FaultyFileException Refused(string file, int line, string what, string mend) => new(new Fault(new Place(file, line, 1), what, mend));

    [GeneratedRegex(@"(?<![\d.])([45]\d\d)(?![\d.])", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)", RegexOptions.None, 1000)]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\+([0-9A-F]{2})", RegexOptions.None, 1000)]
    private static partial Regex Xtext();

    [GeneratedRegex(@"^Message-ID:\s*(<[^<>\s]+>)", RegexOptions.Multiline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Returned();
}
