using System.Text;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>CONTRACT.md General: UTF-8, LF or CRLF, at most 32 MB; what else is refused is refused with its place.</summary>
[Rule("C0.faults")]
public class SourceTextTests
{
    [Fact]
    public void A_byte_order_mark_and_CRLF_are_accepted()
    {
        var text = SourceText.Of([0xEF, 0xBB, 0xBF, .. "a: å\r\nb: ö\r\n"u8], "f.yaml");

        Assert.Equal("a: å\r\nb: ö\r\n", text.Text);
        Assert.Equal((byte)'a', text.Utf8.Span[0]);
    }

    [Fact]
    public void Windows_1252_is_named_at_its_first_byte_and_the_mend_says_UTF_8()
    {
        var fault = FaultOf([.. "samsyn: 1\ntitle: åäö f"u8, 0xF6, .. "r"u8]);

        Assert.Equal(new Place("f.yaml", 2, 13), fault.Place);
        Assert.Contains("Windows-1252", fault.What, StringComparison.Ordinal);
        Assert.Contains("UTF-8", fault.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_counts_UTF_16_units()
    {
        Assert.Equal(new Place("f.yaml", 1, 4), FaultOf([.. "a😀"u8, 0xFF]).Place);
    }

    [Fact]
    public void An_overlong_form_and_half_a_letter_at_the_end_are_not_UTF_8()
    {
        Assert.Contains("UTF-8", FaultOf([0x61, 0xC0, 0xAF]).What, StringComparison.Ordinal);
        Assert.Equal(new Place("f.yaml", 1, 2), FaultOf([0x61, 0xC3]).Place);
        Assert.Contains("UTF-8", FaultOf([0xED, 0xA0, 0x80]).What, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF_16_is_named()
    {
        Assert.Contains("UTF-16", FaultOf(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("samsyn: 1")).ToArray()).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\0', "NUL")]
    [InlineData('\u0007', "U+0007")]
    [InlineData('\u000B', "U+000B")]
    [InlineData('\u000C', "U+000C")]
    [InlineData('\u001B', "U+001B")]
    [InlineData('\u007F', "U+007F")]
    [InlineData('\u0085', "U+0085")]
    [InlineData('\u009F', "U+009F")]
    [InlineData('\u2028', "U+2028")]
    [InlineData('\u2029', "U+2029")]
    [InlineData('\uFEFF', "U+FEFF")]
    [InlineData('\uFFFE', "U+FFFE")]
    [InlineData('\r', "U+000D")]
    public void A_character_nobody_can_see_is_refused_where_it_stands_also_at_the_end_of_a_line(char c, string name)
    {
        foreach (var after in new[] { "\nc: d\n", "x\n", "" })
        {
            if (c == '\r' && after.StartsWith('\n'))
            {
                continue;
            }

            var fault = FaultOf(Encoding.UTF8.GetBytes($"a: b\r\nå: {c}{after}"));

            Assert.Equal(new Place("f.yaml", 2, 4), fault.Place);
            Assert.Contains(name, fault.What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_50_MB_is_refused_by_its_size_without_being_read()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("samsyn-").FullName, "stor.yaml");
        using (var stream = File.Create(path))
        {
            stream.SetLength(50L * 1024 * 1024);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<FaultyFileException>(() => SourceText.Load(path, "stor.yaml")).Faults.InOrder[0];

        Assert.Equal("stor.yaml:1:1: filen är större än 32 MB — dela upp den i flera filer på högst 32 MB", fault.ToString());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1024 * 1024);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_stream_without_a_length_is_read_no_longer_than_to_the_limit()
    {
        using var endless = new EndlessStream();

        Assert.Contains("32 MB", Assert.Throws<FaultyFileException>(() => SourceText.Load(endless, "f")).Message, StringComparison.Ordinal);
        Assert.InRange(endless.Given, SourceText.MaxBytes, SourceText.MaxBytes + 1_000_000);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_faults_and_not_crashes()
    {
        Assert.Contains("finns inte", Assert.Throws<FaultyFileException>(() => SourceText.Load("/nowhere/at/all.yaml")).Message, StringComparison.Ordinal);
        Assert.Contains("går inte att läsa", Assert.Throws<FaultyFileException>(() => SourceText.Load(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_print_in_order_of_place_at_most_a_hundred_and_the_number_left()
    {
        var faults = new FaultList();
        for (var line = 2000; line >= 1; line--)
        {
            faults.Add(new Place("f", line, 1), "fel", "rätta\nraden");
        }

        var lines = faults.Lines().ToList();
        Assert.Equal(101, lines.Count);
        Assert.Equal("… och 1900 fel till", lines[^1]);
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        Assert.True(lines.Take(100).SequenceEqual(lines.Take(100).OrderBy(l => int.Parse(l.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static Fault FaultOf(byte[] bytes) =>
        Assert.Single(Assert.Throws<FaultyFileException>(() => SourceText.Of(bytes, "f.yaml")).Faults.InOrder);

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'a', offset, count);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
