namespace Samsyn.Documents.Pdf.Writing;

/// <summary>One element of the structure, open while its content is set (ISO 32000-1, 14.7.2).</summary>
internal sealed class StructureElement(string tag, int number, int parent)
{
    public string Tag => tag;

    public int Number => number;

    public int Parent => parent;

    /// <summary>Entries of its own, such as the scope of a heading cell.</summary>
    public string Attributes { get; set; } = "";

    public PdfBuffer Kids { get; } = new();

    /// <summary>The page its first marked content is on; 0 before it has any.</summary>
    public int Page { get; set; }
}

/// <summary>
/// The structure of a document: what is a heading, a list, a table, in reading order, and which content on which page it is (ISO 32000-1, 14.7 and 14.8).
/// It is what a screen reader reads; the pages are for eyes.
/// </summary>
internal sealed class StructureTree
{
    private readonly PdfOutput output;
    private readonly PdfBuffer written = new();
    private readonly SortedDictionary<int, int> parents = [];
    private readonly int root;
    private int keys;

    public StructureTree(PdfOutput output)
    {
        this.output = output;
        root = output.Allocate();
        Document = new StructureElement("Document", output.Allocate(), root);
    }

    /// <summary>The element all others stand in.</summary>
    public StructureElement Document { get; }

    public StructureElement Open(string tag, StructureElement parent, string attributes = "")
    {
        var element = new StructureElement(tag, output.Allocate(), parent.Number) { Attributes = attributes };
        parent.Kids.Reference(element.Number);
        return element;
    }

    /// <summary>Writes an element that gets no more content. What stands in it is closed before.</summary>
    public void Close(StructureElement element)
    {
        written.Clear();
        written.Add("<</Type/StructElem/S/").Add(element.Tag).Add("/P ").Reference(element.Parent);
        if (element.Page != 0) written.Add("/Pg ").Reference(element.Page);
        if (element.Kids.Length > 0) written.Add("/K[").Add(element.Kids.Written).Add("]");
        output.Object(element.Number, written.Add(element.Attributes).Add(">>"));
    }

    /// <summary>Marked content of a page, by its number there.</summary>
    public static void AddContent(StructureElement element, int page, int mark)
    {
        if (element.Page == 0) element.Page = page;
        if (element.Page == page) element.Kids.Add(mark).Add(" ");
        else element.Kids.Add("<</Type/MCR/Pg ").Reference(page).Add("/MCID ").Add(mark).Add(">>");
    }

    /// <summary>An annotation as part of an element: the place of a link (14.7.4.3).</summary>
    public static void AddObject(StructureElement element, int page, int annotation)
    {
        if (element.Page == 0) element.Page = page;
        element.Kids.Add("<</Type/OBJR/Pg ").Reference(page).Add("/Obj ").Reference(annotation).Add(">>");
    }

    /// <summary>The next key of the parent tree, which leads from a page's content or an annotation back to its element (14.7.4.4).</summary>
    public int NextKey() => keys++;

    /// <summary>Which element a key leads to, or the array of a page's elements.</summary>
    public void AddParent(int key, int value) => parents.Add(key, value);

    /// <summary>Writes the tree's root; its number.</summary>
    public int End()
    {
        Close(Document);
        written.Clear();
        written.Add("<</Type/StructTreeRoot/K ").Reference(Document.Number).Add("/ParentTree<</Nums[");
        foreach (var (key, value) in parents) written.Add(key).Add(" ").Reference(value);
        output.Object(root, written.Add("]>>/ParentTreeNextKey ").Add(keys).Add("/RoleMap<</Strong/Span/Em/Span>>>>"));
        return root;
    }
}
