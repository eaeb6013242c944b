using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>What stands around a text on paper: at the top, at the foot, and in the file's own description.</summary>
/// <example><code>
/// new PdfSheet { Site = "Samsyn", Place = "Västra Götaland", Kind = "Version 1.0", Address = "samsyn.example/avtal/hos-avtal", Warning = "Övningsdata, besluten är påhittade" }
/// </code></example>
public sealed record PdfSheet
{
    /// <summary>Who publishes, at the top of the first sheet.</summary>
    public required string Site { get; init; }

    /// <summary>Beside it, after a thin line: the county.</summary>
    public string? Place { get; init; }

    /// <summary>The publisher's mark, before its name; about 22 points high. Decoration: it is said by <see cref="Site"/>.</summary>
    public TextDrawing? Mark { get; init; }

    /// <summary>What this is, to the right: <c>Nyhet</c>, <c>Läget den 29 november 2022</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>At the top of the second sheet and every one after: what the text is.</summary>
    public string? RunningHead { get; init; }

    /// <summary>At the top of every sheet, in bold: that an exercise is one, <c>Övningsdata, besluten är påhittade</c>.</summary>
    public string? Warning { get; init; }

    /// <summary>At the foot of every sheet: where the text stands on the web.</summary>
    public string? Address { get; init; }

    public string? Author { get; init; }

    public string? Subject { get; init; }

    /// <summary>When the text was made, as the file says it; null says nothing, so that no clock is in the bytes.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The name of the program in the file's description.</summary>
    public string Creator { get; init; } = "Samsyn";
}
