using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Samsyn.Domain.Settlement;

/// <summary>
/// Gives each name a number, from 0 in the order they come: payers, product areas, articles, care units. Names are UTF-8 as they stand in
/// the file, compared byte by byte.
/// </summary>
/// <remarks>Millions of lines name a few thousand things; a number is looked up without making a string of each. One thread at a time.</remarks>
public sealed class Names
{
    private int[] _slots = new int[64];             // number + 1; 0 is free
    private readonly List<byte[]> _names = [];
    private readonly List<ulong> _hashes = [];

    public int Count => _names.Count;

    /// <summary>The name of a number.</summary>
    public ReadOnlySpan<byte> this[int number] => _names[number];

    public string Text(int number) => Encoding.UTF8.GetString(_names[number]);

    /// <summary>The number of a name, or -1 when it has none.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var slot = SlotOf(name, HashOf(name));
        return _slots[slot] - 1;
    }

    /// <summary>The number of a name, a new one when it has none.</summary>
    public int Add(ReadOnlySpan<byte> name)
    {
        var hash = HashOf(name);
        var slot = SlotOf(name, hash);
        if (_slots[slot] != 0) return _slots[slot] - 1;
        _names.Add(name.ToArray());
        _hashes.Add(hash);
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    public int Add(string name) => Add(Encoding.UTF8.GetBytes(name));

    /// <summary>A 64-bit hash of some bytes, the same in every run: two multiplications of 64 by 64 bits for every sixteen.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        const ulong first = 0x9E3779B97F4A7C15, second = 0xC2B2AE3D27D4EB4F;
        var hash = first ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(bytes), second);
            bytes = bytes[8..];
        }
        if (bytes.Length > 0)
        {
            var rest = 0UL;
            if (bytes.Length >= 4)
            {
                // The first four and the last four, which may overlap.
                rest = MemoryMarshal.Read<uint>(bytes) | ((ulong)MemoryMarshal.Read<uint>(bytes[^4..]) << 32);
            }
            else
            {
                rest = bytes[0] | ((ulong)bytes[bytes.Length >> 1] << 8) | ((ulong)bytes[^1] << 16);
            }
            hash = Fold(hash ^ rest, second);
        }
        return Fold(hash, first);
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    private int SlotOf(ReadOnlySpan<byte> name, ulong hash)
    {
        var mask = _slots.Length - 1;
        var slot = unchecked((int)hash) & mask;
        while (_slots[slot] != 0 && !(_hashes[_slots[slot] - 1] == hash && name.SequenceEqual(_names[_slots[slot] - 1]))) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var slot = unchecked((int)_hashes[number]) & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }
}
