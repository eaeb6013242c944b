using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Mail;

/// <summary>What a letter says, without how it looks: a heading, what follows, and why one gets it.</summary>
public sealed record LetterContent
{
    public required string Heading { get; init; }

    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>Why one gets the letter: "Du får det här mejlet för att du följer Hjälpmedelsavtalet."</summary>
    public required string Why { get; init; }

    /// <summary>A page where one ends the subscription or changes it; the same as <see cref="Letter.Unsubscribe"/> when that page asks before it acts.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>Who sends: "Samsyn drivs av Västra Götalandsregionen".</summary>
    public required string SentBy { get; init; }

    /// <summary>Invented facts: the letter says so first of all (CONTRACT.md C1 <c>demonstration</c>).</summary>
    public bool Demonstration { get; init; }
}

/// <summary>A part of a letter, from top to bottom.</summary>
public abstract record LetterBlock
{
    private LetterBlock() { }

    public sealed record Subheading(string Text) : LetterBlock;

    public sealed record Paragraph(string Text) : LetterBlock;

    /// <summary>Somebody's own words, shown as such: a reason, a remark. Line breaks are kept.</summary>
    public sealed record Quote(string Text) : LetterBlock;

    public sealed record Items(IReadOnlyList<string> Texts) : LetterBlock;

    /// <summary>A link on a line of its own. The words say where it leads.</summary>
    public sealed record Link(string Text, Uri Address) : LetterBlock;

    /// <summary>The one thing the letter asks for.</summary>
    public sealed record Button(string Text, Uri Address) : LetterBlock;
}

/// <summary>
/// The look of every letter, as plain text and as HTML of the same content: read by people who see no HTML, and by those who read in the dark. No pictures from elsewhere, no tracking, no tables.
/// </summary>
/// <remarks>
/// Colours are those of the pages (<c>wwwroot/css/samsyn.css</c>). They stand on the elements, since some mail programs drop a style sheet; the sheet turns them in the dark, where programs that know
/// <c>prefers-color-scheme</c> do not turn them by themselves. Plain text is not wrapped: a telephone wraps it to its own width.
/// </remarks>
public static class LetterLayout
{
    /// <summary>Stands in the template of every letter; raised whenever the octets change for the same content (a test holds it to that).</summary>
    public const string Version = "layout/2";

    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:1.5;";

    private const string Sheet = """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (prefers-color-scheme:dark){
        body,.s-all{background-color:#0E1C20!important;color:#EAF1F0!important}
        .s-quiet{color:#B3C4C7!important}
        a{color:#8ACDD3!important}
        a.s-button{background-color:#8ACDD3!important;color:#0E1C20!important}
        .s-line{border-color:#3D5860!important}
        .s-note{background-color:#203840!important;color:#EAF1F0!important}
        }
        """;

    // Swedish letters as they are; what could end an element or an attribute is written as an entity.
    private static readonly HtmlEncoder Encode = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));

    private static string DemonstrationWords => L("Övning: uppgifterna är påhittade.", "Exercise: the facts are invented.");

    private static string UnsubscribeWords => L("Ändra dina val eller sluta prenumerera", "Change your choices or unsubscribe");

    /// <summary>Both, in the language given.</summary>
    public static (string Text, string Html) Render(LetterContent content, Language language) => In(language, () => (Text(content), Html(content, language)));

    private static string Text(LetterContent content)
    {
        var text = new StringBuilder();
        if (content.Demonstration) text.Append(DemonstrationWords).Append("\n\n");
        text.Append(Line(content.Heading)).Append("\n\n");
        foreach (var block in content.Blocks)
        {
            switch (block)
            {
                case LetterBlock.Subheading b: text.Append(Line(b.Text)); break;
                case LetterBlock.Paragraph b: text.Append(Line(b.Text)); break;
                case LetterBlock.Quote b: text.AppendJoin('\n', Lines(b.Text).Select(line => "> " + line)); break;
                case LetterBlock.Items b: text.AppendJoin('\n', b.Texts.Select(item => "- " + Line(item))); break;
                case LetterBlock.Link b: text.Append(Line(b.Text)).Append('\n').Append(b.Address.AbsoluteUri); break;
                case LetterBlock.Button b: text.Append(Line(b.Text)).Append('\n').Append(b.Address.AbsoluteUri); break;
            }

            text.Append("\n\n");
        }

        // "-- " begins a signature: mail programs leave it out of answers (RFC 3676 4.3).
        text.Append("-- \n").Append(Line(content.Why)).Append('\n');
        if (content.Unsubscribe is { } unsubscribe) text.Append(UnsubscribeWords).Append('\n').Append(unsubscribe.AbsoluteUri).Append('\n');
        return text.Append(Line(content.SentBy)).Append('\n').ToString();
    }

    private static string Html(LetterContent content, Language language)
    {
        var html = new StringBuilder(4096);
        html.Append("<!doctype html>\n<html lang=\"").Append(language.Code()).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>").Append(Safe(content.Heading)).Append("</title>\n<style>\n").Append(Sheet).Append("\n</style>\n</head>\n")
            .Append("<body style=\"margin:0;padding:0;background-color:#FFFFFF;color:#10252B\">\n<div class=\"s-all\" lang=\"").Append(language.Code()).Append("\" style=\"").Append(Font).Append("max-width:38em;margin:0 auto;padding:24px 16px;background-color:#FFFFFF;color:#10252B\">\n");
        if (content.Demonstration) html.Append("<p class=\"s-note\" style=\"margin:0 0 20px;padding:8px 12px;background-color:#DEE7E6;color:#10252B\">").Append(Safe(DemonstrationWords)).Append("</p>\n");
        html.Append("<h1 style=\"margin:0 0 20px;font-size:24px;line-height:1.25;font-weight:600\">").Append(Safe(content.Heading)).Append("</h1>\n");
        foreach (var block in content.Blocks)
        {
            switch (block)
            {
                case LetterBlock.Subheading b: html.Append("<h2 style=\"margin:28px 0 8px;font-size:19px;line-height:1.3;font-weight:600\">").Append(Safe(b.Text)).Append("</h2>\n"); break;
                case LetterBlock.Paragraph b: html.Append("<p style=\"margin:0 0 16px\">").Append(Safe(b.Text)).Append("</p>\n"); break;
                case LetterBlock.Quote b:
                    html.Append("<blockquote class=\"s-line\" style=\"margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #5C7076\">").AppendJoin("<br>\n", Lines(b.Text).Select(Safe)).Append("</blockquote>\n");
                    break;
                case LetterBlock.Items b:
                    html.Append("<ul style=\"margin:0 0 16px;padding:0 0 0 22px\">\n");
                    foreach (var item in b.Texts) html.Append("<li style=\"margin:0 0 6px\">").Append(Safe(item)).Append("</li>\n");
                    html.Append("</ul>\n");
                    break;
                case LetterBlock.Link b: html.Append("<p style=\"margin:0 0 16px\"><a href=\"").Append(Safe(b.Address.AbsoluteUri)).Append("\" style=\"color:#0B4F5C\">").Append(Safe(b.Text)).Append("</a></p>\n"); break;
                case LetterBlock.Button b:
                    html.Append("<p style=\"margin:24px 0\"><a class=\"s-button\" href=\"").Append(Safe(b.Address.AbsoluteUri))
                        .Append("\" style=\"display:inline-block;padding:12px 20px;border-radius:4px;background-color:#0B4F5C;color:#FFFFFF;font-weight:600;text-decoration:none\">").Append(Safe(b.Text)).Append("</a></p>\n");
                    break;
            }
        }

        html.Append("<div class=\"s-quiet s-line\" style=\"margin:32px 0 0;padding:16px 0 0;border-top:1px solid #B7C6C7;font-size:15px;color:#43565C\">\n<p style=\"margin:0 0 8px\">").Append(Safe(content.Why)).Append("</p>\n");
        if (content.Unsubscribe is { } unsubscribe)
            html.Append("<p style=\"margin:0 0 8px\"><a href=\"").Append(Safe(unsubscribe.AbsoluteUri)).Append("\" style=\"color:#0B4F5C\">").Append(Safe(UnsubscribeWords)).Append("</a></p>\n");
        return html.Append("<p style=\"margin:0\">").Append(Safe(content.SentBy)).Append("</p>\n</div>\n</div>\n</body>\n</html>\n").ToString();
    }

    private static string Safe(string text) => Encode.Encode(Line(text));

    /// <summary>One line without control characters, as a title or a paragraph is.</summary>
    private static string Line(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0) return text;
        return string.Concat(Lines(text).Select((line, n) => n == 0 ? line : " " + line));
    }

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(line => line.All(c => !char.IsControl(c)) ? line : string.Concat(line.Select(c => c == '\t' ? ' ' : c).Where(c => !char.IsControl(c))));
}
