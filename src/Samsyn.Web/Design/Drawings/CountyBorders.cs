namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// Finds the lines between groups of municipalities, and the coast, from the outlines alone.
/// </summary>
/// <remarks>
/// Neighbours in a good file share their corner points, so a stretch that two outlines have in common is a border, and
/// one that nobody shares is coast or the county's edge. Where a corner of one lies on a straight side of the other, the
/// side is first divided there.
/// </remarks>
internal static class CountyBorders
{
    // A corner this near a neighbour's side (degrees, some 150 m) lies on it; generalised files differ by about that.
    private const double Near = 0.0015;

    /// <summary>The borders between areas of different groups, and the outer lines, as open or closed chains of points.</summary>
    /// <param name="groupOf">The group of an area; areas of the same group, or of none (null), have no border between them.</param>
    public static (List<List<Place>> BetweenGroups, List<List<Place>> Coast) Find(
        IReadOnlyList<CountyArea> areas, Func<string, string?> groupOf)
    {
        var owners = new Dictionary<(Place, Place), List<string>>();
        var order = new List<(Place, Place)>();
        foreach (var (from, to, area) in Sides(areas))
        {
            var key = Ordered(from, to);
            if (!owners.TryGetValue(key, out var list))
            {
                owners[key] = list = [];
                order.Add(key);
            }

            if (!list.Contains(area))
            {
                list.Add(area);
            }
        }

        var between = new List<(Place, Place)>();
        var coast = new List<(Place, Place)>();
        foreach (var side in order)
        {
            var list = owners[side];
            if (list.Count == 1)
            {
                coast.Add(side);
            }
            else if (groupOf(list[0]) is { } one && groupOf(list[1]) is { } other && one != other)
            {
                between.Add(side);
            }
        }

        return (Chains(between), Chains(coast));
    }

    private static IEnumerable<(Place From, Place To, string Area)> Sides(IReadOnlyList<CountyArea> areas)
    {
        var uses = new Dictionary<(Place, Place), int>();
        var corners = new HashSet<Place>();
        foreach (var (from, to, _) in Plain(areas))
        {
            uses[Ordered(from, to)] = uses.GetValueOrDefault(Ordered(from, to)) + 1;
            corners.Add(from);
        }

        var sorted = corners.OrderBy(c => c.X).ThenBy(c => c.Y).ToArray();
        var xs = Array.ConvertAll(sorted, c => c.X);
        foreach (var (from, to, area) in Plain(areas))
        {
            if (uses[Ordered(from, to)] > 1)
            {
                yield return (from, to, area);
                continue;
            }

            var at = from;
            foreach (var corner in CornersOn(from, to, sorted, xs))
            {
                yield return (at, corner, area);
                at = corner;
            }

            yield return (at, to, area);
        }
    }

    private static IEnumerable<(Place From, Place To, string Area)> Plain(IReadOnlyList<CountyArea> areas) =>
        from area in areas
        from ring in area.Rings
        from i in Enumerable.Range(0, ring.Length)
        where ring[i] != ring[(i + 1) % ring.Length]
        select (ring[i], ring[(i + 1) % ring.Length], area.Id);

    private static List<Place> CornersOn(Place from, Place to, Place[] sorted, double[] xs)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = dx * dx + dy * dy;
        var on = new List<(double Along, Place Corner)>();
        var first = Array.BinarySearch(xs, Math.Min(from.X, to.X) - Near);
        for (var i = first < 0 ? ~first : first; i < sorted.Length && xs[i] <= Math.Max(from.X, to.X) + Near; i++)
        {
            var (px, py) = (sorted[i].X - from.X, sorted[i].Y - from.Y);
            var along = (px * dx + py * dy) / length;
            var off = Math.Abs(px * dy - py * dx) / Math.Sqrt(length);
            if (off < Near && along * Math.Sqrt(length) > Near && (1 - along) * Math.Sqrt(length) > Near)
            {
                on.Add((along, sorted[i]));
            }
        }

        return [.. on.OrderBy(c => c.Along).Select(c => c.Corner)];
    }

    private static (Place, Place) Ordered(Place a, Place b) =>
        a.X < b.X || a.X == b.X && a.Y <= b.Y ? (a, b) : (b, a);

    /// <summary>Joins sides end to end, so that corners are joined round and not as butted ends.</summary>
    private static List<List<Place>> Chains(List<(Place A, Place B)> sides)
    {
        var meeting = new Dictionary<Place, List<int>>();
        for (var i = 0; i < sides.Count; i++)
        {
            foreach (var end in new[] { sides[i].A, sides[i].B })
            {
                if (!meeting.TryGetValue(end, out var list))
                {
                    meeting[end] = list = [];
                }

                list.Add(i);
            }
        }

        var used = new bool[sides.Count];
        var chains = new List<List<Place>>();
        // Begin where lines end or fork, so that no chain is cut in two; then take what is left, the closed rings.
        foreach (var start in Enumerable.Range(0, sides.Count).Where(i => meeting[sides[i].A].Count != 2 || meeting[sides[i].B].Count != 2)
                     .Concat(Enumerable.Range(0, sides.Count)))
        {
            if (used[start])
            {
                continue;
            }

            used[start] = true;
            var turn = meeting[sides[start].A].Count == 2 && meeting[sides[start].B].Count != 2;
            var chain = turn ? new List<Place> { sides[start].B, sides[start].A } : [sides[start].A, sides[start].B];
            while (meeting[chain[^1]] is { Count: 2 } ends && ends.Find(i => !used[i]) is var next && !used[next] && ends.Contains(next))
            {
                used[next] = true;
                chain.Add(sides[next].A == chain[^1] ? sides[next].B : sides[next].A);
            }

            chains.Add(chain);
        }

        return chains;
    }
}
