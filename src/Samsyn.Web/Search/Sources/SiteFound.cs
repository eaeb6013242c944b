using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.About;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Search;

/// <summary>What can be found beside agreements: the county's principals, and the pages that explain.</summary>
internal static class SiteFound
{
    public const string Parties = "parter", Pages = "sidor";

    /// <summary>Another text when the parties' places may be others: agreements come and are called otherwise, and are decided on.</summary>
    public static async ValueTask<string> PartiesFingerprint(SearchReading reading)
    {
        await using var command = reading.Connection.CreateCommand();
        command.CommandText = "select (select count(*) from agreement), (select coalesce(sum(revision), 0) from agreement), (select count(*) from decision)";
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return $"{row.GetInt64(0)} {row.GetInt64(1)} {row.GetInt64(2)}";
    }

    /// <summary>
    /// Each principal, at its line in the tracker of an agreement: one where it has decided before one where it has not, real before invented, the newest first. Who has
    /// no line anywhere has no place to lead to.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Searchable>> OfParties(SearchReading reading)
    {
        var statuses = (await RecordReader.Cascades(reading.Connection, reading.County)).Where(c => c.Decisions.Count > 0)
            .Select(c => AgreementStatus.Of(c, reading.DayFor(c.Agreement.Settings), reading.Now))
            // A tracker without one known decision has no lines.
            .Where(s => !s.AreDecisionsUnknown() || s.Counts.Undecided != s.Counts.Parties).ToList();
        var found = new List<Searchable>();
        foreach (var principal in reading.County.Principals)
        {
            var place = statuses.SelectMany(s => s.Parties.Where(p => p.Party.Id == principal.Id).Select(p => (Status: s, Party: p)))
                .OrderBy(at => at.Party.Decision is null).ThenBy(at => at.Status.Cascade.Agreement.Settings.Demonstration).ThenByDescending(at => at.Party.On).ThenBy(at => at.Status.Cascade.Agreement.Slug, StringComparer.Ordinal).FirstOrDefault();
            if (place.Status is not { } status) continue;
            var agreement = status.Cascade.Agreement;
            var groups = new[] { GroupKind.Federation, GroupKind.CareArea }.SelectMany(kind => reading.County.GroupsOf(principal, kind, reading.Today))
                .Select(code => reading.County.Federations.FirstOrDefault(f => f.Code == code)?.Name ?? code);
            found.Add(new Searchable(
                SearchKind.Party, principal.Id.Value, $"~/avtal/{agreement.Slug}/beslut#part-{principal.Id}", principal.OfficialName,
                $"{(principal.Type == PrincipalType.Region ? "Region" : "Kommun")} i {reading.County.Name}. {principal.Name}. {string.Join(", ", groups)}.{(principal.OrganisationNumber is { } number ? $" Organisationsnummer {number}." : "")}")
            { Context = agreement.Settings.Title, Principal = principal.Id.Value, Demonstration = agreement.Settings.Demonstration });
        }

        return found;
    }

    /// <summary>The pages that explain, each in both languages, with what they are about in a sentence or two.</summary>
    private static readonly (SiteLink Link, string Swedish, string English)[] Explaining =
    [
        (SiteLinks.Agreements, "Alla avtal: på gång, gäller nu, kan inte börja gälla, har slutat gälla.", "All agreements: under way, in force, cannot enter into force, no longer in force."),
        (SiteLinks.HowStatusIsCounted, "Hur läget räknas fram ur besluten, versionerna och avtalets regler. När ett avtal börjar gälla: alla parter, en viss andel, var och en för sig. Laga kraft, villkor, bordläggning, återremiss, nej.",
            "How status is computed from decisions, versions and the agreement’s rules. When an agreement enters into force: all parties, a quorum, each by itself. Legal force, conditions, tabling, referral back, a no."),
        (SiteLinks.OpenData, "Öppna data: API, JSON, CSV, filformat, licens CC0. Hämta beslut och status som fil.", "Open data: API, JSON, CSV, file formats, licence CC0. Get decisions and status as a file."),
        (SiteLinks.About, "Vad Samsyn är, ett avtals liv från uppdrag till nästa avtal, och vem som bereder, rekommenderar och beslutar. Ord som huvudman, part, organ och kommunalförbund.",
            "What Samsyn is, the life of an agreement from mandate to the next agreement, and who prepares, recommends and decides. Words such as principal, party, body and federation."),
        (SiteLinks.Accessibility, "Tillgänglighetsredogörelse: hur tillgänglig webbplatsen är, kända brister, skärmläsare, och hur du rapporterar ett fel.", "Accessibility statement: how accessible the site is, known faults, screen readers, and how to report a fault."),
        (SiteLinks.ExerciseData, "Övningsdata: avtal märkta Övning är påhittade. Vad som är verkligt och vad som är påhittat.", "Exercise data: agreements marked Exercise are invented. What is real and what is invented."),
        (new SiteLink("~/lagrum", "Lagar som avtalen hänvisar till", "Acts that agreements refer to"), "Lagrum: hälso- och sjukvårdslagen, socialtjänstlagen och andra lagar, vilka avtal som hänvisar till dem, och vad som har ersatts.", "Legal references: the health care act, the social services act and others, which agreements refer to them, and what has been replaced."),
    ];

    public static IReadOnlyList<Searchable> OfPages() =>
    [
        .. Explaining.SelectMany(page => new[] { (Language: "sv", Title: page.Link.Swedish, Text: page.Swedish), (Language: "en", Title: page.Link.English, Text: page.English + " " + (page.Link == SiteLinks.About ? string.Join(" ", Languages.In(Language.English, () => AgreementLife.Steps.Select(s => s.Name + ". " + s.What).ToList())) : "")) }
            .Select(words => new Searchable(SearchKind.Page, $"{page.Link.Path} {words.Language}", page.Link.Path, words.Title, words.Text.Trim()) { Language = words.Language, OnlyInItsLanguage = true })),
    ];
}
