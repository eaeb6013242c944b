using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Api;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements;

/// <summary>Every agreement, by where it is in its life; sub-agreements under the one they belong to.</summary>
public sealed class ListModel(Records records, Clock clock) : PageModel
{
    public IReadOnlyList<AgreementCard> Cards { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Cards = AgreementCard.Of(await records.Cascades(), clock);
        PageCache.Allow(HttpContext);
    }

    /// <summary>The sections in the order people ask: what is going on, what applies, what has been.</summary>
    public IEnumerable<(string Id, IReadOnlyList<AgreementCard> Cards)> Sections
    {
        get
        {
            yield return ("pa-gang", Of(c => c.IsUnderWay));
            yield return ("galler", Of(c => c.Applies));
            yield return ("fallna", Of(c => c.Status.Stage == Stage.Fallen));
            yield return ("har-gallt", Of(c => c.Status.Stage == Stage.Expired));
        }
    }

    /// <summary>Agreements whose parent stands in the same section are listed under it.</summary>
    public static IEnumerable<AgreementCard> Children(AgreementCard parent, IReadOnlyList<AgreementCard> section) =>
        section.Where(c => c.Agreement.Settings.Parent == parent.Slug);

    public static bool IsTop(AgreementCard card, IReadOnlyList<AgreementCard> section) =>
        section.All(c => c.Slug != card.Agreement.Settings.Parent);

    private List<AgreementCard> Of(Func<AgreementCard, bool> belongs) =>
        [.. Cards.Where(belongs).OrderBy(c => c.IsExercise).ThenBy(c => c.Title, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), false))];
}
