using System.Text.Unicode;

namespace Samsyn.Web.Files;

/// <summary>
/// Cuts a CSV file into blocks of whole records, so that several threads can read it at once: each takes the next block, and reads it with a
/// <see cref="CsvReader"/> of its own.
/// </summary>
/// <remarks>
/// A line end inside quotes is no place to cut, so blocks that hold a quote are cut by the reader's own rules; all others at their last line
/// end. What a reader finds in the blocks is therefore what it would find in the stream, wherever they are cut. Memory is one block for each
/// thread and what is left of the last.
/// </remarks>
public sealed class CsvBlocks
{
    private readonly Lock gate = new();
    private readonly Stream stream;
    private readonly string file;
    private readonly int size;
    private readonly CsvReader cutter;
    private byte[] rest = [];           // the beginning of the next block
    private int restLength;
    private int line = 1;
    private bool begun;
    private bool ended;
    private long read;

    /// <param name="size">How many bytes are read for a block; small ones are for tests.</param>
    public CsvBlocks(Stream stream, string file, int size = 1024 * 1024)
    {
        this.stream = stream;
        this.file = file;
        this.size = Math.Max(size, 4);      // a byte order mark is never cut
        cutter = new CsvReader(file);
    }

    /// <summary>How many bytes have been handed out.</summary>
    public long BytesRead => Interlocked.Read(ref read);

    /// <summary>Nothing more is handed out: something was found that makes the rest needless.</summary>
    public void Stop()
    {
        lock (gate) ended = true;
    }

    /// <summary>Fills the block with the next records; false when there are none. Any thread may ask.</summary>
    /// <exception cref="FaultyFileException">A record is longer than <see cref="CsvReader.MaxRecord"/>, or the file is UTF-16.</exception>
    public bool Next(CsvBlock block)
    {
        lock (gate)
        {
            if (ended) return false;
            block.Fit(restLength + size + (size / 8));
            rest.AsSpan(0, restLength).CopyTo(block.Bytes);
            var (from, length) = (0, restLength);
            while (true)
            {
                block.Fit(length + size);
                var more = stream.ReadAtLeast(block.Bytes.AsSpan(length, size), size, throwOnEndOfStream: false);
                length += more;
                Interlocked.Add(ref read, more);
                ended = more < size;
                if (!begun) from = Begin(block.Bytes.AsSpan(0, length));
                begun = true;
                var (until, nextLine) = CutOrRefuse(block.Bytes, from, length);
                if (until > from)
                {
                    block.Set(from, until, line);
                    line = nextLine;
                    Keep(block.Bytes.AsSpan(until, length - until));
                    return true;
                }
                if (ended) return false;        // an empty file
            }
        }
    }

    /// <summary>Past a byte order mark.</summary>
    private int Begin(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw SourceText.Fail(file, "filen är sparad som UTF-16, inte UTF-8", "spara om filen med teckenkodningen UTF-8");
        return bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
    }

    private (int Until, int NextLine) CutOrRefuse(byte[] bytes, int from, int length)
    {
        try
        {
            return Cut(bytes, from, length);
        }
        catch (OverflowException)
        {
            throw SourceText.Fail(file, $"filen har fler rader än {int.MaxValue}", "kontrollera att det är rätt fil, eller dela upp den");
        }
    }

    /// <summary>Where the last whole record ends, and the line after it.</summary>
    private (int Until, int NextLine) Cut(byte[] bytes, int from, int length)
    {
        // Lines before one that holds a quote are whole records; the record with the quote is read, and so on after it.
        var (at, nextLine) = (from, line);
        while (bytes.AsSpan(at, length - at).IndexOf((byte)'"') is var quote and >= 0)
        {
            var plain = bytes.AsSpan(at, quote).LastIndexOf((byte)'\n') + 1;
            nextLine = checked(nextLine + bytes.AsSpan(at, plain).Count((byte)'\n'));
            at += plain;
            cutter.Take(bytes, at, length, nextLine, isUtf8: true);
            cutter.Read();
            if (cutter.TouchedEnd && !ended) return (at, nextLine);
            (at, nextLine) = (cutter.Next, cutter.NextLine);
        }
        var tail = bytes.AsSpan(at, length - at);
        var whole = ended ? tail.Length : tail.LastIndexOf((byte)'\n') + 1;
        // A line that does not end is told by the reader, who knows its place.
        if (whole == 0 && tail.Length > CsvReader.MaxRecord) whole = tail.Length;
        return (at + whole, checked(nextLine + tail[..whole].Count((byte)'\n')));
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (rest.Length < bytes.Length) rest = new byte[Math.Max(bytes.Length, size / 8)];
        bytes.CopyTo(rest);
        restLength = bytes.Length;
    }
}

/// <summary>Some whole records of a file, in memory that is used again for the next.</summary>
public sealed class CsvBlock
{
    internal byte[] Bytes { get; private set; } = [];

    private int _from;
    private int _until;

    /// <summary>The line its first record begins on.</summary>
    public int Line { get; private set; }

    /// <summary>Hands the records to a reader. A NUL is refused here: it is a sign of a broken disk or of UTF-16, never of text.</summary>
    /// <exception cref="FaultyFileException">The block holds a NUL.</exception>
    public void Give(CsvReader reader, string file)
    {
        var bytes = Bytes.AsSpan(_from, _until - _from);
        if (bytes.IndexOf((byte)0) is var zero and >= 0)
        {
            // What stands before it may be worse, and is then told instead.
            reader.Take(Bytes, _from, _from + zero, Line, isUtf8: false);
            while (reader.Read())
            {
            }
            var before = bytes[..zero];
            var column = System.Text.Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            throw new FaultyFileException(new Fault(new Place(file, Line + before.Count((byte)'\n'), column),
                "ett NUL-tecken (U+0000)", "ta bort tecknet; är filen sparad som UTF-16, spara om den som UTF-8"));
        }
        reader.Take(Bytes, _from, _until, Line, Utf8.IsValid(bytes));
    }

    internal void Set(int from, int until, int line) => (_from, _until, Line) = (from, until, line);

    internal void Fit(int length)
    {
        if (Bytes.Length >= length) return;
        var larger = new byte[Math.Max(length, Bytes.Length * 3 / 2)];
        Bytes.CopyTo(larger, 0);
        Bytes = larger;
    }
}
