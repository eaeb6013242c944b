using System.Globalization;
using System.Text;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Commands;
using Samsyn.Web.Design;

namespace Samsyn.Web.Settlement;

/// <summary>
/// One rental's charge in sentences (förklaring): days, who pays, prices, the sum, its one rounding, and how the öre were divided. Every number can be
/// done again by hand.
/// </summary>
/// <param name="userLines">On which line of <c>users.csv</c> each of the user's rows stands, by its day.</param>
internal sealed class Explanation(SettlementBasis basis, RentalFacts rental, IReadOnlyDictionary<int, int> userLines)
{
    private readonly SettlementMonth _month = basis.Month;
    private readonly List<string> _lines = [];

    /// <exception cref="CommandRefusedException">The rental cannot be settled; the reason is told with the day it fails on.</exception>
    public IReadOnlyList<string> Lines()
    {
        Say($"Hyran {rental.Id} i {_month}");
        Say($"  rentals.csv rad {rental.Line}: artikel {rental.Article}, brukare {rental.User}, enhet {rental.CareUnit}");
        var (from, until) = Days();
        if (from > until) return _lines;

        var (article, area) = Article();
        var charge = new Charge(_month, basis.Prices, basis.Payers, basis.Users);
        var trace = new List<ChargedDays>();
        var reason = charge.Settle(article, area, basis.Users.Find(Encoding.UTF8.GetBytes(rental.User)), from, until, trace);
        if (reason != RejectReason.None) throw Refused(reason, trace.Count > 0 ? trace[^1].Until + 1 : from);

        Runs(trace);
        Sum(charge, trace);
        Divide(charge);
        return _lines;
    }

    /// <summary>The charged days, and why they end where they end.</summary>
    private (int From, int Until) Days()
    {
        Head("1. Dagar");
        Say($"  Hyran börjar {Day(rental.From)}, som räknas.");
        var stop = basis.Stop.StopDay(rental.PickupOrderedOn, rental.ReturnedOn);
        if (rental.PickupOrderedOn != StopRule.None)
        {
            var (n, stops) = (basis.Stop.StopAfterWorkingDays, basis.Stop.StopOfOrder(rental.PickupOrderedOn));
            Say($"  Hämtorder {Day(rental.PickupOrderedOn)}. Regeln i rules.yaml: hyran stoppar på arbetsdag {n} {(basis.Stop.CountOrderDay ? "från och med orderdagen, om den är en arbetsdag" : "efter orderdagen")}.");
            if (n > 0) Say($"    {Counted(stops)}");
            Say($"    Sista dag enligt ordern: {Day(stops)}.");
        }
        if (rental.ReturnedOn != StopRule.None) Say($"  Återlämnad {Day(rental.ReturnedOn)}, som räknas.");
        if (stop == int.MaxValue) Say("  Varken hämtorder eller återlämnad: hyran löper.");
        else if (rental.PickupOrderedOn != StopRule.None && rental.ReturnedOn != StopRule.None) Say($"  Det tidigaste gäller: sista dag {Day(stop)}.");
        if (stop < rental.From) throw Refused(RejectReason.StopBeforeStart, stop);

        var (from, until) = (Math.Max(rental.From, _month.First), Math.Min(stop, _month.Last));
        Say(from > until
            ? $"  Ingen av dagarna ligger i {_month}: hyran kostar inget den månaden."
            : $"  I {_month}: {Span(from, until)}, {Number(until - from + 1, "dag", "dagar")}.");
        return (from, until);
    }

    /// <summary>Tisdag 7 april (1), onsdag 8 april (2); and the days between that are no working days.</summary>
    private string Counted(int stops)
    {
        var (counted, passed) = (new List<string>(), new List<string>());
        for (var (day, n) = (rental.PickupOrderedOn + (basis.Stop.CountOrderDay ? 0 : 1), 0); day <= stops && counted.Count + passed.Count < 40; day++)
        {
            if (SwedishCalendar.IsWorkingDay(DateOnly.FromDayNumber(day))) counted.Add($"{Day(day)} ({++n})");
            else passed.Add(Day(day));
        }
        return string.Join(", ", counted) + (passed.Count == 0 ? "." : $". Ingen arbetsdag: {string.Join(", ", passed)}.");
    }

    private (int Number, int Area) Article()
    {
        var number = basis.Tables.Articles.Find(Encoding.UTF8.GetBytes(rental.Article));
        if (number < 0) throw Refused(RejectReason.UnknownArticle, rental.From);
        return (number, basis.Tables.ArticleRows[number].Area);
    }

    /// <summary>Each run of days on which nothing changes: who pays and what a day costs, and where that stands.</summary>
    private void Runs(List<ChargedDays> trace)
    {
        var (area, line) = basis.Tables.ArticleRows[basis.Tables.Articles.Find(Encoding.UTF8.GetBytes(rental.Article))];
        Head("2. Vem betalar, och vad kostar en dag");
        Say($"  Artikeln hör till produktområdet {basis.Tables.Areas.Text(area)} (articles.csv rad {line}).");
        foreach (var run in trace)
        {
            Say($"  {Span(run.From, run.Until)}, {Number(run.Until - run.From + 1, "dag", "dagar")}");
            var age = run.User.Under18Until == Registration.Adult ? "vuxen" : run.IsMinor ? $"under 18 till och med {Day(run.User.Under18Until)}" : $"vuxen sedan {Day(run.User.Under18Until + 1)}";
            var home = run.User.Municipality == Registration.Unknown ? "utan känd kommun" : $"folkbokförd i {Payer(run.User.Municipality)}";
            Say($"    Brukaren: {home}, {age} (users.csv rad {userLines[run.User.From]}, gäller från {Day(run.User.From)}).");
            Say($"    Betalare: {Payer(run.Payer)} (payers.csv rad {run.PaidBy.Row!.Line}, prioritet {run.PaidBy.Row.Priority}{(run.PaidBy.Payer == PayerTable.Municipality ? ": kommunen där brukaren är folkbokförd" : "")}).");
            var price = run.Price.Row;
            Say(price.Unit == PriceUnit.Month
                ? $"    Pris: {Ore(price.Ore)} per månad, alltså {price.Ore}/{_month.Days} öre per dag (prices.csv rad {price.Line}, gäller från {Day(price.ValidFrom)})."
                : $"    Pris: {Ore(price.Ore)} per dag (prices.csv rad {price.Line}, gäller från {Day(price.ValidFrom)}).");
        }
    }

    /// <summary>The exact sum in parts of an öre as many as the month has days, and its one rounding.</summary>
    private void Sum(Charge charge, List<ChargedDays> trace)
    {
        Head("3. Summan, räknad exakt och avrundad en gång");
        foreach (var run in trace)
        {
            var days = run.Until - run.From + 1;
            Say($"  {Span(run.From, run.Until)}: {days} × {run.Price.PerDay}/{_month.Days} = {days * run.Price.PerDay}/{_month.Days} öre till {Payer(run.Payer)}");
        }
        var (whole, rest) = Math.DivRem(charge.Weight, _month.Days);
        Say($"  Summa: {charge.Weight}/{_month.Days} = {whole} öre{(rest == 0 ? "" : $" och {rest}/{_month.Days}")}.");
        Say(rest == 0 ? $"  Det är hela ören: {Ore(charge.Ore)}." : $"  {rest}/{_month.Days} är {(2 * rest >= _month.Days ? "minst en halv och avrundas uppåt" : "mindre än en halv och avrundas nedåt")}: {Ore(charge.Ore)}.");
    }

    /// <summary>Who pays how much of it: whole öre first, then those that are left to the largest remainders.</summary>
    private void Divide(Charge charge)
    {
        Head("4. Fördelningen");
        var parts = charge.Parts.ToArray();
        if (parts.Length == 1)
        {
            Say($"  En betalare: {Payer(parts[0].Payer)} betalar {Ore(charge.Ore)} för {Number(parts[0].Days, "dag", "dagar")}.");
            return;
        }
        if (charge.Ore == 0)
        {
            Say("  Inget att fördela: alla betalar 0 öre.");
        }
        else
        {
            Say($"  Var och en får sin andel av {charge.Ore} öre. Först hela ören, sedan ett öre var till dem med störst rest; vid lika rest till den som hade första dagen.");
            var whole = parts.Select(part => (long)((Int128)charge.Ore * part.Weight / charge.Weight)).ToList();
            for (var i = 0; i < parts.Length; i++)
                Say($"  {Payer(parts[i].Payer)}: {charge.Ore} × {parts[i].Weight} / {charge.Weight} = {whole[i]} öre, rest {((Int128)charge.Ore * parts[i].Weight) - ((Int128)whole[i] * charge.Weight)}");
            var left = charge.Ore - whole.Sum();
            var to = parts.Where((part, i) => part.Ore > whole[i]).Select(part => Payer(part.Payer)).ToList();
            Say($"  Utdelat {string.Join(" + ", whole)} = {whole.Sum()} av {charge.Ore} öre. " + (left switch
            {
                0 => "Inget öre är kvar.",
                1 => $"Det öre som är kvar går till {to[0]}.",
                _ => $"De {left} öre som är kvar går till {string.Join(", ", to.SkipLast(1))} och {to[^1]}.",
            }));
        }
        foreach (var part in parts) Say($"  {Payer(part.Payer)} betalar {Ore(part.Ore)} för {Number(part.Days, "dag", "dagar")}.");
    }

    private CommandRefusedException Refused(RejectReason reason, int day)
    {
        var why = reason switch
        {
            RejectReason.StopBeforeStart => $"hyran skulle stoppa {Day(day)}, före sin första dag {Day(rental.From)} — rätta from, pickup_ordered_on eller returned_on",
            RejectReason.UnknownArticle => $"artikeln {rental.Article} finns inte i articles.csv — lägg till den, eller rätta artikeln",
            RejectReason.UnknownUser => userLines.Count == 0
                ? $"brukaren {rental.User} finns inte i users.csv — lägg till en rad"
                : $"brukaren {rental.User} har ingen rad i users.csv som gäller {Day(day)}; den första gäller från {Day(userLines.Keys.Min())} — lägg till en tidigare rad",
            RejectReason.UnknownPrice => $"artikeln {rental.Article} har inget pris i prices.csv som gäller {Day(day)} — lägg till en rad",
            RejectReason.UnknownPayer => $"ingen rad i payers.csv ger en betalare för {Day(day)}, eller så är brukaren utan kommun den dagen — komplettera payers.csv eller users.csv",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not found while explaining."),
        };
        return new CommandRefusedException($"rentals.csv rad {rental.Line}: hyran {rental.Id} går inte att avräkna ({Encoding.ASCII.GetString(Words.Of(reason))}): {why}.");
    }

    private void Head(string title)
    {
        Say("");
        Say(title);
    }

    private void Say(string line) => _lines.Add(line);

    private string Payer(int number) => basis.Tables.Payers.Text(number);

    private static string Day(int day) => $"{DateOnly.FromDayNumber(day).ToString("dddd", SettleCommand.Swedish)} {Dates.Iso(DateOnly.FromDayNumber(day))}";

    private static string Span(int from, int until) => from == until
        ? Dates.Iso(DateOnly.FromDayNumber(from))
        : $"{Dates.Iso(DateOnly.FromDayNumber(from))}–{Dates.Iso(DateOnly.FromDayNumber(until))}";

    private static string Ore(long ore) => $"{ore.ToString(CultureInfo.InvariantCulture)} öre ({SettleCommand.Kronor(ore)})";

    private static string Number(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
