using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samsyn.Web.Design;

namespace Samsyn.Web.Tests.Design;

/// <summary>The frame and the parts, read from <c>/byggstenar</c> through a host that has nothing but them.</summary>
public sealed partial class The_component_page : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Samsyn.Web", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddDesign();
        builder.Services.AddRazorPages().WithRazorPagesAtContentRoot();
        _app = builder.Build();
        _app.UseLanguages();
        _app.UseRouting();
        _app.MapRazorPages();
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private Task<string> Get(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_address_says_the_language()
    {
        var swedish = await Get("/byggstenar");
        var english = await Get("/en/byggstenar");

        Assert.Contains("<html lang=\"sv\"", swedish, StringComparison.Ordinal);
        Assert.Contains("<h1>Byggstenar</h1>", swedish, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", english, StringComparison.Ordinal);
        Assert.Contains("<h1>Building blocks</h1>", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_keep_the_language_and_files_have_one_address()
    {
        var english = await Get("/en/byggstenar");
        // A feed has words, and so one for each language.
        var own = Href().Matches(english).Select(m => m.Groups[1].Value).Where(h => h.StartsWith('/') && !h.EndsWith("atom.xml", StringComparison.Ordinal)).ToList();
        var files = own.Where(h => Path.HasExtension(h.Split('?')[0])).ToList();

        Assert.Contains("/css/samsyn.css", files.Select(f => f.Split('?')[0]));
        Assert.All(files, file => Assert.DoesNotContain("/en/", file, StringComparison.Ordinal));
        Assert.All(own.Except(files).Except(["/byggstenar"]), link => Assert.StartsWith("/en/", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_other_language_is_the_same_page_with_its_query()
    {
        Assert.Contains("href=\"/en/byggstenar?fel=1&amp;x=%C3%A5\" hreflang=\"en\"", await Get("/byggstenar?fel=1&x=%C3%A5"), StringComparison.Ordinal);
        Assert.Contains("href=\"/byggstenar?fel=1\" hreflang=\"sv\"", await Get("/en/byggstenar?fel=1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/english")]
    [InlineData("/EN/byggstenar")]
    [InlineData("/en/en/byggstenar")]
    public async Task Only_en_itself_is_English(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/byggstenar?fel=1")]
    [InlineData("/en/byggstenar?fel=1")]
    public async Task Every_field_points_at_its_label_help_and_error(string path)
    {
        var html = await Get(path);
        var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Pointers().Matches(html).SelectMany(m => m.Groups[1].Value.Split(' ')), id => Assert.Contains(id, ids));
        Assert.All(Fragment().Matches(html).Select(m => m.Groups[1].Value), id => Assert.Contains(id, ids));
        Assert.Contains("aria-describedby=\"Faulty-help Faulty-error\" aria-invalid=\"true\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_stand_in_the_order_of_the_page_and_begin_the_title()
    {
        var html = await Get("/byggstenar?fel=1");
        var summary = html[html.IndexOf("ds-error-summary", StringComparison.Ordinal)..];
        var targets = Fragment().Matches(summary[..summary.IndexOf("</ul>", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value);

        Assert.Equal(["On", "Outcome", "OnRow", "ParagraphRow"], targets);
        Assert.Contains("<title>Fel: ", html, StringComparison.Ordinal);
        Assert.Contains("Fyra saker behöver rättas", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ds-error-summary", await Get("/byggstenar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_from_outside_is_encoded()
    {
        var html = await Get("/byggstenar?den=2022-11-29&lage=%22%3E%3Cscript%3E");

        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_styled_or_scripted_inline()
    {
        foreach (var path in new[] { "/byggstenar", "/en/byggstenar?fel=1" })
        {
            Assert.DoesNotMatch("""<[^>]+\s(style|on[a-z]+)=|<style|<script(?![^>]+\ssrc=)""", await Get(path));
        }
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" (?:for|aria-describedby|aria-labelledby)=\"([^\"]+)\"")]
    private static partial Regex Pointers();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Fragment();
}
