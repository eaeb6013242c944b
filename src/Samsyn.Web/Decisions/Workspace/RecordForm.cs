using Samsyn.Domain;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>Registrera beslut: what a body decided, from its minutes.</summary>
/// <remarks>
/// Asks for what the register keeps of a decision (CONTRACT.md C2) and refuses only what cannot be (R13-R17): the domain's own question is asked here,
/// on check answers, and a last time inside the act.
/// </remarks>
public sealed class RecordForm(FormContext context) : ActForm(context)
{
    private const string BodyField = "organ";
    private const string On = "dag";
    private const string OutcomeField = "utfall";
    private const string Condition = "villkor";
    private const string Minority = "minoritet";
    private const string VersionField = "version";
    private const string Paragraph = "paragraf";
    private const string NoParagraph = "paragraf-okand";
    private const string Case = "arendenummer";
    private const string For = "roster-ja";
    private const string Against = "roster-nej";
    private const string Abstained = "roster-avstod";
    private const string Present = "narvarande";
    private const string Reservations = "reservationer";
    private const string Source = "kalla";
    private const string MinutesApproved = "justerat";
    private const string Announced = "anslaget";
    private const string AppealStated = "sista-dag";
    private const string Immediate = "omedelbart";
    private const string Also = "fler-avtal";

    public override string Name => L("Registrera beslut", "Record a decision");

    public override string ActName => "decision.record";

    public override WorkspaceAct Permission => WorkspaceAct.RecordDecision;

    public override string GivenField => BodyField;

    public override string Button => L("Registrera beslutet", "Record the decision");

    public override string Consequence => L(
        "När du registrerar blir beslutet synligt för alla direkt. Det går att rätta efteråt. Då syns både det gamla och det nya.",
        "When you record it the decision is visible to everybody at once. It can be corrected afterwards. Then both the old and the new are shown.");

    /// <summary>Bodies this account records for.</summary>
    private List<Body> Bodies => field ??= [.. Context.Who.Where(Permission, Cascade).InReadingOrder()];

    /// <summary>The body chosen, or the only one possible.</summary>
    private Body? Body => Answers.Has(BodyField)
        ? BodyId.IsValid(Answers[BodyField]) && Context.County.TryFind(new BodyId(Answers[BodyField]), out var body) ? body : null
        : Bodies is [var only] ? only : null;

    public override Actor Actor => Body is { } body
        ? Context.Who.As(Permission, Cascade, body)
        : Context.Who.As(Permission, Cascade, Bodies.FirstOrDefault() ?? throw new NotPermittedException());

    private Mandate Part => Body is { } body && Cascade.StepOf(body.Id) is { } step ? step.Step.Act : Mandate.Decides;

    private Outcome? Said => Spelling.Outcomes.Find(Answers[OutcomeField]);

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        if (Bodies.Count != 1 || Body?.Id != Bodies[0].Id) yield return AskBody();
        yield return AskDay();
        yield return AskOutcome();
        if (Said == Outcome.ApprovedWithCondition) yield return AskCondition();
        if (Said is Outcome.Tabled or Outcome.ReferredBack && Part == Mandate.Decides) yield return AskMinority();
        if (Versions().Count > 0) yield return AskVersion();
        yield return AskParagraph();
        yield return AskVotes();
        yield return AskMinutes();
        if (OtherAgreements().Any()) yield return AskAlso();
    }

    private string Subject => Body?.InSentence() ?? L("organet", "the body");

    /// <summary>"Melleruds kommun, sammanträdet 14 december 2022. Gäller version 1.0 av …"</summary>
    private string? Lead
    {
        get
        {
            if (Body is not { } body) return null;
            var text = body.Of?.OfficialName ?? body.Name;
            if (Answers.Day(On) is not { } day) return text + ".";
            text += L($", sammanträdet {Dates.Full(day)}.", $", the meeting of {Dates.Full(day)}.");
            return text + (Version is { } version ? L($" Gäller version {version.Id} av {Agreement.Settings.Title}.", $" Concerns version {version.Id} of {Agreement.Settings.Title}.") : "");
        }
    }

    private Question AskBody() => new("organ", L("Vem har beslutat?", "Who has decided?"), Agreement.Settings.Title,
        [new ListField(BodyField, L("Organ", "Body"), L("Bara de organ som du registrerar för finns i listan.", "Only the bodies you record for are in the list."),
            [new("", L("Välj organ", "Choose a body")), .. Bodies.Select(b => new Choice(b.Id.Value, b.Full(), Data: true))])
            { WhenEmpty = L("Välj vilket organ som har beslutat.", "Choose which body has decided.") }]);

    private Question AskDay() => new("dag", L($"Vilken dag beslutade {Subject}?", $"On which day did {Subject} decide?"), Body is { } body ? (body.Of?.OfficialName ?? body.Name) + "." : null,
        [new DayField(On, L("Sammanträdesdag", "Day of the meeting"), L("Till exempel 2022-10-13 eller 13 oktober 2022", "For example 2022-10-13 or 13 October 2022"))
            { WhenEmpty = L("Ange vilken dag beslutet fattades.", "Give the day of the decision.") }])
        { Beside = Body is { } of && NextMeeting(of) is { } meeting ? [new(L("Enligt kallelsen", "On the agenda"), Dates.WeekdayFull(meeting))] : [] };

    private DateOnly? NextMeeting(Body body) => Tracker.NextMeeting(Agreement.Settings.Meetings.ToLookup(m => m.Body), body.Id, DateOnly.MinValue);

    private Question AskOutcome() => new("utfall",
        Part == Mandate.Decides ? L($"Vad beslutade {Subject}?", $"What did {Subject} decide?") : L($"Vad kom {Subject} fram till?", $"What did {Subject} conclude?"), Lead,
        [new OneOfField(OutcomeField, L("Välj det som står i protokollet", "Choose what the minutes say"), "", OutcomeChoices.For(Part, Body is { } body ? Cascade.PartyOf(body) : null))
            { WhenEmpty = L($"Välj vad {Subject} beslutade.", $"Choose what {Subject} decided.") }]);

    private Question AskCondition() => new("villkor", L("Vilket är villkoret?", "What is the condition?"), Lead,
        [new TextField(Condition, L("Villkoret, ordagrant", "The condition, word for word"), L("Skriv av det som står i protokollet. Alla kan läsa det.", "Copy what the minutes say. Everybody can read it."))
            { WhenEmpty = L("Skriv av villkoret från protokollet.", "Copy the condition from the minutes.") }]);

    private static Question AskMinority() => new("minoritet", L("Var det en minoritet som begärde det?", "Did a minority demand it?"),
        L("En tredjedel av ledamöterna kan få ett ärende bordlagt eller återremitterat (5 kap. 50 § kommunallagen).", "A third of the members can have a matter tabled or referred back (Local Government Act, chapter 5, section 50)."),
        [new OneOfField(Minority, L("Välj det som står i protokollet", "Choose what the minutes say"), "", YesNo) { Plain = true, WhenEmpty = L("Välj ja eller nej.", "Choose yes or no.") }]);

    private static IReadOnlyList<Choice> YesNo => [new("true", L("Ja", "Yes")), new("false", L("Nej", "No"))];

    private Question AskVersion() => new("version", L("Vilken text gällde beslutet?", "Which text was the decision about?"),
            L("Versionen står i handlingarna till sammanträdet. Vi har valt den som gällde den dagen.", "The papers of the meeting name the version. We have chosen the one that was current that day."),
            [new OneOfField(VersionField, L("Version", "Version"), "", [.. Versions().Select(ChoiceOf)])
                { Default = Version?.Id, WhenEmpty = L("Välj vilken version beslutet gällde.", "Choose which version the decision was about.") }]);

    /// <summary>The texts there were on the day, newest first.</summary>
    private List<AgreementVersion> Versions() => Answers.Day(On) is { } day ? [.. Agreement.Versions.Where(v => v.On <= day).Reverse()] : [.. Agreement.Versions.AsEnumerable().Reverse()];

    private Choice ChoiceOf(AgreementVersion version) => new(version.Id, version.Id, IsOlderText(version)
        ? L($"Från {Dates.Full(version.On)}. En äldre text: beslutet räknas inte som ett ja till den som gäller.", $"Of {Dates.Full(version.On)}. An older text: the decision does not count as a yes to the current one.")
        : version.Editorial ? L($"Från {Dates.Full(version.On)}. Bara redaktionella ändringar.", $"Of {Dates.Full(version.On)}. Editorial changes only.") : L($"Från {Dates.Full(version.On)}.", $"Of {Dates.Full(version.On)}."));

    private bool IsOlderText(AgreementVersion version) =>
        Agreement.CurrentVersion(Answers.Day(On) ?? Context.Today) is >= 0 and var current && !Agreement.IsSameText(Agreement.Versions.IndexOf(version), current);

    private AgreementVersion? Version => Answers.Has(VersionField)
        ? Agreement.Versions.Find(v => string.Equals(v.Id, Answers[VersionField], StringComparison.Ordinal))
        : Answers.Day(On) is { } day && Agreement.CurrentVersion(day) is >= 0 and var current ? Agreement.Versions[current] : null;

    private Question AskParagraph() => new("paragraf", L("Var i protokollet står beslutet?", "Where in the minutes does the decision stand?"), Lead,
    [
        new LineField(Paragraph, L("Paragraf", "Section of the minutes"), L("Till exempel § 121", "For example § 121"), 14) { Optional = true, NeededWhen = L("om den är känd", "if it is known") },
        new YesField(NoParagraph, L("Paragrafen är inte känd", "The section is not known"), ""),
        new LineField(Case, L("Ärendenummer", "Case number"), L("Diarienumret hos er, till exempel KS 2022/0417", "Your own registry number, for example KS 2022/0417"), 24) { Optional = true },
    ]);

    private static Question AskVotes() => new("roster", L("Röstade ni, och reserverade sig någon?", "Was there a vote, and did anyone dissent?"), L("Lämna fälten tomma om beslutet togs utan omröstning.", "Leave the fields empty if there was no vote."),
    [
        new LineField(For, L("Ja-röster", "Votes for"), "", 6) { Optional = true },
        new LineField(Against, L("Nej-röster", "Votes against"), "", 6) { Optional = true },
        new LineField(Abstained, L("Avstod", "Abstained"), "", 6) { Optional = true },
        new LineField(Present, L("Närvarande ledamöter", "Members present"), "", 6) { Optional = true },
        new TextField(Reservations, L("Reservationer", "Dissents"), L("En på varje rad, med partiet eller gruppen. Skriv inga personers namn.", "One on each line, by party or group. Write no persons’ names."), 3) { Optional = true },
    ]);

    private static Question AskMinutes() => new("protokoll", L("Vad vet ni om protokollet?", "What do you know of the minutes?"),
        L("Allt här kan vara tomt. Anslagsdagen behövs för att räkna ut när beslutet får laga kraft, och går att lägga till senare.", "All of this may be empty. The day of the notice is needed to compute when the decision gains legal force, and can be added later."),
    [
        new LineField(Source, L("Länk till protokollet", "Link to the minutes"), L("Till exempel https://www.mellerud.se/protokoll.pdf", "For example https://www.mellerud.se/minutes.pdf")) { Optional = true },
        new DayField(MinutesApproved, L("Protokollet justerat", "Minutes approved"), "") { Optional = true },
        new YesField(Immediate, L("Paragrafen justerades omedelbart", "The section was approved at once"), ""),
        new DayField(Announced, L("Anslaget på anslagstavlan", "Announced on the notice board"), "") { Optional = true },
        new DayField(AppealStated, L("Sista dag att överklaga enligt anslaget", "Last day to appeal according to the notice"), L("Samsyn räknar ut dagen själv och visar båda om de skiljer sig.", "Samsyn computes the day and shows both if they differ.")) { Optional = true },
    ]);

    private Question AskAlso() => new("fler-avtal", L("Gällde beslutet fler avtal?", "Was the decision about more agreements?"), L("Ibland tar ett organ ställning till flera avtal i samma paragraf.", "Sometimes a body takes a position on several agreements in one section."),
        [new SeveralField(Also, L("Samma beslut om", "The same decision about"), L("Välj inget om det bara gällde det här avtalet.", "Choose none if it was about this agreement only."),
            [.. OtherAgreements().Select(c => new Choice(c.Agreement.Slug, c.Agreement.Settings.Title, Data: true))]) { Optional = true }]);

    /// <summary>Other agreements under way where the same body has the same part. Exercises and real agreements are never mixed.</summary>
    private IEnumerable<Cascade> OtherAgreements() => Body is not { } body ? [] : Context.All.Where(other =>
        other.Agreement.Id != Agreement.Id
        && other.Agreement.Settings.Demonstration == Agreement.Settings.Demonstration
        && other.StepOf(body.Id)?.Step.Act == Part
        && Context.Who.Can(Permission, other, body)
        && new AgreementCard(AgreementStatus.Of(other, Context.Today, Context.Now)).IsUnderWay);

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Day(On) is { } day && day > Context.Today) yield return new AnswerFault(On, L($"Ange en beslutsdag som har varit. {Dates.Full(day)} ligger i framtiden.", $"Give a day of decision that has been. {Dates.Full(day)} is in the future."));
        if (!Answers.Has(Paragraph) && !Answers.Yes(NoParagraph))
            yield return new AnswerFault(Paragraph, L("Ange paragrafen i protokollet, till exempel § 121, eller kryssa för att den inte är känd.", "Give the section of the minutes, for example § 121, or tick that it is not known."));
        foreach (var votes in new[] { For, Against, Abstained, Present })
            if (Answers.Has(votes) && Answers.Whole(votes) is not <= 1000) yield return new AnswerFault(votes, L("Skriv ett antal med siffror, till exempel 41.", "Write a number in figures, for example 41."));
        foreach (var later in new[] { Announced, MinutesApproved })
            if (Answers.Day(later) is { } announced && announced > Context.Today) yield return new AnswerFault(later, Future(announced));
        if (Draft() is { } decision && decision.On <= Context.Today
            && Cascade.WhyNotRecord(Cascade.BindToVersion(decision), Context.Today, Context.Now) is { } refusal)
            yield return InField(refusal);
    }

    private static string Future(DateOnly day) => L($"Ange en dag som har varit. {Dates.Full(day)} ligger i framtiden.", $"Give a day that has been. {Dates.Full(day)} is in the future.");

    /// <summary>The domain's refusal at the field it is about, in this form's words.</summary>
    private static AnswerFault InField(Refusal refusal) => refusal switch
    {
        DecisionRefusal.AlreadyRecorded r => new(Paragraph, L(
            $"Ett beslut den {Dates.Full(r.On)}{(r.Paragraph.Length > 0 ? ", " + r.Paragraph : "")} är redan registrerat. Rätta det i stället, eller ange paragrafen om det här är ett annat beslut.",
            $"A decision of {Dates.Full(r.On)}{(r.Paragraph.Length > 0 ? ", " + r.Paragraph : "")} is already recorded. Correct that one, or give the section if this is another decision.")),
        DecisionRefusal.BeforeItsVersion r => new(VersionField, L(
            $"Version {r.Version} fanns inte förrän {Dates.Full(r.VersionOn)}. Välj en äldre version eller rätta beslutsdagen.",
            $"Version {r.Version} did not exist before {Dates.Full(r.VersionOn)}. Choose an older version or mend the day of the decision.")),
        DecisionRefusal.AnnouncedBeforeItsDay r => new(Announced, L(
            $"Beslutet kan inte ha anslagits {Dates.Full(r.AnnouncedOn)}, före beslutsdagen {Dates.Full(r.On)}.",
            $"The decision cannot have been announced on {Dates.Full(r.AnnouncedOn)}, before its day {Dates.Full(r.On)}.")),
        DecisionRefusal.OutcomeDoesNotFit => new(OutcomeField, L("Välj ett utfall som organet kan ha i det här steget.", "Choose an outcome that the body can have in this step.")),
        DecisionRefusal.UnknownVersion => new(VersionField, L("Välj vilken version beslutet gällde.", "Choose which version the decision was about.")),
        DecisionRefusal.UnknownBody or DecisionRefusal.NoPartInTheAgreement => new(BodyField, L("Välj ett organ som har en plats i avtalets beslutsgång.", "Choose a body that has a place in the agreement’s cascade.")),
        _ => new(On, refusal.Sentence()),
    };

    public override IEnumerable<string> Notices
    {
        get
        {
            if (Version is { } version && Answers.Has(OutcomeField) && IsOlderText(version))
                yield return L($"Beslutet gäller en äldre text än den som gällde den dagen. Det registreras och visas, men räknas inte som ett ja eller nej till den nuvarande.",
                    "The decision is about an older text than the one current that day. It is recorded and shown, but does not count as a yes or a no to the current one.");
            if (Answers.Day(On) is { } day && Agreement.CurrentVersion(day) < 0)
                yield return L("Den dagen fanns ingen text att besluta om ännu. Beslutet registreras, men gäller ingen version.", "There was no text to decide on that day. The decision is recorded, but is about no version.");
            if (Answers.Whole(Present) is { } present && (Answers.Whole(For) ?? 0) + (Answers.Whole(Against) ?? 0) + (Answers.Whole(Abstained) ?? 0) > present)
                yield return L("Rösterna är fler än de närvarande. Kontrollera mot protokollet.", "There are more votes than members present. Check against the minutes.");
        }
    }

    /// <summary>The decision as answered; null while body, day or outcome is missing.</summary>
    private Decision? Draft() => Body is not { } body || Answers.Day(On) is not { } day || Said is not { } outcome ? null : new Decision
    {
        Id = Guid.CreateVersion7(),
        AgreementId = Agreement.Id,
        Body = body.Id,
        On = day,
        Outcome = outcome,
        Version = Version?.Id,
        Paragraph = Answers[Paragraph],
        Case = OrNull(Case),
        Also = OtherAgreements().Any() ? [.. Answers.Several(Also).Order(StringComparer.Ordinal)] : [],
        Votes = Answers.Has(For) || Answers.Has(Against) || Answers.Has(Abstained) || Answers.Has(Present)
            ? new Votes(Answers.Whole(For), Answers.Whole(Against), Answers.Whole(Abstained), Answers.Whole(Present)) : null,
        Minority = Answers.Yes(Minority) && Questions.Any(q => q.Slug == "minoritet"),
        Condition = outcome == Outcome.ApprovedWithCondition ? OrNull(Condition) : null,
        Reservations = Answers.Several(Reservations),
        MinutesApprovedOn = Answers.Day(MinutesApproved),
        Immediate = Answers.Yes(Immediate),
        AnnouncedOn = Answers.Day(Announced),
        AppealUntilStated = Answers.Day(AppealStated),
        Source = OrNull(Source),
        RecordedAt = Context.Now,
        Place = 0,
    };

    private string? OrNull(string field) => Answers.Has(field) ? Answers[field] : null;

    public override IEnumerable<AnswerRow> Rows
    {
        get
        {
            var canChooseBody = Questions.Any(q => q.Slug == "organ");
            if (Body is { } body)
            {
                if (Cascade.PartyOf(body) is { } party) yield return new(L("Part", "Party"), party.OfficialName, canChooseBody ? "organ" : "", "part") { Data = true };
                yield return new(L("Organ", "Body"), body.Name, canChooseBody ? "organ" : "", BodyField) { Data = true };
            }
            else yield return new(L("Organ", "Body"), null, "organ", BodyField);
            yield return new(L("Beslutsdag", "Day of the decision"), Answers.Day(On) is { } day ? Dates.WeekdayFull(day) : Answers[On], "dag", On);
            yield return new(L("Beslut", "Decision"), Said is { } outcome ? OutcomeChoices.Title(outcome) : null, "utfall", OutcomeField) { State = Said?.Badge() };
            foreach (var question in Questions)
                foreach (var row in RowsOf(question.Slug)) yield return row;
        }
    }

    private IEnumerable<AnswerRow> RowsOf(string question) => question switch
    {
        "villkor" => [new(L("Villkor", "Condition"), Answers[Condition], question, Condition) { Data = true }],
        "minoritet" => [new(L("Begärt av en minoritet", "Demanded by a minority"), Answers.Has(Minority) ? Answers.Yes(Minority) ? L("Ja", "Yes") : L("Nej", "No") : null, question, Minority)],
        "version" => [new(L("Version", "Version"), Version is { } version ? L($"{version.Id}, från {Dates.Full(version.On)}", $"{version.Id}, of {Dates.Full(version.On)}") : null, question, VersionField)],
        "paragraf" =>
        [
            new(L("Paragraf", "Section"), Answers.Has(Paragraph) ? Answers[Paragraph] : Answers.Yes(NoParagraph) ? L("Inte känd", "Not known") : null, question, Paragraph, NoParagraph),
            new(L("Ärendenummer", "Case number"), Answers[Case], question, Case) { Data = true },
        ],
        "roster" =>
        [
            new(L("Röster", "Votes"), VotesInWords() ?? (Answers.IsAnswered(AskVotes()) ? L("Beslut utan omröstning", "No vote") : null), question, For, Against, Abstained, Present),
            new(L("Reservationer", "Dissents"), Answers.Has(Reservations) ? string.Join("; ", Answers.Several(Reservations)) : Answers.IsAnswered(AskVotes()) ? L("Inga", "None") : null, question, Reservations) { Data = Answers.Has(Reservations) },
        ],
        "protokoll" =>
        [
            new(L("Protokoll", "Minutes"), Answers[Source], question, Source) { Data = true },
            new(L("Justerat", "Approved"), DayInWords(MinutesApproved) is { } approved ? approved + (Answers.Yes(Immediate) ? L(", omedelbart", ", at once") : "") : Answers.Yes(Immediate) ? L("Omedelbart", "At once") : null, question, MinutesApproved, Immediate),
            new(L("Anslaget", "Announced"), DayInWords(Announced), question, Announced),
            new(L("Sista dag enligt anslaget", "Last day by the notice"), DayInWords(AppealStated), question, AppealStated),
        ],
        "fler-avtal" =>
        [
            new(L("Gäller även", "Also about"), Answers.Has(Also)
                ? string.Join("; ", OtherAgreements().Where(c => Answers.Several(Also).Contains(c.Agreement.Slug, StringComparer.Ordinal)).Select(c => c.Agreement.Settings.Title))
                : L("Inget annat avtal", "No other agreement"), question, Also) { Data = Answers.Has(Also) },
        ],
        _ => [],
    };

    private string? DayInWords(string field) => Answers.Day(field) is { } day ? Dates.Full(day) : OrNull(field);

    private string? VotesInWords()
    {
        var parts = new[]
        {
            (Field: For, Words: L("ja", "for")), (Field: Against, Words: L("nej", "against")), (Field: Abstained, Words: L("avstod", "abstained")), (Field: Present, Words: L("närvarande", "present")),
        };
        var given = parts.Where(p => Answers.Has(p.Field)).Select(p => $"{Answers[p.Field]} {p.Words}").ToList();
        return given.Count == 0 ? null : string.Join(", ", given);
    }

    public override async Task Do(Act act, Cascade cascade)
    {
        var decision = Draft() ?? throw new InvalidOperationException("An unfinished form was sent to be recorded.");
        if (!cascade.County.TryFind(decision.Body, out var body)) throw new NotPermittedException();
        await act.Demand(Permission, cascade, body);
        await act.Record(cascade, decision, Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var decision = StoredText.Read<Decision>(entry.After!);
        Cascade.County.TryFind(decision.Body, out var body);
        var party = body is null ? null : Cascade.PartyOf(body);
        var title = party is { } p
            ? L($"{BodyWords.Genitive(p.Name)} beslut är registrerat", $"{BodyWords.Genitive(p.Name)} decision is recorded")
            : L($"Beslutet i {body?.Name} är registrerat", $"The decision of {body?.Name} is recorded");
        var about = decision.Version is { } version ? L($" version {version}", $" version {version}") : "";
        var what = $"{body?.Name} {decision.Outcome.Label().ToLowerInvariant()}{about} {L("den", "on")} {Dates.DayMonth(decision.On)}{(decision.Paragraph.Length > 0 ? ", " + decision.Paragraph : "")}. "
            + (party is null ? "" : LegalForceWords(status, party));
        var now = party is null ? "" : NowStands(status, status.Parties.Any(s => s.Party.Id == party.Id && s.State == PartyState.Approved));
        return new ReceiptText(title, what.TrimEnd(), now, $"~/avtal/{Agreement.Slug}/beslut", L("Se beslutet på den öppna sidan", "See the decision on the public page"));
    }

    private static string LegalForceWords(AgreementStatus status, Principal party) =>
        status.Parties.FirstOrDefault(s => s.Party.Id == party.Id) is { AppealUntil: { } last }
            ? L($"Sista dag att överklaga är {Dates.Full(last)}.", $"The last day to appeal is {Dates.Full(last)}.")
            : L("Dagen för laga kraft räknas ut när protokollet är anslaget.", "The day of legal force is computed when the minutes have been announced.");
}
