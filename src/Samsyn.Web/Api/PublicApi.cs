using System.Globalization;
using System.Text.Json;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Api;

/// <summary>
/// Open data at stable addresses: the list of agreements, the status of one (CONTRACT.md C3), the register, and the decisions as CSV.
/// </summary>
public static class PublicApi
{
    public static void MapPublicApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/agreements", Agreements).WithName("ListAgreements").WithSummary("Every agreement with its stage")
            .WithDescription("Exercises are shown as of the day they are made for, other agreements as of today.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
        api.MapGet("/agreements/{slug}/status", Status).WithName("GetStatus").WithSummary("Where an agreement stands")
            .WithDescription("as_of is a day in Europe/Stockholm (default today); known_at an instant with Z or an offset (default now). The two are independent.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/principals", Principals).WithName("ListPrincipals").WithSummary("The county's register of principals")
            .WithDescription("federation is the one a principal belongs to today, null when it belongs to none.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
        api.MapFallback(() => Problem(StatusCodes.Status404NotFound, "Adressen finns inte i API:et.", "Se /api/v1/openapi.json.")).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/beslut.csv", DecisionsAsCsv).ExcludeFromDescription();
        app.MapOpenApi("/api/v1/openapi.json");
        app.MapGet("/halsa", async (Records records) =>
        {
            await records.County();
            return Results.Text("ok");
        }).ExcludeFromDescription();
    }

    private static async Task<IResult> Agreements(HttpContext context, Records records, Clock clock)
    {
        var cards = AgreementCard.Of(await records.Cascades(), clock);
        PageCache.Allow(context);
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, StatusJson.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("agreements");
            foreach (var card in cards)
            {
                json.WriteStartObject();
                json.WriteString("slug", card.Slug);
                json.WriteString("title", card.Title);
                json.WriteBoolean("demonstration", card.IsExercise);
                json.WriteString("form", Spelling.Forms.Of(card.Agreement.Settings.Form));
                json.WriteString("as_of", Dates.Iso(card.Status.AsOf));
                json.WriteString("stage", Spelling.Stages.Of(card.Status.Stage));
                json.WriteNumber("parties", card.Status.Counts.Parties);
                json.WriteNumber("approved", card.Status.Counts.Approved);
                json.WriteString("status", $"/api/v1/agreements/{card.Slug}/status");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Results.Bytes(buffer.ToArray(), "application/json; charset=utf-8");
    }

    private static async Task<IResult> Status(HttpContext context, string slug, string? as_of, string? known_at, Records records, Clock clock)
    {
        if (await records.Cascade(slug) is not { } cascade)
            return Problem(StatusCodes.Status404NotFound, $"Det finns inget avtal {slug}.", "Se /api/v1/agreements.");
        var day = clock.Today;
        if (as_of is not null && !DateOnly.TryParseExact(as_of, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problem(StatusCodes.Status400BadRequest, $"as_of: {as_of} är ingen dag som finns.", "Skriv åååå-mm-dd, till exempel 2022-11-29.");
        var instant = clock.Now;
        if (known_at is not null && !InstantText.TryParse(known_at, out instant, out _))
            return Problem(StatusCodes.Status400BadRequest, $"known_at: {known_at} är ingen tidpunkt med tidszon.", "Skriv till exempel 2022-11-29T09:15:00Z; ett plustecken skrivs %2B.");
        PageCache.Allow(context);
        return Results.Bytes(StatusJson.Of(AgreementStatus.Of(cascade, day, instant)), "application/json; charset=utf-8");
    }

    private static async Task<IResult> Principals(HttpContext context, Records records, Clock clock)
    {
        var county = await records.County();
        PageCache.Allow(context);
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, StatusJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("county", county?.Id);
            json.WriteString("name", county?.Name);
            json.WriteStartArray("principals");
            foreach (var principal in county?.Principals ?? [])
            {
                json.WriteStartObject();
                json.WriteString("id", principal.Id.Value);
                json.WriteString("type", Spelling.PrincipalTypes.Of(principal.Type));
                json.WriteString("name", principal.Name);
                json.WriteString("official_name", principal.OfficialName);
                json.WriteString("federation", county!.GroupsOf(principal, GroupKind.Federation, clock.Today) is { Count: > 0 } codes ? string.Join(' ', codes) : null);
                json.WriteString("org_nr", principal.OrganisationNumber);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Results.Bytes(buffer.ToArray(), "application/json; charset=utf-8");
    }

    /// <summary>The table of the tracker as a file, one row a party. Cells that a spreadsheet could take for a formula are made harmless.</summary>
    private static async Task<IResult> DecisionsAsCsv(HttpContext context, string slug, string? den, Records records, Clock clock)
    {
        if (await records.Cascade(slug) is not { } cascade) return Results.NotFound();
        var settings = cascade.Agreement.Settings;
        var asOf = Dates.TryRead(den, out var asked) ? asked : clock.DayFor(settings);
        var tracker = new Tracker(AgreementStatus.Of(cascade, asOf, clock.Now));
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text, forSpreadsheets: true);
        csv.Line("agreement", "as_of", "party", "name", "federation", "care_area", "state", "body", "on", "version", "paragraph", "condition", "reservations", "appeal_until", "legal_force_on", "flags", "source", "demonstration");
        foreach (var row in tracker.Rows.OrderBy(r => r.Party.Id))
        {
            var status = row.Status;
            csv.Line(
                slug, Dates.Iso(asOf), row.Party.Id.Value, row.Party.Name, string.Join(' ', row.Federations), string.Join("; ", row.CareAreas),
                Spelling.PartyStates.Of(status.State), status.Body?.Id.Value ?? "", Day(status.On), status.Version ?? "", status.Decision?.Paragraph ?? "",
                status.Decision?.Condition ?? "", string.Join("; ", status.Decision?.Reservations ?? []), Day(status.AppealUntil), Day(status.LegalForceOn),
                string.Join(' ', status.Flags.Select(Spelling.PartyFlags.Of)), status.Decision?.Source ?? "", settings.Demonstration ? "true" : "false");
        }
        PageCache.Allow(context);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{slug}-{Dates.Iso(asOf)}.csv\"";
        return Results.Text(text.ToString(), "text/csv; charset=utf-8");
    }

    private static string Day(DateOnly? day) => day is { } known ? Dates.Iso(known) : "";

    /// <summary>Problem details (RFC 9457): what is wrong and how to mend it.</summary>
    internal static IResult Problem(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);
}
