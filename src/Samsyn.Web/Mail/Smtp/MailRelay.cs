using System.Buffers;
using System.Collections.Concurrent;

namespace Samsyn.Web.Mail.Smtp;

/// <summary>
/// The relay that every letter goes through: a few connections at a time, each used for many letters, no faster than the settings say. For any number of threads; one for a process.
/// </summary>
/// <remarks>
/// Memory is bounded by the connections: each has one buffer, and nothing is queued here. When the relay cannot be reached or refuses the settings it is left in peace for 1, 2, 4 … 300 seconds; what is sent
/// meanwhile gets the same outcome at once (<see cref="Rest"/> tells how long to wait with the next). The rate is that of this process: with several nodes, divide it among them.
/// </remarks>
public sealed class MailRelay : IAsyncDisposable
{
    private static readonly TimeSpan IdleLongest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RestLongest = TimeSpan.FromMinutes(5);

    private readonly MailSettings settings;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentStack<Place> free = new();
    private readonly Pace pace;
    private readonly ITimer idle;
    private readonly Lock resting = new();
    private readonly long start;
    private SendOutcome? reason;
    private TimeSpan restUntil, restStep;

    public MailRelay(MailSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock, start) = (settings, clock, clock.GetTimestamp());
        places = new SemaphoreSlim(settings.Connections);
        for (var i = 0; i < settings.Connections; i++) free.Push(new Place());
        pace = new Pace(settings.PerSecond, clock);
        idle = clock.CreateTimer(_ => _ = CloseIdle(), null, IdleLongest, IdleLongest);
    }

    /// <summary>A place for a connection, with the buffer that its letters are written in.</summary>
    private sealed class Place
    {
        public SmtpConnection? Connection;
        public readonly ArrayBufferWriter<byte> Buffer = new(16 * 1024);
        public long UsedAt;
    }

    /// <summary>How long the relay is left in peace yet; zero when letters can be sent.</summary>
    public TimeSpan Rest
    {
        get
        {
            lock (resting) return restUntil - clock.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Sends one letter. Waits for a connection to be free and for its turn by the rate.</summary>
    /// <exception cref="OperationCanceledException">The caller changed its mind, and the letter is not sent.</exception>
    public async Task<SendOutcome> Send(Letter letter, CancellationToken cancel = default)
    {
        if (!settings.MayReceive(letter.To)) return new SendOutcome.Withheld();
        await places.WaitAsync(cancel);
        try
        {
            if (StillResting() is { } why) return why;
            await pace.Turn(cancel);
            free.TryPop(out var place);
            try
            {
                var outcome = await Send(place!, letter, cancel);
                place!.UsedAt = clock.GetTimestamp();
                return outcome;
            }
            finally
            {
                free.Push(place!);
            }
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Sends all there are, as many at a time as there are connections, and tells the outcome of each. Reads no further ahead than that.</summary>
    /// <param name="told">Is asked from several threads at a time.</param>
    public Task SendAll(IAsyncEnumerable<Letter> letters, Func<Letter, SendOutcome, ValueTask> told, CancellationToken cancel = default) =>
        Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = settings.Connections, CancellationToken = cancel }, async (letter, stop) => await told(letter, await Send(letter, stop)));

    /// <summary>Connects, encrypts and logs out again without a letter and without the password: for <c>doctor</c>.</summary>
    /// <returns>Null when all is well.</returns>
    public static async Task<SendOutcome?> Probe(MailSettings settings, CancellationToken cancel = default)
    {
        var (connection, failure) = await SmtpConnection.Open(settings.Relay, login: false, cancel);
        if (connection is not null) await connection.DisposeAsync();
        return failure;
    }

    public async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync();
        for (var i = 0; i < settings.Connections; i++) await places.WaitAsync();
        while (free.TryPop(out var place))
            if (place.Connection is { } connection) await connection.DisposeAsync();
        places.Dispose();
    }

    private async Task<SendOutcome> Send(Place place, Letter letter, CancellationToken cancel)
    {
        place.Buffer.ResetWrittenCount();
        MessageWriter.Write(letter, place.Buffer);
        var utf8 = letter.From.NeedsSmtpUtf8 || letter.ReplyTo is { NeedsSmtpUtf8: true };
        if (place.Connection is { Letters: var sent } full && (sent >= settings.Relay.LettersPerConnection || !full.IsOpen))
        {
            await full.DisposeAsync();
            place.Connection = null;
        }

        while (true)
        {
            if (place.Connection is null)
            {
                (place.Connection, var failure) = await SmtpConnection.Open(settings.Relay, cancel: cancel);
                if (place.Connection is null) return Rested(failure!);
            }

            var connection = place.Connection;
            var first = connection.Letters == 0;
            var outcome = await connection.Send(settings.EnvelopeFrom, letter.To, place.Buffer.WrittenMemory, utf8, cancel);
            if (!connection.IsOpen)
            {
                await connection.DisposeAsync();
                place.Connection = null;
                // The relay had closed a connection that lay waiting, or had enough of it: nothing was sent, so a fresh one is tried at once.
                if (!first && outcome is SendOutcome.TryLater) continue;
            }

            return outcome is SendOutcome.RelayRefused || (outcome is SendOutcome.TryLater && place.Connection is null) ? Rested(outcome) : Awake(outcome);
        }
    }

    private SendOutcome? StillResting()
    {
        lock (resting) return reason is not null && clock.GetElapsedTime(start) < restUntil ? reason : null;
    }

    private SendOutcome Rested(SendOutcome why)
    {
        lock (resting)
        {
            var now = clock.GetElapsedTime(start);
            // Several connections fail at once: that is one failure.
            if (now >= restUntil)
            {
                restStep = restStep == TimeSpan.Zero ? settings.Relay.FirstRest : restStep * 2 < RestLongest ? restStep * 2 : RestLongest;
                restUntil = now + restStep;
            }

            return reason = why;
        }
    }

    private SendOutcome Awake(SendOutcome outcome)
    {
        if (reason is not null)
            lock (resting) (reason, restUntil, restStep) = (null, TimeSpan.Zero, TimeSpan.Zero);
        return outcome;
    }

    /// <summary>Relays hang up on those who say nothing; better to say goodbye.</summary>
    private async Task CloseIdle()
    {
        var taken = new List<Place>();
        try
        {
            while (await places.WaitAsync(0))
            {
                free.TryPop(out var place);
                taken.Add(place!);
                if (place!.Connection is not { } connection || clock.GetElapsedTime(place.UsedAt) < IdleLongest) continue;
                place.Connection = null;
                await connection.DisposeAsync();
            }
        }
        finally
        {
            foreach (var place in taken)
            {
                free.Push(place);
                places.Release();
            }
        }
    }
}
