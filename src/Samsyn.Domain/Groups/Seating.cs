namespace Samsyn.Domain.Groups;

/// <summary>A seat as it stands: taken from one day, left on another.</summary>
/// <param name="Until">The last day, by the seat itself or by what was recorded later.</param>
public sealed record Seat(SeatTaken Taken, DateOnly? Until)
{
    public bool Holds(DateOnly day) => (Taken.From is null || Taken.From <= day) && (Until is null || day <= Until);

    /// <summary>The days nobody can sit: left before it was taken. Recorded, and shown as what it is.</summary>
    public bool NeverHeld => Until < Taken.From;
}

/// <summary>What one that names people has filled on a day.</summary>
/// <param name="By">Who names.</param>
/// <param name="Right">How many seats it may fill; 0 for one without a right.</param>
/// <param name="Seats">Those who sit that day, in the order in which they were named.</param>
public sealed record Nominated(string By, int Right, IReadOnlyList<Seat> Seats)
{
    /// <summary>Seats that wait for somebody (lediga platser).</summary>
    public int Vacant => Math.Max(0, Right - Seats.Count);

    /// <summary>Seats beyond the right: a true fact is recorded, and told.</summary>
    public int Over => Right == 0 ? 0 : Math.Max(0, Seats.Count - Right);

    /// <summary>Somebody sits who was named by one that has no right to.</summary>
    public bool WithoutRight => Right == 0 && Seats.Count > 0;
}

/// <summary>
/// Who sits in a group on a day, and what is empty (bemanning). Worked out from rights and dated seats, typed nowhere: when a seat's last day
/// has passed, the vacancy is there by itself.
/// </summary>
/// <remarks>Source: DOMAIN.md 3, 8, 154; R11, R58.</remarks>
public sealed record Seating(DateOnly Day, IReadOnlyList<Nominated> By)
{
    public int Vacant => By.Sum(n => n.Vacant);

    public int Held => By.Sum(n => n.Seats.Count);

    public int Rights => By.Sum(n => n.Right);

    /// <summary>The rights in their own order, then those who named without one.</summary>
    /// <param name="knownAt">Facts recorded later are not counted.</param>
    public static Seating Of(Group group, DateOnly day, DateTime knownAt)
    {
        var seats = Seats(group, knownAt).Where(s => s.Holds(day)).ToList();
        var rights = group.Settings.Nominations;
        var others = seats.Select(s => s.Taken.By).Where(by => rights.All(r => r.By != by)).Distinct(StringComparer.Ordinal);
        return new Seating(day, [.. rights.Concat(others.Select(by => new NominationRight(by, 0))).Select(right =>
            new Nominated(right.By, right.Seats, [.. seats.Where(s => s.Taken.By == right.By)]))]);
    }

    /// <summary>Every seat there has been, with its last day.</summary>
    public static IReadOnlyList<Seat> Seats(Group group, DateTime knownAt)
    {
        var left = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var fact in group.Known<SeatLeft>(knownAt)) left[fact.Seat] = fact.On;
        return [.. group.Known<SeatTaken>(knownAt).Select(taken => new Seat(taken, left.TryGetValue(taken.Seat, out var on) ? on : taken.Until))];
    }

    /// <summary>Seats that hold on a day and whose last day comes within a number of days: to be handed over in time (R21).</summary>
    public static IReadOnlyList<Seat> EndingSoon(Group group, DateOnly day, DateTime knownAt, int days) =>
        [.. Seats(group, knownAt).Where(s => s.Holds(day) && s.Until is { } until && until.DayNumber - day.DayNumber <= days).OrderBy(s => s.Until)];
}
