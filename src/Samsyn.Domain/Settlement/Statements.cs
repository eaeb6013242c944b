using System.Numerics;

namespace Samsyn.Domain.Settlement;

/// <summary>What is added up for one payer, care unit and product area.</summary>
public record struct StatementSum(long Rentals, long Days, Int128 Ore);

/// <summary>
/// The statements of a month while they are added up (avräkningens summor): for each payer × care unit × product area the rentals, the days
/// and the öre.
/// </summary>
/// <remarks>
/// Adding whole numbers gives the same whatever the order, so each thread adds up its own and these are added together at the end. Sums
/// are 128 bits wide: a hundred million rentals at the highest charge stay below 10^22 öre, and whether a sum fits the 64 bits of the file is
/// asked once, at the end. Source: CONTRACT.md C5 rule 4.
/// </remarks>
/// <param name="room">For about how many sums there is room from the beginning; more can always be added.</param>
public sealed class Statements(int room = 512)
{
    private const int UnitBits = 28, AreaBits = 16;

    private ulong[] _keys = new ulong[2 * (int)BitOperations.RoundUpToPowerOf2((uint)room)];        // key + 1; 0 is free
    private StatementSum[] _sums = new StatementSum[2 * (int)BitOperations.RoundUpToPowerOf2((uint)room)];
    private int _count;

    /// <summary>Adds one payer's part of one rental.</summary>
    public void Add(int payer, int careUnit, int area, in ChargePart part) => Add(KeyOf(payer, careUnit, area), new StatementSum(1, part.Days, part.Ore));

    /// <summary>Adds what another thread has added up, whose care units have numbers of their own.</summary>
    /// <param name="careUnits">Our number of each of its care units.</param>
    public void Add(Statements other, IReadOnlyList<int> careUnits)
    {
        for (var slot = 0; slot < other._keys.Length; slot++)
        {
            if (other._keys[slot] == 0) continue;
            var (payer, careUnit, area) = Parts(other._keys[slot] - 1);
            Add(KeyOf(payer, careUnits[careUnit], area), other._sums[slot]);
        }
    }

    /// <summary>Every sum, in no order.</summary>
    public IEnumerable<(int Payer, int CareUnit, int Area, StatementSum Sum)> All()
    {
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_keys[slot] == 0) continue;
            var (payer, careUnit, area) = Parts(_keys[slot] - 1);
            yield return (payer, careUnit, area, _sums[slot]);
        }
    }

    private void Add(ulong key, in StatementSum more)
    {
        var slot = SlotOf(key);
        if (_keys[slot] == 0)
        {
            if (++_count * 2 > _keys.Length)
            {
                Grow();
                slot = SlotOf(key);
            }
            _keys[slot] = key + 1;
        }
        ref var sum = ref _sums[slot];
        sum.Rentals += more.Rentals;
        sum.Days += more.Days;
        sum.Ore += more.Ore;
    }

    /// <exception cref="OverflowException">More payers, care units or areas than the key has room for: 1 million, 268 million, 65,536.</exception>
    private static ulong KeyOf(int payer, int careUnit, int area)
    {
        if ((careUnit >> UnitBits) != 0 || (area >> AreaBits) != 0 || (payer >> 19) != 0) throw new OverflowException();
        return ((ulong)payer << (UnitBits + AreaBits)) | ((ulong)careUnit << AreaBits) | (uint)area;
    }

    private static (int Payer, int CareUnit, int Area) Parts(ulong key) =>
        ((int)(key >> (UnitBits + AreaBits)), (int)((key >> AreaBits) & ((1UL << UnitBits) - 1)), (int)(key & ((1UL << AreaBits) - 1)));

    private int SlotOf(ulong key)
    {
        var mask = (ulong)_keys.Length - 1;
        var slot = (unchecked(key * 0x9E3779B97F4A7C15) >> 20) & mask;
        while (_keys[slot] != 0 && _keys[slot] != key + 1) slot = (slot + 1) & mask;
        return (int)slot;
    }

    private void Grow()
    {
        var (keys, sums) = (_keys, _sums);
        (_keys, _sums) = (new ulong[keys.Length * 2], new StatementSum[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0) continue;
            var slot = SlotOf(keys[i] - 1);
            (_keys[slot], _sums[slot]) = (keys[i], sums[i]);
        }
    }
}
