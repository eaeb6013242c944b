using Samsyn.Domain.Settlement;
using Samsyn.Web.Settlement;

namespace Samsyn.Web.Tests.Settlement;

/// <summary><c>--explain</c>: a move, a birthday, a price change and a pick-up in one month, every number with its file and line.</summary>
[Rule("C5.2", "C5.3", "R36", "F76", "F79")]
public sealed class An_economist_asks_why
{
    private const string Letter = """
        Hyran r1 i 2026-04
          rentals.csv rad 2: artikel a1, brukare u1, enhet Enhet 1

        1. Dagar
          Hyran börjar onsdag 2025-01-01, som räknas.
          Hämtorder fredag 2026-04-03. Regeln i rules.yaml: hyran stoppar på arbetsdag 3 efter orderdagen.
            tisdag 2026-04-07 (1), onsdag 2026-04-08 (2), torsdag 2026-04-09 (3). Ingen arbetsdag: lördag 2026-04-04, söndag 2026-04-05, måndag 2026-04-06.
            Sista dag enligt ordern: torsdag 2026-04-09.
          I 2026-04: 2026-04-01–2026-04-09, 9 dagar.

        2. Vem betalar, och vad kostar en dag
          Artikeln hör till produktområdet Rullstolar (articles.csv rad 2).
          2026-04-01–2026-04-05, 5 dagar
            Brukaren: folkbokförd i 1480, under 18 till och med söndag 2026-04-05 (users.csv rad 2, gäller från onsdag 2020-01-01).
            Betalare: VGR (payers.csv rad 2, prioritet 10).
            Pris: 20999 öre (209,99 kr) per månad, alltså 20999/30 öre per dag (prices.csv rad 2, gäller från onsdag 2020-01-01).
          2026-04-06, 1 dag
            Brukaren: folkbokförd i 1480, vuxen sedan måndag 2026-04-06 (users.csv rad 2, gäller från onsdag 2020-01-01).
            Betalare: 1480 (payers.csv rad 3, prioritet 20: kommunen där brukaren är folkbokförd).
            Pris: 20999 öre (209,99 kr) per månad, alltså 20999/30 öre per dag (prices.csv rad 2, gäller från onsdag 2020-01-01).
          2026-04-07, 1 dag
            Brukaren: folkbokförd i 1480, vuxen sedan måndag 2026-04-06 (users.csv rad 2, gäller från onsdag 2020-01-01).
            Betalare: 1480 (payers.csv rad 3, prioritet 20: kommunen där brukaren är folkbokförd).
            Pris: 21500 öre (215,00 kr) per månad, alltså 21500/30 öre per dag (prices.csv rad 3, gäller från tisdag 2026-04-07).
          2026-04-08–2026-04-09, 2 dagar
            Brukaren: folkbokförd i 1402, vuxen sedan måndag 2026-04-06 (users.csv rad 3, gäller från onsdag 2026-04-08).
            Betalare: 1402 (payers.csv rad 3, prioritet 20: kommunen där brukaren är folkbokförd).
            Pris: 21500 öre (215,00 kr) per månad, alltså 21500/30 öre per dag (prices.csv rad 3, gäller från tisdag 2026-04-07).

        3. Summan, räknad exakt och avrundad en gång
          2026-04-01–2026-04-05: 5 × 20999/30 = 104995/30 öre till VGR
          2026-04-06: 1 × 20999/30 = 20999/30 öre till 1480
          2026-04-07: 1 × 21500/30 = 21500/30 öre till 1480
          2026-04-08–2026-04-09: 2 × 21500/30 = 43000/30 öre till 1402
          Summa: 190494/30 = 6349 öre och 24/30.
          24/30 är minst en halv och avrundas uppåt: 6350 öre (63,50 kr).

        4. Fördelningen
          Var och en får sin andel av 6350 öre. Först hela ören, sedan ett öre var till dem med störst rest; vid lika rest till den som hade första dagen.
          VGR: 6350 × 104995 / 190494 = 3499 öre, rest 179744
          1480: 6350 × 42499 / 190494 = 1416 öre, rest 129146
          1402: 6350 × 43000 / 190494 = 1433 öre, rest 72098
          Utdelat 3499 + 1416 + 1433 = 6348 av 6350 öre. De 2 öre som är kvar går till VGR och 1480.
          VGR betalar 3500 öre (35,00 kr) för 5 dagar.
          1480 betalar 1417 öre (14,17 kr) för 2 dagar.
          1402 betalar 1433 öre (14,33 kr) för 2 dagar.

        """;

    [Fact]
    public async Task And_can_do_every_sum_again()
    {
        using var folder = new SettlementFolder();

        Assert.Equal(Letter.ReplaceLineEndings("\n"), (await folder.Explain("r1")).AssertDone());
        Assert.Empty(folder.Outputs);
    }

    [Fact]
    public async Task And_settles_too_where_a_folder_is_named()
    {
        using var folder = new SettlementFolder();
        var told = (await folder.Settle("--explain", "r1")).AssertDone();

        Assert.StartsWith(Letter.ReplaceLineEndings("\n"), told, StringComparison.Ordinal);
        Assert.Contains("2026-04: 2 hyror", told, StringComparison.Ordinal);
        Assert.Equal(["statements.csv", "summary.json"], folder.Outputs);
    }

    [Theory]
    [InlineData("2026-06-01,,", "Ingen av dagarna ligger i 2026-04: hyran kostar inget den månaden.")]
    [InlineData("2026-04-01,,2026-04-02", "Återlämnad torsdag 2026-04-02, som räknas.")]
    [InlineData("2026-04-01,2026-04-07,2026-04-08", "Det tidigaste gäller: sista dag onsdag 2026-04-08.")]
    [InlineData("2026-04-01,,", "Varken hämtorder eller återlämnad: hyran löper.")]
    [InlineData("2026-04-10,,", "En betalare: 1401 betalar 15050 öre (150,50 kr) för 21 dagar.")]
    public async Task Each_case_in_its_words(string days, string says)
    {
        using var folder = new SettlementFolder();
        folder.Change("rentals.csv", "2026-04-10,,", days);

        Assert.Contains(says, (await folder.Explain("r2")).AssertDone(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r9,a1,u2,E,2026-04-01,,", "hyran r2 står på raderna 3, 4 (duplicate_rental)", "r2")]
    [InlineData("r3,a9,u2,E,2026-04-01,,", "(unknown_article): artikeln a9 finns inte i articles.csv", "r3")]
    [InlineData("r3,a1,u9,E,2026-04-01,,", "(unknown_user): brukaren u9 finns inte i users.csv", "r3")]
    [InlineData("r3,a1,u2,E,2026-04-09,,2026-04-01", "(stop_before_start): hyran skulle stoppa onsdag 2026-04-01, före sin första dag torsdag 2026-04-09", "r3")]
    [InlineData("r3,a1,u2,E,2026-04-31,,", "går inte att läsa (malformed)", "r3")]
    [InlineData("r3,a1,u2,E,2026-04-09,,", "ingen rad har rental_id r4", "r4")]
    public async Task Or_is_told_why_it_cannot_be_settled(string row, string says, string rental)
    {
        using var folder = new SettlementFolder();
        folder.Write("rentals.csv", folder.Read("rentals.csv") + row.Replace("r9", "r2", StringComparison.Ordinal) + "\n");
        var ended = await folder.Explain(rental);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(says, Assert.Single(ended.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_and_warning_has_its_words()
    {
        Assert.All(Enum.GetValues<RejectReason>().Where(reason => reason != RejectReason.None), reason => Assert.False(Words.Of(reason).IsEmpty));
        Assert.All(Enum.GetValues<WarningKind>(), kind =>
        {
            var warnings = new Warnings();
            foreach (var line in new[] { 9, 4, 12, 5, 7, 30, 2 }) warnings.Add(kind, line);
            Assert.Contains("rad 2, 4, 5, 7, 9 …", Assert.Single(warnings.Sentences()), StringComparison.Ordinal);
        });
    }
}
