using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>A clause as one chooses it: "4.2 Takvolymer".</summary>
public sealed record ClauseName(ClauseId Id, string Name);

/// <summary>What the forms about groups work on.</summary>
/// <param name="Positions">Those of the reader's own sides; nobody else's are read.</param>
/// <param name="Scenarios">Likewise.</param>
/// <param name="Clauses">Of the current text, and of drafts for those who see drafts.</param>
public sealed record GroupContext(AgreementGroups Groups, IReadOnlyList<Position> Positions, IReadOnlyList<Scenario> Scenarios, IReadOnlyList<ClauseName> Clauses)
{
    public static GroupContext Nothing(County county) => new(new AgreementGroups(county, []), [], [], []);

    /// <summary>Reads it for one who is signed in.</summary>
    public static async Task<GroupContext> Load(Records records, SamsynDb db, SignedIn who, Cascade cascade)
    {
        var id = cascade.Agreement.Id;
        var sides = who.Sides(cascade);
        var (positions, scenarios) = sides.Count == 0 ? ([], []) : (
            await db.Positions.AsNoTracking().Where(p => p.AgreementId == id && sides.Contains(p.Side)).ToListAsync(),
            await db.Scenarios.AsNoTracking().Where(s => s.AgreementId == id && sides.Contains(s.Side)).ToListAsync());
        return new GroupContext(
            new AgreementGroups(cascade.County, await records.Groups(id)), positions, [.. scenarios.OrderBy(s => s.Ending)],
            sides.Count == 0 ? [] : await ClausesOf(records, db, who, cascade));
    }

    private static async Task<IReadOnlyList<ClauseName>> ClausesOf(Records records, SamsynDb db, SignedIn who, Cascade cascade)
    {
        var names = new List<ClauseName>();
        if (cascade.Agreement.Versions.LastOrDefault(v => v.TextSha256 is not null) is { } version
            && await records.Clauses(cascade.Agreement.Id, version.Id) is { } kept && await records.Blob(version.TextSha256!) is { } bytes)
            names.AddRange(Names(VersionText.Of(bytes), kept.Entries, ""));
        if (who.CanForAll(WorkspaceAct.DraftText))
            foreach (var draft in await db.TextDrafts.AsNoTracking().Where(d => d.AgreementId == cascade.Agreement.Id).OrderBy(d => d.Name).ToListAsync())
                names.AddRange(Names(MarkdownText.Read(draft.Text), draft.Entries, $" ({draft.Name})").Where(c => names.TrueForAll(n => n.Id != c.Id)));
        return names;
    }

    private static IEnumerable<ClauseName> Names(ClauseText text, IReadOnlyList<ClauseEntry> entries, string after) =>
        text.InOrder.Zip(entries, (placed, entry) => new ClauseName(entry.Id, $"{placed.Clause.Number} {placed.Clause.Heading ?? Cut(CanonicalText.BodyOf(placed.Clause))}".Trim() + after));

    private static string Cut(string text) => text.ReplaceLineEndings(" ") is { Length: > 70 } line ? line[..line.LastIndexOf(' ', 70)] + " …" : text.ReplaceLineEndings(" ").Trim();

    /// <summary>"4.2 Takvolymer", "Avtalet som helhet"; the id of a clause that no text has any more.</summary>
    public string NameOf(ClauseId? clause) => clause is not { } id ? L("Avtalet som helhet", "The agreement as a whole")
        : Clauses.FirstOrDefault(c => c.Id == id)?.Name ?? L($"En punkt i en tidigare text ({id})", $"A clause of an earlier text ({id})");
}

/// <summary>What the forms about groups have in common.</summary>
public abstract class GroupForm(FormContext context) : ActForm(context)
{
    public const string GroupField = "grupp";
    private const string Seen = "_sedd";
    private const string Replaces = "ersatter";

    protected GroupContext Known => Context.Groups ?? GroupContext.Nothing(Context.County);

    protected Group? Chosen => Known.Groups.Find(Answers[GroupField]);

    public override string GivenField => GroupField;

    protected string Root => $"~/arbete/avtal/{Agreement.Slug}";

    protected string? OrNull(string field) => Answers.Has(field) ? Answers[field] : null;

    /// <summary>Groups at work, those whose time has not ended.</summary>
    protected IEnumerable<Group> AtWork => Known.Groups.All.Where(g => g.Settings.Until is null || g.Settings.Until >= Context.Today || g.Name == Answers[GroupField]);

    protected Question AskGroup(string title, IEnumerable<Group>? among = null) => new("grupp", title, Agreement.Settings.Title,
        [new ListField(GroupField, L("Grupp", "Group"), "", [new("", L("Välj grupp", "Choose a group")), .. (among ?? AtWork).Select(g => new Choice(g.Name, g.Settings.Title, Data: true))])
            { WhenEmpty = L("Välj en grupp.", "Choose a group.") }])
        { Note = Known.Groups.All.Count == 0 ? L("Avtalet har ingen grupp än. Processledaren bildar den första.", "The agreement has no group yet. The process leader forms the first.") : null };

    protected AnswerRow GroupRow => new(L("Grupp", "Group"), Chosen?.Settings.Title, "grupp", GroupField) { Data = true };

    protected AnswerRow DayRow(string term, string field, string question) => new(term, Answers.Day(field) is { } day ? Dates.Full(day) : OrNull(field), question, field);

    /// <summary>Asks whether the answers replace what somebody else wrote after this form was begun; null when nobody has.</summary>
    /// <param name="key">What is overwritten.</param>
    /// <param name="now">Its revision; null when it is new.</param>
    protected Question? AskReplace(string key, int? now, IReadOnlyList<Aside> stands) =>
        now is not { } revision || !Answers.Has(Seen) || Answers[Seen] == Mark(key, revision) ? null
        : new("ersatt", L("Någon annan har skrivit under tiden. Ska ditt gälla i stället?", "Somebody else has written meanwhile. Shall yours hold instead?"), null,
            [new OneOfField(Replaces, L("Välj", "Choose"), L("Vill du behålla det som står går du tillbaka och lämnar formuläret.", "To keep what stands, go back and leave the form."), [new(Mark(key, revision), L("Ja, mitt ersätter det som står", "Yes, mine replaces what stands"))])
                { Plain = true, WhenEmpty = new GroupRefusal.ChangedMeanwhile().Sentence() }])
            { Beside = stands };

    /// <summary>Remembers which revision the answers were made from, when it is first known what they are about.</summary>
    protected void Remember(string key, int? revision)
    {
        if (!Answers[Seen].StartsWith(key + "#", StringComparison.Ordinal)) Answers[Seen] = Mark(key, revision);
    }

    /// <summary>Inside the act: what stands is what was read, or what was chosen to be replaced.</summary>
    /// <exception cref="Domain.RefusedException">Somebody wrote in between.</exception>
    protected void DemandRead(string key, int? revision)
    {
        var mark = Mark(key, revision);
        if (Answers[Seen] != mark && Answers[Replaces] != mark) throw new Domain.RefusedException(new GroupRefusal.ChangedMeanwhile());
    }

    private static string Mark(string key, int? revision) => $"{key}#{(revision is { } r ? $"{r}" : "ny")}";
}

/// <summary>The forms about groups, by their part of the address.</summary>
public static class GroupForms
{
    public const string Form = "grupp";
    public const string Seat = "plats";
    public const string Meeting = "gruppmote";
    public const string Material = "gruppmaterial";
    public const string Note = "inspel";
    public const string Digest = "sammandrag";
    public const string Position = "standpunkt";
    public const string Scenario = "scenario";

    public static ActForms AddGroups(this ActForms forms) => forms
        .Add(Form, context => new FormGroupForm(context))
        .Add(Seat, context => new SeatForm(context))
        .Add(Meeting, context => new MeetingForm(context))
        .Add(Material, context => new MaterialForm(context))
        .Add(Note, context => new NoteForm(context))
        .Add(Digest, context => new DigestForm(context))
        .Add(Position, context => new PositionForm(context))
        .Add(Scenario, context => new ScenarioForm(context));

    /// <summary>What such a form works on; null for other kinds.</summary>
    public static async Task<GroupContext?> Load(string kind, Records records, SamsynDb db, SignedIn who, Cascade cascade) =>
        kind is Form or Seat or Meeting or Material or Note or Digest or Position or Scenario ? await GroupContext.Load(records, db, who, cascade) : null;
}
