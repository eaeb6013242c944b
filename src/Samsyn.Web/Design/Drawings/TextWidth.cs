namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// How wide a text becomes, without a browser: a table of Inter's advance widths in thousandths of the size.
/// </summary>
/// <remarks>
/// Drawings must know whether a name fits in a municipality or to the right of a box before anything is shown. Measured
/// once in a browser at 15 px; other fonts of the fallback list are narrower or within five per cent, so places leave
/// a margin. A letter that is not in the table counts as a wide one.
/// </remarks>
internal static class TextWidth
{
    private const string Further = "åäöÅÄÖéü–—§’”\u00a0·";

    // Characters 32 to 126, then those of Further.
    private static ReadOnlySpan<short> Regular =>
    [
        279, 284, 462, 631, 640, 974, 642, 297, 361, 361, 499, 660, 284, 458, 284, 358, 630, 404, 607, 617, 645, 592, 618, 563,
        617, 618, 284, 297, 660, 660, 660, 512, 966, 688, 653, 730, 720, 600, 588, 745, 741, 267, 569, 670, 564, 901, 751, 764,
        637, 764, 643, 640, 644, 742, 688, 983, 680, 677, 628, 361, 358, 361, 469, 456, 318, 559, 610, 569, 610, 581, 367, 611,
        589, 240, 240, 546, 240, 874, 588, 597, 610, 610, 374, 525, 326, 589, 559, 814, 544, 559, 548, 424, 331, 424, 660,
        559, 559, 597, 688, 688, 764, 581, 589, 500, 1000, 566, 257, 435, 279, 284,
    ];

    private static ReadOnlySpan<short> Semibold =>
    [
        250, 316, 519, 642, 650, 999, 661, 322, 370, 370, 538, 671, 314, 464, 314, 377, 659, 421, 621, 635, 665, 611, 638, 574,
        638, 638, 314, 324, 671, 671, 671, 544, 999, 726, 658, 736, 721, 605, 587, 748, 744, 275, 578, 701, 564, 920, 757, 768,
        644, 771, 652, 650, 658, 734, 726, 1018, 717, 711, 651, 370, 377, 370, 480, 469, 347, 572, 622, 581, 622, 589, 387, 624,
        610, 260, 260, 568, 260, 898, 610, 606, 622, 622, 395, 547, 353, 610, 584, 837, 566, 586, 563, 453, 357, 453, 671,
        572, 572, 606, 726, 726, 768, 589, 610, 500, 1000, 567, 290, 496, 250, 314,
    ];

    /// <summary>The width of a text in the units of <paramref name="size"/>.</summary>
    public static double Of(string text, double size, bool bold = false)
    {
        var table = bold ? Semibold : Regular;
        var sum = 0;
        foreach (var c in text)
        {
            var at = c is >= ' ' and <= '~' ? c - ' ' : Further.IndexOf(c, StringComparison.Ordinal) is var i and >= 0 ? 95 + i : -1;
            sum += at >= 0 ? table[at] : c == '\u00ad' ? 0 : 760;
        }

        return sum * size / 1000;
    }

    /// <summary>
    /// Breaks a text at its spaces into lines no wider than asked; a single word that is wider keeps a line of its own.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double widest, bool bold = false)
    {
        if (Of(text, size, bold) <= widest)
        {
            return [text];
        }

        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Of(longer, size, bold) > widest)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        return lines;
    }
}
