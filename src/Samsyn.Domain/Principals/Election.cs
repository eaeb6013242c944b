namespace Samsyn.Domain.Principals;

/// <summary>A general election (allmänt val) to the assemblies: after it boards are chosen anew, and those who were to sign may no longer hold their office (DOMAIN.md 154).</summary>
/// <param name="On">The day of the election.</param>
/// <param name="AssembliesFrom">The first day of the new assemblies.</param>
public sealed record Election(DateOnly On, DateOnly AssembliesFrom, string? Source)
{
    /// <summary>The latest change of assemblies after a decision and by a day; null when the same assembly sits that took it.</summary>
    public static Election? Since(IReadOnlyList<Election> elections, DateOnly decided, DateOnly day) =>
        elections.Where(election => decided < election.AssembliesFrom && election.AssembliesFrom <= day).MaxBy(election => election.AssembliesFrom);
}
