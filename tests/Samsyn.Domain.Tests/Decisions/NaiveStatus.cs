using System.Numerics;
using System.Text.RegularExpressions;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions;

/// <summary>
/// A second reading of CONTRACT.md C3: every day is judged anew from all facts, slowly and with nothing remembered but the
/// day of entry into force. It shares no code with the sweep it is held against, only the plain values and the calendar.
/// </summary>
internal sealed partial class NaiveStatus(County county, Agreement agreement, IReadOnlyList<Step> steps, IReadOnlyList<Decision> facts, DateOnly asOf, DateTime knownAt)
{
    /// <summary>A decision as it stands after the correction that holds, with what a court and the assessors said about it.</summary>
    private sealed record Said(
        BodyId Body, DateOnly On, string Paragraph, long Place, Outcome Outcome, int Version, DateOnly? Announced, DateOnly? StatedAppeal, DateOnly? Appealed,
        bool Corrected, IReadOnlyList<DateOnly> AnnulledOn, IReadOnlyList<(DateOnly On, Assessment Value)> Assessments);

    private readonly AgreementSettings _settings = agreement.Settings;
    private readonly EntryIntoForce _rule = agreement.Settings.EntryIntoForce;
    private readonly List<Principal> _parties =
        [.. county.Principals.Where(p => agreement.Settings.Parties is not { } named || named.Contains(p.Id)).OrderBy(p => p.Id.Value, StringComparer.Ordinal)];
    private readonly Dictionary<string, List<Body>> _bodies = [];
    private readonly Dictionary<PrincipalId, Body> _deciders = [];
    private readonly List<Said> _said = [];
    private readonly List<Said> _struck = [];

    public string Text()
    {
        foreach (var step in steps) _bodies[step.Name] = BodiesIn(step);
        foreach (var party in _parties)
            if (DeciderOf(party) is { } body) _deciders[party.Id] = body;
        ReadRecord();

        // Day by day: the day it entered into force, who has joined since, and the text of the last day the rule was met.
        DateOnly? inForceSince = null;
        var joined = new Dictionary<PrincipalId, DateOnly>();
        var versionLastMet = -1;
        for (var day = FirstDay(); day <= asOf; day = day.AddDays(1))
        {
            var isMet = IsMet(day);
            if (isMet) versionLastMet = Current(day);
            if (day < FirstPossible || HasExpired(day, day)) continue;
            if (inForceSince is null && isMet) inForceSince = day;
            if (inForceSince is not null)
                foreach (var party in _parties.Where(p => Counts(p, day))) joined.TryAdd(party.Id, day);
        }

        var met = IsMet(asOf) || (_rule.Rule == EntryRule.PerParty && inForceSince is not null);
        var noes = _parties.Where(p => HasSaidNo(p, asOf)).ToList();
        var fallen = inForceSince is null && IsFallen(noes);
        var awaited = inForceSince is null && IsMet(asOf) && FirstPossible > asOf && !HasExpired(FirstPossible, asOf) ? FirstPossible : (DateOnly?)null;
        var stated = inForceSince is null && _rule.Stated is { } source && source.On <= asOf;
        var expired = HasExpired(asOf, asOf);
        var states = _parties.Select(p => StateOf(p, asOf)).ToList();

        var lines = new List<string>
        {
            $"version {(Current(asOf) is var v and >= 0 ? agreement.Versions[v].Id : "-")} stage {StageOn(inForceSince is not null || stated, fallen, expired, met)}",
            StatusText.Entry(
                _rule.Rule == EntryRule.Unknown ? null : met, fallen, inForceSince ?? awaited,
                inForceSince is not null && !expired && versionLastMet >= 0 ? agreement.Versions[versionLastMet].Id : null, stated, Blocking(met, fallen, noes)),
            TermLine(),
            StatusText.Counts(new[]
            {
                PartyState.Approved, PartyState.Rejected, PartyState.Conditional, PartyState.Outdated, PartyState.Tabled, PartyState.ReferredBack, PartyState.Undecided,
            }.Select(state => states.Count(s => s == state))),
            StatusText.Share(ShareApproved()),
        };
        lines.AddRange(steps.Select(StepLine));
        lines.AddRange(_parties.Select(p => PartyLine(p, joined.TryGetValue(p.Id, out var day) ? day : Counts(p, asOf) ? awaited : null)));
        return string.Join('\n', lines);
    }

    // --- The record as known at the instant (C2, later facts) --------------------------------------------------------

    private void ReadRecord()
    {
        var known = facts.Where(f => f.RecordedAt <= knownAt && f.Concerns == Concerns.Text).ToList();
        foreach (var decision in known.Where(f => !f.IsLaterFact && steps.Any(s => BodiesOf(s).Any(b => b.Id == f.Body))))
        {
            var about = known.Where(f => f.IsLaterFact && f.Body == decision.Body && f.Corrects == decision.On
                && (f.CorrectsParagraph is null || f.CorrectsParagraph == decision.Paragraph)).OrderBy(f => f.RecordedAt).ThenBy(f => f.Place).ToList();
            var correction = about.LastOrDefault(f => f.Outcome == Outcome.Corrected);
            var to = correction?.To;
            var said = new Said(
                decision.Body, to?.On ?? decision.On, decision.Paragraph, decision.Place, to?.Outcome ?? decision.Outcome,
                VersionOf(decision, to), to?.AnnouncedOn ?? decision.AnnouncedOn,
                to?.AppealUntilStated ?? decision.AppealUntilStated, decision.AppealedOn, to is not null,
                [.. about.Where(f => f.Outcome == Outcome.Annulled).Select(f => f.On)],
                [.. about.Where(f => f.Outcome == Outcome.Assessed).OrderBy(f => f.On).Select(f => (f.On, f.Assessed!.Value))]);
            (correction is not null && to is null ? _struck : _said).Add(said);
        }
        _said.Sort((a, b) => a.On != b.On ? a.On.CompareTo(b.On) : ByNumbers(a.Paragraph, b.Paragraph) is var p and not 0 ? p : a.Place.CompareTo(b.Place));
    }

    /// <summary>As recorded, unless the correction names another or moves the decision to before its text, or from before all texts.</summary>
    private int VersionOf(Decision decision, Correction? to)
    {
        var version = agreement.Versions.FindIndex(v => v.Id == (to?.Version ?? decision.Version));
        return to is { On: { } moved, Version: null } && (version < 0 || moved < agreement.Versions[version].On) ? Current(moved) : version;
    }

    private static int ByNumbers(string a, string b)
    {
        var (left, right) = (Numbers(a), Numbers(b));
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
            if (left[i] != right[i]) return left[i].CompareTo(right[i]);
        return left.Count.CompareTo(right.Count);
    }

    private static List<BigInteger> Numbers(string paragraph) => [.. Digits().Matches(paragraph).Select(m => BigInteger.Parse(m.Value, null))];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    /// <summary>Nothing can be met or done before the first thing that happened, or the first day that is named.</summary>
    private DateOnly FirstDay() =>
        _said.Select(s => s.On).Concat(agreement.Versions.Select(v => v.On)).Concat(FirstPossible > DateOnly.MinValue ? [FirstPossible] : []).Append(asOf).Min();

    private DateOnly FirstPossible => new[] { _rule.NotBefore, _settings.Term.From }.Max() ?? DateOnly.MinValue;

    // --- Rules 1-3: who has said what, on which text -----------------------------------------------------------------

    private int Current(DateOnly day) => agreement.Versions.FindLastIndex(v => v.On <= day);

    private bool IsOnCurrentText(Said said, DateOnly day)
    {
        var current = Current(day);
        return said.Version == current || (said.Version >= 0 && Enumerable.Range(said.Version + 1, current - said.Version).All(i => agreement.Versions[i].Editorial));
    }

    private IEnumerable<Said> Standing(BodyId body, DateOnly day) => _said.Where(s => s.Body == body && s.On <= day && !s.AnnulledOn.Any(on => on <= day));

    private Said? Latest(BodyId body, DateOnly day) => Standing(body, day).LastOrDefault();

    private static Assessment? AssessmentOf(Said said, DateOnly day) =>
        said.Outcome == Outcome.ApprovedWithCondition && said.Assessments.Any(a => a.On <= day) ? said.Assessments.Last(a => a.On <= day).Value : null;

    private static bool IsYes(Said said, DateOnly day) => said.Outcome == Outcome.Approved || AssessmentOf(said, day) == Assessment.Counts;

    private PartyState StateOf(Principal party, DateOnly day)
    {
        if (Decider(party) is not { } body || Latest(body.Id, day) is not { } said) return PartyState.Undecided;
        if (said.Outcome == Outcome.Tabled) return PartyState.Tabled;
        if (said.Outcome == Outcome.ReferredBack) return PartyState.ReferredBack;
        if (!IsOnCurrentText(said, day)) return PartyState.Outdated;
        if (IsYes(said, day)) return PartyState.Approved;
        return said.Outcome == Outcome.Rejected ? PartyState.Rejected : PartyState.Conditional;
    }

    private bool Counts(Principal party, DateOnly day) =>
        StateOf(party, day) == PartyState.Approved
        && _rule.CountsFrom switch
        {
            CountsFrom.Decision => true,
            CountsFrom.LegalForce => LegalForceOn(Decider(party)!, Latest(Decider(party)!.Id, day)!, day) <= day,
            _ => throw new InvalidOperationException($"When does a yes count from {_rule.CountsFrom}?"),
        };

    /// <summary>Tabling or a new condition does not take a no back; a later yes, a new text and a court do.</summary>
    private bool HasSaidNo(Principal party, DateOnly day)
    {
        var no = false;
        foreach (var said in Decider(party) is { } body ? Standing(body.Id, day).Where(s => IsOnCurrentText(s, day)) : [])
            no = said.Outcome == Outcome.Rejected || (no && !IsYes(said, day));
        return no;
    }

    // --- Rules 4 and 5: met, fallen, in force ------------------------------------------------------------------------

    private bool MustBeIncluded(Principal party) =>
        _rule.MustInclude.Contains(party.Id) || (_settings.Form == AgreementForm.Bilateral && party.Type == PrincipalType.Region);

    private bool IsMet(DateOnly day)
    {
        var yes = _parties.Where(p => Counts(p, day)).ToList();
        if (_parties.Any(p => MustBeIncluded(p) && !yes.Contains(p))) return false;
        return _rule.Rule switch
        {
            EntryRule.All => yes.Count == _parties.Count,
            EntryRule.Quorum => IsQuorum(yes),
            EntryRule.PerParty => yes.Count >= 2,
            _ => false,
        };
    }

    private bool IsQuorum(List<Principal> yes) =>
        yes.Count >= (_rule.Parties ?? 0) && (_rule.PopulationShare is not { } share || (FractionOf(yes) is { } part && part >= decimal.Parse(share.Text, System.Globalization.CultureInfo.InvariantCulture)));

    private bool IsFallen(List<Principal> noes) => _rule.Rule switch
    {
        EntryRule.All => noes.Count > 0,
        EntryRule.Quorum => noes.Any(MustBeIncluded) || IsOutOfReach(noes),
        EntryRule.PerParty => noes.Any(MustBeIncluded),
        _ => false,
    };

    private bool IsOutOfReach(List<Principal> noes) => !IsQuorum([.. _parties.Except(noes)]);

    private IEnumerable<string> Blocking(bool met, bool fallen, List<Principal> noes)
    {
        if (met || _rule.Rule == EntryRule.Unknown) return [];
        var who = fallen
            ? noes.Where(p => _rule.Rule == EntryRule.All || MustBeIncluded(p) || (_rule.Rule == EntryRule.Quorum && IsOutOfReach(noes)))
            : _parties.Where(p => !Counts(p, asOf) && (_rule.Rule == EntryRule.All || MustBeIncluded(p)));
        return who.Select(p => p.Id.Value);
    }

    private List<Principal> Counted => _parties.Any(p => p.Type == PrincipalType.Municipality) ? [.. _parties.Where(p => p.Type == PrincipalType.Municipality)] : _parties;

    /// <summary>With figures as small as the tests' a decimal quotient is exact enough to compare with a share of few decimals.</summary>
    private decimal? FractionOf(List<Principal> yes)
    {
        var figures = Counted.Select(p => (Party: p, Figure: Figure(p))).ToList();
        if (figures.Count == 0 || figures.Any(f => f.Figure is null) || figures.Sum(f => f.Figure!.Value) == 0) return null;
        return (decimal)figures.Where(f => yes.Contains(f.Party)).Sum(f => f.Figure!.Value) / figures.Sum(f => f.Figure!.Value);
    }

    private long? Figure(Principal principal)
    {
        var inTime = principal.Population.Where(f => agreement.Versions.Count > 0 && (f.On is null || f.On <= agreement.Versions[0].On)).ToList();
        return (inTime.Count > 0 ? inTime.MaxBy(f => f.On ?? DateOnly.MinValue) : principal.Population.MinBy(f => f.On ?? DateOnly.MinValue))?.Inhabitants;
    }

    private decimal? ShareApproved() =>
        FractionOf([.. _parties.Where(p => StateOf(p, asOf) == PartyState.Approved)]) is { } part ? Math.Round(part, 4, MidpointRounding.AwayFromZero) : null;

    // --- The term (C2) -----------------------------------------------------------------------------------------------

    private bool HasExpired(DateOnly day, DateOnly seenOn) => Until(day, seenOn) is { } until && day > until;

    /// <summary>The last day as it is on a day, by what had happened by another.</summary>
    private DateOnly? Until(DateOnly day, DateOnly seenOn)
    {
        var stated = Extension(seenOn)?.Until ?? _settings.Term.Until;
        if (stated is not { } end || _settings.Term.RenewalMonths is not { } months || months == 0) return stated;
        var until = end;
        for (var n = 1; day > until && !agreement.TermChanges.Any(c => IsNoticeInTime(c, until, seenOn)); n++) until = end.AddMonths(n * months);
        return until;
    }

    private bool IsNoticeInTime(TermChange change, DateOnly until, DateOnly seenOn) =>
        change.Act == TermAct.Notice && change.RecordedAt <= knownAt && change.On <= seenOn && change.On <= (LastNoticeDay(until) ?? until)
        && (_settings.Form == AgreementForm.Multilateral || change.By.Contains("VGR"));

    private TermChange? Extension(DateOnly day) =>
        agreement.TermChanges.Where(c => c.Act == TermAct.Extended && c.RecordedAt <= knownAt && c.On <= day).OrderBy(c => c.On).ThenBy(c => c.Place).LastOrDefault();

    private DateOnly? LastNoticeDay(DateOnly until)
    {
        if (_settings.Term.NoticeMonths is not { } months) return null;
        var day = until;
        while (day.AddMonths(months) > until) day = day.AddDays(-1);
        return day;
    }

    private string TermLine()
    {
        var until = Until(asOf, asOf);
        return StatusText.Term(
            _settings.Term.From, until, until is { } last ? LastNoticeDay(last) : null,
            Extension(asOf) is { } extension ? _settings.Term.ExtendBy.Where(name => !extension.By.Contains(name)) : []);
    }

    // --- Rule 6: appeal ----------------------------------------------------------------------------------------------

    private static DateOnly? AppealUntil(Body body, Said said, DateOnly day) =>
        said.Announced is { } announced && announced <= day && (body.Side == Side.Region || (body.Side == Side.Municipal && body.Of is not null))
            ? SwedishCalendar.AppealLastDay(announced)
            : null;

    private static DateOnly? LegalForceOn(Body body, Said said, DateOnly day) =>
        said.Appealed <= day ? null : AppealUntil(body, said, day)?.AddDays(1);

    // --- Rule 7 and the stage ----------------------------------------------------------------------------------------

    private List<Body> BodiesOf(Step step) => _bodies[step.Name];

    private Body? Decider(Principal party) => _deciders.GetValueOrDefault(party.Id);

    private List<Body> BodiesIn(Step step) =>
        [.. step.Bodies.SelectMany(name => name.StartsWith("each ", StringComparison.Ordinal)
            ? _parties.Select(p => county.TryFind(BodyId.Of(name[5..], p.Id), out var one) ? one : null).OfType<Body>()
            : [county.TryFind(new BodyId(name), out var body) ? body : throw new InvalidOperationException(name)])];

    private Body? DeciderOf(Principal party) =>
        steps.Where(s => s.Act == Mandate.Decides).SelectMany(s => BodiesOf(s).Where(b => b.Of is { } own ? own.Id == party.Id : s.For == party.Id)).FirstOrDefault();

    private bool IsDone(Step step, DateOnly day) => BodiesOf(step) is { Count: > 0 } bodies && bodies.All(b =>
        Latest(b.Id, day) is { } said && said.Outcome is not (Outcome.Tabled or Outcome.ReferredBack) && IsOnCurrentText(said, day));

    private bool IsEarly(Said said)
    {
        var own = steps.First(s => BodiesOf(s).Any(b => b.Id == said.Body));
        return steps.Any(s => own.After.Contains(s.Name) && !IsDone(s, said.On));
    }

    private string StepLine(Step step)
    {
        DateOnly? since = null;
        for (var day = FirstDay(); day <= asOf; day = day.AddDays(1)) since = IsDone(step, day) ? since ?? day : null;
        var bodies = BodiesOf(step).Select(b => (Body: b, Said: Latest(b.Id, asOf))).ToList();
        return StatusText.Step(
            step.Name, since is not null, since, bodies.Any(b => b.Said is { } said && IsEarly(said)),
            bodies.Select(b => StatusText.Body(b.Body.Id.Value, b.Said?.Outcome, b.Said?.On)));
    }

    private Stage StageOn(bool wasInForce, bool fallen, bool expired, bool met)
    {
        if (wasInForce) return expired ? Stage.Expired : Stage.InForce;
        if (fallen) return Stage.Fallen;
        if (expired) return Stage.Expired;
        if (met) return Stage.Decided;
        if (Current(asOf) < 0) return Stage.Preparing;
        if (HasSpoken(Mandate.Decides) || steps.Where(s => s.Act != Mandate.Decides).All(s => IsDone(s, asOf))) return Stage.Deciding;
        return HasSpoken(Mandate.Recommends) ? Stage.Recommending : Stage.Preparing;
    }

    private bool HasSpoken(Mandate act) =>
        steps.Where(s => s.Act == act).SelectMany(BodiesOf).Any(b => Latest(b.Id, asOf) is { } said && IsOnCurrentText(said, asOf));

    private string PartyLine(Principal party, DateOnly? inForceOn)
    {
        var body = Decider(party);
        var said = body is null ? null : Latest(body.Id, asOf);
        var flags = new List<PartyFlag>();
        if (_said.Any(s => s.Body == body?.Id && s.On <= asOf && s.AnnulledOn.Any(on => on <= asOf) && !(said?.On > s.On))) flags.Add(PartyFlag.Annulled);
        var until = said is null ? null : AppealUntil(body!, said, asOf);
        var stated = said is null || said.Announced > asOf ? null : said.StatedAppeal;
        if (until is not null && stated is not null && until != stated) flags.Add(PartyFlag.AppealDateDiffers);
        if (said?.Appealed <= asOf) flags.Add(PartyFlag.Appealed);
        if (said?.Corrected == true || _struck.Any(s => s.Body == body?.Id && s.On <= asOf && !(said?.On > s.On))) flags.Add(PartyFlag.Corrected);
        var state = StateOf(party, asOf);
        if (state == PartyState.Conditional && AssessmentOf(said!, asOf) == Assessment.DoesNotCount) flags.Add(PartyFlag.DoesNotCount);
        if (said is not null && IsEarly(said)) flags.Add(PartyFlag.Early);
        return StatusText.Party(
            party.Id.Value, state, body?.Id.Value, said?.On, said is null || said.Version < 0 ? null : agreement.Versions[said.Version].Id, inForceOn, until, stated,
            said is null ? null : LegalForceOn(body!, said, asOf), flags);
    }
}
