using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>Alarms between agreements, with their words.</summary>
public static class FamilyAlarms
{
    /// <summary>Only what is or may come in force carries others.</summary>
    public static IReadOnlyList<FamilyAlarm> Of(Cascade cascade, IReadOnlyList<Cascade> all, DateOnly asOf, DateTime now)
    {
        var stages = new Dictionary<string, Stage>(StringComparer.Ordinal);
        Stage StageOf(Agreement agreement)
        {
            if (!stages.TryGetValue(agreement.Slug, out var stage))
                stages[agreement.Slug] = stage = AgreementStatus.Of(all.First(c => c.Agreement.Slug == agreement.Slug), asOf, now).Stage;
            return stage;
        }

        return FamilyAlarm.Of(cascade.Agreement, [.. all.Select(c => c.Agreement)], asOf, now, agreement => StageOf(agreement) is Stage.InForce or Stage.Decided or Stage.Expired,
            cascade.County.AlarmLeadMonths ?? FamilyAlarm.LeadMonths);
    }

    public static IHtmlContent Sentence(FamilyAlarm alarm, Func<string, string> title) => alarm switch
    {
        FamilyAlarm.StatutoryLapses { HasLapsed: true } a => Markup.Of($"{L($"Lagen kräver att parterna har det här avtalet. Det slutade gälla {Dates.Full(a.Until)}, och inget nytt har tagit vid.", $"The law requires the parties to have this agreement. It ended on {Dates.Full(a.Until)}, and no new one has taken over.")}"),
        FamilyAlarm.StatutoryLapses a => Markup.Of($"{L($"Lagen kräver att parterna har det här avtalet. Det slutar gälla {Dates.Full(a.Until)}, och inget nytt är beslutat än.", $"The law requires the parties to have this agreement. It ends on {Dates.Full(a.Until)}, and no new one has been decided yet.")}"),
        FamilyAlarm.MainEnds a => Markup.Of($"{L("Lagen kräver att parterna har det här avtalet. När det slutar är inte känt, men", "The law requires the parties to have this agreement. When it ends is not known, but")} {Markup.Data(title(a.Main))}{L(", som det hör till,", ", which it belongs to,")} {(a.HasEnded ? L($"slutade gälla {Dates.Full(a.Until)}, och inget nytt har tagit vid.", $"ended on {Dates.Full(a.Until)}, and no new one has taken over.") : L($"slutar gälla {Dates.Full(a.Until)}, och inget nytt är beslutat än.", $"ends on {Dates.Full(a.Until)}, and no new one has been decided yet."))}"),
        FamilyAlarm.CarrierEnds a => Markup.Of($"{L("Avtalet kan bara användas så länge", "The agreement can only be used as long as")} {Markup.Data(title(a.Carrier))} {(a.HasEnded ? L($"gäller, och det slutade {Dates.Full(a.CarrierUntil)}.", $"applies, and that ended on {Dates.Full(a.CarrierUntil)}.") : L($"gäller, och det slutar {Dates.Full(a.CarrierUntil)}.", $"applies, and that ends on {Dates.Full(a.CarrierUntil)}."))}"),
        FamilyAlarm.Gap a => Markup.Of($"{L($"Mellan {Dates.Full(a.From)} och {Dates.Full(a.Until)} gäller varken det här avtalet eller", $"Between {Dates.Full(a.From)} and {Dates.Full(a.Until)} neither this agreement applies nor")} {Markup.Data(title(a.Successor))}."),
        FamilyAlarm.Overlap a => Markup.Of($"{L($"Mellan {Dates.Full(a.From)} och {Dates.Full(a.Until)} gäller både det här avtalet och", $"Between {Dates.Full(a.From)} and {Dates.Full(a.Until)} both this agreement applies and")} {Markup.Data(title(a.Successor))}."),
        _ => throw new ArgumentOutOfRangeException(nameof(alarm), alarm, "No sentence for this alarm."),
    };
}
