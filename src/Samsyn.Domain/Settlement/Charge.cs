using Samsyn.Domain.Money;

namespace Samsyn.Domain.Settlement;

/// <summary>Why a rental cannot be settled (avvisningsorsak), in the order in which they are looked for: the first that applies is told.</summary>
/// <remarks>Source: CONTRACT.md C5 rule 5.</remarks>
public enum RejectReason : byte
{
    None,

    /// <summary>The line is not of the right form: fields, dates, empty.</summary>
    Malformed,

    /// <summary>Another line has the same rental id.</summary>
    DuplicateRental,

    /// <summary>Rent would stop before it began.</summary>
    StopBeforeStart,

    /// <summary>The article is not in the register.</summary>
    UnknownArticle,

    /// <summary>The user is not in the register, or not yet on a charged day.</summary>
    UnknownUser,

    /// <summary>No price holds on a charged day.</summary>
    UnknownPrice,

    /// <summary>No payer row fits a charged day, or the user has no municipality where it pays.</summary>
    UnknownPayer,
}

/// <summary>What one payer owes for one rental in one month (delbelopp).</summary>
/// <param name="Payer">The payer's number.</param>
/// <param name="From">Its first day; day number.</param>
/// <param name="Until">Its last day; day number.</param>
/// <param name="Days">Its days: fewer than from first to last when it came back.</param>
/// <param name="Weight">The exact sum over its days, in parts of an öre as many as the month has days.</param>
/// <param name="Ore">What it pays.</param>
public record struct ChargePart(int Payer, int From, int Until, int Days, long Weight, long Ore);

/// <summary>Days of a rental on which everything is the same: one row of the user, one of the prices, one of the payers, one age.</summary>
public readonly record struct ChargedDays(int From, int Until, Registration User, bool IsMinor, PriceSegment Price, PayerDay PaidBy, int Payer);

/// <summary>
/// Settles one rental for one month (hyresdebitering): walks its days in runs that have one price and one payer, adds them up exactly, rounds
/// the sum once, and divides it among the payers.
/// </summary>
/// <remarks>
/// <para><b>Bounds.</b> A day weighs at most 31 × 10^12 parts of an öre (a day price at the highest, times the days of the month), a rental at
/// most 31 of these: below 10^15 and far inside 64 bits. Its charge is at most 31 × 10^12 öre. A test stands at this edge.</para>
/// <para>One instance for each thread; nothing is made on the heap. Source: CONTRACT.md C5 rules 2-4; rules R35, R36; DOMAIN.md 76, 80, 159.</para>
/// </remarks>
public sealed class Charge(SettlementMonth month, MonthPrices prices, MonthPayers payers, Registrations users)
{
    private readonly ChargePart[] _parts = new ChargePart[31];
    private int _count;
    private long _weight;

    /// <summary>The payers of the rental settled last, by their first day.</summary>
    public ReadOnlySpan<ChargePart> Parts => _parts.AsSpan(0, _count);

    /// <summary>The charge of the rental settled last, in öre.</summary>
    public long Ore { get; private set; }

    /// <summary>The exact sum of the rental settled last, in parts of an öre as many as the month has days.</summary>
    public long Weight => _weight;

    /// <summary>Whether some charged day of the rental settled last cost nothing.</summary>
    public bool HasFreeDay { get; private set; }

    /// <summary>Settles; <see cref="RejectReason.None"/> when <see cref="Parts"/> and <see cref="Ore"/> tell the charge.</summary>
    /// <param name="article">Its number.</param>
    /// <param name="area">The number of its product area.</param>
    /// <param name="user">From <see cref="Registrations"/>.</param>
    /// <param name="from">The first charged day in the month; day number.</param>
    /// <param name="until">The last; not before the first.</param>
    /// <param name="trace">Told of every run of days, when somebody wants to know why.</param>
    public RejectReason Settle(int article, int area, UserRows user, int from, int until, List<ChargedDays>? trace = null)
    {
        (_count, _weight, Ore, HasFreeDay) = (0, 0, 0, false);
        if (user.IsNobody || !users.TryGet(user, from, out var row, out var rowUntil)) return RejectReason.UnknownUser;
        var segments = prices.Of(article);
        if (segments.IsEmpty || segments[0].From > from) return RejectReason.UnknownPrice;
        // A user or an article has no row only before its first: what holds on the first day holds on every later one.
        var at = 0;
        for (var day = from; day <= until;)
        {
            while (segments[at].Until < day) at++;
            if (rowUntil < day) users.TryGet(user, day, out row, out rowUntil);
            var isMinor = row.IsMinor(day);
            ref readonly var paidBy = ref payers.On(area, isMinor, day);
            var payer = paidBy.Payer == PayerTable.Municipality ? row.Municipality : paidBy.Payer;
            if (payer < 0) return RejectReason.UnknownPayer;
            var end = Math.Min(Math.Min(until, rowUntil), Math.Min(segments[at].Until, paidBy.Until));
            if (isMinor) end = Math.Min(end, row.Under18Until);
            Add(payer, day, end, segments[at].PerDay);
            trace?.Add(new ChargedDays(day, end, row, isMinor, segments[at], paidBy, payer));
            day = end + 1;
        }
        Round();
        return RejectReason.None;
    }

    private void Add(int payer, int from, int until, long perDay)
    {
        var days = until - from + 1;
        var weight = days * perDay;
        _weight += weight;
        HasFreeDay |= perDay == 0;
        for (var i = 0; i < _count; i++)
        {
            ref var part = ref _parts[i];
            if (part.Payer != payer) continue;
            (part.Until, part.Days, part.Weight) = (until, part.Days + days, part.Weight + weight);
            return;
        }
        _parts[_count++] = new ChargePart(payer, from, until, days, weight, 0);
    }

    /// <summary>Rounds once, half up (no sum is negative), and divides by the exact sums; of equal remainders the payer with the earlier first day goes first.</summary>
    private void Round()
    {
        Ore = ((2 * _weight) + month.Days) / (2 * month.Days);
        if (_count == 1 || Ore == 0)
        {
            _parts[0].Ore = Ore;
            return;
        }
        Span<long> weights = stackalloc long[_count], parts = stackalloc long[_count];
        for (var i = 0; i < _count; i++) weights[i] = _parts[i].Weight;
        Allocation.Divide(Ore, weights, parts);
        for (var i = 0; i < _count; i++) _parts[i].Ore = parts[i];
    }
}
