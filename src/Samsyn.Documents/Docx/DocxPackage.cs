using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Samsyn.Documents.Docx;

/// <summary>
/// The zip that a Word file is: its parts and what they say of each other, within limits that hold whatever the bytes.
/// </summary>
/// <remarks>
/// ISO/IEC 29500-2 (Open Packaging Conventions). Sizes in a zip's own lists may lie, so what is unpacked is counted. XML is read without DTDs, so that
/// nothing is expanded or fetched. What a file may carry that an agreement's text may not (macros, linked content) is found here, before the text is read.
/// </remarks>
internal sealed class DocxPackage : IDisposable
{
    public const int LargestFile = 25 * 1024 * 1024;
    private const long LargestPart = 48L * 1024 * 1024;
    private const int MostEntries = 4000;

    private static readonly byte[] ZipStart = [0x50, 0x4B];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] EncryptedPackage = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = LargestPart };

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private DocxPackage(ZipArchive zip) => this.zip = zip;

    /// <summary>The path of the part that holds the text, without a slash first.</summary>
    public string Main { get; private set; } = "";

    /// <exception cref="DocxRefusedException">It is no Word file, or one that is refused as a whole.</exception>
    public static DocxPackage Open(ReadOnlyMemory<byte> bytes, List<DocxFault> faults)
    {
        if (bytes.Length > LargestFile) throw Refused(DocxFaultKind.TooLarge, $"{bytes.Length} > {LargestFile}");
        if (bytes.Span.StartsWith(CompoundFile)) throw Refused(bytes.Span.IndexOf(EncryptedPackage) >= 0 ? DocxFaultKind.Encrypted : DocxFaultKind.NotDocx, ".doc");
        if (!bytes.Span.StartsWith(ZipStart)) throw Refused(DocxFaultKind.NotDocx, null);
        var package = new DocxPackage(new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read));
        if (package.zip.Entries.Count > MostEntries) throw Refused(DocxFaultKind.TooLarge, $"{package.zip.Entries.Count} parts");
        foreach (var entry in package.zip.Entries) package.entries[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
        if (package.Root("[Content_Types].xml") is not { } types) throw Refused(DocxFaultKind.NotDocx, null);
        package.FindMain(types);
        package.Inspect(types, faults);
        return package;
    }

    /// <summary>A part as a stream of XML, from its start; null when there is none.</summary>
    public XmlReader? Read(string path) => entries.TryGetValue(path, out var entry) ? XmlReader.Create(new Counted(entry.Open(), this, path, entry.Crc32), Safe) : null;

    /// <summary>A small part as a whole; null when there is none.</summary>
    public XElement? Root(string path)
    {
        using var reader = Read(path);
        return reader is null ? null : XDocument.Load(reader).Root;
    }

    /// <summary>What a part points at: by id its kind (the last word of its type), target, and whether that is outside the file.</summary>
    public Dictionary<string, (string Kind, string Target, bool External)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new Dictionary<string, (string, string, bool)>(StringComparer.Ordinal);
        foreach (var relation in Root($"{part[..slash]}_rels/{part[slash..]}.rels")?.Elements() ?? [])
        {
            var target = (string?)relation.Attribute("Target") ?? "";
            var external = (string?)relation.Attribute("TargetMode") == "External";
            relations[(string?)relation.Attribute("Id") ?? ""] = (((string?)relation.Attribute("Type") ?? "").Split('/')[^1], external ? target : Resolve(part[..slash], target), external);
        }

        return relations;
    }

    public static DocxRefusedException Refused(DocxFaultKind kind, string? detail) => new([new DocxFault(kind, Detail: detail)]);

    public void Dispose() => zip.Dispose();

    private void FindMain(XElement types)
    {
        var main = Relations("").Values.FirstOrDefault(relation => relation is { Kind: "officeDocument", External: false }).Target;
        if (main is null || !entries.ContainsKey(main)) throw Refused(DocxFaultKind.NotDocx, null);
        var said = types.Elements().FirstOrDefault(o => string.Equals(((string?)o.Attribute("PartName"))?.TrimStart('/'), main, StringComparison.OrdinalIgnoreCase))
            ?? types.Elements().FirstOrDefault(o => (string?)o.Attribute("Extension") is { } extension && main.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase));
        var type = (string?)said?.Attribute("ContentType") ?? "";
        if (!type.Contains("wordprocessingml", StringComparison.Ordinal) && !type.Contains("ms-word", StringComparison.Ordinal)) throw Refused(DocxFaultKind.NotDocx, type);
        Main = main;
    }

    private void Inspect(XElement types, List<DocxFault> faults)
    {
        var said = types.Elements().Select(o => ((string?)o.Attribute("ContentType") ?? "").ToLowerInvariant()).ToList();
        if (said.Exists(t => t.Contains("macroenabled", StringComparison.Ordinal) || t.Contains("vbaproject", StringComparison.Ordinal) || t.Contains("activex", StringComparison.Ordinal))
            || entries.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)))
            faults.Add(new DocxFault(DocxFaultKind.Macros));
        foreach (var part in entries.Keys.Where(name => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList())
        {
            foreach (var relation in Root(part)?.Elements() ?? [])
            {
                var kind = ((string?)relation.Attribute("Type") ?? "").Split('/')[^1];
                var target = (string?)relation.Attribute("Target") ?? "";
                if (kind is "oleObject" or "package" or "aFChunk") faults.Add(new DocxFault(DocxFaultKind.EmbeddedObject, Detail: target));
                else if ((string?)relation.Attribute("TargetMode") == "External" && kind != "hyperlink" && !IsOnOwnComputer(kind, target)) faults.Add(new DocxFault(DocxFaultKind.ExternalLink, Detail: target));
            }
        }
    }

    /// <summary>Word notes which template a file was made from; one on somebody's own disk fetches nothing.</summary>
    internal static bool IsOnOwnComputer(string kind, string target) =>
        kind == "attachedTemplate" && !target.Contains("//", StringComparison.Ordinal) && !target.StartsWith(@"\\", StringComparison.Ordinal)
        || (kind == "attachedTemplate" && target.StartsWith("file:///", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("file:////", StringComparison.OrdinalIgnoreCase)
            && !target.StartsWith(@"file:///\\", StringComparison.OrdinalIgnoreCase));

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".." or "")) parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>Counts what is really unpacked, and stops where no agreement goes on; and at the end compares the checksum, so that no letter was changed on the way.</summary>
    private sealed class Counted(Stream inner, DocxPackage package, string part, uint sum) : Stream
    {
        private uint crc = uint.MaxValue;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            package.unpacked += read;
            if (package.unpacked > LargestPart) throw Refused(DocxFaultKind.TooLarge, part);
            crc = Crc32.Add(crc, buffer.AsSpan(offset, read));
            if (read == 0 && count > 0 && ~crc != sum) throw Refused(DocxFaultKind.NotDocx, part);
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
