using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>One text for all, or one template signed by each municipality with the region (DOMAIN.md 27, R02).</summary>
public enum AgreementForm
{
    Multilateral,
    Bilateral,
}

/// <summary>
/// An agreement (avtal) between independent public bodies: what it is called, who its parties are, which texts it has had,
/// what it takes to enter into force and for how long it runs.
/// </summary>
/// <remarks>
/// Who has decided stands in the cascade (<c>Decisions/Cascade</c>); where the agreement stands is computed there and
/// typed nowhere. What no source gives is null and shown as not known. Source: CONTRACT.md C2.
/// </remarks>
public sealed class Agreement
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required AgreementSettings Settings { get; set; }

    /// <summary>Counts the overwritings of <see cref="Settings"/>; two people who edit at once cannot both win.</summary>
    public int Revision { get; set; }

    /// <summary>Every text the agreement has had, in date order. Published versions are facts and stay.</summary>
    public List<AgreementVersion> Versions { get; init; } = [];

    /// <summary>Extensions and notices, in the order of import.</summary>
    public List<TermChange> TermChanges { get; init; } = [];

    /// <summary>The parties on the register's terms: everybody, or those named, sorted by id.</summary>
    public IReadOnlyList<Principal> PartiesIn(County county) =>
        Settings.Parties is { } named
            ? [.. named.Select(county.Find).OfType<Principal>().OrderBy(p => p.Id)]
            : county.Principals;

    /// <summary>Index in <see cref="Versions"/> of the current text on a day: the last listed that is not later; −1 before the first.</summary>
    public int CurrentVersion(DateOnly day)
    {
        var current = -1;
        for (var i = 0; i < Versions.Count && Versions[i].On <= day; i++) current = i;
        return current;
    }

    /// <summary>Why a text cannot be published under a name from a day on; null when it can.</summary>
    /// <param name="on">Null while it is not known: then only the name is judged.</param>
    public TextRefusal? WhyNotPublish(string version, DateOnly? on)
    {
        if (version.Length > 0 && (version.Length > 40 || !version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') || !char.IsAsciiLetterOrDigit(version[0]))) return new TextRefusal.NotAVersionId(version);
        if (Versions.Exists(v => string.Equals(v.Id, version, StringComparison.OrdinalIgnoreCase))) return new TextRefusal.VersionIsTaken(version);
        return on is { } day && Versions.Count > 0 && day < Versions[^1].On ? new TextRefusal.BeforeTheLast(day, Versions[^1].Id, Versions[^1].On) : null;
    }

    /// <summary>Why a text cannot be published as somebody says; one that a joint body made must keep within its power.</summary>
    /// <param name="comparison">The text beside the version before; null when there is none to compare with.</param>
    public TextRefusal? WhyNotPublish(AgreementVersion version, TextComparison? comparison) =>
        WhyNotPublish(version.Id, version.On)
        ?? (version.Power is { } use && PowerFinding.Of(this, use, version.Editorial, comparison) is [var finding, ..] ? new TextRefusal.OutsideThePower(finding) : null);

    /// <summary>Publishes a text: from its day on it is what the parties decide about.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotPublish(AgreementVersion, TextComparison?)"/>.</exception>
    public void Publish(AgreementVersion version, TextComparison? comparison = null)
    {
        if (WhyNotPublish(version, comparison) is { } refusal) throw new RefusedException(refusal);
        Versions.Add(version);
    }

    /// <summary>
    /// Why an extension, a notice or that it is applied after its end cannot be recorded; null when it can. What somebody did without the power to, or too
    /// late, is recorded and told (<see cref="TermStatus.Lacking"/>, <see cref="NoticeEffect"/>).
    /// </summary>
    public TermRefusal? WhyNotChangeTerm(TermChange change, IReadOnlyList<Principal> parties, DateOnly today, DateTime knownAt)
    {
        if (change.By.Count == 0) return new TermRefusal.NobodyDidIt();
        if (change.Act != TermAct.Extended && change.On > today) return new TermRefusal.InTheFuture(change.On, today);
        if (TermChanges.Exists(old => old.Act == change.Act && old.On == change.On && old.Until == change.Until && old.By.SequenceEqual(change.By, StringComparer.Ordinal))) return new TermRefusal.IsRecorded();
        var now = TermStatus.Of(this, change.On, knownAt);
        return change.Act switch
        {
            TermAct.Extended when change.Until is null => new TermRefusal.UntilMissing(),
            TermAct.Extended when now.Until is { } end && change.Until <= end => new TermRefusal.NotLater(change.Until!.Value, end),
            TermAct.Notice when change.By.FirstOrDefault(name => parties.All(party => party.Id.Value != name)) is { } other => new TermRefusal.NotAParty(other),
            TermAct.Applied when !now.HasPassed(change.On) => new TermRefusal.HasNotEnded(now.Until),
            _ => null,
        };
    }

    /// <summary>Records an extension, a notice, or that it is applied after its end.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotChangeTerm"/>.</exception>
    public void ChangeTerm(TermChange change, IReadOnlyList<Principal> parties, DateOnly today, DateTime knownAt)
    {
        if (WhyNotChangeTerm(change, parties, today, knownAt) is { } refusal) throw new RefusedException(refusal);
        TermChanges.Add(change);
    }

    /// <summary>
    /// True when what was decided about version <paramref name="decided"/> holds for version <paramref name="current"/>:
    /// it is the same text, or only editorial versions lead from it (R17, DOMAIN.md 157).
    /// </summary>
    public bool IsSameText(int decided, int current)
    {
        if (decided > current || (decided < 0 && current >= 0)) return false;
        for (var i = decided + 1; i <= current; i++)
            if (!Versions[i].Editorial) return false;
        return true;
    }
}

/// <summary>
/// What a person may still edit about an agreement: overwritten as a whole under a version number, with before and after in the journal.
/// </summary>
public sealed record AgreementSettings
{
    public required string Title { get; init; }

    /// <summary>Invented facts (övningsdata): every page, file, feed and mail says so.</summary>
    public bool Demonstration { get; init; }

    /// <summary>The day an exercise is shown as of when the reader asks for none; only with <see cref="Demonstration"/>.</summary>
    public DateOnly? ShownAsOf { get; init; }

    public required AgreementForm Form { get; init; }

    /// <summary>Null means everybody in the register.</summary>
    public IReadOnlyList<PrincipalId>? Parties { get; init; }

    public string? Purpose { get; init; }

    /// <summary>
    /// The agreement in easy Swedish (lättläst), for who reads with effort: paragraphs apart by empty lines, one sentence for each thought. Null when nobody has written it. Example: "Avtalet handlar om hjälpmedel."
    /// </summary>
    public string? EasyRead { get; init; }

    /// <summary>The decision to draft it and what that asks of the text; null when no source gives it.</summary>
    public DraftingMandate? Mandate { get; init; }

    /// <summary>The family it belongs to: the slug of the agreement above it.</summary>
    public string? Parent { get; init; }

    /// <summary>What it is in its family; null when nobody has said (see <see cref="Precedence.KindOf"/>).</summary>
    public AgreementKind? Kind { get; init; }

    /// <summary>Its place among those of the same parent, when the texts say which goes before which: the smaller goes first.</summary>
    public int? Rank { get; init; }

    /// <summary>Documents that belong to the text itself (bilagor), in order.</summary>
    public IReadOnlyList<Annex> Annexes { get => field ?? []; init; } = [];

    /// <summary>Who else than the parties may change the text, by what right and within which limits (R04).</summary>
    public IReadOnlyList<ChangePower> Powers { get => field ?? []; init; } = [];

    /// <summary>Slugs of agreements it cannot run without.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    public string? Succeeds { get; init; }

    /// <summary>The agreement in whose stead this short one applies while that one is not in force (korttidsavtal; DOMAIN.md 32).</summary>
    public string? StopGapFor { get; init; }

    public IReadOnlyList<RelatedDocument> Related { get; init; } = [];

    /// <summary>A law says the parties must have it (lagreglerad överenskommelse, R07).</summary>
    public bool Statutory { get; init; }

    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    /// <summary>Who tries to agree when parties read the text differently, and for how long (R09); null when no source gives it.</summary>
    public DisagreementLadder? Ladder { get; init; }

    public IReadOnlyList<ContactFunction> Contacts { get; init; } = [];

    public Term Term { get; init; } = Term.Unknown;

    public EntryIntoForce EntryIntoForce { get; init; } = EntryIntoForce.Unknown;

    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>When the matter stands on a body's agenda: shown for those who have not decided.</summary>
    public IReadOnlyList<Meeting> Meetings { get; init; } = [];
}

/// <summary>A published text (version), dated, with the hash of what it says: decisions bind to it (R05, R17).</summary>
public sealed record AgreementVersion
{
    public required string Id { get; init; }

    /// <summary>The first day it is the current text.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where it stands beside the agreement's file: <c>text/exempel-1.0.md</c>; null when no source gives the text.</summary>
    public string? File { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the text's bytes; null without a text.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SHA-256 of the text in its one form (<c>Clauses/CanonicalText</c>), the same whatever file it came as; null when the file is no text that can be read.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>What changed since the version before and why, in plain words (sammanfattning på klarspråk).</summary>
    public string? Summary { get; init; }

    /// <summary>Corrects spelling and numbering only: decisions on the version before hold for it (DOMAIN.md 12).</summary>
    public bool Editorial { get; init; }

    /// <summary>The joint body that changed the text by a power it has been given; null when the parties decide about it (R04).</summary>
    public PowerUse? Power { get; init; }

    /// <summary>How it answers the requirements of the mandate; null when it says nothing of them.</summary>
    public IReadOnlyList<RequirementAnswer>? Requirements { get; init; }
}

/// <summary>Something outside Samsyn it hangs together with, such as a strategy.</summary>
public sealed record RelatedDocument(string Title, string? Url, string? Kind);

/// <summary>Whom to ask: a function, not a person (kontaktfunktion).</summary>
public sealed record ContactFunction(string Function, string? Organisation, string? Email, string? Phone);

/// <summary>A date of the work that no body decides, such as a conference (hållpunkt).</summary>
/// <param name="Words">The source's own words for an uncertain date.</param>
public sealed record Milestone(string Title, PlannedDate? Planned, bool Preliminary, string? Words, DateOnly? DoneOn, string? Source);

/// <summary>The matter is on a body's agenda that day (kallelse).</summary>
public sealed record Meeting(BodyId Body, DateOnly On, string? Source);
