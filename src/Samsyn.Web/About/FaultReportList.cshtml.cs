using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;

namespace Samsyn.Web.About;

/// <summary><c>/arbete/rapporter</c>: what readers have reported, the newest first. Personal data: for those who answer and mend.</summary>
public sealed class FaultReportListModel(SamsynDb db) : WorkspacePage
{
    private const int Most = 200;

    public IReadOnlyList<FaultReport> Reports { get; private set; } = [];

    public int All { get; private set; }

    public async Task OnGetAsync()
    {
        if (!Who.CanForAll(WorkspaceAct.ReadFaultReports)) throw new NotPermittedException();
        All = await db.FaultReports.CountAsync(HttpContext.RequestAborted);
        Reports = await db.FaultReports.AsNoTracking().OrderByDescending(r => r.At).Take(Most).ToListAsync(HttpContext.RequestAborted);
    }

    /// <summary>The day a report is erased by itself.</summary>
    public static DateOnly ErasedOn(FaultReport report) => Dates.DayOf(report.At + FaultReports.Keep);
}
