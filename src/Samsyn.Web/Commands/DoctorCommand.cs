using System.CommandLine;
using System.Globalization;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Mail.Smtp;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Commands;

/// <summary><c>samsyn doctor</c>: what this installation runs with, and what is wrong with it. Passwords are not printed.</summary>
internal static class DoctorCommand
{
    private const long LeastFreeBytes = 200L * 1024 * 1024;

    private static readonly Option<bool> Mail = new("--mail") { Description = "Prova också förbindelsen med mejlservern, utan att logga in eller skicka något" };

    public static Command Make()
    {
        var command = new Command("doctor", "Visar inställningarna och kontrollerar datorn och databasen.") { Mail };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = CommandLine.SettingsOf(parsed);
            var database = ShownDatabase(settings.Database);
            Console.WriteLine("Inställningar");
            foreach (var (name, meaning) in Settings.Known)
                Console.WriteLine($"  {name,-20} {Value(parsed, settings, name, database),-40} {meaning}");
            Console.WriteLine($"  {"today",-20} {settings.Today?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "(klockan)",-40} --today");
            Console.WriteLine("Kontroller");
            var faults = 0;
            var checks = await Checks(settings);
            if (parsed.GetValue(Mail)) checks.Add(("mejlservern svarar", settings.Mail is null ? "ange mail_relay, mail_from och site_url" : (await MailRelay.Probe(settings.Mail, cancel))?.Sentence()));
            foreach (var (what, fault) in checks)
            {
                Console.WriteLine(fault is null ? $"  ja   {what}" : $"  NEJ  {what}: {fault}");
                if (fault is not null) faults++;
            }
            return faults == 0 ? CommandLine.Done : CommandLine.Refused;
        });
        return command;
    }

    private static string ShownDatabase(string setting)
    {
        try
        {
            using var database = new Database(setting);
            return database.ShownAs;
        }
        catch (DatabaseSettingException wrong)
        {
            return wrong.Message;
        }
    }

    private static string Value(ParseResult parsed, Settings settings, string name, string database) => name switch
    {
        "database" => database,
        "urls" => settings.Urls,
        "page_cache" => settings.PageCache ? "on" : "off",
        "sign_ins_per_minute" => settings.SignInsPerMinute.ToString(CultureInfo.InvariantCulture),
        "run_by" => settings.RunBy ?? "(inte angivet)",
        "contact_email" => settings.ContactEmail ?? "(inte angivet)",
        "site_url" => settings.SiteUrl?.AbsoluteUri ?? "(inte angivet)",
        "mail_relay" => settings.Mail?.Relay.ToString() ?? "(ingen: inga mejl skickas)",
        "mail_password_file" => settings.Mail?.Relay.Password is null ? "(inget lösenord)" : "(lösenord finns)",
        "mail_from" => settings.Mail is { } m ? (m.FromName is null ? m.From.Shown : $"{m.FromName} <{m.From.Shown}>") : "(inte angivet)",
        "mail_tls" => settings.Mail is not { Relay: var r } ? "(inte angivet)" : r.TlsFromStart ? "från början (smtps)" : r.Tls switch { Samsyn.Web.Mail.TlsUse.Off => "off", Samsyn.Web.Mail.TlsUse.Opportunistic => "opportunistic", _ => "required" },
        "mail_rate" => settings.Mail?.PerSecond.ToString(CultureInfo.InvariantCulture) ?? "(inte angivet)",
        "mail_connections" => settings.Mail?.Connections.ToString(CultureInfo.InvariantCulture) ?? "(inte angivet)",
        "mail_decisions_at" => settings.Mail?.Hours.Decisions.ToString("H.mm", CultureInfo.InvariantCulture) ?? "(inte angivet)",
        "mail_digests_at" => settings.Mail?.Hours.Digests.ToString("H.mm", CultureInfo.InvariantCulture) ?? "(inte angivet)",
        "mail_trial" => settings.Mail?.Trial is { } team ? $"bara {string.Join(", ", team.Order(StringComparer.Ordinal))}" : "(alla får mejl)",
        _ => parsed.GetValue(CommandLine.Config) ?? Environment.GetEnvironmentVariable("SAMSYN_CONFIG") ?? "(ingen)",
    };

    private static async Task<List<(string What, string? Fault)>> Checks(Settings settings)
    {
        var checks = new List<(string, string?)>
        {
            ("svensk sortering (ICU)", SortsSwedish() ? null : "installera libicu (Debian: apt-get install libicu72)"),
            ("svensk tid (tzdata)", Try(() => Stockholm.DayOf(new DateTime(2026, 6, 30, 22, 30, 0, DateTimeKind.Utc)) == new DateOnly(2026, 7, 1)) ? null : "installera tzdata"),
        };
        try
        {
            using var store = await Opened.Existing(settings);
            if (store.Database.Path is { } path)
            {
                var free = new DriveInfo(Path.GetPathRoot(path) is { Length: > 0 } root ? root : "/").AvailableFreeSpace;
                checks.Add(("ledigt utrymme", free >= LeastFreeBytes ? null : $"bara {free / 1024 / 1024} MB kvar; frigör utrymme"));
            }
            var county = await store.Records.County();
            checks.Add(("databasen svarar", null));
            checks.Add(("ett länsregister är inläst", county is null ? "läs in ett med samsyn import" : null));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            checks.Add(("databasen svarar", fault.Message.ReplaceLineEndings(" ")));
        }
        return checks;
    }

    private static bool SortsSwedish() => Try(() =>
        CultureInfo.GetCultureInfo("sv-SE").CompareInfo.Compare("Öckerö", "Zinkgruvan") > 0);

    private static bool Try(Func<bool> check)
    {
        try
        {
            return check();
        }
        catch (Exception fault) when (fault is CultureNotFoundException or TimeZoneNotFoundException or TypeInitializationException)
        {
            return false;
        }
    }
}
