using System.Globalization;
using System.Text;

namespace Samsyn.Web.Calendars;

/// <summary>Writes a calendar of all-day entries as iCalendar (<c>.ics</c>), for Outlook, Google and telephones to subscribe to.</summary>
/// <remarks>
/// RFC 5545: lines end with CRLF and are folded at 75 octets, never inside a character; <c>\ ; ,</c> and line breaks in texts are escaped; DTEND of an all-day event is the day after. RFC 7986 for
/// the calendar's name and how often to ask. All days are days and not instants, so there is no time zone to tell.
/// </remarks>
public sealed class ICalendar
{
    private readonly StringBuilder text = new();

    /// <param name="name">What the reader's calendar program calls it.</param>
    public ICalendar(string name, string description)
    {
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Samsyn//Samsyn//SV");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", "PUBLISH");
        Text("NAME", name);
        Text("X-WR-CALNAME", name);
        Text("DESCRIPTION", description);
        Line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    }

    /// <summary>An entry of one or more whole days.</summary>
    /// <param name="uid">The same for ever, whatever changes.</param>
    /// <param name="sequence">Counts the changes, so that a reader's program knows which is newer.</param>
    /// <param name="changedAt">UTC.</param>
    /// <param name="until">The last day, included.</param>
    /// <param name="status"><c>CONFIRMED</c>, <c>TENTATIVE</c> or <c>CANCELLED</c>.</param>
    public void Event(string uid, int sequence, DateTime changedAt, DateOnly from, DateOnly until, string status, string summary, string? description, string url)
    {
        Line("BEGIN", "VEVENT");
        Line("UID", uid);
        Line("SEQUENCE", sequence.ToString(CultureInfo.InvariantCulture));
        Line("DTSTAMP", changedAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Line("DTSTART;VALUE=DATE", Day(from));
        Line("DTEND;VALUE=DATE", Day(until < DateOnly.MaxValue ? until.AddDays(1) : until));
        Line("STATUS", status);
        Text("SUMMARY", summary);
        if (!string.IsNullOrEmpty(description)) Text("DESCRIPTION", description);
        Line("URL", url);
        Line("TRANSP", "TRANSPARENT");
        Line("END", "VEVENT");
    }

    /// <summary>The whole calendar.</summary>
    public string End()
    {
        Line("END", "VCALENDAR");
        return text.ToString();
    }

    private void Text(string name, string value) => Line(name, Escape(value));

    private static string Escape(string value) => value.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A line of more than 75 octets goes on after CRLF and a space.</summary>
    private void Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (Rune.IsControl(rune)) continue;
            if (octets + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
