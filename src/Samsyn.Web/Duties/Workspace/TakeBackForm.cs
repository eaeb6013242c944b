using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties.Workspace;

/// <summary>Ta tillbaka en redovisning: the report stays in the journal, and the duty is open again (R56).</summary>
public sealed class TakeBackForm(FormContext context) : ActForm(context)
{
    public const string Kind = "aterta-redovisning";
    public const string ReportField = "redovisning";
    private const string Why = "skal";

    private DutyBook Book => Context.Duties!;

    public override string Name => L("Ta tillbaka en redovisning", "Take back a report");

    public override string ActName => "duty.take_back";

    public override WorkspaceAct Permission => WorkspaceAct.ReportDuty;

    public override string GivenField => ReportField;

    public override string Button => L("Ta tillbaka redovisningen", "Take back the report");

    public override string Consequence => L(
        "Åtagandet blir öppet igen och går att redovisa på nytt. Vad som stod finns kvar i journalen.",
        "The duty is open again and can be reported anew. What stood remains in the journal.");

    public override string? Reason => Answers.Has(Why) ? Answers[Why] : null;

    /// <summary>Reports that stand and that this account may take back, newest first.</summary>
    private IReadOnlyList<(DutyReport Report, Duty Duty, DutyOwner Owner)> Standing => field ??=
    [
        .. from report in Book.Reports
           where report.Withdraws is null && Book.Standing(report.Duty, report.Occurrence, report.By, Context.Today, Context.Now)?.Id == report.Id
           let duty = Book.Find(report.Duty)
           where duty is not null
           let owner = Book.OwnersOf(duty).FirstOrDefault(o => o.Id == report.By)
           where owner is not null && Context.Who.By(Permission, owner) is not null
           orderby report.On descending, report.Place descending
           select (report, duty, owner),
    ];

    private static Choice ChoiceOf(DutyReport report, Duty duty, DutyOwner owner) => new(report.Id.ToString(), $"{owner.Name}: {duty.Title}, {Dates.Full(report.On)}", Data: true);

    /// <summary>What was chosen and somebody else has taken back since: it stays in the list, so that what is said of it is just that.</summary>
    private IEnumerable<Choice> TakenBackMeanwhile => Chosen is { } report && Owner is { } owner && Context.Who.By(Permission, owner) is not null && Standing.All(s => s.Report.Id != report.Id)
        ? [ChoiceOf(report, Book.Find(report.Duty)!, owner)] : [];

    private DutyReport? Chosen => Guid.TryParse(Answers[ReportField], out var id) ? Book.Reports.FirstOrDefault(r => r.Id == id) : null;

    private DutyOwner? Owner => Chosen is { } report && Book.Find(report.Duty) is { } duty ? Book.OwnersOf(duty).FirstOrDefault(o => o.Id == report.By) : null;

    public override Actor Actor => Context.Who.As(Permission, Owner);

    public override IReadOnlyList<Question> Questions =>
    [
        new("redovisning", L("Vilken redovisning ska tas tillbaka?", "Which report is to be taken back?"), Standing.Count == 0 ? L("Ingen redovisning finns att ta tillbaka.", "There is no report to take back.") : null,
            [new ListField(ReportField, L("Redovisning", "Report"), "", [.. Standing.Select(s => ChoiceOf(s.Report, s.Duty, s.Owner)), .. TakenBackMeanwhile])
                { WhenEmpty = L("Välj en redovisning i listan.", "Choose a report from the list.") }]),
        new("skal", L("Varför tas den tillbaka?", "Why is it taken back?"), L("Till exempel: vi redovisade fel år.", "For example: we reported the wrong year."),
            [new TextField(Why, L("Skäl", "Reason"), L("Alla som läser journalen ser det.", "Everybody who reads the journal sees it."), 3) { WhenEmpty = L("Skriv varför.", "Write why.") }]),
    ];

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Redovisning", "Report"), Chosen is { } report ? $"{Owner?.Name}: {Book.Find(report.Duty)?.Title}, {Dates.Full(report.On)}" : null, "redovisning", ReportField) { Data = true },
        new(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true },
    ];

    private DutyReport? Fact() => Chosen is not { } report ? null : new DutyReport
    {
        Id = Guid.CreateVersion7(),
        AgreementId = Agreement.Id,
        Duty = report.Duty,
        Occurrence = report.Occurrence,
        By = report.By,
        On = Context.Today,
        Note = Answers[Why],
        Withdraws = report.On,
        RecordedAt = Context.Now,
        Place = long.MaxValue,
    };

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Fact() is not { } fact || Book.WhyNotRecord(fact, Context.Today, Context.Now) is not { } refusal) yield break;
        yield return refusal switch
        {
            DutyRefusal.ReasonMissing => new(Why, L("Skriv varför.", "Write why.")),
            DutyRefusal.NothingToWithdraw => new(ReportField, L("Redovisningen är redan tillbakatagen.", "The report has already been taken back.")),
            _ => new(ReportField, refusal.Sentence()),
        };
    }

    public override async Task Do(Act act, Cascade cascade)
    {
        if (Fact() is not { } fact || Owner is not { } owner) throw new NotPermittedException();
        await act.Demand(Permission, owner);
        await act.Report(cascade, fact, Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => DutyReceipts.Of(entry, Context, Book);
}

/// <summary>What the receipts of both forms say.</summary>
internal static class DutyReceipts
{
    public static ReceiptText Of(JournalEntry entry, FormContext context, DutyBook book)
    {
        var report = StoredText.Read<DutyReport>(entry.After!);
        var duty = book.Find(report.Duty);
        var owner = DutyBook.OwnerOf(context.County, report.By)?.Name ?? report.By;
        var view = duty is null ? null : DutyView.Of(book, duty, context.Today, context.Now, report.Occurrence);
        return new ReceiptText(
            report.Withdraws is null ? L($"{Decisions.Workspace.BodyWords.Genitive(owner)} redovisning är registrerad", $"{Decisions.Workspace.BodyWords.Genitive(owner)} report is recorded")
                : L($"{Decisions.Workspace.BodyWords.Genitive(owner)} redovisning är tillbakatagen", $"{Decisions.Workspace.BodyWords.Genitive(owner)} report has been taken back"),
            report.Withdraws is null ? L($"Gjort {Dates.Full(report.On)}:", $"Done {Dates.Full(report.On)}:") : L("Åtagandet är öppet igen:", "The duty is open again:"),
            view is null ? "" : DutiesPageModel.Count(view),
            $"~/avtal/{context.Agreement.Slug}/ataganden?atagande={report.Duty}", L("Se åtagandet på den öppna sidan", "See the duty on the public page"))
        {
            Quoted = duty?.Title ?? report.Duty, QuotedLang = DataLang,
        };
    }
}

/// <summary>The forms about duties, by their part of the address.</summary>
public static class DutyForms
{
    public static readonly IReadOnlyList<string> Kinds = [ReportForm.Kind, TakeBackForm.Kind];

    public static ActForms AddDuties(this ActForms forms) => forms
        .Add(ReportForm.Kind, context => new ReportForm(context))
        .Add(TakeBackForm.Kind, context => new TakeBackForm(context));
}
