namespace Samsyn.Domain.Consultations;

/// <summary>
/// What a consultee makes of a clause or of the whole (ställningstagande), in the terms of Swedish practice.
/// </summary>
/// <remarks>
/// Two kinds of silence are told apart: <see cref="NoObjection"/> has read and is content, <see cref="NoView"/> says nothing of that clause.
/// Source: CONTRACT.md C4, DOMAIN.md 46, 47.
/// </remarks>
public enum Stance
{
    /// <summary>Tillstyrker.</summary>
    Supports,

    /// <summary>Tillstyrker med synpunkter.</summary>
    SupportsWithRemarks,

    /// <summary>Avstyrker.</summary>
    Opposes,

    /// <summary>Ingen erinran.</summary>
    NoObjection,

    /// <summary>Ingen synpunkt på det här avsnittet; only about a clause.</summary>
    NoView,

    /// <summary>Avstår från att yttra sig; only about the whole. That too is an answer: nobody needs to ask again.</summary>
    Abstains,
}

/// <summary>What becomes of a remark (bemötande). Source: CONTRACT.md C4, DOMAIN.md 53.</summary>
public enum Disposition
{
    /// <summary>Beaktas.</summary>
    Accepted,

    /// <summary>Beaktas delvis.</summary>
    Partly,

    /// <summary>Beaktas inte.</summary>
    Declined,

    /// <summary>Förs vidare till genomförandet.</summary>
    Forwarded,

    /// <summary>Frågan är besvarad.</summary>
    Answered,
}

/// <summary>Whether somebody was asked or answered of their own accord; kept apart in every count (R25).</summary>
public enum AnswerKind
{
    /// <summary>En remissinstans svar.</summary>
    Invited,

    /// <summary>Ett öppet svar: from anybody else, when the round is open to all.</summary>
    Open,
}

/// <summary>Which stances fit where.</summary>
public static class Stances
{
    /// <summary>In the order in which they are offered and counted.</summary>
    public static readonly IReadOnlyList<Stance> ForSection = [Stance.Supports, Stance.SupportsWithRemarks, Stance.NoObjection, Stance.Opposes, Stance.NoView];

    /// <inheritdoc cref="ForSection"/>
    public static readonly IReadOnlyList<Stance> ForWhole = [Stance.Supports, Stance.SupportsWithRemarks, Stance.NoObjection, Stance.Opposes, Stance.Abstains];

    public static readonly IReadOnlyList<Stance> All = [Stance.Supports, Stance.SupportsWithRemarks, Stance.NoObjection, Stance.Opposes, Stance.NoView, Stance.Abstains];

    public static bool Fits(this Stance stance, bool whole) => stance switch
    {
        Stance.NoView => !whole,
        Stance.Abstains => whole,
        _ => true,
    };
}
