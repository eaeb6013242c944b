using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary>The life of an agreement step by step, and the verbs of minutes: what the about page lists.</summary>
/// <remarks>Source: DESIGN.md 1; DOMAIN.md 14-19, 40-46, 60-66.</remarks>
public static class AgreementLife
{
    public static IReadOnlyList<(string Name, string What)> Steps =>
    [
        (L("Uppdrag", "Mandate"), L("Ett gemensamt organ ber om ett nytt eller ändrat avtal.", "A joint body asks for a new or changed agreement.")),
        (L("Förslag", "Draft"), L("Arbetsgrupper från båda sidor skriver texten.", "Working groups from both sides write the text.")),
        (L("Remiss", "Consultation"), L("Parterna och andra lämnar synpunkter. Det är frivilligt att svara.", "The parties and others send remarks. Answering is voluntary.")),
        (L("Bemötande", "Answers"), L("Varje synpunkt får ett svar, och en slutlig version tas fram.", "Every remark is answered, and a final version is made.")),
        (L("Rekommendationer", "Recommendations"), L("Samrådsorgan och förbund säger om parterna bör besluta.", "Consultation bodies and federations say whether the parties ought to decide.")),
        (L("Beslut", "Decisions"), L("Varje part beslutar om en viss version, i sitt eget organ.", "Each party decides on a certain version, in its own body.")),
        (L("Undertecknande", "Signing"), L("Den som beslutet pekar ut skriver under.", "Whoever the decision names signs.")),
        (L("Ikraftträdande", "Entry into force"), L("Avtalet börjar gälla när dess egen regel är uppfylld.", "The agreement enters into force when its own rule is met.")),
        (L("Tillämpning", "Application"), L("Parterna gör det de har lovat: rapporterar, betalar, samarbetar.", "The parties do what they promised: report, pay, cooperate.")),
        (L("Uppföljning", "Follow-up"), L("Resultatet visas varje år. Året före slutet utvärderas avtalet.", "The result is shown every year. The year before the end the agreement is evaluated.")),
        (L("Slut eller förlängning", "End or extension"), L("Avtalet sägs upp, förlängs eller löper ut.", "The agreement is given notice of, extended or runs out.")),
        (L("Nästa avtal", "The next agreement"), L("Det tar vid, och minns vad som hände förra gången.", "It takes over, and remembers what happened last time.")),
    ];

    public static IReadOnlyList<Verb> Verbs =>
    [
        new("bereda", "prepare", L("Tar fram underlag och ett förslag till beslut.", "Draws up the basis and a proposal for a decision."), false),
        new("ta ställning", "take a position", L("Säger vad organet tycker.", "Says what the body thinks."), false),
        new("ställa sig bakom", "stand behind", L("Säger att organet stöder förslaget.", "Says that the body supports the proposal."), false),
        new("rekommendera", "recommend", L("Säger vad andra organ bör besluta.", "Says what other bodies ought to decide."), false),
        new("besluta", "decide", L("Ingår avtalet, eller avstår. Gäller bara om partens eget behöriga organ gör det.", "Enters into the agreement, or does not. Counts only when the party’s own competent body does it."), true),
        new("underteckna", "sign", L("Skriver under, på uppdrag av den som har beslutat.", "Signs, on behalf of those who decided."), true),
    ];

    /// <summary>A verb of minutes and whether it binds the party whose body used it (DOMAIN.md 14).</summary>
    public sealed record Verb(string Swedish, string English, string Means, bool Binds);
}
