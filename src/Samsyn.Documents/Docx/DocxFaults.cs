namespace Samsyn.Documents.Docx;

/// <summary>Why a Word file cannot be taken as a text.</summary>
public enum DocxFaultKind
{
    /// <summary>Not a Word file: another format, cut short, or not well-formed.</summary>
    NotDocx,

    /// <summary>Locked with a password.</summary>
    Encrypted,

    /// <summary>Larger than an agreement can be, packed or unpacked: also a zip bomb.</summary>
    TooLarge,

    /// <summary>It holds macros or controls that run.</summary>
    Macros,

    /// <summary>Part of what it shows stands elsewhere and is fetched: a picture, a template on a server, a field that includes a file.</summary>
    ExternalLink,

    /// <summary>Another file stands in it, such as a spreadsheet.</summary>
    EmbeddedObject,

    /// <summary>A change somebody has not accepted or rejected: nobody knows which text is meant.</summary>
    TrackedChange,

    /// <summary>A comment that would be lost.</summary>
    Comment,
}

/// <summary>One reason, with where it is.</summary>
/// <param name="Paragraph">Which paragraph, counted from 1, those in tables too; null when it is not in the text.</param>
/// <param name="Near">The nearest heading above.</param>
/// <param name="Excerpt">The words there, at most 80 characters.</param>
/// <param name="Detail">Who made the change and when, what a link points at, which part is too large.</param>
public sealed record DocxFault(DocxFaultKind Kind, int? Paragraph = null, string? Near = null, string? Excerpt = null, string? Detail = null);

/// <summary>The file is refused; nothing of it was used.</summary>
public sealed class DocxRefusedException(IReadOnlyList<DocxFault> faults, Exception? inner = null) : Exception($"{faults[0].Kind}: {faults[0].Detail}", inner)
{
    /// <summary>Everything that stops it, in the order of the file, at most 100.</summary>
    public IReadOnlyList<DocxFault> Faults { get; } = faults;
}

/// <summary>What was left out of a text, or kept in another form: said, so that nothing is lost in silence.</summary>
public enum DocxNoticeKind
{
    /// <summary>A picture is left out.</summary>
    Image,

    /// <summary>A text box became a paragraph of its own.</summary>
    TextBox,

    /// <summary>A footnote or endnote stands in the text within brackets.</summary>
    Footnote,

    /// <summary>Header or footer is left out.</summary>
    HeaderOrFooter,

    /// <summary>A formula became plain text.</summary>
    Equation,

    /// <summary>A table of contents is left out: the text gets one by itself.</summary>
    Contents,

    /// <summary>Hidden text was kept.</summary>
    HiddenText,

    /// <summary>A paragraph asks for numbering that the file does not have.</summary>
    MissingNumbering,

    /// <summary>A table within a table became text in its cell.</summary>
    NestedTable,

    /// <summary>A link that is no web or mail address lost its target.</summary>
    Link,

    /// <summary>A sign from a symbol font is left out.</summary>
    Symbol,

    /// <summary>The template on somebody's computer that the file was made from does not come along.</summary>
    Template,
}

/// <summary>One notice, with where it is.</summary>
public sealed record DocxNotice(DocxNoticeKind Kind, int? Paragraph = null, string? Detail = null);

/// <summary>A text with what is worth knowing about how it was read.</summary>
public sealed record DocxReading(Texts.TextContent Content, IReadOnlyList<DocxNotice> Notices);
