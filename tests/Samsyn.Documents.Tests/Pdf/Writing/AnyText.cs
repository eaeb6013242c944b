using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>Texts that nobody wrote, from a seed: every kind of block, short and long, in any order that a text can have.</summary>
internal sealed class AnyText(int seed)
{
    private static readonly string[] Syllables = ["av", "tal", "par", "ter", "kom", "mun", "re", "gion", "vård", "sam", "råd", "över", "ens", "be", "slut", "möte", "år", "ö", "hälso-", "§ 2", "21", "1 200 kr", "e-post", "och/eller", "(nej)", "”ja”"];
    private readonly Random random = new(seed);

    public TextContent Content()
    {
        var (blocks, level) = (new List<TextBlock>(), 0);
        for (var i = random.Next(5, 40); i > 0; i--)
        {
            switch (random.Next(7))
            {
                case 0:
                    level = random.Next(1, Math.Min(level + 2, 6));
                    blocks.Add(new TextHeading(level, random.Next(3) == 0 ? $"{random.Next(1, 99)}.{random.Next(1, 99)}" : null, [new TextRun(Words(1, 9))]));
                    break;
                case 1:
                    blocks.Add(new TextParagraph($"{random.Next(1, 20)}.{random.Next(1, 200)}", Runs(80)));
                    break;
                case 2:
                    List(blocks);
                    break;
                case 3:
                    blocks.Add(Table());
                    break;
                case 4 when random.Next(2) == 0:
                    blocks.Add(new TextFigure(new TextDrawing(random.Next(1, 900), random.Next(1, 900), [new DrawnRectangle(0, 0, 20, 20, DrawnColour.Of("#0B4F5C")), new DrawnText(5, 10, Words(1, 2), 8, DrawnColour.Of("#10252B"))]), Words(1, 9), Runs(8, emphasised: false)));
                    break;
                default:
                    blocks.Add(new TextParagraph(null, Runs(160)));
                    break;
            }
        }

        return new TextContent { Title = Words(1, 12), Language = random.Next(2) == 0 ? "sv-SE" : "en-GB", Blocks = blocks };
    }

    private void List(List<TextBlock> blocks)
    {
        var (level, counted) = (0, new bool[9]);
        counted[0] = random.Next(2) == 0;
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            blocks.Add(new TextListItem(level, counted[level] ? $"{(char)('a' + random.Next(26))})" : null, Runs(30)));
            var next = random.Next(0, Math.Min(level + 2, 9));
            if (next > level) counted[next] = random.Next(2) == 0;
            level = next;
        }
    }

    private TextTable Table()
    {
        var (columns, rows) = (random.Next(1, 9), random.Next(2, 25));
        return new TextTable(random.Next(2), [.. Enumerable.Range(0, rows).Select(_ => (IReadOnlyList<TextCell>)[.. Enumerable.Range(0, columns).Select(_ => new TextCell(random.Next(5) == 0 ? [] : [new TextRun(Words(1, 6))]))])])
        { HeaderColumns = random.Next(2), Caption = random.Next(2) == 0 ? [new TextRun(Words(1, 20))] : [] };
    }

    /// <summary>Some runs; none begins or ends with a space, and no two of one kind stand beside each other.</summary>
    /// <param name="emphasised">Not in captions: this Typst puts what is emphasised there before the rest.</param>
    private List<TextRun> Runs(int most, bool emphasised = true)
    {
        var (runs, left) = (new List<TextRun>(), random.Next(1, most + 1));
        for (var kind = 0; left > 0; kind = kind == 0 ? random.Next(1, 5) : 0)
        {
            var count = Math.Min(left, random.Next(1, 30));
            var words = Words(count, count);
            left -= count;
            if (runs.Count > 0) words = " " + words;
            runs.Add(kind switch
            {
                1 or 2 or 4 when !emphasised => new TextRun(words),
                1 => new TextRun(words, Strong: true),
                2 => new TextRun(words, Emphasis: true),
                3 => new TextRun(words, Link: "https://samsyn.example/" + random.Next(1000)),
                4 => new TextRun(words, Strong: true, Emphasis: true),
                _ => new TextRun(words),
            });
        }

        return runs;
    }

    private string Words(int least, int most) => string.Join(' ', Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]))));
}
