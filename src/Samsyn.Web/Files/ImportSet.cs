using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements.Clauses;

namespace Samsyn.Web.Files;

/// <summary>
/// All files of one import, resolved together: a county, agreements and what they name, in any order. Checked as one against what is
/// recorded; the answer is faults or a plan, never half of it. Source: CONTRACT.md General, <c>samsyn import</c>.
/// </summary>
/// <example><code>
/// var faults = new FaultList();
/// var plan = ImportSet.Read(paths, clock.Now, faults).Resolve(recorded, clock.Today, faults);
/// faults.ThrowIfAny();
/// </code></example>
public sealed class ImportSet
{
    private readonly DateTime now;
    private readonly List<AgreementFile> agreements = [];
    private readonly List<ConsultationFile> rounds = [];
    private readonly List<PublishingFile> published = [];
    private CountyFile? county;

    /// <summary>The county file could not be read: then nothing can be judged against the register.</summary>
    private bool countyFailed;

    /// <summary>Some file could not be read: then nothing it may hold can be called missing.</summary>
    private bool someFailed;

    private ImportSet(DateTime now) => this.now = now;

    /// <summary>Reads files and folders, a folder with all YAML files in it, in ordinal order of their names.</summary>
    /// <param name="now">The instant of the import, UTC in milliseconds: what has no <c>recorded_at</c> was recorded then.</param>
    public static ImportSet Read(IEnumerable<string> paths, DateTime now, FaultList faults)
    {
        var set = new ImportSet(now);
        foreach (var path in ImportFiles.In(paths, faults))
        {
            set.ReadFile(path, faults);
        }

        return set;
    }

    /// <summary>The agreements the files are about.</summary>
    public IEnumerable<string> Slugs => agreements.Select(agreement => agreement.Slug).Concat(rounds.Select(round => round.Agreement.Text)).Distinct(StringComparer.Ordinal);

    /// <summary>Checks the files against what is recorded.</summary>
    /// <param name="blob">Finds the bytes of a text that is recorded, by its hash: new versions get their clauses' ids from it.</param>
    /// <returns>The plan; null when there is a fault, in the files or already in <paramref name="faults"/>.</returns>
    public ImportPlan? Resolve(Recorded recorded, DateOnly today, FaultList faults, Func<string, byte[]?>? blob = null)
    {
        if (countyFailed)
        {
            return null;
        }

        if ((county?.County ?? recorded.County) is not { } register)
        {
            if (!someFailed)
            {
                faults.Add(Place.StartOf(agreements.Count > 0 ? agreements[0].Path : rounds.Count > 0 ? rounds[0].Path : "."), "det finns inget länsregister att jämföra med", "läs in länsfilen (county.yaml) först eller tillsammans med avtalen");
            }

            return null;
        }

        if (county is not null && recorded.County is { } old && !string.Equals(old.Id, register.Id, StringComparison.Ordinal))
        {
            faults.Add(county.Place, $"databasen gäller län {old.Id}, men filen beskriver län {register.Id}", "använd en egen databas för varje län");
            return null;
        }

        var merged = Merge(recorded, faults, blob);
        AgreementNames.Check(merged, recorded, someFailed, faults);
        foreach (var one in merged)
        {
            new AgreementCheck(register, one, today, now, faults).Run();
        }

        var countyChanges = county is not null && (recorded.County is null || !CountyWriter.SayTheSame(recorded.County, register));
        if (countyChanges)
        {
            CheckOthers(register, merged, recorded, today, faults);
        }

        var changed = faults.Any ? [] : Rounds(recorded, register, merged, today, faults, blob);
        bool IsAgreement(string slug) => someFailed || merged.Exists(one => one.File.Slug == slug) || recorded.Agreements.Any(one => one.Agreement.Slug == slug);
        var publishing = new MergedPublishing(published, recorded.Publishing, IsAgreement, faults).Run();
        return faults.Any ? null : Plan(recorded, register, countyChanges, merged, changed) is var plan && !publishing.ChangesNothing ? plan with { Publishing = publishing } : plan;
    }

    /// <summary>Each round laid over what is recorded of it, with its agreement as it stands after the import.</summary>
    private List<(RoundChange Change, Consultations.StoredRound After)> Rounds(Recorded recorded, County register, List<MergedAgreement> merged, DateOnly today, FaultList faults, Func<string, byte[]?>? blob)
    {
        var changes = new List<(RoundChange, Consultations.StoredRound)>();
        var seen = new Dictionary<(string, string), Place>();
        foreach (var file in rounds)
        {
            if (!seen.TryAdd((file.Agreement.Text, file.Version.Text), file.Keys.Place))
            {
                faults.Add(file.Keys.PlaceOf("version"), $"remissen av version {file.Version.Text} står också i {seen[(file.Agreement.Text, file.Version.Text)].File}", "skriv en remiss i en fil");
                continue;
            }

            var own = merged.Find(one => one.File.Slug == file.Agreement.Text);
            var old = recorded.Agreements.FirstOrDefault(one => one.Agreement.Slug == file.Agreement.Text);
            if ((own?.After ?? old) is not { } agreement)
            {
                if (!someFailed) file.Agreement.Refuse($"det finns inget avtal {file.Agreement.Text}", "läs in avtalet först eller tillsammans med remissen");
                continue;
            }

            ClauseText? TextOf(string version) => own?.NewVersions.Concat(own.CompletedVersions).FirstOrDefault(v => v.Version.Id == version)?.Text
                ?? (agreement.Agreement.Versions.Find(v => v.Id == version)?.TextSha256 is { } hash && blob?.Invoke(hash) is { } bytes ? VersionText.Of(bytes) : null);
            var round = new MergedRound(file, agreement with { Rounds = old?.Rounds ?? [] }, register, TextOf, now, faults);
            if (round.Run(today) is { } change) changes.Add((change, round.After));
        }

        return changes;
    }

    private void ReadFile(string path, FaultList faults)
    {
        if (System.IO.Path.GetExtension(path) is ".csv" or ".geojson" or ".md")
        {
            faults.Add(Place.StartOf(path), "filen är ingen YAML-fil", "ange länsfilen eller avtalsfilen som namnger den");
            someFailed = true;
            return;
        }

        YamlMap? map;
        try
        {
            map = YamlReader.Read(SourceText.Load(path), faults);
        }
        catch (FaultyFileException e)
        {
            faults.AddAll(e.Faults);
            map = null;
        }

        if (map is null)
        {
            someFailed = true;
            return;
        }

        var root = new YamlKeys(map, path, faults);
        if (root.Required("samsyn") is { } format && format.Text != "1")
        {
            format.Refuse($"formatet samsyn: {format.Text} är okänt", "skriv samsyn: 1");
        }

        if (root.Has("county"))
        {
            ReadCounty(path, root, faults);
        }
        else if (root.Has("agreement"))
        {
            ReadAgreement(path, root, faults);
        }
        else if (root.Has("consultation"))
        {
            if (ConsultationFile.Read(path, root, faults) is { } round)
            {
                rounds.Add(round);
            }
            else
            {
                someFailed = true;
            }
        }
        else if (root.Has("publishing"))
        {
            if (PublishingFile.Read(path, root, now, faults) is { } publishing)
            {
                published.Add(publishing);
            }
            else
            {
                someFailed = true;
            }
        }
        else
        {
            faults.Add(root.Place, "filen är varken en länsfil, en avtalsfil, en remissfil eller en publiceringsfil", "lägg uppgifterna under nyckeln county, agreement, consultation eller publishing");
        }
    }

    private void ReadCounty(string path, YamlKeys root, FaultList faults)
    {
        var read = root.RequiredMap("county") is { } keys ? CountyFile.Read(path, keys, faults) : null;
        root.Close();
        countyFailed |= read is null;
        if (county is not null)
        {
            faults.Add(root.PlaceOfKey("county"), $"ett länsregister står redan i {county.Place.File}", "läs in en länsfil åt gången");
        }

        county ??= read;
    }

    private void ReadAgreement(string path, YamlKeys root, FaultList faults)
    {
        if (AgreementFile.Read(path, root, now, faults) is not { } file)
        {
            someFailed = true;
            return;
        }

        if (agreements.Find(other => string.Equals(other.Slug, file.Slug, StringComparison.Ordinal)) is { } first)
        {
            first.Append(file);
        }
        else
        {
            agreements.Add(file);
        }
    }

    private List<MergedAgreement> Merge(Recorded recorded, FaultList faults, Func<string, byte[]?>? blob)
    {
        var bySlug = recorded.Agreements.ToDictionary(agreement => agreement.Agreement.Slug, StringComparer.Ordinal);
        return [.. agreements.Select(file => new MergedAgreement(file, bySlug.GetValueOrDefault(file.Slug), faults, blob))];
    }

    /// <summary>A new register must still hold what the agreements that no file names need of it.</summary>
    private void CheckOthers(County register, List<MergedAgreement> merged, Recorded recorded, DateOnly today, FaultList faults)
    {
        var named = merged.Select(one => one.File.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var other in recorded.Agreements.Where(agreement => !named.Contains(agreement.Agreement.Slug)))
        {
            var found = new FaultList();
            new AgreementCheck(register, new MergedAgreement(AgreementFile.Of(other, county!.Place, found), other, found), today, now, found).Run();
            foreach (var fault in found.InOrder)
            {
                faults.Add(fault with { What = $"avtalet {other.Agreement.Slug} passar inte det nya registret: {fault.What}", Mend = "behåll i registret det som avtalet använder" });
            }
        }
    }

    private ImportPlan Plan(Recorded recorded, County register, bool countyChanges, List<MergedAgreement> merged, List<(RoundChange Change, Consultations.StoredRound After)> changed)
    {
        var blobs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (countyChanges && county!.Map is { } map)
        {
            blobs[register.MapSha256!] = map;
        }

        foreach (var version in merged.SelectMany(one => one.NewVersions.Concat(one.CompletedVersions)))
        {
            if (version.Bytes is { } bytes)
            {
                blobs[version.Version.Sha256!] = bytes;
            }

            if (version.Text is { } text)
            {
                blobs[version.Version.TextSha256!] = VersionText.Bytes(text);
            }
        }

        foreach (var (hash, bytes) in merged.SelectMany(one => one.File.SigningFiles))
        {
            blobs[hash] = bytes;
        }

        foreach (var (hash, bytes) in rounds.SelectMany(round => round.Blobs).Concat(published.SelectMany(file => file.Blobs)))
        {
            blobs[hash] = bytes;
        }

        var named = merged.Select(one => one.File.Slug).ToHashSet(StringComparer.Ordinal);
        RecordedAgreement WithRounds(RecordedAgreement agreement)
        {
            var old = recorded.Agreements.FirstOrDefault(one => one.Agreement.Slug == agreement.Agreement.Slug)?.Rounds ?? [];
            var fresh = changed.Where(one => one.Change.Slug == agreement.Agreement.Slug).Select(one => one.After).ToList();
            return agreement with { Rounds = [.. old.Where(round => fresh.TrueForAll(one => one.Consultation.Id != round.Consultation.Id)).Concat(fresh).OrderBy(round => round.Consultation.Settings.Opens).ThenBy(round => round.Consultation.Version, StringComparer.Ordinal)] };
        }

        var after = new Recorded(
            countyChanges ? register : recorded.County,
            [.. recorded.Agreements.Where(agreement => !named.Contains(agreement.Agreement.Slug)).Concat(merged.Select(one => one.After)).Select(WithRounds)]) { Publishing = recorded.Publishing };
        return new ImportPlan(countyChanges ? register : null, blobs, [.. merged.Select(one => one.Change()).OfType<AgreementChange>()], after)
        {
            Rounds = [.. changed.Select(one => one.Change).Where(one => !one.ChangesNothing)],
        };
    }
}
