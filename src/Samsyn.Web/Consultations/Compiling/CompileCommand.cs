using System.CommandLine;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Commands;
using Samsyn.Web.Files;

namespace Samsyn.Web.Consultations.Compiling;

/// <summary><c>samsyn compile SLUG --out FILE.xlsx [--version V]</c>: all answers of a round as a workbook (CONTRACT.md C4).</summary>
internal static class CompileCommand
{
    public static Command Make()
    {
        var slug = new Argument<string>("SLUG") { Description = "Avtalets korta namn" };
        var file = new Option<string>("--out") { Description = "Fil att skriva", Required = true, HelpName = "FILE.xlsx" };
        var version = new Option<string?>("--round") { Description = "Versionen som var ute på remiss (annars den senaste remissen)", HelpName = "VERSION" };
        var command = new Command("compile", "Sammanställer remissvar i en arbetsbok.") { slug, file, version };
        command.SetAction(async (parsed, _) =>
        {
            using var store = await Opened.Existing(CommandLine.SettingsOf(parsed));
            var name = parsed.GetRequiredValue(slug);
            var cascade = await store.Records.Cascade(name)
                ?? throw new CommandRefusedException($"Det finns inget avtal {name} i databasen — kontrollera namnet, eller läs in avtalet med samsyn import.");
            var wanted = parsed.GetValue(version);
            var view = await store.Records.Round(new Texts(store.Records), cascade, store.Clock.Today, wanted)
                ?? throw new CommandRefusedException(wanted is null ? $"Avtalet {name} har ingen remiss — läs in den med samsyn import consultation.yaml." : $"Version {wanted} av {name} har inte varit ute på remiss — ange en annan version.");
            var target = parsed.GetRequiredValue(file);
            Write(target, to => CompilationBook.Write(to, view, store.Clock.Now));
            Console.WriteLine($"Skrivet i {target}: {view.Round.Counted.Count()} svar på version {view.Consultation.Version} av {cascade.Agreement.Settings.Title}{(cascade.Agreement.Settings.Demonstration ? " (övningsdata)" : "")}.");
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Writes beside the file and takes its name at the end: whenever it is cut short, the file is as it was.</summary>
    private static void Write(string target, Action<Stream> write)
    {
        var beside = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            using (var to = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16)) write(to);
            File.Move(beside, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceText.Fail(target, "filen går inte att skriva", "ange en fil i en mapp där du har rätt att skriva");
        }
        finally
        {
            if (File.Exists(beside)) File.Delete(beside);
        }
    }
}
