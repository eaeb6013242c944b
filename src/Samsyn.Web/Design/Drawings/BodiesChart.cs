using Samsyn.Domain.Principals;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design.Drawings;

/// <summary>A body as the drawing shows it: its name, and how many it stands for.</summary>
/// <param name="Members">Of a federation's board: how many municipalities the federation has; else 0.</param>
internal sealed record ChartBody(string Name, string? Note, Mandate Mandate, int Members);

/// <summary>The county's register sorted into the cells of the drawing: side by mandate, numbers computed (R58).</summary>
internal sealed class BodiesChart
{
    private readonly County _county;
    private readonly DateOnly _day;
    private readonly ILookup<(Side, Mandate), ChartBody> _cells;

    public BodiesChart(County county, DateOnly day)
    {
        (_county, _day) = (county, day);
        var boards = county.Federations.Select(f => f.Code).Where(HasMembersOnSomeDay).ToHashSet(StringComparer.Ordinal);
        _cells = county.Bodies.ToLookup(b => (b.Side, b.Mandate), Of);
        JointOrganisations = [.. Advisers.Where(b => !boards.Contains(b.Kind)).Select(Of)];
        Boards = [.. Advisers.Where(b => boards.Contains(b.Kind)).Select(Of)];
    }

    /// <summary>Municipal bodies that recommend and are no federation's board: the federations' joint organisation.</summary>
    public IReadOnlyList<ChartBody> JointOrganisations { get; }

    /// <summary>The federations' boards, also of one whose first members join later.</summary>
    public IReadOnlyList<ChartBody> Boards { get; }

    public IReadOnlyList<ChartBody> Cell(Side side, Mandate mandate) => [.. _cells[(side, mandate)]];

    /// <summary>Under a column's name: "49 kommuner i fyra kommunalförbund".</summary>
    public string WhoIsOn(Side side) => side switch
    {
        Side.Municipal => Federations is > 0 and var federations
            ? L($"{Municipalities(Count(PrincipalType.Municipality))} i {Dates.InWords(federations)} kommunalförbund", $"{Municipalities(Count(PrincipalType.Municipality))} in {Dates.InWords(federations)} federations")
            : Municipalities(Count(PrincipalType.Municipality)),
        Side.Region => string.Join(", ", _county.Principals.Where(p => p.Type == PrincipalType.Region).Select(p => p.Name)),
        _ => L("Båda sidor tillsammans", "Both sides together"),
    };

    /// <summary>One group of stones per federation, in the order of <see cref="Boards"/>; a single group where not all belong to one.</summary>
    public IReadOnlyList<int> StonesOf(Side side)
    {
        if (side == Side.Region) return Groups(Count(PrincipalType.Region));
        if (side == Side.Joint) return [];
        var all = Count(PrincipalType.Municipality);
        return Boards.Sum(b => b.Members) == all ? [.. Boards.Select(b => b.Members)] : Groups(all);
    }

    private static IReadOnlyList<int> Groups(int count) => count == 0 ? [] : [count];

    private int Federations => _county.Federations.Count(f => Members(f.Code) > 0);

    private IEnumerable<BodyEntry> Advisers =>
        _county.Bodies.Where(b => b is { Side: Side.Municipal, Mandate: Mandate.Recommends });

    private ChartBody Of(BodyEntry body) => new(body.Name, Note(body), body.Mandate, Members(body.Kind));

    private string? Note(BodyEntry body)
    {
        if (body.Per is { } per)
        {
            var count = Count(per);
            return per == PrincipalType.Municipality
                ? L($"i var och en av de {Numbers.Whole(count)} kommunerna", $"in each of the {Numbers.Whole(count)} municipalities")
                : count == 1 ? L("i regionen", "in the region") : L($"i var och en av de {Numbers.Whole(count)} regionerna", $"in each of the {Numbers.Whole(count)} regions");
        }

        return Members(body.Kind) is > 0 and var members ? Municipalities(members) : null;
    }

    private static string Municipalities(int count) =>
        L($"{Numbers.Whole(count)}{Dates.Hard}{(count == 1 ? "kommun" : "kommuner")}", $"{Numbers.Whole(count)}{Dates.Hard}{(count == 1 ? "municipality" : "municipalities")}");

    private int Count(PrincipalType type) => _county.Principals.Count(p => p.Type == type);

    private bool HasMembersOnSomeDay(string code) =>
        _county.Memberships.Any(m => m.Kind == GroupKind.Federation && string.Equals(m.Group, code, StringComparison.Ordinal)) || Members(code) > 0;

    private int Members(string code) => _county.MembersOf(code, GroupKind.Federation, _day).Count();
}
