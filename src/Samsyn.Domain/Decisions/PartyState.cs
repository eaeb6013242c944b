namespace Samsyn.Domain.Decisions;

/// <summary>
/// Where one party (avtalspart) stands on the current text: the one word a tracker shows for it.
/// </summary>
/// <remarks>
/// The seven states add up: every party has exactly one. A recommendation is none of them (DOMAIN.md 18), and a yes
/// with a condition is not a yes until somebody has assessed it (R14).
/// Source: CONTRACT.md C3 <c>parties[].state</c>.
/// </remarks>
public enum PartyState
{
    /// <summary>Inget beslut ännu: the deciding body has not spoken, or what it said no longer stands.</summary>
    Undecided,

    /// <summary>Godkänt: a yes to the current text.</summary>
    Approved,

    /// <summary>Avslag: a no to the current text.</summary>
    Rejected,

    /// <summary>Godkänt med villkor: a yes whose condition nobody has assessed as harmless.</summary>
    Conditional,

    /// <summary>Beslut om äldre version: a yes, a conditional yes or a no to a text that has since been changed.</summary>
    Outdated,

    /// <summary>Bordlagt: postponed; comes back at a later meeting.</summary>
    Tabled,

    /// <summary>Återremiss: sent back for more preparation.</summary>
    ReferredBack,
}
