using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Documents.Pdf;
using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing.Workspace;

/// <summary>Underskrifter i arbetsrummet: the original to hand in, and for each party one may speak for what there is to do. Signed files are read here, not in public.</summary>
[RequestSizeLimit(UploadedPdf.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedPdf.MostSent)]
public sealed class DeskModel(Records records, Clock clock, Acts acts) : WorkspacePage
{
    private static readonly StringComparer SwedishOrder = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), false);

    public Cascade Cascade { get; private set; } = null!;

    public SigningStatus Signing { get; private set; } = null!;

    public IReadOnlyList<PartySigning> Mine { get; private set; } = [];

    /// <summary>Who has signed the original, so that it stands; null while it can be replaced.</summary>
    public string? WhyOriginalStands => Version is { } version ? Signing.WhyNotReplaceOriginal(version, "")?.Sentence(NameOf) : null;

    /// <summary>Those of them with something to do or to show: a party that has not said yes has nothing to sign, replace or decline.</summary>
    public IEnumerable<IGrouping<Stage, PartySigning>> ToSign => Mine.Where(party => party.State is not SigningState.NotDecided || party.Signatures.Any()).GroupBy(StageOf).OrderBy(group => group.Key);

    public IReadOnlyList<PartySigning> Undecided => [.. Mine.Where(party => party.State is SigningState.NotDecided && !party.Signatures.Any())];

    /// <summary>What can be done about a party, in the order of the page.</summary>
    public enum Stage
    {
        Open,
        Waits,
        Done,
    }

    private Stage StageOf(PartySigning party) => party.State == SigningState.Signed ? Stage.Done : WhyNot(party) is null && party.Declined is null ? Stage.Open : Stage.Waits;

    public static string TitleOf(Stage stage) => stage switch
    {
        Stage.Open => L("Kan skriva under nu", "May sign now"),
        Stage.Waits => L("Väntar eller skriver inte under", "Waiting, or will not sign"),
        _ => L("Har skrivit under", "Have signed"),
    };

    public bool MayPlan => Who.CanForAll(WorkspaceAct.PlanSigning);

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public string Slug => Cascade.Agreement.Slug;

    public string? Version => Signing.Agreement.Version?.Id;

    public SigningMaster? Master => Signing.Plan.MasterOf(Version);

    public async Task<IActionResult> OnGetAsync(string slug) => await Load(slug) ? Page() : NotFound();

    /// <summary>The original of the current version.</summary>
    public async Task<IActionResult> OnPostMasterAsync(string slug, Guid actId, IFormFile? file)
    {
        if (!await Load(slug) || !MayPlan) return NotFound();
        var (bytes, fault) = await UploadedPdf.Read(file);
        fault ??= Version is null ? L("Avtalet har ingen text att skriva under. Publicera en version först.", "The agreement has no text to sign. Publish a version first.") : null;
        // An original is read as strictly as a signed file: what cannot be compared later is refused now.
        fault ??= SignedPdf.Read(bytes!, clock.Now).Problem switch
        {
            PdfProblem.None or PdfProblem.NoSignature => null,
            PdfProblem.Encrypted => L("Filen är krypterad eller skyddad med lösenord. Lämna den utan skydd.", "The file is encrypted or protected by a password. Hand it in without."),
            PdfProblem.TooComplex => L("Filen packar upp till mer än något avtal rymmer. Spara den på nytt utan bilder eller bilagor.", "The file unpacks to more than any agreement holds. Save it again without pictures or attachments."),
            _ => L("Filen är ingen hel PDF. Spara den på nytt som PDF från ordbehandlaren.", "The file is no whole PDF. Save it again as PDF from the word processor."),
        };
        var hash = bytes is null ? "" : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        fault ??= Signing.WhyNotReplaceOriginal(Version!, hash)?.Sentence(NameOf);
        if (fault is not null) return Refuse(fault, StatusCodes.Status422UnprocessableEntity);
        try
        {
            await KeepOriginal(slug, actId, bytes!, hash);
        }
        catch (RefusedException refused) when (refused.Refusal is SigningRefusal refusal)
        {
            return await Load(slug) ? Refuse(refusal.Sentence(NameOf), StatusCodes.Status409Conflict) : NotFound();
        }

        return LocalRedirect(Url.Content($"~/arbete/avtal/{slug}/underskrifter"));
    }

    private PageResult Refuse(string fault, int status)
    {
        ModelState.AddModelError("file", fault);
        Response.StatusCode = status;
        return Page();
    }

    private Task<ActReceipt> KeepOriginal(string slug, Guid actId, byte[] bytes, string hash) =>
        acts.Run(new ActOrder(actId, "signing.master", Who.AsForAll(WorkspaceAct.PlanSigning)) { AgreementSlug = slug }, async act =>
        {
            var cascade = await act.Cascade(slug) ?? throw new NotPermittedException();
            var now = await act.SigningStatus(cascade, FormContext.TodayOf(cascade.Agreement, clock));
            if (now.WhyNotReplaceOriginal(Version!, hash) is { } refusal) throw new RefusedException(refusal);
            await act.Keep(bytes);
            await act.Plan(cascade, now.Plan with { Masters = [.. now.Plan.Masters.Where(master => master.Version != Version), new SigningMaster(Version!, hash)] });
        });

    /// <summary>A signed file or a scan, for those who may speak for its party.</summary>
    public async Task<IActionResult> OnGetFileAsync(string slug, Guid signature)
    {
        if (!await Load(slug)) return NotFound();
        var found = Mine.SelectMany(party => party.Signatures).FirstOrDefault(s => s.Id == signature && s.FileSha256 is not null);
        return found is not null && await records.Blob(found.FileSha256!) is { } bytes ? File(bytes, "application/pdf", $"{slug}-{found.Party}.pdf") : NotFound();
    }

    private async Task<bool> Load(string slug)
    {
        if (await records.Cascade(slug) is not { } cascade) return false;
        var mine = Who.MaySignFor(cascade).Select(party => party.Id).ToHashSet();
        if (mine.Count == 0) return false;
        Cascade = cascade;
        Signing = await records.SigningStatus(AgreementStatus.Of(cascade, FormContext.TodayOf(cascade.Agreement, clock), clock.Now));
        Mine = [.. Signing.Parties.Where(party => mine.Contains(party.Party.Party.Id)).OrderBy(party => party.Party.Party.Name, SwedishOrder)];
        return true;
    }

    public string NameOf(PrincipalId id) => Cascade.County.Find(id)?.Name ?? id.Value;

    /// <summary>Why the party cannot sign here and now; null when it can.</summary>
    public string? WhyNot(PartySigning party) => Signing.WhyNotSign(party.Party.Party.Id, null)?.Sentence(NameOf);
}
