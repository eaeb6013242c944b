namespace Samsyn.Documents.Pdf;

/// <summary>A value of a PDF file (ISO 32000-1, 7.3). References are not followed here; <see cref="PdfView"/> follows them.</summary>
internal abstract class PdfObject
{
    /// <summary>Whether two values are written the same: same keys, same references, same bytes; white space does not count.</summary>
    public static bool Same(PdfObject? one, PdfObject? other) => ReferenceEquals(one, other) || (one, other) switch
    {
        (null or PdfNull, null or PdfNull) => true,
        (PdfBoolean a, PdfBoolean b) => a.Value == b.Value,
        (PdfNumber a, PdfNumber b) => a.Value.Equals(b.Value),
        (PdfName a, PdfName b) => a.Value == b.Value,
        (PdfString a, PdfString b) => a.Bytes.Span.SequenceEqual(b.Bytes.Span),
        (PdfReference a, PdfReference b) => a.Number == b.Number && a.Generation == b.Generation,
        (PdfArray a, PdfArray b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (PdfStream, PdfStream) => false,    // their data needs a view: UpdateReview compares it
        (PdfStream, _) or (_, PdfStream) => false,
        (PdfDictionary a, PdfDictionary b) => a.SameBut(b, []),
        _ => false,
    };
}

internal sealed class PdfNull : PdfObject
{
    public static readonly PdfNull Only = new();
}

internal sealed class PdfBoolean(bool value) : PdfObject
{
    public bool Value => value;
}

internal sealed class PdfNumber(double value) : PdfObject
{
    public double Value => value;

    /// <summary>The number as a count or an offset; null when it is none.</summary>
    public int? Whole => value is >= 0 and <= int.MaxValue && value == Math.Floor(value) ? (int)value : null;
}

/// <summary>A name without its slash; <c>#20</c> is undone.</summary>
internal sealed class PdfName(string value) : PdfObject
{
    public string Value => value;
}

/// <summary>A string, and where it stands: the hole of a signature must be exactly its own.</summary>
/// <param name="start">Where its <c>(</c> or <c>&lt;</c> is.</param>
/// <param name="end">Behind its <c>)</c> or <c>&gt;</c>.</param>
internal sealed class PdfString(ReadOnlyMemory<byte> bytes, int start, int end, bool hexadecimal) : PdfObject
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    public int Start => start;

    public int End => end;

    public bool Hexadecimal => hexadecimal;
}

internal sealed class PdfReference(int number, int generation) : PdfObject
{
    public int Number => number;

    public int Generation => generation;
}

internal sealed class PdfArray(List<PdfObject> items) : PdfObject
{
    public List<PdfObject> Items => items;
}

/// <summary>A dictionary. A key that stands twice is told, since readers disagree on which of the two counts.</summary>
internal class PdfDictionary(Dictionary<string, PdfObject> entries, bool hasDoubleKey) : PdfObject
{
    public static readonly PdfDictionary Empty = new([], false);

    public Dictionary<string, PdfObject> Entries => entries;

    public bool HasDoubleKey => hasDoubleKey;

    public PdfObject? this[string key] => entries.GetValueOrDefault(key);

    public string? Name(string key) => (this[key] as PdfName)?.Value;

    /// <summary>Whether all is the same but, perhaps, the values of some keys.</summary>
    public bool SameBut(PdfDictionary other, ReadOnlySpan<string> keys)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        foreach (var key in entries.Keys.Union(other.Entries.Keys))
        {
            if (!keys.Contains(key) && !Same(this[key], other[key]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A stream: its dictionary, and where its data begins. How long it is may stand in another object.</summary>
internal sealed class PdfStream(Dictionary<string, PdfObject> entries, bool hasDoubleKey, int dataStart) : PdfDictionary(entries, hasDoubleKey)
{
    public int DataStart => dataStart;
}
