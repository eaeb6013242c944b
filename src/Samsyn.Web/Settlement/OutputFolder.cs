using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>
/// The folder a settlement, or a sample of one, is written to. Everything is written in a folder beside it, which then takes its name: whenever the run is cut short, the
/// folder holds the whole result of one run or none.
/// </summary>
/// <remarks>
/// <para>An earlier run's files are replaced, all of them. A folder that holds other files too, or is where somebody stands, keeps its place: then
/// the earlier files go first and the new ones are moved in one by one, the statements last.</para>
/// <para>A killed run leaves its folder beside; the next run of the same target takes it away. Who still writes holds a lock on it.</para>
/// </remarks>
internal sealed class OutputFolder : IDisposable
{
    private const string LockFile = "samsyn.lock", Suffix = ".samsyn-part";

    private readonly string[] _own;
    private readonly string _target;
    private readonly string _beside;
    private readonly string _result;
    private readonly FileStream _lock;

    /// <param name="own">Every file that is ever written there, in the order in which they are moved in.</param>
    /// <exception cref="FaultyFileException">It cannot be written to.</exception>
    public OutputFolder(string folder, params string[] own)
    {
        _own = own;
        try
        {
            var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
            if (File.Exists(target)) throw SourceText.Fail(folder, "det finns redan en fil med det namnet", "ange en mapp med --out");
            if (Directory.Exists(target)) target = new DirectoryInfo(target).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? target;
            _target = target;
            var parent = Path.GetDirectoryName(target) is { Length: > 0 } above ? above : target;
            Directory.CreateDirectory(parent);
            RemoveLeftovers(parent, Path.GetFileName(target));
            _beside = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}{Suffix}");
            Directory.CreateDirectory(_beside);
            _lock = new FileStream(Path.Combine(_beside, LockFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            WorkFolder = Path.Combine(_beside, "work");
            _result = Path.Combine(_beside, "result");
            Directory.CreateDirectory(WorkFolder);
            Directory.CreateDirectory(_result);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceText.Fail(folder, "mappen går inte att skriva till", "ange en mapp som du har rätt att skriva i, på en disk med plats");
        }
    }

    /// <summary>For what does not fit in memory; gone with the run.</summary>
    public string WorkFolder { get; }

    /// <summary>A new file of the result.</summary>
    public FileStream Create(string name) => new(Path.Combine(_result, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 256 * 1024);

    /// <summary>Writes to the disk what the system still holds, and closes.</summary>
    public static void Finish(FileStream file)
    {
        file.Flush(flushToDisk: true);
        file.Dispose();
    }

    /// <summary>Puts the files that were created in the place of an earlier run's. All must be finished.</summary>
    public void Publish()
    {
        if (!Directory.Exists(_target))
        {
            Directory.Move(_result, _target);
            return;
        }
        if (IsOursAlone())
        {
            var old = Path.Combine(_beside, "old");
            Directory.Move(_target, old);
            Directory.Move(_result, _target);
            return;
        }
        RemoveEarlier();
        foreach (var name in _own)
            if (File.Exists(Path.Combine(_result, name))) File.Move(Path.Combine(_result, name), Path.Combine(_target, name));
    }

    /// <summary>Takes away an earlier run's files: beside a refused run they would pass for its result.</summary>
    public void RemoveEarlier()
    {
        if (!Directory.Exists(_target)) return;
        foreach (var name in _own.AsEnumerable().Reverse()) File.Delete(Path.Combine(_target, name));
    }

    private bool IsOursAlone() =>
        !string.Equals(_target, Directory.GetCurrentDirectory(), StringComparison.Ordinal)
        && Directory.EnumerateFileSystemEntries(_target).All(entry => _own.Contains(Path.GetFileName(entry), StringComparer.Ordinal) && !Directory.Exists(entry));

    private static void RemoveLeftovers(string parent, string name)
    {
        foreach (var left in Directory.EnumerateDirectories(parent, $".{name}.*{Suffix}"))
        {
            try
            {
                using (new FileStream(Path.Combine(left, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
                {
                }
                Directory.Delete(left, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody is writing there now, or it is not ours to take away.
            }
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            if (Directory.Exists(_beside)) Directory.Delete(_beside, recursive: true);
        }
        catch (IOException)
        {
            // The next run takes it away.
        }
    }
}
