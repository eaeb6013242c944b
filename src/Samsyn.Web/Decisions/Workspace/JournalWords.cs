using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>One thing a journal row tells: how it was and how it became.</summary>
public sealed record JournalChange(string Term, string? Before, string After)
{
    /// <summary><c>sv</c> on an English page when <see cref="Before"/> is Swedish data.</summary>
    public string? BeforeLang { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="After"/> is Swedish data.</summary>
    public string? AfterLang { get; init; }
}

/// <summary>Journal rows in words: the act, what it was done to, and what changed.</summary>
public static class JournalWords
{
    /// <summary>"Registrerade ett beslut".</summary>
    public static string ActTitle(string act) => act switch
    {
        "decision.record" => L("Registrerade ett beslut", "Recorded a decision"),
        "decision.correct" => L("Rättade en uppgift", "Corrected a record"),
        "decision.assess" => L("Bedömde ett villkor", "Assessed a condition"),
        "decision.annul" => L("Antecknade en dom", "Recorded a court ruling"),
        "step.replan" => L("Planerade om ett steg", "Rescheduled a step"),
        "text.draft" => L("Började ett utkast", "Began a draft"),
        "text.edit" => L("Ändrade en punkt i ett utkast", "Changed a clause of a draft"),
        "text.add" => L("Lade till en punkt i ett utkast", "Added a clause to a draft"),
        "text.remove" => L("Tog bort en punkt ur ett utkast", "Removed a clause from a draft"),
        "text.move" => L("Flyttade en punkt i ett utkast", "Moved a clause of a draft"),
        "text.match" => L("Angav vilken punkt det var", "Said which clause it was"),
        "text.responsible" => L("Angav ansvar för en punkt", "Gave the responsibility for a clause"),
        "text.replace" => L("Ersatte ett utkast med en fil", "Replaced a draft with a file"),
        "text.discard" => L("Kastade ett utkast", "Threw a draft away"),
        "text.publish" => L("Publicerade en version", "Published a version"),
        "duty.report" => L("Redovisade ett åtagande", "Reported a duty"),
        "duty.take_back" => L("Tog tillbaka en redovisning", "Took back a report"),
        "duty.reminder" => L("Påminde om åtaganden", "Reminded of duties"),
        "text.requirements" => L("Svarade på kraven i uppdraget", "Answered the requirements of the mandate"),
        "mandate.set" => L("Angav uppdraget", "Gave the mandate"),
        "disagreement.raise" => L("Anmälde en avvikelse eller oenighet", "Raised a deviation or disagreement"),
        "disagreement.continue" => L("Registrerade vad som hände med ett ärende", "Recorded what happened to a matter"),
        "term.change" => L("Registrerade en uppsägning eller förlängning", "Recorded a notice or an extension"),
        "signing.plan" => L("Bestämde hur avtalet skrivs under", "Decided how the agreement is signed"),
        "signing.master" => L("Lade upp originalet att skriva under", "Handed in the original to sign"),
        "signing.register" => L("Registrerade en underskrift", "Registered a signature"),
        "signing.decline" => L("Registrerade att en part inte skriver under", "Recorded that a party will not sign"),
        "signing.replace" => L("Bytte undertecknare", "Replaced a signatory"),
        "signing.reminder" => L("Påminde om underskrifter", "Reminded of signatures"),
        "import" => L("Läste in filer", "Imported files"),
        _ => Groups.Workspace.GroupJournal.ActTitle(act) ?? Consultations.Workspace.ConsultationJournal.ActTitle(act) ?? Publishing.Workspace.PublishingJournal.ActTitle(act) ?? Subscriptions.SubscriptionJournal.ActTitle(act) ?? act,
    };

    /// <summary>"Kommunfullmäktige i Mark, 24 november 2022, § 141" of <c>KF:1463 2022-11-24 § 141</c>; null for what is about the whole agreement.</summary>
    public static string? Subject(JournalEntry entry, Cascade cascade)
    {
        var words = entry.Subject.Split(' ', 3);
        if (entry.Act is "duty.report" or "duty.take_back") return Duties.DutyJournal.Subject(words, cascade.County);
        if (words.Length < 2 || !BodyId.IsValid(words[0]) || !cascade.County.TryFind(new BodyId(words[0]), out var body) || !Dates.TryRead(words[1], out var day)) return null;
        return $"{body.Full()}, {Dates.Full(day)}{(words.Length == 3 ? ", " + words[2] : "")}";
    }

    public static IReadOnlyList<JournalChange> Changes(JournalEntry entry, Cascade cascade) => entry.Act switch
    {
        "decision.record" when entry.After is { } after => [.. Recorded(StoredText.Read<Decision>(after))],
        "decision.correct" or "decision.assess" or "decision.annul" when entry.After is { } after =>
            [.. Found(StoredText.Read<Decision>(after), entry.Before is { } before ? StoredText.Read<Decision>(before) : null)],
        "step.replan" when entry is { Before: { } before, After: { } after } => [.. Replanned(StoredText.Read<Step>(before), StoredText.Read<Step>(after), cascade)],
        "duty.report" or "duty.take_back" when entry.After is { } after => [.. Duties.DutyJournal.Changes(StoredText.Read<Domain.Duties.DutyReport>(after))],
        "duty.reminder" when entry.After is { } after => [new(L("Påminnelser", "Reminders"), null, StoredText.Read<string>(after))],
        "import" when entry.After is { } after && entry.Subject.StartsWith(Consultations.Workspace.ConsultationJournal.Subject, StringComparison.Ordinal) => [.. Consultations.Workspace.ConsultationJournal.Imported(StoredText.Read<RoundSummary>(after))],
        "import" when entry.After is { } after => [.. Imported(StoredText.Read<ImportSummary>(after))],
        _ when Consultations.Workspace.ConsultationJournal.ActTitle(entry.Act) is not null => [.. Consultations.Workspace.ConsultationJournal.Changes(entry)],
        _ when Publishing.Workspace.PublishingJournal.ActTitle(entry.Act) is not null => [.. Publishing.Workspace.PublishingJournal.Changes(entry)],
        _ => Groups.Workspace.GroupJournal.Changes(entry, cascade),
    };

    private static IEnumerable<JournalChange> Recorded(Decision decision)
    {
        JournalChange? Of(string term, string? text) => string.IsNullOrEmpty(text) ? null : new JournalChange(term, null, text);
        JournalChange? Data(string term, string? text) => Of(term, text) is { } change ? change with { AfterLang = DataLang } : null;
        string? Day(DateOnly? day) => day is { } on ? Dates.Full(on) : null;
        var votes = decision.Votes is not { } v ? null : string.Join(", ", new[]
        {
            (v.For, L("ja", "for")), (v.Against, L("nej", "against")), (v.Abstained, L("avstod", "abstained")), (v.Present, L("närvarande", "present")),
        }.Where(p => p.Item1 is not null).Select(p => $"{p.Item1} {p.Item2}"));
        return new[]
        {
            Of(L("Beslut", "Outcome"), OutcomeChoices.Title(decision.Outcome)),
            Data(L("Villkor", "Condition"), decision.Condition),
            Of(L("Version", "Version"), decision.Version),
            Of(L("Ärendenummer", "Case number"), decision.Case),
            Of(L("Röster", "Votes"), votes),
            Data(L("Reservationer", "Dissents"), string.Join("; ", decision.Reservations)),
            Of(L("Justerat", "Approved"), Day(decision.MinutesApprovedOn)),
            Of(L("Anslaget", "Announced"), Day(decision.AnnouncedOn)),
            Of(L("Sista dag enligt anslaget", "Last day by the notice"), Day(decision.AppealUntilStated)),
            Data(L("Källa", "Source"), decision.Source),
            Of(L("Gäller även", "Also about"), string.Join(", ", decision.Also)),
        }.OfType<JournalChange>();
    }

    private static IEnumerable<JournalChange> Found(Decision fact, Decision? before)
    {
        string? Day(DateOnly? day) => day is { } on ? Dates.Full(on) : L("inget", "nothing");
        switch (fact.Outcome)
        {
            case Outcome.Assessed:
                yield return new(L("Bedömning", "Assessment"), null, fact.Assessed is { } assessed ? AssessForm.Words(assessed) : "");
                yield return new(L("Från", "From"), null, Dates.Full(fact.On));
                break;
            case Outcome.Annulled:
                yield return new(L("Beslut", "Outcome"), before is null ? null : OutcomeChoices.Title(before.Outcome), L("Upphävt", "Annulled"));
                yield return new(L("Från", "From"), null, Dates.Full(fact.On));
                break;
            case Outcome.Corrected when fact.To is not { } to:
                yield return new(L("Beslut", "Outcome"), before is null ? null : OutcomeChoices.Title(before.Outcome), L("Har aldrig fattats", "Was never taken"));
                break;
            case Outcome.Corrected when fact.To is { } to:
                if (to.Outcome is { } outcome) yield return new(L("Beslut", "Outcome"), before is null ? null : OutcomeChoices.Title(before.Outcome), OutcomeChoices.Title(outcome));
                if (to.On is { } on) yield return new(L("Beslutsdag", "Day of the decision"), Day(before?.On), Dates.Full(on));
                if (to.Version is { } version) yield return new(L("Version", "Version"), before?.Version ?? L("ingen", "none"), version);
                if (to.AnnouncedOn is { } announced) yield return new(L("Anslaget", "Announced"), Day(before?.AnnouncedOn), Dates.Full(announced));
                if (to.AppealUntilStated is { } stated) yield return new(L("Sista dag enligt anslaget", "Last day by the notice"), Day(before?.AppealUntilStated), Dates.Full(stated));
                break;
        }
    }

    private static IEnumerable<JournalChange> Replanned(Step before, Step after, Cascade cascade)
    {
        var plan = after.Replanned[^1];
        var named = cascade.Steps.FirstOrDefault(s => string.Equals(s.Step.Name, after.Name, StringComparison.Ordinal));
        yield return new(L("Steg", "Step"), null, named is null ? after.Name : Upcoming.StepTitle(new StepStatus(named, false, null, false, []), cascade.County));
        yield return new(L("Plan", "Plan"), Plans.Words(before, plan.KnownOn), Plans.Words(plan.Planned, plan.Preliminary, plan.Words))
        {
            BeforeLang = Plans.LangOf(before.PlanAsOf(plan.KnownOn).Words),
            AfterLang = Plans.LangOf(plan.Words),
        };
        yield return new(L("Känd sedan", "Known since"), null, Dates.Full(plan.KnownOn));
    }

    private static IEnumerable<JournalChange> Imported(ImportSummary summary)
    {
        if (summary.Versions.Count > 0) yield return new(L("Versioner", "Versions"), null, string.Join(", ", summary.Versions));
        if (summary.Decisions.Count > 0) yield return new(L("Beslut och senare fakta", "Decisions and later facts"), null, Numbers.Whole(summary.Decisions.Count));
        if (summary.TermChanges.Count > 0) yield return new(L("Ändringar av avtalstiden", "Changes of term"), null, Numbers.Whole(summary.TermChanges.Count));
        if (summary.Signatures.Count > 0) yield return new(L("Underskrifter", "Signatures"), null, Numbers.Whole(summary.Signatures.Count));
        if (summary.Duties is { } duties) yield return new(L("Åtaganden", "Duties"), null, Numbers.Whole(duties.Count));
        if (summary.DutyReports is { } reports) yield return new(L("Redovisningar", "Reports of duties"), null, Numbers.Whole(reports.Count));
        if (summary.Groups is { Count: > 0 } groups) yield return new(L("Grupper", "Groups"), null, string.Join(", ", groups)) { AfterLang = DataLang };
        if (summary.Settings is { } settings) yield return new(L("Avtalets uppgifter", "The agreement’s particulars"), null, settings.Title) { AfterLang = DataLang };
        if (summary.Steps is { } steps) yield return new(L("Steg i beslutsgången", "Decision steps"), null, Numbers.Whole(steps));
    }
}
