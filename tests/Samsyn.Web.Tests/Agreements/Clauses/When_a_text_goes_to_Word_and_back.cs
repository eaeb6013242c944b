using Samsyn.Documents.Docx;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;

namespace Samsyn.Web.Tests.Agreements.Clauses;

/// <summary>Source: issue "The agreement itself", Done when 2: export then import gives the same tree, and the validator finds nothing.</summary>
public sealed class When_a_text_goes_to_Word_and_back
{
    [Fact]
    public void It_is_the_same_tree()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var text = GeneratedText.Of(seed);
            var docx = OfficeText.Write(text);
            var read = OfficeText.Read(docx).Text;
            Assert.True(GeneratedText.Dump(text) == GeneratedText.Dump(read), $"seed {seed}\n{string.Join('\n', GeneratedText.Dump(text).Split('\n').Except(GeneratedText.Dump(read).Split('\n')))}\n--- is\n{string.Join('\n', GeneratedText.Dump(read).Split('\n').Except(GeneratedText.Dump(text).Split('\n')))}\n{CanonicalText.Of(text)}");
            Assert.Equal(CanonicalText.HashOf(text), CanonicalText.HashOf(read));
            if (seed % 20 == 0) Assert.Empty(OfficeValidator.Errors(docx));
        }
    }

    [Fact]
    public void The_same_text_is_the_same_bytes() => Assert.Equal(OfficeText.Write(GeneratedText.Of(7)), OfficeText.Write(GeneratedText.Of(7)));
}
