namespace Samsyn.Web.Files;

/// <summary>
/// The slugs agreements name each other by: <c>parent</c>, <c>requires</c>, <c>succeeds</c>, <c>also</c>. What a file names must exist
/// when the import is done, none names itself, and nobody is their own ancestor.
/// </summary>
internal static class AgreementNames
{
    /// <param name="slugsMissing">Some file could not be read, so a slug that is not found may stand in it.</param>
    public static void Check(IReadOnlyList<MergedAgreement> merged, Recorded recorded, bool slugsMissing, FaultList faults)
    {
        var known = recorded.Agreements.Select(agreement => agreement.Agreement.Slug).Concat(merged.Select(one => one.File.Slug)).ToHashSet(StringComparer.Ordinal);
        foreach (var one in merged)
        {
            var also = one.NewDecisions.SelectMany(decision => decision.Also.Select(slug => ("also", slug)));
            foreach (var (key, slug) in one.File.Names.Concat(also))
            {
                if (string.Equals(slug.Text, one.File.Slug, StringComparison.Ordinal))
                {
                    slug.Refuse($"{key} namnger avtalet självt", "ta bort det, eller namnge ett annat avtal");
                }
                else if (!slugsMissing && Domain.Agreements.Slug.IsValid(slug.Text) && !known.Contains(slug.Text))
                {
                    slug.Refuse(
                        $"avtalet {slug.Text} finns inte",
                        Nearest.Of(slug.Text, known) is { } near ? $"menade du {near}?" : "läs in det avtalet också, eller ta bort namnet");
                }
            }
        }

        var after = recorded.Agreements.ToDictionary(agreement => agreement.Agreement.Slug, agreement => agreement.Agreement.Settings, StringComparer.Ordinal);
        foreach (var one in merged)
        {
            after[one.File.Slug] = one.File.Settings;
        }

        foreach (var one in merged)
        {
            NoWayRound(one, "parent", slug => after.GetValueOrDefault(slug)?.Parent, faults);
            NoWayRound(one, "succeeds", slug => after.GetValueOrDefault(slug)?.Succeeds, faults);
        }
    }

    private static void NoWayRound(MergedAgreement one, string key, Func<string, string?> next, FaultList faults)
    {
        var start = one.File.Slug;
        var way = new List<string> { start };
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        for (var at = next(start); at is not null; at = next(at))
        {
            way.Add(at);
            if (way.Count > 2 && string.Equals(at, start, StringComparison.Ordinal))
            {
                faults.Add(one.File.Keys.PlaceOf(key), $"{key} går runt: {string.Join(" → ", way)}", $"ta bort {key} ur ett av avtalen");
            }

            if (!seen.Add(at))
            {
                return;
            }
        }
    }
}
