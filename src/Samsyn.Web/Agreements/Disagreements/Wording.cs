using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Disagreements;

/// <summary>Deviations and disagreements in words.</summary>
public static class Wording
{
    /// <summary>What is wrong, and how to mend it: for a file and for a form.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A refusal without words: a test fails before a user sees it.</exception>
    public static (string What, string Mend) Words(this DisagreementRefusal refusal) => refusal switch
    {
        DisagreementRefusal.InTheFuture r => (
            L($"{Dates.Iso(r.On)} ligger i framtiden; i dag är det {Dates.Iso(r.Today)}", $"{Dates.Iso(r.On)} lies in the future; today is {Dates.Iso(r.Today)}"),
            L("ange en dag som har varit", "give a day that has been")),
        DisagreementRefusal.BeforeTheLast r => (
            L($"{Dates.Iso(r.On)} är före det som redan är registrerat, {Dates.Iso(r.Last)}", $"{Dates.Iso(r.On)} is before what is recorded already, {Dates.Iso(r.Last)}"),
            L("ange den dagen eller en senare", "give that day or a later one")),
        DisagreementRefusal.NoSuchMatter r => (
            L($"det finns inget ärende {r.Matter}", $"there is no matter {r.Matter}"),
            L("ange ett ärende som är anmält", "name a matter that has been raised")),
        DisagreementRefusal.MatterIsTaken r => (
            L($"det finns redan ett ärende {r.Matter}", $"there is already a matter {r.Matter}"),
            L("ge det nya ett eget nummer", "give the new one a number of its own")),
        DisagreementRefusal.IsOver => (
            L("ärendet är avslutat", "the matter is over"),
            L("anmäl ett nytt om ni fortfarande är oense", "raise a new one if you still disagree")),
        DisagreementRefusal.DeviationsDoNotMoveUp => (
            L("en avvikelse går inte vidare till nästa nivå", "a deviation does not go up to the next level"),
            L("anmäl en oenighet för sig om ni läser texten olika", "raise a disagreement by itself if you read the text differently")),
        DisagreementRefusal.NoStepAbove r => (
            L($"{r.Last} är den högsta nivån", $"{r.Last} is the highest level"),
            L("registrera vad ni kom fram till i stället", "record what you agreed on instead")),
        DisagreementRefusal.NoLadder => (
            L("avtalet säger inte hur oenighet löses", "the agreement does not say how disagreement is settled"),
            L("lägg till nivåerna under ladder i avtalets fil", "add the levels under ladder in the agreement’s file")),
        DisagreementRefusal.NotAParty r => (
            L($"{r.By} är inte part i avtalet", $"{r.By} is not a party to the agreement"),
            L("ange en av avtalets parter", "name one of the parties")),
        DisagreementRefusal.AgainstItself => (
            L("en part kan inte vara oense med sig själv", "a party cannot disagree with itself"),
            L("ange den andra parten, eller ingen", "name the other party, or none")),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };

    /// <summary>A whole sentence and the mend, for a form.</summary>
    public static string Sentence(this DisagreementRefusal refusal)
    {
        var (what, mend) = refusal.Words();
        return $"{char.ToUpperInvariant(what[0])}{what[1..]}. {char.ToUpperInvariant(mend[0])}{mend[1..]}.";
    }

    public static string Label(this DisagreementKind kind) => kind switch
    {
        DisagreementKind.Deviation => L("Avvikelse", "Deviation"),
        DisagreementKind.Dispute => L("Oenighet om tolkning", "Disagreement on interpretation"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    public static string Label(this DisagreementEvent what, string? level = null) => what switch
    {
        DisagreementEvent.Raised => L("Anmäld", "Raised"),
        DisagreementEvent.MovedUp => L($"Gick vidare till {level}", $"Went up to {level}"),
        DisagreementEvent.Settled => L("Löst", "Settled"),
        DisagreementEvent.Withdrawn => L("Återkallad", "Withdrawn"),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "An event without words."),
    };

    /// <summary>"Lokalt, till och med 1 april", "Löst 10 april": where it stands.</summary>
    public static IHtmlContent Standing(this Disagreement matter, DateOnly asOf) =>
        matter is { Ended: null, Level: { } level } ? Markup.Of($"{Markup.Data(level.Name)}{Time(matter, asOf)}{(matter.ShouldMoveUp(asOf) ? Markup.Of($"{L(": nästa är", ": next is")} {Markup.Data(matter.Next!.Name)}") : Markup.Nothing)}") : Markup.Of($"{Plainly(matter, asOf)}");

    /// <summary>The same without names, for a choice in a form: "Nivå 2 av 4, till och med 1 april".</summary>
    public static string Plainly(this Disagreement matter, DateOnly asOf) =>
        matter.Ended is { } ended ? $"{ended.Event.Label()} {Dates.Full(ended.On)}"
        : matter.Level is null ? L("Öppen", "Open")
        : L($"Nivå {matter.LevelIndex + 1} av {matter.Ladder!.Steps.Count}", $"Level {matter.LevelIndex + 1} of {matter.Ladder!.Steps.Count}") + Time(matter, asOf);

    private static string Time(Disagreement matter, DateOnly asOf) => matter.Deadline is not { } last ? ""
        : matter.ShouldMoveUp(asOf) ? L($". Tiden gick ut {Dates.Full(last)}", $". The time ended {Dates.Full(last)}") : L($", till och med {Dates.Full(last)}", $", until {Dates.Full(last)}");
}
