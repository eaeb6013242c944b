using System.Globalization;
using Samsyn.Domain.Duties;

namespace Samsyn.Web.Files;

/// <summary>How the values of duties are written in files.</summary>
internal static class DutySpelling
{
    public static readonly Words<Evidence> Evidences = new(("none", Evidence.None), ("note", Evidence.Note), ("link", Evidence.Link));

    public static readonly Words<CostShare> CostShares = new(("each", CostShare.Each), ("by_population", CostShare.ByPopulation));

    public static readonly Words<DueFrom> DueFroms = new(("entry", DueFrom.Entry), ("decision", DueFrom.Decision));

    public static readonly Words<DueUntil> DueUntils = new(("end", DueUntil.End), ("notice", DueUntil.LastNoticeDay));

    public static readonly Words<DayOfWeek> Weekdays = new(
        ("monday", DayOfWeek.Monday), ("tuesday", DayOfWeek.Tuesday), ("wednesday", DayOfWeek.Wednesday), ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday), ("saturday", DayOfWeek.Saturday), ("sunday", DayOfWeek.Sunday));
}

/// <summary>Writes duties and reports of an agreement file, keys in the order of <c>docs/file-formats.md</c>.</summary>
internal static class DutyWriter
{
    /// <summary>By duty, time and owner; what is about the same stands in the order it was recorded, since one takes back another.</summary>
    public static IEnumerable<DutyReport> InOrder(IEnumerable<DutyReport> reports) => reports
        .OrderBy(r => r.Duty, StringComparer.Ordinal).ThenBy(r => r.Occurrence, StringComparer.Ordinal).ThenBy(r => r.By, StringComparer.Ordinal).ThenBy(r => r.Place);

    public static void Duty(YamlWriter yaml, Duty duty)
    {
        yaml.Text("id", duty.Id);
        yaml.Text("title", duty.Title);
        yaml.Text("why", duty.Why);
        yaml.Text("clause", duty.Clause);
        yaml.Texts("owners", duty.Owners);
        yaml.FlowMap("due", () => Due(yaml, duty.Due));
        yaml.Word("evidence", duty.Evidence == Evidence.None ? null : DutySpelling.Evidences.Of(duty.Evidence));
        yaml.Texts("remind_days", duty.RemindDays.Count == 0 ? null : duty.RemindDays.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        yaml.Number("minutes", duty.Minutes);
        yaml.Text("url", duty.Url);
        yaml.Number("cost_ore", duty.CostOre);
        yaml.Word("cost_share", duty.CostShare == CostShare.Each ? null : DutySpelling.CostShares.Of(duty.CostShare));
        yaml.Text("cost", duty.Cost);
        yaml.Text("if_we_wait", duty.IfWeWait);
        yaml.Day("from", duty.From);
        yaml.Day("until", duty.Until);
        yaml.Text("source", duty.Source);
    }

    private static void Due(YamlWriter yaml, DueRule rule)
    {
        switch (rule)
        {
            case DueRule.OnDay on:
                yaml.Day("on", on.Day);
                break;
            case DueRule.Planned planned:
                yaml.Text("planned", planned.When.Text);
                yaml.Flag("preliminary", planned.Preliminary ? true : null);
                yaml.Text("words", planned.Words);
                break;
            case DueRule.Yearly yearly:
                yaml.Text("every_year", string.Create(CultureInfo.InvariantCulture, $"{yearly.Month:00}-{yearly.Day:00}"));
                break;
            case DueRule.YearlyWeekday yearly:
                yaml.Number("every_year_in", yearly.Month);
                yaml.Number("nth", yearly.Nth);
                yaml.Word("weekday", DutySpelling.Weekdays.Of(yearly.Weekday));
                break;
            case DueRule.EveryMonths every:
                yaml.Number("every_months", every.Months);
                yaml.Day("from", every.First);
                break;
            case DueRule.After after:
                yaml.Word("after", DutySpelling.DueFroms.Of(after.From));
                yaml.Number(after.Unit == DueUnit.Months ? "months" : "days", after.Number);
                break;
            case DueRule.Before before:
                yaml.Word("before", DutySpelling.DueUntils.Of(before.Until));
                yaml.Number("months", before.Months);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule that cannot be written.");
        }
    }

    public static void Report(YamlWriter yaml, DutyReport report, bool withRecordedAt)
    {
        yaml.Text("duty", report.Duty);
        yaml.Text("occurrence", report.Occurrence);
        yaml.Text("by", report.By);
        yaml.Day("on", report.On);
        yaml.Text("note", report.Note);
        yaml.Text("link", report.Link);
        yaml.Day("withdraws", report.Withdraws);
        yaml.Instant("recorded_at", withRecordedAt ? report.RecordedAt : null);
    }
}
