using System.Globalization;
using System.Text;

namespace Samsyn.Settlement.Tests.SecondReading;

/// <summary>CSV read and written character by character, and days, as CONTRACT.md C5 says.</summary>
internal static class Text
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The records of a file with the line each begins on; the first is the header.</summary>
    public static List<(int Line, List<string> Fields)> Records(string text)
    {
        var records = new List<(int, List<string>)>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (fields, field, begins) = (new List<string>(), new StringBuilder(), line);
            for (; ; at++)
            {
                if (at < text.Length && text[at] == '"' && field.Length == 0)
                {
                    for (at++; at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')); at++)
                    {
                        if (text[at] == '"') at++;
                        if (text[at] == '\n') line++;
                        field.Append(text[at]);
                    }
                    continue;
                }
                var ends = at == text.Length || text[at] == '\n';
                if (ends && field.Length > 0 && field[^1] == '\r' && at < text.Length) field.Length--;
                if (ends || text[at] == ',')
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }
                else
                {
                    field.Append(text[at]);
                }
                if (ends) break;
            }
            at++;
            line++;
            records.Add((begins, fields));
        }
        return records;
    }

    /// <summary>The rows of a file by column name; a row of another length than the header is null.</summary>
    public static IEnumerable<(int Line, List<string> Fields, Dictionary<string, string>? Row)> Rows(string text)
    {
        var records = Records(text);
        var header = records[0].Fields;
        foreach (var (line, fields) in records.Skip(1))
            yield return (line, fields, fields.Count == header.Count ? header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second) : null);
    }

    public static string Line(params IEnumerable<object> fields) =>
        string.Join(',', fields.Select(field => Quoted(Convert.ToString(field, CultureInfo.InvariantCulture)!))) + "\n";

    private static string Quoted(string field) => field.IndexOfAny([',', '"', '\r', '\n']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>By code point: UTF-8 bytes compare so.</summary>
    public static readonly Comparer<string> ByCodePoint =
        Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));
}
