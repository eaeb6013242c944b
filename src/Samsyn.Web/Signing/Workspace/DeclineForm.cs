using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing.Workspace;

/// <summary>What the forms about one party's signature share: whose it is.</summary>
public abstract class PartyForm(FormContext context) : ActForm(context)
{
    protected const string PartyField = "part";

    public override WorkspaceAct Permission => WorkspaceAct.RegisterSignature;

    public override string GivenField => PartyField;

    public override Actor Actor => Context.Who.ActsFor(Permission, Cascade, Party);

    protected IReadOnlyList<Principal> Mine => field ??= Context.Who.MaySignFor(Cascade);

    protected PrincipalId? Party => Mine.Count == 1 ? Mine[0].Id : Mine.FirstOrDefault(p => p.Id.Value == Answers[PartyField])?.Id;

    protected SigningStatus Status => field ??= SigningStatus.Of(AgreementStatus.Of(Cascade, Context.Today, Context.Now), Context.SigningPlan ?? SigningPlan.Usual, Context.Signatures, Context.SignatoryChanges);

    protected PartySigning? Signing => Party is { } id ? Status.Of(id) : null;

    protected string NameOf(PrincipalId id) => Context.County.Find(id)?.Name ?? id.Value;

    protected IEnumerable<Question> WhichParty()
    {
        if (Mine.Count > 1)
            yield return new("part", L("Vilken part gäller det?", "Which party is it about?"), Agreement.Settings.Title,
                [new ListField(PartyField, L("Part", "Party"), "", [.. Mine.Select(p => new Choice(p.Id.Value, p.Name, Data: true))]) { WhenEmpty = L("Välj en part.", "Choose a party.") }]);
    }

    protected AnswerRow PartyRow(string otherwise) => new(L("Part", "Party"), Party is { } id ? NameOf(id) : null, Mine.Count > 1 ? "part" : otherwise, PartyField) { Data = true };
}

/// <summary>Avböj att skriva under: a party that has said yes and will not sign says why. It changes nothing in the decision.</summary>
public sealed class DeclineForm(FormContext context) : PartyForm(context)
{
    public const string Kind = "avbojande";

    private const string On = "dag";
    private const string Why = "skal";

    public override string Name => L("Avböj att skriva under", "Decline to sign");

    public override string ActName => "signing.decline";

    public override string Button => L("Registrera att parten inte skriver under", "Record that the party will not sign");

    public override string Consequence => L("Alla parter får ett meddelande med skälet. Beslutet står kvar. Parten kan skriva under senare.", "Every party is told the reason. The decision stands. The party may sign later.");

    public override IReadOnlyList<Question> Questions =>
    [
        .. WhichParty(),
        new("dag", L("Vilken dag meddelade parten det?", "On which day did the party say so?"), null, [new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") }]),
        new("skal", L("Varför skriver parten inte under?", "Why will the party not sign?"), L("Alla kan läsa det. Skriv inga personers namn.", "Everybody can read it. Write no persons’ names."), [new TextField(Why, L("Skäl", "Reason"), "", 3) { WhenEmpty = L("Skriv varför.", "Write why.") }]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (New() is { } signature && Status.WhyNotRegister(signature) is { } refusal) yield return new(refusal is SigningRefusal.InTheFuture ? On : Why, refusal.Sentence(NameOf));
    }

    private Signature? New() => Party is not { } party || Answers.Day(On) is not { } on ? null : new Signature
    {
        Id = Guid.CreateVersion7(), AgreementId = Agreement.Id, Party = party, On = on, Version = Status.Agreement.Version?.Id, DeclinedReason = Answers[Why], RecordedAt = Context.Now, Place = 0,
    };

    public override IEnumerable<AnswerRow> Rows =>
    [
        PartyRow("dag"), new(L("Dag", "Day"), Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On], "dag", On), new(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true },
    ];

    public override Task Do(Act act, Cascade cascade) => act.Register(cascade, New() ?? throw new InvalidOperationException("An unfinished form was sent."), here: false, Context.Today);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var signature = StoredText.Read<Signature>(entry.After!);
        return new ReceiptText(L($"{NameOf(signature.Party)} skriver inte under", $"{NameOf(signature.Party)} will not sign"), L("Det är registrerat, och alla parter får ett meddelande.", "It is recorded, and every party is told."),
            L("Partens beslut står kvar.", "The party’s decision stands."), $"~/avtal/{Agreement.Slug}/underskrifter", L("Se alla parter", "See all parties"));
    }
}
