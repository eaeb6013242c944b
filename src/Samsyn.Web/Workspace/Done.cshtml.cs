using Microsoft.AspNetCore.Mvc;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Workspace;

/// <summary>Klart: what we have decided and done, the newest first, from the same sources as what awaits.</summary>
public sealed class DoneModel(Records records, Clock clock, IEnumerable<ToDoSource> sources) : WorkspacePage
{
    public IReadOnlyList<ToDoItem> Done { get; private set; } = [];

    public bool HasExercises { get; private set; }

    protected override IActionResult ForOthers() => Challenge(AccessSetup.Scheme);

    public async Task OnGetAsync()
    {
        var cards = AgreementCard.Of(await records.Cascades(), clock);
        Done = [.. (await sources.Items(new ToDoAsker(Who, cards))).Where(i => i.DoneOn is not null)];
        HasExercises = cards.Any(c => c.IsExercise && Done.Any(d => d.Slug == c.Slug));
    }
}
