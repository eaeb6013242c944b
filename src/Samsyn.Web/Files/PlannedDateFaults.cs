using Samsyn.Domain.Calendars;

namespace Samsyn.Web.Files;

/// <summary>What is wrong with a planned date (planerat datum), as a Swedish sentence for the one who wrote the file.</summary>
public static class PlannedDateFaults
{
    public const string Mend =
        "skriv ett år (2022), en årstid (2022-21 till 2022-24), en månad (2022-05) eller en dag; två med snedstreck emellan, eller [2022-06,2022-08] för något av dem";

    public static string What(PlannedDateFault fault) => fault.Kind switch
    {
        PlannedDateFaultKind.Empty => "det är tomt",
        PlannedDateFaultKind.Space => "blanksteg får inte finnas",
        PlannedDateFaultKind.UncertaintyMark => "tecknen ? ~ % får inte finnas; skriv preliminary: true i stället",
        PlannedDateFaultKind.OpenEnd => "början eller slutet saknas",
        PlannedDateFaultKind.NotADate => $"{fault.Fragment} är inget datum",
        PlannedDateFaultKind.NoSuchYear => $"året i {fault.Fragment} finns inte",
        PlannedDateFaultKind.NoSuchMonth => $"{fault.Fragment} är varken månad eller årstid",
        PlannedDateFaultKind.NoSuchDay => $"dagen {fault.Fragment} finns inte",
        PlannedDateFaultKind.TooManySlashes => "det har för många snedstreck",
        PlannedDateFaultKind.EndBeforeStart => $"slutet {fault.Fragment} ligger före början",
        PlannedDateFaultKind.BracketNotClosed => "hakparentesen saknar sitt slut ]",
        PlannedDateFaultKind.TextAfterBracket => $"{fault.Fragment} står efter hakparentesen",
        PlannedDateFaultKind.TooFewAlternatives => "hakparenteser behöver minst två datum",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "No sentence for this fault."),
    };
}
