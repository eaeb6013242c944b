using System.Globalization;

namespace Samsyn.Web.Settlement;

/// <summary>What is settled all the same, but is worth a look (varning).</summary>
public enum WarningKind
{
    /// <summary>Ordered to be picked up before the rental began.</summary>
    OrderedBeforeStart,

    /// <summary>A day of the month cost nothing, for the price is zero.</summary>
    PriceZero,

    /// <summary>No day of the rental falls in the month.</summary>
    NoDayInMonth,

    /// <summary>A row of the payer table holds on no day.</summary>
    PayerRowNeverHolds,
}

/// <summary>Counts warnings and keeps the first lines of each kind: the same whoever counted them.</summary>
public sealed class Warnings
{
    private const int Shown = 5;

    private readonly long[] _counts = new long[Enum.GetValues<WarningKind>().Length];
    private readonly List<int>[] _lines = [.. Enum.GetValues<WarningKind>().Select(_ => new List<int>())];

    public long Count(WarningKind kind) => _counts[(int)kind];

    /// <summary>At most the five first lines.</summary>
    public IReadOnlyList<int> Lines(WarningKind kind) => _lines[(int)kind];

    public void Add(WarningKind kind, int line)
    {
        _counts[(int)kind]++;
        Keep(_lines[(int)kind], line);
    }

    public void Add(Warnings others)
    {
        for (var kind = 0; kind < _counts.Length; kind++)
        {
            _counts[kind] += others._counts[kind];
            foreach (var line in others._lines[kind]) Keep(_lines[kind], line);
        }
    }

    /// <summary>A sentence for each kind there was.</summary>
    public IEnumerable<string> Sentences()
    {
        foreach (var kind in Enum.GetValues<WarningKind>())
        {
            if (Count(kind) == 0) continue;
            var lines = Lines(kind);
            var places = $"{FileOf(kind)} rad {string.Join(", ", lines.Select(line => line.ToString(CultureInfo.InvariantCulture)))}{(Count(kind) > lines.Count ? " …" : "")}";
            var number = Count(kind).ToString("#,0", CultureInfo.GetCultureInfo("sv-SE"));
            var one = Count(kind) == 1;
            yield return kind switch
            {
                WarningKind.OrderedBeforeStart => $"{number} {(one ? "hyra har" : "hyror har")} en hämtorder som är äldre än hyrans första dag. De är avräknade till stoppdagen ({places}).",
                WarningKind.PriceZero => $"{number} {(one ? "hyra har" : "hyror har")} dagar med priset 0 ({places}).",
                WarningKind.NoDayInMonth => $"{number} {(one ? "hyra har" : "hyror har")} ingen dag i månaden och kostar inget ({places}).",
                WarningKind.PayerRowNeverHolds => $"{number} {(one ? "betalarrad slutar" : "betalarrader slutar")} innan {(one ? "den" : "de")} börjar och gäller aldrig ({places}).",
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No sentence for this kind."),
            };
        }
    }

    private static string FileOf(WarningKind kind) => kind == WarningKind.PayerRowNeverHolds ? SettlementTables.PayersFile : RentalColumns.File;

    private static void Keep(List<int> lines, int line)
    {
        if (lines.Count == Shown && line > lines[^1]) return;
        var place = lines.BinarySearch(line);
        lines.Insert(place < 0 ? ~place : place, line);
        if (lines.Count > Shown) lines.RemoveAt(Shown);
    }
}
