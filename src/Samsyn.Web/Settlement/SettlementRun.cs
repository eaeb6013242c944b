using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>
/// One settlement of one month (avräkning): the folder's files in, statements out, on as many threads as asked for and the same to the byte
/// with any number of them.
/// </summary>
/// <remarks>
/// Lines stream through: what is held is the users, eight bytes a rental to find repeated ids, and the sums. The file is read once, and a
/// second time only when some id was found twice. Source: CONTRACT.md C5; rule R35.
/// </remarks>
internal sealed class SettlementRun : IDisposable
{
    private readonly InputFile _rentals;
    private readonly SettlementBasis _basis;
    private readonly int _threads;
    private readonly string _workFolder;
    private List<RentalWorker> _workers = [];

    private SettlementRun(InputFile rentals, SettlementBasis basis, int threads, string workFolder) =>
        (_rentals, _basis, _threads, _workFolder) = (rentals, basis, threads, workFolder);

    /// <summary>The statements in the order of the file: by payer, care unit, product area, all by code point.</summary>
    public IReadOnlyList<StatementRow> Statements { get; private set; } = [];

    public Names Payers => _basis.Tables.Payers;

    public Names Areas => _basis.Tables.Areas;

    public Names CareUnits { get; } = new();

    public Warnings Warnings { get; } = new();

    public long Rentals => _workers.Sum(worker => worker.Rentals);

    public long RejectCount => _workers.Sum(worker => worker.Rejects.Count);

    public IReadOnlyCollection<SortedSpill> Rejects => [.. _workers.Select(worker => worker.Rejects)];

    public IReadOnlyCollection<SortedSpill> Detail => [.. _workers.Select(worker => worker.Detail).OfType<SortedSpill>()];

    /// <summary>Reads everything and settles it.</summary>
    /// <param name="workFolder">Where what does not fit in memory is put.</param>
    /// <exception cref="FaultyFileException">A file has a fault that refuses the run.</exception>
    public static SettlementRun Of(string folder, SettlementMonth month, int threads, bool detail, string workFolder, SettlementProgress progress)
    {
        var faults = new FaultList();
        var tables = SettlementTables.Read(folder, faults);
        Registrations? users = null;
        InputFile? rentals = null;
        RentalColumns? columns = null;
        SettlementTables.Try(faults, () => users = UserFile.Read(folder, tables.Payers, threads, faults, progress));
        SettlementTables.Try(faults, () =>
        {
            rentals = InputFile.In(folder, RentalColumns.File);
            columns = Header(rentals);
        });
        faults.ThrowIfAny();
        GiveBackMemory(users!);

        var run = new SettlementRun(rentals!, SettlementBasis.Of(month, tables, users!, rentals!.Shown, columns!), threads, workFolder);
        try
        {
            run.Settle(detail, progress);
            foreach (var line in tables.PayerRowsNeverValid) run.Warnings.Add(WarningKind.PayerRowNeverHolds, line);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>From so many users on, what a step left behind is given back before the next takes more.</summary>
    public const int Many = 100_000;

    private static void GiveBackMemory(Registrations users)
    {
        if (users.Users > Many) GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static RentalColumns Header(InputFile rentals)
    {
        using var stream = rentals.Open();
        return RentalColumns.Read(Rows.FirstBlock(stream, rentals), rentals.Shown);
    }

    private void Settle(bool detail, SettlementProgress progress)
    {
        Pass(null, detail, SettlementStage.Rentals, progress);
        var hashes = RentalHashes.Repeated([.. _workers.Select(worker => worker.Hashes)]);
        GiveBackMemory(_basis.Users);
        if (hashes.Length > 0 && FindRepeated(hashes, progress) is { Any: true } repeated) Pass(repeated, detail, SettlementStage.Again, progress);

        var all = new Statements();
        foreach (var worker in _workers)
        {
            all.Add(worker.Statements, [.. Enumerable.Range(0, worker.CareUnits.Count).Select(unit => CareUnits.Add(worker.CareUnits[unit]))]);
            Warnings.Add(worker.Warnings);
        }
        Statements = StatementRow.InOrder(all, Payers, CareUnits, Areas);
    }

    /// <summary>Settles every line of the file.</summary>
    private void Pass(RepeatedRentals? repeated, bool detail, SettlementStage stage, SettlementProgress progress)
    {
        foreach (var worker in _workers) worker.Dispose();
        _workers = [.. Enumerable.Range(0, _threads).Select(_ => new RentalWorker(
            _basis, repeated, detail ? new SortedSpill(_workFolder) : null, new SortedSpill(_workFolder)))];
        var workers = _workers;
        BlockThreads.Read(_rentals, _threads, stage, progress, (number, block, isFirst) => workers[number].Settle(block, isFirst));
    }

    /// <summary>Reads the file once more for the ids whose hash came again, and sorts them: equals then stand together.</summary>
    private RepeatedRentals FindRepeated(ulong[] hashes, SettlementProgress progress)
    {
        var spills = Enumerable.Range(0, _threads).Select(_ => new SortedSpill(_workFolder)).ToArray();
        try
        {
            var readers = spills.Select(_ => new CsvReader(_rentals.Shown)).ToArray();
            BlockThreads.Read(_rentals, _threads, SettlementStage.Repeated, progress, (number, block, isFirst) =>
            {
                var reader = readers[number];
                block.Give(reader, _rentals.Shown);
                if (isFirst) reader.Read();
                while (reader.Read())
                    if (RentalLine.TryRead(reader, _basis.Columns, out var line) && RepeatedRentals.MayBe(hashes, line.Id)) spills[number].Add(line.Id, []);
            });
            return new RepeatedRentals(hashes, spills);
        }
        finally
        {
            foreach (var spill in spills) spill.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var worker in _workers) worker.Dispose();
    }
}

/// <summary>One row of <c>statements.csv</c>, by numbers.</summary>
internal readonly record struct StatementRow(int Payer, int CareUnit, int Area, StatementSum Sum)
{
    /// <summary>Sorts by the names' bytes, which is the order of code points (CONTRACT.md C5): each name is compared once, then numbers are.</summary>
    public static IReadOnlyList<StatementRow> InOrder(Statements statements, Names payers, Names careUnits, Names areas)
    {
        var (payer, unit, area) = (Ranks(payers), Ranks(careUnits), Ranks(areas));
        var rows = statements.All().Select(row => new StatementRow(row.Payer, row.CareUnit, row.Area, row.Sum)).ToList();
        rows.Sort((a, b) =>
        {
            var order = payer[a.Payer].CompareTo(payer[b.Payer]);
            if (order == 0) order = unit[a.CareUnit].CompareTo(unit[b.CareUnit]);
            return order == 0 ? area[a.Area].CompareTo(area[b.Area]) : order;
        });
        return rows;
    }

    private static int[] Ranks(Names names)
    {
        var numbers = Enumerable.Range(0, names.Count).ToArray();
        Array.Sort(numbers, (a, b) => names[a].SequenceCompareTo(names[b]));
        var ranks = new int[numbers.Length];
        for (var rank = 0; rank < numbers.Length; rank++) ranks[numbers[rank]] = rank;
        return ranks;
    }
}
