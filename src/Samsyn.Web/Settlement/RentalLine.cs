using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>One line of <c>rentals.csv</c> that is of the right form: names as they stand, days as day numbers.</summary>
/// <remarks>Names point into the reader's memory and are gone with its next record. Source: CONTRACT.md C5.</remarks>
internal readonly ref struct RentalLine
{
    public ReadOnlySpan<byte> Id { get; private init; }

    public ReadOnlySpan<byte> Article { get; private init; }

    public ReadOnlySpan<byte> User { get; private init; }

    public ReadOnlySpan<byte> CareUnit { get; private init; }

    /// <summary>The first day.</summary>
    public int From { get; private init; }

    /// <summary><see cref="StopRule.None"/> when nobody has ordered it to be picked up.</summary>
    public int PickupOrderedOn { get; private init; }

    /// <summary><see cref="StopRule.None"/> while it is out.</summary>
    public int ReturnedOn { get; private init; }

    /// <summary>Reads the reader's current record; false when it is malformed: the number of fields, quotes, a day, an empty field.</summary>
    public static bool TryRead(CsvReader reader, RentalColumns columns, out RentalLine line)
    {
        line = default;
        if (reader.FieldCount != RentalColumns.Count || reader.Flaw != CsvFlaw.None) return false;
        var id = reader[columns.Id];
        var article = reader[columns.Article];
        var user = reader[columns.User];
        var unit = reader[columns.CareUnit];
        if (id.IsEmpty || article.IsEmpty || user.IsEmpty || unit.IsEmpty
            || !DayText.TryRead(reader[columns.From], out var from)
            || !DayText.TryReadOrEmpty(reader[columns.PickupOrderedOn], StopRule.None, out var ordered)
            || !DayText.TryReadOrEmpty(reader[columns.ReturnedOn], StopRule.None, out var returned)) return false;
        line = new RentalLine { Id = id, Article = article, User = user, CareUnit = unit, From = from, PickupOrderedOn = ordered, ReturnedOn = returned };
        return true;
    }
}

/// <summary>Where each column of <c>rentals.csv</c> stands; the header may name them in any order.</summary>
internal sealed record RentalColumns(int Id, int Article, int User, int CareUnit, int From, int PickupOrderedOn, int ReturnedOn)
{
    public const string File = "rentals.csv";
    public const int Count = 7;

    private static readonly string[] Names = ["rental_id", "article", "user_ref", "care_unit", "from", "pickup_ordered_on", "returned_on"];

    /// <summary>Reads the header.</summary>
    /// <exception cref="FaultyFileException">A column is missing, unknown or there twice.</exception>
    public static RentalColumns Read(CsvReader reader, string file)
    {
        var faults = new FaultList();
        var found = CsvColumns.Read(reader, file, Names, faults);
        faults.ThrowIfAny();
        int At(int name) => found!.IndexOf(Names[name]);
        return new RentalColumns(At(0), At(1), At(2), At(3), At(4), At(5), At(6));
    }

    /// <summary>The rental id of a line of the wrong form, as far as it can be told.</summary>
    public ReadOnlySpan<byte> IdOf(CsvReader reader) => reader.FieldCount > Id ? reader[Id] : [];
}
