using System.Runtime.InteropServices;

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

/// <summary>
/// The users' rows, found by pseudonym (brukare): the one table that grows with the county and is held in memory.
/// </summary>
/// <remarks>
/// <para>The aid stays with the person while the payer changes with a move or the 18th birthday (DOMAIN.md 67, 159), so each day asks for
/// the row that holds it.</para>
/// <para>Four million users must fit beside everything else, so a row is no object but about thirty bytes in a page: the place of the user's
/// next row, the row itself, and with the first row the pseudonym. One look-up touches one slot and, mostly, one line of memory. Filled by
/// one thread, then <see cref="Close"/>, then read by any number.</para>
/// </remarks>
public sealed class Registrations
{
    /// <summary>No user of that name.</summary>
    public const uint Nobody = 0;

    private const int PageBits = 20;
    private const int Align = 4;        // places are counted in fours, so that 32 bits reach 16 GB
    private const int Header = 20;      // next, from, under 18 until, municipality, length of the name: four bytes each

    private readonly List<byte[]> _pages = [];
    private uint[] _slots = new uint[1024];
    private int _used = int.MaxValue;   // of the last page
    private int _page = -1;             // the one that is filled
    private long _users;

    /// <summary>How many rows there are.</summary>
    public long Rows { get; private set; }

    /// <summary>How many users.</summary>
    public long Users => _users;

    /// <summary>Adds a row; rows of a user may come in any order.</summary>
    public void Add(ReadOnlySpan<byte> user, Registration row)
    {
        Rows++;
        var slot = SlotOf(user);
        var first = _slots[slot];
        if (first == Nobody)
        {
            _slots[slot] = Write(user, row);
            if (++_users * 3 > _slots.Length * 2L) Grow();
            return;
        }
        // The new row goes behind the first, so that the first keeps the name.
        var place = Write([], row);
        Field(place, 0) = Field(first, 0);
        Field(first, 0) = place;
    }

    /// <summary>Puts each user's rows in order of their days. Call once, after the last row.</summary>
    /// <returns>Whose row of which day stands twice, for at most the first hundred: two rows for one day.</returns>
    public IReadOnlyList<(byte[] User, int From)> Close()
    {
        var twice = new List<(byte[], int)>();
        var rows = new List<Registration>();
        foreach (var first in _slots)
        {
            if (first == Nobody || Field(first, 0) == Nobody) continue;
            rows.Clear();
            for (var place = first; place != Nobody; place = Field(place, 0)) rows.Add(RowAt(place));
            rows.Sort((a, b) => a.From.CompareTo(b.From));
            var at = first;
            for (var i = 0; i < rows.Count; i++, at = Field(at, 0))
            {
                Put(at, rows[i]);
                if (i > 0 && rows[i].From == rows[i - 1].From && twice.Count < 100) twice.Add((NameAt(first).ToArray(), rows[i].From));
            }
        }
        return twice;
    }

    /// <summary>A handle on the user's rows, or <see cref="Nobody"/>.</summary>
    public uint Find(ReadOnlySpan<byte> user) => _slots[SlotOf(user)];

    /// <summary>The row that holds a day; false when the user has no row yet on that day.</summary>
    /// <param name="user">From <see cref="Find"/>; not <see cref="Nobody"/>.</param>
    /// <param name="until">The last day it holds; <see cref="int.MaxValue"/> for the user's last row.</param>
    public bool TryGet(uint user, int day, out Registration row, out int until)
    {
        row = RowAt(user);
        until = int.MaxValue;
        if (row.From > day) return false;
        for (var next = Field(user, 0); next != Nobody; next = Field(next, 0))
        {
            var later = RowAt(next);
            if (later.From > day)
            {
                until = later.From - 1;
                return true;
            }
            row = later;
        }
        return true;
    }

    private int SlotOf(ReadOnlySpan<byte> user)
    {
        var mask = (uint)_slots.Length - 1;
        var slot = unchecked((uint)Names.HashOf(user)) & mask;
        while (_slots[slot] is var place && place != Nobody && !NameAt(place).SequenceEqual(user)) slot = (slot + 1) & mask;
        return (int)slot;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new uint[old.Length * 2];
        var mask = (uint)_slots.Length - 1;
        foreach (var place in old)
        {
            if (place == Nobody) continue;
            var slot = unchecked((uint)Names.HashOf(NameAt(place))) & mask;
            while (_slots[slot] != Nobody) slot = (slot + 1) & mask;
            _slots[slot] = place;
        }
    }

    private uint Write(ReadOnlySpan<byte> user, Registration row)
    {
        var size = (Header + user.Length + Align - 1) & -Align;
        if (_page < 0 || _used + size > _pages[_page].Length)
        {
            // A name longer than a page gets one of its own, and takes the numbers of those it covers.
            _page = _pages.Count;
            _used = _pages.Count == 0 ? Align : 0;      // place 0 is nobody
            _pages.Add(new byte[Math.Max(1 << PageBits, size + Align)]);
            for (var more = _pages[_page].Length >> PageBits; more > 1; more--) _pages.Add([]);
        }
        var place = checked((uint)((((long)_page << PageBits) + _used) / Align));
        _used += size;
        Put(place, row);
        Field(place, 16) = (uint)user.Length;
        user.CopyTo(_pages[_page].AsSpan(_used - size + Header));
        return place;
    }

    private Registration RowAt(uint place) => new(unchecked((int)Field(place, 4)), unchecked((int)Field(place, 8)), unchecked((int)Field(place, 12)));

    private void Put(uint place, Registration row)
    {
        Field(place, 4) = unchecked((uint)row.From);
        Field(place, 8) = unchecked((uint)row.Under18Until);
        Field(place, 12) = unchecked((uint)row.Municipality);
    }

    private ReadOnlySpan<byte> NameAt(uint place)
    {
        var (page, offset) = At(place);
        return page.AsSpan(offset + Header, (int)MemoryMarshal.Read<uint>(page.AsSpan(offset + 16)));
    }

    private ref uint Field(uint place, int field)
    {
        var (page, offset) = At(place);
        return ref MemoryMarshal.AsRef<uint>(page.AsSpan(offset + field, 4));
    }

    private (byte[] Page, int Offset) At(uint place)
    {
        var at = (long)place * Align;
        return (_pages[(int)(at >> PageBits)], (int)(at & ((1 << PageBits) - 1)));
    }
}
