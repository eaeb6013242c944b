using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Consultations;

namespace Samsyn.Domain.Tests.Consultations;

/// <summary>Several officers in one field, what they paste, and what looks like personal data in it.</summary>
[Rule("C4", "R26", "R29", "F51", "F52")]
public sealed class When_a_field_is_written
{
    private readonly AnswerField _field = new() { DraftId = Guid.Empty, Section = "1", ChangedAt = default, ChangedBy = "officer:9901" };

    private Saved Save(int seen, string text) => _field.Save(seen, null, text, "officer:9901", default);

    [Fact]
    public void The_first_stands_the_second_is_kept_beside_and_the_same_twice_changes_nothing()
    {
        Assert.Equal(Saved.Stands, Save(0, "a"));
        Assert.Equal(Saved.KeptBeside, Save(0, "b"));
        Assert.Equal(Saved.Unchanged, Save(0, "b"));
        Assert.Equal(Saved.Unchanged, Save(0, "a"));
        Assert.Equal(("a", "b", 2), (_field.Text, Assert.Single(_field.Others).Text, _field.Revision));

        _field.Choose(null, "ab", "officer:9901", default);
        Assert.Equal(("ab", 3), (_field.Text, _field.Revision));
        Assert.Empty(_field.Others);
    }

    [Fact]
    public void Nothing_is_lost_that_nobody_has_seen()
    {
        var moves = Gen.Choose(0, 3).Two().ListOf();
        Prop.ForAll(moves.ToArbitrary(), list =>
        {
            var field = new AnswerField { DraftId = Guid.Empty, Section = "1", ChangedAt = default, ChangedBy = "a" };
            var (seen, overwritten, saved) = (new int[4], new HashSet<string>(), new List<string>());
            foreach (var (who, what) in list)
            {
                if (what == 0) { seen[who] = field.Revision; continue; }
                var text = $"{who}{saved.Count}";
                var before = field.Text;
                if (field.Save(seen[who], null, text, "a", default) == Saved.Stands) overwritten.Add(before);
                saved.Add(text);
            }
            return saved.All(text => field.Text == text || overwritten.Contains(text) || field.Others.Any(o => o.Text == text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
    }

    [Theory]
    [InlineData("a\r\nb\rc\vd", "a\nb\nc\nd")]
    [InlineData("\u202Ea\u2066b\u0000c\u200F", "abc")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    [InlineData("A\u030A", "\u00C5")]
    [InlineData(" \u00A0\u3000\t\r\n", "")]
    [InlineData(null, "")]
    public void What_is_pasted_is_cleaned(string? text, string clean) => Assert.Equal(clean, AnswerText.Clean(text));

    [Fact]
    public void A_lone_surrogate_is_replaced()
    {
        Assert.Equal("a\uFFFDb", AnswerText.Clean("a" + (char)0xD800 + "b"));
        Assert.Equal("\uFFFD", AnswerText.Clean(((char)0xDC00).ToString()));
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once_and_letters_survive()
    {
        var chars = Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Elements(13, 10, 0x202E, 0xD83D, 0xDE00, 0x30A, 65, 0xE5)).Select(c => (char)c);
        Prop.ForAll(chars.ListOf().Select(list => string.Concat(list)).ToArbitrary(), text =>
        {
            var clean = AnswerText.Clean(text);
            return AnswerText.Clean(clean) == clean && text.Count(char.IsAsciiLetterLower) <= clean.Normalize(System.Text.NormalizationForm.FormD).Count(char.IsAsciiLetterLower);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));
    }

    [Theory]
    [InlineData("nr 811218-9876.", PersonalDataKind.PersonalNumber)]
    [InlineData("198112189876", PersonalDataKind.PersonalNumber)]
    [InlineData("811278-9873", PersonalDataKind.PersonalNumber)]
    [InlineData("anna@exempel.se", PersonalDataKind.Email)]
    [InlineData("8112189876@exempel.se", PersonalDataKind.Email)]
    [InlineData("070-123 45 67", PersonalDataKind.Phone)]
    [InlineData("0701234567", PersonalDataKind.Phone)]
    [InlineData("+46701234567", PersonalDataKind.Phone)]
    public void Personal_data_is_seen_once(string text, PersonalDataKind kind) => Assert.Equal(kind, Assert.Single(PersonalData.Find(text)).Kind);

    [Theory]
    [InlineData("VK 2022/0114")]
    [InlineData("6 000 000 kronor")]
    [InlineData("811218-9875")]
    [InlineData("212000-1355")]
    [InlineData("2022-04-18, 0-18 år")]
    public void What_only_looks_like_it_is_not(string text) => Assert.Empty(PersonalData.Find(text));

    [Fact]
    public void The_longest_text_is_read_without_a_timeout()
    {
        foreach (var unit in new[] { "a", "a.", "0 ", "0-", "@a.", "1" })
            Assert.NotNull(PersonalData.Find(string.Concat(Enumerable.Repeat(unit, 30_000 / unit.Length))));
    }
}
