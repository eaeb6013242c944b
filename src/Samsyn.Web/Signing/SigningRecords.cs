using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Files;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Signing;

/// <summary>Reading where the signing stands, and its acts as rows: each journalled and told to every party by a numbered message.</summary>
public static class SigningRecords
{
    public static async Task<SigningStatus> SigningStatus(this Records records, AgreementStatus status)
    {
        var (plan, signatures, changes) = await records.Signing(status.Cascade.Agreement.Id);
        return Domain.Signing.SigningStatus.Of(status, plan ?? SigningPlan.Usual, signatures, changes);
    }

    /// <summary>The same inside an act, where the agreement is locked.</summary>
    public static async Task<SigningStatus> SigningStatus(this Act act, Cascade cascade, DateOnly today)
    {
        var id = cascade.Agreement.Id;
        var plan = (await act.Db.SigningPlans.AsNoTracking().SingleOrDefaultAsync(p => p.AgreementId == id))?.Plan ?? SigningPlan.Usual;
        var signatures = await act.Db.Signatures.AsNoTracking().Where(s => s.AgreementId == id).OrderBy(s => s.Place).ToListAsync();
        var changes = await act.Db.SignatoryChanges.AsNoTracking().Where(c => c.AgreementId == id).OrderBy(c => c.Place).ToListAsync();
        return Domain.Signing.SigningStatus.Of(AgreementStatus.Of(cascade, today, act.At), plan, signatures, changes);
    }

    /// <summary>Makes or changes the plan.</summary>
    public static async Task Plan(this Act act, Cascade cascade, SigningPlan plan)
    {
        await act.DemandForAll(WorkspaceAct.PlanSigning);
        var before = await act.Keep(cascade.Agreement.Id, plan);
        act.Journal("signing plan", before, plan);
        await act.Notify(cascade.Agreement.Id, Wording.Planned, null, $"{Wording.Planned} {act.Order.Id}", new NotificationFacts());
    }

    /// <summary>Registers a signature or that a party will not sign. Place and instant are set here.</summary>
    /// <param name="here">Signed for this occasion with Samsyn's own original: what the plan and the decision ask for is demanded, not only marked.</param>
    /// <exception cref="RefusedException">What <c>WhyNotSign</c> or <c>WhyNotRegister</c> answers.</exception>
    public static async Task Register(this Act act, Cascade cascade, Signature signature, bool here, DateOnly today)
    {
        await act.DemandFor(WorkspaceAct.RegisterSignature, cascade, signature.Party);
        var status = await act.SigningStatus(cascade, today);
        if ((here ? status.WhyNotSign(signature.Party, signature.ByFunction) : null) is { } stopped) throw new RefusedException(stopped);
        if (status.WhyNotRegister(signature) is { } refusal) throw new RefusedException(refusal);
        var row = signature with
        {
            AgreementId = cascade.Agreement.Id, RecordedAt = act.At, RegisteredBy = act.Order.By.Function,
            Place = (await act.Db.Signatures.Where(s => s.AgreementId == cascade.Agreement.Id).MaxAsync(s => (long?)s.Place) ?? 0) + 1,
        };
        act.Db.Add(row);
        act.Journal($"signature {row.Party}", null, row);
        await act.Notify(cascade.Agreement.Id, row.IsDeclined ? Wording.Declined : Wording.Signed, null, $"signing {row.Id}",
            new NotificationFacts { Party = row.Party, On = row.On, Version = row.Version, Title = row.ByFunction, Text = row.DeclinedReason });
    }

    /// <summary>Somebody else signs than the decision named.</summary>
    /// <exception cref="RefusedException">What <c>WhyNotReplace</c> answers.</exception>
    public static async Task Replace(this Act act, Cascade cascade, SignatoryChange change, DateOnly today)
    {
        await act.DemandFor(WorkspaceAct.RegisterSignature, cascade, change.Party);
        if ((await act.SigningStatus(cascade, today)).WhyNotReplace(change) is { } refusal) throw new RefusedException(refusal);
        var row = change with
        {
            AgreementId = cascade.Agreement.Id, RecordedAt = act.At,
            Place = (await act.Db.SignatoryChanges.Where(c => c.AgreementId == cascade.Agreement.Id).MaxAsync(c => (long?)c.Place) ?? 0) + 1,
        };
        act.Db.Add(row);
        act.Journal($"signatory {row.Party}", null, row);
        await act.Notify(cascade.Agreement.Id, Wording.Replaced, null, $"signing {row.Id}", new NotificationFacts { Party = row.Party, On = row.On, Title = row.Function, Text = row.Reason });
    }

    /// <summary>The parties somebody may register signatures for.</summary>
    public static IReadOnlyList<Principal> MaySignFor(this SignedIn who, Cascade cascade) => who.PartiesFor(WorkspaceAct.RegisterSignature, cascade);
}
