using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Api;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Consultations.Material;
using Samsyn.Web.Consultations.Memory;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations.Compiling;

/// <summary>The compilation as files, when it is published: the workbook and a CSV file of the same rows. Its leaders get them before.</summary>
public static class CompilationFiles
{
    public static void MapConsultations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/avtal/{slug}/remiss/sammanstallning.xlsx", Workbook).ExcludeFromDescription();
        routes.MapGet("/avtal/{slug}/remiss/sammanstallning.csv", Csv).ExcludeFromDescription();
        routes.MapGet("/avtal/{slug}/remiss/underlag/{body}.docx", Material).ExcludeFromDescription();
        routes.MapGet("/avtal/{slug}/minne.docx", Memory).ExcludeFromDescription();
    }

    private static async Task<IResult> Workbook(HttpContext context, string slug, string? omgang, Records records, Texts texts, Clock clock)
    {
        if (await Find(context, slug, omgang, records, texts, clock) is not { } view) return Results.NotFound();
        var book = new MemoryStream();
        CompilationBook.Write(book, view, clock.Now);
        book.Position = 0;
        return Results.File(book, CompilationBook.ContentType, $"{slug}-remissvar.xlsx");
    }

    private static async Task<IResult> Csv(HttpContext context, string slug, string? omgang, Records records, Texts texts, Clock clock)
    {
        if (await Find(context, slug, omgang, records, texts, clock) is not { } view) return Results.NotFound();
        using var text = new StringWriter();
        var csv = new CsvWriter(text, forSpreadsheets: true);
        string[] more = view.Agreement.Settings.Demonstration ? [Design.Languages.L("Övningsdata", "Exercise data")] : [];
        csv.Line([.. CompilationRows.Headings, .. more]);
        foreach (var row in CompilationRows.Of(view)) csv.Line([.. row.Cells, .. more.Select(_ => Design.Languages.L("Ja", "Yes"))]);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{slug}-remissvar.csv\"";
        return Results.Text(text.ToString(), "text/csv; charset=utf-8");
    }

    /// <summary>The material of a body, whose id has a hyphen in place of its colon: <c>KF-1480</c>.</summary>
    private static async Task<IResult> Material(HttpContext context, string slug, string body, string? omgang, Records records, Texts texts, Clock clock)
    {
        if (await Find(context, slug, omgang, records, texts, clock) is not { Consultation.Release: not null } view) return Results.NotFound();
        return view.Cascade.Steps.SelectMany(step => step.Bodies).FirstOrDefault(b => b.Id.Value.Replace(':', '-') == body) is { } one
            ? Results.File(MeetingMaterial.Write(view, one), AnswerDocument.ContentType, $"{slug}-underlag-{body.ToLowerInvariant()}.docx") : Results.NotFound();
    }

    private static async Task<IResult> Memory(HttpContext context, string slug, Records records, Texts texts, Clock clock)
    {
        if (await records.Cascade(slug) is not { } cascade) return Results.NotFound();
        var (settings, day) = (cascade.Agreement.Settings, clock.DayFor(cascade.Agreement.Settings));
        var memory = await records.Memory(texts, Domain.Decisions.AgreementStatus.Of(cascade, day, clock.Now));
        PageCache.Allow(context);
        return Results.File(MemoryDocument.Write(settings.Title, settings.Demonstration, day, memory), AnswerDocument.ContentType, $"{slug}-att-ta-med.docx");
    }

    private static async Task<RoundView?> Find(HttpContext context, string slug, string? omgang, Records records, Texts texts, Clock clock)
    {
        if (await records.Cascade(slug) is not { } cascade || await records.Round(texts, cascade, clock.DayFor(cascade.Agreement.Settings), omgang) is not { } view) return null;
        if (view.Consultation.Release is not null)
        {
            PageCache.Allow(context);
            return view;
        }

        return context.SignedIn()?.CanForAll(WorkspaceAct.RunConsultation) == true ? view : null;
    }
}
