using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary>A rule of <c>/sa-raknas-laget</c>: what it is called there and where other pages link to it.</summary>
/// <param name="Anchor">The id of its heading. Stable: links from outside point at it.</param>
public sealed record StatusRule(string Anchor, string Swedish, string English)
{
    public string Name => L(Swedish, English);

    /// <summary>For links: <c>&lt;a href="@Url.Content(StatusRules.States.Path)"&gt;</c>, language kept.</summary>
    public string Path => $"~/sa-raknas-laget#{Anchor}";
}

/// <summary>
/// The rules of status in the order of the page. Other pages link to one where they state what follows from it:
/// beside "Bordlagt" to <see cref="States"/>, beside a last day of appeal to <see cref="Appeal"/>.
/// </summary>
public static class StatusRules
{
    public static readonly StatusRule WhoDecides = new("vems-beslut", "Vems beslut räknas", "Whose decision counts");
    public static readonly StatusRule States = new("lagen", "Partens läge", "The state of a party");
    public static readonly StatusRule Versions = new("version", "Vilken version beslutet gäller", "Which version a decision is about");
    public static readonly StatusRule Conditions = new("villkor", "Ja med villkor", "Yes with a condition");
    public static readonly StatusRule Rejected = new("nej", "När någon säger nej", "When someone says no");
    public static readonly StatusRule Requirements = new("krav", "Vad som krävs för att börja gälla", "What it takes to enter into force");
    public static readonly StatusRule Inhabitants = new("invanare", "När invånarna räknas", "When inhabitants count");
    public static readonly StatusRule EntryDay = new("ikraft", "Dagen avtalet börjar gälla", "The day of entry into force");
    public static readonly StatusRule Term = new("avtalstid", "Avtalstiden", "The term");
    public static readonly StatusRule Stages = new("skeden", "Avtalets skede", "The stage of an agreement");
    public static readonly StatusRule StepsAndEarly = new("steg", "Steg och tidiga beslut", "Steps and early decisions");
    public static readonly StatusRule Appeal = new("overklagande", "Överklagande och laga kraft", "Appeal and legal force");
    public static readonly StatusRule Changed = new("upphavt-rattat", "Upphävda och rättade beslut", "Annulled and corrected decisions");
    public static readonly StatusRule TwoTimes = new("dag-och-kunskap", "Läget en viss dag, känt vid en viss tid", "As of a day, as known at a time");

    public static readonly IReadOnlyList<StatusRule> All =
        [WhoDecides, States, Versions, Conditions, Rejected, Requirements, Inhabitants, EntryDay, Term, Stages, StepsAndEarly, Appeal, Changed, TwoTimes];
}
