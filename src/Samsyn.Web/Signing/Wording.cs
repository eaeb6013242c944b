using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing;

/// <summary>Signing in words: states, refusals, and what a message about it says.</summary>
public static class Wording
{
    public static string Label(this SigningState state) => state switch
    {
        SigningState.NotDecided => L("Inget att skriva under ännu", "Nothing to sign yet"),
        SigningState.AwaitsLegalForce => L("Väntar på laga kraft", "Awaits legal force"),
        SigningState.AwaitsOthers => L("Väntar på sin tur", "Awaits its turn"),
        SigningState.Ready => L("Kan skriva under", "May sign"),
        SigningState.PartlySigned => L("Delvis underskrivet", "Partly signed"),
        SigningState.Signed => L("Underskrivet", "Signed"),
        SigningState.SignedOlderText => L("Underskrivet, äldre text", "Signed, older text"),
        SigningState.Declined => L("Skriver inte under", "Will not sign"),
        SigningState.Expired => L("Tiden för att skriva under har gått ut", "The time to sign has ended"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    /// <summary>What is told of a signature that fell outside the plan or the decision.</summary>
    public static string Label(this SignatureMark mark) => mark switch
    {
        SignatureMark.BeforeDecision => L("Undertecknat utan att parten hade sagt ja", "Signed without a yes of the party"),
        SignatureMark.BeforeLegalForce => L("Undertecknat innan beslutet hade fått laga kraft", "Signed before the decision had gained legal force"),
        SignatureMark.OutOfTurn => L("Undertecknat före andra som skulle skriva under först", "Signed before others who were to sign first"),
        SignatureMark.AfterLastDay => L("Undertecknat efter sista dagen", "Signed after the last day"),
        _ => throw new ArgumentOutOfRangeException(nameof(mark)),
    };

    /// <summary>What stops it, and how to mend it.</summary>
    /// <param name="name">A party's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">A refusal without words: a test fails before a user sees it.</exception>
    public static string Sentence(this SigningRefusal refusal, Func<PrincipalId, string> name) => refusal switch
    {
        SigningRefusal.NotAParty r => L($"{name(r.Party)} är inte part i avtalet. Välj en av parterna.", $"{name(r.Party)} is not a party to the agreement. Choose one of the parties."),
        SigningRefusal.InTheFuture r => L($"Ange en dag som har varit. {Dates.Full(r.On)} ligger i framtiden; i dag är det {Dates.Full(r.Today)}.", $"Give a day that has been. {Dates.Full(r.On)} is in the future; today is {Dates.Full(r.Today)}."),
        SigningRefusal.UnknownVersion r => L($"Avtalet har ingen version {r.Version}. Ange en version som avtalet har.", $"The agreement has no version {r.Version}. Give one that it has."),
        SigningRefusal.NotDecided r => L($"{name(r.Party)} har inte sagt ja till den aktuella texten. Registrera beslutet först.", $"{name(r.Party)} has not said yes to the current text. Record the decision first."),
        SigningRefusal.AwaitsLegalForce { From: { } from } => L($"Beslutet får laga kraft {Dates.Full(from)}. Skriv under då, eller låt processledaren ange skäl för att skriva under tidigare.", $"The decision gains legal force on {Dates.Full(from)}. Sign then, or let the process leader give a reason to sign earlier."),
        SigningRefusal.AwaitsLegalForce => L("När beslutet får laga kraft är inte känt. Lägg till anslagsdagen, eller låt processledaren ange skäl för att skriva under tidigare.", "When the decision gains legal force is not known. Add the day of its notice, or let the process leader give a reason to sign earlier."),
        SigningRefusal.NotOpen r => L($"Underskrifterna öppnar {Dates.Full(r.OpensOn)}. Kom tillbaka då.", $"Signing opens on {Dates.Full(r.OpensOn)}. Come back then."),
        SigningRefusal.AwaitsOthers r => L($"{Names(r.Parties, name)} ska skriva under först.", $"{Names(r.Parties, name)} sign first."),
        SigningRefusal.HasExpired r => L($"Sista dagen att skriva under var {Dates.Full(r.ExpiredOn)}. Be processledaren om en ny tid.", $"The last day to sign was {Dates.Full(r.ExpiredOn)}. Ask the process leader for a new time."),
        SigningRefusal.IsSigned { Function.Length: 0 } => L("Parten har redan skrivit under. Inget mer behövs.", "The party has signed already. Nothing more is needed."),
        SigningRefusal.IsSigned r => L($"{Capital(r.Function)} har redan skrivit under. Inget mer behövs av den funktionen.", $"{Capital(r.Function)} has signed already. Nothing more is needed of that function."),
        SigningRefusal.NoMaster r => L($"Det finns inget original av version {r.Version} att jämföra med. Be processledaren lägga upp det.", $"There is no original of version {r.Version} to compare with. Ask the process leader to hand it in."),
        SigningRefusal.SameFile r => L($"Samma fil är redan registrerad för {name(r.Party)}. Lägg er underskrift till den och lämna den nya filen.", $"The same file is registered for {name(r.Party)} already. Add your signature to it and hand in the new file."),
        SigningRefusal.OriginalIsSigned r => L($"{name(r.Party)} har skrivit under originalet, så det byts inte ut. Publicera en ny version om texten ska ändras.", $"{name(r.Party)} has signed the original, so it is not replaced. Publish a new version if the text is to change."),
        SigningRefusal.LacksEarlier r => L($"Originalet är gemensamt och i filen saknas det som {name(r.Party)} har skrivit under. Hämta den senaste filen här på sidan, skriv under den och lämna den.", $"The original is common, and the file lacks what {name(r.Party)} has signed. Fetch the latest file on this page, sign it and hand it in."),
        SigningRefusal.ReasonMissing => L("Skriv varför.", "Write why."),
        SigningRefusal.NotASignatory r => L($"{Capital(r.Function)} finns inte bland dem som skriver under för parten. Välj en av dem.", $"{Capital(r.Function)} is not among those who sign for the party. Choose one of them."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };

    private static string Names(IReadOnlyList<PrincipalId> parties, Func<PrincipalId, string> name) =>
        string.Join(", ", parties.Take(3).Select(name)) + (parties.Count > 3 ? L($" och {parties.Count - 3} till", $" and {parties.Count - 3} more") : "");

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Kinds of messages, each sent to every party.</summary>
    public const string Signed = "signing.signed";
    public const string Declined = "signing.declined";
    public const string Replaced = "signing.replaced";
    public const string Planned = "signing.planned";
    public const string Reminder = "signing.reminder";
    public const string Expired = "signing.expired";

    public static readonly IReadOnlyList<string> Kinds = [Signed, Declined, Replaced, Planned, Reminder, Expired];

    /// <summary>A message in a sentence, in the reader's language: what mail will send.</summary>
    /// <param name="party">The name of the party it is about; empty when it is about all.</param>
    public static string Message(string kind, Mail.NotificationFacts facts, string agreement, string party) => kind switch
    {
        Signed => L($"{party} har skrivit under {agreement}{On(facts)}.", $"{party} has signed {agreement}{On(facts)}."),
        Declined => L($"{party} skriver inte under {agreement}. Skäl: {facts.Text}", $"{party} will not sign {agreement}. Reason: {facts.Text}"),
        Replaced => L($"{Capital(facts.Title ?? "")} skriver under {agreement} för {party}{On(facts)}. Skäl: {facts.Text}", $"{Capital(facts.Title ?? "")} signs {agreement} for {party}{On(facts)}. Reason: {facts.Text}"),
        Planned => L($"Så skrivs {agreement} under: planen är ny.", $"How {agreement} is signed: the plan is new."),
        Reminder => facts.On is { } day ? L($"{party} har inte skrivit under {agreement} ännu. Sista dagen är {Dates.Full(day)}.", $"{party} has not signed {agreement} yet. The last day is {Dates.Full(day)}.") : L($"{party} har inte skrivit under {agreement} ännu.", $"{party} has not signed {agreement} yet."),
        Expired => L($"Tiden för att skriva under {agreement} har gått ut{On(facts)}.", $"The time to sign {agreement} has ended{On(facts)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A message without words."),
    };

    private static string On(Mail.NotificationFacts facts) => facts.On is { } day ? " " + Dates.Full(day) : "";
}
