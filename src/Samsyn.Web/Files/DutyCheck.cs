using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Web.Duties;

namespace Samsyn.Web.Files;

/// <summary>Judges the duties of a file against the register and the agreement's parties, and every new report against the duties.</summary>
internal sealed class DutyCheck(County county, MergedAgreement merged, DateOnly today, DateTime now, FaultList faults)
{
    public void Run()
    {
        Owners();
        if (!merged.File.DutiesAreSound) return;
        var book = new DutyBook(county, merged.After.Agreement, merged.After.Duties, merged.After.DutyReports, _ => DueDays.Unknown);
        foreach (var placed in merged.Duties.NewReports)
        {
            if (book.WhyNotRecord(placed.Report, today, now) is not { } refusal) continue;
            var (what, mend) = refusal.Words();
            faults.Add(PlaceOf(refusal, placed.Row), what, mend);
        }
    }

    private void Owners()
    {
        var parties = merged.After.Agreement.PartiesIn(county).Select(p => p.Id.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var written in merged.File.Duties.SelectMany(duty => duty.Owners))
        {
            if (written.Text is Duty.EachParty or Duty.EachMunicipality or Duty.EachRegion) continue;
            if (DutyBook.OwnerOf(county, written.Text) is not { } owner)
                written.Refuse($"{written.Quoted} är varken ett organ eller en huvudman i länets register", $"rätta id, eller skriv {Duty.EachParty}, {Duty.EachMunicipality} eller {Duty.EachRegion}");
            else if (owner.Principal is { } principal && !parties.Contains(principal.Id.Value))
                written.Refuse($"{written.Text} är inte part i avtalet", "ange en av avtalets parter eller ett av deras organ");
        }
    }

    private static Place PlaceOf(DutyRefusal refusal, YamlKeys row) => refusal switch
    {
        DutyRefusal.UnknownDuty => row.PlaceOf("duty"),
        DutyRefusal.NotAnOwner => row.PlaceOf("by"),
        DutyRefusal.UnknownOccurrence => row.PlaceOf("occurrence"),
        DutyRefusal.InTheFuture or DutyRefusal.WithdrawnBeforeItWasDone => row.PlaceOf("on"),
        DutyRefusal.RecordedLaterThanNow or DutyRefusal.RecordedBeforeItHappened => row.PlaceOf("recorded_at"),
        DutyRefusal.NotAnAddress => row.PlaceOf("link"),
        DutyRefusal.NothingToWithdraw => row.PlaceOf("withdraws"),
        _ => row.Place,
    };
}
