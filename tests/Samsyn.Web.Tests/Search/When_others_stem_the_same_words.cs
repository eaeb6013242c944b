using System.Text;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Search;

/// <summary>PostgreSQL has the Snowball stemmer of its own, made by those who publish it: every word of the data is stemmed by both.</summary>
public sealed class When_others_stem_the_same_words
{
    [Fact]
    public async Task They_come_to_the_same()
    {
        if (!Engines.WithPostgreSql) return;
        var words = Directory.EnumerateFiles(Path.Combine(Examples.Root, "data"), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".yaml" or ".csv")
            .Append(Path.Combine(Examples.Root, "docs/glossary.md"))
            .SelectMany(file => Tokens.Of(Tokens.Normal(File.ReadAllText(file)))).Select(token => token.Word).Where(word => word.All(char.IsLetter)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(words.Count > 2000, $"{words.Count} words");
        await using var store = await Engines.Fresh(Engine.PostgreSql);
        await store.Do("create text search dictionary plain_swedish (template = snowball, language = swedish)");

        var different = new StringBuilder();
        foreach (var batch in words.Chunk(500))
        {
            var theirs = await store.List($"select (ts_lexize('plain_swedish', w.word))[1] from unnest(array['{string.Join("','", batch)}']) with ordinality as w(word, n) order by n");
            for (var i = 0; i < batch.Length; i++)
                // Since version 3 Snowball also cuts "et", and "öst" after more letters; PostgreSQL 15 has an earlier one.
                if (theirs[i] != SwedishStemmer.Stem(batch[i]) && !batch[i].EndsWith("et", StringComparison.Ordinal) && !batch[i].EndsWith("ets", StringComparison.Ordinal) && !theirs[i].EndsWith("öst", StringComparison.Ordinal))
                    different.Append(System.Globalization.CultureInfo.InvariantCulture, $"{batch[i]}: {theirs[i]} and here {SwedishStemmer.Stem(batch[i])}\n");
        }

        Assert.Equal("", different.ToString());
    }
}
