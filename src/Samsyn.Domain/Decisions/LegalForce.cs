using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>
/// When nobody can appeal any more (laga kraft): three weeks from the notice, and the day after the last of them.
/// </summary>
/// <remarks>
/// A last day on a Saturday, Sunday, public holiday or one of three eves moves to the next working day (Act 1930:173): a
/// decision announced on 31 May 2024 could be appealed until Monday 24 June, since three weeks later was Midsummer's Eve.
/// Recommendations and preparing acts cannot be appealed, nor can what joint bodies and federations say here.
/// Source: CONTRACT.md C3 rule 6; DOMAIN.md 103-107.
/// </remarks>
public static class LegalForce
{
    /// <summary>No notice board runs this close to the calendar's end.</summary>
    private static readonly DateOnly LastAnnouncement = new(9999, 11, 30);

    /// <summary>The computed last day to appeal; null when the decision is not announced or cannot be appealed.</summary>
    public static DateOnly? AppealUntil(Decision decision, Body body, Mandate act) =>
        decision.AnnouncedOn is { } announced && announced <= LastAnnouncement && CanBeAppealed(body, act)
            ? SwedishCalendar.AppealLastDay(announced)
            : null;

    private static bool CanBeAppealed(Body body, Mandate act) =>
        act == Mandate.Decides && body.Side switch
        {
            Side.Joint => false,
            Side.Municipal => body.Of is not null,
            _ => true,
        };
}
