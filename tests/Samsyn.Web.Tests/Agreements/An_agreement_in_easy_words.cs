using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Agreements;

/// <summary>An agreement on easy Swedish, Swedish first and said to be Swedish on English pages (R52).</summary>
[Collection(WorkspaceTests.Name)]
[Rule("R52")]
public sealed class An_agreement_in_easy_words(WorkspaceSites sites)
{
    [Fact]
    public async Task Is_led_to_from_the_overview_and_holds_the_writers_paragraphs()
    {
        using var reader = (await sites.On(Engine.Sqlite)).Visit();
        await reader.Go($"/avtal/{WorkspaceSite.Exercise}");
        var link = Assert.Single(reader.Page.QuerySelectorAll("main a"), a => Visitor.Words(a) == "Avtalet på lättläst svenska").GetAttribute("href")!;
        await reader.Go(link);
        Assert.Equal("Lättläst", reader.Heading);
        var paragraphs = reader.Page.QuerySelectorAll(".easy p").Select(Visitor.Words).ToList();
        Assert.Equal(4, paragraphs.Count);
        Assert.Equal("Det här är en övning. Besluten är påhittade.", paragraphs[0]);
        // Short enough to be read with effort: at most a dozen words a sentence.
        Assert.All(paragraphs.SelectMany(p => p.Split('.', StringSplitOptions.RemoveEmptyEntries)), sentence => Assert.InRange(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 1, 12));
        Assert.Contains("Övningsdata", reader.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_said_to_be_Swedish_on_the_English_page()
    {
        using var reader = (await sites.On(Engine.Sqlite)).Visit();
        await reader.Go($"/en/avtal/{WorkspaceSite.Exercise}/lattlast");
        Assert.Equal("Easy to read", reader.Heading);
        Assert.Equal("sv", reader.Page.QuerySelector(".easy")!.GetAttribute("lang"));
        await reader.Go("/en/nyheter");
        Assert.Contains("The texts are in Swedish.", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_to_do_when_nobody_has_written_it()
    {
        using var reader = (await sites.On(Engine.Sqlite)).Visit();
        await reader.Go($"/avtal/{WorkspaceSite.NightWatch}/lattlast");
        Assert.Contains("Ingen lättläst text finns ännu", reader.Text, StringComparison.Ordinal);
        Assert.NotNull(reader.Page.QuerySelector("main a[href='/stall-en-fraga']"));
        await reader.Go($"/avtal/{WorkspaceSite.NightWatch}");
        Assert.DoesNotContain("lättläst", reader.Text, StringComparison.OrdinalIgnoreCase);
    }
}
