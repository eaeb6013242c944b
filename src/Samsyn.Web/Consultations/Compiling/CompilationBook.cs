using Samsyn.Documents.Xlsx;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;

namespace Samsyn.Web.Consultations.Compiling;

/// <summary>The compilation as a workbook (sammanställning, XLSX): the sheets <em>Svar</em>, <em>Per avsnitt</em>, <em>Ej svarat</em> and <em>Om</em>. Source: CONTRACT.md C4.</summary>
/// <remarks>In Swedish whoever fetches it: it is one document, which bodies refer to.</remarks>
public static class CompilationBook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes it row by row; an answer's words are never a formula.</summary>
    /// <param name="compiledAt">UTC.</param>
    public static void Write(Stream to, RoundView view, DateTime compiledAt)
    {
        using var book = new XlsxWriter(to, $"Sammanställning av remissvar: {view.Agreement.Settings.Title}", compiledAt, Languages.In(Language.Swedish, Sheets));
        Languages.In(Language.Swedish, () =>
        {
            Answers(book, view);
            Sections(book, view);
            Silent(book, view);
            About(book, view, compiledAt);
            return true;
        });
        book.Finish();
    }

    private static IReadOnlyList<XlsxSheet> Sheets()
    {
        XlsxColumn[] answers =
        [
            new("", XlsxKind.Text, 28), new("", XlsxKind.Text, 12), new("", XlsxKind.Text, 22), new("", XlsxKind.Day, 12), new("", XlsxKind.Day, 12), new("", XlsxKind.Text, 6), new("", XlsxKind.Text, 16), new("", XlsxKind.Text, 26), new("", XlsxKind.Wrapped, 70),
            new("", XlsxKind.Text, 22), new("", XlsxKind.Wrapped, 50), new("", XlsxKind.Text, 12), new("", XlsxKind.Text, 10),
        ];
        return
        [
            new("Svar", [.. answers.Select((column, i) => column with { Heading = CompilationRows.Headings[i] })]),
            new("Per avsnitt", [new("Avsnitt", XlsxKind.Text, 16), new("Rubrik", XlsxKind.Text, 40), new("Ställningstagande", XlsxKind.Text, 28), new("Inbjudna", XlsxKind.Number, 12), new("Inbjudna, gemensamma utkast en gång", XlsxKind.Number, 20), new("Öppna svar", XlsxKind.Number, 12), new("Öppna svar, gemensamma utkast en gång", XlsxKind.Number, 20)]),
            new("Ej svarat", [new("Remissinstans", XlsxKind.Text, 32), new("Typ", XlsxKind.Text, 20)]),
            new("Om", [new("Uppgift", XlsxKind.Text, 30), new("Värde", XlsxKind.Wrapped, 80)]),
        ];
    }

    private static void Answers(XlsxWriter book, RoundView view)
    {
        book.Begin(0);
        var row = new XlsxCell[13];
        foreach (var r in CompilationRows.Of(view))
        {
            row[0] = XlsxCell.Text(r.Respondent);
            row[1] = XlsxCell.Text(r.Kind.Label());
            row[2] = XlsxCell.Text(r.AdoptedBy);
            row[3] = r.AdoptedOn is { } adopted ? XlsxCell.Day(adopted) : XlsxCell.Empty;
            row[4] = XlsxCell.Day(r.Received);
            row[5] = XlsxCell.Text(r.Late ? "Ja" : null);
            row[6] = XlsxCell.Text(r.SectionName);
            row[7] = XlsxCell.Text(r.Stance?.Label());
            row[8] = XlsxCell.Text(r.Text);
            row[9] = XlsxCell.Text(r.Disposition?.Label());
            row[10] = XlsxCell.Text(r.Reason);
            row[11] = XlsxCell.Text(r.Change?.ToString());
            row[12] = XlsxCell.Text(r.Version);
            book.Row(row);
        }
    }

    private static void Sections(XlsxWriter book, RoundView view)
    {
        book.Begin(1);
        foreach (var section in view.Compilation.Sections)
            foreach (var stance in Stances.All.Where(s => s.Fits(section.IsWhole)))
            {
                var (invited, open) = (section.Invited.GetValueOrDefault(stance), section.Open.GetValueOrDefault(stance));
                book.Row([XlsxCell.Text(CompilationRows.SectionName(section.Key)), XlsxCell.Text(section.Section?.Heading), XlsxCell.Text(stance.Label()), XlsxCell.Number(invited.Answers), XlsxCell.Number(invited.Origins), XlsxCell.Number(open.Answers), XlsxCell.Number(open.Origins)]);
            }
    }

    private static void Silent(XlsxWriter book, RoundView view)
    {
        book.Begin(2);
        foreach (var silent in view.Compilation.Silent) book.Row([XlsxCell.Text(silent.Name), XlsxCell.Text(TypeOf(silent, view.Cascade.County))]);
    }

    private static string TypeOf(Respondent respondent, County county) =>
        respondent.Principal is { } id ? county.Find(id)?.Type == PrincipalType.Region ? "Region" : "Kommun" : respondent.Consultee.Federation is not null ? "Kommunalförbund" : "Annan";

    private static void About(XlsxWriter book, RoundView view, DateTime compiledAt)
    {
        book.Begin(3);
        void Row(string term, string value) => book.Row([XlsxCell.Text(term), XlsxCell.Text(value)]);
        var (round, settings) = (view.Consultation, view.Agreement.Settings);
        if (settings.Demonstration) Row("Övningsdata", "Svaren i den här filen är påhittade. Ingen har svarat så.");
        Row("Avtal", settings.Title);
        Row("Version", round.Version);
        Row("Remisstid", $"{Dates.Iso(round.Settings.Opens)} till {Dates.Iso(round.ClosesOn())}, båda dagarna ingår");
        Row("Sammanställd", Dates.Instant(compiledAt));
        Row("Publicerad", round.Release is { } release ? Dates.Iso(release.On) + (release.Unanswered > 0 ? $", med {release.Unanswered} synpunkter utan bemötande. Skäl: {release.Reason}" : "") : "Nej, arbetet pågår");
        Row("Svar från inbjudna", Numbers.Whole(view.Round.Counted.Count(a => a.Kind == AnswerKind.Invited)));
        Row("Öppna svar", Numbers.Whole(view.Round.Counted.Count(a => a.Kind == AnswerKind.Open)));
        Row("Svar efter sista dagen", Numbers.Whole(view.Round.Counted.Count(view.Round.IsLate)));
        Row("Gemensamma utkast", "Svar som bygger på samma utkast räknas en gång i kolumnerna ”gemensamma utkast en gång” på bladet Per avsnitt.");
        Row("Licens", "CC0 1.0, fri att använda");
    }
}
