using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Documents.Pdf;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>
/// A written file as the reader of signed files sees it, which shares no code with the writer: its pages' operators, its structure, and whether each leads
/// to the other (ISO 14289-1, 7.1: all content is marked, as content of an element or as an artifact).
/// </summary>
internal sealed partial class WrittenPdf
{
    private readonly PdfView view;
    private readonly PdfBudget budget = new();

    public WrittenPdf(byte[] pdf)
    {
        view = PdfFile.Read(pdf, budget).Newest;
        Pages = [.. view.Array(view.Dictionary(view.Catalog["Pages"])!["Kids"])!.Items.Select(page => view.Dictionary(page)!)];
    }

    public PdfDictionary Catalog => view.Catalog;

    public IReadOnlyList<PdfDictionary> Pages { get; }

    public (double Width, double Height) SheetOf(int page)
    {
        var box = view.Array(Pages[page]["MediaBox"])!.Items.Select(item => ((PdfNumber)item).Value).ToArray();
        return (box[2], box[3]);
    }

    /// <summary>The operators of a page, a line each.</summary>
    public IEnumerable<string> Lines(int page) =>
        view.Array(Pages[page]["Contents"])!.Items.SelectMany(stream => Encoding.Latin1.GetString(Data(stream)).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The entries of all elements with a tag.</summary>
    public IEnumerable<PdfDictionary> Elements(string tag) =>
        Enumerable.Range(1, view.HighestNumber).Select(number => view.Object(number)).OfType<PdfDictionary>().Where(one => one.Name("Type") == "StructElem" && one.Name("S") == tag);

    public string Text(PdfObject? value) => SignatureField.Text(((PdfString)view.Get(value)).Bytes.Span);

    public PdfDictionary? Dictionary(PdfObject? value) => view.Dictionary(value);

    public PdfArray? Array(PdfObject? value) => view.Array(value);

    /// <summary>The fonts: name, file, the character of each number, the width of each number.</summary>
    public IEnumerable<(string Name, byte[] File, IReadOnlyDictionary<int, int> Characters, IReadOnlyList<double> Widths)> Fonts()
    {
        foreach (var font in Enumerable.Range(1, view.HighestNumber).Select(number => view.Object(number)).OfType<PdfDictionary>().Where(one => one.Name("Subtype") == "Type0"))
        {
            var descendant = view.Dictionary(view.Array(font["DescendantFonts"])!.Items[0])!;
            var characters = Character().Matches(Encoding.Latin1.GetString(Data(font["ToUnicode"]))).Where(map => map.Groups["number"].Value != "0000").ToDictionary(
                map => Convert.ToInt32(map.Groups["number"].Value, 16), map => char.ConvertToUtf32(Encoding.BigEndianUnicode.GetString(Convert.FromHexString(map.Groups["code"].Value)), 0));
            yield return (font.Name("BaseFont")!, Data(view.Dictionary(descendant["FontDescriptor"])!["FontFile2"]), characters, [.. ((PdfArray)view.Array(descendant["W"])!.Items[1]).Items.Select(item => ((PdfNumber)item).Value)]);
        }
    }

    /// <summary>How many lines of a page are artifacts of a kind.</summary>
    public int Artifacts(int page, string kind) => Lines(page).Count(line => line.StartsWith("/Artifact<<" + kind, StringComparison.Ordinal));

    /// <summary>What is drawn and not marked, marked twice over, or leads nowhere; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        var parents = Parents();
        for (var page = 0; page < Pages.Count; page++)
        {
            var key = ((PdfNumber)Pages[page]["StructParents"]!).Whole!.Value;
            var elements = view.Array(parents[key])!.Items;
            var (open, marks) = (0, new HashSet<int>());
            foreach (var line in Lines(page))
            {
                if (line.EndsWith("BDC", StringComparison.Ordinal)) open++;
                else if (line == "EMC") open--;
                else if (open != 1) yield return $"page {page + 1}: {open} marks around {line}";
                if (open is < 0 or > 1) yield return $"page {page + 1}: {open} marks at {line}";
                if (Mark().Match(line) is not { Success: true } mark) continue;
                var number = int.Parse(mark.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (!marks.Add(number)) yield return $"page {page + 1}: mark {number} twice";
                var element = view.Dictionary(elements[number])!;
                if (element.Name("S") != mark.Groups["tag"].Value) yield return $"page {page + 1}: mark {number} is {mark.Groups["tag"].Value}, its element {element.Name("S")}";
                if (!Contents(element).Contains((((PdfReference)view.Array(view.Dictionary(view.Catalog["Pages"])!["Kids"])!.Items[page]).Number, number))) yield return $"page {page + 1}: mark {number} is not in its element";
            }

            if (open != 0) yield return $"page {page + 1}: {open} marks open at its end";
            if (marks.Count != elements.Count) yield return $"page {page + 1}: {marks.Count} marks, {elements.Count} elements";
            foreach (var annotation in view.Array(Pages[page]["Annots"])?.Items ?? [])
            {
                var link = view.Dictionary(annotation)!;
                var element = view.Dictionary(parents[((PdfNumber)link["StructParent"]!).Whole!.Value])!;
                if (element.Name("S") != "Link" || link["Contents"] is not PdfString) yield return $"page {page + 1}: a link without element or words";
                if (!view.Array(element["K"])!.Items.OfType<PdfDictionary>().Any(kid => kid["Obj"] is PdfReference obj && obj.Number == ((PdfReference)annotation).Number)) yield return $"page {page + 1}: a link that its element does not know";
            }
        }
    }

    /// <summary>The pages and marks that an element has as content.</summary>
    private IEnumerable<(int Page, int Mark)> Contents(PdfDictionary element) => view.Array(element["K"])!.Items.Select(kid => kid switch
    {
        PdfNumber mark => (((PdfReference)element["Pg"]!).Number, mark.Whole!.Value),
        PdfDictionary { Entries: var entries } when entries.ContainsKey("MCID") => (((PdfReference)entries["Pg"]).Number, ((PdfNumber)entries["MCID"]).Whole!.Value),
        _ => (0, 0),
    });

    private Dictionary<int, PdfObject> Parents()
    {
        var numbers = view.Array(view.Dictionary(view.Dictionary(view.Catalog["StructTreeRoot"])!["ParentTree"])!["Nums"])!.Items;
        return Enumerable.Range(0, numbers.Count / 2).ToDictionary(i => ((PdfNumber)numbers[2 * i]).Whole!.Value, i => numbers[(2 * i) + 1]);
    }

    private byte[] Data(PdfObject? reference) => view.Get(reference) is PdfStream stream ? PdfFilters.Decode(view.Data(stream), stream, budget) : [];

    [GeneratedRegex("<(?<number>[0-9A-F]{4})><(?<code>[0-9A-F]{4,8})>\n")]
    private static partial Regex Character();

    [GeneratedRegex("^/(?<tag>[A-Za-z0-9]+)<</MCID (?<number>[0-9]+)>>BDC$")]
    private static partial Regex Mark();
}
