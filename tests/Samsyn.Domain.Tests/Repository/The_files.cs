using System.Text;
using System.Text.RegularExpressions;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>A file tells one concept from top to bottom; its name says which.</summary>
public sealed partial class The_files
{
    private const int MostLines = 500;

    private static IEnumerable<string> Written =>
        new[] { "src", "tests", "bench" }.SelectMany(folder => new[] { "*.cs", "*.cshtml", "*.css", "*.js" }.SelectMany(kind => Repository.Files(folder, kind)))
            .Where(file => !file.Contains("/wwwroot/lib/", StringComparison.Ordinal));

    [Fact]
    public void Are_at_most_500_lines()
    {
        Assert.All(Written, file => Assert.InRange(File.ReadLines(Repository.Full(file)).Count(), 0, MostLines));
    }

    [Fact]
    public void Are_not_called_after_nothing()
    {
        var folders = new[] { "src", "tests", "bench" }.SelectMany(Repository.Folders).Select(folder => (Where: folder, Name: Path.GetFileName(folder)));
        var files = Written.Select(file => (Where: file, Name: Path.GetFileNameWithoutExtension(file)));
        var types = from file in Written
                    where file.EndsWith(".cs", StringComparison.Ordinal)
                    from Match match in Types().Matches(Repository.Read(file))
                    select (Where: file, Name: match.Groups["name"].Value);

        Assert.Empty(from named in folders.Concat(files).Concat(types) where Vague().IsMatch(named.Name) select $"{named.Name} in {named.Where}");
    }

    [Fact]
    public void Are_UTF_8_with_line_feeds()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        Assert.All(Written, file =>
        {
            var text = strict.GetString(File.ReadAllBytes(Repository.Full(file)));
            Assert.DoesNotContain('\r', text);
            Assert.False(text.StartsWith('\uFEFF'), $"{file} begins with a byte order mark.");
        });
    }

    // ASP.NET's own word for what draws an element is TagHelper.
    [GeneratedRegex("(^|[a-z_])(Utils?|Utilities|(?<!Tag)Helpers?|Managers?|Base)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(?:class|record|struct|interface)\s+(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Types();
}
