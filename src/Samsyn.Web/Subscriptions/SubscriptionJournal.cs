using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>Journal rows of subscriptions and mail in words. No address stands in them.</summary>
internal static class SubscriptionJournal
{
    public static string? ActTitle(string act) => act switch
    {
        "subscription.ask" => L("Bad att få prenumerera", "Asked to subscribe"),
        "subscription.confirm" => L("Bekräftade en prenumeration", "Confirmed a subscription"),
        "subscription.choose" => L("Ändrade sin prenumeration", "Changed a subscription"),
        "subscription.leave" => L("Avslutade sin prenumeration", "Ended a subscription"),
        "subscription.erase" => L("Raderade prenumeranter enligt regel", "Erased subscribers by rule"),
        "mail.retry" => L("Skickade mejl igen", "Sent mail again"),
        "mail.dead" => L("Slutade skicka till en adress som inte finns", "Stopped sending to an address that does not exist"),
        "mail.bounces" => L("Läste in mejl som kommit tillbaka", "Read in mail that came back"),
        "mail.let_in" => L("Släppte in en stoppad adress igen", "Let in a stopped address again"),
        "notice_address.add" => L("Lade till en adress för meddelanden", "Added an address for notices"),
        "notice_address.end" => L("Avslutade en adress för meddelanden", "Ended an address for notices"),
        _ => null,
    };
}
