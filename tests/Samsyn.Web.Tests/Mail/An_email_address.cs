using Samsyn.Domain;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;

namespace Samsyn.Web.Tests.Mail;

/// <summary>What is an address, what is not, and what a form says then. Source: RFC 5321, RFC 6531; issue "Everyone knows", Bad input.</summary>
public sealed class An_email_address
{
    [Theory]
    [InlineData("anna@boras.se", "anna@boras.se", "anna@boras.se", "anna@boras.se")]
    [InlineData(" Anna.Berg@Boras.SE ", "Anna.Berg@boras.se", "anna.berg@boras.se", "Anna.Berg@boras.se")]
    [InlineData("anna+avtal@boras.se", "anna+avtal@boras.se", "anna+avtal@boras.se", "anna+avtal@boras.se")]
    [InlineData("anna@räksmörgås.se", "anna@xn--rksmrgs-5wao1o.se", "anna@xn--rksmrgs-5wao1o.se", "anna@räksmörgås.se")]
    [InlineData("ANNA@RÄKSMÖRGÅS.SE", "ANNA@xn--rksmrgs-5wao1o.se", "anna@xn--rksmrgs-5wao1o.se", "ANNA@räksmörgås.se")]
    [InlineData("anna@XN--rksmrgs-5wao1o.se", "anna@xn--rksmrgs-5wao1o.se", "anna@xn--rksmrgs-5wao1o.se", "anna@räksmörgås.se")]
    [InlineData("åsa@boras.se", "åsa@boras.se", "åsa@boras.se", "åsa@boras.se")]
    [InlineData("A\u030Asa@boras.se", "Åsa@boras.se", "åsa@boras.se", "Åsa@boras.se")]
    [InlineData("o'neil_#1@a-b.example.org", "o'neil_#1@a-b.example.org", "o'neil_#1@a-b.example.org", "o'neil_#1@a-b.example.org")]
    public void Is_read(string text, string wire, string key, string shown)
    {
        var address = EmailAddress.Parse(text);

        Assert.Null(EmailAddress.WhyNot(text));
        Assert.Equal((wire, key, shown), (address.Wire, address.Key, address.Shown));
        Assert.Equal(wire.Any(c => c > 127), address.NeedsSmtpUtf8);
        Assert.Equal(address, EmailAddress.Parse(address.Shown));
    }

    public static TheoryData<string?, Type> Wrong => new()
    {
        { null, typeof(EmailRefusal.Missing) },
        { " ", typeof(EmailRefusal.Missing) },
        { "anna@boras.se\r\nBcc: alla@boras.se", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna@boras.se\n", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna\r@boras.se", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna\0@boras.se", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna@boras.se\u2028x", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna\u200B@boras.se", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna\u202E@boras.se", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna\uD800@boras.se", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna@bor\u0085as.se", typeof(EmailRefusal.InvisibleCharacter) },
        { "anna", typeof(EmailRefusal.NoAt) },
        { "anna@@boras.se", typeof(EmailRefusal.TwoAts) },
        { "anna@boras@se.se", typeof(EmailRefusal.TwoAts) },
        { "a@boras.se, b@boras.se", typeof(EmailRefusal.Several) },
        { "a@boras.se;b@boras.se", typeof(EmailRefusal.Several) },
        { "Anna Berg <anna@boras.se>", typeof(EmailRefusal.WithName) },
        { "@boras.se", typeof(EmailRefusal.NothingBeforeAt) },
        { "anna@", typeof(EmailRefusal.NothingAfterAt) },
        { "\"anna berg\"@boras.se", typeof(EmailRefusal.Quoted) },
        { "anna berg@boras.se", typeof(EmailRefusal.NotAllowed) },
        { "anna,berg@boras.se", typeof(EmailRefusal.NotAllowed) },
        { "mailto:anna@boras.se", typeof(EmailRefusal.NotAllowed) },
        { "anna>@boras.se", typeof(EmailRefusal.NotAllowed) },
        { "anna\u20AC@boras.se", typeof(EmailRefusal.NotAllowed) },
        { ".anna@boras.se", typeof(EmailRefusal.DotMisplaced) },
        { "anna.@boras.se", typeof(EmailRefusal.DotMisplaced) },
        { "an..na@boras.se", typeof(EmailRefusal.DotMisplaced) },
        { "anna@boras", typeof(EmailRefusal.NoDotInDomain) },
        { "anna@[192.0.2.1]", typeof(EmailRefusal.NotADomain) },
        { "anna@192.0.2.1", typeof(EmailRefusal.NotADomain) },
        { "anna@boras..se", typeof(EmailRefusal.NotADomain) },
        { "anna@.se", typeof(EmailRefusal.NotADomain) },
        { "anna@boras.se.", typeof(EmailRefusal.NotADomain) },
        { "anna@-boras.se", typeof(EmailRefusal.NotADomain) },
        { "anna@boras-.se", typeof(EmailRefusal.NotADomain) },
        { "anna@bo_ras.se", typeof(EmailRefusal.NotADomain) },
        { "anna@bor as.se", typeof(EmailRefusal.NotADomain) },
        { "anna@boras.se>", typeof(EmailRefusal.NotADomain) },
        { "anna@xn--zzzzzzz-.se", typeof(EmailRefusal.NotADomain) },
        { $"anna@{new string('a', 64)}.se", typeof(EmailRefusal.NotADomain) },
        { $"{new string('a', 65)}@boras.se", typeof(EmailRefusal.TooLong) },
        { $"{new string('å', 33)}@boras.se", typeof(EmailRefusal.TooLong) },
        { $"anna@{string.Concat(Enumerable.Repeat("abcdefghi.", 25))}se", typeof(EmailRefusal.TooLong) },
        { new string('a', 100_000), typeof(EmailRefusal.TooLong) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Is_refused_with_words_that_mend(string? text, Type expected)
    {
        var refusal = EmailAddress.WhyNot(text);

        Assert.IsType(expected, refusal);
        Assert.False(EmailAddress.TryParse(text, out _));
        Assert.Same(expected, Assert.Throws<RefusedException>(() => EmailAddress.Parse(text)).Refusal.GetType());
        foreach (var language in Enum.GetValues<Language>())
        {
            var sentence = Languages.In(language, refusal!.Sentence);
            Assert.Matches(@"^\p{Lu}.+\. \p{Lu}.+\.$", sentence);
            Assert.DoesNotContain(sentence, char.IsControl);
        }
    }

    [Fact]
    public void Every_refusal_has_been_tried()
    {
        var tried = Wrong.Select(row => row.Data.Item2).ToHashSet();

        Assert.All(typeof(EmailRefusal).GetNestedTypes(), type => Assert.Contains(type, tried));
    }

    [Fact]
    public void The_longest_there_is_is_read()
    {
        var text = $"{new string('a', 64)}@{new string('b', 63)}.{new string('c', 63)}.{new string('d', 58)}.se";

        Assert.Equal(254, text.Length);
        Assert.Equal(text, EmailAddress.Parse(text).Wire);
        Assert.IsType<EmailRefusal.TooLong>(EmailAddress.WhyNot(text.Replace(".se", "e.se", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_text_whatever_becomes_an_address_that_breaks_a_line()
    {
        var random = new Random(5321);
        const string parts = "aå@.+-\r\n\0 <>\"\\,;:\t\u2028é漢\u0301[]";
        for (var i = 0; i < 200_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)])) + (random.Next(2) == 0 ? "@boras.se" : "");
            if (!EmailAddress.TryParse(text, out var address)) continue;
            Assert.DoesNotContain(address.Wire, c => char.IsControl(c) || c is ' ' or '<' or '>' or '"' or ',' or '\u2028');
            Assert.Equal(address, EmailAddress.Parse(address.Wire));
            Assert.Equal(address.Key, EmailAddress.Parse(address.Key).Key);
        }
    }
}
