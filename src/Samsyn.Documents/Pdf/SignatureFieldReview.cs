namespace Samsyn.Documents.Pdf;

/// <summary>Whether what a saving added to a form is a signature field and nothing else: no button, no text, no script.</summary>
internal sealed class SignatureFieldReview(PdfView old, PdfView now, UpdateReview review)
{
    // ISO 32000-1, tables 164, 188, 220 and 232, without actions (/A, /AA) and without /TM, which exports read.
    private static readonly HashSet<string> FieldKeys =
    [
        "FT", "T", "TU", "V", "Ff", "Kids", "Lock", "SV", "DA", "Q", "Type", "Subtype", "Rect", "F", "P", "AP", "AS", "MK", "BS", "Border", "M", "NM", "Parent", "Contents",
    ];

    private readonly HashSet<int> widgets = [];

    /// <summary>Whether a signature field was added or signed.</summary>
    public bool Found { get; private set; }

    /// <summary>A new field of type signature. Without a signature it may show nothing, else it could cover a word on the page.</summary>
    public bool IsNewField(PdfObject item)
    {
        if (item is not PdfReference reference || !review.IsNew(reference.Number) || !IsPlain(now.Object(reference.Number), out var field)
            || field.Name("FT") != "Sig" || field["Parent"] is not null || (field["V"] is null && field["AP"] is not null))
        {
            return false;
        }

        Accept(reference.Number, field);
        foreach (var kid in (now.Array(field["Kids"])?.Items) ?? [])
        {
            if (kid is not PdfReference part || !review.IsNew(part.Number) || !IsPlain(now.Object(part.Number), out var widget) || widget.Name("Subtype") != "Widget"
                || widget["Kids"] is not null || widget["V"] is not null || widget["FT"] is not null || widget["T"] is not null
                || !PdfObject.Same(widget["Parent"], item) || (field["V"] is null && widget["AP"] is not null))
            {
                return false;
            }

            Accept(part.Number, widget);
        }

        return true;
    }

    public bool IsNewWidget(PdfObject item) => item is PdfReference reference && widgets.Contains(reference.Number);

    /// <summary>A field that was there, prepared and empty, and now holds a signature; or its widget, which now shows it.</summary>
    public bool IsNowSigned(PdfObject before, PdfObject after)
    {
        if (before is not PdfDictionary was || was is PdfStream || after is not PdfDictionary isNow || isNow is PdfStream)
        {
            return false;
        }

        var isEmptyField = was.Name("FT") == "Sig" && old.Get(was["V"]) is PdfNull && now.Get(isNow["V"]) is PdfDictionary && isNow.SameBut(was, ["V", "AP", "M"]);
        var parent = was["Parent"];
        var isItsWidget = was.Name("Subtype") == "Widget" && was["FT"] is null && isNow.SameBut(was, ["AP", "M"])
            && old.Dictionary(parent) is { } empty && empty.Name("FT") == "Sig" && old.Get(empty["V"]) is PdfNull
            && now.Dictionary(now.Dictionary(parent)?["V"]) is not null;
        if (!isEmptyField && !isItsWidget)
        {
            return false;
        }

        Found |= isEmptyField;
        review.ExplainNew(isNow["V"]);
        review.ExplainNew(isNow["AP"]);
        return true;
    }

    private void Accept(int number, PdfDictionary field)
    {
        Found = true;
        widgets.Add(number);
        review.Explain(number);
        review.ExplainNew(field);
    }

    private static bool IsPlain(PdfObject value, out PdfDictionary field)
    {
        field = value as PdfDictionary ?? PdfDictionary.Empty;
        return field is not PdfStream && field.Entries.Count > 0 && field.Name("Type") is null or "Annot" && field.Entries.Keys.All(FieldKeys.Contains);
    }
}
