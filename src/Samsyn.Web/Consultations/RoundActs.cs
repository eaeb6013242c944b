using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Mail;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations;

/// <summary>Acts on rounds as such: what the domain says yes to is saved, journalled and told. The agreement's lock must be held.</summary>
public static class RoundActs
{
    /// <summary>Sends a version out (skicka ut på remiss). Everybody asked is told.</summary>
    /// <exception cref="RefusedException">See <see cref="Consultation.WhyNotAsSaid"/>, or the version is out already.</exception>
    public static async Task OpenRound(this Act act, Cascade cascade, string version, ConsultationSettings settings)
    {
        await act.DemandForAll(WorkspaceAct.RunConsultation);
        var agreement = cascade.Agreement;
        if (await act.Db.Consultations.AnyAsync(r => r.AgreementId == agreement.Id && r.Version == version)) throw new RefusedException(new ConsultationRefusal.VersionIsOut(version));
        var round = new Consultation { Id = Guid.CreateVersion7(), AgreementId = agreement.Id, Version = version, Settings = settings, RecordedAt = act.At };
        if (round.WhyNotAsSaid(agreement) is { } refusal) throw new RefusedException(refusal);
        act.Db.Add(round);
        act.Journal($"consultation {version}", null, settings);
        act.Tell(HistoryKind.RoundOpened, agreement.Id, new HistoryFacts { Version = version, On = settings.Opens });
        await act.Notify(agreement.Id, Messages.Opened, null, $"{Messages.Opened} {version}", new NotificationFacts { On = settings.Closes, Version = version });
    }

    /// <summary>The round itself, to be changed.</summary>
    /// <exception cref="NotPermittedException">There is none, or the account may not.</exception>
    public static async Task<Consultation> OwnRound(this Act act, Cascade cascade, string version)
    {
        await act.DemandForAll(WorkspaceAct.RunConsultation);
        return await act.Db.Consultations.SingleOrDefaultAsync(r => r.AgreementId == cascade.Agreement.Id && r.Version == version) ?? throw new NotPermittedException();
    }

    /// <summary>Moves the last day.</summary>
    /// <exception cref="RefusedException">See <see cref="Consultation.WhyNotExtend"/>.</exception>
    public static async Task ExtendRound(this Act act, Cascade cascade, string version, DateOnly closes, string reason, DateOnly today)
    {
        var round = await act.OwnRound(cascade, version);
        var before = round.Extensions;
        round.Extend(closes, reason, today, act.At);
        round.Revision++;
        act.Journal($"consultation {version}", before, round.Extensions);
        act.Tell(HistoryKind.RoundExtended, cascade.Agreement.Id, new HistoryFacts { Version = version, On = closes });
        await act.Notify(cascade.Agreement.Id, Messages.Extended, null, FormattableString.Invariant($"{Messages.Extended} {version} {closes:yyyy-MM-dd}"), new NotificationFacts { On = closes, Text = reason, Version = version });
    }

    /// <summary>Overwrites what may be changed of a round: its conferences, what lies behind it.</summary>
    public static async Task ChangeRound(this Act act, Cascade cascade, string version, Func<ConsultationSettings, ConsultationSettings> change)
    {
        var round = await act.OwnRound(cascade, version);
        var before = round.Settings;
        round.Settings = change(before);
        if (round.WhyNotAsSaid(cascade.Agreement) is { } refusal) throw new RefusedException(refusal);
        round.Revision++;
        act.Journal($"consultation {version}", before, round.Settings);
        act.Tell(HistoryKind.SettingsChanged, cascade.Agreement.Id, new HistoryFacts());
    }

    /// <summary>What is made of a remark, in place of what was there; the revision tells that nobody else has worked on it since it was shown.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has.</exception>
    public static async Task Treat(this Act act, Cascade cascade, Guid consultation, Treatment treatment, int seen)
    {
        await act.DemandForAll(WorkspaceAct.RunConsultation);
        var stored = await act.Db.Treatments.SingleOrDefaultAsync(t => t.AnswerId == treatment.AnswerId && t.Section == treatment.Section);
        if ((stored?.Revision ?? 0) != seen) throw new DbUpdateConcurrencyException("Somebody else has worked on the remark.");
        var before = stored is null ? null : TreatmentTrace.Of(stored);
        if (stored is null)
        {
            stored = new Treatment { ConsultationId = consultation, AnswerId = treatment.AnswerId, Section = treatment.Section };
            act.Db.Add(stored);
        }

        (stored.Disposition, stored.Reason, stored.Change, stored.Tags, stored.SameAs) = (treatment.Disposition, treatment.Reason, treatment.Change, treatment.Tags, treatment.SameAs);
        (stored.PublishedText, stored.RedactionReason) = (treatment.PublishedText, treatment.RedactionReason);
        stored.Revision++;
        act.Journal($"remark {treatment.AnswerId} {treatment.Section}".TrimEnd(), before, TreatmentTrace.Of(stored), cascade.Agreement.Slug);
    }

    /// <summary>A new text is published when the remarks on the one that was sent out have their answers, or the compilation has been published with a reason (R30).</summary>
    /// <exception cref="RefusedException">Some have none.</exception>
    public static async Task DemandAnsweredRemarks(this Act act, Cascade cascade, DateOnly today)
    {
        foreach (var stored in await ConsultationReader.Rounds(act.Db.Database.GetDbConnection(), cascade.Agreement.Id))
            if (stored.Consultation.Release is null && stored.Consultation.On(today) == RoundState.Closed
                && new Compilation(new Round(stored.Consultation, cascade.County, null, stored.Answers), stored.Treatments).Unanswered is > 0 and var left) throw new RefusedException(new ConsultationRefusal.RemarksUnanswered(left));
    }

    /// <summary>Publishes the compilation, and tells each principal that answered that its remarks have their answers.</summary>
    /// <exception cref="RefusedException">See <see cref="Compilation.WhyNotRelease"/>.</exception>
    public static async Task ReleaseRound(this Act act, Cascade cascade, string version, IReadOnlyList<Section>? sections, string? reason, DateOnly today)
    {
        var stored = await act.OwnRound(cascade, version);
        var all = (await ConsultationReader.Rounds(act.Db.Database.GetDbConnection(), cascade.Agreement.Id, version)).Single();
        var round = new Round(all.Consultation, cascade.County, sections, all.Answers);
        new Compilation(round, all.Treatments).Publish(reason, today, act.At);
        stored.Release = all.Consultation.Release;
        stored.Revision++;
        act.Journal($"consultation {version}", null, stored.Release);
        act.Tell(HistoryKind.CompilationReleased, cascade.Agreement.Id, new HistoryFacts { Version = version, On = today });
        foreach (var principal in round.Counted.Where(a => a.Kind == AnswerKind.Invited).Select(a => round.Find(a.From)?.Principal).OfType<Domain.Principals.PrincipalId>().Distinct())
            await act.Notify(cascade.Agreement.Id, Messages.Answered, principal, $"{Messages.Answered} {version} {principal}", new NotificationFacts { Party = principal, Version = version });
    }
}

/// <summary>What the journal keeps of a treated remark; words that were taken out of it stand in the answer alone.</summary>
public sealed record TreatmentTrace(Disposition? Disposition, string? Reason, string? Change, IReadOnlyList<string> Tags, bool Redacted, string? RedactionReason)
{
    public static TreatmentTrace Of(Treatment treatment) => new(treatment.Disposition, treatment.Reason, treatment.Change?.ToString(), treatment.Tags, treatment.PublishedText is not null, treatment.RedactionReason);
}
