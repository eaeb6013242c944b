using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Duties;

/// <summary>A small county with an agreement between three municipalities and a region, for trying duties.</summary>
internal static class Exercise
{
    public static readonly DateTime Now = new(2023, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    public static readonly County County = new()
    {
        Id = "14",
        Name = "Länet",
        Principals = [.. new[] { "1401", "1461", "1480" }.Select(id => Principal(id, PrincipalType.Municipality)), Principal("VGR", PrincipalType.Region)],
        Federations = [],
        Memberships = [],
        Bodies = [new BodyEntry("SRO", "Samrådsorganet", Side.Joint, Mandate.Recommends, null), new BodyEntry("KF", "Fullmäktige", Side.Municipal, Mandate.Decides, PrincipalType.Municipality)],
    };

    private static Principal Principal(string id, PrincipalType type) => new() { Id = new PrincipalId(id), Type = type, Name = "Part " + id, OfficialName = "Part " + id };

    public static Duty Duty(DueRule due, params string[] owners) =>
        new() { Id = "volymer", Title = "Rapportera volymer", Owners = owners.Length == 0 ? [Domain.Duties.Duty.EachParty] : owners, Due = due };

    public static DutyBook Book(Duty duty, DueDays? days = null, params DutyReport[] reports) => new(County, Agreement, [duty], reports, _ => days ?? DueDays.Unknown);

    private static readonly Agreement Agreement = new()
    {
        Id = Guid.Empty, Slug = "avtal", Settings = new AgreementSettings { Title = "Avtal", Form = AgreementForm.Multilateral },
    };

    public static DutyOwner Owner(string id) => DutyBook.OwnerOf(County, id)!;

    public static DutyReport Report(string on, long place = 1, string? withdraws = null, string? note = null, string by = "1461", string occurrence = DueRule.Once) => new()
    {
        Id = Guid.NewGuid(), AgreementId = Guid.Empty, Duty = "volymer", Occurrence = occurrence, By = by, On = Day(on), Note = note,
        Withdraws = withdraws is null ? null : Day(withdraws), RecordedAt = Day(on).ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc), Place = place,
    };

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The days of a rule within a window, each with its key.</summary>
    public static string Days(DueRule due, string first, string last, DueDays? days = null, Func<Duty, Duty>? with = null) =>
        string.Join(" ", (with ?? (d => d))(Duty(due)).Occurrences(days ?? DueDays.Unknown, Day(first), Day(last))
            .Select(o => FormattableString.Invariant($"{o.Key}={(o.IsExact ? "" : $"{o.First:yyyy-MM-dd}/")}{o.Day:yyyy-MM-dd}")));
}
