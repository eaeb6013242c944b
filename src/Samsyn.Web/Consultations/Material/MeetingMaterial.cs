using System.Globalization;
using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Consultations.Memory;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Material;

/// <summary>
/// What a body needs at its meeting (underlag till sammanträde), as one Word file: what its own principal said and what became of it, what changed in the
/// text since the round, the final text, and the whole compilation. Dated, and with the hash that a decision binds to.
/// </summary>
/// <remarks>Always in Swedish, in which the bodies decide. The same data give the same bytes, so the file's own SHA-256 can be minuted.</remarks>
internal static class MeetingMaterial
{
    public static byte[] Write(RoundView view, Body body) => In(Language.Swedish, () =>
    {
        var (agreement, round) = (view.Agreement, view.Consultation);
        var final = view.After ?? view.Text;
        var rows = CompilationRows.Of(view).ToList();
        var blocks = new List<TextBlock>();
        if (agreement.Settings.Demonstration) blocks.Add(Paragraph("Övningsdata: texten, svaren och besluten är påhittade.", strong: true));
        blocks.Add(Paragraph($"{NameOf(body)}. Underlag daterat {Dates.Full(DayOf(view))}."));
        blocks.Add(Paragraph($"Remissen av version {round.Version} pågick {Dates.Range(round.Settings.Opens, round.ClosesOn())}. Sammanställningen publicerades {Dates.Full(round.Release!.On)}."));
        if (round.Release.Unanswered > 0) blocks.Add(Paragraph($"{round.Release.Unanswered} synpunkter hade då inget bemötande. Skäl: {round.Release.Reason}"));
        blocks.Add(Paragraph(view.After is { } after
            ? $"Det slutliga förslaget är version {after.Version.Id}. SHA-256 för dess text: {after.Version.Sha256}. Beslutet binder till den texten."
            : "Ingen ny version är publicerad efter remissen. Texten är den som skickades ut."));
        if (body.Of is { } principal) Own(blocks, view, principal, rows);
        Changed(blocks, view);
        Compiled(blocks, view, rows);
        if (final is not null) Text(blocks, final);
        return DocxWriter.Write(new TextContent { Title = $"Underlag: {agreement.Settings.Title}", Blocks = blocks });
    });

    /// <summary>The day the material is of: the last of what it holds.</summary>
    public static DateOnly DayOf(RoundView view) => view.After is { } after && after.Version.On > view.Consultation.Release!.On ? after.Version.On : view.Consultation.Release!.On;

    public static string NameOf(Body body) => body.Of is { } of && !body.Name.Contains(of.Name, StringComparison.Ordinal) ? $"{body.Name}, {of.Name}" : body.Name;

    private static void Own(List<TextBlock> blocks, RoundView view, Principal principal, List<CompilationRow> rows)
    {
        blocks.Add(Heading(1, $"Det här sa {principal.Name}, så här blev det"));
        var own = rows.Where(r => r.Answer.Kind == AnswerKind.Invited && view.Round.Find(r.Answer.From) is { } who && (who.Principal == principal.Id || who.Speaks.Any(p => p.Id == principal.Id))).ToList();
        if (own.Count == 0) blocks.Add(Paragraph("Huvudmannen har inte svarat på remissen."));
        foreach (var row in own)
        {
            blocks.Add(Heading(2, NameOf(view, row.Section) + (row.Answer.From == principal.Id.Value ? "" : $", svar från {row.Respondent}")));
            Row(blocks, row, withName: false);
        }
    }

    private static void Changed(List<TextBlock> blocks, RoundView view)
    {
        if (view is not { Text: { } sent, After: { } after }) return;
        blocks.Add(Heading(1, $"Det här har ändrats sedan remissen (version {sent.Version.Id} till {after.Version.Id})"));
        var changes = TextComparison.Between(sent.Text, after.Text, sent.Ids, after.Ids).Clauses.Where(c => c.Change != ClauseChange.None).ToList();
        if (changes.Count == 0) blocks.Add(Paragraph("Inget har ändrats."));
        else blocks.Add(Paragraph("Tillagda ord står i fetstil inom [+ +] och strukna inom [– –]."));
        foreach (var change in changes)
        {
            var clause = change.New ?? change.Old;
            blocks.Add(Heading(2, clause is null ? "Inledning" : clause.Heading is { } heading ? $"{clause.Number} {heading}".Trim() : $"Punkt {clause.Number}"));
            if (change.New is null) blocks.Add(Paragraph("Punkten är struken."));
            else if (change.Old is null) blocks.Add(Paragraph("Punkten är ny."));
            else if (change.Running.Count == 0 || change.Running.All(r => r.Kind == WordsKind.Kept)) blocks.Add(Paragraph("Orden är desamma. Punkten har flyttats eller fått ett annat nummer."));
            var runs = new List<TextRun>();
            foreach (var words in change.Running)
            {
                if (words.BreaksBefore && runs.Count > 0)
                {
                    blocks.Add(new TextParagraph(null, runs));
                    runs = [];
                }

                var text = words.BreaksBefore || runs.Count == 0 ? words.Text.TrimStart() : words.Text;
                if (text.Length == 0) continue;
                var space = text.Length - text.TrimStart().Length;
                runs.Add(words.Kind switch
                {
                    WordsKind.Gone => new TextRun($"{text[..space]}[–{text[space..]}–]"),
                    WordsKind.New => new TextRun($"{text[..space]}[+{text[space..]}+]", Strong: true),
                    _ => new TextRun(text),
                });
            }

            if (runs.Count > 0) blocks.Add(new TextParagraph(null, runs));
        }
    }

    private static void Compiled(List<TextBlock> blocks, RoundView view, List<CompilationRow> rows)
    {
        blocks.Add(Heading(1, "Sammanställning av remissen"));
        var counts = new List<IReadOnlyList<TextCell>> { Cells("Avsnitt", "Inbjudna svar", "Öppna svar") };
        foreach (var section in view.Compilation.Sections) counts.Add(Cells(NameOf(view, section.Key), Words(section.Invited), Words(section.Open)));
        if (counts.Count > 1) blocks.Add(new TextTable(1, counts));
        foreach (var section in view.Compilation.Sections.Where(s => rows.Exists(r => r.Section == s.Key && r.Text.Length > 0)))
        {
            blocks.Add(Heading(2, NameOf(view, section.Key)));
            foreach (var row in rows.Where(r => r.Section == section.Key && r.Text.Length > 0)) Row(blocks, row, withName: true);
        }

        if (view.Compilation.Silent is { Count: > 0 } silent)
        {
            blocks.Add(Heading(2, "Har inte svarat"));
            blocks.Add(Paragraph(string.Join(", ", silent.Select(s => s.Name)) + "."));
        }
    }

    private static void Text(List<TextBlock> blocks, ReadableText text)
    {
        blocks.Add(Heading(1, $"Texten, version {text.Version.Id}"));
        blocks.AddRange(OfficeText.Blocks(text.Text, below: 1));
    }

    private static void Row(List<TextBlock> blocks, CompilationRow row, bool withName)
    {
        var said = row.Stance is { } stance ? stance.Label() + "." : "";
        List<TextRun> runs = [];
        if (withName) runs.Add(new TextRun(row.Respondent + (said.Length > 0 ? $", {row.Stance!.Value.Label().ToLowerInvariant()}: " : ": "), Strong: true));
        else if (said.Length > 0) runs.Add(new TextRun(said + " ", Strong: true));
        if (row.Text.Length > 0) runs.Add(new TextRun(row.Text));
        blocks.Add(new TextParagraph(null, runs));
        if (row.Text.Length == 0) return;
        blocks.Add(row.Disposition is { } disposition
            ? new TextParagraph(null, [new TextRun($"Bemötande: {disposition.Label()}. ", Strong: true), new TextRun(row.Reason + (row.Change is { } change ? $" Ändring: {change}." : ""))])
            : Paragraph("Inget bemötande ännu."));
    }

    private static string Words(IReadOnlyDictionary<Stance, StanceCount> counts) => counts.Count == 0 ? "–" : CompilationPageModel.InWords(counts);

    private static string NameOf(RoundView view, string section) => Answering.AnswerPage.NameOf(view, section);

    private static TextHeading Heading(int level, string text) => new(level, null, [new TextRun(text)]);

    private static TextParagraph Paragraph(string text, bool strong = false) => new(null, [new TextRun(text, strong)]);

    private static IReadOnlyList<TextCell> Cells(params string[] texts) => [.. texts.Select(t => new TextCell([new TextRun(t)]))];
}

/// <summary>The brief before a renewal as a Word file.</summary>
internal static class MemoryDocument
{
    public static byte[] Write(string title, bool exercise, DateOnly day, RoundMemory memory) => In(Language.Swedish, () =>
    {
        List<TextBlock> blocks = [];
        if (exercise) blocks.Add(new TextParagraph(null, [new TextRun("Övningsdata: texten, svaren och besluten är påhittade.", Strong: true)]));
        blocks.Add(new TextParagraph(null, [new TextRun($"Som det stod {Dates.Full(day)}. {string.Join(", ", MemoryPageModel.Kinds.Where(k => memory.Count(k.Kind) > 0).Select(k => string.Create(CultureInfo.InvariantCulture, $"{memory.Count(k.Kind)} {MemoryPageModel.Label(k.Kind).ToLowerInvariant()}")))}.")]));
        foreach (var section in memory.BySection)
        {
            blocks.Add(new TextHeading(1, null, [new TextRun(memory.NameOf(section.Key))]));
            foreach (var item in section)
            {
                blocks.Add(new TextParagraph(null, [new TextRun($"{MemoryPageModel.One(item.Kind)}. {item.Who}, {Dates.Full(item.On)}: ", Strong: true), new TextRun(item.Text)]));
                blocks.Add(new TextParagraph(null, [new TextRun($"{item.Became}. ", Strong: true), new TextRun(item.Reason ?? "")]));
            }
        }

        return DocxWriter.Write(new TextContent { Title = $"Att ta med till nästa avtal: {title}", Blocks = blocks });
    });
}
