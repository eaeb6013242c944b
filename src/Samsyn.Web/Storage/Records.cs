using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Consultations;
using Samsyn.Web.Files;

namespace Samsyn.Web.Storage;

/// <summary>
/// What pages, API and commands read: the county and the cascades as they are stored now, each read in one consistent view.
/// </summary>
/// <remarks>
/// Cascades are queried each time; a page that keeps its result does so under <see cref="ChangeSignal.Version"/>, taken before it reads.
/// </remarks>
public sealed class Records(Database database)
{
    private static long _statusLoads;
    private CountyAt? _county;

    private sealed record CountyAt(long Version, County? County);

    /// <summary>How many times cascades were queried: shows that a page came from the database and not from a cache.</summary>
    public static long StatusLoads => Interlocked.Read(ref _statusLoads);

    /// <summary>The register, read once for each version of the data; null in an empty database.</summary>
    public async ValueTask<County?> County()
    {
        var version = database.Signal.Version;
        if (_county is { } known && known.Version == version) return known.County;
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        var county = await RecordReader.County(connection);
        _county = new CountyAt(version, county);
        return county;
    }

    /// <summary>One agreement with everything about it; null when there is none of that name.</summary>
    public async ValueTask<Cascade?> Cascade(string slug)
    {
        if (await County() is not { } county) return null;
        Interlocked.Increment(ref _statusLoads);
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return await RecordReader.Cascade(connection, county, slug);
    }

    /// <summary>All agreements, by slug.</summary>
    public async ValueTask<IReadOnlyList<Cascade>> Cascades()
    {
        if (await County() is not { } county) return [];
        Interlocked.Increment(ref _statusLoads);
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return await RecordReader.Cascades(connection, county);
    }

    /// <summary>Everything, as an export writes it and an import adds to it.</summary>
    public async ValueTask<Recorded> Recorded()
    {
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return await RecordReader.Recorded(connection);
    }

    /// <summary>How many times what is kept about a version's clauses has been overwritten; null when nothing is kept.</summary>
    public async ValueTask<int?> ClauseRevision(Guid agreement, string version)
    {
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select revision from version_clauses where agreement_id = @agreement and version = @version";
        command.Add("agreement", agreement);
        command.Add("version", version);
        return await command.ExecuteScalarAsync() is { } revision ? Convert.ToInt32(revision, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What is kept about the clauses of one version; null when nothing is.</summary>
    public async ValueTask<VersionClauses?> Clauses(Guid agreement, string version)
    {
        await using var connection = await database.Open();
        return (await RecordReader.Clauses(connection, agreement, version)).FirstOrDefault();
    }

    /// <summary>How an agreement is signed and what has been; no plan when nobody has made one.</summary>
    public async ValueTask<(SigningPlan? Plan, IReadOnlyList<Signature> Signatures, IReadOnlyList<SignatoryChange> Changes)> Signing(Guid agreement)
    {
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return ((await RecordReader.SigningPlans(connection, agreement)).GetValueOrDefault(agreement), await RecordReader.Signatures(connection, agreement), await RecordReader.SignatoryChanges(connection, agreement));
    }

    /// <summary>The groups that work with an agreement, or with any: with everything that has happened to them. What is confidential is not among it.</summary>
    public async ValueTask<IReadOnlyList<Domain.Groups.Group>> Groups(Guid? agreement = null)
    {
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return await Web.Groups.GroupReader.Groups(connection, agreement);
    }

    /// <summary>An agreement's consultation rounds in the order they opened, with everything that was answered; one of them, with a version.</summary>
    public async ValueTask<IReadOnlyList<StoredRound>> Rounds(Guid agreement, string? version = null)
    {
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return await ConsultationReader.Rounds(connection, agreement, version);
    }

    /// <summary>The rounds alone, without what was answered: for who writes an answer, on a day when thousands do.</summary>
    public async ValueTask<IReadOnlyList<Consultation>> RoundsAlone(Guid agreement)
    {
        await using var connection = await database.Open();
        return await ConsultationReader.Consultations(connection, agreement);
    }

    /// <summary>Slugs of the agreements that keep the names of somebody who registered for a conference.</summary>
    public async ValueTask<IReadOnlyList<string>> AgreementsWithRegistrations()
    {
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select distinct a.slug from agreement a join consultation c on c.agreement_id = a.id join conference_registration r on r.consultation_id = c.id order by a.slug";
        await using var row = await command.ExecuteReaderAsync();
        var slugs = new List<string>();
        while (await row.ReadAsync()) slugs.Add(row.GetString(0));
        return slugs;
    }

    /// <summary>Views on an agreement that came outside every round, in the order they came.</summary>
    public async ValueTask<IReadOnlyList<OutsideView>> OutsideViews(Guid agreement)
    {
        await using var connection = await database.Open();
        return await ConsultationReader.Views(connection, agreement);
    }

    /// <summary>What was recorded of an agreement's deviations and disagreements, in order of recording.</summary>
    public async ValueTask<IReadOnlyList<DisagreementFact>> Disagreements(Guid agreement)
    {
        await using var connection = await database.Open();
        return await RecordReader.Disagreements(connection, agreement);
    }

    /// <summary>A file's bytes; null when no file has that hash.</summary>
    public async ValueTask<byte[]?> Blob(string sha256)
    {
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select bytes from blob where sha256 = @sha256";
        command.Add("sha256", sha256);
        return await command.ExecuteScalarAsync() as byte[];
    }

    /// <summary>All files by hash, for an export.</summary>
    public async ValueTask<IReadOnlyDictionary<string, byte[]>> Blobs()
    {
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select sha256, bytes from blob";
        await using var row = await command.ExecuteReaderAsync();
        var blobs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await row.ReadAsync()) blobs[row.GetString(0)] = row.GetFieldValue<byte[]>(1);
        return blobs;
    }
}
