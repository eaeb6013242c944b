using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements.Disagreements;
using Samsyn.Web.Consultations;
using Samsyn.Web.Decisions;

namespace Samsyn.Web.Files;

/// <summary>
/// Judges an agreement as it would stand after the import against the register: parties, rule of entry, cascade, then every new
/// fact. True facts out of order pass; what is refused is impossible. Source: CONTRACT.md C2 and C3 rule 4.
/// </summary>
internal sealed class AgreementCheck(County county, MergedAgreement merged, DateOnly today, DateTime now, FaultList faults)
{
    private readonly AgreementFile file = merged.File;
    private readonly Agreement agreement = merged.After.Agreement;

    public void Run()
    {
        var before = faults.Count;
        Parties();
        if (faults.Count > before || !file.PartiesAreSound)
        {
            return;
        }

        var parties = agreement.PartiesIn(county);
        Bilateral(parties);
        Entry(parties);
        Names(file.ExtendBy);
        Powers(parties);
        Meetings();
        TermChanges();
        Signatures(parties);
        Signing(parties);
        new DutyCheck(county, merged, today, now, faults).Run();
        merged.Groups.Check(county, today, now);
        Disagreements(parties);
        Views();

        before = faults.Count;
        if (!file.CascadeIsSound)
        {
            return;
        }

        if (file.HasCascade && file.Steps.Count == 0)
        {
            faults.Add(file.Root.PlaceOf("cascade"), "beslutsordningen är tom", "lägg till steg, eller ta bort nyckeln cascade");
        }
        else if (merged.After.Steps.Count > 0)
        {
            // Recorded steps that the file leaves as they are must fit the parties it names.
            var place = file.HasCascade ? file.Root.PlaceOfKey("cascade") : file.Keys.PlaceOf("parties");
            var steps = file.HasCascade ? file.Steps : AgreementFile.Of(merged.After, place, faults).Steps;
            new CascadeCheck(county, parties, steps, place, faults).Run();
        }

        KnownOn();
        if (faults.Count == before && file.SettingsAreSound)
        {
            Decisions();
        }
    }

    private void Parties()
    {
        foreach (var written in file.Parties)
        {
            if (PrincipalId.IsValid(written.Text) && county.Find(new PrincipalId(written.Text)) is null)
            {
                written.Refuse($"{written.Text} finns inte bland länets huvudmän", "rätta id, eller lägg till huvudmannen i länsfilen");
            }
        }
    }

    private void Bilateral(IReadOnlyList<Principal> parties)
    {
        if (agreement.Settings.Form == AgreementForm.Bilateral && parties.All(party => party.Type != PrincipalType.Region))
        {
            faults.Add(file.Keys.PlaceOf("form"), "ett bilateralt avtal har en region som motpart, men ingen region är part", "lägg till regionen bland parties, eller skriv form: multilateral");
        }
    }

    private void Entry(IReadOnlyList<Principal> parties)
    {
        foreach (var written in file.MustInclude)
        {
            if (PrincipalId.IsValid(written.Text) && parties.All(party => party.Id.Value != written.Text))
            {
                written.Refuse($"{written.Text} måste ingå men är inte part i avtalet", "ta bort den ur must_include, eller lägg till parten");
            }
        }

        var entry = agreement.Settings.EntryIntoForce;
        if (file.EntryKeys is not { } keys)
        {
            return;
        }

        if (entry.Parties > parties.Count)
        {
            faults.Add(keys.PlaceOf("parties"), $"{entry.Parties} parter kan aldrig nås, för avtalet har {parties.Count}", "sänk antalet i parties");
        }

        if (entry.PopulationShare is not null)
        {
            Population(keys, parties);
        }
    }

    private void Population(YamlKeys entry, IReadOnlyList<Principal> parties)
    {
        var counted = parties.Where(party => Domain.Decisions.Population.IsCounted(party, parties)).ToList();
        var figures = counted.Select(party => (Party: party, Figure: Domain.Decisions.Population.FigureFor(party, agreement))).ToList();
        var missing = figures.Where(f => f.Figure is null).Select(f => f.Party.Id.Value).ToList();
        var place = entry.PlaceOfKey("population_share");
        if (missing.Count > 0)
        {
            var named = string.Join(", ", missing.Take(5)) + (missing.Count > 5 ? $" och {missing.Count - 5} till" : "");
            faults.Add(place, $"population_share kan inte räknas ut, för folkmängden saknas för {named}", "fyll i population i länets register");
        }
        else if (figures.Sum(f => f.Figure!.Inhabitants) == 0)
        {
            faults.Add(place, "population_share kan aldrig nås, för parterna har inga invånare", "fyll i population i länets register");
        }
    }

    /// <summary>Bodies or principals the register has.</summary>
    private void Names(IEnumerable<Written> names)
    {
        foreach (var name in names)
        {
            var known = (BodyId.IsValid(name.Text) && county.TryFind(new BodyId(name.Text), out _))
                || (PrincipalId.IsValid(name.Text) && county.Find(new PrincipalId(name.Text)) is not null);
            if (!known)
            {
                name.Refuse($"{name.Quoted} är varken ett organ eller en huvudman i länets register", "rätta id, eller lägg till det i länsfilen");
            }
        }
    }

    /// <summary>Bodies of powers stand in the register, and a lead time is a party's.</summary>
    private void Powers(IReadOnlyList<Principal> parties)
    {
        foreach (var name in file.PowerBodies.Concat(file.NamedBodies))
        {
            if (BodyId.IsValid(name.Text) ? !county.TryFind(new BodyId(name.Text), out _) : !name.IsEmpty)
            {
                name.Refuse($"organet {name.Quoted} finns inte i länets register", "använd ett organ som registret har, eller lägg till det i länsfilen");
            }
        }

        foreach (var name in file.LeadParties)
        {
            if (parties.All(party => party.Id.Value != name.Text))
            {
                name.Refuse($"{name.Text} är inte part i avtalet", "ange en av avtalets parter");
            }
        }
    }

    private void Meetings()
    {
        var seen = new HashSet<Meeting>();
        foreach (var (meeting, row) in file.Meetings)
        {
            if (!county.TryFind(meeting.Body, out _))
            {
                faults.Add(row.PlaceOf("body"), $"organet {meeting.Body} finns inte i länets register", "rätta id, eller lägg till det i länsfilen");
            }

            if (!seen.Add(meeting))
            {
                faults.Add(row.Place, $"sammanträdet med {meeting.Body} den {Day(meeting.On)} står två gånger", "ta bort den ena raden");
            }
        }
    }

    private void TermChanges()
    {
        foreach (var placed in merged.NewTermChanges)
        {
            Names(placed.By);
            NotLaterThanNow(placed.Change.RecordedAt, placed.Row);
        }
    }

    private void Signatures(IReadOnlyList<Principal> parties)
    {
        foreach (var (signature, row, _) in merged.NewSignatures)
        {
            if (parties.All(party => party.Id != signature.Party))
            {
                faults.Add(row.PlaceOf("party"), $"{signature.Party} är inte part i avtalet", "ange en av avtalets parter");
            }

            if (signature.Version is { } version && agreement.Versions.TrueForAll(v => !string.Equals(v.Id, version, StringComparison.Ordinal)))
            {
                faults.Add(row.PlaceOf("version"), $"avtalet har ingen version {version}", "ange en version som avtalet har, eller utelämna den");
            }

            if (signature.On > today)
            {
                faults.Add(row.PlaceOf("on"), $"{Day(signature.On.Value)} ligger i framtiden; i dag är det {Day(today)}", "ange en dag som har varit");
            }
            else if (Stockholm.DayOf(signature.RecordedAt) < signature.On)
            {
                faults.Add(row.PlaceOf("recorded_at"), "recorded_at är före dagen för underskriften", "rätta någon av dagarna");
            }

            NotLaterThanNow(signature.RecordedAt, row);
        }
    }

    private void Signing(IReadOnlyList<Principal> parties)
    {
        foreach (var round in file.SigningOrder)
        {
            if (round.Text is not (Domain.Signing.SigningPlan.Municipalities or Domain.Signing.SigningPlan.Regions) && parties.All(party => party.Id.Value != round.Text))
            {
                round.Refuse($"{round.Quoted} är varken municipalities, regions eller en part i avtalet", "rätta ordningen i order");
            }
        }

        foreach (var version in file.MasterVersions)
        {
            if (agreement.Versions.TrueForAll(v => v.Id != version.Text))
            {
                version.Refuse($"avtalet har ingen version {version.Text}", "ange en version som avtalet har");
            }
        }

        foreach (var (change, row, _) in merged.NewSignatories)
        {
            if (parties.All(party => party.Id != change.Party))
            {
                faults.Add(row.PlaceOf("party"), $"{change.Party} är inte part i avtalet", "ange en av avtalets parter");
            }

            if (change.On > today)
            {
                faults.Add(row.PlaceOf("on"), $"{Day(change.On)} ligger i framtiden; i dag är det {Day(today)}", "ange en dag som har varit");
            }

            NotLaterThanNow(change.RecordedAt, row);
        }
    }

    /// <summary>In the order of the days, so that a file may hold them in any.</summary>
    private void Disagreements(IReadOnlyList<Principal> parties)
    {
        var fresh = merged.NewDisagreements.Select(placed => placed.Fact.Id).ToHashSet();
        List<DisagreementFact> known = [.. merged.After.Disagreements.Where(fact => !fresh.Contains(fact.Id))];
        foreach (var (fact, row, _) in merged.NewDisagreements.OrderBy(placed => placed.Fact.On).ThenBy(placed => placed.Fact.Place))
        {
            NotLaterThanNow(fact.RecordedAt, row);
            if (Disagreement.WhyNotRecord(agreement, parties, known, fact, today) is { } refusal)
            {
                var (what, mend) = refusal.Words();
                faults.Add(refusal is DisagreementRefusal.InTheFuture or DisagreementRefusal.BeforeTheLast ? row.PlaceOf("on") : row.Place, what, mend);
            }

            known.Add(fact);
        }
    }

    private void Views()
    {
        foreach (var (view, row, _) in merged.NewViews)
        {
            NotLaterThanNow(view.RecordedAt, row);
            if (view.WhyNotRecord(agreement, merged.After.Rounds.Select(r => r.Consultation), today) is not { } refusal) continue;
            var (what, mend) = refusal.Words();
            faults.Add(refusal switch
            {
                ConsultationRefusal.UnknownVersion => row.PlaceOf("version"),
                ConsultationRefusal.InTheFuture or ConsultationRefusal.RoundIsOpen => row.PlaceOf("received_on"),
                _ => row.PlaceOf("text"),
            }, what, mend);
        }
    }

    private void NotLaterThanNow(DateTime recordedAt, YamlKeys row)
    {
        if (recordedAt > now)
        {
            var (what, mend) = new DecisionRefusal.RecordedLaterThanNow(recordedAt).Words();
            faults.Add(row.PlaceOf("recorded_at"), what, mend);
        }
    }

    private void KnownOn()
    {
        foreach (var step in file.Steps)
        {
            if (step.Step.Replanned.Any(replanning => replanning.KnownOn > today))
            {
                faults.Add(step.Row.PlaceOf("replanned"), $"en omplanering av steget {step.Step.Name} är känd först i framtiden; i dag är det {Day(today)}", "rätta known_on");
            }
        }
    }

    private void Decisions()
    {
        var cascade = new Cascade(county, agreement, merged.After.Steps, merged.After.Decisions);
        foreach (var placed in merged.NewDecisions)
        {
            if (cascade.WhyNotRecord(placed.Decision, today, now) is not DecisionRefusal refusal)
            {
                continue;
            }

            // A row that could not be read may be the one it names.
            if (refusal is DecisionRefusal.NoSuchDecision && !file.DecisionsAreSound)
            {
                continue;
            }

            var (what, mend) = refusal.Words();
            faults.Add(PlaceOf(refusal, placed), what, mend);
        }

        Recorded(cascade);
    }

    /// <summary>What is recorded already must still have its place, whatever the file has done to parties and steps.</summary>
    private void Recorded(Cascade cascade)
    {
        var place = file.HasCascade ? file.Root.PlaceOfKey("cascade") : file.Keys.PlaceOf("parties");
        foreach (var recorded in merged.RecordedDecisions)
        {
            if (cascade.WhyNotRecord(recorded, DateOnly.MaxValue, DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)) is DecisionRefusal refusal
                && refusal is DecisionRefusal.UnknownBody or DecisionRefusal.NoPartInTheAgreement or DecisionRefusal.OutcomeDoesNotFit)
            {
                faults.Add(
                    place,
                    $"beslutsordningen passar inte det registrerade beslutet av {recorded.Body} den {Day(recorded.On)}: {refusal.Words().What}",
                    "låt organet stå kvar i ett steg där det kan ha det utfallet");
            }
        }
    }

    /// <summary>The key a refusal is about. A correction's new values stand under <c>to</c>.</summary>
    private static Place PlaceOf(DecisionRefusal refusal, PlacedDecision placed)
    {
        var row = placed.Row;
        var corrects = placed.Decision.To is not null;
        return refusal switch
        {
            DecisionRefusal.UnknownBody or DecisionRefusal.NoPartInTheAgreement => row.PlaceOf("body"),
            DecisionRefusal.InTheFuture future => corrects && placed.Decision.On != future.On ? row.PlaceOf("to") : row.PlaceOf("on"),
            DecisionRefusal.RecordedLaterThanNow or DecisionRefusal.RecordedBeforeItHappened => row.PlaceOf("recorded_at"),
            DecisionRefusal.OutcomeDoesNotFit => row.PlaceOf(corrects ? "to" : "outcome"),
            DecisionRefusal.UnknownVersion => row.PlaceOf(corrects ? "to" : "version"),
            DecisionRefusal.BeforeItsVersion => row.PlaceOf(corrects ? "to" : "on"),
            DecisionRefusal.AnnouncedBeforeItsDay => row.PlaceOf(corrects ? "to" : "announced_on"),
            DecisionRefusal.NoSuchDecision or DecisionRefusal.NameTheParagraph => row.PlaceOf("corrects"),
            DecisionRefusal.BeforeTheDecision => row.PlaceOf("on"),
            DecisionRefusal.NotConditional => row.PlaceOf("outcome"),
            DecisionRefusal.NothingCorrected => row.PlaceOf("to"),
            _ => row.Place,
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
