using System.Collections;
using System.Reflection;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>Everything comes back as it was: written through EF, read by hand.</summary>
[Rule("R05", "R56")]
public sealed class What_is_stored
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_register_comes_back(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        Assert.Null(await db.Records.County());
        await db.Acts.Store();

        var read = await db.Records.County();

        Assert.Equal(StoredText.Write(Example.County), StoredText.Write(read!));
        Assert.Equal(["SK", "GR"], read!.Federations.Select(f => f.Code));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_register_is_replaced_as_a_whole(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.Acts.Store();
        await db.Acts.Store();

        Assert.Equal(StoredText.Write(Example.County), StoredText.Write((await db.Records.County())!));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_agreement_comes_back_with_its_cascade(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var agreement = await db.StoreOne();
        var full = FullSettings;
        NoneLeftOut(full);
        await db.Acts.Run(Example.Order("prov"), async act =>
        {
            var stored = (await act.Agreement("prov"))!;
            stored.Settings = full;
            stored.Revision++;
            stored.TermChanges.Add(FullTermChange);
            act.Journal("prov", null, full);
        });

        var read = (await db.Records.Cascade("prov"))!;

        Assert.Equal(StoredText.Write(full), StoredText.Write(read.Agreement.Settings));
        Assert.Equal(1, read.Agreement.Revision);
        Assert.Equal(agreement.Id, read.Agreement.Id);
        Assert.Equal(agreement.Versions, read.Agreement.Versions);
        NoneLeftOut(FullTermChange);
        Assert.Equal(StoredText.Write(FullTermChange), StoredText.Write(Assert.Single(read.Agreement.TermChanges)));
        Assert.Equal(StoredText.Write(Example.Steps), StoredText.Write<IReadOnlyList<Step>>([.. read.Steps.Select(s => s.Step)]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_new_version_can_stand_between_two_and_the_order_is_kept(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.StoreOne();
        await db.Acts.Run(Example.Order("prov"), async act =>
        {
            var stored = (await act.Agreement("prov"))!;
            stored.Versions.Insert(1, new AgreementVersion { Id = "1.0", On = new DateOnly(2022, 4, 28) });
            act.Journal("prov", null, stored.Versions[1]);
        });

        Assert.Equal(["2.0", "1.0", "10.0"], (await db.Records.Cascade("prov"))!.Agreement.Versions.Select(v => v.Id));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_decision_comes_back_with_every_field(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var agreement = await db.StoreOne();
        var decision = FullDecision(agreement.Id);
        NoneLeftOut(decision);
        await db.Acts.Run(Example.Order("prov"), act =>
        {
            act.Db.Add(decision);
            act.Journal("full", null, decision);
            return Task.CompletedTask;
        });

        var read = Assert.Single((await db.Records.Cascade("prov"))!.Decisions);

        Assert.Equal(StoredText.Write(decision), StoredText.Write(read));
        Assert.Equal(DateTimeKind.Utc, read.RecordedAt.Kind);
        await using var context = db.Context();
        Assert.Equal(StoredText.Write(decision), StoredText.Write(context.Decisions.Single()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    [Rule("R16")]
    public async Task A_decision_on_two_agreements_is_read_with_both(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var (first, second) = (Example.Agreement("prov"), Example.Agreement("prov-2"));
        await db.Acts.Store(first, second, Example.Agreement("prov-20"));
        await db.Acts.Run(Example.Order("prov"), async act =>
        {
            var cascade = (await act.Cascade("prov"))!;
            await Web.Decisions.DecisionActs.Record(act, cascade, Example.Yes(first.Id, Example.Municipalities[0]) with { Also = ["prov-2"] }, Example.Today);
            await Web.Decisions.DecisionActs.Record(act, cascade, Example.Yes(first.Id, Example.Municipalities[1]), Example.Today);
        });

        var all = (await db.Records.Cascades()).ToDictionary(c => c.Agreement.Slug, c => c.Decisions.Count);
        Assert.Equal(new() { ["prov"] = 2, ["prov-2"] = 1, ["prov-20"] = 0 }, all);
        foreach (var (slug, count) in all) Assert.Equal(count, (await db.Records.Cascade(slug))!.Decisions.Count);
        var recorded = await db.Records.Recorded();
        Assert.Equal([2, 0, 0], recorded.Agreements.Select(a => a.Decisions.Count));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_signature_and_a_file_come_back(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var agreement = await db.StoreOne();
        var signature = new Signature
        {
            Id = Guid.CreateVersion7(), AgreementId = agreement.Id, Party = new PrincipalId("VGR"), On = new DateOnly(2022, 12, 1), ByFunction = "regionstyrelsens ordförande",
            Form = "paper", Version = "2.0", DeclinedReason = "nej", FileSha256 = new string('b', 64), RegisteredBy = "registrar:VGR", RecordedAt = At, Place = 7,
            Evidence = new SignatureEvidence(new string('a', 64), At, "CN=Utfärdare", ["revocation"]),
        };
        NoneLeftOut(signature);
        byte[] bytes = [0, 1, 2, 255];
        var hash = "";
        for (var time = 0; time < 2; time++)
            await db.Acts.Run(Example.Order("prov"), async act =>
            {
                hash = await act.Keep(bytes);
                if (time == 0) act.Db.Add(signature);
                act.Journal("prov", null, FullSettings);
            });

        Assert.Equal(StoredText.Write(signature), StoredText.Write(Assert.Single((await db.Records.Recorded()).Agreements[0].Signatures)));
        Assert.Equal(bytes, await db.Records.Blob(hash));
        Assert.Null(await db.Records.Blob(new string('0', 64)));
        Assert.Equal(1, await db.Count("blob"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_instant_that_is_not_UTC_in_milliseconds_is_an_error(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var agreement = await db.StoreOne();
        foreach (var wrong in new[] { DateTime.SpecifyKind(At, DateTimeKind.Unspecified), DateTime.SpecifyKind(At, DateTimeKind.Local), At.AddTicks(1) })
            await Assert.ThrowsAnyAsync<Exception>(() => db.Acts.Run(Example.Order("prov"), act =>
            {
                act.Db.Add(Example.Yes(agreement.Id, Example.Municipalities[0]) with { RecordedAt = wrong, Place = 1 });
                act.Journal("prov", null, FullSettings);
                return Task.CompletedTask;
            }));

        Assert.Equal(0, await db.Count("decision"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_decisions_of_one_identity_cannot_stand_beside_each_other(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        var agreement = await db.StoreOne();
        var first = Example.Yes(agreement.Id, Example.Municipalities[0]) with { RecordedAt = At, Place = 1 };
        await Add(first);
        await Add(first with { Id = Guid.CreateVersion7(), Place = 2, Outcome = Outcome.Corrected, Corrects = first.On });

        await Assert.ThrowsAnyAsync<Exception>(() => Add(first with { Id = Guid.CreateVersion7(), Place = 3 }));
        Assert.Equal(2, await db.Count("decision"));

        Task Add(Decision decision) => db.Acts.Run(Example.Order("prov"), act =>
        {
            act.Db.Add(decision);
            act.Journal("prov", null, decision);
            return Task.CompletedTask;
        });
    }

    private static readonly DateTime At = new(2026, 11, 22, 9, 8, 7, 650, DateTimeKind.Utc);

    private static TermChange FullTermChange { get; } = new()
    {
        Id = Guid.CreateVersion7(), On = new DateOnly(2025, 6, 1), Act = TermAct.Notice, Until = new DateOnly(2027, 12, 31), By = ["VK", "VGR"], Source = "källa", RecordedAt = At, Place = 4,
    };

    private static AgreementSettings FullSettings { get; } = new()
    {
        Title = "Avtal \"med\" citat och åäö", Demonstration = true, ShownAsOf = new DateOnly(2022, 10, 20), Form = AgreementForm.Bilateral, Parties = [new PrincipalId("VGR")],
        EasyRead = "Avtalet handlar om vård.", Purpose = "Syfte\növer två rader", Parent = "hos", Requires = ["a"], Succeeds = "b", StopGapFor = "c", Kind = AgreementKind.Specification, Rank = 3,
        Mandate = new DraftingMandate(new BodyId("SRO"), new DateOnly(2021, 5, 4), "§ 1", "Ta fram", "källa", [new Requirement(1, "Tydligt", "källa")]),
        Annexes = [new Annex("1", "Bilaga", "https://example.se", true)], Powers = [new ChangePower(["SRO"], PowerReach.Content, "punkt 5", ["gräns"], ["3"], new DateOnly(2022, 1, 1), new DateOnly(2026, 1, 1))],
        Ladder = new Samsyn.Domain.Agreements.Disagreements.DisagreementLadder("vården först", "källa", [new("Lokalt", "SRO", 30)]), Related = [new RelatedDocument("Färdplan", "https://example.se", "strategy")],
        Statutory = true, LegalBasis = ["HSL 16:3"], Contacts = [new ContactFunction("processledare", "VästKom", "a@example.se", "010")],
        Term = new Term(new DateOnly(2023, 1, 1), new DateOnly(2026, 12, 31), 12, 24, ["VK"]) { LeadMonths = 4, LeadTimes = [new LeadTime(new PrincipalId("9901"), 6)] },
        EntryIntoForce = new EntryIntoForce
        {
            Rule = EntryRule.Quorum, Parties = 40, PopulationShare = new Share("0.80"), MustInclude = [new PrincipalId("VGR")], NotBefore = new DateOnly(2023, 1, 1),
            CountsFrom = CountsFrom.LegalForce, Stated = new StatedEntry(new DateOnly(2023, 1, 2), "källa"),
        },
        Milestones = [new Milestone("Konferens", PlannedDate.Parse("2022-02-10"), true, "i februari", new DateOnly(2022, 2, 10), "källa")],
        Meetings = [new Meeting(new BodyId("KF:9901"), new DateOnly(2022, 12, 14), "kallelse")],
    };

    private static Decision FullDecision(Guid agreement) => new()
    {
        Id = Guid.CreateVersion7(), AgreementId = agreement, Body = new BodyId("KF:9901"), On = new DateOnly(2022, 10, 13), Outcome = Outcome.ApprovedWithCondition, Version = "2.0",
        Paragraph = "§ 21", Case = "0123/22", Concerns = Concerns.Mandate, Also = ["annat-avtal"], Votes = new Votes(41, 40, 0, 81), Minority = true, Condition = "om…",
        Reservations = ["A", "B \"citat\""], MinutesApprovedOn = new DateOnly(2022, 10, 19), Immediate = true, AnnouncedOn = new DateOnly(2022, 10, 20),
        AppealUntilStated = new DateOnly(2022, 11, 10), AppealedOn = new DateOnly(2022, 11, 1), Signs = ["kommunstyrelsens ordförande"], Source = "https://example.se", Note = "not",
        RecordedAt = At, Place = 12345678901, Corrects = new DateOnly(2022, 9, 1), CorrectsParagraph = "§ 20",
        To = new Correction(Outcome.Rejected, new DateOnly(2022, 10, 14), "10.0", new DateOnly(2022, 10, 21), new DateOnly(2022, 11, 11)), Assessed = Assessment.DoesNotCount,
    };

    /// <summary>Every property has a value of its own, so that one that is not stored, or is new and forgotten, is seen.</summary>
    private static void NoneLeftOut(object value)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null))
        {
            var set = property.GetValue(value);
            Assert.False(set is null || (property.PropertyType.IsValueType && set.Equals(Activator.CreateInstance(property.PropertyType))), $"{property.Name} has no value.");
            if (set is ICollection list) Assert.NotEmpty(list);
        }
    }
}
