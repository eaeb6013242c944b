using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Decisions;

/// <summary>Every value a reader can meet has words, in both languages, and no two values have the same.</summary>
/// <remarks>Who adds a value is told here what it still lacks, before a reader meets a page that fails.</remarks>
[Rule("R03", "R13", "C3.stage")]
public sealed class The_words_of_decisions
{
    private static readonly DateOnly Day = new(2022, 11, 29);

    private static readonly BodyId Body = new("SRO");

    private static readonly IReadOnlyList<Principal> Mark =
        [new Principal { Id = new PrincipalId("1463"), Type = PrincipalType.Municipality, Name = "Mark", OfficialName = "Marks kommun" }];

    private static readonly CountsFrom[] Counting = Enum.GetValues<CountsFrom>();

    [Fact]
    public void Tell_every_outcome()
    {
        EachHasItsOwn<Outcome>(Wording.Label);
        EachHasItsOwn<Outcome>(OutcomeChoices.Title);
    }

    [Fact]
    public void Tell_what_every_outcome_means_to_whoever_chooses_it()
    {
        var offered = Enum.GetValues<Mandate>().SelectMany(act => OutcomeChoices.For(act, Mark[0])).DistinctBy(choice => choice.Value).ToList();

        Assert.Equal(Enum.GetValues<Outcome>().Where(outcome => !outcome.IsLaterFact()).Select(Spelling.Outcomes.Of).Order(), offered.Select(choice => choice.Value).Order());
        InBothLanguages(Enum.GetValues<Mandate>(), act => string.Join('|', OutcomeChoices.For(act, Mark[0]).Select(choice => choice.Help)), alike: true);
        Assert.Distinct(offered.Select(choice => choice.Help));
    }

    [Fact]
    public void Tell_every_state()
    {
        EachHasItsOwn<PartyState>(Wording.Label);
        EachHasItsOwn<PartyState>(state => StateWords.Have(state, 1));
        EachHasItsOwn<PartyState>(state => StateWords.Have(state, 2));
    }

    [Fact]
    public void Tell_every_stage_flag_and_act()
    {
        EachHasItsOwn<Stage>(Wording.Label);
        EachHasItsOwn<PartyFlag>(Wording.Label);
        EachHasItsOwn<Mandate>(Wording.Label);
    }

    [Fact]
    [Rule("C3.4", "C3.5.legal-force")]
    public void Tell_every_rule_of_entry_and_when_a_yes_counts()
    {
        var known = Enum.GetValues<EntryRule>().Where(rule => rule != EntryRule.Unknown)
            .SelectMany(rule => Counting.Select(from => new EntryIntoForce { Rule = rule, Parties = 7, CountsFrom = from })).ToList();

        InBothLanguages([.. known, EntryIntoForce.Unknown], rule => rule.Sentence(50));
    }

    [Fact]
    public void Tell_every_reason_of_the_status()
    {
        var yeses = Counting.Select(from => new YesCount(3, 2, from)).ToList();
        StatusReason[] reasons =
        [
            new StatusReason.InForceSince(Day), new StatusReason.StatedInForceSince(Day, "vgregion.se"), new StatusReason.ExpiredAfter(Day),
            new StatusReason.TermPassedBeforeForce(Day), new StatusReason.FallenByNo(Mark), new StatusReason.QuorumOutOfReach(Mark), new StatusReason.AwaitsDay(Day),
            new StatusReason.MetTooLate(Day), new StatusReason.NoTextYet(), new StatusReason.RuleNotKnown(),
            .. yeses.Select(counted => new StatusReason.WaitsForAll(counted, 5, Mark)),
            .. yeses.SelectMany(counted => new[]
            {
                new StatusReason.WaitsForQuorum(counted, 4, null, null, []), new StatusReason.WaitsForQuorum(counted, null, 0.4m, new Share("0.6"), []),
                new StatusReason.WaitsForQuorum(counted, 4, 0.4m, new Share("0.6"), Mark),
            }),
            .. yeses.SelectMany(counted => new[] { new StatusReason.WaitsForTwo(counted, []), new StatusReason.WaitsForTwo(counted, Mark) }),
        ];

        AreAllOf(typeof(StatusReason), reasons);
        InBothLanguages(reasons, Wording.Sentence);
    }

    [Fact]
    [Rule("C3.5.legal-force")]
    public void Tell_apart_those_who_have_said_yes_and_those_whose_yes_counts()
    {
        Languages.Speak(Language.Swedish);

        Assert.Equal("2 av 2 parter har sagt ja, och 1 av besluten har fått laga kraft. Avtalet börjar gälla när alla har sagt ja och besluten har fått laga kraft.",
            new StatusReason.WaitsForAll(new YesCount(2, 1, CountsFrom.LegalForce), 2, Mark).Sentence());
        Assert.Equal("13 parter har sagt ja, inget av besluten har fått laga kraft och minst 11 behövs.",
            new StatusReason.WaitsForQuorum(new YesCount(13, 0, CountsFrom.LegalForce), 11, null, null, []).Sentence());
        Assert.Equal("Avtalet börjar gälla mellan dem som har sagt ja när minst två har gjort det. Ett ja räknas när beslutet har fått laga kraft.",
            new StatusReason.WaitsForTwo(new YesCount(2, 1, CountsFrom.LegalForce), []).Sentence());
        Assert.EndsWith("när alla 50 parter har sagt ja. Ett ja räknas när beslutet har fått laga kraft.",
            new EntryIntoForce { Rule = EntryRule.All, CountsFrom = CountsFrom.LegalForce }.Sentence(50), StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_every_refusal_and_how_to_mend_it()
    {
        DecisionRefusal[] refusals =
        [
            new DecisionRefusal.UnknownBody(Body), new DecisionRefusal.NoPartInTheAgreement(Body), new DecisionRefusal.InTheFuture(Day, Day), new DecisionRefusal.RecordedLaterThanNow(default),
            new DecisionRefusal.RecordedBeforeItHappened(default, Day), new DecisionRefusal.OutcomeDoesNotFit(Outcome.Approved, Body, Mandate.Recommends), new DecisionRefusal.UnknownVersion("1.0"),
            new DecisionRefusal.BeforeItsVersion(Day, "1.0", Day), new DecisionRefusal.AnnouncedBeforeItsDay(Day, Day), new DecisionRefusal.AlreadyRecorded(Body, Day, "§ 1"),
            new DecisionRefusal.NoSuchDecision(Body, Day, null), new DecisionRefusal.NameTheParagraph(Body, Day), new DecisionRefusal.BeforeTheDecision(Day, Day), new DecisionRefusal.NotConditional(Body, Day),
            new DecisionRefusal.AssessmentMissing(), new DecisionRefusal.NothingCorrected(), new DecisionRefusal.UnknownStep("x"), new DecisionRefusal.ReasonMissing(), new DecisionRefusal.SamePlan("x"),
        ];

        AreAllOf(typeof(DecisionRefusal), refusals);
        InBothLanguages(refusals, refusal => refusal.Words().What);
        InBothLanguages(refusals, refusal => refusal.Words().Mend, alike: true);
    }

    [Fact]
    [Rule("C2.keys")]
    public void Are_spelled_in_files_as_in_the_database()
    {
        Spelled(Spelling.Outcomes);
        Spelled(Spelling.PartyStates);
        Spelled(Spelling.Stages);
        Spelled(Spelling.PartyFlags);
        Spelled(Spelling.CountsFroms);
        Spelled(Spelling.EntryRules);
        Spelled(Spelling.Mandates);
        Spelled(Spelling.Forms);
        Spelled(Spelling.TermActs);
        Spelled(Spelling.Concerning);
        Spelled(Spelling.Assessments);
        Spelled(Spelling.Sides);
        Spelled(Spelling.GroupKinds);
        Spelled(Spelling.PrincipalTypes);
    }

    private static void Spelled<T>(Words<T> words) where T : struct, Enum
    {
        Assert.Equal(Enum.GetValues<T>().Select(StoredWords.Of).Order(StringComparer.Ordinal), words.All.Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<T>(), value => Assert.Equal(StoredWords.Of(value), words.Of(value)));
    }

    private static void EachHasItsOwn<T>(Func<T, string> words) where T : struct, Enum => InBothLanguages(Enum.GetValues<T>(), words);

    private static void InBothLanguages<T>(IReadOnlyList<T> values, Func<T, string> words, bool alike = false)
    {
        var swedish = In(Language.Swedish);
        var english = In(Language.English);
        Languages.Speak(Language.Swedish);
        Assert.All(swedish.Concat(english), told => Assert.False(string.IsNullOrWhiteSpace(told)));
        Assert.All(swedish.Zip(english), told => Assert.NotEqual(told.First, told.Second));
        if (alike) return;
        Assert.Distinct(swedish);
        Assert.Distinct(english);

        List<string> In(Language language)
        {
            Languages.Speak(language);
            return [.. values.Select(words)];
        }
    }

    private static void AreAllOf(Type family, IEnumerable<object> some) =>
        Assert.Equal(family.GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal), some.Select(one => one.GetType().Name).Distinct().Order(StringComparer.Ordinal));
}
