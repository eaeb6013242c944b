using System.Globalization;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Benchmarks;

/// <summary>
/// An invented country for <see cref="StatusBenchmark"/>: 290 municipalities and 21 regions, three recommending bodies, and decisions, notices
/// and later facts spread over ten years. The same every time.
/// </summary>
internal sealed class StatusCountry
{
    private const int Days = 3650;
    private static readonly DateOnly FirstDay = new(2015, 1, 1);
    private static readonly Guid Id = new("5d1c1a52-54c5-4a2f-9a3a-6a1a8f3a0001");

    private static readonly (Outcome Outcome, int Percent)[] Deciding =
    [
        (Outcome.Approved, 60), (Outcome.ApprovedWithCondition, 8), (Outcome.Rejected, 4), (Outcome.Tabled, 18), (Outcome.ReferredBack, 10),
    ];

    private static readonly (Outcome Outcome, int Percent)[] Recommending =
    [
        (Outcome.Recommended, 70), (Outcome.Endorsed, 10), (Outcome.RecommendedAgainst, 2), (Outcome.Noted, 3), (Outcome.Tabled, 15),
    ];

    private static readonly Step[] Steps =
    [
        new() { Name = "sro", Act = Mandate.Recommends, Bodies = ["SRO"] },
        new() { Name = "associations", Act = Mandate.Recommends, Bodies = ["VK", "GR"], After = ["sro"] },
        new() { Name = "regions", Act = Mandate.Decides, Bodies = ["each RF"], After = ["sro"] },
        new() { Name = "councils", Act = Mandate.Decides, Bodies = ["each KF"], After = ["associations"] },
    ];

    private readonly County _county;
    private readonly Agreement _agreement;
    private readonly List<Decision> _facts;

    private StatusCountry(County county, Agreement agreement, List<Decision> facts) => (_county, _agreement, _facts) = (county, agreement, facts);

    public Cascade Cascade() => new(_county, _agreement, Steps, _facts);

    /// <summary>Days over the whole ten years, most of them late; every other asked with what was known a year later.</summary>
    public static (DateOnly AsOf, DateTime KnownAt) Question(int number, int of)
    {
        var asOf = FirstDay.AddDays(Days * (of + (2 * number)) / (3 * of));
        return (asOf, number % 2 == 0 ? At(FirstDay.AddDays(2 * Days)) : At(asOf.AddDays(365)));
    }

    public static StatusCountry With(int facts)
    {
        var random = new Random(20221129);
        Principal[] principals =
        [
            .. Enumerable.Range(0, 290).Select(i => Of((1000 + i).ToString(CultureInfo.InvariantCulture), PrincipalType.Municipality, 3_000 + (i * 137 % 90_000))),
            .. Enumerable.Range(0, 21).Select(i => Of("R" + i.ToString("00", CultureInfo.InvariantCulture), PrincipalType.Region, 500_000)),
        ];
        var county = new County
        {
            Id = "00", Name = "Landet", Principals = principals, Federations = [], Memberships = [],
            Bodies =
            [
                new BodyEntry("SRO", "Samråd", Side.Joint, Mandate.Recommends, null), new BodyEntry("VK", "Förening", Side.Municipal, Mandate.Recommends, null),
                new BodyEntry("GR", "Förbund", Side.Municipal, Mandate.Recommends, null),
                new BodyEntry("KF", "Kommunfullmäktige", Side.Municipal, Mandate.Decides, PrincipalType.Municipality),
                new BodyEntry("RF", "Regionfullmäktige", Side.Region, Mandate.Decides, PrincipalType.Region),
            ],
        };
        var agreement = new Agreement
        {
            Id = Id, Slug = "landet",
            Settings = new AgreementSettings
            {
                Title = "Landet", Form = AgreementForm.Multilateral,
                EntryIntoForce = new EntryIntoForce
                {
                    Rule = EntryRule.Quorum, Parties = 160, PopulationShare = new Share("0.5"), MustInclude = [new PrincipalId("R00")], NotBefore = FirstDay.AddDays(1800),
                },
                Term = new Term(FirstDay, FirstDay.AddDays(3000), 12, 12, []),
            },
            Versions = [.. Enumerable.Range(0, 20).Select(i => new AgreementVersion { Id = $"{i}.0", On = FirstDay.AddDays(30 + (i * 180)), Editorial = i % 3 == 2 })],
        };
        return new StatusCountry(county, agreement, Facts(facts, principals, agreement, random));
    }

    private static Principal Of(string id, PrincipalType type, long inhabitants) => new()
    {
        Id = new PrincipalId(id), Type = type, Name = id, OfficialName = id, Population = [new PopulationFigure(inhabitants, FirstDay, "påhittad")],
    };

    /// <summary>Nineteen decisions of twenty facts, then one later fact about any of them: annulled, corrected, assessed.</summary>
    private static List<Decision> Facts(int count, Principal[] principals, Agreement agreement, Random random)
    {
        string[] advisers = ["SRO", "VK", "GR"];
        var facts = new List<Decision>(count);
        for (var place = 0; place < count; place++)
        {
            if (place % 20 == 19)
            {
                facts.Add(LaterFact(facts[random.Next(facts.Count)], facts, place, random));
                continue;
            }
            var advises = random.Next(100) < 2;
            var principal = principals[random.Next(5, principals.Length)]; // five have not been heard of
            var body = advises ? new BodyId(advisers[random.Next(3)]) : BodyId.Of(principal.Type == PrincipalType.Municipality ? "KF" : "RF", principal.Id);
            var on = FirstDay.AddDays(random.Next(Days));
            var current = agreement.CurrentVersion(on);
            facts.Add(new Decision
            {
                Id = new Guid(place, 0, 0, new byte[8]), AgreementId = Id, Body = body, On = on, Outcome = Pick(advises ? Recommending : Deciding, random),
                Version = current < 0 ? null : agreement.Versions[current].Id, Paragraph = $"§ {place}",
                AnnouncedOn = random.Next(4) == 0 ? null : on.AddDays(random.Next(20)), RecordedAt = At(on.AddDays(random.Next(30))), Place = place,
            });
        }
        return facts;
    }

    private static Decision LaterFact(Decision about, List<Decision> facts, int place, Random random)
    {
        while (about.IsLaterFact) about = facts[random.Next(facts.Count)];
        var on = about.On.AddDays(random.Next(300));
        var fact = new Decision
        {
            Id = new Guid(place, 0, 0, new byte[8]), AgreementId = Id, Body = about.Body, On = on, Outcome = Outcome.Annulled,
            Corrects = about.On, CorrectsParagraph = about.Paragraph, RecordedAt = At(on), Place = place,
        };
        if (about.Outcome == Outcome.ApprovedWithCondition && random.Next(4) > 0)
            return fact with { Outcome = Outcome.Assessed, Assessed = random.Next(3) > 0 ? Assessment.Counts : Assessment.DoesNotCount };
        return random.Next(4) switch
        {
            0 => fact,
            1 => fact with { Outcome = Outcome.Corrected },
            2 => fact with { Outcome = Outcome.Corrected, To = new Correction(null, about.On.AddDays(random.Next(-5, 6)), null, null, null) },
            _ => fact with { Outcome = Outcome.Corrected, To = new Correction(null, null, null, about.On.AddDays(3), null) },
        };
    }

    private static Outcome Pick((Outcome Outcome, int Percent)[] among, Random random)
    {
        var percent = random.Next(100);
        foreach (var (outcome, share) in among)
        {
            if (percent < share) return outcome;
            percent -= share;
        }
        return among[0].Outcome;
    }

    private static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
