using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Memory;

/// <summary>The brief before a renewal (att ta med till nästa avtal), by clause; <c>?visa=loften</c> shows one kind.</summary>
public sealed class MemoryPageModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    private readonly Records read = records;

    public RoundMemory Memory { get; private set; } = null!;

    /// <summary>The kind shown; null for all.</summary>
    public MemoryKind? Shown { get; private set; }

    /// <summary>The agreement before this one, whose brief is read too; null when it succeeds none.</summary>
    public Agreement? Before { get; private set; }

    public string Title => L("Att ta med till nästa avtal", "What to bring to the next agreement");

    /// <summary>In the order they are offered.</summary>
    public static IReadOnlyList<(MemoryKind Kind, string Key)> Kinds { get; } = [(MemoryKind.Promise, "loften"), (MemoryKind.Condition, "villkor"), (MemoryKind.Remark, "synpunkter"), (MemoryKind.View, "utanfor")];

    public static string Label(MemoryKind kind) => kind switch
    {
        MemoryKind.Promise => L("Löften", "Promises"),
        MemoryKind.Condition => L("Villkor", "Conditions"),
        MemoryKind.Remark => L("Synpunkter", "Remarks"),
        MemoryKind.View => L("Utanför remissen", "Outside the consultation"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    public static string One(MemoryKind kind) => kind switch
    {
        MemoryKind.Promise => L("Löfte", "Promise"),
        MemoryKind.Condition => L("Villkor", "Condition"),
        MemoryKind.Remark => L("Synpunkt", "Remark"),
        MemoryKind.View => L("Synpunkt utanför remissen", "View outside the consultation"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    public async Task<IActionResult> OnGetAsync(string slug, string? den, string? visa)
    {
        if (!await Load(slug, den)) return NotFound();
        if (visa is not null)
        {
            if (!Kinds.Any(k => k.Key == visa)) return NotFound();
            Shown = Kinds.First(k => k.Key == visa).Kind;
        }

        Memory = await read.Memory(texts, Status);
        if (Settings.Succeeds is { } before) Before = (await read.Cascade(before))?.Agreement;
        return Page();
    }
}

/// <summary>Reads the brief for pages and files.</summary>
public static class Memories
{
    /// <summary>Of the last round whose compilation was published by the day of the status.</summary>
    public static async ValueTask<RoundMemory> Memory(this Records records, Texts texts, Domain.Decisions.AgreementStatus status)
    {
        var agreement = status.Cascade.Agreement;
        var last = (await records.RoundsAlone(agreement.Id)).LastOrDefault(r => r.Release is { } release && release.On <= status.AsOf);
        var view = last is null ? null : await records.Round(texts, status.Cascade, last.Id);
        return RoundMemory.Of(status, view, (await records.OutsideViews(agreement.Id)).Where(v => v.ReceivedOn <= status.AsOf));
    }
}
