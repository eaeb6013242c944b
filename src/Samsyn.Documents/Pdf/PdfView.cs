namespace Samsyn.Documents.Pdf;

/// <summary>The document as a file shows it from one of its sections and backwards: as it was when that section was written.</summary>
/// <param name="file">All bytes.</param>
/// <param name="newest">The section that counts first, as its place in <see cref="PdfFile.Sections"/>.</param>
internal sealed class PdfView(PdfFile file, int newest)
{
    public PdfFile File => file;

    public PdfDictionary Trailer => file.Sections[newest].Trailer;

    /// <summary>The root of the document; every trailer has one.</summary>
    public PdfDictionary Catalog => Get(Trailer["Root"]) as PdfDictionary ?? throw PdfFault.Malformed();

    /// <summary>The highest number that an object of the document has, or had.</summary>
    public int HighestNumber => file.Sections.Skip(newest).Max(section => section.HighestNumber);

    /// <summary>Where an object stands, or <see cref="PdfEntryKind.Free"/> when there is none.</summary>
    public PdfEntry Entry(int number)
    {
        for (var i = newest; i < file.Sections.Count; i++)
        {
            file.Budget.Visit();
            if (file.Sections[i].Entries.TryGetValue(number, out var entry))
            {
                return entry;
            }
        }

        return default;
    }

    /// <summary>Whether the object is there.</summary>
    public bool Has(int number) => Entry(number).Kind != PdfEntryKind.Free;

    /// <summary>The value itself, or what it refers to; a reference to nothing is null.</summary>
    public PdfObject Get(PdfObject? value)
    {
        for (var hops = 0; value is PdfReference reference; hops++)
        {
            if (hops == PdfBudget.MaxDepth)
            {
                throw PdfFault.Malformed();
            }

            value = Object(reference.Number, reference.Generation);
        }

        return value ?? PdfNull.Only;
    }

    public PdfDictionary? Dictionary(PdfObject? value) => Get(value) as PdfDictionary;

    public PdfArray? Array(PdfObject? value) => Get(value) as PdfArray;

    /// <summary>An object by its number, <see cref="PdfNull"/> when it is free.</summary>
    public PdfObject Object(int number, int? generation = null)
    {
        var entry = Entry(number);
        switch (entry.Kind)
        {
            case PdfEntryKind.Offset:
                var found = file.ObjectAt(entry.Place);
                return found.Number != number || found.Generation != entry.Index ? throw PdfFault.Malformed()
                    : generation is { } asked && asked != entry.Index ? PdfNull.Only
                    : found.Value;
            case PdfEntryKind.Compressed:
                var container = Entry(entry.Place);
                return container.Kind == PdfEntryKind.Offset && file.ObjectAt(container.Place).Value is PdfStream stream
                    ? file.ObjectStream(stream, Data(stream)).Object(entry.Index, number)
                    : throw PdfFault.Malformed();
            default:
                return PdfNull.Only;
        }
    }

    /// <summary>The bytes of a stream as they stand in the file, packed. Its length may be an object, but not one in a stream, which would need a length.</summary>
    public ReadOnlyMemory<byte> Data(PdfStream stream)
    {
        var stated = stream["Length"] is not PdfReference reference ? stream["Length"]
            : Entry(reference.Number) is { Kind: PdfEntryKind.Offset } entry ? file.ObjectAt(entry.Place).Value
            : null;
        return stated is PdfNumber { Whole: { } length } && length <= file.Bytes.Length - stream.DataStart
            ? file.Bytes.Slice(stream.DataStart, length)
            : throw PdfFault.Malformed();
    }
}
