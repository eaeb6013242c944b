using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>One article in a list.</summary>
public sealed record ArticleRow(Guid Id, string Name, ArticleKind Kind, string? Agreement, string About);

/// <summary>What a publisher works with: drafts and proposals, what waits for its time, what should be read again, questions that readers have asked.</summary>
public sealed class DeskModel(SamsynDb db, Publications publications, Clock clock) : WorkspacePage
{
    public IReadOnlyList<Article> Drafts { get; private set; } = [];

    public IReadOnlyList<Article> Waiting { get; private set; } = [];

    public IReadOnlyList<Article> Shown { get; private set; } = [];

    public IReadOnlyList<Article> Gone { get; private set; } = [];

    public IReadOnlyList<ReaderQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<LibraryDocument> Documents { get; private set; } = [];

    public IReadOnlyDictionary<Guid, Agreement> Agreements { get; private set; } = new Dictionary<Guid, Agreement>();

    /// <summary>What was just done, when it left nothing to show.</summary>
    public string? Saved { get; private set; }

    public DateOnly Today => clock.Today;

    public DateTime Now => clock.Now;

    public bool ShouldBeRead(Article article) => article.ReviewOn is { } day && day <= Today;

    public IEnumerable<ArticleRow> DraftRows => Rows(Drafts, a => a.IsOldPage && a.Versions.Count == 0 ? L($"Från den gamla sidan {a.Source![OldPages.SavedPage.Source.Length..]}", $"From the old page {a.Source[OldPages.SavedPage.Source.Length..]}") : a.Source is not null && a.Versions.Count == 0 ? L("Förslag utifrån det som registrerats", "Proposed from what was recorded")
        : a.Versions.Count > 0 ? L("Ändring av något som visas", "A change of what is shown") : L($"Påbörjat {Day(a.CreatedAt)}", $"Begun {Day(a.CreatedAt)}"));

    public IEnumerable<ArticleRow> WaitingRows => Rows(Waiting, a => L($"Visas från {Dates.Instant(a.Versions[^1].From)}", $"Shown from {Dates.Instant(a.Versions[^1].From)}"));

    public IEnumerable<ArticleRow> ShownRows => Rows(Shown, a => ShouldBeRead(a) ? L($"Läs igenom igen: det var dags {Dates.Full(a.ReviewOn!.Value)}", $"Read it again: it was time on {Dates.Full(a.ReviewOn!.Value)}")
        : L($"Ändrad {Day(a.Versions.Max(v => v.From))}", $"Changed {Day(a.Versions.Max(v => v.From))}"));

    public IEnumerable<ArticleRow> GoneRows => Rows(Gone, a => L($"Togs ned {Dates.Instant(a.Until!.Value)}", $"Taken down {Dates.Instant(a.Until!.Value)}"));

    private static string Day(DateTime at) => Dates.Full(Dates.DayOf(at));

    private IEnumerable<ArticleRow> Rows(IEnumerable<Article> articles, Func<Article, string> about) =>
        articles.Select(a => new ArticleRow(a.Id, NameOf(a), a.Kind, a.AgreementId is { } id ? Agreements.GetValueOrDefault(id)?.Settings.Title : null, about(a)));

    /// <summary>What to call it in a list.</summary>
    public static string NameOf(Article article) => (article.Draft ?? article.Versions.MaxBy(v => v.Number)?.Text)?.Title is { Length: > 0 } title ? title : article.Slug;

    /// <summary>The beginning of a question, on one line.</summary>
    public static string Short(ReaderQuestion question) => question.Text.ReplaceLineEndings(" ") is { Length: > 90 } text ? text[..90] + " …" : question.Text.ReplaceLineEndings(" ");

    public async Task<IActionResult> OnGetAsync(string? sparat)
    {
        if (!Who.CanForAll(WorkspaceAct.Publish)) return NotFound();
        Saved = sparat switch
        {
            "borttaget" => L("Utkastet är borttaget.", "The draft is removed."),
            "at-sidan" => L("Frågan är lagd åt sidan.", "The question is put aside."),
            _ => null,
        };
        Agreements = (await publications.Agreements()).ToDictionary(a => a.Id);
        var all = await db.Articles.AsNoTracking().Include(a => a.Versions).OrderByDescending(a => a.CreatedAt).ToListAsync();
        DateTime NowOf(Article article) => publications.NowFor(article.AgreementId is { } id ? Agreements.GetValueOrDefault(id) : null);
        Drafts = [.. all.Where(a => a.Draft is not null)];
        Waiting = [.. all.Where(a => a.Waiting(NowOf(a)) is not null && a.At(NowOf(a)) is null && !(a.Until <= NowOf(a)))];
        Shown = [.. all.Where(a => a.At(NowOf(a)) is not null).OrderByDescending(ShouldBeRead).ThenBy(a => a.Kind).ThenByDescending(a => a.FirstShown(NowOf(a)))];
        Gone = [.. all.Where(a => a.Until <= NowOf(a))];
        Questions = await db.ReaderQuestions.AsNoTracking().Where(q => q.AnsweredAt == null).OrderBy(q => q.AskedAt).ToListAsync();
        Documents = await db.Documents.AsNoTracking().Include(d => d.Versions).OrderBy(d => d.Slug).ToListAsync();
        return Page();
    }
}
