using System.Text;

namespace Samsyn.Documents.Pdf;

/// <summary>A signature field that is signed, as the form of a document names it (ISO 32000-1, 12.7.4.5 and 12.8).</summary>
/// <param name="Name">The full name, <c>Approval.Signature1</c>.</param>
/// <param name="Value">The signature dictionary.</param>
/// <param name="IsInFile">Whether the dictionary stands in the file itself and not packed in an object stream.</param>
internal sealed record SignatureField(string Name, PdfDictionary Field, PdfDictionary Value, bool IsInFile)
{
    private const int MostFields = 20_000;

    /// <summary>Every signed field of the document, each signature once. Fields that the form does not list are none.</summary>
    public static IReadOnlyList<SignatureField> In(PdfView view)
    {
        var found = new List<SignatureField>();
        if (view.Dictionary(view.Catalog["AcroForm"]) is not { } form || view.Array(form["Fields"]) is not { } roots)
        {
            return found;
        }

        var seen = new HashSet<PdfObject>(ReferenceEqualityComparer.Instance);    // fields, and lists of kids: a list that many share is walked once
        var values = new HashSet<PdfObject>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<(PdfObject Field, string Path, string? Type, PdfObject? Value)>();
        foreach (var root in Enumerable.Reverse(roots.Items))
        {
            waiting.Push((root, "", null, null));
        }

        while (waiting.TryPop(out var next))
        {
            view.File.Budget.Visit();
            if (view.Get(next.Field) is not PdfDictionary field || !seen.Add(field))
            {
                continue;
            }

            if (seen.Count > MostFields)
            {
                throw new PdfFault(PdfProblem.TooComplex);
            }

            var type = (view.Get(field["FT"]) as PdfName)?.Value ?? next.Type;
            var value = field["V"] ?? next.Value;
            var own = view.Get(field["T"]) is PdfString name ? Text(name.Bytes.Span) : "";
            var path = own.Length == 0 ? next.Path : next.Path.Length == 0 ? own : $"{next.Path}.{own}";
            path = path.Length > 200 ? path[..200] : path;
            if (type == "Sig" && view.Get(value) is PdfDictionary signature && values.Add(signature))
            {
                // A signature dictionary inside its field is read where the field is; an inherited one could be anywhere.
                var holder = value as PdfReference ?? (field["V"] is null ? null : next.Field as PdfReference);
                var inFile = holder is not null && view.Entry(holder.Number).Kind == PdfEntryKind.Offset;
                found.Add(new SignatureField(path, field, signature, inFile));
            }

            if (view.Array(field["Kids"]) is { } kids && seen.Add(kids))
            {
                foreach (var kid in Enumerable.Reverse(kids.Items))
                {
                    view.File.Budget.Visit();
                    waiting.Push((kid, path, type, value));
                }
            }
        }

        return found;
    }

    /// <summary>A text string: UTF-16 or UTF-8 with a mark, else PDFDocEncoding, which is Latin 1 for what people write.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.Latin1.GetString(bytes),
    };
}
