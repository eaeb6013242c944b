using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;

namespace Samsyn.Web.About;

/// <summary>What the journal keeps of a report or an erasure: nothing the reader wrote.</summary>
public sealed record FaultReportTrace(string? Number, string? Language, int? Erased);

/// <summary>Takes in reports and erases old ones.</summary>
/// <remarks>
/// The form has no cookie and no token, so that the page can be cached: nothing is done in anyone's name. Against floods there
/// are limits per address (in memory, never stored) and for all together (rows), against robots a hidden field.
/// </remarks>
public sealed class FaultReports(Acts acts, Database database, TimeProvider clock) : IDisposable
{
    /// <summary>How long a report is kept.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(365);

    /// <summary>From one network address in ten minutes.</summary>
    public const int MostFromOne = 5;

    /// <summary>From all together in an hour.</summary>
    public const int MostTogether = 200;

    private readonly PartitionedRateLimiter<string> _perAddress = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostFromOne, Window = TimeSpan.FromMinutes(10) }));

    /// <summary>Keeps a report and gives its case number; null when too many have come. The same words sent twice in a day are one report.</summary>
    /// <param name="from">The sender's network address: counted, not kept.</param>
    public async Task<string?> Take(string page, string message, string? email, string language, string from)
    {
        using var permit = _perAddress.AttemptAcquire(from);
        if (!permit.IsAcquired) return null;
        var now = Instants.Now(clock);
        await using (var db = database.NewContext())
        {
            var anHourAgo = now.AddHours(-1);
            if (await db.Set<FaultReport>().CountAsync(r => r.At > anHourAgo) >= MostTogether) return null;
        }

        var order = new ActOrder(SameWords(page, message, email, now), "fault.report", new Actor(null, "reader"));
        var receipt = await acts.Run(order, act =>
        {
            var report = new FaultReport { Id = Guid.CreateVersion7(act.At), At = act.At, Page = page, Message = message, Email = email, Language = language };
            act.Db.Add(report);
            act.Journal<FaultReportTrace>(report.Number, null, new FaultReportTrace(report.Number, language, null));
            return Task.CompletedTask;
        });
        return receipt.Entries[0].Subject;
    }

    /// <summary>Erases what is older than <see cref="Keep"/>. Run any number of times, by any number of nodes.</summary>
    public async Task EraseOld()
    {
        var before = Instants.Now(clock) - Keep;
        if (!await AnyBefore(before)) return;
        await acts.Run(new ActOrder(Guid.CreateVersion7(), "fault.erase", new Actor(null, "rule")), async act =>
        {
            var old = await act.Db.Set<FaultReport>().Where(r => r.At < before).ToListAsync();
            if (old.Count == 0) return;
            act.Db.RemoveRange(old);
            act.Journal<FaultReportTrace>("fault_report", null, new FaultReportTrace(null, null, old.Count));
        });
    }

    /// <summary>Asked at every start: a question to the table, which takes no writer's turn.</summary>
    private async Task<bool> AnyBefore(DateTime before)
    {
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1 from fault_report where at < @before limit 1";
        command.Add("before", before);
        return await command.ExecuteScalarAsync() is not null;
    }

    public void Dispose() => _perAddress.Dispose();

    /// <summary>An act id that is the same for the same words on the same day: a double click, or a page sent again.</summary>
    private static Guid SameWords(string page, string message, string? email, DateTime now)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{now:yyyy-MM-dd}\n{page}\n{message}\n{email}"));
        return new Guid(hash.AsSpan(0, 16));
    }
}

/// <summary>Erases old reports once a day while the server runs.</summary>
public sealed class FaultReportErasure(FaultReports reports, TimeProvider clock, ILogger<FaultReportErasure> log) : BackgroundService
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new EventId(1, "FaultErasureFailed"), "Old fault reports could not be erased; tried again tomorrow.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(24), clock);
        do
        {
            try
            {
                await reports.EraseOld();
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or DbUpdateException)
            {
                Failed(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
