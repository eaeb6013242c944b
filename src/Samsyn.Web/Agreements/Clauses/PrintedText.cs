using Samsyn.Documents.Pdf.Writing;
using Samsyn.Documents.Texts;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>An agreement's text on paper: a PDF that a screen reader reads too, to take to a meeting or to send out for signing.</summary>
/// <remarks>
/// Always in Swedish, in which the bodies decide. The same text gives the same bytes; that a text is an exercise stands on every sheet. Its description
/// names the hash that decisions bind to.
/// </remarks>
internal static class PrintedText
{
    /// <param name="address">Where the text stands on the web, for the foot of each sheet.</param>
    public static byte[] Write(ReadableText text, AgreementSettings settings, SiteIdentity site, string address) => In(Language.Swedish, () =>
    {
        var title = text.Text.Title ?? settings.Title;
        return PdfWriter.Write(new TextContent { Title = title, Blocks = OfficeText.Blocks(text.Text, 0) }, new PdfSheet
        {
            Site = "Samsyn",
            Place = site.County,
            Mark = SiteMark.Drawing,
            Kind = $"Version {text.Version.Id}, {Dates.Full(text.Version.On)}",
            RunningHead = $"{title}, version {text.Version.Id}",
            Warning = settings.Demonstration ? "Övningsdata: texten är påhittad" : null,
            Address = address,
            Author = site.RunBy,
            Subject = $"Avtalstext, version {text.Version.Id}. Textens SHA-256: {text.Version.TextSha256}",
            Date = text.Version.On,
        });
    });
}
