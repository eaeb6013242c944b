using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>Two versions of the text beside each other, clause by clause: what was changed, moved, put in and struck.</summary>
/// <remarks>Source: R05, DOMAIN.md 152, 157; LOOK.md 5 "diff" and picture 04.</remarks>
public sealed class CompareModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    /// <summary>Versions with a text that can be compared, oldest first.</summary>
    public IReadOnlyList<AgreementVersion> Comparable { get; private set; } = [];

    public AgreementVersion? From { get; private set; }

    public AgreementVersion? To { get; private set; }

    /// <summary>One column, with what is gone beside what took its place.</summary>
    public bool InOneColumn { get; private set; }

    public IReadOnlyList<ComparedChapter> Chapters { get; private set; } = [];

    /// <summary>Clauses whose responsibility is another than before.</summary>
    public IReadOnlyList<ResponsibilityChange> Responsibilities { get; private set; } = [];

    public int ChangeCount { get; private set; }

    public IEnumerable<Choice> Choices => Comparable.Select(v => new Choice(v.Id, $"{v.Id}, {Dates.Full(v.On)}"));

    public string Title => L("Vad ändrades?", "What changed?");

    public string? Lead => From is null || To is null ? null : ChangeCount == 0
        ? L($"Version {To.Id} säger detsamma som version {From.Id}.", $"Version {To.Id} says the same as version {From.Id}.")
        : L($"{Changes(ChangeCount)} från version {From.Id} till version {To.Id}.", $"{Changes(ChangeCount)} from version {From.Id} to version {To.Id}.");

    public string QueryFor(bool oneColumn) =>
        $"?fran={Uri.EscapeDataString(From?.Id ?? "")}&till={Uri.EscapeDataString(To?.Id ?? "")}{(oneColumn ? "&visa=lopande" : "")}";

    public async Task<IActionResult> OnGetAsync(string slug, string? fran, string? till, string? visa)
    {
        if (!await Load(slug, null)) return NotFound();
        Comparable = [.. Agreement.Versions.Where(v => v.TextSha256 is not null)];
        InOneColumn = visa == "lopande";
        if (Comparable.Count < 2) return Page();
        To = Find(till) ?? Comparable.LastOrDefault(v => v.On <= Status.AsOf) ?? Comparable[^1];
        From = Find(fran) ?? Comparable.TakeWhile(v => v != To).LastOrDefault() ?? Comparable[0];
        if ((fran is not null && Find(fran) is null) || (till is not null && Find(till) is null)) return NotFound();
        if (await texts.Of(Agreement, From) is not { } old || await texts.Of(Agreement, To) is not { } @new) return NotFound();
        var comparison = TextComparison.Between(old.Text, @new.Text, old.Ids, @new.Ids);
        ChangeCount = comparison.Changes.Count();
        // Where nobody has said who was responsible before, nothing has changed.
        if (old.HasResponsibilities) Responsibilities = ResponsibilityChange.Between(comparison, old.Entries, @new.Entries);
        Chapters = ComparedChapter.Of(comparison, @new);
        return Page();
    }

    private AgreementVersion? Find(string? id) => Comparable.FirstOrDefault(v => string.Equals(v.Id, id, StringComparison.Ordinal));

    public static string Changes(int count) => count == 1 ? L("1 ändring", "1 change") : L($"{count} ändringar", $"{count} changes");

    /// <summary>What the left column says of a clause.</summary>
    public IHtmlContent Left(ClauseComparison clause)
    {
        if (clause.Old is null)
            return Markup.Of($"<p class=\"muted\">{(clause.Has(ClauseChange.Split) ? L($"Var en del av {Name(clause.From)}.", $"Was part of {Name(clause.From)}.") : L($"Finns inte i version {From!.Id}.", $"Not in version {From!.Id}."))}</p>");
        if (clause.Has(ClauseChange.Moved) && !clause.Has(ClauseChange.Words | ClauseChange.Split | ClauseChange.Merged))
            return Markup.Of($"<p class=\"muted\">{L($"Fanns i version {From!.Id} som {Point(clause.Old)}.", $"Stood in version {From!.Id} as {Point(clause.Old)}.")}</p>");
        return Clause(clause.Old.Number, clause.OldText, clause.Has(ClauseChange.Removed) ? MarkWords.Gone : clause.Change == ClauseChange.None ? MarkWords.Neither : MarkWords.Gone);
    }

    /// <summary>What the right column says of a clause.</summary>
    public IHtmlContent Right(ClauseComparison clause)
    {
        if (clause.New is null)
            return Markup.Of($"<p class=\"muted\">{(clause.Has(ClauseChange.Merged) ? L($"Ingår nu i {Name(clause.To)}.", $"Now part of {Name(clause.To)}.") : L($"Struken i version {To!.Id}.", $"Struck in version {To!.Id}."))}</p>");
        return Clause(clause.New.Number, clause.NewText, MarkWords.New, Note(clause));
    }

    /// <summary>Both in one column.</summary>
    public IHtmlContent Both(ClauseComparison clause)
    {
        var text = clause.New is null ? (clause.Has(ClauseChange.Merged) ? Markup.Nothing : TextMarkup.Running(clause.Running))
            : clause.Running.Count > 0 ? TextMarkup.Running(clause.Running) : Markup.Of($"{Heading(clause.NewText, MarkWords.Neither)}{TextMarkup.Marked(clause.NewText.Blocks, MarkWords.Neither)}");
        var note = clause.New is null
            ? Markup.Of($"<p class=\"diff-note\">{(clause.Has(ClauseChange.Merged) ? L($"Ingår nu i {Name(clause.To)}", $"Now part of {Name(clause.To)}") : L("Struken", "Struck"))}</p>")
            : clause.Has(ClauseChange.Added) ? Markup.Of($"<p class=\"diff-note\">{L("Ny", "New")}</p>") : Note(clause);
        return Markup.Of($"<span class=\"num\">{(clause.New ?? clause.Old!).Number}</span><div>{note}{text}</div>");
    }

    /// <summary>What happened to a clause that is in both, beyond changed words.</summary>
    private static IHtmlContent Note(ClauseComparison clause)
    {
        var said = new List<string>();
        if (clause.Has(ClauseChange.Moved)) said.Add(L($"Flyttad hit från {Point(clause.Old!)}", $"Moved here from {Point(clause.Old!)}") + (clause.Has(ClauseChange.Words) ? "" : L(", oförändrad", ", unchanged")));
        if (clause.Has(ClauseChange.Renumbered)) said.Add(L($"Nytt nummer, var {clause.Old!.Number}", $"New number, was {clause.Old!.Number}"));
        if (clause.Has(ClauseChange.Split) && clause.To.Count > 0) said.Add(L($"Delad: resten är nu {Name(clause.To)}", $"Divided: the rest is now {Name(clause.To)}"));
        if (clause.Has(ClauseChange.Split) && clause.Old is null) said.Add(L($"Var en del av {Name(clause.From)}", $"Was part of {Name(clause.From)}"));
        if (clause.Has(ClauseChange.Merged) && clause.From.Count > 0) said.Add(L($"Har tagit in {Name(clause.From)}", $"Has taken in {Name(clause.From)}"));
        return Markup.When(said.Count > 0, $"<p class=\"diff-note\"><span aria-hidden=\"true\">↑ </span>{string.Join(". ", said)}</p>");
    }

    private static IHtmlContent Clause(string? number, MarkedClause text, MarkWords marks, IHtmlContent? note = null) =>
        Markup.Of($"<span class=\"num\">{number}</span><div>{note}{Heading(text, marks)}{TextMarkup.Marked(text.Blocks, marks)}</div>");

    private static IHtmlContent Heading(MarkedClause text, MarkWords marks) =>
        Markup.When(text.Heading.Count > 0, $"<p><b>{TextMarkup.Marked(text.Heading, marks)}</b></p>");

    /// <summary>"punkt 5.4", or a heading in quotes.</summary>
    public static string Point(Clause clause) => clause.Number is { } number ? L($"punkt {number}", $"clause {number}") : $"”{clause.Heading}”";

    private static string Name(IReadOnlyList<Clause> clauses) => string.Join(L(" och ", " and "), clauses.Select(Point));
}

/// <summary>A chapter in the comparison: the later text's chapters, and those that are gone.</summary>
/// <param name="Rows">Clauses in order; runs of unchanged ones that nobody needs to read are one row.</param>
public sealed record ComparedChapter(string Anchor, ClauseComparison First, int ChangeCount, IReadOnlyList<ComparedRow> Rows)
{
    public Clause Clause => First.New ?? First.Old!;

    public string Title => First.IsOpening ? L("Inledningen", "The opening") : Clause.ToString();

    /// <summary>"2 ändringar", "flyttat", or nothing.</summary>
    public string? Count => ChangeCount > 0 ? CompareModel.Changes(ChangeCount) : null;

    public static IReadOnlyList<ComparedChapter> Of(TextComparison comparison, ReadableText text)
    {
        var chapters = new List<ComparedChapter>();
        var group = new List<ClauseComparison>();
        void Close()
        {
            if (group.Count == 0) return;
            var first = group[0];
            var count = group.Count(c => c.Change != ClauseChange.None);
            var anchor = first.NewIndex is { } n ? text.Anchors[n] : first.IsOpening ? "inledning" : $"struket-{first.OldIndex}";
            if (!first.IsOpening || first.Change != ClauseChange.None || group.Count > 1) chapters.Add(new ComparedChapter(anchor, first, count, RowsOf(group)));
            group = [];
        }

        foreach (var clause in comparison.Clauses)
        {
            if (clause.Depth == 1 && !(clause.New is null && clause.Old is { Heading: null })) Close();
            group.Add(clause);
        }

        Close();
        return chapters;
    }

    /// <summary>What changed, with the clause before and after for context.</summary>
    private static List<ComparedRow> RowsOf(List<ClauseComparison> group)
    {
        var rows = new List<ComparedRow>();
        bool Shown(int i) => Enumerable.Range(i - 1, 3).Any(j => j >= 0 && j < group.Count && group[j].Change != ClauseChange.None);
        for (var i = 0; i < group.Count; i++)
        {
            // A chapter's heading stands above its table.
            if (i == 0 && group[0].Change == ClauseChange.None && (group[0].New?.Blocks.Count ?? 0) == 0) continue;
            if (Shown(i)) rows.Add(new ComparedRow(group[i], 0));
            else if (rows.Count > 0 && rows[^1].Clause is null) rows[^1] = rows[^1] with { Unchanged = rows[^1].Unchanged + 1 };
            else rows.Add(new ComparedRow(null, 1));
        }

        return rows;
    }
}

/// <summary>A clause, or how many unchanged ones are left out here.</summary>
public sealed record ComparedRow(ClauseComparison? Clause, int Unchanged);
