namespace Samsyn.Web.Settlement;

/// <summary>Reads days out of millions of lines: <c>yyyy-mm-dd</c> as bytes, into a day number.</summary>
internal static class DayText
{
    /// <summary>The first day of each month from 0001-01, and of the month after the last.</summary>
    private static readonly int[] FirstOfMonth = Months();

    /// <summary>False for anything but ten characters that name a day of the calendar.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-') return false;
        uint y1 = Digit(text[0]), y2 = Digit(text[1]), y3 = Digit(text[2]), y4 = Digit(text[3]);
        uint m1 = Digit(text[5]), m2 = Digit(text[6]), d1 = Digit(text[8]), d2 = Digit(text[9]);
        if ((y1 | y2 | y3 | y4 | m1 | m2 | d1 | d2) > 9 && (y1 > 9 || y2 > 9 || y3 > 9 || y4 > 9 || m1 > 9 || m2 > 9 || d1 > 9 || d2 > 9)) return false;
        var (year, month, dayOfMonth) = ((int)(y1 * 1000 + y2 * 100 + y3 * 10 + y4), (int)(m1 * 10 + m2), (int)(d1 * 10 + d2));
        if (year == 0 || month is 0 or > 12 || dayOfMonth == 0) return false;
        var place = (year - 1) * 12 + month - 1;
        day = FirstOfMonth[place] + dayOfMonth - 1;
        return day < FirstOfMonth[place + 1];
    }

    /// <summary>As <see cref="TryRead"/>; an empty field is <paramref name="ifEmpty"/>.</summary>
    public static bool TryReadOrEmpty(ReadOnlySpan<byte> text, int ifEmpty, out int day)
    {
        if (!text.IsEmpty) return TryRead(text, out day);
        day = ifEmpty;
        return true;
    }

    private static uint Digit(byte one) => unchecked((uint)(one - '0'));

    private static int[] Months()
    {
        var months = new int[9999 * 12 + 1];
        for (var (i, day) = (0, 0); i < months.Length - 1; i++)
        {
            months[i] = day;
            day += DateTime.DaysInMonth(i / 12 + 1, i % 12 + 1);
            months[i + 1] = day;
        }
        return months;
    }
}
