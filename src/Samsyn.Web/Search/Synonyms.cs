using System.Reflection;

namespace Samsyn.Web.Search;

/// <summary>
/// Words that mean the same here: the glossary's Swedish and English, its abbreviations, and what people say instead of the field's own words.
/// </summary>
/// <remarks>
/// The glossary is <c>tests/shared-data/glossary.csv</c>, built into the program. Its cells hold several words with a slash between: two on both sides go in pairs
/// (<c>bifall / avslag</c>, <c>approval / rejection</c>). What stands in brackets is an abbreviation when it is in capitals, else an explanation.
/// </remarks>
public static class Synonyms
{
    /// <summary>Longest name in words: <c>hälso- och sjukvård</c> is four.</summary>
    public const int LongestName = 5;

    /// <summary>Not in the glossary: abbreviations of the field, and everyday words.</summary>
    private static readonly string[] Own =
    [
        "hos = hälso- och sjukvårdsavtal", "hmc = hjälpmedelscentral", "vgr = västra götalandsregionen = regionen", "vg regionen = västra götalandsregionen", "kf = kommunfullmäktige = fullmäktige", "ks = kommunstyrelse",
        "rf = regionfullmäktige", "hss = hälso- och sjukvårdsstyrelse", "vk = västkom", "sip = samordnad individuell plan", "dnr = diarienummer", "säga upp = uppsägning", "sägas upp = uppsägning", "sagt nej = avslog", "sagt ja = godkände", "säga ja = godkände", "säga nej = avslog",
        "betala = finansiering = kostnad", "pengar = finansiering = kostnad", "pris = kostnad", "tandvård = munhälsa", "läkare = läkarmedverkan", "utskrivning = utskrivningsklar", "börja gälla = ikraftträdande", "träda i kraft = ikraftträdande",
        "träder i kraft = ikraftträdande", "löptid = avtalstid", "giltighetstid = avtalstid", "förlänga = förlängning", "svarat = remissvar", "yttrande = remissvar", "oense = oenighet", "bråk = tvist = oenighet", "it-stöd = digitalt stöd", "welfare technology = välfärdsteknik",
        "health care = hälso- och sjukvård = sjukvård", "night watch = nattillsyn", "discharge = utskrivning", "oral health = munhälsa", "mental health = psykisk hälsa", "safety alarm = trygghetslarm", "aids = hjälpmedel", "assistive technology = hjälpmedel", "digital aids = digitala hjälpmedel",
        "county = län", "cost = kostnad", "costs = kostnader", "payment = betalning", "term = avtalstid", "open data = öppna data", "accessibility = tillgänglighet", "exercise data = övningsdata", "home care = hemsjukvård", "approved = godkände", "rejected = avslog", "condition = villkor",
    ];

    private static readonly Dictionary<string, List<string[]>> All = Read();

    /// <summary>Other names of what these words name, each as its words; none for most words.</summary>
    /// <param name="stems">The stems of the words, in order.</param>
    public static IReadOnlyList<string[]> Of(IEnumerable<string> stems) => All.GetValueOrDefault(string.Join(' ', stems)) ?? [];

    private static Dictionary<string, List<string[]>> Read()
    {
        var all = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var line in Own) Tie(line.Split(" = "));
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("glossary.csv") ?? throw new InvalidOperationException("The glossary is not built in.");
        using var reader = new StreamReader(stream);
        foreach (var line in reader.ReadToEnd().Split('\n').Skip(1))
        {
            var cells = Cells(line.TrimEnd('\r'));
            if (cells.Count < 2) continue;
            var (swedish, english) = (Names(cells[0]), Names(cells[1]));
            if (swedish.Count == english.Count)
                for (var i = 0; i < swedish.Count; i++) Tie([.. swedish[i], .. english[i]]);
            else Tie([.. swedish.Concat(english).SelectMany(names => names)]);
        }

        return all;

        void Tie(string[] names)
        {
            var asWords = names.Select(name => Tokens.Of(Tokens.Normal(name)).Select(token => token.Word).ToArray()).Where(words => words.Length is > 0 and <= LongestName).ToList();
            foreach (var name in asWords)
            {
                var key = string.Join(' ', name.Select(WordForms.Stem));
                if (!all.TryGetValue(key, out var others)) all[key] = others = [];
                others.AddRange(asWords.Where(other => other != name && !string.Equals(string.Join(' ', other.Select(WordForms.Stem)), key, StringComparison.Ordinal)));
            }
        }
    }

    /// <summary>The names in a cell: for each between slashes, itself and its abbreviation.</summary>
    private static List<string[]> Names(string cell) =>
        [.. cell.Split(" / ").Select(name =>
        {
            var bracket = name.IndexOf('(', StringComparison.Ordinal);
            var inside = bracket < 0 ? "" : name[(bracket + 1)..].Trim(' ', ')');
            var plain = bracket < 0 ? name : name[..bracket];
            return inside.Length is > 1 and < 6 && inside.All(char.IsUpper) || inside == "dnr" ? new[] { plain.Trim(), inside } : [plain.Trim()];
        })];

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(letter);
        }

        if (cell.Length > 0 || cells.Count > 0) cells.Add(cell.ToString());
        return cells;
    }
}
