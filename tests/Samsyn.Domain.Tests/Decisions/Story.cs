using System.Globalization;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions;

/// <summary>
/// An agreement told in a few lines: <c>new Story().All().Yes("9901", "03-01").AsOf("03-04")</c>.
/// </summary>
/// <remarks>
/// The county is invented: 9901-9904 with 10,000, 20,000, 30,000 and 40,000 inhabitants, and the region VGR with their
/// sum. Unless the story says otherwise text 1.0 is there since 2022-01-10, HSS decides for VGR and each assembly for its
/// own municipality, everything is recorded at noon of its day, and it is asked when all is known.
/// </remarks>
internal sealed class Story
{
    public static readonly DateTime AllKnown = new(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<AgreementVersion> _versions = [];
    private readonly List<TermChange> _termChanges = [];
    private readonly List<Step> _steps = [];
    private readonly List<Decision> _decisions = [];
    private readonly Guid _id = Guid.CreateVersion7();
    private County _county = FiveIn();
    private AgreementSettings _settings = new() { Title = "Provavtal", Form = AgreementForm.Multilateral };
    private long _place;

    /// <summary><c>2022-03-01</c>, or <c>03-01</c> of the year in which most stories play.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text.Length == 5 ? "2022-" + text : text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A UTC instant: <c>2022-03-01T12:00</c>, or <c>03-01T12:00</c>.</summary>
    public static DateTime Instant(string text) =>
        DateTime.ParseExact(text.Length == 11 ? "2022-" + text : text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static Principal Municipality(string id, long? inhabitants) => Of(id, PrincipalType.Municipality, inhabitants);

    public static Principal Region(string id, long? inhabitants) => Of(id, PrincipalType.Region, inhabitants);

    private static Principal Of(string id, PrincipalType type, long? inhabitants) => new()
    {
        Id = new PrincipalId(id), Type = type, Name = id, OfficialName = id,
        Population = inhabitants is { } people ? [new PopulationFigure(people, Day("2021-12-31"), "påhittad")] : [],
    };

    /// <summary>The county's assemblies are chosen anew.</summary>
    public Story NewAssemblies(string from)
    {
        _county = new County { Id = _county.Id, Name = _county.Name, Principals = _county.Principals, Federations = _county.Federations, Memberships = _county.Memberships, Bodies = _county.Bodies, Elections = [new Election(Day(from), Day(from), null)] };
        return this;
    }

    public static County FiveIn(params Principal[] instead) => new()
    {
        Id = "99",
        Name = "Provlän",
        Principals = instead.Length > 0
            ? instead
            : [Municipality("9901", 10_000), Municipality("9902", 20_000), Municipality("9903", 30_000), Municipality("9904", 40_000), Region("VGR", 100_000)],
        Federations = [],
        Memberships = [],
        Bodies =
        [
            new BodyEntry("SRO", "Politiskt samrådsorgan", Side.Joint, Mandate.Recommends, null),
            new BodyEntry("VK", "VästKoms styrelse", Side.Municipal, Mandate.Recommends, null),
            new BodyEntry("GR", "Göteborgsregionens förbundsstyrelse", Side.Municipal, Mandate.Recommends, null),
            new BodyEntry("HSS", "Hälso- och sjukvårdsstyrelsen", Side.Region, Mandate.Decides, null),
            new BodyEntry("GN", "Gemensam nämnd", Side.Joint, Mandate.Decides, null),
            new BodyEntry("FS", "Förbundsstyrelsen", Side.Municipal, Mandate.Decides, null),
            new BodyEntry("KF", "Kommunfullmäktige", Side.Municipal, Mandate.Decides, PrincipalType.Municipality),
            new BodyEntry("KS", "Kommunstyrelsen", Side.Municipal, Mandate.Decides, PrincipalType.Municipality),
            new BodyEntry("RF", "Regionfullmäktige", Side.Region, Mandate.Decides, PrincipalType.Region),
        ],
    };

    // --- The agreement -----------------------------------------------------------------------------------------------

    public Story In(params Principal[] principals) { _county = FiveIn(principals); return this; }

    public Story With(Func<AgreementSettings, AgreementSettings> change) { _settings = change(_settings); return this; }

    public Story Parties(params string[] ids) => With(s => s with { Parties = Ids(ids) });

    public Story Bilateral() => With(s => s with { Form = AgreementForm.Bilateral });

    public Story Rule(EntryRule rule) => With(s => s with { EntryIntoForce = s.EntryIntoForce with { Rule = rule } });

    public Story All() => Rule(EntryRule.All);

    public Story PerParty() => Rule(EntryRule.PerParty);

    public Story Quorum(int? parties = null, string? share = null) => Rule(EntryRule.Quorum).Entry(e => e with
    {
        Parties = parties, PopulationShare = share is null ? null : new Share(share),
    });

    public Story Entry(Func<EntryIntoForce, EntryIntoForce> change) => With(s => s with { EntryIntoForce = change(s.EntryIntoForce) });

    public Story MustInclude(params string[] ids) => Entry(e => e with { MustInclude = Ids(ids) });

    public Story NotBefore(string day) => Entry(e => e with { NotBefore = Day(day) });

    public Story CountsFromLegalForce() => Entry(e => e with { CountsFrom = CountsFrom.LegalForce });

    public Story Stated(string day) => Entry(e => e with { Stated = new StatedEntry(Day(day), "källa") });

    public Story Term(string? from = null, string? until = null, int? notice = null, int? renewal = null, params string[] extendBy) =>
        With(s => s with { Term = new Term(from is null ? null : Day(from), until is null ? null : Day(until), notice, renewal, extendBy) });

    public Story Extended(string on, string until, params string[] by) => Change(on, TermAct.Extended, until, by, null);

    public Story Notice(string on, params string[] by) => Change(on, TermAct.Notice, null, by, null);

    public Story Change(string on, TermAct act, string? until, string[] by, string? recordedAt)
    {
        _termChanges.Add(new TermChange
        {
            Id = Guid.CreateVersion7(), On = Day(on), Act = act, Until = until is null ? null : Day(until), By = by,
            RecordedAt = recordedAt is null ? Noon(Day(on)) : Instant(recordedAt), Place = ++_place,
        });
        return this;
    }

    public Story Text(string id, string on, bool editorial = false)
    {
        _versions.Add(new AgreementVersion { Id = id, On = Day(on), Editorial = editorial });
        return this;
    }

    public Story Editorial(string id, string on) => Text(id, on, editorial: true);

    /// <summary>A step of the cascade; the first one replaces the cascade a story has by itself.</summary>
    public Story Step(string name, Mandate act, string[] bodies, string? @for = null, params string[] after)
    {
        _steps.Add(new Step { Name = name, Act = act, Bodies = bodies, For = @for is null ? null : new PrincipalId(@for), After = after });
        return this;
    }

    /// <summary>SRO, then HSS for the region and VästKom; after VästKom the assemblies.</summary>
    public Story Recommending() =>
        Step("sro", Mandate.Recommends, ["SRO"])
            .Step("region", Mandate.Decides, ["HSS"], "VGR", "sro")
            .Step("vk", Mandate.Recommends, ["VK"], null, "sro")
            .Step("councils", Mandate.Decides, ["each KF"], null, "vk");

    // --- The record --------------------------------------------------------------------------------------------------

    public Story Yes(string who, string on, Func<Decision, Decision>? more = null) => Says(who, on, Outcome.Approved, more);

    public Story No(string who, string on, Func<Decision, Decision>? more = null) => Says(who, on, Outcome.Rejected, more);

    public Story YesIf(string who, string on, Func<Decision, Decision>? more = null) => Says(who, on, Outcome.ApprovedWithCondition, more);

    public Story Tables(string who, string on, Func<Decision, Decision>? more = null) => Says(who, on, Outcome.Tabled, more);

    public Story RefersBack(string who, string on, Func<Decision, Decision>? more = null) => Says(who, on, Outcome.ReferredBack, more);

    public Story Recommends(string who, string on, Func<Decision, Decision>? more = null) => Says(who, on, Outcome.Recommended, more);

    public Story AllFiveSayYes(string on) => Yes("9901", on).Yes("9902", on).Yes("9903", on).Yes("9904", on).Yes("VGR", on);

    /// <summary>A body's decision; a party's id stands for its assembly, or for HSS.</summary>
    public Story Says(string who, string on, Outcome outcome, Func<Decision, Decision>? more = null) => Add(who, on, outcome, more);

    public Story Annulled(string who, string decidedOn, string on, Func<Decision, Decision>? more = null) =>
        Add(who, on, Outcome.Annulled, d => More(d with { Corrects = Day(decidedOn) }, more));

    /// <summary>The decision never was.</summary>
    public Story Struck(string who, string decidedOn, string recorded, Func<Decision, Decision>? more = null) =>
        Add(who, recorded, Outcome.Corrected, d => More(d with { Corrects = Day(decidedOn) }, more));

    public Story Corrected(
        string who, string decidedOn, string recorded, Outcome? outcome = null, string? on = null, string? version = null, string? announced = null,
        string? appealUntil = null, Func<Decision, Decision>? more = null) =>
        Add(who, recorded, Outcome.Corrected, d => More(d with
        {
            Corrects = Day(decidedOn),
            To = new Correction(outcome, on is null ? null : Day(on), version, announced is null ? null : Day(announced), appealUntil is null ? null : Day(appealUntil)),
        }, more));

    public Story Assessed(string who, string decidedOn, string on, Assessment assessed, Func<Decision, Decision>? more = null) =>
        Add(who, on, Outcome.Assessed, d => More(d with { Corrects = Day(decidedOn), Assessed = assessed }, more));

    // --- Asking ------------------------------------------------------------------------------------------------------

    public AgreementStatus AsOf(string day, string? knownAt = null, ConsultationWindow? consultation = null) =>
        AgreementStatus.Of(Cascade(consultation), Day(day), knownAt is null ? AllKnown : Instant(knownAt));

    public Cascade Cascade(ConsultationWindow? consultation = null)
    {
        var silent = new Cascade(_county, Agreement(), Steps(), []);
        return new Cascade(_county, silent.Agreement, Steps(), [.. _decisions.Select(d => d.AgreementId == _id ? silent.BindToVersion(d) : d)]) { Consultations = consultation is { } round ? [round] : [] };
    }

    public Agreement Agreement() => new()
    {
        Id = _id, Slug = "provavtal", Settings = _settings, Versions = _versions.Count > 0 ? _versions : [FirstText], TermChanges = _termChanges,
    };

    /// <summary>An agreement whose text no source gives.</summary>
    public Cascade WithoutText() => new(_county, new Agreement { Id = _id, Slug = "provavtal", Settings = _settings, TermChanges = _termChanges }, Steps(), _decisions);

    /// <summary>What was added last, before its version was bound: to be judged by <c>WhyNotRecord</c>.</summary>
    public Decision Last => _decisions[^1];

    public Guid AgreementId => _id;

    private static AgreementVersion FirstText => new() { Id = "1.0", On = Day("2022-01-10") };

    private List<Step> Steps() => _steps.Count > 0 ? _steps :
    [
        new Step { Name = "region", Act = Mandate.Decides, Bodies = ["HSS"], For = new PrincipalId("VGR") },
        new Step { Name = "councils", Act = Mandate.Decides, Bodies = ["each KF"] },
    ];

    private Story Add(string who, string on, Outcome outcome, Func<Decision, Decision>? more)
    {
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(), AgreementId = _id, Body = BodyOf(who), On = Day(on), Outcome = outcome,
            RecordedAt = Noon(Day(on)), Place = ++_place,
        };
        _decisions.Add(More(decision, more));
        return this;
    }

    private static Decision More(Decision decision, Func<Decision, Decision>? more) => more is null ? decision : more(decision);

    private static BodyId BodyOf(string who) => new(who switch
    {
        "VGR" => "HSS",
        [>= '0' and <= '9', ..] => "KF:" + who,
        _ => who,
    });

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    private static PrincipalId[] Ids(string[] ids) => [.. ids.Select(id => new PrincipalId(id))];
}

/// <summary>Short questions to a status.</summary>
internal static class StatusQuestions
{
    public static PartyStatus Party(this AgreementStatus status, string id) => status.Parties.Single(p => p.Party.Id.Value == id);

    public static PartyState StateOf(this AgreementStatus status, string id) => status.Party(id).State;

    public static StepStatus Step(this AgreementStatus status, string name) => status.Steps.Single(s => s.Step.Step.Name == name);

    /// <summary>Ids with spaces between, as <c>"9901 VGR"</c>.</summary>
    public static string Blocking(this AgreementStatus status) => string.Join(' ', status.EntryIntoForce.Blocking.Select(p => p.Id.Value));

    /// <summary>As <c>"Approved Undecided …"</c>, in the order of the parties' ids.</summary>
    public static string States(this AgreementStatus status) => string.Join(' ', status.Parties.Select(p => p.State));

    public static string Flags(this AgreementStatus status, string id) => string.Join(' ', status.Party(id).Flags);

    /// <summary>The days from which it applies to the parties, in the order of their ids, as <c>"03-01 - 04-15"</c>.</summary>
    public static string Entered(this AgreementStatus status) => string.Join(' ', status.Parties.Select(p => p.InForceOn.Short()));

    /// <summary>The agreement's own day: <c>03-01</c>, or <c>-</c> when it has none.</summary>
    public static string InForceOn(this AgreementStatus status) => status.EntryIntoForce.InForceOn.Short();

    /// <summary><c>03-01</c> in 2022, else the whole day; <c>-</c> for none.</summary>
    public static string Short(this DateOnly? day) =>
        day is not { } known ? "-" : known.ToString(known.Year == 2022 ? "MM-dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>More words for a decision: <c>.Yes("9901", "03-01", d => d.Announced("03-08"))</c>.</summary>
    public static Decision Announced(this Decision decision, string on) => decision with { AnnouncedOn = Story.Day(on) };

    public static Decision Paragraph(this Decision decision, string paragraph) => decision with { Paragraph = paragraph };

    public static Decision About(this Decision laterFact, string paragraph) => laterFact with { CorrectsParagraph = paragraph };

    public static Decision On(this Decision decision, string version) => decision with { Version = version };

    public static Decision Recorded(this Decision decision, string at) => decision with { RecordedAt = Story.Instant(at) };
}
