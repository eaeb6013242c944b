using Samsyn.Web.Search;

namespace Samsyn.Web.Tests.Search;

/// <summary>Words as people write them: forms, compounds, numbers, days, and what is typed in haste.</summary>
[Rule("R50")]
public sealed class How_words_are_told
{
    private static IEnumerable<string> Words(string text) => Tokens.Of(Tokens.Normal(text)).Select(token => token.Word);

    /// <summary>Examples of the published algorithm and of its own list of words.</summary>
    [Theory]
    [InlineData("överenskommelserna", "överenskomm")]
    [InlineData("jakten", "jakt")]
    [InlineData("jaktkarlarne", "jaktkarl")]
    [InlineData("klostergården", "klostergård")]
    [InlineData("kloliknande", "klolikn")]
    [InlineData("jämförelser", "jämför")]
    [InlineData("angelägenheterna", "angelägen")]
    [InlineData("barmhärtigheten", "barmhärt")]
    [InlineData("avskyvärdaste", "avskyvärd")]
    [InlineData("frihetens", "frihet")]
    [InlineData("auktoritet", "auktoritet")]
    [InlineData("paket", "paket")]
    [InlineData("avtalet", "avtal")]
    [InlineData("avtalets", "avtal")]
    [InlineData("anspråkslöst", "anspråkslös")]
    [InlineData("aktningsfullt", "aktningsfull")]
    [InlineData("beslut", "beslut")]
    [InlineData("ab", "ab")]
    [InlineData("", "")]
    public void The_stemmer_is_the_published_one(string word, string stem) => Assert.Equal(stem, SwedishStemmer.Stem(word));

    [Theory]
    [InlineData("hjälpmedel", "hjälpmedlen", "hjälpmedlet", "hjälpmedels", "hjälpmedlens")]
    [InlineData("läkemedel", "läkemedlen", "läkemedlet")]
    [InlineData("avtal", "avtalet", "avtalen", "avtals", "avtalets", "avtalens")]
    [InlineData("ansvar", "ansvaret", "ansvarar", "ansvars")]
    [InlineData("remissvar", "remissvaret", "remissvaren", "remissvars")]
    [InlineData("kostnad", "kostnader", "kostnaden", "kostnaderna")]
    [InlineData("boende", "boendet", "boenden")]
    [InlineData("digital", "digitalt", "digitala")]
    [InlineData("gemensam", "gemensamt")]
    [InlineData("förbund", "förbundet", "förbunden")]
    [InlineData("år", "året", "åren")]
    [InlineData("kommun", "kommuner", "kommunen", "kommunernas")]
    [InlineData("hälsa", "hälso")]
    [InlineData("bostad", "bostaden", "bostäder")]
    [InlineData("program", "programmet")]
    [InlineData("sjukhem", "sjukhemmet")]
    public void Forms_of_one_word_are_one(string word, params string[] forms) => Assert.All(forms, form => Assert.Equal(WordForms.Stem(word), WordForms.Stem(form)));

    [Theory]
    [InlineData("hjälpmedel", "hjälpmedelscentral")]
    [InlineData("lag", "läge")]
    [InlineData("part", "pärt")]
    [InlineData("vard", "vård")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(WordForms.Stem(one), WordForms.Stem(other));

    [Fact]
    public void Text_is_divided_where_people_do()
    {
        Assert.Equal(["hälso", "och", "sjukvård", "punkt", "4.2", "idé", "16:3"], Words("Hälso- och SJUKVÅRD, punkt 4.2. Idé: 16:3").Select(w => w == "ide" ? "idé" : w));
        Assert.Equal(["§21", "§121", "122"], Words("§ 21 §§ 121–122"));
        Assert.Equal(["den", "13", "oktober", "2022", "2022-10-13"], Words("den 13 oktober 2022"));
        Assert.Equal(["2022-10-13", "2022/0114", "6", "000"], Words("2022-10-13 2022/0114 6 000"));
        Assert.Equal(["hjälpmedel"], Words("hja\u0308lp\u00ADmedel"));
        Assert.Equal(["a", "b"], Words("a😀b\uD800"));
        Assert.Equal(["31", "februari", "2022"], Words("31 februari 2022"));
        Assert.Empty(Words("¿¡… \u202E\u0000 – ©"));
        Assert.Equal(Tokens.LongestWord, Assert.Single(Words(new string('ö', 5000))).Length);
    }

    [Fact]
    public void A_word_knows_its_place()
    {
        var text = Tokens.Normal("Vård, omsorg och hja\u0308lpmedlen.");

        Assert.All(Tokens.Of(text), token => Assert.Equal(token.Word, text.Substring(token.Start, token.Length).ToLowerInvariant()));
    }

    private static Lexicon Of(params string[] words) => new([.. words.Select(word => new KeyValuePair<string, int>(word, 1))], words.Length, 1);

    [Fact]
    public void Compounds_are_taken_apart_by_the_words_that_occur()
    {
        string[] words = ["avtal", "samverkan", "samverkansavtal", "samverkansavtalet", "tid", "avtalstid", "hälsa", "hälsoavtal", "arbete", "arbetsavtal", "digital", "portal"];
        var lexicon = Of(words);

        Assert.Equal(["arbetsavtal", "avtalstid", "hälsoavtal", "samverkansavtal"], lexicon.CompoundsOf("avtal").Select(c => c.Stem).Order(StringComparer.Ordinal));
        Assert.True(lexicon.CompoundsOf("avtal").First(c => c.Stem == "samverkansavtal").Quality > lexicon.CompoundsOf("avtal").First(c => c.Stem == "avtalstid").Quality);
        Assert.Empty(lexicon.CompoundsOf("tal"));
        Assert.Equal(("samverkan", "tid"), Divided("samverkanstid"));
        Assert.Null(lexicon.Divided("oavtal"));
        // Half of it is a word: that is not enough, whichever half.
        Assert.Null(lexicon.Divided("samverkansbord"));
        Assert.Null(lexicon.Divided("bordsavtal"));
        Assert.Equal(lexicon.CompoundsOf("avtal"), Of([.. words.Reverse()]).CompoundsOf("avtal"));

        (string, string)? Divided(string word) => lexicon.Divided(word) is { } parts && parts.First == WordForms.Stem("samverkan") ? ("samverkan", parts.Last) : null;
    }

    [Theory]
    [InlineData("avtal", "avtla", true)]
    [InlineData("avtal", "avtall", true)]
    [InlineData("avtal", "avtl", true)]
    [InlineData("avtal", "avtel", true)]
    [InlineData("avtal", "avtal", false)]
    [InlineData("avtal", "avlat", false)]
    [InlineData("avtal", "savtall", false)]
    public void A_slip_is_one_letter_or_two_that_changed_places(string meant, string typed, bool slip)
    {
        Assert.Equal(slip, Lexicon.IsOneSlipAway(meant, typed));
        Assert.Equal(slip, Lexicon.IsOneSlipAway(typed, meant));
    }

    [Fact]
    public void A_question_is_read_as_words_phrases_and_what_is_not_wanted()
    {
        var query = SearchQuery.Of("vem betalar \"särskilt boende\" -läkare hjälpm* -2020", Of("hjälpmedel"));

        Assert.Equal(["betalar", "särskilt", "boende", "hjälpm"], query.Terms.Select(term => term.Typed));
        Assert.Equal([WordForms.Stem("särskilt"), WordForms.Stem("boende")], Assert.Single(query.Phrases));
        Assert.Equal([WordForms.Stem("läkare"), "2020"], query.Without);
        Assert.Contains(query.Terms[^1].Ways, way => way.Stems[0] == "hjälpmedel");
        Assert.Contains("betala", query.Marked);
    }

    [Fact]
    public void A_name_in_capitals_is_no_word_that_says_nothing()
    {
        Assert.Equal(["HoS"], SearchQuery.Of("vad är HoS", Lexicon.Empty).Terms.Select(term => term.Typed));
        Assert.Equal(["regionen"], SearchQuery.Of("hos regionen", Lexicon.Empty).Terms.Select(term => term.Typed));
        Assert.Equal(["och", "att"], SearchQuery.Of("och att", Lexicon.Empty).Terms.Select(term => term.Typed));
    }

    [Fact]
    public void English_and_abbreviations_find_the_Swedish_words()
    {
        Assert.Contains(SearchQuery.Of("assistive technology", Lexicon.Empty).Terms[0].Ways, way => way.Stems is ["hjälpmedel"]);
        Assert.Contains(SearchQuery.Of("agreement", Lexicon.Empty).Terms[0].Ways, way => way.Stems is ["avtal"]);
        Assert.Contains(SearchQuery.Of("remiss", Lexicon.Empty).Terms[0].Ways, way => way.Stems.Contains("consultation") || way.Stems.Contains(WordForms.Stem("consultation")));
        Assert.Contains(SearchQuery.Of("SRO", Lexicon.Empty).Terms[0].Ways, way => way.Stems.Contains(WordForms.Stem("samrådsorgan")));
        // Two on both sides of a cell go in pairs.
        Assert.DoesNotContain(SearchQuery.Of("bifall", Lexicon.Empty).Terms[0].Ways, way => way.Stems.Contains(WordForms.Stem("rejection")));
    }

    [Theory]
    [InlineData("Den som behöver ett digitalt hjälpmedel ska få hjälpmedlet.", "Den som behöver ett digitalt <mark>hjälpmedel</mark> ska få <mark>hjälpmedlet</mark>.")]
    [InlineData("<script>hjälpmedel</script> & \"Å\"", "&lt;script&gt;<mark>hjälpmedel</mark>&lt;/script&gt; &amp; &quot;Å&quot;")]
    [InlineData("Hja\u0308lpmedel 😀", "<mark>Hjälpmedel</mark> &#x1F600;")]
    public void A_snippet_marks_the_readers_own_words(string text, string html)
    {
        Assert.Equal(html, Snippet.Of(text, new HashSet<string> { "hjälpmedel" }).ToString());
    }

    [Fact]
    public void A_snippet_shows_where_most_words_stand_together()
    {
        var filler = string.Concat(Enumerable.Repeat("annat sägs här om och om igen ", 40));
        var snippet = Snippet.Of($"hjälpmedel {filler} takvolymen för hjälpmedel är en gräns {filler}", new HashSet<string> { "hjälpmedel", WordForms.Stem("takvolym") }).ToString()!;

        Assert.Contains("<mark>takvolymen</mark> för <mark>hjälpmedel</mark>", snippet, StringComparison.Ordinal);
        Assert.StartsWith("… ", snippet, StringComparison.Ordinal);
        Assert.EndsWith(" …", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 100, 400);
        Assert.InRange(Snippet.Of(new string('ö', 100_000), new HashSet<string>()).ToString()!.Length, 1, 400);
    }
}
