using System.Globalization;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// Numbers for people: <c>1 234 567</c>, <c>84,1 procent</c>, <c>30 706,34 kr</c>. Thousands are parted by a
/// non-breaking space in both languages; the decimal sign is a comma in Swedish and a point in English.
/// </summary>
public static class Numbers
{
    private static readonly NumberFormatInfo Swedish = Format(",");
    private static readonly NumberFormatInfo English = Format(".");

    /// <summary><c>1 234 567</c>.</summary>
    public static string Whole(long number) => number.ToString("N0", Own);

    /// <summary>A number with a fixed count of decimals: <c>0,5118</c>.</summary>
    public static string Decimals(decimal number, int decimals)
        => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Own);

    /// <summary>A share 0..1 as <c>84,1 procent</c> in running text.</summary>
    public static string Percent(decimal share, int decimals = 1)
        => Decimals(share * 100m, decimals) + Dates.Hard + L("procent", "per cent");

    /// <summary>A share 0..1 as <c>84,1 %</c> in tables.</summary>
    public static string PercentSign(decimal share, int decimals = 1)
        => Decimals(share * 100m, decimals) + (Current == Language.English ? "%" : Dates.Hard + "%");

    /// <summary>Whole öre as <c>30 706,34 kr</c>; öre are always shown.</summary>
    public static string Kronor(long ore)
        => L(Decimals(ore / 100m, 2) + Dates.Hard + "kr", "SEK" + Dates.Hard + Decimals(ore / 100m, 2));

    private static NumberFormatInfo Own => Current == Language.English ? English : Swedish;

    private static NumberFormatInfo Format(string decimalSign) => new()
    {
        NumberGroupSeparator = Dates.Hard.ToString(),
        NumberDecimalSeparator = decimalSign,
        NegativeSign = "\u2212",
    };
}
