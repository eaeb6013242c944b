namespace Samsyn.Documents.Pdf;

/// <summary>
/// What was saved behind the first bytes of a file: every later section is compared with the document before it, and every byte
/// must belong to an object that a section names. What is not known to be harmless is <see cref="PdfAdditions.Other"/>.
/// </summary>
internal static class PdfUpdates
{
    private const int LongestComment = 32;

    /// <summary>What the bytes between two ends of revisions add.</summary>
    public static PdfAdditions Between(PdfFile file, int from, int to)
    {
        if (to <= from || file.Bytes.Span[from..to] is [(byte)'\r', (byte)'\n'] or [(byte)'\n'] or [(byte)'\r'])
        {
            return PdfAdditions.None;
        }

        try
        {
            var (before, after) = (IndexOfNewest(file, from), IndexOfNewest(file, to));
            if (before < 0 || after < 0 || after >= before
                || file.Sections.Take(before).Skip(after).Any(section => section.Start < from || section.Start >= to)
                || file.Sections.Skip(before).Any(section => section.Start >= from)
                || !IsAllNamed(file, from, to, file.Sections.Take(before).Skip(after).ToList()))
            {
                return PdfAdditions.Other;
            }

            var sum = PdfAdditions.None;
            for (var i = before - 1; i >= after; i--)
            {
                sum = Sum(sum, new UpdateReview(new PdfView(file, i + 1), new PdfView(file, i), file.Sections[i], from).Result());
            }

            return sum;
        }
        catch (PdfFault fault) when (fault.Problem == PdfProblem.Malformed)
        {
            return PdfAdditions.Other;
        }
    }

    /// <summary>Two additions after each other: the one that changes more.</summary>
    public static PdfAdditions Sum(PdfAdditions one, PdfAdditions other) => (PdfAdditions)Math.Max((int)one, (int)other);

    private static int IndexOfNewest(PdfFile file, int length)
    {
        var start = file.StartOfNewest(length);
        for (var i = 0; i < file.Sections.Count; i++)
        {
            if (file.Sections[i].Start == start)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Whether the bytes are objects, sections and %%EOF one after another, and every object is one that a section names: an object that nobody
    /// names is how a second document is hidden in a signed one (shadow attacks, NDSS 2021).
    /// </summary>
    private static bool IsAllNamed(PdfFile file, int from, int to, List<PdfSection> sections)
    {
        var named = sections.SelectMany(section => section.Entries).Where(entry => entry.Value.Kind == PdfEntryKind.Offset)
            .Select(entry => entry.Value.Place).Concat(sections.Select(section => section.Start)).Select(place => PastSpace(file, place)).ToHashSet();
        var syntax = new PdfSyntax(file.Bytes.Span[..to], from, file.Budget);
        while (true)
        {
            syntax.SkipSpace(LongestComment);
            if (syntax.AtEnd)
            {
                return true;
            }

            var start = syntax.At;
            if (syntax.TryKeyword("startxref"u8))
            {
                syntax.Whole();
                continue;
            }

            if (!named.Contains(start))
            {
                return false;
            }

            var end = sections.Find(section => section.StreamNumber is null && PastSpace(file, section.Start) == start)?.End ?? EndOfObject(file, start, sections);
            if (end > to)
            {
                return false;
            }

            syntax = new PdfSyntax(file.Bytes.Span[..to], end, file.Budget);
        }
    }

    /// <summary>Some programs name the line end before an object.</summary>
    private static int PastSpace(PdfFile file, int place)
    {
        var syntax = new PdfSyntax(file.Bytes.Span, place, file.Budget);
        syntax.SkipSpace(LongestComment);
        return syntax.At;
    }

    private static int EndOfObject(PdfFile file, int start, List<PdfSection> sections)
    {
        var found = file.ObjectAt(start);
        if (found.Value is not PdfStream stream)
        {
            return found.End;
        }

        var newest = Enumerable.Range(0, file.Sections.Count).First(index => file.Sections[index] == sections[0]);
        var data = new PdfView(file, newest).Data(stream);
        var syntax = new PdfSyntax(file.Bytes.Span, stream.DataStart + data.Length, file.Budget);
        syntax.Keyword("endstream"u8);
        syntax.Keyword("endobj"u8);
        return syntax.At;
    }
}
