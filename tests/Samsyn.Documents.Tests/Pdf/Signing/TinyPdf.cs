using System.Globalization;
using System.Text;

namespace Samsyn.Documents.Tests.Pdf.Signing;

/// <summary>Writes small PDF files by hand: objects, a table, a trailer; and saves changes behind them. Object 1 is the catalog, 2 the pages, 3 a font, 4 and 5 the first page.</summary>
internal static class TinyPdf
{
    /// <summary>The number of the next new object of a master with so many pages.</summary>
    public static int Next(int pages) => 4 + (2 * pages);

    public static byte[] Master(string text = "Avtal om gemensam upphandling", int pages = 2, string end = "\n")
    {
        var objects = new List<(int, string)>
        {
            (1, "<< /Type /Catalog /Pages 2 0 R >>"),
            (2, $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(page => $"{4 + (2 * page)} 0 R"))}] /Count {pages} >>"),
            (3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
        };
        for (var page = 0; page < pages; page++)
        {
            objects.Add((4 + (2 * page), Page(5 + (2 * page))));
            objects.Add((5 + (2 * page), Content($"{text}, sida {page + 1}")));
        }

        return Save("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", objects, null, end);
    }

    public static string Page(int content) => $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>";

    public static string Content(string text)
    {
        var drawn = $"BT /F1 14 Tf 72 760 Td ({text}) Tj ET";
        return $"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream";
    }

    /// <summary>Saves objects behind a file: an incremental update (ISO 32000-1, 7.5.6).</summary>
    public static byte[] Append(byte[] pdf, params (int Number, string Body)[] objects) => Append(pdf, objects, "\n");

    public static byte[] Append(byte[] pdf, IReadOnlyList<(int Number, string Body)> objects, string end, string more = "")
    {
        var text = Encoding.Latin1.GetString(pdf);
        var previous = int.Parse(text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 9)..].TrimStart().Split('\r', '\n')[0], CultureInfo.InvariantCulture);
        return Save(text.EndsWith('\n') ? text : text + "\n", objects, previous, end, more);
    }

    private static byte[] Save(string before, IReadOnlyList<(int Number, string Body)> objects, int? previous, string end, string more = "")
    {
        var file = new StringBuilder(before);
        var table = new StringBuilder(previous is null ? "0 1\n0000000000 65535 f \n" : "");
        foreach (var (number, body) in objects.OrderBy(found => found.Number))
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        var start = file.Length;
        var size = Math.Max(objects.Select(found => found.Number).DefaultIfEmpty(0).Max() + 1, 64);
        file.Append(CultureInfo.InvariantCulture, $"xref\n{table}trailer\n<< /Size {size} /Root 1 0 R{(previous is null ? "" : $" /Prev {previous}")}{more} >>\nstartxref\n{start}\n%%EOF{end}");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
