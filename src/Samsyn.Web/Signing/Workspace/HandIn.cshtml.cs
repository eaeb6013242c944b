using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Documents.Pdf;
using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing.Workspace;

/// <summary>
/// Lämna en underskrift: a file signed electronically, which is read and compared with the original before anything is kept, or the news that it was signed
/// on paper, with the scan.
/// </summary>
[RequestSizeLimit(UploadedPdf.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedPdf.MostSent)]
public sealed class HandInModel(Records records, Clock clock, Acts acts) : WorkspacePage
{
    public const string Electronic = "electronic";
    public const string Paper = "paper";

    public Cascade Cascade { get; private set; } = null!;

    public SigningStatus Signing { get; private set; } = null!;

    public IReadOnlyList<Principal> Mine { get; private set; } = [];

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    [BindProperty(SupportsGet = true, Name = "part")]
    public string? Party { get; set; }

    [BindProperty]
    public string? Function { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? On { get; set; }

    /// <summary>What a file that was not taken showed, so that one can see what is wrong with it.</summary>
    public SignedPdfReport? Report { get; private set; }

    public string Slug => Cascade.Agreement.Slug;

    public string? Version => Signing.Agreement.Version?.Id;

    public SigningMaster? Master => Signing.Plan.MasterOf(Version);

    /// <summary>The file to add a signature to, when the original is common and others have signed it.</summary>
    public Signature? Latest => Signing.Latest;

    public DateOnly Today { get; private set; }

    public PrincipalId? PartyId => Mine.Count == 1 ? Mine[0].Id : Mine.FirstOrDefault(p => p.Id.Value == Party)?.Id;

    /// <summary>Those who sign for the party by its decision and have not.</summary>
    public IReadOnlyList<Choice> Functions => [.. (PartyId is { } id ? Signing.Of(id)?.Signatories ?? [] : []).Where(one => one.Signature is null).Select(one => new Choice(one.Function, Wording.Capital(one.Function), Data: true))];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await Load(slug)) return NotFound();
        if (Functions is [var only]) Function = only.Value;
        return Page();
    }

    /// <summary>The common original as the last party left it. It shows the signers' names, so only those who are to sign it get it.</summary>
    public async Task<IActionResult> OnGetLatestAsync(string slug) =>
        await Load(slug) && Latest is { FileSha256: { } hash } && await records.Blob(hash) is { } bytes ? File(bytes, "application/pdf", $"{slug}-{Version}.pdf") : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid actId, IFormFile? file)
    {
        if (!await Load(slug)) return NotFound();
        ActId = actId;
        if (PartyId is not { } party) return Refuse("part", L("Välj en part.", "Choose a party."));
        if (How is not (Electronic or Paper)) return Refuse(nameof(How), L("Välj hur det är undertecknat.", "Choose how it was signed."));
        var function = string.IsNullOrWhiteSpace(Function) ? null : Function.Trim();
        if (function is null) return Refuse(nameof(Function), L("Ange vem som har skrivit under: funktionen, inte namnet.", "Say who has signed: the function, not the name."));
        var signature = new Signature { Id = Guid.CreateVersion7(), AgreementId = Cascade.Agreement.Id, Party = party, ByFunction = function, Form = How, Version = Version, RecordedAt = clock.Now, Place = 0 };
        byte[]? bytes;
        if (How == Electronic)
        {
            if (Signing.WhyNotSign(party, function) is { } stopped) return Refuse(FieldOf(stopped), stopped.Sentence(NameOf));
            (bytes, var fault) = await UploadedPdf.Read(file);
            if (fault is not null) return Refuse("file", fault);
            Report = SignedPdf.Read(bytes!, clock.Now, await records.Blob(Master!.Sha256));
            if (Report.Fault(Version!) is { } wrong) return Refuse("file", wrong);
            var signed = Report.Signatures.Last(s => !s.IsDocumentTimestamp);
            var at = signed.Timestamp is { IsValid: true, Time: { } stamped } ? stamped : signed.ClaimedTime;
            signature = signature with
            {
                On = at is { } time && Domain.Calendars.Stockholm.DayOf(time) is var day && day <= Today ? day : Today,
                FileSha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes!)),
                Evidence = new SignatureEvidence(Master.Sha256, at is { } kept ? new DateTime(kept.Ticks - kept.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc) : null, signed.Certificate?.Issuer, SignedFileWords.Kept(Report.NotVerified)),
            };
            if (Signing.WhyNotRegister(signature) is { } refusal) return Refuse(FieldOf(refusal), refusal.Sentence(NameOf));
            if (Latest is { } latest && await records.Blob(latest.FileSha256!) is { } before && !bytes!.AsSpan().StartsWith(before)) return Refuse("file", new SigningRefusal.LacksEarlier(latest.Party).Sentence(NameOf));
        }
        else
        {
            if (!Dates.TryRead(On ?? "", out var day)) return Refuse(nameof(On), L("Ange dagen då det skrevs under.", "Give the day it was signed."));
            signature = signature with { On = day };
            (bytes, var fault) = file is null ? (null, null) : await UploadedPdf.Read(file);
            if (fault is not null) return Refuse("file", fault);
            // A scan is kept as it is, but it must be something that can be read again.
            if (bytes is not null && SignedPdf.Read(bytes, clock.Now).Problem is PdfProblem.NotPdf) return Refuse("file", L("Filen är ingen PDF. Skanna till PDF, eller lämna fältet tomt.", "The file is no PDF. Scan to PDF, or leave the field empty."));
            if (Signing.WhyNotRegister(signature) is { } impossible) return Refuse(FieldOf(impossible), impossible.Sentence(NameOf));
        }

        try
        {
            await acts.Run(new ActOrder(actId, "signing.register", Who.ActsFor(WorkspaceAct.RegisterSignature, Cascade, party)) { AgreementSlug = slug }, async act =>
            {
                var cascade = await act.Cascade(slug) ?? throw new NotPermittedException();
                // Another party may have signed the common original since it was compared.
                if (How == Electronic && (await act.SigningStatus(cascade, Today)).Latest is { } now && now.Id != Latest?.Id) throw new RefusedException(new SigningRefusal.LacksEarlier(now.Party));
                await act.Register(cascade, signature with { FileSha256 = bytes is null ? null : await act.Keep(bytes) }, How == Electronic, Today);
            });
        }
        catch (RefusedException refused) when (refused.Refusal is SigningRefusal refusal)
        {
            if (!await Load(slug)) return NotFound();
            return Refuse(FieldOf(refusal), refusal.Sentence(NameOf), StatusCodes.Status409Conflict);
        }

        return LocalRedirect(Url.Content($"~/arbete/avtal/{slug}/underskrifter"));
    }

    public string NameOf(PrincipalId id) => Cascade.County.Find(id)?.Name ?? id.Value;

    private static string FieldOf(SigningRefusal refusal) => refusal switch
    {
        SigningRefusal.IsSigned => nameof(Function),
        SigningRefusal.InTheFuture => nameof(On),
        SigningRefusal.SameFile or SigningRefusal.LacksEarlier => "file",
        _ => "part",
    };

    private PageResult Refuse(string field, string message, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.AddModelError(field == "part" && Mine.Count == 1 ? "" : field, message);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> Load(string slug)
    {
        if (await records.Cascade(slug) is not { } cascade) return false;
        Mine = Who.MaySignFor(cascade);
        if (Mine.Count == 0) return false;
        Cascade = cascade;
        Today = FormContext.TodayOf(cascade.Agreement, clock);
        Signing = await records.SigningStatus(AgreementStatus.Of(cascade, Today, clock.Now));
        return true;
    }
}
