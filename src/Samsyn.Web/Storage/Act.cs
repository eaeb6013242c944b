using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Outbox;

namespace Samsyn.Web.Storage;

/// <summary>Who does an act: an account in one of its functions, or a command.</summary>
/// <param name="Function">Role and whose, <c>officer:1480</c>; <c>import</c> for a command. Never a person's name.</param>
public sealed record Actor(Guid? AccountId, string Function)
{
    public static readonly Actor Import = new(null, "import");
}

/// <summary>An act that somebody wants done.</summary>
/// <param name="Id">Made when the form was shown: sent twice, the act is done once.</param>
/// <param name="Name">What the journal calls it, <c>decision.record</c>.</param>
public sealed record ActOrder(Guid Id, string Name, Actor By)
{
    /// <summary>The agreement it is about; it is locked before the act begins. Null for none or many (see <see cref="Act.LockAgreement"/>).</summary>
    public string? AgreementSlug { get; init; }

    /// <summary>Why, in the actor's own words.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an act did: its journal rows. Empty when there was nothing to change.</summary>
/// <param name="Repeated">The act had been done before; these are the rows of the first time.</param>
public sealed record ActReceipt(Guid ActId, bool Repeated, IReadOnlyList<JournalEntry> Entries);

/// <summary>An act being done: change rows in <see cref="Db"/>, and say in the journal what was changed.</summary>
public sealed class Act
{
    private readonly Database _database;
    private readonly Dictionary<Guid, long> _places = [];
    private County? _county;

    internal Act(Database database, SamsynDb db, ActOrder order, DateTime at)
    {
        (_database, Db, Order, At) = (database, db, order, at);
    }

    public SamsynDb Db { get; }

    public ActOrder Order { get; }

    /// <summary>The instant it is recorded, taken when its agreement had been locked.</summary>
    public DateTime At { get; }

    internal List<JournalEntry> Entries { get; } = [];

    /// <summary>Waits until no other act holds a lock of this name, and holds it until the commit.</summary>
    public Task Lock(string name) => _database.Lock(Db, name);

    /// <summary>Waits until no other act changes this agreement. Lock several in ordinal order, the county first.</summary>
    public Task LockAgreement(string slug) => _database.Lock(Db, "agreement:" + slug);

    public Task LockCounty() => _database.Lock(Db, "county");

    /// <summary>The register as this act sees it; null in an empty database. Call <see cref="ForgetCounty"/> after replacing it.</summary>
    public async Task<County?> County() => _county ??= await RecordReader.County(Db.Database.GetDbConnection());

    public void ForgetCounty() => _county = null;

    /// <summary>The agreement with everything about it, locked; null when there is none of that name.</summary>
    public async Task<Cascade?> Cascade(string slug)
    {
        await LockAgreement(slug);
        return await County() is { } county ? await RecordReader.Cascade(Db.Database.GetDbConnection(), county, slug) : null;
    }

    /// <summary>The agreement's own row, versions and term changes, to be changed. Its lock must be held.</summary>
    public Task<Agreement?> Agreement(string slug) => Db.Agreements.SingleOrDefaultAsync(a => a.Slug == slug);

    /// <summary>The next number in the order of recording of an agreement's decisions and term changes. Its lock must be held.</summary>
    public async Task<long> NextPlace(Guid agreementId)
    {
        if (!_places.TryGetValue(agreementId, out var last))
            last = Math.Max(
                await Db.Decisions.Where(d => d.AgreementId == agreementId).MaxAsync(d => (long?)d.Place) ?? 0,
                await Db.Set<TermChange>().Where(c => EF.Property<Guid>(c, SamsynDb.AgreementId) == agreementId).MaxAsync(c => (long?)c.Place) ?? 0);
        return _places[agreementId] = last + 1;
    }

    /// <summary>Writes a journal row: what was changed, how it was before and how it is now.</summary>
    /// <param name="agreementSlug">Left out: the agreement of the order.</param>
    public void Journal<T>(string subject, T? before, T? after, string? agreementSlug = null) where T : class
    {
        var entry = new JournalEntry
        {
            Id = Guid.CreateVersion7(),
            ActId = Order.Id,
            Position = Entries.Count,
            At = At,
            AccountId = Order.By.AccountId,
            ByFunction = Order.By.Function,
            Act = Order.Name,
            AgreementSlug = agreementSlug ?? Order.AgreementSlug,
            Subject = subject,
            Reason = Order.Reason,
            Before = before is null ? null : StoredText.Write(before),
            After = after is null ? null : StoredText.Write(after),
        };
        Entries.Add(entry);
        Db.Add(entry);
    }

    /// <summary>Leaves work for after the commit, for the handler of that kind.</summary>
    public void Later<T>(string kind, T payload) =>
        Db.Add(new OutboxMessage { Id = Guid.CreateVersion7(), ActId = Order.Id, Kind = kind, Payload = StoredText.Write(payload), At = At, DueAt = At });

    /// <summary>Adds a line to the agreement's public history.</summary>
    public void Tell(HistoryKind kind, Guid agreementId, HistoryFacts facts) =>
        Later(HistoryHandler.Kind, new HistoryMessage(kind, agreementId, facts));
}
