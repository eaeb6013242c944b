using System.Globalization;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>Days in test tables, where an attribute cannot hold a <see cref="DateOnly"/>.</summary>
internal static class Day
{
    public static DateOnly Of(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
