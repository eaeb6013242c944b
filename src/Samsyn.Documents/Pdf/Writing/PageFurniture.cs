using System.Globalization;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>What stands at the top and the foot of each sheet: artifacts, which a screen reader leaves out (ISO 14289-1, 7.8).</summary>
internal sealed class PageFurniture(PdfSheet sheet, string language, DocumentFonts fonts)
{
    public void Draw(PdfPage page, int number, int count)
    {
        var right = page.Width - Paper.Left;
        page.Artifact("/Type/Pagination/Subtype/Header/Attached[/Top]");
        var warned = sheet.Warning is { Length: > 0 } warning ? Line(page, warning, Paper.SmallStrong, right, 26, fromRight: true, page.Width - (2 * Paper.Left)) : 0;
        if (number == 1) First(page, right);
        else if (sheet.RunningHead is { Length: > 0 } head) Line(page, head, Paper.Small, Paper.Left, 26, fromRight: false, page.Width - (2 * Paper.Left) - warned - 20);
        page.Artifact("/Type/Pagination/Subtype/Footer/Attached[/Bottom]");
        var counted = Line(page, Count(number, count), Paper.Small, right, page.Height - 36, fromRight: true, 200);
        if (sheet.Address is { Length: > 0 } address) Line(page, address, Paper.Small, Paper.Left, page.Height - 36, fromRight: false, page.Width - (2 * Paper.Left) - counted - 20);
        page.End();
    }

    private void First(PdfPage page, double right)
    {
        var x = Paper.Left;
        if (sheet.Mark is { Height: > 0 } mark)
        {
            var scale = 22 / mark.Height;
            SetFigure.Draw(page, mark, x, 53, scale, fonts);
            x += (mark.Width * scale) + 8;
        }

        x += Line(page, sheet.Site, Paper.Site, x, 55, fromRight: false, 200);
        if (sheet.Place is { Length: > 0 } place)
        {
            page.Rectangle(x + 11, 57, 0.75, 14, Paper.Rule, null, 0);
            x += 22;
            x += Line(page, place, Paper.Beside, x, 58, fromRight: false, 150);
        }

        if (sheet.Kind is { Length: > 0 } kind) Line(page, kind, Paper.Kind, right, 58, fromRight: true, right - x - 20);
        page.Rectangle(Paper.Left, 84, right - Paper.Left, 1.2, Paper.Ink, null, 0);
    }

    /// <summary>One line, cut with an ellipsis when it is too long; its width.</summary>
    private double Line(PdfPage page, string words, TextLook look, double x, double y, bool fromRight, double most)
    {
        var text = new SetText([new TextRun(words.Replace('\n', ' '))], look, fonts).Measure().Break(double.MaxValue);
        for (var kept = words.Length; text.Natural > most && kept > 0;)
        {
            kept = (int)Math.Min(kept - 1, kept * most / text.Natural);
            text = new SetText([new TextRun(words[..Math.Max(kept, 0)].Replace('\n', ' ').TrimEnd() + "…")], look, fonts).Measure().Break(double.MaxValue);
        }

        foreach (var line in text.Lines) Words.Set(page, text, line, fromRight ? x - text.Natural : x, y);
        return text.Natural;
    }

    private string Count(int number, int count)
    {
        var (page, of) = language.StartsWith("sv", StringComparison.OrdinalIgnoreCase) ? ("Sida", "av") : ("Page", "of");
        return string.Create(CultureInfo.InvariantCulture, $"{page} {number} {of} {count}");
    }
}
