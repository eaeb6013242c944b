using System.Data.Common;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Search;

/// <summary>One thing that was found.</summary>
public sealed record Hit(SearchDocument Document, double Score);

/// <summary>What a search found.</summary>
/// <param name="Hits">Those of the page asked for, best first.</param>
/// <param name="Count">How many were found; at least, when there are <paramref name="More"/>.</param>
/// <param name="More">Others match too, which were not looked at: they come lower.</param>
/// <param name="Partly">No more than a few things hold all the words, so there are some that hold only some of them.</param>
/// <param name="Meant">The search with a word that occurs in place of one that does not; null when there is nothing to suggest.</param>
public sealed record Found(SearchQuery Query, SearchFilter Filter, IReadOnlyList<Hit> Hits, int Count, bool More, bool Partly, string? Meant);

/// <summary>
/// Searches: the engine gives candidates, and they are ranked here, so that SQLite and PostgreSQL give the same hits in the same order.
/// </summary>
/// <remarks>
/// <para>Candidates come in rounds: what holds every word in its own forms; then in compounds, synonyms and without dots; then, when that was little, what holds some of
/// them. A round gives at most some hundreds, the first by id, which begins with how likely the thing is to be looked for (<see cref="Weighed"/>). Which they are depends on
/// words and ids alone, and both are the same on both engines.</para>
/// <para>The score is BM25's: for each word how rare it is times how much it says about the thing, times how near the way is by which it was found. Near scores are
/// taken for equal: then what is real goes before what is invented.</para>
/// </remarks>
public sealed class Finder(Database database) : IDisposable
{
    public const int PageSize = 10;

    private const int MostOwn = 400, MostNear = 400, MostPartly = 100, TooMany = 2000;

    /// <summary>Fewer hits than this with every word, and things that hold some of them are looked for.</summary>
    private const int Few = 10;

    /// <summary>A lexicon is waited for no longer than this; then the one before is used.</summary>
    private static readonly TimeSpan LexiconWait = TimeSpan.FromMilliseconds(250);

    /// <summary>How many steps of score there are to a factor of e: within one, hits are equal.</summary>
    private const double Scale = 12;

    /// <summary>What is invented counts for a little less than what is real.</summary>
    private const double OfExercises = 0.88;

    private static readonly StringComparer Swedish = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Lexicon lexicon = Lexicon.Empty;

    /// <summary>Agreements that can be found, real ones first and then by title; read with the words.</summary>
    public IReadOnlyList<(string Slug, string Title, bool Demonstration)> Agreements { get; private set; } = [];

    /// <summary>Reads the words of the index, when they are others than those that are known.</summary>
    public async Task Prepare(CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await Known(connection, cancel);
    }

    /// <param name="language">Of the page: what there is in two languages is found in this one.</param>
    /// <param name="page">From 1.</param>
    public async Task<Found> Find(string? typed, SearchFilter filter, string language = "sv", int page = 1, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        var words = await Known(connection, cancel);
        var query = SearchQuery.Of(typed, words);
        if (query.IsEmpty) return new Found(query, filter, [], 0, false, false, null);

        var search = new Rounds(database, connection, query, filter, words, language, cancel);
        var more = await search.Round(query.Terms, term => term.Own, MostOwn) || await search.Round(query.Terms, term => term.Ways, MostNear);
        var whole = search.Found.Count;
        if (whole < Few && query.Terms.Count > 1 && query.Phrases.Count == 0) more |= await search.SomeOf(query.Terms);

        var ranked = Ranked(search.Found.Values, query, words);
        if (query.Phrases.Count > 0) ranked = await WithPhrases(connection, ranked, query, cancel);
        var shown = ranked.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var documents = await SearchEngine.Documents(connection, [.. shown.Select(hit => hit.Candidate.Id)], cancel);
        var scores = shown.ToDictionary(hit => hit.Candidate.Id, hit => hit.Score);
        return new Found(
            query, filter, [.. documents.Select(document => new Hit(document, scores[document.Id]))], ranked.Count, more, ranked.Count > whole && whole < Few,
            ranked.Count == 0 ? Meant(query, words) : null);
    }

    /// <summary>The words of the index as it is now.</summary>
    private async Task<Lexicon> Known(DbConnection connection, CancellationToken cancel)
    {
        await using var ask = connection.CreateCommand();
        ask.CommandText = "select generation from search_mark where scope = ''";
        var generation = await ask.ExecuteScalarAsync(cancel) is long now ? now : 0;
        if (lexicon.Generation == generation) return lexicon;
        var renewal = Renew(generation);
        await Task.WhenAny(renewal, lexicon.Count == 0 ? renewal : Task.Delay(LexiconWait, cancel));
        if (renewal.IsFaulted) await renewal;
        return lexicon;
    }

    private async Task Renew(long generation)
    {
        await reading.WaitAsync();
        try
        {
            if (lexicon.Generation >= generation && lexicon.Count > 0) return;
            await using var connection = await database.Open();
            await using var view = await Database.BeginReading(connection);
            await using var command = connection.CreateCommand();
            command.Transaction = view;
            command.CommandText = "select coalesce((select generation from search_mark where scope = ''), 0), (select count(*) from search_document); select word, documents from search_word; select agreement, title, demonstration from search_document where kind = 'agreement'";
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            var (read, documents) = (row.GetInt64(0), row.GetInt64(1));
            var words = new List<KeyValuePair<string, int>>();
            await row.NextResultAsync();
            while (await row.ReadAsync()) words.Add(new(row.GetString(0), row.GetInt32(1)));
            var agreements = new List<(string Slug, string Title, bool Demonstration)>();
            await row.NextResultAsync();
            while (await row.ReadAsync()) agreements.Add((row.GetString(0), row.GetString(1), row.GetBoolean(2)));
            Agreements = [.. agreements.OrderBy(a => a.Demonstration).ThenBy(a => a.Title, Swedish).ThenBy(a => a.Slug, StringComparer.Ordinal)];
            lexicon = new Lexicon(words, documents, read);
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    /// <summary>One search's rounds, each adding to what the ones before have found.</summary>
    private sealed class Rounds(Database database, DbConnection connection, SearchQuery query, SearchFilter filter, Lexicon words, string language, CancellationToken cancel)
    {
        public Dictionary<long, Candidate> Found { get; } = [];

        /// <returns>True when there may be others that this round did not give.</returns>
        public async Task<bool> Round(IReadOnlyList<SoughtTerm> terms, Func<SoughtTerm, IEnumerable<Way>> ways, int most)
        {
            var groups = terms.Select(term => (IReadOnlyList<IReadOnlyList<string>>)[.. ways(term).Select(way => way.Stems)]).ToList();
            var match = new SearchMatch(groups, [.. filter.Terms], [.. query.Without, "only:" + (language == "sv" ? "en" : "sv")]);
            var found = await SearchEngine.Candidates(database, connection, match, most, IsCommon(groups), cancel);
            foreach (var candidate in found) Found[candidate.Id] = candidate;
            return found.Count >= most;
        }

        /// <summary>
        /// Things that hold all words but one, when there are three or four, and those that hold one of the rarest. What holds a common word and nothing else is not asked
        /// for: the hundred that would be given of thousands are any hundred, and they would hide the others.
        /// </summary>
        public async Task<bool> SomeOf(IReadOnlyList<SoughtTerm> terms)
        {
            var more = false;
            if (terms.Count is 3 or 4)
                foreach (var left in terms) more |= await Round([.. terms.Where(term => term != left)], term => term.Ways, MostPartly);
            var rarest = terms.OrderByDescending(term => WeighedTerm.RarityOf(term, words)).ThenBy(term => term.Typed, StringComparer.Ordinal).Take(3).ToList();
            foreach (var rare in rarest.Where(term => term == rarest[0] || HeldBy(term) <= TooMany)) more |= await Round([rare], term => term.Ways, MostPartly);
            return more;
        }

        /// <summary>How many things hold a word, at least: by the commonest of its ways.</summary>
        private double HeldBy(SoughtTerm term) => term.Ways.Where(way => way.Stems.Count == 1).Select(way => (double)words.LeastOf(way.Stems[0])).DefaultIfEmpty(0).Max();

        /// <summary>
        /// At least a tenth of everything matches, whatever the words have to do with each other: of k words each in so many of all, no fewer than the sum less k − 1
        /// times all hold every one.
        /// </summary>
        private bool IsCommon(List<IReadOnlyList<IReadOnlyList<string>>> groups)
        {
            if (!filter.IsAny || query.Without.Count > 0 || words.Documents < 2000) return false;
            var counts = groups.Select(group => (double)group.Where(way => way.Count == 1).Select(way => words.LeastOf(way[0])).DefaultIfEmpty(0).Max());
            return counts.Sum() - (groups.Count - 1) * words.Documents >= words.Documents / 10.0;
        }
    }

    internal readonly record struct Scored(Candidate Candidate, double Score, int Level);

    /// <summary>The best first.</summary>
    internal static List<Scored> Ranked(IEnumerable<Candidate> candidates, SearchQuery query, Lexicon words)
    {
        var terms = query.Terms.Select(term => new WeighedTerm(term, words)).ToList();
        var scored = candidates.Select(candidate =>
        {
            var (sum, met) = (0.0, 0);
            foreach (var term in terms)
            {
                var says = term.Of(candidate.Weights);
                sum += says;
                if (says > 0) met++;
            }

            var score = sum * Math.Pow((double)met / terms.Count, 1.5) * (0.5 + Weighed.PriorOf(candidate.Id, candidate.Demonstration)) * (candidate.Demonstration ? OfExercises : 1);
            return new Scored(candidate, score, (int)Math.Round(Math.Log(Math.Max(score, 1e-9)) * Scale));
        }).ToList();
        scored.Sort((a, b) =>
        {
            if (a.Level != b.Level) return b.Level.CompareTo(a.Level);
            if (a.Candidate.Demonstration != b.Candidate.Demonstration) return a.Candidate.Demonstration ? 1 : -1;
            if (a.Score != b.Score) return b.Score.CompareTo(a.Score);
            if (a.Candidate.Kind != b.Candidate.Kind) return a.Candidate.Kind.CompareTo(b.Candidate.Kind);
            return string.CompareOrdinal(a.Candidate.Address, b.Candidate.Address) is var order and not 0 ? order : a.Candidate.Id.CompareTo(b.Candidate.Id);
        });
        return scored;
    }

    /// <summary>A term with how rare it is, counted by its own forms: a rare compound does not outweigh the word itself.</summary>
    private sealed class WeighedTerm
    {
        private readonly double rarity;
        private readonly List<(uint[] Stems, uint? Word, double Quality)> ways;

        public WeighedTerm(SoughtTerm term, Lexicon words)
        {
            rarity = RarityOf(term, words);
            ways = [.. term.Ways.Select(way => (way.Stems.Select(Weighed.OfStem).ToArray(), way.Word is null ? null : Weighed.OfWord(way.Word, way.Stems[0]), way.Quality))];
        }

        public static double RarityOf(SoughtTerm term, Lexicon words)
        {
            var own = term.Own.Max(way => way.Stems.Min(words.CountOf));
            return 0.1 + words.RarityOf(own > 0 ? own : term.Ways.Max(way => way.Stems.Min(words.CountOf)));
        }

        /// <summary>By the best of its ways.</summary>
        public double Of(ReadOnlySpan<byte> weights)
        {
            var best = 0.0;
            foreach (var (stems, word, quality) in ways)
            {
                if (quality * 1.35 <= best) continue;
                var sum = 0.0;
                foreach (var stem in stems)
                {
                    var says = Weighed.Of(weights, stem, word);
                    if (says == 0)
                    {
                        sum = 0;
                        break;
                    }

                    sum += says;
                }

                best = Math.Max(best, quality * sum / stems.Length);
            }

            return best * rarity;
        }
    }

    /// <summary>Only those in whose title or text the words of each phrase follow each other.</summary>
    private static async Task<List<Scored>> WithPhrases(DbConnection connection, List<Scored> ranked, SearchQuery query, CancellationToken cancel)
    {
        var texts = (await SearchEngine.Documents(connection, [.. ranked.Select(hit => hit.Candidate.Id)], cancel)).ToDictionary(document => document.Id);
        return ranked.FindAll(hit => texts.TryGetValue(hit.Candidate.Id, out var document)
            && query.Phrases.All(phrase => new[] { document.Title, document.Text, document.Context }.Any(text => Holds(text, phrase))));
    }

    internal static bool Holds(string text, string[] phrase)
    {
        var stems = Tokens.Of(text).ConvertAll(token => WordForms.Stem(token.Word));
        for (var at = 0; at + phrase.Length <= stems.Count; at++)
            if (phrase.Index().All(word => stems[at + word.Index] == word.Item)) return true;
        return false;
    }

    private static string? Meant(SearchQuery query, Lexicon words)
    {
        var meant = query.Text;
        foreach (var term in query.Terms.Where(term => term.Ways.All(way => way.Stems.Any(stem => words.CountOf(stem) == 0))))
            if (Tokens.Of(term.Typed) is [var one] && words.Near(one.Word).FirstOrDefault() is { } near) meant = meant.Replace(term.Typed, near, StringComparison.Ordinal);
        return meant == query.Text ? null : meant;
    }
}
