using Samsyn.Domain.Principals;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Browser.Tests.Site;

/// <summary>Mail on the desk: a server that nobody answers for, somebody who follows, somebody who has been asked, and a letter that did not arrive.</summary>
internal static class DeskMail
{
    public const string Follower = "provnyckel0000000000001";
    public const string Asked = "provnyckel0000000000002";
    public const string AskedMore = "provnyckel0000000000004";
    public const string Act = "01a20000-0000-7000-8000-000000000001";

    private static readonly DateTime Then = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc);

    public static MailSettings Settings => new(new RelaySettings("127.0.0.1", 9) { Tls = TlsUse.Off }, EmailAddress.Parse("samsyn@example.org"), new Uri("http://localhost:5080")) { FromName = "Samsyn" };

    public static async Task Fill(Acts acts, Database database)
    {
        await acts.Run(new ActOrder(Guid.Parse(Act), "prov", Actor.Import), act =>
        {
            act.Journal<string>("prov", null, "prov");
            return Task.CompletedTask;
        });
        await using var db = database.NewContext();
        var (follower, asked) = (Person("anna@example.org", Follower), Person("bo@example.org", "provnyckel0000000000003"));
        (follower.ConfirmedAt, follower.ConsentWords, asked.ConfirmKey) = (Then, "ja", Asked);
        follower.Topics.Add(new SubscribedTopic { SubscriberId = follower.Id, Kind = TopicKind.Agreement, Key = "hos-2023" });
        follower.Topics.Add(new SubscribedTopic { SubscriberId = follower.Id, Kind = TopicKind.Principal, Key = "1480" });
        (follower.ConfirmKey, follower.Asked) = (AskedMore, new Wishes([new Topic(TopicKind.Body, "SRO")], Telling.Decisions, Pace.Daily, "sv"));
        var stopped = Person("cia@example.org", "provnyckel0000000000005");
        (stopped.ConfirmedAt, stopped.SuppressedAt) = (Then, Then);
        db.Add(stopped);
        asked.Topics.Add(new SubscribedTopic { SubscriberId = asked.Id, Kind = TopicKind.Everything, Key = "" });
        db.Add(follower);
        db.Add(asked);
        db.Add(new OutgoingLetter { BatchId = Guid.CreateVersion7(), PersonId = follower.Id, Kind = LetterKind.Told, State = LetterState.Failed, WrittenAt = Then, DueAt = Then, Attempts = 9, EndedAt = Then, Reply = "Mejlservern vill inte ha mejlet: 554 5.7.1 Rejected", Template = "told/1 layout/2" });
        db.Add(new NoticeAddress { Id = Guid.CreateVersion7(), Principal = new PrincipalId("1480"), Address = "stadsledning@example.org", AddressKey = "stadsledning@example.org", Function = "Registrator", AddedAt = Then });
        await db.SaveChangesAsync();
    }

    private static Subscriber Person(string address, string key) => new() { Id = Guid.CreateVersion7(), Address = address, AddressKey = address, Language = "sv", Pace = Pace.Daily, Kinds = Telling.All, Key = key, AskedAt = Then, Revision = 1 };
}
