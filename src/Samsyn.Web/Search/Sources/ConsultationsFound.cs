using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Design;

namespace Samsyn.Web.Search;

/// <summary>
/// Consultation rounds as everybody sees them: when and about what, the questions answered in public, and – when the compilation is published – every answer with what became of
/// its remarks, in the words that may be shown.
/// </summary>
/// <remarks>Before it is published nothing of any answer is here. The rows are those of the compilation's own page (<see cref="CompilationRows"/>), so what is redacted there is redacted here.</remarks>
internal static class ConsultationsFound
{
    public static async ValueTask<IReadOnlyList<Searchable>> Of(SearchedAgreement found)
    {
        var rounds = await found.Reading.Records.AllRounds(found.Cascade);
        return rounds.Count == 0 ? [] : Languages.In<IReadOnlyList<Searchable>>(Language.Swedish, () => [.. rounds.SelectMany(round => Round(found, round))]);
    }

    private static IEnumerable<Searchable> Round(SearchedAgreement found, RoundView view)
    {
        var (round, settings, day) = (view.Consultation, view.Consultation.Settings, found.Status.AsOf);
        var open = round.On(day) == RoundState.Open;
        var query = $"?omgang={Uri.EscapeDataString(round.Version)}";
        string?[] text =
        [
            round.Sentence(day), open ? $"Remissen stänger {Dates.Full(round.ClosesOn())}." : null, settings.OpenToAll ? "Vem som helst får svara." : null, settings.Case is { } dnr ? $"Diarienummer {dnr}." : null,
            settings.Conferences.Count > 0 ? "Remisskonferenser: " + string.Join(" ", settings.Conferences.Select(c => $"{c.Title}, {Dates.Full(c.On)}. {c.Programme} {c.RecordingText}".Trim())) : null,
            settings.Background.Count > 0 ? "Utredningar och rapporter: " + string.Join(", ", settings.Background.Select(d => d.Title)) + "." : null,
            settings.Anchoring.Count > 0 ? "Förankring: " + string.Join(" ", settings.Anchoring.Select(a => $"{a.Where}. {a.Changed}".Trim())) : null,
            "Remissinstanser: " + string.Join(", ", view.Round.Respondents.Where(r => !r.Unit).Select(r => r.Name)) + ".",
        ];
        yield return found.Own(new Searchable(SearchKind.Consultation, round.Version, $"~/avtal/{found.Slug}/remiss{query}", $"Remiss om {found.Title}, version {round.Version}", string.Join(" ", text.OfType<string>())) { On = settings.Opens, Standing = open ? Standing.Current : Standing.None });
        foreach (var question in round.Questions.Where(q => q.InFaq && q.Answer is not null && q.AnsweredOn <= day))
            yield return found.Own(new Searchable(SearchKind.Faq, $"{round.Version} {Dates.Iso(question.AskedOn)} {question.Text}", $"~/avtal/{found.Slug}/remiss{query}#fragor", question.Text, question.Answer!) { On = question.AnsweredOn });
        if (round.Release is not { } release) yield break;
        yield return found.Own(new Searchable(
            SearchKind.Consultation, round.Version + " sammanställning", $"~/avtal/{found.Slug}/remiss/sammanstallning{query}", $"Sammanställning av remissvar, {found.Title}",
            $"Sammanställningen publicerades {Dates.Full(release.On)}. {view.Round.Counted.Count()} remissvar och {view.Compilation.Remarks.Count} synpunkter. {release.Reason}".Trim()) { On = release.On });
        foreach (var answer in CompilationRows.Of(view).GroupBy(row => row.Answer.Number))
        {
            var first = answer.First();
            var words = answer.Select(row => string.Join(" ", new[]
            {
                row.Section.Length == 0 ? null : $"Punkt {row.Section}:", row.Stance is { } stance ? stance.Label() + "." : null, row.Text.Length > 0 ? $"Synpunkt: {row.Text}" : null,
                row.Disposition is { } disposition ? $"Bemötande: {disposition.Label()}." : null, row.Reason.Length > 0 ? row.Reason : null,
            }.OfType<string>()));
            yield return found.Own(new Searchable(SearchKind.Answer, $"{round.Version} {answer.Key}", $"~/avtal/{found.Slug}/remiss/svar/{answer.Key}{query}", $"Remissvar från {first.Respondent}", string.Join("\n", words))
            {
                On = first.Received,
                Principal = first.Kind == AnswerKind.Invited && view.Round.Find(first.Answer.From) is { Speaks: [var one] } ? one.Id.Value : null,
            });
        }
    }
}
