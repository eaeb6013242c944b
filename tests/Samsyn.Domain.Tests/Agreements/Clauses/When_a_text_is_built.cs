using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Domain.Tests.Agreements.Clauses;

/// <summary>Source: DOMAIN.md 55, 56; issue "The agreement itself".</summary>
public sealed class When_a_text_is_built
{
    private static List<string> Outline(ClauseText text) => [.. text.InOrder.Select(p => new string('›', p.Depth - 1) + p.Clause)];

    [Fact]
    public void The_one_heading_at_the_top_is_the_title()
    {
        var text = SampleTexts.Of(SampleTexts.Agreement);

        Assert.Equal("Samverkansavtal", text.Title);
        Assert.Equal("Övningstext.", Assert.IsType<ClauseParagraph>(Assert.Single(text.Preamble)).Runs[0].Text);
        Assert.Equal(["1 Parter", "›1.1", "›1.2", "2 Takvolymer", "›2.1", "›2.2", "›2.3", "3 Finansiering", "›3.1", "›3.2", "›3.3", "4 Uppföljning", "›4.1", "›4.2"], Outline(text));
    }

    [Fact]
    public void Two_headings_at_the_top_are_chapters() =>
        Assert.Equal(["Parter", "Syfte"], Outline(SampleTexts.Of("# Parter\nEtt.\n# Syfte\nTvå.")));

    [Theory]
    [InlineData("4 Takvolymer", "4", "Takvolymer")]
    [InlineData("4.2. Volymer", "4.2", "Volymer")]
    [InlineData("§ 3 Parter", "§ 3", "Parter")]
    [InlineData("§3 Parter", "§ 3", "Parter")]
    [InlineData("3 § Parter", "3 §", "Parter")]
    [InlineData("2022 års avtal", null, "2022 års avtal")]
    [InlineData("Bilaga 1", null, "Bilaga 1")]
    [InlineData("4", "4", "")]
    public void A_number_is_told_from_the_heading(string written, string? number, string heading)
    {
        var clause = SampleTexts.Of($"## {written}\n## Annat").Clauses[0];

        Assert.Equal((number, heading), (clause.Number, clause.Heading));
    }

    [Fact]
    public void A_paragraph_with_a_number_of_two_parts_is_a_point_and_one_of_one_is_not()
    {
        var text = SampleTexts.Of("## 1 Parter\n1.1 Ett.\n1.1.1 Ett ett.\nMer om ett ett.\n1.2 Två.\n3 kommuner var med.\n## 2 Syfte");

        Assert.Equal(["1 Parter", "›1.1", "››1.1.1", "›1.2", "2 Syfte"], Outline(text));
        Assert.Equal(2, text.InOrder[2].Clause.Blocks.Count);
        Assert.Equal(2, text.InOrder[3].Clause.Blocks.Count);
    }

    [Fact]
    public void A_skipped_level_is_closed_up_and_the_sixth_stands_beside_the_fifth()
    {
        var builder = new ClauseTextBuilder();
        builder.Title("Avtal");
        foreach (var level in new[] { 1, 3, 4, 5, 6, 7, 2 }) builder.Heading(level, null, $"Nivå {level}");

        Assert.Equal([1, 2, 3, 4, 5, 5, 2], builder.Build().InOrder.Select(p => p.Depth));
    }

    [Fact]
    public void White_space_and_soft_hyphens_are_looks()
    {
        var a = SampleTexts.Of("## 1 Parter\n1.1 Kommunen   och\u00A0regionen kommun\u00ADfull\u00ADmäktige");
        var b = SampleTexts.Of("## 1. Parter\n1.1. Kommunen och regionen kommunfullma\u0308ktige");

        Assert.Equal(CanonicalText.HashOf(a), CanonicalText.HashOf(b));
    }

    [Fact]
    public void Emphasis_stays_and_spaces_stand_outside_it()
    {
        var builder = new ClauseTextBuilder();
        builder.Paragraph([new("Med "), new("huvudman ", RunStyle.Strong), new("avses en "), new("part", RunStyle.Emphasis), new(".")]);

        Assert.Equal("Med **huvudman** avses en *part*.\n", CanonicalText.Of(builder.Build()));
    }

    [Fact]
    public void A_list_keeps_its_markers_and_levels()
    {
        var builder = new ClauseTextBuilder();
        builder.ListItem(0, "1.", [new("ett")]);
        builder.ListItem(1, "a)", [new("under")]);
        builder.ListItem(1, null, [new("punkt")]);
        builder.ListItem(3, null, [new("för djupt")]);
        builder.ListItem(0, "3.", [new("tre")]);

        Assert.Equal("1. ett\n   - a) under\n   - punkt\n     - för djupt\n3. tre\n", CanonicalText.Of(builder.Build()));
    }

    [Fact]
    public void What_Markdown_would_read_as_something_else_is_escaped()
    {
        var builder = new ClauseTextBuilder();
        builder.Paragraph([new("# 1. *ej* [länk](x) a_b <b> å&ouml; | slut\n- rad")]);

        Assert.Equal("\\# 1. \\*ej\\* \\[länk\\](x) a\\_b \\<b> å\\&ouml; \\| slut\\\n\\- rad\n", CanonicalText.Of(builder.Build()));
    }

    [Fact]
    public void A_table_has_cells_in_every_row()
    {
        var builder = new ClauseTextBuilder();
        builder.Table(true, [[[new("Vem")], [new("Vad")]], [[new("Regionen")]]]);

        Assert.Equal("| Vem | Vad |\n| --- | --- |\n| Regionen | |\n", CanonicalText.Of(builder.Build()));
    }

    [Fact, Rule("R17")]
    public void A_clauses_hash_is_of_its_words_and_not_of_its_number()
    {
        var a = SampleTexts.Of("## 1 Parter\n1.1 Ett.\n## 2 Syfte").InOrder[1].Clause;
        var b = SampleTexts.Of("## 1 Annat\n1.7 Ett.\n## 2 Syfte").InOrder[1].Clause;
        var c = SampleTexts.Of("## 1 Parter\n1.1 Ett!\n## 2 Syfte").InOrder[1].Clause;

        Assert.Equal(CanonicalText.HashOf(a), CanonicalText.HashOf(b));
        Assert.NotEqual(CanonicalText.HashOf(a), CanonicalText.HashOf(c));
    }
}
