using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>One question with its answer, wherever it comes from.</summary>
/// <param name="Key">The place on the page: <c>#nar-borjar-avtalet-galla</c>.</param>
/// <param name="From">The conference it was asked at; null for one that was written here.</param>
public sealed record FaqRow(string Key, string Question, IHtmlContent Answer, DateTime UpdatedAt, string? From, ContactCard? Contact);

/// <summary>Questions and answers about one agreement, or about the county as a whole.</summary>
public sealed record FaqGroup(Agreement? Agreement, IReadOnlyList<FaqRow> Rows)
{
    public bool IsExercise => Agreement?.Settings.Demonstration == true;
}

/// <summary>Frågor och svar: those written here and those from conferences that everybody may read, agreement by agreement (R31, R49).</summary>
public sealed class FaqModel(Publications publications, Records records, Clock clock) : PageModel
{
    public IReadOnlyList<FaqGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public Agreement? Chosen { get; private set; }

    public IEnumerable<Choice> Choices => [new("", L("Alla avtal", "All agreements")), .. Agreements.Select(a => new Choice(a.Slug, a.Settings.Title, Data: true))];

    public async Task<IActionResult> OnGetAsync(string? avtal)
    {
        if (!string.IsNullOrEmpty(avtal) && (Chosen = await publications.Of(avtal)) is null) return NotFound();
        var root = Url.Content("~/").TrimEnd('/');
        var written = (await publications.Shown(ArticleKind.FaqEntry)).ToLookup(a => a.Agreement?.Id);
        var groups = new List<FaqGroup>();
        FaqRow Row(ShownArticle one) => new(one.Article.Slug, one.Text.Title, ArticleContent.Html(ArticleContent.Read(null, one.Text.Body), root, 4), one.UpdatedAt, null, one.Text.Contact);
        if (written[null].ToList() is { Count: > 0 } common) groups.Add(new FaqGroup(null, [.. common.Select(Row)]));
        foreach (var agreement in (await publications.Agreements()).OrderBy(a => a.Settings.Demonstration).ThenBy(a => a.Settings.Title, StringComparer.Ordinal))
        {
            var rows = written[agreement.Id].Select(Row).ToList();
            var day = clock.DayFor(agreement.Settings);
            foreach (var round in await records.RoundsAlone(agreement.Id))
                foreach (var question in round.Questions.Where(q => q.InFaq && q.Answer is not null && q.AnsweredOn <= day))
                    rows.Add(new FaqRow("fraga-" + question.Id.ToString("N")[20..], question.Text, ArticleContent.Html(ArticleContent.Read(null, question.Answer!), root, 4), Samsyn.Domain.Calendars.Stockholm.EndOf(question.AnsweredOn!.Value), question.Conference, null));
            if (rows.Count > 0) groups.Add(new FaqGroup(agreement, rows));
        }

        Agreements = [.. groups.Select(g => g.Agreement).OfType<Agreement>()];
        Groups = Chosen is null ? groups : [.. groups.Where(g => g.Agreement?.Id == Chosen.Id)];
        PageCache.Allow(HttpContext);
        return Page();
    }
}
