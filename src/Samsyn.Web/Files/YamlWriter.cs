using System.Globalization;
using System.Text;

namespace Samsyn.Web.Files;

/// <summary>
/// Writes the YAML of <c>samsyn export</c>: one way to write each thing, so that the same facts give the same bytes on
/// any machine. Maps stand in block style, rows as <c>- { key: value, … }</c> on one line each, as CONTRACT.md shows them.
/// </summary>
/// <remarks>
/// Samsyn reads every plain scalar as text, but other programs do not: to a YAML 1.1 reader <c>no</c> is false and
/// <c>1.10</c> is 1.1. So text is quoted unless it begins with a letter, holds nothing but letters, digits and a few
/// marks, and is no word such a reader takes for a truth value or null. A null value is left out with its key.
/// </remarks>
public sealed class YamlWriter(TextWriter to)
{
    private static readonly HashSet<string> Misread =
        new(["y", "n", "yes", "no", "on", "off", "true", "false", "null"], StringComparer.OrdinalIgnoreCase);

    private int indent;
    private bool inRow;
    private bool firstInRow;
    private bool afterDash;

    /// <summary>Text, quoted where another program could misread it.</summary>
    public void Text(string key, string? value)
    {
        if (value is not null)
        {
            Scalar(key, Quoted(value));
        }
    }

    /// <summary>A word the format defines, such as an outcome: written as it is.</summary>
    public void Word(string key, string? word)
    {
        if (word is not null)
        {
            Scalar(key, word);
        }
    }

    public void Day(string key, DateOnly? day) => Word(key, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Instant(string key, DateTime? utc) => Word(key, utc is { } instant ? InstantText.Of(instant) : null);

    public void Number(string key, long? number) => Word(key, number?.ToString(CultureInfo.InvariantCulture));

    public void Flag(string key, bool? flag) => Word(key, flag is { } value ? (value ? "true" : "false") : null);

    /// <summary>A list of texts on one line: <c>[GR, "1480"]</c>. Null is left out, an empty list is <c>[]</c>.</summary>
    public void Texts(string key, IEnumerable<string>? values)
    {
        if (values is not null)
        {
            Scalar(key, $"[{string.Join(", ", values.Select(Quoted))}]");
        }
    }

    /// <summary>A map: its keys indented on lines of their own, or in braces inside a row.</summary>
    public void Map(string key, Action keys)
    {
        if (inRow)
        {
            FlowMap(key, keys);
            return;
        }

        Begin(key);
        to.Write('\n');
        indent++;
        keys();
        indent--;
    }

    /// <summary>A map in braces on the line of its key: <c>term: { from: 2023-01-01 }</c>.</summary>
    public void FlowMap(string key, Action keys)
    {
        Begin(key);
        to.Write(' ');
        Braces(keys);
        End();
    }

    /// <summary>A list of rows, one line each; nothing at all when there are none. Inside a row the list stands on the row's line.</summary>
    public void Rows<T>(string key, IEnumerable<T> items, Action<T> row)
    {
        using var each = items.GetEnumerator();
        if (!each.MoveNext())
        {
            return;
        }

        Begin(key);
        if (inRow)
        {
            to.Write(" [ ");
            Braces(() => row(each.Current));
            while (each.MoveNext())
            {
                to.Write(", ");
                Braces(() => row(each.Current));
            }

            to.Write(" ]");
            return;
        }

        to.Write('\n');
        do
        {
            Indent(indent + 1);
            to.Write("- ");
            Braces(() => row(each.Current));
            to.Write('\n');
        }
        while (each.MoveNext());
    }

    /// <summary>A list of maps that are too large for a line each: the keys of an item on lines of their own. Inside a row as <see cref="Rows"/>.</summary>
    public void Blocks<T>(string key, IEnumerable<T> items, Action<T> block)
    {
        var all = items.ToList();
        if (inRow || all.Count == 0)
        {
            Rows(key, all, block);
            return;
        }

        Begin(key);
        to.Write('\n');
        indent += 2;
        foreach (var item in all)
        {
            afterDash = true;
            block(item);
        }

        indent -= 2;
    }

    /// <summary>The text as a scalar: plain where no program can misread it, else in double quotes.</summary>
    public static string Quoted(string value) => IsPlain(value) ? value : InQuotes(value);

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || !char.IsLetter(value[0]) || value[^1] == ' ' || Misread.Contains(value))
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '–' or '_' or '.' or '/' or '(' or ')' or '§'))
            {
                return false;
            }
        }

        return true;
    }

    private static string InQuotes(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'
                    => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private void Scalar(string key, string written)
    {
        Begin(key);
        to.Write(' ');
        to.Write(written);
        End();
    }

    private void Begin(string key)
    {
        if (!inRow)
        {
            Indent(afterDash ? indent - 1 : indent);
            to.Write(afterDash ? "- " : "");
            afterDash = false;
        }
        else if (!firstInRow)
        {
            to.Write(", ");
        }

        firstInRow = false;
        to.Write(key);
        to.Write(':');
    }

    private void End()
    {
        if (!inRow)
        {
            to.Write('\n');
        }
    }

    private void Braces(Action keys)
    {
        var (wasInRow, wasFirst) = (inRow, firstInRow);
        (inRow, firstInRow) = (true, true);
        to.Write("{ ");
        keys();
        to.Write(firstInRow ? "}" : " }");
        (inRow, firstInRow) = (wasInRow, wasFirst);
    }

    private void Indent(int levels)
    {
        for (var i = 0; i < levels; i++)
        {
            to.Write("  ");
        }
    }
}
