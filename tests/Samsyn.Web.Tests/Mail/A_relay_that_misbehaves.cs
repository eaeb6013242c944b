using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Smtp;
using static Samsyn.Web.Tests.Mail.ScriptedRelay;

namespace Samsyn.Web.Tests.Mail;

/// <summary>
/// Whatever a server does, a letter has one outcome, soon, and none is called accepted without a 250 after the whole of it. Source: issue "Everyone knows", Bad input.
/// </summary>
public sealed class A_relay_that_misbehaves
{
    [Fact]
    public async Task Takes_a_letter_when_it_behaves_and_gets_every_octet_of_it()
    {
        await using var relay = new ScriptedRelay(Willing);

        var outcome = Assert.IsType<SendOutcome.Accepted>(await relay.SendOne());

        Assert.Equal("250 2.0.0 Ok: queued as 4F3A", outcome.Reply!.ToString());
        Assert.Equal("Subject: Prov\r\n\r\nEn rad.\r\n.punkt\r\n..\r\n.\r\nslut\r\n", Assert.Single(relay.Messages));
        Assert.Contains("MAIL FROM:<samsyn@vgregion.se> SIZE=45", relay.Commands);
        Assert.Contains("EHLO [127.0.0.1]", relay.Commands);
    }

    [Theory]
    [InlineData("421 4.3.2 Too busy", typeof(SendOutcome.TryLater))]
    [InlineData("554 5.7.1 No service for you", typeof(SendOutcome.RelayRefused))]
    [InlineData("HTTP/1.1 400 Bad Request", typeof(SendOutcome.TryLater))]
    [InlineData("99", typeof(SendOutcome.TryLater))]
    [InlineData("354 what", typeof(SendOutcome.TryLater))]
    public async Task Greets_badly(string greeting, Type expected)
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Say(greeting + "\r\n");
            await d.Silence();
        });

        Assert.IsType(expected, await Soon(relay.SendOne()));
    }

    [Fact]
    public async Task Greets_after_a_long_while()
    {
        // Thirty seconds, scaled: longer than a command may take, within what a greeting may.
        await using var relay = new ScriptedRelay(async (d, n) =>
        {
            await Task.Delay(3000, d.Stop);
            await Willing(d, n);
        });
        var patient = relay.Settings with { Limits = Patient with { Command = TimeSpan.FromSeconds(2) } };

        Assert.IsType<SendOutcome.Accepted>(await relay.SendOne(patient));
        Assert.Equal(TimeSpan.FromMinutes(5), new SmtpLimits().Greeting);
    }

    /// <summary>What the server does when it is asked this, instead of answering.</summary>
    [Theory]
    [InlineData("greeting", false)]
    [InlineData("EHLO", false)]
    [InlineData("MAIL", false)]
    [InlineData("RCPT", false)]
    [InlineData("DATA", false)]
    [InlineData("message", true)]
    public async Task Falls_silent_or_hangs_up_at_any_stage(string stage, bool uncertain)
    {
        foreach (var pipelining in new[] { true, false })
        foreach (var silent in new[] { true, false })
        {
            await using var relay = new ScriptedRelay(async (d, _) =>
            {
                if (stage == "greeting") await Stop(d, silent);
                await d.Say("220 prov\r\n");
                if (stage == "EHLO")
                {
                    await d.Hear();
                    await Stop(d, silent);
                }

                await d.Welcome(pipelining ? "PIPELINING" : "8BITMIME");
                foreach (var command in new[] { "MAIL", "RCPT", "DATA" })
                {
                    await d.Hear();
                    if (command == stage) await Stop(d, silent);
                    await d.Say(command == "DATA" ? "354 go\r\n" : "250 ok\r\n");
                }

                await d.HearMessage();
                await Stop(d, silent);
            });

            var limits = !silent ? Patient : stage == "greeting" ? Patient with { Greeting = ScriptedRelay.Soon } : stage == "message" ? Patient with { Verdict = ScriptedRelay.Soon } : Patient with { Command = ScriptedRelay.Soon };
            var outcome = await Soon(relay.SendOne(relay.Settings with { Limits = limits }));

            Assert.Equal(uncertain ? typeof(SendOutcome.Uncertain) : typeof(SendOutcome.TryLater), outcome.GetType());
            Assert.Equal(silent ? SmtpTrouble.TimedOut : SmtpTrouble.ConnectionLost, outcome.Trouble);
        }
    }

    [Fact]
    public async Task Closes_in_the_middle_of_DATA()
    {
        // A message that does not fit in the sockets' buffers: it stops half way.
        var large = new byte[20_000_000];
        Array.Fill(large, (byte)'a');
        for (var i = 70; i < large.Length; i += 72) (large[i], large[i + 1]) = ((byte)'\r', (byte)'\n');
        foreach (var silent in new[] { true, false })
        {
            await using var relay = new ScriptedRelay(async (d, _) =>
            {
                await d.Begin("PIPELINING");
                foreach (var answer in new[] { "250 ok\r\n", "250 ok\r\n", "354 go\r\n" })
                {
                    await d.Hear();
                    await d.Say(answer);
                }

                for (var i = 0; i < 50; i++) await d.Hear();
                await Stop(d, silent);
            });
            var (connection, _) = await SmtpConnection.Open(relay.Settings with { Limits = silent ? Patient with { Data = ScriptedRelay.Soon } : Patient });
            var outcome = await Soon(connection!.Send(From, To, large));

            Assert.IsType<SendOutcome.TryLater>(outcome);
            Assert.False(connection.IsOpen);
            await connection.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("450 4.2.0 Greylisted", typeof(SendOutcome.TryLater))]
    [InlineData("451 Local error", typeof(SendOutcome.TryLater))]
    [InlineData("452 4.5.3 Too many recipients", typeof(SendOutcome.TryLater))]
    [InlineData("421 4.7.0 Too fast", typeof(SendOutcome.TryLater))]
    [InlineData("550 5.1.1 No such user", typeof(SendOutcome.RecipientRefused))]
    [InlineData("550 No such user here", typeof(SendOutcome.RecipientRefused))]
    [InlineData("550 5.4.1 Recipient address rejected: Access denied", typeof(SendOutcome.RecipientRefused))]
    [InlineData("550 5.2.1 Mailbox disabled", typeof(SendOutcome.RecipientRefused))]
    [InlineData("550 5.5.0 Requested action not taken: mailbox unavailable", typeof(SendOutcome.RecipientRefused))]
    [InlineData("556 5.1.10 Null MX", typeof(SendOutcome.RecipientRefused))]
    [InlineData("552 5.2.2 Mailbox full", typeof(SendOutcome.TryLater))]
    [InlineData("552 Exceeded storage allocation", typeof(SendOutcome.TryLater))]
    [InlineData("550 5.7.1 Blocked by policy", typeof(SendOutcome.MessageRefused))]
    [InlineData("554 5.7.1 <anna@boras.se>: Relay access denied", typeof(SendOutcome.RelayRefused))]
    [InlineData("550 relay not permitted", typeof(SendOutcome.RelayRefused))]
    [InlineData("550 5.1.8 Sender unknown", typeof(SendOutcome.RelayRefused))]
    [InlineData("530 5.7.0 Authentication required", typeof(SendOutcome.RelayRefused))]
    [InlineData("354 yes please", typeof(SendOutcome.TryLater))]
    public async Task Refuses_a_recipient(string answer, Type expected)
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin();
            while (await d.TakeLetter(answer))
            {
            }
        });

        Assert.IsType(expected, await Soon(relay.SendOne()));
        Assert.Empty(relay.Messages);
    }

    [Theory]
    [InlineData("552 5.3.4 Message too big", typeof(SendOutcome.MessageRefused))]
    [InlineData("552 Exceeded storage allocation", typeof(SendOutcome.TryLater))]
    [InlineData("554 Transaction failed", typeof(SendOutcome.MessageRefused))]
    [InlineData("550 Looks like spam", typeof(SendOutcome.MessageRefused))]
    [InlineData("550 5.7.1 Looks like spam", typeof(SendOutcome.MessageRefused))]
    [InlineData("550 5.1.1 No such user after all", typeof(SendOutcome.RecipientRefused))]
    [InlineData("451 4.3.0 Try again", typeof(SendOutcome.TryLater))]
    [InlineData("421 4.3.0 Going down", typeof(SendOutcome.TryLater))]
    [InlineData("251 hm", typeof(SendOutcome.Uncertain))]
    [InlineData("354 more", typeof(SendOutcome.Uncertain))]
    [InlineData("nonsense", typeof(SendOutcome.Uncertain))]
    [InlineData("250-first\r\n550 second", typeof(SendOutcome.Uncertain))]
    public async Task Answers_the_whole_letter(string verdict, Type expected)
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin();
            await d.TakeLetter(verdict: verdict);
            await d.Hear();
        });

        Assert.IsType(expected, await Soon(relay.SendOne()));
    }

    [Theory]
    [InlineData("550 5.1.8 Sender address rejected", typeof(SendOutcome.RelayRefused))]
    [InlineData("552 5.3.4 Too large", typeof(SendOutcome.MessageRefused))]
    [InlineData("451 4.7.1 Later", typeof(SendOutcome.TryLater))]
    public async Task Refuses_the_sender(string answer, Type expected)
    {
        foreach (var pipelining in new[] { true, false })
        {
            await using var relay = new ScriptedRelay(async (d, _) =>
            {
                await d.Begin(pipelining ? "PIPELINING" : "8BITMIME");
                await d.Hear();
                await d.Say(answer + "\r\n");
                if (pipelining)
                {
                    await d.Hear();
                    await d.Say("503 5.5.1 Need MAIL\r\n");
                    await d.Hear();
                    await d.Say("503 5.5.1 Need RCPT\r\n");
                }

                await d.Hear();
            });

            Assert.IsType(expected, await Soon(relay.SendOne()));
        }
    }

    [Fact]
    public async Task Wants_a_message_to_nobody_and_the_next_letter_goes_right()
    {
        // RFC 2920 3.1: DATA is granted although the only recipient was refused.
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin();
            foreach (var answer in new[] { "250 ok\r\n", "550 5.1.1 no\r\n", "354 go\r\n" })
            {
                await d.Hear();
                await d.Say(answer);
            }

            Assert.Equal("", await d.HearMessage());
            await d.Say("554 5.5.1 nobody\r\n");
            while (await d.TakeLetter())
            {
            }
        });
        var (connection, _) = await SmtpConnection.Open(relay.Settings);
        await using var open = connection!;

        Assert.IsType<SendOutcome.RecipientRefused>(await Soon(open.Send(From, To, Message)));
        Assert.IsType<SendOutcome.Accepted>(await Soon(open.Send(From, To, Message)));
        Assert.Single(relay.Commands, "RSET");
    }

    [Fact]
    public async Task Says_yes_before_it_has_been_asked()
    {
        // A 250 that comes with the 354 would be read as the answer to the letter.
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin("PIPELINING");
            await d.Hear();
            await d.Hear();
            await d.Hear();
            await d.Say("250 ok\r\n250 ok\r\n354 go\r\n250 2.0.0 queued\r\n");
            await d.Silence();
        });

        var outcome = await Soon(relay.SendOne());

        Assert.IsType<SendOutcome.TryLater>(outcome);
        Assert.Equal(SmtpTrouble.NotSmtp, outcome.Trouble);
    }

    [Fact]
    public async Task Answers_once_more_than_it_was_asked()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin();
            await d.TakeLetter(verdict: "250 2.0.0 queued\r\n250 2.0.0 queued again");
            await d.Hear();
        });
        var (connection, _) = await SmtpConnection.Open(relay.Settings);
        await using var open = connection!;

        Assert.IsType<SendOutcome.Accepted>(await Soon(open.Send(From, To, Message)));
        Assert.Equal(SmtpTrouble.NotSmtp, Assert.IsType<SendOutcome.TryLater>(await Soon(open.Send(From, To, Message))).Trouble);
        Assert.Single(relay.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.False(open.IsOpen);
    }

    [Fact]
    public async Task Speaks_one_octet_at_a_time_and_in_many_lines()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.SayBytewise("220-prov\r\n220-två\r\n220\r\n");
            await d.Hear();
            await d.SayBytewise("250-prov\r\n250-SIZE\r\n250 PIPELINING\r\n");
            foreach (var answer in new[] { "250-2.1.0 a\r\n250 2.1.0 b\r\n", "250 2.1.5 ok\r\n", "354-go\r\n354 on\r\n" })
            {
                await d.Hear();
                await d.SayBytewise(answer);
            }

            await d.HearMessage();
            await d.SayBytewise("250-2.0.0 Ok\r\n250 2.0.0 queued as Å7\n");
            await d.Hear();
        });

        Assert.Equal("250 2.0.0 Ok queued as Å7", Assert.IsType<SendOutcome.Accepted>(await Soon(relay.SendOne())).Reply!.ToString());
    }

    [Theory]
    [InlineData(1_000_000, 1)]
    [InlineData(10, 100_000)]
    public async Task Never_stops_talking(int length, int lines)
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            for (var i = 0; i < lines; i++) await d.Say("220-" + new string('a', length) + (lines > 1 ? "\r\n" : ""));
            await d.Silence();
        });

        var outcome = await Soon(relay.SendOne());

        Assert.IsType<SendOutcome.TryLater>(outcome);
        Assert.Equal(SmtpTrouble.NotSmtp, outcome.Trouble);
    }

    [Fact]
    public async Task Cannot_write_in_our_logs()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin();
            await d.TakeLetter("550 5.1.1 nej\u001b[2J\u0000\rfalsk rad " + new string('x', 1500));
            await d.Hear();
        });

        var reply = (await Soon(relay.SendOne())).Reply!;

        Assert.DoesNotContain(reply.Text, char.IsControl);
        Assert.InRange(reply.Text.Length, 100, 500);
    }

    [Fact]
    public async Task Knows_no_EHLO()
    {
        await using var relay = new ScriptedRelay(async (d, _) =>
        {
            await d.Say("220 old\r\n");
            await d.Hear();
            await d.Say("502 what?\r\n");
            Assert.StartsWith("HELO ", await d.Hear(), StringComparison.Ordinal);
            await d.Say("250 hello\r\n");
            while (await d.TakeLetter())
            {
            }
        });

        Assert.IsType<SendOutcome.Accepted>(await Soon(relay.SendOne()));
        Assert.Contains("MAIL FROM:<samsyn@vgregion.se>", relay.Commands);
    }

    [Fact]
    public async Task Cannot_take_such_an_address_or_so_large_a_letter()
    {
        await using var relay = new ScriptedRelay(async (d, n) =>
        {
            await d.Begin(n == 1 ? "SIZE 40" : "SMTPUTF8");
            await d.TakeLetter();
            await d.Hear();
        });
        var large = await Soon(relay.SendOne());
        Assert.IsType<SendOutcome.MessageRefused>(large);
        Assert.Equal(SmtpTrouble.TooLarge, large.Trouble);
        Assert.DoesNotContain(relay.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));

        Assert.IsType<SendOutcome.Accepted>(await Soon(relay.SendOne(to: EmailAddress.Parse("åsa@räksmörgås.se"))));
        Assert.Contains("RCPT TO:<åsa@xn--rksmrgs-5wao1o.se>", relay.Commands);
        Assert.Contains("MAIL FROM:<samsyn@vgregion.se> BODY=8BITMIME SMTPUTF8", relay.Commands);

        await using var old = new ScriptedRelay(Simple("PIPELINING"));
        var utf8 = await Soon(old.SendOne(to: EmailAddress.Parse("åsa@boras.se")));
        Assert.IsType<SendOutcome.MessageRefused>(utf8);
        Assert.Equal(SmtpTrouble.NeedsSmtpUtf8, utf8.Trouble);
    }

    [Fact]
    public async Task Is_not_there_at_all()
    {
        await using var relay = new ScriptedRelay(Willing);
        var settings = relay.Settings;
        await relay.DisposeAsync();
        var (_, failure) = await SmtpConnection.Open(settings);

        Assert.Equal(SmtpTrouble.NoConnection, Assert.IsType<SendOutcome.TryLater>(failure).Trouble);
    }

    [Fact]
    public async Task The_sender_changes_its_mind()
    {
        using var cancel = new CancellationTokenSource();
        await using var relay = new ScriptedRelay(async (d, n) =>
        {
            await d.Begin();
            if (n == 1)
            {
                await d.Hear();
                await cancel.CancelAsync();
                await d.Silence();
            }

            await d.TakeLetter();
        });
        var (connection, _) = await SmtpConnection.Open(relay.Settings with { Limits = new SmtpLimits() });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(connection!.Send(From, To, Message, cancel: cancel.Token)));
        Assert.False(connection!.IsOpen);
    }

    [Fact]
    public void Every_trouble_has_words_in_both_languages()
    {
        foreach (var trouble in Enum.GetValues<SmtpTrouble>().Where(t => t != SmtpTrouble.None))
        {
            var (sv, en) = (Languages.In(Language.Swedish, () => trouble.Words()), Languages.In(Language.English, () => trouble.Words()));
            Assert.NotEqual(sv, en);
            Assert.NotEqual("Något gick fel.", sv);
        }
    }

    private static Func<Dialogue, int, Task> Simple(params string[] offers) => async (d, _) =>
    {
        await d.Begin(offers);
        while (await d.TakeLetter())
        {
        }
    };

    private static async Task Stop(Dialogue d, bool silent)
    {
        if (silent) await d.Silence();
        d.HangUp();
        throw new IOException("hung up");
    }

    /// <summary>Nothing hangs: every outcome within the limits, however busy the machine.</summary>
    private static Task<SendOutcome> Soon(Task<SendOutcome> outcome) => outcome.WaitAsync(TimeSpan.FromSeconds(60));
}
