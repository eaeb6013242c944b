using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>DESIGN.md 6: export writes one form for the same facts, and import reads it back.</summary>
public class YamlWriterTests
{
    [Fact]
    public void Maps_stand_in_block_style_and_rows_on_one_line()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var yaml = new YamlWriter(text);
        yaml.Number("samsyn", 1);
        yaml.Map("agreement", () =>
        {
            yaml.Text("slug", "hos-2023");
            yaml.Text("title", "Hälso- och sjukvårdsavtal");
            yaml.Text("parent", null);
            yaml.Flag("demonstration", true);
            yaml.Texts("parties", ["1480", "VGR"]);
            yaml.FlowMap("term", () =>
            {
                yaml.Day("from", new DateOnly(2023, 1, 1));
                yaml.Number("notice_months", 12);
            });
        });
        yaml.Rows("none", Array.Empty<int>(), _ => { });
        yaml.Rows("decisions", [1, 2], i =>
        {
            yaml.Text("body", "KF:1480");
            yaml.Word("outcome", "approved");
            if (i == 2)
            {
                yaml.FlowMap("votes", () => yaml.Number("for", 41));
                yaml.Map("to", () => { });
                yaml.Rows("replanned", ["a", "b"], word => yaml.Text("words", word));
                yaml.Instant("recorded_at", new DateTime(2022, 10, 21, 9, 12, 0, DateTimeKind.Utc));
            }
        });

        Assert.Equal(
            """
            samsyn: 1
            agreement:
              slug: hos-2023
              title: Hälso- och sjukvårdsavtal
              demonstration: true
              parties: ["1480", VGR]
              term: { from: 2023-01-01, notice_months: 12 }
            decisions:
              - { body: "KF:1480", outcome: approved }
              - { body: "KF:1480", outcome: approved, votes: { for: 41 }, to: { }, replanned: [ { words: a }, { words: b } ], recorded_at: 2022-10-21T09:12:00Z }

            """, text.ToString());
        var faults = new FaultList();
        Assert.NotNull(YamlReader.Read(SourceText.Of(text.ToString(), "f"), faults));
        Assert.Empty(faults.Lines());
    }

    [Theory]
    [InlineData("VästKoms styrelse", true)]
    [InlineData("§ 21", false)]
    [InlineData("KF § 21", true)]
    [InlineData("1480", false)]
    [InlineData("1.0", false)]
    [InlineData("on", false)]
    [InlineData("No", false)]
    [InlineData("y", false)]
    [InlineData("NULL", false)]
    [InlineData("~", false)]
    [InlineData("", false)]
    [InlineData(" a", false)]
    [InlineData("a ", false)]
    [InlineData("a: b", false)]
    [InlineData("a #b", false)]
    [InlineData("2022-01-01", false)]
    [InlineData("12:30", false)]
    [InlineData("- a", false)]
    [InlineData("a,b", false)]
    [InlineData("[a]", false)]
    [InlineData("&a", false)]
    [InlineData("a\nb", false)]
    [InlineData(".inf", false)]
    [InlineData("=", false)]
    public void Text_is_quoted_where_some_program_would_read_something_else(string value, bool plain) =>
        Assert.Equal(plain, YamlWriter.Quoted(value)[0] != '"');

    [Fact]
    public void Any_text_comes_back_as_it_was_in_a_key_a_list_and_a_row()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll((string? any, NonEmptyArray<string?> more) =>
        {
            var value = Clean(any);
            var values = more.Get.Select(Clean).ToList();
            using var text = new StringWriter { NewLine = "\n" };
            var yaml = new YamlWriter(text);
            yaml.Text("key", value);
            yaml.Map("map", () => yaml.Texts("list", values));
            yaml.Rows("rows", values, v => yaml.Text("value", v));

            var faults = new FaultList();
            var map = YamlReader.Read(SourceText.Of(text.ToString(), "f"), faults)!;
            faults.ThrowIfAny();
            return Text(map["key"]!) == value
                && ((YamlList)((YamlMap)map["map"]!)["list"]!).Items.Select(Text).SequenceEqual(values)
                && ((YamlList)map["rows"]!).Items.Select(row => Text(((YamlMap)row)["value"]!)).SequenceEqual(values);
        }));
    }

    private static string Text(YamlNode node) => ((YamlText)node).Value;

    /// <summary>No text with refused characters comes in by any way, so none goes out.</summary>
    private static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (SourceText.Refuses(rune.ToString()) is null)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }
}
