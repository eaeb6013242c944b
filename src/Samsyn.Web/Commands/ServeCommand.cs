using System.CommandLine;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn serve</c>: the web server, until it is stopped.</summary>
internal static class ServeCommand
{
    internal static Option<string?> Urls() => new("--urls") { Description = "Adress att lyssna på (annars http://127.0.0.1:5080)", HelpName = "URL" };

    public static Command Make()
    {
        var urls = Urls();
        var command = new Command("serve", "Startar webbservern.") { urls };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = CommandLine.SettingsOf(parsed);
            if (parsed.GetValue(urls) is { } url) settings = settings with { Urls = url };
            using var store = await Opened.Migrated(settings);
            await RefuseSetDayForRealAgreements(store, settings);
            await using var app = Server.Build(settings, store.Database);
            await app.StartAsync(cancel);
            Console.WriteLine($"Samsyn svarar på {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync(cancel);
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>A server with a set day shows invented time: only where everything is an exercise.</summary>
    internal static async Task RefuseSetDayForRealAgreements(Opened store, Settings settings)
    {
        if (settings.Today is null) return;
        var real = (await store.Records.Cascades()).FirstOrDefault(c => !c.Agreement.Settings.Demonstration);
        if (real is not null)
            throw new CommandRefusedException($"--today går bara att använda med serve när alla avtal är övningar, och {real.Agreement.Slug} är inte det — utelämna --today.");
    }
}
