using System.Buffers.Binary;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>What all workers of a run share and none changes.</summary>
internal sealed record SettlementBasis(
    SettlementMonth Month, SettlementTables Tables, Registrations Users, MonthPrices Prices, MonthPayers Payers, StopRule Stop, string RentalFile, RentalColumns Columns)
{
    public static SettlementBasis Of(SettlementMonth month, SettlementTables tables, Registrations users, string rentalFile, RentalColumns columns) => new(
        month, tables, users, tables.Prices.In(month, tables.Articles.Count), tables.PayerTable.In(month, tables.Areas.Count),
        new StopRule(tables.Rules.StopAfterWorkingDays, tables.Rules.CountOrderDay, month.Year), rentalFile, columns);
}

/// <summary>
/// Settles blocks of rental lines on one thread: reads each line, charges it, adds it up, and puts aside what cannot be settled.
/// </summary>
/// <param name="repeated">The rental ids that are known to stand twice; null in the first pass, which finds them.</param>
/// <param name="detail">Where to put the parts of each rental; null when nobody asked for them.</param>
internal sealed class RentalWorker(SettlementBasis basis, RepeatedRentals? repeated, SortedSpill? detail, SortedSpill rejects) : IDisposable
{
    private readonly Charge _charge = new(basis.Month, basis.Prices, basis.Payers, basis.Users);
    private readonly CsvReader _reader = new(basis.RentalFile);
    private readonly CsvBytes _csv = new();
    private byte[] _key = new byte[256];
    private readonly (Rental Rental, (int Start, int Length) Id, (int Start, int Length) User)[] _waiting = new (Rental, (int, int), (int, int))[Ahead];
    private readonly ulong[] _hashes = new ulong[Ahead];
    private int _count;
    private const int Ahead = 64;

    /// <summary>A line that can be charged, once its user is found.</summary>
    private readonly record struct Rental(int Line, int Article, int From, int Until, ulong UserHash, int CareUnit);

    public Names CareUnits { get; } = new();

    public Statements Statements { get; } = new(basis.Users.Users > SettlementRun.Many ? 64 * 1024 : 512);

    public RentalHashes Hashes { get; } = new();

    public Warnings Warnings { get; } = new();

    public SortedSpill? Detail => detail;

    public SortedSpill Rejects => rejects;

    /// <summary>Rentals with a charged day.</summary>
    public long Rentals { get; private set; }

    /// <param name="isFirst">Whether the block begins with the header, which is passed over.</param>
    public void Settle(CsvBlock block, bool isFirst)
    {
        block.Give(_reader, basis.RentalFile);
        if (isFirst) _reader.Read();
        while (_reader.Read())
        {
            if (!RentalLine.TryRead(_reader, basis.Columns, out var line)) Reject(basis.Columns.IdOf(_reader), _reader.Line, RejectReason.Malformed);
            else if (Prepare(line, out var rental) is var reason and not RejectReason.None) Reject(line.Id, _reader.Line, reason);
            else if (rental.From > rental.Until) Warnings.Add(WarningKind.NoDayInMonth, _reader.Line);
            else if (_reader.HasQuotes) Charge(rental, line.Id, line.User);
            else Wait(block, rental);
        }
        ChargeWaiting(block);
    }

    /// <summary>What can be told of a line by itself; the days that are charged in the month, none when the first is after the last.</summary>
    private RejectReason Prepare(in RentalLine line, out Rental rental)
    {
        rental = default;
        if (repeated is null) Hashes.Add(Names.HashOf(line.Id));
        else if (repeated.Contains(line.Id)) return RejectReason.DuplicateRental;

        var stop = basis.Stop.StopDay(line.PickupOrderedOn, line.ReturnedOn);
        if (stop < line.From) return RejectReason.StopBeforeStart;
        if (line.PickupOrderedOn != StopRule.None && line.PickupOrderedOn < line.From) Warnings.Add(WarningKind.OrderedBeforeStart, _reader.Line);
        var (from, until) = (Math.Max(line.From, basis.Month.First), Math.Min(stop, basis.Month.Last));
        rental = rental with { From = from, Until = until };
        if (from > until) return RejectReason.None;
        var article = basis.Tables.Articles.Find(line.Article);
        if (article < 0) return RejectReason.UnknownArticle;
        rental = new Rental(_reader.Line, article, from, until, Names.HashOf(line.User), CareUnits.Add(line.CareUnit));
        return RejectReason.None;
    }

    /// <summary>
    /// Puts a rental aside until there are many: where their users stand in memory is then asked for all at once. The names stay where they are in the
    /// block; of a line with quotes they do not, so that is charged at once.
    /// </summary>
    private void Wait(CsvBlock block, in Rental rental)
    {
        _waiting[_count] = (rental, _reader.RangeOf(basis.Columns.Id), _reader.RangeOf(basis.Columns.User));
        _hashes[_count] = rental.UserHash;
        if (++_count == Ahead) ChargeWaiting(block);
    }

    private void ChargeWaiting(CsvBlock block)
    {
        basis.Users.Touch(_hashes.AsSpan(0, _count));
        for (var i = 0; i < _count; i++)
        {
            ref readonly var waiting = ref _waiting[i];
            Charge(waiting.Rental, block.Bytes.AsSpan(waiting.Id.Start, waiting.Id.Length), block.Bytes.AsSpan(waiting.User.Start, waiting.User.Length));
        }
        _count = 0;
    }

    private void Charge(in Rental rental, ReadOnlySpan<byte> id, ReadOnlySpan<byte> user)
    {
        var area = basis.Tables.ArticleRows[rental.Article].Area;
        var reason = _charge.Settle(rental.Article, area, basis.Users.Find(rental.UserHash, user), rental.From, rental.Until);
        if (reason != RejectReason.None)
        {
            Reject(id, rental.Line, reason);
            return;
        }
        Rentals++;
        if (_charge.HasFreeDay) Warnings.Add(WarningKind.PriceZero, rental.Line);
        foreach (ref readonly var part in _charge.Parts)
        {
            Statements.Add(part.Payer, rental.CareUnit, area, part);
            if (detail is not null) Put(id, part);
        }
    }

    /// <summary>A line of <c>lines.csv</c>, to be sorted by rental id, then first day: a byte below all others stands between the two.</summary>
    private void Put(ReadOnlySpan<byte> id, in ChargePart part)
    {
        _csv.Clear();
        _csv.Field(id).Field(basis.Tables.Payers[part.Payer]).Field(DateOnly.FromDayNumber(part.From)).Field(DateOnly.FromDayNumber(part.Until))
            .Field(part.Days).Field(part.Ore).EndLine();
        if (_key.Length < id.Length + 5) Array.Resize(ref _key, id.Length + 256);
        id.CopyTo(_key);
        _key[id.Length] = 0;
        BinaryPrimitives.WriteInt32BigEndian(_key.AsSpan(id.Length + 1), part.From);
        detail!.Add(_key.AsSpan(0, id.Length + 5), _csv.Written);
    }

    /// <summary>A line of <c>rejects.csv</c>, to be sorted by line.</summary>
    private void Reject(ReadOnlySpan<byte> id, int line, RejectReason reason)
    {
        _csv.Clear();
        _csv.Field("rentals.csv"u8).Field(line).Field(id).Field(Words.Of(reason)).EndLine();
        Span<byte> key = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(key, line);
        rejects.Add(key, _csv.Written);
    }

    public void Dispose()
    {
        detail?.Dispose();
        rejects.Dispose();
    }
}

/// <summary>The contract's words for why a rental cannot be settled.</summary>
internal static class Words
{
    public static ReadOnlySpan<byte> Of(RejectReason reason) => reason switch
    {
        RejectReason.Malformed => "malformed"u8,
        RejectReason.DuplicateRental => "duplicate_rental"u8,
        RejectReason.StopBeforeStart => "stop_before_start"u8,
        RejectReason.UnknownArticle => "unknown_article"u8,
        RejectReason.UnknownUser => "unknown_user"u8,
        RejectReason.UnknownPrice => "unknown_price"u8,
        RejectReason.UnknownPayer => "unknown_payer"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No word for this reason."),
    };
}
