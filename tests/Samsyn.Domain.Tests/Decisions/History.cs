using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Outcome = Samsyn.Domain.Decisions.Outcome;

namespace Samsyn.Domain.Tests.Decisions;

/// <summary>
/// A random small history: one agreement, some texts, decisions and later facts within a spring, and the question asked of it.
/// </summary>
/// <remarks>
/// Days are drawn from few, so that things happen at once; what is recorded late, moved, annulled, struck and assessed is
/// far more common than in the world. Everything in it could have been recorded: versions exist on the decision's day.
/// </remarks>
internal sealed record History(Agreement Agreement, IReadOnlyList<Step> Steps, IReadOnlyList<Decision> Facts, DateOnly AsOf, DateTime KnownAt)
{
    private static readonly DateOnly First = new(2022, 1, 1);
    private static readonly Guid Id = new("7b0fbd34-66d6-4f0e-9df1-0f30cc0c8a1b");

    public static readonly County County = Story.FiveIn(
        Story.Municipality("9901", 10_000), Growing("9902"), Story.Municipality("9903", 30_000), Story.Municipality("9904", 40_000), Story.Region("VGR", 100_000));

    public AgreementStatus Status() => AgreementStatus.Of(new Cascade(County, Agreement, Steps, Facts), AsOf, KnownAt);

    public string NaiveText() => new NaiveStatus(County, Agreement, Steps, Facts, AsOf, KnownAt).Text();

    public static Arbitrary<History> Any { get; } = Arb.From(Generator(), Smaller);

    private static Principal Growing(string id)
    {
        var principal = Story.Municipality(id, 20_000);
        principal.Population.Add(new PopulationFigure(25_000, new DateOnly(2022, 1, 15), "påhittad"));
        return principal;
    }

    // --- Making one --------------------------------------------------------------------------------------------------

    private sealed record RawDecision(int Body, DateOnly On, int Outcome, int Version, string Paragraph, int? Announced, int? Stated, int? Appealed, int Late, int Concerns);

    private sealed record RawLater(int Target, int Kind, int After, int Late, int? Outcome, DateOnly? On, int? Version, int? Announced, bool Counts);

    private static Gen<DateOnly> SomeDay { get; } = Gen.Frequency(
        (3, Gen.Choose(0, 11).Select(week => First.AddDays(week * 7))),
        (1, Gen.Choose(0, 110).Select(First.AddDays)));

    private static Gen<DateOnly?> MaybeDay(int oneIn) => Maybe(SomeDay, oneIn);

    private static Gen<T?> Maybe<T>(Gen<T> some, int oneIn) where T : struct =>
        Gen.Frequency((oneIn - 1, Gen.Constant((T?)null)), (1, some.Select(value => (T?)value)));

    private static Gen<List<T>> Few<T>(Gen<T> some, int most) => Gen.Choose(0, most).SelectMany(n => some.ListOf(n)).Select(list => list.ToList());

    private static Gen<int> Late { get; } = Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 60)));

    private static Gen<History> Generator() =>
        from settings in Settings()
        from versions in Few(from day in SomeDay from editorial in Gen.Elements(true, false) select (day, editorial), 4)
        from changes in Few(
            from day in SomeDay
            from act in Gen.Elements(TermAct.Extended, TermAct.Notice)
            from until in SomeDay
            from who in Gen.Elements("VGR", "9901")
            from late in Late
            select new TermChange { Id = Guid.Empty, On = day, Act = act, Until = act == TermAct.Extended ? until.AddDays(20) : null, By = [who], RecordedAt = At(day, late), Place = 0 }, 3)
        from steps in Cascades()
        from decisions in Few(
            from body in Gen.Choose(0, 999)
            from day in SomeDay
            from outcome in Gen.Frequency((4, Gen.Constant(0)), (3, Gen.Choose(1, 4)))
            from version in Gen.Choose(0, 7)
            from paragraph in Gen.Elements("", "§ 2", "§ 10", "§ 2, 10")
            from announced in Maybe(Gen.Choose(0, 20), 2)
            from stated in Maybe(Gen.Choose(20, 26), 4)
            from appealed in Maybe(Gen.Choose(0, 50), 8)
            from late in Late
            from concerns in Gen.Choose(0, 19)
            select new RawDecision(body, day, outcome, version, paragraph, announced, stated, appealed, late, concerns), 16)
        from later in Few(
            from target in Gen.Choose(0, 999)
            from kind in Gen.Choose(0, 2)
            from after in Gen.Choose(0, 40)
            from late in Late
            from outcome in Maybe(Gen.Choose(0, 4), 2)
            from moved in MaybeDay(2)
            from version in Maybe(Gen.Choose(0, 7), 3)
            from announced in Maybe(Gen.Choose(0, 20), 3)
            from counts in Gen.Elements(true, false)
            select new RawLater(target, kind, after, late, outcome, moved, version, announced, counts), 6)
        from asOf in Gen.Frequency((3, Gen.Choose(60, 130).Select(First.AddDays)), (1, SomeDay))
        from known in MaybeDay(3)
        select Build(settings, versions, changes, steps, decisions, later, asOf, known is { } then ? At(then, 0).AddHours(1) : Story.AllKnown);

    private static Gen<AgreementSettings> Settings() =>
        from form in Gen.Elements(AgreementForm.Multilateral, AgreementForm.Bilateral)
        from rule in Gen.Elements(EntryRule.All, EntryRule.Quorum, EntryRule.Quorum, EntryRule.PerParty, EntryRule.Unknown)
        from parties in Gen.Frequency((2, Gen.Constant(Array.Empty<string>())), (1, Gen.Elements<string[]>(["9901", "9902"], ["9901", "9902", "VGR"], ["VGR"])))
        from quorum in Maybe(Gen.Choose(1, 4), 2)
        from share in Gen.Elements("0.2", "0.4", "0.5", "0.8", "1", "0.333")
        from alsoShare in Gen.Elements(true, false)
        from must in Gen.Elements<string[]>([], [], ["VGR"], ["9901"], ["9902", "VGR"])
        from notBefore in MaybeDay(3)
        from countsFrom in Gen.Elements(CountsFrom.Decision, CountsFrom.Decision, CountsFrom.LegalForce)
        from stated in MaybeDay(6)
        from termFrom in MaybeDay(4)
        from termUntil in MaybeDay(2)
        from notice in Maybe(Gen.Choose(0, 2), 2)
        from renewal in Maybe(Gen.Choose(1, 2), 2)
        select new AgreementSettings
        {
            Title = "Slumpat",
            Form = form,
            Parties = parties.Length == 0 ? null : [.. parties.Select(p => new PrincipalId(p))],
            EntryIntoForce = new EntryIntoForce
            {
                Rule = rule,
                Parties = rule == EntryRule.Quorum ? quorum ?? (alsoShare ? null : 2) : null,
                PopulationShare = rule == EntryRule.Quorum && alsoShare ? new Share(share) : null,
                MustInclude = [.. must.Where(m => parties.Length == 0 || parties.Contains(m)).Select(m => new PrincipalId(m))],
                NotBefore = notBefore,
                CountsFrom = countsFrom,
                Stated = stated is { } since ? new StatedEntry(since, "källa") : null,
            },
            Term = new Term(termFrom, termUntil, notice, renewal, ["VGR"]),
        };

    private static Gen<List<Step>> Cascades() =>
        from links in Gen.Choose(0, 63)
        from shape in Gen.Choose(0, 6)
        select shape switch
        {
            0 => [],
            1 => new List<Step>
            {
                Step("prep", Mandate.Prepares, ["SRO"], null, links, []),
                Step("hss", Mandate.Decides, ["HSS"], "VGR", links >> 1, ["prep"]),
                Step("some", Mandate.Decides, ["KF:9902", "KF:9901"], null, links >> 2, ["prep", "hss"]),
                Step("joint", Mandate.Decides, ["GN"], "9903", links >> 4, ["prep"]),
                Step("board", Mandate.Decides, ["FS"], "9904", links >> 5, ["joint"]),
            },
            _ =>
            [
                Step("sro", Mandate.Recommends, ["SRO"], null, links, []),
                Step("region", Mandate.Decides, shape == 2 ? ["RF:VGR"] : ["HSS"], "VGR", links, ["sro"]),
                Step("federations", Mandate.Recommends, ["VK", "GR"], null, links >> 1, ["sro"]),
                Step("councils", Mandate.Decides, ["each KF"], null, links >> 2, ["federations", "region", "sro"]),
            ],
        };

    private static Step Step(string name, Mandate act, string[] bodies, string? @for, int links, string[] after) => new()
    {
        Name = name, Act = act, Bodies = bodies, For = @for is null ? null : new PrincipalId(@for), After = [.. after.Where((_, i) => ((links >> i) & 1) == 1)],
    };

    private static History Build(
        AgreementSettings settings, List<(DateOnly On, bool Editorial)> versions, List<TermChange> changes, List<Step> steps, List<RawDecision> decisions,
        List<RawLater> later, DateOnly asOf, DateTime knownAt)
    {
        var agreement = new Agreement
        {
            Id = Id, Slug = "slumpat", Settings = settings,
            Versions = [.. versions.OrderBy(v => v.On).Select((v, i) => new AgreementVersion { Id = $"1.{i}", On = v.On, Editorial = v.Editorial })],
            TermChanges = [.. changes.Select((c, i) => c with { Place = i })],
        };
        var parties = agreement.PartiesIn(County);
        var bodies = steps.SelectMany(s => Cascade.BodiesOf(s, County, parties).Select(b => (s.Act, b.Id))).ToList();
        var facts = new List<Decision>();
        if (bodies.Count > 0)
        {
            foreach (var raw in decisions)
            {
                var (act, body) = bodies[raw.Body % bodies.Count];
                var decision = new Decision
                {
                    Id = GuidOf(facts.Count), AgreementId = Id, Body = body, On = raw.On, Outcome = OutcomeOf(act, raw.Outcome), Version = VersionOf(agreement, raw.On, raw.Version),
                    Paragraph = raw.Paragraph, AnnouncedOn = raw.Announced is { } a ? raw.On.AddDays(a) : null, AppealUntilStated = raw.Stated is { } s ? raw.On.AddDays(s) : null,
                    AppealedOn = raw.Appealed is { } p ? raw.On.AddDays(p) : null, Concerns = raw.Concerns == 0 ? Concerns.Mandate : Concerns.Text,
                    RecordedAt = At(raw.On, raw.Late), Place = facts.Count,
                };
                if (!facts.Any(f => f.Body == body && f.On == decision.On && f.Paragraph == decision.Paragraph)) facts.Add(decision);
            }
        }
        var targets = facts.Where(f => f.Concerns == Concerns.Text).ToList();
        foreach (var raw in targets.Count > 0 ? later : []) facts.Add(LaterFact(agreement, bodies, targets[raw.Target % targets.Count], raw, facts.Count));
        return new History(agreement, steps, facts, asOf, knownAt);
    }

    private static Decision LaterFact(Agreement agreement, List<(Mandate Act, BodyId Id)> bodies, Decision target, RawLater raw, int place)
    {
        var act = bodies.First(b => b.Id == target.Body).Act;
        var kind = raw.Kind == 2 && target.Outcome != Outcome.ApprovedWithCondition ? 0 : raw.Kind;
        var fact = new Decision
        {
            Id = GuidOf(place), AgreementId = Id, Body = target.Body, On = target.On.AddDays(raw.After), Corrects = target.On, CorrectsParagraph = target.Paragraph,
            Outcome = kind switch { 0 => Outcome.Annulled, 1 => Outcome.Corrected, _ => Outcome.Assessed },
            Assessed = kind == 2 ? raw.Counts ? Assessment.Counts : Assessment.DoesNotCount : null,
            RecordedAt = At(target.On, raw.After + raw.Late), Place = place,
        };
        if (kind != 1 || (raw.Outcome is null && raw.On is null && raw.Version is null && raw.Announced is null)) return fact;
        var on = raw.On ?? target.On;
        var version = raw.Version is { } picked ? VersionOf(agreement, on, picked) : null;
        return fact with
        {
            To = new Correction(
                raw.Outcome is { } o ? OutcomeOf(act, o) : null, on == target.On ? null : on, version, raw.Announced is { } a ? on.AddDays(a) : null, null),
        };
    }

    private static Outcome OutcomeOf(Mandate act, int pick) => act == Mandate.Decides
        ? new[] { Outcome.Approved, Outcome.Rejected, Outcome.ApprovedWithCondition, Outcome.Tabled, Outcome.ReferredBack }[pick]
        : new[] { Outcome.Recommended, Outcome.Endorsed, Outcome.RecommendedAgainst, Outcome.Tabled, Outcome.Noted }[pick];

    /// <summary>The current version on the day, or now and then an older one.</summary>
    private static string? VersionOf(Agreement agreement, DateOnly on, int pick)
    {
        var current = agreement.CurrentVersion(on);
        return current < 0 ? null : agreement.Versions[Math.Min(pick, current)].Id;
    }

    private static Guid GuidOf(int number) => new(number, 0, 0, new byte[8]);

    private static DateTime At(DateOnly day, int late) => day.AddDays(late).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    // --- Making it smaller when it has shown something ---------------------------------------------------------------

    private static IEnumerable<History> Smaller(History history)
    {
        foreach (var fact in history.Facts)
        {
            yield return history with { Facts = [.. history.Facts.Where(f => f != fact && !(f.IsLaterFact && f.Body == fact.Body && f.Corrects == fact.On && f.CorrectsParagraph == fact.Paragraph))] };
        }
        var settings = history.Agreement.Settings;
        var entry = settings.EntryIntoForce;
        foreach (var simpler in new[]
        {
            settings with { EntryIntoForce = entry with { NotBefore = null } }, settings with { EntryIntoForce = entry with { Stated = null } },
            settings with { EntryIntoForce = entry with { MustInclude = [] } }, settings with { EntryIntoForce = entry with { CountsFrom = CountsFrom.Decision } },
            settings with { Term = settings.Term with { From = null } }, settings with { Term = settings.Term with { RenewalMonths = null } },
            settings with { Term = settings.Term with { NoticeMonths = null } }, settings with { Term = Term.Unknown }, settings with { Form = AgreementForm.Multilateral },
        })
        {
            if (Describe(simpler) != Describe(settings)) yield return history with { Agreement = Copy(history.Agreement, simpler, history.Agreement.TermChanges) };
        }
        foreach (var change in history.Agreement.TermChanges)
            yield return history with { Agreement = Copy(history.Agreement, settings, [.. history.Agreement.TermChanges.Where(c => c != change)]) };
        if (history.KnownAt != Story.AllKnown) yield return history with { KnownAt = Story.AllKnown };
    }

    private static Agreement Copy(Agreement of, AgreementSettings settings, List<TermChange> changes) =>
        new() { Id = of.Id, Slug = of.Slug, Settings = settings, Versions = of.Versions, TermChanges = changes };

    private static string Describe(AgreementSettings settings)
    {
        var (entry, term) = (settings.EntryIntoForce, settings.Term);
        return string.Create(CultureInfo.InvariantCulture,
            $"""
             {settings.Form} parties [{(settings.Parties is { } p ? string.Join(' ', p) : "all")}] rule {entry.Rule} {entry.Parties} {entry.PopulationShare} must [{string.Join(' ', entry.MustInclude)}] not before {entry.NotBefore:O} {entry.CountsFrom} stated {entry.Stated?.On:O}
             term {term.From:O} - {term.Until:O} notice {term.NoticeMonths} renewal {term.RenewalMonths}
             """);
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine().AppendLine(Describe(Agreement.Settings));
        foreach (var v in Agreement.Versions) text.AppendLine(CultureInfo.InvariantCulture, $"text {v.Id} {v.On:O} {(v.Editorial ? "editorial" : "")}");
        foreach (var c in Agreement.TermChanges) text.AppendLine(CultureInfo.InvariantCulture, $"{c.Act} {c.On:O} until {c.Until:O} by {c.By[0]} recorded {c.RecordedAt:O}");
        foreach (var s in Steps) text.AppendLine(CultureInfo.InvariantCulture, $"step {s.Name} {s.Act} {string.Join(' ', s.Bodies)} for {s.For} after {string.Join(' ', s.After)}");
        foreach (var f in Facts)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{f.Place} {f.Body} {f.On:O} {f.Paragraph} {f.Outcome} {f.Version} announced {f.AnnouncedOn:O} stated {f.AppealUntilStated:O} appealed {f.AppealedOn:O} about {f.Corrects:O} {f.CorrectsParagraph} {f.To} {f.Assessed} recorded {f.RecordedAt:O} {(f.Concerns == Concerns.Text ? "" : f.Concerns)}");
        return text.AppendLine(CultureInfo.InvariantCulture, $"as of {AsOf:O} known at {KnownAt:O}").ToString();
    }
}
