using System.Globalization;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing.Workspace;

/// <summary>Bestäm hur avtalet skrivs under: one document or a copy each, in which order, when, and whether before legal force (R24).</summary>
public sealed class PlanForm(FormContext context) : ActForm(context)
{
    public const string Kind = "underskriftsplan";

    private const string Document = "form";
    private const string Order = "ordning";
    private const string Opens = "oppnar";
    private const string Expires = "stanger";
    private const string Early = "fore";
    private const string Why = "skal";
    private const string Remind = "paminn";

    public override string Name => L("Bestäm hur avtalet skrivs under", "Decide how the agreement is signed");

    public override string ActName => "signing.plan";

    public override WorkspaceAct Permission => WorkspaceAct.PlanSigning;

    public override string GivenField => Document;

    public override string Button => L("Spara planen", "Save the plan");

    public override string Consequence => L("Alla parter får ett meddelande. Vem som skriver under för en part står i partens eget beslut.", "Every party is told. Who signs for a party stands in the party’s own decision.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private SigningPlan Now => Context.SigningPlan ?? SigningPlan.Usual;

    public override IReadOnlyList<Question> Questions =>
    [
        new("form", L("Skriver alla under samma original?", "Does everybody sign the same original?"), Agreement.Settings.Title,
            [new OneOfField(Document, L("Form", "Form"), "",
            [
                new("common", L("Ja, ett gemensamt original", "Yes, one common original"), L("Var och en lägger sin underskrift till samma text.", "Each adds its signature to the same text.")),
                new("counterparts", L("Nej, ett exemplar per part", "No, a copy for each party"), L("Varje part skriver under ett eget exemplar av samma original.", "Each party signs a copy of its own of the same original.")),
            ]) { Default = Now.Document == SigningDocument.Common ? "common" : "counterparts", WhenEmpty = L("Välj form.", "Choose the form.") }]),
        new("ordning", L("I vilken ordning skriver de under?", "In which order do they sign?"), null,
            [new OneOfField(Order, L("Ordning", "Order"), "",
            [
                new("fri", L("I valfri ordning", "In any order"), ""),
                new("kommuner", L("Kommunerna först, sedan regionen", "The municipalities first, then the region"), ""),
                new("region", L("Regionen först, sedan kommunerna", "The region first, then the municipalities"), ""),
            ]) { Default = Now.Order is [SigningPlan.Municipalities, ..] ? "kommuner" : Now.Order is [SigningPlan.Regions, ..] ? "region" : "fri", WhenEmpty = L("Välj ordning.", "Choose the order.") }]),
        new("tid", L("När kan de skriva under?", "When may they sign?"), null,
        [
            new DayField(Opens, L("Första dag", "First day"), "") { Optional = true, Default = Now.OpensOn is { } opens ? Dates.Iso(opens) : null },
            new DayField(Expires, L("Sista dag", "Last day"), "") { Optional = true, Default = Now.ExpiresOn is { } expires ? Dates.Iso(expires) : null },
            new LineField(Remind, L("Påminn så många dagar före sista dagen", "Remind so many days before the last day"), L("Till exempel 30, 7", "For example 30, 7"), 12) { Optional = true, Default = Now.RemindDays.Count > 0 ? string.Join(", ", Now.RemindDays) : null },
        ]),
        new("lagakraft", L("Får avtalet skrivas under innan besluten har fått laga kraft?", "May the agreement be signed before the decisions have legal force?"), L("Ett beslut får verkställas innan det har fått laga kraft, om inte särskilda skäl talar emot det. Kan det upphävas är underskriften osäker.", "A decision may be executed before it has legal force, unless special reasons speak against it. While it can be annulled the signature is uncertain."),
        [
            new OneOfField(Early, L("Före laga kraft", "Before legal force"), "", [new("nej", L("Nej, vänta på laga kraft", "No, wait for legal force"), ""), new("ja", L("Ja, parterna väljer det", "Yes, the parties choose so"), "")]) { Default = Now.BeforeLegalForce is null ? "nej" : "ja", WhenEmpty = L("Välj ja eller nej.", "Choose yes or no.") },
            new LineField(Why, L("Skäl, om ja", "Reason, if yes"), L("Alla kan läsa det.", "Everybody can read it."), 40) { Optional = true, Default = Now.BeforeLegalForce },
        ]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Day(Opens) is { } opens && Answers.Day(Expires) is { } expires && expires < opens) yield return new(Expires, L("Den sista dagen är före den första. Rätta någon av dem.", "The last day is before the first. Mend one of them."));
        if (Days() is null) yield return new(Remind, L("Skriv hela dagar från 0 till 365, med komma emellan. Till exempel 30, 7.", "Write whole days from 0 to 365 with commas between. For example 30, 7."));
        if (Answers[Early] == "ja" && !Answers.Has(Why)) yield return new(Why, L("Skriv varför avtalet får skrivas under före laga kraft.", "Write why the agreement may be signed before legal force."));
    }

    private List<int>? Days()
    {
        var words = Answers[Remind].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        List<int> days = [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day <= 365 ? day : -1)];
        return days.Contains(-1) ? null : [.. days.Distinct().OrderDescending()];
    }

    private SigningPlan New() => Now with
    {
        Document = Answers[Document] == "counterparts" ? SigningDocument.Counterparts : SigningDocument.Common,
        Order = Answers[Order] switch { "kommuner" => [SigningPlan.Municipalities, SigningPlan.Regions], "region" => [SigningPlan.Regions, SigningPlan.Municipalities], _ => [] },
        OpensOn = Answers.Day(Opens), ExpiresOn = Answers.Day(Expires), BeforeLegalForce = Answers[Early] == "ja" ? Answers[Why] : null, RemindDays = Days() ?? [],
    };

    private string? Told(string question, string field) => Questions.First(q => q.Slug == question).Fields.OfType<OneOfField>().First(f => f.Name == field).Choices.FirstOrDefault(c => c.Value == Answers[field])?.Text;

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Form", "Form"), Told("form", Document), "form", Document),
        new(L("Ordning", "Order"), Told("ordning", Order), "ordning", Order),
        new(L("Tid", "Time"), string.Join(" – ", new[] { Answers.Day(Opens), Answers.Day(Expires) }.Select(day => day is { } on ? Dates.Full(on) : L("öppet", "open"))), "tid", Opens, Expires),
        new(L("Påminnelser", "Reminders"), Answers[Remind], "tid", Remind),
        new(L("Före laga kraft", "Before legal force"), Told("lagakraft", Early), "lagakraft", Early),
        new(L("Skäl", "Reason"), Answers[Why], "lagakraft", Why) { Data = true },
    ];

    public override Task Do(Act act, Cascade cascade) => act.Plan(cascade, New());

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Planen är sparad", "The plan is saved"), L("Alla parter får ett meddelande.", "Every party is told."),
        New().Masters.Count == 0 ? L("Lägg upp originalet så att parterna kan skriva under.", "Hand in the original so that the parties can sign.") : "", $"~/arbete/avtal/{Agreement.Slug}/underskrifter", L("Till underskrifterna", "To the signatures"));
}
