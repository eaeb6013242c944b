using System.Globalization;
using System.Text;

namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>Runs in their one form: the same words with the same emphasis are always the same runs.</summary>
internal static class ClauseRuns
{
    /// <summary>
    /// Squeezes white space, keeps spaces outside emphasis, joins neighbours that are set alike, and drops emphasis that Markdown could not write.
    /// </summary>
    public static IReadOnlyList<ClauseRun> Tidy(IReadOnlyList<ClauseRun> runs, bool oneLine)
    {
        var tidy = new List<ClauseRun>();
        var endsInSpace = true;
        foreach (var run in Joined(runs))
        {
            var text = Squeeze(run.Text, oneLine);
            if (endsInSpace) text = text.TrimStart(' ');
            if (text.Length == 0) continue;
            var (style, link) = (run.Style, AllowedLink(run.Link));
            if (string.IsNullOrWhiteSpace(text)) (style, link) = (RunStyle.Plain, null);
            if (style == RunStyle.Plain && link is null) Add(tidy, text, style, link);
            else AddMarked(tidy, text, style, link);
            endsInSpace = text[^1] is ' ' or '\n';
        }

        TrimEnd(tidy);
        Expressible(tidy);
        return tidy;
    }

    /// <summary>Every white space one space, or one line break where the text breaks; NFC; no soft hyphens or control characters.</summary>
    public static string Squeeze(string text, bool oneLine)
    {
        if (IsPlain(text)) return text;
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in text.IsNormalized() ? text : text.Normalize())
        {
            if (c == '\n' && !oneLine)
            {
                while (squeezed.Length > 0 && squeezed[^1] == ' ') squeezed.Length--;
                squeezed.Append('\n');
            }
            else if (char.IsWhiteSpace(c))
            {
                if (squeezed.Length == 0 || squeezed[^1] is not (' ' or '\n')) squeezed.Append(' ');
            }
            else if (c != '\u00AD' && !IsInvisible(c)) squeezed.Append(c);
        }

        return squeezed.ToString();
    }

    /// <summary>Without the first <paramref name="count"/> characters.</summary>
    public static IReadOnlyList<ClauseRun> Skip(IReadOnlyList<ClauseRun> runs, int count)
    {
        var rest = new List<ClauseRun>();
        foreach (var run in runs)
        {
            var cut = Math.Min(count, run.Text.Length);
            count -= cut;
            if (cut < run.Text.Length) rest.Add(run with { Text = run.Text[cut..] });
        }

        return rest;
    }

    /// <summary>Neighbours that are set alike are one, however the file cuts them up.</summary>
    private static List<ClauseRun> Joined(IReadOnlyList<ClauseRun> runs)
    {
        var joined = new List<ClauseRun>(runs.Count);
        foreach (var run in runs)
        {
            if (run.Text.Length == 0) continue;
            if (joined.Count > 0 && joined[^1].Style == run.Style && joined[^1].Link == run.Link) joined[^1] = run with { Text = joined[^1].Text + run.Text };
            else joined.Add(run);
        }

        return joined;
    }

    private static bool IsPlain(string text)
    {
        var space = false;
        foreach (var c in text)
        {
            if (c == ' ' ? space : c is < ' ' or (> '~' and not ('å' or 'ä' or 'ö' or 'Å' or 'Ä' or 'Ö' or 'é' or '§' or '–' or '”' or '’'))) return false;
            space = c == ' ';
        }

        return true;
    }

    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\uFEFF' or '\u2060' || c is >= '\u202A' and <= '\u202E' || c is >= '\u2066' and <= '\u2069';

    private static string? AllowedLink(string? link) =>
        link is not null && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto"
        && link.All(c => c is > ' ' and < '\u007F' and not ('(' or ')' or '<' or '>' or '\\' or '"')) ? link : null;

    /// <summary>Spaces at the edges of emphasis stand outside it.</summary>
    private static void AddMarked(List<ClauseRun> tidy, string text, RunStyle style, string? link)
    {
        var core = text.Trim(' ', '\n');
        var at = text.IndexOf(core, StringComparison.Ordinal);
        if (at > 0) Add(tidy, text[..at], RunStyle.Plain, null);
        if (core.Length > 0) Add(tidy, core, style, link);
        if (at + core.Length < text.Length) Add(tidy, text[(at + core.Length)..], RunStyle.Plain, null);
    }

    private static void Add(List<ClauseRun> tidy, string text, RunStyle style, string? link)
    {
        if (tidy.Count > 0 && tidy[^1].Style == style && tidy[^1].Link == link)
        {
            var joined = tidy[^1].Text + text;
            tidy[^1] = tidy[^1] with { Text = joined.IsNormalized() ? joined : joined.Normalize() };
        }
        else if (tidy.Count > 1 && tidy[^1] is { Style: RunStyle.Plain, Link: null, Text: " " } && (style != RunStyle.Plain || link is not null) && tidy[^2].Style == style && tidy[^2].Link == link)
        {
            // "**gemensam** **handbok**" is one emphasis.
            tidy[^2] = tidy[^2] with { Text = tidy[^2].Text + " " + text };
            tidy.RemoveAt(tidy.Count - 1);
        }
        else tidy.Add(new ClauseRun(text, style, link));
    }

    private static void TrimEnd(List<ClauseRun> tidy)
    {
        while (tidy.Count > 0)
        {
            var text = tidy[^1].Text.TrimEnd(' ', '\n');
            if (text.Length > 0)
            {
                tidy[^1] = tidy[^1] with { Text = text };
                break;
            }

            tidy.RemoveAt(tidy.Count - 1);
        }

        while (tidy.Count > 0 && tidy[0].Text.TrimStart(' ', '\n') is var text && text.Length < tidy[0].Text.Length)
        {
            if (text.Length > 0) tidy[0] = tidy[0] with { Text = text };
            else tidy.RemoveAt(0);
        }
    }

    /// <summary>
    /// Emphasis that touches other emphasis, or a letter on one side and a sign on the other, cannot be written in Markdown: it becomes plain.
    /// </summary>
    private static void Expressible(List<ClauseRun> runs)
    {
        var changed = false;
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Style == RunStyle.Plain) continue;
            var text = runs[i].Text;
            var before = i > 0 ? runs[i - 1].Text[^1] : ' ';
            var after = i + 1 < runs.Count ? runs[i + 1].Text[0] : ' ';
            var touches = (i > 0 && (runs[i - 1].Style != RunStyle.Plain || runs[i - 1].Link is not null))
                || (i + 1 < runs.Count && (runs[i + 1].Style != RunStyle.Plain || runs[i + 1].Link is not null));
            var first = runs[i].Link is null ? text[0] : '[';
            var last = runs[i].Link is null ? text[^1] : ')';
            if (!touches && (char.IsLetterOrDigit(first) || IsApart(before)) && (char.IsLetterOrDigit(last) || IsApart(after))) continue;
            runs[i] = runs[i] with { Style = RunStyle.Plain };
            changed = true;
        }

        for (var i = 1; changed && i < runs.Count; i++)
        {
            if (runs[i].Style != runs[i - 1].Style || runs[i].Link != runs[i - 1].Link) continue;
            runs[i - 1] = runs[i - 1] with { Text = runs[i - 1].Text + runs[i].Text };
            runs.RemoveAt(i--);
        }
    }

    /// <summary>White space or punctuation by everybody's reading; of other signs readers of Markdown think differently.</summary>
    private static bool IsApart(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c) || (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c));
}
