namespace Samsyn.Documents.Pdf;

/// <summary>
/// The bytes of a file with its cross-reference sections, newest first (ISO 32000-1, 7.5.6). Parsed objects are kept by where they stand, so
/// that looking at five revisions costs little more than looking at one.
/// </summary>
internal sealed class PdfFile
{
    private const int TailLength = 2048;
    private readonly Dictionary<int, (PdfObject Value, int Number, int Generation, int End)> objects = [];
    private readonly Dictionary<int, PdfObjectStream> objectStreams = [];

    private PdfFile(ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        Bytes = bytes;
        Budget = budget;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public PdfBudget Budget { get; }

    /// <summary>The sections from the newest to the oldest.</summary>
    public IReadOnlyList<PdfSection> Sections { get; private set; } = [];

    /// <exception cref="PdfFault">It is no PDF, is encrypted, or its structure is broken.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        if (!bytes.Span.StartsWith("%PDF-"u8))
        {
            throw new PdfFault(PdfProblem.NotPdf);
        }

        var file = new PdfFile(bytes, budget);
        var sections = new List<PdfSection>();
        int? next = file.StartOfNewest(bytes.Length) ?? throw PdfFault.Malformed();
        while (next is { } start)
        {
            if (sections.Any(section => section.Start == start))
            {
                throw PdfFault.Malformed();
            }

            if (sections.Count == PdfBudget.MaxSections)
            {
                throw new PdfFault(PdfProblem.TooComplex);
            }

            var section = PdfSection.Read(bytes, start, budget);
            if (section.Trailer["Encrypt"] is not (null or PdfNull))
            {
                throw new PdfFault(PdfProblem.Encrypted);
            }

            sections.Add(section);
            next = section.Trailer["Prev"] is PdfNumber previous ? previous.Whole ?? throw PdfFault.Malformed() : null;
        }

        file.Sections = sections;
        return file;
    }

    /// <summary>The file as it is.</summary>
    public PdfView Newest => new(this, 0);

    /// <summary>Where the newest section of the first <paramref name="length"/> bytes stands, as their last <c>startxref</c> says; null when they have none.</summary>
    public int? StartOfNewest(int length)
    {
        var from = Math.Max(0, length - TailLength);
        var found = Bytes.Span[from..length].LastIndexOf("startxref"u8);
        if (found < 0)
        {
            return null;
        }

        var syntax = new PdfSyntax(Bytes.Span[..length], from + found, Budget);
        return syntax.TryKeyword("startxref"u8) && syntax.TryWhole(out var start) ? start : null;
    }

    /// <summary>The object that stands at an offset.</summary>
    public (PdfObject Value, int Number, int Generation, int End) ObjectAt(int offset)
    {
        if (objects.TryGetValue(offset, out var known))
        {
            return known;
        }

        if (offset >= Bytes.Length)
        {
            throw PdfFault.Malformed();
        }

        var syntax = new PdfSyntax(Bytes.Span, offset, Budget);
        var value = syntax.Indirect(out var number, out var generation);
        return objects[offset] = (value, number, generation, syntax.At);
    }

    /// <summary>The objects of an object stream; its data is unpacked once.</summary>
    public PdfObjectStream ObjectStream(PdfStream stream, ReadOnlyMemory<byte> data)
    {
        if (!objectStreams.TryGetValue(stream.DataStart, out var read))
        {
            read = new PdfObjectStream(stream, data, Budget);
            objectStreams[stream.DataStart] = read;
        }

        return read;
    }
}

/// <summary>Many objects packed in one stream (ISO 32000-1, 7.5.7). Strings of theirs have no place in the file.</summary>
internal sealed class PdfObjectStream
{
    private readonly PdfBudget budget;
    private readonly byte[] data;
    private readonly (int Number, int Offset)[] places;
    private readonly Dictionary<int, PdfObject> read = [];

    public PdfObjectStream(PdfStream stream, ReadOnlyMemory<byte> packed, PdfBudget budget)
    {
        this.budget = budget;
        if (stream.Name("Type") != "ObjStm" || (stream["N"] as PdfNumber)?.Whole is not { } count || (stream["First"] as PdfNumber)?.Whole is not { } first)
        {
            throw PdfFault.Malformed();
        }

        data = PdfFilters.Decode(packed, stream, budget);
        if (first > data.Length || count > first)
        {
            throw PdfFault.Malformed();
        }

        var syntax = new PdfSyntax(data.AsSpan(0, first), 0, budget);
        places = new (int, int)[count];
        for (var i = 0; i < count; i++)
        {
            budget.Entry();
            var number = syntax.Whole();
            var offset = syntax.Whole();
            places[i] = offset <= data.Length - first ? (number, first + offset) : throw PdfFault.Malformed();
        }
    }

    /// <summary>The n-th object, which must have the number that is asked for.</summary>
    public PdfObject Object(int index, int number)
    {
        if (index >= places.Length || places[index].Number != number)
        {
            throw PdfFault.Malformed();
        }

        if (!read.TryGetValue(index, out var value))
        {
            value = new PdfSyntax(data, places[index].Offset, budget).Value();
            read[index] = value;
        }

        return value;
    }
}
