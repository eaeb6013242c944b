using Samsyn.Domain.Calendars;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations;

/// <summary>Public holidays by name, as a last day to answer may fall on one.</summary>
public static class HolidayWords
{
    public static string Name(Holiday holiday) => holiday switch
    {
        Holiday.NewYearsDay => L("nyårsdagen", "New Year’s Day"),
        Holiday.Epiphany => L("trettondedag jul", "Epiphany"),
        Holiday.GoodFriday => L("långfredagen", "Good Friday"),
        Holiday.EasterSunday => L("påskdagen", "Easter Sunday"),
        Holiday.EasterMonday => L("annandag påsk", "Easter Monday"),
        Holiday.FirstOfMay => L("första maj", "the First of May"),
        Holiday.AscensionDay => L("Kristi himmelsfärdsdag", "Ascension Day"),
        Holiday.WhitSunday => L("pingstdagen", "Whit Sunday"),
        Holiday.WhitMonday => L("annandag pingst", "Whit Monday"),
        Holiday.NationalDay => L("nationaldagen", "the National Day"),
        Holiday.MidsummersDay => L("midsommardagen", "Midsummer’s Day"),
        Holiday.AllSaintsDay => L("alla helgons dag", "All Saints’ Day"),
        Holiday.ChristmasDay => L("juldagen", "Christmas Day"),
        Holiday.BoxingDay => L("annandag jul", "Boxing Day"),
        _ => throw new ArgumentOutOfRangeException(nameof(holiday), holiday, "A holiday without a name."),
    };
}
