using System.Globalization;
using System.Text;
using Samsyn.Domain;

namespace Samsyn.Web.Mail;

/// <summary>
/// An e-mail address (e-postadress) that has been read and can be sent to: <c>anna+avtal@boras.se</c>, <c>anna@räksmörgås.se</c>. It never holds a control character,
/// so it cannot break out of a header or a command.
/// </summary>
/// <remarks>
/// RFC 5321 4.1.2 and 4.5.3.1 (64 octets before the @, 254 in all), RFC 6531 for letters outside ASCII before the @, RFC 5890 for domains: kept as A-labels
/// (<c>xn--rksmrgs-5wao1o.se</c>) since every relay takes those. Narrower than the RFCs where only mistakes live: no quoted part before the @, no address literal, no
/// comments, and a dot in the domain.
/// </remarks>
public sealed record EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string localPart, string domain) => (LocalPart, Domain) = (localPart, domain);

    /// <summary>What stands before the @, as it was written.</summary>
    public string LocalPart { get; }

    /// <summary>The domain in small letters, ASCII only.</summary>
    public string Domain { get; }

    /// <summary>As it goes to the relay: <c>Anna@xn--rksmrgs-5wao1o.se</c>.</summary>
    public string Wire => $"{LocalPart}@{Domain}";

    /// <summary>
    /// What two spellings of one address have in common, to find a person by and to suppress by: <c>Anna@Boras.SE</c> and <c>anna@boras.se</c> are the same. What stands after a plus is kept:
    /// who writes <c>anna+avtal</c> asks for letters of their own there, and dots count, since only some providers overlook them.
    /// </summary>
    /// <remarks>RFC 5321 2.4 lets a server tell Anna from anna. None that people use does, and forms are filled in on telephones that begin with a capital.</remarks>
    public string Key => $"{Lower(LocalPart)}@{Domain}";

    /// <summary>As people read it: <c>anna@räksmörgås.se</c>.</summary>
    public string Shown => $"{LocalPart}@{ShownDomain}";

    /// <summary>Letters outside ASCII before the @: only a relay that offers SMTPUTF8 can take it.</summary>
    public bool NeedsSmtpUtf8 => !Ascii.IsValid(LocalPart);

    public override string ToString() => Shown;

    /// <summary>Why a text is no address that can be sent to; null when it is one. The text is what somebody typed: spaces around it are nothing.</summary>
    public static EmailRefusal? WhyNot(string? text) => Read(text).Refusal;

    /// <exception cref="RefusedException">What <see cref="WhyNot"/> answers.</exception>
    public static EmailAddress Parse(string? text) => Read(text) is { Address: { } address } ? address : throw new RefusedException(WhyNot(text)!);

    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EmailAddress? address) => (address = Read(text).Address) is not null;

    private static (EmailAddress? Address, EmailRefusal? Refusal) Read(string? text)
    {
        text = text?.Trim(' ', '\t', '\u00A0') ?? "";
        if (text.Length == 0) return (null, new EmailRefusal.Missing());
        if (text.Length > 1000) return (null, new EmailRefusal.TooLong(LongestAddress));
        foreach (var rune in text.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate || rune.Value == 0xFFFD)
                return (null, new EmailRefusal.InvisibleCharacter());
        if (text[0] == '"') return (null, new EmailRefusal.Quoted());
        if (text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && text.LastIndexOf('>') is var close && close > open) return (null, new EmailRefusal.WithName(text[(open + 1)..close]));
        if (text.AsSpan().Count('@') > 1 && text.AsSpan().IndexOfAny(",; ") >= 0) return (null, new EmailRefusal.Several());
        var at = text.LastIndexOf('@');
        if (at < 0) return (null, new EmailRefusal.NoAt());
        if (text.IndexOf('@', StringComparison.Ordinal) != at) return (null, new EmailRefusal.TwoAts());
        // One form of each letter (RFC 6532 3.1): å typed as a and a ring is å.
        var (local, domain) = (text[..at].Normalize(), text[(at + 1)..].Normalize());
        if (WhyNotLocalPart(local) is { } wrong) return (null, wrong);
        if (domain.Length == 0) return (null, new EmailRefusal.NothingAfterAt());
        if (domain[0] == '[') return (null, new EmailRefusal.NotADomain(domain));
        if (WireDomain(domain) is not { } wire) return (null, new EmailRefusal.NotADomain(domain));
        if (!wire.Contains('.', StringComparison.Ordinal)) return (null, new EmailRefusal.NoDotInDomain(domain));
        return Encoding.UTF8.GetByteCount(local) + 1 + wire.Length > LongestAddress ? (null, new EmailRefusal.TooLong(LongestAddress)) : (new EmailAddress(local, wire), null);
    }

    private static EmailRefusal? WhyNotLocalPart(string local)
    {
        if (local.Length == 0) return new EmailRefusal.NothingBeforeAt();
        if (Encoding.UTF8.GetByteCount(local) > LongestLocalPart) return new EmailRefusal.TooLong(LongestLocalPart);
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return new EmailRefusal.DotMisplaced();
        foreach (var rune in local.EnumerateRunes())
            if (!IsAllowed(rune)) return new EmailRefusal.NotAllowed(rune.ToString());
        return null;
    }

    /// <summary>RFC 5322 3.2.3 atext and dots; outside ASCII letters, digits and their marks.</summary>
    private static bool IsAllowed(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || "!#$%&'*+-/=?^_`{|}~.".Contains((char)rune.Value, StringComparison.Ordinal)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>A-labels in small letters; null when it is no domain.</summary>
    private static string? WireDomain(string domain)
    {
        string wire;
        try
        {
            wire = Lower(Idn.GetAscii(domain));
            // Also what was written as an A-label must be one.
            if (wire.Contains("xn--", StringComparison.Ordinal)) Idn.GetUnicode(wire);
        }
        catch (ArgumentException)
        {
            return null;
        }

        var labels = wire.Split('.');
        return wire.Length <= 253 && !labels[^1].All(char.IsAsciiDigit) && labels.All(l => l.Length is > 0 and <= 63 && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) ? wire : null;
    }

    private string ShownDomain => Domain.Contains("xn--", StringComparison.Ordinal) ? Idn.GetUnicode(Domain) : Domain;

#pragma warning disable CA1308 // addresses are written in small letters
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
