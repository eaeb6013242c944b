using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;

namespace Samsyn.Web.Tests.Agreements.Clauses;

/// <summary>A database of a released version has texts that are not divided: they are, once, and the clauses follow from version to version.</summary>
public sealed class When_an_earlier_Samsyn_read_the_texts
{
    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task They_are_divided_once_when_the_database_is_opened(Engine engine)
    {
        await using var site = await OpenSite.Start(engine);
        await using (var db = site.Store.Context())
        {
            await db.Database.ExecuteSqlAsync($"delete from version_clauses", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"update agreement_version set text_sha256 = null", TestContext.Current.CancellationToken);
        }

        await TextsBefore.Divide(site.Store.Database, site.Store.Acts);
        await TextsBefore.Divide(site.Store.Database, site.Store.Acts);

        await using var after = site.Store.Context();
        Assert.Equal(3, await after.VersionClauses.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await after.Journal.Where(e => e.Act == "text.divide").Select(e => e.ActId).Distinct().CountAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Flyttad hit från punkt 5.4", await site.Text($"/avtal/{OpenSite.Exercise}/jamfor?fran=0.9&till=1.0"), StringComparison.Ordinal);
    }
}
