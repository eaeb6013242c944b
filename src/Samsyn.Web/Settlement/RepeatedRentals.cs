using Samsyn.Domain.Settlement;

namespace Samsyn.Web.Settlement;

/// <summary>
/// Collects a hash of each rental id, six bytes each, to find those that come again. One instance for each thread.
/// </summary>
/// <remarks>
/// Hashes fill large pieces of memory one after another. A full piece is parted by the first ten bits of the hashes, so that afterwards all hashes with
/// the same first bits can be searched for equals in a table that fits the processor's own memory. Of a parted hash the last 48 bits are kept: 58 bits
/// tell two ids apart, which among ten million fails once in six thousand runs and then costs a second look, never a wrong answer.
/// </remarks>
internal sealed class RentalHashes
{
    private const int PartBits = 10, Parts = 1 << PartBits;
    private const int PieceLength = 128 * 1024;

    private readonly List<(uint[] Low, ushort[] High, int[] Starts)> _pieces = [];
    private ulong[] _piece = [];
    private int _length;

    public void Add(ulong hash)
    {
        if (_length == _piece.Length) Close(PieceLength);
        _piece[_length++] = hash;
    }

    /// <summary>The hashes that were added more than once, whoever added them; in order, the lowest bit of each set. They are let go of.</summary>
    public static ulong[] Repeated(IReadOnlyCollection<RentalHashes> all)
    {
        foreach (var one in all) one.Close(0);
        var pieces = all.SelectMany(one => one._pieces).ToList();
        var repeated = new List<ulong>();
        ulong[] table = [];
        for (var part = 0; part < Parts; part++)
        {
            var count = pieces.Sum(piece => piece.Starts[part + 1] - piece.Starts[part]);
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(count * 2, 16));
            if (table.Length < size) table = new ulong[size];
            else table.AsSpan(0, size).Clear();
            foreach (var (low, high, starts) in pieces)
                for (var i = starts[part]; i < starts[part + 1]; i++) Search(((ulong)part << KeptBits) | ((ulong)high[i] << 32) | low[i], table.AsSpan(0, size), repeated);
        }
        foreach (var one in all) one._pieces.Clear();
        return [.. repeated.Distinct().Order()];
    }

    /// <summary>Parts the piece that is filled, by counting, and begins one of a new length.</summary>
    private void Close(int room)
    {
        if (_length > 0)
        {
            var starts = new int[Parts + 1];
            var filled = _piece.AsSpan(0, _length);
            foreach (var hash in filled) starts[PartOf(hash) + 1]++;
            for (var part = 0; part < Parts; part++) starts[part + 1] += starts[part];
            var (low, high) = (GC.AllocateUninitializedArray<uint>(_length), GC.AllocateUninitializedArray<ushort>(_length));
            var next = starts.AsSpan(0, Parts).ToArray();
            foreach (var hash in filled)
            {
                var at = next[PartOf(hash)]++;
                (low[at], high[at]) = (unchecked((uint)hash), unchecked((ushort)(hash >> 32)));
            }
            _pieces.Add((low, high, starts));
        }
        // A full piece has been copied and is filled again.
        if (_piece.Length != room) _piece = GC.AllocateUninitializedArray<ulong>(room);
        _length = 0;
    }

    private static int PartOf(ulong hash) => (int)(hash >> (64 - PartBits));

    /// <summary>Of a whole hash what is kept of it; the lowest bit is set, for zero is a free place.</summary>
    public static ulong Kept(ulong hash) => ((ulong)PartOf(hash) << KeptBits) | (hash & ((1UL << KeptBits) - 1)) | 1;

    private const int KeptBits = 48;

    /// <summary>Puts a hash into the table, or notes it when it is there already.</summary>
    private static void Search(ulong kept, Span<ulong> table, List<ulong> repeated)
    {
        var mask = table.Length - 1;
        var marked = kept | 1;
        var slot = unchecked((int)(kept >> 8)) & mask;
        while (table[slot] != 0 && table[slot] != marked) slot = (slot + 1) & mask;
        if (table[slot] == marked) repeated.Add(marked);
        table[slot] = marked;
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
    public static bool MayBe(ulong[] hashes, ReadOnlySpan<byte> id) => Array.BinarySearch(hashes, RentalHashes.Kept(Names.HashOf(id))) >= 0;
}
