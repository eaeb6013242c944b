using System.Text;

namespace Samsyn.Web.Search;

/// <summary>
/// What a word is found by: its stem, and the stem without dots and rings for whoever types <c>hjalpmedel</c>.
/// </summary>
/// <remarks>
/// The stemmer keeps <c>hjälpmedlen</c> apart from <c>hjälpmedel</c>, <c>ansvar</c> from <c>ansvaret</c> and <c>boendet</c> from <c>boende</c>. Here stand the
/// exceptions, by how words end, so that they hold for compounds too: <c>läkemedlet</c>, <c>remissvaret</c>. Source: DEPENDENCIES.md "full text".
/// </remarks>
public static class WordForms
{
    private const string Vowels = "aeiouyäåö";

    /// <summary>Endings with the form that all their inflections share; the longest are tried first.</summary>
    private static readonly (string Ending, string Form)[] Exceptions =
    [
        .. Inflections("medel", "medlen", "medlet", "medlens", "medlets", "medels"),
        .. Inflections("svar", "svaren", "svaret", "svarens", "svarets", "svars", "svarar", "svara", "svarade", "svarat"),
        .. Inflections("exempel", "exemplet", "exemplen", "exempels"),
        .. Inflections("kapitel", "kapitlet", "kapitlen", "kapitels"),
        .. Inflections("register", "registret", "registren", "registrets", "registrens", "registers"),
        .. Inflections("nummer", "numret", "numren", "nummers"),
        .. Inflections("fönster", "fönstret", "fönstren"),
        .. Inflections("centrum", "centret", "centrumet", "centrums"),
        .. Inflections("artikel", "artiklar", "artiklarna", "artikeln"),
        .. Inflections("regel", "regler", "reglerna", "regeln", "reglers"),
        .. Inflections("medlem", "medlemmar", "medlemmarna", "medlemmen", "medlemmars", "medlemmarnas", "medlems"),
        .. Inflections("program", "programmet", "programmen", "programmets", "programs"),
        .. Inflections("problem", "problemet", "problemen", "problems"),
        .. Inflections("hem", "hemmet", "hemmen", "hemmets"),
        .. Inflections("system", "systemet", "systemen", "systems"),
        .. Inflections("forum", "forumet", "forumen"),
        .. Inflections("kostnad", "kostnader", "kostnaden", "kostnaderna", "kostnads", "kostnadens", "kostnadernas"),
        .. Inflections("månad", "månader", "månaden", "månaderna", "månads", "månadens", "månaders"),
        .. Inflections("skillnad", "skillnader", "skillnaden", "skillnaderna"),
        .. Inflections("byggnad", "byggnader", "byggnaden", "byggnaderna"),
        .. Inflections("marknad", "marknader", "marknaden", "marknaderna", "marknads"),
        .. Inflections("stad", "städer", "städerna", "staden", "stadens"),
        .. Inflections("boende", "boendet", "boenden", "boendets", "boendens", "boendes"),
        .. Inflections("förslag", "förslaget", "förslagen", "förslags"),
        .. Inflections("hälsa", "hälso", "hälsan", "hälsans"),
        .. Inflections("mun", "munnen"),
        .. Inflections("bok", "böcker", "böckerna", "boken"),
        .. Inflections("land", "landet", "länder", "länderna"),
    ];

    /// <summary>Whole words.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["året"] = "år", ["åren"] = "år", ["års"] = "år", ["årets"] = "år", ["årens"] = "år",
        ["budget"] = "budget", ["budgeten"] = "budget", ["budgetens"] = "budget", ["budgetar"] = "budget",
        ["särskilt"] = "särskild", ["enskilt"] = "enskild",
        ["sa"] = "säga", ["sagt"] = "säga", ["säger"] = "säga", ["gäller"] = "gälla", ["gällde"] = "gälla", ["gällt"] = "gälla", ["betala"] = "betala", ["betalar"] = "betala", ["betalas"] = "betala", ["betalning"] = "betala", ["betalningen"] = "betala",
    };

    private static readonly (string Ending, string Form)[] Adjectives = [("ellt", "ell"), ("samt", "sam"), ("skt", "sk"), ("alt", "al"), ("ivt", "iv")];

    /// <summary>The stem of a word as <see cref="Tokens"/> gives it. Numbers and what holds a digit stay as they are.</summary>
    public static string Stem(string word)
    {
        if (word.AsSpan().ContainsAnyInRange('0', '9')) return word;
        return Words.TryGetValue(word, out var whole) ? whole : Exception(word) ?? SwedishStemmer.Stem(Plain(word));
    }

    /// <summary>Without dots and rings: <c>hjälpmedel</c> and <c>hjalpmedel</c> are the same.</summary>
    public static string Undotted(string word) => word.AsSpan().ContainsAny("åäö") ? word.Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o') : word;

    private static string? Exception(string word)
    {
        foreach (var (ending, form) in Exceptions)
            // A short one, as "mun", ends too many other words.
            if (word.EndsWith(ending, StringComparison.Ordinal) && (word.Length == ending.Length || (ending.Length >= 4 && word.Length >= ending.Length + 2))) return string.Concat(word.AsSpan(0, word.Length - ending.Length), form);
        return null;
    }

    /// <summary>Neuter words whose <c>et</c> the stemmer leaves after two consonants (förbundet), and adjectives with a <c>t</c> (digitalt).</summary>
    private static string Plain(string word)
    {
        if (word.Length < 6) return word;
        foreach (var (ending, form) in Adjectives)
            if (word.EndsWith(ending, StringComparison.Ordinal)) return string.Concat(word.AsSpan(0, word.Length - ending.Length), form);
        var end = word.EndsWith("ets", StringComparison.Ordinal) ? word.Length - 3 : word.EndsWith("et", StringComparison.Ordinal) ? word.Length - 2 : 0;
        if (end < 4 || Vowels.Contains(word[end - 1], StringComparison.Ordinal) || Vowels.Contains(word[end - 2], StringComparison.Ordinal)) return word;
        return word[end - 1] == 'm' && word[end - 2] == 'm' ? word[..(end - 1)] : word[..end];
    }

    private static IEnumerable<(string, string)> Inflections(string form, params string[] inflected) => inflected.OrderByDescending(ending => ending.Length).Append(form).Select(ending => (ending, form));

    /// <summary>Letters as they are compared: NFC, lower case, without accents, with å, ä and ö as letters of their own. Null for what is no letter or digit.</summary>
    internal static string? Fold(char letter)
    {
        if (letter < 128) return char.IsAsciiLetterUpper(letter) ? char.ToLowerInvariant(letter).ToString() : char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : null;
        var lower = char.ToLowerInvariant(letter);
        if (lower is 'å' or 'ä' or 'ö') return lower.ToString();
        if (lower is 'æ') return "ä";
        if (lower is 'ø') return "ö";
        if (lower is 'ß') return "ss";
        if (!char.IsLetterOrDigit(lower)) return null;
        var apart = lower.ToString().Normalize(NormalizationForm.FormKD);
        // Some capitals have no small letter of their own, only that of what they are made of.
        return char.IsLetterOrDigit(apart[0]) ? char.ToLowerInvariant(apart[0]).ToString() : lower.ToString();
    }
}
