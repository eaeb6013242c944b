using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Mail;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Subscriptions;

/// <summary>A site that sends mail to a relay of the test, with what a test of subscriptions asks again and again.</summary>
internal sealed class MailSite : IAsyncDisposable
{
    public const string Exercise = WorkspaceSite.Exercise;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public WorkspaceSite Site { get; private init; } = null!;

    /// <summary>Null when the test brought a real server.</summary>
    public ScriptedRelay? Relay { get; private init; }

    public static async Task<MailSite> Start(Engine engine, MailSettings? settings = null, Func<Dialogue, int, Task>? script = null, Func<MailSettings, MailSettings>? with = null)
    {
        var relay = settings is null ? new ScriptedRelay(script ?? ScriptedRelay.Willing) : null;
        settings ??= new MailSettings(relay!.Settings with { FirstRest = TimeSpan.FromMilliseconds(50) }, ScriptedRelay.From, new Uri("https://samsyn.vgregion.se")) { FromName = "Samsyn Västra Götaland", PerSecond = 0, Connections = 2 };
        return new MailSite { Site = await WorkspaceSite.Start(engine, with is null ? settings : with(settings)), Relay = relay };
    }

    public Acts Acts => Site.Acts;

    public SamsynDb Db() => Site.Store.Context();

    public static Wishes Wishes(Pace pace = Pace.Immediately, Telling kinds = Telling.All, string language = "sv", params Topic[] topics) => new(topics.Length > 0 ? topics : [new Topic(TopicKind.Agreement, Exercise)], kinds, pace, language);

    /// <summary>Somebody who said yes long ago.</summary>
    public async Task<Subscriber> Follower(string address, Wishes? wishes = null)
    {
        var (email, chosen, longAgo) = (EmailAddress.Parse(address), wishes ?? Wishes(), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var subscriber = new Subscriber
        {
            Id = Guid.CreateVersion7(), Address = email.Wire, AddressKey = email.Key, Language = chosen.Language, Pace = chosen.Pace, Kinds = chosen.Kinds, Key = Guid.NewGuid().ToString("N")[..24], AskedAt = longAgo, ConfirmedAt = longAgo, ConsentWords = "ja", Revision = 1,
        };
        foreach (var topic in chosen.Topics) subscriber.Topics.Add(new SubscribedTopic { SubscriberId = subscriber.Id, Kind = topic.Kind, Key = topic.Key });
        await using var db = Db();
        db.Add(subscriber);
        await db.SaveChangesAsync(Cancel);
        return subscriber;
    }

    /// <summary>Gives an address and says yes, as a person does.</summary>
    public async Task SaysYes(string address)
    {
        var email = EmailAddress.Parse(address);
        await Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.ask", new Actor(null, "reader")), act => act.AskToSubscribe(email, Wishes()), Cancel);
        await using var db = Db();
        var asked = await db.Subscribers.AsNoTracking().SingleAsync(s => s.AddressKey == email.Key, Cancel);
        await Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.confirm", new Actor(null, "reader")), act => act.Confirm(asked.ConfirmKey!, "ja"), Cancel);
    }

    /// <summary>A council of the exercise decides on the day it is shown.</summary>
    public async Task<Guid> Decide(string body, string paragraph = "§ 121", Outcome outcome = Outcome.Approved, DateOnly? on = null)
    {
        var id = Guid.CreateVersion7();
        await Acts.Run(new ActOrder(id, "decision.record", Actor.Import) { AgreementSlug = Exercise }, async act =>
        {
            var cascade = (await act.Cascade(Exercise))!;
            await act.Record(cascade, new Decision { Id = Guid.CreateVersion7(), AgreementId = cascade.Agreement.Id, Body = new BodyId(body), On = on ?? new DateOnly(2022, 11, 28), Outcome = outcome, Version = cascade.Agreement.Versions.Last(v => v.On <= (on ?? new DateOnly(2022, 11, 28))).Id, Paragraph = paragraph, RecordedAt = act.At, Place = 0 }, on is { } day && day.Year > 2022 ? day : new DateOnly(2022, 11, 29));
        }, Cancel);
        return id;
    }

    /// <summary>The exercise is shown as of today, as a real agreement is.</summary>
    public async Task ShowToday()
    {
        await using var db = Db();
        var agreement = await db.Agreements.SingleAsync(a => a.Slug == Exercise, Cancel);
        agreement.Settings = agreement.Settings with { ShownAsOf = null };
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>The hour that everything waits for comes: what is due later is due now.</summary>
    public async Task HourComes()
    {
        var past = Site.Store.Database.Engine == Engine.Sqlite ? "'2020-01-01 00:00:00.000'" : "timestamptz '2020-01-01 00:00:00Z'";
        await Until(async () => await Site.Store.Ask<long>("select count(*) from outbox_message where done_at is null and kind = 'history'") == 0);
        for (var round = 0; round < 200 && await Site.Store.Ask<long>("select count(*) from outbox_message where done_at is null and kind like 'mail.%'") > 0; round++)
        {
            await Site.Store.Do($"update letter_item set due_at = {past} where batch_id is null");
            await Site.Store.Do($"update outbox_message set due_at = {past} where done_at is null and kind like 'mail.%'");
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>Waits until no letter waits that could be sent, and tells what they became.</summary>
    public async Task<List<OutgoingLetter>> Sent(int count)
    {
        await Until(async () => await Site.Store.Ask<long>("select count(*) from letter where state <> 'waiting'") >= count);
        await using var db = Db();
        return await db.Letters.AsNoTracking().OrderBy(l => l.WrittenAt).ToListAsync(Cancel);
    }

    public static async Task Until(Func<Task<bool>> holds, int seconds = 60)
    {
        for (var i = 0; i < seconds * 20; i++)
        {
            if (await holds()) return;
            await Task.Delay(50, Cancel);
        }

        Assert.Fail("It did not come.");
    }

    /// <summary>Letters the relay has taken, decoded so far that words can be looked for.</summary>
    public List<string> Letters(string? to = null) => [.. Relay!.Messages.ToList().Where(m => to is null || m.Contains($"To: {to}", StringComparison.OrdinalIgnoreCase)).Select(Readable)];

    /// <summary>Quoted-printable undone, in headers and parts.</summary>
    internal static string Readable(string message)
    {
        static string Octets(string text, bool header)
        {
            var octets = new List<byte>();
            for (var i = 0; i < text.Length; i++)
                if (text[i] == '=' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]))
                {
                    octets.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                    i += 2;
                }
                else octets.AddRange(System.Text.Encoding.UTF8.GetBytes(header && text[i] == '_' ? " " : text[i].ToString()));
            return System.Text.Encoding.UTF8.GetString([.. octets]);
        }

        var unfolded = System.Text.RegularExpressions.Regex.Replace(message, @"\?=\r\n =\?utf-8\?Q\?", "", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
        unfolded = System.Text.RegularExpressions.Regex.Replace(unfolded, @"=\?utf-8\?Q\?([^?]*)\?=", m => Octets(m.Groups[1].Value, true), System.Text.RegularExpressions.RegexOptions.IgnoreCase);
        return Octets(unfolded.Replace("=\r\n", "", StringComparison.Ordinal), false);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (Relay is not null) await Relay.DisposeAsync();
    }
}
