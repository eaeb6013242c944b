using System.Globalization;

namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>From "which clause is which" to what a reader is shown.</summary>
internal sealed class ComparisonBuilder(
    IReadOnlyList<PlacedClause> old, ClauseToken[][] oldTokens, IReadOnlyList<PlacedClause> @new, ClauseToken[][] newTokens, ClauseWords words, ClauseMatching matching)
{
    private readonly ClauseChange[] oldChange = new ClauseChange[old.Count];
    private readonly ClauseChange[] newChange = new ClauseChange[@new.Count];

    /// <summary>By the later clause: the earlier ones it took in.</summary>
    private readonly ILookup<int, int> taken = Enumerable.Range(0, old.Count).Where(o => matching.MergedInto[o] >= 0).ToLookup(o => matching.MergedInto[o]);

    /// <summary>By the earlier clause: the later ones that were part of it.</summary>
    private readonly ILookup<int, int> parts = Enumerable.Range(0, @new.Count).Where(n => matching.SplitFrom[n] >= 0).ToLookup(n => matching.SplitFrom[n]);

    public IReadOnlyList<ClauseComparison> Build()
    {
        foreach (var n in Enumerable.Range(0, @new.Count))
            if (matching.OldOf[n] < 0) newChange[n] = matching.SplitFrom[n] >= 0 ? ClauseChange.Split : ClauseChange.Added;
        foreach (var o in Enumerable.Range(0, old.Count))
            if (matching.NewOf[o] < 0) oldChange[o] = matching.MergedInto[o] >= 0 ? ClauseChange.Merged : ClauseChange.Removed;
        foreach (var o in matching.SplitFrom.Where(o => o >= 0)) newChange[matching.NewOf[o]] |= ClauseChange.Split;
        foreach (var n in matching.MergedInto.Where(n => n >= 0)) newChange[n] |= ClauseChange.Merged;
        FindMoved();
        FindRenumbered();

        var marked = Mark();
        var following = Following();
        var result = new List<ClauseComparison>(@new.Count);
        foreach (var o in following[^1]) result.Add(Gone(o, marked));
        for (var n = 0; n < @new.Count; n++)
        {
            result.Add(Present(n, marked));
            foreach (var o in following[n]) result.Add(Gone(o, marked));
        }

        return result;
    }

    private ClauseComparison Present(int n, MarkedTexts marked)
    {
        var o = matching.OldOf[n];
        return new ClauseComparison
        {
            Old = o >= 0 ? old[o].Clause : null,
            New = @new[n].Clause,
            OldIndex = o > 0 ? o - 1 : null,
            NewIndex = n > 0 ? n - 1 : null,
            IsOpening = n == 0,
            Depth = @new[n].Depth,
            Change = newChange[n],
            From = [.. (matching.SplitFrom[n] is >= 0 and var from ? [old[from].Clause] : Enumerable.Empty<Clause>())
                .Concat(taken[n].Select(i => old[i].Clause))],
            To = o < 0 ? [] : [.. parts[o].Select(i => @new[i].Clause)],
            OldText = o >= 0 ? marked.Old[o] : MarkedClause.Empty,
            NewText = marked.New[n],
            Running = marked.Running[n],
        };
    }

    private ClauseComparison Gone(int o, MarkedTexts marked) => new()
    {
        Old = old[o].Clause,
        OldIndex = o - 1,
        Depth = old[o].Depth,
        Change = oldChange[o],
        To = matching.MergedInto[o] is >= 0 and var into ? [@new[into].Clause] : [],
        OldText = marked.Old[o],
        Running = [.. RunningText.Of(oldTokens[o], WordsKind.Gone)],
    };

    /// <summary>For each later clause the earlier ones that are gone and followed it; last those that stood before everything.</summary>
    private List<int>[] Following()
    {
        var following = new List<int>[@new.Count + 1];
        for (var i = 0; i < following.Length; i++) following[i] = [];
        var after = @new.Count;
        for (var o = 0; o < old.Count; o++)
        {
            if (matching.NewOf[o] is >= 0 and var n)
            {
                // A clause that moved away takes nothing with it.
                if ((newChange[n] & ClauseChange.Moved) == 0) after = n;
            }
            else following[after].Add(o);
        }

        return following;
    }

    /// <summary>Of the children that kept their chapter, the heaviest row in the same order stayed; the others moved.</summary>
    private void FindMoved()
    {
        for (var n = 1; n < @new.Count; n++)
        {
            if (matching.OldOf[n] is not (>= 0 and var o)) continue;
            var (above, below) = (old[o].Parent, @new[n].Parent);
            if (above < 0 ? below >= 0 : below < 0 || matching.NewOf[above] != below) newChange[n] |= ClauseChange.Moved;
        }

        var stayed = Enumerable.Range(1, @new.Count - 1).Where(n => matching.OldOf[n] >= 0 && (newChange[n] & ClauseChange.Moved) == 0);
        foreach (var siblings in stayed.GroupBy(n => @new[n].Parent))
        {
            int[] row = [.. siblings];
            var weights = Array.ConvertAll(row, n => (long)Weight(n));
            var kept = Rising.Of(Array.ConvertAll(row, n => matching.OldOf[n]), weights).ToHashSet();
            for (var i = 0; i < row.Length; i++)
                if (!kept.Contains(i)) newChange[row[i]] |= ClauseChange.Moved;
        }
    }

    /// <summary>How much a reader would say has moved: the clause with all below it.</summary>
    private int Weight(int n)
    {
        var weight = 1 + newTokens[n].Length;
        for (var i = n + 1; i < @new.Count && @new[i].Depth > @new[n].Depth; i++) weight += 1 + newTokens[i].Length;
        return weight;
    }

    /// <summary>
    /// A number follows when it is what one gets by counting on: the chapter's own new number, and as many steps as clauses came, went or moved before it.
    /// </summary>
    private void FindRenumbered()
    {
        for (var n = 1; n < @new.Count; n++)
        {
            if (matching.OldOf[n] is not (>= 0 and var o) || (newChange[n] & ClauseChange.Moved) != 0) continue;
            var (before, after) = (old[o].Clause.Number, @new[n].Clause.Number);
            if (before == after || before is null || after is null) continue;
            if (!Follows(o, n, before, after)) newChange[n] |= ClauseChange.Renumbered;
        }
    }

    private bool Follows(int o, int n, string before, string after)
    {
        var (oldHead, oldLast) = Divide(before);
        var (newHead, newLast) = Divide(after);
        if (oldLast < 0 || newLast < 0) return false;
        var (above, below) = (old[o].Parent, @new[n].Parent);
        var headFollows = oldHead == newHead
            || (above >= 0 && below >= 0 && oldHead == old[above].Clause.Number + "." && newHead == @new[below].Clause.Number + ".");
        if (!headFollows) return false;
        if (oldLast == newLast) return true;

        var (lastOld, lastNew) = (Before(old, o), Before(@new, n));
        // The same step from the clause above it, if that one stood above it before too.
        var counted = lastNew >= 0 && lastOld >= 0 && matching.OldOf[lastNew] == lastOld && old[lastOld].Clause.Number is { } a && @new[lastNew].Clause.Number is { } b
            && oldLast - Divide(a).Last == newLast - Divide(b).Last;
        var shift = Numbered(@new, n) - Numbered(old, o);
        return counted || newLast - oldLast == shift || (lastNew >= 0 && matching.OldOf[lastNew] != lastOld && Divide(@new[lastNew].Clause.Number ?? "").Last + 1 == newLast);
    }

    /// <summary>How many numbered siblings stand before a clause.</summary>
    private static int Numbered(IReadOnlyList<PlacedClause> clauses, int clause)
    {
        var count = 0;
        for (var i = clause - 1; i >= 0 && (clauses[i].Depth > clauses[clause].Depth || clauses[i].Parent == clauses[clause].Parent); i--)
            if (clauses[i].Parent == clauses[clause].Parent && clauses[i].Clause.Number is not null) count++;
        return count;
    }

    private static int Before(IReadOnlyList<PlacedClause> clauses, int clause)
    {
        for (var i = clause - 1; i >= 0 && clauses[i].Depth >= clauses[clause].Depth; i--)
            if (clauses[i].Parent == clauses[clause].Parent) return i;
        return -1;
    }

    /// <summary>"4.2" is "4." and 2; "§ 3" is "§ " and 3.</summary>
    private static (string Head, int Last) Divide(string number)
    {
        var digits = number.EndsWith(" §", StringComparison.Ordinal) ? number[..^2] : number;
        var start = digits.Length;
        while (start > 0 && char.IsAsciiDigit(digits[start - 1])) start--;
        return int.TryParse(digits.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (digits[..start], last) : (number, -1);
    }

    /// <summary>Marks the words that changed, pair by pair; what was divided or merged is compared with all its parts together.</summary>
    private MarkedTexts Mark()
    {
        var marked = new MarkedTexts(new MarkedClause[old.Count], new MarkedClause[@new.Count], new IReadOnlyList<RunningWords>[@new.Count]);
        for (var o = 0; o < old.Count; o++)
            if (matching.NewOf[o] < 0) marked.Old[o] = Marks.Of(old[o].Clause, oldTokens[o], null);
        for (var n = 0; n < @new.Count; n++)
        {
            if (matching.OldOf[n] >= 0) continue;
            marked.New[n] = Marks.Of(@new[n].Clause, newTokens[n], null);
            marked.Running[n] = RunningText.Of(newTokens[n], WordsKind.New);
        }

        for (var n = 0; n < @new.Count; n++)
        {
            if (matching.OldOf[n] is not (>= 0 and var o)) continue;
            List<int> olds = [o, .. taken[n]];
            List<int> news = [n, .. parts[o]];
            if (olds.Count > 1) olds = InOrderOf(olds, oldTokens, newTokens[n]);
            if (news.Count > 1) news = InOrderOf(news, newTokens, oldTokens[o]);
            MarkTogether(olds, news, marked);
        }

        return marked;
    }

    private void MarkTogether(List<int> olds, List<int> news, MarkedTexts marked)
    {
        ClauseToken[] before = [.. olds.SelectMany(o => oldTokens[o])];
        ClauseToken[] after = [.. news.SelectMany(n => newTokens[n])];
        var (oldNumbers, newNumbers) = (ClauseWords.Numbers(before), ClauseWords.Numbers(after));
        var (oldKept, newKept) = (new bool[before.Length], new bool[after.Length]);
        WordDiff.Compare(oldNumbers, newNumbers, oldKept, newKept);
        WordDiff.Smooth(oldNumbers, oldKept, newNumbers, newKept, words.Bears);
        if (!oldKept.Contains(false) && !newKept.Contains(false) && olds.Count == 1 && news.Count == 1)
        {
            marked.Old[olds[0]] = marked.New[news[0]] = Marks.Of(@new[news[0]].Clause, newTokens[news[0]], newKept);
            marked.Running[news[0]] = [];
            return;
        }

        var alone = olds.Count == 1 && news.Count == 1;
        if (alone && (oldKept.Contains(false) || newKept.Contains(false))) newChange[news[0]] |= ClauseChange.Words;
        if (!alone && (HasChangedWords(before, oldKept) || HasChangedWords(after, newKept)))
            foreach (var n in news) if (matching.OldOf[n] >= 0) newChange[n] |= ClauseChange.Words;

        var at = 0;
        foreach (var o in olds)
        {
            marked.Old[o] = Marks.Of(old[o].Clause, oldTokens[o], oldKept.AsSpan(at, oldTokens[o].Length));
            at += oldTokens[o].Length;
        }

        at = 0;
        var oldAt = 0;
        foreach (var n in news)
        {
            var length = newTokens[n].Length;
            marked.New[n] = Marks.Of(@new[n].Clause, newTokens[n], newKept.AsSpan(at, length));
            var isLast = at + length == after.Length;
            marked.Running[n] = RunningText.Of(before, oldKept, ref oldAt, after.AsSpan(at, length), newKept.AsSpan(at, length), isLast);
            at += length;
        }
    }

    private static bool HasChangedWords(ClauseToken[] tokens, bool[] kept)
    {
        for (var i = 0; i < tokens.Length; i++)
            if (!kept[i] && !tokens[i].IsMark) return true;
        return false;
    }

    /// <summary>Parts in the order in which their words stand in the whole.</summary>
    private static List<int> InOrderOf(List<int> parts, ClauseToken[][] tokens, ClauseToken[] whole)
    {
        var places = new Dictionary<int, int>();
        for (var i = 0; i < whole.Length; i++) places[whole[i].Word] = places.ContainsKey(whole[i].Word) ? -1 : i;
        double Middle(int part)
        {
            List<int> found = [.. tokens[part].Select(token => places.GetValueOrDefault(token.Word, -1)).Where(place => place >= 0).Order()];
            return found.Count == 0 ? double.MaxValue : found[found.Count / 2];
        }

        return [.. parts.Order().OrderBy(Middle)];
    }

    private sealed record MarkedTexts(MarkedClause[] Old, MarkedClause[] New, IReadOnlyList<RunningWords>[] Running);
}
