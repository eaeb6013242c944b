using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Agreements;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;

namespace Samsyn.Web.Search;

/// <summary>What can be found of an agreement itself: its overview, the clauses of every published text, and what its groups have made public.</summary>
/// <remarks>A draft of a text is no version and is not here; nor are positions, scenarios, seats and meetings.</remarks>
internal static class AgreementsFound
{
    /// <summary>The overview: title, purpose, stage, parties in words, who to ask.</summary>
    public static ValueTask<IReadOnlyList<Searchable>> Overview(SearchedAgreement found) => ValueTask.FromResult<IReadOnlyList<Searchable>>(Languages.In<IReadOnlyList<Searchable>>(Language.Swedish, () =>
    {
        var settings = found.Agreement.Settings;
        var card = new AgreementCard(found.Status);
        string?[] text =
        [
            settings.Purpose, settings.EasyRead, card.StageLine + ".", found.Status.EntryIntoForce.Reason.Sentence(),
            settings.Statutory ? "Lagreglerat avtal. " + string.Join(", ", settings.LegalBasis) : null,
            settings.Mandate is { } mandate ? string.Join(" ", mandate.Requirements.Select(r => r.Text)) : null,
            settings.Contacts.Count > 0 ? "Kontakt: " + string.Join(", ", settings.Contacts.Select(c => $"{c.Function} {c.Organisation}".Trim())) + "." : null,
            settings.Annexes.Count > 0 ? "Bilagor: " + string.Join(", ", settings.Annexes.Select(a => a.Title)) + "." : null,
            settings.Related.Count > 0 ? "Hör ihop med: " + string.Join(", ", settings.Related.Select(r => r.Title)) + "." : null,
        ];
        return [new Searchable(SearchKind.Agreement, found.Slug, $"~/avtal/{found.Slug}", found.Title, string.Join(" ", text.OfType<string>()))
        {
            Agreement = found.Slug,
            Demonstration = found.Demonstration,
            Standing = card.Applies ? Standing.Current : found.Status.Stage is Stage.Expired ? Standing.Past : Standing.None,
        }];
    }));

    /// <summary>Every clause of every published text. The clauses of the newest as of the day shown, and of the one in force, hold now; the others are found and said to be older or still to come.</summary>
    public static async ValueTask<IReadOnlyList<Searchable>> Clauses(SearchedAgreement found)
    {
        var clauses = new List<Searchable>();
        var versions = found.Agreement.Versions;
        var newest = versions.FindLast(v => v.TextSha256 is not null && v.On <= found.Status.AsOf) ?? versions.Find(v => v.TextSha256 is not null);
        foreach (var version in versions)
        {
            if (await found.Texts.Of(found.Agreement, version) is not { } readable) continue;
            var standing = version == newest || version.Id == found.Status.EntryIntoForce.Version ? Standing.Current : version.On > found.Status.AsOf ? Standing.Coming : Standing.Past;
            var inOrder = readable.Text.InOrder;
            var address = $"~/avtal/{found.Slug}/text/{Uri.EscapeDataString(version.Id)}";
            if (version.Summary is { } summary)
                clauses.Add(found.Own(new Searchable(SearchKind.Clause, $"{version.Id} sammanfattning", address, $"Version {version.Id}: vad som ändrades", summary) { On = version.On, Standing = standing, Version = version.Id }));
            if (Words(readable.Text.Preamble) is { Length: > 0 } preamble)
                clauses.Add(found.Own(new Searchable(SearchKind.Clause, $"{version.Id} ingress", address, $"Version {version.Id}: inledande text", preamble) { On = version.On, Standing = standing, Version = version.Id }));
            for (var i = 0; i < inOrder.Count; i++)
            {
                var clause = inOrder[i].Clause;
                var chapter = inOrder[i].Parent >= 0 ? inOrder[inOrder[i].Parent].Clause : null;
                var text = string.Join("\n", new[] { Words(clause.Blocks) }.Concat(readable.Entries[i].Responsibilities.Select(r => r.What + (r.Whom is null ? "" : ", " + r.Whom))).Where(words => words.Length > 0));
                if (text.Length == 0 && clause.Heading is null) continue;
                // A point without a heading of its own is called by the chapter's, so that one sees where one is.
                var title = clause.Heading is null && chapter?.Heading is { } heading ? $"{clause.Number} {heading}" : clause.ToString();
                clauses.Add(found.Own(new Searchable(SearchKind.Clause, $"{version.Id} {readable.Ids[i]}", $"{address}#{readable.Anchors[i]}", title, text) { On = version.On, Standing = standing, Version = version.Id }));
            }
        }

        return clauses;
    }

    /// <summary>Digests that groups have published.</summary>
    public static async ValueTask<IReadOnlyList<Searchable>> Digests(SearchedAgreement found) =>
    [
        .. from rows in await found.Reading.Records.Groups(found.Agreement.Id)
           from digest in rows.Known<Domain.Groups.DigestPublished>(found.Reading.Now)
           where digest.On <= found.Status.AsOf
           select found.Own(new Searchable(SearchKind.Digest, $"{rows.Name} {digest.Place}", $"~/avtal/{found.Slug}/grupper#grupp-{rows.Name}-sammandrag-{digest.Place}", digest.Title, digest.Text) { Context = rows.Settings.Title, On = digest.On }),
    ];

    private static string Words(IReadOnlyList<ClauseBlock> blocks) => string.Join("\n", blocks.Select(block => block switch
    {
        ClauseParagraph paragraph => Words(paragraph.Runs),
        ClauseListItem item => Words(item.Runs),
        ClauseTable table => string.Join("\n", table.Rows.Select(row => string.Join(" ", row.Select(Words)))),
        _ => "",
    }).Where(words => words.Length > 0));

    private static string Words(IReadOnlyList<ClauseRun> runs) => string.Concat(runs.Select(run => run.Text)).Trim();
}
