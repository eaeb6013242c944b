using System.IO.Compression;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>
/// One file of a settlement's folder, as it stands or packed with gzip (<c>rentals.csv</c> or <c>rentals.csv.gz</c>; what it is shows in its
/// first bytes). It can be read several times.
/// </summary>
/// <remarks>A file cut in the middle while it was copied is the everyday fault; of a packed one the length and checksum tell.</remarks>
public sealed class InputFile
{
    private readonly string _path;

    private InputFile(string path, string name) => (_path, Name) = (path, name);

    /// <summary>Its name in the folder: <c>rentals.csv</c>, also when it is packed.</summary>
    public string Name { get; }

    /// <summary>As messages name it: with the folder as the user wrote it.</summary>
    public string Shown => _path;

    /// <summary>How many bytes it is on disk, for the progress.</summary>
    public long Size => new FileInfo(_path).Length;

    /// <exception cref="FaultyFileException">It is missing, or there twice.</exception>
    public static InputFile In(string folder, string name)
    {
        var (plain, packed) = (Path.Combine(folder, name), Path.Combine(folder, name + ".gz"));
        if (File.Exists(plain) && File.Exists(packed))
            throw SourceText.Fail(packed, $"{name} finns både som den är och packad", "ta bort den som inte ska räknas");
        if (File.Exists(plain)) return new InputFile(plain, name);
        if (File.Exists(packed)) return new InputFile(packed, name);
        throw SourceText.Fail(plain, "filen saknas", $"lägg {name} i mappen; en fil utan rader har ändå rubrikraden");
    }

    /// <summary>A file named by itself.</summary>
    /// <exception cref="FaultyFileException">It is missing.</exception>
    public static InputFile At(string path) =>
        File.Exists(path) ? new InputFile(path, Path.GetFileName(path)) : throw SourceText.Fail(path, "filen finns inte", "kontrollera namnet och mappen");

    /// <summary>Opens it at its beginning.</summary>
    /// <param name="position">Told how many bytes on disk have been read.</param>
    /// <exception cref="FaultyFileException">It cannot be read.</exception>
    public Stream Open(out Func<long> position)
    {
        FileStream file;
        try
        {
            file = new FileStream(_path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceText.Fail(_path, "filen går inte att läsa", "kontrollera att det är en fil och att du har rätt att läsa den");
        }
        Span<byte> magic = stackalloc byte[2];
        var isPacked = file.CanSeek && file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        if (file.CanSeek) file.Position = 0;
        position = () => file.SafeFileHandle.IsClosed ? 0 : file.Position;
        return isPacked ? new Unpacked(file, _path) : file;
    }

    public Stream Open() => Open(out _);

    /// <summary>
    /// Reads gzip, and tells a file that was cut: .NET's own reader takes the end of the file for the end of the text, wherever it comes.
    /// A whole file ends with the length of its text (RFC 1952, ISIZE). One put together of several packed files does not, and is refused.
    /// </summary>
    private sealed class Unpacked(FileStream file, string path) : Stream
    {
        private readonly GZipStream _unpacking = new(file, CompressionMode.Decompress);
        private uint _length;

        public override int Read(Span<byte> buffer)
        {
            try
            {
                var read = _unpacking.Read(buffer);
                _length = unchecked(_length + (uint)read);
                if (read == 0 && buffer.Length > 0 && LengthSaid() != _length) throw Damaged();
                return read;
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }
        }

        private uint LengthSaid()
        {
            Span<byte> last = stackalloc byte[4];
            if (file.Length < 18 || RandomAccess.Read(file.SafeFileHandle, last, file.Length - 4) < 4) throw Damaged();
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(last);
        }

        private FaultyFileException Damaged() =>
            SourceText.Fail(path, "den packade filen är avkortad, skadad eller hopsatt av flera", "kopiera den igen, eller packa upp den med gzip -d och se vad som fattas");

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _unpacking.Dispose();
                file.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
