using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>A duty with its places: each owner as written.</summary>
public sealed record PlacedDuty(Duty Duty, YamlKeys Row, IReadOnlyList<Written> Owners);

/// <summary>A report of a duty with its places.</summary>
/// <param name="SaysWhen">The file gives <c>recorded_at</c>; else it is the instant of the import, and equals any recorded one.</param>
public sealed record PlacedDutyReport(DutyReport Report, YamlKeys Row, bool SaysWhen);

/// <summary>The part of an agreement file that says what it demands of its parties and what they have reported: <c>duties</c> and <c>duty_reports</c>.</summary>
public sealed partial class AgreementFile
{
    /// <summary>The file says what the agreement demands. Without it recorded duties stay.</summary>
    public bool HasDuties { get; private set; }

    public List<PlacedDuty> Duties { get; } = [];

    public List<PlacedDutyReport> DutyReports { get; } = [];

    /// <summary>Every duty could be read: only then can a report be said to name none.</summary>
    public bool DutiesAreSound { get; private set; } = true;

    /// <summary>Reads both lists.</summary>
    private void ReadDuties(YamlKeys root)
    {
        var before = faults.Count;
        HasDuties = root.Has("duties");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in root.Rows("duties"))
        {
            if (ReadDuty(row) is not { } duty) continue;
            if (!seen.Add(duty.Duty.Id)) faults.Add(row.PlaceOf("id"), $"åtagandet {duty.Duty.Id} står två gånger", "ge det ena ett eget id");
            else Duties.Add(duty);
        }

        DutiesAreSound = faults.Count == before;
        foreach (var row in root.Rows("duty_reports")) ReadDutyReport(row);
    }

    private PlacedDuty? ReadDuty(YamlKeys row)
    {
        var id = row.Required("id")?.Slug();
        var title = row.Required("title")?.Said();
        var why = row.Optional("why")?.Text;
        var clause = row.Optional("clause")?.Text;
        var owners = row.RequiredTexts("owners");
        if (owners.Count == 0 && row.Has("owners")) faults.Add(row.PlaceOf("owners"), "åtagandet är ingens", $"skriv {Duty.EachParty}, {Duty.EachMunicipality}, {Duty.EachRegion} eller id för huvudmän och organ");
        var due = row.RequiredMap("due") is { } keys ? ReadDue(keys) : null;
        var evidence = row.Optional("evidence")?.Word(DutySpelling.Evidences) ?? Evidence.None;
        var remind = row.Texts("remind_days").Select(days => days.Count(most: 3660)).OfType<int>().ToList();
        var minutes = row.Optional("minutes")?.Count(least: 1, most: 100_000);
        var url = row.Optional("url");
        if (url is { IsEmpty: false } address && !(Uri.TryCreate(address.Text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            address.Refuse($"{address.Quoted} är ingen webbadress", "skriv en adress som börjar med https://");
        var cost = row.Optional("cost_ore")?.Ore(least: 0);
        var share = row.Optional("cost_share")?.Word(DutySpelling.CostShares) ?? CostShare.Each;
        if (row.Has("cost_share") && !row.Has("cost_ore")) faults.Add(row.PlaceOfKey("cost_share"), "cost_share säger hur cost_ore fördelas", "lägg till cost_ore, eller ta bort cost_share");
        var words = row.Optional("cost")?.Text;
        var ifWeWait = row.Optional("if_we_wait")?.Text;
        var from = row.Optional("from")?.Day();
        var until = row.Optional("until")?.Day();
        if (until < from) faults.Add(row.PlaceOf("until"), "åtagandets sista dag är före den första", "rätta from eller until");
        var source = row.Optional("source")?.Text;
        row.Close();
        if (id is null || title is null || due is null || owners.Count == 0) return null;
        return new PlacedDuty(
            new Duty
            {
                Id = id, Title = title, Why = why, Clause = clause, Owners = [.. owners.Select(o => o.Text)], Due = due, Evidence = evidence, RemindDays = remind, Minutes = minutes,
                Url = url?.Text, CostOre = cost, CostShare = share, Cost = words, IfWeWait = ifWeWait, From = from, Until = until, Source = source,
            },
            row, owners);
    }

    /// <summary>Which of the rules a duty is due by: told by the one key that belongs to that rule alone.</summary>
    private static readonly string[] DueKinds = ["on", "planned", "every_year", "every_year_in", "every_months", "after", "before"];

    private DueRule? ReadDue(YamlKeys due)
    {
        var kinds = DueKinds.Where(due.Has).ToList();
        if (kinds.Count != 1)
        {
            faults.Add(
                kinds.Count == 0 ? due.Place : due.PlaceOfKey(kinds[1]),
                kinds.Count == 0 ? "due säger inte när" : $"due säger både {kinds[0]} och {kinds[1]}", $"skriv en av {string.Join(", ", DueKinds)}");
            return null;
        }

        DueRule? rule = null;
        switch (kinds[0])
        {
            case "on":
                if (due.Required("on")?.Day() is { } day) rule = new DueRule.OnDay(day);
                break;
            case "planned":
                var planned = due.Required("planned")?.Planned();
                var (preliminary, words) = (due.Optional("preliminary")?.Flag() ?? false, due.Optional("words")?.Text);
                if (planned is not null) rule = new DueRule.Planned(planned, preliminary, words);
                break;
            case "every_year":
                if (due.Required("every_year") is { } written && MonthAndDay(written) is var (month, date)) rule = new DueRule.Yearly(month, date);
                break;
            case "every_year_in":
                var (inMonth, nth, weekday) = (due.Required("every_year_in")?.Count(1, 12), due.Required("nth")?.Count(1, 4), due.Required("weekday")?.Word(DutySpelling.Weekdays));
                if (inMonth is { } m && nth is { } n && weekday is { } w) rule = new DueRule.YearlyWeekday(m, n, w);
                break;
            case "every_months":
                var (months, first) = (due.Required("every_months")?.Count(1, 1200), due.Required("from")?.Day());
                if (months is { } step && first is { } from) rule = new DueRule.EveryMonths(step, from);
                break;
            case "after":
                rule = ReadAfter(due);
                break;
            default:
                var (until, before) = (due.Required("before")?.Word(DutySpelling.DueUntils), due.Required("months")?.Count(0, 1200));
                if (until is { } end && before is { } ahead) rule = new DueRule.Before(end, ahead);
                break;
        }

        due.Close();
        return rule;
    }

    private DueRule.After? ReadAfter(YamlKeys due)
    {
        var from = due.Required("after")?.Word(DutySpelling.DueFroms);
        if (due.Has("months") == due.Has("days"))
        {
            faults.Add(due.Place, "due säger inte hur långt efter", "skriv antingen months eller days");
            _ = (due.Optional("months"), due.Optional("days"));
            return null;
        }

        var unit = due.Has("months") ? DueUnit.Months : DueUnit.Days;
        var number = due.Required(unit == DueUnit.Months ? "months" : "days")?.Count(0, unit == DueUnit.Months ? 1200 : 36600);
        return from is { } counted && number is { } length ? new DueRule.After(counted, length, unit) : null;
    }

    /// <summary>A month and a day, <c>12-09</c>; 02-29 exists in leap years.</summary>
    private static (int Month, int Day)? MonthAndDay(Written written)
    {
        if (DateOnly.TryParseExact("2024-" + written.Text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
            return (day.Month, day.Day);
        written.Refuse($"{written.Quoted} är ingen dag på året", "skriv månad och dag, till exempel 12-09");
        return null;
    }

    private void ReadDutyReport(YamlKeys row)
    {
        var duty = row.Required("duty")?.Slug();
        var occurrence = row.Required("occurrence")?.Said();
        var by = row.Required("by");
        if (by is { } name && !PrincipalId.IsValid(name.Text) && !BodyId.IsValid(name.Text))
        {
            by = null;
            name.Refuse($"{name.Quoted} är varken id för en huvudman eller för ett organ", "skriv till exempel \"1461\", VGR eller SRO");
        }

        var on = row.Required("on")?.Day();
        var note = row.Optional("note")?.Text;
        var link = row.Optional("link")?.Text;
        var withdraws = row.Optional("withdraws")?.Day();
        var recordedAt = row.Optional("recorded_at")?.Instant();
        row.Close();
        if (duty is null || occurrence is null || by is null || on is not { } day) return;
        var report = new DutyReport
        {
            Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Duty = duty, Occurrence = occurrence, By = by.Value.Text, On = day, Note = note, Link = link,
            Withdraws = withdraws, RecordedAt = recordedAt ?? now, Place = 0,
        };
        DutyReports.Add(new PlacedDutyReport(report, row, row.Has("recorded_at")));
    }

    /// <summary>Adds what another file about the same agreement says of duties.</summary>
    private void AppendDuties(AgreementFile other)
    {
        DutyReports.AddRange(other.DutyReports);
        DutiesAreSound &= other.DutiesAreSound;
        if (!other.HasDuties) return;
        if (!HasDuties)
        {
            HasDuties = true;
            Duties.AddRange(other.Duties);
        }
        else if (!string.Equals(AgreementWriter.Text(Duties.Select(d => d.Duty)), AgreementWriter.Text(other.Duties.Select(d => d.Duty)), StringComparison.Ordinal))
        {
            faults.Add(other.Root.PlaceOfKey("duties"), $"åtagandena är andra än i {Path}", "skriv samma åtaganden, eller ta bort dem i den ena filen");
        }
    }
}
