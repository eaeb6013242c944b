using System.Text;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Smtp;
using static Samsyn.Web.Tests.Mail.ScriptedRelay;

namespace Samsyn.Web.Tests.Mail;

/// <summary>TLS and passwords: nothing is said in the clear that should not be, whoever stands in between. Source: RFC 3207 4-6, RFC 4954, CVE-2011-0411.</summary>
public sealed class Speaking_to_the_relay_in_secret
{
    private const string Secret = "AGFubmEAbMO2c2Vu";   // \0anna\0lösen

    private static RelaySettings Tls(ScriptedRelay relay, TlsUse use = TlsUse.Required) => relay.Settings with { Host = "localhost", Tls = use, TrustedRoot = TestCertificates.Root, User = "anna", Password = "lösen" };

    [Theory]
    [InlineData("AUTH PLAIN LOGIN", "AUTH PLAIN " + Secret)]
    [InlineData("AUTH=PLAIN", "AUTH PLAIN " + Secret)]
    [InlineData("AUTH LOGIN", "AUTH LOGIN|YW5uYQ==|bMO2c2Vu")]
    public async Task Encrypts_asks_anew_and_logs_in(string offer, string said)
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await Upgrade(d, TestCertificates.Localhost);
            await d.Welcome("PIPELINING", offer);
            await LogIn(d);
            while (await d.TakeLetter())
            {
            }
        });

        Assert.IsType<SendOutcome.Accepted>(await relay.SendOne(Tls(relay)));
        Assert.Contains(said, string.Join('|', relay.Commands), StringComparison.Ordinal);
        Assert.Equal(2, relay.Commands.Count(c => c.StartsWith("EHLO", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Encrypts_from_the_first_word()
    {
        await using var relay = new ScriptedRelay(async (d, n) =>
        {
            await d.Encrypt(TestCertificates.Localhost);
            await Willing(d, n);
        });

        Assert.IsType<SendOutcome.Accepted>(await relay.SendOne(Tls(relay) with { TlsFromStart = true, User = null }));
    }

    [Fact]
    public async Task STARTTLS_taken_away_on_the_way_stops_everything()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("AUTH PLAIN", "PIPELINING");
            while (true) await d.Hear();
        });

        var outcome = await relay.SendOne(Tls(relay));

        Assert.Equal(SmtpTrouble.NoTls, Assert.IsType<SendOutcome.RelayRefused>(outcome).Trouble);
        Assert.All(relay.Commands, c => Assert.StartsWith("EHLO", c, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("454 4.7.0 TLS not available", typeof(SendOutcome.TryLater))]
    [InlineData("501 5.5.4 no", typeof(SendOutcome.RelayRefused))]
    public async Task STARTTLS_refused_stops_everything(string answer, Type expected)
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("STARTTLS");
            await d.Hear();
            await d.Say(answer + "\r\n");
            while (true) await d.Hear();
        });

        Assert.IsType(expected, await relay.SendOne(Tls(relay)));
        Assert.DoesNotContain(relay.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_between_STARTTLS_and_TLS_is_not_believed()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("STARTTLS");
            await d.Hear();
            // One packet: the answer, and words put in the server's mouth before anybody could check who it is.
            await d.Say("220 ready\r\n250-evil\r\n250 AUTH PLAIN\r\n");
            await d.Encrypt(TestCertificates.Localhost);
            while (true) await d.Hear();
        });

        var outcome = await relay.SendOne(Tls(relay));

        Assert.Equal(SmtpTrouble.PlainTextBeforeTls, Assert.IsType<SendOutcome.RelayRefused>(outcome).Trouble);
        Assert.DoesNotContain(relay.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_offered_in_the_clear_is_forgotten()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("STARTTLS", "AUTH PLAIN");
            await d.Hear();
            await d.Say("220 ready\r\n");
            await d.Encrypt(TestCertificates.Localhost);
            await d.Welcome("PIPELINING");
            while (true) await d.Hear();
        });

        Assert.Equal(SmtpTrouble.NoLoginOffered, Assert.IsType<SendOutcome.RelayRefused>(await relay.SendOne(Tls(relay))).Trouble);
    }

    [Fact]
    public async Task A_certificate_of_another_host_or_of_nobody_known_is_not_trusted()
    {
        using var other = TestCertificates.For("mejl.example");
        await using var wrongName = new ScriptedRelay((d, _) => Upgrade(d, other));
        await using var unknownRoot = new ScriptedRelay((d, _) => Upgrade(d, TestCertificates.Localhost));
        await using var optional = new ScriptedRelay((d, _) => Upgrade(d, other));

        foreach (var outcome in new[] { await wrongName.SendOne(Tls(wrongName)), await unknownRoot.SendOne(Tls(unknownRoot) with { TrustedRoot = null }), await optional.SendOne(Tls(optional, TlsUse.Opportunistic)) })
            Assert.Equal(SmtpTrouble.CertificateNotTrusted, Assert.IsType<SendOutcome.RelayRefused>(outcome).Trouble);
    }

    [Fact]
    public async Task A_server_that_falls_silent_in_the_handshake_is_given_up()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("STARTTLS");
            await d.Hear();
            await d.Say("220 ready\r\n");
            await d.Silence();
        });

        Assert.Equal(SmtpTrouble.TimedOut, Assert.IsType<SendOutcome.TryLater>(await relay.SendOne(Tls(relay) with { Limits = Patient with { Command = Soon } }).WaitAsync(TimeSpan.FromSeconds(30))).Trouble);
    }

    [Theory]
    [InlineData("535 5.7.8 Bad password", typeof(SendOutcome.RelayRefused))]
    [InlineData("454 4.7.0 Ask later", typeof(SendOutcome.TryLater))]
    [InlineData("250 hm", typeof(SendOutcome.RelayRefused))]
    public async Task A_login_that_fails_is_no_recipients_fault(string answer, Type expected)
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("AUTH PLAIN");
            await d.Hear();
            await d.Say(answer + "\r\n");
            while (true) await d.Hear();
        });

        // To this machine itself a password may go unencrypted.
        Assert.IsType(expected, await relay.SendOne(Tls(relay, TlsUse.Off)));
        Assert.DoesNotContain(relay.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_is_never_sent_in_the_clear_to_another_machine()
    {
        // The machine's own address on the network is not loopback: what goes to it looks to the client as going out.
        var own = System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces().SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !System.Net.IPAddress.IsLoopback(a));
        Assert.True(own is not null, "The test needs an address of this machine that is not loopback.");
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("AUTH PLAIN");
            while (true) await d.Hear();
        }, own);

        var outcome = await relay.SendOne(Tls(relay, TlsUse.Off) with { Host = own!.ToString() });

        Assert.Equal(SmtpTrouble.PasswordNeedsTls, Assert.IsType<SendOutcome.RelayRefused>(outcome).Trouble);
        Assert.All(relay.Commands, c => Assert.StartsWith("EHLO", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_password_goes_on_a_line_of_its_own()
    {
        var password = new string('å', 400);
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("AUTH PLAIN");
            Assert.Equal("AUTH PLAIN", await d.Hear());
            await d.Say("334 \r\n");
            Assert.Equal("\0anna\0" + password, Encoding.UTF8.GetString(Convert.FromBase64String(await d.Hear())));
            await d.Say("235 ok\r\n");
            while (await d.TakeLetter())
            {
            }
        });

        Assert.IsType<SendOutcome.Accepted>(await relay.SendOne(Tls(relay, TlsUse.Off) with { Password = password }));
    }

    private static async Task Upgrade(Dialogue d, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        await d.Begin("STARTTLS", "PIPELINING");
        Assert.Equal("STARTTLS", await d.Hear());
        await d.Say("220 2.0.0 Ready\r\n");
        await d.Encrypt(certificate);
    }

    private static async Task LogIn(Dialogue d)
    {
        if (await d.Hear() == "AUTH LOGIN")
        {
            await d.Say("334 VXNlcm5hbWU6\r\n");
            await d.Hear();
            await d.Say("334 UGFzc3dvcmQ6\r\n");
            await d.Hear();
        }

        await d.Say("235 2.7.0 Welcome\r\n");
    }
}
