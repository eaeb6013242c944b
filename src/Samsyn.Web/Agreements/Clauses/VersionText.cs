using System.Text;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Files;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>Reads the file of a version as a text, by the ending of its name.</summary>
public static class VersionText
{
    /// <summary>The tree; null when the file is no text (a scanned PDF), or cannot be read, which is a fault.</summary>
    public static ClauseText? Read(Written name, byte[] bytes, FaultList faults) =>
        IsMarkdown(name.Text) ? MarkdownText.Read(Encoding.UTF8.GetString(bytes)) : null;

    /// <summary>The tree of a file that was read in before; null when it is no text.</summary>
    public static ClauseText? Read(string file, byte[] bytes) => IsMarkdown(file) ? MarkdownText.Read(Encoding.UTF8.GetString(bytes)) : null;

    /// <summary>The tree of a text that is kept in its one form.</summary>
    public static ClauseText Of(byte[] canonical) => MarkdownText.Read(Encoding.UTF8.GetString(canonical));

    /// <summary>The text in its one form, as it is kept.</summary>
    public static byte[] Bytes(ClauseText text) => Encoding.UTF8.GetBytes(CanonicalText.Of(text));

    private static bool IsMarkdown(string name) => Path.GetExtension(name).ToLowerInvariant() is ".md" or ".txt" or "";
}
