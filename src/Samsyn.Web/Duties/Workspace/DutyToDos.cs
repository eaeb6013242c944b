using Samsyn.Domain.Duties;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties.Workspace;

/// <summary>What agreements ask of us beyond deciding, worked out from duties and reports: what is done goes away by itself.</summary>
public static class DutyToDos
{
    public static async ValueTask<IEnumerable<ToDoItem>> Of(ToDoAsker asker, DutyRecords records)
    {
        var all = await records.All();
        return all.Count == 0 ? [] : [.. asker.Cards.SelectMany(card => all.TryGetValue(card.Agreement.Id, out var stored) ? Of(asker, card, DutyBooks.Of(card.Status, stored)) : [])];
    }

    private static IEnumerable<ToDoItem> Of(ToDoAsker asker, AgreementCard card, DutyBook book)
    {
        var (asOf, knownAt) = (card.Status.AsOf, card.Status.KnownAt);
        var (first, last) = DutyView.Window(asOf);
        foreach (var duty in book.Duties)
            foreach (var owner in book.OwnersOf(duty).Where(asker.IsOurs))
                foreach (var item in book.Occurrences(duty, owner, first, last).Select(o => ItemOf(asker, card, book, book.StatusOf(duty, owner, o, asOf, knownAt))))
                {
                    yield return item;
                    // Of what comes again only the next time lies ahead: the one after it is nothing to plan for yet.
                    if (item is { Later: true, DoneOn: null }) break;
                }
    }

    private static ToDoItem ItemOf(ToDoAsker asker, AgreementCard card, DutyBook book, DutyStatus status)
    {
        var (duty, owner, occurrence) = (status.Duty, status.Owner, status.Occurrence);
        var exact = duty.Due is not DueRule.Planned { Words: not null } && occurrence.IsExact;
        var may = asker.Who.By(WorkspaceAct.ReportDuty, owner) is not null;
        var several = asker.Who.Grants.Count(g => g.PrincipalId is not null || g.BodyId is not null) > 1;
        var page = $"~/avtal/{card.Slug}/ataganden?atagande={duty.Id}";
        var details = new[]
        {
            duty.Clause is { } clause ? L($"Punkt {clause} i avtalet.", $"Clause {clause} of the agreement.") : null,
            duty.Minutes is { } minutes ? L($"Ungefär {minutes} minuter.", $"About {minutes} minutes.") : null,
            DutyWords.Account(duty.Due, occurrence) is { } account ? DutyWords.Capital(account) + "." : null,
            DutyWords.HolidayNote(occurrence),
        };
        var view = DutyView.Of(book, duty, card.Status.AsOf, card.Status.KnownAt, occurrence.Key);
        return new ToDoItem(
            occurrence.Day, status.State == DutyState.Passed, DutyWords.TitleOf(duty, occurrence) + (several ? $" ({owner.Name})" : ""), "",
            may ? $"~/arbete/avtal/{card.Slug}/{ReportForm.Kind}?{ReportForm.DutyField}={Uri.EscapeDataString(ReportForm.ValueOf(duty, occurrence))}" : page,
            may ? L("Redovisa", "Report") : L("Läs mer", "Read more"), card.Title)
        {
            TitleIsData = true,
            Quoted = duty.Why,
            QuotedLang = DataLang,
            When = exact ? null : DutyWords.When(duty.Due, occurrence),
            WhenLang = exact ? null : DutyWords.LangOf(duty.Due),
            Detail = string.Join(" ", details.OfType<string>()),
            Cost = DutyCost.Of(book, card.Status.Cascade, duty, owner) is { } cost ? Numbers.Kronor(cost.Ore) : null,
            Others = view.Rows.Count > 1 ? DutiesPageModel.Count(view) : null,
            IfWeWait = duty.IfWeWait,
            IfWeWaitLang = DataLang,
            Later = status.State == DutyState.NotYet || occurrence.Day.DayNumber - card.Status.AsOf.DayNumber > ToDoAsker.DaysAhead,
            DoneOn = status.Report?.On,
            Slug = card.Slug,
        };
    }

    /// <summary>What our agreements cost us, one line for each duty with a known sum, by day. What is done is left out.</summary>
    public static async ValueTask<IReadOnlyList<(AgreementCard Card, DutyCost Cost, DutyOccurrence Occurrence)>> Costs(ToDoAsker asker, DutyRecords records)
    {
        var all = await records.All();
        var costs = new List<(AgreementCard, DutyCost, DutyOccurrence)>();
        foreach (var card in asker.Cards)
        {
            if (!all.TryGetValue(card.Agreement.Id, out var stored)) continue;
            var book = DutyBooks.Of(card.Status, stored);
            foreach (var duty in book.Duties.Where(d => d.CostOre is not null))
                foreach (var owner in book.OwnersOf(duty).Where(asker.IsOurs))
                    if (DutyCost.Of(book, card.Status.Cascade, duty, owner) is { } cost
                        && book.Occurrences(duty, owner, card.Status.AsOf.AddMonths(-1), card.Status.AsOf.AddMonths(DutyView.MonthsAhead))
                            .FirstOrDefault(o => !book.StatusOf(duty, owner, o, card.Status.AsOf, card.Status.KnownAt).IsDone) is { } occurrence)
                        costs.Add((card, cost, occurrence));
        }

        return [.. costs.OrderBy(c => c.Item3.Day)];
    }
}
