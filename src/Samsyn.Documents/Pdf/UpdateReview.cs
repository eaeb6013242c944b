namespace Samsyn.Documents.Pdf;

/// <summary>
/// Compares a document with itself after one saving. Allowed is what a signature needs (ISO 32000-2, 12.8; ETSI EN 319 142-1, 5.4 and 5.5): a
/// signature field with its widget on a page, the form that lists it, and data for checking it later. Every changed object must be
/// explained by one of these; one that is not makes the saving <see cref="PdfAdditions.Other"/>. A new object that the document does not use is
/// left alone: some signing programs leave one behind, and whoever wants to use it must change something, which is seen.
/// </summary>
internal sealed class UpdateReview
{
    private static readonly string[] FormKeys = ["Fields", "SigFlags", "DA", "DR", "Type"];
    private static readonly string[] DefaultKeys = ["DA", "DR"];
    private static readonly string[] TextOfInfo = ["ModDate", "Producer"];

    private readonly PdfView old;
    private readonly PdfView now;
    private readonly PdfSection update;
    private readonly int from;
    private readonly PdfReach reach;
    private readonly HashSet<int> changed = [];
    private readonly HashSet<int> explained = [];
    private readonly SignatureFieldReview fields;
    private bool hasValidationData;

    public UpdateReview(PdfView old, PdfView now, PdfSection update, int from)
    {
        this.old = old;
        this.now = now;
        this.update = update;
        this.from = from;
        reach = new PdfReach(old, from);
        fields = new SignatureFieldReview(old, now, this);
    }

    public PdfAdditions Result() =>
        !IsWellFormed() || !CatalogIsKept() || !FormIsKept() || !ValidationDataIsKept() || !RestIsKept() || changed.Except(explained).Any(number => !IsNew(number)) ? PdfAdditions.Other
        : fields.Found ? PdfAdditions.FurtherSignatureOrTimestampOnly
        : hasValidationData ? PdfAdditions.ValidationDataOnly
        : PdfAdditions.Other;

    /// <summary>An object that the document before neither had nor used.</summary>
    internal bool IsNew(int number) => changed.Contains(number) && !old.Has(number) && !reach.Uses(number);

    internal bool IsChanged(int number) => changed.Contains(number);

    internal void Explain(int number) => explained.Add(number);

    /// <summary>Explains the new objects that an allowed value uses, such as the font of a signature's picture.</summary>
    internal void ExplainNew(PdfObject? value)
    {
        var waiting = new Stack<PdfObject>([value ?? PdfNull.Only]);
        while (waiting.TryPop(out var next))
        {
            now.File.Budget.Visit();
            switch (next)
            {
                case PdfReference reference when IsNew(reference.Number) && explained.Add(reference.Number):
                    waiting.Push(now.Object(reference.Number));
                    break;
                case PdfArray array:
                    array.Items.ForEach(waiting.Push);
                    break;
                case PdfDictionary dictionary:
                    foreach (var inner in dictionary.Entries.Values)
                    {
                        waiting.Push(inner);
                    }

                    break;
            }
        }
    }

    /// <summary>A list that may only grow at its end; tells what was added, or null when something else changed.</summary>
    internal List<PdfObject>? Grown(PdfObject? before, PdfObject? after)
    {
        ExplainHolder(before, after);
        var (first, second) = (old.Get(before), now.Get(after));
        var (kept, all) = ((first as PdfArray)?.Items ?? [], (second as PdfArray)?.Items ?? []);
        return (first is not (PdfArray or PdfNull)) || (second is not (PdfArray or PdfNull)) || all.Count < kept.Count
            || kept.Zip(all).Any(pair => !PdfObject.Same(pair.First, pair.Second)) ? null : all[kept.Count..];
    }

    /// <summary>The object that holds a value which is compared by itself: the same one as before, or a new one.</summary>
    private void ExplainHolder(PdfObject? before, PdfObject? after)
    {
        if (after is PdfReference reference && (IsNew(reference.Number) || PdfObject.Same(before, after)))
        {
            explained.Add(reference.Number);
        }
    }

    private bool IsWellFormed()
    {
        if (update.IsAmbiguous || update.IsHybrid || update.Trailer.HasDoubleKey || !NamesEveryObject() || !PdfObject.Same(old.Trailer["Root"], now.Trailer["Root"]))
        {
            return false;
        }

        foreach (var (number, entry) in update.Entries)
        {
            now.File.Budget.Visit();
            var before = old.Entry(number);
            if (before == entry)
            {
                continue;
            }

            if (entry.Kind == PdfEntryKind.Free)
            {
                if (before.Kind != PdfEntryKind.Free)
                {
                    return false;
                }

                continue;
            }

            changed.Add(number);
        }

        foreach (var number in changed)
        {
            var entry = update.Entries[number];
            var inside = entry.Kind == PdfEntryKind.Offset ? entry.Place >= from : changed.Contains(entry.Place);
            if (!inside || HasDoubleKey(now.Object(number)))
            {
                return false;
            }

            if (entry.Kind == PdfEntryKind.Compressed && IsNew(entry.Place))
            {
                explained.Add(entry.Place);
            }
        }

        // The section itself, when it is a stream, may take a new number or that of an older section.
        if (update.StreamNumber is { } own && changed.Contains(own) && !reach.Uses(own) && (!old.Has(own) || (old.Object(own) as PdfStream)?.Name("Type") == "XRef"))
        {
            explained.Add(own);
        }

        return true;
    }

    /// <summary>A reader may leave out every object from /Size on; a smaller one than before would make pages disappear.</summary>
    private bool NamesEveryObject() =>
        old.Trailer["Size"] is PdfNumber before && now.Trailer["Size"] is PdfNumber after && after.Value >= Math.Min(before.Value, now.HighestNumber + 1)
        && after.Value > update.HighestNumber;

    private static bool HasDoubleKey(PdfObject value) => value switch
    {
        PdfArray array => array.Items.Exists(HasDoubleKey),
        PdfDictionary dictionary => dictionary.HasDoubleKey || dictionary.Entries.Values.Any(HasDoubleKey),
        _ => false,
    };

    private bool CatalogIsKept()
    {
        var (before, after) = (old.Catalog, now.Catalog);
        ExplainHolder(old.Trailer["Root"], now.Trailer["Root"]);
        return after is not PdfStream && after.SameBut(before, ["AcroForm", "DSS", "Extensions", "Perms", "Version"])
            && after["Version"] is null or PdfName
            && (PdfObject.Same(before["Extensions"], after["Extensions"]) || (after["Extensions"] is PdfDictionary extensions && !HasReference(extensions)))
            && (PdfObject.Same(before["Perms"], after["Perms"])
                || (before["Perms"] is null && after["Perms"] is PdfDictionary { Entries.Count: 1 } permissions && permissions["DocMDP"] is PdfReference reference && IsNew(reference.Number)));
    }

    private static bool HasReference(PdfObject value) => value switch
    {
        PdfReference => true,
        PdfArray array => array.Items.Exists(HasReference),
        PdfDictionary dictionary => dictionary.Entries.Values.Any(HasReference),
        _ => false,
    };

    private bool FormIsKept()
    {
        var (before, after) = (old.Catalog["AcroForm"], now.Catalog["AcroForm"]);
        ExplainHolder(before, after);
        if (now.Get(after) is PdfNull)
        {
            return old.Get(before) is PdfNull;
        }

        if (now.Get(after) is not PdfDictionary form || form is PdfStream || old.Get(before) is not (PdfDictionary or PdfNull))
        {
            return false;
        }

        var known = old.Dictionary(before);
        foreach (var key in DefaultKeys.Where(key => known?[key] is null))
        {
            ExplainNew(form[key]);
        }

        return form.SameBut(known ?? PdfDictionary.Empty, FormKeys)
            && (known?["DA"] is not { } appearance || PdfObject.Same(appearance, form["DA"]))
            && (known?["DR"] is not { } resources || PdfObject.Same(resources, form["DR"]))
            && (PdfObject.Same(known?["Type"], form["Type"]) || (known is null && form.Name("Type") == "AcroForm"))
            && form["SigFlags"] is null or PdfNumber
            && Grown(known?["Fields"], form["Fields"]) is { } added && added.TrueForAll(fields.IsNewField);
    }

    /// <summary>Certificates and revocation lists (DSS): they may be added to, as long as the document uses none of their objects for anything else.</summary>
    private bool ValidationDataIsKept()
    {
        var after = now.Catalog["DSS"];
        if (after is null or PdfNull)
        {
            return old.Catalog["DSS"] is null or PdfNull;
        }

        var store = now.Dictionary(after);
        if (store is null or PdfStream || store.Entries.Keys.Except(["Type", "VRI", "Certs", "CRLs", "OCSPs"]).Any())
        {
            return false;
        }

        hasValidationData = !PdfObject.Same(old.Catalog["DSS"], after);
        var seen = new HashSet<int>();
        var waiting = new Stack<PdfObject>([after]);
        while (waiting.TryPop(out var next))
        {
            now.File.Budget.Visit();
            switch (next)
            {
                case PdfReference reference when seen.Add(reference.Number) && !reach.Uses(reference.Number):
                    hasValidationData |= changed.Contains(reference.Number);
                    explained.Add(reference.Number);
                    waiting.Push(now.Object(reference.Number));
                    break;
                case PdfArray array:
                    array.Items.ForEach(waiting.Push);
                    break;
                case PdfDictionary dictionary:
                    foreach (var inner in dictionary.Entries.Values)
                    {
                        waiting.Push(inner);
                    }

                    break;
            }
        }

        return true;
    }

    /// <summary>What is left: pages with a new widget, fields that were empty and are now signed, the date of the last change, and what was saved again as it was.</summary>
    private bool RestIsKept()
    {
        if (!PdfObject.Same(old.Trailer["Info"], now.Trailer["Info"]))
        {
            return false;
        }

        foreach (var number in changed.Where(old.Has).Except(explained).ToList())
        {
            var (before, after) = (old.Object(number), now.Object(number));
            if (PageIsKept(before, after) || fields.IsNowSigned(before, after) || InfoIsKept(number, before, after) || MetadataIsKept(number, before, after) || IsTheSame(before, after)
                || (reach.IsAnnotationList(number) && before is PdfArray && after is PdfArray && Grown(before, after) is { } added && added.TrueForAll(fields.IsNewWidget)))
            {
                explained.Add(number);
            }
        }

        return true;
    }

    private bool PageIsKept(PdfObject before, PdfObject after) =>
        before is PdfDictionary page and not PdfStream && page.Name("Type") == "Page"
        && after is PdfDictionary changedPage and not PdfStream && changedPage.SameBut(page, ["Annots"])
        && Grown(page["Annots"], changedPage["Annots"]) is { } added && added.TrueForAll(fields.IsNewWidget);

    private bool InfoIsKept(int number, PdfObject before, PdfObject after) =>
        now.Trailer["Info"] is PdfReference info && info.Number == number
        && before is PdfDictionary was and not PdfStream && after is PdfDictionary isNow and not PdfStream
        && isNow.SameBut(was, TextOfInfo) && TextOfInfo.All(key => isNow[key] is null or PdfString);

    private bool MetadataIsKept(int number, PdfObject before, PdfObject after) =>
        now.Catalog["Metadata"] is PdfReference metadata && metadata.Number == number
        && before is PdfStream was && after is PdfStream isNow && MetadataReview.SaysTheSame(old, was, now, isNow);

    private bool IsTheSame(PdfObject before, PdfObject after) =>
        before is PdfStream one && after is PdfStream other
            ? one.SameBut(other, []) && old.Data(one).Span.SequenceEqual(now.Data(other).Span)
            : PdfObject.Same(before, after);
}
