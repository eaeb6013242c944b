namespace Samsyn.Web.Search;

/// <summary>
/// The words of everything that can be found, with how many things hold each: what tells a rare word from a common one, which words are made of which, and what
/// somebody may have meant.
/// </summary>
/// <remarks>
/// Compounds are taken apart by the words themselves: <c>samverkansavtal</c> is found by <c>avtal</c> because both <c>samverkan</c> and <c>avtal</c> stand somewhere as
/// words. A glue <c>s</c> between them is Swedish practice, as are <c>o</c> for <c>a</c> (hälso-) and a lost <c>e</c> or <c>a</c> (arbets-, skol-). The same words give the
/// same lexicon, in whatever order they came; it is made anew when the index has changed.
/// </remarks>
public sealed class Lexicon
{
    private const int ShortestPart = 3, ShortestCompound = 7, MostCompounds = 60;

    public static readonly Lexicon Empty = new([], 0, 0);

    private readonly Dictionary<string, int> words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> commonest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> undotted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, double>> compounds = new(StringComparer.Ordinal);
    private readonly string[] sorted;

    /// <param name="words">Each word with how many things hold it.</param>
    /// <param name="documents">How many things there are.</param>
    /// <param name="generation">Which state of the index it was read from.</param>
    public Lexicon(IReadOnlyCollection<KeyValuePair<string, int>> words, long documents, long generation)
    {
        (Documents, Generation) = (documents, generation);
        this.words = new Dictionary<string, int>(words, StringComparer.Ordinal);
        bySpan = this.words.GetAlternateLookup<ReadOnlySpan<char>>();
        sorted = [.. this.words.Keys.Order(StringComparer.Ordinal)];
        foreach (var word in sorted)
        {
            var stem = WordForms.Stem(word);
            stems[stem] = stems.GetValueOrDefault(stem) + this.words[word];
            commonest[stem] = Math.Max(commonest.GetValueOrDefault(stem), this.words[word]);
            var plain = WordForms.Undotted(stem);
            if (plain != stem) Add(plain, stem);
            // Stemmed without dots, a word may end otherwise: ändra is ändr, andra is andr, but förstärkt loses what forstarkt keeps.
            var typed = WordForms.Stem(WordForms.Undotted(word));
            if (typed != plain && typed != stem) Add(typed, stem);
        }

        foreach (var word in sorted)
            foreach (var (part, quality) in PartsOf(word))
            {
                var stem = WordForms.Stem(word);
                if (part == stem) continue;
                if (!compounds.TryGetValue(part, out var wholes)) compounds[part] = wholes = new Dictionary<string, double>(StringComparer.Ordinal);
                wholes[stem] = Math.Max(wholes.GetValueOrDefault(stem), quality);
            }

        void Add(string plain, string stem)
        {
            if (!undotted.TryGetValue(plain, out var same)) undotted[plain] = same = [];
            if (!same.Contains(stem, StringComparer.Ordinal)) same.Add(stem);
        }
    }

    public long Documents { get; }

    public long Generation { get; }

    public int Count => words.Count;

    /// <summary>How many things hold a stem, at most: counted once for each of its forms.</summary>
    public int CountOf(string stem) => (int)Math.Min(stems.GetValueOrDefault(stem), Math.Max(Documents, 1));

    /// <summary>How many things hold a stem, at least: those that hold its commonest form.</summary>
    public int LeastOf(string stem) => commonest.GetValueOrDefault(stem);

    /// <summary>How rare a stem is: the logarithm of BM25, never negative.</summary>
    public double RarityOf(long documents) => Math.Log(1 + (Math.Max(Documents, documents) - documents + 0.5) / (documents + 0.5));

    /// <summary>Stems that are this one without its dots and rings: <c>hjälpmedel</c> for <c>hjalpmedel</c>.</summary>
    public IReadOnlyList<string> DottedOf(string stem) => undotted.GetValueOrDefault(stem) ?? [];

    /// <summary>Stems of the words that are made of this one, with how near they are: <c>samverkansavtal</c> and <c>avtalstid</c> for <c>avtal</c>. The commonest first.</summary>
    public IEnumerable<(string Stem, double Quality)> CompoundsOf(string stem) => !compounds.TryGetValue(stem, out var wholes) ? [] :
        wholes.Select(whole => (Stem: whole.Key, Quality: whole.Value)).OrderByDescending(whole => stems.GetValueOrDefault(whole.Stem)).ThenBy(whole => whole.Stem, StringComparer.Ordinal).Take(MostCompounds);

    /// <summary>Stems of the words that begin or end with something that is no word here by itself.</summary>
    public IEnumerable<string> Around(string word, bool onlyBeginning = false) => word.Length < 4 && !onlyBeginning ? [] :
        sorted.Where(known => known.Length > word.Length && (known.StartsWith(word, StringComparison.Ordinal) || (!onlyBeginning && known.EndsWith(word, StringComparison.Ordinal))))
            .Select(WordForms.Stem).Distinct(StringComparer.Ordinal).OrderByDescending(stem => stems.GetValueOrDefault(stem)).ThenBy(stem => stem, StringComparer.Ordinal).Take(MostCompounds);

    /// <summary>The stems of the two words a word is made of, when it is none that occurs: <c>hjälpmedelsavtal</c>. Null when it cannot be taken apart.</summary>
    public (string First, string Last)? Divided(string word)
    {
        for (var at = word.Length - ShortestPart; at >= ShortestPart && word.Length >= ShortestCompound; at--)
            if (ModifierOf(word.AsSpan(0, at)) is { } first && HeadOf(word, at) is { } last) return (first, last);
        return null;
    }

    /// <summary>Words one slip of the fingers away that occur, the commonest first.</summary>
    public IEnumerable<string> Near(string word) => word.Length < 4 ? [] :
        sorted.Where(known => Math.Abs(known.Length - word.Length) <= 1 && IsOneSlipAway(word, known)).OrderByDescending(known => words[known]).ThenBy(known => known, StringComparer.Ordinal).Take(3);

    /// <summary>What a word is made of: head and modifier by their stems. The head says what it is, so it is nearer.</summary>
    private IEnumerable<(string Part, double Quality)> PartsOf(string word)
    {
        if (word.Length < ShortestCompound || word.AsSpan().ContainsAnyInRange('0', '9')) yield break;
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            if (ModifierOf(word.AsSpan(0, at)) is not { } modifier || HeadOf(word, at) is not { } head) continue;
            yield return (head, 0.6);
            yield return (modifier, 0.5);
        }
    }

    /// <summary>The stem of what a word ends with from a place on, when that is a word or another form of one.</summary>
    private string? HeadOf(string word, int at)
    {
        var occurs = bySpan.ContainsKey(word.AsSpan(at));
        if (!occurs && word.Length - at <= 4) return null;
        var head = word[at..];
        if (StopWords.Has(head)) return null;
        var stem = WordForms.Stem(head);
        return stem.Length >= ShortestPart && (occurs || stems.ContainsKey(stem)) ? stem : null;
    }

    /// <summary>The stem of what a word begins with, without what glues it to the rest.</summary>
    private string? ModifierOf(ReadOnlySpan<char> modifier)
    {
        if (Known(modifier) is { } whole) return whole;
        if (modifier.Length <= ShortestPart) return null;
        var shorter = modifier[..^1];
        return modifier[^1] switch
        {
            's' => Known(shorter) ?? (shorter.Length >= 4 ? Known(shorter, 'e') : null),
            'o' when Known(shorter, 'a') is { } hälsa => hälsa,
            _ => Known(modifier, 'a') ?? Known(modifier, 'e'),
        };
    }

    private string? Known(ReadOnlySpan<char> word) => word.Length >= ShortestPart && bySpan.ContainsKey(word) && word.ToString() is var found && !StopWords.Has(found) ? WordForms.Stem(found) : null;

    private string? Known(ReadOnlySpan<char> word, char last)
    {
        Span<char> whole = stackalloc char[Tokens.LongestWord + 1];
        word.CopyTo(whole);
        whole[word.Length] = last;
        return Known(whole[..(word.Length + 1)]);
    }

    /// <summary>One letter more, less, other, or two that changed places.</summary>
    internal static bool IsOneSlipAway(string a, string b)
    {
        if (a == b) return false;
        if (a.Length > b.Length) (a, b) = (b, a);
        var first = 0;
        while (first < a.Length && a[first] == b[first]) first++;
        var (lastA, lastB) = (a.Length, b.Length);
        while (lastA > first && a[lastA - 1] == b[lastB - 1]) (lastA, lastB) = (lastA - 1, lastB - 1);
        if (lastA == first) return lastB - first <= 1;
        return a.Length == b.Length && (lastA - first == 1 || (lastA - first == 2 && a[first] == b[first + 1] && a[first + 1] == b[first]));
    }
}

/// <summary>Words that say nothing by themselves: left out of a search that has others.</summary>
public static class StopWords
{
    private static readonly HashSet<string> All = new(
        ("och i på att som en ett av för med till den det de dem är var om vid från har hade ska skall kan eller vad vem vilka vilken vilket hur när där inte får sig sin sitt sina man vi ni du jag han hon "
        + "denna detta dessa mellan under efter utan också samt så nu ut upp in över hos varje alla någon något några bli blir blev än mer ej "
        + "the a an of and is are in to on by with does do what who how which for when where that this be has have it at from or").Split(' '), StringComparer.Ordinal);

    public static bool Has(string word) => All.Contains(word);
}
