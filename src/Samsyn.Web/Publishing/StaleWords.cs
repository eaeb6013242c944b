using System.Text.RegularExpressions;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>A sentence whose words and day disagree.</summary>
/// <param name="Passed">True: it speaks of what will be, and the day has passed. False: it speaks of what was, and the day has not come.</param>
public sealed record StaleSentence(string Sentence, DateOnly Day, bool Passed)
{
    public string Why => Passed ? L($"{Dates.Full(Day)} har passerat.", $"{Dates.Full(Day)} has passed.") : L($"{Dates.Full(Day)} har inte varit ännu.", $"{Dates.Full(Day)} has not come yet.");
}

/// <summary>
/// Finds sentences that time has made untrue: "Remissen stänger den 18 april 2022" in May. It reads plain Swedish words beside written days, and so finds
/// most and not all; a block of words that follow the state (<see cref="TensedText"/>) needs no finding and is passed over.
/// </summary>
public static partial class StaleWords
{
    /// <summary>Words of what is or will be.</summary>
    [GeneratedRegex(@"\b(ska|skall|kommer att|kommer|öppnar|stänger|startar|börjar|inleds|avslutas|slutar|pågår|väntas|planeras|planerar|preliminärt|hålls|går ut|är ute|är öppen|svara senast|senast den|nu går|tas upp|träder i kraft)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    /// <summary>Words of what has been.</summary>
    [GeneratedRegex(@"\b(öppnade|stängde|startade|började|inleddes|avslutades|slutade|pågick|hölls|gick ut|beslutade|beslutades|godkände|godkändes|trädde i kraft|har öppnat|har stängt|har beslutat|har börjat)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\b(?<day>\d{1,2})[\s ]+(?<month>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)[\s ]+(?<year>\d{4})\b|\b(?<iso>\d{4}-\d{2}-\d{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})|\n+", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    private static readonly string[] Months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    /// <summary>Every sentence that disagrees with the day, in the order of the text.</summary>
    public static IReadOnlyList<StaleSentence> Find(string text, DateOnly today)
    {
        var stale = new List<StaleSentence>();
        foreach (var sentence in Ends().Split(TensedText.Outside(text)))
        {
            var days = Written().Matches(sentence).Select(Read).OfType<DateOnly>().ToList();
            if (days.Count == 0) continue;
            var (ahead, behind) = (Ahead().IsMatch(sentence), Behind().IsMatch(sentence));
            if (ahead && !behind && days.Max() is var last && last < today) stale.Add(new StaleSentence(sentence.Trim(), last, true));
            if (behind && !ahead && days.Min() is var first && first > today) stale.Add(new StaleSentence(sentence.Trim(), first, false));
        }

        return stale;
    }

    private static DateOnly? Read(Match match)
    {
        if (match.Groups["iso"].Success) return Dates.TryRead(match.Groups["iso"].Value, out var iso) ? iso : null;
        var month = Array.IndexOf(Months, match.Groups["month"].Value.ToLowerInvariant()) + 1;
        var (day, year) = (int.Parse(match.Groups["day"].Value, System.Globalization.CultureInfo.InvariantCulture), int.Parse(match.Groups["year"].Value, System.Globalization.CultureInfo.InvariantCulture));
        return year is > 1900 and < 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }
}
