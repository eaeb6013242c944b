using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Web.Mail;

namespace Samsyn.Web.Tests.Mail;

/// <summary>The octets of a letter: headers that cannot be broken into, lines that no relay cuts. Source: RFC 5322, RFC 2045-2047.</summary>
public sealed class A_letter_is_written
{
    internal static byte[] Written(Letter letter)
    {
        var to = new ArrayBufferWriter<byte>();
        MessageWriter.Write(letter, to);
        return to.WrittenSpan.ToArray();
    }

    private static string Text(Letter letter) => Encoding.UTF8.GetString(Written(letter));

    [Fact]
    public void With_the_headers_that_an_automatic_letter_to_a_subscriber_has()
    {
        var text = Text(ScriptedRelay.Letter() with { References = ["a@x.se", "b@x.se"], ReplyTo = EmailAddress.Parse("fraga@vgregion.se") });
        var head = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");

        foreach (var line in new[]
        {
            "Date: Fri, 27 Nov 2026 15:48:51 +0100", "To: anna@boras.se", "Reply-To: fraga@vgregion.se", "In-Reply-To: <b@x.se>", "References: <a@x.se> <b@x.se>", "List-Id: <avtal.samsyn.vgregion.se>",
            "List-Unsubscribe: <https://samsyn.vgregion.se/sluta/abc>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: OOF, AutoReply", "Content-Language: sv",
            "X-Samsyn-Template: prov/1 layout/1", "MIME-Version: 1.0", "Subject: =?utf-8?Q?Bor=C3=A5s_har_sagt_ja?=",
        }) Assert.Contains(line, head);
        Assert.DoesNotContain("Precedence", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, 7, 1, 22, 30, "Thu, 2 Jul 2026 00:30:00 +0200")]
    [InlineData(2026, 12, 31, 23, 30, "Fri, 1 Jan 2027 00:30:00 +0100")]
    [InlineData(2026, 10, 25, 0, 30, "Sun, 25 Oct 2026 02:30:00 +0200")]
    [InlineData(2026, 10, 25, 1, 30, "Sun, 25 Oct 2026 02:30:00 +0100")]
    public void Dated_by_the_clock_in_Stockholm(int y, int m, int d, int h, int min, string expected) =>
        Assert.Contains($"Date: {expected}\r\n", Text(ScriptedRelay.Letter() with { Date = new DateTime(y, m, d, h, min, 0, DateTimeKind.Utc) }), StringComparison.Ordinal);

    public static TheoryData<string> Breaks => ["a\r\nBcc: alla@boras.se", "a\nb", "a\rb", "a\0b", "a\u0085b", "a\u2028b", "a\u2029b", "\r\n", "a\u000Bb", "a\u007Fb"];

    [Theory, MemberData(nameof(Breaks))]
    public void Never_with_a_line_break_in_a_header(string value)
    {
        var letter = ScriptedRelay.Letter();

        Assert.Throws<ArgumentException>(() => letter with { Subject = value });
        Assert.Throws<ArgumentException>(() => letter with { FromName = value });
        Assert.Throws<ArgumentException>(() => letter with { Template = value });
        Assert.Throws<ArgumentException>(() => letter with { ListId = value + ".se" });
        Assert.Throws<ArgumentException>(() => letter with { MessageId = value + "@x.se" });
        Assert.Throws<ArgumentException>(() => letter with { References = [value + "@x.se"] });
        // A title that somebody has typed is made one line first.
        Assert.Single(Text(letter with { Subject = HeaderText.OneLine(value) }).Split("\r\n"), line => line.StartsWith("Subject:", StringComparison.Ordinal));
        Assert.DoesNotContain("\r\nBcc", Text(letter with { Subject = HeaderText.OneLine(value) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Never_with_an_address_to_unsubscribe_at_that_is_not_https()
    {
        var letter = ScriptedRelay.Letter();

        Assert.Throws<ArgumentException>(() => letter with { Unsubscribe = new Uri("http://samsyn.vgregion.se/x") });
        Assert.Throws<ArgumentException>(() => letter with { Unsubscribe = new Uri("https://samsyn.vgregion.se/" + new string('x', 900)) });
        Assert.Throws<ArgumentException>(() => letter with { Unsubscribe = new Uri("/x", UriKind.Relative) });
        // On this machine itself, to try it out; but a promise of one click is only made over https (RFC 8058 3.1).
        Assert.DoesNotContain("List-Unsubscribe-Post", Text(letter with { Unsubscribe = new Uri("http://localhost:5080/x") }), StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe", Text(letter with { Unsubscribe = null }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => letter with { Date = new DateTime(2026, 1, 1) });
    }

    [Fact]
    public void With_one_id_for_an_event_and_a_person()
    {
        var id = Letter.StableId("e1", "p1", "samsyn.se");

        Assert.Equal(id, Letter.StableId("e1", "p1", "samsyn.se"));
        Assert.Matches(@"^[0-9a-f]{32}@samsyn\.se$", id);
        Assert.Equal(4, new[] { id, Letter.StableId("e1", "p2", "samsyn.se"), Letter.StableId("e2", "p1", "samsyn.se"), Letter.StableId("e", "1p1", "samsyn.se") }.Distinct().Count());
        Assert.Equal(Written(ScriptedRelay.Letter()), Written(ScriptedRelay.Letter()));
    }

    [Fact]
    public void In_short_lines_of_ASCII_whatever_it_says()
    {
        var random = new Random(2045);
        for (var i = 0; i < 500; i++)
        {
            var letter = ScriptedRelay.Letter() with { Subject = Words(random, 1 + i % 90), FromName = Words(random, 1 + i % 30), Body = new LetterBody(Lines(random), Lines(random)), References = [.. Enumerable.Range(0, i % 8).Select(n => Letter.StableId("e", $"{n}", "samsyn.vgregion.se"))] };
            var octets = Written(letter);
            Assert.All(octets, o => Assert.True(o is 9 or 10 or 13 or (>= 32 and < 127)));
            var text = Encoding.ASCII.GetString(octets);
            Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex("(?<!\r)\n|\r(?!\n)"), text);
            Assert.All(text.Split("\r\n"), line =>
            {
                Assert.InRange(line.Length, 0, 78);
                Assert.False(line.StartsWith('.') || line.StartsWith("From ", StringComparison.Ordinal) || line.EndsWith(' ') || line.EndsWith('\t'), line);
            });
        }
    }

    [Fact]
    public void With_the_readers_own_key_in_words_that_were_laid_out_once_for_all()
    {
        var random = new Random(2046);
        for (var i = 0; i < 300; i++)
        {
            // The key stands anywhere: at the end of a line, across a soft break, twice, or not at all.
            var (text, html) = (Lines(random), new string('x', i % 80) + string.Concat(Enumerable.Repeat(LetterBody.KeyPlace + "/å.", i % 4)) + Lines(random));
            var (shared, key) = (new LetterBody(text, html), Base64Url.EncodeToString(Key(random)));
            Assert.Equal(Written(ScriptedRelay.Letter() with { Body = new LetterBody(text, html.Replace(LetterBody.KeyPlace, key, StringComparison.Ordinal)) }), Written(ScriptedRelay.Letter() with { Body = shared.For(key) }));
            Assert.Equal(html.Replace(LetterBody.KeyPlace, key, StringComparison.Ordinal), shared.For(key).Html);
            // A key of another length breaks lines elsewhere, and comes right all the same.
            Assert.Equal(Written(ScriptedRelay.Letter() with { Body = new LetterBody(text, html.Replace(LetterBody.KeyPlace, "kort", StringComparison.Ordinal)) }), Written(ScriptedRelay.Letter() with { Body = shared.For("kort") }));
        }

        Assert.Throws<ArgumentException>(() => new LetterBody("", "").For("a=b"));

        static byte[] Key(Random random)
        {
            var key = new byte[18];
            random.NextBytes(key);
            return key;
        }
    }

    private const string Signs = "abcåäöÅÄÖ éß漢字😀 .,:;<>()[]@\"\\=?_ -";

    private static string Words(Random random, int length)
    {
        var text = new StringBuilder();
        var runes = Signs.EnumerateRunes().ToList();
        for (var i = 0; i < length; i++) text.Append(runes[random.Next(random.Next(2) == 0 ? 9 : runes.Count)]);
        return text.ToString();
    }

    private static string Lines(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => new[] { "", ".", "From ", " ", "\t" }[random.Next(5)] + Words(random, random.Next(0, 200)) + new[] { "", " ", "\t", "." }[random.Next(4)] + new[] { "\n", "\r\n", "\r" }[random.Next(3)]));
}
