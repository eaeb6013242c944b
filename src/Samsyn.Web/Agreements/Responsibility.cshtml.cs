using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>"Vem ansvarar för …?": every responsibility the text in force gives, in a table one can search, each with its clause.</summary>
public sealed class ResponsibilityModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    /// <summary>What was searched for.</summary>
    public string Asked { get; private set; } = "";

    public Responsible? Side { get; private set; }

    public AgreementVersion? Version { get; private set; }

    public IReadOnlyList<Row> All { get; private set; } = [];

    public IReadOnlyList<Row> Found { get; private set; } = [];

    public string Title => L("Vem ansvarar för vad?", "Who is responsible for what?");

    public IEnumerable<Choice> Sides =>
        [new("", L("Alla", "All")), .. Enum.GetValues<Responsible>().Select(side => new Choice(ClauseFile.Sides.Of(side), ResponsibilityWords.Side(side)))];

    public async Task<IActionResult> OnGetAsync(string slug, string? q, string? vem, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Asked = (q ?? "").Trim();
        Side = vem is null ? null : ClauseFile.Sides.Find(vem);
        Version = Status.Version is { TextSha256: not null } current ? current : Agreement.Versions.FindLast(v => v.On <= Status.AsOf && v.TextSha256 is not null);
        if (Version is null || await texts.Of(Agreement, Version) is not { } text) return Page();
        All = [.. text.Entries.SelectMany((entry, i) => entry.Responsibilities.Select(one => new Row(one, text.Text.InOrder[i].Clause, Chapter(text.Text, i), text.Anchors[i])))];
        var words = Asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Found = [.. All.Where(row => (Side is null || row.Responsibility.Who == Side) && words.All(row.Says))];
        return Page();
    }

    private static Clause Chapter(ClauseText text, int i)
    {
        while (text.InOrder[i].Parent >= 0) i = text.InOrder[i].Parent;
        return text.InOrder[i].Clause;
    }

    /// <summary>One responsibility, with the clause that gives it.</summary>
    public sealed record Row(Responsibility Responsibility, Clause Clause, Clause Chapter, string Anchor)
    {
        /// <summary>A word that is somewhere in it; capitals do not matter, å is not a.</summary>
        public bool Says(string word) => $"{Responsibility.What} {Responsibility.Whom} {Responsibility.Named} {Clause} {Chapter}".Contains(word, StringComparison.CurrentCultureIgnoreCase);
    }
}
