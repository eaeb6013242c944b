using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>Reads <c>users.csv</c>: pseudonyms, where each is registered from which day, and until when as a minor (CONTRACT.md C5).</summary>
internal static class UserFile
{
    public const string Name = "users.csv";

    internal static readonly string[] Columns = ["user_ref", "valid_from", "municipality", "under_18_until"];

    /// <param name="payers">Municipalities get their numbers here: they may pay.</param>
    public static Registrations Read(string folder, Names payers, int threads, FaultList faults, SettlementProgress progress)
    {
        var users = new Registrations();
        var file = InputFile.In(folder, Name);
        if (Rows.Header(file, Columns, faults) is not { } places) return users;
        var readers = Enumerable.Range(0, threads).Select(_ => new Reader(file.Shown, places, users, payers)).ToList();
        BlockThreads.Read(file, threads, SettlementStage.Users, progress, (number, block, isFirst) => readers[number].Read(block, isFirst));
        faults.AddAllInOrder([.. readers.Select(reader => reader.Faults)]);
        if (faults.Any) return users;
        var twice = users.Close();
        if (twice.Count > 0) FindLines(file, twice, faults);
        return users;
    }

    /// <summary>Reads blocks on one thread. Rows are put aside some at a time, so that where they belong is fetched from memory for all at once.</summary>
    private sealed class Reader(string file, int[] places, Registrations users, Names payers)
    {
        private readonly CsvReader _reader = new(file);
        private readonly Names _municipalities = new();
        private readonly List<int> _numbers = [];       // the payer's number of each municipality this thread has met
        private readonly (int Start, int Length, Registration Row)[] _waiting = new (int, int, Registration)[Ahead];
        private readonly ulong[] _hashes = new ulong[Ahead];
        private int _count;
        private const int Ahead = 64;

        public FaultList Faults { get; } = new();

        public void Read(CsvBlock block, bool isFirst)
        {
            block.Give(_reader, file);
            if (isFirst) _reader.Read();
            while (_reader.Read())
            {
                if (Rows.IsMisshapen(_reader, places.Length, Faults)) continue;
                var row = new Row(_reader, Columns, places, Faults);
                var fits = row.Has(0);
                fits &= row.Day(1, out var from);
                var under18Until = Registration.Adult;
                if (!row[3].IsEmpty) fits &= row.Day(3, out under18Until);
                if (!fits) continue;
                var registration = new Registration(from, under18Until, row[2].IsEmpty ? Registration.Unknown : NumberOf(row[2]));
                if (_reader.HasQuotes) users.Add(row[0], registration);
                else Wait(block, row[0], registration);
            }
            AddWaiting(block);
        }

        private void Wait(CsvBlock block, ReadOnlySpan<byte> user, Registration row)
        {
            _hashes[_count] = Names.HashOf(user);
            var (start, length) = _reader.RangeOf(places[0]);
            _waiting[_count] = (start, length, row);
            if (++_count == Ahead) AddWaiting(block);
        }

        private void AddWaiting(CsvBlock block)
        {
            users.Touch(_hashes.AsSpan(0, _count));
            for (var i = 0; i < _count; i++)
            {
                var (start, length, row) = _waiting[i];
                users.Add(_hashes[i], block.Bytes.AsSpan(start, length), row);
            }
            _count = 0;
        }

        private int NumberOf(ReadOnlySpan<byte> municipality)
        {
            var own = _municipalities.Add(municipality);
            if (own == _numbers.Count)
                lock (payers) _numbers.Add(payers.Add(municipality));
            return _numbers[own];
        }
    }

    /// <summary>Lines are not kept in memory: which lines say two things about one day is looked up in the file once more.</summary>
    private static void FindLines(InputFile file, IReadOnlyList<(byte[] User, int From)> twice, FaultList faults)
    {
        var wanted = twice.Select(one => (System.Text.Encoding.UTF8.GetString(one.User), one.From)).ToHashSet();
        var first = new Dictionary<(string, int), int>();
        Rows.Read(file, Columns, new FaultList(), row =>
        {
            if (!DayText.TryRead(row[1], out var from)) return;
            var key = (row.Text(0), from);
            if (!wanted.Contains(key) || first.TryAdd(key, row.Line)) return;
            faults.Add(new Place(file.Shown, row.Line, 1), $"brukaren {key.Item1} har redan en rad från {DateOnly.FromDayNumber(from):yyyy-MM-dd}, rad {first[key]}", "ta bort den ena raden");
        });
    }
}
