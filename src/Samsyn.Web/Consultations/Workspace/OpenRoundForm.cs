using System.Globalization;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Skicka ut en version på remiss: which text, when, to whom.</summary>
public sealed class OpenRoundForm(FormContext context) : ActForm(context)
{
    public const string Kind = "skicka-remiss";
    private const string Version = "version";
    private const string Opens = "oppnar";
    private const string Closes = "stanger";
    private const string Whom = "vilka";
    private const string Federations = "forbund";
    private const string Units = "enheter";
    private const string Others = "andra";
    private const string OpenToAll = "oppen";
    private const string Case = "diarienummer";
    private const string Remind = "paminn";

    public override string Name => L("Skicka ut på remiss", "Send out for consultation");

    public override string ActName => "consultation.open";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => Version;

    public override string Button => L("Skicka ut på remiss", "Send out for consultation");

    public override string Consequence => L("Alla parter får ett meddelande, och remissen står på avtalets sida. Den öppnar av sig själv på första dagen.", "Every party is told, and the consultation stands on the agreement’s page. It opens by itself on the first day.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private IReadOnlyList<Choice> Versions => [.. Agreement.Versions.AsEnumerable().Reverse().Where(v => Context.Rounds.All(r => r.Version != v.Id)).Select(v => new Choice(v.Id, $"Version {v.Id}", Dates.Full(v.On)))];

    public override IReadOnlyList<Question> Questions =>
    [
        new("version", L("Vilken text skickas ut?", "Which text is sent out?"), Versions.Count == 0 ? L("Alla versioner har redan varit ute. Publicera en ny version först.", "Every version has been out already. Publish a new version first.") : null,
            [new OneOfField(Version, L("Version", "Version"), "", Versions) { Default = Versions.Count > 0 ? Versions[0].Value : null, WhenEmpty = L("Välj en version.", "Choose a version.") }]),
        new("tid", L("När pågår remissen?", "When is the consultation open?"), L("Båda dagarna ingår.", "Both days are included."),
        [
            new DayField(Opens, L("Första dag att svara", "First day to answer"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange första dagen.", "Give the first day.") },
            new DayField(Closes, L("Sista dag att svara", "Last day to answer"), "") { WhenEmpty = L("Ange sista dagen.", "Give the last day.") },
        ]),
        new("vilka", L("Vilka får remissen?", "Who is asked?"), L("Ett samlat svar var.", "One consolidated answer each."),
        [
            new OneOfField(Whom, L("Huvudmän", "Principals"), "", [new("alla", L($"Alla {Cascade.Parties.Count} parter", $"All {Cascade.Parties.Count} parties")), new("inga", L("Inga parter", "No parties"))]) { Default = "alla", Plain = true, WhenEmpty = L("Välj.", "Choose.") },
            new SeveralField(Federations, L("Kommunalförbund som också svarar", "Federations that answer too"), L("Tillsammans med sina medlemmar.", "Together with their members."), [.. Context.County.Federations.Select(f => new Choice(f.Code, f.Name, Data: true))]) { Optional = true },
            new TextField(Units, L("Enheter som får svara själva", "Units that may answer for themselves"), L("En på varje rad: partens id, snedstreck, enheten. Till exempel 1480/Norra Hisingen", "One on each line: the party’s id, a slash, the unit. For example 1480/Norra Hisingen"), 3) { Optional = true },
            new TextField(Others, L("Andra som tillfrågas", "Others who are asked"), L("Ett namn på varje rad, till exempel Funktionsrätt Västra Götaland", "One name on each line, for example Funktionsrätt Västra Götaland"), 3) { Optional = true },
        ]),
        new("villkor", L("Får andra svara?", "May others answer?"), null,
        [
            new OneOfField(OpenToAll, L("Öppna svar", "Open answers"), "", [new("ja", L("Ja, vem som helst får svara", "Yes, anybody may answer"), L("Öppna svar räknas för sig.", "Open answers are counted apart.")), new("nej", L("Nej, bara de som tillfrågas", "No, only those who are asked"), "")]) { Default = "ja", WhenEmpty = L("Välj ja eller nej.", "Choose yes or no.") },
            new LineField(Case, L("Diarienummer", "Registry number"), L("Kvittona får det och ett löpnummer. Till exempel VK 2022/0114", "Receipts get it and a running number. For example VK 2022/0114"), 20) { Optional = true },
            new LineField(Remind, L("Påminn så många dagar före sista dagen", "Remind so many days before the last day"), L("Till exempel 14, 3", "For example 14, 3"), 12) { Default = "14, 3", Optional = true },
        ]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Day(Opens) is { } opens && Answers.Day(Closes) is { } closes && closes < opens) yield return new(Closes, L("Den sista dagen är före den första. Rätta någon av dem.", "The last day is before the first. Mend one of them."));
        if (Days() is null) yield return new(Remind, L("Skriv hela dagar från 0 till 365, med komma emellan. Till exempel 14, 3.", "Write whole days from 0 to 365 with commas between. For example 14, 3."));
        foreach (var line in Lines(Units))
            if (line.Split('/') is not [var id, { Length: > 0 }] || Cascade.Parties.All(p => p.Id.Value != id.Trim())) yield return new(Units, L($"”{line}” går inte att läsa. Skriv partens id, snedstreck och enhetens namn.", $"“{line}” cannot be read. Write the party’s id, a slash and the unit’s name."));
        if (Consultees().Count == 0 && Answers[OpenToAll] == "nej") yield return new(OpenToAll, L("Ingen kan svara. Fråga någon, eller öppna remissen för alla.", "Nobody can answer. Ask somebody, or open the consultation to all."));
        if (Settings() is { } settings && new Consultation { Id = Guid.Empty, AgreementId = Agreement.Id, Version = Answers[Version], Settings = settings, RecordedAt = Context.Now }.WhyNotAsSaid(Agreement) is { } refusal and not ConsultationRefusal.ClosesBeforeItOpens) yield return new(refusal is ConsultationRefusal.ConsulteeTwice ? Others : Version, refusal.Sentence());
    }

    private List<int>? Days()
    {
        List<int> days = [.. Answers[Remind].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day <= 365 ? day : -1)];
        return days.Contains(-1) ? null : [.. days.Distinct().OrderDescending()];
    }

    private string[] Lines(string field) => Answers[field].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private List<Consultee> Consultees()
    {
        var units = Lines(Units).Select(line => line.Split('/')).Where(p => p.Length == 2).ToLookup(p => p[0].Trim(), p => p[1].Trim(), StringComparer.Ordinal);
        var all = new List<Consultee>();
        if (Answers[Whom] == "alla") all.AddRange(Cascade.Parties.Select(p => Consultee.Of(p.Id, [.. units[p.Id.Value]])));
        all.AddRange(Answers.Several(Federations).Select(code => Consultee.OfFederation(code)));
        all.AddRange(Lines(Others).Select(Consultee.Named));
        return all;
    }

    private ConsultationSettings? Settings() => Answers.Day(Opens) is { } opens && Answers.Day(Closes) is { } closes ? new ConsultationSettings
    {
        Opens = opens, Closes = closes, Voluntary = true, OpenToAll = Answers[OpenToAll] == "ja", Case = Answers.Has(Case) ? Answers[Case] : null, Consultees = Consultees(), RemindDays = Days() ?? [],
    } : null;

    public override IEnumerable<string> Notices =>
        Settings() is { } settings && new Consultation { Id = Guid.Empty, AgreementId = Agreement.Id, Version = Answers[Version], Settings = settings, RecordedAt = Context.Now }.DayOffWarning() is { } warning ? [warning] : [];

    public override IEnumerable<AnswerRow> Rows =>
    [
        new("Version", Answers[Version], "version", Version),
        new(L("Tid", "Time"), Settings() is { } s ? Dates.Range(s.Opens, s.Closes) : null, "tid", Opens, Closes),
        new(L("Huvudmän", "Principals"), Answers[Whom] == "alla" ? L($"Alla {Cascade.Parties.Count} parter", $"All {Cascade.Parties.Count} parties") : L("Inga parter", "No parties"), "vilka", Whom),
        new(L("Kommunalförbund", "Federations"), string.Join(", ", Answers.Several(Federations).Select(code => Context.County.Federations.FirstOrDefault(f => f.Code == code)?.Name ?? code)), "vilka", Federations) { Data = true },
        new(L("Enheter", "Units"), Answers[Units], "vilka", Units) { Data = true },
        new(L("Andra", "Others"), Answers[Others], "vilka", Others) { Data = true },
        new(L("Öppna svar", "Open answers"), Answers[OpenToAll] == "ja" ? L("Ja", "Yes") : L("Nej", "No"), "villkor", OpenToAll),
        new(L("Diarienummer", "Registry number"), Answers[Case], "villkor", Case),
        new(L("Påminnelser", "Reminders"), Answers.Has(Remind) ? L($"{Answers[Remind]} dagar före sista dagen", $"{Answers[Remind]} days before the last day") : null, "villkor", Remind),
    ];

    public override Task Do(Act act, Cascade cascade) => act.OpenRound(cascade, Answers[Version], Settings()!);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var (settings, version) = (StoredText.Read<ConsultationSettings>(entry.After!), entry.Subject["consultation ".Length..]);
        return new ReceiptText(
            L("Remissen är registrerad", "The consultation is recorded"), L($"Version {version} är ute på remiss {Dates.Range(settings.Opens, settings.Closes)}.", $"Version {version} is out for consultation {Dates.Range(settings.Opens, settings.Closes)}."),
            L("Lägg till remisskonferenser på remissens sida i arbetsytan.", "Add conferences on the consultation’s page in the workspace."), $"~/arbete/avtal/{Agreement.Slug}/remiss", L("Till remissens sida", "To the consultation’s page"));
    }
}
