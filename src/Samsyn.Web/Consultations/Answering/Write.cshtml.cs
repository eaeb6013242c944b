using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>One section of an answer: what the proposal says, what it said before, and what one makes of it.</summary>
/// <remarks>
/// The form carries the revision it was shown with. If somebody else has saved the field since, both texts are kept and shown. A session that has ended, or a
/// form that has grown old, gives the text back with what to do: an hour's work is never lost. Therefore the form's token is checked here and not before.
/// </remarks>
[IgnoreAntiforgeryToken]
[RequestFormLimits(ValueLengthLimit = MostSent, BufferBodyLengthLimit = 2 * MostSent)]
[RequestSizeLimit(2 * MostSent)]
public sealed class WriteModel(Records records, Texts texts, Clock clock, SamsynDb db, Acts acts, IAntiforgery antiforgery) : AnswerPage(records, texts, clock, db)
{
    private const int MostSent = 2 * 1024 * 1024;

    /// <summary>The section; empty for the whole.</summary>
    [BindProperty(SupportsGet = true, Name = "nr")]
    public string? Number { get; set; }

    public string Section => Number ?? "";

    public Section? One => View.Round.SectionOf(Section);

    public AnswerField? Field => Fields.GetValueOrDefault(Section);

    [BindProperty]
    public string? Stance { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public int Seen { get; private set; }

    /// <summary>Somebody else saved the same field in the meantime: both texts are here.</summary>
    public bool KeptBeside { get; private set; }

    /// <summary>The session had ended: the text is given back, and nothing else is known.</summary>
    public bool SignedOut { get; private set; }

    public string Title => NameOf(Section);

    public IReadOnlyList<Choice> Choices => [.. (Section.Length == 0 ? Stances.ForWhole : Stances.ForSection).Select(s => new Choice(StoredWords.Of(s), s.Label(), s.Help()))];

    /// <summary>The points of the section that may be answered by themselves.</summary>
    public IEnumerable<Section> Points => One is { } one ? View.Below(one) : [];

    public Section? Next => One is { } one ? (View.Chapters.SkipWhile(c => c.Key != Section).Skip(1).FirstOrDefault() is { } chapter && one.Depth == 1 ? chapter : View.Following(one)) : View.Chapters.FirstOrDefault();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load(answers: false) || Draft.AnswerId is not null || (Section.Length > 0 && One is null && View.Round.Sections is not null)) return NotFound();
        (Seen, Stance, Text) = (Field?.Revision ?? 0, Field?.Stance is { } stance ? StoredWords.Of(stance) : null, Field?.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid actId, int seen, bool choose, string? next)
    {
        (ActId, Seen) = (actId == Guid.Empty ? Guid.CreateVersion7() : actId, seen);
        if (!await Load(answers: false) || Draft.AnswerId is not null || (Section.Length > 0 && One is null && View.Round.Sections is not null))
        {
            // Whoever writes in the workspace and is signed in no longer gets the text back; an address that never was is not found.
            if (Secret is not null || HttpContext.SignedIn() is not null) return NotFound();
            SignedOut = true;
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            ModelState.AddModelError("", L("Formuläret hade blivit gammalt. Texten står kvar här under och är inte sparad: spara igen.", "The form had grown old. The text stands below and is not saved: save again."));
            return Status(StatusCodes.Status409Conflict);
        }

        var text = AnswerText.Clean(Text);
        Stance? stance = Choices.Any(c => c.Value == Stance) ? StoredWords.Read<Stance>(Stance!) : null;
        if (Stance is { Length: > 0 } && stance is null) ModelState.AddModelError(nameof(Stance), L("Välj ett av ställningstagandena.", "Choose one of the stances."));
        if (text.Length > AnswerPart.MaxText) ModelState.AddModelError(nameof(Text), L($"Texten har {Numbers.Whole(text.Length)} tecken. Högst {Numbers.Whole(AnswerPart.MaxText)} får plats: korta den, eller lägg den som bilaga. Den står kvar här under och är inte sparad.", $"The text has {Numbers.Whole(text.Length)} characters. At most {Numbers.Whole(AnswerPart.MaxText)} fit: shorten it, or attach it as a file. It stands below and is not saved."));
        if (!ModelState.IsValid) return Status(StatusCodes.Status422UnprocessableEntity);

        var saved = Saved.Unchanged;
        await acts.Run(new ActOrder(ActId, "answer.save", Actor), async act =>
        {
            await Demand(act);
            saved = await act.SaveField(DraftId, Section, seen, stance, text, choose);
        });
        if (saved == Saved.KeptBeside)
        {
            await Load(answers: false);
            (KeptBeside, Seen, ActId) = (true, Field?.Revision ?? 0, Guid.CreateVersion7());
            (Stance, Text) = (Field?.Stance is { } stands ? StoredWords.Of(stands) : null, Field?.Text);
            ModelState.Clear();
            return Status(StatusCodes.Status409Conflict);
        }

        return LocalRedirect(Url.Content(next == "ja" && Next is { } following ? WriteAt(following.Key) : $"{Root}?sparat={Uri.EscapeDataString(Section)}"));
    }

    /// <summary>What the proposal says here: the clause, and below it those that belong to it.</summary>
    public IEnumerable<(Clause Clause, string Anchor, int Depth)> Clauses => View.ClausesOf(One);

    /// <summary>What changed here since the version before, word by word; empty when nothing did or there was none.</summary>
    public IReadOnlyList<IHtmlContent> Changes
    {
        get
        {
            if (View.Text is not { } text || View.Before is not { } before || One is not { } one || View.ClauseOf(one) is not (>= 0 and var at)) return [];
            var last = at;
            while (last + 1 < text.Text.InOrder.Count && text.Text.InOrder[last + 1].Depth > text.Text.InOrder[at].Depth) last++;
            return [.. TextComparison.Between(before.Text, text.Text, before.Ids, text.Ids).Clauses.Where(c => c.NewIndex is { } n && n >= at && n <= last && c.Change != ClauseChange.None && c.Running.Count > 0).Select(c => TextMarkup.Running(c.Running))];
        }
    }
}
