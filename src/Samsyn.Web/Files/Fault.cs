namespace Samsyn.Web.Files;

/// <summary>A place in a file somebody handed in: line and column from 1, the column in UTF-16 units (CONTRACT.md, General).</summary>
public readonly record struct Place(string File, int Line, int Column) : IComparable<Place>
{
    /// <summary>Where a fault of a file as a whole is told: an empty file, a file that is too large or missing.</summary>
    public static Place StartOf(string file) => new(file, 1, 1);

    public override string ToString() => $"{File}:{Line}:{Column}";

    public int CompareTo(Place other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0)
        {
            return byFile;
        }

        return Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
    }

    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;
    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;
    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// One thing that is wrong in a file (fel): where, what, and what to do about it, as one line of text.
/// </summary>
/// <example><c>avtal.yaml:19:28: 2022-02-30 är ingen dag som finns — skriv dagen som åååå-mm-dd</c></example>
public sealed record Fault(Place Place, string What, string Mend)
{
    public override string ToString() => $"{Place}: {OneLine(What)} — {OneLine(Mend)}";

    /// <summary>Text quoted out of the file may hold line ends: a fault is still one line.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}

/// <summary>
/// The faults found so far. Reading goes on after a fault, so that a person mends them all at once and not one per try.
/// </summary>
public sealed class FaultList
{
    /// <summary>More than this is kept as a number only: a file of the wrong kind can hold a million faults.</summary>
    public const int Kept = 1000;

    /// <summary>How many lines <see cref="Lines"/> prints before it says how many are left out.</summary>
    public const int Printed = 100;

    private readonly List<Fault> kept = [];

    public int Count { get; private set; }

    public bool Any => Count > 0;

    /// <summary>The faults in the order of their files and places.</summary>
    public IReadOnlyList<Fault> InOrder => [.. kept.OrderBy(fault => fault.Place)];

    public void Add(Fault fault)
    {
        Count++;
        if (kept.Count < Kept)
        {
            kept.Add(fault);
        }
    }

    public void Add(Place place, string what, string mend) => Add(new Fault(place, what, mend));

    public void AddAll(FaultList others)
    {
        foreach (var fault in others.kept)
        {
            Add(fault);
        }
    }

    /// <summary>Adds what several threads found in one file, in the order of the file.</summary>
    public void AddAllInOrder(IReadOnlyCollection<FaultList> others)
    {
        foreach (var fault in others.SelectMany(list => list.kept).OrderBy(fault => fault.Place))
        {
            Add(fault);
        }

        Count += others.Sum(list => list.Count - list.kept.Count);
    }

    /// <summary>What a command writes to stderr: one line a fault, at most <see cref="Printed"/>, then how many more there are.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var fault in InOrder.Take(Printed))
        {
            yield return fault.ToString();
        }

        if (Count > Printed)
        {
            yield return $"… och {Count - Printed} fel till";
        }
    }

    /// <summary>Stops the reading when something is wrong.</summary>
    /// <exception cref="FaultyFileException">At least one fault was found.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new FaultyFileException(this);
        }
    }
}

/// <summary>A file cannot be read further, or not be used: the faults say why. A command ends with exit code 1.</summary>
public sealed class FaultyFileException(FaultList faults) : Exception(string.Join('\n', faults.Lines()))
{
    public FaultyFileException(Fault fault)
        : this(ListOf(fault))
    {
    }

    public FaultList Faults { get; } = faults;

    private static FaultList ListOf(Fault fault)
    {
        var list = new FaultList();
        list.Add(fault);
        return list;
    }
}
