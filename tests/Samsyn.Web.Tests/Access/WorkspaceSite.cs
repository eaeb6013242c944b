using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Access;

/// <summary>
/// The real server on a free port, with county 14, the exercises and one account per role. One for each engine, shared by all tests of the
/// workspace: each test takes a municipality of its own.
/// </summary>
public sealed class WorkspaceSites : IAsyncDisposable
{
    private readonly Dictionary<Engine, Lazy<Task<WorkspaceSite>>> _sites =
        Enum.GetValues<Engine>().ToDictionary(engine => engine, engine => new Lazy<Task<WorkspaceSite>>(() => WorkspaceSite.Start(engine)));

    internal Task<WorkspaceSite> On(Engine engine) => _sites[engine].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites.Values.Where(s => s.IsValueCreated)) await (await site.Value).DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class WorkspaceTests : ICollectionFixture<WorkspaceSites>
{
    public const string Name = "workspace";
}

internal sealed class WorkspaceSite : IAsyncDisposable
{
    public const string Exercise = "ovning-digitala-hjalpmedel";
    public const string NightWatch = "ovning-nattillsyn-skaraborg";
    public const string Password = "ett långt lösenord";

    private WebApplication _app = null!;
    private TestDatabase _database = null!;

    public TestDatabase Store => _database;

    public Acts Acts => _database.Acts;

    public Uri Address { get; private set; } = null!;

    public Visitor Visit() => new(Address);

    private readonly Dictionary<string, CookieCollection> _sessions = new(StringComparer.Ordinal);

    /// <summary>Somebody signed in. The name of the account is the role's, and whose: <c>officer-1461</c>. The session is made once.</summary>
    public async Task<Visitor> SignedIn(string userName)
    {
        var visitor = Visit();
        if (!_sessions.TryGetValue(userName, out var session))
        {
            await visitor.SignIn(userName);
            _sessions[userName] = session = visitor.Cookies.GetAllCookies();
        }
        visitor.Cookies.Add(session);
        await visitor.Go("/arbete");
        Assert.Equal("/arbete", visitor.Path);
        return visitor;
    }

    public static async Task<WorkspaceSite> Start(Engine engine, Samsyn.Web.Mail.MailSettings? mail = null)
    {
        var site = new WorkspaceSite { _database = await Engines.Fresh(engine) };
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        var data = new[] { "data/county-14", "data/ovning" };
        var files = ImportSet.Read([.. data.Select(path => Path.Combine(Examples.Root, path))], clock.Now, faults);
        faults.ThrowIfAny();
        await site.Acts.Import(files, clock.Today, faults);
        var hash = AccountActs.HashOf(Password);
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "account.add", new Actor(null, "command")), async act =>
        {
            foreach (var account in Accounts) await act.AddChecked(account, hash);
        });
        site._app = Serve(site._database.Database, mail);
        await site._app.StartAsync();
        site.Address = new Uri(site._app.Urls.First());
        return site;
    }

    /// <summary>Another node, or the same server again: its own host on the database.</summary>
    public static WebApplication Serve(Database database, Samsyn.Web.Mail.MailSettings? mail = null) =>
        Server.Build(new Settings { Urls = "http://127.0.0.1:0", SignInsPerMinute = 10_000, Mail = mail, SiteUrl = mail?.SiteUrl }, database, builder => builder.Logging.ClearProviders());

    /// <summary>One account per role; officers and registrars for one principal or body.</summary>
    public static readonly IReadOnlyList<NewAccount> Accounts =
    [
        .. new[] { Role.Administrator, Role.ProcessLeader, Role.Economist, Role.Approver, Role.Reader }.Select(r => new NewAccount(StoredWords.Of(r), null, r.ToString(), r)),
        .. new[] { "1461", "1463", "1421", "1402", "1470", "VGR" }.Select(p => Of(Role.Officer, p)),
        Of(Role.Registrar, "1463"),
        Of(Role.Reader, "1492"),
        new NewAccount("officer-HSS", null, "Officer, HSS", Role.Officer, null, new BodyId("HSS")),
        new NewAccount("officer-SRO", null, "Officer, SRO", Role.Officer, null, new BodyId("SRO")),
        new NewAccount("process_leader-VK", null, "Process leader, VK", Role.ProcessLeader, null, new BodyId("VK")),
        new NewAccount("officer-FY", null, "Officer, FY", Role.Officer, null, new BodyId("FY")),
        Of(Role.Reader, "1463") with { UserName = "admin-1463", IsPrincipalAdministrator = true },
    ];

    private static NewAccount Of(Role role, string principal) => new($"{StoredWords.Of(role)}-{principal}", null, $"{role}, {principal}", role, new PrincipalId(principal));

    public async Task<Account> Account(string userName)
    {
        await using var db = _database.Context();
        return await db.Users.AsNoTracking().Include(a => a.Roles).SingleAsync(a => a.UserName == userName);
    }

    /// <summary>How many rows there are of what acts and forms write. What the outbox's own handlers leave for mail comes when it comes, and is not counted.</summary>
    public async Task<(long Decisions, long Journal, long Outbox, long Drafts)> Rows() =>
        (await _database.Count("decision"), await _database.Count("journal_entry"), await _database.Ask<long>("select count(*) from outbox_message where kind not like 'mail.%'"), await _database.Count("form_draft"));

    public async Task<Decision> DecisionOf(string body, Func<Decision, bool> which, string slug = Exercise) =>
        (await _database.Records.Cascade(slug))!.Decisions.First(d => d.Body.Value == body && which(d));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
