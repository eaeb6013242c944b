using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>
/// What every public page of one agreement shares: the agreement by its slug, the day it is shown as of, and where it stands that day.
/// </summary>
/// <remarks>
/// <c>?den=2022-11-29</c> chooses the day. Without it an exercise shows the day it is made for and a real agreement shows
/// today. Everything recorded until now is counted: the day is about when things happened, not about when they were learnt.
/// </remarks>
public abstract class AgreementPage(Records records, Clock clock) : PageModel
{
    /// <summary>Earlier than any agreement here and later than any plan: days a person cannot mean are told so.</summary>
    private static readonly DateOnly FirstDay = new(1950, 1, 1);

    public AgreementStatus Status { get; private set; } = null!;

    public Cascade Cascade => Status.Cascade;

    public Agreement Agreement => Status.Cascade.Agreement;

    public AgreementSettings Settings => Agreement.Settings;

    /// <summary>The day shown when the reader asks for none.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>What was typed in the date box when it is no day.</summary>
    public string? TypedDay { get; private set; }

    public string? DayError { get; private set; }

    public bool ShowsAnotherDay => Status.AsOf != Today;

    /// <summary>Adds the day asked for to an address of the same agreement, so that it follows the reader from page to page.</summary>
    public string DayQuery => ShowsAnotherDay ? "?den=" + Dates.Iso(Status.AsOf) : "";

    /// <summary>Loads the agreement; null (not found) when nobody has one by that name.</summary>
    protected async Task<bool> Load(string slug, string? den)
    {
        if (await records.Cascade(slug) is not { } cascade) return false;
        Today = clock.DayFor(cascade.Agreement.Settings);
        var asOf = Today;
        if (!string.IsNullOrWhiteSpace(den))
        {
            if (!Dates.TryRead(den, out var asked) || asked < FirstDay)
            {
                TypedDay = den;
                DayError = L("Den dagen går inte att läsa eller finns inte. Skriv till exempel 29 november 2022.", "That day cannot be read or does not exist. Write for example 29 November 2022.");
            }
            else asOf = asked;
        }
        Status = AgreementStatus.Of(cascade, asOf, clock.Now);
        PageCache.Allow(HttpContext);
        return true;
    }

    /// <summary>Title, breadcrumb, exercise banner and printed head, the same on all pages of the agreement.</summary>
    public void Describe(PageFrame frame, string title, bool isOverview = false)
    {
        frame.Title = title;
        frame.Within = isOverview ? null : Settings.Title;
        frame.Section = SiteLinks.Agreements;
        frame.Feed = SiteLinks.FeedOf(Agreement.Slug, Settings.Title);
        frame.Crumbs.Add(new Crumb(SiteLinks.Agreements.Name, SiteLinks.Agreements.Path));
        if (isOverview) frame.Crumbs.Add(new Crumb(Settings.Title, Data: true));
        else
        {
            frame.Crumbs.Add(new Crumb(Settings.Title, $"~/avtal/{Agreement.Slug}{DayQuery}", Data: true));
            frame.Crumbs.Add(new Crumb(title));
        }
        frame.PrintedAs = L($"Läget den {Dates.Full(Status.AsOf)}", $"Status on {Dates.Full(Status.AsOf)}")
            + (Settings.Demonstration ? ". " + SiteLinks.ExerciseData.Name : "");
        if (Settings.Demonstration)
            frame.Exercise = L("Texten, besluten och mötena i det här avtalet är påhittade.", "The text, decisions and meetings of this agreement are invented.");
    }

    /// <summary>The words repeated at each figure of an exercise.</summary>
    public string ExerciseMark => Settings.Demonstration ? L(" Övningsdata.", " Exercise data.") : "";
}
