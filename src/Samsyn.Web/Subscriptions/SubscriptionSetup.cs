using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Mail.Smtp;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>What subscriptions and mail need in the services. Without a relay events are told to nobody, and no letter is written.</summary>
public static class SubscriptionSetup
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services, MailSettings? mail)
    {
        services.AddScoped<EventWords>();
        services.AddSingleton<SubscribeLimits>();
        services.AddHostedService<SubscriberErasure>();
        services.AddSingleton(new OutboxHandler(MailEvents.Tell, mail is null ? Mailing.Nobody : (act, messages) => Mailing.TellPeople(act, messages, mail.Hours)));
        services.AddSingleton(new OutboxHandler(Mailing.Bind, mail is null ? Mailing.Nobody : Mailing.MakeLetters));
        services.AddSingleton(new OutboxHandler(Notices.Write, mail is null ? Mailing.Nobody : (act, messages) => Notices.WriteNotices(act, messages, mail.Trial is not null)));
        services.AddSingleton(new LetterWriter(LetterKind.Told, ToldLetters.Write));
        services.AddSingleton(new LetterWriter(LetterKind.Confirmation, SubscriberLetters.Confirmations));
        services.AddSingleton(new LetterWriter(LetterKind.AlreadyFollows, SubscriberLetters.Already));
        services.AddSingleton(new LetterWriter(LetterKind.Notice, NoticeLetters.Write));
        services.AddSingleton(new LetterWriter(LetterKind.Answer, AnswerLetters.Write));
        foreach (var kind in new[] { LetterKind.Told, LetterKind.Confirmation, LetterKind.AlreadyFollows }) services.AddSingleton(new DeadAddress(kind, Stop));
        if (mail is null) return services;
        services.AddSingleton(mail);
        // Leases, pauses and the pace run by the real clock, whatever day --today has set.
        services.AddSingleton(_ => new MailRelay(mail, TimeProvider.System));
        services.AddSingleton(provider => new MailWorker(
            provider.GetRequiredService<Database>(), mail, provider.GetRequiredService<MailRelay>(), provider.GetServices<LetterWriter>(), provider.GetServices<DeadAddress>(), provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<Acts>(), TimeProvider.System, provider.GetRequiredService<ILogger<MailWorker>>()));
        services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
        return services;
    }

    private static async Task Stop(Act act, Guid person)
    {
        if (await act.Db.Subscribers.SingleOrDefaultAsync(s => s.Id == person) is not { SuppressedAt: null } subscriber) return;
        await act.StopDead(subscriber, SuppressionReason.Refused);
        act.Journal<SubscriptionTrace>("prenumeration " + person, null, new SubscriptionTrace("refused", [], subscriber.Kinds.ToString(), subscriber.Pace, subscriber.Language));
    }
}

/// <summary>How many addresses are taken in from one network address.</summary>
public sealed class SubscribeLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _perAddress = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(10) }));

    /// <summary>False when too many have come from there.</summary>
    public bool Admit(string from)
    {
        using var permit = _perAddress.AttemptAcquire(from);
        return permit.IsAcquired;
    }

    public void Dispose() => _perAddress.Dispose();
}

/// <summary>Erases once a day who never answered, and addresses that have been dead for a month.</summary>
public sealed partial class SubscriberErasure(Acts acts, TimeProvider clock, ILogger<SubscriberErasure> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(24), clock);
        // Not at the start: a start asks nothing that can wait.
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.erase", new Actor(null, "rule")), act => act.EraseSubscribers(), stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or DbUpdateException)
            {
                Failed(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscribers' addresses could not be erased; tried again tomorrow.")]
    private static partial void Failed(ILogger log, Exception fault);
}
