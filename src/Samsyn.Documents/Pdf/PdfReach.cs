namespace Samsyn.Documents.Pdf;

/// <summary>
/// The numbers of all objects that a document uses, from its trailer on, whether they exist or not: who defines a missing one later changes the
/// document. The certificates kept for later checking (/DSS) are left out, since signers may add to them.
/// </summary>
internal sealed class PdfReach
{
    private readonly HashSet<int> numbers = [];
    private readonly HashSet<int> annotationLists = [];

    /// <param name="view">The document.</param>
    /// <param name="boundary">Where its bytes end: no object of it may run over into what came later.</param>
    public PdfReach(PdfView view, int boundary)
    {
        var waiting = new Stack<PdfObject>();
        foreach (var (_, value) in view.Trailer.Entries)
        {
            waiting.Push(value);
        }

        var catalog = view.Catalog;
        while (waiting.TryPop(out var next))
        {
            view.File.Budget.Visit();
            switch (next)
            {
                case PdfReference reference when numbers.Add(reference.Number):
                    waiting.Push(view.Object(reference.Number));
                    Contain(view, reference.Number, boundary, waiting);
                    break;
                case PdfArray array:
                    array.Items.ForEach(waiting.Push);
                    break;
                case PdfDictionary dictionary:
                    if (dictionary["Annots"] is PdfReference list && dictionary.Name("Type") == "Page")
                    {
                        annotationLists.Add(list.Number);
                    }

                    foreach (var (key, value) in dictionary.Entries)
                    {
                        if (key != "DSS" || dictionary != catalog)
                        {
                            waiting.Push(value);
                        }
                    }

                    break;
            }
        }
    }

    public bool Uses(int number) => numbers.Contains(number);

    /// <summary>Whether the object is the list of annotations of some page.</summary>
    public bool IsAnnotationList(int number) => annotationLists.Contains(number);

    private static void Contain(PdfView view, int number, int boundary, Stack<PdfObject> waiting)
    {
        var entry = view.Entry(number);
        if (entry.Kind == PdfEntryKind.Compressed)
        {
            waiting.Push(new PdfReference(entry.Place, 0));
        }
        else if (entry.Kind == PdfEntryKind.Offset && entry.Place < boundary)
        {
            var found = view.File.ObjectAt(entry.Place);
            if (found.End > boundary || (found.Value is PdfStream stream && stream.DataStart + view.Data(stream).Length > boundary))
            {
                throw PdfFault.Malformed();
            }
        }
    }
}
