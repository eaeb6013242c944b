using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>För hur länge gäller det? How each day of the term came to be, who has given notice and what it does, and the agreements it hangs together with.</summary>
/// <remarks>Source: R07, R08; DOMAIN.md 19, 32, 57-62.</remarks>
public sealed class TermPageModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    private readonly Records _records = records;

    public TermAccount Account { get; private set; } = null!;

    public IReadOnlyList<FamilyAlarm> Alarms { get; private set; } = [];

    /// <summary>The copies of a bilateral agreement, in Swedish order of the municipalities.</summary>
    public IReadOnlyList<Counterpart> Counterparts { get; private set; } = [];

    /// <summary>It has ended and is applied all the same.</summary>
    public TermChange? Applied { get; private set; }

    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    public string Title => L("För hur länge gäller det?", "For how long does it apply?");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        var all = (await _records.Cascades()).ToList();
        Titles = all.ToDictionary(c => c.Agreement.Slug, c => c.Agreement.Settings.Title, StringComparer.Ordinal);
        Account = TermAccount.Of(Agreement, Status.AsOf, Status.KnownAt);
        Alarms = FamilyAlarms.Of(Cascade, all, Status.AsOf, Status.KnownAt);
        Applied = TermStatus.AppliedAfterEnd(Agreement, Status.AsOf, Status.KnownAt);
        Counterparts = [.. Counterpart.Of(Status).OrderBy(c => c.Party.Party.Name, SwedishOrder)];
        return Page();
    }

    private static readonly StringComparer SwedishOrder = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), false);

    /// <summary>"31 av 49 gäller. 2 slutar 31 december 2027.": the finding before the table.</summary>
    public string CounterpartsSentence
    {
        get
        {
            var count = Counterparts.CountBy(c => c.State).ToDictionary(pair => pair.Key, pair => pair.Value);
            int Of(CounterpartState state) => count.GetValueOrDefault(state);
            var apply = Of(CounterpartState.InForce) + Of(CounterpartState.Ending);
            List<string> parts = [L($"{apply} av {Counterparts.Count} gäller", $"{apply} of {Counterparts.Count} are in force")];
            if (Of(CounterpartState.Awaits) is > 0 and var awaits) parts.Add(L($"{awaits} är {(awaits == 1 ? "klart" : "klara")} och börjar gälla senare", $"{awaits} {(awaits == 1 ? "is" : "are")} agreed and {(awaits == 1 ? "begins" : "begin")} later"));
            if (Of(CounterpartState.Ending) is > 0 and var ending) parts.Add(L($"{ending} är {(ending == 1 ? "uppsagt" : "uppsagda")}", $"{ending} {(ending == 1 ? "has" : "have")} been given notice of"));
            if (Of(CounterpartState.Expired) is > 0 and var expired) parts.Add(L($"{expired} har slutat gälla", $"{expired} have ended"));
            if (Of(CounterpartState.NotDecided) is > 0 and var open) parts.Add(L($"{open} har inte blivit av", $"{open} {(open == 1 ? "has" : "have")} not come about"));
            return string.Join(". ", parts) + ".";
        }
    }

    /// <summary>"Gäller", "Uppsagt", with what it rests on.</summary>
    public static string Sentence(Counterpart counterpart) => counterpart.State switch
    {
        CounterpartState.NotDecided when counterpart.Party.State == PartyState.Rejected => L("Kommunen har sagt nej", "The municipality has said no"),
        CounterpartState.NotDecided => L("Inget beslut av båda ännu", "Not decided by both yet"),
        CounterpartState.Awaits => L("Klart, har inte börjat gälla", "Agreed, not begun"),
        CounterpartState.InForce => counterpart.Stated ? L("Gäller, enligt källan", "In force, by the source") : L("Gäller", "In force"),
        CounterpartState.Ending => L($"Uppsagt {Dates.Full(counterpart.Notice!.On)}", $"Notice given {Dates.Full(counterpart.Notice!.On)}"),
        CounterpartState.Expired => counterpart.Notice is { } notice ? L($"Har slutat gälla, uppsagt {Dates.Full(notice.On)}", $"Has ended, notice given {Dates.Full(notice.On)}") : L("Har slutat gälla", "Has ended"),
        _ => throw new ArgumentOutOfRangeException(nameof(counterpart), counterpart.State, "No sentence for this state."),
    };

    /// <summary>Somebody has said how long the parties need.</summary>
    public bool ShowsLead => Settings.Term.LeadMonths is not null || Settings.Term.LeadTimes.Count > 0;

    /// <summary>When the municipality itself should begin, for its assembly to decide about a notice in time.</summary>
    public DateOnly? BeginsBy(Counterpart counterpart) => Settings.Term.BeginsBy(counterpart.Party.Party.Id, counterpart.Term.LastNoticeDay);

    /// <summary>A step in a sentence.</summary>
    public IHtmlContent Sentence(TermStep step) => step switch
    {
        TermStep.Begins => Markup.Of($"{L("Avtalet börjar gälla.", "The agreement begins to apply.")}"),
        TermStep.Ends => Markup.Of($"{L("Avtalets sista dag.", "The agreement’s last day.")}"),
        TermStep.Extended e => Markup.Of(
            $"{L($"Förlängt till och med {Dates.Full(e.Until)}", $"Extended until {Dates.Full(e.Until)}")}{(e.By.Count > 0 ? Markup.Of($" {L("av", "by")} {Names(e.By)}") : Markup.Nothing)}.{(e.Lacking.Count > 0 ? Markup.Of($" {L("Enligt avtalet skulle också", "By the agreement also")} {Names(e.Lacking)} {L("vara med.", "should take part.")}") : Markup.Nothing)}{(e.Holds ? "" : L(" En senare förlängning gäller i stället.", " A later extension applies instead."))}{(e.Source is { } source ? Markup.Of($" {L("Källa:", "Source:")} {Markup.Data(source)}.") : Markup.Nothing)}"),
        TermStep.Renewed r => Markup.Of($"{L($"Förlängdes av sig självt med {Months(r.Months)}, till och med {Dates.Full(r.Until)}, eftersom ingen hade sagt upp det senast {Dates.Full(r.NoNoticeBy)}.", $"Renewed by itself for {Months(r.Months)}, until {Dates.Full(r.Until)}, since nobody had given notice by {Dates.Full(r.NoNoticeBy)}.")}"),
        TermStep.Notice n => Markup.Of($"{Names(n.By)} {L("sade upp avtalet.", "gave notice.")} {Effect(n)}"),
        TermStep.LastNoticeDay l => Markup.Of($"{L($"Sista dagen att säga upp: {Months(l.Months)} före {Dates.Full(l.Until)}. Kortare månader räknas till sin sista dag.", $"Last day to give notice: {Months(l.Months)} before {Dates.Full(l.Until)}. A shorter month counts to its last day.")}"),
        TermStep.BeginBy b => Markup.Of($"{L($"Börja senast här för att hinna: era egna organ behöver {Months(b.Months)} före {Dates.Full(b.NoticeBy)}.", $"Begin here at the latest to be in time: your own bodies need {Months(b.Months)} before {Dates.Full(b.NoticeBy)}.")}"),
        TermStep.Applied a => Markup.Of($"{L("Avtalet hade gått ut men tillämpades fortfarande", "The agreement had ended but was still applied")}{(a.Until is { } until ? L($", till och med {Dates.Full(until)}", $", until {Dates.Full(until)}") : "")}{(a.By.Count > 0 ? Markup.Of($", {L("enligt", "as told by")} {Names(a.By)}") : Markup.Nothing)}.{(a.Source is { } source ? Markup.Of($" {L("Källa:", "Source:")} {Markup.Data(source)}.") : Markup.Nothing)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No sentence for this step."),
    };

    private static string Effect(TermStep.Notice notice) => notice.Effect switch
    {
        NoticeEffect.TooLate => L($"Det var efter den sista dagen, {Dates.Full(notice.LastDay ?? notice.Day)}, och ändrar inte när avtalet slutar.", $"It was after the last day, {Dates.Full(notice.LastDay ?? notice.Day)}, and does not change when the agreement ends."),
        NoticeEffect.StopsRenewalForAll => L($"Avtalet förlängs inte utan slutar {Dates.Full(notice.Until!.Value)} för alla.", $"The agreement is not renewed and ends on {Dates.Full(notice.Until!.Value)} for all."),
        NoticeEffect.StopsOwnRenewal => L($"Partens eget avtal slutar {Dates.Full(notice.Until!.Value)}. De andras fortsätter.", $"The party’s own agreement ends on {Dates.Full(notice.Until!.Value)}. Those of the others go on."),
        NoticeEffect.EndsAsStated => L($"Avtalet slutar {Dates.Full(notice.Until!.Value)}, som det ändå hade gjort.", $"The agreement ends on {Dates.Full(notice.Until!.Value)}, as it would have anyway."),
        _ => L("När avtalet slutar är inte känt.", "When the agreement ends is not known."),
    };

    private static string Months(int months) => months % 12 == 0
        ? L($"{months / 12} år", months == 12 ? "1 year" : $"{months / 12} years")
        : L($"{months} {(months == 1 ? "månad" : "månader")}", $"{months} {(months == 1 ? "month" : "months")}");

    /// <summary>Names of bodies and principals, as the register has them.</summary>
    private IHtmlContent Names(IReadOnlyList<string> names) => Markup.Data(string.Join(L(" och ", " and "), names.Select(name =>
        PrincipalId.IsValid(name) && Cascade.County.Find(new PrincipalId(name)) is { } principal ? principal.Name
        : BodyId.IsValid(name) && Cascade.County.TryFind(new BodyId(name), out var body) ? body.Name : name)));

    /// <summary>An alarm in a sentence.</summary>
    public IHtmlContent Sentence(FamilyAlarm alarm) => FamilyAlarms.Sentence(alarm, slug => Titles.GetValueOrDefault(slug, slug));
}
