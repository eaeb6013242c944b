using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Smtp;

namespace Samsyn.Web.Tests.Mail;

/// <summary>
/// A real mail server (npm smtp-server) takes the letters, and a real reader (python's email) reads what lies in its mailbox. Source: issue "Everyone knows", Done when.
/// </summary>
public sealed class When_others_receive_a_letter
{
    private const string Reader = """
        import sys, json, email, email.policy
        out = []
        for path in sys.argv[1:]:
            m = email.message_from_bytes(open(path, 'rb').read(), policy=email.policy.default)
            text, html = m.get_body(('plain',)), m.get_body(('html',))
            def defects(p): return [repr(d) for d in p.defects] + [repr(d) for h in p.values() for d in getattr(h, 'defects', [])] + [d for q in (p.iter_parts() if p.is_multipart() else []) for d in defects(q)]
            out.append({'headers': {k: str(v) for k, v in m.items()}, 'count': len(m.keys()), 'distinct': len(set(m.keys())), 'type': m.get_content_type(), 'parts': [p.get_content_type() for p in m.walk()],
                'from': [m['From'].addresses[0].display_name, m['From'].addresses[0].addr_spec], 'to': m['To'].addresses[0].addr_spec, 'date': m['Date'].datetime.isoformat(),
                'text': text.get_content(), 'html': html.get_content(), 'defects': defects(m)})
        json.dump(out, sys.stdout)
        """;

    private static readonly string[] Subjects =
    [
        "Plain ASCII subject", "Borås har sagt ja", new string('x', 300), string.Join(' ', Enumerable.Repeat("hjälpmedelsförsörjningsavtalet", 12)), "漢字と絵文字 😀 och lite mer så att det blir flera ord av det hela 漢字と絵文字 😀",
        "=?utf-8?Q?redan_kodat?=", " mellanslag  i  mitten ", "Kommaterat, (kommentar) <vinkel> \"citat\" @ ; :", "ett mycket långt men helt vanligt ämne som bara har bokstäver ur ascii och därtill ä, och fortsätter tills raden tar slut",
    ];

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(false, true, "PLAIN")]
    [InlineData(false, true, "LOGIN")]
    [InlineData(true, false, "PLAIN")]
    public async Task The_mailbox_holds_what_was_sent(bool secure, bool starttls, string? auth)
    {
        await using var server = await RealServer.Start(secure, starttls, auth);
        var letters = Subjects.Select((subject, n) =>
        {
            var (text, html) = LetterLayout.Render(The_layout_of_letters.Full, n % 2 == 0 ? Language.Swedish : Language.English);
            return ScriptedRelay.Letter($"anna+{n}@räksmörgås.se", subject) with { FromName = n % 3 == 0 ? "Samsyn Västra Götaland" : n % 3 == 1 ? "Samsyn, \"Väst\" (prov)" : "Samsyn", Text = text + ".\n..\n.slut\nFrom här\n" + new string('å', 400) + "\n", Html = html, Language = n % 2 == 0 ? Language.Swedish : Language.English };
        }).ToList();
        await using (var relay = new MailRelay(server.Settings with { Connections = 1 }, TimeProvider.System))
            foreach (var letter in letters) Assert.Contains("queued as", Assert.IsType<SendOutcome.Accepted>(await relay.Send(letter)).Reply!.Text, StringComparison.Ordinal);

        var read = await server.Mailbox();
        Assert.Equal(letters.Count, read.Count);
        foreach (var ((mail, envelope), letter) in read.Zip(letters))
        {
            string Header(string name) => mail.GetProperty("headers").GetProperty(name).GetString()!;
            Assert.Empty(mail.GetProperty("defects").EnumerateArray().Select(d => d.GetString()));
            Assert.Equal(mail.GetProperty("count").GetInt32(), mail.GetProperty("distinct").GetInt32());
            Assert.Equal(letter.Subject, Header("Subject"));
            Assert.Equal([letter.FromName!, letter.From.Wire], mail.GetProperty("from").EnumerateArray().Select(v => v.GetString()));
            Assert.Equal(letter.To.Wire, mail.GetProperty("to").GetString());
            Assert.Equal("2026-11-27T15:48:51+01:00", mail.GetProperty("date").GetString());
            Assert.Equal(["multipart/alternative", "text/plain", "text/html"], mail.GetProperty("parts").EnumerateArray().Select(v => v.GetString()));
            Assert.Equal(letter.Text, mail.GetProperty("text").GetString()!.ReplaceLineEndings("\n"));
            Assert.Equal(letter.Html, mail.GetProperty("html").GetString()!.ReplaceLineEndings("\n"));
            Assert.Equal(($"<{letter.MessageId}>", letter.Language.Code(), "auto-generated", "<avtal.samsyn.vgregion.se>"), (Header("Message-ID"), Header("Content-Language"), Header("Auto-Submitted"), Header("List-Id")));
            Assert.Equal(("<https://samsyn.vgregion.se/sluta/abc>", "List-Unsubscribe=One-Click", letter.Template), (Header("List-Unsubscribe"), Header("List-Unsubscribe-Post"), Header("X-Samsyn-Template")));
            Assert.Equal(("samsyn@vgregion.se", secure || starttls, auth is null ? null : "anna"), (envelope.GetProperty("from").GetString(), envelope.GetProperty("secure").GetBoolean(), envelope.GetProperty("user").GetString()));
        }
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_recipient_are_told_apart()
    {
        await using var server = await RealServer.Start(secure: false, starttls: true, "PLAIN");

        await using (var relay = new MailRelay(server.Settings with { Relay = server.Settings.Relay with { Password = "fel" } }, TimeProvider.System))
            Assert.Equal(SmtpTrouble.LoginRefused, Assert.IsType<SendOutcome.RelayRefused>(await relay.Send(ScriptedRelay.Letter())).Trouble);
        await using (var relay = new MailRelay(server.Settings, TimeProvider.System))
        {
            Assert.Equal(550, Assert.IsType<SendOutcome.RecipientRefused>(await relay.Send(ScriptedRelay.Letter("borta@boras.se"))).Reply!.Code);
            Assert.IsType<SendOutcome.Accepted>(await relay.Send(ScriptedRelay.Letter("kvar@boras.se")));
            Assert.Equal(SmtpTrouble.TooLarge, Assert.IsType<SendOutcome.MessageRefused>(await relay.Send(ScriptedRelay.Letter() with { Text = new string('x', 1_100_000) })).Trouble);
        }

        Assert.Single(await server.Mailbox());
    }

    /// <summary>npm's smtp-server in a process of its own, with a mailbox in a temporary folder.</summary>
    private sealed class RealServer : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("samsyn-mail-").FullName;
        private Process process = null!;

        public MailSettings Settings { get; private set; } = null!;

        public static async Task<RealServer> Start(bool secure, bool starttls, string? auth)
        {
            var server = new RealServer();
            var modules = Environment.GetEnvironmentVariable("SAMSYN_TEST_SMTP")
                ?? Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "samsyn-test-smtp");
            Assert.True(File.Exists(Path.Combine(modules, "node_modules/smtp-server/package.json")), "npm's smtp-server is missing: ./test --install installs it.");
            var certificate = TestCertificates.Localhost;
            var options = Path.Combine(server.folder, "options.json");
            using (var key = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(certificate)!)
                await File.WriteAllTextAsync(options, JsonSerializer.Serialize(new { secure, starttls, auth, key = key.ExportPkcs8PrivateKeyPem(), cert = certificate.ExportCertificatePem(), maildir = server.folder, refuse = "borta@boras.se" }));
            server.process = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Mail", "smtp-server.mjs"), Path.Combine(modules, "node_modules"), options]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var port = await server.process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await server.process.StandardError.ReadToEndAsync());
            var relay = new RelaySettings("localhost", int.Parse(port, System.Globalization.CultureInfo.InvariantCulture))
            {
                TlsFromStart = secure, Tls = starttls ? TlsUse.Required : TlsUse.Off, TrustedRoot = TestCertificates.Root, User = auth is null ? null : "anna", Password = "lösen", OwnName = "samsyn.vgregion.se",
            };
            server.Settings = new MailSettings(relay, ScriptedRelay.From, new Uri("https://samsyn.vgregion.se")) { PerSecond = 0 };
            return server;
        }

        /// <summary>What lies in the mailbox, as python reads it, each with its envelope.</summary>
        public async Task<List<(JsonElement Mail, JsonElement Envelope)>> Mailbox()
        {
            var files = Directory.GetFiles(folder, "*.eml").OrderBy(f => int.Parse(Path.GetFileNameWithoutExtension(f), System.Globalization.CultureInfo.InvariantCulture)).ToList();
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Reader, .. files]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PYTHONIOENCODING"] = "utf-8" }, StandardOutputEncoding = new UTF8Encoding(false) })!;
            var wrong = python.StandardError.ReadToEndAsync();
            var said = await python.StandardOutput.ReadToEndAsync();
            await python.WaitForExitAsync();
            Assert.True(python.ExitCode == 0, await wrong);
            var mails = JsonDocument.Parse(said).RootElement.EnumerateArray().ToList();
            return [.. mails.Zip(files.Select(f => JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(f, ".json"))).RootElement))];
        }

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
