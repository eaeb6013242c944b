using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using Samsyn.Documents.Xlsx;

namespace Samsyn.Web.Search;

/// <summary>The words of a file, to be searched.</summary>
/// <param name="IsRead">False when the file's text could not be read: then its title and description are all that can be found, and the page says so.</param>
public sealed record FileText(string Text, bool IsRead)
{
    private static readonly FileText Unread = new("", false);

    private static readonly TimeSpan LongestConversion = TimeSpan.FromSeconds(20);

    private const int LargestPdf = 25 * 1024 * 1024;

    /// <summary>
    /// Word files, workbooks, plain text and Markdown are read here; a PDF by <c>pdftotext</c> where that is installed. A PDF that Samsyn has made needs none of this: give its source.
    /// </summary>
    /// <param name="name">By whose ending the kind is told.</param>
    /// <example><code>
    /// var text = await FileText.Of(document.FileName, bytes, cancel);
    /// new Searchable(SearchKind.Document, id, address, document.Title, $"{document.Description} {text.Text}") { TextUnread = !text.IsRead }
    /// </code></example>
    /// <remarks>Never throws for what a file holds. Reading is bounded: by the readers' own budgets, and for a PDF by time, size and what it may say.</remarks>
    public static async Task<FileText> Of(string name, byte[] bytes, CancellationToken cancel = default)
    {
        try
        {
            return Path.GetExtension(name).ToLowerInvariant() switch
            {
                ".docx" => new FileText(OfDocx(bytes), true),
                ".xlsx" => new FileText(OfXlsx(bytes), true),
                ".md" or ".txt" or ".csv" => new FileText(Cut(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4 * Searchable.MostText)))), true),
                ".pdf" => await OfPdf(bytes, Program, LongestConversion, cancel),
                _ => Unread,
            };
        }
        catch (Exception fault) when (fault is DocxRefusedException or XlsxRefusedException)
        {
            return Unread;
        }
    }

    private const string Program = "pdftotext";

    private static string OfDocx(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (var block in DocxReader.Read(bytes).Content.Blocks)
        {
            text.AppendLine(block switch
            {
                TextHeading heading => $"{heading.Number} {Words(heading.Runs)}".Trim(),
                TextParagraph paragraph => $"{paragraph.Number} {Words(paragraph.Runs)}".Trim(),
                TextListItem item => Words(item.Runs),
                TextTable table => string.Join("\n", table.Rows.Select(row => string.Join(" ", row.Select(cell => Words(cell.Runs))))),
                _ => "",
            });
            if (text.Length > Searchable.MostText) break;
        }

        return Cut(text.ToString());

        static string Words(IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(run => run.Text));
    }

    private static string OfXlsx(byte[] bytes)
    {
        var text = new StringBuilder();
        using var book = XlsxReader.Open(bytes);
        foreach (var sheet in book.Sheets)
        {
            text.AppendLine(sheet);
            foreach (var (_, cells) in book.Rows(sheet))
            {
                text.AppendJoin(' ', cells.Select(cell => cell.Text)).AppendLine();
                if (text.Length > Searchable.MostText) return Cut(text.ToString());
            }
        }

        return Cut(text.ToString());
    }

    /// <summary>
    /// By a program of its own, given bytes and nothing else: no shell, no file, no address. What takes too long is killed with all it started; what says too much is cut.
    /// </summary>
    internal static async Task<FileText> OfPdf(byte[] bytes, string program, TimeSpan longest, CancellationToken cancel)
    {
        if (bytes.Length > LargestPdf || !bytes.AsSpan().StartsWith("%PDF-"u8)) return Unread;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath(), StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in new[] { "-enc", "UTF-8", "-nopgbrk", "-q", "-", "-" }) start.ArgumentList.Add(argument);
        // What this server knows is none of the program's business.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return Unread;
        }

        using (process)
        using (var time = CancellationTokenSource.CreateLinkedTokenSource(cancel))
        {
            time.CancelAfter(longest);
            try
            {
                var writing = Write(process, bytes, time.Token);
                var complaints = process.StandardError.ReadToEndAsync(time.Token);
                var text = await ReadSome(process.StandardOutput, time.Token);
                if (text.Length >= Searchable.MostText) return new FileText(Cut(text), true);
                await Task.WhenAll(writing, complaints);
                await process.WaitForExitAsync(time.Token);
                return process.ExitCode == 0 && text.Any(char.IsLetterOrDigit) ? new FileText(Cut(text), true) : Unread;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return Unread;
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task Write(Process process, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything.
        }
    }

    private static async Task<string> ReadSome(StreamReader output, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var piece = new char[8192];
        while (text.Length < Searchable.MostText && await output.ReadAsync(piece, cancel) is > 0 and var read) text.Append(piece, 0, read);
        return text.ToString();
    }

    private static string Cut(string text) => text.Length <= Searchable.MostText ? text : text[..Searchable.MostText];
}
