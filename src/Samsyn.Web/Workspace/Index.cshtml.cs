using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Disagreements;
using Samsyn.Web.Decisions;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Signing;
using Samsyn.Web.Duties;
using Samsyn.Web.Duties.Workspace;
using Samsyn.Web.Groups;
using Samsyn.Web.Groups.Workspace;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Workspace;

/// <summary>The start of the workspace (att göra): what awaits, what was begun, and what one can do in each agreement.</summary>
public sealed class IndexModel(Records records, Clock clock, Drafts drafts, ActForms forms, IEnumerable<ToDoSource> sources, DutyRecords duties) : WorkspacePage
{
    public IReadOnlyList<AgreementCard> UnderWay { get; private set; } = [];

    /// <summary>Agreements in force or done with: a late decision or a judgment still comes.</summary>
    public IReadOnlyList<AgreementCard> Others { get; private set; } = [];

    /// <summary>What awaits within a month, by day; what has no day last.</summary>
    public IReadOnlyList<ToDoItem> ToDo { get; private set; } = [];

    /// <summary>What lies further ahead.</summary>
    public IReadOnlyList<ToDoItem> Later { get; private set; } = [];

    public int Done { get; private set; }

    /// <summary>What is known to cost us, by day.</summary>
    public IReadOnlyList<(AgreementCard Card, DutyCost Cost, DutyOccurrence Occurrence)> Costs { get; private set; } = [];

    /// <summary>The next day a body of ours has a matter on its agenda, with the body and the agreement.</summary>
    public (DateOnly On, Body Body, AgreementCard Card)? NextMeeting { get; private set; }

    /// <summary>A politician's page: one screen, what is asked of us and nothing else.</summary>
    public bool IsBrief { get; private set; }

    /// <summary>The one filled button: the nearest that has not passed.</summary>
    public ToDoItem? Nearest { get; private set; }

    private HashSet<Guid> _withDuties = [];

    public IReadOnlyList<BegunForm> Begun { get; private set; } = [];

    public County? County { get; private set; }

    /// <summary>A form that somebody has begun.</summary>
    public sealed record BegunForm(string Name, string Agreement, DateTime At, string Href);

    /// <summary>Who "we" are: "Melleruds del", or all of it.</summary>
    public static string OurPart(DutyCost cost) => cost.Share is null
        ? L($"{cost.Owner.Name} betalar allt", $"{cost.Owner.Name} pays all of it") : L($"{BodyWords.Genitive(cost.Owner.Name)} del", $"{BodyWords.Genitive(cost.Owner.Name)} part");

    protected override IActionResult ForOthers() => Challenge(AccessSetup.Scheme);

    public async Task OnGetAsync()
    {
        var cascades = await records.Cascades();
        County = await records.County();
        var all = AgreementCard.Of(cascades, clock);
        _withDuties = [.. (await duties.All()).Keys];
        var cards = all.Where(c => LinksOf(c).Any()).OrderBy(c => c.Title, StringComparer.Ordinal).ToList();
        UnderWay = [.. cards.Where(c => c.IsUnderWay)];
        Others = [.. cards.Where(c => !c.IsUnderWay)];
        var asker = new ToDoAsker(Who, all);
        IsBrief = asker.IsPolitician;
        Costs = await DutyToDos.Costs(asker, duties);
        var items = (await sources.Items(asker)).Select(WithCost).ToList();
        ToDo = [.. items.Where(i => i is { DoneOn: null, Later: false })];
        Later = [.. items.Where(i => i is { DoneOn: null, Later: true })];
        Done = items.Count(i => i.DoneOn is not null);
        Nearest = ToDo.FirstOrDefault(d => !d.Passed) ?? (ToDo.Count > 0 ? ToDo[0] : null);
        var meetings = from card in all
                       from meeting in card.Agreement.Settings.Meetings
                       where meeting.On >= card.Status.AsOf && card.Status.Cascade.County.TryFind(meeting.Body, out _)
                       let body = card.Status.Cascade.StepOf(meeting.Body)?.Bodies.FirstOrDefault(b => b.Id == meeting.Body)
                       where body is not null && Who.Grants.Any(g => g.Owns(card.Status.Cascade, body))
                       orderby meeting.On
                       select (meeting.On, body, card);
        NextMeeting = meetings.Select(m => ((DateOnly, Body, AgreementCard)?)m).FirstOrDefault();
        Begun = [.. (await drafts.Begun(Who.AccountId)).Select(d => BegunOf(d, cascades)).OfType<BegunForm>()];
    }

    /// <summary>What a yes would cost us, where the agreement's duties say so.</summary>
    private ToDoItem WithCost(ToDoItem item)
    {
        if (item.Cost is not null || item.Slug is null || item.Others is null || item.TitleIsData) return item;
        var own = Costs.Where(c => c.Card.Slug == item.Slug).ToList();
        return own.Count == 0 ? item : item with { Cost = Numbers.Kronor(own.Sum(c => c.Cost.Ore)) };
    }

    private BegunForm? BegunOf(FormDraft draft, IReadOnlyList<Cascade> cascades)
    {
        var kind = draft.Kind.Split(':', 2);
        if (kind.Length != 2 || cascades.FirstOrDefault(c => c.Agreement.Slug == kind[1]) is not { } cascade) return null;
        var answers = new Answers(StoredText.Read<Dictionary<string, string>>(draft.Answers));
        var form = forms.Open(kind[0], new FormContext(cascade, cascades, Who, answers, FormContext.TodayOf(cascade.Agreement, clock), clock.Now));
        return form is null || !Who.Can(form.Permission) ? null
            : new BegunForm(form.Name, cascade.Agreement.Settings.Title, draft.UpdatedAt, FormPage.PathOf(kind[1], kind[0], draft.Id));
    }

    public bool HasExercises => UnderWay.Concat(Others).Any(c => c.IsExercise);

    /// <summary>"Handläggare, Mellerud": every role, since one may have several.</summary>
    public string Roles => string.Join("; ", Who.Grants.Select(g => g.Label(County)));

    /// <summary>The finding in one sentence.</summary>
    public string Lead => ToDo.Count switch
    {
        0 => L("Inget väntar just nu.", "Nothing awaits right now."),
        var n => L($"{Capital(n)} {(n == 1 ? "sak" : "saker")} att göra.", $"{Capital(n)} {(n == 1 ? "thing" : "things")} to do.")
            + (Nearest is { Day: { } day, Passed: false } ? L($" Närmast {Dates.WeekdayDayMonth(day)}.", $" Next on {Dates.WeekdayDayMonth(day)}.") : ""),
    };

    private static string Capital(int number)
    {
        var word = Dates.InWords(number);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    /// <summary>What this account can do in an agreement.</summary>
    public IEnumerable<SiteLink> LinksOf(AgreementCard card)
    {
        var cascade = card.Status.Cascade;
        bool May(WorkspaceAct act) => Who.Where(act, cascade).Any();
        var root = $"~/arbete/avtal/{card.Slug}/";
        if (May(WorkspaceAct.RecordDecision)) yield return new(root + DecisionForms.Record, "Registrera beslut", "Record a decision");
        if (May(WorkspaceAct.CorrectDecision)) yield return new(root + DecisionForms.Correct, "Rätta en uppgift", "Correct a record");
        if (May(WorkspaceAct.AssessCondition)) yield return new(root + DecisionForms.Assess, "Bedöm ett villkor", "Assess a condition");
        if (_withDuties.Contains(card.Agreement.Id) && Who.Can(WorkspaceAct.ReportDuty)) yield return new(root + ReportForm.Kind, "Redovisa ett åtagande", "Report a duty");
        if (May(WorkspaceAct.AnnulDecision)) yield return new(root + DecisionForms.Annul, "Anteckna en dom", "Record a court ruling");
        if (cascade.Steps.Count > 0 && Who.CanForAll(WorkspaceAct.ReplanStep)) yield return new(root + DecisionForms.Replan, "Planera om ett steg", "Reschedule a step");
        if (cascade.Steps.Count > 0 && May(WorkspaceAct.SeeUndecided)) yield return new(root + "inte-beslutat", "Vilka har inte beslutat?", "Who has not decided?");
        if (Who.Can(WorkspaceAct.Nominate)) yield return new(root + "grupper", "Grupper och möten", "Groups and meetings");
        if (Who.Sides(cascade).Count > 0) yield return new(root + "standpunkter", "Ståndpunkter och scenarier", "Positions and scenarios");
        if (Who.CanForAll(WorkspaceAct.DraftText)) yield return new(root + "text", "Utkast till text", "Drafts of the text");
        if (Who.CanForAll(WorkspaceAct.DraftText)) yield return new(root + "uppdrag", "Ange uppdraget", "Give the mandate");
        if (Who.CanForAll(WorkspaceAct.ChangeTerm)) yield return new(root + Agreements.Terms.TermForm.Kind, "Registrera uppsägning eller förlängning", "Record a notice or an extension");
        else if (Who.Can(WorkspaceAct.ChangeTerm) && Who.PartiesFor(WorkspaceAct.ChangeTerm, cascade).Count > 0) yield return new(root + Agreements.Terms.TermForm.Kind, "Registrera vår uppsägning", "Record our notice");
        if (Who.Can(WorkspaceAct.RegisterSignature) && Who.MaySignFor(cascade).Count > 0) yield return new(root + "underskrifter", "Underskrifter", "Signatures");
        if (Who.Can(WorkspaceAct.Disagree) && Who.MaySpeakFor(cascade).Count > 0) yield return new(root + "oenigheter", "Avvikelser och oenigheter", "Deviations and disagreements");
        if (May(WorkspaceAct.ReadJournal) || Who.CanForAll(WorkspaceAct.ReadJournal)) yield return new(root + "journal", "Journal", "Journal");
    }

    /// <summary>The federation of the principal one works for, in this agreement; null for those who work for all.</summary>
    private TrackerGroup? OwnGroup(AgreementCard card) => new Tracker(card.Status).Groups
        .FirstOrDefault(g => g.Parties.Count > 1 && g.Parties.Any(p => Who.Grants.Any(grant => grant.PrincipalId == p.Party.Id)));

    /// <summary>"31 av 50 har sagt ja. I Fyrbodal 7 av 14."</summary>
    public string Standing(AgreementCard card)
    {
        var counts = card.Status.Counts;
        var all = L($"{counts.Approved} av {counts.Parties} har sagt ja.", $"{counts.Approved} of {counts.Parties} have said yes.");
        return OwnGroup(card) is { } own ? all + L($" I {own.Name} {own.Approved} av {own.Parties.Count}.", $" In {own.Name} {own.Approved} of {own.Parties.Count}.") : all;
    }

    /// <summary>The stones of the own federation, or of everybody.</summary>
    public IHtmlContent DrawStones(AgreementCard card) => OwnGroup(card) is not { } own ? Start.IndexModel.DrawStones(card) : StoneRow.Draw(
        new Caption("stenar-" + card.Slug, L($"{own.Name} den {Dates.Full(card.Status.AsOf)}", $"{own.Name} on {Dates.Full(card.Status.AsOf)}"),
            L($"{own.Approved} av {own.Parties.Count} har sagt ja.", $"{own.Approved} of {own.Parties.Count} have said yes.")),
        [.. own.Parties.Select(p => new Stone(p.State, $"{p.Party.Name}: {p.State.InSentence(card.Status.AreDecisionsUnknown())}"))], StoneSize.Small);
}
