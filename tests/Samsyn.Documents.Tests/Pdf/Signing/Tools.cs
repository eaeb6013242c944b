using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Samsyn.Documents.Tests.Pdf.Signing;

/// <summary>
/// Public programs that sign and read PDF files, which this reader is held against. <c>./test --install</c> gets them; a missing one fails the tests.
/// <c>./test quick</c>, which needs nothing but the .NET SDK, leaves them out.
/// </summary>
internal static class Tools
{
    /// <summary>False in <c>./test quick</c>.</summary>
    public static bool AreAsked => Environment.GetEnvironmentVariable("SAMSYN_TEST_ENGINES") != "sqlite";

    /// <summary>Where <c>./test</c> installs @signpdf: outside the repository, as bench/run does with what it compares with.</summary>
    private static string SignPdf => Environment.GetEnvironmentVariable("SAMSYN_TEST_SIGNPDF")
        ?? Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "samsyn-test-signpdf");

    private static readonly Lazy<Folder> EmptyStore = new(() =>
    {
        var folder = new Folder();
        Run("certutil", "-N", "-d", folder.Path(""), "--empty-password");
        return folder;
    });

    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // qpdf: 3 is a warning.
        return process.ExitCode is 0 or 3 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.ExitCode}\n{output}\n{errors.Result}");
    }

    /// <summary>Signs with @signpdf: one after the other in one process of Node.</summary>
    public static IReadOnlyList<byte[]> SignWithNode(IReadOnlyList<NodeJob> jobs)
    {
        using var folder = new Folder();
        var written = jobs.Select((job, index) =>
        {
            var (pdf, p12, output) = (folder.Path($"{index}.pdf"), folder.Path($"{index}.p12"), folder.Path($"{index}.signed.pdf"));
            File.WriteAllBytes(pdf, job.Pdf);
            File.WriteAllBytes(p12, Exported(job.Certificate));
            return new { pdf, p12, password = Certificates.Password, @out = output, subFilter = job.SubFilter, time = job.Time?.ToString("O"), rect = job.Rect };
        }).ToList();
        File.WriteAllText(folder.Path("jobs.json"), JsonSerializer.Serialize(written));
        Run("node", Path.Combine(AppContext.BaseDirectory, "Pdf", "Signing", "sign.mjs"), SignPdf, folder.Path("jobs.json"));
        return [.. written.Select(job => File.ReadAllBytes(job.@out))];
    }

    /// <summary>Signs with Poppler's pdfsig, which keeps its keys in a database of NSS.</summary>
    public static byte[] SignWithPoppler(byte[] pdf, X509Certificate2 certificate)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.Path("key.p12"), Exported(certificate));
        File.WriteAllBytes(folder.Path("root.crt"), Certificates.Root.Export(X509ContentType.Cert));
        File.WriteAllBytes(folder.Path("in.pdf"), pdf);
        var store = folder.Path("nss");
        Directory.CreateDirectory(store);
        Run("certutil", "-N", "-d", store, "--empty-password");
        Run("certutil", "-A", "-d", store, "-n", "root", "-t", "CT,CT,CT", "-i", folder.Path("root.crt"));
        Run("pk12util", "-i", folder.Path("key.p12"), "-d", store, "-W", Certificates.Password, "-K", "");
        var name = Run("pdfsig", "-nssdir", store, "-list-nicks").Split('\n').Select(line => line.Trim()).Last(line => line.Length > 0 && line != "root");
        Run("pdfsig", "-nssdir", store, "-add-signature", "-nick", name, "-no-ocsp", folder.Path("in.pdf"), folder.Path("out.pdf"));
        return File.ReadAllBytes(folder.Path("out.pdf"));
    }

    /// <summary>What pdfsig says of a file; it knows no roots.</summary>
    public static string Pdfsig(byte[] pdf)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.Path("in.pdf"), pdf);
        return Run("pdfsig", "-nssdir", EmptyStore.Value.Path(""), "-nocert", folder.Path("in.pdf"));
    }

    /// <summary>A web page as PDF, as a process leader may make a master.</summary>
    public static byte[] PrintWithChromium(string html)
    {
        using var folder = new Folder();
        File.WriteAllText(folder.Path("page.html"), html);
        Run(
            Environment.GetEnvironmentVariable("SAMSYN_TEST_CHROMIUM") ?? "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            $"--user-data-dir={folder.Path("profile")}", $"--print-to-pdf={folder.Path("page.pdf")}", $"file://{folder.Path("page.html")}");
        return File.ReadAllBytes(folder.Path("page.pdf"));
    }

    /// <summary>Saves a file anew with qpdf.</summary>
    public static byte[] Qpdf(byte[] pdf, params string[] options)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.Path("in.pdf"), pdf);
        Run("qpdf", [.. options, folder.Path("in.pdf"), folder.Path("out.pdf")]);
        return File.ReadAllBytes(folder.Path("out.pdf"));
    }

    private static byte[] Exported(X509Certificate2 certificate) => certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1, Certificates.Password);
}

/// <summary>One file to sign with @signpdf.</summary>
internal sealed record NodeJob(byte[] Pdf, X509Certificate2 Certificate, string SubFilter = "adbe.pkcs7.detached", DateTime? Time = null, int[]? Rect = null);

/// <summary>A folder that is gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("samsyn-pdf-").FullName;

    public string Path(string name) => System.IO.Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
