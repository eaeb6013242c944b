using System.CommandLine;
using System.Net.Sockets;
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
            await Start(app, settings, cancel);
            Console.WriteLine($"Samsyn svarar på {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync(cancel);
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Begins to listen; refused when the address is none, is taken or is not ours to use.</summary>
    internal static async Task Start(WebApplication app, Settings settings, CancellationToken cancel)
    {
        try
        {
            // "http://127.0.0.1:8o" would be taken for a host of that name, and answered for on every address of the machine.
            foreach (var url in settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
                if (BindingAddress.Parse(url) is { IsUnixPipe: false, Host: var host } && !host.StartsWith('[') && host.Contains(':', StringComparison.Ordinal))
                    throw new FormatException($"{host} is no host and port.");
            await app.StartAsync(cancel);
        }
        catch (Exception fault) when (fault is IOException or SocketException or FormatException or InvalidOperationException)
        {
            // What began beside the listening ends in order, and logs nothing.
            await app.StopAsync(CancellationToken.None);
            throw new CommandRefusedException($"Det går inte att lyssna på {settings.Urls}: {fault.Message.ReplaceLineEndings(" ")} — välj en annan adress med --urls.");
        }
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
