using System.Xml;

namespace Samsyn.Documents.Xlsx;

/// <summary>What one workbook may unpack to, whatever its zip says of itself.</summary>
/// <remarks>
/// An XML reader holds a whole element with its attributes in memory, and every element that it is inside. A part with one attribute of half a gigabyte, or
/// with a hundred million elements in each other, is half a megabyte packed; so each step is counted, and the depth, and all of it together: a workbook may
/// name one such part as a thousand sheets.
/// </remarks>
internal sealed class UnpackingBudget
{
    private const long MostInAll = 2L * 1024 * 1024 * 1024;
    private const int MostInStep = 8 * 1024 * 1024;

    /// <summary>Tables are shallow.</summary>
    private const int Deepest = 64;

    private long inAll;
    private int inStep;

    /// <summary>A part's bytes, counted as they are unpacked.</summary>
    public Stream Meter(Stream packed, string path) => new Metered(packed, path, this);

    /// <summary>One step in a part: <see cref="XmlReader.Read"/>.</summary>
    /// <exception cref="XlsxRefusedException">Too deep, or the step is too long.</exception>
    public bool Next(XmlReader xml)
    {
        inStep = 0;
        if (!xml.Read()) return false;
        return xml.Depth <= Deepest ? true : throw TooLarge($"deeper than {Deepest} elements");
    }

    private void Spend(int bytes, string path)
    {
        inAll += bytes;
        inStep += bytes;
        if (inAll > MostInAll || inStep > MostInStep) throw TooLarge(path);
    }

    private static XlsxRefusedException TooLarge(string detail) => new(new XlsxFault(XlsxFaultKind.TooLarge, Detail: detail));

    private sealed class Metered(Stream packed, string path, UnpackingBudget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var got = packed.Read(buffer);
            budget.Spend(got, path);
            return got;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) packed.Dispose();
            base.Dispose(disposing);
        }
    }
}
