using System.CommandLine;
using Samsyn.Domain;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn account add</c>: the first administrator of an installation, who invites the others in the workspace.</summary>
/// <remarks>The password is asked for, or read from the first line of stdin; never an argument, which others on the machine can see.</remarks>
internal static class AccountCommand
{
    public static Command Make()
    {
        var name = new Option<string>("--name") { Description = "Användarnamn", Required = true };
        var shown = new Option<string?>("--shown-as") { Description = "Hur personen kallas på sina egna sidor (annars användarnamnet)" };
        var email = new Option<string?>("--email") { Description = "E-postadress att logga in med" };
        var role = new Option<string>("--role") { Description = "Roll: " + string.Join(", ", Words), Required = true };
        role.AcceptOnlyFromAmong([.. Words]);
        var principal = new Option<string?>("--principal") { Description = "Huvudman rollen gäller för, till exempel 1463 eller VGR" };
        var body = new Option<string?>("--body") { Description = "Organ rollen gäller för, till exempel HSS" };
        var administers = new Option<bool>("--principal-administrator") { Description = "Bjuder in och tar bort folk hos sin huvudman" };
        var add = new Command("add", "Skapar ett konto. Lösenordet frågas efter, eller läses från stdin.") { name, shown, email, role, principal, body, administers };
        add.SetAction(async (parsed, cancel) =>
        {
            var settings = CommandLine.SettingsOf(parsed);
            var wanted = new NewAccount(
                parsed.GetRequiredValue(name), parsed.GetValue(email), parsed.GetValue(shown) ?? parsed.GetRequiredValue(name),
                Enum.GetValues<Role>().Single(r => WordOf(r) == parsed.GetRequiredValue(role)),
                PrincipalOf(parsed.GetValue(principal)), BodyOf(parsed.GetValue(body)), parsed.GetValue(administers));
            using var store = await Opened.Migrated(settings);
            if (AccountActs.WhyNotAdd(wanted, await store.Records.County()) is { } refusal) throw new CommandRefusedException(refusal.Sentence());
            var password = Console.IsInputRedirected ? await Console.In.ReadLineAsync(cancel) ?? "" : AskFor("Lösenord (minst 12 tecken): ");
            if (AccountActs.WhyNotPassword(password) is { } weak) throw new CommandRefusedException(weak.Sentence());
            try
            {
                await store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "account.add", new Actor(null, "command")), act => act.AddAccount(wanted, password), cancel);
            }
            catch (RefusedException refused) when (refused.Refusal is AccountRefusal why)
            {
                throw new CommandRefusedException(why.Sentence());
            }
            Console.WriteLine($"Kontot {wanted.UserName} är skapat: {wanted.Role.Label()}.");
            return CommandLine.Done;
        });
        return new Command("account", "Konton för den som driver webbplatsen.") { add };
    }

    /// <summary><c>process-leader</c>: the stored word with a hyphen, as options are written.</summary>
    private static string WordOf(Role role) => StoredWords.Of(role).Replace('_', '-');

    private static IEnumerable<string> Words => Enum.GetValues<Role>().Select(WordOf);

    private static PrincipalId? PrincipalOf(string? id) => id is null ? null
        : PrincipalId.IsValid(id) ? new PrincipalId(id) : throw new CommandRefusedException(new AccountRefusal.UnknownOwner(id).Sentence());

    private static BodyId? BodyOf(string? id) => id is null ? null
        : BodyId.IsValid(id) ? new BodyId(id) : throw new CommandRefusedException(new AccountRefusal.UnknownOwner(id).Sentence());

    /// <summary>Reads a line without showing it.</summary>
    private static string AskFor(string question)
    {
        Console.Error.Write(question);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
