using Samsyn.Documents.Pdf.Writing;
using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Tests.Pdf.Writing;

/// <summary>Three texts as Samsyn has them: a piece of news, a long table of decisions, a figure.</summary>
internal static class Fixtures
{
    private static readonly DrawnColour Petrol = DrawnColour.Of("#0B4F5C"), Ink = DrawnColour.Of("#10252B"), Mist = DrawnColour.Of("#F0F4F3");

    public static readonly PdfSheet Sheet = new()
    {
        Site = "Samsyn",
        Place = "Västra Götaland",
        Kind = "Nyhet",
        RunningHead = "Arbete med nytt hälso- och sjukvårdsavtal",
        Address = "samsyn.example/nyheter/nytt-halso-och-sjukvardsavtal",
        Author = "Västra Götalandsregionen",
        Subject = "Samverkan mellan region och kommuner",
        Date = new DateOnly(2022, 11, 29),
    };

    public static readonly PdfSheet Exercise = Sheet with { Kind = "Läget den 29 november 2022", Warning = "Övningsdata, besluten är påhittade", RunningHead = null, Address = "samsyn.example/avtal/digitala-hjalpmedel/beslut" };

    public static readonly TextContent News = new()
    {
        Title = "Arbete med nytt hälso- och sjukvårdsavtal ska påbörjas under hösten 2024",
        Blocks =
        [
            new TextParagraph(null, [new TextRun("Det politiska samrådsorganet, SRO, tog den 23 maj ställning till att ett nytt hälso- och sjukvårdsavtal ska tas fram mellan Västra Götalandsregionen och de 49 kommunerna. Ställningstagandet gäller även de fyra tillhörande lagreglerade överenskommelserna.")]),
            new TextParagraph(null, [new TextRun("Ett samverkansavtal mellan VGR och kommunerna är "), new TextRun("viktigt", Strong: true), new TextRun(" med en befolkning som blir allt äldre, se "), new TextRun("avtalets sida", Link: "https://samsyn.example/avtal/hos-avtal"), new TextRun(". Det är "), new TextRun("kanske", Emphasis: true), new TextRun(" avgörande med ett nära samarbete, inte minst inom medicin och omvårdnad; läs mer på "), new TextRun("https://samsyn.example/en/mycket/lang/adress/som-inte-ryms-pa-en-rad/2024/05/23/nytt-avtal?visa=allt&sprak=sv", Link: "https://samsyn.example/en/mycket/lang/adress/som-inte-ryms-pa-en-rad/2024/05/23/nytt-avtal?visa=allt&sprak=sv"), new TextRun(".")]),
            new TextHeading(1, null, [new TextRun("Arbetet börjar i september")]),
            new TextParagraph(null, [new TextRun("SRO:s ställningstagande innebär också att parterna bemannar den arbetsgrupp som på uppdrag av parterna ska ta fram förslag.\nArbetet ska påbörjas i september 2024, § 21.")]),
            new TextHeading(2, "1.1", [new TextRun("Det här ingår")]),
            new TextListItem(0, null, [new TextRun("Kommunernas hemsjukvård, med ansvar för patienter som är folkbokförda i kommunen och som inte själva kan ta sig till vårdcentralen.")]),
            new TextListItem(0, null, [new TextRun("Rehabilitering och hjälpmedel")]),
            new TextListItem(1, null, [new TextRun("personliga hjälpmedel")]),
            new TextListItem(1, null, [new TextRun("grundutrustning på särskilt boende")]),
            new TextListItem(0, null, [new TextRun("Läkarmedverkan")]),
            new TextHeading(2, "1.2", [new TextRun("Så går det till")]),
            new TextListItem(0, "1.", [new TextRun("Arbetsgruppen skriver ett förslag.")]),
            new TextListItem(0, "2.", [new TextRun("Förslaget går på remiss till alla parter.")]),
            new TextListItem(1, "a)", [new TextRun("Kommunerna svarar genom sina nämnder.")]),
            new TextListItem(1, "b)", [new TextRun("Regionen svarar genom "), new TextRun("regionstyrelsen", Strong: true), new TextRun(".")]),
            new TextListItem(0, "3.", [new TextRun("Parterna beslutar.")]),
            new TextHeading(1, "2", [new TextRun("Parternas ansvar")]),
            new TextParagraph("2.1", [new TextRun("Parterna ansvarar för att avtalet blir känt i den egna organisationen och för att var och en som arbetar efter det vet vad det innebär.")]),
            new TextParagraph("2.2", [new TextRun("Det parterna gemensamt framhåller är att avtalet behöver tas fram i en ny form, vara mer övergripande och tydligt formulera ansvarsförhållanden mellan kommunerna och regionen i Västra Götaland.")]),
            new TextTable(1, Rows([["Steg", "När", "Kostnad"], ["Förslag", "1 mars 2025", "1 200 kr"], ["Remiss", "15 april 2025", "30 706,34 kr"], ["Beslut", "1 oktober 2025", ""]])) { HeaderColumns = 1 },
        ],
    };

    public static readonly TextContent LongTable = new()
    {
        Title = "Vem har beslutat?",
        Blocks =
        [
            new TextParagraph(null, [new TextRun("31 av 50 parter har sagt ja. Avtalet börjar gälla när alla har gjort det, tidigast den 1 januari 2023.")]),
            new TextHeading(1, null, [new TextRun("Alla parter")]),
            Decisions(150),
        ],
    };

    public static readonly TextContent Figure = new()
    {
        Title = "Läget i siffror",
        Language = "sv-SE",
        Blocks =
        [
            new TextHeading(1, null, [new TextRun("Per förbund")]),
            new TextParagraph(null, [new TextRun("Varje sten är en part.")]),
            new TextFigure(Stones(), "Nio av tolv parter i Göteborgsregionen och fem av åtta i Boråsregionen har sagt ja.", [new TextRun("Fylld sten har sagt ja. Ofylld har inte beslutat ännu. "), new TextRun("Källa", Link: "https://samsyn.example/oppna-data"), new TextRun(".")]),
            new TextParagraph(null, [new TextRun("Efter bilden står mer text.")]),
        ],
    };

    public static TextTable Decisions(int rows)
    {
        string[] names = ["Bollebygd", "Borås", "Herrljunga", "Mark", "Svenljunga", "Tranemo", "Ulricehamn", "Vårgårda", "Dals-Ed", "Upplands Väsby"], states = ["Godkänt", "Bordlagt", "Inget beslut ännu"];
        var all = new List<string[]> { (string[])["Part", "Förbund", "Läge", "Datum", "Röster", "Paragraf"] };
        for (var i = 0; i < rows; i++)
            all.Add([$"{names[i % names.Length]} {i + 1}", i % 3 == 0 ? "Boråsregionen" : "Göteborgsregionen", states[i % 7 % 3], i % 7 % 3 == 2 ? "" : $"{1 + (i % 28)} nov 2022", $"{i * 37 % 1901}", i % 7 % 3 == 2 ? "" : $"§ {i}"]);
        return new TextTable(1, Rows(all)) { HeaderColumns = 1, Caption = [new TextRun("Parternas beslut den 29 november 2022")] };
    }

    private static IReadOnlyList<IReadOnlyList<TextCell>> Rows(IReadOnlyList<IReadOnlyList<string>> rows) =>
        [.. rows.Select(row => (IReadOnlyList<TextCell>)[.. row.Select(cell => new TextCell(cell.Length == 0 ? [] : [new TextRun(cell)]))])];

    private static TextDrawing Stones()
    {
        var shapes = new List<DrawnShape> { new DrawnRectangle(0, 0, 380, 120, Mist) };
        void Row(string name, double y, int yes, int all)
        {
            shapes.Add(new DrawnText(12, y, name, 10, Ink, Strong: true));
            shapes.Add(new DrawnText(368, y, $"{yes} av {all}", 10, Ink, DrawnAnchor.End));
            for (var i = 0; i < all; i++)
                shapes.Add(new DrawnPolygon([(12 + (i * 24), y + 8), (31 + (i * 24), y + 7), (32 + (i * 24), y + 27), (13 + (i * 24), y + 28)], i < yes ? Petrol : null, Petrol));
        }

        Row("Göteborgsregionen", 24, 9, 12);
        Row("Boråsregionen", 76, 5, 8);
        shapes.Add(new DrawnLine(0, 119.5, 380, 119.5, Ink));
        return new TextDrawing(380, 120, shapes);
    }
}
