using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Samsyn.Web.Agreements;

/// <summary>A heading of a text, as it stands in the contents.</summary>
/// <param name="Anchor">The id it can be linked to by: <c>punkt-4</c>.</param>
public sealed record TextHeading(string Anchor, string Words);

/// <summary>
/// Gives every numbered point of a text an address of its own (<c>…/text/1.0#punkt-4.2</c>), so that one can point at what one speaks of, and lists the
/// headings as contents.
/// </summary>
/// <remarks>
/// A point is a heading or a paragraph that begins with its number: <c>4 Takvolymer</c>, <c>4.2 Volymerna rapporteras …</c>. The first with a number gets the
/// address; a heading without one is addressed by its place. Texts of an agreement are numbered so (DOMAIN.md 55, 56).
/// </remarks>
public static partial class TextContents
{
    /// <summary>Sets the ids in the document; the headings come in the order of the text.</summary>
    public static IReadOnlyList<TextHeading> Address(MarkdownDocument document)
    {
        var headings = new List<TextHeading>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        // The first heading is the title, which the page says already.
        var title = document.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1);
        foreach (var block in document.OfType<LeafBlock>().Where(block => block is HeadingBlock or ParagraphBlock && block != title))
        {
            var words = Words(block.Inline);
            var number = Number().Match(words).Groups["number"].Value;
            var anchor = number.Length > 0 ? $"punkt-{number}" : block is HeadingBlock ? $"rubrik-{headings.Count + 1}" : "";
            if (anchor.Length == 0 || !given.Add(anchor)) continue;
            block.GetAttributes().Id = anchor;
            if (block is HeadingBlock) headings.Add(new TextHeading(anchor, words));
        }
        return headings;
    }

    private static string Words(ContainerInline? inline) =>
        string.Concat(inline?.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()) ?? []).Trim();

    /// <summary>"4 Takvolymer", "4.2 Volymerna", "4.2. Volymerna"; not "2022 antog", for no text has a thousand points.</summary>
    [GeneratedRegex(@"^(?<number>\d{1,3}(\.\d{1,3})*)\.?\s")]
    private static partial Regex Number();
}
