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

    /// <summary>The generations of the agreement, the oldest first, each with its term.</summary>
    public IReadOnlyList<(Agreement Agreement, TermStatus Term)> Generations { get; private set; } = [];

    /// <summary>The agreement above, and those that stand beside it below that one or below itself.</summary>
    public IReadOnlyList<Agreement> Family { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    public string Title => L("För hur länge gäller det?", "For how long does it apply?");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        var all = (await _records.Cascades()).ToList();
        Titles = all.ToDictionary(c => c.Agreement.Slug, c => c.Agreement.Settings.Title, StringComparer.Ordinal);
        Account = TermAccount.Of(Agreement, Status.AsOf, Status.KnownAt);
        Alarms = FamilyAlarms.Of(Cascade, all, Status.AsOf, Status.KnownAt);
        var agreements = all.ConvertAll(c => c.Agreement);
        Generations = [.. LineOf(Agreement, agreements).Select(a => (a, TermStatus.Of(a, Status.AsOf, Status.KnownAt)))];
        Family = [.. agreements.Where(a => a.Slug == Settings.Parent || a.Settings.Parent == slug || (Settings.Parent is { } parent && a.Settings.Parent == parent && a.Slug != slug)).OrderBy(a => a.Slug == Settings.Parent ? 0 : 1)];
        return Page();
    }

    /// <summary>Those it replaces, itself, and those that replace it.</summary>
    private static List<Agreement> LineOf(Agreement agreement, List<Agreement> all)
    {
        var line = new List<Agreement> { agreement };
        while (line[0].Settings.Succeeds is { } before && all.Find(a => a.Slug == before) is { } old && !line.Contains(old)) line.Insert(0, old);
        while (all.Find(a => a.Settings.Succeeds == line[^1].Slug) is { } next && !line.Contains(next)) line.Add(next);
        return line;
    }

    /// <summary>A step in a sentence.</summary>
    public IHtmlContent Sentence(TermStep step) => step switch
    {
        TermStep.Begins => Markup.Of($"{L("Avtalet börjar gälla, enligt sin text.", "The agreement begins to apply, by its text.")}"),
        TermStep.Ends => Markup.Of($"{L("Den sista dagen, enligt avtalets text.", "The last day, by the agreement’s text.")}"),
        TermStep.Extended e => Markup.Of(
            $"{L($"Förlängt till och med {Dates.Full(e.Until)}", $"Extended until {Dates.Full(e.Until)}")}{(e.By.Count > 0 ? Markup.Of($" {L("av", "by")} {Names(e.By)}") : Markup.Nothing)}.{(e.Lacking.Count > 0 ? Markup.Of($" {L("Enligt avtalet skulle också", "By the agreement also")} {Names(e.Lacking)} {L("vara med.", "should take part.")}") : Markup.Nothing)}{(e.Holds ? "" : L(" En senare förlängning gäller i stället.", " A later extension holds instead."))}{(e.Source is { } source ? Markup.Of($" {L("Källa:", "Source:")} {Markup.Data(source)}.") : Markup.Nothing)}"),
        TermStep.Renewed r => Markup.Of($"{L($"Förlängdes av sig självt med {Months(r.Months)}, till och med {Dates.Full(r.Until)}, eftersom ingen hade sagt upp det senast {Dates.Full(r.NoNoticeBy)}.", $"Renewed by itself for {Months(r.Months)}, until {Dates.Full(r.Until)}, since nobody had given notice by {Dates.Full(r.NoNoticeBy)}.")}"),
        TermStep.Notice n => Markup.Of($"{Names(n.By)} {L("sade upp avtalet.", "gave notice.")} {Effect(n)}"),
        TermStep.LastNoticeDay l => Markup.Of($"{L($"Sista dagen att säga upp: {Months(l.Months)} före {Dates.Full(l.Until)}. Kortare månader räknas till sin sista dag.", $"Last day to give notice: {Months(l.Months)} before {Dates.Full(l.Until)}. A shorter month counts to its last day.")}"),
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

    /// <summary>"1 april 2012 – 31 mars 2017".</summary>
    public static string Range(TermStatus term) => (term.From, term.Until) switch
    {
        ({ } from, { } until) => Dates.Range(from, until),
        ({ } from, null) => L($"från {Dates.Full(from)}", $"from {Dates.Full(from)}"),
        (null, { } until) => L($"till och med {Dates.Full(until)}", $"until {Dates.Full(until)}"),
        _ => L("tiden är inte känd", "term not known"),
    };
}

/// <summary>Alarms between agreements, with their words.</summary>
public static class FamilyAlarms
{
    /// <summary>Only what is or may come in force carries others.</summary>
    public static IReadOnlyList<FamilyAlarm> Of(Cascade cascade, IReadOnlyList<Cascade> all, DateOnly asOf, DateTime now)
    {
        var stages = new Dictionary<string, Stage>(StringComparer.Ordinal);
        Stage StageOf(Agreement agreement)
        {
            if (!stages.TryGetValue(agreement.Slug, out var stage))
                stages[agreement.Slug] = stage = AgreementStatus.Of(all.First(c => c.Agreement.Slug == agreement.Slug), asOf, now).Stage;
            return stage;
        }

        return FamilyAlarm.Of(cascade.Agreement, [.. all.Select(c => c.Agreement)], asOf, now, agreement => StageOf(agreement) is Stage.InForce or Stage.Decided or Stage.Expired);
    }

    public static IHtmlContent Sentence(FamilyAlarm alarm, Func<string, string> title) => alarm switch
    {
        FamilyAlarm.StatutoryLapses { HasLapsed: true } a => Markup.Of($"{L($"Lagen kräver att parterna har det här avtalet. Det slutade gälla {Dates.Full(a.Until)}, och inget nytt har tagit vid.", $"The law requires the parties to have this agreement. It ended on {Dates.Full(a.Until)}, and no new one has taken over.")}"),
        FamilyAlarm.StatutoryLapses a => Markup.Of($"{L($"Lagen kräver att parterna har det här avtalet. Det slutar gälla {Dates.Full(a.Until)}, och inget nytt är beslutat än.", $"The law requires the parties to have this agreement. It ends on {Dates.Full(a.Until)}, and no new one has been decided yet.")}"),
        FamilyAlarm.MainEnds a => Markup.Of($"{L("Lagen kräver att parterna har det här avtalet. När det slutar är inte känt, men", "The law requires the parties to have this agreement. When it ends is not known, but")} {Markup.Data(title(a.Main))}{L(", som det hör till,", ", which it belongs to,")} {(a.HasEnded ? L($"slutade gälla {Dates.Full(a.Until)}, och inget nytt har tagit vid.", $"ended on {Dates.Full(a.Until)}, and no new one has taken over.") : L($"slutar gälla {Dates.Full(a.Until)}, och inget nytt är beslutat än.", $"ends on {Dates.Full(a.Until)}, and no new one has been decided yet."))}"),
        FamilyAlarm.CarrierEnds a => Markup.Of($"{L("Avtalet kan bara användas så länge", "The agreement can only be used as long as")} {Markup.Data(title(a.Carrier))} {(a.HasEnded ? L($"gäller, och det slutade {Dates.Full(a.CarrierUntil)}.", $"applies, and that ended on {Dates.Full(a.CarrierUntil)}.") : L($"gäller, och det slutar {Dates.Full(a.CarrierUntil)}.", $"applies, and that ends on {Dates.Full(a.CarrierUntil)}."))}"),
        FamilyAlarm.Gap a => Markup.Of($"{L($"Mellan {Dates.Full(a.From)} och {Dates.Full(a.Until)} gäller varken det här avtalet eller", $"Between {Dates.Full(a.From)} and {Dates.Full(a.Until)} neither this agreement applies nor")} {Markup.Data(title(a.Successor))}."),
        FamilyAlarm.Overlap a => Markup.Of($"{L($"Mellan {Dates.Full(a.From)} och {Dates.Full(a.Until)} gäller både det här avtalet och", $"Between {Dates.Full(a.From)} and {Dates.Full(a.Until)} both this agreement applies and")} {Markup.Data(title(a.Successor))}."),
        _ => throw new ArgumentOutOfRangeException(nameof(alarm), alarm, "No sentence for this alarm."),
    };
}
