using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>CONTRACT.md General: how each kind of value is written, and what a fault about it says.</summary>
[Rule("C0.dates", "C0.ids", "C0.faults")]
public class WrittenTests
{
    private readonly FaultList faults = new();

    [Theory]
    [InlineData("2022-02-28", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2022-02-30", false)]
    [InlineData("2022-2-3", false)]
    [InlineData("0000-01-01", false)]
    [InlineData(" 2022-02-28", false)]
    [InlineData("2022-02-28T00:00:00Z", false)]
    [InlineData("２０２２-02-28", false)]
    [InlineData("", false)]
    public void A_day_exists(string text, bool good) => AssertRead(good, Of(text).Day());

    [Fact]
    public void A_day_that_does_not_exist_is_named()
    {
        Of("2022-02-30").Day();
        Assert.Equal("f:3:7: 2022-02-30 är ingen dag som finns — skriv dagen som åååå-mm-dd, till exempel 2022-10-13", Assert.Single(faults.Lines()));
    }

    [Theory]
    [InlineData("2022-10-21T09:12:00Z", "2022-10-21T09:12:00Z")]
    [InlineData("2022-10-21T09:12Z", "2022-10-21T09:12:00Z")]
    [InlineData("2022-10-21T11:12:00+02:00", "2022-10-21T09:12:00Z")]
    [InlineData("2022-12-31T23:30:00-01:00", "2023-01-01T00:30:00Z")]
    [InlineData("2022-10-21T09:12:00.1239999Z", "2022-10-21T09:12:00.123Z")]
    [InlineData("2022-10-21T09:12:00.12399999999999Z", "2022-10-21T09:12:00.123Z")]
    public void An_instant_is_kept_as_UTC_in_milliseconds(string text, string utc)
    {
        var instant = Of(text).Instant();
        Assert.Equal(utc, InstantText.Of(instant!.Value));
        Assert.Equal(DateTimeKind.Utc, instant.Value.Kind);
    }

    [Theory]
    [InlineData("2022-10-21T09:12:00", "saknar tidszon")]
    [InlineData("2022-10-21T09:12", "saknar tidszon")]
    [InlineData("2022-10-21", "ingen tidpunkt")]
    [InlineData("2022-10-21 09:12:00Z", "ingen tidpunkt")]
    [InlineData("2022-10-21T24:00:00Z", "ingen tidpunkt")]
    [InlineData("2022-02-30T09:12:00Z", "ingen tidpunkt")]
    [InlineData("2022-10-21T09:12:00+15:00", "ingen tidpunkt")]
    [InlineData("2022-10-21T09:12:00.Z", "ingen tidpunkt")]
    [InlineData("0001-01-01T00:00:00+02:00", "ingen tidpunkt")]
    [InlineData("", "ingen tidpunkt")]
    public void An_instant_without_zone_or_that_does_not_exist_is_refused(string text, string what)
    {
        Assert.Null(Of(text).Instant());
        Assert.Contains(what, Assert.Single(faults.InOrder).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 0, 1)]
    [InlineData("1", 1, 1)]
    [InlineData("0.8", 8, 10)]
    [InlineData("0.666666666666666666", 666666666666666666, 1000000000000000000)]
    public void A_share_is_exact(string text, long numerator, long denominator)
    {
        var share = Of(text).Share()!;
        Assert.Equal((numerator, denominator), (share.Numerator, share.Denominator));
    }

    [Theory]
    [InlineData("1.01")]
    [InlineData("-0.1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("0,8")]
    [InlineData("80%")]
    [InlineData("8e-1")]
    [InlineData("0.5.5")]
    [InlineData("")]
    [InlineData("99999999999999999999999999999999999")]
    public void What_is_no_share_is_refused(string text) => AssertRead(false, Of(text).Share());

    [Theory]
    [InlineData("12", true)]
    [InlineData("-1", false)]
    [InlineData("012", true)]
    [InlineData("1.0", false)]
    [InlineData("1e3", false)]
    [InlineData("+1", false)]
    [InlineData("９", false)]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("", false)]
    public void A_whole_number_has_only_digits_and_fits(string text, bool good) => AssertRead(good, Of(text).Whole());

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", true)]
    [InlineData("yes", false)]
    [InlineData("True", false)]
    [InlineData("1", false)]
    public void A_flag_is_true_or_false(string text, bool good) => AssertRead(good, Of(text).Flag());

    [Theory]
    [InlineData("hos-2023", true)]
    [InlineData("1a-2b", true)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("Hos", false)]
    [InlineData("hjälp", false)]
    [InlineData("", false)]
    public void A_slug_is_small_letters_digits_and_hyphens(string text, bool good) => AssertRead(good, Of(text).Slug());

    [Fact]
    public void A_slug_has_at_most_64_characters()
    {
        Assert.NotNull(Of(new string('a', 64)).Slug());
        Assert.Null(Of(new string('a', 65)).Slug());
    }

    [Theory]
    [InlineData("1480", true)]
    [InlineData("VGR", true)]
    [InlineData("R2", true)]
    [InlineData("14800", false)]
    [InlineData("148", false)]
    [InlineData("V", false)]
    [InlineData("vgr", false)]
    [InlineData("ABCDEFGHI", false)]
    public void A_principal_is_four_digits_or_a_regions_letters(string text, bool good) => AssertRead(good, Of(text).Principal());

    [Theory]
    [InlineData("SRO", true)]
    [InlineData("KF:1480", true)]
    [InlineData("RF:VGR", true)]
    [InlineData("KF:", false)]
    [InlineData(":1480", false)]
    [InlineData("KF:1480:1", false)]
    [InlineData("kf:1480", false)]
    [InlineData("KF 1480", false)]
    public void A_body_is_a_code_with_or_without_a_principal(string text, bool good) => AssertRead(good, Of(text).Body());

    [Theory]
    [InlineData("2022-13/juni", "2022-13 är varken månad eller årstid")]
    [InlineData("2022-05 / 2022-06", "blanksteg")]
    [InlineData("2022-06/2022-05", "före början")]
    [InlineData("2022?", "? ~ %")]
    [InlineData("", "tomt")]
    public void A_planned_date_that_is_none_says_why(string text, string why)
    {
        Assert.Null(Of(text).Planned());
        Assert.Contains(why, Assert.Single(faults.InOrder).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_word_gets_the_nearest_one()
    {
        var words = new Words<DayOfWeek>(("approved", DayOfWeek.Monday), ("rejected", DayOfWeek.Friday));

        Assert.Equal(DayOfWeek.Friday, Of("rejected").Word(words));
        Assert.Null(Of("aproved").Word(words));
        Assert.Contains("menade du approved?", Assert.Single(faults.InOrder).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_a_map_are_told_with_the_places_of_keys_and_values()
    {
        var source = SourceText.Of("titel: x\nform: [a]\nrows:\n  - text\n  - { on: nu }\nterm: 3\n", "f.yaml");
        var keys = new YamlKeys(YamlReader.Read(source, faults)!, "f.yaml", faults);
        keys.Required("title");
        keys.Required("form");
        keys.OptionalMap("term");
        foreach (var row in keys.Rows("rows"))
        {
            row.Required("on")?.Day();
            row.Required("body");
            row.Close();
        }

        keys.Close();

        Assert.Equal(
        [
            "f.yaml:1:1: nyckeln title saknas — lägg till title",
            "f.yaml:1:1: okänd nyckel titel — menade du title?",
            "f.yaml:2:7: form ska vara ett enda värde — skriv ett värde; är hakarna en del av det, sätt citattecken runt det",
            "f.yaml:4:5: varje rad under rows ska vara nycklar med värden — skriv raden som - { nyckel: värde, … }",
            "f.yaml:5:5: nyckeln body saknas — lägg till body",
            "f.yaml:5:11: ”nu” är ingen dag — skriv dagen som åååå-mm-dd, till exempel 2022-10-13",
            "f.yaml:6:7: term ska vara nycklar med värden — skriv term: { … } eller nycklarna indragna på egna rader",
        ], faults.Lines());
    }

    private Written Of(string text) => new(text, new Place("f", 3, 7), faults);

    private void AssertRead<T>(bool good, T value)
    {
        Assert.Equal(good, value is not null);
        Assert.Equal(good ? 0 : 1, faults.Count);
    }
}
