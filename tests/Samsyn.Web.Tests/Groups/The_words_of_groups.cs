using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Groups;
using Samsyn.Web.Groups.Workspace;

namespace Samsyn.Web.Tests.Groups;

/// <summary>Every value about groups has words in both languages.</summary>
[Rule("R13")]
public sealed class The_words_of_groups
{
    private static readonly DateOnly Day = new(2022, 11, 29);

    private static readonly GroupRefusal[] Refusals =
    [
        new GroupRefusal.NotAName("A"), new GroupRefusal.NameIsTaken("a"), new GroupRefusal.UnknownNominator("XX"), new GroupRefusal.UnknownBody(new BodyId("XX")), new GroupRefusal.UnknownOrganisation(new PrincipalId("9999")),
        new GroupRefusal.RightGivenTwice("GR"), new GroupRefusal.NoSeats("GR"), new GroupRefusal.EndsBeforeItBegins(Day, Day), new GroupRefusal.AlreadyRecorded("gr-1"), new GroupRefusal.NoSuchSeat("gr-1"), new GroupRefusal.NoSuchMeeting("m"),
        new GroupRefusal.NoSuchPaper("p"), new GroupRefusal.NoSuchGroup("g"), new GroupRefusal.NothingPlanned(), new GroupRefusal.SaysNothing(), new GroupRefusal.InTheFuture(Day, Day), new GroupRefusal.RecordedLaterThanNow(default),
        new GroupRefusal.ChangedMeanwhile(), new GroupRefusal.PositionNeedsWords(), new GroupRefusal.CostNeedsSource(),
    ];

    [Fact]
    public void Tell_every_refusal()
    {
        Assert.Equal(typeof(GroupRefusal).GetNestedTypes().Select(t => t.Name).Order(), Refusals.Select(r => r.GetType().Name).Order());
        InBothLanguages(Refusals, r => r.Sentence());
    }

    [Fact]
    public void Tell_what_a_file_is_refused_for()
    {
        foreach (var refusal in Refusals.Where(r => r is not (GroupRefusal.ChangedMeanwhile or GroupRefusal.PositionNeedsWords or GroupRefusal.CostNeedsSource)))
        {
            var (what, mend, _) = refusal.InFile();
            Assert.NotEmpty(what);
            Assert.NotEmpty(mend);
        }
    }

    [Fact]
    public void Tell_every_value()
    {
        InBothLanguages(Enum.GetValues<GroupTask>(), t => t.Label());
        InBothLanguages(Enum.GetValues<GroupTask>(), t => t.Means());
        InBothLanguages(Enum.GetValues<PaperKind>(), k => k.Label());
        InBothLanguages(Enum.GetValues<PositionStance>(), s => s.Label());
        InBothLanguages(Enum.GetValues<Weight>(), w => w.Label());
        InBothLanguages(Enum.GetValues<Ending>(), e => e.Label());
        InBothLanguages(Enum.GetValues<MeetingState>(), s => s.Label());
        InBothLanguages(["group.form", "group.seat", "group.meeting", "group.material", "group.note", "group.digest", .. GroupAccess.ConfidentialActs], act => GroupJournal.ActTitle(act)!);
    }

    [Theory]
    [InlineData("1 250 000", 125_000_000L)]
    [InlineData("−40 000,50", -4_000_050L)]
    [InlineData("12.5", 1250L)]
    [InlineData("0", 0L)]
    [InlineData("1,234", null)]
    [InlineData("tusen", null)]
    [InlineData("-", null)]
    [InlineData("1,2,3", null)]
    public void Read_an_amount_in_whole_ore(string written, long? ore) => Assert.Equal(ore, ScenarioForm.Ore(written));

    private static void InBothLanguages<T>(IReadOnlyList<T> values, Func<T, string> words)
    {
        Languages.Speak(Language.Swedish);
        var swedish = values.Select(words).ToList();
        Languages.Speak(Language.English);
        var english = values.Select(words).ToList();
        Languages.Speak(Language.Swedish);
        Assert.All(swedish.Concat(english), Assert.NotEmpty);
        Assert.Equal(values.Count, swedish.Distinct().Count());
        Assert.Equal(values.Count, english.Distinct().Count());
        Assert.DoesNotContain(swedish.Zip(english), pair => pair.First == pair.Second);
    }
}
