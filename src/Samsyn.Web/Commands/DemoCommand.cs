using System.CommandLine;
using Samsyn.Web.Files;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn demo</c>: loads the example county, the real agreements and the exercises, prints the address and the sign-ins, and serves.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var urls = ServeCommand.Urls();
        var command = new Command("demo", "Läser in exempeldata och startar webbservern.") { urls };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = CommandLine.SettingsOf(parsed);
            if (parsed.GetValue(CommandLine.Database) is null && Environment.GetEnvironmentVariable("SAMSYN_DATABASE") is null)
                settings = settings with { Database = "./samsyn-demo.db" };
            if (parsed.GetValue(urls) is { } url) settings = settings with { Urls = url };
            using var store = await Opened.Migrated(settings);
            if (await store.Records.County() is null)
            {
                // The sign-ins first: a start that is broken off between the two leaves no exercise without them.
                await DemoAccounts.Add(store.Acts, cancel);
                await Load(store, cancel);
            }
            var accounts = await DemoAccounts.AreIn(store.Database);
            await ServeCommand.RefuseSetDayForRealAgreements(store, settings);
            await using var app = Server.Build(settings, store.Database);
            await ServeCommand.Start(app, settings, cancel);
            Console.WriteLine($"Samsyn är igång: {string.Join(", ", app.Urls)}");
            if (accounts) DemoAccounts.Print(Console.Out);
            Console.WriteLine($"Databasen är {store.Database.ShownAs}. Avsluta med Ctrl-C.");
            await app.WaitForShutdownAsync(cancel);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task Load(Opened store, CancellationToken cancel)
    {
        var faults = new FaultList();
        var files = ImportSet.Read([ExampleData], store.Clock.Now, faults);
        faults.ThrowIfAny();
        await store.Acts.Import(files, store.Clock.Today, faults, cancel);
    }

    /// <summary>The example data beside the program: the same formats anybody imports.</summary>
    internal static string ExampleData => Path.Combine(AppContext.BaseDirectory, "data");
}
