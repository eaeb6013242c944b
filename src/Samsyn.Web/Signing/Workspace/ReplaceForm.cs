using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing.Workspace;

/// <summary>Byt undertecknare: another function signs than the decision named, after an election or when an office has changed hands (R21).</summary>
public sealed class ReplaceForm(FormContext context) : PartyForm(context)
{
    public const string Kind = "ersattare";

    private const string Old = "gammal";
    private const string New = "ny";
    private const string On = "dag";
    private const string Why = "skal";
    private const string Nobody = "-";

    public override string Name => L("Byt undertecknare", "Replace a signatory");

    public override string ActName => "signing.replace";

    public override string Button => L("Byt undertecknare", "Replace the signatory");

    public override string Consequence => L("Alla parter får ett meddelande. Det som står i beslutet ändras inte: bytet visas bredvid.", "Every party is told. What stands in the decision is not changed: the replacement is shown beside it.");

    public override IReadOnlyList<Question> Questions =>
    [
        .. WhichParty(),
        new("gammal", L("Vem ersätts?", "Who is replaced?"), L("Enligt partens beslut.", "By the party’s decision."),
            [new OneOfField(Old, L("Funktion", "Function"), "", [.. (Signing?.Signatories ?? []).Where(s => s.Signature is null).Select(s => new Choice(s.Function, Wording.Capital(s.Function), Data: true)), new Choice(Nobody, L("Beslutet säger inte vem", "The decision does not say who"))]) { WhenEmpty = L("Välj vem som ersätts.", "Choose who is replaced.") }]),
        new("ny", L("Vem skriver under i stället?", "Who signs instead?"), null,
        [
            new LineField(New, L("Funktion", "Function"), L("Till exempel kommunstyrelsens vice ordförande. Skriv inga personers namn.", "The function in Swedish. Write no persons’ names."), 40) { WhenEmpty = L("Skriv funktionen.", "Write the function.") },
            new DayField(On, L("Från och med", "From"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
        ]),
        new("skal", L("Varför, och enligt vilket beslut?", "Why, and by which decision?"), L("Alla kan läsa det.", "Everybody can read it."), [new TextField(Why, L("Skäl", "Reason"), L("Till exempel: ny mandatperiod, kommunstyrelsen § 12", "The decision and its section, in Swedish."), 3) { WhenEmpty = L("Skriv varför.", "Write why.") }]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Change() is { } change && Answers.Has(Why) && Status.WhyNotReplace(change) is { } refusal) yield return new(refusal is SigningRefusal.InTheFuture ? On : refusal is SigningRefusal.ReasonMissing ? Why : Old, refusal.Sentence(NameOf));
        if (Answers.Has(New) && SigningStatus.Same(Answers[New], Answers[Old])) yield return new(New, L("Det är samma funktion. Skriv den nya, eller avbryt: ett nytt namn på samma funktion behöver inte registreras.", "It is the same function. Write the new one, or cancel: another person in the same function need not be recorded."));
    }

    private SignatoryChange? Change() => Party is not { } party || Answers.Day(On) is not { } on || !Answers.Has(Old) || !Answers.Has(New) ? null : new SignatoryChange
    {
        Id = Guid.CreateVersion7(), AgreementId = Agreement.Id, Party = party, Replaces = Answers[Old] == Nobody ? null : Answers[Old], Function = Answers[New], On = on, Reason = Answers[Why], RecordedAt = Context.Now, Place = 0,
    };

    public override IEnumerable<AnswerRow> Rows =>
    [
        PartyRow("gammal"),
        new(L("Ersätts", "Replaced"), Answers[Old] == Nobody ? L("Beslutet säger inte vem", "The decision does not say who") : Answers[Old], "gammal", Old) { Data = Answers[Old] != Nobody },
        new(L("Skriver under", "Signs"), Answers[New], "ny", New) { Data = true },
        new(L("Från och med", "From"), Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On], "ny", On),
        new(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true },
    ];

    public override Task Do(Act act, Cascade cascade) => act.Replace(cascade, Change() ?? throw new InvalidOperationException("An unfinished form was sent."), Context.Today);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var change = StoredText.Read<SignatoryChange>(entry.After!);
        return new ReceiptText(L($"{NameOf(change.Party)} har bytt undertecknare", $"{NameOf(change.Party)} has replaced a signatory"), L($"Från och med {Dates.Full(change.On)} skriver den nya funktionen under.", $"From {Dates.Full(change.On)} the new function signs."),
            L("Alla parter får ett meddelande.", "Every party is told."), $"~/avtal/{Agreement.Slug}/underskrifter", L("Se alla parter", "See all parties"));
    }
}
