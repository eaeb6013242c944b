using System.Net;
using System.Net.Sockets;

namespace Samsyn.Benchmarks;

/// <summary>A mail server that takes everything, keeps nothing, counts, and tells the number in <c>prenumerant17@…</c> of each letter it has taken. It answers as soon as it can, and costs as little as it can.</summary>
internal sealed class MailSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Action<int>? taken;
    private long count, octets, recipients;

    public MailSink(Action<int>? taken = null)
    {
        this.taken = taken;
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync();
                _ = Task.Run(() => Serve(socket));
            }
        });
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public long Count => Interlocked.Read(ref count);

    public long Octets => Interlocked.Read(ref octets);

    public long Recipients => Interlocked.Read(ref recipients);

    public void Dispose() => listener.Stop();

    private async Task Serve(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        var buffer = new byte[64 * 1024];
        var (length, inData, recipient) = (0, false, -1);
        var answer = new MemoryStream();
        await socket.SendAsync("220 sink ESMTP\r\n"u8.ToArray());
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length));
                if (read == 0) return;
                length += read;
                answer.SetLength(0);
                var at = Take(buffer.AsSpan(0, length), ref inData, ref recipient, answer);
                buffer.AsSpan(at, length - at).CopyTo(buffer);
                length -= at;
                if (answer.Length > 0) await socket.SendAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length));
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
    }

    private int Take(ReadOnlySpan<byte> bytes, ref bool inData, ref int recipient, MemoryStream answer)
    {
        var at = 0;
        while (true)
        {
            var rest = bytes[at..];
            if (inData)
            {
                var end = rest.IndexOf("\r\n.\r\n"u8);
                if (end < 0) return at;
                at += end + 5;
                inData = false;
                Interlocked.Increment(ref count);
                Interlocked.Add(ref octets, end + 2);
                taken?.Invoke(recipient);
                answer.Write("250 2.0.0 Ok: queued\r\n"u8);
                continue;
            }

            var line = rest.IndexOf("\r\n"u8);
            if (line < 0) return at;
            var command = rest[..line];
            at += line + 2;
            if (command.StartsWith("EHLO"u8)) answer.Write("250-sink\r\n250-PIPELINING\r\n250-SIZE 10000000\r\n250 8BITMIME\r\n"u8);
            else if (command.StartsWith("RCPT"u8))
            {
                Interlocked.Increment(ref recipients);
                if (command.IndexOf("<prenumerant"u8) is > 0 and var begin && System.Buffers.Text.Utf8Parser.TryParse(command[(begin + 12)..], out int number, out _)) recipient = number;
                answer.Write("250 2.1.5 Ok\r\n"u8);
            }
            else if (command.StartsWith("DATA"u8))
            {
                inData = true;
                answer.Write("354 Go\r\n"u8);
            }
            else answer.Write(command.StartsWith("QUIT"u8) ? "221 Bye\r\n"u8 : "250 2.0.0 Ok\r\n"u8);
        }
    }
}
