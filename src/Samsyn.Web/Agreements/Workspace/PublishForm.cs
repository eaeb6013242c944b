using Samsyn.Domain;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Consultations;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Workspace;

/// <summary>Publicera en version: a draft becomes a text that everybody can read and that decisions bind to. It is never changed after that (R05, R17).</summary>
public sealed class PublishForm(FormContext context) : ActForm(context)
{
    public const string Kind = "version";

    private const string DraftField = "utkast";
    private const string Id = "id";
    private const string On = "dag";
    private const string Editorial = "redaktionell";
    private const string Summary = "sammanfattning";
    private const string PowerField = "befogenhet";
    private const string DecidedOn = "beslutad";
    private const string Paragraph = "paragraf";
    private const string Parties = "parterna";

    public override string Name => L("Publicera en version", "Publish a version");

    public override string ActName => "text.publish";

    public override WorkspaceAct Permission => WorkspaceAct.DraftText;

    public override string GivenField => DraftField;

    public override string Button => L("Publicera versionen", "Publish the version");

    public override string Consequence => L(
        "Alla kan läsa texten direkt. En publicerad version ändras aldrig: en rättelse blir en ny version.",
        "Everybody can read the text at once. A published version is never changed: a correction becomes a new version.");

    public override Actor Actor => Context.Who.AsForAll(WorkspaceAct.DraftText);

    private TextDraft? Draft => Guid.TryParse(Answers[DraftField], out var id) ? Context.TextDrafts.FirstOrDefault(d => d.Id == id) : null;

    private bool IsEditorial => Answers[Editorial] == "ja";

    public override IReadOnlyList<Question> Questions => [.. First, .. Powers, .. Last];

    private IReadOnlyList<Question> First =>
    [
        new("utkast", L("Vilket utkast ska publiceras?", "Which draft is to be published?"), null,
            [new ListField(DraftField, L("Utkast", "Draft"), "", [.. Context.TextDrafts.Select(d => new Choice(d.Id.ToString(), d.Name, Data: true))]) { WhenEmpty = L("Välj ett utkast.", "Choose a draft.") }]),
        new("id", L("Vad ska versionen heta?", "What is the version called?"), null,
            [new LineField(Id, L("Versionens nummer", "The version’s number"), L("Till exempel 1.1", "For example 1.1"), 10) { WhenEmpty = L("Skriv versionens nummer.", "Write the version’s number.") }])
            { Beside = [.. Agreement.Versions.TakeLast(3).Select(v => new Aside($"Version {v.Id}", Dates.Full(v.On)))] },
        new("dag", L("Från vilken dag är den den aktuella texten?", "From which day is it the current text?"), L("Beslut från och med den dagen gäller den här texten.", "Decisions from that day on are about this text."),
            [new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") }]),
        new("redaktionell", L("Är ändringen bara redaktionell?", "Is the change editorial only?"), null,
            [new OneOfField(Editorial, L("Slag av ändring", "Kind of change"), "",
            [
                new("nej", L("Nej, texten säger något annat", "No, the text says something else"), L("Beslut om en tidigare version gäller inte den här. Parterna beslutar igen.", "Decisions on an earlier version do not hold for this one. The parties decide again.")),
                new("ja", L("Ja, bara skrivfel och hänvisningar", "Yes, only slips and references"), L("Beslut om versionen före gäller också den här. Det kräver att någon har fått rätt att göra sådana ändringar.", "Decisions on the version before hold for this one too. It requires that somebody has been given the power to make such changes.")),
            ]) { WhenEmpty = L("Välj slag av ändring.", "Choose the kind of change.") }]),
    ];

    /// <summary>Asked only when the agreement gives somebody else than the parties a power.</summary>
    private IEnumerable<Question> Powers
    {
        get
        {
            var bodies = Agreement.Settings.Powers.SelectMany(power => power.Bodies).Distinct(StringComparer.Ordinal).ToList();
            if (bodies.Count == 0) yield break;
            yield return new("befogenhet", L("Vem beslutar om versionen?", "Who decides about the version?"), null,
                [new OneOfField(PowerField, L("Beslutas av", "Decided by"), "",
                [
                    new(Parties, L("Parterna, var och en för sig", "The parties, each for itself"), ""),
                    .. bodies.Select(id => new Choice(id, Context.County.TryFind(new BodyId(id), out var body) ? body.Name : id, L("Ett gemensamt organ, med stöd av sin befogenhet.", "A joint body, by the power it has been given."), Data: true)),
                ]) { WhenEmpty = L("Välj vem som beslutar.", "Choose who decides.") }]);
            if (Answers.Has(PowerField) && Answers[PowerField] != Parties)
                yield return new("organbeslut", L("När beslutade organet?", "When did the body decide?"), null,
                [
                    new DayField(DecidedOn, L("Dag", "Day"), "") { WhenEmpty = L("Ange dagen.", "Give the day.") },
                    new LineField(Paragraph, L("Paragraf", "Paragraph"), L("Till exempel § 7", "For example § 7"), 10) { Optional = true },
                ]);
        }
    }

    private IReadOnlyList<Question> Last =>
    [
        new("sammanfattning", L("Vad har ändrats, och varför?", "What has changed, and why?"), L("Skriv så att den som inte läst avtalet förstår. Alla kan läsa det.", "Write so that somebody who has not read the agreement understands. Everybody can read it."),
            [new TextField(Summary, L("Sammanfattning", "Summary"), "", 4) { Optional = Agreement.Versions.Count == 0, WhenEmpty = L("Skriv vad som har ändrats.", "Write what has changed.") }]),
    ];

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Utkast", "Draft"), Draft?.Name, "utkast", DraftField) { Data = true },
        new("Version", Answers[Id], "id", Id),
        new(L("Aktuell från", "Current from"), Answers.Day(On) is { } day ? Dates.WeekdayFull(day) : Answers[On], "dag", On),
        new(L("Slag av ändring", "Kind of change"), Answers[Editorial] switch { "ja" => L("Redaktionell", "Editorial"), "nej" => L("Ändrar vad texten säger", "Changes what the text says"), _ => null }, "redaktionell", Editorial),
        .. Agreement.Settings.Powers.Count == 0 ? Array.Empty<AnswerRow>() :
        [
            new(L("Beslutas av", "Decided by"), Use is { } use && Context.County.TryFind(use.Body, out var body) ? $"{body.Name}, {Dates.Full(use.On)} {use.Paragraph}".Trim() : Answers[PowerField] == Parties ? L("Parterna", "The parties") : null, "befogenhet", PowerField, DecidedOn, Paragraph),
        ],
        new(L("Sammanfattning", "Summary"), Answers[Summary], "sammanfattning", Summary) { Data = true },
    ];

    private PowerUse? Use => BodyId.IsValid(Answers[PowerField]) && Agreement.Settings.Powers.Count > 0 && Answers.Day(DecidedOn) is { } on
        ? new PowerUse(new BodyId(Answers[PowerField]), on, Answers.Has(Paragraph) ? Answers[Paragraph] : null, null) : null;

    /// <summary>The draft beside the last version, when a power must be judged by it.</summary>
    private TextComparison? Comparison(TextDraft draft) => Use is null || Context.LastText is not { } last ? null
        : TextComparison.Between(last.Text, MarkdownText.Read(draft.Text), last.Ids, [.. draft.Entries.Select(entry => entry.Id)]);

    public override IEnumerable<string> Notices =>
        Draft is not { } draft ? [] : [.. Unanswered(draft), .. TextNotice.Of(MarkdownText.Read(draft.Text)).Take(5).Select(DraftModel.Sentence)];

    private IEnumerable<string> Unanswered(TextDraft draft) =>
        Agreement.Settings.Mandate is { } mandate && mandate.Answered(draft.Requirements).Count(a => a.Answer is null) is > 0 and var open
            ? [L($"{open} av uppdragets krav är inte besvarade i utkastet.", $"{open} of the mandate’s requirements are not answered in the draft.")] : [];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Has(DraftField) && Draft is null) yield return new(DraftField, L("Utkastet finns inte längre. Välj ett annat.", "The draft is no longer there. Choose another."));
        if (Draft is { Entries.Count: 0 }) yield return new(DraftField, L("Utkastet är tomt. Skriv texten först.", "The draft is empty. Write the text first."));
        if (Context.RoundViews.FirstOrDefault(IsLeft) is { } left) yield return new(DraftField, L(
            $"På remissen av version {left.Consultation.Version} saknar {left.Compilation.Unanswered} synpunkter bemötande. Bemöt dem, eller publicera sammanställningen med ett skäl, innan en ny version publiceras.",
            $"In the consultation on version {left.Consultation.Version}, {left.Compilation.Unanswered} remarks lack an answer. Answer them, or publish the compilation with a reason, before a new version is published."));
        if (Draft is { Others.Count: > 0 }) yield return new(DraftField, new TextRefusal.TwoWordings().Sentence());
        if (Agreement.WhyNotPublish(Answers[Id], Answers.Day(On)) is { } refusal) yield return InField(refusal);
        else if (Use is { } use && Draft is { } draft && Answers.Day(On) is { } day
            && Agreement.WhyNotPublish(new AgreementVersion { Id = Answers[Id], On = day, Editorial = IsEditorial, Power = use }, Comparison(draft)) is { } outside) yield return new(PowerField, outside.Sentence());
    }

    /// <summary>A round that has closed and whose remarks have not all been answered, nor been left with a reason (R30).</summary>
    private bool IsLeft(Consultations.RoundView view) => view.Consultation.Release is null && view.Consultation.On(Context.Today) == Domain.Consultations.RoundState.Closed && view.Compilation.Unanswered > 0;

    private static AnswerFault InField(TextRefusal refusal) => refusal switch
    {
        TextRefusal.VersionIsTaken => new(Id, refusal.Sentence()),
        TextRefusal.NotAVersionId => new(Id, refusal.Sentence()),
        _ => new(On, refusal.Sentence()),
    };

    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandForAll(WorkspaceAct.DraftText);
        if (Draft is not { } chosen || Answers.Day(On) is not { } on || await act.Draft(chosen.Id, cascade.Agreement.Id) is not { } draft) throw new NotPermittedException();
        if (draft.Others.Count > 0) throw new RefusedException(new TextRefusal.TwoWordings());
        await act.DemandAnsweredRemarks(cascade, Context.Today);
        var stored = await act.Agreement(cascade.Agreement.Slug) ?? throw new NotPermittedException();
        var bytes = VersionText.Bytes(MarkdownText.Read(draft.Text));
        var hash = await act.Keep(bytes);
        var version = new AgreementVersion
        {
            Id = Answers[Id], On = on, File = $"text/{cascade.Agreement.Slug}-{Answers[Id]}.md", Sha256 = hash, TextSha256 = hash, Editorial = IsEditorial, Summary = Answers.Has(Summary) ? Answers[Summary] : null,
            Requirements = draft.Requirements, Power = Use,
        };
        stored.Publish(version, Comparison(draft));
        await act.Keep(new VersionClauses { AgreementId = stored.Id, Version = version.Id, Entries = draft.Entries });
        act.Db.Remove(draft);
        act.Journal<AgreementVersion>($"version {version.Id}", null, version);
        act.Tell(HistoryKind.VersionPublished, stored.Id, new HistoryFacts { Version = version.Id, On = version.On });
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var version = StoredText.Read<AgreementVersion>(entry.After!);
        return new ReceiptText(
            L($"Version {version.Id} är publicerad", $"Version {version.Id} is published"),
            L($"Den är den aktuella texten från den {Dates.Full(version.On)}.", $"It is the current text from {Dates.Full(version.On)}."),
            L("Alla kan läsa den nu.", "Everybody can read it now."),
            $"~/avtal/{Agreement.Slug}/text/{Uri.EscapeDataString(version.Id)}", L("Läs texten", "Read the text"));
    }
}

/// <summary>The forms about texts.</summary>
public static class TextForms
{
    public static ActForms AddTexts(this ActForms forms) => forms.Add(PublishForm.Kind, context => new PublishForm(context));
}

/// <summary>Every refusal of texts in words.</summary>
public static class TextRefusals
{
    public static string Sentence(this TextRefusal refusal) => refusal switch
    {
        TextRefusal.VersionIsTaken r => L($"Det finns redan en version {r.Version}. Ge den nya ett eget nummer.", $"There is already a version {r.Version}. Give the new one a number of its own."),
        TextRefusal.NotAVersionId r => L($"”{r.Version}” går inte som nummer. Skriv bokstäver, siffror, punkt och bindestreck, högst 40 tecken.", $"“{r.Version}” does not do as a number. Write letters, digits, points and hyphens, at most 40 characters."),
        TextRefusal.TwoWordings => L("Utkastet har en punkt med två lydelser. Välj en av dem först.", "The draft has a clause with two wordings. Choose one of them first."),
        TextRefusal.BeforeTheLast r => L($"Version {r.Last} är från {Dates.Full(r.LastOn)}. Ange den dagen eller en senare.", $"Version {r.Last} is of {Dates.Full(r.LastOn)}. Give that day or a later one."),
        TextRefusal.OutsideThePower r => r.Finding.Sentence(),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No sentence for this refusal."),
    };
}
