using System.CommandLine;
using Samsyn.Web.Files;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn import PATH…</c>: reads files and folders as one, checks all, and stores all or nothing in one commit.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Filer och mappar, lästa som en helhet", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Skriv vad som ändrades som JSON" };
        var command = new Command("import", "Läser in länsfiler och avtalsfiler.") { paths, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = CommandLine.SettingsOf(parsed);
            var clock = new Clock(TimeProvider.System, settings.Today);
            var faults = new FaultList();
            var files = ImportSet.Read(parsed.GetRequiredValue(paths), clock.Now, faults);
            if (!Opened.IsThere(settings))
            {
                // What is wrong is told before a database is made.
                files.Resolve(Recorded.Nothing, clock.Today, faults);
                faults.ThrowIfAny();
            }
            using var store = await Opened.Migrated(settings);
            var plan = await store.Acts.Import(files, clock.Today, faults, cancel);
            if (parsed.GetValue(json))
                Console.WriteLine($$"""{"county":{{(plan.County is null ? "false" : "true")}},"agreements":{{plan.Agreements.Count}},"decisions":{{plan.DecisionCount}},"answers":{{plan.AnswerCount}}}""");
            else
                Console.WriteLine(plan.ChangesNothing
                    ? "Inget nytt: allt i filerna är redan registrerat."
                    : $"Inläst: {(plan.County is null ? "" : "länsregistret, ")}{plan.Agreements.Count} avtal, {plan.DecisionCount} beslut och senare fakta{(plan.Rounds.Count == 0 ? "" : plan.Rounds.Count == 1 ? $", 1 remiss med {plan.AnswerCount} svar" : $", {plan.Rounds.Count} remisser med {plan.AnswerCount} svar")}.");
            return CommandLine.Done;
        });
        return command;
    }
}
