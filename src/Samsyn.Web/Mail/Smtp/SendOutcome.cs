using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Mail.Smtp;

/// <summary>
/// What became of a letter: a closed family. <see cref="Accepted"/> is only said after the relay's own 250 to the whole letter, and <see cref="RecipientRefused"/> only when the relay says that the
/// address is the fault.
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>What the relay said, when it is that which decided.</summary>
    public SmtpReply? Reply { get; init; }

    /// <summary>What happened, when the relay said nothing of use.</summary>
    public SmtpTrouble Trouble { get; init; }

    /// <summary>The relay has taken the letter upon itself. Its words often hold its own number for it.</summary>
    public sealed record Accepted : SendOutcome;

    /// <summary>Not sent; may go better later: 4xx, no connection, a silence before the letter was whole. Send it again after a pause.</summary>
    public sealed record TryLater : SendOutcome;

    /// <summary>There is no such address (any more): send nothing more to it.</summary>
    public sealed record RecipientRefused : SendOutcome;

    /// <summary>This letter is not taken, and would not be if sent again: too large, or against a rule. The address is not to blame.</summary>
    public sealed record MessageRefused : SendOutcome;

    /// <summary>No letter is taken until somebody mends the relay or the settings: login, certificate, sender. The letter is as good as before.</summary>
    public sealed record RelayRefused : SendOutcome;

    /// <summary>The whole letter went out and no answer came: it may have been taken or not. To send it again may give somebody two; both have one Message-ID.</summary>
    public sealed record Uncertain : SendOutcome;

    /// <summary>Not sent, since only the team receives while the site is tried out (<c>mail_trial</c>).</summary>
    public sealed record Withheld : SendOutcome;

    internal static SendOutcome Later(SmtpTrouble trouble) => new TryLater { Trouble = trouble };

    internal static SendOutcome Relay(SmtpTrouble trouble, SmtpReply? reply = null) => new RelayRefused { Trouble = trouble, Reply = reply };

    /// <summary>For the list of failures and <c>doctor</c>: what happened, and the relay's own words.</summary>
    public string Sentence() => (this, Trouble, Reply) switch
    {
        (Accepted, _, var r) => L($"Mejlservern har tagit emot mejlet: {r}", $"The relay has taken the email: {r}"),
        (Withheld, _, _) => L("Inte skickat: webbplatsen provas, och bara de som provar får mejl.", "Not sent: the site is being tried out, and only those who try it get emails."),
        (_, SmtpTrouble.None, { } r) => this switch
        {
            TryLater => L($"Mejlservern tar inte emot just nu: {r}", $"The relay takes nothing just now: {r}"),
            RecipientRefused => L($"Adressen finns inte: {r}", $"There is no such address: {r}"),
            MessageRefused => L($"Mejlservern vill inte ha mejlet: {r}", $"The relay will not have the email: {r}"),
            _ => L($"Mejlservern nekar: {r}", $"The relay refuses: {r}"),
        },
        (_, var trouble, var r) => trouble.Words() + (r is null ? "" : $" ({r})"),
    };
}

/// <summary>What went wrong between Samsyn and the relay, when it is not an answer that says it.</summary>
public enum SmtpTrouble
{
    None,

    /// <summary>Nobody answers at the address, or its name is unknown.</summary>
    NoConnection,

    TimedOut,

    ConnectionLost,

    /// <summary>What came is no answer of a mail server: garbage, a line without end, an answer to nothing asked.</summary>
    NotSmtp,

    /// <summary>STARTTLS is not offered (or was taken away on the way), and the settings demand it.</summary>
    NoTls,

    /// <summary>The certificate is not trusted, or is another host's.</summary>
    CertificateNotTrusted,

    /// <summary>Plain text came between STARTTLS and TLS: somebody puts words in the relay's mouth (CVE-2011-0411).</summary>
    PlainTextBeforeTls,

    /// <summary>A password is never sent readable, but to this machine itself.</summary>
    PasswordNeedsTls,

    /// <summary>The relay offers neither PLAIN nor LOGIN.</summary>
    NoLoginOffered,

    LoginRefused,

    /// <summary>The address has letters outside ASCII before the @, and the relay does not take such.</summary>
    NeedsSmtpUtf8,

    /// <summary>Larger than the relay takes.</summary>
    TooLarge,
}

internal static class SmtpTroubles
{
    public static string Words(this SmtpTrouble trouble) => trouble switch
    {
        SmtpTrouble.NoConnection => L("Mejlservern går inte att nå.", "The relay cannot be reached."),
        SmtpTrouble.TimedOut => L("Mejlservern svarade inte i tid.", "The relay did not answer in time."),
        SmtpTrouble.ConnectionLost => L("Förbindelsen med mejlservern bröts.", "The connection to the relay was lost."),
        SmtpTrouble.NotSmtp => L("Det som svarade är ingen mejlserver.", "What answered is no mail server."),
        SmtpTrouble.NoTls => L("Mejlservern erbjuder ingen kryptering (STARTTLS). Rätta mejlservern eller mail_tls.", "The relay offers no encryption (STARTTLS). Mend the relay or mail_tls."),
        SmtpTrouble.CertificateNotTrusted => L("Mejlserverns certifikat går inte att lita på, eller gäller ett annat namn.", "The relay’s certificate is not trusted, or is for another name."),
        SmtpTrouble.PlainTextBeforeTls => L("Okrypterade svar kom in före krypteringen. Någon kan störa förbindelsen.", "Unencrypted answers came before the encryption. Somebody may be tampering with the connection."),
        SmtpTrouble.PasswordNeedsTls => L("Lösenordet skickas inte okrypterat. Sätt mail_tls till required.", "The password is not sent unencrypted. Set mail_tls to required."),
        SmtpTrouble.NoLoginOffered => L("Mejlservern erbjuder ingen inloggning som Samsyn kan (PLAIN eller LOGIN).", "The relay offers no login that Samsyn knows (PLAIN or LOGIN)."),
        SmtpTrouble.LoginRefused => L("Mejlservern tar inte emot användarnamnet eller lösenordet.", "The relay does not take the user name or the password."),
        SmtpTrouble.NeedsSmtpUtf8 => L("Adressen har bokstäver som mejlservern inte klarar.", "The address has letters that the relay cannot handle."),
        SmtpTrouble.TooLarge => L("Mejlet är större än vad mejlservern tar emot.", "The email is larger than the relay takes."),
        _ => L("Något gick fel.", "Something went wrong."),
    };
}
