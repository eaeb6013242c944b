using System.Text;
using Samsyn.Documents.Docx;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Files;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>Reads the file of a version as a text, by the ending of its name: Markdown, plain text or Word.</summary>
public static class VersionText
{
    /// <summary>The tree; null when the file is no text (a scanned PDF), or is refused, which is a fault for each reason.</summary>
    public static ClauseText? Read(Written name, byte[] bytes, FaultList faults)
    {
        if (!IsWord(name.Text)) return Read(name.Text, bytes);
        try
        {
            return OfficeText.Read(bytes).Text;
        }
        catch (DocxRefusedException e)
        {
            foreach (var fault in e.Faults) name.Refuse($"{name.Text}: {fault.What()}", fault.Mend());
            return null;
        }
    }

    /// <summary>The tree of a file that is not a Word file; null when it is no text.</summary>
    public static ClauseText? Read(string file, byte[] bytes) => IsMarkdown(file) ? MarkdownText.Read(Encoding.UTF8.GetString(bytes)) : null;

    /// <summary>The tree of a text that is kept in its one form.</summary>
    public static ClauseText Of(byte[] canonical) => MarkdownText.Read(Encoding.UTF8.GetString(canonical));

    /// <summary>The text in its one form, as it is kept.</summary>
    public static byte[] Bytes(ClauseText text) => Encoding.UTF8.GetBytes(CanonicalText.Of(text));

    public static bool IsWord(string name) => Path.GetExtension(name).Equals(".docx", StringComparison.OrdinalIgnoreCase);

    private static bool IsMarkdown(string name) => Path.GetExtension(name).ToLowerInvariant() is ".md" or ".txt" or "";
}
