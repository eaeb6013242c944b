using Samsyn.Domain.Agreements;

namespace Samsyn.Web.Files;

/// <summary>
/// Reads an agreement file (avtalsfil) into values with places: the settings, versions, cascade, decisions, term changes and
/// signatures it says. What can be judged from the file alone is judged here; what needs the county and what is recorded is
/// judged by <see cref="AgreementCheck"/>. Source: CONTRACT.md C2.
/// </summary>
public sealed partial class AgreementFile
{
    private readonly FaultList faults;
    private readonly FileBeside beside;
    private readonly DateTime now;

    private AgreementFile(string path, YamlKeys root, DateTime now, FaultList faults)
    {
        (Path, Root, this.now, this.faults, beside) = (path, root, now, faults, new FileBeside(path));
    }

    /// <summary>The file, as the user wrote its name.</summary>
    public string Path { get; }

    public YamlKeys Root { get; }

    /// <summary>The keys under <c>agreement</c>, for places.</summary>
    public YamlKeys Keys { get; private set; } = null!;

    public string Slug { get; private set; } = "";

    public AgreementSettings Settings { get; private set; } = null!;

    /// <summary>The keys under <c>entry_into_force</c>; null when it is left out.</summary>
    public YamlKeys? EntryKeys { get; private set; }

    /// <summary>The keys under <c>term</c>; null when it is left out.</summary>
    public YamlKeys? TermKeys { get; private set; }

    /// <summary>The parties as written; empty when it says <c>all</c>.</summary>
    public IReadOnlyList<Written> Parties { get; private set; } = [];

    public IReadOnlyList<Written> MustInclude { get; private set; } = [];

    public IReadOnlyList<Written> ExtendBy { get; private set; } = [];

    /// <summary>Other agreements it names (parent, requires, succeeds), each with its key.</summary>
    public List<(string Key, Written Slug)> Names { get; } = [];

    public List<PlacedVersion> Versions { get; } = [];

    /// <summary>The file says who decides in which order. Without it a recorded cascade stays.</summary>
    public bool HasCascade { get; private set; }

    public List<PlacedStep> Steps { get; } = [];

    /// <summary>Every row of the cascade could be read: only then is it worth judging as a whole.</summary>
    public bool CascadeIsSound { get; private set; } = true;

    /// <summary>Every decision could be read: only then can a later fact be said to name none.</summary>
    public bool DecisionsAreSound { get; private set; } = true;

    /// <summary>The parties could be read: only then can anything be judged against them.</summary>
    public bool PartiesAreSound { get; private set; } = true;

    /// <summary>All under <c>agreement</c> could be read: only then can a decision be judged against the versions.</summary>
    public bool SettingsAreSound { get; private set; } = true;

    public List<PlacedDecision> Decisions { get; } = [];

    public List<PlacedTermChange> TermChanges { get; } = [];

    public List<PlacedSignature> Signatures { get; } = [];

    public List<(Meeting Meeting, YamlKeys Row)> Meetings { get; } = [];

    /// <summary>Reads the file; null when its name or settings cannot be read. Every fault is added.</summary>
    /// <param name="now">The instant of the import, for what has no <c>recorded_at</c>.</param>
    public static AgreementFile? Read(string path, YamlKeys root, DateTime now, FaultList faults)
    {
        var file = new AgreementFile(path, root, now, faults);
        var known = file.ReadAgreement(root.RequiredMap("agreement"));
        var before = faults.Count;
        file.ReadCascade(root);
        file.CascadeIsSound = faults.Count == before;
        before = faults.Count;
        file.ReadDecisions(root);
        file.DecisionsAreSound = faults.Count == before;
        file.ReadTermChanges(root);
        file.ReadSignatures(root);
        file.ReadMeetings(root);
        file.ReadSigning(root);
        file.ReadDuties(root);
        file.ReadGroups(root);
        file.ReadDisagreements(root);
        file.ReadViews(root);
        root.Close();
        if (!known)
        {
            return null;
        }

        file.Settings = file.Settings with { Meetings = [.. file.Meetings.Select(m => m.Meeting)] };
        return file;
    }

    /// <summary>
    /// A recorded agreement as if a file said it, with one place for all: so that a new register can be judged by the same rules.
    /// </summary>
    public static AgreementFile Of(RecordedAgreement recorded, Place place, FaultList faults)
    {
        var keys = new YamlKeys(new YamlMap([], place.Line, place.Column), place.File, faults);
        Written At(string text) => new(text, place, faults);
        var settings = recorded.Agreement.Settings;
        var file = new AgreementFile(place.File, keys, default, faults)
        {
            Keys = keys, EntryKeys = keys, TermKeys = keys, Slug = recorded.Agreement.Slug, Settings = settings, HasCascade = recorded.Steps.Count > 0,
            Parties = [.. (settings.Parties ?? []).Select(party => At(party.Value))],
            MustInclude = [.. settings.EntryIntoForce.MustInclude.Select(party => At(party.Value))],
            ExtendBy = [.. settings.Term.ExtendBy.Select(At)],
        };
        file.Steps.AddRange(recorded.Steps.Select(step => new PlacedStep(step, keys, [.. step.Bodies.Select(At)], [.. step.After.Select(At)])));
        file.Meetings.AddRange(settings.Meetings.Select(meeting => (meeting, keys)));
        return file;
    }

    /// <summary>
    /// Adds the facts of another file about the same agreement: a file may hold 32 MB, and facts may be split over several. What
    /// stands under <c>agreement</c> and <c>cascade</c> must be the same in all of them.
    /// </summary>
    public void Append(AgreementFile other)
    {
        // Two rows that say the same of a version are one, whatever lists they hold.
        var known = Versions.Select(version => AgreementWriter.Text(version.Version)).ToHashSet(StringComparer.Ordinal);
        Versions.AddRange(other.Versions.Where(version => !known.Contains(AgreementWriter.Text(version.Version))));
        Decisions.AddRange(other.Decisions);
        TermChanges.AddRange(other.TermChanges);
        Signatures.AddRange(other.Signatures);
        AppendDuties(other);
        foreach (var group in other.Groups) Add(group);
        Disagreements.AddRange(other.Disagreements);
        Views.AddRange(other.Views);
        Signatories.AddRange(other.Signatories);
        foreach (var (hash, bytes) in other.SigningFiles)
        {
            SigningFiles[hash] = bytes;
        }

        if (SigningPlan is not null && other.SigningPlan is not null && AgreementWriter.Text(SigningPlan) != AgreementWriter.Text(other.SigningPlan))
        {
            faults.Add(other.Root.PlaceOfKey("signing"), $"planen för underskrift är en annan än i {Path}", "skriv samma plan, eller ta bort den i den ena filen");
        }

        if (SigningPlan is null && other.SigningPlan is not null)
        {
            (SigningPlan, SigningOrder) = (other.SigningPlan, other.SigningOrder);
            MasterVersions.AddRange(other.MasterVersions);
        }

        if (!HasCascade && other.HasCascade)
        {
            (HasCascade, CascadeIsSound) = (true, other.CascadeIsSound);
            Steps.AddRange(other.Steps);
        }
        else if (other.HasCascade && !string.Equals(AgreementWriter.Text(Steps.Select(s => s.Step)), AgreementWriter.Text(other.Steps.Select(s => s.Step)), StringComparison.Ordinal))
        {
            faults.Add(other.Root.PlaceOfKey("cascade"), $"beslutsordningen är en annan än i {Path}", "skriv samma beslutsordning, eller ta bort den i den ena filen");
        }

        if (!string.Equals(
            AgreementWriter.Text(Slug, Settings with { Meetings = [] }), AgreementWriter.Text(Slug, other.Settings with { Meetings = [] }), StringComparison.Ordinal))
        {
            faults.Add(other.Keys.Place, $"avtalet {Slug} beskrivs på ett annat sätt i {Path}", "skriv samma uppgifter under agreement i båda filerna");
        }

        Meetings.AddRange(other.Meetings);
        Settings = Settings with { Meetings = [.. Meetings.Select(m => m.Meeting)] };
        DecisionsAreSound &= other.DecisionsAreSound;
        PartiesAreSound &= other.PartiesAreSound;
        SettingsAreSound &= other.SettingsAreSound;
    }
}
