using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Documents.Docx;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>Texts that an earlier Samsyn read in, before texts were clauses: divided once, when the database is opened.</summary>
public static class TextsBefore
{
    /// <summary>One small query when there is nothing to do, without the model: every start of the program asks.</summary>
    public static async Task Divide(Database database, Acts acts)
    {
        if (!await HasUndivided(database)) return;
        await acts.Run(new ActOrder(Guid.CreateVersion7(), "text.divide", Actor.Import), async act =>
        {
            await act.LockAll();
            var slugs = await act.Db.Agreements.Where(a => a.Versions.Any(v => v.Sha256 != null && v.TextSha256 == null)).Select(a => a.Slug).OrderBy(s => s).ToListAsync();
            foreach (var slug in slugs) await act.Divide(slug);
        });
    }

    private static async Task Divide(this Act act, string slug)
    {
        var agreement = (await act.Agreement(slug))!;
        (ClauseText Text, IReadOnlyList<ClauseId> Ids)? before = null;
        foreach (var version in agreement.Versions.Where(v => v.Sha256 is not null).ToList())
        {
            if (version.TextSha256 is not null || await act.Db.Blobs.AsNoTracking().SingleOrDefaultAsync(b => b.Sha256 == version.Sha256) is not { } blob || Read(version.File ?? "", blob.Bytes) is not { } text) continue;
            var ids = ClauseIds.Of(slug, version.Id, text, before);
            act.Db.Entry(version).CurrentValues.SetValues(version with { TextSha256 = await act.Keep(VersionText.Bytes(text)) });
            var clauses = new VersionClauses { AgreementId = agreement.Id, Version = version.Id, Entries = [.. ids.Select(id => new ClauseEntry(id, []))] };
            act.Db.Add(clauses);
            act.Journal<Domain.Agreements.AgreementVersion>($"version {version.Id}", null, version, slug);
            before = (text, ids);
        }
    }

    private static ClauseText? Read(string file, byte[] bytes)
    {
        try
        {
            return VersionText.IsWord(file) ? OfficeText.Read(bytes).Text : VersionText.Read(file, bytes);
        }
        catch (DocxRefusedException)
        {
            // It was read in as a file and stays one.
            return null;
        }
    }

    /// <summary>Files whose names say that they are texts; a scanned PDF stays a file.</summary>
    private static async Task<bool> HasUndivided(Database database)
    {
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1 from agreement_version where sha256 is not null and text_sha256 is null and (file is null or file like '%.md' or file like '%.txt') limit 1";
        return await command.ExecuteScalarAsync() is not null;
    }
}
