using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Commands;

/// <summary>
/// One sign-in per role for trying Samsyn out, named by function and never by person. They are made only in a database that
/// <c>samsyn demo</c> itself filled; in any other the known password would be an open door.
/// </summary>
internal static class DemoAccounts
{
    /// <summary>The same for all of them: printed at every start, and worth nothing anywhere else.</summary>
    public const string Password = "ovning-samsyn";

    /// <summary>The one act that makes them; its row in the journal marks the database as an exercise's.</summary>
    private static readonly Guid ActId = new("0197a000-0000-7000-8000-00000000da7a");

    public static readonly IReadOnlyList<NewAccount> All =
    [
        Of("processledare", "Processledare", Role.ProcessLeader),
        Of("processledare-vastkom", "Processledare, VästKom", Role.ProcessLeader, body: "VK"),
        Of("handlaggare-mellerud", "Handläggare, Mellerud", Role.Officer, principal: "1461"),
        Of("handlaggare-2-mellerud", "Handläggare 2, Mellerud", Role.Officer, principal: "1461"),
        Of("handlaggare-hss", "Handläggare, HSS", Role.Officer, body: "HSS"),
        Of("registrator-mark", "Registrator, Mark", Role.Registrar, principal: "1463"),
        Of("administrator-mark", "Administratör, Mark", Role.Reader, principal: "1463") with { IsPrincipalAdministrator = true },
        Of("fortroendevald-mellerud", "Förtroendevald, Mellerud", Role.Reader, principal: "1461"),
        Of("ekonom", "Ekonom", Role.Economist),
        Of("godkannare", "Godkännare", Role.Approver),
        Of("lasare", "Läsare", Role.Reader),
        Of("administrator", "Administratör", Role.Administrator),
    ];

    private static NewAccount Of(string name, string shown, Role role, string? principal = null, string? body = null) =>
        new(name, null, shown, role, principal is null ? null : new PrincipalId(principal), body is null ? null : new BodyId(body));

    /// <summary>Makes them all in one act; done before, nothing happens.</summary>
    public static Task Add(Acts acts, CancellationToken cancel = default) => acts.Run(
        new ActOrder(ActId, "account.add", new Actor(null, "demo")),
        async act =>
        {
            var hash = AccountActs.HashOf(Password);
            foreach (var account in All) await act.AddChecked(account, hash);
        },
        cancel);

    public static async Task<bool> AreIn(Database database)
    {
        await using var db = database.NewContext();
        return await db.Journal.AnyAsync(e => e.ActId == ActId);
    }

    public static void Print(TextWriter to)
    {
        to.WriteLine("Logga in på /logga-in för att prova arbetsytan. Lösenordet är " + Password + " för alla:");
        foreach (var account in All) to.WriteLine($"  {account.UserName,-23} {account.DisplayName}");
        to.WriteLine("Kontona finns bara i övningens databas. Öppna den inte mot internet.");
    }
}
