using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Smtp;

namespace Samsyn.Web.Tests.Mail;

/// <summary>A mail server in this process that does what a test says, well or badly, and remembers what it got.</summary>
internal sealed class ScriptedRelay : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> dialogues = [];
    private readonly Lock saved = new();
    private int connections;
    private bool stopped;

    public ScriptedRelay(Func<Dialogue, int, Task> script, IPAddress? at = null)
    {
        listener = new TcpListener(at ?? IPAddress.Loopback, 0);
        listener.Start();
        Loop = Task.Run(async () =>
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                var number = Interlocked.Increment(ref connections);
                var one = Task.Run(async () =>
                {
                    using var _ = client;
                    client.NoDelay = true;
                    try
                    {
                        await script(new Dialogue(client, this, stop.Token), number);
                    }
                    catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
                    {
                        // The client had enough.
                    }
                });
                lock (saved) dialogues.Add(one);
            }
        });
    }

    private Task Loop { get; }

    /// <summary>Whole messages it has heard the end of, dots undone.</summary>
    public List<string> Messages { get; } = [];

    public List<string> Commands { get; } = [];

    public int Connections => connections;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public RelaySettings Settings => new("127.0.0.1", Port) { Tls = TlsUse.Off, Limits = Patient };

    /// <summary>Long enough for a machine with much else to do. A test of what never comes shortens the one limit it is about to <see cref="Soon"/>.</summary>
    public static SmtpLimits Patient { get; } = new()
    {
        Connect = TimeSpan.FromSeconds(30), Greeting = TimeSpan.FromSeconds(40), Command = TimeSpan.FromSeconds(40), Data = TimeSpan.FromSeconds(40), Verdict = TimeSpan.FromSeconds(40), Goodbye = TimeSpan.FromSeconds(0.3),
    };

    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1.5);

    public void Remember(List<string> where, string what)
    {
        lock (saved) where.Add(what);
    }

    /// <summary>A server that takes everything, as often as it is asked.</summary>
    public static async Task Willing(Dialogue d, int connection)
    {
        await d.Begin();
        while (await d.TakeLetter())
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stopped) return;
        stopped = true;
        await stop.CancelAsync();
        listener.Stop();
        try
        {
            await Loop;
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }

        await Task.WhenAll(dialogues);
        stop.Dispose();
    }

    public static readonly EmailAddress From = EmailAddress.Parse("samsyn@vgregion.se");
    public static readonly EmailAddress To = EmailAddress.Parse("anna@boras.se");
    public static readonly byte[] Message = Encoding.ASCII.GetBytes("Subject: Prov\r\n\r\nEn rad.\r\n.punkt\r\n..\r\n.\r\nslut");

    /// <summary>Opens a connection and sends the message; what it led to.</summary>
    public async Task<SendOutcome> SendOne(RelaySettings? settings = null, EmailAddress? to = null)
    {
        var (connection, failure) = await SmtpConnection.Open(settings ?? Settings);
        if (connection is null) return failure!;
        await using (connection) return await connection.Send(From, to ?? To, Message);
    }

    public static Letter Letter(string to = "anna@boras.se", string subject = "Borås har sagt ja") => new()
    {
        From = From, FromName = "Samsyn Västra Götaland", To = EmailAddress.Parse(to), Subject = subject, Body = new LetterBody("Hej!\n", "<p>Hej!</p>\n"), Language = Language.Swedish,
        ListId = "avtal.samsyn.vgregion.se", Unsubscribe = new Uri("https://samsyn.vgregion.se/sluta/abc"), MessageId = Web.Mail.Letter.StableId("händelse 1", to, "samsyn.vgregion.se"),
        Date = new DateTime(2026, 11, 27, 14, 48, 51, DateTimeKind.Utc), Template = "prov/1 layout/1",
    };
}

/// <summary>One connection, seen from the server.</summary>
internal sealed class Dialogue(TcpClient client, ScriptedRelay relay, CancellationToken stop)
{
    private Stream stream = client.GetStream();
    private readonly byte[] one = new byte[1];

    public CancellationToken Stop => stop;

    public async Task Say(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

    public async Task SayBytewise(string text)
    {
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            await stream.WriteAsync(new[] { b }, stop);
            await Task.Delay(1, stop);
        }
    }

    public async Task<string> Hear()
    {
        var line = new List<byte>();
        while (await stream.ReadAsync(one, stop) == 1)
        {
            line.Add(one[0]);
            if (one[0] != '\n') continue;
            var text = Encoding.UTF8.GetString([.. line]);
            Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
            relay.Remember(relay.Commands, text[..^2]);
            return text[..^2];
        }

        throw new IOException("The client hung up.");
    }

    /// <summary>Greets and answers EHLO with these offers.</summary>
    public async Task Begin(params string[] offers)
    {
        await Say("220 prov.example ESMTP\r\n");
        await Welcome(offers.Length == 0 ? ["PIPELINING", "8BITMIME", "SIZE 10000000", "SMTPUTF8"] : offers);
    }

    public async Task Welcome(params string[] offers)
    {
        Assert.StartsWith("EHLO ", await Hear(), StringComparison.Ordinal);
        await Say(string.Concat(offers.Prepend("prov.example").Select((o, n) => $"250{(n == offers.Length ? ' ' : '-')}{o}\r\n")));
    }

    /// <summary>Takes one letter; false when the client says goodbye.</summary>
    public Task<bool> TakeLetter(string? to = null, string verdict = "250 2.0.0 Ok: queued as 4F3A") => TakeLetter(() => (to, verdict));

    /// <summary>Takes one letter, and decides what to say when it comes.</summary>
    public async Task<bool> TakeLetter(Func<(string? To, string Verdict)> decide)
    {
        var said = await Hear();
        while (said == "RSET")
        {
            await Say("250 2.0.0 Ok\r\n");
            said = await Hear();
        }

        if (said == "QUIT")
        {
            await Say("221 2.0.0 Bye\r\n");
            return false;
        }

        Assert.StartsWith("MAIL FROM:<", said, StringComparison.Ordinal);
        var (to, verdict) = decide();
        await Say("250 2.1.0 Ok\r\n");
        Assert.StartsWith("RCPT TO:<", await Hear(), StringComparison.Ordinal);
        await Say((to ?? "250 2.1.5 Ok") + "\r\n");
        Assert.Equal("DATA", await Hear());
        if (to is not null && to[0] != '2')
        {
            await Say("554 5.5.1 No valid recipients\r\n");
            return true;
        }

        await Say("354 Go ahead\r\n");
        relay.Remember(relay.Messages, await HearMessage());
        await Say(verdict + "\r\n");
        return true;
    }

    public async Task<string> HearMessage()
    {
        var text = new StringBuilder();
        while (await Hear() is var line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return text.ToString();
    }

    public async Task Encrypt(X509Certificate2 certificate)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
        stream = tls;
    }

    /// <summary>Says nothing more, until the client has had enough.</summary>
    public Task Silence() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Hangs up as hard as can be.</summary>
    public void HangUp() => client.Close();
}

/// <summary>A root of our own and certificates for hosts, for TLS in tests.</summary>
internal static class TestCertificates
{
    private static readonly RSA RootKey = RSA.Create(2048);

    public static X509Certificate2 Root { get; } = MakeRoot();

    public static X509Certificate2 Localhost { get; } = For("localhost");

    public static X509Certificate2 For(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(Root, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private static X509Certificate2 MakeRoot()
    {
        var request = new CertificateRequest("CN=Samsyn provrot", RootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
    }
}
