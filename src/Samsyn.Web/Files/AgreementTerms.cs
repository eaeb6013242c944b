using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>The half of an agreement file that says what the agreement is: what stands under <c>agreement</c>.</summary>
public sealed partial class AgreementFile
{
    private bool ReadAgreement(YamlKeys? keys)
    {
        if (keys is null)
        {
            return false;
        }

        Keys = keys;
        var before = faults.Count;
        var slug = keys.Required("slug")?.Slug();
        var title = keys.Required("title")?.Said();
        var demonstration = keys.Optional("demonstration")?.Flag() ?? false;
        var shownAsOf = keys.Optional("shown_as_of")?.Day();
        var form = keys.Required("form")?.Word(Spelling.Forms);
        var parties = ReadParties(keys);
        var purpose = keys.Optional("purpose")?.Text;
        var easy = keys.Optional("easy_read")?.Text;
        var mandate = ReadMandate(keys);
        var parent = Named(keys, "parent");
        var kind = keys.Optional("kind")?.Word(Spelling.AgreementKinds);
        var rank = keys.Optional("precedence")?.Count(least: 1, most: 999);
        var requires = NamedList(keys, "requires");
        var succeeds = Named(keys, "succeeds");
        var stopGapFor = Named(keys, "stop_gap_for");
        var related = ReadRelated(keys);
        var annexes = ReadAnnexes(keys);
        var powers = ReadPowers(keys);
        var statutory = keys.Optional("statutory")?.Flag() ?? false;
        var legalBasis = keys.Texts("legal_basis").Select(text => text.Text).ToList();
        var ladder = ReadLadder(keys);
        var contacts = ReadContacts(keys);
        var term = ReadTerm(keys);
        var entry = ReadEntry(keys);
        ReadVersions(keys);
        var milestones = ReadMilestones(keys);
        ReadMeetings(keys);
        keys.Close();

        if (shownAsOf is not null && !demonstration)
        {
            faults.Add(keys.PlaceOfKey("shown_as_of"), "shown_as_of får bara stå i ett avtal med demonstration: true", "ta bort shown_as_of");
        }

        SettingsAreSound = faults.Count == before;
        if (slug is null || title is null || form is null || !keys.Has("parties"))
        {
            return false;
        }

        Slug = slug;
        Settings = new AgreementSettings
        {
            Title = title,
            Demonstration = demonstration,
            ShownAsOf = shownAsOf,
            Form = form.Value,
            Parties = parties,
            Purpose = purpose,
            EasyRead = easy,
            Mandate = mandate,
            Parent = parent,
            Kind = kind,
            Rank = rank,
            Requires = requires,
            Succeeds = succeeds,
            StopGapFor = stopGapFor,
            Related = related,
            Annexes = annexes,
            Powers = powers,
            Statutory = statutory,
            LegalBasis = legalBasis,
            Ladder = ladder,
            Contacts = contacts,
            Term = term,
            EntryIntoForce = entry,
            Milestones = milestones,
        };
        return true;
    }

    /// <summary>The parties in ordinal order, or null for <c>all</c>.</summary>
    private List<PrincipalId>? ReadParties(YamlKeys keys)
    {
        var before = faults.Count;
        if (!keys.Has("parties"))
        {
            keys.Required("parties");
            return null;
        }

        if (keys.Node("parties") is YamlText)
        {
            var all = keys.Required("parties")!.Value;
            if (!string.Equals(all.Text, "all", StringComparison.Ordinal))
            {
                PartiesAreSound = false;
                all.Refuse($"{all.Quoted} är varken all eller en lista av parter", "skriv parties: all eller parties: [\"1480\", VGR]");
            }

            return null;
        }

        Parties = keys.Texts("parties");
        if (Parties.Count == 0 && keys.Node("parties") is YamlList)
        {
            faults.Add(keys.PlaceOf("parties"), "avtalet har inga parter", "skriv parties: all eller minst en part");
        }

        var ids = Principals(Parties, "part");
        ids.Sort();
        PartiesAreSound = faults.Count == before;
        return ids;
    }

    /// <summary>Ids of principals, each once.</summary>
    private static List<PrincipalId> Principals(IReadOnlyList<Written> written, string what)
    {
        var ids = new List<PrincipalId>();
        var seen = new HashSet<PrincipalId>();
        foreach (var text in written)
        {
            if (text.Principal() is not { } id)
            {
                continue;
            }

            if (!seen.Add(id))
            {
                text.Refuse($"{id} står två gånger som {what}", "ta bort den ena");
                continue;
            }

            ids.Add(id);
        }

        return ids;
    }

    private string? Named(YamlKeys keys, string key)
    {
        if (keys.Optional(key) is not { } written || written.Slug() is not { } slug)
        {
            return null;
        }

        Names.Add((key, written));
        return slug;
    }

    private List<string> NamedList(YamlKeys keys, string key)
    {
        var slugs = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in keys.Texts(key))
        {
            if (written.Slug() is not { } slug)
            {
                continue;
            }

            if (!seen.Add(slug))
            {
                written.Refuse($"{slug} står två gånger i {key}", "ta bort den ena");
                continue;
            }

            Names.Add((key, written));
            slugs.Add(slug);
        }

        return slugs;
    }

    private static List<RelatedDocument> ReadRelated(YamlKeys keys)
    {
        var related = new List<RelatedDocument>();
        foreach (var row in keys.Rows("related"))
        {
            var title = row.Required("title")?.Said();
            var url = row.Optional("url");
            var kind = row.Optional("kind")?.Text;
            row.Close();
            if (url is { IsEmpty: false } address && !(Uri.TryCreate(address.Text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                address.Refuse($"{address.Quoted} är ingen webbadress", "skriv en adress som börjar med https://");
            }

            if (title is not null)
            {
                related.Add(new RelatedDocument(title, url?.Text, kind));
            }
        }

        return related;
    }

    private static List<ContactFunction> ReadContacts(YamlKeys keys)
    {
        var contacts = new List<ContactFunction>();
        foreach (var row in keys.Rows("contacts"))
        {
            var function = row.Required("function")?.Said();
            var contact = new ContactFunction(function ?? "", row.Optional("organisation")?.Text, row.Optional("email")?.Text, row.Optional("phone")?.Text);
            row.Close();
            if (function is not null)
            {
                contacts.Add(contact);
            }
        }

        return contacts;
    }

    private Term ReadTerm(YamlKeys keys)
    {
        if (keys.OptionalMap("term") is not { } term)
        {
            return Term.Unknown;
        }

        TermKeys = term;
        var from = term.Optional("from")?.Day();
        var until = term.Optional("until")?.Day();
        var notice = term.Optional("notice_months")?.Count(most: 1200);
        var renewal = term.Optional("renewal_months")?.Count(most: 1200);
        ExtendBy = term.Texts("extend_by");
        var lead = term.Optional("lead_months")?.Count(most: 120);
        var leads = ReadLeadTimes(term);
        term.Close();
        if (until < from)
        {
            faults.Add(term.PlaceOf("until"), "avtalstidens sista dag är före den första", "rätta from eller until");
        }

        return new Term(from, until, notice, renewal, [.. ExtendBy.Select(name => name.Text)]) { LeadMonths = lead, LeadTimes = leads };
    }

    private EntryIntoForce ReadEntry(YamlKeys keys)
    {
        if (keys.OptionalMap("entry_into_force") is not { } entry)
        {
            return EntryIntoForce.Unknown;
        }

        EntryKeys = entry;
        var written = entry.Optional("rule");
        var rule = written?.Word(Spelling.EntryRules) ?? EntryRule.Unknown;
        var parties = entry.Optional("parties")?.Count(least: 1);
        var share = entry.Optional("population_share")?.Share();
        MustInclude = entry.Texts("must_include");
        var mustInclude = Principals(MustInclude, "part som måste ingå");
        var notBefore = entry.Optional("not_before")?.Day();
        var countsFrom = entry.Optional("counts_from")?.Word(Spelling.CountsFroms) ?? CountsFrom.Decision;
        var stated = ReadStated(entry);
        entry.Close();

        // A misspelt rule has been told already; saying that its keys do not belong to it would only confuse.
        if (written is null || Spelling.EntryRules.Find(written.Value.Text) is not null)
        {
            if (rule != EntryRule.Quorum)
            {
                OnlyQuorum(entry, "parties");
                OnlyQuorum(entry, "population_share");
            }
            else if (!entry.Has("parties") && !entry.Has("population_share"))
            {
                faults.Add(entry.PlaceOf("rule"), "quorum säger inte hur många som behövs", "ange parties, population_share eller båda");
            }
        }

        return new EntryIntoForce
        {
            Rule = rule, Parties = parties, PopulationShare = share, MustInclude = [.. mustInclude.Order()], NotBefore = notBefore,
            CountsFrom = countsFrom, Stated = stated,
        };
    }

    private void OnlyQuorum(YamlKeys entry, string key)
    {
        if (entry.Has(key))
        {
            faults.Add(entry.PlaceOfKey(key), $"{key} hör bara till rule: quorum", $"ta bort {key} eller skriv rule: quorum");
        }
    }

    private static StatedEntry? ReadStated(YamlKeys entry)
    {
        if (entry.OptionalMap("stated") is not { } stated)
        {
            return null;
        }

        var on = stated.Required("on")?.Day();
        var source = stated.Optional("source")?.Text;
        stated.Close();
        return on is { } day ? new StatedEntry(day, source) : null;
    }

    private void ReadVersions(YamlKeys keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in keys.Rows("versions"))
        {
            var id = row.Required("id");
            var on = row.Required("on")?.Day();
            var file = row.Optional("file");
            var editorial = row.Optional("editorial")?.Flag() ?? false;
            var summary = row.Optional("summary")?.Said();
            var clauses = row.Optional("clauses");
            var power = ReadPowerUse(row);
            var requirements = ReadRequirementAnswers(row);
            row.Close();
            var bytes = file is { } name ? beside.Bytes(name, faults) : null;
            var read = bytes is null ? null : VersionText.Read(file!.Value, bytes, faults);
            var said = clauses is { } csv ? ClauseFile.Read(beside, csv, read, faults) : null;
            if (id?.Said() is not { } text || on is not { } day)
            {
                continue;
            }

            if (!seen.Add(text))
            {
                id.Value.Refuse($"version {text} står två gånger", "ta bort den ena raden eller ge den ett eget id");
                continue;
            }

            if (Versions is [.., var last] && day < last.Version.On)
            {
                faults.Add(row.PlaceOf("on"), $"version {text} är äldre än version {last.Version.Id}, som står före", "ställ versionerna i tidsordning");
            }

            var version = new AgreementVersion
            {
                Id = text, On = day, File = file?.Text, Sha256 = bytes is null ? null : FileBeside.Sha256(bytes), Editorial = editorial,
                TextSha256 = read is null ? null : CanonicalText.HashOf(read), Summary = summary, Power = power, Requirements = requirements,
            };
            Versions.Add(new PlacedVersion(version, row, bytes, read, said));
        }
    }

    private static List<Milestone> ReadMilestones(YamlKeys keys)
    {
        var milestones = new List<Milestone>();
        foreach (var row in keys.Rows("milestones"))
        {
            var title = row.Required("title")?.Said();
            var planned = row.Optional("planned")?.Planned();
            var preliminary = row.Optional("preliminary")?.Flag() ?? false;
            var words = row.Optional("words")?.Text;
            var doneOn = row.Optional("done_on")?.Day();
            var source = row.Optional("source")?.Text;
            row.Close();
            if (title is not null)
            {
                milestones.Add(new Milestone(title, planned, preliminary, words, doneOn, source));
            }
        }

        return milestones;
    }

    /// <summary>Meetings may stand at the root, beside the decisions, or under <c>agreement</c>.</summary>
    private void ReadMeetings(YamlKeys keys)
    {
        foreach (var row in keys.Rows("meetings"))
        {
            var body = row.Required("body")?.Body();
            var on = row.Required("on")?.Day();
            var source = row.Optional("source")?.Text;
            row.Close();
            if (body is { } id && on is { } day)
            {
                Meetings.Add((new Meeting(id, day, source), row));
            }
        }
    }
}
