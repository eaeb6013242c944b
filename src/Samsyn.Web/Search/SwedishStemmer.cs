namespace Samsyn.Web.Search;

/// <summary>
/// The Swedish stemmer of Snowball, version 3: cuts endings so that <c>överenskommelserna</c> and <c>överenskommelse</c> are one stem.
/// </summary>
/// <remarks>
/// The published algorithm and nothing else (https://snowballstem.org/algorithms/swedish/stemmer.html); what it gets wrong for the words of this field is mended
/// before it, in <see cref="WordForms"/>. R1 is what follows the first consonant after a vowel, and begins at the fourth letter at the earliest: only what
/// stands there is cut. A test has PostgreSQL's own Snowball beside it.
/// </remarks>
public static class SwedishStemmer
{
    private const string Vowels = "aeiouyäåö";
    private const string MayPrecedeS = "bcdfghjklmnoprtvy";
    private const string MayPrecedeÖst = "iklnprtuv";

    /// <summary>Endings that are cut when they are the longest that fits; <c>s</c> and <c>et</c> only after some letters.</summary>
    private static readonly string[] Endings =
    [
        "heterna", "hetens", "heten", "heter", "anden", "andes", "andet", "arens", "arnas", "ernas", "ornas", "ande", "aren", "arna", "arne", "aste", "ades", "erna", "erns", "orna",
        "ade", "are", "ast", "ens", "ern", "het", "ad", "ar", "as", "at", "en", "er", "es", "et", "or", "a", "e", "s",
    ];

    /// <summary>What stands before an <c>et</c> that belongs to the word: nyhet, societet, paket.</summary>
    private static readonly string[] KeepsEt =
    [
        "h", "iet", "uit", "fab", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit", "tit", "ivit", "kvit", "xit", "kom", "rak", "pak", "stak",
    ];

    private static readonly string[] Pairs = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        var start = R1(word);
        if (start >= word.Length) return word;
        var stem = WithoutEnding(word, start);
        if (Array.Exists(Pairs, pair => Ends(stem, pair, start))) stem = stem[..^1];
        return WithoutOther(stem, start);
    }

    private static int R1(string word)
    {
        if (word.Length < 3) return word.Length;
        var at = 0;
        while (at < word.Length && !IsVowel(word[at])) at++;
        while (at < word.Length && IsVowel(word[at])) at++;
        return at >= word.Length ? word.Length : Math.Max(at + 1, 3);
    }

    private static string WithoutEnding(string word, int start)
    {
        if (Array.Find(Endings, ending => Ends(word, ending, start)) is not { } longest) return word;
        var before = word.AsSpan(0, word.Length - longest.Length);
        return longest switch
        {
            "et" => CanLoseEt(before) ? before.ToString() : word,
            "s" when before.EndsWith("et", StringComparison.Ordinal) && CanLoseEt(before[..^2]) => before[..^2].ToString(),
            "s" => before.Length > 0 && MayPrecedeS.Contains(before[^1], StringComparison.Ordinal) ? before.ToString() : word,
            _ => before.ToString(),
        };
    }

    /// <summary>Before <c>et</c>: a vowel and a consonant, not at the word's beginning, and no word that ends so by itself.</summary>
    private static bool CanLoseEt(ReadOnlySpan<char> before)
    {
        if (before.Length < 3 || IsVowel(before[^1]) || !IsVowel(before[^2])) return false;
        foreach (var own in KeepsEt)
            if (before.EndsWith(own, StringComparison.Ordinal)) return false;
        return true;
    }

    private static string WithoutOther(string stem, int start) =>
        Ends(stem, "fullt", start) ? stem[..^1]
        : Ends(stem, "lig", start) || Ends(stem, "els", start) ? stem[..^3]
        : Ends(stem, "öst", start) ? (stem.Length > 3 && MayPrecedeÖst.Contains(stem[^4], StringComparison.Ordinal) ? stem[..^1] : stem)
        : Ends(stem, "ig", start) ? stem[..^2]
        : stem;

    private static bool Ends(string word, string ending, int start) => word.Length - ending.Length >= start && word.EndsWith(ending, StringComparison.Ordinal);

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}
