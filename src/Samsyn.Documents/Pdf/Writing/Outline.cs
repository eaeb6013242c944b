namespace Samsyn.Documents.Pdf.Writing;

/// <summary>The bookmarks beside the pages, a tree of headings (ISO 32000-1, 12.3.3).</summary>
internal sealed class Outline
{
    private readonly List<(int Level, string Words, int Page, double Top)> entries = [];

    /// <param name="top">Where the heading stands, from the foot of the sheet.</param>
    public void Add(int level, string words, int page, double top) => entries.Add((level, words, page, top));

    /// <summary>Writes it; its number, or 0 when there is no heading.</summary>
    public int Write(PdfOutput output)
    {
        if (entries.Count == 0) return 0;
        var root = output.Allocate();
        var numbers = entries.Select(_ => output.Allocate()).ToArray();
        var kids = Enumerable.Range(0, entries.Count + 1).Select(_ => new List<int>()).ToArray();    // the last is the root's
        var (parents, open, below) = (new int[entries.Count], new Stack<int>(), new int[entries.Count + 1]);
        for (var i = 0; i < entries.Count; i++)
        {
            while (open.TryPeek(out var above) && entries[above].Level >= entries[i].Level) open.Pop();
            parents[i] = open.TryPeek(out var parent) ? parent : entries.Count;
            kids[parents[i]].Add(i);
            open.Push(i);
        }

        for (var i = entries.Count - 1; i >= 0; i--) below[parents[i]] += 1 + below[i];
        var said = new PdfBuffer();
        for (var i = 0; i < entries.Count; i++)
        {
            var siblings = kids[parents[i]];
            var place = siblings.BinarySearch(i);
            said.Clear();
            said.Add("<</Title ").Text(entries[i].Words).Add("/Parent ").Reference(parents[i] == entries.Count ? root : numbers[parents[i]]).Add("/Dest[").Reference(entries[i].Page).Add("/XYZ null ").Add(entries[i].Top).Add(" null]");
            if (place > 0) said.Add("/Prev ").Reference(numbers[siblings[place - 1]]);
            if (place + 1 < siblings.Count) said.Add("/Next ").Reference(numbers[siblings[place + 1]]);
            if (kids[i] is [var first, ..] own) said.Add("/First ").Reference(numbers[first]).Add("/Last ").Reference(numbers[own[^1]]).Add("/Count ").Add(below[i]);
            output.Object(numbers[i], said.Add(">>"));
        }

        said.Clear();
        output.Object(root, said.Add("<</Type/Outlines/First ").Reference(numbers[0]).Add("/Last ").Reference(numbers[kids[^1][^1]]).Add("/Count ").Add(below[^1]).Add(">>"));
        return root;
    }
}
