using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Disagreements;

namespace Samsyn.Web.Files;

/// <summary>What an agreement file says of the mandate to draft it, how a version answers it, and of disagreements under it (R09).</summary>
public sealed partial class AgreementFile
{
    /// <summary>The body that gave the mandate, and those of the ladder, with their places.</summary>
    public List<Written> NamedBodies { get; } = [];

    public List<PlacedDisagreement> Disagreements { get; } = [];

    private DraftingMandate? ReadMandate(YamlKeys keys)
    {
        if (keys.OptionalMap("mandate") is not { } mandate)
        {
            return null;
        }

        var written = mandate.Required("body");
        var body = written?.Body();
        var on = mandate.Optional("on")?.Day();
        var paragraph = mandate.Optional("paragraph")?.Text;
        var decided = mandate.Optional("decided")?.Text;
        var source = mandate.Optional("source")?.Text;
        var requirements = new List<Requirement>();
        foreach (var row in mandate.Rows("requirements"))
        {
            var number = row.Required("number");
            var whole = number?.Count(least: 1, most: 999);
            var text = row.Required("text")?.Said();
            var from = row.Optional("source")?.Text;
            row.Close();
            if (whole is not { } count || text is null)
            {
                continue;
            }

            if (requirements.Exists(requirement => requirement.Number == count))
            {
                number!.Value.Refuse($"krav {count} står två gånger", "ge det ett eget nummer");
                continue;
            }

            requirements.Add(new Requirement(count, text, from));
        }

        mandate.Close();
        if (written is { } name)
        {
            NamedBodies.Add(name);
        }

        return body is { } id ? new DraftingMandate(id, on, paragraph, decided, source, [.. requirements.OrderBy(requirement => requirement.Number)]) : null;
    }

    /// <summary>Under <c>requirements</c> of a version: how it answers the mandate.</summary>
    private static List<RequirementAnswer>? ReadRequirementAnswers(YamlKeys version)
    {
        if (!version.Has("requirements"))
        {
            return null;
        }

        var answers = new List<RequirementAnswer>();
        foreach (var row in version.Rows("requirements"))
        {
            var number = row.Required("number");
            var whole = number?.Count(least: 1, most: 999);
            var state = row.Required("state")?.Word(Spelling.RequirementStates);
            var how = row.Required("how")?.Said();
            var clause = row.Optional("clause")?.Text;
            row.Close();
            if (whole is not { } count || state is not { } answered || how is null)
            {
                continue;
            }

            if (answers.Exists(answer => answer.Number == count))
            {
                number!.Value.Refuse($"krav {count} har redan ett svar", "ta bort den ena raden");
                continue;
            }

            answers.Add(new RequirementAnswer(count, answered, how, clause));
        }

        return answers.Count == 0 ? null : [.. answers.OrderBy(answer => answer.Number)];
    }

    private DisagreementLadder? ReadLadder(YamlKeys keys)
    {
        if (keys.OptionalMap("ladder") is not { } ladder)
        {
            return null;
        }

        var principle = ladder.Optional("principle")?.Text;
        var source = ladder.Optional("source")?.Text;
        var steps = new List<LadderStep>();
        foreach (var row in ladder.Rows("steps"))
        {
            var name = row.Required("name")?.Said();
            var body = row.Optional("body");
            var days = row.Optional("days")?.Count(least: 1, most: 3650);
            row.Close();
            if (body is { } written)
            {
                _ = written.Body();
                NamedBodies.Add(written);
            }

            if (name is not null)
            {
                steps.Add(new LadderStep(name, body?.Text, days));
            }
        }

        ladder.Close();
        return new DisagreementLadder(principle, source, steps);
    }

    private void ReadDisagreements(YamlKeys root)
    {
        foreach (var row in root.Rows("disagreements"))
        {
            var matter = row.Required("matter")?.Said();
            var what = row.Required("event")?.Word(Spelling.DisagreementEvents);
            var kind = row.Optional("kind");
            var by = row.Required("by")?.Principal();
            var against = row.Optional("against")?.Principal();
            var clause = row.Optional("clause")?.Text;
            var step = row.Optional("step")?.Count(least: 1, most: 99);
            var on = row.Required("on")?.Day();
            var text = row.Required("text")?.Said();
            var recordedAt = row.Optional("recorded_at")?.Instant();
            row.Close();
            var raised = what == DisagreementEvent.Raised;
            if (what is not null && raised != kind is not null)
            {
                faults.Add(raised ? row.Place : row.PlaceOfKey("kind"), raised ? "det står inte om det är en avvikelse eller en oenighet" : "kind hör bara till event: raised", raised ? "ange kind: deviation eller kind: dispute" : "ta bort kind");
            }

            if (what is not null && (what == DisagreementEvent.MovedUp) != row.Has("step"))
            {
                faults.Add(row.Has("step") ? row.PlaceOfKey("step") : row.Place, row.Has("step") ? "step hör bara till event: moved_up" : "det står inte vilken nivå det går till", row.Has("step") ? "ta bort step" : "ange step, 1 för den andra nivån");
            }

            if (matter is null || what is not { } happened || by is not { } party || on is not { } day || text is null)
            {
                _ = kind?.Word(Spelling.DisagreementKinds);
                continue;
            }

            var fact = new DisagreementFact
            {
                Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Matter = matter, Event = happened, Kind = kind?.Word(Spelling.DisagreementKinds), By = party, Against = against,
                Clause = clause, Step = step, On = day, Text = text, RecordedAt = recordedAt ?? now, Place = 0,
            };
            Disagreements.Add(new PlacedDisagreement(fact, row, row.Has("recorded_at")));
        }
    }
}
