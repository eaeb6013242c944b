using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.About;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.About;

/// <summary>The form of the accessibility statement: without cookie or script, kept for a year, safe against floods.</summary>
[Rule("R51")]
public sealed class Someone_reports_a_fault : IAsyncLifetime
{
    private readonly ExplainingSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task It_is_kept_and_answered_with_its_case_number()
    {
        using var answer = await _site.Post("/en/tillganglighet", ("Message", "  The map cannot be\r\nread aloud.\u0007 "), ("About", "/avtal"), ("Email", "reader@example.org"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var kept = Assert.Single(await Kept());
        Assert.Equal("The map cannot be\nread aloud.", kept.Message);
        Assert.Equal(("/avtal", "reader@example.org", "en"), (kept.Page, kept.Email, kept.Language));
        Assert.Equal($"/en/tillganglighet/tack/{kept.Number}", answer.Headers.Location!.OriginalString);
        Assert.Contains(kept.Number, await _site.Page(answer.Headers.Location.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_keeps_nothing_of_what_was_written()
    {
        using var answer = await _site.Post("/tillganglighet", ("Message", "Hemligt meddelande om en sida"), ("Email", "reader@example.org"));

        await using var db = _site.Database.NewContext();
        var entry = await db.Journal.SingleAsync(e => e.Act == "fault.report", TestContext.Current.CancellationToken);
        Assert.Equal(Assert.Single(await Kept()).Number, entry.Subject);
        Assert.DoesNotContain("Hemligt", $"{entry.Before}{entry.After}{entry.Reason}", StringComparison.Ordinal);
        Assert.DoesNotContain("reader@", $"{entry.Before}{entry.After}{entry.Reason}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Message")]
    [InlineData("kort", "", "Message")]
    [InlineData("Tillräckligt långt meddelande", "inte en adress", "Email")]
    [InlineData("Tillräckligt långt meddelande", "a@b@c", "Email")]
    [InlineData("Tillräckligt långt meddelande", "anna@kommunen", "Email")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_lost(string message, string email, string field)
    {
        using var answer = await _site.Post("/tillganglighet", ("Message", message), ("Email", email));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<title>Fel: ", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"#{field}\">", page, StringComparison.Ordinal);
        Assert.Matches($"id=\"{field}\"[^>]*aria-invalid=\"true\"", page);
        Assert.Contains($">\n{message}</textarea>", page, StringComparison.Ordinal);
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task Too_much_is_refused()
    {
        using var longText = await _site.Post("/tillganglighet", ("Message", new string('a', FaultReport.MessageLength + 1)));
        using var flood = await _site.Post("/tillganglighet", ("Message", new string('a', 70_000)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, longText.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, flood.StatusCode);
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task A_robot_is_thanked_and_nothing_is_kept()
    {
        using var answer = await _site.Post("/tillganglighet", ("Message", "Billiga klockor hos oss"), ("Website", "https://spam.example"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task The_same_words_sent_twice_are_one_report()
    {
        using var first = await _site.Post("/tillganglighet", ("Message", "Kartan går inte att förstora"));
        using var second = await _site.Post("/tillganglighet", ("Message", "Kartan går inte att förstora"));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await Kept());
    }

    [Fact]
    public async Task After_five_in_ten_minutes_the_sixth_waits_and_its_text_stays()
    {
        for (var i = 1; i <= FaultReports.MostFromOne; i++)
        {
            using var one = await _site.Post("/tillganglighet", ("Message", $"Rapport nummer {i}"));
            Assert.Equal(HttpStatusCode.Redirect, one.StatusCode);
        }

        using var answer = await _site.Post("/tillganglighet", ("Message", "Rapport nummer sex"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Rapport nummer sex</textarea>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(FaultReports.MostFromOne, (await Kept()).Count);
    }

    [Fact]
    public async Task It_is_erased_after_a_year_and_the_journal_says_so()
    {
        using var answer = await _site.Post("/tillganglighet", ("Message", "Rapporten som blir gammal"));
        using var almost = new FaultReports(_site.Acts, _site.Database, new Later(TimeSpan.FromDays(364)));
        using var then = new FaultReports(_site.Acts, _site.Database, new Later(TimeSpan.FromDays(366)));

        await almost.EraseOld();
        Assert.Single(await Kept());
        await then.EraseOld();
        await then.EraseOld();

        Assert.Empty(await Kept());
        await using var db = _site.Database.NewContext();
        Assert.Contains("1", (await db.Journal.SingleAsync(e => e.Act == "fault.erase", TestContext.Current.CancellationToken)).After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_the_same_for_everybody_and_can_be_kept()
    {
        using var answer = await _site.Get("/tillganglighet");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.NotNull(answer.Headers.ETag);
        Assert.DoesNotMatch(new Regex("RequestVerificationToken"), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/tillganglighet/tack/hej")]
    [InlineData("/tillganglighet/tack/T-aaaaaaaa")]
    [InlineData("/tillganglighet/tack/T-%3Cb%3Eaaaa")]
    public async Task Only_a_case_number_has_a_receipt(string address)
    {
        using var answer = await _site.Get(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.ProcessLeader, true)]
    [InlineData(Role.Economist, false)]
    [InlineData(Role.Approver, false)]
    [InlineData(Role.Reader, false)]
    public async Task Those_who_mend_read_it_and_for_others_the_list_does_not_exist(Role role, bool may)
    {
        using var sent = await _site.Post("/tillganglighet", ("Message", "Kartan går inte att <b>förstora</b>"), ("Email", "reader@example.org"));
        using var nobody = await _site.Get("/arbete/rapporter");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);

        await _site.SignIn(role);
        using var answer = await _site.Get("/arbete/rapporter");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(may, page.Contains("Kartan går inte att &lt;b&gt;förstora&lt;/b&gt;", StringComparison.Ordinal));
        Assert.Equal(may, page.Contains("reader@example.org", StringComparison.Ordinal));
    }

    private async Task<List<FaultReport>> Kept()
    {
        await using var db = _site.Database.NewContext();
        return await db.FaultReports.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + by;
    }
}
