using System.Diagnostics;
using System.Globalization;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Consultations.Killed;

/// <summary>
/// Processes in which several write answers to one round, in the same fields of the same drafts, and hand them in; fifty times one of them is killed. Whoever comes
/// after it sends half of what was not acknowledged again, and leaves the rest. Then everything is counted (<see cref="AnswersRecounted"/>).
/// </summary>
public sealed class Killed_answerers
{
    /// <summary>In full under ./test all, else a sample, as with <see cref="Killed_writers"/>.</summary>
    private static readonly bool InFull = Environment.GetEnvironmentVariable("SAMSYN_TEST_ALL") == "1";

    private static readonly int Processes = InFull ? 3 : 2;
    private static readonly int Kills = InFull ? 50 : 6;
    private static readonly int Acts = InFull ? 1000 : 200;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lose_no_saved_text_and_no_answer_and_double_none(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var round = await SendOut(db);
        var said = new AnswersSaid();
        var (all, killed, clock) = (new List<AnswererUnderTest>(), new List<AnswererUnderTest>(), Stopwatch.StartNew());
        try
        {
            var living = Enumerable.Range(0, Processes).Select(_ => Start([])).ToList();
            await Until(() => living.TrueForAll(p => p.Acknowledged > 0), "every process gets on");
            while (killed.Count < Kills)
            {
                await Until(() => said.Acknowledged.Count >= killed.Count * Acts / Kills && living.Exists(MayDie), "what was sent again is answered, and the processes get on");
                var victim = living.Where(MayDie).MinBy(_ => Random.Shared.Next())!;
                await victim.Kill((killed.Count % 3) switch { 0 => null, 1 => Phase.Written, _ => Phase.Committed }, handsIn: killed.Count % 6 > 3);
                living.Remove(victim);
                living.Add(Start(Half(victim.InFlight, killed.Count)));
                if (victim.InFlight.Count > 0) killed.Add(victim);
            }

            await Until(() => said.Acknowledged.Count >= Acts && living.TrueForAll(p => p.Acknowledged > 0 && MayDie(p)), "all is acknowledged");
            await Task.WhenAll(living.Select(p => p.Stop()));
        }
        finally
        {
            foreach (var process in all) process.Dispose();
        }

        var (sentAgain, inFlight) = (all.SelectMany(p => p.Again).Select(o => o.Act).ToHashSet(), killed.SelectMany(p => p.InFlight).ToList());
        var recounted = await AnswersRecounted.Read(db, round, said);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{engine}: {said.Acknowledged.Count} acts by {all.Count} processes in {clock.Elapsed.TotalSeconds:0} s, {said.Refused.Count} refused; {recounted}. {killed.Count} kills hit {inFlight.Count} acts: {Count(Phase.Begun)} begun, {Count(Phase.Written)} written, {Count(Phase.Committed)} committed, {inFlight.Count(one => said.Begun[one.Act].Wish == AnswerWish.HandIn)} of them handing in; {sentAgain.Count} were sent again, and of them {said.Again.Count} recognised."));
        recounted.AssertNothingIsLostAndNothingIsTwice();

        // What was committed and not acknowledged is recognised when it comes again, and only that.
        Assert.All(inFlight.Where(one => one.Phase == Phase.Committed && sentAgain.Contains(one.Act)), one => Assert.True(said.Again.ContainsKey(one.Act), $"Act {one.Act} was committed, and not recognised when it was sent again."));
        Assert.All(said.Again.Keys, act => Assert.Contains(act, sentAgain));
        Assert.All(sentAgain, act => Assert.True(said.HasAnswered(act), $"Act {act} was sent again and got no answer."));

        // The kills came when it matters, and the same field was saved by two at once.
        Assert.Equal(Kills, killed.Count);
        Assert.True(Count(Phase.Written) >= Kills / 4 && Count(Phase.Committed) >= Kills / 4, "Too few acts were hit before the commit, or after it.");
        Assert.True(!said.Again.IsEmpty && recounted.IsVaried(InFull), "Something was not tried: an act recognised, an answer handed in, a text kept beside another, one chosen.");

        AnswererUnderTest Start(IReadOnlyList<AnswerOrder> again)
        {
            var process = new AnswererUnderTest([db.Setting, Slug, round.ToString()], again, said);
            all.Add(process);
            return process;
        }

        bool MayDie(AnswererUnderTest process) => process.Acknowledged > 0 && process.Again.All(order => said.HasAnswered(order.Act));

        // Of those that got furthest the first or the second, and every other after it.
        List<AnswerOrder> Half(IReadOnlyList<(Guid Act, Phase Phase)> acts, int kill) =>
            [.. acts.Where((_, n) => n % 2 == (acts.Count > 1 ? (kill + (kill / 6)) % 2 : 0)).Select(one => said.Begun[one.Act])];

        int Count(Phase phase) => inFlight.Count(one => one.Phase == phase);

        async Task Until(Func<bool> holds, string what)
        {
            for (var waited = Stopwatch.StartNew(); !holds(); await Task.Delay(5))
            {
                foreach (var process in all) process.AssertItDidNotFail();
                Assert.True(waited.Elapsed < TimeSpan.FromMinutes(5), $"After five minutes it still does not hold that {what}.");
            }
        }
    }

    private const string Slug = "prov";

    /// <summary>A round open to all, in which every municipality is asked.</summary>
    private static async Task<Guid> SendOut(TestDatabase db)
    {
        var agreement = await db.StoreOne(Slug);
        var round = new Consultation
        {
            Id = Guid.CreateVersion7(), AgreementId = agreement.Id, Version = "2.0", RecordedAt = DateTime.UnixEpoch,
            Settings = new ConsultationSettings { Opens = new DateOnly(2022, 1, 20), Closes = new DateOnly(2199, 12, 31), OpenToAll = true, Consultees = [.. Example.Municipalities.Select(m => Consultee.Of(m))] },
        };
        await db.Acts.Run(new ActOrder(Guid.CreateVersion7(), "consultation.open", Actor.Import), act =>
        {
            act.Db.Add(round);
            act.Journal($"consultation {round.Version}", null, round.Settings, Slug);
            return Task.CompletedTask;
        });
        return round.Id;
    }
}
