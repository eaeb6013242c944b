using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Smtp;
using static Samsyn.Web.Tests.Mail.ScriptedRelay;

namespace Samsyn.Web.Tests.Mail;

/// <summary>Many letters through a few connections, no faster than is said, and to nobody but the team in a trial.</summary>
public sealed class The_relay_and_its_pace
{
    private static MailSettings Settings(ScriptedRelay relay, Func<RelaySettings, RelaySettings>? change = null) =>
        new((change ?? (r => r))(relay.Settings), From, new Uri("https://samsyn.vgregion.se")) { Connections = 3, PerSecond = 0 };

    private static async IAsyncEnumerable<Letter> Letters(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return Letter($"p{i}@boras.se");
        }
    }

    [Fact]
    public async Task Every_letter_once_on_few_connections_each_used_for_many()
    {
        await using var server = new ScriptedRelay(Willing);
        var told = new ConcurrentBag<(string To, SendOutcome Outcome)>();
        await using (var relay = new MailRelay(Settings(server, r => r with { LettersPerConnection = 20 }), TimeProvider.System))
            await relay.SendAll(Letters(200), (letter, outcome) =>
            {
                told.Add((letter.To.Wire, outcome));
                return default;
            });

        Assert.Equal(200, told.Select(t => t.To).Distinct().Count());
        Assert.All(told, t => Assert.IsType<SendOutcome.Accepted>(t.Outcome));
        Assert.Equal(200, server.Messages.Count);
        Assert.Equal(200, server.Commands.Where(c => c.StartsWith("RCPT", StringComparison.Ordinal)).Distinct().Count());
        Assert.InRange(server.Connections, 10, 14);
        Assert.Equal(server.Connections, server.Commands.Count(c => c == "QUIT"));
    }

    [Fact]
    public async Task Never_faster_than_the_rate()
    {
        await using var server = new ScriptedRelay(Willing);
        await using var relay = new MailRelay(Settings(server) with { PerSecond = 20 }, TimeProvider.System);
        var clock = Stopwatch.StartNew();
        await relay.SendAll(Letters(21), (_, _) => default);

        // Twenty spaces of a twentieth of a second, less the tenth that may be caught up with.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.85, 30);
        Assert.Equal(21, server.Messages.Count);
    }

    [Fact]
    public async Task In_a_trial_only_the_team_receives()
    {
        await using var server = new ScriptedRelay(Willing);
        await using var relay = new MailRelay(Settings(server) with { Trial = new HashSet<string> { "anna@boras.se" } }, TimeProvider.System);

        Assert.IsType<SendOutcome.Withheld>(await relay.Send(Letter("bo@boras.se")));
        Assert.IsType<SendOutcome.Withheld>(await relay.Send(Letter("anna+x@boras.se")));
        Assert.Empty(server.Commands);
        Assert.IsType<SendOutcome.Accepted>(await relay.Send(Letter("Anna@BORAS.se")));
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task A_connection_that_the_relay_has_closed_is_replaced_and_the_letter_sent_once()
    {
        await using var server = new ScriptedRelay(async (d, n) =>
        {
            await d.Begin();
            await d.TakeLetter();
            if (n == 2) await d.Say("421 4.4.2 Idle too long\r\n");
            if (n < 3) d.HangUp();
            else
                while (await d.TakeLetter())
                {
                }
        });
        await using var relay = new MailRelay(Settings(server) with { Connections = 1 }, TimeProvider.System);

        for (var i = 0; i < 4; i++)
        {
            Assert.IsType<SendOutcome.Accepted>(await relay.Send(Letter($"p{i}@boras.se")));
            await Task.Delay(50);
        }

        Assert.Equal(4, server.Messages.Count);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task A_letter_that_may_have_arrived_is_not_sent_again_by_itself()
    {
        await using var server = new ScriptedRelay(async (d, n) =>
        {
            await d.Begin();
            if (n == 1) await d.TakeLetter();
            await d.Hear();
            await d.Say("250 ok\r\n");
            await d.Hear();
            await d.Say("250 ok\r\n");
            await d.Hear();
            await d.Say("354 ok\r\n");
            await d.HearMessage();
            d.HangUp();
        });
        await using var relay = new MailRelay(Settings(server) with { Connections = 1 }, TimeProvider.System);

        Assert.IsType<SendOutcome.Accepted>(await relay.Send(Letter("a@boras.se")));
        Assert.IsType<SendOutcome.Uncertain>(await relay.Send(Letter("b@boras.se")));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_relay_that_does_not_work_is_left_in_peace_and_longer_each_time()
    {
        var works = false;
        await using var server = new ScriptedRelay(async (d, n) =>
        {
            if (!works) await d.Say("421 4.3.2 Down\r\n");
            else await Willing(d, n);
        });
        await using var relay = new MailRelay(Settings(server, r => r with { FirstRest = TimeSpan.FromSeconds(3) }), TimeProvider.System);

        Assert.Equal(TimeSpan.Zero, relay.Rest);
        for (var i = 0; i < 50; i++) Assert.Equal(421, Assert.IsType<SendOutcome.TryLater>(await relay.Send(Letter($"p{i}@boras.se"))).Reply!.Code);
        var (asked, first) = (server.Connections, relay.Rest);
        Assert.InRange(asked, 1, 10);
        Assert.InRange(first.TotalSeconds, 0.0001, 300);

        works = true;
        SendOutcome outcome;
        var clock = Stopwatch.StartNew();
        while ((outcome = await relay.Send(Letter())) is SendOutcome.TryLater && clock.Elapsed.TotalSeconds < 60) await Task.Delay(100);
        Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Equal(TimeSpan.Zero, relay.Rest);
    }

    [Fact]
    public async Task A_refused_recipient_is_no_reason_to_rest()
    {
        await using var server = new ScriptedRelay(async (d, _) =>
        {
            await d.Begin();
            await d.TakeLetter("550 5.1.1 no");
            while (await d.TakeLetter())
            {
            }
        });
        await using var relay = new MailRelay(Settings(server) with { Connections = 1 }, TimeProvider.System);

        Assert.IsType<SendOutcome.RecipientRefused>(await relay.Send(Letter("borta@boras.se")));
        Assert.IsType<SendOutcome.Accepted>(await relay.Send(Letter()));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_probe_greets_and_sends_nothing()
    {
        await using var server = new ScriptedRelay(Willing);

        Assert.Null(await MailRelay.Probe(Settings(server, r => r with { User = "anna", Password = "lösen" })));
        Assert.Equal(["EHLO [127.0.0.1]", "QUIT"], server.Commands);

        await using var deaf = new ScriptedRelay((d, _) => d.Say("554 no\r\n"));
        Assert.IsType<SendOutcome.RelayRefused>(await MailRelay.Probe(Settings(deaf)));
    }

    [Fact]
    public async Task What_arrives_is_the_letter_as_it_was_written()
    {
        await using var server = new ScriptedRelay(Willing);
        await using var relay = new MailRelay(Settings(server), TimeProvider.System);
        var letter = Letter() with { Body = new LetterBody(".\n..\nFrom här\n" + new string('å', 500) + "\n", "<p>Hej!</p>\n") };
        await relay.Send(letter);
        var written = new System.Buffers.ArrayBufferWriter<byte>();
        MessageWriter.Write(letter, written);

        Assert.Equal(Encoding.UTF8.GetString(written.WrittenSpan), Assert.Single(server.Messages));
    }
}
