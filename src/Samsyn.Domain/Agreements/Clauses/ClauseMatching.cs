namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// Which clause of a later text is which of an earlier: by what they say first, then by how alike they are, by number and by place.
/// </summary>
/// <remarks>
/// Numbers alone mislead: when a chapter is put in, every number after it names another clause. So words come first: clauses that say the same, then the
/// most alike, then chapters by the clauses they hold, then what stands in the same place. What is left over is looked for inside others: a clause that
/// was divided, or two that became one. Source: R05; issue "The agreement itself".
/// </remarks>
internal sealed class ClauseMatching
{
    /// <summary>From here on two clauses are one and the same, changed; below it, one is struck and the other new.</summary>
    private const double Alike = 0.5;

    /// <summary>So much of a left-over clause must be found in what another lost, or gained, for the two to be one divided or merged.</summary>
    private const double Contained = 0.6;

    private readonly Side old;
    private readonly Side @new;

    private ClauseMatching(Side old, Side @new) => (this.old, this.@new) = (old, @new);

    /// <summary>For each clause of the later text its index in the earlier; −1 for none.</summary>
    public int[] OldOf => @new.Match;

    /// <summary>For each clause of the earlier text its index in the later; −1 for none.</summary>
    public int[] NewOf => old.Match;

    /// <summary>For each clause of the later text without a match: the clause of the earlier that it was part of; −1 for none.</summary>
    public int[] SplitFrom { get; private set; } = [];

    /// <summary>For each clause of the earlier text without a match: the clause of the later that it is now part of; −1 for none.</summary>
    public int[] MergedInto { get; private set; } = [];

    /// <param name="given">Pairs that are known: the clauses have the same id, or a person has said so.</param>
    public static ClauseMatching Of(
        IReadOnlyList<PlacedClause> old, IReadOnlyList<ClauseToken[]> oldWords, IReadOnlyList<PlacedClause> @new, IReadOnlyList<ClauseToken[]> newWords,
        ClauseWords words, IEnumerable<(int Old, int New)> given)
    {
        var matching = new ClauseMatching(new Side(old, oldWords, words), new Side(@new, newWords, words));
        foreach (var (o, n) in given) matching.Pair(o, n);
        matching.PairSameWords();
        matching.PairAlike();
        matching.PairChapters();
        matching.PairSamePlace();
        matching.SplitFrom = LeftOver(matching.@new, matching.old);
        matching.MergedInto = LeftOver(matching.old, matching.@new);
        return matching;
    }

    private void Pair(int o, int n)
    {
        if (old.Match[o] >= 0 || @new.Match[n] >= 0) return;
        (old.Match[o], @new.Match[n]) = (n, o);
    }

    private bool ParentsMatch(int o, int n)
    {
        var (above, below) = (old.Clauses[o].Parent, @new.Clauses[n].Parent);
        return above < 0 ? below < 0 : below >= 0 && old.Match[above] == below;
    }

    private void PairSameWords()
    {
        var places = new Dictionary<Words, List<int>>();
        for (var o = 0; o < old.Count; o++)
        {
            if (old.Match[o] >= 0 || old.Numbers[o].Length == 0 || old.IsChapter(o)) continue;
            var key = new Words(old.Numbers[o]);
            if (!places.TryGetValue(key, out var found)) places.Add(key, found = []);
            found.Add(o);
        }

        var waiting = new Dictionary<Words, List<int>>();
        for (var n = 0; n < @new.Count; n++)
        {
            if (@new.Match[n] >= 0 || @new.Numbers[n].Length == 0 || @new.IsChapter(n)) continue;
            var key = new Words(@new.Numbers[n]);
            if (!places.ContainsKey(key)) continue;
            if (!waiting.TryGetValue(key, out var found)) waiting.Add(key, found = []);
            found.Add(n);
        }

        // The same words several times ("Upphävd."): those with the same number or beside the same neighbour first, then in order.
        foreach (var (key, news) in waiting)
        {
            var olds = places[key];
            if (olds.Count > 1 || news.Count > 1)
            {
                foreach (var n in news)
                    if (olds.FindIndex(o => old.Match[o] < 0 && old.Number(o) is { } number && number == @new.Number(n)) is >= 0 and var found) Pair(olds[found], n);
                foreach (var n in news)
                    foreach (var o in olds)
                        if (o > 0 && n > 0 && old.Match[o - 1] == n - 1) Pair(o, n);
            }

            foreach (var (o, n) in olds.Where(o => old.Match[o] < 0).Zip(news.Where(n => @new.Match[n] < 0))) Pair(o, n);
        }
    }

    private void PairAlike()
    {
        var candidates = new List<(double Score, int Old, int New)>();
        var index = new Dictionary<int, List<int>>();
        var left = 0;
        for (var o = 0; o < old.Count; o++)
        {
            if (old.Match[o] >= 0 || old.IsChapter(o)) continue;
            left++;
            foreach (var word in old.Distinct(o))
            {
                if (!index.TryGetValue(word, out var found)) index.Add(word, found = []);
                found.Add(o);
            }
        }

        var common = Math.Max(12, left / 8);
        var hits = new int[old.Count];
        var likely = new List<int>();
        List<int> unmatched = [.. Enumerable.Range(0, old.Count).Where(o => old.Match[o] < 0 && !old.IsChapter(o) && old.Bags[o].Length > 0)];
        var byNumber = unmatched.Where(o => old.Number(o) is not null).ToLookup(o => old.Number(o)!, StringComparer.Ordinal);
        var byHeading = unmatched.Where(o => old.Clauses[o].Clause.Heading is { Length: > 0 }).ToLookup(o => old.Clauses[o].Clause.Heading!, StringComparer.Ordinal);
        for (var n = 0; n < @new.Count; n++)
        {
            if (@new.Match[n] >= 0 || @new.Bags[n].Length == 0 || @new.IsChapter(n)) continue;
            // Only those that share an uncommon word, a number or a heading are worth comparing.
            foreach (var o in likely) hits[o] = 0;
            likely.Clear();
            foreach (var word in @new.Distinct(n))
                if (index.TryGetValue(word, out var found) && found.Count <= common)
                    foreach (var o in found)
                        if (hits[o]++ == 0) likely.Add(o);
            foreach (var o in likely.Union(@new.Number(n) is { } own ? byNumber[own] : []).Union(@new.Clauses[n].Clause.Heading is { Length: > 0 } headed ? byHeading[headed] : []).Order())
            {
                if (old.Match[o] >= 0 || old.Bags[o].Length == 0 || old.IsChapter(o)) continue;
                var sameNumber = old.Number(o) is { } number && number == @new.Number(n);
                var sameHeading = old.Clauses[o].Clause.Heading is { Length: > 0 } heading && string.Equals(heading, @new.Clauses[n].Clause.Heading, StringComparison.Ordinal);
                if (hits[o] == 0 && !sameNumber && !sameHeading) continue;
                if (hits[o] * 8 < Math.Min(old.Bags[o].Length, @new.Bags[n].Length) && !sameNumber && !sameHeading && hits[o] < 3) continue;
                var alike = Dice(old.Bags[o], @new.Bags[n]);
                if (alike < Alike && !(sameHeading && alike >= 0.15) && !(sameNumber && alike >= 0.35 && ParentsMatch(o, n))) continue;
                candidates.Add((alike + (sameNumber ? 0.1 : 0) + (sameHeading ? 0.15 : 0) + (ParentsMatch(o, n) ? 0.05 : 0), o, n));
            }
        }

        candidates.Sort((a, b) => (b.Score, a.Old, a.New).CompareTo((a.Score, b.Old, b.New)));
        foreach (var (_, o, n) in candidates) Pair(o, n);
    }

    /// <summary>
    /// A chapter is known by the clauses it holds, more than by its heading: headings are short and alike. From the innermost out.
    /// </summary>
    private void PairChapters()
    {
        foreach (var depth in @new.Clauses.Select(placed => placed.Depth).Distinct().OrderDescending())
        {
            var candidates = new List<(double Score, int Old, int New)>();
            for (var n = 0; n < @new.Count; n++)
            {
                if (@new.Match[n] >= 0 || !@new.IsChapter(n) || @new.Clauses[n].Depth != depth) continue;
                for (var o = 0; o < old.Count; o++)
                {
                    if (old.Match[o] >= 0 || !old.IsChapter(o)) continue;
                    var shared = @new.Children[n].Count(child => @new.Match[child] is >= 0 and var was && old.Clauses[was].Parent == o);
                    var children = 2.0 * shared / (@new.Children[n].Count + old.Children[o].Count);
                    var heading = Dice(old.Bags[o], @new.Bags[n]);
                    if (children < 0.3 && heading < 0.75 && !(shared > 0 && heading >= 0.5)) continue;
                    candidates.Add((children + 0.5 * heading + (old.Number(o) == @new.Number(n) ? 0.1 : 0), o, n));
                }
            }

            candidates.Sort((a, b) => (b.Score, a.Old, a.New).CompareTo((a.Score, b.Old, b.New)));
            foreach (var (_, o, n) in candidates) Pair(o, n);
        }
    }

    /// <summary>Written anew in the same place: same number under the same chapter, or alone between neighbours that stayed.</summary>
    private void PairSamePlace()
    {
        var waiting = Enumerable.Range(0, old.Count).Where(o => old.Match[o] < 0).ToLookup(o => old.Clauses[o].Parent);
        for (var n = 0; n < @new.Count; n++)
        {
            if (@new.Match[n] >= 0) continue;
            var above = @new.Clauses[n].Parent is >= 0 and var parent ? @new.Match[parent] : -1;
            foreach (var o in waiting[above])
            {
                if (old.Match[o] >= 0 || !ParentsMatch(o, n) || (old.Clauses[o].Clause.Heading is null) != (@new.Clauses[n].Clause.Heading is null)) continue;
                var sameNumber = old.Number(o) is { } number && number == @new.Number(n);
                var between = Neighbour(old, o, -1) is var b && Neighbour(@new, n, -1) is var c && (b < 0 ? c < 0 : c >= 0 && old.Match[b] == c)
                    && Neighbour(old, o, 1) is var d && Neighbour(@new, n, 1) is var e && (d < 0 ? e < 0 : e >= 0 && old.Match[d] == e);
                var headed = old.Clauses[o].Clause.Heading is not null;
                if (!between || (!headed && !(sameNumber && Dice(old.Bags[o], @new.Bags[n]) >= 0.2))) continue;
                Pair(o, n);
                break;
            }
        }
    }

    private static int Neighbour(Side side, int clause, int step)
    {
        var siblings = side.Siblings(clause);
        var place = side.Clauses[clause].Sibling + step;
        return place >= 0 && place < siblings.Count ? siblings[place] : -1;
    }

    /// <summary>For each unmatched clause of one side: the clause of the other whose match lacks just its words.</summary>
    private static int[] LeftOver(Side parts, Side wholes)
    {
        var found = new int[parts.Count];
        Array.Fill(found, -1);
        List<int> left = [.. Enumerable.Range(0, parts.Count).Where(i => parts.Match[i] < 0 && parts.Bags[i].Length >= 3)];
        if (left.Count == 0) return found;
        for (var w = 0; w < wholes.Count; w++)
        {
            if (wholes.Match[w] is not (>= 0 and var kept)) continue;
            if (wholes.Bags[w].Length < 6) continue;
            var missing = Without(wholes.Bags[w], parts.Bags[kept]);
            if (missing.Length < 3) continue;
            foreach (var part in left)
            {
                var share = (double)Common(missing, parts.Bags[part]) / parts.Bags[part].Length;
                if (share >= Contained && (found[part] < 0 || share > (double)Common(Without(wholes.Bags[found[part]], parts.Bags[wholes.Match[found[part]]]), parts.Bags[part]) / parts.Bags[part].Length))
                    found[part] = w;
            }
        }

        return found;
    }

    private static double Dice(int[] a, int[] b) => a.Length + b.Length == 0 ? 0 : 2.0 * Common(a, b) / (a.Length + b.Length);

    /// <summary>How many words two sorted bags share.</summary>
    private static int Common(int[] a, int[] b)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j]) i++;
            else j++;
        }

        return common;
    }

    private static int[] Without(int[] a, int[] b)
    {
        var rest = new List<int>(a.Length);
        var j = 0;
        foreach (var word in a)
        {
            while (j < b.Length && b[j] < word) j++;
            if (j < b.Length && b[j] == word) j++;
            else rest.Add(word);
        }

        return [.. rest];
    }

    /// <summary>One of the two texts.</summary>
    private sealed class Side
    {
        public Side(IReadOnlyList<PlacedClause> clauses, IReadOnlyList<ClauseToken[]> tokens, ClauseWords words)
        {
            Clauses = clauses;
            Match = new int[clauses.Count];
            Array.Fill(Match, -1);
            Numbers = [.. tokens.Select(ClauseWords.Numbers)];
            Bags = [.. Numbers.Select(numbers => Bag(numbers, words))];
            Children = [.. clauses.Select(_ => new List<int>())];
            for (var i = 0; i < clauses.Count; i++) (clauses[i].Parent < 0 ? Top : Children[clauses[i].Parent]).Add(i);
        }

        public IReadOnlyList<PlacedClause> Clauses { get; }

        public int Count => Clauses.Count;

        public int[] Match { get; }

        public int[][] Numbers { get; }

        /// <summary>Each clause's meaning words, sorted; its signs when it has no words.</summary>
        public int[][] Bags { get; }

        public List<int>[] Children { get; }

        private List<int> Top { get; } = [];

        /// <summary>It has sub-clauses and no text of its own but a heading.</summary>
        public bool IsChapter(int clause) => Children[clause].Count > 0 && Clauses[clause].Clause.Blocks.Count == 0;

        public string? Number(int clause) => Clauses[clause].Clause.Number;

        public List<int> Siblings(int clause) => Clauses[clause].Parent < 0 ? Top : Children[Clauses[clause].Parent];

        public IEnumerable<int> Distinct(int clause)
        {
            var last = -1;
            foreach (var word in Bags[clause])
            {
                if (word == last) continue;
                last = word;
                yield return word;
            }
        }

        private static int[] Bag(int[] numbers, ClauseWords words)
        {
            var bag = Array.FindAll(numbers, words.Bears);
            if (bag.Length == 0) bag = (int[])numbers.Clone();
            Array.Sort(bag);
            return bag;
        }
    }

    /// <summary>A row of words as a key.</summary>
    private readonly struct Words(int[] numbers) : IEquatable<Words>
    {
        private readonly int[] numbers = numbers;

        public bool Equals(Words other) => numbers.AsSpan().SequenceEqual(other.numbers);

        public override bool Equals(object? obj) => obj is Words other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var number in numbers) hash.Add(number);
            return hash.ToHashCode();
        }
    }
}
