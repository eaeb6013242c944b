using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations;

/// <summary>A round as pages see it: with everything said in it, and the text that was sent out.</summary>
/// <param name="Text">Null when Samsyn does not know the text.</param>
/// <param name="Before">The text of the version before it; null when there is none.</param>
/// <param name="After">The text of the version after it, where remarks have led to changes; null while there is none.</param>
public sealed record RoundView(Cascade Cascade, StoredRound Stored, Round Round, ReadableText? Text, ReadableText? Before, ReadableText? After)
{
    private Compilation? compilation;

    public Consultation Consultation => Stored.Consultation;

    public Agreement Agreement => Cascade.Agreement;

    public string Slug => Cascade.Agreement.Slug;

    public Compilation Compilation => compilation ??= new Compilation(Round, Stored.Treatments);

    /// <summary>Who gave an open answer; null for a consultee's.</summary>
    public OpenPerson? PersonOf(Answer answer) => answer.PersonId is { } id ? Stored.People.GetValueOrDefault(id) : null;

    /// <summary>Whether an answer is shown under a name of its own, in the language it was given, and not as "a person".</summary>
    public bool IsNamed(Answer answer) => answer.Kind == AnswerKind.Invited || PersonOf(answer) is { PublishName: true, Name: not null };

    /// <summary>The chapters, and the points of a text without chapters: what is offered to answer first.</summary>
    public IEnumerable<Section> Chapters => (Round.Sections ?? []).Where(s => s.Depth == 1);

    /// <summary>The sections below a chapter, in order.</summary>
    public IEnumerable<Section> Below(Section chapter)
    {
        var sections = Round.Sections!;
        for (var i = IndexOf(chapter) + 1; i < sections.Count && sections[i].Depth > chapter.Depth; i++) yield return sections[i];
    }

    /// <summary>The section after another in reading order; null for the last.</summary>
    public Section? Following(Section section) => IndexOf(section) + 1 is var next && next < Round.Sections!.Count ? Round.Sections[next] : null;

    /// <summary>Index of a section's clause in the text; −1 when the text is not known.</summary>
    public int ClauseOf(Section section)
    {
        for (var i = 0; i < (Text?.Ids.Count ?? 0); i++)
            if (section.Clause is { } id ? Text!.Ids[i] == id : Text!.Text.InOrder[i].Clause.Number == section.Number) return i;
        return -1;
    }

    /// <summary>What the proposal says in a section: its clause, and below it those that belong to it.</summary>
    public IEnumerable<(Clause Clause, string Anchor, int Depth)> ClausesOf(Section? section)
    {
        if (Text is not { } text || section is null || ClauseOf(section) is not (>= 0 and var at)) yield break;
        for (var i = at; i < text.Text.InOrder.Count && (i == at || text.Text.InOrder[i].Depth > text.Text.InOrder[at].Depth); i++)
            yield return (text.Text.InOrder[i].Clause, text.Anchors[i], text.Text.InOrder[i].Depth);
    }

    private int IndexOf(Section section)
    {
        for (var i = 0; i < Round.Sections!.Count; i++)
            if (Round.Sections[i].Key == section.Key) return i;
        return -1;
    }
}

/// <summary>Reads rounds for pages and acts.</summary>
public static class RoundViews
{
    /// <summary>
    /// The round of a version; without one the round a reader would mean on that day: the open one, else the last that has opened, else the next. Null when
    /// there is none.
    /// </summary>
    public static async ValueTask<RoundView?> Round(this Records records, Texts texts, Cascade cascade, DateOnly day, string? version = null)
    {
        var stored = await records.Rounds(cascade.Agreement.Id, version);
        var one = version is not null ? (stored.Count > 0 ? stored[0] : null)
            : stored.FirstOrDefault(r => r.Consultation.On(day) == RoundState.Open) ?? stored.LastOrDefault(r => r.Consultation.Settings.Opens <= day) ?? (stored.Count > 0 ? stored[0] : null);
        return one is null ? null : await View(one, texts, cascade);
    }

    /// <summary>The round of a draft or an answer, by the round's own id.</summary>
    public static async ValueTask<RoundView?> Round(this Records records, Texts texts, Cascade cascade, Guid consultation) =>
        (await records.Rounds(cascade.Agreement.Id)).FirstOrDefault(r => r.Consultation.Id == consultation) is { } one ? await View(one, texts, cascade) : null;

    /// <summary>The same without what others have answered: enough to write by, and as quick on the last day as on the first.</summary>
    public static async ValueTask<RoundView?> RoundAlone(this Records records, Texts texts, Cascade cascade, Guid consultation) =>
        (await records.RoundsAlone(cascade.Agreement.Id)).FirstOrDefault(r => r.Id == consultation) is { } one ? await View(new StoredRound(one, [], [], new Dictionary<Guid, OpenPerson>()), texts, cascade) : null;

    /// <summary>Every round of an agreement, in the order they opened.</summary>
    public static async ValueTask<IReadOnlyList<RoundView>> AllRounds(this Records records, Cascade cascade)
    {
        var (texts, views) = (new Texts(records), new List<RoundView>());
        foreach (var stored in await records.Rounds(cascade.Agreement.Id)) views.Add(await View(stored, texts, cascade));
        return views;
    }

    private static async ValueTask<RoundView> View(StoredRound stored, Texts texts, Cascade cascade)
    {
        var versions = cascade.Agreement.Versions;
        var at = versions.FindIndex(v => v.Id == stored.Consultation.Version);
        var text = at < 0 ? null : await texts.Of(cascade.Agreement, versions[at]);
        ReadableText? before = null;
        for (var i = at - 1; text is not null && before is null && i >= 0; i--) before = await texts.Of(cascade.Agreement, versions[i]);
        ReadableText? after = null;
        for (var i = at + 1; at >= 0 && after is null && i < versions.Count; i++) after = await texts.Of(cascade.Agreement, versions[i]);
        return new RoundView(cascade, stored, new Round(stored.Consultation, cascade.County, SectionsOf(text), stored.Answers), text, before, after);
    }

    /// <summary>What can be answered in a text; null when it is not known.</summary>
    public static IReadOnlyList<Section>? SectionsOf(ReadableText? text) => text is null ? null : Section.Of(text.Text, [.. text.Ids]);
}
