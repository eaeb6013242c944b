using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// <c>&lt;page-heading kicker="Samverkansavtal digitala hjälpmedel" title="Vem har beslutat?" lead="…"&gt;…&lt;/page-heading&gt;</c>:
/// the head of a page. Content (the as-of box) stands at the right of the h1, under it on narrow screens.
/// </summary>
[HtmlTargetElement("page-heading")]
public sealed class PageHeadingTagHelper : TagHelper
{
    /// <summary>What the page belongs to: an agreement's title, "Registrera beslut, fråga 3 av 7".</summary>
    public string? Kicker { get; set; }

    /// <summary>True when the kicker is Swedish data.</summary>
    public bool KickerData { get; set; }

    /// <summary>The h1. Data when <see cref="TitleData"/>.</summary>
    public string Title { get; set; } = "";

    /// <summary>True when the h1 is Swedish data: an agreement's title.</summary>
    public bool TitleData { get; set; }

    /// <summary>One or two sentences under the h1.</summary>
    public string? Lead { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var aside = await output.GetChildContentAsync();
        var text = Markup.Of(
            $"{Markup.When(Kicker is not null, $"<p class=\"kicker\"{Markup.Attribute("lang", KickerData ? DataLang : null)}>{Kicker}</p>")}<h1{Markup.Attribute("lang", TitleData ? DataLang : null)}>{Title}</h1>{Markup.When(Lead is { Length: > 0 }, $"<p class=\"lead\">{Lead}</p>")}");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page page-head");
        output.Content.SetHtmlContent(aside.IsEmptyOrWhiteSpace
            ? text
            : Markup.Of($"<div class=\"cols\"><div class=\"wide\">{text}</div><div class=\"side\">{aside}</div></div>"));
    }
}

/// <summary>
/// <c>&lt;agreement-tabs slug="digitala-hjalpmedel" current="/beslut" /&gt;</c>: the pages of one agreement, under its h1. The pages
/// are <see cref="SiteLinks.AgreementPages"/>.
/// </summary>
[HtmlTargetElement("agreement-tabs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AgreementTabsTagHelper : TagHelper
{
    public string Slug { get; set; } = "";

    /// <summary>The path of the current page after the slug; empty for the overview.</summary>
    public string Current { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        Tabs.Write(output, L("Avtalets sidor", "Pages of the agreement"), SiteLinks.AgreementPages.Select(page =>
            (Href: request.Href($"~/avtal/{Slug}{page.Path}"), page.Name, Current: page.Path == Current)));
    }
}

/// <summary>
/// <c>&lt;tabs-row label="Visa" links="…" /&gt;</c>: a row of text links of which one is current, for example views of the same list.
/// </summary>
[HtmlTargetElement("tabs-row", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TabsRowTagHelper : TagHelper
{
    /// <summary>What the row is, for a screen reader.</summary>
    public string Label { get; set; } = "";

    public IEnumerable<SiteLink> Links { get; set; } = [];

    /// <summary>The path of the current one.</summary>
    public string Current { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
        => Tabs.Write(output, Label, Links.Select(link =>
            (ViewContext.HttpContext.Request.Href(link.Path), link.Name, link.Path == Current)));
}

internal static class Tabs
{
    public static void Write(TagHelperOutput output, string label, IEnumerable<(string Href, string Name, bool Current)> links)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page tabs");
        output.Attributes.SetAttribute("aria-label", label);
        output.Content.SetHtmlContent(Markup.Of($"<ul>{Markup.Join(links.Select(link => Markup.Of(
            $"<li><a href=\"{link.Href}\"{Markup.Attribute("aria-current", link.Current ? "page" : null)}>{link.Name}</a></li>")))}</ul>"));
    }
}

/// <summary>
/// <c>&lt;section-head title="Alla parter"&gt;&lt;a href="…"&gt;…&lt;/a&gt;&lt;/section-head&gt;</c>: the h2 that opens a section, its links at the
/// right. The section itself is <c>&lt;section class="section"&gt;</c>: 3 px of ink above.
/// </summary>
[HtmlTargetElement("section-head")]
public sealed class SectionHeadTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>True when the title is Swedish data.</summary>
    public bool TitleData { get; set; }

    /// <summary>The id of the h2, for links to the section and for <c>aria-labelledby</c>.</summary>
    public string? HeadingId { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var links = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "section-head");
        output.Content.SetHtmlContent(Markup.Of(
            $"<h2{Markup.Attribute("id", HeadingId)}{Markup.Attribute("lang", TitleData ? DataLang : null)}>{Title}</h2>{Markup.When(!links.IsEmptyOrWhiteSpace, $"<p>{links}</p>")}"));
    }
}

/// <summary><c>&lt;back-link href="~/arbete" /&gt;</c>: "‹ Tillbaka", first on a form page.</summary>
[HtmlTargetElement("back-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BackLinkTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "back");
        output.Attributes.SetAttribute("href", ViewContext.HttpContext.Request.Href(Href));
        output.Content.SetContent(L("Tillbaka", "Back"));
    }
}

/// <summary>
/// <c>&lt;as-of-box day="Model.AsOf" known-at="Model.KnownAt" /&gt;</c>: "Visa läget den". A GET form that sets <c>?den=</c> and keeps
/// the page's other filters; says what was known; links to today when another day is shown.
/// </summary>
[HtmlTargetElement("as-of-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AsOfBoxTagHelper : TagHelper
{
    /// <summary>The day shown.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Up to which instant recorded facts are counted, UTC.</summary>
    public DateTime KnownAt { get; set; }

    /// <summary>Today in Stockholm, or the day the exercise is shown as of; the link to it is left out when it is shown.</summary>
    public DateOnly Today { get; set; }

    /// <summary>What was typed when it was no day; shown again with the error.</summary>
    public string? Typed { get; set; }

    /// <summary>Why it could not be shown.</summary>
    public string? Error { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var here = (request.PathBase + request.Path).ToUriComponent();
        var others = request.Query.Where(q => q.Key != "den").SelectMany(q => q.Value, (q, value) => (q.Key, Value: value ?? "")).ToList();
        var today = others.Count == 0 ? here : here + QueryString.Create(others.Select(o => KeyValuePair.Create(o.Key, (string?)o.Value))).ToUriComponent();
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "as-of");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", here);
        output.Content.SetHtmlContent(Markup.Of($"""
            {Markup.Join(others.Select(o => Markup.Of($"<input type=\"hidden\" name=\"{o.Key}\" value=\"{o.Value}\">")))}
            <label class="ds-label" for="den">{L("Visa läget den", "Show status on")}</label>
            {Markup.When(!string.IsNullOrEmpty(Error), $"<p class=\"field-message\" id=\"den-fel\">{L("Fel:", "Error:")} {Error}</p>")}
            <div class="row"><input class="ds-input" type="text" id="den" name="den" value="{(string.IsNullOrEmpty(Typed) ? Dates.Iso(Day) : Typed)}" autocomplete="off" aria-describedby="{(string.IsNullOrEmpty(Error) ? "den-vet" : "den-fel den-vet")}"{Markup.Attribute("aria-invalid", string.IsNullOrEmpty(Error) ? null : "true")}>
            <button class="ds-button" type="submit">{L("Visa", "Show")}</button></div>
            <p id="den-vet">{L("Uppgifter inlagda till och med", "Facts recorded up to")} {Dates.Instant(KnownAt)}.{Markup.When(Day != Today || !string.IsNullOrEmpty(Error), $" <a href=\"{today}\">{L("Visa dagens läge", "Show today")}</a>")}</p>
            """));
    }
}

/// <summary>How a <c>day</c> tag writes its day.</summary>
public enum DayWording
{
    /// <summary>14 december 2022</summary>
    Full,

    /// <summary>14 december</summary>
    DayMonth,

    /// <summary>14 dec 2022</summary>
    Short,

    /// <summary>14 dec</summary>
    ShortDayMonth,

    /// <summary>onsdag 14 december</summary>
    WeekdayDayMonth,

    /// <summary>onsdag 14 december 2022</summary>
    WeekdayFull,
}

/// <summary><c>&lt;day on="decision.On" as="Short" /&gt;</c>: a day in words inside <c>&lt;time datetime&gt;</c>.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly On { get; set; }

    public DayWording As { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Of(On, As));
    }

    /// <summary>The same for a table with a day on every row, where a tag helper would be most of the row's cost.</summary>
    public static IHtmlContent Of(DateOnly day, DayWording wording)
    {
        var words = wording switch
        {
            DayWording.DayMonth => Dates.DayMonth(day),
            DayWording.Short => Dates.Short(day),
            DayWording.ShortDayMonth => Dates.ShortDayMonth(day),
            DayWording.WeekdayDayMonth => Dates.WeekdayDayMonth(day),
            DayWording.WeekdayFull => Dates.WeekdayFull(day),
            _ => Dates.Full(day),
        };
        return Markup.Of($"<time datetime=\"{Dates.Iso(day)}\">{words}</time>");
    }
}

/// <summary>
/// <c>&lt;ul class="duties"&gt;&lt;duty-row day="…" title="Registrera beslutet" href="~/…" action="Registrera" primary clause="Punkt 4.2"&gt;what
/// and why&lt;/duty-row&gt;&lt;/ul&gt;</c>: one thing to do, under a large day. Only the nearest is <c>primary</c>; nothing is red.
/// </summary>
[HtmlTargetElement("duty-row")]
public sealed class DutyRowTagHelper : TagHelper
{
    /// <summary>The day by which; null for what has no day.</summary>
    public DateOnly? Day { get; set; }

    public string Title { get; set; } = "";

    /// <summary><c>sv</c> on an English page when the title is Swedish data.</summary>
    public string? TitleLang { get; set; }

    /// <summary>When, where no single day is known: the source's words, in italics instead of the large day.</summary>
    public string? When { get; set; }

    public string? WhenLang { get; set; }

    /// <summary>Where it is done, beginning with <c>~/</c>; unset makes the title plain and leaves out the button.</summary>
    public string? Href { get; set; }

    /// <summary>The button's word: what happens. Unset leaves out the button.</summary>
    public string? Action { get; set; }

    public bool Primary { get; set; }

    /// <summary>The clause it rests on, how long it takes.</summary>
    public string? Clause { get; set; }

    /// <summary>True when the day has passed: says that it is all right to do it now.</summary>
    public bool Passed { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        var href = ViewContext.HttpContext.Request.Href(Href);
        // An attribute whose expression is null arrives as the empty text.
        var (when, titleLang) = (string.IsNullOrEmpty(When) ? null : When, string.IsNullOrEmpty(TitleLang) ? null : TitleLang);
        var day = when is not null ? Markup.Of($"<em{Markup.Attribute("lang", string.IsNullOrEmpty(WhenLang) ? null : WhenLang)}>{when}</em>")
            : Day is { } on ? Markup.Of($"<time datetime=\"{Dates.Iso(on)}\"><b>{on.Day}</b> {Dates.Weekday(on)}<br> {Dates.Month(on)}</time>")
            : Markup.Nothing;
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Day is null && when is null) output.Attributes.SetAttribute("class", "undated");
        output.Content.SetHtmlContent(Markup.Of($"""
            <div class="day">{day}</div>
            <div><h3{Markup.Attribute("lang", titleLang)}>{(Href is null ? Markup.Of($"{Title}") : Markup.Of($"<a href=\"{href}\">{Title}</a>"))}</h3>{Markup.When(Passed, $"<p><b>{L("Dagen har passerat.", "The day has passed.")}</b> {L("Det går bra att göra nu.", "It is fine to do it now.")}</p>")}{Markup.When(!body.IsEmptyOrWhiteSpace, $"<p>{body}</p>")}{Markup.When(Clause is not null, $"<p class=\"clause\">{Clause}</p>")}</div>
            {Markup.When(Href is not null && Action is not null, $"<div class=\"action\"><a class=\"ds-button\"{Markup.Attribute("data-variant", Primary ? null : "secondary")} href=\"{href}\">{Action}<span class=\"sr-only\">: <span{Markup.Attribute("lang", titleLang)}>{Title}</span></span></a></div>")}
            """));
    }
}
