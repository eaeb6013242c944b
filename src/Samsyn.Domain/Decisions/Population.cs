using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>
/// The inhabitants an agreement counts by (folkmängd): for its whole life each principal's figure with the latest day not
/// after the first version's, else the earliest.
/// </summary>
/// <remarks>
/// A region's inhabitants are the municipalities' own, so regions count only where no municipality is a party
/// (CONTRACT.md C3 rule 4).
/// </remarks>
public static class Population
{
    /// <summary>The figure an agreement uses for a principal; null when the register has none.</summary>
    public static PopulationFigure? FigureFor(Principal principal, Agreement agreement)
    {
        if (principal.Population.Count == 0) return null;
        var figures = principal.Population.OrderBy(f => f.On ?? DateOnly.MinValue).ToList();
        if (agreement.Versions.Count == 0) return figures[0];
        var first = agreement.Versions[0].On;
        return figures.LastOrDefault(f => (f.On ?? DateOnly.MinValue) <= first) ?? figures[0];
    }

    /// <summary>True of the parties whose inhabitants are counted.</summary>
    public static bool IsCounted(Principal party, IReadOnlyList<Principal> parties) =>
        party.Type == PrincipalType.Municipality || !parties.Any(p => p.Type == PrincipalType.Municipality);

    /// <summary>Part of the whole with four decimals, half up; null when the whole is zero.</summary>
    public static decimal? ShareOf(long part, long whole) =>
        whole <= 0 ? null : (decimal)(((Int128)part * 20000 + whole) / ((Int128)whole * 2)) / 10000m;

    /// <summary>Each party's counted inhabitants (null for those not counted), their sum, and whether a figure is missing.</summary>
    internal static (long?[] Inhabitants, long All, bool Missing) FiguresOf(Cascade cascade)
    {
        var parties = cascade.Parties;
        var municipal = parties.Any(p => p.Type == PrincipalType.Municipality);
        var inhabitants = new long?[parties.Count];
        var (all, missing) = (0L, parties.Count == 0);
        for (var p = 0; p < parties.Count; p++)
        {
            if (municipal && parties[p].Type != PrincipalType.Municipality) continue;
            if (FigureFor(parties[p], cascade.Agreement) is { } figure)
            {
                inhabitants[p] = figure.Inhabitants;
                all += figure.Inhabitants;
            }
            else missing = true;
        }
        return (inhabitants, all, missing);
    }
}
