using System.Globalization;
using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Benchmarks;

/// <summary>
/// Made-up agreement texts and edits of them whose truth is known: which clause became which. For the benchmark and for the tests.
/// </summary>
/// <remarks>
/// Words follow Zipf's law as words do; every tenth clause is nearly a copy of another, since agreements repeat themselves. Numbers are counted, so that
/// each edit renumbers what follows.
/// </remarks>
public sealed class EditedTexts(int seed)
{
    private const string Consonants = "bdfghjklmnprstv", Vowels = "aeiouyåäö";
    private readonly Random random = new(seed);
    private int nextId;

    /// <summary>A point or a chapter with an identity of its own.</summary>
    public sealed class Node
    {
        public required int Id { get; init; }

        public List<string> Heading { get; init; } = [];

        public List<string> Words { get; init; } = [];

        public List<Node> Children { get; init; } = [];

        public Node Copy() => new() { Id = Id, Heading = [.. Heading], Words = [.. Words], Children = [.. Children.Select(child => child.Copy())] };
    }

    /// <summary>One edit and what it must be found as.</summary>
    public sealed record Edit(string Kind, int Id, int Other = -1);

    public List<Node> Text(int chapters, int points, int words)
    {
        var text = new List<Node>();
        var all = new List<Node>();
        for (var c = 0; c < chapters; c++)
        {
            var chapter = new Node { Id = nextId++, Heading = Words(1 + random.Next(3)) };
            for (var p = 0; p < points; p++)
            {
                var point = new Node { Id = nextId++, Words = random.Next(10) == 0 && all.Count > 0 ? Nearly(all[random.Next(all.Count)].Words) : Words(words / 2 + random.Next(words)) };
                chapter.Children.Add(point);
                all.Add(point);
            }

            text.Add(chapter);
        }

        return text;
    }

    /// <summary>Edits a copy of the text, each time another clause.</summary>
    public (List<Node> Edited, List<Edit> Edits) Edited(List<Node> text, int count)
    {
        List<Node> edited = [.. text.Select(node => node.Copy())];
        var edits = new List<Edit>();
        var touched = new HashSet<int>();
        for (var tries = 0; edits.Count < count && tries < count * 30; tries++)
        {
            var chapter = edited[random.Next(edited.Count)];
            if (chapter.Children.Count < 3) continue;
            var at = random.Next(chapter.Children.Count);
            var point = chapter.Children[at];
            switch (random.Next(5))
            {
                case 0 when touched.Add(chapter.Id):
                    chapter.Heading.Clear();
                    chapter.Heading.AddRange(Words(2));
                    edits.Add(new Edit("rename", chapter.Id));
                    break;
                case 1 when touched.Add(point.Id):
                    point.Words[random.Next(point.Words.Count)] = Word(800 + random.Next(200)) + "x";
                    edits.Add(new Edit("one word", point.Id));
                    break;
                case 2 when touched.Add(point.Id):
                    chapter.Children.RemoveAt(at);
                    var other = edited[random.Next(edited.Count)];
                    var to = random.Next(other.Children.Count + 1);
                    if (other == chapter && to == at) to = (at + 1) % (chapter.Children.Count + 1);
                    other.Children.Insert(to, point);
                    edits.Add(new Edit("move", point.Id));
                    break;
                case 3 when point.Words.Count >= 12 && touched.Add(point.Id):
                    var cut = point.Words.Count * (30 + random.Next(41)) / 100;
                    var part = new Node { Id = nextId++, Words = point.Words[cut..] };
                    point.Words.RemoveRange(cut, point.Words.Count - cut);
                    touched.Add(part.Id);
                    chapter.Children.Insert(at + 1, part);
                    edits.Add(new Edit("split", point.Id, part.Id));
                    break;
                case 4 when at + 1 < chapter.Children.Count && !touched.Contains(point.Id) && touched.Add(chapter.Children[at + 1].Id):
                    touched.Add(point.Id);
                    var taken = chapter.Children[at + 1];
                    chapter.Children.RemoveAt(at + 1);
                    point.Words.AddRange(taken.Words);
                    edits.Add(new Edit("merge", point.Id, taken.Id));
                    break;
            }
        }

        return (edited, edits);
    }

    /// <summary>The text as a tree, numbered by counting, and the identities in reading order.</summary>
    public static (ClauseText Text, List<int> Ids) Built(List<Node> text)
    {
        var builder = new ClauseTextBuilder();
        var ids = new List<int>();
        for (var c = 0; c < text.Count; c++)
        {
            builder.Heading(2, (c + 1).ToString(CultureInfo.InvariantCulture), Sentence(text[c].Heading, ""));
            ids.Add(text[c].Id);
            for (var p = 0; p < text[c].Children.Count; p++)
            {
                builder.Paragraph([new ClauseRun(Sentence(text[c].Children[p].Words, "."))], string.Create(CultureInfo.InvariantCulture, $"{c + 1}.{p + 1}"));
                ids.Add(text[c].Children[p].Id);
            }
        }

        return (builder.Build(), ids);
    }

    /// <summary>The edits that were not found as what they are, and changes found that nobody made; empty when all is right.</summary>
    public static List<string> Missed(TextComparison comparison, List<int> oldIds, List<int> newIds, List<Edit> edits)
    {
        var missed = new List<string>();
        var byOld = comparison.Clauses.Where(c => c.OldIndex is not null).ToDictionary(c => oldIds[c.OldIndex!.Value]);
        var byNew = comparison.Clauses.Where(c => c.NewIndex is not null).ToDictionary(c => newIds[c.NewIndex!.Value]);
        var explained = new HashSet<ClauseComparison>();
        foreach (var edit in edits)
        {
            var before = byOld.GetValueOrDefault(edit.Id);
            var after = byNew.GetValueOrDefault(edit.Id);
            var (partBefore, partAfter) = (byOld.GetValueOrDefault(edit.Other), byNew.GetValueOrDefault(edit.Other));
            var right = edit.Kind switch
            {
                "rename" or "one word" => before == after && after!.Has(ClauseChange.Words),
                "move" => before == after && (after!.Has(ClauseChange.Moved) || Beside(comparison, after)),
                "split" => after!.Has(ClauseChange.Split) && partAfter!.Has(ClauseChange.Split) && (after == before || partAfter == before),
                "merge" => after!.Has(ClauseChange.Merged) && (after == before ? partBefore!.Has(ClauseChange.Merged) : after == partBefore && before!.Has(ClauseChange.Merged)),
                _ => false,
            };
            if (!right) missed.Add($"{edit.Kind} {edit.Id} {after?.Change}");
            foreach (var one in new[] { before, after, partBefore, partAfter })
                if (one is not null) explained.Add(one);
        }

        foreach (var change in comparison.Changes)
            if (!explained.Contains(change) && !(change.Change == ClauseChange.Moved && edits.Exists(edit => edit.Kind == "move"))) missed.Add($"nobody made: {change.New ?? change.Old} {change.Change}");
        return missed;
    }

    /// <summary>Of two that changed places either may be called the one that moved.</summary>
    private static bool Beside(TextComparison comparison, ClauseComparison clause)
    {
        List<ClauseComparison> all = [.. comparison.Clauses];
        var at = all.IndexOf(clause);
        return all.Skip(Math.Max(0, at - 3)).Take(7).Any(other => other.Has(ClauseChange.Moved));
    }

    private static string Sentence(List<string> words, string end) => words.Count == 0 ? "" : char.ToUpperInvariant(words[0][0]) + words[0][1..] + string.Concat(words.Skip(1).Select(word => " " + word)) + end;

    private List<string> Nearly(List<string> words)
    {
        List<string> copy = [.. words];
        for (var i = 0; i < Math.Max(2, copy.Count / 5); i++) copy[random.Next(copy.Count)] = Word(random.Next(1000));
        return copy;
    }

    private List<string> Words(int count) => [.. Enumerable.Range(0, count).Select(_ => Word((int)Math.Exp(random.NextDouble() * Math.Log(3000)) - 1))];

    /// <summary>The n-th most common word: the same word for the same n.</summary>
    private static string Word(int n)
    {
        var word = "";
        for (var rest = n + 7; rest > 0; rest /= Consonants.Length * Vowels.Length)
            word += $"{Consonants[rest % Consonants.Length]}{Vowels[rest / Consonants.Length % Vowels.Length]}";
        return word + (n % 3 == 0 ? "r" : n % 3 == 1 ? "n" : "t");
    }
}
