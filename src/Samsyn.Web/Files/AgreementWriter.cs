using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
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
        Signing(yaml, recorded.SigningPlan, SignedFileName);
        yaml.Rows("signatories", recorded.Signatories.OrderBy(change => change.On).ThenBy(change => change.Party).ThenBy(change => change.Place), change => Signatory(yaml, change, withRecordedAt: true));
        yaml.Rows("duties", recorded.Duties, duty => DutyWriter.Duty(yaml, duty));
        yaml.Rows("duty_reports", DutyWriter.InOrder(recorded.DutyReports), report => DutyWriter.Report(yaml, report, withRecordedAt: true));
        yaml.Rows("disagreements", recorded.Disagreements.OrderBy(fact => fact.On).ThenBy(fact => fact.Place), fact => Disagreement(yaml, fact, withRecordedAt: true));
        yaml.Rows("views", recorded.Views, view => View(yaml, view, withRecordedAt: true));
        GroupsWriter.Write(yaml, recorded.Groups);
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

    /// <summary>Where a file that belongs to the signing stands beside the agreement's file.</summary>
    public static string SignedFileName(string sha256) => $"signed/{sha256}.pdf";

    /// <summary>The plan in its one form.</summary>
    internal static string Text(SigningPlan? plan) => Row(yaml => Signing(yaml, plan, hash => hash));

    private static void Signing(YamlWriter yaml, SigningPlan? plan, Func<string, string> fileName)
    {
        if (plan is null)
        {
            return;
        }

        yaml.Map("signing", () =>
        {
            yaml.Word("document", Spelling.SigningDocuments.Of(plan.Document));
            yaml.Texts("order", OrNull(plan.Order));
            yaml.Day("opens_on", plan.OpensOn);
            yaml.Day("expires_on", plan.ExpiresOn);
            yaml.Text("before_legal_force", plan.BeforeLegalForce);
            yaml.Texts("remind_days", OrNull([.. plan.RemindDays.Select(days => days.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
            yaml.Rows("masters", plan.Masters, master =>
            {
                yaml.Text("version", master.Version);
                yaml.Text("file", fileName(master.Sha256));
            });
        });
    }

    internal static void Signatory(YamlWriter yaml, SignatoryChange change, bool withRecordedAt)
    {
        yaml.Text("party", change.Party.Value);
        yaml.Text("replaces", change.Replaces);
        yaml.Text("function", change.Function);
        yaml.Day("on", change.On);
        yaml.Text("reason", change.Reason);
        yaml.Instant("recorded_at", withRecordedAt ? change.RecordedAt : null);
    }

    /// <summary>A version in its one form, without what stands in files beside it.</summary>
    internal static string Text(AgreementVersion version) => Row(yaml => Version(yaml, version, version.Sha256, null));

    internal static void Disagreement(YamlWriter yaml, DisagreementFact fact, bool withRecordedAt)
    {
        yaml.Text("matter", fact.Matter);
        yaml.Word("event", Spelling.DisagreementEvents.Of(fact.Event));
        yaml.Word("kind", fact.Kind is { } kind ? Spelling.DisagreementKinds.Of(kind) : null);
        yaml.Text("by", fact.By.Value);
        yaml.Text("against", fact.Against?.Value);
        yaml.Text("clause", fact.Clause);
        yaml.Number("step", fact.Step);
        yaml.Day("on", fact.On);
        yaml.Text("text", fact.Text);
        yaml.Instant("recorded_at", withRecordedAt ? fact.RecordedAt : null);
    }

    internal static void View(YamlWriter yaml, OutsideView view, bool withRecordedAt)
    {
        yaml.Text("version", view.Version);
        yaml.Text("from", view.From);
        yaml.Day("received_on", view.ReceivedOn);
        yaml.Text("section", view.Section.Length > 0 ? view.Section : null);
        yaml.Text("text", view.Text);
        yaml.Word("choice", AgreementFile.ViewChoices.Of(view.Choice));
        yaml.Text("reason", view.Reason);
        yaml.Instant("recorded_at", withRecordedAt ? view.RecordedAt : null);
    }

    /// <summary>The steps in their one form.</summary>
    internal static string Text(IEnumerable<Step> steps) => Row(yaml => yaml.Rows("cascade", steps, step => Step(yaml, step)));

    /// <summary>The duties in their one form.</summary>
    internal static string Text(IEnumerable<Duty> duties) => Row(yaml => yaml.Rows("duties", duties, duty => DutyWriter.Duty(yaml, duty)));

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
        yaml.Text("easy_read", settings.EasyRead);
        if (settings.Mandate is { } mandate)
        {
            yaml.Map("mandate", () =>
            {
                yaml.Text("body", mandate.Body.Value);
                yaml.Day("on", mandate.On);
                yaml.Text("paragraph", mandate.Paragraph);
                yaml.Text("decided", mandate.Decided);
                yaml.Text("source", mandate.Source);
                yaml.Rows("requirements", mandate.Requirements, requirement =>
                {
                    yaml.Number("number", requirement.Number);
                    yaml.Text("text", requirement.Text);
                    yaml.Text("source", requirement.Source);
                });
            });
        }

        yaml.Text("parent", settings.Parent);
        yaml.Word("kind", settings.Kind is { } kind ? Spelling.AgreementKinds.Of(kind) : null);
        yaml.Number("precedence", settings.Rank);
        yaml.Texts("requires", OrNull(settings.Requires));
        yaml.Text("succeeds", settings.Succeeds);
        yaml.Text("stop_gap_for", settings.StopGapFor);
        yaml.Rows("related", settings.Related, document =>
        {
            yaml.Text("title", document.Title);
            yaml.Text("url", document.Url);
            yaml.Text("kind", document.Kind);
        });
        yaml.Rows("annexes", settings.Annexes, annex =>
        {
            yaml.Text("id", annex.Id);
            yaml.Text("title", annex.Title);
            yaml.Text("url", annex.Url);
            yaml.Flag("prevails", annex.Prevails ? true : null);
        });
        yaml.Rows("powers", settings.Powers, power =>
        {
            yaml.Texts("bodies", power.Bodies);
            yaml.Word("may", Spelling.PowerReaches.Of(power.Reach));
            yaml.Text("source", power.Source);
            yaml.Texts("limits", OrNull(power.Limits));
            yaml.Texts("reserved", OrNull(power.Reserved));
            yaml.Day("from", power.From);
            yaml.Day("until", power.Until);
        });
        yaml.Flag("statutory", settings.Statutory ? true : null);
        yaml.Texts("legal_basis", OrNull(settings.LegalBasis));
        if (settings.Ladder is { } ladder)
        {
            yaml.Map("ladder", () =>
            {
                yaml.Text("principle", ladder.Principle);
                yaml.Text("source", ladder.Source);
                if (ladder.Steps.Count == 0)
                {
                    yaml.Texts("steps", []);
                }

                yaml.Rows("steps", ladder.Steps, step =>
                {
                    yaml.Text("name", step.Name);
                    yaml.Text("body", step.Body);
                    yaml.Number("days", step.Days);
                });
            });
        }

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
        if (version.Power is { } power)
        {
            yaml.FlowMap("power", () =>
            {
                yaml.Text("body", power.Body.Value);
                yaml.Day("on", power.On);
                yaml.Text("paragraph", power.Paragraph);
                yaml.Text("source", power.Source);
            });
        }

        yaml.Rows("requirements", version.Requirements ?? [], answer =>
        {
            yaml.Number("number", answer.Number);
            yaml.Word("state", Spelling.RequirementStates.Of(answer.State));
            yaml.Text("how", answer.How);
            yaml.Text("clause", answer.Clause);
        });
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
        yaml.Text("file", signature.FileSha256 is { } sha256 ? SignedFileName(sha256) : null);
        if (signature.Evidence is { } evidence)
        {
            yaml.FlowMap("evidence", () =>
            {
                yaml.Text("master_sha256", evidence.MasterSha256);
                yaml.Instant("signed_at", evidence.SignedAt);
                yaml.Text("issuer", evidence.Issuer);
                yaml.Texts("not_verified", OrNull(evidence.NotVerified));
            });
        }

        yaml.Text("registered_by", signature.RegisteredBy);
        yaml.Instant("recorded_at", withRecordedAt ? signature.RecordedAt : null);
    }

    private static void Term(YamlWriter yaml, Term term)
    {
        if (term.From is null && term.Until is null && term.NoticeMonths is null && term.RenewalMonths is null && term.ExtendBy.Count == 0 && term.LeadMonths is null && term.LeadTimes.Count == 0)
        {
            return;
        }

        void Days()
        {
            yaml.Day("from", term.From);
            yaml.Day("until", term.Until);
            yaml.Number("notice_months", term.NoticeMonths);
            yaml.Number("renewal_months", term.RenewalMonths);
            yaml.Texts("extend_by", OrNull(term.ExtendBy));
            yaml.Number("lead_months", term.LeadMonths);
            yaml.Rows("lead_times", term.LeadTimes.OrderBy(lead => lead.Party), lead =>
            {
                yaml.Text("party", lead.Party.Value);
                yaml.Number("months", lead.Months);
            });
        }

        if (term.LeadTimes.Count > 0)
        {
            yaml.Map("term", Days);
        }
        else
        {
            yaml.FlowMap("term", Days);
        }
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
