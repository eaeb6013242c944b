using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tracing;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>Every refusal of publishing, and every fault of words that follow the state, has words of its own in both languages.</summary>
[Rule("R49")]
public sealed partial class The_words_of_publishing
{
    private static readonly PublishingRefusal[] Refusals =
    [
        new PublishingRefusal.NothingToPublish(), new PublishingRefusal.NoTitle(), new PublishingRefusal.NoBody(), new PublishingRefusal.NoByline(), new PublishingRefusal.NoFunction(), new PublishingRefusal.BadEmail(new EmailRefusal.NoAt()), new PublishingRefusal.EndsBeforeItBegins(), new PublishingRefusal.NoChangeSaid(),
        new PublishingRefusal.TenseFaulty(new TenseFault(TenseFaultKind.UnknownKey, "{{x|a|b}}")), new PublishingRefusal.BadLink("javascript:x"), new PublishingRefusal.UnknownArticle(), new PublishingRefusal.TooLong("title", 201, 200),
        new PublishingRefusal.UnknownVersion(9), new PublishingRefusal.NeverPublished(), new PublishingRefusal.NotADraft(), new PublishingRefusal.AlreadyAnswered(), new PublishingRefusal.VersionTaken("1.0"), new PublishingRefusal.UnknownDocument(),
    ];

    [Fact]
    public void Say_of_each_refusal_what_is_wrong()
    {
        var byName = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));
        Assert.Equal(typeof(PublishingRefusal).GetNestedTypes().Order(byName), Refusals.Select(r => r.GetType()).Order(byName));
        InBothLanguages(Refusals.Select(r => (Func<string>)r.Sentence));
    }

    [Fact]
    public void Say_of_each_broken_block_how_to_mend_it() =>
        InBothLanguages(Enum.GetValues<TenseFaultKind>().Select(kind => (Func<string>)new TenseFault(kind, "{{x}}").Sentence));

    [Fact]
    public void Name_every_kind_of_document_and_article() =>
        InBothLanguages(Enum.GetValues<DocumentKind>().Select(kind => (Func<string>)(() => kind.Label())).Concat(Enum.GetValues<ArticleKind>().Select(kind => (Func<string>)(() => kind.Label()))));

    [Fact]
    public void Tell_every_line_of_a_trace()
    {
        InBothLanguages(Enum.GetValues<HistoryKind>().Select(kind => (Func<string>)(() => TraceWords.Of(kind))));
        InBothLanguages(new[] { Telling.Decisions, Telling.News, Telling.Consultations, Telling.Agreement, Telling.Documents }.Select(kind => (Func<string>)(() => kind.Label())));
        var messages = new[] { HistoryHandler.Kind, EntryAwaited.Kind, PublishingActs.Shown, MailEvents.Tell, Mailing.Bind, Web.Subscriptions.Notices.Write };
        InBothLanguages(messages.Select(kind => (Func<string>)(() => TraceWords.OfMessage(kind))));
        Assert.All(messages, kind => Assert.NotEqual(kind, TraceWords.OfMessage(kind)));
    }

    /// <summary>Every name that an act of publishing, subscriptions or mail has in the journal, found where acts are ordered.</summary>
    [Fact]
    public void Tell_every_act_in_the_journal()
    {
        var web = Path.Combine(Examples.Root, "src/Samsyn.Web");
        var files = new[] { "Publishing", "Subscriptions", "Mail" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(web, folder), "*.cs", SearchOption.AllDirectories))
            .Concat(new[] { "Commands/ImportSiteCommand.cs", "Commands/ImportBouncesCommand.cs", "Outbox/OutboxWorker.cs" }.Select(file => Path.Combine(web, file)));
        var acts = files.SelectMany(File.ReadLines).Where(line => line.Contains("new ActOrder(", StringComparison.Ordinal) || line.Contains("with { Name = ", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line)).Select(found => found.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Contains("article.discard", acts);
        Assert.Contains("notice_address.end", acts);
        Assert.InRange(acts.Count, 25, 60);
        Assert.All(acts, act => Assert.NotEqual(act, JournalWords.ActTitle(act)));
        InBothLanguages(acts.Select(act => (Func<string>)(() => JournalWords.ActTitle(act))));
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"([a-z_]+\\.[a-z_]+|outbox)\"")]
    private static partial System.Text.RegularExpressions.Regex Code();

    private static void InBothLanguages(IEnumerable<Func<string>> say)
    {
        var all = say.ToList();
        var swedish = all.ConvertAll(one => Languages.In(Language.Swedish, one));
        var english = all.ConvertAll(one => Languages.In(Language.English, one));
        Assert.All(swedish.Concat(english), words => Assert.False(string.IsNullOrWhiteSpace(words)));
        Assert.Distinct(swedish);
        Assert.Distinct(english);
        Assert.All(swedish.Zip(english), pair => Assert.NotEqual(pair.First, pair.Second));
    }
}
