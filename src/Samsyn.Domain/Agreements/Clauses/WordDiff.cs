namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// What it takes to make one row of words another, with as few changes as can be: which words stay, in both rows' order.
/// </summary>
/// <remarks>
/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986). Long rows are first divided at words that stand once in
/// each (patience), so that a rewritten chapter costs no more than its length.
/// </remarks>
internal static class WordDiff
{
    /// <summary>More changes than this in one stretch are shown as the whole stretch replaced.</summary>
    private const int MostChanges = 1200;

    /// <summary>For each word, whether it stays: <paramref name="oldKept"/> and <paramref name="newKept"/> are set true pair by pair.</summary>
    public static void Compare(ReadOnlySpan<int> old, ReadOnlySpan<int> @new, Span<bool> oldKept, Span<bool> newKept)
    {
        var start = old.CommonPrefixLength(@new);
        oldKept[..start].Fill(true);
        newKept[..start].Fill(true);
        old = old[start..];
        @new = @new[start..];
        oldKept = oldKept[start..];
        newKept = newKept[start..];
        var end = 0;
        while (end < old.Length && end < @new.Length && old[^(end + 1)] == @new[^(end + 1)]) end++;
        oldKept[^end..].Fill(true);
        newKept[^end..].Fill(true);
        old = old[..^end];
        @new = @new[..^end];
        oldKept = oldKept[..^end];
        newKept = newKept[..^end];
        if (old.Length == 0 || @new.Length == 0) return;
        if ((long)old.Length * @new.Length > 40_000 && Anchors(old, @new) is { Count: > 0 } anchors)
        {
            var (i, j) = (0, 0);
            foreach (var (a, b) in anchors)
            {
                Compare(old[i..a], @new[j..b], oldKept[i..a], newKept[j..b]);
                (oldKept[a], newKept[b]) = (true, true);
                (i, j) = (a + 1, b + 1);
            }

            Compare(old[i..], @new[j..], oldKept[i..], newKept[j..]);
            return;
        }

        Myers(old, @new, oldKept, newKept);
    }

    /// <summary>
    /// A word or two that stay between long changes only break up the reading: they are shown as changed with the rest.
    /// </summary>
    public static void Smooth(ReadOnlySpan<int> old, Span<bool> oldKept, ReadOnlySpan<int> @new, Span<bool> newKept, Func<int, bool> bears)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            var (changedFrom, changedFromNew) = (i, j);
            while (i < old.Length && !oldKept[i]) i++;
            while (j < @new.Length && !newKept[j]) j++;
            var before = (i - changedFrom) + (j - changedFromNew);
            var (keptFrom, keptFromNew) = (i, j);
            var meaning = 0;
            while (i < old.Length && j < @new.Length && oldKept[i] && newKept[j])
            {
                if (bears(old[i])) meaning++;
                i++;
                j++;
            }

            var (ahead, aheadNew) = (i, j);
            while (ahead < old.Length && !oldKept[ahead]) ahead++;
            while (aheadNew < @new.Length && !newKept[aheadNew]) aheadNew++;
            var after = (ahead - i) + (aheadNew - j);
            if (meaning > 2 || i - keptFrom > 4 || before < 6 || after < 6) continue;
            oldKept[keptFrom..i].Clear();
            newKept[keptFromNew..j].Clear();
        }
    }

    private static void Myers(ReadOnlySpan<int> old, ReadOnlySpan<int> @new, Span<bool> oldKept, Span<bool> newKept)
    {
        var most = Math.Min(old.Length + @new.Length, MostChanges);
        var furthest = new int[2 * most + 3];
        var middle = most + 1;
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]) ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
                var y = x - k;
                while (x < old.Length && y >= 0 && y < @new.Length && old[x] == @new[y])
                {
                    x++;
                    y++;
                }

                furthest[middle + k] = x;
                if (x < old.Length || y < @new.Length) continue;
                Back(trace, d, old.Length, @new.Length, oldKept, newKept);
                return;
            }

            trace.Add(furthest[(middle - d)..(middle + d + 1)]);
        }
    }

    /// <summary>Walks back along the furthest points; the diagonals are the words that stay.</summary>
    private static void Back(List<int[]> trace, int d, int x, int y, Span<bool> oldKept, Span<bool> newKept)
    {
        for (; d > 0; d--)
        {
            var before = trace[d - 1];
            var k = x - y;
            int At(int diagonal) => diagonal < -(d - 1) || diagonal > d - 1 ? -1 : before[diagonal + d - 1];
            var down = k == -d || (k != d && At(k - 1) < At(k + 1));
            var previous = down ? k + 1 : k - 1;
            var (fromX, fromY) = (At(previous), At(previous) - previous);
            var (startX, startY) = down ? (fromX, fromY + 1) : (fromX + 1, fromY);
            while (x > startX && y > startY)
            {
                x--;
                y--;
                (oldKept[x], newKept[y]) = (true, true);
            }

            (x, y) = (fromX, fromY);
        }

        while (x > 0 && y > 0)
        {
            x--;
            y--;
            (oldKept[x], newKept[y]) = (true, true);
        }
    }

    /// <summary>The longest rising row of words that stand once in each.</summary>
    private static List<(int Old, int New)> Anchors(ReadOnlySpan<int> old, ReadOnlySpan<int> @new)
    {
        var places = new Dictionary<int, (int Old, int New)>();
        for (var i = 0; i < old.Length; i++) places[old[i]] = places.ContainsKey(old[i]) ? (-1, -1) : (i, -1);
        for (var j = 0; j < @new.Length; j++)
            if (places.TryGetValue(@new[j], out var place) && place.Old >= 0) places[@new[j]] = place.New < 0 ? (place.Old, j) : (-1, -1);
        List<(int Old, int New)> unique = [.. places.Values.Where(place => place is { Old: >= 0, New: >= 0 })];
        unique.Sort();
        var rising = Rising.Of([.. unique.Select(place => place.New)], []);
        return [.. rising.Select(i => unique[i])];
    }
}

/// <summary>The heaviest rising row: which of many that have changed places stayed where they were.</summary>
internal static class Rising
{
    /// <summary>Indices into <paramref name="values"/> (all different) of the rising row with the largest sum of weights; without weights, the longest.</summary>
    public static List<int> Of(int[] values, long[] weights)
    {
        // A tree over the values' ranks holds for each the best row that ends at or below it.
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort((int[])values.Clone(), order);
        var rank = new int[values.Length];
        for (var i = 0; i < order.Length; i++) rank[order[i]] = i + 1;
        var best = new (long Weight, int At)[values.Length + 1];
        Array.Fill(best, (0, -1));
        var previous = new int[values.Length];
        (long Weight, int At) whole = (0, -1);
        for (var i = 0; i < values.Length; i++)
        {
            (long Weight, int At) found = (0, -1);
            for (var r = rank[i] - 1; r > 0; r -= r & -r)
                if (best[r].Weight > found.Weight) found = best[r];
            previous[i] = found.At;
            (long Weight, int At) mine = (found.Weight + (weights.Length > 0 ? weights[i] : 1), i);
            for (var r = rank[i]; r <= values.Length; r += r & -r)
                if (mine.Weight > best[r].Weight) best[r] = mine;
            if (mine.Weight > whole.Weight) whole = mine;
        }

        var row = new List<int>();
        for (var at = whole.At; at >= 0; at = previous[at]) row.Add(at);
        row.Reverse();
        return row;
    }
}
