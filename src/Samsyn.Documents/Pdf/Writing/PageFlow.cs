using System.Globalization;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>
/// The sheets one after the other, and where on the present one the next thing goes. A sheet that is full is written at once; only its head and foot wait
/// until it is known how many there are.
/// </summary>
internal sealed class PageFlow(PdfOutput output, StructureTree structure, DocumentFonts fonts)
{
    private readonly List<(int Number, int Content, int Key, double Width, double Height, int[] Annotations)> written = [];
    private readonly PdfBuffer said = new();

    public DocumentFonts Fonts => fonts;

    public StructureTree Structure => structure;

    public PdfPage Page { get; private set; } = null!;

    /// <summary>How far down the sheet is used.</summary>
    public double Y { get; set; }

    public double Bottom => Page.Height - Paper.Bottom;

    /// <summary>Whether nothing stands on the sheet yet.</summary>
    public bool IsAtTop { get; private set; }

    /// <summary>What a fresh sheet of this size holds.</summary>
    public double Room => Bottom - Paper.Top;

    /// <summary>Called on every new sheet: a table sets its head again.</summary>
    public Action? OnNewPage { get; set; }

    public void NewPage() => NewPage(Page?.Width ?? Paper.Short, Page?.Height ?? Paper.Long);

    public void NewPage(double width, double height)
    {
        Leave();
        Page = new PdfPage(output.Allocate(), structure.NextKey(), width, height);
        (Y, IsAtTop) = (written.Count == 0 ? Paper.FirstTop : Paper.Top, true);
        OnNewPage?.Invoke();
    }

    /// <summary>Air between two things; none at the top of a sheet.</summary>
    public void Air(double height)
    {
        if (!IsAtTop) Y += height;
    }

    /// <summary>Goes to a new sheet unless that much fits, or the sheet is fresh and holds no more anyway.</summary>
    public void Need(double height)
    {
        if (Y + height > Bottom + 0.01 && !IsAtTop) NewPage();
    }

    /// <summary>Something was set, that high.</summary>
    public void Used(double height)
    {
        Y += height;
        IsAtTop = false;
    }

    /// <summary>An annotation that makes words a link (12.5.6.5), as part of its element.</summary>
    public void Link(StructureElement element, string address, string words, double x, double y, double width, double height)
    {
        var (number, key) = (output.Allocate(), structure.NextKey());
        structure.AddParent(key, element.Number);
        StructureTree.AddObject(element, Page.Number, number);
        Page.Annotations.Add(number);
        said.Clear();
        said.Add("<</Type/Annot/Subtype/Link/Rect[").Numbers(x, Page.Height - y - height, x + width, Page.Height - y).Add("]/Border[0 0 0]/F 4/StructParent ").Add(key)
            .Add("/Contents ").Text(words).Add("/A<</S/URI/URI").Address(address).Add(">>/P ").Reference(Page.Number);
        output.Object(number, said.Add(">>"));
    }

    /// <summary>Writes heads and feet, the sheets and their tree; its number.</summary>
    /// <param name="furnish">Draws head and foot of the sheet with that number, counted from 1.</param>
    public int End(int resources, Action<PdfPage, int, int> furnish)
    {
        Leave();
        var tree = output.Allocate();
        for (var i = 0; i < written.Count; i++)
        {
            var (number, content, key, width, height, annotations) = written[i];
            var around = new PdfPage(number, key, width, height);
            furnish(around, i + 1, written.Count);
            var furniture = output.Allocate();
            output.Stream(furniture, "", around.Finish().Written);
            said.Clear();
            said.Add("<</Type/Page/Parent ").Reference(tree).Add("/MediaBox[0 0 ").Add(width).Add(" ").Add(height).Add("]/Resources ").Reference(resources).Add("/Contents[").Reference(content).Reference(furniture)
                .Add("]/Tabs/S/StructParents ").Add(key);
            if (annotations.Length > 0)
            {
                said.Add("/Annots[");
                foreach (var annotation in annotations) said.Reference(annotation);
                said.Add("]");
            }

            output.Object(number, said.Add(">>"));
        }

        said.Clear();
        said.Add("<</Type/Pages/Count ").Add(written.Count).Add("/Kids[");
        foreach (var page in written) said.Reference(page.Number);
        output.Object(tree, said.Add("]>>"));
        return tree;
    }

    private void Leave()
    {
        if (Page is not { } page) return;
        var content = output.Allocate();
        output.Stream(content, "", page.Finish().Written);
        var parents = output.Allocate();
        said.Clear();
        said.Add("[");
        foreach (var element in page.Marks) said.Reference(element);
        output.Object(parents, said.Add("]"));
        structure.AddParent(page.Key, parents);
        written.Add((page.Number, content, page.Key, page.Width, page.Height, [.. page.Annotations]));
    }
}
