using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;

namespace Samsyn.Web.Files;

/// <summary>
/// Writes an agreement file (avtalsfil) in its one canonical form: keys in the contract's order, what is unknown or default left
/// out, decisions in the contract's order. The same facts give the same bytes. Source: CONTRACT.md General and C2.
/// </summary>
public static class AgreementWriter
{
    /// <summary>The whole file.</summary>
    /// <param name="textName">Where the text of a version stands beside the file.</param>
    /// <param name="clausesName">Where what is kept about its clauses stands.</param>
    public static void Write(TextWriter to, RecordedAgreement recorded, Func<AgreementVersion, string?> textName, Func<AgreementVersion, string?> clausesName)
    {
        var yaml = new YamlWriter(to);
        var agreement = recorded.Agreement;
        yaml.Number("samsyn", 1);
        yaml.Map("agreement", () =>
        {
            Settings(yaml, agreement.Slug, agreement.Settings, () => yaml.Rows("versions", agreement.Versions, version => Version(yaml, version, textName(version), clausesName(version))));
        });
        yaml.Rows("cascade", recorded.Steps, step => Step(yaml, step));
        yaml.Rows("decisions", InOrder(recorded.Decisions), decision => Decision(yaml, decision, withRecordedAt: true));
        yaml.Rows("term_changes", agreement.TermChanges.OrderBy(c => c.On).ThenBy(c => c.Place), change => TermChange(yaml, change, withRecordedAt: true));
        yaml.Rows("signatures", InOrder(recorded.Signatures), signature => Signature(yaml, signature, withRecordedAt: true));
        yaml.Rows("meetings", agreement.Settings.Meetings, meeting => Meeting(yaml, meeting));
    }

    /// <summary>
    /// By day, body, then the order that decides "latest": the numbers in the paragraph, then place. Between later facts only
    /// their place decides, so they follow the decisions of that body and day.
    /// </summary>
    public static IEnumerable<Decision> InOrder(IEnumerable<Decision> decisions) => decisions
        .OrderBy(decision => decision.On)
        .ThenBy(decision => decision.Body)
        .ThenBy(decision => decision.IsLaterFact)
        .ThenBy(decision => decision.IsLaterFact ? "" : decision.Paragraph, ParagraphOrder.Instance)
        .ThenBy(decision => decision.Place);

    /// <summary>By day, those without a day first, then party and place.</summary>
    public static IEnumerable<Signature> InOrder(IEnumerable<Signature> signatures) =>
        signatures.OrderBy(signature => signature.On).ThenBy(signature => signature.Party).ThenBy(signature => signature.Place);

    /// <summary>One row as text: two facts that say the same have the same row, whatever lists they hold.</summary>
    internal static string Row(Action<YamlWriter> row)
    {
        using var text = new StringWriter();
        var yaml = new YamlWriter(text);
        yaml.FlowMap("row", () => row(yaml));
        return text.ToString();
    }

    /// <summary>The settings in their one form: two that say the same are the same text.</summary>
    internal static string Text(string slug, AgreementSettings settings) => Row(yaml =>
    {
        Settings(yaml, slug, settings, () => { });
        yaml.Rows("meetings", settings.Meetings, meeting => Meeting(yaml, meeting));
    });

    /// <summary>The steps in their one form.</summary>
    internal static string Text(IEnumerable<Step> steps) => Row(yaml => yaml.Rows("cascade", steps, step => Step(yaml, step)));

    /// <summary>What stands under <c>agreement</c>.</summary>
    /// <param name="versions">Writes the versions where the contract has them; nothing when only the settings are wanted.</param>
    internal static void Settings(YamlWriter yaml, string slug, AgreementSettings settings, Action versions)
    {
        yaml.Text("slug", slug);
        yaml.Text("title", settings.Title);
        yaml.Flag("demonstration", settings.Demonstration ? true : null);
        yaml.Day("shown_as_of", settings.ShownAsOf);
        yaml.Word("form", Spelling.Forms.Of(settings.Form));
        if (settings.Parties is { } parties)
        {
            yaml.Texts("parties", parties.Order().Select(party => party.Value));
        }
        else
        {
            yaml.Word("parties", "all");
        }

        yaml.Text("purpose", settings.Purpose);
        yaml.Text("parent", settings.Parent);
        yaml.Texts("requires", OrNull(settings.Requires));
        yaml.Text("succeeds", settings.Succeeds);
        yaml.Rows("related", settings.Related, document =>
        {
            yaml.Text("title", document.Title);
            yaml.Text("url", document.Url);
            yaml.Text("kind", document.Kind);
        });
        yaml.Flag("statutory", settings.Statutory ? true : null);
        yaml.Texts("legal_basis", OrNull(settings.LegalBasis));
        yaml.Rows("contacts", settings.Contacts, contact =>
        {
            yaml.Text("function", contact.Function);
            yaml.Text("organisation", contact.Organisation);
            yaml.Text("email", contact.Email);
            yaml.Text("phone", contact.Phone);
        });
        Term(yaml, settings.Term);
        Entry(yaml, settings.EntryIntoForce);
        versions();
        yaml.Rows("milestones", settings.Milestones, milestone =>
        {
            yaml.Text("title", milestone.Title);
            yaml.Text("planned", milestone.Planned?.Text);
            yaml.Flag("preliminary", milestone.Preliminary ? true : null);
            yaml.Text("words", milestone.Words);
            yaml.Day("done_on", milestone.DoneOn);
            yaml.Text("source", milestone.Source);
        });
    }

    private static void Meeting(YamlWriter yaml, Meeting meeting)
    {
        yaml.Text("body", meeting.Body.Value);
        yaml.Day("on", meeting.On);
        yaml.Text("source", meeting.Source);
    }

    private static void Version(YamlWriter yaml, AgreementVersion version, string? textName, string? clausesName)
    {
        yaml.Text("id", version.Id);
        yaml.Day("on", version.On);
        yaml.Text("file", textName);
        yaml.Flag("editorial", version.Editorial ? true : null);
        yaml.Text("summary", version.Summary);
        yaml.Text("clauses", clausesName);
    }

    internal static void Step(YamlWriter yaml, Step step)
    {
        yaml.Text("step", step.Name);
        yaml.Texts("bodies", step.Bodies);
        yaml.Word("act", Spelling.Mandates.Of(step.Act));
        yaml.Text("for", step.For?.Value);
        yaml.Text("planned", step.Planned?.Text);
        yaml.Flag("preliminary", step.Preliminary ? true : null);
        yaml.Text("words", step.Words);
        yaml.Texts("after", step.After);
        yaml.Rows("replanned", step.Replanned, replanning =>
        {
            yaml.Text("planned", replanning.Planned?.Text);
            yaml.Flag("preliminary", replanning.Preliminary ? true : null);
            yaml.Text("words", replanning.Words);
            yaml.Day("known_on", replanning.KnownOn);
            yaml.Text("reason", replanning.Reason);
        });
    }

    internal static void Decision(YamlWriter yaml, Decision decision, bool withRecordedAt)
    {
        yaml.Text("body", decision.Body.Value);
        yaml.Day("on", decision.On);
        yaml.Word("outcome", Spelling.Outcomes.Of(decision.Outcome));
        yaml.Text("version", decision.Version);
        yaml.Text("paragraph", decision.Paragraph.Length == 0 ? null : decision.Paragraph);
        yaml.Text("case", decision.Case);
        yaml.Word("concerns", decision.Concerns == Concerns.Text ? null : Spelling.Concerning.Of(decision.Concerns));
        yaml.Texts("also", OrNull(decision.Also));
        if (decision.Votes is { } votes)
        {
            yaml.FlowMap("votes", () =>
            {
                yaml.Number("for", votes.For);
                yaml.Number("against", votes.Against);
                yaml.Number("abstained", votes.Abstained);
                yaml.Number("present", votes.Present);
            });
        }

        yaml.Flag("minority", decision.Minority ? true : null);
        yaml.Text("condition", decision.Condition);
        yaml.Texts("reservations", OrNull(decision.Reservations));
        yaml.Day("minutes_approved_on", decision.MinutesApprovedOn);
        yaml.Flag("immediate", decision.Immediate ? true : null);
        yaml.Day("announced_on", decision.AnnouncedOn);
        yaml.Day("appeal_until_stated", decision.AppealUntilStated);
        yaml.Day("appealed_on", decision.AppealedOn);
        yaml.Texts("signs", OrNull(decision.Signs));
        yaml.Text("source", decision.Source);
        yaml.Text("note", decision.Note);
        LaterFact(yaml, decision);
        yaml.Instant("recorded_at", withRecordedAt ? decision.RecordedAt : null);
    }

    private static void LaterFact(YamlWriter yaml, Decision fact)
    {
        yaml.Day("corrects", fact.Corrects);
        yaml.Text("corrects_paragraph", fact.CorrectsParagraph);
        if (fact.To is { } to)
        {
            yaml.FlowMap("to", () =>
            {
                yaml.Word("outcome", to.Outcome is { } outcome ? Spelling.Outcomes.Of(outcome) : null);
                yaml.Day("on", to.On);
                yaml.Text("version", to.Version);
                yaml.Day("announced_on", to.AnnouncedOn);
                yaml.Day("appeal_until_stated", to.AppealUntilStated);
            });
        }

        yaml.Word("assessed", fact.Assessed is { } assessed ? Spelling.Assessments.Of(assessed) : null);
    }

    internal static void TermChange(YamlWriter yaml, TermChange change, bool withRecordedAt)
    {
        yaml.Day("on", change.On);
        yaml.Word("act", Spelling.TermActs.Of(change.Act));
        yaml.Day("until", change.Until);
        yaml.Texts("by", OrNull(change.By));
        yaml.Text("source", change.Source);
        yaml.Instant("recorded_at", withRecordedAt ? change.RecordedAt : null);
    }

    internal static void Signature(YamlWriter yaml, Signature signature, bool withRecordedAt)
    {
        yaml.Text("party", signature.Party.Value);
        yaml.Day("on", signature.On);
        yaml.Text("by_function", signature.ByFunction);
        yaml.Text("form", signature.Form);
        yaml.Text("version", signature.Version);
        yaml.Text("declined_reason", signature.DeclinedReason);
        yaml.Instant("recorded_at", withRecordedAt ? signature.RecordedAt : null);
    }

    private static void Term(YamlWriter yaml, Term term)
    {
        if (term.From is null && term.Until is null && term.NoticeMonths is null && term.RenewalMonths is null && term.ExtendBy.Count == 0)
        {
            return;
        }

        yaml.FlowMap("term", () =>
        {
            yaml.Day("from", term.From);
            yaml.Day("until", term.Until);
            yaml.Number("notice_months", term.NoticeMonths);
            yaml.Number("renewal_months", term.RenewalMonths);
            yaml.Texts("extend_by", OrNull(term.ExtendBy));
        });
    }

    private static void Entry(YamlWriter yaml, EntryIntoForce entry)
    {
        if (entry.Rule == EntryRule.Unknown && entry.MustInclude.Count == 0 && entry.NotBefore is null
            && entry.CountsFrom == CountsFrom.Decision && entry.Stated is null)
        {
            return;
        }

        yaml.Map("entry_into_force", () =>
        {
            yaml.Word("rule", Spelling.EntryRules.Of(entry.Rule));
            yaml.Number("parties", entry.Parties);
            yaml.Word("population_share", entry.PopulationShare?.Text);
            yaml.Texts("must_include", OrNull([.. entry.MustInclude.Order().Select(party => party.Value)]));
            yaml.Day("not_before", entry.NotBefore);
            yaml.Word("counts_from", entry.CountsFrom == CountsFrom.Decision ? null : Spelling.CountsFroms.Of(entry.CountsFrom));
            if (entry.Stated is { } stated)
            {
                yaml.FlowMap("stated", () =>
                {
                    yaml.Day("on", stated.On);
                    yaml.Text("source", stated.Source);
                });
            }
        });
    }

    /// <summary>An empty list says no more than a key left out.</summary>
    private static IReadOnlyList<string>? OrNull(IReadOnlyList<string> values) => values.Count == 0 ? null : values;
}
