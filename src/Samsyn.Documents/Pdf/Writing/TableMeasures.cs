using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>How wide a table's columns are, how small its letters, and on which sheet it stands: found from all its cells before the first is set.</summary>
internal sealed class TableMeasures
{
    private const double Padding = 3.5;
    private const double LongestUnbroken = 150, LeastComfort = 5, MostStretch = 40;

    /// <summary>From what is pleasant to what is possible: size of letters, and the sheet.</summary>
    private static readonly (double Size, double Width, double Height)[] Tries =
        [(9, Paper.Short, Paper.Long), (8, Paper.Short, Paper.Long), (8.5, Paper.Long, Paper.Short), (7.5, Paper.Long, Paper.Short), (7.5, Paper.Longest, Paper.Long), (6, Paper.Longest, Paper.Long)];

    public TableMeasures(TextTable table, DocumentFonts fonts, string language)
    {
        var columns = table.Rows[0].Count;
        var (natural, longest) = (new double[columns], new double[columns]);
        var numbers = Enumerable.Range(0, columns).Select(column => column >= table.HeaderColumns).ToArray();
        var has = new bool[columns];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var runs = table.Rows[row][column].Runs;
                var text = new SetText(runs, Unit(IsStrong(table, row, column)), fonts).Measure();
                natural[column] = Math.Max(natural[column], text.Natural);
                longest[column] = Math.Max(longest[column], text.Longest);
                if (row < table.HeaderRows || text.Signs.Length == 0) continue;
                has[column] = true;
                numbers[column] &= IsNumber(runs, language);
            }
        }

        IsNumeric = [.. numbers.Zip(has, (all, some) => all && some)];
        foreach (var (size, width, height) in Tries)
        {
            (Size, SheetWidth, SheetHeight) = (size, width, height);
            var most = width - (2 * Paper.Left);
            var gap = columns <= 8 ? 12 : columns <= 20 ? 8 : 4;
            Gaps = [.. Enumerable.Range(0, columns).Select(c => c == columns - 1 ? 0 : IsNumeric[c] && !IsNumeric[c + 1] ? gap * 1.75 : gap)];
            var needed = Enumerable.Range(0, columns).Select(c => Math.Max(Math.Min(longest[c] * size, LongestUnbroken), size * Math.Min(natural[c], LeastComfort))).ToArray();
            Widths = Divide(needed, [.. natural.Select(n => n * size)], most - Gaps.Sum());
            if (needed.Sum() + Gaps.Sum() <= most) break;
        }
    }

    public double Size { get; private set; }

    public double Leading => Size * 1.38;

    public double SheetWidth { get; private set; }

    public double SheetHeight { get; private set; }

    /// <summary>Behind each column: more behind numbers, which end where the next column begins.</summary>
    public double[] Gaps { get; private set; } = [];

    public double[] Widths { get; private set; } = [];

    /// <summary>Whether a column holds numbers and nothing else: they end in line.</summary>
    public bool[] IsNumeric { get; }

    public double Width => Widths.Sum() + Gaps.Sum();

    /// <summary>Above and below the words of a row.</summary>
    public double Air => Padding * Size / 9;

    public TextLook Look(bool strong) => new(strong ? Face.Strong : Face.Text, Size, Leading, Paper.Ink, Tabular: true);

    public static bool IsStrong(TextTable table, int row, int column) => row < table.HeaderRows || column < table.HeaderColumns;

    private static TextLook Unit(bool strong) => new(strong ? Face.Strong : Face.Text, 1, 1, Paper.Ink, Tabular: true);

    /// <summary>All get what they want when there is room, with a little more air; else the room beyond what each needs goes where most is wanted.</summary>
    private static double[] Divide(double[] needed, double[] wanted, double room)
    {
        var (need, want) = (needed.Sum(), wanted.Sum());
        if (want <= room)
        {
            var more = Math.Min(MostStretch, (room - want) / wanted.Length);
            return [.. wanted.Select(w => w + more)];
        }

        if (need <= room)
        {
            var share = (room - need) / Math.Max(want - need, 1e-9);
            return [.. needed.Zip(wanted, (n, w) => n + ((w - n) * share))];
        }

        var equal = room / needed.Length;       // more columns than any sheet holds: each gets something, the long ones most
        return [.. needed.Select(n => Math.Max((equal / 2) + (n / need * room / 2), 1))];
    }

    private static bool IsNumber(IReadOnlyList<TextRun> runs, string language)
    {
        if (runs.Any(run => run.Link is not null)) return false;
        var text = string.Concat(runs.Select(run => run.Text)).Trim();
        if (text is "–" or "-" or "−") return true;
        foreach (var unit in (ReadOnlySpan<string>)["kr", "%", "tkr", "mnkr", "st", "SEK"])
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            text = text[..^unit.Length].TrimEnd();
            break;
        }

        var point = language.StartsWith("sv", StringComparison.OrdinalIgnoreCase) ? ',' : '.';
        if (text.Length > 0 && text[0] is '-' or '−' or '+' or '–') text = text[1..];
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
            && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '\u00A0' or '\u202F' || c == point || (c == ',' && point == '.'));
    }
}
