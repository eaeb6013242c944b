using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions;

/// <summary>What holds for every history, however odd (CONTRACT.md C3).</summary>
public sealed class When_a_history_is_random
{
    private static void Holds(Func<History, Property> property, int histories = 2_000) =>
        Prop.ForAll(History.Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(histories).WithQuietOnSuccess(true));

    [Fact]
    [Rule("C3.1", "C3.2", "C3.3", "C3.4", "C3.5", "C3.6", "C3.7", "C3.stage", "C3.blocking", "C2.annulled", "C2.corrected", "C2.assessed", "C2.term")]
    public void The_status_is_what_a_naive_reading_of_the_contract_says() =>
        Holds(history =>
        {
            var (swept, naive) = (StatusText.Of(history.Status()), history.NaiveText());
            return (swept == naive).Label($"\n--- swept\n{swept}\n--- naive\n{naive}\n");
        }, Histories);

    /// <summary>More for a long night: SAMSYN_HISTORIES=1000000.</summary>
    private static int Histories => int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_HISTORIES"), out var many) ? many : 3_000;
}
