using System.Runtime.ExceptionServices;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>Hands every block of a file to some thread.</summary>
internal static class BlockThreads
{
    /// <summary>
    /// Reads a file to its end. When a thread fails the rest of the file is left; blocks before are still read, so that of several faults the first in
    /// the file is told, whoever came upon it.
    /// </summary>
    /// <param name="each">Given the thread's number, a block, and whether it begins with the header.</param>
    /// <exception cref="FaultyFileException">The file cannot be read further.</exception>
    public static void Read(InputFile file, int threads, SettlementStage stage, SettlementProgress progress, Action<int, CsvBlock, bool> each)
    {
        using var stream = file.Open(out var position);
        var blocks = new CsvBlocks(stream, file.Shown);
        progress.Begin(stage, position, file.Size);
        var failed = new List<Exception>();
        var running = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            try
            {
                var block = new CsvBlock();
                while (blocks.Next(block)) each(number, block, block.Line == 1);
            }
            catch (Exception fault)
            {
                blocks.Stop();
                lock (failed) failed.Add(fault);
            }
        })
        { IsBackground = true, Name = $"settle {number}" }).ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        if (failed.Count == 0) return;
        var first = failed.OfType<FaultyFileException>().OrderBy(fault => fault.Faults.InOrder[0].Place).FirstOrDefault();
        ExceptionDispatchInfo.Throw(first ?? failed[0]);
    }
}
