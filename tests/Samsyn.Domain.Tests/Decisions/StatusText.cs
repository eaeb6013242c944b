using System.Globalization;
using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions;

/// <summary>A status as lines of text, everything C3 shows but the sentence: two statuses are equal when their texts are.</summary>
internal static class StatusText
{
    public static string Of(AgreementStatus status)
    {
        var entry = status.EntryIntoForce;
        var counts = status.Counts;
        var lines = new List<string>
        {
            $"version {status.Version?.Id ?? "-"} stage {status.Stage}",
            Entry(entry.Met, entry.Fallen, entry.InForceOn, entry.Version, entry.Stated, entry.Blocking.Select(p => p.Id.Value)),
            Term(status.Term.From, status.Term.Until, status.Term.LastNoticeDay, status.Term.Lacking),
            Counts([counts.Approved, counts.Rejected, counts.Conditional, counts.Outdated, counts.Tabled, counts.ReferredBack, counts.Undecided]),
            Share(status.PopulationShareApproved),
        };
        foreach (var step in status.Steps)
            lines.Add(Step(step.Step.Step.Name, step.Done, step.On, step.Early, step.Bodies.Select(b => Body(b.Body.Id.Value, b.Decision?.Outcome, b.Decision?.On))));
        foreach (var p in status.Parties)
            lines.Add(Party(p.Party.Id.Value, p.State, p.Body?.Id.Value, p.On, p.Version, p.InForceOn, p.AppealUntil, p.AppealUntilStated, p.LegalForceOn, p.Flags));
        return string.Join('\n', lines);
    }

    public static string Entry(bool? met, bool fallen, DateOnly? inForceOn, string? version, bool stated, IEnumerable<string> blocking) =>
        $"met {met?.ToString() ?? "-"} fallen {fallen} in force on {Day(inForceOn)} version {version ?? "-"} stated {stated} blocking [{string.Join(' ', blocking)}]";

    public static string Term(DateOnly? from, DateOnly? until, DateOnly? lastNoticeDay, IEnumerable<string> lacking) =>
        $"term {Day(from)} {Day(until)} notice by {Day(lastNoticeDay)} lacking [{string.Join(' ', lacking)}]";

    public static string Counts(IEnumerable<int> seven) => $"counts {string.Join(' ', seven)}";

    public static string Share(decimal? share) => $"share {share?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-"}";

    public static string Step(string name, bool done, DateOnly? on, bool early, IEnumerable<string> bodies) =>
        $"step {name} done {done} on {Day(on)} early {early}: {string.Join(", ", bodies)}";

    public static string Body(string id, Outcome? outcome, DateOnly? on) => $"{id} {outcome?.ToString() ?? "-"} {Day(on)}";

    public static string Party(
        string id, PartyState state, string? body, DateOnly? on, string? version, DateOnly? inForceOn, DateOnly? appealUntil, DateOnly? stated, DateOnly? legalForce,
        IEnumerable<PartyFlag> flags) =>
        $"party {id} {state} {body ?? "-"} on {Day(on)} version {version ?? "-"} in force {Day(inForceOn)} appeal {Day(appealUntil)} stated {Day(stated)} "
        + $"legal force {Day(legalForce)} flags [{string.Join(' ', flags)}]";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
