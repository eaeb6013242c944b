using System.CommandLine;
using System.Globalization;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Tracing;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn trace ACT</c>: everything that became of an act, from its journal rows to the letters and what the mail server said. Times are Swedish, as on the pages.</summary>
internal static class TraceCommand
{
    public static Command Make()
    {
        var act = new Argument<string>("ACT") { Description = "Kvittots nummer, R-2026-7KQ2ZP4, eller registreringens id" };
        var json = new Option<bool>("--json") { Description = "Skriv som JSON" };
        var command = new Command("trace", "Visar allt som blev av en registrering: rader, sida, flöde och mejl.") { act, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var store = await Opened.Existing(CommandLine.SettingsOf(parsed));
            await using var db = store.Database.NewContext();
            var asked = parsed.GetRequiredValue(act);
            var id = await ActTrace.Find(db, asked, cancel) ?? throw new CommandRefusedException($"{asked}: ingen registrering har det numret. Skriv numret som det står på kvittot, till exempel R-2026-7KQ2ZP4.");
            var trace = await ActTrace.Of(db, id, cancel);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(TraceJson.Of(trace));
                return CommandLine.Done;
            }

            Console.WriteLine($"Registrering {trace.ActId}");
            foreach (var step in trace.Steps)
                Console.WriteLine($"  {(step.At is { } at ? Stockholm.ClockAt(at).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) : "(väntar)"),-23}  {step.Place,-14} {step.What.ReplaceLineEndings(" ")}{(step.Path is { } path ? "  " + path : "")}");
            return CommandLine.Done;
        });
        return command;
    }
}
