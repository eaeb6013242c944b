using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Samsyn.Documents.Pdf;

/// <summary>
/// Reads values from bytes, from left to right (ISO 32000-1, 7.2 and 7.3). It repairs nothing: two readers that repair a file
/// differently show two documents under one signature.
/// </summary>
internal ref partial struct PdfSyntax(ReadOnlySpan<byte> bytes, int at, PdfBudget budget)
{
    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("+-.0123456789"u8);

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly PdfBudget budget = budget;

    public int At { get; private set; } = at;

    public readonly bool AtEnd => At >= bytes.Length;

    public static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte value) => value is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private static bool IsRegular(byte value) => !IsSpace(value) && !IsDelimiter(value);

    /// <summary>Skips white space and comments.</summary>
    /// <param name="longestComment">A longer comment is a fault: in an update it could hide something.</param>
    public void SkipSpace(int longestComment = int.MaxValue)
    {
        var start = At;
        while (At < bytes.Length)
        {
            if (IsSpace(bytes[At]))
            {
                At++;
            }
            else if (bytes[At] == '%')
            {
                var end = bytes[At..].IndexOfAny((byte)'\r', (byte)'\n');
                end = end < 0 ? bytes.Length - At : end;
                if (end > longestComment)
                {
                    throw PdfFault.Malformed();
                }

                At += end;
            }
            else
            {
                break;
            }
        }

        if (At - start > 64)
        {
            budget.Scanned(At - start);
        }
    }

    /// <summary>Goes past a keyword such as <c>obj</c>; false, and nowhere, when something else stands here.</summary>
    public bool TryKeyword(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!bytes[At..].StartsWith(word) || (At + word.Length < bytes.Length && IsRegular(bytes[At + word.Length])))
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    public void Keyword(ReadOnlySpan<byte> word)
    {
        if (!TryKeyword(word))
        {
            throw PdfFault.Malformed();
        }
    }

    /// <summary>A whole number without sign, as offsets and object numbers are.</summary>
    public bool TryWhole(out int number)
    {
        SkipSpace();
        var length = 0;
        while (At + length < bytes.Length && bytes[At + length] is >= (byte)'0' and <= (byte)'9')
        {
            length++;
        }

        number = 0;
        if (length is 0 or > 10 || (At + length < bytes.Length && IsRegular(bytes[At + length]))
            || !Utf8Parser.TryParse(bytes.Slice(At, length), out long parsed, out _) || parsed > int.MaxValue)
        {
            return false;
        }

        number = (int)parsed;
        At += length;
        return true;
    }

    public int Whole() => TryWhole(out var number) ? number : throw PdfFault.Malformed();

    /// <summary>The object <c>5 0 obj … endobj</c>. Of a stream, only the dictionary and where its data begins.</summary>
    public PdfObject Indirect(out int number, out int generation)
    {
        (number, generation) = Header();
        var value = Value();
        if (value is PdfDictionary dictionary && TryKeyword("stream"u8))
        {
            // CR LF or LF alone; a lone CR could be data.
            At += bytes[At..].StartsWith("\r\n"u8) ? 2 : bytes[At..].StartsWith("\n"u8) ? 1 : throw PdfFault.Malformed();
            return new PdfStream(dictionary.Entries, dictionary.HasDoubleKey, At);
        }

        Keyword("endobj"u8);
        return value;
    }

    /// <summary>The <c>5 0 obj</c> that an object begins with.</summary>
    public (int Number, int Generation) Header()
    {
        var header = (Whole(), Whole());
        Keyword("obj"u8);
        return header;
    }

    public PdfObject Value(int depth = 0)
    {
        if (depth > PdfBudget.MaxDepth)
        {
            throw new PdfFault(PdfProblem.TooComplex);
        }

        budget.Value();
        SkipSpace();
        if (AtEnd)
        {
            throw PdfFault.Malformed();
        }

        switch (bytes[At])
        {
            case (byte)'/':
                return new PdfName(Name());
            case (byte)'(':
                return Literal();
            case (byte)'[':
                return Array(depth);
            case (byte)'<':
                return bytes[At..].StartsWith("<<"u8) ? Dictionary(depth) : Hexadecimal();
            default:
                return TryKeyword("null"u8) ? PdfNull.Only
                    : TryKeyword("true"u8) ? new PdfBoolean(true)
                    : TryKeyword("false"u8) ? new PdfBoolean(false)
                    : NumberOrReference();
        }
    }

    private PdfObject NumberOrReference()
    {
        if (TryWhole(out var whole))
        {
            var behind = At;
            if (TryWhole(out var generation) && TryKeyword("R"u8))
            {
                return new PdfReference(whole, generation);
            }

            At = behind;
            return new PdfNumber(whole);
        }

        var length = 0;
        while (At + length < bytes.Length && IsRegular(bytes[At + length]))
        {
            length++;
        }

        var text = bytes.Slice(At, length);
        if (length is 0 or > 60 || text.ContainsAnyExcept(OfNumbers)
            || !Utf8Parser.TryParse(text[0] == '+' ? text[1..] : text, out double number, out var used) || used != length - (text[0] == '+' ? 1 : 0))
        {
            throw PdfFault.Malformed();
        }

        At += length;
        return new PdfNumber(number);
    }

    private string Name()
    {
        var start = ++At;
        while (At < bytes.Length && IsRegular(bytes[At]))
        {
            At++;
        }

        var raw = bytes[start..At];
        if (raw.Length > 256)
        {
            throw PdfFault.Malformed();
        }

        if (!raw.Contains((byte)'#'))
        {
            return Known(raw) ?? Encoding.Latin1.GetString(raw);
        }

        var name = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && char.IsAsciiHexDigit((char)raw[i + 1]) && char.IsAsciiHexDigit((char)raw[i + 2]))
            {
                name.Append((char)((Digit(raw[i + 1]) * 16) + Digit(raw[i + 2])));
                i += 2;
            }
            else
            {
                name.Append((char)raw[i]);
            }
        }

        return name.ToString();
    }

    /// <summary>The commonest names, so that a file with a hundred thousand <c>/Type</c> holds it once.</summary>
    private static string? Known(ReadOnlySpan<byte> raw) => raw.Length switch
    {
        1 when raw[0] == 'S' => "S",
        1 when raw[0] == 'P' => "P",
        1 when raw[0] == 'K' => "K",
        2 when raw.SequenceEqual("Pg"u8) => "Pg",
        4 when raw.SequenceEqual("Type"u8) => "Type",
        4 when raw.SequenceEqual("Kids"u8) => "Kids",
        6 when raw.SequenceEqual("Length"u8) => "Length",
        6 when raw.SequenceEqual("Parent"u8) => "Parent",
        _ => null,
    };

    private PdfArray Array(int depth)
    {
        At++;
        var items = new List<PdfObject>();
        while (true)
        {
            SkipSpace();
            if (!AtEnd && bytes[At] == ']')
            {
                At++;
                return new PdfArray(items);
            }

            items.Add(Value(depth + 1));
        }
    }

    private PdfDictionary Dictionary(int depth)
    {
        At += 2;
        budget.Value(3);    // what holds the keys
        var entries = new Dictionary<string, PdfObject>(StringComparer.Ordinal);
        var hasDoubleKey = false;
        while (true)
        {
            SkipSpace();
            if (bytes[At..].StartsWith(">>"u8))
            {
                At += 2;
                return new PdfDictionary(entries, hasDoubleKey);
            }

            if (AtEnd || bytes[At] != '/')
            {
                throw PdfFault.Malformed();
            }

            var key = Name();
            hasDoubleKey |= !entries.TryAdd(key, Value(depth + 1));
        }
    }
}
