using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing.Workspace;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Workspace;

namespace Samsyn.Web.Publishing;

/// <summary>What publishing needs in the services.</summary>
public static class PublishingSetup
{
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddScoped<Publications>();
        services.AddSingleton<QuestionLimits>();
        services.AddSingleton(new OutboxHandler(PublishingActs.Shown, Show));
        services.AddHostedService<AskerErasure>();
        services.AddSingleton(provider => new ToDoSource(asker => QuestionToDos.Of(asker, provider.GetRequiredService<Database>())));
        services.AddSingleton(SearchSource.OfAll(PublishedFound.Name, PublishedFound.Fingerprint, PublishedFound.Of));
        return services;
    }

    /// <summary>The instant has come: its commit makes every node throw the pages it keeps away, so that readers see the article, and who follows is told of what is new.</summary>
    private static async Task Show(Act act, IReadOnlyList<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            var shown = StoredText.Read<ShownMessage>(message.Payload);
            // A later version, or an end, is told nobody by mail.
            if (shown.Number != 1 || await act.Article(shown.ArticleId) is not { } article || article.At(message.DueAt > message.At ? message.DueAt : message.At) is null) continue;
            await act.TellSubscribers(article, message.ActId, message.DueAt > message.At && message.DueAt <= act.At ? message.DueAt : message.At);
        }
    }
}

/// <summary>Erases readers' addresses once a day while the server runs.</summary>
public sealed partial class AskerErasure(Acts acts, TimeProvider clock, ILogger<AskerErasure> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(24), clock);
        // Not at the start: a start asks nothing that can wait.
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await acts.Run(new ActOrder(Guid.CreateVersion7(), "question.erase", new Actor(null, "rule")), act => act.EraseAskers(), stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                Failed(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Readers' addresses could not be erased; tried again tomorrow.")]
    private static partial void Failed(ILogger log, Exception fault);
}
