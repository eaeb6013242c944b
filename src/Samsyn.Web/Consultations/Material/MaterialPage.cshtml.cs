using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Material;

/// <summary>Meeting material for a body (underlag till sammanträde): chosen by body, with the file's size and SHA-256 to put in the minutes.</summary>
public sealed class MaterialPageModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    private readonly Records read = records;

    public RoundView View { get; private set; } = null!;

    /// <summary>The body asked for; null while none is.</summary>
    public Body? Body { get; private set; }

    /// <summary>Size and SHA-256 of the chosen body's file.</summary>
    public (int Bytes, string Sha256) Made { get; private set; }

    public string Title => L("Underlag till sammanträdet", "Material for the meeting");

    /// <summary>The bodies that have a say in the agreement, in the order of the cascade.</summary>
    public IReadOnlyList<Choice> Bodies => [.. Cascade.Steps.SelectMany(step => step.Bodies).DistinctBy(b => b.Id).Select(b => new Choice(b.Id.Value, MeetingMaterial.NameOf(b), Data: true))];

    public string FileLink => $"~/avtal/{Agreement.Slug}/remiss/underlag/{Uri.EscapeDataString(Body!.Id.Value.Replace(':', '-'))}.docx?omgang={Uri.EscapeDataString(View.Consultation.Version)}";

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang, string? organ)
    {
        if (!await Load(slug, null) || await read.Round(texts, Cascade, Status.AsOf, omgang) is not { Consultation.Release: not null } view) return NotFound();
        View = view;
        if (string.IsNullOrWhiteSpace(organ)) return Page();
        if (Cascade.Steps.SelectMany(s => s.Bodies).FirstOrDefault(b => b.Id.Value == organ) is not { } body) return NotFound();
        Body = body;
        var bytes = MeetingMaterial.Write(view, body);
        Made = (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return Page();
    }
}
