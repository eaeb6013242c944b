using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>For how long it runs (avtalstid), as the text says; each part null when no source gives it (R08).</summary>
/// <param name="Until">Last day in force.</param>
/// <param name="NoticeMonths">How long before the end a party must give notice (uppsägningstid).</param>
/// <param name="RenewalMonths">How long it is renewed each time nobody gave notice (automatisk prolongation).</param>
/// <param name="ExtendBy">Who may extend it: VästKom with the region did so in 2015 (DOMAIN.md 61). Bodies or principals.</param>
public sealed record Term(DateOnly? From, DateOnly? Until, int? NoticeMonths, int? RenewalMonths, IReadOnlyList<string> ExtendBy)
{
    public static readonly Term Unknown = new(null, null, null, null, []);
}

/// <summary>Extended (förlängt) or given notice of (uppsagt).</summary>
public enum TermAct
{
    Extended,
    Notice,
}

/// <summary>One extension or notice: a fact with the day it is about and the instant it was recorded.</summary>
public sealed record TermChange
{
    public required Guid Id { get; init; }

    public required DateOnly On { get; init; }

    public required TermAct Act { get; init; }

    /// <summary>The new last day, of an extension.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Bodies or principals that did it.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public string? Source { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Order of import, then of the file.</summary>
    public required long Place { get; init; }
}

/// <summary>The term as it stands on a day: where extensions, renewals and notices have moved its end.</summary>
/// <param name="Lacking">Names in <see cref="Term.ExtendBy"/> that took no part in the extension that holds: recorded and flagged, not refused.</param>
public sealed record TermStatus(DateOnly? From, DateOnly? Until, DateOnly? LastNoticeDay, IReadOnlyList<string> Lacking)
{
    public bool HasPassed(DateOnly day) => Until is { } last && day > last;

    /// <summary>
    /// The term as of a day. An extension holds from its day; while the day is past the end and nobody gave notice by
    /// the last notice day, the end moves on by whole renewals, counted from the stated end and not from a clamped one.
    /// </summary>
    public static TermStatus Of(Agreement agreement, DateOnly asOf, DateTime knownAt) => Of(agreement, asOf, asOf, knownAt);

    /// <summary>The term as it is on a day by the extensions and notices that had been given by another: what can be foreseen of a later day.</summary>
    internal static TermStatus Of(Agreement agreement, DateOnly day, DateOnly seenOn, DateTime knownAt)
    {
        var term = agreement.Settings.Term;
        var end = term.Until;
        TermChange? extension = null;
        foreach (var change in agreement.TermChanges)
            if (change.Act == TermAct.Extended && change.Until is not null && change.On <= seenOn && change.RecordedAt <= knownAt
                && (extension is null || change.On > extension.On || (change.On == extension.On && change.Place > extension.Place)))
                extension = change;
        if (extension is not null) end = extension.Until;
        IReadOnlyList<string> lacking = extension is null ? [] : [.. term.ExtendBy.Where(name => !extension.By.Contains(name, StringComparer.Ordinal))];
        if (end is not { } stated) return new TermStatus(term.From, null, null, lacking);

        var until = stated;
        if (term.RenewalMonths is { } step and > 0)
        {
            for (var n = 1; day > until && !NoticeBy(agreement, LastDayToGiveNotice(until, term) ?? until, seenOn, knownAt); n++)
            {
                if (Months.AddClamped(stated, n * step) is not { } next) break;
                until = next;
            }
        }
        return new TermStatus(term.From, until, LastDayToGiveNotice(until, term), lacking);
    }

    private static DateOnly? LastDayToGiveNotice(DateOnly until, Term term) =>
        term.NoticeMonths is { } months ? Months.LastNoticeDay(until, months) : null;

    /// <summary>
    /// A notice stops renewal of the whole when the agreement is multilateral; in a bilateral one a municipality's notice
    /// ends its own counterpart, and only the region's ends all.
    /// </summary>
    private static bool NoticeBy(Agreement agreement, DateOnly lastDay, DateOnly seenOn, DateTime knownAt) =>
        agreement.TermChanges.Any(c => c.Act == TermAct.Notice && c.On <= lastDay && c.On <= seenOn && c.RecordedAt <= knownAt
            && (agreement.Settings.Form == AgreementForm.Multilateral
                || c.By.Any(name => PrincipalId.IsValid(name) && !new PrincipalId(name).IsMunicipality)));
}
