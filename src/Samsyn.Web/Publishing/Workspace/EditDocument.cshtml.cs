using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>Adds a document to the library, changes what is said of it, adds a version, or takes it off the site.</summary>
[RequestSizeLimit(UploadedFile.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedFile.MostSent)]
public sealed class EditDocumentModel(SamsynDb db, Acts acts, Publications publications, Clock clock) : WorkspacePage
{
    public LibraryDocument? Document { get; private set; }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Seen { get; private set; }

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public IReadOnlyList<LibraryDocument> Others { get; private set; } = [];

    public string? Saved { get; private set; }

    [BindProperty] public string? Title { get; set; }

    [BindProperty] public string? Description { get; set; }

    [BindProperty] public string? Kind { get; set; }

    [BindProperty] public string? About { get; set; }

    [BindProperty] public string? Language { get; set; }

    [BindProperty] public string? ReplacedBy { get; set; }

    [BindProperty] public string? Label { get; set; }

    [BindProperty] public string? On { get; set; }

    [BindProperty] public string? Changed { get; set; }

    [BindProperty] public string? Address { get; set; }

    [BindProperty] public string? TextAlternative { get; set; }

    public IEnumerable<Choice> Kinds => Enum.GetValues<DocumentKind>().Select(k => new Choice(StoredWords.Of(k), k.Label()));

    public IEnumerable<Choice> AgreementChoices => [new("", L("Inget särskilt avtal", "No particular agreement")), .. Agreements.Select(a => new Choice(a.Slug, a.Settings.Title, Data: true))];

    public IEnumerable<Choice> ReplacedByChoices => [new("", L("Inget annat", "No other")), .. Others.Select(d => new Choice(d.Slug, d.Title, Data: true))];

    public static IReadOnlyList<Choice> LanguageChoices => [new("sv", L("Svenska", "Swedish")), new("en", L("Engelska", "English"))];

    public async Task<IActionResult> OnGetAsync(string slug, string? sparat)
    {
        if (!await Load(slug)) return NotFound();
        Saved = sparat;
        if (Document is { } document)
        {
            (Title, Description, Kind, Language, ReplacedBy) = (document.Title, document.Description, StoredWords.Of(document.Kind), document.Language, document.ReplacedBy);
            About = Agreements.FirstOrDefault(a => a.Id == document.AgreementId)?.Slug;
        }
        else (Kind, Language, On, Label) = (StoredWords.Of(DocumentKind.Material), "sv", Dates.Iso(clock.Today), "1.0");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid documentId, Guid actId, int seen, string? act, IFormFile? file)
    {
        if (!await Load(slug)) return act == "ta-bort" && Who.CanForAll(WorkspaceAct.Publish) ? LocalRedirect(Url.Content("~/arbete/publicering?sparat=borttaget")) : NotFound();
        (Id, Seen) = (Document?.Id ?? documentId, seen);
        var order = new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, act == "taned" ? "document.withdraw" : Document is null ? "document.add" : "document.edit", Who.AsForAll(WorkspaceAct.Publish));
        try
        {
            if (act == "taned" && Document is { } gone)
            {
                await acts.Run(order, doing => doing.WithdrawDocument(gone.Id, seen, Agreements.FirstOrDefault(a => a.Id == gone.AgreementId)?.Slug));
                return LocalRedirect(Url.Content($"~/arbete/dokument/{gone.Slug}?sparat=nedtaget"));
            }

            if (act == "ta-bort" && Document is { } draft)
            {
                await acts.Run(order with { Name = "document.discard" }, doing => doing.DiscardDocument(draft.Id, seen, Agreements.FirstOrDefault(a => a.Id == draft.AgreementId)?.Slug));
                return LocalRedirect(Url.Content("~/arbete/publicering?sparat=borttaget"));
            }

            var (facts, version, bytes) = await Read(file);
            if (!ModelState.IsValid) return Again(StatusCodes.Status422UnprocessableEntity);
            var saved = slug;
            await acts.Run(order, async doing =>
            {
                if (bytes is not null) await doing.Keep(bytes);
                if (Document is { } old) await doing.EditDocument(old.Id, facts, version, seen);
                else saved = (await doing.AddDocument(Id, facts, version!)).Slug;
            });
            if (saved == "nytt") saved = await db.Documents.AsNoTracking().Where(d => d.Id == Id).Select(d => d.Slug).SingleAsync();
            return LocalRedirect(Url.Content($"~/arbete/dokument/{saved}?sparat=ja"));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (!await Load(slug)) return NotFound();
            ModelState.AddModelError("", L("Någon annan har ändrat dokumentet under tiden. Det du skrev står kvar; spara igen om det ska gälla.", "Somebody else has changed the document in the meantime. What you wrote still stands; save again if it is to stand."));
            return Again(StatusCodes.Status409Conflict);
        }
        catch (RefusedException refused) when (refused.Refusal is PublishingRefusal refusal)
        {
            ModelState.AddModelError(refusal is PublishingRefusal.VersionTaken ? nameof(Label) : refusal is PublishingRefusal.NoChangeSaid ? nameof(Changed) : nameof(Title), refusal.Sentence());
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
    }

    private async Task<(DocumentFacts Facts, NewDocumentVersion? Version, byte[]? Bytes)> Read(IFormFile? sent)
    {
        string Clean(string? text) => ArticleContent.Clean(text);
        var kind = Kinds.Any(k => k.Value == Kind) ? StoredWords.Read<DocumentKind>(Kind!) : DocumentKind.Other;
        var agreement = Agreements.FirstOrDefault(a => a.Slug == About);
        var facts = new DocumentFacts(Clean(Title).ReplaceLineEndings(" "), Clean(Description), kind, agreement?.Id, agreement?.Slug, Language == "en" ? "en" : "sv", Others.Any(d => d.Slug == ReplacedBy) ? ReplacedBy : null);
        if (facts.Title.Length == 0) ModelState.AddModelError(nameof(Title), L("Skriv vad dokumentet heter.", "Write what the document is called."));
        var (address, words) = (Clean(Address), Clean(TextAlternative));
        var label = Clean(Label).ReplaceLineEndings(" ");
        // Only what stands above is changed. Anything said of a new version asks for the version itself, so that nothing typed is dropped.
        if (Document is not null && sent is null && new[] { label, Clean(On), Clean(Changed), address, words }.All(typed => typed.Length == 0)) return (facts, null, null);
        if (label.Length is 0 or > 40) ModelState.AddModelError(nameof(Label), L("Skriv vad versionen heter, till exempel 1.1. Högst 40 tecken.", "Write what the version is called, for example 1.1. At most 40 characters."));
        if (!Dates.TryRead(On, out var on) || on.Year is < 1950 or > 2200) ModelState.AddModelError(nameof(On), L("Skriv vilken dag dokumentet är daterat.", "Write on which day the document is dated."));
        AttachedFile? file = null;
        byte[]? bytes = null;
        if (kind == DocumentKind.Recording)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var where) || where.Scheme != "https") ModelState.AddModelError(nameof(Address), L("Skriv adressen till inspelningen. Den börjar med https://", "Write the address of the recording. It begins with https://"));
            if (words.Length == 0) ModelState.AddModelError(nameof(TextAlternative), L("Skriv vad som sägs i inspelningen, för den som inte kan höra eller se den.", "Write what is said in the recording, for those who cannot hear or see it."));
        }
        else
        {
            string? fault;
            (file, bytes, fault) = await UploadedFile.Read(sent, facts.Title);
            if (fault is not null) ModelState.AddModelError("file", fault);
        }

        return (facts, new NewDocumentVersion(label, on, Clean(Changed) is { Length: > 0 } changed ? changed : null, file, kind == DocumentKind.Recording ? address : null, kind == DocumentKind.Recording && words.Length > 0 ? words : null), bytes);
    }

    private async Task<bool> Load(string slug)
    {
        if (!Who.CanForAll(WorkspaceAct.Publish)) return false;
        Agreements = await publications.Agreements();
        var all = await db.Documents.AsNoTracking().Include(d => d.Versions).OrderBy(d => d.Title).ToListAsync();
        Document = slug == "nytt" ? null : all.Find(d => d.Slug == slug);
        if (slug != "nytt" && Document is null) return false;
        Others = [.. all.Where(d => d.Slug != slug)];
        Seen = Document?.Revision ?? 0;
        return true;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
