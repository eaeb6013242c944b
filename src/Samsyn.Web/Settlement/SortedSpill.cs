using System.Runtime.InteropServices;

namespace Samsyn.Web.Settlement;

/// <summary>
/// Sorts more records than memory holds: it fills a piece of memory, sorts it, writes it behind what it has written to a file, and merges the
/// pieces when they are read (external merge sort).
/// </summary>
/// <remarks>
/// A record is a key and a value, both bytes. Keys are compared byte by byte, which for UTF-8 is the order of code points. One instance for
/// each thread; all are merged together, so the order does not depend on how many there were.
/// </remarks>
internal sealed class SortedSpill(string folder, int memory = SortedSpill.Memory) : IDisposable
{
    /// <summary>How many bytes are sorted at a time.</summary>
    public const int Memory = 8 * 1024 * 1024;

    private const int Header = 8;       // length of the key, length of the value

    private readonly List<(long Start, long End)> _pieces = [];
    private byte[] _bytes = [];
    private int _used;
    private int[] _records = [];
    private int _count;
    private FileStream? _file;
    private long _end;                  // of the file

    /// <summary>How many records have been added.</summary>
    public long Count { get; private set; }

    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var size = Header + key.Length + value.Length;
        if (_bytes.Length - _used < size)
        {
            if (_used > 0 && _used + size > memory) Write();
            if (_bytes.Length - _used < size) Array.Resize(ref _bytes, Math.Max(_used + size, Math.Min(Math.Max(64 * 1024, _bytes.Length * 2), memory)));
        }
        if (_count == _records.Length) Array.Resize(ref _records, Math.Max(1024, _count * 2));
        _records[_count++] = _used;
        var to = _bytes.AsSpan(_used, size);
        MemoryMarshal.Write(to, key.Length);
        MemoryMarshal.Write(to[4..], value.Length);
        key.CopyTo(to[Header..]);
        value.CopyTo(to[(Header + key.Length)..]);
        _used += size;
        Count++;
    }

    /// <summary>Hands out every record of several spills in the order of their keys, and empties them. Equal keys come in no order.</summary>
    public static void Merge(IReadOnlyCollection<SortedSpill> spills, MergedRecord each)
    {
        foreach (var spill in spills)
            if (spill._pieces.Count > 0 && spill._count > 0) spill.Write();
        var pieces = spills.Sum(spill => spill._pieces.Count);
        var heads = new PriorityQueue<Piece, Piece>(Comparer<Piece>.Create((a, b) => a.Key.SequenceCompareTo(b.Key)));
        foreach (var spill in spills)
            foreach (var piece in spill.Pieces(Math.Clamp(4 * Memory / Math.Max(pieces, 1), 4096, 1024 * 1024)))
                if (piece.Next()) heads.Enqueue(piece, piece);
        while (heads.TryDequeue(out var piece, out _))
        {
            each(piece.Key, piece.Value);
            if (piece.Next()) heads.Enqueue(piece, piece);
        }
    }

    public delegate void MergedRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    private IEnumerable<Piece> Pieces(int buffer)
    {
        if (_pieces.Count == 0)
        {
            Sort();
            return [new Piece(_bytes, _records.AsMemory(0, _count))];
        }
        return _pieces.Select(piece => new Piece(_file!, piece.Start, piece.End, buffer));
    }

    private ReadOnlySpan<byte> KeyAt(int record) => _bytes.AsSpan(record + Header, MemoryMarshal.Read<int>(_bytes.AsSpan(record)));

    private void Sort() => _records.AsSpan(0, _count).Sort((a, b) => KeyAt(a).SequenceCompareTo(KeyAt(b)));

    private void Write()
    {
        Sort();
        _file ??= new FileStream(Path.Combine(folder, Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0, Options = FileOptions.DeleteOnClose,
        });
        // Written through a piece of memory of our own: a stream's would be written when it is disposed, also on a full disk.
        var (start, some, filled) = (_end, new byte[256 * 1024], 0);
        foreach (var record in _records.AsSpan(0, _count))
        {
            var lengths = MemoryMarshal.Cast<byte, int>(_bytes.AsSpan(record, Header));
            var whole = _bytes.AsSpan(record, Header + lengths[0] + lengths[1]);
            while (whole.Length > 0)
            {
                var part = whole[..Math.Min(whole.Length, some.Length - filled)];
                part.CopyTo(some.AsSpan(filled));
                whole = whole[part.Length..];
                filled += part.Length;
                if (filled == some.Length) Flush();
            }
        }
        Flush();
        _pieces.Add((start, _end));
        (_used, _count) = (0, 0);

        void Flush()
        {
            RandomAccess.Write(_file.SafeFileHandle, some.AsSpan(0, filled), _end);
            (_end, filled) = (_end + filled, 0);
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>A sorted piece that is read from its first record to its last: in memory, or a part of the file.</summary>
    private sealed class Piece
    {
        private readonly FileStream? _file;
        private readonly ReadOnlyMemory<int> _records;
        private byte[] _bytes;
        private long _position;
        private readonly long _end;
        private int _at, _filled;
        private int _keyStart, _keyLength, _valueLength;

        public Piece(byte[] bytes, ReadOnlyMemory<int> records) => (_bytes, _records) = (bytes, records);

        public Piece(FileStream file, long start, long end, int buffer) => (_file, _position, _end, _bytes) = (file, start, end, new byte[buffer]);

        public ReadOnlySpan<byte> Key => _bytes.AsSpan(_keyStart, _keyLength);

        public ReadOnlySpan<byte> Value => _bytes.AsSpan(_keyStart + _keyLength, _valueLength);

        public bool Next()
        {
            if (_file is null)
            {
                if (_at == _records.Length) return false;
                Stand(_records.Span[_at++]);
                return true;
            }
            if (!Have(Header)) return false;
            var lengths = MemoryMarshal.Cast<byte, int>(_bytes.AsSpan(_at, Header));
            var size = Header + lengths[0] + lengths[1];
            Have(size);
            Stand(_at);
            _at += size;
            return true;
        }

        private void Stand(int record)
        {
            _keyLength = MemoryMarshal.Read<int>(_bytes.AsSpan(record));
            _valueLength = MemoryMarshal.Read<int>(_bytes.AsSpan(record + 4));
            _keyStart = record + Header;
        }

        /// <summary>Reads on until so many bytes are there; false at the end of the piece.</summary>
        private bool Have(int size)
        {
            if (_filled - _at >= size) return true;
            if (_filled == _at && _position == _end) return false;
            _bytes.AsSpan(_at, _filled - _at).CopyTo(_bytes);
            (_filled, _at) = (_filled - _at, 0);
            if (_bytes.Length < size) Array.Resize(ref _bytes, size);
            while (_filled < size)
            {
                var read = RandomAccess.Read(_file!.SafeFileHandle, _bytes.AsSpan(_filled, (int)Math.Min(_bytes.Length - _filled, _end - _position)), _position);
                if (read == 0) throw new EndOfStreamException("A temporary file was cut while it was read.");
                (_filled, _position) = (_filled + read, _position + read);
            }
            return true;
        }
    }
}
