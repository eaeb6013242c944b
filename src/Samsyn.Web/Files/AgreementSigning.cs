using Samsyn.Domain.Signing;

namespace Samsyn.Web.Files;

/// <summary>What an agreement file says of how it is signed, and of signatories that took another's place (R21, R24).</summary>
public sealed partial class AgreementFile
{
    /// <summary>Null when the file says nothing: a recorded plan stays.</summary>
    public SigningPlan? SigningPlan { get; private set; }

    /// <summary>The rounds of the order, with their places.</summary>
    public IReadOnlyList<Written> SigningOrder { get; private set; } = [];

    /// <summary>Versions that have an original, with their places.</summary>
    public List<Written> MasterVersions { get; } = [];

    public List<PlacedSignatory> Signatories { get; } = [];

    /// <summary>Bytes of originals, signed files and scans by their hash.</summary>
    public Dictionary<string, byte[]> SigningFiles { get; } = new(StringComparer.Ordinal);

    private void ReadSigning(YamlKeys root)
    {
        if (root.OptionalMap("signing") is { } signing)
        {
            var document = signing.Optional("document")?.Word(Spelling.SigningDocuments) ?? SigningDocument.Common;
            SigningOrder = signing.Texts("order");
            var opens = signing.Optional("opens_on")?.Day();
            var expires = signing.Optional("expires_on");
            var last = expires?.Day();
            var early = signing.Optional("before_legal_force")?.Said();
            var days = signing.Texts("remind_days").Select(text => text.Count(least: 0, most: 365)).OfType<int>().Distinct().OrderDescending().ToList();
            var masters = new List<SigningMaster>();
            foreach (var row in signing.Rows("masters"))
            {
                var version = row.Required("version");
                var file = row.Required("file");
                row.Close();
                if (version is { } of)
                {
                    MasterVersions.Add(of);
                }

                if (version?.Said() is { } name && file is { } written && FileOf(written) is { } hash)
                {
                    masters.RemoveAll(master => master.Version == name);
                    masters.Add(new SigningMaster(name, hash));
                }
            }

            signing.Close();
            if (last < opens)
            {
                expires!.Value.Refuse("den sista dagen att skriva under är före den första", "rätta opens_on eller expires_on");
            }

            SigningPlan = new SigningPlan(document, [.. SigningOrder.Select(text => text.Text)], opens, last, early, days, masters);
        }

        foreach (var row in root.Rows("signatories"))
        {
            var party = row.Required("party")?.Principal();
            var replaces = row.Optional("replaces")?.Said();
            var function = row.Required("function")?.Said();
            var on = row.Required("on")?.Day();
            var reason = row.Required("reason")?.Said();
            var recordedAt = row.Optional("recorded_at")?.Instant();
            row.Close();
            if (party is { } id && function is not null && on is { } day && reason is not null)
            {
                var change = new SignatoryChange
                {
                    Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Party = id, Replaces = replaces, Function = function, On = day, Reason = reason, RecordedAt = recordedAt ?? now, Place = 0,
                };
                Signatories.Add(new PlacedSignatory(change, row, row.Has("recorded_at")));
            }
        }
    }

    /// <summary>What a signature's row says of the file that was signed.</summary>
    private (string? File, SignatureEvidence? Evidence) ReadSignedFile(YamlKeys row)
    {
        var hash = row.Optional("file") is { } written ? FileOf(written) : null;
        if (row.OptionalMap("evidence") is not { } map)
        {
            return (hash, null);
        }

        var master = map.Required("master_sha256");
        var signedAt = map.Optional("signed_at")?.Instant();
        var issuer = map.Optional("issuer")?.Text;
        var not = map.Texts("not_verified").Select(text => text.Text).ToList();
        map.Close();
        if (master is { } digest && !(digest.Text.Length == 64 && digest.Text.All(char.IsAsciiHexDigitLower)))
        {
            digest.Refuse($"{digest.Quoted} är ingen SHA-256", "skriv 64 siffror och små bokstäver a–f");
        }

        return (hash, master is { } of ? new SignatureEvidence(of.Text, signedAt, issuer, not) : null);
    }

    private string? FileOf(Written name)
    {
        if (beside.Bytes(name, faults) is not { } bytes)
        {
            return null;
        }

        var hash = FileBeside.Sha256(bytes);
        SigningFiles[hash] = bytes;
        return hash;
    }
}

/// <summary>A change of signatory with its places.</summary>
public sealed record PlacedSignatory(SignatoryChange Change, YamlKeys Row, bool SaysWhen);
