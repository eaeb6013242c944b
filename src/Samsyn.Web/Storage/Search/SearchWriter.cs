using System.Data.Common;
using Samsyn.Web.Search;

namespace Samsyn.Web.Storage;

/// <summary>Writes rows of the index in one commit: things, the engine's full text, and how many things hold each word.</summary>
internal sealed class SearchWriter(DbConnection connection, DbTransaction transaction, Engine engine)
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private DbCommand? addDocument, addWords, removeDocument, removeWords;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    /// <summary>Something was added or removed.</summary>
    public bool HasWritten { get; private set; }

    public async Task Add(string scope, string fingerprint, Searchable one, CancellationToken cancel)
    {
        HasWritten = true;
        var weighed = Weighed.Of(one);
        addDocument ??= Command(
            """
            insert into search_document (id, scope, fingerprint, kind, address, demonstration, weights, title, context, agreement, version, language, "on", standing, text_unread, text)
            values (@id, @scope, @fingerprint, @kind, @address, @demonstration, @weights, @title, @context, @agreement, @version, @language, @on, @standing, @unread, @text)
            """);
        Set(addDocument,
            ("id", weighed.Id), ("scope", scope), ("fingerprint", fingerprint), ("kind", StoredWords.Of(one.Kind)), ("address", one.Address), ("demonstration", one.Demonstration), ("weights", weighed.Weights),
            ("title", Tokens.Normal(one.Title)), ("context", Tokens.Normal(one.Context)), ("agreement", one.Agreement), ("version", one.Version), ("language", one.Language), ("on", one.On),
            ("standing", StoredWords.Of(one.Standing)), ("unread", one.TextUnread), ("text", Tokens.Normal(Weighed.Searched(one.Text))));
        await addDocument.ExecuteNonQueryAsync(cancel);
        addWords ??= Command(engine == Engine.Sqlite ? "insert into search_words (rowid, words) values (@id, @words)" : "insert into search_words (id, words) values (@id, @words::tsvector)");
        var words = weighed.Terms.Select(SearchEngine.Safe).Distinct(StringComparer.Ordinal);
        Set(addWords, ("id", weighed.Id), ("words", engine == Engine.Sqlite ? string.Join(' ', words) : string.Join(' ', words.Select(word => $"'{word}'"))));
        await addWords.ExecuteNonQueryAsync(cancel);
        foreach (var word in weighed.Words) counts[word] = counts.GetValueOrDefault(word) + 1;
    }

    public async Task Remove(SearchDocument old, CancellationToken cancel)
    {
        HasWritten = true;
        removeDocument ??= Command("delete from search_document where id = @id");
        Set(removeDocument, ("id", old.Id));
        await removeDocument.ExecuteNonQueryAsync(cancel);
        removeWords ??= Command(engine == Engine.Sqlite ? "delete from search_words where rowid = @id" : "delete from search_words where id = @id");
        Set(removeWords, ("id", old.Id));
        await removeWords.ExecuteNonQueryAsync(cancel);
        foreach (var word in Weighed.WordsOf(old.Title, old.Context, old.Text)) counts[word] = counts.GetValueOrDefault(word) - 1;
    }

    /// <summary>Writes how many things hold each word now, and what the scope was made from.</summary>
    /// <param name="seen">Null takes the scope's mark away.</param>
    public async Task Close(string scope, string? seen, CancellationToken cancel)
    {
        var (add, remove) = (Command("insert into search_word (word, documents) values (@word, @documents) on conflict (word) do update set documents = search_word.documents + excluded.documents"), Command("delete from search_word where word = @word and documents <= 0"));
        foreach (var (word, count) in counts.Where(count => count.Value != 0).OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            Set(add, ("word", word), ("documents", count));
            await add.ExecuteNonQueryAsync(cancel);
            if (count > 0) continue;
            Set(remove, ("word", word));
            await remove.ExecuteNonQueryAsync(cancel);
        }

        var mark = Command(seen is null ? "delete from search_mark where scope = @scope" : Upsert("seen = excluded.seen"));
        Set(mark, ("scope", scope), ("seen", seen), ("generation", 0L));
        await mark.ExecuteNonQueryAsync(cancel);
        var generation = Command(Upsert("generation = search_mark.generation + 1"));
        Set(generation, ("scope", WholeIndex), ("seen", ""), ("generation", 1L));
        if (HasWritten) await generation.ExecuteNonQueryAsync(cancel);
        foreach (var command in new[] { addDocument, addWords, removeDocument, removeWords, add, remove, mark, generation })
            if (command is not null) await command.DisposeAsync();
    }

    /// <summary>The mark of no scope, whose generation grows with every change of the index.</summary>
    internal const string WholeIndex = "";

    private static string Upsert(string change) => $"insert into search_mark (scope, seen, generation) values (@scope, @seen, @generation) on conflict (scope) do update set {change}";

    private DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, Transaction);
        return command;
    }

    private static void Set(DbCommand command, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values) command.Add(name, value);
    }
}
