using System.Data.Common;
using System.Globalization;
using System.Text;
using Samsyn.Web.Search;

namespace Samsyn.Web.Storage;

/// <summary>What is asked of an engine: groups that must all be met, each by one of its ways, each way by all its stems.</summary>
internal sealed record SearchMatch(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Groups, IReadOnlyList<string> Must, IReadOnlyList<string> MustNot);

/// <summary>A candidate, with what it takes to rank it.</summary>
internal readonly record struct Candidate(long Id, SearchKind Kind, string Address, bool Demonstration, byte[] Weights);

/// <summary>
/// Gives candidates from the engine's full text: all that match, or of many the first by id. Which match is decided by our own words alone, and the id is made of
/// what the thing is: so both engines give the same.
/// </summary>
/// <remarks>
/// The engines' own ranking is not used, for theirs differ. On PostgreSQL two plans are told apart here and not left to its guesses: words that nearly everything
/// holds are found by walking along the ids, all others by the index, whose matches are then sorted.
/// </remarks>
internal static class SearchEngine
{
    private const string Columns = "d.id, d.kind, d.address, d.demonstration, d.weights";

    /// <param name="common">At least a tenth of all things is known to match.</param>
    public static async Task<List<Candidate>> Candidates(Database database, DbConnection connection, SearchMatch match, int limit, bool common, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        var most = limit.ToString(CultureInfo.InvariantCulture);
        command.CommandText = database.Engine == Engine.Sqlite
            ? $"select {Columns} from search_words w join search_document d on d.id = w.rowid where w.search_words match @match order by w.rowid limit {most}"
            : common
                ? $"select {Columns} from (select id from search_words where words @@ @match::tsquery order by id limit {most}) w join search_document d on d.id = w.id order by w.id"
                : $"with w as materialized (select id from search_words where words @@ @match::tsquery) select {Columns} from (select id from w order by id limit {most}) w join search_document d on d.id = w.id order by w.id";
        command.Add("match", database.Engine == Engine.Sqlite ? Fts5(match) : TsQuery(match));
        await using var walk = common && database.Engine == Engine.PostgreSql ? await Walk(connection, cancel) : null;
        command.Transaction = walk;
        var found = new List<Candidate>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) found.Add(new Candidate(row.GetInt64(0), row.Word<SearchKind>(1), row.GetString(2), row.GetBoolean(3), row.GetFieldValue<byte[]>(4)));
        return found;
    }

    /// <summary>Until it is disposed, only the way along the ids is taken.</summary>
    private static async Task<DbTransaction> Walk(DbConnection connection, CancellationToken cancel)
    {
        var transaction = await connection.BeginTransactionAsync(cancel);
        await using var set = connection.CreateCommand();
        (set.CommandText, set.Transaction) = ("set local enable_bitmapscan = off; set local enable_sort = off; set local enable_hashjoin = off; set local enable_mergejoin = off", transaction);
        await set.ExecuteNonQueryAsync(cancel);
        return transaction;
    }

    /// <summary>Whole rows by id, in the order asked for.</summary>
    public static async Task<List<SearchDocument>> Documents(DbConnection connection, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        await using var command = connection.CreateCommand();
        command.CommandText = $"{AllColumns} where id in ({string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))})";
        var found = (await Read(command, cancel)).ToDictionary(document => document.Id);
        return [.. ids.Select(found.GetValueOrDefault).OfType<SearchDocument>()];
    }

    private const string AllColumns = "select id, scope, fingerprint, kind, address, demonstration, weights, title, context, agreement, version, language, \"on\", standing, text_unread, text from search_document";

    internal static Task<List<SearchDocument>> Of(DbConnection connection, string scope, DbTransaction transaction, CancellationToken cancel)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = AllColumns + " where scope = @scope";
        command.Add("scope", scope);
        return Read(command, cancel);
    }

    private static async Task<List<SearchDocument>> Read(DbCommand command, CancellationToken cancel)
    {
        var found = new List<SearchDocument>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            found.Add(new SearchDocument
            {
                Id = row.GetInt64(0),
                Scope = row.GetString(1),
                Fingerprint = row.GetString(2),
                Kind = row.Word<SearchKind>(3),
                Address = row.GetString(4),
                Demonstration = row.GetBoolean(5),
                Weights = row.GetFieldValue<byte[]>(6),
                Title = row.GetString(7),
                Context = row.GetString(8),
                Agreement = row.TextOrNull(9),
                Version = row.TextOrNull(10),
                Language = row.GetString(11),
                On = row.DayOrNull(12),
                Standing = row.Word<Standing>(13),
                TextUnread = row.GetBoolean(14),
                Text = row.GetString(15),
            });
        return found;
    }

    /// <summary>Each word in quotation marks: then no word is one of FTS5's own.</summary>
    internal static string Fts5(SearchMatch match) => Written(match, " AND ", " OR ", word => $"\"{word}\"", (whole, not) => $"({whole}) NOT ({string.Join(" OR ", not)})");

    internal static string TsQuery(SearchMatch match) => Written(match, " & ", " | ", word => $"'{word}'", (whole, not) => $"({whole}) & !({string.Join(" | ", not)})");

    private static string Written(SearchMatch match, string and, string or, Func<string, string> quote, Func<string, IReadOnlyList<string>, string> without)
    {
        var groups = match.Groups.Select(group => "(" + string.Join(or, group.Select(way => way.Count == 1 ? quote(Safe(way[0])) : "(" + string.Join(and, way.Select(stem => quote(Safe(stem)))) + ")")) + ")");
        var whole = new StringBuilder("(").AppendJoin(and, groups).Append(')');
        foreach (var must in match.Must) whole.Append(and).Append(quote(Safe(must)));
        return match.MustNot.Count == 0 ? whole.ToString() : without(whole.ToString(), [.. match.MustNot.Select(word => quote(Safe(word)))]);
    }

    /// <summary>Words hold letters, digits and . , : / - and §. Should another sign ever come here, it finds nothing and breaks nothing.</summary>
    internal static string Safe(string word) => word.All(IsOfAWord) ? word : string.Concat(word.Where(IsOfAWord));

    private static bool IsOfAWord(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || sign is '.' or ',' or ':' or '/' or '-' or '§';
}
