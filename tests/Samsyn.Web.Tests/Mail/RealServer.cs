using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Samsyn.Web.Mail;

namespace Samsyn.Web.Tests.Mail;

/// <summary>A real mail server (npm smtp-server), and its mailbox as python reads it.</summary>
internal sealed class RealServer : IAsyncDisposable
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
