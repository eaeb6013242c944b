namespace Samsyn.Domain.Calendars;

/// <summary>
/// The public holidays with a name of their own (allmänna helgdagar). An ordinary Sunday is a public holiday too, but
/// has no name here.
/// </summary>
/// <remarks>Source: CONTRACT.md C2 rule 6; Act 1989:253. The words for people stand in Web.</remarks>
public enum Holiday
{
    /// <summary>Nyårsdagen: 1 January.</summary>
    NewYearsDay,

    /// <summary>Trettondedag jul: 6 January.</summary>
    Epiphany,

    /// <summary>Långfredagen: the Friday before Easter Sunday.</summary>
    GoodFriday,

    /// <summary>Påskdagen.</summary>
    EasterSunday,

    /// <summary>Annandag påsk: the day after Easter Sunday.</summary>
    EasterMonday,

    /// <summary>Första maj.</summary>
    FirstOfMay,

    /// <summary>Kristi himmelsfärdsdag: the sixth Thursday after Easter Sunday.</summary>
    AscensionDay,

    /// <summary>Pingstdagen: the seventh Sunday after Easter Sunday.</summary>
    WhitSunday,

    /// <summary>Annandag pingst: the day after Whit Sunday, a public holiday up to and including 2004.</summary>
    WhitMonday,

    /// <summary>Sveriges nationaldag: 6 June, a public holiday from 2005.</summary>
    NationalDay,

    /// <summary>Midsommardagen: the Saturday of 20-26 June.</summary>
    MidsummersDay,

    /// <summary>Alla helgons dag: the Saturday of 31 October-6 November.</summary>
    AllSaintsDay,

    /// <summary>Juldagen: 25 December.</summary>
    ChristmasDay,

    /// <summary>Annandag jul: 26 December.</summary>
    BoxingDay,
}
