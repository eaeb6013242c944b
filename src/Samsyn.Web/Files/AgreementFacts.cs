using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;

namespace Samsyn.Web.Files;

/// <summary>The half of an agreement file that says what happened: the cascade and its re-plannings, decisions, term changes and signatures.</summary>
public sealed partial class AgreementFile
{
    private void ReadCascade(YamlKeys root)
    {
        HasCascade = root.Says("cascade");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in root.Rows("cascade"))
        {
            var name = row.Required("step");
            var bodies = row.RequiredTexts("bodies");
            var act = row.Required("act")?.Word(Spelling.Mandates);
            var party = row.Optional("for")?.Principal();
            var planned = row.Optional("planned")?.Planned();
            var preliminary = row.Optional("preliminary")?.Flag() ?? false;
            var words = row.Optional("words")?.Text;
            var after = row.Texts("after");
            var replanned = ReadReplannings(row);
            row.Close();
            if (name?.Said() is not { } text || act is not { } what)
            {
                continue;
            }

            if (!seen.Add(text))
            {
                name.Value.Refuse($"steget {text} står två gånger", "slå ihop raderna eller ge steget ett eget namn");
                continue;
            }

            var step = new Step
            {
                Name = text, Bodies = [.. bodies.Select(body => body.Text)], Act = what, For = party, Planned = planned, Preliminary = preliminary,
                Words = words, After = [.. after.Select(other => other.Text)], Replanned = replanned,
            };
            Steps.Add(new PlacedStep(step, row, bodies, after));
        }
    }

    private List<Replanning> ReadReplannings(YamlKeys step)
    {
        var replannings = new List<Replanning>();
        var seen = new HashSet<Replanning>();
        foreach (var row in step.Rows("replanned"))
        {
            var planned = row.Optional("planned")?.Planned();
            var preliminary = row.Optional("preliminary")?.Flag() ?? false;
            var words = row.Optional("words")?.Text;
            var knownOn = row.Required("known_on")?.Day();
            var reason = row.Optional("reason")?.Text;
            row.Close();
            if (knownOn is not { } day)
            {
                continue;
            }

            var replanning = new Replanning(planned, preliminary, words, day, reason);
            if (!seen.Add(replanning))
            {
                faults.Add(row.Place, $"omplaneringen från {row.Required("known_on")} står två gånger", "ta bort den ena");
                continue;
            }

            replannings.Add(replanning);
        }

        return replannings;
    }

    private void ReadDecisions(YamlKeys root)
    {
        foreach (var row in root.Rows("decisions"))
        {
            ReadDecision(row);
        }
    }

    /// <summary>Reads one row; one with a fault is left out, so that it is not judged for what it does not say.</summary>
    private void ReadDecision(YamlKeys row)
    {
        var before = faults.Count;
        var body = row.Required("body")?.Body();
        var on = row.Required("on")?.Day();
        var outcome = row.Required("outcome")?.Word(Spelling.Outcomes);
        var version = row.Optional("version")?.Text;
        var paragraph = row.Optional("paragraph")?.Text ?? "";
        var caseNumber = row.Optional("case")?.Text;
        var concerns = row.Optional("concerns")?.Word(Spelling.Concerning) ?? Concerns.Text;
        var also = row.Texts("also");
        var votes = ReadVotes(row);
        var minority = row.Optional("minority")?.Flag() ?? false;
        var condition = row.Optional("condition")?.Text;
        var reservations = row.Texts("reservations").Select(text => text.Text).ToList();
        var minutes = row.Optional("minutes_approved_on")?.Day();
        var immediate = row.Optional("immediate")?.Flag() ?? false;
        var announced = row.Optional("announced_on")?.Day();
        var appealStated = row.Optional("appeal_until_stated")?.Day();
        var appealed = row.Optional("appealed_on")?.Day();
        var signs = row.Texts("signs").Select(text => text.Text).ToList();
        var source = row.Optional("source")?.Text;
        var note = row.Optional("note")?.Text;
        var later = ReadLaterFact(row, outcome);
        var recordedAt = row.Optional("recorded_at")?.Instant();
        row.Close();
        if (faults.Count > before || body is not { } id || on is not { } day || outcome is not { } what)
        {
            return;
        }

        var decision = new Decision
        {
            Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Body = id, On = day, Outcome = what, Version = version, Paragraph = paragraph,
            Case = caseNumber, Concerns = concerns, Also = AlsoOf(also), Votes = votes, Minority = minority, Condition = condition,
            Reservations = reservations, MinutesApprovedOn = minutes, Immediate = immediate, AnnouncedOn = announced,
            AppealUntilStated = appealStated, AppealedOn = appealed, Signs = signs, Source = source, Note = note,
            RecordedAt = recordedAt ?? now, Place = 0, Corrects = later.Corrects, CorrectsParagraph = later.Paragraph, To = later.To, Assessed = later.Assessed,
        };
        Decisions.Add(new PlacedDecision(decision, row, row.Has("recorded_at"), also));
    }

    /// <summary>The keys that only a later fact has; on a decision, or on another kind of fact, they are refused.</summary>
    private (DateOnly? Corrects, string? Paragraph, Correction? To, Assessment? Assessed) ReadLaterFact(YamlKeys row, Outcome? outcome)
    {
        var isLater = outcome?.IsLaterFact() == true;
        var corrects = row.Optional("corrects");
        var paragraph = row.Optional("corrects_paragraph");
        var to = ReadCorrection(row);
        var assessed = row.Optional("assessed");
        if (isLater && corrects is null)
        {
            row.Required("corrects");
        }

        if (outcome is not null)
        {
            Belongs(row, "corrects", isLater, "annulled, corrected och assessed");
            Belongs(row, "corrects_paragraph", isLater, "annulled, corrected och assessed");
            Belongs(row, "to", outcome == Outcome.Corrected, "corrected");
            Belongs(row, "assessed", outcome == Outcome.Assessed, "assessed");
        }

        return (corrects?.Day(), paragraph?.Text, to, assessed?.Word(Spelling.Assessments));
    }

    private void Belongs(YamlKeys row, string key, bool here, string outcomes)
    {
        if (!here && row.Has(key))
        {
            faults.Add(row.PlaceOfKey(key), $"{key} hör bara till utfallet {outcomes}", $"ta bort {key} eller rätta outcome");
        }
    }

    private static Correction? ReadCorrection(YamlKeys row)
    {
        if (row.OptionalMap("to") is not { } to)
        {
            return null;
        }

        var correction = new Correction(
            to.Optional("outcome")?.Word(Spelling.Outcomes), to.Optional("on")?.Day(), to.Optional("version")?.Text,
            to.Optional("announced_on")?.Day(), to.Optional("appeal_until_stated")?.Day());
        to.Close();
        return correction;
    }

    private static Votes? ReadVotes(YamlKeys row)
    {
        if (row.OptionalMap("votes") is not { } votes)
        {
            return null;
        }

        var read = new Votes(votes.Optional("for")?.Count(), votes.Optional("against")?.Count(), votes.Optional("abstained")?.Count(), votes.Optional("present")?.Count());
        votes.Close();
        return read;
    }

    private static List<string> AlsoOf(IReadOnlyList<Written> also)
    {
        var slugs = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in also)
        {
            if (written.Slug() is not { } slug)
            {
                continue;
            }

            if (!seen.Add(slug))
            {
                written.Refuse($"{slug} står två gånger i also", "ta bort den ena");
                continue;
            }

            slugs.Add(slug);
        }

        return slugs;
    }

    private void ReadTermChanges(YamlKeys root)
    {
        foreach (var row in root.Rows("term_changes"))
        {
            var on = row.Required("on")?.Day();
            var act = row.Required("act")?.Word(Spelling.TermActs);
            var until = row.Optional("until")?.Day();
            var by = row.Texts("by");
            var source = row.Optional("source")?.Text;
            var recordedAt = row.Optional("recorded_at")?.Instant();
            row.Close();
            if (on is { } day && act is { } what)
            {
                var change = new TermChange
                {
                    Id = Guid.CreateVersion7(), On = day, Act = what, Until = until, By = [.. by.Select(name => name.Text)], Source = source,
                    RecordedAt = recordedAt ?? now, Place = 0,
                };
                TermChanges.Add(new PlacedTermChange(change, row, row.Has("recorded_at"), by));
            }
        }
    }

    private void ReadSignatures(YamlKeys root)
    {
        foreach (var row in root.Rows("signatures"))
        {
            var party = row.Required("party")?.Principal();
            var on = row.Optional("on")?.Day();
            var byFunction = row.Optional("by_function")?.Text;
            var form = row.Optional("form")?.Text;
            var version = row.Optional("version")?.Text;
            var declined = row.Optional("declined_reason")?.Text;
            var (file, evidence) = ReadSignedFile(row);
            var registeredBy = row.Optional("registered_by")?.Text;
            var recordedAt = row.Optional("recorded_at")?.Instant();
            row.Close();
            if (party is { } id)
            {
                var signature = new Signature
                {
                    Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Party = id, On = on, ByFunction = byFunction, Form = form,
                    Version = version, DeclinedReason = declined, FileSha256 = file, Evidence = evidence, RegisteredBy = registeredBy, RecordedAt = recordedAt ?? now, Place = 0,
                };
                Signatures.Add(new PlacedSignature(signature, row, row.Has("recorded_at")));
            }
        }
    }
}
