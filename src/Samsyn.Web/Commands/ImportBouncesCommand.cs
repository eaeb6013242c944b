using System.CommandLine;
using Samsyn.Web.Files;
using Samsyn.Web.Mail.Bounces;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn import-bounces FILE.eml…</c>: letters that came back, from the sender's mailbox. All files are read before anything is changed, and changed in one commit.</summary>
internal static class ImportBouncesCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = "Mejl som kom tillbaka, som .eml-filer", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import-bounces", "Läser in mejl som kom tillbaka, så att inget mer skickas till adresser som inte finns.") { files };
        command.SetAction(async (parsed, cancel) =>
        {
            var reports = new List<(string File, BounceReport Report)>();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                if (!File.Exists(file)) throw new CommandRefusedException($"{file}: filen finns inte. Ange en .eml-fil.");
                await using var stream = File.OpenRead(file);
                reports.Add((file, BounceReader.Read(file, stream)));
            }

            using var store = await Opened.Existing(CommandLine.SettingsOf(parsed));
            var told = new List<string>();
            await store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "mail.bounces", Actor.Import), async act =>
            {
                told.Clear();
                foreach (var (file, report) in reports)
                {
                    var done = await act.TakeBack(report);
                    await act.Db.SaveChangesAsync(cancel);
                    told.Add($"{file}: {(done is { Stopped: 0, Letters: 0 } ? "inget att göra" : $"{done.Letters} mejl kom inte fram, {done.Stopped} adress{(done.Stopped == 1 ? "" : "er")} får inga fler mejl")}.");
                }
            }, cancel);
            foreach (var line in told) Console.WriteLine(line);
            return CommandLine.Done;
        });
        return command;
    }
}
