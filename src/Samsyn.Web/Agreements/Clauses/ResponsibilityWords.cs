using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>The words for who is responsible.</summary>
internal static class ResponsibilityWords
{
    public static string Side(Responsible who) => who switch
    {
        Responsible.Region => L("Regionen", "The region"),
        Responsible.Municipality => L("Kommunen", "The municipality"),
        Responsible.Both => L("Regionen och kommunen", "The region and the municipality"),
        _ => L("Någon annan", "Somebody else"),
    };

    /// <summary>"Ansvarig: Regionen. Vad: Inköp. För vem: vuxna." What the agreement says is Swedish on both pages.</summary>
    public static IHtmlContent Line(Responsibility one) => Markup.Of(
        $"{L("Ansvarig:", "Responsible:")} {WhoMarkup(one)}. {L("Vad:", "What:")} {Markup.Data(one.What)}.{(one.Whom is { } whom ? Markup.Of($" {L("För vem:", "For whom:")} {Markup.Data(whom)}.") : Markup.Nothing)}");

    /// <summary>Who, with a name that the agreement gives marked as Swedish.</summary>
    public static IHtmlContent WhoMarkup(Responsibility one) => one.Who switch
    {
        Responsible.Other when one.Named is { } named => Markup.Data(named),
        _ when one.Named is { } named => Markup.Of($"{Side(one.Who)} ({Markup.Data(named)})"),
        _ => Markup.Of($"{Side(one.Who)}"),
    };
}
