using Samsyn.Web.Design;
using Samsyn.Web.Publishing;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>Every refusal of publishing, and every fault of words that follow the state, has words of its own in both languages.</summary>
[Rule("R49")]
public sealed class The_words_of_publishing
{
    private static readonly PublishingRefusal[] Refusals =
    [
        new PublishingRefusal.NothingToPublish(), new PublishingRefusal.NoTitle(), new PublishingRefusal.NoBody(), new PublishingRefusal.NoByline(), new PublishingRefusal.EndsBeforeItBegins(), new PublishingRefusal.NoChangeSaid(),
        new PublishingRefusal.TenseFaulty(new TenseFault(TenseFaultKind.UnknownKey, "{{x|a|b}}")), new PublishingRefusal.BadLink("javascript:x"), new PublishingRefusal.UnknownArticle(), new PublishingRefusal.TooLong("title", 201, 200),
        new PublishingRefusal.UnknownVersion(9), new PublishingRefusal.NeverPublished(), new PublishingRefusal.VersionTaken("1.0"), new PublishingRefusal.UnknownDocument(),
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
