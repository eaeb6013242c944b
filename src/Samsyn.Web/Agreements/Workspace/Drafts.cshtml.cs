using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Documents.Docx;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Workspace;

/// <summary>The drafts of an agreement's text, and how one begins another: from a version or from a file.</summary>
[RequestSizeLimit(UploadedText.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedText.MostSent)]
public sealed class DraftsModel(Records records, SamsynDb db, Acts acts, Texts texts) : WorkspacePage
{
    public Agreement Agreement { get; private set; } = null!;

    public IReadOnlyList<TextDraft> Drafts { get; private set; } = [];

    /// <summary>Made when the form is shown: sent twice, one draft is begun.</summary>
    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public string? Name { get; set; }

    public string? From { get; set; }

    public IReadOnlyList<AgreementVersion> Versions => [.. Agreement.Versions.Where(v => v.TextSha256 is not null)];

    public IEnumerable<Choice> VersionChoices => [new("", L("En tom text", "An empty text")), .. Versions.Reverse().Select(v => new Choice(v.Id, $"Version {v.Id}, {Dates.Full(v.On)}"))];

    public async Task<IActionResult> OnGetAsync(string slug) => await Load(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid actId, string? name, string? from, IFormFile? file)
    {
        if (!await Load(slug)) return NotFound();
        if (actId != Guid.Empty) ActId = actId;
        (Name, From) = (name?.Trim(), from);
        if (string.IsNullOrEmpty(Name) || Name.Length > 100) ModelState.AddModelError(nameof(Name), L("Skriv vad utkastet ska heta, till exempel Utkast efter remissen.", "Write what the draft is called, for example Draft after consultation."));
        var version = string.IsNullOrEmpty(From) ? null : Versions.FirstOrDefault(v => v.Id == From);
        if (!string.IsNullOrEmpty(From) && version is null) return NotFound();
        var uploaded = file is null ? null : await UploadedText.Read(file);
        foreach (var fault in uploaded?.Faults ?? []) ModelState.AddModelError("file", fault);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var before = version is null ? null : await texts.Of(Agreement, version);
        var old = before is null ? ((ClauseText, IReadOnlyList<ClauseEntry>)?)null : (before.Text, before.Entries);
        var begun = uploaded?.Text is { } text ? DraftEditing.Identified(slug, text, old)
            : before is null ? ("", (IReadOnlyList<ClauseEntry>)[]) : (CanonicalText.Of(before.Text), before.Entries);
        await acts.Run(
            new ActOrder(ActId, "text.draft", Who.AsForAll(WorkspaceAct.DraftText)) { AgreementSlug = slug },
            act => act.BeginDraft(Agreement.Id, slug, ActId, Name!, version?.Id, begun.Item1, begun.Item2));
        TempData[DraftModel.NoticesKey] = uploaded is { Notices.Count: > 0 } ? string.Join('\n', uploaded.Notices) : null;
        return LocalRedirect(Url.Content($"~/arbete/avtal/{slug}/text/{ActId}"));
    }

    private async Task<bool> Load(string slug)
    {
        if (!Who.CanForAll(WorkspaceAct.DraftText) || await records.Cascade(slug) is not { } cascade) return false;
        Agreement = cascade.Agreement;
        Drafts = await db.TextDrafts.AsNoTracking().Where(d => d.AgreementId == Agreement.Id).OrderByDescending(d => d.ChangedAt).ToListAsync();
        return true;
    }
}

/// <summary>A file somebody handed in as a text: read, or refused with every reason in words.</summary>
public sealed record UploadedText(ClauseText? Text, IReadOnlyList<string> Faults, IReadOnlyList<string> Notices)
{
    public const int MostBytes = 25 * 1024 * 1024;

    /// <summary>What is received at all: a file that is too large is refused in words, not by a broken line.</summary>
    public const int MostSent = 100 * 1024 * 1024;

    public static async Task<UploadedText> Read(IFormFile file)
    {
        if (file.Length > MostBytes) return Refused(L("Filen är större än 25 MB. Ta bort bilder, eller dela upp texten.", "The file is larger than 25 MB. Remove pictures, or divide the text."));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        if (VersionText.IsWord(file.FileName))
        {
            try
            {
                var (text, notices) = OfficeText.Read(bytes.ToArray());
                return text.IsEmpty ? Empty() : new UploadedText(text, [], [.. notices.Select(notice => notice.Sentence())]);
            }
            catch (DocxRefusedException e)
            {
                return new UploadedText(null, [.. e.Faults.Select(fault => Capital(fault.What()) + ": " + fault.Mend() + ".")], []);
            }
        }

        if (Path.GetExtension(file.FileName).ToLowerInvariant() is not (".md" or ".txt"))
            return Refused(L("Lämna en Word-fil (.docx) eller en Markdown-fil (.md). Andra format kan inte delas upp i punkter.", "Hand in a Word file (.docx) or a Markdown file (.md). Other formats cannot be divided into clauses."));
        try
        {
            var text = MarkdownText.Read(Files.SourceText.Of(bytes.ToArray(), file.FileName).Text);
            return text.IsEmpty ? Empty() : new UploadedText(text, [], []);
        }
        catch (Files.FaultyFileException e)
        {
            return new UploadedText(null, [.. e.Faults.InOrder.Select(fault => $"{L("Rad", "Line")} {fault.Place.Line}: {fault.What} – {fault.Mend}.")], []);
        }
    }

    private static UploadedText Empty() => Refused(L("Filen innehåller ingen text. Välj en annan fil.", "The file holds no text. Choose another file."));

    private static UploadedText Refused(string why) => new(null, [why], []);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
