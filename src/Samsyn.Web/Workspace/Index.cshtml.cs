using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Workspace;

/// <summary>The start of the workspace (att göra): what awaits, and what one can do.</summary>
public sealed class IndexModel(Records records, Clock clock, Drafts drafts) : WorkspacePage
{
    public IReadOnlyList<AgreementCard> UnderWay { get; private set; } = [];

    public IReadOnlyList<FormDraft> Begun { get; private set; } = [];

    protected override IActionResult ForOthers() => Challenge(AccessSetup.Scheme);

    public async Task OnGetAsync()
    {
        UnderWay = [.. AgreementCard.Of(await records.Cascades(), clock).Where(c => c.IsUnderWay)];
        Begun = await drafts.Begun(Who.AccountId);
    }
}
