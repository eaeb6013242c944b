using System.Text;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>The judge finds what it is there to find: a good feed broken in one way at a time is found faulty in that way.</summary>
public sealed class The_judge_of_feeds
{
    private const string Address = "https://samsyn.example/atom.xml";
    private const string MediaType = "application/atom+xml; charset=utf-8";
    private static readonly DateTime Now = new(2026, 11, 27, 12, 0, 0, DateTimeKind.Utc);

    private const string Good = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xml:lang="sv" xmlns="http://www.w3.org/2005/Atom">
          <id>urn:uuid:01980000-0000-8000-8000-000000000001</id>
          <title type="text">Samsyn</title>
          <updated>2026-11-27T10:00:00.000Z</updated>
          <link rel="self" type="application/atom+xml" hreflang="sv" href="https://samsyn.example/atom.xml" />
          <link rel="alternate" type="text/html" hreflang="sv" href="https://samsyn.example/nyheter" />
          <author><name>Samsyn</name></author>
          <entry>
            <id>urn:uuid:01980000-0000-7000-8000-000000000002</id>
            <title type="text">Ett</title>
            <published>2026-11-27T09:00:00.000Z</published>
            <updated>2026-11-27T10:00:00.000Z</updated>
            <author><name>Processledningen</name></author>
            <link rel="alternate" type="text/html" href="https://samsyn.example/nyheter/ett" />
            <link rel="enclosure" type="application/pdf" title="Kartan" length="7" href="https://samsyn.example/fil/a.pdf" />
            <category term="news" label="Nyhet" />
            <summary type="text">Kort</summary>
            <content type="html">&lt;p&gt;Läs &lt;a href="https://samsyn.example/avtal"&gt;mer&lt;/a&gt;.&lt;/p&gt;</content>
          </entry>
          <entry>
            <id>urn:uuid:01980000-0000-7000-8000-000000000003</id>
            <title type="text">Två</title>
            <published>2026-11-27T08:00:00.000Z</published>
            <updated>2026-11-27T08:00:00.000Z</updated>
            <author><name>Samsyn</name></author>
            <link rel="alternate" type="text/html" href="https://samsyn.example/nyheter/tva" />
            <category term="news" />
            <summary type="text">Kort</summary>
            <content type="html">&lt;p&gt;Två&lt;/p&gt;</content>
          </entry>
        </feed>
        """;

    [Fact]
    public void Has_nothing_against_a_good_feed() => Assert.Empty(AtomJudge.Faults(Encoding.UTF8.GetBytes(Good), MediaType, Address, Now));

    [Theory]
    [InlineData("SAXError", "</feed>", "")]
    [InlineData("SAXError", "Kort", "&#1;")]
    [InlineData("BadCharacters", "Kort", "\u0085")]
    [InlineData("EncodingMismatch", "utf-8", "iso-8859-1")]
    [InlineData("UndefinedElement", "<category term=\"news\" />", "<category term=\"news\" /><dag>1</dag>")]
    [InlineData("UndefinedElement", "<summary type=\"text\">Kort", "<summary type=\"text\"><b>Kort</b>")]
    [InlineData("UndefinedElement", "<name>Samsyn</name>", "<name>Samsyn</name><person>Kim</person>")]
    [InlineData("InvalidLanguage", "xml:lang=\"sv\"", "xml:lang=\"svenska\"")]
    [InlineData("InvalidLanguage", "xml:lang=\"sv\" ", "")]
    [InlineData("MissingElement", "<title type=\"text\">Samsyn</title>", "")]
    [InlineData("MissingElement", "<summary type=\"text\">Kort</summary>", "")]
    [InlineData("MissingElement", "<name>Processledningen</name>", "")]
    [InlineData("DuplicateElement", "<summary type=\"text\">Kort</summary>", "<summary>a</summary><summary>b</summary>")]
    [InlineData("MissingSelf", "rel=\"self\"", "rel=\"related\"")]
    [InlineData("SelfDoesntMatchLocation", "https://samsyn.example/atom.xml", "https://samsyn.example/atom.xml?a=1")]
    [InlineData("SelfNotAtom", "type=\"application/atom+xml\"", "type=\"text/html\"")]
    [InlineData("InvalidURN", "urn:uuid:01980000-0000-7000-8000-000000000002", "urn:uuid:2")]
    [InlineData("InvalidURN", "urn:uuid:01980000-0000-7000-8000-000000000002", "nyhet-2")]
    [InlineData("DuplicateIds", "000000000003", "000000000002")]
    [InlineData("DuplicateUpdated", "<updated>2026-11-27T08:00:00.000Z", "<updated>2026-11-27T10:00:00.000Z")]
    [InlineData("InvalidRFC3339Date", "<updated>2026-11-27T08:00:00.000Z", "<updated>2026-11-27T08:00:00")]
    [InlineData("InvalidRFC3339Date", "<updated>2026-11-27T08:00:00.000Z", "<updated>2026-11-31T08:00:00Z")]
    [InlineData("ImplausibleDate", "<updated>2026-11-27T08:00:00.000Z", "<updated>2036-11-27T08:00:00Z")]
    [InlineData("ImplausibleDate", "<updated>2026-11-27T08:00:00.000Z", "<updated>2026-11-26T08:00:00Z")]
    [InlineData("UnexpectedWhitespace", "<updated>2026-11-27T08:00:00.000Z", "<updated> 2026-11-27T08:00:00.000Z")]
    [InlineData("MissingContentOrAlternate", "<link rel=\"alternate\" type=\"text/html\" href=\"https://samsyn.example/nyheter/tva\" />", "")]
    [InlineData("DuplicateAtomLink", "<category term=\"news\" />", "<category term=\"news\" /><link rel=\"alternate\" type=\"text/html\" href=\"https://samsyn.example/\" />")]
    [InlineData("UnregisteredAtomLinkRel", "rel=\"enclosure\"", "rel=\"bilaga\"")]
    [InlineData("InvalidMIMEType", "application/pdf", "pdf")]
    [InlineData("InvalidLink", "https://samsyn.example/nyheter/tva", "/nyheter/tva")]
    [InlineData("InvalidLink", "https://samsyn.example/nyheter/tva", "https://samsyn.example/nyheter/två")]
    [InlineData("InvalidInteger", "length=\"7\"", "length=\"-7\"")]
    [InlineData("MissingAttribute", "<category term=\"news\" />", "<category label=\"Nyhet\" />")]
    [InlineData("NotBlank", ">Kort<", "> <")]
    [InlineData("ContainsUndeclaredHTML", ">Kort<", ">&lt;b&gt;Kort&lt;/b&gt;<")]
    [InlineData("InvalidTextType", "<summary type=\"text\"", "<summary type=\"text/plain\"")]
    [InlineData("MisplacedMetadata", "</feed>", "<generator>x</generator></feed>")]
    [InlineData("NotHtml", "&lt;p&gt;Två&lt;/p&gt;", "&lt;p&gt;Två&lt;/strong&gt;&lt;/p&gt;")]
    [InlineData("SecurityRisk", "&lt;p&gt;Två&lt;/p&gt;", "&lt;p&gt;Två&lt;/p&gt;&lt;script&gt;1&lt;/script&gt;")]
    [InlineData("SecurityRiskAttr", "&lt;p&gt;Två", "&lt;p onclick=\"x()\"&gt;Två")]
    [InlineData("SecurityRiskAttr", "&lt;p&gt;Två", "&lt;p role=\"group\"&gt;Två")]
    [InlineData("DangerousStyleAttr", "&lt;p&gt;Två", "&lt;p style=\"color: red\"&gt;Två")]
    [InlineData("ContainsRelRef", "href=\"https://samsyn.example/avtal\"&gt;", "href=\"/avtal\"&gt;")]
    [InlineData("ContainsRelRef", "href=\"https://samsyn.example/avtal\"&gt;", "href=\"javascript:x()\"&gt;")]
    public void Finds_each_fault_by_its_name(string name, string good, string broken)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var at = Good.IndexOf(good, StringComparison.Ordinal);
        var feed = good == "Kort" || good == ">Kort<" ? Good[..at] + broken + Good[(at + good.Length)..] : Good.Replace(good, broken, StringComparison.Ordinal);
        Assert.Contains(AtomJudge.Faults(Encoding.UTF8.GetBytes(feed), MediaType, Address, Now), fault => fault.StartsWith(name + ": ", StringComparison.Ordinal));
    }

    [Fact]
    public void Reads_bytes_and_headers_too()
    {
        Assert.Contains(AtomJudge.Faults(Encoding.Latin1.GetBytes(Good), MediaType, Address, Now), f => f.StartsWith("UnicodeError", StringComparison.Ordinal));
        Assert.Contains(AtomJudge.Faults(Encoding.UTF8.GetBytes(Good), "text/xml", Address, Now), f => f.StartsWith("UnexpectedContentType", StringComparison.Ordinal));
        Assert.Contains(AtomJudge.Faults(Encoding.UTF8.GetBytes(Good), MediaType, Address, Now.AddDays(-1)), f => f.StartsWith("ImplausibleDate", StringComparison.Ordinal));
    }
}
