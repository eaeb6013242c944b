using Samsyn.Domain.Agreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>A step with its bodies looked up in the register.</summary>
/// <param name="After">Indexes of the steps named in <see cref="Step.After"/>.</param>
public sealed record CascadeStep(Step Step, IReadOnlyList<Body> Bodies, IReadOnlyList<int> After);

/// <summary>
/// The cascade of one agreement (beslutsordning): which bodies speak in which order, who decides for each party, and
/// everything they have said.
/// </summary>
/// <remarks>
/// Built once from what is stored and then asked: <see cref="AgreementStatus.Of"/> tells where the agreement stands on any
/// day as known at any instant. A cascade is a graph; parallel chains are normal, since the region runs beside the
/// municipalities (DOMAIN.md 16, R12). Source: CONTRACT.md C2.
/// </remarks>
public sealed partial class Cascade
{
    private readonly Dictionary<BodyId, (Body Body, int Step)> _bodies = [];
    private readonly Dictionary<PrincipalId, Body> _deciders = [];

    /// <param name="decisions">All facts of the agreement, and those of other agreements that name it in <see cref="Decision.Also"/>, in any order.</param>
    /// <remarks>Expects checked data: <c>Cascade.Faults</c> tells what is wrong with a cascade before it is stored.</remarks>
    public Cascade(County county, Agreement agreement, IReadOnlyList<Step> steps, IReadOnlyList<Decision> decisions)
    {
        (County, Agreement, Decisions) = (county, agreement, decisions);
        Parties = agreement.PartiesIn(county);
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < steps.Count; i++) indexes.TryAdd(steps[i].Name, i);
        var resolved = new List<CascadeStep>(steps.Count);
        foreach (var step in steps)
        {
            var bodies = BodiesOf(step, county, Parties);
            var after = step.After.Where(indexes.ContainsKey).Select(name => indexes[name]).ToList();
            foreach (var body in bodies)
            {
                _bodies.TryAdd(body.Id, (body, resolved.Count));
                if (step.Act == Mandate.Decides && (body.Of?.Id ?? step.For) is { } party) _deciders.TryAdd(party, body);
            }
            resolved.Add(new CascadeStep(step, bodies, after));
        }
        Steps = resolved;
    }

    public County County { get; }

    public Agreement Agreement { get; }

    /// <summary>Sorted by id.</summary>
    public IReadOnlyList<Principal> Parties { get; }

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<CascadeStep> Steps { get; }

    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>The days of its consultation rounds, as plain values.</summary>
    public IReadOnlyList<ConsultationWindow> Consultations { get; init; } = [];

    internal Ledger Ledger => field ??= new Ledger(this);

    /// <summary>The body that decides for a party; null without a cascade.</summary>
    public Body? DeciderFor(PrincipalId party) => _deciders.GetValueOrDefault(party);

    /// <summary>The step a body stands in; null when it has no part in the agreement.</summary>
    public CascadeStep? StepOf(BodyId body) => _bodies.TryGetValue(body, out var at) ? Steps[at.Step] : null;

    /// <summary>The bodies of a step, <c>each KF</c> spelled out over the municipal parties; unknown ones are left out.</summary>
    public static IReadOnlyList<Body> BodiesOf(Step step, County county, IReadOnlyList<Principal> parties)
    {
        var bodies = new List<Body>();
        foreach (var entry in step.Bodies)
        {
            if (Step.IsEach(entry, out var kind))
            {
                foreach (var party in parties)
                    if (BodyId.IsKind(kind) && county.TryFind(BodyId.Of(kind, party.Id), out var one)) bodies.Add(one);
            }
            else if (BodyId.IsValid(entry) && county.TryFind(new BodyId(entry), out var body)) bodies.Add(body);
        }
        return bodies;
    }
}
