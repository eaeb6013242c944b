using System.CommandLine;
using System.Globalization;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn status SLUG [--as-of DAY] [--known-at INSTANT] [--json]</c>: where an agreement stands (CONTRACT.md C3).</summary>
internal static class StatusCommand
{
    public static Command Make()
    {
        var slug = new Argument<string>("SLUG") { Description = "Avtalets korta namn" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Läget den här dagen (annars i dag)", CustomParser = CommandLine.Day, HelpName = "DAY" };
        var knownAt = new Option<DateTime?>("--known-at") { Description = "Räkna bara uppgifter registrerade till och med tidpunkten", CustomParser = CommandLine.Instant, HelpName = "INSTANT" };
        var json = new Option<bool>("--json") { Description = "Skriv JSON enligt CONTRACT C3" };
        var command = new Command("status", "Visar var ett avtal står.") { slug, asOf, knownAt, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var store = await Opened.Existing(CommandLine.SettingsOf(parsed));
            var name = parsed.GetRequiredValue(slug);
            var cascade = await store.Records.Cascade(name)
                ?? throw new CommandRefusedException($"Det finns inget avtal {name} i databasen — kontrollera namnet, eller läs in avtalet med samsyn import.");
            var status = AgreementStatus.Of(cascade, parsed.GetValue(asOf) ?? store.Clock.Today, parsed.GetValue(knownAt) ?? store.Clock.Now);
            if (parsed.GetValue(json))
            {
                await using var output = Console.OpenStandardOutput();
                await output.WriteAsync(StatusJson.Of(status), cancel);
                output.WriteByte((byte)'\n');
            }
            else foreach (var line in Lines(status)) Console.WriteLine(line);
            return CommandLine.Done;
        });
        return command;
    }

    private static IEnumerable<string> Lines(AgreementStatus status)
    {
        var settings = status.Cascade.Agreement.Settings;
        yield return $"{settings.Title} den {Dates.Full(status.AsOf)}{(settings.Demonstration ? " (övningsdata)" : "")}";
        yield return $"{status.Stage.Label()}. {status.EntryIntoForce.Reason.Sentence()}";
        foreach (var group in status.Parties.GroupBy(p => p.State).OrderBy(g => g.Key == PartyState.Undecided).ThenBy(g => g.Key))
        {
            var names = group.Select(p => p.Party.Name).Order(StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), false));
            yield return $"  {group.Key.Label()} ({group.Count()}): {string.Join(", ", names)}";
        }
    }
}
