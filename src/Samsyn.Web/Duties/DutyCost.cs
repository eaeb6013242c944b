using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Money;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Duties;

/// <summary>What a duty costs one owner, and how the sum came to be. Only where the agreement's data gives a sum: nothing is invented (R57).</summary>
/// <param name="Ore">The owner's part.</param>
/// <param name="TotalOre">What is divided; the same as <paramref name="Ore"/> when each bears all of it.</param>
/// <param name="Inhabitants">What it is divided by; null when it is not divided.</param>
/// <param name="Share">The owner's part of the inhabitants, in per cent with four decimals; null when it is not divided.</param>
public sealed record DutyCost(Duty Duty, DutyOwner Owner, long Ore, long TotalOre, long? Inhabitants, decimal? Share)
{
    /// <summary>Null when no sum is known, or it cannot be divided because an owner's inhabitants are not in the register.</summary>
    public static DutyCost? Of(DutyBook book, Cascade cascade, Duty duty, DutyOwner owner)
    {
        if (duty.CostOre is not { } total) return null;
        if (duty.CostShare == CostShare.Each) return new DutyCost(duty, owner, total, total, null, null);
        var owners = book.OwnersOf(duty);
        var figures = owners.Select(o => o is { Principal: { } principal, Body: null } ? Population.FigureFor(principal, cascade.Agreement)?.Inhabitants : null).ToList();
        var at = owners.ToList().FindIndex(o => o.Id == owner.Id);
        if (at < 0 || figures.Contains(null) || figures[at] is not { } own || figures.Sum() is not (> 0 and { } all)) return null;
        var parts = Allocation.Divide(new Money(total), [.. figures.Select(f => new Weight(f!.Value))]);
        return new DutyCost(duty, owner, parts[at].Ore, total, own, Math.Round(own * 100m / all, 4, MidpointRounding.AwayFromZero));
    }
}
