using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Samsyn.Web.Files;
using Samsyn.Web.Subscriptions;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Mail;

/// <summary>Whether the words to the relay are encrypted.</summary>
public enum TlsUse
{
    /// <summary>No letter without TLS and a certificate that holds.</summary>
    Required,

    /// <summary>TLS where the relay offers it; the certificate must hold then too.</summary>
    Opportunistic,

    Off,
}

/// <summary>How long one waits for the relay. RFC 5321 4.5.3.2 gives them; only the connection itself is given up sooner.</summary>
public sealed record SmtpLimits
{
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Some relays let a caller wait half a minute on purpose, since senders of junk do not.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Data { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the answer to a whole letter: long, since giving up may mean that it is sent twice.</summary>
    public TimeSpan Verdict { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan Goodbye { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>Where the relay is and how it is spoken to.</summary>
public sealed record RelaySettings(string Host, int Port)
{
    /// <summary><c>smtps://</c>: TLS before the first word, as on port 465 (RFC 8314).</summary>
    public bool TlsFromStart { get; init; }

    public TlsUse Tls { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>What we call ourselves in EHLO; null for the address in brackets.</summary>
    public string? OwnName { get; init; }

    /// <summary>A new connection after so many letters: relays tire of those that stay.</summary>
    public int LettersPerConnection { get; init; } = 100;

    public SmtpLimits Limits { get; init; } = new();

    /// <summary>How long the relay is left in peace after a first failure; doubled with each.</summary>
    internal TimeSpan FirstRest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The only root to trust, in tests; null for the machine's.</summary>
    internal X509Certificate2? TrustedRoot { get; init; }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{(TlsFromStart ? "smtps" : "smtp")}://{(User is null ? "" : User + "@")}{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>All that mail needs of an installation. Without <c>mail_relay</c> there is none, and no mail.</summary>
public sealed record MailSettings(RelaySettings Relay, EmailAddress From, Uri SiteUrl)
{
    public string? FromName { get; init; }

    /// <summary>Where bounces come: the sender's mailbox, which <c>samsyn import-bounces</c> reads from.</summary>
    public EmailAddress EnvelopeFrom => From;

    /// <summary>Letters a second at most; 0 for no limit.</summary>
    public double PerSecond { get; init; } = 10;

    /// <summary>Connections at a time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>When decisions and digests are sent.</summary>
    public MailHours Hours { get; init; } = MailHours.Usual;

    /// <summary>The only ones who receive anything while the site is tried out, by <see cref="EmailAddress.Key"/>; null when all do.</summary>
    public IReadOnlySet<string>? Trial { get; init; }

    /// <summary>False in a trial for everybody outside the team.</summary>
    public bool MayReceive(EmailAddress address) => Trial is null || Trial.Contains(address.Key);

    /// <summary>Reads what the settings say of mail.</summary>
    /// <returns>Null without a relay, or when something is wrong.</returns>
    internal static MailSettings? Read(IReadOnlyDictionary<string, string> values, FaultList faults)
    {
        var before = faults.Count;
        var site = SiteUrlOf(values, faults);
        if (Value("mail_relay") is not { } written) return null;
        var relay = ReadRelay(written, faults);
        if (relay is not null)
        {
            if (Value("mail_password_file") is { } file) relay = relay with { Password = ReadPassword(file, faults) };
            if (relay.User is not null && string.IsNullOrEmpty(relay.Password) && faults.Count == before) Wrong("mail_relay", L("användaren har inget lösenord", "the user has no password"), L("ange mail_password_file", "give mail_password_file"));
            if (Value("mail_tls") is { } tls)
            {
                if (tls is not ("required" or "opportunistic" or "off")) Wrong("mail_tls", L($"”{tls}” är varken required, opportunistic eller off", $"“{tls}” is neither required, opportunistic nor off"), L("skriv required", "write required"));
                relay = relay with { Tls = tls switch { "opportunistic" => TlsUse.Opportunistic, "off" => TlsUse.Off, _ => TlsUse.Required } };
            }

            if (relay is { Tls: TlsUse.Off, TlsFromStart: false, User: not null } && !IsLoopback(relay.Host))
                Wrong("mail_tls", L("lösenordet skulle skickas okrypterat", "the password would be sent unencrypted"), L("skriv required, eller ta bort användaren ur mail_relay", "write required, or remove the user from mail_relay"));
        }

        if (site is null && !values.ContainsKey("site_url")) Wrong("site_url", L("adressen till webbplatsen saknas, och mejlen länkar till den", "the address of the site is missing, and emails link to it"), L("skriv till exempel https://samsyn.vgregion.se", "write for example https://samsyn.vgregion.se"));
        var (name, from) = ReadFrom(Value("mail_from"), faults);
        var perSecond = Number("mail_rate", 10, 0, 10_000, "10");
        var connections = (int)Number("mail_connections", 4, 1, 50, "4", whole: true);
        var hours = new MailHours(Hour("mail_decisions_at", MailHours.Usual.Decisions), Hour("mail_digests_at", MailHours.Usual.Digests));
        var trial = Value("mail_trial") is { } team ? ReadTrial(team, faults) : null;
        if (faults.Count > before) return null;
        return new MailSettings(relay! with { OwnName = site!.HostNameType == UriHostNameType.Dns && site.IdnHost.Contains('.', StringComparison.Ordinal) ? site.IdnHost : null }, from!, site)
        {
            FromName = name, PerSecond = perSecond, Connections = connections, Hours = hours, Trial = trial,
        };

        string? Value(string key) => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
        void Wrong(string key, string what, string mend) => faults.Add(Place.StartOf(key), what, mend);
        TimeOnly Hour(string key, TimeOnly otherwise)
        {
            if (Value(key) is not { } text || MailHours.TryRead(text, out otherwise)) return otherwise;
            Wrong(key, L($"”{text}” är inget klockslag", $"“{text}” is no time of the day"), L("skriv till exempel 18.00", "write for example 18.00"));
            return otherwise;
        }

        double Number(string key, double otherwise, double least, double most, string example, bool whole = false)
        {
            if (Value(key) is not { } text) return otherwise;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && (!whole || number == Math.Floor(number))) return number;
            Wrong(key, L($"”{text}” är inget tal från {least} till {most}", $"“{text}” is no number from {least} to {most}"), L($"skriv till exempel {example}", $"write for example {example}"));
            return otherwise;
        }
    }

    /// <summary>The site's own address, for links in letters: https, or http on this machine itself.</summary>
    internal static Uri? SiteUrlOf(IReadOnlyDictionary<string, string> values, FaultList faults)
    {
        if (!values.TryGetValue("site_url", out var text) || text.Length == 0) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var site) && site.Query.Length == 0 && site.Fragment.Length == 0 && site.UserInfo.Length == 0
            && (site.Scheme == Uri.UriSchemeHttps || (site.Scheme == Uri.UriSchemeHttp && site.IsLoopback))) return site;
        faults.Add(Place.StartOf("site_url"), L($"”{text}” är ingen https-adress", $"“{text}” is no https address"), L("skriv till exempel https://samsyn.vgregion.se", "write for example https://samsyn.vgregion.se"));
        return null;
    }

    private static RelaySettings? ReadRelay(string written, FaultList faults)
    {
        var text = written.Contains("://", StringComparison.Ordinal) ? written : "smtp://" + written;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "smtp" or "smtps" && url.Host.Length > 0 && url.PathAndQuery is "" or "/" && url.Fragment.Length == 0)
        {
            var secure = url.Scheme == "smtps";
            var user = url.UserInfo.Split(':', 2);
            var port = url.IsDefaultPort || url.Port < 0 ? secure ? 465 : PortIsWritten(text) ? 25 : 587 : url.Port;
            var host = url.IdnHost.Trim('[', ']');
            return new RelaySettings(host, port)
            {
                TlsFromStart = secure, User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null, Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
                Tls = IsLoopback(host) ? TlsUse.Off : TlsUse.Required,
            };
        }

        // The password may stand in it, so it is not repeated.
        faults.Add(Place.StartOf("mail_relay"), L("det är ingen adress till en mejlserver", "it is no address of a mail server"), L("skriv till exempel smtp://anna@mejl.kommunen.se:587 och lösenordet i mail_password_file", "write for example smtp://anna@mail.municipality.se:587, and the password in mail_password_file"));
        return null;

        static bool PortIsWritten(string text) => text.TrimEnd('/').EndsWith(":25", StringComparison.Ordinal);
    }

    private static string? ReadPassword(string file, FaultList faults)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(Place.StartOf("mail_password_file"), L($"{file} kan inte läsas", $"{file} cannot be read"), L("ange en fil som finns och som Samsyn får läsa", "give a file that is there and that Samsyn may read"));
            return null;
        }
    }

    private static (string? Name, EmailAddress? Address) ReadFrom(string? text, FaultList faults)
    {
        if (text is null)
        {
            faults.Add(Place.StartOf("mail_from"), L("avsändarens adress saknas", "the sender’s address is missing"), L("skriv till exempel Samsyn <samsyn@vgregion.se>", "write for example Samsyn <samsyn@vgregion.se>"));
            return (null, null);
        }

        var open = text.IndexOf('<', StringComparison.Ordinal);
        var (name, address) = open >= 0 && text.EndsWith('>') ? (text[..open].Trim().Trim('"'), text[(open + 1)..^1]) : (null, text);
        if (EmailAddress.WhyNot(address) is { } refusal)
        {
            var (what, mend) = refusal.Words();
            faults.Add(Place.StartOf("mail_from"), what, mend);
            return (null, null);
        }

        return (string.IsNullOrEmpty(name) ? null : HeaderText.OneLine(name), EmailAddress.Parse(address));
    }

    private static HashSet<string> ReadTrial(string text, FaultList faults)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (EmailAddress.WhyNot(one) is { } refusal) faults.Add(Place.StartOf("mail_trial"), $"{one}: {refusal.Words().What}", refusal.Words().Mend);
            else keys.Add(EmailAddress.Parse(one).Key);
        return keys;
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
