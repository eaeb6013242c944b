using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Consultations;

/// <summary>
/// Somebody who is asked (remissinstans): a principal, a federation of them, or anybody else by name. A register of its own, beside the parties (R25).
/// </summary>
/// <param name="Principal">Set for a municipality or a region.</param>
/// <param name="Federation">Set for a federation, by its code.</param>
/// <param name="Name">Set for anybody outside the county's register: "Funktionsrätt Västra Götaland".</param>
/// <param name="MayAnswer">Units that may answer for themselves beside it: Göteborg's districts in 2016, the region's boards (DOMAIN.md 41, 42).</param>
/// <param name="InsteadOfMembers">A federation's answer stands for its members, which are then not asked one by one (DOMAIN.md 50).</param>
public sealed record Consultee(PrincipalId? Principal, string? Federation, string? Name, IReadOnlyList<string> MayAnswer, bool InsteadOfMembers)
{
    public static Consultee Of(PrincipalId principal, params string[] mayAnswer) => new(principal, null, null, mayAnswer, false);

    public static Consultee OfFederation(string code, bool insteadOfMembers = false) => new(null, code, null, [], insteadOfMembers);

    public static Consultee Named(string name) => new(null, null, name, [], false);

    /// <summary>What its answers say they come from: <c>1480</c>, <c>SK</c>, a name.</summary>
    public string Key => Principal?.Value ?? Federation ?? Name ?? "";

    /// <summary>What a unit's answers say they come from: <c>1480/Norra Hisingen</c>.</summary>
    public string KeyOf(string unit) => $"{Key}/{unit}";

    public bool Equals(Consultee? other) =>
        other is not null && Key == other.Key && InsteadOfMembers == other.InsteadOfMembers && MayAnswer.SequenceEqual(other.MayAnswer, StringComparer.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}

/// <summary>One that can hand in one consolidated answer: a consultee, or a unit of it that may answer for itself.</summary>
/// <param name="Key">What answers say they come from.</param>
/// <param name="Name">"Marks kommun", "Norra Hisingen (Göteborgs stad)".</param>
/// <param name="Principal">The principal it is or belongs to; null for a federation and for others.</param>
/// <param name="Speaks">The principals whose inhabitants the answer stands for; empty for a unit, and for those outside the register.</param>
/// <param name="Unit">It is part of a consultee.</param>
public sealed record Respondent(string Key, string Name, Consultee Consultee, PrincipalId? Principal, IReadOnlyList<Principal> Speaks, bool Unit)
{
    /// <summary>Everybody who may answer as invited, in the order of the register.</summary>
    /// <param name="day">Memberships of federations on that day: the round's last.</param>
    public static IReadOnlyList<Respondent> Of(IEnumerable<Consultee> consultees, County county, DateOnly day)
    {
        var respondents = new List<Respondent>();
        foreach (var consultee in consultees)
        {
            var principal = consultee.Principal is { } id ? county.Find(id) : null;
            var name = principal?.OfficialName ?? county.Federations.FirstOrDefault(f => f.Code == consultee.Federation)?.Name ?? consultee.Name ?? consultee.Key;
            IReadOnlyList<Principal> speaks = principal is not null ? [principal]
                : consultee is { Federation: { } code, InsteadOfMembers: true } ? [.. county.MembersOf(code, GroupKind.Federation, day)] : [];
            respondents.Add(new Respondent(consultee.Key, name, consultee, consultee.Principal, speaks, false));
            foreach (var unit in consultee.MayAnswer)
                respondents.Add(new Respondent(consultee.KeyOf(unit), $"{unit} ({name})", consultee, consultee.Principal, [], true));
        }

        return respondents;
    }
}
