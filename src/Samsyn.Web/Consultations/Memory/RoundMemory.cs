using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Consultations.Conferences;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Memory;

/// <summary>What kind of thing is remembered.</summary>
public enum MemoryKind
{
    /// <summary>Löfte: what somebody was told would be done, in the text without a change that shows it, or in the implementation.</summary>
    Promise,

    /// <summary>Villkor: a party said yes on a condition.</summary>
    Condition,

    /// <summary>Synpunkt from a round, with what became of it.</summary>
    Remark,

    /// <summary>Synpunkt that came outside every round.</summary>
    View,
}

/// <summary>One thing to bring to the next agreement.</summary>
/// <param name="Who">Who said it; Swedish data when <paramref name="WhoIsData"/>.</param>
/// <param name="Became">What was made of it, in the reader's language.</param>
/// <param name="Reason">In the data's own words.</param>
public sealed record MemoryItem(MemoryKind Kind, string Section, string Who, bool WhoIsData, DateOnly On, string Text, string Became, string? Reason, string? Link);

/// <summary>
/// The brief before a renewal (att ta med till nästa avtal): every remark, condition and promise of the last round, by clause. Whoever drafts the next text
/// reads it first, so that nobody needs to say the same again.
/// </summary>
public sealed class RoundMemory
{
    private readonly RoundView? view;

    private RoundMemory(RoundView? view, IReadOnlyList<MemoryItem> items) => (this.view, Items) = (view, items);

    /// <summary>Within a clause: promises, conditions, remarks, views.</summary>
    public IReadOnlyList<MemoryItem> Items { get; }

    /// <summary>By clause in the order of the text; the whole agreement first.</summary>
    public IEnumerable<IGrouping<string, MemoryItem>> BySection =>
        Items.OrderBy(i => OrderOf(i.Section)).ThenBy(i => i.Section, StringComparer.Ordinal).ThenBy(i => i.Kind).GroupBy(i => i.Section);

    public int Count(MemoryKind kind) => Items.Count(i => i.Kind == kind);

    /// <summary>Name of a section; "Hela avtalet" for the whole.</summary>
    public string NameOf(string section) => section.Length == 0 ? L("Hela avtalet", "The whole agreement") : view is null || view.Round.SectionOf(section) is null ? L($"Punkt {section}", $"Clause {section}") : Answering.AnswerPage.NameOf(view, section);

    /// <param name="view">The last round whose compilation is published; null when there is none.</param>
    /// <param name="outside">Views outside every round, by the day of the status.</param>
    public static RoundMemory Of(AgreementStatus status, RoundView? view, IEnumerable<OutsideView> outside)
    {
        var items = new List<MemoryItem>();
        if (view is not null)
        {
            foreach (var row in CompilationRows.Of(view).Where(r => r.Text.Length > 0))
            {
                var link = row.Change is { Version: { } version } change ? $"~/avtal/{view.Slug}/remiss/spar?version={Uri.EscapeDataString(version)}&punkt={Uri.EscapeDataString(change.Number)}&omgang={Uri.EscapeDataString(view.Consultation.Version)}" : null;
                items.Add(new MemoryItem(KindOf(row), row.Section, row.Respondent, view.IsNamed(row.Answer), row.Received, row.Text, row.Disposition?.Label() ?? L("Fick inget bemötande", "Got no answer"), row.Reason.Length > 0 ? row.Reason : null, link));
            }
        }

        foreach (var decision in status.Cascade.Decisions.Where(d => d.Condition is { Length: > 0 } && d.On <= status.AsOf && d.RecordedAt <= status.KnownAt).OrderBy(d => d.On).ThenBy(d => d.Place))
            items.Add(new MemoryItem(MemoryKind.Condition, "", NameOf(status, decision), true, decision.On, decision.Condition!, BecameOf(status, decision), null, $"~/avtal/{status.Cascade.Agreement.Slug}/beslut"));
        foreach (var said in outside) items.Add(new MemoryItem(MemoryKind.View, said.Section, said.From, true, said.ReceivedOn, said.Text, said.Choice.Label(), said.Reason, null));
        return new RoundMemory(view, items);
    }

    private static string NameOf(AgreementStatus status, Decision decision) => !status.Cascade.County.TryFind(decision.Body, out var body) ? decision.Body.Value
        : body.Of is { } of ? $"{body.Name} i {of.Name}" : body.Name;

    private static string BecameOf(AgreementStatus status, Decision decision) => status.Parties.FirstOrDefault(p => p.Decision?.Id == decision.Id) switch
    {
        null => L("Ett senare beslut gäller i stället", "A later decision applies instead"),
        { State: PartyState.Approved } => L("Bedömt: räknas som ja", "Assessed: counts as a yes"),
        var party when party.Flags.Contains(PartyFlag.DoesNotCount) => L("Bedömt: räknas inte som ja", "Assessed: does not count as a yes"),
        _ => L("Inte bedömt", "Not assessed"),
    };

    /// <summary>Forwarded to the implementation, or accepted with no change of the text to show for it: somebody was promised something.</summary>
    private static MemoryKind KindOf(CompilationRow row) =>
        row.Disposition == Disposition.Forwarded || (row.Disposition is Disposition.Accepted or Disposition.Partly && row.Change is null) ? MemoryKind.Promise : MemoryKind.Remark;

    private int OrderOf(string section) => view?.Round.OrderOf(section) ?? (section.Length == 0 ? -1 : int.MaxValue);
}
