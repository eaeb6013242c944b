using System.Buffers.Binary;

namespace Samsyn.Domain.Settlement;

/// <summary>Where a user is registered from a day on, and until when the user is a minor (folkbokföring).</summary>
/// <param name="From">Day number; holds until the day before the user's next row.</param>
/// <param name="Under18Until">The last day as a minor, as day number; <see cref="Adult"/> for an adult.</param>
/// <param name="Municipality">A payer's number; <see cref="Unknown"/> where the file says nothing.</param>
public readonly record struct Registration(int From, int Under18Until, int Municipality)
{
    /// <summary><see cref="Under18Until"/> of an adult: every day is later.</summary>
    public const int Adult = -1;

    /// <summary><see cref="Municipality"/> where none is given.</summary>
    public const int Unknown = -1;

    public bool IsMinor(int day) => day <= Under18Until;
}

/// <summary>A user's rows in <see cref="Registrations"/>; the default is nobody.</summary>
public readonly record struct UserRows(ulong Place)
{
    public bool IsNobody => Place == 0;
}

/// <summary>
/// The users' rows, found by pseudonym (brukare): the one table that grows with the county and is held in memory.
/// </summary>
/// <remarks>
/// <para>The aid stays with the person while the payer changes with a move or the 18th birthday (DOMAIN.md 67, 159), so each day asks for
/// the row that holds it.</para>
/// <para>Four million users must fit beside everything else, so a row is no object but some eighteen bytes in a page (<see cref="Shard"/>). They are
/// kept in sixty-four parts by their hash, each with a lock of its own, so that several threads can fill it. First filled, then
/// <see cref="Close"/>, then read by any number of threads.</para>
/// <para>A look-up waits for memory, not for the processor. So many are looked up at a time (<see cref="Touch"/>): the memory of all is on its way
/// while the first is waited for.</para>
/// </remarks>
public sealed class Registrations
{
    private const int ShardBits = 6;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, 1 << ShardBits).Select(_ => new Shard())];

    /// <summary>Adds a row; rows of a user may come in any order, and from any thread.</summary>
    /// <param name="hash">Of the user's name: <see cref="Names.HashOf"/>.</param>
    public void Add(ulong hash, ReadOnlySpan<byte> user, Registration row)
    {
        var shard = ShardOf(hash);
        lock (shard) shard.Add(hash, user, row);
    }

    public void Add(ReadOnlySpan<byte> user, Registration row) => Add(Names.HashOf(user), user, row);

    /// <summary>How many users there are.</summary>
    public long Users => _shards.Sum(shard => (long)shard.Users);

    /// <summary>Puts each user's rows in order of their days. Call once, after the last row.</summary>
    /// <returns>Whose row of which day stands twice, for the first of each part: two rows for one day.</returns>
    public IReadOnlyList<(byte[] User, int From)> Close() => [.. _shards.SelectMany(shard => shard.Close())];

    /// <summary>The user's rows; nobody when there are none.</summary>
    public UserRows Find(ulong hash, ReadOnlySpan<byte> user) =>
        ShardOf(hash).Find(hash, user) is var place and not Shard.Nobody ? new UserRows(((hash >> (64 - ShardBits)) << 32) | place) : default;

    public UserRows Find(ReadOnlySpan<byte> user) => Find(Names.HashOf(user), user);

    /// <summary>
    /// Reads a little where each user should be, so that it is near when <see cref="Find(ulong, ReadOnlySpan{byte})"/> or <see cref="Add(ulong, ReadOnlySpan{byte}, Registration)"/>
    /// comes for it. May be called while rows are added.
    /// </summary>
    /// <returns>Nothing of meaning; it is given back so that the reading is done at all.</returns>
    public uint Touch(ReadOnlySpan<ulong> hashes)
    {
        Span<uint> places = stackalloc uint[64];
        var sum = 0u;
        while (hashes.Length > 0)
        {
            var some = hashes[..Math.Min(places.Length, hashes.Length)];
            for (var i = 0; i < some.Length; i++) places[i] = ShardOf(some[i]).Guess(some[i]);
            for (var i = 0; i < some.Length; i++) sum |= ShardOf(some[i]).Peek(places[i]);
            hashes = hashes[some.Length..];
        }
        return sum;
    }

    /// <summary>The row that holds a day; false when the user has no row yet on that day.</summary>
    /// <param name="user">Not nobody.</param>
    /// <param name="until">The last day it holds; <see cref="int.MaxValue"/> for the user's last row.</param>
    public bool TryGet(UserRows user, int day, out Registration row, out int until)
    {
        var shard = _shards[user.Place >> 32];
        until = int.MaxValue;
        for (var place = (uint)(user.Place & uint.MaxValue); place != Shard.Nobody; place = shard.EarlierOf(place))
        {
            row = shard.RowAt(place);
            if (row.From <= day) return true;
            until = row.From - 1;
        }
        row = default;
        return false;
    }

    private Shard ShardOf(ulong hash) => _shards[hash >> (64 - ShardBits)];

    /// <summary>
    /// One part: slots that point into pages. A row is a byte of marks, three bytes for its day, three for the last day as a minor if there is one, three
    /// for the municipality, four for the user's earlier row if there is one, and the name. A user's rows hang together, the latest first.
    /// </summary>
    private sealed class Shard
    {
        public const uint Nobody = 0;

        private const int PageBits = 17;
        private const int PlaceBits = 26;       // of a slot; the rest is a tag from the hash, so that few names are compared in vain
        private const uint PlaceMask = (1u << PlaceBits) - 1;
        private const int HasEarlier = 0x80, IsMinor = 0x40, LongName = 0x3F;

        private readonly List<byte[]> _pages = [];
        private uint[] _slots = new uint[64];
        private int _used;                      // of the page that is filled
        private int _page = -1;

        public int Users { get; private set; }

        public void Add(ulong hash, ReadOnlySpan<byte> user, Registration row)
        {
            var slot = SlotOf(hash, user);
            var earlier = _slots[slot] & PlaceMask;
            // The new row goes before the others and carries the name again: nothing that is written ever moves.
            _slots[slot] = TagOf(hash) | Write(user, row, earlier);
            if (earlier == Nobody && ++Users * 4L > _slots.Length * 3L) Grow();
        }

        public uint Find(ulong hash, ReadOnlySpan<byte> user) => _slots[SlotOf(hash, user)] & PlaceMask;

        /// <summary>Where the user most often is.</summary>
        public uint Guess(ulong hash)
        {
            var slots = _slots;
            return slots[FirstSlot(hash, slots.Length)] & PlaceMask;
        }

        public uint Peek(uint place)
        {
            var page = (int)(place >> PageBits);
            return page < _pages.Count && _pages[page] is { Length: > 0 } bytes ? bytes[place & ((1 << PageBits) - 1)] : 0u;
        }

        public Registration RowAt(uint place)
        {
            var bytes = At(place);
            var isMinor = (bytes[0] & IsMinor) != 0;
            return new Registration(Get3(bytes[1..]), isMinor ? Get3(bytes[4..]) : Registration.Adult, Get3(bytes[(isMinor ? 7 : 4)..]) - 1);
        }

        public uint EarlierOf(uint place)
        {
            var bytes = At(place);
            return (bytes[0] & HasEarlier) == 0 ? Nobody : BinaryPrimitives.ReadUInt32LittleEndian(bytes[Fixed(bytes[0])..]);
        }

        public List<(byte[] User, int From)> Close()
        {
            var twice = new List<(byte[], int)>();
            var rows = new List<Registration>();
            for (var slot = 0; slot < _slots.Length && twice.Count < 100; slot++)
            {
                var latest = _slots[slot] & PlaceMask;
                if (latest == Nobody || EarlierOf(latest) == Nobody) continue;
                rows.Clear();
                var isInOrder = true;
                for (var place = latest; place != Nobody; place = EarlierOf(place))
                {
                    rows.Add(RowAt(place));
                    isInOrder &= rows.Count == 1 || rows[^1].From < rows[^2].From;
                }
                if (isInOrder) continue;
                // Written once more, in order. Files mostly have a user's rows from the first to the last, so this is seldom.
                rows.Sort((a, b) => a.From.CompareTo(b.From));
                var name = NameAt(latest).ToArray();
                for (var i = 1; i < rows.Count; i++)
                    if (rows[i].From == rows[i - 1].From) twice.Add((name, rows[i].From));
                var written = Nobody;
                foreach (var row in rows) written = Write(name, row, written);
                _slots[slot] = TagOf(Names.HashOf(name)) | written;
            }
            return twice;
        }

        private int SlotOf(ulong hash, ReadOnlySpan<byte> user)
        {
            var slots = _slots;
            var tag = TagOf(hash);
            var slot = FirstSlot(hash, slots.Length);
            while (slots[slot] is var found && found != Nobody && !((found & ~PlaceMask) == tag && NameAt(found & PlaceMask).SequenceEqual(user)))
                slot = slot + 1 == slots.Length ? 0 : slot + 1;
            return slot;
        }

        /// <summary>Six bits that neither choose the part nor the slot.</summary>
        private static uint TagOf(ulong hash) => ((uint)(hash >> 32) & 63) << PlaceBits;

        /// <summary>Spreads the lower half of the hash over any number of slots (Lemire 2019): so they need not double when they grow.</summary>
        private static int FirstSlot(ulong hash, int slots) => (int)(((hash & uint.MaxValue) * (ulong)slots) >> 32);

        private void Grow()
        {
            var old = _slots;
            _slots = new uint[(old.Length / 2) + old.Length];
            foreach (var one in old)
            {
                if (one == Nobody) continue;
                var slot = FirstSlot(Names.HashOf(NameAt(one & PlaceMask)), _slots.Length);
                while (_slots[slot] != Nobody) slot = slot + 1 == _slots.Length ? 0 : slot + 1;
                _slots[slot] = one;
            }
        }

        /// <exception cref="OverflowException">More than 64 MB in this part, 4 GB in all: some two hundred million users.</exception>
        private uint Write(ReadOnlySpan<byte> user, Registration row, uint earlier)
        {
            var marks = Math.Min(user.Length, LongName) | (earlier == Nobody ? 0 : HasEarlier) | (row.Under18Until == Registration.Adult ? 0 : IsMinor);
            var size = NameStart(marks) + (user.Length < LongName ? 0 : 4) + user.Length;
            if (_page < 0 || _used + size > _pages[_page].Length)
            {
                // A name longer than a page gets one of its own, and takes the numbers of those it covers. Place 0 is nobody.
                _page = _pages.Count;
                _used = _page == 0 ? 1 : 0;
                _pages.Add(new byte[Math.Max(1 << PageBits, _used + size)]);
                for (var more = (_used + size - 1) >> PageBits; more > 0; more--) _pages.Add([]);
            }
            var bytes = _pages[_page].AsSpan(_used, size);
            var at = ((long)_page << PageBits) + _used;
            if (at > PlaceMask) throw new OverflowException();
            var place = (uint)at;
            bytes[0] = (byte)marks;
            Put3(bytes[1..], row.From);
            if ((marks & IsMinor) != 0) Put3(bytes[4..], row.Under18Until);
            Put3(bytes[(Fixed(marks) - 3)..], row.Municipality + 1);
            if (earlier != Nobody) BinaryPrimitives.WriteUInt32LittleEndian(bytes[Fixed(marks)..], earlier);
            if (user.Length >= LongName) BinaryPrimitives.WriteInt32LittleEndian(bytes[NameStart(marks)..], user.Length);
            user.CopyTo(bytes[(size - user.Length)..]);
            _used += size;
            return place;
        }

        /// <summary>How long a row is before the place of the earlier one.</summary>
        private static int Fixed(int marks) => (marks & IsMinor) == 0 ? 7 : 10;

        private static int NameStart(int marks) => Fixed(marks) + ((marks & HasEarlier) == 0 ? 0 : 4);

        private static int Get3(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

        /// <exception cref="OverflowException">More than sixteen million municipalities.</exception>
        private static void Put3(Span<byte> bytes, int number)
        {
            if (number >> 24 != 0) throw new OverflowException();
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, unchecked((ushort)number));
            bytes[2] = (byte)(number >> 16);
        }

        private ReadOnlySpan<byte> NameAt(uint place)
        {
            var bytes = At(place);
            var start = NameStart(bytes[0]);
            var length = bytes[0] & LongName;
            if (length < LongName) return bytes.Slice(start, length);
            return bytes.Slice(start + 4, BinaryPrimitives.ReadInt32LittleEndian(bytes[start..]));
        }

        private Span<byte> At(uint place) => _pages[(int)(place >> PageBits)].AsSpan((int)(place & ((1 << PageBits) - 1)));
    }
}
