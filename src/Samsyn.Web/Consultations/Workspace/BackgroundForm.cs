using Samsyn.Domain.Agreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Lägg till en utredning: an inquiry or a report behind the proposal. One of the same title gets the new address.</summary>
public sealed class BackgroundForm(FormContext context) : ActForm(context)
{
    public const string Kind = "utredning";
    private const string Title = "utredningens-namn";
    private const string Link = "lank";

    public override string Name => L("Lägg till en utredning", "Add an inquiry");

    public override string ActName => "consultation.change";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => Title;

    public override string Button => L("Lägg till utredningen", "Add the inquiry");

    public override string Consequence => L("Alla kan läsa den på remissens sida.", "Everybody can read it on the consultation’s page.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private Consultation? Round => Context.Rounds.Count == 0 ? null : Context.Rounds.LastOrDefault(r => r.Release is null) ?? Context.Rounds[^1];

    public override IReadOnlyList<Question> Questions =>
    [
        new("utredning", L("Vilken utredning eller rapport ligger bakom förslaget?", "Which inquiry or report lies behind the proposal?"), Round is null ? L("Skicka ut en version på remiss först. Remissen kan öppna senare.", "Send a version out for consultation first. It may open later.") : null,
        [
            new LineField(Title, L("Namn", "Name"), L("Som det står på framsidan, med år.", "As it stands on the cover, with its year."), 40) { WhenEmpty = L("Skriv vad utredningen heter.", "Write what the inquiry is called.") },
            new LineField(Link, L("Adress", "Address"), L("En adress som börjar med https://", "An address that begins with https://"), 40) { Optional = true },
        ]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Round is null) yield return new(Title, L("Det finns ingen remiss. Skicka ut en version först.", "There is no consultation. Send a version out first."));
        if (Answers.Has(Link) && !Answers[Link].StartsWith("https://", StringComparison.Ordinal)) yield return new(Link, L("Skriv en adress som börjar med https://", "Write an address that begins with https://"));
    }

    public override IEnumerable<AnswerRow> Rows => [new(L("Utredning", "Inquiry"), Answers[Title], "utredning", Title) { Data = true }, new(L("Adress", "Address"), Answers[Link], "utredning", Link)];

    public override Task Do(Act act, Cascade cascade) => Round is not { } round ? throw new NotPermittedException() : act.ChangeRound(cascade, round.Version, settings => settings with
    {
        Background = [.. settings.Background.Where(d => d.Title != Answers[Title]), new RelatedDocument(Answers[Title], Answers.Has(Link) ? Answers[Link] : null, null)],
    });

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Utredningen är tillagd", "The inquiry has been added"), "", "", $"~/avtal/{Agreement.Slug}/remiss", L("Till remissen", "To the consultation"));
}
