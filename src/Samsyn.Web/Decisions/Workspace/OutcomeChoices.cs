using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>What a body can have said, with what it means: the radios of "Vad beslutade kommunfullmäktige?".</summary>
public static class OutcomeChoices
{
    /// <summary>In the order they are read; those that the body's part in the cascade allows.</summary>
    public static IReadOnlyList<Choice> For(Mandate act, Principal? party)
    {
        var who = party?.Type == PrincipalType.Region ? L("Regionen", "The region") : L("Kommunen", "The municipality");
        return
        [
            .. Enum.GetValues<Outcome>().Where(o => Step.Allows(act, o))
                .Select(o => new Choice(Spelling.Outcomes.Of(o), Title(o), Meaning(o, who))),
        ];
    }

    public static string Title(Outcome outcome) => outcome switch
    {
        Outcome.Recommended => L("Rekommenderade avtalet", "Recommended the agreement"),
        Outcome.Endorsed => L("Ställde sig bakom avtalet", "Endorsed the agreement"),
        Outcome.RecommendedAgainst => L("Avrådde från avtalet", "Recommended against the agreement"),
        Outcome.Noted => L("Noterade ärendet", "Noted the matter"),
        Outcome.Approved => L("Godkände avtalet", "Approved the agreement"),
        _ => outcome.Label(),
    };

    private static string Meaning(Outcome outcome, string who) => outcome switch
    {
        Outcome.Recommended => L("Organet rekommenderar parterna att säga ja.", "The body recommends the parties to say yes."),
        Outcome.Endorsed => L("Organet står bakom avtalet utan att rikta sig till någon.", "The body stands behind the agreement without addressing anybody."),
        Outcome.RecommendedAgainst => L("Organet rekommenderar parterna att säga nej. Steget räknas som klart.", "The body recommends the parties to say no. The step counts as done."),
        Outcome.Noted => L("Ärendet las till handlingarna utan ställningstagande.", "The matter was noted without a position."),
        Outcome.Approved => L($"{who} ingår avtalet som det är skrivet.", $"{who} enters into the agreement as written."),
        Outcome.ApprovedWithCondition => L("Avtalet godkändes, men med ett förbehåll. Processledaren bedömer om beslutet räknas.", "The agreement was approved, but with a reservation. The process leader assesses whether the decision counts."),
        Outcome.Rejected => L($"{who} ingår inte avtalet.", $"{who} does not enter into the agreement."),
        Outcome.Tabled => L("Frågan tas upp igen vid ett senare sammanträde.", "The matter comes up again at a later meeting."),
        Outcome.ReferredBack => L("Frågan går tillbaka för mer beredning.", "The matter goes back for more preparation."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No body says this in a step."),
    };
}
