using System.Data.Common;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Search;

/// <summary>What kind of thing a hit is. The order is the order of hits that are equal in everything else.</summary>
public enum SearchKind
{
    Agreement,
    Clause,
    Decision,
    Consultation,

    /// <summary>A body's published answer to a consultation (remissvar).</summary>
    Answer,
    News,
    Faq,
    Document,

    /// <summary>What a group has made public of its work (sammandrag).</summary>
    Digest,
    Party,

    /// <summary>A page that explains.</summary>
    Page,
}

/// <summary>Where what is found stands in time.</summary>
public enum Standing
{
    /// <summary>It has no before and after.</summary>
    None,

    /// <summary>What holds now: the agreement in force, the newest text.</summary>
    Current,

    /// <summary>Replaced or ended: found, said to be so, and further down.</summary>
    Past,

    /// <summary>A decision that a later one of the same body took the place of: as past.</summary>
    Replaced,

    /// <summary>Published, and holds from a later day than the one shown.</summary>
    Coming,
}

/// <summary>
/// One thing that can be found: a clause, a decision, a page. Public words only, for everything here is shown to everybody.
/// </summary>
/// <remarks>A <see cref="SearchSource"/> makes them; nothing else comes into the index.</remarks>
/// <example><code>
/// new Searchable(SearchKind.News, item.Id.ToString(), $"~/nyheter/{item.Slug}", item.Title, item.Text) { Agreement = slug, On = item.On, Demonstration = demonstration }
/// </code></example>
/// <param name="Id">Its name among those of its kind, the same each time.</param>
/// <param name="Address">Where it is read, to the place in the page: <c>~/avtal/{slug}/text/1.1#punkt-4.2</c>. It begins with <c>~/</c>, so that it keeps the reader's language.</param>
public sealed record Searchable(SearchKind Kind, string Id, string Address, string Title, string Text)
{
    /// <summary>Longest text that is searched, in UTF-16 units; what follows is not.</summary>
    public const int MostText = 200_000;

    /// <summary>What it belongs to, found too though it counts for less: the agreement's title, the chapter.</summary>
    public string Context { get; init; } = "";

    /// <summary>The agreement it belongs to.</summary>
    public string? Agreement { get; init; }

    /// <summary>Whose it is, when it is one party's: the municipality that decided.</summary>
    public string? Principal { get; init; }

    public string Language { get; init; } = "sv";

    /// <summary>Shown only on pages of its own language, because there is another in the other one: pages that explain.</summary>
    public bool OnlyInItsLanguage { get; init; }

    public DateOnly? On { get; init; }

    public Standing Standing { get; init; }

    /// <summary>Invented facts (övningsdata); said at the hit.</summary>
    public bool Demonstration { get; init; }

    /// <summary>A file whose text could not be read: only title and description are found, and the page says so.</summary>
    public bool TextUnread { get; init; }

    /// <summary>The version a clause stands in.</summary>
    public string? Version { get; init; }
}

/// <summary>What a source reads from, in one consistent view of the data.</summary>
public sealed record SearchReading(Records Records, DbConnection Connection, County County, DateOnly Today, DateTime Now)
{
    /// <summary>The day an agreement is shown as of when nobody asks for another.</summary>
    public required Func<AgreementSettings, DateOnly> DayFor { get; init; }
}

/// <summary>One agreement as sources read it.</summary>
/// <param name="Status">As of the day it is shown.</param>
public sealed record SearchedAgreement(SearchReading Reading, Cascade Cascade, AgreementStatus Status, Texts Texts)
{
    public Agreement Agreement => Cascade.Agreement;

    public string Slug => Cascade.Agreement.Slug;

    public string Title => Cascade.Agreement.Settings.Title;

    public bool Demonstration => Cascade.Agreement.Settings.Demonstration;

    /// <summary>Adds what everything of this agreement has in common.</summary>
    public Searchable Own(Searchable one) => one with { Agreement = Slug, Demonstration = Demonstration, Context = one.Context.Length > 0 ? $"{one.Context} · {Title}" : Title };
}

/// <summary>
/// Where things that can be found come from. A capability registers its own: <c>services.AddSingleton(SearchSource.OfAgreements("decisions", …))</c>.
/// </summary>
/// <remarks>
/// A source of agreements is asked when the agreement's journal has grown; a whole source when its fingerprint is another. Both say everything they have each
/// time; the index writes what differs. A source must give only what everybody may read, and the same for the same data.
/// </remarks>
public sealed record SearchSource
{
    private SearchSource(string name) => Name = name;

    /// <summary>Among all sources; a whole source's rows in the index stand under it.</summary>
    public string Name { get; }

    internal Func<SearchedAgreement, ValueTask<IReadOnlyList<Searchable>>>? ForAgreement { get; private init; }

    internal Func<SearchReading, ValueTask<IReadOnlyList<Searchable>>>? Whole { get; private init; }

    internal Func<SearchReading, ValueTask<string>>? Fingerprint { get; private init; }

    /// <summary>What one agreement has.</summary>
    public static SearchSource OfAgreements(string name, Func<SearchedAgreement, ValueTask<IReadOnlyList<Searchable>>> find) => new(name) { ForAgreement = find };

    /// <summary>What belongs to no one agreement: news, questions, documents, pages.</summary>
    /// <param name="fingerprint">Another text whenever something has changed, quick to ask for: a count and the last revision.</param>
    public static SearchSource OfAll(string name, Func<SearchReading, ValueTask<string>> fingerprint, Func<SearchReading, ValueTask<IReadOnlyList<Searchable>>> find) => new(name) { Whole = find, Fingerprint = fingerprint };
}
