using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>
/// Judges a cascade (beslutsordning) against the register: bodies that exist, acts within their mandates, one deciding body for
/// every party, each body in one step, no step that waits for itself. Source: CONTRACT.md C1 and C2 "Who decides".
/// </summary>
internal sealed class CascadeCheck(County county, IReadOnlyList<Principal> parties, IReadOnlyList<PlacedStep> steps, Place cascade, FaultList faults)
{
    private readonly HashSet<PrincipalId> partyIds = [.. parties.Select(party => party.Id)];
    private readonly Dictionary<BodyId, string> stepOf = [];
    private readonly Dictionary<PrincipalId, BodyId> deciders = [];

    public void Run()
    {
        var before = faults.Count;
        foreach (var step in steps)
        {
            Bodies(step);
        }

        // A body that was refused may be the one that is missing.
        if (faults.Count == before)
        {
            EveryPartyHasADecider();
        }

        AfterIsKnown();
        NoStepWaitsForItself();
    }

    private void Bodies(PlacedStep step)
    {
        if (step.Bodies.Count == 0)
        {
            faults.Add(step.Row.PlaceOf("bodies"), $"steget {step.Step.Name} har inga organ", "ange minst ett organ i bodies, eller ta bort steget");
        }

        if (step.Step.For is { } party && !partyIds.Contains(party))
        {
            faults.Add(step.Row.PlaceOf("for"), $"{party} är inte part i avtalet", "ange en av avtalets parter i for");
        }

        var allOwned = step.Bodies.Count > 0;
        foreach (var written in step.Bodies)
        {
            foreach (var body in Find(written))
            {
                allOwned &= body.Of is not null;
                Place(step, body, written);
            }
        }

        if (step.Step is { Act: Mandate.Decides, For: not null } && allOwned && !DecidesForItsOwn(step))
        {
            faults.Add(step.Row.PlaceOfKey("for"), "for behövs inte: varje organ i steget beslutar för sin egen kommun eller region", "ta bort for");
        }
    }

    private static bool DecidesForItsOwn(PlacedStep step) =>
        step.Bodies is [var only] && BodyId.IsValid(only.Text) && new BodyId(only.Text).Principal == step.Step.For;

    private void Place(PlacedStep step, Body body, Written written)
    {
        if (stepOf.TryGetValue(body.Id, out var other))
        {
            var where = string.Equals(other, step.Step.Name, StringComparison.Ordinal) ? $"två gånger i steget {other}" : $"i både steget {other} och steget {step.Step.Name}";
            written.Refuse($"{body.Id} står {where}", "ett organ står i ett enda steg: ta bort det ena");
            return;
        }

        stepOf.Add(body.Id, step.Step.Name);
        if (step.Step.Act > body.Mandate)
        {
            written.Refuse(
                $"{body.Id} kan inte ha act: {Spelling.Mandates.Of(step.Step.Act)}, för organets mandat är {Spelling.Mandates.Of(body.Mandate)}",
                "ändra stegets act, eller organets mandate i länsfilen");
        }

        if (step.Step.Act == Mandate.Decides)
        {
            Decides(step, body, written);
        }
    }

    private void Decides(PlacedStep step, Body body, Written written)
    {
        if ((body.Of?.Id ?? step.Step.For) is not { } party)
        {
            written.Refuse($"steget {step.Step.Name} säger inte vilken part {body.Id} beslutar för", "ange parten i for");
            return;
        }

        if (!partyIds.Contains(party))
        {
            if (body.Of is not null)
            {
                written.Refuse($"{body.Id} beslutar för {party}, som inte är part i avtalet", "ta bort organet, eller lägg till parten");
            }

            return;
        }

        if (!deciders.TryAdd(party, body.Id))
        {
            written.Refuse($"{party} har två beslutande organ: {deciders[party]} och {body.Id}", "varje part har ett: ta bort det ena");
        }
    }

    /// <summary>The bodies a text names; none and a fault when the register has none.</summary>
    private List<Body> Find(Written written)
    {
        if (Step.IsEach(written.Text, out var kind))
        {
            return Each(written, kind);
        }

        if (written.Body() is not { } id)
        {
            return [];
        }

        if (county.TryFind(id, out var body))
        {
            return [body];
        }

        var entry = county.Bodies.FirstOrDefault(e => string.Equals(e.Kind, id.Kind, StringComparison.Ordinal));
        written.Refuse(
            $"organet {id} finns inte i länets register",
            entry is null ? Suggest(id.Kind)
            : entry.Per is null ? $"skriv {entry.Kind} utan kolon"
            : id.Principal is null ? $"skriv each {entry.Kind} för alla parter, eller {entry.Kind}: följt av partens id"
            : $"{entry.Kind} finns för varje {(entry.Per == PrincipalType.Municipality ? "kommun" : "region")} i registret: rätta id efter kolonet");
        return [];
    }

    private List<Body> Each(Written written, string kind)
    {
        var entry = county.Bodies.FirstOrDefault(e => string.Equals(e.Kind, kind, StringComparison.Ordinal));
        if (entry is null)
        {
            written.Refuse($"organet {kind} finns inte i länets register", Suggest(kind));
            return [];
        }

        if (entry.Per is not { } per)
        {
            written.Refuse($"{kind} är ett enda organ, inte ett per kommun eller region", $"skriv {kind} utan each");
            return [];
        }

        var found = parties.Where(party => party.Type == per)
            .Select(party => county.TryFind(BodyId.Of(kind, party.Id), out var body) ? body : null)
            .OfType<Body>().ToList();
        if (found.Count == 0)
        {
            written.Refuse($"{written.Text} blir inga organ, för avtalet har ingen part av det slaget", "ta bort organet, eller lägg till parter");
        }

        return found;
    }

    private string Suggest(string kind) => Nearest.Of(kind, county.Bodies.Select(body => body.Kind)) is { } near
        ? $"menade du {near}?"
        : "använd ett organ som registret har, eller lägg till det i länsfilen";

    private void EveryPartyHasADecider()
    {
        var without = parties.Where(party => !deciders.ContainsKey(party.Id)).Select(party => party.Id.Value).ToList();
        if (without.Count == 0)
        {
            return;
        }

        var named = string.Join(", ", without.Take(5)) + (without.Count > 5 ? $" och {without.Count - 5} till" : "");
        faults.Add(cascade, $"inget organ beslutar för {named}", "varje part behöver ett organ i ett steg med act: decides");
    }

    private void AfterIsKnown()
    {
        var names = steps.Select(step => step.Step.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var after in step.After)
            {
                if (!names.Contains(after.Text))
                {
                    after.Refuse(
                        $"after namnger steget {after.Quoted}, som inte finns",
                        Nearest.Of(after.Text, names) is { } near ? $"menade du {near}?" : "ange ett steg i beslutsordningen, eller ta bort det");
                }
                else if (!seen.Add(after.Text))
                {
                    after.Refuse($"{after.Text} står två gånger i after", "ta bort den ena");
                }
            }
        }
    }

    /// <summary>Walks the arrows depth first, without recursion: a file may hold a chain of a hundred thousand steps.</summary>
    private void NoStepWaitsForItself()
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < steps.Count; i++)
        {
            index[steps[i].Step.Name] = i;
        }

        var done = new bool[steps.Count];
        var depth = new int[steps.Count];
        var path = new List<(int Step, int Next)>();
        for (var root = 0; root < steps.Count; root++)
        {
            if (done[root])
            {
                continue;
            }

            path.Add((root, 0));
            depth[root] = path.Count;
            while (path.Count > 0)
            {
                var (at, next) = path[^1];
                if (next == steps[at].After.Count)
                {
                    path.RemoveAt(path.Count - 1);
                    (done[at], depth[at]) = (true, 0);
                    continue;
                }

                path[^1] = (at, next + 1);
                if (!index.TryGetValue(steps[at].After[next].Text, out var to) || done[to])
                {
                    continue;
                }

                if (depth[to] > 0)
                {
                    Loop([.. path.Skip(depth[to] - 1).Select(entry => steps[entry.Step].Step.Name)], steps[at].After[next]);
                    continue;
                }

                path.Add((to, 0));
                depth[to] = path.Count;
            }
        }
    }

    /// <summary>Names the way round, each step before the one it waits for: sro → federations → vk → sro.</summary>
    private static void Loop(List<string> round, Written closes)
    {
        round.Add(round[0]);
        closes.Refuse($"stegen väntar på varandra: {string.Join(" → ", round)}", "ta bort ett av stegen ur after");
    }
}
