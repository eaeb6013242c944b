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

    /// <summary>How long before the last day to give notice a party should begin, so that its own assembly can decide in time (egen framförhållning), in months. Null when nobody has said.</summary>
    /// <remarks>An assembly does not meet in July and seldom in August (DOMAIN.md 155): who begins on the last day itself is too late.</remarks>
    public int? LeadMonths { get; init; }

    /// <summary>Parties that need another time than <see cref="LeadMonths"/>.</summary>
    public IReadOnlyList<LeadTime> LeadTimes { get => field ?? []; init; } = [];

    /// <summary>When a party should begin: its own lead time before the last day to give notice; null when either is not known.</summary>
    public DateOnly? BeginsBy(PrincipalId? party, DateOnly? lastNoticeDay) =>
        lastNoticeDay is { } day && (LeadTimes.FirstOrDefault(lead => lead.Party == party)?.Months ?? LeadMonths) is { } months ? Calendars.Months.AddClamped(day, -months) : null;
}

/// <summary>The lead time of one party, in months.</summary>
public sealed record LeadTime(PrincipalId Party, int Months);

/// <summary>Extended (förlängt), given notice of (uppsagt), or applied although it had ended (tillämpas).</summary>
public enum TermAct
{
    Extended,
    Notice,

    /// <summary>It has ended and practice goes on by it: nobody is bound, everybody does as before (DOMAIN.md 32).</summary>
    Applied,
}

/// <summary>One extension or notice: a fact with the day it is about and the instant it was recorded.</summary>
public sealed record TermChange
{
    public required Guid Id { get; init; }

    public required DateOnly On { get; init; }

    public required TermAct Act { get; init; }

    /// <summary>The new last day, of an extension; the last day practice went on, of an agreement applied after its end.</summary>
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

    /// <summary>The term of one municipality's own copy of a bilateral agreement: its own notice stops the renewal of that copy alone (R02).</summary>
    public static TermStatus OfCounterpart(Agreement agreement, PrincipalId party, DateOnly asOf, DateTime knownAt) => Of(agreement, asOf, asOf, knownAt, party);

    /// <summary>The term as it is on a day by the extensions and notices that had been given by another: what can be foreseen of a later day.</summary>
    internal static TermStatus Of(Agreement agreement, DateOnly day, DateOnly seenOn, DateTime knownAt, PrincipalId? counterpart = null)
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
            for (var n = 1; day > until && !NoticeBy(agreement, LastDayToGiveNotice(until, term) ?? until, seenOn, knownAt, counterpart); n++)
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
    private static bool NoticeBy(Agreement agreement, DateOnly lastDay, DateOnly seenOn, DateTime knownAt, PrincipalId? counterpart) =>
        agreement.TermChanges.Any(c => c.Act == TermAct.Notice && c.On <= lastDay && c.On <= seenOn && c.RecordedAt <= knownAt
            && (agreement.Settings.Form == AgreementForm.Multilateral
                || c.By.Any(name => PrincipalId.IsValid(name) && (!new PrincipalId(name).IsMunicipality || name == counterpart?.Value))));

    /// <summary>The day it will end by all that is known; null when no source gives it, and when it renews itself since nobody has given notice.</summary>
    public static DateOnly? EndsOn(Agreement agreement, DateOnly asOf, DateTime knownAt) =>
        Of(agreement, asOf, knownAt) is { Until: { } until } status
        && (agreement.Settings.Term.RenewalMonths is not > 0 || status.HasPassed(asOf) || NoticeBy(agreement, status.LastNoticeDay ?? until, asOf, knownAt, null)) ? until : null;

    /// <summary>
    /// Since when an agreement that has ended is applied all the same (tillämpas efter avtalstidens slut); null when it has not ended, or nobody has said so.
    /// </summary>
    /// <example>Naturbruksavtalet had no valid text at the turn of the year, and practice went on by the old terms (DOMAIN.md 32).</example>
    public static TermChange? AppliedAfterEnd(Agreement agreement, DateOnly asOf, DateTime knownAt) =>
        Of(agreement, asOf, knownAt).HasPassed(asOf)
            ? agreement.TermChanges.Where(c => c.Act == TermAct.Applied && c.On <= asOf && c.RecordedAt <= knownAt && (c.Until is null || asOf <= c.Until)).OrderBy(c => c.On).ThenBy(c => c.Place).LastOrDefault()
            : null;
}
