using System.Globalization;

namespace Samsyn.Web.Files;

/// <summary>Instants as files and options write them: ISO 8601 with <c>Z</c> or an offset, kept as UTC in milliseconds (DESIGN.md 4).</summary>
public static class InstantText
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>Reads an instant.</summary>
    /// <param name="lacksZone">True when the text would be an instant if it told its zone.</param>
    public static bool TryParse(string text, out DateTime utc, out bool lacksZone)
    {
        utc = default;
        lacksZone = TryLocal(text, out _);
        if (lacksZone || Offset(text, out var local) is not { } offset || !TryLocal(local, out var clock))
        {
            return false;
        }

        var ticks = clock.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(ticks - (ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        return true;
    }

    /// <summary>
    /// The instant as export writes it: whole seconds without decimals, else milliseconds. 2022-10-21T09:12:00Z.
    /// </summary>
    public static string Of(DateTime utc) => utc.ToString(
        utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static bool TryLocal(string text, out DateTime clock)
    {
        clock = default;
        if (text.EndsWith('.'))
        {
            return false;
        }

        // More than seven decimals are finer than the clock of .NET; they are cut like the rest.
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && text.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var cut = point >= 0 && text.Length > point + 8 ? text[..(point + 8)] : text;
        return DateTime.TryParseExact(cut, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out clock);
    }

    /// <summary>The offset at the end of the text, and the text before it; null when there is none.</summary>
    private static TimeSpan? Offset(string text, out string local)
    {
        local = text;
        if (text.EndsWith('Z'))
        {
            local = text[..^1];
            return TimeSpan.Zero;
        }

        if (text.Length < 6 || text[^6] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text.AsSpan(text.Length - 5), "hh':'mm", CultureInfo.InvariantCulture, out var offset)
            || offset > TimeSpan.FromHours(14))
        {
            return null;
        }

        local = text[..^6];
        return text[^6] == '-' ? -offset : offset;
    }
}
