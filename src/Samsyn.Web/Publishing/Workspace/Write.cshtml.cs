using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>Writing a news item or a question with its answer: save, look, publish now or later, take down, restore a version.</summary>
[RequestSizeLimit(UploadedFile.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedFile.MostSent)]
public sealed class WriteModel(SamsynDb db, Acts acts, Publications publications, Settings settings, Clock clock) : WorkspacePage
{
    public Guid Id { get; private set; }

    public Article? Article { get; private set; }

    public ArticleKind Kind { get; private set; }

    public int Seen { get; private set; }

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    /// <summary>What somebody else wrote while this was being written; shown beside, nothing is lost.</summary>
    public ArticleText? Theirs { get; private set; }

    public IReadOnlyList<AttachedFile> Files { get; private set; } = [];

    public string? Saved { get; private set; }

    [BindProperty] public string? Title { get; set; }

    [BindProperty] public string? Lead { get; set; }

    [BindProperty] public string? Body { get; set; }

    [BindProperty] public string? Byline { get; set; }

    [BindProperty] public string? About { get; set; }

    [BindProperty] public string? ReviewOn { get; set; }

    [BindProperty] public string? ContactFunction { get; set; }

    [BindProperty] public string? ContactTelephone { get; set; }

    [BindProperty] public string? ContactEmail { get; set; }

    [BindProperty] public string? FileTitle { get; set; }

    [BindProperty] public string? FromDay { get; set; }

    [BindProperty] public string? FromTime { get; set; }

    [BindProperty] public string? UntilDay { get; set; }

    [BindProperty] public string? Changed { get; set; }

    public IEnumerable<Choice> AgreementChoices => [new("", L("Inget särskilt avtal", "No particular agreement")), .. Agreements.Select(a => new Choice(a.Slug, a.Settings.Title, Data: true))];

    private Agreement? Chosen => Agreements.FirstOrDefault(a => a.Slug == About);

    public DateTime Now => publications.NowFor(Chosen);

    public ArticleVersion? Shown => Article?.At(Now);

    /// <summary>Readers see, or will see, all that has been written.</summary>
    public bool IsPublishedAsItStands => Article is { Draft: null, Versions.Count: > 0 } && ModelState.IsValid;

    /// <summary>The words as readers would see them today.</summary>
    public ArticleText? Preview { get; private set; }

    public IHtmlContent PreviewBody => ArticleContent.Html(ArticleContent.Read(null, Preview!.Body), Url.Content("~/").TrimEnd('/'), 3);

    public PublishingRefusal? WhyNotPublish { get; private set; }

    /// <summary>How many get a letter when it is published; null for questions, which are told nobody.</summary>
    public string? Told { get; private set; }

    /// <summary>The day an exercise is shown as of; null for what is real, and for an exercise that follows the clock.</summary>
    public DateOnly? ExerciseDay => Chosen?.Settings.ShownAsOf;

    public async Task<IActionResult> OnGetAsync(string? id, string? sort, string? avtal, string? sparat)
    {
        if (!Who.CanForAll(WorkspaceAct.Publish)) return NotFound();
        Saved = sparat;
        if (id == "ny")
        {
            (Id, Kind, About, Byline) = (Guid.CreateVersion7(), sort == "fraga" ? ArticleKind.FaqEntry : ArticleKind.NewsItem, avtal, sort == "fraga" ? "" : "Processledningen");
            Agreements = await publications.Agreements();
            return Page();
        }

        if (!Guid.TryParse(id, out var own) || !await Load(own)) return NotFound();
        Fill(Article!.Draft ?? Article.Versions[^1].Text);
        await Look();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, Guid articleId, string? sort, int seen, Guid actId, string? act, IFormFile? file, string? remove)
    {
        if (!Who.CanForAll(WorkspaceAct.Publish)) return NotFound();
        Kind = sort == "fraga" ? ArticleKind.FaqEntry : ArticleKind.NewsItem;
        Agreements = await publications.Agreements();
        if (await db.Articles.AsNoTracking().AnyAsync(a => a.Id == articleId) && !await Load(articleId)) return NotFound();
        (Id, Seen) = (articleId, seen);
        Files = Article?.Draft?.Files ?? Article?.Versions.LastOrDefault()?.Text.Files ?? [];
        if (act == "ta-bort" && Article is null) return LocalRedirect(Url.Content("~/arbete/publicering?sparat=borttaget"));
        if (act is "taned" or "publicera" or "aterstall" && Article is null) return NotFound();
        try
        {
            return act switch
            {
                "taned" => await TakeDown(actId),
                "ta-bort" => await Discard(actId),
                _ when act?.StartsWith("aterstall-", StringComparison.Ordinal) == true => await Restore(actId, act["aterstall-".Length..]),
                _ => await Save(actId, act, file, remove),
            };
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (!await Load(articleId)) return NotFound();
            Theirs = Article!.Draft ?? Article.Versions[^1].Text;
            ModelState.AddModelError("", L("Någon annan har ändrat texten under tiden. Din text står i fälten, den andras under dem. Spara igen för att behålla din.", "Somebody else has changed the text in the meantime. Your text stands in the fields, the other below them. Save again to keep yours."));
            return Again(StatusCodes.Status409Conflict);
        }
        catch (RefusedException refused) when (refused.Refusal is PublishingRefusal refusal)
        {
            ModelState.AddModelError(FieldOf(refusal), refusal.Sentence());
            await Look();
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
    }

    private async Task<IActionResult> Save(Guid actId, string? act, IFormFile? file, string? remove)
    {
        var text = Read();
        if (remove is not null) text = text with { Files = [.. text.Files.Where(f => f.Sha256 != remove)] };
        byte[]? bytes = null;
        if (file is not null)
        {
            var (attached, read, fault) = await UploadedFile.Read(file, AnswerClean(FileTitle));
            if (fault is not null) ModelState.AddModelError("file", fault);
            else if (text.Files.Count >= UploadedFile.MostFiles) ModelState.AddModelError("file", L($"Högst {UploadedFile.MostFiles} bilagor.", $"At most {UploadedFile.MostFiles} attachments."));
            else (text, bytes) = (text with { Files = [.. text.Files.Where(f => f.Sha256 != attached!.Sha256), attached!] }, read);
        }

        if (text.Title.Length == 0) ModelState.AddModelError(nameof(Title), new PublishingRefusal.NoTitle().Sentence());
        if (text.Contact?.WhyNot() is { } contact) ModelState.AddModelError(FieldOf(contact), contact.Sentence());
        DateOnly? review = null;
        if (!string.IsNullOrWhiteSpace(ReviewOn) && (review = Day(nameof(ReviewOn), ReviewOn)) is null) return Again(StatusCodes.Status422UnprocessableEntity);
        DateTime? from = null, until = null;
        if (act == "publicera") (from, until) = Times();
        if (!ModelState.IsValid)
        {
            await Look();
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        var chosen = Chosen;
        var facts = await publications.Facts(chosen);
        var receipt = await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, act == "publicera" ? "article.publish" : "article.write", Who.AsForAll(WorkspaceAct.Publish)), async doing =>
        {
            if (bytes is not null) await doing.Keep(bytes);
            var article = await doing.Write(Id, Kind, chosen?.Id, chosen?.Slug, text, review, Seen);
            if (act != "publicera") return;
            await doing.Db.SaveChangesAsync();
            await doing.Publish(Id, from, until, AnswerClean(Changed), article.Revision, facts, chosen?.Slug, publications.NowFor(chosen));
        });
        // The browser's way back shows a form that has been sent: what was written since is not in the first sending, and is not taken for it.
        if (receipt.Repeated && await Load(Id) && !(Article!.Draft ?? Article.Versions[^1].Text).Equals(text))
        {
            Theirs = Article.Draft ?? Article.Versions[^1].Text;
            ModelState.AddModelError("", L("Formuläret har skickats förut, med annan text. Din nya text står i fälten, den som är sparad under dem. Spara igen för att behålla din.", "The form was sent before, with other words. Your new words stand in the fields, those that are saved below them. Save again to keep yours."));
            return Again(StatusCodes.Status409Conflict);
        }

        return LocalRedirect(Url.Content($"~/arbete/publicering/{Id}?sparat={(act == "publicera" ? "publicerat" : "utkast")}"));
    }

    private async Task<IActionResult> TakeDown(Guid actId)
    {
        await acts.Run(new ActOrder(actId, "article.take_down", Who.AsForAll(WorkspaceAct.Publish)), doing => doing.TakeDown(Id, Seen, SlugOf(Article!), NowFor(Article!)));
        return LocalRedirect(Url.Content($"~/arbete/publicering/{Id}?sparat=nedtaget"));
    }

    private async Task<IActionResult> Discard(Guid actId)
    {
        await acts.Run(new ActOrder(actId, "article.discard", Who.AsForAll(WorkspaceAct.Publish)), doing => doing.Discard(Id, Seen, SlugOf(Article!)));
        return LocalRedirect(Url.Content("~/arbete/publicering?sparat=borttaget"));
    }

    private async Task<IActionResult> Restore(Guid actId, string number)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)) return NotFound();
        await acts.Run(new ActOrder(actId, "article.restore", Who.AsForAll(WorkspaceAct.Publish)), doing => doing.Restore(Id, wanted, Seen, SlugOf(Article!)));
        return LocalRedirect(Url.Content($"~/arbete/publicering/{Id}?sparat=aterstallt"));
    }

    private Agreement? AgreementOf(Article article) => Agreements.FirstOrDefault(a => a.Id == article.AgreementId);

    private string? SlugOf(Article article) => AgreementOf(article)?.Slug;

    private (DateTime? From, DateTime? Until) Times()
    {
        DateTime? from = null, until = null;
        if (!string.IsNullOrWhiteSpace(FromDay) && Day(nameof(FromDay), FromDay) is { } day)
        {
            var time = TimeOnly.MinValue;
            if (!string.IsNullOrWhiteSpace(FromTime) && !TimeOnly.TryParseExact(FromTime.Trim().Replace('.', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
                ModelState.AddModelError(nameof(FromTime), L("Skriv klockslaget som 08.00.", "Write the time like 08:00."));
            from = Stockholm.InstantOf(day, time);
        }
        else if (!string.IsNullOrWhiteSpace(FromTime) && string.IsNullOrWhiteSpace(FromDay)) ModelState.AddModelError(nameof(FromDay), L("Skriv också vilken dag.", "Write which day too."));

        if (!string.IsNullOrWhiteSpace(UntilDay) && Day(nameof(UntilDay), UntilDay) is { } last) until = Stockholm.EndOf(last);
        return (from, until);
    }

    private DateOnly? Day(string field, string? typed)
    {
        if (Dates.TryRead(typed, out var day) && day.Year is >= 1950 and < 2200) return day;
        ModelState.AddModelError(field, L($"”{typed}” är ingen dag. Skriv som i exemplet.", $"“{typed}” is no day. Write it like the example."));
        return null;
    }

    private ArticleText Read() => new(AnswerClean(Title).ReplaceLineEndings(" "), AnswerClean(Lead), AnswerClean(Body), AnswerClean(Byline).ReplaceLineEndings(" "))
    {
        Contact = (Some(ContactFunction), Some(ContactTelephone), Some(ContactEmail)) is var (function, telephone, email) && (function ?? telephone ?? email) is not null ? new ContactCard(function ?? "", telephone, email) : null,
        Files = Files,
    };

    private static string AnswerClean(string? text) => ArticleContent.Clean(text);

    private static string? Some(string? text) => AnswerClean(text) is { Length: > 0 } some ? some.ReplaceLineEndings(" ") : null;

    private void Fill(ArticleText text)
    {
        (Title, Lead, Body, Byline, Files) = (text.Title, text.Lead, text.Body, text.Byline, text.Files);
        (ContactFunction, ContactTelephone, ContactEmail) = (text.Contact?.Function, text.Contact?.Telephone, text.Contact?.Email);
        if (Article!.Waiting(NowFor(Article)) is { } waits) (FromDay, FromTime) = (Dates.Iso(Dates.DayOf(waits.From)), $"{Stockholm.ClockAt(waits.From):HH.mm}");
        else if (Article.FirstOn is { } first && Article.Versions.Count == 0) FromDay = Dates.Iso(first);
        if (Article.Until is { } end && end > NowFor(Article)) UntilDay = Dates.Iso(Dates.DayOf(end.AddTicks(-1)));
        (About, ReviewOn) = (SlugOf(Article), Article.ReviewOn is { } day ? Dates.Iso(day) : null);
    }

    private DateTime NowFor(Article article) => publications.NowFor(AgreementOf(article));

    private async Task Look()
    {
        var text = Read();
        if (text.Title.Length == 0 && text.Body.Length == 0) return;
        Preview = await publications.OnDay(text, Chosen);
        WhyNotPublish = PublishingActs.WhyNotShow(text, await publications.Facts(Chosen));
        if (Article is { Kind: ArticleKind.NewsItem } article) Told = await WhoIsTold(article);
    }

    private async Task<string> WhoIsTold(Article article)
    {
        if (article.Versions.Count > 0) return L("Prenumeranterna får inget mejl om en ändring.", "Subscribers get no mail about a change.");
        if (settings.Mail is null) return L("Inga mejl skickas, eftersom ingen mejlserver är inställd.", "No mail is sent, since no mail server is set.");
        if (await MailEvents.NewsOf(db, article, Guid.Empty, clock.Now) is not { } news) return L("Prenumeranterna får inget mejl om en sida från den tidigare webbplatsen.", "Subscribers get no mail about a page of the earlier site.");
        return await Mailing.Count(db, news) switch
        {
            0 => L("Ingen prenumerant får mejl.", "No subscriber gets mail."),
            1 => L("1 prenumerant får mejl.", "1 subscriber gets mail."),
            var n => L($"{Numbers.Whole(n)} prenumeranter får mejl.", $"{Numbers.Whole(n)} subscribers get mail."),
        };
    }

    private async Task<bool> Load(Guid id)
    {
        Agreements = await publications.Agreements();
        if (await db.Articles.AsNoTracking().Include(a => a.Versions.OrderBy(v => v.Number)).SingleOrDefaultAsync(a => a.Id == id) is not { } article) return false;
        (Id, Article, Kind, Seen) = (id, article, article.Kind, article.Revision);
        return true;
    }

    private static string FieldOf(PublishingRefusal refusal) => refusal switch
    {
        PublishingRefusal.NoTitle => nameof(Title),
        PublishingRefusal.TooLong { Field: "title" } => nameof(Title),
        PublishingRefusal.TooLong { Field: "lead" } => nameof(Lead),
        PublishingRefusal.NoBody or PublishingRefusal.TooLong or PublishingRefusal.TenseFaulty or PublishingRefusal.BadLink => nameof(Body),
        PublishingRefusal.NoByline => nameof(Byline),
        PublishingRefusal.NoFunction => nameof(ContactFunction),
        PublishingRefusal.BadEmail => nameof(ContactEmail),
        PublishingRefusal.NoChangeSaid => nameof(Changed),
        PublishingRefusal.EndsBeforeItBegins => nameof(UntilDay),
        _ => "",
    };

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
