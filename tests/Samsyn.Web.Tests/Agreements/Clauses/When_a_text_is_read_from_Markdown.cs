using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;

namespace Samsyn.Web.Tests.Agreements.Clauses;

/// <summary>The canonical text is one that reads back. Source: R05, R17.</summary>
public sealed class When_a_text_is_read_from_Markdown
{
    [Fact, Rule("R17")]
    public void What_is_written_reads_back_as_the_same_tree()
    {
        for (var seed = 0; seed < 4000; seed++)
        {
            var text = GeneratedText.Of(seed);
            var written = CanonicalText.Of(text);
            var read = MarkdownText.Read(written);
            Assert.True(GeneratedText.Dump(text) == GeneratedText.Dump(read), $"seed {seed}\n{string.Join('\n', GeneratedText.Dump(text).Split('\n').Except(GeneratedText.Dump(read).Split('\n')))}\n--- is\n{string.Join('\n', GeneratedText.Dump(read).Split('\n').Except(GeneratedText.Dump(text).Split('\n')))}\n{written}");
            Assert.Equal(written, CanonicalText.Of(read));
        }
    }

    [Fact]
    public void Every_word_of_what_an_agreement_has_not_is_kept()
    {
        var text = MarkdownText.Read("> citat\n\n```\nkod\n```\n\n![bild](x.png) <b>fet</b>\n\n- punkt\n\n  fortsättning\n\n  1. inre\n\n***\n\n&aring; `x`");
        var said = GeneratedText.Dump(text);

        foreach (var word in new[] { "citat", "kod", "bild", "<b>fet</b>", "punkt", "fortsättning", "inre", "å x" }) Assert.Contains(word, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_who_does_what_is_a_table()
    {
        var text = MarkdownText.Read("## 2 Ansvar\n\n| Vem | Vad |\n|---|:-:|\n| Kommunen | Förskrivning |\n");

        var table = Assert.IsType<ClauseTable>(Assert.Single(text.Clauses[0].Blocks));
        Assert.True(table.HasHeader);
        Assert.Equal("Förskrivning", table.Rows[1][1][0].Text);
    }
}
