using Samsyn.Domain.Agreements;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Mandates;

/// <summary>Requirements of a mandate in words.</summary>
public static class MandateWords
{
    public static string Label(this RequirementState state) => state switch
    {
        RequirementState.Met => L("Uppfyllt", "Met"),
        RequirementState.NotMet => L("Inte uppfyllt", "Not met"),
        RequirementState.Left => L("Lämnat", "Left"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    /// <summary>"3 av 5 krav är uppfyllda. 1 är inte uppfyllt. 1 är inte besvarat än."</summary>
    public static string Summary(IReadOnlyList<(Requirement Requirement, RequirementAnswer? Answer)> answered)
    {
        int Of(RequirementState state) => answered.Count(a => a.Answer?.State == state);
        List<string> parts = [L($"{Of(RequirementState.Met)} av {answered.Count} krav är uppfyllda.", $"{Of(RequirementState.Met)} of {answered.Count} requirements are met.")];
        if (Of(RequirementState.NotMet) is > 0 and var not) parts.Add(L($"{not} är inte {(not == 1 ? "uppfyllt" : "uppfyllda")}.", $"{not} {(not == 1 ? "is" : "are")} not met."));
        if (Of(RequirementState.Left) is > 0 and var left) parts.Add(L($"{left} har lämnats.", $"{left} {(left == 1 ? "has" : "have")} been left."));
        if (answered.Count(a => a.Answer is null) is > 0 and var open) parts.Add(L($"{open} är inte {(open == 1 ? "besvarat" : "besvarade")} än.", $"{open} {(open == 1 ? "is" : "are")} not answered yet."));
        return string.Join(' ', parts);
    }
}
