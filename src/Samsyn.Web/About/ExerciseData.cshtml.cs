using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Api;
using Samsyn.Web.Storage;

namespace Samsyn.Web.About;

/// <summary><c>/ovningsdata</c>: what an exercise is, what in it is invented and what is real, and which exercises there are.</summary>
public sealed class ExerciseDataModel(Records records) : PageModel
{
    public IReadOnlyList<Cascade> Exercises { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Exercises = [.. (await records.Cascades()).Where(c => c.Agreement.Settings.Demonstration)];
        PageCache.Allow(HttpContext);
    }
}
