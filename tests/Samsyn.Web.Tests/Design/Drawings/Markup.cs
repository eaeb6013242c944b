using System.Text.Encodings.Web;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>A drawing as a reader of XML sees it.</summary>
internal static class Markup
{
    public static string Text(this IHtmlContent drawing)
    {
        using var writer = new StringWriter();
        drawing.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>The drawings as one well-formed document; throws when one is not.</summary>
    public static XElement Page(params IHtmlContent[] drawings) =>
        XElement.Parse("<page>" + string.Concat(drawings.Select(Text)) + "</page>", LoadOptions.PreserveWhitespace);

    public static IEnumerable<XElement> OfClass(this XElement page, string name) =>
        page.Descendants().Where(e => Classes(e).Contains(name));

    public static string[] Classes(XElement element) => ((string?)element.Attribute("class") ?? "").Split(' ');

    /// <summary>Compares with the approved file; when they differ, the new one is written beside it for looking at.</summary>
    public static void MustBeApproved(this IHtmlContent drawing, string name)
    {
        var folder = Path.Combine(ExerciseSample.Root, "tests", "Samsyn.Web.Tests", "Design", "Drawings", "Approved");
        var (approved, received) = (Path.Combine(folder, name + ".svg"), Path.Combine(folder, name + ".received.svg"));
        var actual = drawing.Text().Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
        if (!File.Exists(approved) || File.ReadAllText(approved) != actual)
        {
            File.WriteAllText(received, actual);
            Assert.Fail($"{name} is not as approved. Look at {received}; if it is right, rename it to {name}.svg.");
        }
    }
}
