using System.Text;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>CONTRACT.md General: YAML 1.2, scalars stay text, what is refused and where.</summary>
[Rule("C0.yaml", "C0.faults")]
public class YamlReaderTests
{
    [Fact]
    public void A_plain_scalar_is_the_text_as_written()
    {
        var map = Read("on: 2022-10-13\nno: no\nid: 1480\nquoted: \"1480\"\nversion: 1.10\noctal: 0123\nnull: ~\nempty:\nbig: 1_000\nday: 12:30:00\n");

        Assert.Equal(
            ["2022-10-13", "no", "1480", "1480", "1.10", "0123", "~", "", "1_000", "12:30:00"],
            map.Entries.Select(entry => ((YamlText)entry.Value).Value));
    }

    [Fact]
    public void A_body_of_one_principal_needs_no_quotes_and_text_may_hold_colons_and_hashes()
    {
        var row = (YamlMap)((YamlList)Read("rows:\n  - { body: KF:1480, at: 2022-10-21T09:12:00Z, url: https://exempel.se/a#b, words: \"a, b\" }\n")["rows"]!).Items[0];

        Assert.Equal(["KF:1480", "2022-10-21T09:12:00Z", "https://exempel.se/a#b", "a, b"], row.Entries.Select(entry => ((YamlText)entry.Value).Value));
    }

    [Fact]
    public void Places_are_those_of_keys_and_values_in_block_and_flow_style_with_CRLF()
    {
        var map = Read("a: x\r\nrows:\r\n  - { å: 😀, b: [one, two] }\r\n");

        var row = (YamlMap)((YamlList)map["rows"]!).Items[0];
        Assert.Equal((3, 5), (row.Line, row.Column));
        Assert.Equal((3, 7), (row.Entries[0].Key.Line, row.Entries[0].Key.Column));
        Assert.Equal((3, 10), (row["å"]!.Line, row["å"]!.Column));
        Assert.Equal((3, 14), (row.Entries[1].Key.Line, row.Entries[1].Key.Column));
        Assert.Equal((3, 23), (((YamlList)row["b"]!).Items[1].Line, ((YamlList)row["b"]!).Items[1].Column));
    }

    [Theory]
    [InlineData("", 1, 1, "tom")]
    [InlineData("# bara en kommentar\n", 1, 1, "tom")]
    [InlineData("a: &x b\n", 1, 4, "ankare")]
    [InlineData("&x a: b\n", 1, 1, "ankare")]
    [InlineData("a: b\nc: *x\n", 2, 4, "alias")]
    [InlineData("a: !!str b\n", 1, 4, "tagg")]
    [InlineData("a: !egen b\n", 1, 4, "tagg")]
    [InlineData("a: ! b\n", 1, 4, "tagg")]
    [InlineData("a: 1\nb: 2\na: 3\n", 3, 1, "två gånger")]
    [InlineData("a: { b: 1, \"b\": 2 }\n", 1, 12, "två gånger")]
    [InlineData("a: 1\n---\nb: 2\n", 2, 1, "andra dokument")]
    [InlineData("a: 1\n...\n---\nb: 2\n", 3, 1, "andra dokument")]
    [InlineData("%YAML 1.2\n---\na: 1\n", 1, 1, "direktiv")]
    [InlineData("# först\n%TAG ! !\n---\na: 1\n", 2, 1, "direktiv")]
    [InlineData("%EGET a\n---\na: 1\n", 1, 1, "direktiv")]
    [InlineData("%TAG ! tag:example.com,2000:\n---\na: 1\n", 1, 1, "direktiv")]
    [InlineData("- a\n- b\n", 1, 1, "inga nycklar")]
    [InlineData("bara text\n", 1, 1, "inga nycklar")]
    [InlineData("? [a, b]\n: c\n", 1, 3, "nyckel")]
    [InlineData("a: [b, c\n", 2, 1, "giltig YAML")]
    [InlineData("a: \"b\n", 1, 4, "giltig YAML")]
    [InlineData("a: b: c\n", 1, 5, "giltig YAML")]
    [InlineData("a: 1\n b: 2\n", 2, 3, "giltig YAML")]
    [InlineData("a:\n  b: 1\n\tc: 2\n", 3, 1, "tabb")]
    [InlineData("a:\n\tb: 1\n", 2, 1, "tabb")]
    [InlineData("a: 1\n\t\nb: 1\n", 2, 1, "tabb")]
    [InlineData("a: \"x\\0\"\n", 1, 4, "NUL")]
    [InlineData("a: \"x\\ud800\"\n", 1, 4, "giltig YAML")]
    public void A_fault_tells_its_place_and_what_it_is(string text, int line, int column, string what)
    {
        var faults = new FaultList();
        YamlReader.Read(SourceText.Of(text, "f.yaml"), faults);

        var fault = Assert.Single(faults.InOrder);
        Assert.Equal(new Place("f.yaml", line, column), fault.Place);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Mend);
    }

    [Fact]
    public void A_tab_inside_a_value_is_no_fault()
    {
        Assert.Equal("b\tc", ((YamlText)Read("a: \"b\tc\"\nd: e\n")["a"]!).Value);
    }

    [Fact]
    public void One_document_may_begin_with_three_hyphens_and_end_with_dots()
    {
        Assert.Equal("1", ((YamlText)Read("---\nsamsyn: 1\n...\n")["samsyn"]!).Value);
    }

    [Fact]
    public void Depth_64_is_read_and_depth_65_refused_where_it_begins()
    {
        // The map at the root is depth 1, so 62 lists and a text reach 64.
        Read($"a: {new string('[', 62)}x{new string(']', 62)}\n");

        var faults = new FaultList();
        Assert.Null(YamlReader.Read(SourceText.Of($"a: {new string('[', 63)}x{new string(']', 63)}\n", "f.yaml"), faults));
        var fault = Assert.Single(faults.InOrder);
        Assert.Equal(new Place("f.yaml", 1, 67), fault.Place);
        Assert.Contains("64", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_brackets_overflow_no_stack()
    {
        var faults = new FaultList();
        Assert.Null(YamlReader.Read(SourceText.Of("a: " + new string('[', 1_000_000), "f.yaml"), faults));
        Assert.True(faults.Any);
    }

    [Fact]
    public void An_alias_bomb_costs_nothing()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        var faults = new FaultList();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(YamlReader.Read(SourceText.Of(bomb.ToString(), "bomb.yaml"), faults));

        Assert.Equal(new Place("bomb.yaml", 1, 5), Assert.Single(faults.InOrder).Place);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1024 * 1024);
    }

    [Fact]
    public void All_repeated_keys_are_told_also_in_a_map_with_many()
    {
        var faults = new FaultList();
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"k{i}: 1\n")) + "k5: 1\nk999: 2\n";
        var map = YamlReader.Read(SourceText.Of(text, "f.yaml"), faults);

        Assert.Equal([1001, 1002], faults.InOrder.Select(fault => fault.Place.Line));
        Assert.Equal(1000, map!.Entries.Count);
    }

    [Fact]
    public void Twelve_MB_of_decisions_are_read_within_a_small_multiple_of_their_size()
    {
        var text = new StringBuilder("samsyn: 1\ndecisions:\n");
        while (text.Length < 12_000_000)
        {
            text.Append("  - { body: \"KF:1480\", on: 2022-10-13, outcome: approved, version: \"1.0\", paragraph: \"§ 21\", case: \"0123/22\", source: \"https://exempel.se/protokoll\", recorded_at: 2022-10-21T09:12:00Z }\n");
        }

        var source = SourceText.Of(text.ToString(), "f.yaml");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = ((YamlList)YamlReader.Read(source, new FaultList())!["decisions"]!).Items;

        Assert.Equal(text.ToString().Split('\n').Length - 3, rows.Count);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000_000, "allocation");
    }

    private static YamlMap Read(string text)
    {
        var faults = new FaultList();
        var map = YamlReader.Read(SourceText.Of(text, "f.yaml"), faults);
        faults.ThrowIfAny();
        return map!;
    }
}
