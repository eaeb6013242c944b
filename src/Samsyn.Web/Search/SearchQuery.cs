namespace Samsyn.Web.Search;

/// <summary>One way to find a word: all these stems must be there.</summary>
/// <param name="Quality">1 for the word itself, less for a compound, a synonym, or the word without its dots.</param>
/// <param name="Word">The word as typed, when the way is the word itself.</param>
public sealed record Way(IReadOnlyList<string> Stems, double Quality, string? Word = null);

/// <summary>A word, or a name of several words, that somebody looks for.</summary>
/// <param name="Typed">As written.</param>
public sealed record SoughtTerm(string Typed, IReadOnlyList<Way> Ways)
{
    /// <summary>The word itself and nothing near it.</summary>
    public IEnumerable<Way> Own => Ways.Where(way => way.Quality >= OwnQuality);

    internal const double OwnQuality = 0.9;
}

/// <summary>
/// What somebody asks for, read from what they typed: words, "quoted phrases", -words that may not occur, beginnings* of words.
/// </summary>
/// <remarks>Nothing typed is an error, and nothing of it reaches an engine but words of letters, digits and the signs inside numbers.</remarks>
public sealed class SearchQuery
{
    /// <summary>Longest text that is read, in UTF-16 units.</summary>
    public const int MostText = 300;

    /// <summary>Most words that are looked for.</summary>
    public const int MostTerms = 12;

    private const double Compound = 0.6, Synonym = 0.55, WithoutDots = 0.8, Parts = 0.5, Piece = 0.35;

    private SearchQuery(string text) => Text = text;

    /// <summary>As typed, cut.</summary>
    public string Text { get; }

    public IReadOnlyList<SoughtTerm> Terms { get; private init; } = [];

    /// <summary>Stems that must follow each other.</summary>
    public IReadOnlyList<string[]> Phrases { get; private init; } = [];

    /// <summary>Stems that may not occur.</summary>
    public IReadOnlyList<string> Without { get; private init; } = [];

    /// <summary>More was typed than is looked for.</summary>
    public bool IsCut { get; private init; }

    /// <summary>Nothing to look for.</summary>
    public bool IsEmpty => Terms.Count == 0;

    /// <summary>Every stem that makes a word of a text worth marking.</summary>
    public IReadOnlySet<string> Marked => field ??= Terms.SelectMany(term => term.Ways).SelectMany(way => way.Stems).Where(stem => !StopWords.Has(stem) || Terms.Count == 1).ToHashSet(StringComparer.Ordinal);

    public static SearchQuery Of(string? typed, Lexicon lexicon)
    {
        var cut = (typed ?? "").Length > MostText;
        var text = Tokens.Normal(cut ? typed![..MostText] : typed ?? "");
        var (phrases, without, plain) = (new List<string[]>(), new List<string>(), new List<Typed>());
        foreach (var piece in Pieces(text))
        {
            var tokens = Tokens.Of(piece.Text);
            // A day in words is looked for as the day it is, not as three words.
            tokens.RemoveAll(token => tokens.Exists(other => other.Start <= token.Start && other.End >= token.End && other.Length > token.Length));
            if (piece.Without) without.AddRange(tokens.Select(token => WordForms.Stem(token.Word)));
            else
            {
                if (piece.Quoted && tokens.Count > 1) phrases.Add([.. tokens.Select(token => WordForms.Stem(token.Word))]);
                plain.AddRange(tokens.Select((token, i) => new Typed(token.Word, piece.Text.Substring(token.Start, token.Length), piece.Quoted, i == tokens.Count - 1 && piece.Text.AsSpan(token.End).StartsWith("*"))));
            }
        }

        var terms = TermsOf(plain, lexicon);
        return new SearchQuery(text)
        {
            Terms = [.. terms.Take(MostTerms)],
            Phrases = phrases,
            Without = [.. without.Distinct(StringComparer.Ordinal).Take(MostTerms)],
            IsCut = cut || terms.Count > MostTerms,
        };
    }

    private readonly record struct Typed(string Word, string As, bool Quoted, bool IsBeginning)
    {
        public string Stem => WordForms.Stem(Word);

        /// <summary>HoS is a name, though hos is a word that says nothing.</summary>
        public bool SaysNothing => StopWords.Has(Word) && As.Count(char.IsUpper) < 2;
    }

    private static List<SoughtTerm> TermsOf(List<Typed> plain, Lexicon lexicon)
    {
        var terms = new List<SoughtTerm>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < plain.Count;)
        {
            var (many, others) = (1, (IReadOnlyList<string[]>)[]);
            for (var length = Math.Min(Synonyms.LongestName, plain.Count - i); length >= 1; length--)
                if (Synonyms.Of(plain.Skip(i).Take(length).Select(word => word.Stem)) is { Count: > 0 } found && (length > 1 || !plain[i].SaysNothing))
                {
                    (many, others) = (length, found);
                    break;
                }

            var words = plain.GetRange(i, many);
            i += many;
            if (many == 1 && words[0].SaysNothing && plain.Exists(word => !word.SaysNothing)) continue;
            if (taken.Add(string.Join(' ', words.Select(word => word.Word)))) terms.Add(new SoughtTerm(string.Join(' ', words.Select(word => word.As)), [.. WaysOf(words, others, lexicon)]));
        }

        return terms;
    }

    private static IEnumerable<Way> WaysOf(List<Typed> words, IReadOnlyList<string[]> others, Lexicon lexicon)
    {
        var ways = new Dictionary<string, Way>(StringComparer.Ordinal);
        void Add(IReadOnlyList<string> stems, double quality, string? word = null)
        {
            var key = string.Join(' ', stems);
            if (stems.Count > 0 && (!ways.TryGetValue(key, out var known) || known.Quality < quality)) ways[key] = new Way(stems, quality, word);
        }

        IReadOnlyList<string> Saying(IEnumerable<string> some) => some.Where(word => !StopWords.Has(word)).Select(WordForms.Stem).ToList() is { Count: > 0 } stems ? stems : [.. some.Select(WordForms.Stem)];

        if (words.Count > 1) Add(Saying(words.Select(word => word.Word)), 1);
        else
        {
            var (word, stem) = (words[0].Word, words[0].Stem);
            Add([stem], 1, word);
            if (!words[0].Quoted)
            {
                foreach (var dotted in lexicon.DottedOf(stem)) Add([dotted], WithoutDots);
                foreach (var root in new[] { stem }.Concat(lexicon.DottedOf(stem)).ToList())
                    foreach (var (whole, quality) in lexicon.CompoundsOf(root)) Add([whole], quality * (root == stem ? 1 : WithoutDots));
                if (lexicon.CountOf(stem) == 0 && lexicon.Divided(word) is { } parts) Add([parts.First, parts.Last], Parts);
                if (words[0].IsBeginning) foreach (var begun in lexicon.Around(word, onlyBeginning: true)) Add([begun], Compound);
                else if (ways.Count == 1 && others.Count == 0 && lexicon.CountOf(stem) == 0) foreach (var piece in lexicon.Around(word)) Add([piece], Piece);
            }
        }

        if (!words[0].Quoted) foreach (var other in others)
        {
            var stems = Saying(other);
            Add(stems, Synonym);
            if (stems.Count == 1) foreach (var (whole, quality) in lexicon.CompoundsOf(stems[0]).Take(20)) Add([whole], Synonym * quality);
        }

        return ways.Values.OrderByDescending(way => way.Quality);
    }

    private readonly record struct PieceOfText(string Text, bool Quoted, bool Without);

    /// <summary>What stands between quotation marks, what begins with a minus, and the rest.</summary>
    private static IEnumerable<PieceOfText> Pieces(string text)
    {
        var plain = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (IsQuote(text[at]) && EndOfQuote(text, at) is var end and > 0)
            {
                if (plain.Length > 0) yield return new PieceOfText(plain.ToString(), false, false);
                plain.Clear();
                yield return new PieceOfText(text[(at + 1)..end], true, false);
                at = end;
            }
            else if (text[at] is '-' or '\u2212' && (at == 0 || char.IsWhiteSpace(text[at - 1])) && at + 1 < text.Length && WordForms.Fold(text[at + 1]) is not null)
            {
                if (plain.Length > 0) yield return new PieceOfText(plain.ToString(), false, false);
                plain.Clear();
                var stop = at + 1;
                while (stop < text.Length && !char.IsWhiteSpace(text[stop])) stop++;
                yield return new PieceOfText(text[(at + 1)..stop], false, true);
                at = stop - 1;
            }
            else if (text[at] == '*' && plain.Length > 0 && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])))
            {
                yield return new PieceOfText(plain.Append('*').ToString(), false, false);
                plain.Clear();
            }
            else plain.Append(text[at]);
        }

        if (plain.Length > 0) yield return new PieceOfText(plain.ToString(), false, false);
    }

    private static bool IsQuote(char sign) => sign is '"' or '”' or '“' or '„' or '«' or '»';

    private static int EndOfQuote(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
            if (IsQuote(text[at])) return at;
        return -1;
    }
}
