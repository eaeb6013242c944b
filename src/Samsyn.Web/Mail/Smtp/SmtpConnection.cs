using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Samsyn.Web.Mail.Smtp;

/// <summary>
/// One connection to a relay, on which letters are sent one after another. Not for several threads. Whatever the relay does, each letter gets one outcome within the time limits.
/// </summary>
/// <remarks>
/// RFC 5321; RFC 2920 (PIPELINING), RFC 1870 (SIZE), RFC 3207 (STARTTLS), RFC 4954 (AUTH), RFC 6531 (SMTPUTF8). Why not the framework's client: docs/adr/0013.
/// The line between "not sent" and "perhaps sent" is the final full stop: the relay cannot have taken a letter whose end it has not seen, and may have taken one whose end it has.
/// </remarks>
public sealed class SmtpConnection : IAsyncDisposable
{
    private readonly RelaySettings relay;
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly ArrayBufferWriter<byte> sending = new(8192);
    private Stream stream = Stream.Null;
    private ReplyReader replies = new(Stream.Null);
    private Offers offers = new();
    private bool encrypted, unfinished;

    private SmtpConnection(RelaySettings relay) => this.relay = relay;

    /// <summary>What the relay said it can do, after TLS when there is any.</summary>
    private sealed record Offers
    {
        public bool StartTls { get; init; }
        public bool Pipelining { get; init; }
        public bool Utf8 { get; init; }
        public bool SizeTold { get; init; }
        public long? Largest { get; init; }
        public IReadOnlyList<string> Logins { get; init; } = [];
    }

    /// <summary>Letters it has tried to send.</summary>
    public int Letters { get; private set; }

    /// <summary>False when nothing more can be sent on it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The relay is spoken to over TLS.</summary>
    public bool IsEncrypted => encrypted;

    /// <summary>Connects, greets, encrypts and logs in as the settings say.</summary>
    /// <param name="login">False to look only (<c>doctor</c>).</param>
    /// <returns>The connection, or why there is none: <see cref="SendOutcome.TryLater"/> or <see cref="SendOutcome.RelayRefused"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller changed its mind.</exception>
    public static async Task<(SmtpConnection? Connection, SendOutcome? Failure)> Open(RelaySettings relay, bool login = true, CancellationToken cancel = default)
    {
        var connection = new SmtpConnection(relay);
        SendOutcome? failure;
        try
        {
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            failure = await connection.Begin(login, turn);
            if (failure is null)
            {
                connection.IsOpen = true;
                return (connection, null);
            }
        }
        catch (Exception fault) when (TroubleOf(fault, cancel) is { } trouble)
        {
            failure = trouble == SmtpTrouble.CertificateNotTrusted ? SendOutcome.Relay(trouble) : SendOutcome.Later(trouble);
        }
        catch
        {
            connection.Close();
            throw;
        }

        connection.Close();
        return (null, failure);
    }

    /// <summary>Sends a message that is written already. Every line end becomes CRLF and every line that begins with a full stop gets one more, so only this method can end it.</summary>
    /// <param name="headersInUtf8">The message has letters outside ASCII in its headers: the relay must offer SMTPUTF8.</param>
    /// <exception cref="OperationCanceledException">The caller changed its mind before the message was whole; it is not sent.</exception>
    public async Task<SendOutcome> Send(EmailAddress from, EmailAddress to, ReadOnlyMemory<byte> message, bool headersInUtf8 = false, CancellationToken cancel = default)
    {
        if (!IsOpen) return SendOutcome.Later(SmtpTrouble.ConnectionLost);
        var utf8 = headersInUtf8 || from.NeedsSmtpUtf8 || to.NeedsSmtpUtf8;
        if (utf8 && !offers.Utf8) return new SendOutcome.MessageRefused { Trouble = SmtpTrouble.NeedsSmtpUtf8 };
        if (offers.Largest is { } largest && message.Length > largest) return new SendOutcome.MessageRefused { Trouble = SmtpTrouble.TooLarge };
        Letters++;
        var outcome = await UntilWhole(from, to, message, utf8, cancel) ?? await Verdict(cancel);
        if (outcome is SendOutcome.Uncertain || outcome.Trouble != SmtpTrouble.None || outcome.Reply?.Code == 421) Close();
        return outcome;
    }

    /// <summary>Says goodbye and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsOpen)
        {
            try
            {
                using var turn = new CancellationTokenSource(relay.Limits.Goodbye);
                await Say("QUIT\r\n", turn);
                await replies.Read(turn.Token);
            }
            catch (Exception fault) when (fault is OperationCanceledException || TroubleOf(fault, CancellationToken.None) is not null)
            {
                // It is over all the same.
            }
        }

        Close();
    }

    /// <summary>Sends all of it; null when the final full stop is on its way, else why it is not.</summary>
    private async Task<SendOutcome?> UntilWhole(EmailAddress from, EmailAddress to, ReadOnlyMemory<byte> message, bool utf8, CancellationToken cancel)
    {
        try
        {
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            // An answer to nothing asked: the two are out of step, and its next one would be taken for the answer to this letter.
            if (replies.HasMore) return SendOutcome.Later(SmtpTrouble.NotSmtp);
            if (unfinished && await Ask("RSET\r\n", turn) is { Code: not 250 } said) return said.Code == 421 ? said.Judge(SmtpStage.Session) : SendOutcome.Later(SmtpTrouble.NotSmtp);
            unfinished = true;
            if (await Envelope(from, to, message.Length, utf8, turn) is { } refused) return refused;
            // Nothing may have been said yet about a letter that has not been sent.
            if (replies.HasMore || (!encrypted && socket.Available > 0)) return SendOutcome.Later(SmtpTrouble.NotSmtp);
            Fill(message.Span);
            turn.CancelAfter(relay.Limits.Data);
            // If this throws, the last octets are not on their way, and with them not the full stop.
            await stream.WriteAsync(sending.WrittenMemory, turn.Token);
            return null;
        }
        catch (Exception fault) when (TroubleOf(fault, cancel) is { } trouble)
        {
            return SendOutcome.Later(trouble);
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>The answer to the whole letter. The caller's change of mind only shortens the wait: the letter may be taken already.</summary>
    private async Task<SendOutcome> Verdict(CancellationToken cancel)
    {
        using var turn = new CancellationTokenSource(relay.Limits.Verdict);
        await using var hurry = cancel.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(TimeSpan.FromSeconds(5)), turn);
        try
        {
            var reply = await replies.Read(turn.Token);
            if (reply.Code == 250)
            {
                unfinished = false;
                return new SendOutcome.Accepted { Reply = reply };
            }

            return reply.Code >= 400 ? reply.Judge(SmtpStage.Message) : new SendOutcome.Uncertain { Trouble = SmtpTrouble.NotSmtp, Reply = reply };
        }
        catch (Exception fault) when (TroubleOf(fault, CancellationToken.None) is { } trouble)
        {
            return new SendOutcome.Uncertain { Trouble = trouble };
        }
    }

    /// <summary>MAIL, RCPT and DATA, all at once where the relay takes it. Null when it waits for the message.</summary>
    private async ValueTask<SendOutcome?> Envelope(EmailAddress from, EmailAddress to, int size, bool utf8, CancellationTokenSource turn)
    {
        var sender = $"MAIL FROM:<{from.Wire}>{(offers.SizeTold ? string.Create(CultureInfo.InvariantCulture, $" SIZE={size}") : "")}{(utf8 ? " BODY=8BITMIME SMTPUTF8" : "")}\r\n";
        var recipient = $"RCPT TO:<{to.Wire}>\r\n";
        var together = offers.Pipelining;
        var mail = await Ask(together ? $"{sender}{recipient}DATA\r\n" : sender, turn);
        var refused = mail.Code == 250 ? null : mail.Judge(SmtpStage.Sender);
        if (refused is not null && (!together || mail.Code == 421)) return refused;
        var rcpt = together ? await Answer(turn) : await Ask(recipient, turn);
        if (refused is null && rcpt.Code is < 250 or > 259) refused = rcpt.Judge(SmtpStage.Recipient);
        if (refused is not null && (!together || rcpt.Code == 421)) return refused;
        var data = together ? await Answer(turn) : await Ask("DATA\r\n", turn);
        if (refused is null) return data.Code == 354 ? null : data.Judge(SmtpStage.Message);
        // It waits for a message to nobody (RFC 2920 3.1): end it at once.
        if (data.Code == 354) await Ask(".\r\n", turn);
        return refused;
    }

    private async Task<SendOutcome?> Begin(bool login, CancellationTokenSource turn)
    {
        turn.CancelAfter(relay.Limits.Connect);
        try
        {
            await socket.ConnectAsync(relay.Host, relay.Port, turn.Token);
        }
        catch (SocketException)
        {
            return SendOutcome.Later(SmtpTrouble.NoConnection);
        }

        stream = new NetworkStream(socket, ownsSocket: false);
        replies = new ReplyReader(stream);
        if (relay.TlsFromStart) await Encrypt(turn);
        turn.CancelAfter(relay.Limits.Greeting);
        var greeting = await replies.Read(turn.Token);
        if (greeting.Code != 220) return greeting.Judge(SmtpStage.Session);
        if (await Greet(turn) is { } unwelcome) return unwelcome;
        if (!encrypted && relay.Tls != TlsUse.Off)
        {
            if (offers.StartTls)
            {
                var ready = await Ask("STARTTLS\r\n", turn);
                if (ready.Code == 220)
                {
                    // What came with the answer was not said by the one we are about to check the certificate of.
                    if (replies.HasMore) return SendOutcome.Relay(SmtpTrouble.PlainTextBeforeTls);
                    await Encrypt(turn);
                    if (await Greet(turn) is { } changed) return changed;
                }
                else if (relay.Tls == TlsUse.Required || ready.Code == 421) return ready.Judge(SmtpStage.Session);
            }
            else if (relay.Tls == TlsUse.Required) return SendOutcome.Relay(SmtpTrouble.NoTls);
        }

        return login && relay.User is { } user ? await LogIn(user, relay.Password ?? "", turn) : null;
    }

    /// <summary>EHLO, and HELO to servers from before 1995. What was offered earlier is forgotten (RFC 3207 4.2).</summary>
    private async Task<SendOutcome?> Greet(CancellationTokenSource turn)
    {
        offers = new Offers();
        var name = relay.OwnName ?? AddressLiteral();
        var lines = new List<string>();
        var reply = await Ask($"EHLO {name}\r\n", turn, lines);
        if (reply.Code is 500 or 501 or 502 or 504 or 550)
        {
            reply = await Ask($"HELO {name}\r\n", turn);
            return reply.Code == 250 ? null : reply.Judge(SmtpStage.Session);
        }

        if (reply.Code != 250) return reply.Judge(SmtpStage.Session);
        foreach (var line in lines.Skip(1))
        {
            var words = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            offers = words[0].ToUpperInvariant() switch
            {
                "STARTTLS" => offers with { StartTls = true },
                "PIPELINING" => offers with { Pipelining = true },
                "SMTPUTF8" => offers with { Utf8 = true },
                "SIZE" => offers with { SizeTold = true, Largest = words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var largest) && largest > 0 ? largest : null },
                "AUTH" => offers with { Logins = [.. offers.Logins, .. words.Skip(1).Select(w => w.ToUpperInvariant())] },
                _ => offers,
            };
        }

        return null;
    }

    private string AddressLiteral() => socket.LocalEndPoint is IPEndPoint { Address: var address }
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) is { AddressFamily: AddressFamily.InterNetworkV6 } six ? $"[IPv6:{new IPAddress(six.GetAddressBytes())}]" : $"[{address.MapToIPv4()}]"
        : "[127.0.0.1]";

    private async Task Encrypt(CancellationTokenSource turn)
    {
        turn.CancelAfter(relay.Limits.Command);
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        var options = new SslClientAuthenticationOptions { TargetHost = relay.Host };
        if (relay.TrustedRoot is { } root)
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck };
        await tls.AuthenticateAsClientAsync(options, turn.Token);
        replies = new ReplyReader(tls);
        encrypted = true;
    }

    private async Task<SendOutcome?> LogIn(string user, string password, CancellationTokenSource turn)
    {
        if (!encrypted && !(socket.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))) return SendOutcome.Relay(SmtpTrouble.PasswordNeedsTls);
        SmtpReply reply;
        if (offers.Logins.Contains("PLAIN"))
        {
            var secret = Base64($"\0{user}\0{password}");
            // A command line holds 512 octets; a longer secret goes on the next line (RFC 4954 4).
            reply = secret.Length <= 480 ? await Ask($"AUTH PLAIN {secret}\r\n", turn) : await Ask("AUTH PLAIN\r\n", turn);
            if (reply.Code == 334) reply = await Ask(secret + "\r\n", turn);
        }
        else if (offers.Logins.Contains("LOGIN"))
        {
            reply = await Ask("AUTH LOGIN\r\n", turn);
            if (reply.Code == 334) reply = await Ask(Base64(user) + "\r\n", turn);
            if (reply.Code == 334) reply = await Ask(Base64(password) + "\r\n", turn);
        }
        else return SendOutcome.Relay(SmtpTrouble.NoLoginOffered);
        return reply.Code switch
        {
            235 => null,
            >= 400 and < 500 => reply.Judge(SmtpStage.Session),
            _ => SendOutcome.Relay(SmtpTrouble.LoginRefused, reply),
        };
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async ValueTask<SmtpReply> Ask(string command, CancellationTokenSource turn, List<string>? lines = null)
    {
        await Say(command, turn);
        return await replies.Read(turn.Token, lines);
    }

    /// <summary>The next of several answers.</summary>
    private ValueTask<SmtpReply> Answer(CancellationTokenSource turn)
    {
        turn.CancelAfter(relay.Limits.Command);
        return replies.Read(turn.Token);
    }

    private ValueTask Say(string command, CancellationTokenSource turn)
    {
        turn.CancelAfter(relay.Limits.Command);
        sending.ResetWrittenCount();
        Encoding.UTF8.GetBytes(command, sending);
        return stream.WriteAsync(sending.WrittenMemory, turn.Token);
    }

    /// <summary>The message as it goes out, with the full stop that ends it. One buffer, so that most letters are one packet train.</summary>
    private void Fill(ReadOnlySpan<byte> message)
    {
        sending.ResetWrittenCount();
        while (message.Length > 0)
        {
            var end = message.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? message : message[..end];
            if (line.Length > 0 && line[0] == '.') sending.Write("."u8);
            sending.Write(line);
            sending.Write("\r\n"u8);
            if (end < 0) break;
            message = message[(end + (message[end] == '\r' && end + 1 < message.Length && message[end + 1] == '\n' ? 2 : 1))..];
        }

        sending.Write(".\r\n"u8);
    }

    /// <summary>What an exception says of the connection; null for the caller's own change of mind and for faults in Samsyn.</summary>
    private static SmtpTrouble? TroubleOf(Exception fault, CancellationToken cancel) => fault switch
    {
        OperationCanceledException => cancel.IsCancellationRequested ? null : SmtpTrouble.TimedOut,
        AuthenticationException => SmtpTrouble.CertificateNotTrusted,
        NotSmtpException => SmtpTrouble.NotSmtp,
        IOException or SocketException or ObjectDisposedException => SmtpTrouble.ConnectionLost,
        _ => null,
    };

    private void Close()
    {
        IsOpen = false;
        stream.Dispose();
        socket.Dispose();
    }
}
