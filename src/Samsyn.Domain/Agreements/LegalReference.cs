using System.Text.RegularExpressions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>A reference to law as an agreement gives it (lagrum): <c>SoL (2001:453) 5:8 a</c>, <c>HSL 16:3</c>.</summary>
/// <remarks>Source: R06, DOMAIN.md 56: the text of 2017 cites an act that took effect the same day as the agreement; a new Social Services Act applies from July 2025.</remarks>
public sealed partial record LegalReference(string Text, string? Abbreviation, string? Number)
{
    /// <summary>Reads abbreviation and number where they stand; what cannot be read stays as text.</summary>
    public static LegalReference Parse(string text) => Form().Match(text) is { Success: true } match
        ? new LegalReference(text, match.Groups["abbreviation"].Value, match.Groups["number"] is { Success: true } number ? number.Value : null) : new LegalReference(text, null, null);

    /// <summary>The act that was meant: the one with the number, else the one of the abbreviation that was in force on the day of the text.</summary>
    public LegalAct? Act(IReadOnlyList<LegalAct> acts, DateOnly? textOn)
    {
        if (Abbreviation is null) return null;
        var own = acts.Where(act => string.Equals(act.Abbreviation, Abbreviation, StringComparison.Ordinal)).ToList();
        return Number is not null ? own.Find(act => act.Number == Number) : textOn is { } day ? own.Find(act => act.IsInForce(day)) : null;
    }

    /// <summary>References of an agreement to acts that are no longer in force on a day.</summary>
    public static IReadOnlyList<(LegalReference Reference, LegalAct Act)> Replaced(Agreement agreement, IReadOnlyList<LegalAct> acts, DateOnly asOf)
    {
        var textOn = agreement.Versions.LastOrDefault(v => v.On <= asOf)?.On ?? agreement.Settings.Term.From ?? agreement.Settings.EntryIntoForce.Stated?.On;
        return [.. from text in agreement.Settings.LegalBasis
                   let reference = Parse(text)
                   let act = reference.Act(acts, textOn)
                   where act is { Until: { } until } && until < asOf
                   select (reference, act)];
    }

    [GeneratedRegex(@"^(?<abbreviation>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,11})( \((?<number>\d{4}:\d{1,4})\))?( |$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
