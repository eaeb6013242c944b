using Samsyn.Domain;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>Why choices cannot be kept, typed.</summary>
public abstract record SubscriptionRefusal : Refusal
{
    private SubscriptionRefusal() { }

    /// <summary>No agreement, party or body was chosen, so nothing would ever be sent.</summary>
    public sealed record NoTopic : SubscriptionRefusal;

    /// <summary>None of decisions, news, consultations, agreement, documents was chosen.</summary>
    public sealed record NoKind : SubscriptionRefusal;

    public string Sentence() => this switch
    {
        NoTopic => L("Välj minst ett avtal, en huvudman eller ett organ.", "Choose at least one agreement, party or body."),
        NoKind => L("Välj minst en sak att få veta, till exempel beslut.", "Choose at least one thing to be told, for example decisions."),
        _ => throw new InvalidOperationException($"Nothing says what {GetType().Name} is."),
    };
}
