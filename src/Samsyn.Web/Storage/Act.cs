using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Files;
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
    private int _messages;
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

    /// <summary>True when only what no page keeps ready has been changed: see <see cref="KeepQuiet"/>.</summary>
    internal bool IsQuiet { get; private set; }

    /// <summary>
    /// Says that the act changes only rows that every page reads anew, as a draft's. Then nothing kept is thrown away, and on PostgreSQL no node is told:
    /// commits that tell wait for each other.
    /// </summary>
    public void KeepQuiet() => IsQuiet = true;

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

    /// <summary>Locks the county and every agreement: for an import.</summary>
    public async Task LockAll()
    {
        await LockCounty();
        foreach (var slug in (await Db.Agreements.Select(a => a.Slug).ToListAsync()).Order(StringComparer.Ordinal)) await LockAgreement(slug);
    }

    /// <summary>Everything an import adds to and an export writes. The locks must be held (<see cref="LockAll"/>).</summary>
    public async Task<Recorded> Recorded() => await RecordReader.Recorded(Db.Database.GetDbConnection());

    /// <summary>The agreement's own row, versions and term changes, to be changed. Its lock must be held.</summary>
    public Task<Agreement?> Agreement(string slug) => Db.LoadAgreement(slug);

    /// <summary>The next number in the order in which an agreement's decisions are recorded. Its lock must be held.</summary>
    public async Task<long> NextPlace(Guid agreementId)
    {
        if (!_places.TryGetValue(agreementId, out var last))
            last = await Db.Decisions.Where(d => d.AgreementId == agreementId).MaxAsync(d => (long?)d.Place) ?? 0;
        return _places[agreementId] = last + 1;
    }

    /// <summary>Keeps a file's bytes, unless they are kept already.</summary>
    /// <returns>The hash they are found by.</returns>
    /// <exception cref="ArgumentException">More than <see cref="Blob.MaxBytes"/>.</exception>
    public async Task<string> Keep(byte[] bytes)
    {
        if (bytes.Length > Blob.MaxBytes) throw new ArgumentException($"A file of {bytes.Length} bytes is larger than {Blob.MaxBytes}.", nameof(bytes));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (await Db.Blobs.AnyAsync(b => b.Sha256 == hash) || Db.Blobs.Local.Any(b => b.Sha256 == hash)) return hash;
        await Lock("blob:" + hash);
        if (!await Db.Blobs.AnyAsync(b => b.Sha256 == hash)) Db.Add(new Blob { Sha256 = hash, Bytes = bytes });
        return hash;
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
    /// <param name="due">Not before this instant; left out: at once.</param>
    /// <param name="id">Where the same work may be left by several acts and is to be done once.</param>
    public void Later<T>(string kind, T payload, DateTime? due = null, Guid? id = null) => Db.Add(new OutboxMessage
    {
        Id = id ?? Guid.CreateVersion7(),
        ActId = Order.Id,
        Position = _messages++,
        Kind = kind,
        Payload = StoredText.Write(payload),
        At = At,
        DueAt = due ?? Instants.Now(TimeProvider.System),
    });

    /// <summary>Adds a line to the agreement's public history.</summary>
    public void Tell(HistoryKind kind, Guid agreementId, HistoryFacts facts) =>
        Later(HistoryHandler.Kind, new HistoryMessage(kind, agreementId, facts));
}
