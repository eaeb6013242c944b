using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;

namespace Samsyn.Web.Search;

/// <summary>
/// Every decision on an agreement as the record has it: who, when, which paragraph, what was said, and what was found out later: that it was recorded by mistake, annulled by a
/// court, how its condition was judged.
/// </summary>
internal static class DecisionsFound
{
    public static ValueTask<IReadOnlyList<Searchable>> Of(SearchedAgreement found) => ValueTask.FromResult<IReadOnlyList<Searchable>>(Languages.In<IReadOnlyList<Searchable>>(Language.Swedish, () =>
    {
        var cascade = found.Cascade;
        var standing = found.Status.Parties.Select(party => party.Decision?.Id).OfType<Guid>().ToHashSet();
        return [.. cascade.Decisions.Where(d => !d.IsLaterFact && d.AgreementId == found.Agreement.Id).Select(decision =>
        {
            var facts = cascade.LaterFacts(decision);
            var never = facts.LastOrDefault(fact => fact.Outcome == Outcome.Corrected) is { To: null };
            var annulled = facts.FirstOrDefault(fact => fact.Outcome == Outcome.Annulled);
            var now = cascade.AsCorrected(decision);
            var body = cascade.County.TryFind(decision.Body, out var known) ? known : null;
            var whose = body?.Of ?? (decision.Body.Principal is { } owner ? cascade.County.Find(owner) : null) ?? (cascade.StepOf(decision.Body)?.Step.For is { } party ? cascade.County.Find(party) : null);
            string?[] text =
            [
                never ? "Registrerat av misstag: beslutet har inte fattats." : $"{Name(body, decision.Body, whose)} {now.Outcome.Label().ToLowerInvariant()} den {Dates.Full(now.On)}.",
                .. facts.Where(fact => fact.Outcome != Outcome.Corrected).Select(fact => $"{HistoryWords.Of(fact, cascade.County)}, {Dates.Full(fact.On)}."),
                now.Version is null ? null : $"Version {now.Version}.", now.Condition is { } condition ? $"Villkor: {condition}" : null,
                now.Reservations.Count > 0 ? "Reservationer: " + string.Join("; ", now.Reservations) + "." : null, now.Note, now.Case is { } dnr ? $"Diarienummer {dnr}." : null,
                now.Signs.Count > 0 ? "Skriver under: " + string.Join(", ", now.Signs) + "." : null, whose is null ? null : whose.OfficialName + ".",
            ];
            var late = now.On > found.Status.AsOf ? $"?den={Dates.Iso(now.On)}" : "";
            var address = never ? $"~/avtal/{found.Slug}/historik{late}" : whose is not null && cascade.DeciderFor(whose.Id)?.Id == decision.Body ? $"~/avtal/{found.Slug}/beslut{late}#part-{whose.Id}"
                : cascade.StepOf(decision.Body) is not null ? $"~/avtal/{found.Slug}/beslut{late}#andra-forum" : $"~/avtal/{found.Slug}/historik{late}";
            return found.Own(new Searchable(
                SearchKind.Decision, $"{decision.Body} {Dates.Iso(decision.On)} {decision.Paragraph}", address,
                $"{Name(body, decision.Body, whose)}, {Dates.Full(now.On)}{(now.Paragraph.Length > 0 ? $", {now.Paragraph}" : "")}{(never ? ", registrerat av misstag" : annulled is not null ? ", upphävt av domstol" : "")}", string.Join(" ", text.OfType<string>()))
            {
                On = now.On,
                Principal = whose?.Id.Value,
                Standing = never || annulled?.On <= found.Status.AsOf ? Standing.Past
                    : now.On <= found.Status.AsOf && standing.Count > 0 && whose is not null && cascade.DeciderFor(whose.Id)?.Id == decision.Body && !standing.Contains(decision.Id) ? Standing.Replaced : Standing.None,
            });
        })];
    }));

    private static string Name(Body? body, BodyId id, Principal? whose) => body is null ? id.Value : body.Of is null ? $"{body.Name} ({id.Value})" : $"{body.Name} i {whose?.Name}";
}
