using System.Diagnostics;
using Samsyn.Documents.Pdf.Writing;
using Samsyn.Documents.Tests.Xlsx;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>A table of 20,000 rows, some 550 sheets. Memory is the whole program's, so nothing else runs meanwhile.</summary>
[Collection(nameof(When_a_workbook_is_large.Alone))]
public sealed class When_a_written_PDF_is_large
{
    private static readonly TextContent Large = new() { Title = "Alla beslut", Blocks = [Fixtures.Decisions(20_000)] };

    /// <summary>Written sheets are not kept: what stays is where each object stands.</summary>
    [Fact]
    public void It_costs_little_memory_of_its_own()
    {
        var content = Large;
        PdfWriter.Write(Fixtures.News, Fixtures.Sheet, Stream.Null);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        using var watched = new WatchedStream(() => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before));
        PdfWriter.Write(content, Fixtures.Exercise, watched);

        Assert.InRange(most, 0, 40_000_000);
        Assert.InRange(watched.Length, 1_000_000, 8_000_000);
    }

    /// <summary>Twice the rows cost about twice the work, counted in what is allocated: a clock would tell of other programs.</summary>
    [Fact]
    public void Its_cost_grows_with_its_rows()
    {
        long Allocated(int rows)
        {
            var content = new TextContent { Blocks = [Fixtures.Decisions(rows)] };
            var before = GC.GetAllocatedBytesForCurrentThread();
            PdfWriter.Write(content, Fixtures.Exercise, Stream.Null);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(100);
        var (some, more) = (Allocated(4_000), Allocated(16_000));
        Assert.InRange((double)more / some, 3, 5);
    }

    private sealed class WatchedStream(Action look) : Stream
    {
        private long length, looked;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            length += count;
            if (length - looked < 500_000) return;
            looked = length;
            look();
        }
    }
}
