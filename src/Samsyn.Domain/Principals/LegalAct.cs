namespace Samsyn.Domain.Principals;

/// <summary>An act (lag) that agreements refer to, with the days it is in force: references age when an act is replaced (DOMAIN.md 56).</summary>
/// <param name="Abbreviation">As agreements write it: <c>SoL</c>.</param>
/// <param name="Number">In the Swedish Code of Statutes (SFS): <c>2001:453</c>.</param>
/// <param name="Until">The last day in force; null while it is.</param>
/// <param name="ReplacedBy">The number of the act that took its place.</param>
public sealed record LegalAct(string Abbreviation, string Number, string Title, DateOnly? From, DateOnly? Until, string? ReplacedBy, string? Source)
{
    public bool IsInForce(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>"SoL (2001:453)".</summary>
    public override string ToString() => $"{Abbreviation} ({Number})";
}
