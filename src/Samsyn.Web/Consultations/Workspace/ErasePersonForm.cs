using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Radera personuppgifter: the name and e-mail address of who gave an open answer go for good; what the answer says stays.</summary>
public sealed class ErasePersonForm(FormContext context) : ActForm(context)
{
    public const string Kind = "radera-uppgifter";
    public const string Which = "oppet-svar";
    private const string Rule = "grund";

    public override string Name => L("Radera namn och e-post", "Erase name and e-mail");

    public override string ActName => "consultation.erase";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => Which;

    public override string Button => L("Radera uppgifterna", "Erase them");

    public override string Consequence => L("Namnet och e-postadressen går inte att få tillbaka. Svaret står kvar som ett öppet svar utan namn.", "The name and the e-mail address cannot be had back. The answer stays as an open answer without a name.");

    public override string? Reason => Answers.Has(Rule) ? Answers[Rule] : null;

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private IEnumerable<(RoundView View, Answer Answer)> Possible => Context.RoundViews.SelectMany(v => v.Round.Answers.Where(a => v.PersonOf(a) is { ErasedOn: null }).Select(a => (v, a)));

    private (RoundView View, Answer Answer)? One => Possible.FirstOrDefault(p => p.Answer.Id.ToString() == Answers[Which]) is { Answer: not null } found ? found : null;

    public override IReadOnlyList<Question> Questions =>
    [
        new("svar", L("Vems uppgifter ska raderas?", "Whose data are to be erased?"), Possible.Any() ? null : L("Inga öppna svar har namn eller e-post kvar.", "No open answer has a name or an e-mail address left."),
            [new ListField(Which, L("Öppet svar", "Open answer"), "", [.. Possible.Select(p => new Choice(p.Answer.Id.ToString(), L($"Svar {p.Answer.Number}, {p.View.PersonOf(p.Answer)!.Name}", $"Answer {p.Answer.Number}, {p.View.PersonOf(p.Answer)!.Name}")))]) { WhenEmpty = L("Välj ett svar.", "Choose an answer.") }]),
        new("grund", L("Varför raderas de?", "Why are they erased?"), null,
            [new LineField(Rule, L("Grund", "Ground"), L("Till exempel gallringsbeslutets nummer, eller att personen har begärt det.", "For example the number of the disposal decision, or that the person has asked for it."), 40) { WhenEmpty = L("Skriv på vilken grund.", "Write on what ground.") }]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Has(Which) && One is null) yield return new(Which, L("Uppgifterna är redan raderade, eller så finns inte svaret.", "They have been erased already, or there is no such answer."));
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Svar", "Answer"), One is { } one ? L($"Svar {one.Answer.Number}, kom {Dates.Full(one.Answer.ReceivedOn)}", $"Answer {one.Answer.Number}, came on {Dates.Full(one.Answer.ReceivedOn)}") : null, "svar", Which),
        new(L("Grund", "Ground"), Answers[Rule], "grund", Rule) { Data = true },
    ];

    /// <summary>The journal says that it was done, by whom and why; never the name.</summary>
    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandForAll(Permission);
        if (One?.Answer.PersonId is not { } id || await act.Db.Set<OpenPerson>().SingleOrDefaultAsync(p => p.Id == id && p.ErasedOn == null) is not { } person) throw new NotPermittedException();
        (person.Name, person.Email, person.ErasedOn, person.ErasedBy) = (null, null, Context.Today, Answers[Rule]);
        act.Journal($"open_person {person.Id}", null, Answers[Rule], cascade.Agreement.Slug);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Uppgifterna är raderade", "They have been erased"), "", L("Säkerhetskopior skrivs över efter hand.", "Backups are overwritten in time."), $"~/arbete/avtal/{Agreement.Slug}/remiss", L("Till remissen", "To the consultation"));
}
