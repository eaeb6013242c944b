using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>What is said of a file beside its link: kind and size, so that nobody opens 20 MB by mistake.</summary>
public static class FileWords
{
    /// <summary>"(Word, 74 kB)".</summary>
    public static string Of(AttachedFile file) => $"({Kind(file.Name)}, {Size(file.Size)})";

    /// <summary>What people call that kind of file.</summary>
    public static string Kind(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => "PDF",
        ".docx" => "Word",
        ".xlsx" => "Excel",
        ".pptx" => "PowerPoint",
        ".odt" or ".ods" => "OpenDocument",
        ".csv" => "CSV",
        ".png" or ".jpg" or ".jpeg" => L("bild", "picture"),
        ".txt" or ".md" => "text",
        var other => other.TrimStart('.').ToUpperInvariant(),
    };

    /// <summary>"74 kB", "2,1 MB": thousands and millions of bytes.</summary>
    public static string Size(long bytes) => bytes < 1_000_000 ? $"{Numbers.Whole(Math.Max(1, (bytes + 500) / 1000))}{Dates.Hard}kB" : $"{Numbers.Decimals(bytes / 1_000_000m, 1)}{Dates.Hard}MB";

    /// <summary>What a document is for.</summary>
    public static string Label(this DocumentKind kind) => kind switch
    {
        DocumentKind.AgreementText => L("Avtalstext", "Agreement text"),
        DocumentKind.Instruction => L("Instruktion", "Instruction"),
        DocumentKind.Material => L("Underlag inför beslut", "Material before decision"),
        DocumentKind.Compilation => L("Sammanställning", "Compilation"),
        DocumentKind.Report => L("Utredning eller rapport", "Inquiry or report"),
        DocumentKind.Minutes => L("Protokoll eller anteckningar", "Minutes or notes"),
        DocumentKind.Recording => L("Inspelning", "Recording"),
        DocumentKind.Other => L("Övrigt", "Other"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    public static string Label(this ArticleKind kind) => kind == ArticleKind.NewsItem ? L("Nyhet", "News") : L("Fråga och svar", "Question and answer");
}
