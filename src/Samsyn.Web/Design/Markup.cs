using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Design;

/// <summary>
/// Writes HTML for the tag helpers. What stands in the interpolated string is markup, what stands in its holes is data
/// and is encoded: <c>Markup.Of($"&lt;p&gt;{name}&lt;/p&gt;")</c>. A hole that is <see cref="IHtmlContent"/> is markup already.
/// </summary>
internal static class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly IHtmlContent Nothing = HtmlString.Empty;

    public static IHtmlContent Of(FormattableString html)
    {
        var arguments = new object?[html.ArgumentCount];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Encode(html.GetArgument(i));
        }

        return new HtmlString(string.Format(System.Globalization.CultureInfo.InvariantCulture, html.Format, arguments));
    }

    /// <summary>The markup when the condition holds, else nothing.</summary>
    public static IHtmlContent When(bool condition, FormattableString html) => condition ? Of(html) : Nothing;

    /// <summary>An attribute with a space before it, or nothing when the value is null: <c> lang="sv"</c>.</summary>
    public static IHtmlContent Attribute(string name, string? value)
        => value is null ? Nothing : Of($" {new HtmlString(name)}=\"{value}\"");

    /// <summary>Swedish data within a sentence of the page: a name, a source's own words. Marked as Swedish on an English page.</summary>
    public static IHtmlContent Data(string text)
        => Languages.DataLang is { } language ? Of($"<span lang=\"{language}\">{text}</span>") : Of($"{text}");

    public static IHtmlContent Join(IEnumerable<IHtmlContent> parts, string between = "")
        => new HtmlString(string.Join(Encoder.Encode(between), parts.Select(Render)));

    public static string Render(IHtmlContent content)
    {
        if (content is HtmlString ready)
        {
            return ready.Value ?? "";
        }

        using var writer = new StringWriter();
        content.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    private static string Encode(object? value) => value switch
    {
        null => "",
        IHtmlContent content => Render(content),
        string text => Encoder.Encode(text),
        IFormattable number => Encoder.Encode(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Encoder.Encode(value.ToString() ?? ""),
    };
}
