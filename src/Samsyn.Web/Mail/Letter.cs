using System.Security.Cryptography;
using System.Text;
using Samsyn.Web.Design;

namespace Samsyn.Web.Mail;

/// <summary>
/// One letter (mejl) to one person, ready to be written. Made of an event and a person, it is the same octets each time, so that a letter sent anew after a crash is recognised by its
/// <see cref="MessageId"/> and not read twice.
/// </summary>
/// <remarks>
/// What goes into a header is checked when the letter is made: a line break there throws, and so can never reach the relay. Sources: RFC 5322 (headers), RFC 3834 (automatic letters), RFC 2919 (List-Id),
/// RFC 2369 and RFC 8058 (List-Unsubscribe, one click), RFC 3282 (Content-Language).
/// </remarks>
/// <exception cref="ArgumentException">A value that no header can hold.</exception>
public sealed record Letter
{
    public required EmailAddress From { get; init; }

    /// <summary>Whom the letter says it is from: "Samsyn Västra Götaland".</summary>
    public string? FromName { get; init => field = value is null ? null : HeaderText.Checked(value, nameof(FromName)); }

    public required EmailAddress To { get; init; }

    public required string Subject { get; init => field = HeaderText.Checked(value, nameof(Subject)); }

    public required LetterBody Body { get; init; }

    public required Language Language { get; init; }

    /// <summary>The subscription that the letter belongs to, written as a domain: <c>hjalpmedelsavtalet.samsyn.vgregion.se</c>. The same for ever, so that people can sort by it.</summary>
    public string? ListId { get; init => field = value is null or { Length: <= 200 } && (value is null || IsListId(value)) ? value : throw new ArgumentException("A list is named as a domain: letters, digits, hyphens and dots.", nameof(ListId)); }

    /// <summary>
    /// The address that ends the subscription when it is POSTed to, without sign-in. https; http only to this machine itself. Null for a letter that somebody asked for with one
    /// act, such as a confirmation.
    /// </summary>
    public Uri? Unsubscribe { get; init => field = value is null || IsLink(value) ? value : throw new ArgumentException("The address to unsubscribe at must be https and at most 900 characters.", nameof(Unsubscribe)); }

    /// <summary>Without the angle brackets, as <see cref="StableId"/> makes it.</summary>
    public required string MessageId { get; init => field = CheckedId(value, nameof(MessageId)); }

    /// <summary>UTC: when what it tells was recorded, not when it happens to be sent.</summary>
    public required DateTime Date { get; init => field = value.Kind == DateTimeKind.Utc ? value : throw new ArgumentException("The instant must be UTC.", nameof(Date)); }

    public EmailAddress? ReplyTo { get; init; }

    /// <summary>Ids of earlier letters about the same thing, oldest first: mail programs show them as one conversation.</summary>
    public IReadOnlyList<string> References { get; init => field = value.Count <= 20 ? [.. value.Select(id => CheckedId(id, nameof(References)))] : throw new ArgumentException("At most 20 letters can be referred to.", nameof(References)); } = [];

    /// <summary>Which template made it, and which version of it: <c>agreement.decided/1 layout/1</c>.</summary>
    public required string Template { get; init => field = Ascii.IsValid(value) && value.Length <= 100 ? HeaderText.Checked(value, nameof(Template)) : throw new ArgumentException("A template is named in ASCII.", nameof(Template)); }

    /// <summary>
    /// The id of the letter about an event to a person, the same whenever it is asked for. It does not tell who the person is.
    /// </summary>
    /// <param name="eventKey">What happened, in one key: <c>outbox message 0199…</c>.</param>
    /// <param name="personKey">Whom it goes to: the subscription's id, or <see cref="EmailAddress.Key"/>.</param>
    /// <param name="domain">The domain of the site or of the sender; ids are unique within it.</param>
    /// <returns><c>5f0c…9a@samsyn.vgregion.se</c></returns>
    public static string StableId(string eventKey, string personKey, string domain) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{eventKey.Length}:{eventKey}{personKey}")).AsSpan(0, 16))}@{domain}";

    private static bool IsListId(string value) => value.Contains('.', StringComparison.Ordinal) && value.Split('.').All(l => l.Length is > 0 and <= 63 && l.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    /// <summary>A whole line of at most 998 octets holds it, since an address cannot be folded.</summary>
    private static bool IsLink(Uri link) => link.IsAbsoluteUri && link.AbsoluteUri.Length <= 900 && (link.Scheme == Uri.UriSchemeHttps || (link.Scheme == Uri.UriSchemeHttp && link.IsLoopback));

    /// <summary>RFC 5322 3.6.4: words of atext with dots on both sides of one @.</summary>
    private static string CheckedId(string id, string name) =>
        id.Length <= 250 && id.Split('@') is [var left, var right] && IsDotAtom(left) && IsDotAtom(right) ? id : throw new ArgumentException("A message id is left@right in ASCII.", name);

    private static bool IsDotAtom(string text) => text.Split('.').All(w => w.Length > 0 && w.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal)));
}
