using System.Buffers;
using System.Globalization;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>
/// One value as written in a file, YAML or CSV, with its place. Each method reads it as one type; when it cannot be
/// read so, the fault is noted with place and mend and the answer is null, so that reading goes on to the next value.
/// </summary>
public readonly struct Written(string text, Place place, FaultList faults)
{
    private static readonly SearchValues<char> DayCharacters = SearchValues.Create("0123456789-");

    public string Text { get; } = text;

    public Place Place { get; } = place;

    /// <summary>True for a scalar without a character: an empty CSV field, or <c>key: ""</c>.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>A day, <c>yyyy-mm-dd</c>, that exists in the calendar.</summary>
    public DateOnly? Day()
    {
        if (DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Refuse(HasDayForm(Text) ? $"{Text} är ingen dag som finns" : $"{Quoted} är ingen dag", "skriv dagen som åååå-mm-dd, till exempel 2022-10-13");
        return null;
    }

    /// <summary>
    /// An instant with zone, <c>2022-10-21T09:12:00Z</c> or with an offset, as UTC cut to milliseconds. Seconds may be
    /// left out and may have decimals. Without a zone nobody knows which hour is meant, so that is refused.
    /// </summary>
    public DateTime? Instant()
    {
        if (InstantText.TryParse(Text, out var instant, out var lacksZone))
        {
            return instant;
        }

        Refuse(lacksZone ? $"{Text} saknar tidszon" : $"{Quoted} är ingen tidpunkt", "skriv till exempel 2022-10-21T09:12:00Z eller 2022-10-21T11:12:00+02:00");
        return null;
    }

    /// <summary>A planned date: the EDTF subset of CONTRACT.md, such as <c>2022-09/2022-12</c> or <c>[2022-06,2022-08]</c>.</summary>
    public PlannedDate? Planned()
    {
        if (PlannedDate.TryParse(Text, out var planned, out var fault))
        {
            return planned;
        }

        Refuse($"{Quoted} är inget planerat datum: {PlannedDateFaults.What(fault)}", PlannedDateFaults.Mend);
        return null;
    }

    /// <summary>A whole number in decimal digits, with a minus sign where <paramref name="least"/> lets it be negative.</summary>
    public long? Whole(long least = 0, long most = long.MaxValue)
    {
        if (IsWhole(Text) && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(
            IsWhole(Text) ? $"{Text} ligger utanför det som går att ange" : $"{Quoted} är inget heltal",
            most == long.MaxValue ? $"skriv ett heltal, minst {Plain(least)}" : $"skriv ett heltal från {Plain(least)} till {Plain(most)}");
        return null;
    }

    /// <summary>A whole number that fits an <see cref="int"/>: months, parties, votes.</summary>
    public int? Count(int least = 0, int most = int.MaxValue) => (int?)Whole(least, most);

    /// <summary>An amount in whole öre.</summary>
    public long? Ore(long least = long.MinValue) => Whole(least);

    /// <summary>A share from 0 to 1, <c>digits[.digits]</c>, kept exactly as written: 0.8 is four fifths, not the nearest double.</summary>
    public Share? Share()
    {
        if (Domain.Agreements.Share.IsValid(Text))
        {
            return new Share(Text);
        }

        Refuse($"{Quoted} är ingen andel från 0 till 1", "skriv till exempel 0.8, med punkt och högst 18 decimaler");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>; yes, no, on, off and 1 are text in YAML 1.2.</summary>
    public bool? Flag()
    {
        switch (Text)
        {
            case "true":
                return true;
            case "false":
                return false;
            default:
                Refuse($"{Quoted} är varken true eller false", "skriv true eller false");
                return null;
        }
    }

    /// <summary>One of the words a key allows, such as <c>approved</c>.</summary>
    public T? Word<T>(Words<T> words)
        where T : struct
    {
        if (words.Find(Text) is { } value)
        {
            return value;
        }

        Refuse($"{Quoted} är inget av orden här", Nearest.Of(Text, words.All) is { } near ? $"menade du {near}? Välj bland: {words}" : $"välj bland: {words}");
        return null;
    }

    /// <summary>The short name an agreement goes by in addresses.</summary>
    public string? Slug()
    {
        if (Domain.Agreements.Slug.IsValid(Text))
        {
            return Text;
        }

        Refuse($"{Quoted} är inget giltigt kortnamn", "skriv små bokstäver a–z, siffror och bindestreck, högst 64 tecken, till exempel hos-2023");
        return null;
    }

    /// <summary>The id of a principal (huvudman).</summary>
    public PrincipalId? Principal()
    {
        if (PrincipalId.IsValid(Text))
        {
            return new PrincipalId(Text);
        }

        Refuse($"{Quoted} är inget id för en huvudman", "skriv kommunens fyra siffror (1480) eller regionens 2–8 versaler eller siffror (VGR)");
        return null;
    }

    /// <summary>The id of a body (organ): a code such as <c>SRO</c>, or the body of one principal such as <c>KF:1480</c>.</summary>
    public BodyId? Body()
    {
        if (BodyId.IsValid(Text))
        {
            return new BodyId(Text);
        }

        Refuse($"{Quoted} är inget id för ett organ", "skriv till exempel SRO eller KF:1480");
        return null;
    }

    /// <summary>Text that must say something.</summary>
    public string? Said()
    {
        if (!string.IsNullOrWhiteSpace(Text))
        {
            return Text;
        }

        Refuse("värdet är tomt", "skriv ett värde eller ta bort nyckeln");
        return null;
    }

    /// <summary>Notes that the value cannot be used.</summary>
    public void Refuse(string what, string mend) => faults.Add(Place, what, mend);

    public override string ToString() => Text;

    /// <summary>The text in quotes for a message, cut when it is long.</summary>
    public string Quoted => Text.Length switch
    {
        0 => "ett tomt värde",
        > 60 => $"”{Text[..60]}…”",
        _ => $"”{Text}”",
    };

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        return digits.Length is > 0 and <= 30 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static bool HasDayForm(ReadOnlySpan<char> text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-' && text.Count('-') == 2 && !text.ContainsAnyExcept(DayCharacters);

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The words one key allows and what each means, in the order messages list them.</summary>
public sealed class Words<T>(params (string Word, T Value)[] pairs)
    where T : struct
{
    public IEnumerable<string> All => pairs.Select(pair => pair.Word);

    public T? Find(string word)
    {
        foreach (var pair in pairs)
        {
            if (string.Equals(pair.Word, word, StringComparison.Ordinal))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>The word a value is written with.</summary>
    public string Of(T value) => pairs.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

    public override string ToString() => string.Join(", ", All);
}

/// <summary>The word somebody most likely meant: one or two letters wrong, as in <c>outcom</c> for <c>outcome</c>.</summary>
public static class Nearest
{
    /// <summary>More words than this are not searched: a file with a hundred thousand steps is not helped by a guess.</summary>
    private const int MostWords = 500;

    /// <summary>The nearest of the words, or null when none is near.</summary>
    public static string? Of(string written, IEnumerable<string> words)
    {
        if (written.Length is 0 or > 64)
        {
            return null;
        }

        var most = Math.Max(1, Math.Min(3, (written.Length + 1) / 3));
        return words.Take(MostWords)
            .Select(word => (Word: word, Steps: Steps(written, word)))
            .Where(found => found.Steps <= most)
            .OrderBy(found => found.Steps).ThenBy(found => found.Word, StringComparer.Ordinal)
            .Select(found => found.Word)
            .FirstOrDefault();
    }

    /// <summary>Levenshtein's distance: how many letters to add, drop or change, capitals counted as small.</summary>
    private static int Steps(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        var current = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            (previous, current) = (current, previous);
        }

        return previous[to.Length];
    }
}
