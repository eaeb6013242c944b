using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Samsyn.Web.Search;

namespace Samsyn.Web.Storage;

/// <summary>One thing that can be found, as rows keep it. Made from other rows and made anew at will: never exported, never journalled.</summary>
/// <remarks>The words it is found by stand in the table <c>search_words</c>, which is the engine's own kind of full text (<see cref="SearchTables"/>).</remarks>
public sealed class SearchDocument
{
    /// <summary>The place among candidates and a hash of the name: see <see cref="Weighed"/>.</summary>
    public required long Id { get; init; }

    /// <summary>What is replaced together: an agreement's slug after a colon, or a source's name.</summary>
    public required string Scope { get; init; }

    /// <summary>Of everything below.</summary>
    public required string Fingerprint { get; init; }

    public required SearchKind Kind { get; init; }

    public required string Address { get; init; }

    public required bool Demonstration { get; init; }

    /// <summary>What each stem says about it: see <see cref="Weighed.Of(ReadOnlySpan{byte}, uint, uint?)"/>.</summary>
    public required byte[] Weights { get; init; }

    public required string Title { get; init; }

    public required string Context { get; init; }

    public string? Agreement { get; init; }

    public string? Version { get; init; }

    public required string Language { get; init; }

    public DateOnly? On { get; init; }

    public required Standing Standing { get; init; }

    public required bool TextUnread { get; init; }

    public required string Text { get; init; }
}

/// <summary>A word that occurs, with how many things hold it.</summary>
public sealed class SearchWord
{
    public required string Word { get; init; }

    public required int Documents { get; init; }
}

/// <summary>How far the index has come in one scope: what it was made from.</summary>
public sealed class SearchMark
{
    public required string Scope { get; init; }

    /// <summary>The state of what it is made from, in short: another when there may be something new.</summary>
    public required string Seen { get; init; }

    /// <summary>Of the row without a scope: grows with every change of the index.</summary>
    public required long Generation { get; init; }
}

/// <summary>The index's tables. The words are a table of FTS5 on SQLite, and a column of tsvector on PostgreSQL; the rest is the same on both.</summary>
public static class SearchTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<SearchDocument>(document =>
        {
            document.ToTable("search_document");
            document.Property(d => d.Id).ValueGeneratedNever();
            document.HasIndex(d => d.Scope);
        });
        model.Entity<SearchWord>().ToTable("search_word").HasKey(w => w.Word);
        model.Entity<SearchMark>().ToTable("search_mark").HasKey(m => m.Scope);
    }

    internal static void Create(MigrationBuilder tables)
    {
        tables.CreateTable(
            "search_document",
            t => new
            {
                id = t.Column<long>(),
                scope = t.Column<string>(),
                fingerprint = t.Column<string>(),
                kind = t.Column<string>(),
                address = t.Column<string>(),
                demonstration = t.Column<bool>(),
                weights = t.Column<byte[]>(),
                title = t.Column<string>(),
                context = t.Column<string>(),
                agreement = t.Column<string>(nullable: true),
                version = t.Column<string>(nullable: true),
                language = t.Column<string>(),
                on = t.Column<DateOnly>(nullable: true),
                standing = t.Column<string>(),
                text_unread = t.Column<bool>(),
                text = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_search_document", r => r.id));
        tables.CreateIndex("ix_search_document_scope", "search_document", "scope");
        tables.CreateTable("search_word", t => new { word = t.Column<string>(), documents = t.Column<int>() }, constraints: t => t.PrimaryKey("pk_search_word", r => r.word));
        tables.CreateTable("search_mark", t => new { scope = t.Column<string>(), seen = t.Column<string>(), generation = t.Column<long>() }, constraints: t => t.PrimaryKey("pk_search_mark", r => r.scope));
        if (tables.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            // Words come divided by blanks; what else may stand in one (4.2, k:clause) is told, and what is not ASCII always may. Neither the words themselves nor where they stand are kept.
            tables.Sql("create virtual table search_words using fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = \"ascii tokenchars '.,:/-'\")");
        }
        else
        {
            tables.Sql("create table search_words (id bigint not null constraint pk_search_words primary key, words tsvector not null)");
            tables.Sql("create index ix_search_words_words on search_words using gin (words)");
        }
    }
}
