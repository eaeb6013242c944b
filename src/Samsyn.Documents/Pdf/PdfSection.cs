namespace Samsyn.Documents.Pdf;

/// <summary>Where an object stands: at an offset, or as the n-th of an object stream; or nowhere, when it was freed.</summary>
internal readonly record struct PdfEntry(PdfEntryKind Kind, int Place, int Index);

internal enum PdfEntryKind
{
    Free,

    /// <summary><see cref="PdfEntry.Place"/> is an offset, <see cref="PdfEntry.Index"/> the generation.</summary>
    Offset,

    /// <summary><see cref="PdfEntry.Place"/> is the number of an object stream, <see cref="PdfEntry.Index"/> the place in it.</summary>
    Compressed,
}

/// <summary>
/// One cross-reference section with its trailer, a table or a stream (ISO 32000-1, 7.5.4 and 7.5.8): what one saving of the file says.
/// Every signing adds one at the end.
/// </summary>
internal sealed class PdfSection
{
    private readonly Dictionary<int, PdfEntry> entries = [];

    private PdfSection(int start, PdfDictionary trailer, int end)
    {
        Start = start;
        Trailer = trailer;
        End = end;
    }

    /// <summary>Where its <c>xref</c> or <c>5 0 obj</c> stands.</summary>
    public int Start { get; }

    /// <summary>Behind its trailer; of a stream, where its data begins.</summary>
    public int End { get; }

    public PdfDictionary Trailer { get; }

    /// <summary>Whether an object has two entries, so that readers may disagree on what it is.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>Whether it is a table with a stream beside it for newer readers: old and new readers then see different objects.</summary>
    public bool IsHybrid { get; private set; }

    /// <summary>The number of the stream that it is; null for a table.</summary>
    public int? StreamNumber { get; private set; }

    public IReadOnlyDictionary<int, PdfEntry> Entries => entries;

    /// <summary>The highest number of an object that it places somewhere.</summary>
    public int HighestNumber { get; private set; }

    public static PdfSection Read(ReadOnlyMemory<byte> file, int start, PdfBudget budget)
    {
        if (start >= file.Length)
        {
            throw PdfFault.Malformed();
        }

        var syntax = new PdfSyntax(file.Span, start, budget);
        return syntax.TryKeyword("xref"u8) ? Table(file, start, ref syntax, budget) : Stream(file, start, budget);
    }

    private static PdfSection Table(ReadOnlyMemory<byte> file, int start, ref PdfSyntax syntax, PdfBudget budget)
    {
        var found = new List<(int, PdfEntry)>();
        while (!syntax.TryKeyword("trailer"u8))
        {
            var first = syntax.Whole();
            var count = syntax.Whole();
            for (var i = 0; i < count; i++)
            {
                budget.Entry();
                var offset = syntax.Whole();
                var generation = syntax.Whole();
                var inUse = syntax.TryKeyword("n"u8);
                if (!inUse)
                {
                    syntax.Keyword("f"u8);
                }

                found.Add((first + i, inUse && offset > 0 ? new PdfEntry(PdfEntryKind.Offset, offset, generation) : default));
            }
        }

        if (syntax.Value() is not PdfDictionary trailer)
        {
            throw PdfFault.Malformed();
        }

        var section = new PdfSection(start, trailer, syntax.At);
        section.Add(found);
        if (trailer["XRefStm"] is PdfNumber hidden)
        {
            section.IsHybrid = true;
            foreach (var (number, entry) in Stream(file, hidden.Whole ?? throw PdfFault.Malformed(), budget).entries)
            {
                // Objects of the stream are marked free in the table (7.5.8.4); what the table has goes before.
                if (!section.entries.TryGetValue(number, out var known) || known.Kind == PdfEntryKind.Free)
                {
                    section.entries[number] = entry;
                }
            }
        }

        return section;
    }

    private static PdfSection Stream(ReadOnlyMemory<byte> file, int start, PdfBudget budget)
    {
        if (start >= file.Length)
        {
            throw PdfFault.Malformed();
        }

        var syntax = new PdfSyntax(file.Span, start, budget);
        if (syntax.Indirect(out var own, out _) is not PdfStream stream || stream.Name("Type") != "XRef" || (stream["Length"] as PdfNumber)?.Whole is not { } length
            || length > file.Length - stream.DataStart)
        {
            throw PdfFault.Malformed();
        }

        var widths = (stream["W"] as PdfArray)?.Items.Select(item => (item as PdfNumber)?.Whole ?? -1).ToArray();
        if (widths is not { Length: 3 } || widths.Any(width => width is < 0 or > 8) || widths.Sum() == 0 || (stream["Size"] as PdfNumber)?.Whole is not { } size)
        {
            throw PdfFault.Malformed();
        }

        var data = PdfFilters.Decode(file.Slice(stream.DataStart, length), stream, budget);
        var index = (stream["Index"] as PdfArray)?.Items.Select(item => (item as PdfNumber)?.Whole ?? throw PdfFault.Malformed()).ToArray() ?? [0, size];
        var section = new PdfSection(start, stream, stream.DataStart) { StreamNumber = own };
        section.Add(StreamEntries(data, widths, index, budget));
        return section;
    }

    private static IEnumerable<(int, PdfEntry)> StreamEntries(byte[] data, int[] widths, int[] index, PdfBudget budget)
    {
        var at = 0;
        for (var pair = 0; pair + 1 < index.Length; pair += 2)
        {
            for (var i = 0; i < index[pair + 1]; i++)
            {
                budget.Entry();
                if (at + widths.Sum() > data.Length)
                {
                    throw PdfFault.Malformed();
                }

                var kind = widths[0] == 0 ? 1 : Number(data, at, widths[0]);
                var place = Number(data, at + widths[0], widths[1]);
                var extra = Number(data, at + widths[0] + widths[1], widths[2]);
                at += widths.Sum();
                yield return (index[pair] + i, kind switch
                {
                    1 when place > 0 => new PdfEntry(PdfEntryKind.Offset, place, extra),
                    2 => new PdfEntry(PdfEntryKind.Compressed, place, extra),
                    _ => default,
                });
            }
        }
    }

    private static int Number(byte[] data, int at, int width)
    {
        long number = 0;
        for (var i = 0; i < width; i++)
        {
            number = (number << 8) | data[at + i];
            if (number > int.MaxValue)
            {
                throw PdfFault.Malformed();
            }
        }

        return (int)number;
    }

    private void Add(IEnumerable<(int Number, PdfEntry Entry)> found)
    {
        foreach (var (number, entry) in found)
        {
            IsAmbiguous |= !entries.TryAdd(number, entry);
            HighestNumber = entry.Kind == PdfEntryKind.Free ? HighestNumber : Math.Max(HighestNumber, number);
        }
    }
}
