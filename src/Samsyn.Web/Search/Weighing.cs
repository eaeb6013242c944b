using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Samsyn.Web.Search;

/// <summary>
/// What the index keeps of one thing besides its text: the words it is found by, how much each of them says about it, and its place among candidates.
/// </summary>
/// <remarks>
/// <para>Weights follow BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): how often a word occurs, title counting more than context
/// and text, against the length of the text. The part that depends on other documents, how rare the word is, is added when somebody searches.</para>
/// <para>The id begins with the place (the better, the smaller) and ends with a hash of the name: the same on both engines and at each rebuild, so that "the
/// first thousand by id" are the same candidates everywhere.</para>
/// </remarks>
public sealed record Weighed(long Id, IReadOnlyList<string> Terms, byte[] Weights, IReadOnlyCollection<string> Words)
{
    /// <summary>Moved on when the same text would be weighed otherwise: everything is then indexed anew.</summary>
    public const int Method = 2;

    private const double OfTitle = 4, OfContext = 0.4, OfText = 1;
    private const double Saturation = 1.2, LengthMatters = 0.6, UsualLength = 60;
    private const int HashBits = 51, Places = 4095;

    /// <summary>Marks the words of a text as such, apart from stems.</summary>
    private const char Exactly = '=';

    private const byte InTitle = 1;

    public static Weighed Of(Searchable one)
    {
        var counts = new Dictionary<string, (double Count, bool Title)>(StringComparer.Ordinal);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var length = 0;
        void Take(string text, double weight, bool title)
        {
            foreach (var token in Tokens.Of(text))
            {
                words.Add(token.Word);
                var stem = WordForms.Stem(token.Word);
                Count(stem);
                if (stem != token.Word) Count(Exactly + token.Word);
                if (!title) length++;
            }

            void Count(string term)
            {
                counts.TryGetValue(term, out var known);
                counts[term] = (known.Count + weight, known.Title || title);
            }
        }

        Take(Tokens.Normal(one.Title), OfTitle, true);
        Take(Tokens.Normal(one.Context), OfContext, false);
        length = 0;
        Take(Tokens.Normal(Searched(one.Text)), OfText, false);
        var damping = Saturation * (1 - LengthMatters + LengthMatters * Math.Min(length, 3000) / UsualLength);
        var entries = counts.Select(term => (Hash: Hash(term.Key), Weight: (byte)Math.Clamp(Math.Round(255 * term.Value.Count / (term.Value.Count + damping)), 1, 255), Flags: term.Value.Title ? InTitle : (byte)0))
            .GroupBy(entry => entry.Hash).Select(same => same.MaxBy(entry => entry.Weight)).OrderBy(entry => entry.Hash).ToList();
        var weights = new byte[entries.Count * EntrySize];
        for (var i = 0; i < entries.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(weights.AsSpan(i * EntrySize), entries[i].Hash);
            (weights[i * EntrySize + 4], weights[i * EntrySize + 5]) = (entries[i].Weight, entries[i].Flags);
        }

        string[] terms = [.. counts.Keys.Where(term => term[0] != Exactly).Order(StringComparer.Ordinal), .. SearchFilter.TermsOf(one)];
        return new Weighed(IdOf(one), terms, weights, words);
    }

    /// <summary>The different words of something, as they were counted when it was weighed.</summary>
    internal static HashSet<string> WordsOf(params ReadOnlySpan<string> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
            foreach (var token in Tokens.Of(text)) words.Add(token.Word);
        return words;
    }

    /// <summary>The part of a text that is searched.</summary>
    internal static string Searched(string text) => text.Length <= Searchable.MostText ? text : text[..Searchable.MostText];

    private const int EntrySize = 6;

    /// <summary>How much a stem says about what has these weights, 0 to 1.35; 0 when it does not occur. Less when the word itself does not, only its stem.</summary>
    /// <param name="word">The word as it was typed; null when only the stem is asked for.</param>
    public static double Of(ReadOnlySpan<byte> weights, uint stem, uint? word)
    {
        var (weight, flags) = Find(weights, stem);
        if (weight == 0) return 0;
        return weight / 255.0 * ((flags & InTitle) != 0 ? 1.35 : 1) * (word is null || Find(weights, word.Value).Weight > 0 ? 1 : 0.9);
    }

    private static (byte Weight, byte Flags) Find(ReadOnlySpan<byte> weights, uint hash)
    {
        var (low, high) = (0, weights.Length / EntrySize - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var entry = weights.Slice(middle * EntrySize, EntrySize);
            var at = BinaryPrimitives.ReadUInt32BigEndian(entry);
            if (at == hash) return (entry[4], entry[5]);
            if (at < hash) low = middle + 1;
            else high = middle - 1;
        }

        return default;
    }

    public static uint OfStem(string stem) => Hash(stem);

    /// <summary>Null when word and stem are one and the stem tells all.</summary>
    public static uint? OfWord(string word, string stem) => word == stem ? null : Hash(Exactly + word);

    /// <summary>FNV-1a, 32 bits.</summary>
    private static uint Hash(string term)
    {
        var hash = 2166136261u;
        foreach (var unit in term) hash = unchecked((hash ^ unit) * 16777619u);
        return hash;
    }

    /// <summary>The same for the same thing, on every engine.</summary>
    internal static long IdOf(Searchable one)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{one.Kind}\n{one.Agreement}\n{one.Id}"));
        var place = (int)Math.Round((Places - 1000) * PriorOf(one)) + (one.Demonstration ? 0 : 1000);
        return ((long)(Places - place) << HashBits) | (BinaryPrimitives.ReadInt64BigEndian(hash) & ((1L << HashBits) - 1));
    }

    /// <summary>How likely it is what somebody looks for before they have said what, 0 to 1: what holds now before what is past, a little for what is new.</summary>
    public static double PriorOf(Searchable one)
    {
        var kind = one.Kind switch
        {
            SearchKind.Agreement => 0.9,
            SearchKind.Clause => 0.7,
            SearchKind.Faq => 0.75,
            SearchKind.Party => 0.65,
            SearchKind.News or SearchKind.Document or SearchKind.Consultation => 0.6,
            SearchKind.Page => 0.55,
            SearchKind.Decision or SearchKind.Digest => 0.5,
            _ => 0.4,
        };
        var standing = one.Standing switch { Standing.Current => 0.05, Standing.Past or Standing.Replaced => -0.3, Standing.Coming => -0.1, _ => 0 };
        var fresh = one.On is { } on ? 0.05 * Math.Clamp((on.Year - 2015) / 15.0, 0, 1) : 0;
        return Math.Clamp(kind + standing + fresh, 0, 1);
    }

    /// <summary>The same read back from the id.</summary>
    public static double PriorOf(long id, bool demonstration) => (Places - (id >> HashBits) - (demonstration ? 0 : 1000)) / (double)(Places - 1000);

    /// <summary>What was indexed, in a line: another when anything of it is another.</summary>
    public static string Fingerprint(Searchable one) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f',
        Method.ToString(CultureInfo.InvariantCulture), one.Kind, one.Id, one.Address, one.Title, one.Context, one.Text, one.Agreement, one.Principal, one.Language, one.OnlyInItsLanguage, one.On?.DayNumber, one.Standing, one.Demonstration, one.TextUnread, one.Version))).AsSpan(0, 16));
}

/// <summary>What a search is narrowed to. Null is everything.</summary>
public sealed record SearchFilter(SearchKind? Kind = null, string? Agreement = null, int? Year = null, string? Principal = null)
{
    public bool IsAny => Kind is null && Agreement is null && Year is null && Principal is null;

    /// <summary>The words that stand for it in the index: they hold a colon after a letter, which no word of a text does.</summary>
    internal IEnumerable<string> Terms
    {
        get
        {
            if (Kind is { } kind) yield return "k:" + Word(kind);
            if (Agreement is { } slug) yield return "a:" + slug;
            if (Year is { } year) yield return string.Create(CultureInfo.InvariantCulture, $"y:{year}");
            if (Principal is { } principal) yield return "p:" + principal.ToLowerInvariant();
        }
    }

    internal static IEnumerable<string> TermsOf(Searchable one) =>
        new SearchFilter(one.Kind, one.Agreement, one.On?.Year, one.Principal).Terms.Concat(one.OnlyInItsLanguage ? ["only:" + one.Language] : []);

    /// <summary><c>clause</c>: what the index and addresses call a kind.</summary>
    public static string Word(SearchKind kind) => kind.ToString().ToLowerInvariant();
}
