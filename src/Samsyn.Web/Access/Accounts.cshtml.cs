using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Access;

/// <summary>Who can sign in (konton): everybody for the administrator, the own people for a principal's own administrator.</summary>
public sealed class AccountsModel(SamsynDb db, Records records) : WorkspacePage
{
    public IReadOnlyList<Account> People { get; private set; } = [];

    public County? County { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Who.Can(WorkspaceAct.ManageAccounts)) return NotFound();
        County = await records.County();
        var all = await db.Users.AsNoTracking().Include(a => a.Roles).ToListAsync();
        People = [.. all.Where(a => AccountActs.CanManage(Who, a)).OrderBy(a => a.DisplayName, StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), true))];
        return Page();
    }
}
