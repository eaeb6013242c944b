using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>
/// An answer as a Word file for the own board, and back. Each section is a heading, under it a line <c>Ställningstagande: Tillstyrker</c> and then the
/// words; the board changes what it likes below the line and keeps the headings.
/// </summary>
/// <remarks>Always in Swedish, in which the boards decide.</remarks>
internal static class AnswerDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string StanceLine = "Ställningstagande:";
    private const string Whole = "Hela förslaget";
    private const int MostBytes = 10 * 1024 * 1024;

    public static byte[] Write(RoundView view, string respondent, IEnumerable<AnswerField> fields)
    {
        var said = fields.ToDictionary(f => f.Section, StringComparer.Ordinal);
        return In(Language.Swedish, () =>
        {
            var blocks = new List<TextBlock>
            {
                Paragraph($"{respondent}. Svar på remissen av version {view.Consultation.Version}. Sista dag är {Design.Dates.Full(view.Consultation.ClosesOn())}."),
                Paragraph("Ändra texten under rubrikerna och behåll rubrikerna som de är. Lämna sedan filen på samma sida i Samsyn som den hämtades från. Ställningstagandet är ett av: "
                    + string.Join(", ", Stances.All.Select(s => s.Label())) + "."),
            };
            Add(blocks, 1, null, Whole, said.GetValueOrDefault(""));
            foreach (var section in view.Round.Sections ?? [])
                if (section.Depth == 1 || said.GetValueOrDefault(section.Key) is { IsEmpty: false })
                    Add(blocks, section.Depth == 1 ? 1 : 2, section.Number, section.Heading ?? "", said.GetValueOrDefault(section.Key));
            return DocxWriter.Write(new TextContent { Title = $"Remissvar: {view.Agreement.Settings.Title}", Blocks = blocks });
        });
    }

    private static void Add(List<TextBlock> blocks, int level, string? number, string heading, AnswerField? field)
    {
        blocks.Add(new TextHeading(level, null, [new TextRun(heading.Length == 0 ? $"Punkt {number}" : number is null ? heading : $"{number} {heading}")]));
        blocks.Add(new TextParagraph(null, [new TextRun(StanceLine, Strong: true), new TextRun(" " + (field?.Stance?.Label() ?? ""))]));
        foreach (var paragraph in (field?.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) blocks.Add(Paragraph(paragraph));
    }

    private static TextParagraph Paragraph(string text) => new(null, [new TextRun(text)]);

    /// <summary>What a file says of each section it names.</summary>
    /// <returns>The parts, or everything that stops the file, each with where it is.</returns>
    public static async Task<(IReadOnlyList<AnswerPart> Parts, IReadOnlyList<string> Faults)> Read(RoundView view, IFormFile? file)
    {
        if (file is null || file.Length == 0) return ([], [L("Välj en Word-fil först.", "Choose a Word file first.")]);
        if (file.Length > MostBytes) return ([], [L("Filen är större än 10 MB. Lämna Word-filen utan bilder.", "The file is larger than 10 MB. Hand the Word file in without pictures.")]);
        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(bytes);
        try
        {
            return Parts(view, DocxReader.Read(bytes).Content);
        }
        catch (DocxRefusedException e)
        {
            return ([], [.. e.Faults.Take(10).Select(fault => Wording.Capital(fault.What()) + ": " + fault.Mend() + ".")]);
        }
    }

    private static (IReadOnlyList<AnswerPart> Parts, IReadOnlyList<string> Faults) Parts(RoundView view, TextContent content)
    {
        var (parts, faults) = (new List<AnswerPart>(), new List<string>());
        var names = (view.Round.Sections ?? []).ToDictionary(s => In(Language.Swedish, () => AnswerPage.NameOf(view, s.Key)), s => s.Key, StringComparer.OrdinalIgnoreCase);
        names[Whole] = "";
        string? section = null;
        Stance? stance = null;
        var words = new List<string>();
        foreach (var block in content.Blocks)
        {
            var text = TextOf(block);
            if (block is TextHeading heading)
            {
                End();
                var name = $"{heading.Number} {text}".Trim();
                if (!names.TryGetValue(name, out section)) faults.Add(L($"Rubriken ”{name}” finns inte i förslaget. Skriv rubriken som i filen du hämtade.", $"The heading “{name}” is not in the proposal. Write the heading as in the file you fetched."));
            }
            else if (section is not null && text.StartsWith(StanceLine, StringComparison.OrdinalIgnoreCase))
            {
                var said = text[StanceLine.Length..].Trim().TrimEnd('.');
                stance = said.Length == 0 ? null : In(Language.Swedish, () => Stances.All.Where(s => string.Equals(s.Label(), said, StringComparison.OrdinalIgnoreCase)).Select(s => (Stance?)s).FirstOrDefault());
                if (said.Length > 0 && stance is null) faults.Add(L($"”{said}” är inget ställningstagande. Skriv ett av dem som står överst i filen.", $"“{said}” is no stance. Write one of those at the top of the file."));
                else if (stance is { } known && !known.Fits(section.Length == 0)) faults.Add(new ConsultationRefusal.StanceDoesNotFit(known, section).Sentence());
            }
            else if (section is not null && text.Length > 0) words.Add(text);
        }

        End();
        if (parts.Count == 0 && faults.Count == 0) faults.Add(L("Filen har ingen av förslagets rubriker. Lämna filen du hämtade här på sidan, med nämndens ändringar.", "The file has none of the proposal’s headings. Hand in the file you fetched on this page, with the board’s changes."));
        return (parts, faults);

        void End()
        {
            if (section is not null)
            {
                var text = AnswerText.Clean(string.Join("\n\n", words));
                if (parts.Exists(p => p.Section == section)) faults.Add(new ConsultationRefusal.SectionTwice(section).Sentence());
                else if (text.Length > AnswerPart.MaxText) faults.Add(new ConsultationRefusal.TextTooLong(section, text.Length).Sentence());
                else parts.Add(new AnswerPart(section, null, stance, text));
            }

            (section, stance) = (null, null);
            words.Clear();
        }
    }

    private static string TextOf(TextBlock block) => block switch
    {
        TextHeading heading => string.Concat(heading.Runs.Select(r => r.Text)).Trim(),
        TextParagraph paragraph => (paragraph.Number is { } number ? number + " " : "") + string.Concat(paragraph.Runs.Select(r => r.Text)).Trim(),
        TextListItem item => (item.Marker ?? "–") + " " + string.Concat(item.Runs.Select(r => r.Text)).Trim(),
        TextTable table => string.Join('\n', table.Rows.Select(row => string.Join(" | ", row.Select(cell => string.Concat(cell.Runs.Select(r => r.Text)).Trim())))),
        _ => "",
    };
}
