using System.Globalization;
using System.Text;

namespace Samsyn.Web.Tests.Files;

/// <summary>
/// An invented county with agreements that use every key of CONTRACT.md C1 and C2, as a person might write the files: any order
/// of keys, quotes where they are not needed, texts that look like numbers, dates or YAML. The same seed gives the same files.
/// </summary>
internal sealed partial class GeneratedCounty
{
    private static readonly string[] Texts =
    [
        "Avtal om hjälpmedel", "no", "on", "1480", "1.10", "2022-01-01", "null", "~", "a: b", "# inte kommentar", "med \"citat\"", "rad\nny rad", " luft ", "- streck", "{ hake }",
        "100 %", "=1+1", "å ä ö é ü", "😀 emoji", "\\bakstreck", "tabb\there", "'apostrof'", "@", "&ankare", "*alias", "!tagg", "§ 21, mom. 2", "kolon:", "", "NO", "0x1F", "12:30:45", ".5", "1e3",
    ];

    private static readonly string[] Plans = ["2022", "2022-21", "2022-05", "2022-05-17", "2022-09/2022-12", "[2022-06,2022-08]", "2021-24/2022-01-10", "[2022-06-01,2022-07,2023]"];

    private Random random;
    private readonly List<string> municipalities = [];
    private readonly List<string> regions = [];
    private readonly List<string> slugs = [];

    public GeneratedCounty(int seed)
    {
        random = new Random(seed);
        municipalities.AddRange(Enumerable.Range(0, random.Next(1, 8)).Select(i => $"{99 - (seed % 50):00}{i:00}"));
        regions.AddRange(new[] { "VGR", "R2D2" }.Take(random.Next(1, 3)));
        slugs.AddRange(Enumerable.Range(0, random.Next(1, 5)).Select(i => $"avtal-{i}"));
        County();
        foreach (var slug in slugs)
        {
            Agreement(slug);
        }
    }

    /// <summary>Every file by its name.</summary>
    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    private void County()
    {
        var kinds = Shuffled("GR", "FY", "SK").Take(random.Next(0, 4)).ToList();
        var csv = new StringBuilder("principal_id,type,name,official_name,federation_code,org_nr,population,population_on,population_source\r\n");
        foreach (var id in Shuffled([.. municipalities, .. regions]))
        {
            var fixedPart = $"{id},{(char.IsDigit(id[0]) ? "Municipality" : "region")},{Csv(Said())},{Csv(Maybe(Said))},{(kinds.Count > 0 && Often() ? Pick(kinds) : "")},{(Often() ? "222000-1776" : "")}";
            var days = Shuffled("", "2019-12-31", "2021-12-31", "2024-12-31").Take(random.Next(1, 4)).ToList();
            foreach (var day in days)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{fixedPart},{random.Next(1, 500_000)},{day},{Csv(Maybe(Said))}\r\n");
            }
        }

        Files["lan/huvudmän.csv"] = csv.ToString();
        Files["lan/förbund.csv"] = "org_nr,kind,name,code\n" + string.Concat(kinds.Select(kind => $"{(Often() ? "222000-2188" : "")},{Csv(Maybe(Said))},{Csv(Said())},{kind}\n"));
        Files["lan/medlemmar.csv"] = "principal_id,group,kind,from,until,source\n" + string.Concat(municipalities.SelectMany(id => Shuffled("Väster", "Öster").Take(random.Next(0, 3)).Select(group =>
            $"{id},{group},{(Often() ? "care_area" : "block")},{(Often() ? "2020-01-01" : "")},{(Often() ? "2024-12-31" : "")},{Csv(Maybe(Said))}\n")));
        Files["lan/lagar.csv"] = "number,abbreviation,title,until,from,replaced_by,source\n2001:453,SoL,Socialtjänstlag,2025-06-30,,2025:400,\n2025:400,SoL,\"Lag, ny\",,2025-07-01,,källa\n";
        Files["lan/karta.json"] = "{ \"type\": \"FeatureCollection\", \"features\": [] }";
        Files["lan/county.yaml"] = $$"""
            samsyn: 1
            county:
              map: karta.json
              name: {{Yaml(Said())}}
              id: "{{99 - (random.Next() % 9)}}"
              principals: huvudmän.csv
              federations: förbund.csv
              memberships: "medlemmar.csv"
              acts: lagar.csv
              alarm_lead_months: 18
              elections: [ { on: 2022-09-11, assemblies_from: 2022-10-15, source: källa }, { assemblies_from: 2018-10-15, on: 2018-09-09 } ]
              bodies:
                - { name: {{Yaml(Said())}}, id: SRO, side: joint, mandate: recommends }
                - { id: VK, name: {{Yaml(Said())}}, side: municipal, mandate: recommends }
                - { id: BG-HS, name: {{Yaml(Said())}}, side: joint, mandate: prepares }
                - { per: region, id: RF, name: {{Yaml(Said())}}, side: region, mandate: decides }
                - { per: municipality, id: KF, name: {{Yaml(Said())}}, side: municipal, mandate: decides }
                - { per: municipality, id: KS, name: {{Yaml(Said())}}, side: municipal, mandate: prepares }

            """;
    }

    private void Agreement(string slug)
    {
        var all = Often();
        var parties = all ? [.. municipalities, .. regions] : Shuffled([.. municipalities]).Take(random.Next(1, municipalities.Count + 1)).Append(regions[0]).ToList();
        var before = slugs.TakeWhile(other => other != slug).ToList();
        var demonstration = Often();
        var quorum = Often();
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line("# En kommentar");
        Line("samsyn: 1");
        Line("agreement:");
        var keys = new List<string>
        {
            $"slug: {slug}",
            $"title: {Yaml(Said())}",
            $"form: {(Often() ? "multilateral" : "bilateral")}",
            all ? "parties: all" : $"parties: [{string.Join(", ", parties.Select(Quote))}]",
            $"purpose: {Yaml(Any())}",
            $"statutory: {(Often() ? "true" : "false")}",
            $"legal_basis: [{Yaml(Any())}, {Yaml(Any())}]",
            $"related: [ {{ title: {Yaml(Said())}, url: \"https://exempel.se/?a=b&c\", kind: {Yaml(Any())} }} ]",
            $"contacts: [ {{ function: {Yaml(Said())}, organisation: {Yaml(Any())}, email: \"x@exempel.se\", phone: \"031-1\" }} ]",
            $"term: {{ from: 2023-01-01, until: {random.Next(2023, 2030)}-12-31, notice_months: {random.Next(0, 24)}, renewal_months: {random.Next(0, 24)}, extend_by: [VK, {regions[0]}]{(Often() ? $", lead_months: {random.Next(0, 12)}" : "")}{(Often() ? $", lead_times: [ {{ party: {Quote(parties[0])}, months: 6 }} ]" : "")} }}",
            $"mandate: {{ body: SRO, on: 2021-05-04, paragraph: \"§ 1\", decided: {Yaml(Any())}, source: {Yaml(Any())}, requirements: [ {{ number: 2, text: {Yaml(Said())} }}, {{ number: 1, text: {Yaml(Said())}, source: {Yaml(Any())} }} ] }}",
            $"ladder: {{ principle: {Yaml(Any())}, source: {Yaml(Any())}, steps: [ {{ name: Lokalt, days: 30 }}, {{ name: {Yaml(Said())}, body: SRO }} ] }}",
            $"kind: {Pick("main", "sub", "specification")}",
            $"precedence: {random.Next(1, 9)}",
            $"annexes: [ {{ id: {Yaml("1")}, title: {Yaml(Said())}, url: \"https://exempel.se/b\", prevails: {(Often() ? "true" : "false")} }}, {{ title: {Yaml(Said())}, id: b }} ]",
            $"powers: [ {{ bodies: [SRO, VK], may: content, source: {Yaml(Said())}, limits: [{Yaml(Any())}], reserved: ['3', \"4.2\"], from: 2022-01-01, until: 2031-12-31 }}, {{ may: editorial, bodies: [VK], source: {Yaml(Said())} }} ]",
            $"milestones: [ {{ title: {Yaml(Said())}, planned: {Quote(Pick(Plans))}, preliminary: true, words: {Yaml(Any())}, done_on: 2022-02-10, source: {Yaml(Any())} }} ]",
            Entry(quorum, parties),
        };
        if (demonstration)
        {
            keys.Add("demonstration: true");
            keys.Add("shown_as_of: 2022-11-29");
        }

        if (before.Count > 0)
        {
            keys.Add($"parent: {before[^1]}");
            keys.Add($"succeeds: {before[0]}");
            keys.Add($"stop_gap_for: {before[0]}");
            keys.Add($"requires: [{string.Join(", ", before)}]");
        }

        keys.Add("versions:\n    - { id: \"0.9\", on: 2022-01-01 }\n    - { file: texter/ett två.md, id: 1.0, on: 2022-01-10, editorial: false }\n    - { id: \"1/1\", on: 2022-01-10, editorial: true, file: texter/b.txt, summary: \"Bara stavfel\", clauses: texter/b.csv, power: { on: 2022-01-09, body: VK, paragraph: \"§ 3\", source: protokoll }, requirements: [ { number: 2, state: left, how: senare }, { number: 1, state: met, how: \"så här\", clause: \"4.1\" } ] }");
        Files[$"avtal/{slug}/texter/b.csv"] = "clause_id,heading,number,place,responsible,named,what,whom\nbcdf2345,,4.1,,region,,Inköp,\n,,4.1,,other,Hjälpmedelscentralen,\"Service, lagning\",vuxna\n";
        Files[$"avtal/{slug}/texter/ett två.md"] = $"# {Said()}\r\nText för {slug}\n";
        Files[$"avtal/{slug}/texter/b.txt"] = "samma text i alla avtal\n\n4.1 En punkt.\n\n4.2 En till.\n";
        foreach (var key in Shuffled([.. keys]))
        {
            Line("  " + key);
        }

        Line("cascade:");
        Line($"  - {{ step: sro, bodies: [SRO], act: recommends, planned: {Quote(Pick(Plans))}, preliminary: true, words: {Yaml(Any())}, after: [] }}");
        Line($"  - {{ act: decides, step: \"RF {Any().Replace("\n", " ", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal)}\", bodies: [each RF], after: [sro] }}");
        Line($"  - {{ step: kf, bodies: [each KF], act: decides, after: [sro], replanned: [ {{ planned: \"2022-09\", preliminary: true, words: {Yaml(Any())}, known_on: 2022-06-01, reason: {Yaml(Any())} }}, {{ known_on: 2022-07-01 }} ] }}");
        Line("  - { step: vk, bodies: [VK, BG-HS], act: prepares }");
        Decisions(slug, parties, Line);
        Line("term_changes:");
        Line($"  - {{ on: 2025-06-01, act: extended, until: 2031-12-31, by: [VK, {regions[0]}], source: {Yaml(Any())}, recorded_at: 2025-06-02T08:00:00.250Z }}");
        Line($"  - {{ on: 2025-01-30, act: notice, by: [{Quote(parties[0])}] }}");
        Line($"  - {{ act: applied, on: 2032-01-01, until: 2032-06-30, by: [SRO], source: {Yaml(Any())}, recorded_at: 2025-06-02T08:00:00Z }}");
        Line("signatures:");
        Line($"  - {{ party: {Quote(parties[0])}, on: 2022-12-01, by_function: {Yaml(Any())}, form: paper, version: 1.0, declined_reason: {Yaml(Any())} }}");
        Line($"  - {{ party: {Quote(parties[^1])} }}");
        Line($"  - {{ party: {Quote(parties[^1])}, on: 2022-12-02, by_function: regiondirektören, form: electronic, version: 1.0, file: texter/signerad.pdf, evidence: {{ master_sha256: {new string('a', 64)}, signed_at: 2022-12-02T09:00:00Z, issuer: {Yaml(Any())}, not_verified: [revocation, time] }}, registered_by: \"registrar:VGR\" }}");
        Files[$"avtal/{slug}/texter/signerad.pdf"] = $"%PDF-1.7 {slug}";
        Line($"signing: {{ document: {Pick("common", "counterparts")}, order: [municipalities, {regions[0]}], opens_on: 2022-11-01, expires_on: 2023-01-31, before_legal_force: {Yaml(Said())}, remind_days: [7, 30], masters: [ {{ version: 1.0, file: texter/signerad.pdf }} ] }}");
        Line("signatories:");
        Line($"  - {{ party: {Quote(parties[0])}, replaces: ordföranden, function: {Yaml(Said())}, on: 2022-12-01, reason: {Yaml(Said())}, recorded_at: 2022-12-02T08:00:00Z }}");
        Line("meetings:");
        Line($"  - {{ body: \"KF:{parties.First(p => char.IsDigit(p[0]))}\", on: 2027-12-14, source: {Yaml(Any())} }}");
        // Of a sequence of their own, so that they do not change what else a seed gives.
        var kept = random;
        random = new Random(parties.Count + slug.Length);
        Duties(parties, Line);
        Groups(parties, Line);
        Rounds(slug, parties);
        random = kept;
        Line("disagreements:");
        Line($"  - {{ matter: 1, event: moved_up, step: 1, by: {Quote(parties[^1])}, on: 2023-03-02, text: {Yaml(Said())} }}");
        Line($"  - {{ matter: 1, event: raised, kind: dispute, by: {Quote(parties[0])}, clause: \"4.1\", on: 2023-02-01, text: {Yaml(Said())}, recorded_at: 2023-02-02T08:00:00Z }}");
        if (parties[0] != parties[^1]) Line($"  - {{ matter: b2, event: raised, kind: deviation, by: {Quote(parties[0])}, against: {Quote(parties[^1])}, on: 2023-02-01, text: {Yaml(Said())} }}");
        Files[$"avtal/{slug}/avtal.yml"] = text.ToString();
    }

    private void Duties(List<string> parties, Action<string> line)
    {
        line("duties:");
        var rules = new[]
        {
            ("once", "{ on: 2022-11-25 }"), ("once", $"{{ planned: {Quote(Pick(Plans))}, preliminary: true, words: {Yaml(Any())} }}"), ("2022", "{ every_year: \"02-29\" }"),
            ("2021", "{ weekday: friday, every_year_in: 12, nth: 2 }"), ("2022-02", "{ every_months: 3, from: 2021-08-31 }"), ("once", "{ after: decision, months: 1 }"),
            ("once", "{ days: 30, after: entry }"), ("2026-12-31", "{ before: end, months: 12 }"), ("2025-12-31", "{ before: notice, months: 0 }"),
        };
        for (var i = 0; i < rules.Length; i++)
            line($"  - {{ title: {Yaml(Said())}, id: plikt-{i}, owners: [{Pick("each party", "each municipality", "each region")}, SRO, {Quote(parties[0])}], due: {rules[i].Item2}, why: {Yaml(Any())}, clause: \"4.1\", "
                + $"evidence: {(Often() ? "none" : "note")}, remind_days: [30, 7], minutes: 20, url: \"https://exempel.se/?a=b\", cost_ore: 600000000, cost_share: {Pick("each", "by_population")}, cost: {Yaml(Any())}, "
                + $"if_we_wait: {Yaml(Any())}, from: 2020-01-01, until: 2030-12-31, source: {Yaml(Any())} }}");
        line("duty_reports:");
        foreach (var (rule, i) in rules.Select((rule, i) => (rule, i)))
        {
            line($"  - {{ occurrence: \"{rule.Item1}\", duty: plikt-{i}, by: {Quote(parties[0])}, on: 2022-03-01, note: {Yaml(Said())}, link: \"https://exempel.se/{i}\", recorded_at: 2022-03-01T12:00:00Z }}");
            if (!Often()) continue;
            line($"  - {{ duty: plikt-{i}, occurrence: \"{rule.Item1}\", by: {Quote(parties[0])}, on: 2022-03-02, withdraws: 2022-03-01, note: {Yaml(Said())} }}");
            // The same words again after it was taken back, about an earlier day: what stands is told by the order.
            line($"  - {{ duty: plikt-{i}, occurrence: \"{rule.Item1}\", by: {Quote(parties[0])}, on: 2022-02-01, note: {Yaml(Said())}, recorded_at: 2022-03-03T12:00:00Z }}");
        }
        line($"  - {{ duty: plikt-0, occurrence: once, by: SRO, on: 2022-03-01, note: {Yaml(Said())} }}");
    }

    /// <summary>Two groups with every key there is, and a network that answers material of the first.</summary>
    private void Groups(List<string> parties, Action<string> line)
    {
        var party = parties[0];
        line("groups:");
        line($"  - {{ id: natverket, title: {Yaml(Said())}, kind: network, notes: [ {{ document: dialog, on: 2022-03-01, text: {Yaml(Said())}, by_function: {Yaml(Said())} }} ] }}");
        line($"  - id: gruppen\n    kind: {Pick("negotiation", "working", "reference", "steering")}\n    title: {Yaml(Said())}");
        line($"    mandate: {{ words: {Yaml(Said())}, given_by: SRO, on: 2021-10-01 }}\n    reports_to: VK\n    from: 2021-10-01\n    until: 2030-12-31\n    source: {Yaml(Any())}");
        line($"    nominations: [ {{ by: VK, seats: {random.Next(1, 4)} }}, {{ by: {Quote(party)}, seats: 1 }} ]");
        line($"    seats:\n      - {{ id: a-1, nominated_by: VK, function: {Yaml(Said())}, organisation: {Quote(party)}, from: 2021-10-01, until: 2022-10-14, nominated_on: 2021-09-20, source: {Yaml(Any())}, recorded_at: 2022-01-01T08:00:00Z }}");
        line($"      - {{ id: a-2, nominated_by: \"KF:{municipalities[0]}\", function: {Yaml(Said())} }}");
        line($"    seats_left: [ {{ seat: a-2, on: 2022-05-31, reason: {Yaml(Any())} }} ]");
        line($"    meetings:\n      - {{ id: m-1, planned: {Quote(Pick(Plans))}, preliminary: true, words: {Yaml(Any())}, time: {Yaml(Any())}, where: {Yaml(Any())}, digital: true, agenda: {Yaml(Any())}, recorded_at: 2022-01-02T08:00:00Z }}");
        line("      - { id: m-1, planned: 2022-06-01, recorded_at: 2022-01-03T08:00:00Z }\n      - { id: m-2, words: efter sommaren }");
        line($"    held: [ {{ meeting: m-1, on: 2022-06-01, note: {Yaml(Any())} }} ]\n    cancelled: [ {{ meeting: m-2, on: 2022-07-01, reason: {Yaml(Any())} }} ]");
        line($"    documents:\n      - {{ id: dialog, title: {Yaml(Said())}, kind: dialogue_material, on: 2022-02-01, public: {Pick("true", "false")}, url: \"https://exempel.se/a\", meeting: m-1, to: [natverket] }}");
        line($"      - {{ id: annat, title: {Yaml(Said())}, kind: {Pick("minutes", "note", "other")}, on: 2022-02-02, text: {Yaml(Said())}, sha256: {new string('a', 64)} }}");
        line($"    check_ins: [ {{ body: SRO, on: 2022-03-01, asked: {Yaml(Said())}, answer: {Yaml(Any())} }} ]\n    digests: [ {{ on: 2022-04-01, title: {Yaml(Said())}, text: {Yaml(Said())}, by_function: {Yaml(Said())}, recorded_at: 2022-04-01T10:00:00Z }} ]");
    }

    private string Entry(bool quorum, List<string> parties)
    {
        var common = $"must_include: [{Quote(parties[^1])}], not_before: 2023-01-01, counts_from: {Pick("decision", "legal_force")}, stated: {{ on: 2023-01-01, source: {Yaml(Any())} }}";
        return quorum
            ? $"entry_into_force: {{ rule: quorum, parties: {random.Next(1, parties.Count + 1)}, population_share: {Pick("0.8", "1", "0.50", "0.333333333333333333")}, {common} }}"
            : $"entry_into_force: {{ rule: {Pick("all", "per_party", "unknown")}, {common} }}";
    }

    private void Decisions(string slug, List<string> parties, Action<string> line)
    {
        line("decisions:");
        var rows = new List<string>();
        var day = new DateOnly(2022, 2, 1);
        foreach (var party in parties)
        {
            var body = char.IsDigit(party[0]) ? $"KF:{party}" : $"RF:{party}";
            var on = day.AddDays(random.Next(0, 300));
            var also = slugs.Where(other => other != slug).Take(random.Next(0, 2)).ToList();
            var full = $"version: {Pick("\"0.9\"", "1.0")}, case: {Yaml(Any())}, concerns: {Pick("text", "mandate", "extension", "notice", "result", "other")}, also: [{string.Join(", ", also)}], "
                + $"votes: {{ for: {random.Next(60)}, against: 4, abstained: 0, present: 81 }}, minority: {Pick("true", "false")}, condition: {Yaml(Any())}, reservations: [{Yaml(Any())}], "
                + $"minutes_approved_on: {on.AddDays(3):yyyy-MM-dd}, immediate: {Pick("true", "false")}, announced_on: {on.AddDays(4):yyyy-MM-dd}, appeal_until_stated: {on.AddDays(25):yyyy-MM-dd}, appealed_on: {on.AddDays(20):yyyy-MM-dd}, "
                + $"signs: [{Yaml(Any())}, {Yaml(Any())}], source: {Yaml(Any())}, note: {Yaml(Any())}";
            rows.Add($"{{ body: \"{body}\", on: {on:yyyy-MM-dd}, outcome: approved_with_condition, paragraph: \"§ 9\", {full}, recorded_at: {on.AddDays(9):yyyy-MM-dd}T12:00:00+02:00 }}");
            rows.Add($"{{ outcome: {Pick("rejected", "tabled", "referred_back", "approved")}, on: {on:yyyy-MM-dd}, body: \"{body}\", paragraph: \"§ 10\" }}");
            if (Often())
            {
                rows.Add($"{{ body: \"{body}\", on: {on.AddDays(30):yyyy-MM-dd}, outcome: assessed, corrects: {on:yyyy-MM-dd}, corrects_paragraph: \"§ 9\", assessed: {Pick("counts", "does_not_count")}, note: {Yaml(Any())} }}");
            }

            if (Often())
            {
                rows.Add($"{{ body: \"{body}\", on: {on.AddDays(40):yyyy-MM-dd}, outcome: corrected, corrects: {on:yyyy-MM-dd}, corrects_paragraph: \"§ 10\", to: {{ outcome: rejected, on: {on.AddDays(1):yyyy-MM-dd}, version: 1.0, announced_on: {on.AddDays(2):yyyy-MM-dd}, appeal_until_stated: {on.AddDays(23):yyyy-MM-dd} }} }}");
                rows.Add($"{{ body: \"{body}\", on: {on.AddDays(40):yyyy-MM-dd}, outcome: corrected, corrects: {on:yyyy-MM-dd}, corrects_paragraph: \"§ 10\" }}");
            }

            if (Often())
            {
                rows.Add($"{{ body: \"{body}\", on: {on.AddDays(60):yyyy-MM-dd}, outcome: annulled, corrects: {on:yyyy-MM-dd}, corrects_paragraph: \"§ 10\" }}");
            }
        }

        rows.Add($"{{ body: SRO, on: 2022-01-20, outcome: {Pick("recommended", "endorsed", "recommended_against", "noted")} }}");
        foreach (var row in Shuffled([.. rows]))
        {
            line("  - " + row);
        }
    }

    private bool Often() => random.Next(2) == 0;

    private T Pick<T>(params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private List<T> Shuffled<T>(params T[] items)
    {
        random.Shuffle(items);
        return [.. items];
    }

    private string Any() => Pick(Texts);

    private string Said() => Pick(Texts.Where(text => !string.IsNullOrWhiteSpace(text)).ToList());

    private string Maybe(Func<string> text) => Often() ? text() : "";

    private static string Csv(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private string Quote(string text) => text.StartsWith('[') || Often() ? $"\"{text}\"" : $"'{text}'";

    /// <summary>A scalar as somebody might write it: single quotes where they hold the text, else double ones.</summary>
    private string Yaml(string text) =>
        text.AsSpan().ContainsAny("\n\t\\\"") || Often()
            ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\""
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
