using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Storage;

namespace Samsyn.Web.About;

/// <summary><c>/ovningsdata</c>: what an exercise is, what in it is invented and what is real, and which exercises there are.</summary>
public sealed class ExerciseDataModel(IServiceProvider services) : PageModel
{
    public IReadOnlyList<Cascade> Exercises { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (services.GetService<Records>() is { } records)
            Exercises = [.. (await records.Cascades()).Where(c => c.Agreement.Settings.Demonstration)];
    }
}
