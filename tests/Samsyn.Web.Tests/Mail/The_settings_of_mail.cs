using System.Collections;
using Samsyn.Web.Files;
using Samsyn.Web.Mail;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Tests.Mail;

/// <summary>What an installation says of its relay, and what it may not say. Source: docs/operations.md.</summary>
public sealed class The_settings_of_mail
{
    private static Settings Read(params (string Name, string Value)[] set) =>
        Settings.Read(null, new Hashtable(set.ToDictionary(s => (object)("SAMSYN_" + s.Name.ToUpperInvariant()), s => (object)s.Value)));

    private static (string, string)[] With(params (string, string)[] set) =>
        [.. new[] { ("mail_relay", "smtp://mejl.vgregion.se"), ("mail_from", "samsyn@vgregion.se"), ("site_url", "https://samsyn.vgregion.se") }.ExceptBy(set.Select(s => s.Item1), s => s.Item1), .. set];

    [Fact]
    public void Nothing_is_sent_without_a_relay() => Assert.Null(Read(("mail_from", "x"), ("site_url", "https://samsyn.vgregion.se")).Mail);

    [Theory]
    [InlineData("smtp://mejl.vgregion.se", "mejl.vgregion.se", 587, false, TlsUse.Required)]
    [InlineData("mejl.vgregion.se", "mejl.vgregion.se", 587, false, TlsUse.Required)]
    [InlineData("mejl.vgregion.se:25", "mejl.vgregion.se", 25, false, TlsUse.Required)]
    [InlineData("smtp://mejl.vgregion.se:2525/", "mejl.vgregion.se", 2525, false, TlsUse.Required)]
    [InlineData("smtps://mejl.vgregion.se", "mejl.vgregion.se", 465, true, TlsUse.Required)]
    [InlineData("localhost:25", "localhost", 25, false, TlsUse.Off)]
    [InlineData("[::1]:25", "::1", 25, false, TlsUse.Off)]
    [InlineData("127.0.0.1:1025", "127.0.0.1", 1025, false, TlsUse.Off)]
    public void A_relay_is_read(string written, string host, int port, bool fromStart, TlsUse tls)
    {
        var mail = Read([.. With().Skip(1), ("mail_relay", written)]).Mail!;

        Assert.Equal((host, port, fromStart, tls), (mail.Relay.Host, mail.Relay.Port, mail.Relay.TlsFromStart, mail.Relay.Tls));
        Assert.Equal((10, 4, "samsyn.vgregion.se"), (mail.PerSecond, mail.Connections, mail.Relay.OwnName));
        Assert.Null(mail.Trial);
    }

    [Fact]
    public void The_password_is_read_from_its_file_and_shown_nowhere()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "hemligt lösen\nrad två\n");
        try
        {
            var mail = Read([.. With().Skip(1), ("mail_relay", "smtp://anna%40vgregion.se@mejl.vgregion.se"), ("mail_password_file", file)]).Mail!;
            Assert.Equal(("anna@vgregion.se", "hemligt lösen"), (mail.Relay.User, mail.Relay.Password));
            Assert.DoesNotContain("hemligt", mail.Relay.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("hemligt", mail.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal("a:b", Read([.. With().Skip(1), ("mail_relay", "smtp://anna:a%3Ab@mejl.vgregion.se:587")]).Mail!.Relay.Password);
    }

    [Fact]
    public void A_trial_names_the_team()
    {
        var mail = Read(With(("mail_trial", "Anna@vgregion.se, bo@boras.se"), ("mail_from", "Samsyn i väst <samsyn@vgregion.se>"), ("mail_rate", "0.5"), ("mail_connections", "2"), ("mail_tls", "opportunistic"))).Mail!;

        Assert.True(mail.MayReceive(EmailAddress.Parse("anna@VGREGION.se")));
        Assert.False(mail.MayReceive(EmailAddress.Parse("cia@boras.se")));
        Assert.Equal(("Samsyn i väst", 0.5, 2, TlsUse.Opportunistic), (mail.FromName, mail.PerSecond, mail.Connections, mail.Relay.Tls));
    }

    [Fact]
    public void The_hours_of_decisions_and_digests_are_18_and_7_unless_said()
    {
        Assert.Equal(new MailHours(new(18, 0), new(7, 0)), Read(With()).Mail!.Hours);
        Assert.Equal(new MailHours(new(17, 30), new(6, 0)), Read(With(("mail_decisions_at", "17.30"), ("mail_digests_at", "6"))).Mail!.Hours);
        Assert.Equal(new MailHours(new(20, 0), new(7, 5)), Read(With(("mail_decisions_at", "20:00"), ("mail_digests_at", "07.05"))).Mail!.Hours);
    }

    [Theory]
    [InlineData("mail_decisions_at", "24.00", "mail_decisions_at:1:1: ”24.00” är inget klockslag")]
    [InlineData("mail_digests_at", "på morgonen", "mail_digests_at:1:1: ”på morgonen” är inget klockslag")]
    [InlineData("mail_relay", "http://mejl.vgregion.se", "mail_relay:1:1")]
    [InlineData("mail_relay", "smtp://", "mail_relay:1:1")]
    [InlineData("mail_relay", "smtp://anna:hemligt@mejl.vgregion.se/x", "mail_relay:1:1")]
    [InlineData("mail_relay", "smtp://anna@mejl.vgregion.se", "mail_relay:1:1: användaren har inget lösenord")]
    [InlineData("mail_from", "", "mail_from:1:1: avsändarens adress saknas")]
    [InlineData("mail_from", "samsyn", "mail_from:1:1: adressen saknar @")]
    [InlineData("site_url", "http://samsyn.vgregion.se", "site_url:1:1")]
    [InlineData("site_url", "samsyn.vgregion.se", "site_url:1:1")]
    [InlineData("mail_tls", "ja", "mail_tls:1:1")]
    [InlineData("mail_rate", "-1", "mail_rate:1:1")]
    [InlineData("mail_rate", "tio", "mail_rate:1:1")]
    [InlineData("mail_connections", "0", "mail_connections:1:1")]
    [InlineData("mail_connections", "1.5", "mail_connections:1:1")]
    [InlineData("mail_trial", "anna@boras.se; bo", "mail_trial:1:1")]
    [InlineData("mail_password_file", "/finns/inte", "mail_password_file:1:1")]
    public void What_is_wrong_is_told_with_the_settings_name(string name, string value, string said)
    {
        var faulty = Assert.Throws<FaultyFileException>(() => Read([.. With().Where(s => s.Item1 != name), (name, value)]));

        Assert.StartsWith(said, Assert.Single(faulty.Faults.Lines()), StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", faulty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_without_encryption_is_refused_but_to_this_machine()
    {
        Assert.StartsWith("mail_tls", Assert.Throws<FaultyFileException>(() => Read([.. With().Skip(1), ("mail_relay", "smtp://a:b@mejl.vgregion.se"), ("mail_tls", "off")])).Message, StringComparison.Ordinal);
        Assert.Equal("b", Read([.. With().Skip(1), ("mail_relay", "smtp://a:b@localhost:25")]).Mail!.Relay.Password);
    }

    [Fact]
    public void Every_setting_is_documented()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Samsyn.slnx"))) folder = Path.GetDirectoryName(folder)!;
        var page = File.ReadAllText(Path.Combine(folder, "docs", "operations.md"));

        Assert.All(Settings.Known.Where(k => k.Name != "config"), k => Assert.Contains($"| `{k.Name}` | `SAMSYN_{k.Name.ToUpperInvariant()}` |", page, StringComparison.Ordinal));
    }
}
