using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>CONTRACT.md C1 and C5: RFC 4180 with columns by header name.</summary>
[Rule("C1.csv")]
public class CsvTests
{
    [Theory]
    [InlineData("a,b\n", "a|b")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("a,\n,b\n", "a|/|b")]
    [InlineData("a,\n\nb", "a|//b")]
    [InlineData("\"a,\"\"b\"\"\",\"x\ny\"\nc", "a,\"b\"|x\ny/c")]
    [InlineData("\"a\",\"\"\r\n\"\"", "a|/")]
    [InlineData("\"a\",", "a|")]
    [InlineData(" a , b \n", " a | b ")]
    [InlineData("å,😀\n", "å|😀")]
    [InlineData("\"a\r\nb\",c\r\n", "a\r\nb|c")]
    [InlineData("", "")]
    public void Records_and_fields_are_read_with_any_size_of_read(string text, string expected)
    {
        foreach (var size in new[] { 1, 2, 3, 1000 })
        {
            Assert.Equal(expected, string.Join('/', Records(Encoding.UTF8.GetBytes(text), size).Select(fields => string.Join('|', fields))));
        }
    }

    [Fact]
    public void Places_count_lines_and_UTF_16_columns_also_inside_and_after_quoted_line_ends()
    {
        var reader = Reader("\uFEFFå,😀,c\r\n\"x\ny\",z\nlast,\"q\"\n");

        Assert.True(reader.Read());
        Assert.Equal([(1, 1), (1, 3), (1, 6)], Places(reader));
        Assert.True(reader.Read());
        Assert.Equal([(2, 1), (3, 4)], Places(reader));
        Assert.True(reader.Read());
        Assert.Equal([(4, 1), (4, 6)], Places(reader));
        Assert.False(reader.Read());
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("a\"b,c\n1,2\n", CsvFlaw.QuoteInsideField)]
    [InlineData("\"a\"b,c\n1,2\n", CsvFlaw.TextAfterQuote)]
    [InlineData("\"a,c\n1,2\n", CsvFlaw.QuoteNotClosed)]
    [InlineData("a\rb,c\n1,2\n", CsvFlaw.LoneCarriageReturn)]
    [InlineData("\"a\"\rb,c\n1,2\n", CsvFlaw.TextAfterQuote)]
    public void A_record_of_the_wrong_form_is_told_and_the_next_line_is_read(string text, CsvFlaw flaw)
    {
        var reader = Reader(text);
        Assert.True(reader.Read());
        Assert.Equal(flaw, reader.Flaw);
        Assert.True(reader.Read());
        Assert.Equal(CsvFlaw.None, reader.Flaw);
        Assert.Equal((2, "1", "2"), (reader.Line, reader.Text(0), reader.Text(1)));
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_a_megabyte_at_most()
    {
        var line = Encoding.UTF8.GetBytes("0123456789,0123456789\n");
        using var stream = new RepeatingStream([.. "\"öppet\n"u8], line, 1_000_000);
        var reader = new CsvReader(stream, "f.csv");

        Assert.True(reader.Read());
        Assert.Equal(CsvFlaw.QuoteNotClosed, reader.Flaw);
        var rows = 0;
        while (reader.Read())
        {
            Assert.Equal(2, reader.FieldCount);
            rows++;
        }

        Assert.Equal(1_000_000, rows);
    }

    [Fact]
    public void A_million_lines_need_no_memory_of_their_own()
    {
        using var stream = new RepeatingStream([], Encoding.UTF8.GetBytes("0123456789,\"01234\"\"6789\",x\n"), 1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new CsvReader(stream, "f.csv");
        while (reader.Read())
        {
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void A_line_that_never_ends_and_bytes_that_are_no_UTF_8_stop_the_reading()
    {
        using var endless = new RepeatingStream([], "xxxxxxxxxxxxxxxx"u8.ToArray(), 1_000_000);
        Assert.Contains("1 MB", Assert.Throws<FaultyFileException>(() => new CsvReader(endless, "f.csv").Read()).Message, StringComparison.Ordinal);

        var reader = new CsvReader(new MemoryStream([.. "a,b\nc,"u8, 0xE5, .. "\n"u8]), "f.csv");
        reader.Read();
        var fault = Assert.Throws<FaultyFileException>(() => reader.Read()).Faults.InOrder[0];
        Assert.Equal(new Place("f.csv", 2, 3), fault.Place);
        Assert.Contains("UTF-8", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        Check.QuickThrowOnFailure(Prop.ForAll((NonEmptyArray<NonEmptyArray<string?>> rows) =>
        {
            var wanted = rows.Get.Select(row => row.Get.Select(Clean).ToList()).ToList();
            using var text = new StringWriter { NewLine = "\n" };
            var writer = new CsvWriter(text);
            foreach (var row in wanted)
            {
                foreach (var field in row)
                {
                    writer.Field(field);
                }

                writer.EndLine();
            }

            var read = Records(Encoding.UTF8.GetBytes(text.ToString()), 7).ToList();
            return read.Count == wanted.Count && read.Zip(wanted).All(pair => pair.First.SequenceEqual(pair.Second));
        }));
    }

    [Fact]
    public void The_writer_quotes_only_where_needed_and_guards_downloads_against_formulas()
    {
        Assert.Equal("a b,\"c,d\",\"e\"\"f\",\"g\nh\",-5,=1\n", Written(false, "a b", "c,d", "e\"f", "g\nh", "-5", "=1"));
        Assert.Equal("a b,-5,-5.25,'=1,\"'=1,2\",'@x,'+46 31,'-x\n", Written(true, "a b", "-5", "-5.25", "=1", "=1,2", "@x", "+46 31", "-x"));
    }

    [Fact]
    public void Columns_stand_in_any_order()
    {
        var faults = new FaultList();
        var table = CsvTable.Read(SourceText.Of("name,code\r\nFyrbodal,FY\r\n,SK\r\n", "f.csv"), faults, "code", "name");

        Assert.Equal(["FY", "SK"], table.Rows.Select(row => row["code"].Text));
        Assert.Null(table.Rows[1].Optional("name"));
        Assert.False(faults.Any);
        Assert.Null(table.Rows[1].Required("name"));
        Assert.Equal("f.csv:3:1: name är tomt — fyll i name", Assert.Single(faults.Lines()));
    }

    [Theory]
    [InlineData("", "f.csv:1:1: filen är tom")]
    [InlineData("code;name\nFY;Fyrbodal\n", "f.csv:1:1: fälten är skilda med semikolon, inte med kommatecken")]
    [InlineData("code\tname\n", "f.csv:1:1: fälten är skilda med tabb, inte med kommatecken")]
    [InlineData("code,nam\n", "f.csv:1:6: okänd kolumn nam — menade du name?")]
    [InlineData("code,name,code\n", "f.csv:1:11: kolumnen code står två gånger")]
    [InlineData("code\n", "f.csv:1:1: kolumnen name saknas")]
    [InlineData("code,name\nFY\n", "f.csv:2:1: raden har 1 fält, men rubrikraden har 2")]
    [InlineData("code,name\nFY,a,b\n", "f.csv:2:1: raden har 3 fält, men rubrikraden har 2")]
    [InlineData("code,name\n\n", "f.csv:2:1: raden är tom")]
    [InlineData("code,name\n\"FY,a\n", "f.csv:2:1: ett citattecken avslutas aldrig")]
    public void A_wrong_table_says_where_and_what(string text, string message)
    {
        var faults = new FaultList();
        CsvTable.Read(SourceText.Of(text, "f.csv"), faults, "code", "name");

        Assert.StartsWith(message, faults.Lines().Last(), StringComparison.Ordinal);
    }

    private static string Written(bool forSpreadsheets, params string[] fields)
    {
        using var text = new StringWriter();
        new CsvWriter(text, forSpreadsheets).Line(fields);
        return text.ToString();
    }

    /// <summary>Half characters cannot be written as UTF-8 at all.</summary>
    private static string Clean(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    private static CsvReader Reader(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "f.csv");

    private static IEnumerable<(int Line, int Column)> Places(CsvReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Select(i => (reader.PlaceOf(i).Line, reader.PlaceOf(i).Column));

    private static IEnumerable<List<string>> Records(byte[] bytes, int sizeOfRead)
    {
        using var stream = new RepeatingStream(bytes, [], 0) { MostPerRead = sizeOfRead };
        var reader = new CsvReader(stream, "f.csv");
        while (reader.Read())
        {
            Assert.Equal(CsvFlaw.None, reader.Flaw);
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.Text(i))];
        }
    }

    /// <summary>A file of any length that is nowhere: some bytes, then others over and over.</summary>
    private sealed class RepeatingStream(byte[] head, byte[] repeated, long times) : Stream
    {
        private long position;

        public int MostPerRead { get; init; } = int.MaxValue;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => head.Length + (repeated.Length * times);
        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var give = (int)Math.Min(Math.Min(count, MostPerRead), Length - position);
            for (var i = 0; i < give; i++, position++)
            {
                buffer[offset + i] = position < head.Length ? head[position] : repeated[(position - head.Length) % repeated.Length];
            }

            return give;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
