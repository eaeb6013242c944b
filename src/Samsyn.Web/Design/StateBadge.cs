using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design.Drawings;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>The words of a count; the labels themselves stand in <see cref="Wording"/>.</summary>
public static class StateWords
{
    /// <summary>In a count: <c>31 har sagt ja</c>, <c>17 har inte beslutat ännu</c>; the number stands before it.</summary>
    /// <param name="unknown">Nobody knows the parties' own decisions: then <c>49 utan känt beslut</c> (<see cref="Wording.AreDecisionsUnknown"/>).</param>
    public static string Have(PartyState state, int count, bool unknown = false) => state switch
    {
        PartyState.Undecided when unknown => L("utan känt beslut", "without a known decision"),
        PartyState.Approved => L("har sagt ja", count == 1 ? "has said yes" : "have said yes"),
        PartyState.Rejected => L("har sagt nej", count == 1 ? "has said no" : "have said no"),
        PartyState.Conditional => L("har sagt ja med villkor", count == 1 ? "has said yes with a condition" : "have said yes with a condition"),
        PartyState.Outdated => L("har beslutat om en äldre version", count == 1 ? "has decided on an older version" : "have decided on an older version"),
        PartyState.Tabled => L("har bordlagt", count == 1 ? "has postponed it" : "have postponed it"),
        PartyState.ReferredBack => L("har återremitterat", count == 1 ? "has referred it back" : "have referred it back"),
        PartyState.Undecided => L("har inte beslutat ännu", count == 1 ? "has not decided yet" : "have not decided yet"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}

/// <summary>The same badge for a table with one on every row, where a tag helper would be most of the row's cost.</summary>
/// <example><code>@StateBadge.Of(row.Status.State, row.Status.State.Label(Model.Unknown))</code></example>
public static class StateBadge
{
    public static IHtmlContent Of(PartyState state, string words) =>
        Markup.Of($"<span class=\"state\">{StateTile.For(state)}<span>{words}</span></span>");
}

/// <summary>
/// <c>&lt;state-badge state="Tabled" /&gt;</c>: the hewn tile and the word, never the tile alone. With content it
/// says the content instead of the word: <c>&lt;state-badge state="Approved"&gt;Godkände avtalet&lt;/state-badge&gt;</c>.
/// </summary>
[HtmlTargetElement("state-badge")]
public sealed class StateBadgeTagHelper : TagHelper
{
    public PartyState State { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = (await output.GetChildContentAsync()).GetContent().Trim();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "state");
        IHtmlContent words = own.Length > 0 ? new HtmlString(own) : Markup.Of($"{State.Label()}");
        output.Content.SetHtmlContent(Markup.Of($"{StateTile.For(State)}<span>{words}</span>"));
    }
}

/// <summary><c>&lt;stage-label stage="@status.Stage" /&gt;</c>: small, above an agreement's title; content follows after a comma.</summary>
[HtmlTargetElement("stage-label")]
public sealed class StageLabelTagHelper : TagHelper
{
    public Stage Stage { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = (await output.GetChildContentAsync()).GetContent().Trim();
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stage");
        output.Content.SetHtmlContent(Markup.Of($"{Stage.Label()}{Markup.When(more.Length > 0, $", {new HtmlString(more)}")}"));
    }
}

/// <summary>
/// <c>&lt;state-counts counts="status.Counts" /&gt;</c>: the legend under the status sentence, only states that occur:
/// <c>31 har sagt ja · 2 har bordlagt · 17 har inte beslutat ännu</c>.
/// </summary>
[HtmlTargetElement("state-counts", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StateCountsTagHelper : TagHelper
{
    private static readonly PartyState[] Shown =
    [
        PartyState.Approved, PartyState.Conditional, PartyState.Rejected, PartyState.Outdated, PartyState.Tabled,
        PartyState.ReferredBack, PartyState.Undecided,
    ];

    public PartyCounts Counts { get; set; } = null!;

    /// <summary>The parties' own decisions are not known: see <see cref="Wording.AreDecisionsUnknown"/>.</summary>
    public bool Unknown { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "state-counts");
        output.Content.SetHtmlContent(Markup.Join(Shown.Where(s => Counts.Of(s) > 0).Select(s => Markup.Of(
            $"<li><span class=\"state\">{StateTile.For(s)}<span><b>{Numbers.Whole(Counts.Of(s))}</b> {StateWords.Have(s, Counts.Of(s), Unknown)}</span></span></li>"))));
    }
}
