using System.Collections;
using Samsyn.Web.Files;
using Samsyn.Web.Mail;

namespace Samsyn.Web;

/// <summary>
/// What an installation may set: from the environment (<c>SAMSYN_DATABASE</c>) and from one file (<c>--config FILE</c> or
/// <c>SAMSYN_CONFIG</c>; the environment wins). A setting nobody knows is an error, since a misspelt one would be silently ignored.
/// </summary>
/// <remarks><c>samsyn doctor</c> prints the effective ones without secrets. Source: DESIGN.md 6.</remarks>
public sealed record Settings
{
    /// <summary>A SQLite file's path or a <c>postgres://</c> address.</summary>
    public string Database { get; init; } = "./samsyn.db";

    /// <summary>Where the server listens.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Whole pages for anonymous readers are kept until something is recorded. Off only to measure and to search for faults.</summary>
    public bool PageCache { get; init; } = true;

    /// <summary>Who runs the site, for the footer.</summary>
    public string? RunBy { get; init; }

    /// <summary>Where faults of accessibility and other questions go, shown on the pages.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Attempts to sign in that one address may make in a minute; more than the default where many share an address.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>The site's own address, for links that leave it: in letters. Null when nobody has said.</summary>
    public Uri? SiteUrl { get; init; }

    /// <summary>The relay, the sender and the pace; null when no relay is set, and then no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Set for one run on the command line, never in a file.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Every name that may be set, with its meaning; also what <c>doctor</c> prints.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning)> Known =
    [
        ("database", "SQLite-fil eller postgres://-adress"),
        ("urls", "adresser som servern lyssnar på"),
        ("page_cache", "on eller off: behåll färdiga sidor tills något registreras"),
        ("run_by", "vem som driver webbplatsen, för sidfoten"),
        ("contact_email", "dit den som hittar ett fel kan skriva"),
        ("sign_ins_per_minute", "försök att logga in per minut från samma adress (annars 30)"),
        ("site_url", "webbplatsens adress (https), för länkar i mejl"),
        ("mail_relay", "mejlserver: smtp://användare@värd:587, smtps://värd:465 eller värd:port; utan den skickas inga mejl"),
        ("mail_password_file", "fil med användarens lösenord till mejlservern på första raden"),
        ("mail_from", "avsändare: Samsyn <samsyn@vgregion.se>"),
        ("mail_tls", "required, opportunistic eller off (annars required, och off till den egna datorn)"),
        ("mail_rate", "mejl per sekund högst (annars 10; 0 är utan gräns)"),
        ("mail_connections", "förbindelser samtidigt (annars 4)"),
        ("mail_decisions_at", "när dagens beslut mejlas, svensk tid (annars 18.00)"),
        ("mail_digests_at", "när sammandragen mejlas, varje dag och på måndagar (annars 7.00)"),
        ("mail_trial", "prova: bara dessa adresser får mejl, med komma emellan"),
        ("config", "fil med inställningar"),
    ];

    /// <summary>Reads the environment and the file, if one is named.</summary>
    /// <exception cref="FaultyFileException">An unknown setting, or a value that cannot be read.</exception>
    public static Settings Read(string? configFile, IDictionary environment)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new FaultList();
        var named = environment.Keys.Cast<string>().Where(k => k.StartsWith("SAMSYN_", StringComparison.Ordinal)).ToList();
        configFile ??= environment["SAMSYN_CONFIG"] as string;
        if (configFile is not null) ReadFile(configFile, values, faults);
        foreach (var variable in named)
        {
            if (variable.StartsWith("SAMSYN_TEST_", StringComparison.Ordinal)) continue;
            Set(variable["SAMSYN_".Length..].ToLowerInvariant(), environment[variable] as string ?? "", Place.StartOf(variable), values, faults);
        }
        var settings = Apply(values, faults);
        faults.ThrowIfAny();
        return settings;
    }

    private static void ReadFile(string file, Dictionary<string, string> values, FaultList faults)
    {
        if (!File.Exists(file))
        {
            faults.Add(Place.StartOf(file), "filen finns inte", "ange en fil som finns i --config eller SAMSYN_CONFIG");
            return;
        }
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#') continue;
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                faults.Add(new Place(file, number, 1), $"”{text}” är ingen inställning", "skriv namn = värde");
                continue;
            }
            Set(text[..equals].Trim(), text[(equals + 1)..].Trim(), new Place(file, number, 1), values, faults);
        }
    }

    private static void Set(string name, string value, Place place, Dictionary<string, string> values, FaultList faults)
    {
        if (Known.Any(k => k.Name == name)) values[name] = value;
        else
        {
            var near = Nearest.Of(name, Known.Select(k => k.Name));
            faults.Add(place, $"inställningen {name} finns inte", near is null ? $"välj bland: {string.Join(", ", Known.Select(k => k.Name))}" : $"menade du {near}?");
        }
    }

    private static Settings Apply(Dictionary<string, string> values, FaultList faults)
    {
        var settings = new Settings();
        if (values.TryGetValue("database", out var database) && database.Length > 0) settings = settings with { Database = database };
        if (values.TryGetValue("urls", out var urls) && urls.Length > 0) settings = settings with { Urls = urls };
        if (values.TryGetValue("run_by", out var runBy)) settings = settings with { RunBy = runBy };
        if (values.TryGetValue("contact_email", out var email)) settings = settings with { ContactEmail = email };
        if (values.TryGetValue("sign_ins_per_minute", out var limit))
        {
            if (!int.TryParse(limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var attempts) || attempts is < 1 or > 100_000)
                faults.Add(Place.StartOf("sign_ins_per_minute"), $"”{limit}” är inget antal från 1 till 100 000", "skriv till exempel 30");
            else settings = settings with { SignInsPerMinute = attempts };
        }
        if (values.TryGetValue("page_cache", out var cache))
        {
            if (cache is not ("on" or "off")) faults.Add(Place.StartOf("page_cache"), $"”{cache}” är varken on eller off", "skriv on eller off");
            settings = settings with { PageCache = cache != "off" };
        }
        return settings with { SiteUrl = MailSettings.SiteUrlOf(values, new FaultList()), Mail = MailSettings.Read(values, faults) };
    }
}
