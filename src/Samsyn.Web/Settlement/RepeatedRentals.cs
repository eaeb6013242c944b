using Samsyn.Domain.Settlement;

namespace Samsyn.Web.Settlement;

/// <summary>
/// Collects a hash of each rental id, eight bytes each, to find those that come again. One instance for each thread.
/// </summary>
/// <remarks>Hashes are kept apart by their first bits, so that each heap can be searched for equals in a table that fits the processor's own memory.</remarks>
internal sealed class RentalHashes
{
    private const int HeapBits = 10;
    private const int ChunkLength = 256;

    private readonly List<ulong[]>[] _heaps = [.. Enumerable.Range(0, 1 << HeapBits).Select(_ => new List<ulong[]>())];
    private readonly int[] _lengths = new int[1 << HeapBits];   // of each heap's last chunk

    public void Add(ulong hash)
    {
        var heap = (int)(hash >> (64 - HeapBits));
        var chunks = _heaps[heap];
        if (chunks.Count == 0 || _lengths[heap] == ChunkLength)
        {
            chunks.Add(new ulong[ChunkLength]);
            _lengths[heap] = 0;
        }
        chunks[^1][_lengths[heap]++] = hash;
    }

    /// <summary>The hashes that were added more than once, whoever added them; in order.</summary>
    public static ulong[] Repeated(IReadOnlyCollection<RentalHashes> all)
    {
        var repeated = new List<ulong>();
        ulong[] table = [];
        for (var heap = 0; heap < 1 << HeapBits; heap++)
        {
            var count = all.Sum(one => one.CountOf(heap));
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(count * 2, 16));
            if (table.Length < size) table = new ulong[size];
            else table.AsSpan(0, size).Clear();
            foreach (var one in all) one.Search(heap, table.AsSpan(0, size), repeated);
        }
        return [.. repeated.Distinct().Order()];
    }

    private int CountOf(int heap) => _heaps[heap].Count == 0 ? 0 : ((_heaps[heap].Count - 1) * ChunkLength) + _lengths[heap];

    /// <summary>Puts the heap's hashes into the table and notes those already there. The lowest bit is set, for zero is a free place.</summary>
    private void Search(int heap, Span<ulong> table, List<ulong> repeated)
    {
        var mask = table.Length - 1;
        var chunks = _heaps[heap];
        for (var i = 0; i < chunks.Count; i++)
        {
            var length = i == chunks.Count - 1 ? _lengths[heap] : ChunkLength;
            foreach (var hash in chunks[i].AsSpan(0, length))
            {
                var marked = hash | 1;
                var slot = unchecked((int)(hash >> 8)) & mask;
                while (table[slot] != 0 && table[slot] != marked) slot = (slot + 1) & mask;
                if (table[slot] == marked) repeated.Add(marked);
                table[slot] = marked;
            }
        }
    }
}

/// <summary>
/// The rental ids that stand on more than one line, told exactly: an id whose hash was seen twice is repeated, unless it is one of the few that
/// only share their hash with another.
/// </summary>
internal sealed class RepeatedRentals
{
    private readonly ulong[] _hashes;
    private readonly HashSet<string> _alone = new(StringComparer.Ordinal);

    /// <param name="hashes">From <see cref="RentalHashes.Repeated"/>.</param>
    /// <param name="ids">Every id, once for each line, whose hash is one of these; sorted by id.</param>
    public RepeatedRentals(ulong[] hashes, IReadOnlyCollection<SortedSpill> ids)
    {
        _hashes = hashes;
        byte[]? last = null;
        var times = 0;
        void Close()
        {
            if (last is null) return;
            if (times == 1) _alone.Add(Convert.ToHexString(last));
            else Any = true;
        }
        SortedSpill.Merge(ids, (id, _) =>
        {
            if (last is not null && id.SequenceEqual(last))
            {
                times++;
                return;
            }
            Close();
            (last, times) = (id.ToArray(), 1);
        });
        Close();
    }

    /// <summary>Whether any id is repeated at all.</summary>
    public bool Any { get; private set; }

    public bool Contains(ReadOnlySpan<byte> id) => MayBe(_hashes, id) && (_alone.Count == 0 || !_alone.Contains(Convert.ToHexString(id)));

    /// <summary>Whether the id's hash is among the repeated ones.</summary>
    public static bool MayBe(ulong[] hashes, ReadOnlySpan<byte> id) => Array.BinarySearch(hashes, Names.HashOf(id) | 1) >= 0;
}
