using Samsyn.Domain.Settlement;

namespace Samsyn.Web.Settlement.Sample;

/// <summary>What a rental needs to know of its user: a municipality's place in the list, and the user's first day.</summary>
internal readonly record struct SampleUser(int Home, int Since);

/// <summary>The users of a sample, each worked out from its number whenever it is asked for: <c>users.csv</c>.</summary>
/// <remarks>
/// Two users on five rentals. One in ten is under 18, and some of them have their birthday in the month; some came of age earlier and still have the
/// day in their row. One in seventeen has moved in the year before, one in eighty moves within the month, and some of these move back. A few were
/// not in the register before the month: they came to the county, or were born.
/// </remarks>
internal sealed class SampleUsers(long rentals, ulong seed, SettlementMonth month, SamplePlaces places)
{
    private const int DaysUnder18 = 6574;

    private readonly SamplePseudonyms _pseudonyms = new(seed);

    /// <summary>Two on five rentals, but somebody as soon as there is a rental.</summary>
    public long Count { get; } = rentals == 0 ? 0 : Math.Max(1, rentals * 2 / 5);

    public ulong Pseudonym(long user) => _pseudonyms.Of(user);

    public SampleUser Of(long user)
    {
        var draw = SampleRandom.Of(seed, SampleKind.User, user);
        return Begin(ref draw);
    }

    private SampleUser Begin(ref SampleRandom draw)
    {
        var home = places.Home(ref draw);
        var since = draw.Chance(5) ? month.First + draw.Below(month.Days) : month.First - 30 - draw.Below(4500);
        return new SampleUser(home, SampleDays.Within(since));
    }

    public void Write(SampleText to)
    {
        to.Text("user_ref,valid_from,municipality,under_18_until\n"u8);
        for (var user = 0L; user < Count; user++)
        {
            var draw = SampleRandom.Of(seed, SampleKind.User, user);
            var (lives, last) = Begin(ref draw);
            var minorUntil = MinorUntil(ref draw, last);
            Registration(to, user, last, lives, minorUntil);

            if (draw.Chance(60) && month.First - 1 - draw.Below(365) is var before && before > last)
                Registration(to, user, last = before, lives = places.Elsewhere(ref draw, lives), minorUntil);
            if (!draw.Chance(12) || month.First + draw.Below(month.Days) is var moved && moved <= last) continue;
            Registration(to, user, moved, places.Elsewhere(ref draw, lives), minorUntil);
            if (draw.Chance(100) && moved + 1 + draw.Below(9) is var back && back <= month.Last) Registration(to, user, back, lives, minorUntil);
        }
    }

    private int MinorUntil(ref SampleRandom draw, int since) => draw.Below(1000) switch
    {
        _ when since >= month.First && draw.Chance(300) => SampleDays.Within(since + DaysUnder18 - 1),                  // born now
        < 4 => SampleDays.Within(month.First - 1 + draw.Below(month.Days + 1)),                                         // comes of age
        < 100 => SampleDays.Within(month.Last + 1 + draw.Below(DaysUnder18 - 31)),                                      // under 18
        < 115 => SampleDays.Within(month.First - 2 - draw.Below(1500)),                                                 // came of age earlier
        _ => StopRule.None,
    };

    private void Registration(SampleText to, long user, int from, int home, int minorUntil) =>
        to.Hex40(Pseudonym(user)).Comma().Day(from).Comma().Number(SampleCounty.Municipalities[home].Code).Comma().DayOrEmpty(minorUntil).EndLine();
}
