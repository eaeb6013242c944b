using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>What the forms about a recorded decision share: which decision, and that what is found out later is a new fact beside it.</summary>
/// <remarks>Facts are append-only; the first record stays and is shown (CONTRACT.md C2 "later facts", R56).</remarks>
public abstract class LaterFactForm(FormContext context) : ActForm(context)
{
    public const string DecisionField = "beslut";

    public override string GivenField => DecisionField;

    /// <summary>The title of the first question.</summary>
    protected abstract string WhichDecision { get; }

    /// <summary>What is said when there is no such decision.</summary>
    protected abstract string NoneFits { get; }

    /// <summary>Whether the form can be about a decision, as it stands after corrections.</summary>
    protected virtual bool Fits(Decision standing) => true;

    /// <summary>The fact as answered; null while something is missing.</summary>
    protected abstract Decision? Fact();

    /// <summary>The domain's refusal at the field it is about.</summary>
    protected abstract AnswerFault InField(Refusal refusal);

    /// <summary>The decisions it can be about, by body and day. An exercise lives on its own day: what it holds of later days has not been yet.</summary>
    private List<Decision> Candidates => field ??= [.. Cascade.Decisions
        .Where(d => !d.IsLaterFact && d.AgreementId == Agreement.Id && BodyOf(d) is { } body && Context.Who.Can(Permission, Cascade, body) 
            && Cascade.AsCorrected(d) is var standing && standing.On <= Context.Today && Fits(standing))
        .OrderBy(d => BodyOf(d)!.Of is null ? 0 : 1).ThenBy(d => BodyOf(d)!.Of?.Name, StringComparer.Create(Language.Swedish.Culture(), true)).ThenBy(d => d.On).ThenBy(d => d.Place)];

    /// <summary>The decision chosen, as first recorded.</summary>
    protected Decision? Chosen => Guid.TryParse(Answers[DecisionField], out var id) ? Candidates.Find(d => d.Id == id) : null;

    /// <summary>The decision chosen, as it stands after corrections: what "before" means.</summary>
    protected Decision? Standing => Chosen is { } chosen ? Cascade.AsCorrected(chosen) : null;

    protected Body? BodyOf(Decision decision) => Context.County.TryFind(decision.Body, out var body) ? body : null;

    public override Actor Actor
    {
        get
        {
            // A decision of a body that is not this account's does not exist here, however its id was found.
            if (Guid.TryParse(Answers[DecisionField], out var id) && Cascade.Decisions.FirstOrDefault(d => d.Id == id) is { } named && BodyOf(named) is { } of)
                return Context.Who.As(Permission, Cascade, of);
            return Context.Who.As(Permission, Cascade, Context.Who.Where(Permission, Cascade).FirstOrDefault() ?? throw new NotPermittedException());
        }
    }

    protected Question AskDecision() => new("beslut", WhichDecision, Agreement.Settings.Title,
        [new ListField(DecisionField, L("Beslut", "Decision"), "",
            [new("", L("Välj beslut", "Choose a decision")), .. Candidates.Select(d => new Choice(d.Id.ToString(), Cascade.InWords(Cascade.AsCorrected(d))))])
            { WhenEmpty = L("Välj ett beslut i listan.", "Choose a decision from the list.") }])
        { Note = Candidates.Count == 0 ? NoneFits : null };

    /// <summary>The decision, beside the questions about it.</summary>
    protected IReadOnlyList<Aside> Beside => Standing is not { } standing ? [] :
    [
        new(L("Beslut", "Decision"), Cascade.InWords(standing)),
        .. standing.Condition is { } condition ? [new(L("Villkor", "Condition"), condition, DataLang)] : Array.Empty<Aside>(),
    ];

    protected AnswerRow DecisionRow => new(L("Beslut", "Decision"), Standing is { } standing ? Cascade.InWords(standing) : null, "beslut", DecisionField) { State = Standing?.Outcome.Badge() };

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Fact() is { } fact && fact.On <= Context.Today && Cascade.WhyNotRecord(fact, Context.Today, Context.Now) is { } refusal) yield return InField(refusal);
    }

    /// <summary>A fact about the chosen decision, named as first recorded.</summary>
    protected Decision About(Decision chosen, Outcome outcome, DateOnly on) => new()
    {
        Id = Guid.CreateVersion7(),
        AgreementId = Agreement.Id,
        Body = chosen.Body,
        On = on,
        Outcome = outcome,
        Corrects = chosen.On,
        CorrectsParagraph = chosen.Paragraph,
        RecordedAt = Context.Now,
        Place = 0,
    };

    protected static AnswerFault? InTheFuture(string field, DateOnly? day, DateOnly today) => day > today
        ? new AnswerFault(field, L($"Ange en dag som har varit. {Dates.Full(day.Value)} ligger i framtiden.", $"Give a day that has been. {Dates.Full(day.Value)} is in the future."))
        : null;

    public override async Task Do(Act act, Cascade cascade)
    {
        var fact = Fact() ?? throw new InvalidOperationException("An unfinished form was sent to be recorded.");
        if (!cascade.County.TryFind(fact.Body, out var body)) throw new NotPermittedException();
        await act.Demand(Permission, cascade, body);
        await act.Record(cascade, fact, Context.Today);
    }

    /// <summary>Receipts of later facts: what the decision was, and where the agreement stands now.</summary>
    protected ReceiptText ReceiptOf(JournalEntry entry, AgreementStatus status, Func<Decision, Decision?, string, (string Title, string What)> words)
    {
        var fact = StoredText.Read<Decision>(entry.After!);
        var before = entry.Before is null ? null : StoredText.Read<Decision>(entry.Before);
        var body = BodyOf(fact);
        var (title, what) = words(fact, before, body is { } of && Cascade.PartyOf(of) is { } party ? BodyWords.Genitive(party.Name) : BodyWords.Genitive(body?.Name ?? fact.Body.Value));
        return new ReceiptText(title, what, NowStands(status, saidYes: false), $"~/avtal/{Agreement.Slug}/beslut", L("Se beslutet på den öppna sidan", "See the decision on the public page"));
    }
}
