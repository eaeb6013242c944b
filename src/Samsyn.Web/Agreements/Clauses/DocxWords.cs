using Samsyn.Documents.Docx;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>The sentences for why a Word file is refused, and for what was left out of one.</summary>
public static class DocxWords
{
    /// <summary>What is wrong, with where: "stycke 12, under ”4 Takvolymer”: ändringen … är inte godkänd eller avvisad".</summary>
    public static string What(this DocxFault fault)
    {
        var what = fault.Kind switch
        {
            DocxFaultKind.NotDocx => L("filen är ingen Word-fil (docx), eller är skadad", "the file is not a Word file (docx), or is damaged"),
            DocxFaultKind.Encrypted => L("filen är låst med lösenord", "the file is locked with a password"),
            DocxFaultKind.TooLarge => L("filen är större än en avtalstext kan vara", "the file is larger than an agreement’s text can be"),
            DocxFaultKind.Macros => L("filen innehåller makron eller kontroller som körs", "the file holds macros or controls that run"),
            DocxFaultKind.ExternalLink => L("filen hämtar innehåll från en annan plats", "the file fetches content from somewhere else"),
            DocxFaultKind.EmbeddedObject => L("en annan fil är inbäddad i dokumentet", "another file is embedded in the document"),
            DocxFaultKind.TrackedChange => L("en spårad ändring är varken godkänd eller avvisad", "a tracked change is neither accepted nor rejected"),
            DocxFaultKind.Comment => L("det finns en kommentar", "there is a comment"),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "No sentence for this fault."),
        };
        var where = fault.Paragraph is { } number ? L($"stycke {number}", $"paragraph {number}") + (fault.Near is { } near ? L($", under ”{near}”", $", under “{near}”") : "") + ": " : "";
        return where + what + (fault.Excerpt is { } excerpt ? $" (”{excerpt}”)" : "") + (string.IsNullOrEmpty(fault.Detail) || fault.Kind is DocxFaultKind.NotDocx ? "" : $" [{fault.Detail}]");
    }

    /// <summary>How to mend it.</summary>
    public static string Mend(this DocxFault fault) => fault.Kind switch
    {
        DocxFaultKind.NotDocx => L("öppna den i Word eller LibreOffice och spara den som .docx", "open it in Word or LibreOffice and save it as .docx"),
        DocxFaultKind.Encrypted => L("spara en kopia utan lösenord", "save a copy without a password"),
        DocxFaultKind.TooLarge => L("ta bort bilder, eller dela upp texten", "remove pictures, or divide the text"),
        DocxFaultKind.Macros => L("spara dokumentet som .docx utan makron", "save the document as .docx without macros"),
        DocxFaultKind.ExternalLink => L("infoga innehållet i dokumentet i stället för att länka det", "insert the content in the document instead of linking it"),
        DocxFaultKind.EmbeddedObject => L("klistra in innehållet som text eller tabell", "paste the content as text or as a table"),
        DocxFaultKind.TrackedChange => L("godkänn eller avvisa alla ändringar under Granska", "accept or reject all changes under Review"),
        DocxFaultKind.Comment => L("ta bort kommentarerna under Granska; spara dem för er själva om de behövs", "delete the comments under Review; keep them for yourselves if they are needed"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "No sentence for this fault."),
    };

    /// <summary>What did not come along, or came in another form.</summary>
    public static string Sentence(this DocxNotice notice)
    {
        var what = notice.Kind switch
        {
            DocxNoticeKind.Image => L("en bild är utelämnad", "a picture is left out"),
            DocxNoticeKind.TextBox => L("en textruta blev ett eget stycke", "a text box became a paragraph of its own"),
            DocxNoticeKind.Footnote => L("en fotnot står inom hakparentes i texten", "a footnote stands in brackets in the text"),
            DocxNoticeKind.HeaderOrFooter => L("sidhuvud och sidfot är utelämnade", "headers and footers are left out"),
            DocxNoticeKind.Equation => L("en formel blev vanlig text", "a formula became plain text"),
            DocxNoticeKind.Contents => L("innehållsförteckningen är utelämnad: texten får en egen", "the table of contents is left out: the text gets its own"),
            DocxNoticeKind.HiddenText => L("dold text är med", "hidden text is included"),
            DocxNoticeKind.MissingNumbering => L("ett stycke hänvisar till en numrering som saknas i filen", "a paragraph refers to a numbering that the file lacks"),
            DocxNoticeKind.NestedTable => L("en tabell i en tabell blev text i sin cell", "a table within a table became text in its cell"),
            DocxNoticeKind.Link => L("en länk som inte går till webben eller e-post är utelämnad", "a link that goes neither to the web nor to e-mail is left out"),
            DocxNoticeKind.Symbol => L("ett tecken ur ett symbolteckensnitt är utelämnat", "a sign from a symbol font is left out"),
            DocxNoticeKind.Template => L("dokumentmallen följer inte med", "the document template does not come along"),
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "No sentence for this notice."),
        };
        var where = notice.Paragraph is { } number ? L($"Stycke {number}: ", $"Paragraph {number}: ") : "";
        return (where.Length > 0 ? where + what : char.ToUpperInvariant(what[0]) + what[1..]) + (string.IsNullOrEmpty(notice.Detail) ? "." : $" ({notice.Detail}).");
    }
}
