using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;
using Samsyn.Web.Api;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements;

/// <summary>Vilka lagar bygger avtalen på? Every act of the register with the agreements that refer to it; those whose act has been replaced first.</summary>
/// <remarks>When SoL (2001:453) was replaced by SoL (2025:400) every agreement that cited it had to be read again. Source: R06, DOMAIN.md 56.</remarks>
public sealed class ActsPageModel(Records records, Clock clock) : PageModel
{
    public DateOnly Today { get; private set; }

    /// <summary>Acts that are no longer in force and that some agreement still refers to.</summary>
    public IReadOnlyList<ActOnPage> Replaced { get; private set; } = [];

    public IReadOnlyList<ActOnPage> Others { get; private set; } = [];

    /// <summary>References to acts the register does not have.</summary>
    public IReadOnlyList<(string Text, Agreement Agreement)> Unknown { get; private set; } = [];

    /// <summary>An act and the agreements that refer to it, each with the reference as it stands.</summary>
    public sealed record ActOnPage(LegalAct Act, LegalAct? Replacement, IReadOnlyList<(string Text, Agreement Agreement)> References);

    /// <summary>"Socialtjänstlag (2001:453)": the number once.</summary>
    public static string Name(LegalAct act) => act.Title.Contains(act.Number, StringComparison.Ordinal) ? act.Title : $"{act.Title} ({act.Number})";

    public async Task OnGetAsync()
    {
        Today = clock.Today;
        var cascades = await records.Cascades();
        var acts = (await records.County())?.Acts ?? [];
        var found = from cascade in cascades
                    let agreement = cascade.Agreement
                    let textOn = agreement.Versions.LastOrDefault(v => v.On <= Today)?.On ?? agreement.Settings.Term.From ?? agreement.Settings.EntryIntoForce.Stated?.On
                    from text in agreement.Settings.LegalBasis
                    select (Act: LegalReference.Parse(text).Act(acts, textOn), Text: text, Agreement: agreement);
        var all = found.ToList();
        var pages = acts.Select(act => new ActOnPage(act, acts.FirstOrDefault(other => other.Number == act.ReplacedBy), [.. all.Where(f => f.Act == act).Select(f => (f.Text, f.Agreement))])).ToList();
        Replaced = [.. pages.Where(page => page.Act.Until < Today && page.References.Count > 0)];
        Others = [.. pages.Except(Replaced)];
        Unknown = [.. all.Where(f => f.Act is null).Select(f => (f.Text, f.Agreement))];
        PageCache.Allow(HttpContext);
    }
}
