using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Publicera sammanställningen: when every remark has its answer, or with a reason that everybody may read (R30).</summary>
public sealed class ReleaseForm(FormContext context) : ActForm(context)
{
    public const string Kind = "publicera-sammanstallning";
    private const string RoundField = "omgang";
    private const string Read = "last";
    private const string Why = "skal";

    public override string Name => L("Publicera sammanställningen", "Publish the compilation");

    public override string ActName => "consultation.release";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => RoundField;

    public override string Button => L("Publicera sammanställningen", "Publish the compilation");

    public override string Consequence => L("Alla kan läsa svaren och bemötandena. De som har svarat får ett meddelande. Bemötandena går inte att ändra efteråt.", "Everybody can read the answers and what became of them. Those who answered are told. It cannot be changed afterwards.");

    public override string? Reason => Answers.Has(Why) ? Answers[Why] : null;

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private IReadOnlyList<RoundView> Possible => [.. Context.RoundViews.Where(r => r.Consultation.Release is null)];

    private RoundView? View => Possible.FirstOrDefault(r => r.Consultation.Version == Answers[RoundField]) ?? (Possible is [var only] ? only : null);

    private int Left => View?.Compilation.Unanswered ?? 0;

    public override IReadOnlyList<Question> Questions =>
    [
        .. Possible.Count == 1 ? Array.Empty<Question>() : [new("omgang", L("Vilken remiss?", "Which consultation?"), Possible.Count == 0 ? L("Alla sammanställningar är publicerade.", "Every compilation is published.") : null,
            [new ListField(RoundField, L("Remiss", "Consultation"), "", [.. Possible.Select(r => new Choice(r.Consultation.Version, $"Version {r.Consultation.Version}"))]) { WhenEmpty = L("Välj en remiss.", "Choose a consultation.") }])],
        new("granskat", L("Har ni läst svaren med tanke på personuppgifter?", "Have you read the answers with personal data in mind?"), L("Programmet hittar nummer och adresser, men inte namn.", "The program finds numbers and addresses, but not names."),
            [new OneOfField(Read, L("Granskat", "Read"), "", [new("ja", L("Ja, alla svar är lästa", "Yes, every answer has been read")), new("nej", L("Nej, inte än", "No, not yet"))]) { Plain = true, WhenEmpty = L("Välj ja eller nej.", "Choose yes or no.") }]),
        .. Left == 0 ? Array.Empty<Question>() : [new Question("skal", L($"{Left} synpunkter saknar bemötande. Varför publiceras sammanställningen ändå?", $"{Left} remarks lack an answer. Why is the compilation published all the same?"), L("Skälet och antalet står på sammanställningen.", "The reason and the number stand on the compilation."),
            [new TextField(Why, L("Skäl", "Reason"), "") { WhenEmpty = L("Skriv varför, eller bemöt synpunkterna först.", "Write why, or answer the remarks first.") }])],
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers[Read] == "nej") yield return new(Read, L("Läs svaren först. Maska det som inte får publiceras.", "Read the answers first. Redact what may not be published."));
        // That a reason is missing is said by the question for it.
        if (View is { } view && view.Compilation.WhyNotRelease(Answers[Why], Context.Today) is { } refusal and not ConsultationRefusal.RemarksUnanswered) yield return new(Read, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Remiss", "Consultation"), View is { } v ? $"Version {v.Consultation.Version}" : null, Possible.Count == 1 ? "" : "omgang", RoundField),
        new(L("Svar", "Answers"), View is { } counted ? L($"{counted.Round.Counted.Count()} svar, {counted.Compilation.Remarks.Count} synpunkter", $"{counted.Round.Counted.Count()} answers, {counted.Compilation.Remarks.Count} remarks") : null, "", "svar"),
        new(L("Utan bemötande", "Without an answer"), Left.ToString(System.Globalization.CultureInfo.InvariantCulture), "", "kvar"),
        new(L("Personuppgifter", "Personal data"), Answers[Read] == "ja" ? L("Alla svar är lästa", "Every answer has been read") : L("Inte lästa", "Not read"), "granskat", Read),
        .. Left == 0 ? Array.Empty<AnswerRow>() : [new AnswerRow(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true }],
    ];

    public override Task Do(Act act, Cascade cascade) => View is { } view ? act.ReleaseRound(cascade, view.Consultation.Version, view.Round.Sections, Answers.Has(Why) ? Answers[Why] : null, Context.Today) : throw new NotPermittedException();

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Sammanställningen är publicerad", "The compilation is published"), L("De som har svarat får ett meddelande.", "Those who answered are told."), "", $"~/avtal/{Agreement.Slug}/remiss/sammanstallning", L("Till sammanställningen", "To the compilation"));
}
