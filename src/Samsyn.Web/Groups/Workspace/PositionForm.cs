using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>What the two confidential forms have in common: for which side they are, and that nobody else's side is there at all.</summary>
public abstract class SideForm(FormContext context) : GroupForm(context)
{
    private const string SideField = "sida";

    public override WorkspaceAct Permission => WorkspaceAct.WritePositions;

    protected IReadOnlyList<NegotiatingSide> Sides => field ??= Context.Who.Sides(Cascade);

    /// <summary>The side chosen, or the only one.</summary>
    protected NegotiatingSide? Side => Answers.Has(SideField) ? Sides.Where(s => s.Value == Answers[SideField]).Select(s => (NegotiatingSide?)s).FirstOrDefault() : Sides is [var only] ? only : null;

    /// <summary>A side that was chosen and is not one's own does not exist.</summary>
    public override Actor Actor => Sides.Count == 0 || (Answers.Has(SideField) && Side is null) ? throw new NotPermittedException()
        : Context.Who.ActorFor(Permission, Cascade, Side?.Principal?.Value);

    public override string Consequence => Side is { Principal: null }
        ? L("Bara kommunernas processledare ser det. Det finns inte på öppna sidor, i exporter eller i andras journal.", "Only the municipalities’ process leader sees it. It is not on public pages, in exports or in others’ journal.")
        : L("Bara ni ser det. Det finns inte på öppna sidor, i exporter eller i andras journal.", "Only you see it. It is not on public pages, in exports or in others’ journal.");

    protected IEnumerable<Question> AskSide()
    {
        if (Sides.Count > 1)
            yield return new("sida", L("För vilken sida skriver du?", "For which side do you write?"), Agreement.Settings.Title,
                [new OneOfField(SideField, L("Sida", "Side"), "", [.. Sides.Select(s => new Choice(s.Value, s.Name(Context.County)))]) { WhenEmpty = L("Välj sida.", "Choose a side.") }]);
    }

    protected AnswerRow SideRow => new(L("Sida", "Side"), Side?.Name(Context.County), Sides.Count > 1 ? "sida" : "", SideField);

    /// <summary>The question asked again inside the act: is the side still one's own?</summary>
    /// <exception cref="NotPermittedException">It is not.</exception>
    protected async Task<NegotiatingSide> DemandSide(Act act, Cascade cascade) =>
        Side is { } side && (await act.WhoDoesIt()).Sides(cascade).Contains(side) ? side : throw new NotPermittedException();
}

/// <summary>Skriv en ståndpunkt: what the own side wants of a clause, and how much it matters.</summary>
public sealed class PositionForm(FormContext context) : SideForm(context)
{
    public const string ClauseField = "om-punkt";
    private const string Whole = "hela";
    private const string StanceField = "hallning";
    private const string WeightField = "vikt";
    private const string Text = "vill";

    public override string Name => L("Skriv en ståndpunkt", "Write a position");

    public override string ActName => "position.write";

    public override string GivenField => ClauseField;

    public override string Button => L("Spara ståndpunkten", "Save the position");

    private ClauseId? Clause => ClauseId.IsValid(Answers[ClauseField]) ? new ClauseId(Answers[ClauseField]) : null;

    private bool IsChosen => Answers[ClauseField] == Whole || Clause is not null;

    private Position? Before => !IsChosen || Side is not { } side ? null : Known.Positions.FirstOrDefault(p => p.Side == side && p.Clause == Clause);

    private string Key => $"{Side}:{Answers[ClauseField]}";

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        foreach (var side in AskSide()) yield return side;
        var choices = new List<Choice> { new("", L("Välj punkt", "Choose a clause")), new(Whole, L("Avtalet som helhet", "The agreement as a whole")) };
        choices.AddRange(Known.Clauses.Select(c => new Choice(c.Id.Text, c.Name, Data: true)));
        // A clause that no text has any more keeps its position.
        choices.AddRange(Known.Positions.Select(p => p.Clause).OfType<ClauseId>().Where(id => Known.Clauses.All(c => c.Id != id)).Distinct().Select(id => new Choice(id.Text, Known.NameOf(id))));
        yield return new("punkt", L("Vilken punkt gäller det?", "Which clause is it about?"), Agreement.Settings.Title,
            [new ListField(ClauseField, L("Punkt", "Clause"), L("Punkten behåller sin ståndpunkt när den får ett annat nummer.", "The clause keeps its position when it gets another number."), choices) { WhenEmpty = L("Välj en punkt.", "Choose a clause.") }]);
        yield return new("standpunkt", L("Vad vill ni?", "What do you want?"), IsChosen ? Known.NameOf(Clause) : null,
        [
            new OneOfField(StanceField, L("Ståndpunkt", "Position"), "", [.. Enum.GetValues<PositionStance>().Select(s => new Choice(StoredWords.Of(s), s.Label()))]) { Plain = true, Default = Before is { } b ? StoredWords.Of(b.Words.Stance) : null, WhenEmpty = L("Välj ståndpunkt.", "Choose a position.") },
            new OneOfField(WeightField, L("Hur viktigt är det?", "How important is it?"), "", [.. Enum.GetValues<Weight>().Select(w => new Choice(StoredWords.Of(w), w.Label()))]) { Plain = true, Default = Before is { } w ? StoredWords.Of(w.Words.Weight) : null, WhenEmpty = L("Välj hur viktigt det är.", "Choose how important it is.") },
            new TextField(Text, L("Vad ni vill, och varför", "What you want, and why"), "", 6) { Optional = true, Default = Before?.Words.Text },
        ]);
        if (AskReplace(Key, Before?.Revision, Before is { } now ? [new(L("Står nu", "Stands now"), $"{now.Words.Stance.Label()}. {now.Words.Text}")] : []) is { } replace) yield return replace;
    }

    private PositionWords? Words() => Read<PositionStance>(StanceField) is { } stance && Read<Weight>(WeightField) is { } weight ? new PositionWords(stance, weight, OrNull(Text)) : null;

    private T? Read<T>(string field) where T : struct, Enum => Enum.GetValues<T>().Where(v => StoredWords.Of(v) == Answers[field]).Select(v => (T?)v).FirstOrDefault();

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (IsChosen && Side is not null) Remember(Key, Before?.Revision);
        if (Words() is { } words && Position.WhyNot(words) is { } refusal) yield return new(Text, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        SideRow,
        new(L("Punkt", "Clause"), IsChosen ? Known.NameOf(Clause) : null, "punkt", ClauseField) { Data = Clause is not null },
        new(L("Ståndpunkt", "Position"), Read<PositionStance>(StanceField)?.Label(), "standpunkt", StanceField) { Before = Before is { } b && b.Words.Stance != Read<PositionStance>(StanceField) ? b.Words.Stance.Label() : null },
        new(L("Vikt", "Importance"), Read<Weight>(WeightField)?.Label(), "standpunkt", WeightField),
        new(L("Vad ni vill", "What you want"), OrNull(Text), "standpunkt", Text) { Data = true },
    ];

    public override async Task Do(Act act, Cascade cascade)
    {
        var side = await DemandSide(act, cascade);
        var words = Words() ?? throw new InvalidOperationException("An unfinished form was sent.");
        if (Position.WhyNot(words) is { } refusal) throw new RefusedException(refusal);
        var clause = Clause;
        await act.Lock($"positions:{cascade.Agreement.Id}:{side}");
        var stored = (await act.Db.Positions.Where(p => p.AgreementId == cascade.Agreement.Id && p.Side == side).ToListAsync()).Find(p => p.Clause == clause);
        DemandRead(Key, stored?.Revision);
        var before = stored?.Words;
        if (stored is null)
        {
            act.Db.Add(new Position { Id = Guid.CreateVersion7(), AgreementId = cascade.Agreement.Id, Side = side, Clause = clause, Words = words, ChangedAt = act.At });
        }
        else
        {
            (stored.Words, stored.ChangedAt) = (words, act.At);
            stored.Revision++;
        }

        act.Journal($"{side} {clause?.Text ?? Whole}", before, words);
    }

    /// <summary>Says nothing of what was written: whoever reads the receipt later may have another role.</summary>
    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Ståndpunkten är sparad", "The position is saved"), L("Bara er sida ser den.", "Only your side sees it."), "", $"{Root}/standpunkter", L("Se era ståndpunkter och scenarier", "See your positions and scenarios"));
}
