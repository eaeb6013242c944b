using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Smtp;

namespace Samsyn.Web.Tests.Mail;

/// <summary>
/// A real mail server (npm smtp-server) takes the letters, and a real reader (python's email) reads what lies in its mailbox. Source: issue "Everyone knows", Done when.
/// </summary>
public sealed class When_others_receive_a_letter
{
    private static readonly string[] Subjects =
    [
        "Plain ASCII subject", "Borås har sagt ja", new string('x', 300), string.Join(' ', Enumerable.Repeat("hjälpmedelsförsörjningsavtalet", 12)), "漢字と絵文字 😀 och lite mer så att det blir flera ord av det hela 漢字と絵文字 😀",
        "=?utf-8?Q?redan_kodat?=", " mellanslag  i  mitten ", "Kommaterat, (kommentar) <vinkel> \"citat\" @ ; :", "ett mycket långt men helt vanligt ämne som bara har bokstäver ur ascii och därtill ä, och fortsätter tills raden tar slut",
    ];

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(false, true, "PLAIN")]
    [InlineData(false, true, "LOGIN")]
    [InlineData(true, false, "PLAIN")]
    public async Task The_mailbox_holds_what_was_sent(bool secure, bool starttls, string? auth)
    {
        await using var server = await RealServer.Start(secure, starttls, auth);
        var letters = Subjects.Select((subject, n) =>
        {
            var (text, html) = LetterLayout.Render(The_layout_of_letters.Full, n % 2 == 0 ? Language.Swedish : Language.English);
            return ScriptedRelay.Letter($"anna+{n}@räksmörgås.se", subject) with { FromName = n % 3 == 0 ? "Samsyn Västra Götaland" : n % 3 == 1 ? "Samsyn, \"Väst\" (prov)" : "Samsyn", Body = new LetterBody(text + ".\n..\n.slut\nFrom här\n" + new string('å', 400) + "\n", html), Language = n % 2 == 0 ? Language.Swedish : Language.English };
        }).ToList();
        await using (var relay = new MailRelay(server.Settings with { Connections = 1 }, TimeProvider.System))
            foreach (var letter in letters) Assert.Contains("queued as", Assert.IsType<SendOutcome.Accepted>(await relay.Send(letter)).Reply!.Text, StringComparison.Ordinal);

        var read = await server.Mailbox();
        Assert.Equal(letters.Count, read.Count);
        foreach (var ((mail, envelope), letter) in read.Zip(letters))
        {
            string Header(string name) => mail.GetProperty("headers").GetProperty(name).GetString()!;
            Assert.Empty(mail.GetProperty("defects").EnumerateArray().Select(d => d.GetString()));
            Assert.Equal(mail.GetProperty("count").GetInt32(), mail.GetProperty("distinct").GetInt32());
            Assert.Equal(letter.Subject, Header("Subject"));
            Assert.Equal([letter.FromName!, letter.From.Wire], mail.GetProperty("from").EnumerateArray().Select(v => v.GetString()));
            Assert.Equal(letter.To.Wire, mail.GetProperty("to").GetString());
            Assert.Equal("2026-11-27T15:48:51+01:00", mail.GetProperty("date").GetString());
            Assert.Equal(["multipart/alternative", "text/plain", "text/html"], mail.GetProperty("parts").EnumerateArray().Select(v => v.GetString()));
            Assert.Equal(letter.Body.Text, mail.GetProperty("text").GetString()!.ReplaceLineEndings("\n"));
            Assert.Equal(letter.Body.Html, mail.GetProperty("html").GetString()!.ReplaceLineEndings("\n"));
            Assert.Equal(($"<{letter.MessageId}>", letter.Language.Code(), "auto-generated", "<avtal.samsyn.vgregion.se>"), (Header("Message-ID"), Header("Content-Language"), Header("Auto-Submitted"), Header("List-Id")));
            Assert.Equal(("<https://samsyn.vgregion.se/sluta/abc>", "List-Unsubscribe=One-Click", letter.Template), (Header("List-Unsubscribe"), Header("List-Unsubscribe-Post"), Header("X-Samsyn-Template")));
            Assert.Equal(("samsyn@vgregion.se", secure || starttls, auth is null ? null : "anna"), (envelope.GetProperty("from").GetString(), envelope.GetProperty("secure").GetBoolean(), envelope.GetProperty("user").GetString()));
        }
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_recipient_are_told_apart()
    {
        await using var server = await RealServer.Start(secure: false, starttls: true, "PLAIN");

        await using (var relay = new MailRelay(server.Settings with { Relay = server.Settings.Relay with { Password = "fel" } }, TimeProvider.System))
            Assert.Equal(SmtpTrouble.LoginRefused, Assert.IsType<SendOutcome.RelayRefused>(await relay.Send(ScriptedRelay.Letter())).Trouble);
        await using (var relay = new MailRelay(server.Settings, TimeProvider.System))
        {
            Assert.Equal(550, Assert.IsType<SendOutcome.RecipientRefused>(await relay.Send(ScriptedRelay.Letter("borta@boras.se"))).Reply!.Code);
            Assert.IsType<SendOutcome.Accepted>(await relay.Send(ScriptedRelay.Letter("kvar@boras.se")));
            Assert.Equal(SmtpTrouble.TooLarge, Assert.IsType<SendOutcome.MessageRefused>(await relay.Send(ScriptedRelay.Letter() with { Body = new LetterBody(new string('x', 1_100_000), "") })).Trouble);
        }

        Assert.Single(await server.Mailbox());
    }

}
