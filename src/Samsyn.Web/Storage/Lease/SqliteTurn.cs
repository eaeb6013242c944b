using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace Samsyn.Web.Storage;

/// <summary>
/// Whose turn it is when several processes want to write to a SQLite file. Acts and the outbox queue; what else writes (a draft, an
/// account) looks again every few milliseconds.
/// </summary>
/// <remarks>
/// SQLite has no queue: who waits looks again, ever more seldom, and whoever looks in the right moment goes on, so that a process with one
/// write after another keeps the others out. The queue is a lock of an empty file beside the database. Linux and macOS give it in the order
/// it was asked for, waiting for it costs nothing, and it ends with its process, however that ends. Windows has no such lock; there
/// everybody looks again. Only the order depends on it: two that wrote at once would still be kept apart by SQLite itself.
/// Measured with twelve writing processes on a busy machine: the longest wait was 0.4-1.1 s, and 1.4-2.5 s when everybody looks again.
/// </remarks>
internal static class SqliteTurn
{
    private const int AboutThreeMilliseconds = 5;

    private delegate int BusyHandler(IntPtr state, int count);

    // Kept here: SQLite holds a pointer to it for as long as a connection is open.
    private static readonly BusyHandler Handler = (limit, count) =>
    {
        if (count >= limit) return 0;
        Thread.Sleep(Random.Shared.Next(1, AboutThreeMilliseconds + 1));
        return 1;
    };

    /// <summary>Waits in the queue. The turn is over when what it gives back is disposed; null where there is no queue.</summary>
    /// <exception cref="TimeoutException">Others have been writing all the time.</exception>
    public static async ValueTask<IDisposable?> Queue(string database, int seconds, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows()) return null;
        var place = File.OpenHandle(database + ".turn", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (LockFile(place, LockWhen.Free) == 0) return place;
        var waiting = Task.Factory.StartNew(() => LockFile(place, LockWhen.MyTurn), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await waiting.WaitAsync(TimeSpan.FromSeconds(seconds), cancel);
            return place;
        }
        catch
        {
            // The turn comes some time all the same, and goes at once to the next.
            _ = waiting.ContinueWith(_ => place.Dispose(), TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>How a connection waits for SQLite's own lock.</summary>
    /// <param name="seconds">After about this long the connection gives up: "database is locked".</param>
    public static void WaitFor(SqliteConnection connection, int seconds) =>
        _ = sqlite3_busy_handler(connection.Handle!.DangerousGetHandle(), Handler, seconds * 1000 * 2 / (AboutThreeMilliseconds + 1));

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_busy_handler(IntPtr database, BusyHandler handler, IntPtr state);

    /// <summary>What lockf(3) is asked for: F_LOCK waits, F_TLOCK does not.</summary>
    private enum LockWhen
    {
        MyTurn = 1,
        Free = 2,
    }

    // Of the whole file, to its end wherever that is: length 0.
    private static int LockFile(SafeFileHandle file, LockWhen when) => lockf(file, when, 0);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int lockf(SafeFileHandle file, LockWhen when, nint length);
}
