using System.Text;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Settlement;

/// <summary>A file cut into blocks holds the records it holds as a stream, wherever it is cut and however its quotes stand.</summary>
[Rule("C5.5")]
public sealed class Blocks_of_a_file
{
    private static readonly string[] Pieces = ["a", "å", "1480", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "\"två\nrader\"", "\"a,b\"", "\U0001F9BD", ""];

    [Fact]
    public void Hold_the_records_of_the_stream()
    {
        var random = new Random(12);
        for (var i = 0; i < 3000; i++)
        {
            var text = (random.Next(4) == 0 ? "\uFEFF" : "") + string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var bytes = Encoding.UTF8.GetBytes(text);

            Assert.Equal(InStream(bytes), InBlocks(bytes, random.Next(1, 40)));
        }
    }

    [Fact]
    public void A_record_may_be_larger_than_a_block() =>
        Assert.Equal(["1:None:" + new string('x', 5000), "2:None:b"], InBlocks(Encoding.UTF8.GetBytes(new string('x', 5000) + "\nb\n"), 64));

    [Fact]
    public void An_open_quote_does_not_pull_in_the_file()
    {
        var bytes = Encoding.UTF8.GetBytes("a\n\"b\n" + string.Concat(Enumerable.Repeat("c\n", 700_000)));
        var found = InBlocks(bytes, 64 * 1024);

        Assert.Equal(("1:None:a", "2:QuoteNotClosed:\"b", "3:None:c", 700_002), (found[0], found[1], found[2], found.Count));
    }

    [Fact]
    public void A_line_without_end_is_told_and_not_read_to_its_end()
    {
        var faults = Assert.Throws<FaultyFileException>(() => InBlocks(Encoding.UTF8.GetBytes("a\n" + new string('x', 3_000_000)), 64 * 1024)).Faults;

        Assert.Equal(new Place("f.csv", 2, 1), faults.InOrder[0].Place);
    }

    [Fact]
    public void More_lines_than_can_be_numbered_are_refused()
    {
        using var endless = new Lines(1L << 32);
        var (blocks, block) = (new CsvBlocks(endless, "f.csv", 64 * 1024 * 1024), new CsvBlock());

        var fault = Assert.Throws<FaultyFileException>(() =>
        {
            while (blocks.Next(block))
            {
            }
        }).Faults.InOrder[0];
        Assert.Contains("fler rader", fault.What, StringComparison.Ordinal);
    }

    /// <summary>So many empty lines, made while they are read.</summary>
    private sealed class Lines(long left) : MemoryStream
    {
        private long _left = left;

        public override int Read(Span<byte> buffer)
        {
            var some = (int)Math.Min(buffer.Length, _left);
            buffer[..some].Fill((byte)'\n');
            _left -= some;
            return some;
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1 << 20)]
    public void A_NUL_is_told_with_its_place(int size)
    {
        var fault = Assert.Throws<FaultyFileException>(() => InBlocks("a,b\nc,d\0e\nf\n"u8.ToArray(), size)).Faults.InOrder[0];

        Assert.Equal(new Place("f.csv", 2, 4), fault.Place);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1 << 20)]
    public void An_older_Windows_encoding_is_told_with_its_place(int size)
    {
        var fault = Assert.Throws<FaultyFileException>(() => InBlocks([.. "a,b\nS"u8, 0xE4, .. "ng\n"u8], size)).Faults.InOrder[0];

        Assert.Equal(new Place("f.csv", 2, 2), fault.Place);
        Assert.Contains("Windows-1252", fault.What, StringComparison.Ordinal);
    }

    private static List<string> InStream(byte[] bytes) => All(new CsvReader(new MemoryStream(bytes), "f.csv"));

    private static List<string> InBlocks(byte[] bytes, int size)
    {
        var blocks = new CsvBlocks(new MemoryStream(bytes), "f.csv", size);
        var (block, reader, found) = (new CsvBlock(), new CsvReader("f.csv"), new List<string>());
        while (blocks.Next(block))
        {
            block.Give(reader, "f.csv");
            found.AddRange(All(reader));
        }
        return found;
    }

    private static List<string> All(CsvReader reader)
    {
        var found = new List<string>();
        while (reader.Read()) found.Add($"{reader.Line}:{reader.Flaw}:{string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.Text))}");
        return found;
    }
}
