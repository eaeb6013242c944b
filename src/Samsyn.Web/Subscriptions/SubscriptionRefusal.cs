using Samsyn.Domain;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>Why choices cannot be kept, or an address not be sent to again, typed.</summary>
public abstract record SubscriptionRefusal : Refusal
{
    private SubscriptionRefusal() { }

    /// <summary>No agreement, party or body was chosen, so nothing would ever be sent.</summary>
    public sealed record NoTopic : SubscriptionRefusal;

    /// <summary>None of decisions, news, consultations, agreement, documents was chosen.</summary>
    public sealed record NoKind : SubscriptionRefusal;

    /// <summary>Nothing keeps letters from the address; or its person has left, and only a new yes brings them back.</summary>
    public sealed record NotStopped : SubscriptionRefusal;

    public string Sentence() => this switch
    {
        NoTopic => L("Välj minst ett avtal, en huvudman eller ett organ.", "Choose at least one agreement, party or body."),
        NoKind => L("Välj minst en sak att få veta, till exempel beslut.", "Choose at least one thing to be told, for example decisions."),
        NotStopped => L("Den adressen är inte stoppad. Titta efter att den är rätt skriven. Den som själv har slutat prenumererar på nytt.", "That address is not stopped. See that it is spelt right. Who has left subscribes anew."),
        _ => throw new InvalidOperationException($"Nothing says what {GetType().Name} is."),
    };
}
