using System.Text;
using System.Text.Unicode;

namespace Samsyn.Web.Files;

/// <summary>What is wrong with the form of one record; its fields are then only a best guess.</summary>
public enum CsvFlaw
{
    None,

    /// <summary>A quote inside a field that does not begin with one: <c>ab"c</c>.</summary>
    QuoteInsideField,

    /// <summary>Text after the closing quote: <c>"ab"c</c>.</summary>
    TextAfterQuote,

    /// <summary>The closing quote is missing; the record is taken to end with its first line.</summary>
    QuoteNotClosed,

    /// <summary>A carriage return that is not part of a line end, outside quotes.</summary>
    LoneCarriageReturn,
}

/// <summary>
/// Reads RFC 4180 records one after another from a stream: commas, quotes, LF or CRLF, no trimming, and a last line that
/// may lack its line feed (CONTRACT.md C5). Fields are spans of UTF-8 into one reused buffer, so ten million lines
/// cost no more memory than one.
/// </summary>
/// <remarks>
/// The form of a record never stops the reading: <see cref="Flaw"/> tells it, because a settlement must list every bad
/// line and not only the first. What stops it is an encoding other than UTF-8 and a record above <see cref="MaxRecord"/>.
/// A span is valid until the next <see cref="Read"/>. Instead of a stream it can read blocks of whole records, which
/// <see cref="CsvBlocks"/> cuts, so that several threads read one file.
/// </remarks>
public sealed class CsvReader
{
    /// <summary>The longest record, in bytes: a quote that is never closed must not pull the whole file into memory.</summary>
    public const int MaxRecord = 1024 * 1024;

    private readonly Stream stream;
    private readonly string file;
    private byte[] buffer = new byte[128 * 1024];
    private byte[] unquoted = new byte[256];
    private int unquotedLength;
    private Field[] fields = new Field[16];

    private int next;       // where the next record begins in the buffer
    private int filled;     // how much of the buffer holds bytes
    private bool ended;     // the stream has no more
    private int start;      // where the current record begins
    private int nextLine = 1;
    private bool knownUtf8;

    public CsvReader(Stream stream, string file)
    {
        this.stream = stream;
        this.file = file;
        while (filled < 3 && Fill())
        {
        }

        if (buffer is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw SourceText.Fail(file, "filen är sparad som UTF-16, inte UTF-8", "spara om filen med teckenkodningen UTF-8");
        }

        next = buffer is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
    }

    /// <summary>Reads blocks that are handed to it with <see cref="Take"/>.</summary>
    public CsvReader(string file)
    {
        stream = Stream.Null;
        this.file = file;
        ended = true;
    }

    /// <summary>Goes on with a block of a file. Its bytes are read where they stand and must not change meanwhile.</summary>
    /// <param name="from">Where the first record begins.</param>
    /// <param name="length">Where the block ends.</param>
    /// <param name="line">The line the first record begins on.</param>
    /// <param name="isUtf8">True when the whole block is known to be UTF-8, so that no record need be tried.</param>
    public void Take(byte[] block, int from, int length, int line, bool isUtf8)
    {
        buffer = block;
        next = from;
        filled = length;
        nextLine = line;
        knownUtf8 = isUtf8;
    }

    /// <summary>Quoted fields point into the text with its doubled quotes undone, others into the buffer.</summary>
    private readonly record struct Field(int Raw, int Start, int Length, bool Quoted);

    /// <summary>The line the current record begins on, from 1.</summary>
    public int Line { get; private set; }

    public int FieldCount { get; private set; }

    /// <summary>Where the next record begins in the block.</summary>
    internal int Next => next;

    /// <summary>The line the next record begins on.</summary>
    internal int NextLine => nextLine;

    /// <summary>True when the current record ends where the bytes do: in a block that is cut anywhere it may go on.</summary>
    internal bool TouchedEnd { get; private set; }

    public CsvFlaw Flaw { get; private set; }

    /// <summary>A field of the current record as UTF-8, quotes undone.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        get
        {
            var found = fields[CheckedIndex(field)];
            return (found.Quoted ? unquoted : buffer).AsSpan(found.Start, found.Length);
        }
    }

    /// <summary>Whether some field of the current record stands in quotes, so that its text is not as it stands in the block.</summary>
    internal bool HasQuotes { get; private set; }

    /// <summary>Where a field of a record without quotes stands in the block.</summary>
    internal (int Start, int Length) RangeOf(int field)
    {
        var found = fields[CheckedIndex(field)];
        return (found.Start, found.Length);
    }

    /// <summary>A field of the current record as text.</summary>
    public string Text(int field) => Encoding.UTF8.GetString(this[field]);

    /// <summary>Where a field begins.</summary>
    public Place PlaceOf(int field)
    {
        var before = buffer.AsSpan(start, fields[CheckedIndex(field)].Raw - start);
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new Place(file, Line + before.Count((byte)'\n'), column);
    }

    /// <summary>Goes to the next record; false at the end of the file.</summary>
    /// <exception cref="FaultyFileException">The record is not UTF-8 or longer than <see cref="MaxRecord"/>.</exception>
    public bool Read()
    {
        MakeRoom();
        start = next;
        Line = nextLine;
        FieldCount = 0;
        unquotedLength = 0;
        Flaw = CsvFlaw.None;
        TouchedEnd = false;
        HasQuotes = false;

        var end = FindLineEnd(start);
        if (end == start && end == filled)
        {
            return false;
        }

        if (buffer.AsSpan(start, end - start).Contains((byte)'"'))
        {
            HasQuotes = true;
            ReadQuoted();
            nextLine = checked(Line + buffer.AsSpan(start, next - start).Count((byte)'\n'));
        }
        else
        {
            ReadPlain(end);
            nextLine = checked(Line + (next - end));
        }

        if (!knownUtf8 && !Utf8.IsValid(buffer.AsSpan(start, next - start)))
        {
            throw SourceText.NotUtf8(buffer.AsSpan(start, next - start), file, Line);
        }

        return true;
    }

    private int CheckedIndex(int field)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)field, (uint)FieldCount, nameof(field));
        return field;
    }

    /// <summary>A record without quotes: cut at the commas.</summary>
    private void ReadPlain(int lineEnd)
    {
        var end = WithoutCarriageReturn(lineEnd);
        var from = start;
        while (true)
        {
            var comma = buffer.AsSpan(from, end - from).IndexOf((byte)',');
            if (comma < 0)
            {
                break;
            }

            Add(new Field(from, from, comma, false));
            from += comma + 1;
        }

        Add(new Field(from, from, end - from, false));
        if (buffer.AsSpan(start, end - start).Contains((byte)'\r'))
        {
            Flaw = CsvFlaw.LoneCarriageReturn;
        }

        next = lineEnd < filled ? lineEnd + 1 : lineEnd;
    }

    /// <summary>A record with quotes somewhere: field by field, for a quoted field may hold commas and line ends.</summary>
    private void ReadQuoted()
    {
        var at = start;
        while (true)
        {
            at = Peek(at) == '"' ? QuotedField(at) : PlainField(at);
            if (at < 0)
            {
                EndAtFirstLine();
                return;
            }

            if (Peek(at) != ',')
            {
                break;
            }

            at++;
        }

        next = Peek(at) == '\n' ? at + 1 : at;
    }

    /// <summary>Reads a field without quotes and tells where it ends: at a comma, a line feed or the end of the file.</summary>
    private int PlainField(int from)
    {
        var lineEnd = FindLineEnd(from);
        var comma = buffer.AsSpan(from, lineEnd - from).IndexOf((byte)',');
        var end = comma >= 0 ? from + comma : lineEnd;
        var last = comma >= 0 ? end : Math.Max(from, WithoutCarriageReturn(lineEnd));
        var content = buffer.AsSpan(from, last - from);
        if (content.Contains((byte)'"'))
        {
            Mark(CsvFlaw.QuoteInsideField);
        }

        if (content.Contains((byte)'\r'))
        {
            Mark(CsvFlaw.LoneCarriageReturn);
        }

        Add(new Field(from, from, last - from, false));
        return end;
    }

    /// <summary>Reads a field in quotes and tells where it ends, or -1 when its closing quote is missing.</summary>
    private int QuotedField(int from)
    {
        var unquotedStart = unquotedLength;
        var at = from + 1;
        while (true)
        {
            var quote = FindQuote(at);
            if (quote < 0)
            {
                return -1;
            }

            Keep(at, quote - at);
            at = quote + 1;
            if (Peek(at) != '"')
            {
                break;
            }

            Keep(at, 1);
            at++;
        }

        Add(new Field(from, unquotedStart, unquotedLength - unquotedStart, true));
        if (Peek(at) is ',' or '\n' or -1)
        {
            return at;
        }

        if (Peek(at) == '\r' && Peek(at + 1) == '\n')
        {
            return at + 1;
        }

        Mark(CsvFlaw.TextAfterQuote);
        var lineEnd = FindLineEnd(at);
        var comma = buffer.AsSpan(at, lineEnd - at).IndexOf((byte)',');
        return comma >= 0 ? at + comma : lineEnd;
    }

    /// <summary>After a quote that is never closed: one bad line, and reading goes on with the line after it.</summary>
    private void EndAtFirstLine()
    {
        FieldCount = 0;
        unquotedLength = 0;
        var end = FindLineEnd(start);
        ReadPlain(end);
        Flaw = CsvFlaw.QuoteNotClosed;
    }

    private void Mark(CsvFlaw flaw) => Flaw = Flaw == CsvFlaw.None ? flaw : Flaw;

    private void Add(Field field)
    {
        if (FieldCount == fields.Length)
        {
            Array.Resize(ref fields, fields.Length * 2);
        }

        fields[FieldCount++] = field;
    }

    private void Keep(int from, int length)
    {
        if (unquotedLength + length > unquoted.Length)
        {
            Array.Resize(ref unquoted, Math.Max(unquoted.Length * 2, unquotedLength + length));
        }

        buffer.AsSpan(from, length).CopyTo(unquoted.AsSpan(unquotedLength));
        unquotedLength += length;
    }

    private int WithoutCarriageReturn(int lineEnd) =>
        lineEnd < filled && lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;

    /// <summary>The byte at a position, or -1 at the end of the file.</summary>
    private int Peek(int at)
    {
        while (at >= filled)
        {
            if (!Fill())
            {
                return -1;
            }
        }

        return buffer[at];
    }

    /// <summary>Where the line that holds a position ends: at its line feed, or at the end of the file.</summary>
    private int FindLineEnd(int from)
    {
        while (true)
        {
            var found = buffer.AsSpan(from, filled - from).IndexOf((byte)'\n');
            if (found >= 0 && from + found - start <= MaxRecord)
            {
                return from + found;
            }

            if (filled - start > MaxRecord)
            {
                throw new FaultyFileException(new Fault(new Place(file, Line, 1), "raden är längre än 1 MB", "kontrollera att filen är en CSV-fil med radslut"));
            }

            from = filled;
            if (!Fill())
            {
                return filled;
            }
        }
    }

    /// <summary>The next quote at or after a position, or -1 when there is none within a record's longest length.</summary>
    private int FindQuote(int from)
    {
        while (true)
        {
            var until = Math.Min(filled, start + MaxRecord);
            var found = until > from ? buffer.AsSpan(from, until - from).IndexOf((byte)'"') : -1;
            if (found >= 0)
            {
                return from + found;
            }

            from = filled;
            if (filled - start > MaxRecord || !Fill())
            {
                return -1;
            }
        }
    }

    /// <summary>Moves the unread bytes to the front once half of the buffer is read, so that it need not grow.</summary>
    private void MakeRoom()
    {
        if (ended || next <= buffer.Length / 2)
        {
            return;
        }

        buffer.AsSpan(next, filled - next).CopyTo(buffer);
        filled -= next;
        next = 0;
    }

    /// <summary>Reads more of the stream behind what is there, and never moves what is there; false at its end.</summary>
    private bool Fill()
    {
        if (ended)
        {
            TouchedEnd = true;
            return false;
        }

        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        ended = read == 0;
        return !ended;
    }
}
