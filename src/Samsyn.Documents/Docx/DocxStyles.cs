using System.Globalization;
using System.Xml.Linq;

namespace Samsyn.Documents.Docx;

/// <summary>What the styles of a Word file mean for its text: which are headings of which level, which carry numbering, which emphasise.</summary>
/// <remarks>ISO/IEC 29500-1, 17.7. Styles build on each other; built-in ones have the same names in every language of Word.</remarks>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly string? paragraphDefault;

    public DocxStyles(XElement? root)
    {
        foreach (var style in root?.Elements(Word.Named("style")) ?? [])
        {
            if ((string?)style.Attribute(Word.Named("styleId")) is not { } id) continue;
            styles.TryAdd(id, style);
            if ((string?)style.Attribute(Word.Named("type")) == "paragraph" && Word.IsOn(style.Attribute(Word.Named("default")))) paragraphDefault ??= id;
        }
    }

    /// <summary>1 to 6 for a heading's style, 0 for others. Word's levels 7 to 9 count as 6.</summary>
    public int HeadingLevel(string? style)
    {
        foreach (var one in Chain(style))
        {
            if (Name(one).StartsWith("heading ", StringComparison.Ordinal) && int.TryParse(Name(one).AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var level)) return Math.Clamp(level, 1, 6);
            if (OutlineLevel(one.Element(Word.Named("pPr"))) is { } outline) return outline;
        }

        return 0;
    }

    /// <summary>The level a paragraph or style says by itself; 0 for body text; null when it says none.</summary>
    public static int? OutlineLevel(XElement? properties) =>
        Word.Whole(properties?.Element(Word.Named("outlineLvl"))) is { } level ? level is >= 0 and <= 8 ? Math.Min(level + 1, 6) : 0 : null;

    public bool IsTitle(string? style) => Chain(style).Any(one => Name(one) == "title");

    public bool IsContents(string? style) => Chain(style).Any(one => Name(one).StartsWith("toc ", StringComparison.Ordinal) || Name(one) == "toc heading");

    /// <summary>The level of an item that <see cref="DocxWriter"/> wrote; null for other paragraphs.</summary>
    public int? ItemLevel(string? style) =>
        style is not null && styles.TryGetValue(style, out var one) && Name(one).StartsWith(DocxWriter.ItemStyle, StringComparison.Ordinal)
        && int.TryParse(Name(one).AsSpan(DocxWriter.ItemStyle.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;

    /// <summary>The numbering a style brings, with the style that says it.</summary>
    public (int NumId, int? Level, string Style)? Numbering(string? style)
    {
        foreach (var one in Chain(style))
        {
            if (one.Element(Word.Named("pPr"))?.Element(Word.Named("numPr")) is not { } numbering) continue;
            if (Word.Whole(numbering.Element(Word.Named("numId"))) is { } id) return (id, Word.Whole(numbering.Element(Word.Named("ilvl"))), (string)one.Attribute(Word.Named("styleId"))!);
        }

        return null;
    }

    /// <summary>Emphasis of a character style; null when it says nothing.</summary>
    public bool? Emphasises(string? style, string property) =>
        style is null ? null : Chain(style, withDefault: false).Select(one => Word.Toggle(one.Element(Word.Named("rPr")), property)).FirstOrDefault(on => on is not null);

    private static string Name(XElement style) => ((string?)style.Element(Word.Named("name"))?.Attribute(Word.Named("val")) ?? "").ToLowerInvariant();

    private IEnumerable<XElement> Chain(string? style, bool withDefault = true)
    {
        var id = style ?? (withDefault ? paragraphDefault : null);
        for (var steps = 0; id is not null && steps < 20 && styles.TryGetValue(id, out var one); steps++)
        {
            yield return one;
            id = (string?)one.Element(Word.Named("basedOn"))?.Attribute(Word.Named("val"));
        }
    }
}

/// <summary>The names of WordprocessingML.</summary>
internal static class Word
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Strict = "http://purl.oclc.org/ooxml/";

    /// <summary>ISO's strict form has other namespaces for the same names: read as if they were these.</summary>
    public static XElement Transitional(XElement root)
    {
        if (!root.Name.NamespaceName.StartsWith(Strict, StringComparison.Ordinal)) return root;
        foreach (var element in root.DescendantsAndSelf())
        {
            if (element.Name.NamespaceName == Strict + "wordprocessingml/main") element.Name = Main + element.Name.LocalName;
            if (element.Attributes().Any(a => a.Name.NamespaceName.StartsWith(Strict, StringComparison.Ordinal)))
                element.ReplaceAttributes(element.Attributes().Select(a => a.Name.NamespaceName switch
                {
                    Strict + "wordprocessingml/main" => new XAttribute(Main + a.Name.LocalName, a.Value),
                    Strict + "officeDocument/relationships" => new XAttribute(Relations + a.Name.LocalName, a.Value),
                    _ => a,
                }));
        }

        return root;
    }

    public static XName Named(string name) => Main + name;

    public static int? Whole(XElement? element) =>
        int.TryParse((string?)element?.Attribute(Named("val")), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool IsOn(XAttribute? attribute) => attribute is not null && (string)attribute is not ("0" or "false" or "off" or "none");

    /// <summary>A property that is on or off; null when it is not said.</summary>
    public static bool? Toggle(XElement? properties, string name) =>
        properties?.Element(Named(name)) is { } element ? element.Attribute(Named("val")) is not { } val || IsOn(val) : null;
}
