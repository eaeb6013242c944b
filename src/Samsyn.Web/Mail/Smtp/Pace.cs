namespace Samsyn.Web.Mail.Smtp;

/// <summary>Lets so many through in a second, evenly: the third of 10/s goes 0.2 s after the first. A tenth of a second that went unused may be caught up with.</summary>
/// <param name="perSecond">0 for as fast as it goes; 0.5 is one every other second.</param>
internal sealed class Pace(double perSecond, TimeProvider clock)
{
    private readonly Lock turns = new();
    private readonly long start = clock.GetTimestamp();
    private TimeSpan next;

    /// <summary>Returns when it is one's turn.</summary>
    public async ValueTask Turn(CancellationToken cancel)
    {
        if (perSecond <= 0) return;
        TimeSpan wait;
        lock (turns)
        {
            var now = clock.GetElapsedTime(start);
            var mine = next > now - TimeSpan.FromSeconds(0.1) ? next : now;
            next = mine + TimeSpan.FromSeconds(1 / perSecond);
            wait = mine - now;
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel);
    }
}
