using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>One step on the way to the days an agreement's term has: what a source says, what was done, what follows.</summary>
/// <param name="Day">The day it is about.</param>
public abstract record TermStep(DateOnly Day)
{
    /// <summary>The text says from which day.</summary>
    public sealed record Begins(DateOnly Day) : TermStep(Day);

    /// <summary>The text says until which day.</summary>
    public sealed record Ends(DateOnly Day) : TermStep(Day);

    /// <summary>Extended (förlängt) to another last day.</summary>
    /// <param name="Lacking">Who by the text should have taken part and did not.</param>
    /// <param name="Holds">No later extension has taken its place.</param>
    public sealed record Extended(DateOnly Day, DateOnly Until, IReadOnlyList<string> By, IReadOnlyList<string> Lacking, string? Source, bool Holds) : TermStep(Day);

    /// <summary>Renewed by itself, since nobody had given notice by the last day for it.</summary>
    /// <param name="Day">The day after the end that was.</param>
    public sealed record Renewed(DateOnly Day, DateOnly Until, int Months, DateOnly NoNoticeBy) : TermStep(Day);

    /// <summary>A party gave notice (sade upp).</summary>
    public sealed record Notice(DateOnly Day, IReadOnlyList<string> By, NoticeEffect Effect, DateOnly? LastDay, DateOnly? Until) : TermStep(Day);

    /// <summary>The last day to give notice, counted backwards from the end.</summary>
    public sealed record LastNoticeDay(DateOnly Day, DateOnly Until, int Months) : TermStep(Day);

    /// <summary>When a party should begin, for its own bodies to decide before the last day to give notice.</summary>
    public sealed record BeginBy(DateOnly Day, DateOnly NoticeBy, int Months) : TermStep(Day);

    /// <summary>It had ended, and practice went on by it.</summary>
    public sealed record Applied(DateOnly Day, DateOnly? Until, IReadOnlyList<string> By, string? Source) : TermStep(Day);
}

/// <summary>What a notice does, by the agreement's form and its day.</summary>
public enum NoticeEffect
{
    /// <summary>No source gives the end: nothing follows that can be told.</summary>
    Unknown,

    /// <summary>It came after the last day for it.</summary>
    TooLate,

    /// <summary>The agreement is not renewed for anybody.</summary>
    StopsRenewalForAll,

    /// <summary>The party's own counterpart is not renewed; those of others go on.</summary>
    StopsOwnRenewal,

    /// <summary>The agreement would end on that day in any case: it has no renewal to stop.</summary>
    EndsAsStated,
}

/// <summary>
/// How the days of a term came to be (så är dagarna räknade): each computed date can say why, so that nobody misses a notice because of a number on a page.
/// </summary>
/// <example>HoS 2012–2016, extended a year: ends 2017-03-31; twelve months' notice; the last day for it is 2016-03-31.</example>
/// <remarks>Source: DOMAIN.md 19, 60, 61; R08; CONTRACT C2 Term.</remarks>
public sealed record TermAccount(TermStatus Status, IReadOnlyList<TermStep> Steps)
{
    /// <summary>As of a day, by what was known at an instant.</summary>
    public static TermAccount Of(Agreement agreement, DateOnly asOf, DateTime knownAt)
    {
        var term = agreement.Settings.Term;
        var status = TermStatus.Of(agreement, asOf, knownAt);
        var steps = new List<TermStep>();
        if (term.From is { } from) steps.Add(new TermStep.Begins(from));
        if (term.Until is { } stated) steps.Add(new TermStep.Ends(stated));
        List<TermChange> known = [.. agreement.TermChanges.Where(c => c.On <= asOf && c.RecordedAt <= knownAt).OrderBy(c => c.On).ThenBy(c => c.Place)];
        var end = term.Until;
        var last = known.LastOrDefault(c => c is { Act: TermAct.Extended, Until: not null });
        foreach (var change in known.Where(c => c is { Act: TermAct.Extended, Until: not null }))
        {
            steps.Add(new TermStep.Extended(change.On, change.Until!.Value, change.By, [.. term.ExtendBy.Except(change.By, StringComparer.Ordinal)], change.Source, change == last));
            end = change.Until;
        }

        if (end is { } first && term.RenewalMonths is { } months and > 0 && status.Until is { } until)
            for (var n = 1; Months.AddClamped(first, (n - 1) * months) is { } before && before < until; n++)
                if (Months.AddClamped(first, n * months) is { } next)
                    steps.Add(new TermStep.Renewed(before.AddDays(1), next, months, term.NoticeMonths is { } notice ? Months.LastNoticeDay(before, notice) ?? before : before));

        foreach (var change in known.Where(c => c.Act == TermAct.Notice))
        {
            // Judged against the end that stood on the day of the notice.
            var then = TermStatus.Of(agreement, change.On, knownAt);
            steps.Add(new TermStep.Notice(change.On, change.By, EffectOf(agreement, change, then), then.LastNoticeDay, then.Until));
        }

        foreach (var change in known.Where(c => c.Act == TermAct.Applied)) steps.Add(new TermStep.Applied(change.On, change.Until, change.By, change.Source));
        if (status is { LastNoticeDay: { } day, Until: { } ends } && term.NoticeMonths is { } lead) steps.Add(new TermStep.LastNoticeDay(day, ends, lead));
        if (term is { LeadMonths: { } own } && term.BeginsBy(null, status.LastNoticeDay) is { } begin) steps.Add(new TermStep.BeginBy(begin, status.LastNoticeDay!.Value, own));
        return new TermAccount(status, [.. steps.OrderBy(step => step.Day)]);
    }

    private static NoticeEffect EffectOf(Agreement agreement, TermChange notice, TermStatus then)
    {
        if (then.Until is not { } until) return NoticeEffect.Unknown;
        if (notice.On > (then.LastNoticeDay ?? until)) return NoticeEffect.TooLate;
        if (agreement.Settings.Term.RenewalMonths is not > 0) return NoticeEffect.EndsAsStated;
        var byRegion = notice.By.Any(name => PrincipalId.IsValid(name) && !new PrincipalId(name).IsMunicipality);
        return agreement.Settings.Form == AgreementForm.Multilateral || byRegion ? NoticeEffect.StopsRenewalForAll : NoticeEffect.StopsOwnRenewal;
    }
}
