using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>Reads <c>users.csv</c>: pseudonyms, where each is registered from which day, and until when as a minor (CONTRACT.md C5).</summary>
internal static class UserFile
{
    public const string Name = "users.csv";

    private static readonly string[] Columns = ["user_ref", "valid_from", "municipality", "under_18_until"];

    /// <param name="payers">Municipalities get their numbers here: they may pay.</param>
    public static Registrations Read(string folder, Names payers, FaultList faults)
    {
        var users = new Registrations();
        var file = InputFile.In(folder, Name);
        Rows.Read(file, Columns, faults, row =>
        {
            var fits = row.Has(0);
            fits &= row.Day(1, out var from);
            var under18Until = Registration.Adult;
            if (!row[3].IsEmpty) fits &= row.Day(3, out under18Until);
            if (fits) users.Add(row[0], new Registration(from, under18Until, row[2].IsEmpty ? Registration.Unknown : payers.Add(row[2])));
        });
        var twice = users.Close();
        if (twice.Count > 0) FindLines(file, twice, faults);
        return users;
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
