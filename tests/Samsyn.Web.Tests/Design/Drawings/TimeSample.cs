using Samsyn.Web.Design.Drawings;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>The way to a decision on digital aids in 2022, planned as the source says; what happened is invented.</summary>
internal static class TimeSample
{
    public static readonly DateOnly AsOf = new(2022, 11, 29);

    private static readonly (int Month, int Day, int Yes)[] Changes =
    [
        (5, 24, 1), (9, 5, 2), (9, 14, 4), (9, 15, 5), (9, 22, 6), (9, 26, 7), (9, 29, 8), (10, 3, 9), (10, 11, 11), (10, 12, 12), (10, 13, 13),
        (10, 19, 15), (10, 25, 16), (10, 26, 17), (10, 27, 18), (11, 3, 19), (11, 7, 21), (11, 8, 23), (11, 10, 24), (11, 16, 25), (11, 22, 26),
        (11, 23, 30), (11, 24, 31),
    ];

    public static DecisionCurveInput Curve => new()
    {
        AsOf = AsOf,
        Parties = 50,
        Goal = 50,
        GoalText = "Alla 50 parter, då kan avtalet börja gälla",
        Steps = [.. Changes.Select(c => new CurveStep(new DateOnly(2022, c.Month, c.Day), c.Yes))],
        Window = new CurveWindow(new DateOnly(2022, 9, 1), new DateOnly(2022, 12, 31), "planerad beslutstid", "planerat"),
        Notes = [new CurveNote(new DateOnly(2022, 5, 24), "24 maj, regionen")],
    };

    public static IReadOnlyList<TimelineRow> Rows =>
    [
        new("Remiss", "de 49 kommunerna och regionen", new([new(Day(1, 20), Day(4, 18), true)], "20 januari – 18 april, tre remisskonferenser"))
        {
            Marks = [new(Day(2, 10), "Remisskonferens 10 februari"), new(Day(3, 11), "Remisskonferens 11 mars"), new(Day(3, 30), "Remisskonferens 30 mars")],
        },
        new("Politiska beredningsgruppen", "bereder ärendet till SRO", new([new(Day(4, 22), Day(4, 22), true)], "22 april")),
        new("Politiskt samrådsorgan, SRO", "skickar vidare för beslut", new([new(Day(4, 28), Day(4, 28), false)], "preliminärt 28 april"))
        {
            Happened = [new(Day(4, 28), "28 april")], HappenedText = "blev 28 april",
        },
        new("Hälso- och sjukvårdsstyrelsen", "beslutar för regionen", new([new(Day(5, 1), Day(5, 31), false)], "preliminärt maj"))
        {
            Happened = [new(Day(5, 24), "24 maj")], HappenedText = "blev 24 maj",
        },
        new("VästKoms styrelse", "rekommenderar förbunden", new([new(Day(5, 1), Day(6, 30), false)], "preliminärt maj–juni"))
        {
            Happened = [new(Day(6, 14), "14 juni")], HappenedText = "blev 14 juni",
        },
        new("De fyra kommunalförbunden", "rekommenderar kommunerna", new(
            [new(Day(6, 1), Day(6, 30), false), new(Day(8, 1), Day(8, 31), false)], "preliminärt juni alternativt augusti", OneOf: true))
        {
            Happened = [new(Day(6, 16), "Fyrbodal 16 juni"), new(Day(6, 17), "Skaraborg 17 juni"), new(Day(8, 23), "Boråsregionen 23 augusti"), new(Day(8, 26), "Göteborgsregionen 26 augusti")],
            HappenedText = "blev 16 och 17 juni, 23 och 26 augusti",
        },
        new("Kommunfullmäktige", "beslutar i 49 kommuner", new([new(Day(9, 1), Day(12, 31), false)], "preliminärt september–december"))
        {
            Happened = [.. Changes.Skip(1).Select(c => new TimelineDay(new DateOnly(2022, c.Month, c.Day), $"{c.Day}/{c.Month}"))],
            HappenedText = "30 av 49 hittills",
        },
        new("Avtalet gäller", "när alla 50 har sagt ja", new([new(new(2023, 1, 1), new(2023, 1, 31), false, OpenEnd: true)], "tidigast 1 januari 2023")),
    ];

    /// <summary>Slips, unknown days, neighbouring alternatives, a span of eight years, words longer than the picture.</summary>
    public static IReadOnlyList<TimelineRow> HardRows =>
    [
        new("Arbetsutskottet för hälso- och sjukvårdsfrågor i Sjuhärads kommunalförbund", "yttrar sig över förslaget och skickar det vidare till förbundets direktion", new([], "dagen är inte känd")),
        new("Styrelsen", "beslutar", new([new(Day(11, 1), Day(11, 30), false)], "preliminärt november"))
        {
            EarlierPlans = [new([new(Day(5, 1), Day(5, 31), false)], "preliminärt maj"), new([new(Day(9, 12), Day(9, 12), true)], "12 september")],
            Happened = [new(Day(11, 14), "14 november")], HappenedText = "blev 14 november",
        },
        new("Förbunden", "rekommenderar", new([new(Day(5, 1), Day(5, 31), false), new(Day(6, 1), Day(6, 30), false)], "maj eller juni", OneOf: true)),
        new("Nämnden", "yttrar sig", new([new(Day(2, 1), Day(2, 1), false), new(Day(2, 9), Day(2, 9), false)], "antingen den 1 eller den 9 februari", OneOf: true)),
        new("Hela vägen", "allt", new([new(Day(1, 1), Day(12, 31), false)],
            "preliminärt någon gång under året, beroende på när den nationella utredningen lämnar sitt betänkande och vad parterna då kommer fram till i samrådet"))
        {
            Happened = [new(Day(1, 2), "2 januari"), new(Day(12, 30), "30 december")],
            HappenedText = "blev den 2 januari och den 30 december, efter att frågan hade bordlagts två gånger och återremitterats en gång av hälso- och sjukvårdsnämnden",
        },
    ];

    private static DateOnly Day(int month, int day) => new(2022, month, day);
}
