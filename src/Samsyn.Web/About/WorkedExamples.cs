using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.About;

/// <summary>
/// The examples of <c>/sa-raknas-laget</c>: five invented parties, a few decisions, and the status that follows. Computed by the
/// same code as the tracker, so that the page cannot say anything else than what the program does.
/// </summary>
/// <remarks>Four municipalities with 40 000, 30 000, 20 000 and 10 000 inhabitants, and a region. Rules: CONTRACT.md C3.</remarks>
public static class WorkedExamples
{
    private static readonly PrincipalId Alby = new("9901");
    private static readonly PrincipalId Bergby = new("9902");
    private static readonly PrincipalId Cederby = new("9903");
    private static readonly PrincipalId Dalby = new("9904");
    private static readonly PrincipalId Region = new("REG");
    private static readonly Guid AgreementId = new("00000000-0000-7000-8000-000000000001");
    private static readonly DateTime Now = new(2023, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    private static readonly County Five = new()
    {
        Id = "99",
        Name = "Exempellänet",
        Federations = [],
        Memberships = [],
        Principals = [Municipality(Alby, "Alby", 40_000), Municipality(Bergby, "Bergby", 30_000), Municipality(Cederby, "Cederby", 20_000), Municipality(Dalby, "Dalby", 10_000), TheRegion],
        Bodies =
        [
            new BodyEntry("SRO", "Politiskt samrådsorgan", Side.Joint, Mandate.Recommends, null),
            new BodyEntry("RF", "Regionfullmäktige", Side.Region, Mandate.Decides, null),
            new BodyEntry("KF", "Kommunfullmäktige", Side.Municipal, Mandate.Decides, PrincipalType.Municipality),
        ],
    };

    private static readonly IReadOnlyList<Step> Steps =
    [
        new Step { Name = "samrad", Bodies = ["SRO"], Act = Mandate.Recommends },
        new Step { Name = "regionen", Bodies = ["RF"], Act = Mandate.Decides, For = Region, After = ["samrad"] },
        new Step { Name = "kommunerna", Bodies = ["each KF"], Act = Mandate.Decides, After = ["samrad"] },
    ];

    private static readonly EntryIntoForce All = new() { Rule = EntryRule.All };

    /// <summary>The joint body has recommended, three have decided, one has tabled: only the three count.</summary>
    public static AgreementStatus Recommended { get; } = Status(All, new(2022, 11, 30),
        Said("SRO", new(2022, 4, 28), Outcome.Recommended), Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)),
        Said("KF:9902", new(2022, 10, 24), Outcome.Tabled), Yes(Dalby, new(2022, 11, 7)));

    /// <summary>Bergby tabled the matter and then said yes: the latest counts.</summary>
    public static AgreementStatus Latest { get; } = Status(All, new(2022, 11, 30),
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Said("KF:9902", new(2022, 10, 24), Outcome.Tabled),
        Yes(Bergby, new(2022, 11, 21)), Yes(Dalby, new(2022, 11, 7)));

    /// <summary>The text was changed in substance after Alby and the region had decided.</summary>
    public static AgreementStatus ChangedText { get; } = Status(All, new(2022, 11, 30), [Text("1.0", 2022, 4, 28), Text("1.1", 2022, 10, 20)],
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Yes(Bergby, new(2022, 10, 24), "1.1"), Yes(Dalby, new(2022, 11, 7), "1.1"));

    /// <summary>The same days, but the new version only corrected spelling.</summary>
    public static AgreementStatus EditorialText { get; } = Status(All, new(2022, 11, 30), [Text("1.0", 2022, 4, 28), Text("1.1", 2022, 10, 20, editorial: true)],
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Yes(Bergby, new(2022, 10, 24), "1.1"), Yes(Dalby, new(2022, 11, 7), "1.1"));

    /// <summary>Cederby said yes with a condition, and nobody has assessed it.</summary>
    public static AgreementStatus Condition { get; } = Status(All, new(2022, 11, 30), Conditional);

    /// <summary>The same, after the condition was assessed as harmless.</summary>
    public static AgreementStatus ConditionCounts { get; } = Status(All, new(2022, 12, 15), [.. Conditional,
        Said("KF:9903", new(2022, 12, 12), Outcome.Assessed) with { Corrects = new DateOnly(2022, 11, 14), Assessed = Assessment.Counts }]);

    /// <summary>Four have said yes and Cederby no: it falls for all.</summary>
    public static AgreementStatus OneNo { get; } = Status(All, new(2022, 11, 30),
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Yes(Bergby, new(2022, 10, 24)),
        Said("KF:9903", new(2022, 11, 28), Outcome.Rejected), Yes(Dalby, new(2022, 11, 7)));

    /// <summary>A no under another rule: three parties with eight tenths of the inhabitants are enough, the region among them.</summary>
    public static AgreementStatus Quorum { get; } = Status(
        new EntryIntoForce { Rule = EntryRule.Quorum, Parties = 3, PopulationShare = new Share("0.8"), MustInclude = [Region] }, new(2022, 11, 30),
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Yes(Bergby, new(2022, 10, 24)), Said("KF:9903", new(2022, 11, 28), Outcome.Rejected));

    /// <summary>All five have said yes, the last on 21 November, and the agreement says 1 January at the earliest.</summary>
    public static AgreementStatus AwaitsDay { get; } = Status(All with { NotBefore = new DateOnly(2023, 1, 1) }, new(2022, 11, 30),
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Yes(Bergby, new(2022, 10, 24)), Yes(Cederby, new(2022, 11, 21)), Yes(Dalby, new(2022, 11, 7)));

    /// <summary>A court annulled Alby's yes: the judgment gained force on 25 November.</summary>
    public static AgreementStatus Annulled { get; } = Status(All, new(2022, 11, 30),
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Yes(Bergby, new(2022, 10, 24)), Yes(Dalby, new(2022, 11, 7)),
        Said("KF:9901", new(2022, 11, 25), Outcome.Annulled) with { Corrects = new DateOnly(2022, 10, 13) });

    /// <summary>29 November as it was known that evening: Dalby's yes of the 28th was not recorded yet.</summary>
    public static AgreementStatus KnownThen { get; } = Status(All, LateRecordDay, new DateTime(2022, 11, 29, 22, 0, 0, DateTimeKind.Utc), LateRecord);

    /// <summary>29 November as it is known afterwards.</summary>
    public static AgreementStatus KnownLater { get; } = Status(All, LateRecordDay, Now, LateRecord);

    /// <summary>The day before the meeting, known afterwards.</summary>
    public static AgreementStatus DayBefore { get; } = Status(All, new(2022, 11, 27), Now, LateRecord);

    public static DateOnly LateRecordDay => new(2022, 11, 29);

    private static Principal TheRegion => new()
    {
        Id = Region, Type = PrincipalType.Region, Name = "Regionen", OfficialName = "Regionen",
        Population = [new PopulationFigure(100_000, null, null)],
    };

    private static Decision[] Conditional =>
    [
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)), Yes(Bergby, new(2022, 10, 24)),
        Said("KF:9903", new(2022, 11, 14), Outcome.ApprovedWithCondition), Yes(Dalby, new(2022, 11, 7)),
    ];

    private static Decision[] LateRecord =>
    [
        Yes(Region, new(2022, 6, 13)), Yes(Alby, new(2022, 10, 13)),
        Yes(Dalby, new(2022, 11, 28)) with { RecordedAt = new DateTime(2022, 12, 2, 9, 30, 0, DateTimeKind.Utc) },
    ];

    private static AgreementStatus Status(EntryIntoForce rule, DateOnly asOf, params Decision[] decisions) =>
        Status(rule, asOf, [Text("1.0", 2022, 4, 28)], decisions);

    private static AgreementStatus Status(EntryIntoForce rule, DateOnly asOf, List<AgreementVersion> versions, params Decision[] decisions) =>
        Status(rule, asOf, Now, decisions, versions);

    private static AgreementStatus Status(EntryIntoForce rule, DateOnly asOf, DateTime knownAt, Decision[] decisions, List<AgreementVersion>? versions = null)
    {
        var agreement = new Agreement
        {
            Id = AgreementId,
            Slug = "exempel",
            Settings = new AgreementSettings { Title = "Exempel", Form = AgreementForm.Multilateral, EntryIntoForce = rule },
            Versions = versions ?? [Text("1.0", 2022, 4, 28)],
        };
        var placed = decisions.Select((d, i) => d with { Place = i, Id = new Guid(i + 1, 0, 0, new byte[8]) }).ToList();
        return AgreementStatus.Of(new Cascade(Five, agreement, Steps, placed), asOf, knownAt);
    }

    private static AgreementVersion Text(string id, int year, int month, int day, bool editorial = false) =>
        new() { Id = id, On = new DateOnly(year, month, day), Editorial = editorial };

    private static Decision Yes(PrincipalId party, DateOnly on, string version = "1.0") =>
        Said(party == Region ? "RF" : $"KF:{party}", on, Outcome.Approved, version);

    private static Decision Said(string body, DateOnly on, Outcome outcome, string version = "1.0") => new()
    {
        Id = Guid.Empty,
        AgreementId = AgreementId,
        Body = new BodyId(body),
        On = on,
        Outcome = outcome,
        Version = version,
        Place = 0,
        RecordedAt = on.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc),
    };

    private static Principal Municipality(PrincipalId id, string name, long inhabitants) => new()
    {
        Id = id, Type = PrincipalType.Municipality, Name = name, OfficialName = name, Population = [new PopulationFigure(inhabitants, null, null)],
    };
}
