using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;

namespace Samsyn.Web.Agreements.Disagreements;

/// <summary>The forms about deviations and disagreements, and who sees which.</summary>
public static class DisagreementForms
{
    public const string Raise = "oenighet";
    public const string Continue = "oenighet-vidare";

    public static ActForms AddDisagreements(this ActForms forms) =>
        forms.Add(Raise, context => new RaiseForm(context)).Add(Continue, context => new ContinueForm(context));

    public static bool Needs(string kind) => kind is Raise or Continue;

    /// <summary>Whoever leads the process, and the two it is between.</summary>
    public static bool MaySee(this SignedIn who, Disagreement matter, Cascade cascade) =>
        who.CanForAll(WorkspaceAct.Disagree) || who.MaySpeakFor(cascade).Any(party => matter.Concerns(party.Id));

    /// <summary>The parties somebody may speak for.</summary>
    public static IReadOnlyList<Principal> MaySpeakFor(this SignedIn who, Cascade cascade) => who.PartiesFor(WorkspaceAct.Disagree, cascade);

    /// <summary>Records a fact. Its place and instant are set here.</summary>
    /// <exception cref="RefusedException">What <c>Disagreement.WhyNotRecord</c> answers.</exception>
    public static async Task Record(this Act act, Cascade cascade, DisagreementFact fact, DateOnly today)
    {
        await act.DemandFor(WorkspaceAct.Disagree, cascade, fact.By);
        var recorded = await act.Db.Disagreements.AsNoTracking().Where(f => f.AgreementId == cascade.Agreement.Id).OrderBy(f => f.Place).ToListAsync();
        var row = fact with
        {
            AgreementId = cascade.Agreement.Id, RecordedAt = act.At, Place = recorded.Count == 0 ? 1 : recorded[^1].Place + 1,
            Matter = fact.Event == DisagreementEvent.Raised ? Disagreement.NextMatter(recorded) : fact.Matter,
        };
        if (Disagreement.WhyNotRecord(cascade.Agreement, [.. cascade.Parties], recorded, row, today) is { } refusal) throw new RefusedException(refusal);
        act.Db.Add(row);
        act.Journal(JournalSubject + row.Matter, null, new DisagreementTrace(row.Matter, row.Event, row.Kind, row.By, row.Step, row.On));
        // The other side is told; what it is about stands where only the two can read it.
        var raised = row.Event == DisagreementEvent.Raised ? row : recorded.First(f => f.Matter == row.Matter && f.Event == DisagreementEvent.Raised);
        foreach (var party in new[] { raised.By, raised.Against }.OfType<PrincipalId>().Where(party => party != row.By).Distinct())
            await act.Notify(cascade.Agreement.Id, "disagreement." + StoredWords.Of(row.Event), party, $"disagreement {row.Id} {party}", new NotificationFacts { Party = row.By, On = row.On, Title = row.Matter });
    }

    /// <summary>What the journal calls it.</summary>
    public const string JournalSubject = "disagreement ";
}

/// <summary>What the journal holds of a fact: that it was recorded, never what it is about. Many may read the journal, two the matter.</summary>
public sealed record DisagreementTrace(string Matter, DisagreementEvent Event, DisagreementKind? Kind, PrincipalId By, int? Step, DateOnly On);
