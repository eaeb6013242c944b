using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;

namespace Samsyn.Web.Search;

/// <summary>
/// Keeps the index like what it is made from: finds out which agreements and sources may have something new, asks them, and writes what differs.
/// </summary>
/// <remarks>
/// <para>Nothing has to tell the index: for each agreement the mark says how long its journal was when it was last read, and every act writes in the journal. So a
/// killed process loses nothing, a database of an earlier version is indexed when the server starts, and running it again writes nothing. What is public may change with
/// the day, so the day is part of the mark.</para>
/// <para>The journal's length is read before what is indexed: what changes in between is read again. Each scope is one commit. Several nodes take turns; one that finds
/// another at work leaves it to it.</para>
/// </remarks>
public sealed class SearchIndex(Database database, Records records, Clock clock, IEnumerable<SearchSource> sources)
{
    /// <summary>Acts on what is nobody's yet to see; on the last day of a round there are thousands.</summary>
    private const string UnseenActs = "'answer.begin', 'answer.save', 'answer.attach', 'answer.detach', 'answer.read_back', 'position.write', 'scenario.write'";

    private readonly Texts texts = new(records);
    private readonly List<SearchSource> sources = [.. sources];

    private static string AgreementScope(string slug) => "avtal:" + slug;

    /// <summary>Brings the index up to date.</summary>
    /// <returns>How many scopes had something new; 0 when nothing had, or another node is at it.</returns>
    public async Task<int> Refresh(CancellationToken cancel = default)
    {
        if (await records.County() is not { } county) return 0;
        await using var turn = await TurnAmongNodes(cancel);
        if (turn is null) return 0;
        await using var connection = await database.Open(cancel);
        var marks = await Marks(connection, cancel);
        var (stale, all) = await Stale(connection, county, marks, cancel);
        if (marks.Values.Any(seen => !seen.StartsWith(Method, StringComparison.Ordinal)))
        {
            await Empty(cancel);
            (stale, all) = await Stale(connection, county, marks = [], cancel);
        }

        var written = 0;
        foreach (var (scope, seen, read) in stale)
        {
            if (await Replace(scope, seen, await read(), cancel)) written++;
        }

        foreach (var gone in marks.Keys.Except(all, StringComparer.Ordinal))
            if (await Replace(gone, null, [], cancel)) written++;
        return written;
    }

    /// <summary>True when there is nothing to be indexed.</summary>
    internal async Task<bool> IsUpToDate(CancellationToken cancel = default)
    {
        if (await records.County() is not { } county) return true;
        await using var connection = await database.Open(cancel);
        return (await Stale(connection, county, await Marks(connection, cancel), cancel)).Stale.Count == 0;
    }

    private static readonly string Method = $"{Weighed.Method}|";

    /// <summary>Scopes whose mark is another than it should be, each with how to read what it has.</summary>
    private async Task<(List<(string Scope, string Seen, Func<ValueTask<IReadOnlyList<Searchable>>> Read)> Stale, HashSet<string> All)> Stale(DbConnection connection, County county, Dictionary<string, string> marks, CancellationToken cancel)
    {
        var stale = new List<(string, string, Func<ValueTask<IReadOnlyList<Searchable>>>)>();
        var all = new HashSet<string>(StringComparer.Ordinal);
        var register = Register(county);
        var reading = new SearchReading(records, connection, county, clock.Today, clock.Now) { DayFor = clock.DayFor };
        foreach (var (slug, journal) in await Journals(connection, cancel))
            Look(AgreementScope(slug), $"{register}|{clock.Today.DayNumber}|{journal}", () => OfAgreement(reading, slug));
        foreach (var source in sources.Where(source => source.Whole is not null))
            Look(source.Name, $"{register}|{clock.Today.DayNumber}|{await source.Fingerprint!(reading)}", () => source.Whole!(reading));
        return (stale, all);

        void Look(string scope, string state, Func<ValueTask<IReadOnlyList<Searchable>>> read)
        {
            all.Add(scope);
            if (!marks.TryGetValue(scope, out var seen) || seen != Method + state) stale.Add((scope, Method + state, read));
        }
    }

    private async ValueTask<IReadOnlyList<Searchable>> OfAgreement(SearchReading reading, string slug)
    {
        if (await RecordReader.Cascade(reading.Connection, reading.County, slug) is not { } cascade) return [];
        var agreement = new SearchedAgreement(reading, cascade, AgreementStatus.Of(cascade, reading.DayFor(cascade.Agreement.Settings), reading.Now), texts);
        var found = new List<Searchable>();
        foreach (var source in sources.Where(source => source.ForAgreement is not null)) found.AddRange(await source.ForAgreement!(agreement));
        return found;
    }

    /// <summary>Writes what a scope has in place of what it had. Only what differs is touched.</summary>
    /// <param name="seen">What it was read from; null takes the scope away.</param>
    /// <returns>False when nothing differed.</returns>
    internal async Task<bool> Replace(string scope, string? seen, IReadOnlyList<Searchable> found, CancellationToken cancel = default)
    {
        var wanted = new Dictionary<long, (Searchable One, string Fingerprint)>();
        foreach (var one in found) wanted.TryAdd(Weighed.IdOf(one), (one, Weighed.Fingerprint(one)));

        await using var turn = await database.WaitForTurn(cancel);
        await using var db = database.NewContext();
        await using var transaction = await database.BeginWriting(db, cancel);
        await database.Lock(db, "search");
        var writer = new SearchWriter(db.Database.GetDbConnection(), transaction.GetDbTransaction(), database.Engine);
        foreach (var old in await SearchEngine.Of(writer.Connection, scope, writer.Transaction, cancel))
        {
            if (wanted.TryGetValue(old.Id, out var same) && same.Fingerprint == old.Fingerprint) wanted.Remove(old.Id);
            else await writer.Remove(old, cancel);
        }

        foreach (var (one, fingerprint) in wanted.Values) await writer.Add(scope, fingerprint, one, cancel);
        await writer.Close(scope, seen, cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return writer.HasWritten;
    }

    /// <summary>Takes everything away: what stands there was weighed by another method.</summary>
    private async Task Empty(CancellationToken cancel)
    {
        await using var turn = await database.WaitForTurn(cancel);
        await using var db = database.NewContext();
        await using var transaction = await database.BeginWriting(db, cancel);
        await database.Lock(db, "search");
        await db.Database.ExecuteSqlAsync($"delete from search_words", cancel);
        await db.Database.ExecuteSqlAsync($"delete from search_document", cancel);
        await db.Database.ExecuteSqlAsync($"delete from search_word", cancel);
        await db.Database.ExecuteSqlAsync($"delete from search_mark where scope <> ''", cancel);
        await db.Database.ExecuteSqlAsync($"update search_mark set generation = generation + 1", cancel);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task<Dictionary<string, string>> Marks(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select scope, seen from search_mark where scope <> ''";
        await using var row = await command.ExecuteReaderAsync(cancel);
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel)) marks[row.GetString(0)] = row.GetString(1);
        return marks;
    }

    /// <summary>How long each agreement's journal is.</summary>
    private static async Task<List<(string Slug, long Journal)>> Journals(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select a.slug, (select count(*) from journal_entry j where j.agreement_slug = a.slug and j.act not in ({UnseenActs})) from agreement a order by a.slug";
        await using var row = await command.ExecuteReaderAsync(cancel);
        var journals = new List<(string, long)>();
        while (await row.ReadAsync(cancel)) journals.Add((row.GetString(0), row.GetInt64(1)));
        return journals;
    }

    /// <summary>The register's names in short: decisions and answers are called after them.</summary>
    private static string Register(County county)
    {
        var names = string.Join('\n', county.Principals.Select(p => $"{p.Id} {p.Name} {p.OfficialName}").Concat(county.Bodies.Select(b => $"{b.Kind} {b.Name} {b.Per}")).Concat(county.Federations.Select(f => $"{f.Code} {f.Name}")).Prepend(county.Name));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)).AsSpan(0, 6));
    }

    /// <summary>On PostgreSQL only one node reads and writes at a time; the lock ends with its process. Null when another has it.</summary>
    private async Task<IAsyncDisposable?> TurnAmongNodes(CancellationToken cancel)
    {
        if (database.Engine == Engine.Sqlite) return NoTurn.Needed;
        var connection = await database.Open(cancel);
        var transaction = await connection.BeginTransactionAsync(cancel);
        await using var ask = connection.CreateCommand();
        (ask.CommandText, ask.Transaction) = ("select pg_try_advisory_xact_lock(hashtextextended('search:refresh', 0))", transaction);
        if (await ask.ExecuteScalarAsync(cancel) is true) return new NodesTurn(connection, transaction);
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
        return null;
    }

    private sealed class NodesTurn(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private sealed class NoTurn : IAsyncDisposable
    {
        public static readonly NoTurn Needed = new();

        public ValueTask DisposeAsync() => default;
    }
}
