using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations;

/// <summary>
/// The round for everybody (remissen): what is asked, of whom, until when, how to answer, and who has. What was said is read when the compilation is published.
/// </summary>
public sealed class RoundPageModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    private readonly Records read = records;

    /// <summary>Null when the agreement has no round.</summary>
    public RoundView? View { get; private set; }

    /// <summary>All rounds of the agreement, to choose between.</summary>
    public IReadOnlyList<Consultation> All { get; private set; } = [];

    public Consultation Round => View!.Consultation;

    public DateOnly Day => Status.AsOf;

    public RoundState State => Round.On(Day);

    public string Title => L("Remiss", "Consultation");

    /// <summary>What was asked at conferences and answered for all to read, by the day.</summary>
    public IReadOnlyList<ConferenceQuestion> Faq => [.. Round.Questions.Where(q => q.InFaq && q.Answer is not null && q.AnsweredOn <= Day)];

    /// <summary>Views that had come by the day when no round was open.</summary>
    public IReadOnlyList<OutsideView> Outside { get; private set; } = [];

    /// <summary>There is something to bring to the next agreement.</summary>
    public bool HasMemory => Outside.Count > 0 || View?.Consultation.Release is { } release && release.On <= Day;

    /// <summary>The page is read as of the day asked for: an answer that came later is not there yet.</summary>
    public IReadOnlyList<(Respondent Respondent, Answer? Answer)> Asked => [.. View!.Round.Respondents.Where(r => !r.Unit || AnswerBy(r) is not null).Select(r => (r, AnswerBy(r)))];

    public int AnsweredCount => Asked.Count(a => a.Answer is not null && !a.Respondent.Unit);

    public int AskedCount => Asked.Count(a => !a.Respondent.Unit);

    public int OpenCount => View!.Round.Counted.Count(a => a.Kind == AnswerKind.Open && a.ReceivedOn <= Day);

    /// <summary>Those of one kind, in the order people look for them.</summary>
    public IEnumerable<IGrouping<string, (Respondent Respondent, Answer? Answer)>> Groups =>
        Asked.OrderBy(a => a.Respondent.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true)).GroupBy(a => a switch
        {
            { Answer: null } when Round.Settings.AnswersElsewhere => L("Tillfrågade", "Asked"),
            { Answer: null } => L("Har inte svarat", "Has not answered"),
            _ => L("Har svarat", "Has answered"),
        });

    public async Task<IActionResult> OnGetAsync(string slug, string? den, string? omgang)
    {
        if (!await Load(slug, den)) return NotFound();
        All = await read.RoundsAlone(Agreement.Id);
        if (omgang is not null && All.All(r => r.Version != omgang)) return NotFound();
        View = await read.Round(texts, Cascade, Day, omgang);
        Outside = [.. (await read.OutsideViews(Agreement.Id)).Where(v => v.ReceivedOn <= Day)];
        return Page();
    }

    private Answer? AnswerBy(Respondent respondent) => View!.Round.Answers.LastOrDefault(a => a.Kind == AnswerKind.Invited && a.From == respondent.Key && a.ReceivedOn <= Day);

    /// <summary>What there is to say of an answer beside the day: late, subject to a board, adopted.</summary>
    public string Detail(Answer answer)
    {
        var words = new List<string> { Dates.Full(answer.ReceivedOn) };
        if (answer.IsLate(Round.ClosesOn())) words.Add(L("efter sista dagen", "after the last day"));
        if (answer.Adopted is null || answer.Adopted.On > Day) words.Add(L("med reservation för nämndens beslut", "subject to the board’s decision"));
        return string.Join(", ", words);
    }

    /// <summary>"onsdag 10 februari 2022 kl. 13.00".</summary>
    public static string When(Conference conference) => Dates.WeekdayFull(conference.On) + (conference.Time is { } time ? L($" kl. {time}", $" at {time}") : "");
}
