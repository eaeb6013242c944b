using System.CommandLine;
using Samsyn.Web.Files;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn export --out DIR</c>: everything a county could start from, as the files an import reads.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var folder = new Option<string>("--out") { Description = "Mapp att skriva i", Required = true, HelpName = "DIR" };
        var command = new Command("export", "Skriver registret och alla avtal som filer.") { folder };
        command.SetAction(async (parsed, _) =>
        {
            using var store = await Opened.Existing(CommandLine.SettingsOf(parsed));
            var target = parsed.GetRequiredValue(folder);
            var recorded = await store.Records.Recorded();
            if (recorded.County is null)
                throw new CommandRefusedException("Databasen är tom: det finns inget att skriva — läs in ett länsregister med samsyn import.");
            var blobs = await store.Records.Blobs();
            ExportFolder.Write(recorded, sha256 => blobs[sha256], target);
            Console.WriteLine($"Skrivet i {target}: länsregistret och {recorded.Agreements.Count} avtal.");
            return CommandLine.Done;
        });
        return command;
    }
}
