using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Outcome = Samsyn.Domain.Decisions.Outcome;

namespace Samsyn.Domain.Tests.Decisions;

/// <summary>What holds for every history, however odd (CONTRACT.md C3).</summary>
public sealed class When_a_history_is_random
{
    private const int Some = 300;

    /// <summary>Far more under <c>./test all</c>.</summary>
    private static int Many => Environment.GetEnvironmentVariable("SAMSYN_TEST_ALL") == "1" ? 100_000 : 2_000;

    [Fact]
    [Rule("C3.1", "C3.2", "C3.3", "C3.4", "C3.5", "C3.6", "C3.7", "C3.stage", "C3.blocking", "C2.annulled", "C2.corrected", "C2.assessed", "C2.term")]
    public void The_status_is_what_a_naive_reading_of_the_contract_says() =>
        Holds(Many, history => Same(StatusText.Of(history.Status()), history.NaiveText()));

    [Fact]
    [Rule("C3.shape", "R13")]
    public void The_seven_counts_add_up_to_the_parties() =>
        Holds(Some, history =>
        {
            var status = history.Status();
            var counts = status.Counts;
            return (Enum.GetValues<PartyState>().Sum(counts.Of) == counts.Parties && counts.Parties == status.Parties.Count
                && Enum.GetValues<PartyState>().All(state => counts.Of(state) == status.Parties.Count(p => p.State == state))).ToProperty();
        });

    [Fact]
    [Rule("C3.times")]
    public void What_happens_after_the_day_changes_nothing() =>
        Holds(Some, history => Same(StatusText.Of(history.Status()), StatusText.Of(UntilTheDay(history).Status())));

    [Fact]
    [Rule("C3.times", "C2.recorded-at", "R56")]
    public void What_is_recorded_after_the_instant_might_as_well_not_be_there() =>
        Holds(Some, history =>
        {
            var agreement = history.Agreement;
            var known = history with
            {
                Facts = [.. history.Facts.Where(f => f.RecordedAt <= history.KnownAt)],
                Agreement = With(agreement, agreement.Versions, [.. agreement.TermChanges.Where(c => c.RecordedAt <= history.KnownAt)]),
                KnownAt = Story.AllKnown,
            };
            return Same(StatusText.Of(history.Status()), StatusText.Of(known.Status()));
        });

    [Fact]
    [Rule("C2.identity")]
    public void The_order_in_which_the_facts_are_read_does_not_matter() =>
        Holds(Some, history =>
        {
            var (facts, changes) = (history.Facts, history.Agreement.TermChanges);
            var cut = facts.Count / 3;
            var otherwise = history with
            {
                Facts = [.. facts.Skip(cut).Reverse(), .. facts.Take(cut)],
                Agreement = With(history.Agreement, history.Agreement.Versions, [.. changes.AsEnumerable().Reverse()]),
            };
            return Same(StatusText.Of(history.Status()), StatusText.Of(otherwise.Status()));
        });

    [Fact]
    [Rule("C3.5")]
    public void Entry_into_force_is_reached_once_and_kept() =>
        Holds(Some, history =>
        {
            var (now, later) = (history.Status(), (history with { AsOf = history.AsOf.AddDays(45) }).Status());
            var inForce = now.Stage is Stage.InForce or Stage.Expired && now.EntryIntoForce is { InForceOn: { } on, Stated: false } && on <= history.AsOf;
            return (!inForce || (later.Stage is Stage.InForce or Stage.Expired && later.EntryIntoForce.InForceOn == now.EntryIntoForce.InForceOn
                && now.Parties.Zip(later.Parties).All(p => p.First.InForceOn is null || p.First.InForceOn == p.Second.InForceOn))).ToProperty();
        });

    [Fact]
    [Rule("C3.1")]
    public void The_curve_ends_at_the_yeses_of_the_day() =>
        Holds(Some, history =>
        {
            var status = history.Status();
            return (status.Counts.Approved == (status.Curve.Count == 0 ? 0 : status.Curve[^1].Approved)
                && status.Curve.Zip(status.Curve.Skip(1)).All(p => p.First.On < p.Second.On && p.First.Approved != p.Second.Approved)).ToProperty();
        });

    private static void Holds(int histories, Func<History, Property> property) =>
        Prop.ForAll(History.Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(histories).WithQuietOnSuccess(true));

    private static Property Same(string one, string other) => (one == other).Label($"\n--- one\n{one}\n--- other\n{other}\n");

    /// <summary>Without what is dated after the day; a decision that a correction may have moved stays, and so does the first text, which picks the population.</summary>
    private static History UntilTheDay(History history)
    {
        var day = history.AsOf;
        var corrected = history.Facts.Where(f => f.Outcome == Outcome.Corrected).Select(f => (f.Body, f.Corrects, f.CorrectsParagraph)).ToHashSet();
        bool MayBeMoved(Decision d) => corrected.Contains((d.Body, d.Corrects ?? d.On, d.CorrectsParagraph ?? d.Paragraph));
        var agreement = history.Agreement;
        return history with
        {
            Facts =
            [
                .. history.Facts.Where(f => f.On <= day || MayBeMoved(f)).Select(f => MayBeMoved(f) ? f : f with
                {
                    AnnouncedOn = f.AnnouncedOn > day ? null : f.AnnouncedOn,
                    AppealUntilStated = f.AnnouncedOn > day ? null : f.AppealUntilStated,
                    AppealedOn = f.AppealedOn > day ? null : f.AppealedOn,
                }),
            ],
            Agreement = With(agreement, [.. agreement.Versions.Where((v, i) => i == 0 || v.On <= day)], [.. agreement.TermChanges.Where(c => c.On <= day)]),
        };
    }

    private static Agreement With(Agreement of, List<AgreementVersion> versions, List<TermChange> changes) =>
        new() { Id = of.Id, Slug = of.Slug, Settings = of.Settings, Versions = versions, TermChanges = changes };
}
