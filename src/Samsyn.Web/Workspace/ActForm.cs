using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Workspace;

/// <summary>What a form works on: the agreement as it stands, who fills the form in, and the answers so far.</summary>
/// <param name="All">All agreements: a decision may be about several (R16).</param>
/// <param name="Today">The day in Stockholm, or the day an exercise is shown as of: the exercise lives then.</param>
public sealed record FormContext(Cascade Cascade, IReadOnlyList<Cascade> All, SignedIn Who, Answers Answers, DateOnly Today, DateTime Now)
{
    public Agreement Agreement => Cascade.Agreement;

    /// <summary>Drafts of the agreement's text, for the form that publishes one and who may see them.</summary>
    public IReadOnlyList<TextDraft> TextDrafts { get; init; } = [];

    /// <summary>The agreement's duties, for the forms that report them.</summary>
    public DutyBook? Duties { get; init; }
    /// <summary>The agreement's groups, for the forms about them, and what is confidential of the own side alone.</summary>
    public Groups.Workspace.GroupContext? Groups { get; init; }
    /// <summary>The text of the last version, for the form that publishes the next; null without one.</summary>
    public ComparedText? LastText { get; init; }

    /// <summary>What was recorded of deviations and disagreements, for the forms about them.</summary>
    public IReadOnlyList<DisagreementFact> Disagreements { get; init; } = [];

    /// <summary>How the agreement is signed, for the forms about signing; null when nobody has decided.</summary>
    public SigningPlan? SigningPlan { get; init; }

    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    public IReadOnlyList<SignatoryChange> SignatoryChanges { get; init; } = [];

    /// <summary>The agreement's consultation rounds, for the forms about them.</summary>
    public IReadOnlyList<Domain.Consultations.Consultation> Rounds => [.. RoundViews.Select(view => view.Consultation)];

    /// <summary>The same with everything said in them.</summary>
    public IReadOnlyList<Consultations.RoundView> RoundViews { get; init; } = [];

    public County County => Cascade.County;

    /// <summary>Never later than the real day, else the act would be recorded before it happened.</summary>
    public static DateOnly TodayOf(Agreement agreement, Clock clock) =>
        clock.DayFor(agreement.Settings) is var shown && shown < clock.Today ? shown : clock.Today;
}

/// <summary>
/// An act as a form: one question per page, check answers, one act, a receipt. Each kind of act says here what it asks, what
/// stops it and what it does; the pages are the same for all.
/// </summary>
/// <remarks>
/// Answers are kept in a row until the act is done. The draft's id is the act's: whoever sends the form twice gets the first receipt
/// again. Source: DESIGN.md 5, LOOK.md 5 "form step", "check answers", "receipt".
/// </remarks>
public abstract class ActForm(FormContext context)
{
    protected FormContext Context { get; } = context;

    protected Answers Answers => Context.Answers;

    protected Cascade Cascade => Context.Cascade;

    protected Agreement Agreement => Context.Cascade.Agreement;

    /// <summary>"Registrera beslut": over every question.</summary>
    public abstract string Name { get; }

    /// <summary>What the journal calls it.</summary>
    public abstract string ActName { get; }

    public abstract WorkspaceAct Permission { get; }

    /// <summary>The field that an address may answer: <c>?organ=KF:1461</c> from the start of the workspace.</summary>
    public abstract string GivenField { get; }

    /// <summary>The questions that apply, given the answers so far.</summary>
    public abstract IReadOnlyList<Question> Questions { get; }

    public abstract IEnumerable<AnswerRow> Rows { get; }

    /// <summary>The one filled button of check answers: what happens.</summary>
    public abstract string Button { get; }

    /// <summary>Before the button: what happens when it is pressed.</summary>
    public abstract string Consequence { get; }

    /// <summary>Worth a second look before the act, but no fault: an older version, more votes than members present.</summary>
    public virtual IEnumerable<string> Notices => [];

    /// <summary>Why, in the actor's own words: for the journal.</summary>
    public virtual string? Reason => null;

    /// <summary>Who does it, for the journal. Throws for who may not: asked before every page is shown.</summary>
    /// <exception cref="NotPermittedException">The answers so far are about something this account may not touch.</exception>
    public abstract Actor Actor { get; }

    /// <summary>Faults beyond what the fields check by themselves: what the domain would refuse.</summary>
    protected abstract IEnumerable<AnswerFault> OwnFaults();

    /// <summary>Everything that stops the act, in the order of the questions.</summary>
    public IReadOnlyList<AnswerFault> Faults() => [.. Questions.SelectMany(Answers.FaultsIn), .. OwnFaults()];

    /// <summary>Does it, inside the act's transaction. <paramref name="cascade"/> is read there and may be newer than the form's.</summary>
    public abstract Task Do(Act act, Cascade cascade);

    /// <summary>What the receipt says, from what was journalled.</summary>
    /// <param name="status">Where the agreement stands now.</param>
    public abstract ReceiptText Receipt(JournalEntry entry, AgreementStatus status);

    /// <summary>The first question without an answer, or whose answer no longer does; null when it is time to check.</summary>
    public Question? NextQuestion() => Questions.FirstOrDefault(q => !Answers.IsAnswered(q) || Answers.FaultsIn(q).Any());

    /// <summary>"Nu är 32 av 50 klara." after a yes, else "Nu har 31 av 50 sagt ja."</summary>
    protected static string NowStands(AgreementStatus status, bool saidYes) => saidYes
        ? L($"Nu är {status.Counts.Approved} av {status.Counts.Parties} klara.", $"Now {status.Counts.Approved} of {status.Counts.Parties} are done.")
        : L($"Nu har {status.Counts.Approved} av {status.Counts.Parties} sagt ja.", $"Now {status.Counts.Approved} of {status.Counts.Parties} have said yes.");
}

/// <summary>The kinds of forms there are, by their part of the address: <c>beslut</c>. Each capability adds its own.</summary>
public sealed class ActForms
{
    private readonly Dictionary<string, Func<FormContext, ActForm>> _kinds = new(StringComparer.Ordinal);

    public ActForms Add(string kind, Func<FormContext, ActForm> open)
    {
        _kinds.Add(kind, open);
        return this;
    }

    public IEnumerable<string> Kinds => _kinds.Keys;

    /// <summary>The form of that kind; null when there is none.</summary>
    public ActForm? Open(string kind, FormContext context) => _kinds.TryGetValue(kind, out var open) ? open(context) : null;
}
