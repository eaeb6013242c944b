using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Signing;

/// <summary>Why something about signing cannot be done: a closed family, with words in <c>Web/Signing/Wording.cs</c>.</summary>
public abstract record SigningRefusal : Refusal
{
    private SigningRefusal() { }

    public sealed record NotAParty(PrincipalId Party) : SigningRefusal;

    public sealed record InTheFuture(DateOnly On, DateOnly Today) : SigningRefusal;

    public sealed record UnknownVersion(string Version) : SigningRefusal;

    /// <summary>It has not said yes to the current text.</summary>
    public sealed record NotDecided(PrincipalId Party) : SigningRefusal;

    /// <summary>The decision can still be appealed, and nobody has chosen to sign before it has legal force.</summary>
    public sealed record AwaitsLegalForce(DateOnly? From) : SigningRefusal;

    public sealed record NotOpen(DateOnly OpensOn) : SigningRefusal;

    public sealed record AwaitsOthers(IReadOnlyList<PrincipalId> Parties) : SigningRefusal;

    public sealed record HasExpired(DateOnly ExpiredOn) : SigningRefusal;

    public sealed record IsSigned(string Function) : SigningRefusal;

    /// <summary>No original has been handed in to compare a signed file with.</summary>
    public sealed record NoMaster(string Version) : SigningRefusal;

    public sealed record ReasonMissing : SigningRefusal;

    /// <summary>The very same file has been handed in for a signature already: it holds no further one.</summary>
    public sealed record SameFile(PrincipalId Party) : SigningRefusal;

    /// <summary>Somebody has signed the original of the version: another would leave that signature on nothing.</summary>
    public sealed record OriginalIsSigned(PrincipalId Party) : SigningRefusal;

    /// <summary>The original is common, and the file lacks what another party has signed.</summary>
    public sealed record LacksEarlier(PrincipalId Party) : SigningRefusal;

    /// <summary>The function that is said to be replaced is not among those who sign.</summary>
    public sealed record NotASignatory(string Function) : SigningRefusal;
}

/// <summary>What may be done about a party's signature, asked by the page and again by the act.</summary>
public static class SigningActs
{
    /// <summary>Why a party cannot sign here and now; null when it can. For a file that is signed for this occasion, not for what was signed on paper before.</summary>
    public static SigningRefusal? WhyNotSign(this SigningStatus status, PrincipalId party, string? function)
    {
        if (status.Of(party) is not { } one) return new SigningRefusal.NotAParty(party);
        if (one.Signatories.FirstOrDefault(s => SigningStatus.Same(s.Function, function)) is { Signature: not null } done) return new SigningRefusal.IsSigned(done.Function);
        if (one.State == SigningState.Signed) return new SigningRefusal.IsSigned(function ?? "");
        if (one.Party.State != PartyState.Approved) return new SigningRefusal.NotDecided(party);
        if (status.Plan.OpensOn is { } opens && opens > status.Agreement.AsOf) return new SigningRefusal.NotOpen(opens);
        if (status.Plan.ExpiresOn is { } expires && expires < status.Agreement.AsOf) return new SigningRefusal.HasExpired(expires);
        if (one.MayFrom is not { } from || from > status.Agreement.AsOf) return new SigningRefusal.AwaitsLegalForce(one.MayFrom);
        if (status.Before(party) is { Count: > 0 } before) return new SigningRefusal.AwaitsOthers([.. before.Select(other => other.Party.Party.Id)]);
        return status.Agreement.Version is { } version && status.Plan.MasterOf(version.Id) is null ? new SigningRefusal.NoMaster(version.Id) : null;
    }

    /// <summary>Why something that has happened cannot be registered. Only the impossible is refused: who signed too early, in another order or in another function did so, and it is marked.</summary>
    public static SigningRefusal? WhyNotRegister(this SigningStatus status, Signature signature)
    {
        if (status.Of(signature.Party) is not { } one) return new SigningRefusal.NotAParty(signature.Party);
        if (signature.On is { } on && on > status.Agreement.AsOf) return new SigningRefusal.InTheFuture(on, status.Agreement.AsOf);
        if (signature.Version is { } version && status.Agreement.Cascade.Agreement.Versions.TrueForAll(v => v.Id != version)) return new SigningRefusal.UnknownVersion(version);
        if (signature.DeclinedReason is not null) return string.IsNullOrWhiteSpace(signature.DeclinedReason) ? new SigningRefusal.ReasonMissing() : null;
        if (signature is { Evidence: not null, FileSha256: { } hash } && status.Parties.SelectMany(party => party.Signatures).FirstOrDefault(other => other.FileSha256 == hash) is { } same) return new SigningRefusal.SameFile(same.Party);
        return one.Signatories.FirstOrDefault(s => SigningStatus.Same(s.Function, signature.ByFunction)) is { Signature: { } done } && done.Version == signature.Version ? new SigningRefusal.IsSigned(signature.ByFunction ?? "") : null;
    }

    /// <summary>Why the original of a version cannot be changed for another file; null when it can. Paper binds to the version, a signed file to the bytes.</summary>
    public static SigningRefusal? WhyNotReplaceOriginal(this SigningStatus status, string version, string sha256) =>
        status.Plan.MasterOf(version) is { } master && master.Sha256 != sha256
        && status.Parties.FirstOrDefault(party => party.Signatures.Any(s => s.Version == version && s.Evidence?.MasterSha256 == master.Sha256)) is { } signed ? new SigningRefusal.OriginalIsSigned(signed.Party.Party.Id) : null;

    public static SigningRefusal? WhyNotReplace(this SigningStatus status, SignatoryChange change)
    {
        if (status.Of(change.Party) is not { } one) return new SigningRefusal.NotAParty(change.Party);
        if (change.On > status.Agreement.AsOf) return new SigningRefusal.InTheFuture(change.On, status.Agreement.AsOf);
        if (string.IsNullOrWhiteSpace(change.Reason)) return new SigningRefusal.ReasonMissing();
        if (change.Replaces is { } old && !one.Signatories.Any(s => SigningStatus.Same(s.Function, old))) return new SigningRefusal.NotASignatory(old);
        return one.Signatories.FirstOrDefault(s => SigningStatus.Same(s.Function, change.Replaces)) is { Signature: not null } done ? new SigningRefusal.IsSigned(done.Function) : null;
    }
}
