using System.Diagnostics;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Smtp;

namespace Samsyn.Benchmarks;

/// <summary>
/// A hundred thousand letters written and sent to a mail server in this process, beside a bare loop that sends prebuilt octets in the same dialogue over as many sockets, and beside System.Net.Mail.
/// </summary>
internal static class MailWireBenchmark
{
    private const int Letters = 100_000;
    private const int Sample = 5_000;
    private const int Connections = 4;
    private static readonly EmailAddress From = EmailAddress.Parse("samsyn@vgregion.se");

    public static async Task Run(Report report)
    {
        using var sink = new MailSink();
        // Users run the program compiled ahead of time; here the compiler sees some letters first.
        await Relay(sink, 2_000);
        await Bare(sink, 2_000);
        var (ours, bare) = (double.MaxValue, double.MaxValue);
        long most = 0;
        for (var round = 0; round < 3; round++)
        {
            bare = Math.Min(bare, await Bare(sink, Letters));
            ours = Math.Min(ours, await Relay(sink, Letters));
            most = Math.Max(most, Process.GetCurrentProcess().PeakWorkingSet64);
        }

        var memory = most / 1024.0 / 1024;
        var cost = await Processor(() => Relay(sink, Sample));
        await Framework(sink, 200);
        var framework = 0.0;
        var frameworkCost = await Processor(async () => framework = await Framework(sink, Sample) / Sample * Letters);
        report.Note("octets of a letter", sink.Octets / (double)sink.Count, "");
        report.Note("Samsyn, 100,000 letters written and sent", ours, "s");
        report.Note("Samsyn, letters a second", Letters / ours, "/s");
        report.Note("a bare loop over the same sockets", bare, "s");
        report.AtLeast("the bare loop's time as a part of ours", bare / ours, 0.3, "x");
        report.Note($"System.Net.Mail, {Sample:#,0} letters, scaled to 100,000", framework, "s");
        report.AtLeast("System.Net.Mail's time beside ours", framework / ours, 1, "x");
        report.Note("the same, processor time, the mail server's included", frameworkCost / cost, "x");
        report.AtMost("most memory, the mail server's included", memory, 256, "MB");
        report.Must("every letter of every round came whole, once", sink.Count == 3 * 2 * Letters + 2 * 2_000 + 200 + 2 * Sample && sink.Recipients == sink.Count);
    }

    private static async Task<double> Processor(Func<Task> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await work();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }

    private static Letter Write(int n)
    {
        var away = new Uri($"https://samsyn.vgregion.se/prenumeration/sluta/{n:x16}");
        var (text, html) = LetterLayout.Render(new LetterContent
        {
            Heading = "Borås har sagt ja till Hjälpmedelsavtalet",
            Blocks =
            [
                new LetterBlock.Paragraph("Kommunfullmäktige i Borås godkände avtalet den 27 november 2026. Nu har 31 av 50 parter sagt ja."),
                new LetterBlock.Items(["31 har sagt ja", "2 har sagt nej", "17 har inte beslutat än"]),
                new LetterBlock.Button("Se vilka som har beslutat", new Uri("https://samsyn.vgregion.se/avtal/hjalpmedel/beslut")),
            ],
            Why = "Du får det här mejlet för att du följer Hjälpmedelsavtalet.", Unsubscribe = away, SentBy = "Samsyn drivs av Västra Götalandsregionen.",
        }, Language.Swedish);
        return new Letter
        {
            From = From, FromName = "Samsyn Västra Götaland", To = EmailAddress.Parse($"prenumerant{n}@boras.se"), Subject = "Borås har sagt ja till Hjälpmedelsavtalet", Body = new LetterBody(text, html), Language = Language.Swedish,
            ListId = "hjalpmedel.samsyn.vgregion.se", Unsubscribe = away, MessageId = Letter.StableId("bench", $"{n}", "samsyn.vgregion.se"), Date = new DateTime(2026, 11, 27, 14, 48, 51, DateTimeKind.Utc), Template = $"bench/1 {LetterLayout.Version}",
        };
    }

    private static async Task<double> Relay(MailSink sink, int count)
    {
        var settings = new MailSettings(new RelaySettings("127.0.0.1", sink.Port) { Tls = TlsUse.Off, LettersPerConnection = int.MaxValue }, From, new Uri("https://samsyn.vgregion.se")) { PerSecond = 0, Connections = Connections };
        var clock = Stopwatch.StartNew();
        await using (var relay = new MailRelay(settings, TimeProvider.System))
            await relay.SendAll(All(count), (_, outcome) => outcome is SendOutcome.Accepted ? default : throw new InvalidOperationException(outcome.Sentence()));
        return clock.Elapsed.TotalSeconds;
    }

    private static async IAsyncEnumerable<Letter> All(int count)
    {
        await Task.CompletedTask;
        for (var n = 0; n < count; n++) yield return Write(n);
    }

    /// <summary>The same octets in the same dialogue: three commands at once, three answers, the letter, an answer.</summary>
    internal static async Task<double> Bare(MailSink sink, int count, int connections = Connections)
    {
        var built = new System.Buffers.ArrayBufferWriter<byte>();
        MessageWriter.Write(Write(12345), built);
        var letter = built.WrittenSpan.ToArray().Concat(".\r\n"u8.ToArray()).ToArray();
        var envelope = Encoding.ASCII.GetBytes($"MAIL FROM:<samsyn@vgregion.se> SIZE={letter.Length - 3}\r\nRCPT TO:<prenumerant12345@boras.se>\r\nDATA\r\n");
        var left = count;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, sink.Port);
            var buffer = new byte[4096];
            await Lines(1);
            await socket.SendAsync("EHLO bench\r\n"u8.ToArray());
            await Lines(4);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await socket.SendAsync(envelope);
                await Lines(3);
                await socket.SendAsync(letter);
                await Lines(1);
            }

            async ValueTask Lines(int lines)
            {
                while (lines > 0)
                {
                    var read = await socket.ReceiveAsync(buffer);
                    if (read == 0) throw new InvalidOperationException("The sink hung up.");
                    lines -= buffer.AsSpan(0, read).Count((byte)'\n');
                }
            }
        })));
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>The framework's client: one for each connection, each letter with the same parts and headers.</summary>
    private static async Task<double> Framework(MailSink sink, int count)
    {
        var left = count;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var client = new SmtpClient("127.0.0.1", sink.Port);
            for (int n; (n = Interlocked.Decrement(ref left)) >= 0;)
            {
                var letter = Write(n);
                using var message = new MailMessage { From = new MailAddress(From.Wire, letter.FromName, Encoding.UTF8), Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, Body = letter.Body.Text, BodyEncoding = Encoding.UTF8 };
                message.To.Add(letter.To.Wire);
                message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(letter.Body.Html, Encoding.UTF8, "text/html"));
                message.Headers.Add("Message-ID", $"<{letter.MessageId}>");
                message.Headers.Add("List-Unsubscribe", $"<{letter.Unsubscribe}>");
                message.Headers.Add("Auto-Submitted", "auto-generated");
                await client.SendMailAsync(message);
            }
        })));
        return clock.Elapsed.TotalSeconds;
    }
}
