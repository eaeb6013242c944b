using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Samsyn.Web.Storage;

/// <summary>
/// How a connection waits when another process is writing to the SQLite file: it looks again every few milliseconds.
/// </summary>
/// <remarks>
/// SQLite's own waiting looks ever more seldom, up to each tenth of a second, so that a process with one write after another keeps the
/// others out: with twenty writers some waited more than 30 s and gave up. Looking often, and not in step, gives everybody a turn.
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

    /// <param name="seconds">After about this long the connection gives up: "database is locked".</param>
    public static void WaitFor(SqliteConnection connection, int seconds) =>
        _ = sqlite3_busy_handler(connection.Handle!.DangerousGetHandle(), Handler, seconds * 1000 * 2 / (AboutThreeMilliseconds + 1));

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_busy_handler(IntPtr database, BusyHandler handler, IntPtr state);
}
