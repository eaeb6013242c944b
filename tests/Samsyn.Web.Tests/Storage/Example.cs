using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>A small county of invented municipalities with an agreement, for tests about storing.</summary>
internal static class Example
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static readonly IReadOnlyList<PrincipalId> Municipalities = [.. Enumerable.Range(9901, 20).Select(n => new PrincipalId($"{n}"))];

    public static County County => new()
    {
        Id = "99",
        Name = "Provlän",
        MapSha256 = new string('a', 64),
        Principals =
        [
            .. Municipalities.Select(id => new Principal
            {
                Id = id, Type = PrincipalType.Municipality, Name = $"Å{id}", OfficialName = $"Å{id} kommun", FederationCode = "GR", OrganisationNumber = "212000-1355",
                Population = [new PopulationFigure(1000, null, "övning"), new PopulationFigure(1200, new DateOnly(2024, 12, 31), "SCB")],
            }),
            new Principal { Id = new PrincipalId("VGR"), Type = PrincipalType.Region, Name = "Provregionen", OfficialName = "Provregionen" },
        ],
        Federations = [new Federation("SK", "Skaraborg", null, null), new Federation("GR", "Göteborgsregionen", "kommunalförbund", "222000-0265")],
        Memberships =
        [
            new Membership(Municipalities[1], "Väst", GroupKind.CareArea, new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31), "https://example.se"),
            new Membership(Municipalities[0], "Väst", GroupKind.CareArea, null, null, null),
        ],
        Bodies =
        [
            new BodyEntry("SRO", "Politiskt samrådsorgan", Side.Joint, Mandate.Recommends, null),
            new BodyEntry("HSS", "Hälso- och sjukvårdsstyrelsen", Side.Region, Mandate.Decides, null),
            new BodyEntry("KF", "Kommunfullmäktige", Side.Municipal, Mandate.Decides, PrincipalType.Municipality),
        ],
    };

    public static Agreement Agreement(string slug) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = slug,
        Settings = new AgreementSettings { Title = $"Avtalet {slug}", Form = AgreementForm.Multilateral, EntryIntoForce = new EntryIntoForce { Rule = EntryRule.All } },
        Versions =
        [
            new AgreementVersion { Id = "2.0", On = new DateOnly(2022, 4, 28), File = "text/2.0.md", Sha256 = new string('b', 64) },
            new AgreementVersion { Id = "10.0", On = new DateOnly(2022, 4, 28), Editorial = true },
        ],
    };

    public static readonly IReadOnlyList<Step> Steps =
    [
        new Step
        {
            Name = "sro", Bodies = ["SRO"], Act = Mandate.Recommends, Planned = PlannedDate.Parse("[2022-06,2022-08]"), Preliminary = true, Words = "preliminärt juni alt. augusti",
            Replanned = [new Replanning(PlannedDate.Parse("2022-09"), false, "september", new DateOnly(2022, 6, 1), "Mötet flyttades")],
        },
        new Step { Name = "hss", Bodies = ["HSS"], Act = Mandate.Decides, For = new PrincipalId("VGR"), After = ["sro"] },
        new Step { Name = "fullmaktige", Bodies = ["each KF"], Act = Mandate.Decides, After = ["sro"] },
    ];

    public static Decision Yes(Guid agreement, PrincipalId municipality, string paragraph = "§ 21") => new()
    {
        Id = Guid.CreateVersion7(),
        AgreementId = agreement,
        Body = BodyId.Of("KF", municipality),
        On = new DateOnly(2022, 10, 13),
        Outcome = Outcome.Approved,
        Paragraph = paragraph,
        RecordedAt = default,
        Place = 0,
    };

    /// <summary>Stores the county and these agreements.</summary>
    public static Task<ActReceipt> Store(this Acts acts, params Agreement[] agreements) =>
        acts.Run(new ActOrder(Guid.CreateVersion7(), "import", Actor.Import), async act =>
        {
            await act.Db.ReplaceCounty(County);
            foreach (var agreement in agreements)
            {
                act.Db.Add(agreement);
                act.Db.Add(new CascadePlan { AgreementId = agreement.Id, Steps = Steps });
                act.Journal(agreement.Slug, null, agreement.Settings, agreement.Slug);
            }
            if (agreements.Length == 0) act.Journal("county", null, County);
        });

    /// <summary>Stores the county and one agreement.</summary>
    public static async Task<Agreement> StoreOne(this TestDatabase db, string slug = "prov")
    {
        var agreement = Agreement(slug);
        await db.Acts.Store(agreement);
        return agreement;
    }

    public static ActOrder Order(string slug, Guid? id = null) => new(id ?? Guid.CreateVersion7(), "decision.record", new Actor(null, "officer:9901")) { AgreementSlug = slug };
}
