using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Settlement;

namespace Samsyn.Web.Commands;

/// <summary>
/// The commands of the one executable. Exit codes: 0 done, 1 refused (the reason on stderr), 2 wrong usage.
/// </summary>
/// <remarks>Source: CONTRACT.md General, DESIGN.md 6.</remarks>
public static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;

    internal static readonly Option<string?> Database = new("--database")
    {
        Description = "SQLite-fil eller postgres://-adress (annars SAMSYN_DATABASE, annars ./samsyn.db)", Recursive = true, HelpName = "PATH|URL",
    };

    internal static readonly Option<string?> Config = new("--config") { Description = "Fil med inställningar", Recursive = true, HelpName = "FILE" };

    internal static readonly Option<DateOnly?> Today = new("--today")
    {
        Description = "Räkna den här dagen som i dag (åååå-mm-dd)", Recursive = true, HelpName = "DAY", CustomParser = Day,
    };

    public static async Task<int> Run(string[] args)
    {
        Languages.Speak(Language.Swedish);
        var root = new RootCommand("Samsyn bär ett avtal mellan många självständiga parter genom hela dess liv.")
        {
            Database, Config, Today,
        };
        root.Add(ServeCommand.Make());
        root.Add(DemoCommand.Make());
        root.Add(ImportCommand.Make());
        root.Add(ExportCommand.Make());
        root.Add(StatusCommand.Make());
        root.Add(CompileCommand.Make());
        root.Add(AccountCommand.Make());
        root.Add(SettleCommand.Make());
        root.Add(AllocateCommand.Make());
        root.Add(ResultCommand.Make());
        root.Add(EvaluateCommand.Make());
        root.Add(SampleCommand.Make());
        root.Add(TraceCommand.Make());
        root.Add(ImportBouncesCommand.Make());
        root.Add(ImportSiteCommand.Make());
        root.Add(DoctorCommand.Make());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Skriv samsyn --help för att se hur kommandona används.");
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (FaultyFileException faulty)
        {
            foreach (var line in faulty.Faults.Lines()) await Console.Error.WriteLineAsync(line);
            return Refused;
        }
        catch (CommandRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (Exception fault) when (Outside(fault) is { } why)
        {
            await Console.Error.WriteLineAsync($"Kommandot avbröts: {why}");
            return Refused;
        }
    }

    /// <summary>
    /// What outside the program stopped it, on one line: the database, the disk, the network. Null for anything else, which is a fault in
    /// Samsyn and ends with its trace.
    /// </summary>
    internal static string? Outside(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault is DbException or IOException or UnauthorizedAccessException or SocketException) return fault.Message.ReplaceLineEndings(" ");
        return null;
    }

    /// <summary>The settings of this run: environment and file, with what the command line says on top.</summary>
    internal static Settings SettingsOf(ParseResult parsed)
    {
        var settings = Settings.Read(parsed.GetValue(Config), Environment.GetEnvironmentVariables());
        if (parsed.GetValue(Database) is { } database) settings = settings with { Database = database };
        return settings with { Today = parsed.GetValue(Today) };
    }

    /// <summary>A day that exists, yyyy-mm-dd; anything else is wrong usage.</summary>
    internal static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"{Name(result)}: {text} är ingen dag som finns. Skriv åååå-mm-dd, till exempel 2022-11-29.");
        return null;
    }

    /// <summary>An instant with zone.</summary>
    internal static DateTime? Instant(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (InstantText.TryParse(text, out var utc, out var lacksZone)) return utc;
        result.AddError(lacksZone
            ? $"{Name(result)}: {text} saknar tidszon. Skriv till exempel 2022-11-29T09:15:00Z eller 2022-11-29T10:15:00+01:00."
            : $"{Name(result)}: {text} är ingen tidpunkt. Skriv till exempel 2022-11-29T09:15:00Z.");
        return null;
    }

    private static string Name(ArgumentResult result) => result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}

/// <summary>A command that cannot be done, with the sentence that says why and how to mend it: exit code 1.</summary>
public sealed class CommandRefusedException(string message) : Exception(message);
