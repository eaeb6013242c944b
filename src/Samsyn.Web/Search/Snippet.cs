using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Search;

/// <summary>The piece of a text where what was looked for stands, with the reader's own words marked (utdrag).</summary>
public static class Snippet
{
    private const int Length = 240, Before = 60;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A whole text with its words marked: a title.</summary>
    public static IHtmlContent Marked(string text, IReadOnlySet<string> stems)
    {
        var normal = Tokens.Normal(text);
        return Html(normal, 0, normal.Length, Hits(normal, stems));
    }

    /// <summary>The stretch with the most different words of the search, cut between words; the beginning when none occurs.</summary>
    public static IHtmlContent Of(string text, IReadOnlySet<string> stems)
    {
        var normal = Tokens.Normal(Weighed.Searched(text));
        var hits = Hits(normal, stems);
        var (start, most) = (0, 0);
        for (var i = 0; i < hits.Count; i++)
        {
            var said = new HashSet<string>(StringComparer.Ordinal);
            for (var j = i; j < hits.Count && hits[j].Token.End - hits[i].Token.Start <= Length - Before; j++) said.Add(hits[j].Stem);
            if (said.Count > most) (start, most) = (hits[i].Token.Start, said.Count);
        }

        var first = start;
        start = start <= Before ? 0 : Math.Min(WordAt(normal, start - Before), first);
        var end = Math.Min(normal.Length, start + Length);
        if (end < normal.Length) end = LastWordEnd(normal, start, end);
        return Html(normal, start, end, hits);
    }

    private static List<(Token Token, string Stem)> Hits(string text, IReadOnlySet<string> stems)
    {
        var hits = new List<(Token, string)>();
        foreach (var token in Tokens.Of(text))
            if (WordForms.Stem(token.Word) is var stem && stems.Contains(stem)) hits.Add((token, stem));
        return hits;
    }

    private static HtmlString Html(string text, int start, int end, List<(Token Token, string Stem)> hits)
    {
        var html = new StringBuilder();
        if (start > 0) html.Append("… ");
        var at = start;
        foreach (var (token, _) in hits)
        {
            if (token.Start < at || token.End > end) continue;
            Append(text.AsSpan(at, token.Start - at));
            html.Append("<mark>");
            Append(text.AsSpan(token.Start, token.Length));
            html.Append("</mark>");
            at = token.End;
        }

        Append(text.AsSpan(at, end - at));
        return new HtmlString(html.Append(end < text.Length ? " …" : "").ToString());

        void Append(ReadOnlySpan<char> piece) => html.Append(Encoder.Encode(piece.ToString().ReplaceLineEndings(" ")));
    }

    private static int WordAt(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    /// <summary>The last place between words; in one endless word, a place that halves no character.</summary>
    private static int LastWordEnd(string text, int start, int end)
    {
        for (var at = end; at > start + Length / 2; at--)
            if (char.IsWhiteSpace(text[at])) return at;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}
