using Samsyn.Web.Outbox;

namespace Samsyn.Web.Publishing;

/// <summary>What happens when something is recorded that could be news.</summary>
public enum NewsAction
{
    Nothing,

    /// <summary>A draft is made from what was recorded, and waits for a person.</summary>
    Propose,

    /// <summary>It is published at once, by rule.</summary>
    Publish,
}

/// <summary>What becomes of one kind of event of an agreement (regel för nyheter).</summary>
/// <param name="Event">As it stands in the agreement's history.</param>
public sealed record NewsRule(HistoryKind Event, NewsAction Action)
{
    /// <summary>What can be news. The others change pages and calendars, and tell themselves there.</summary>
    public static readonly IReadOnlyList<HistoryKind> Possible =
        [HistoryKind.RoundOpened, HistoryKind.RoundExtended, HistoryKind.CompilationReleased, HistoryKind.VersionPublished, HistoryKind.DecisionRecorded, HistoryKind.EnteredIntoForce, HistoryKind.TermChanged, HistoryKind.DigestPublished];

    /// <summary>Where nobody has said otherwise: a draft for what everybody wants to know, nothing for each of fifty decisions.</summary>
    public static NewsAction Otherwise(HistoryKind happened) => happened is HistoryKind.DecisionRecorded || !Possible.Contains(happened) ? NewsAction.Nothing : NewsAction.Propose;

    /// <summary>What the rules of an agreement say about an event.</summary>
    public static NewsAction For(HistoryKind happened, IEnumerable<NewsRule> rules) => rules.LastOrDefault(rule => rule.Event == happened)?.Action ?? Otherwise(happened);
}
