using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>Makes lists of items that follow each other, lists within lists by their level (ISO 32000-1, 14.8.4.3.3).</summary>
internal sealed class ListNesting(StructureTree structure)
{
    private readonly Stack<(StructureElement List, StructureElement Item, StructureElement Body, TextListItem First)> open = [];
    private StructureElement? label;

    /// <summary>Opens an item; the elements of its mark and of its words.</summary>
    public (StructureElement Label, StructureElement Body) Item(TextListItem item, StructureElement document)
    {
        while (open.TryPeek(out var inner) && (inner.First.Level > item.Level || (inner.First.Level == item.Level && inner.First.Marker is null != item.Marker is null))) Close();
        if (open.TryPeek(out var same) && same.First.Level == item.Level)
        {
            open.Pop();
            structure.Close(same.Body);
            structure.Close(same.Item);
            Begin(same.List, same.First);
        }
        else
        {
            var list = structure.Open("L", open.TryPeek(out var outer) ? outer.Body : document, $"/A<</O/List/ListNumbering/{Numbering(item.Marker)}>>");
            Begin(list, item);
        }

        return (label!, open.Peek().Body);
    }

    public void CloseLabel()
    {
        if (label is { } written) structure.Close(written);
        label = null;
    }

    public void CloseAll()
    {
        while (open.Count > 0) Close();
    }

    private void Begin(StructureElement list, TextListItem first)
    {
        var item = structure.Open("LI", list);
        label = structure.Open("Lbl", item);
        open.Push((list, item, structure.Open("LBody", item), first));
    }

    private void Close()
    {
        var (list, item, body, _) = open.Pop();
        structure.Close(body);
        structure.Close(item);
        structure.Close(list);
    }

    private static string Numbering(string? marker) => marker?.TrimStart('(') switch
    {
        null => "Disc",
        [>= '0' and <= '9', ..] => "Decimal",
        [>= 'a' and <= 'z', ..] => "LowerAlpha",
        [>= 'A' and <= 'Z', ..] => "UpperAlpha",
        _ => "None",
    };
}
