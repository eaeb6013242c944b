using Samsyn.Domain.Groups;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups;

/// <summary>Every refusal about groups, positions and scenarios in words: for forms in both languages, for files as what and mend.</summary>
public static class GroupRefusals
{
    public static string Sentence(this GroupRefusal refusal) => refusal switch
    {
        GroupRefusal.NotAName r => L($"”{r.Name}” går inte som kortnamn. Skriv små bokstäver, siffror och bindestreck.", $"“{r.Name}” does not do as a short name. Write small letters, digits and hyphens."),
        GroupRefusal.NameIsTaken r => L($"Avtalet har redan en grupp med kortnamnet {r.Name}. Välj ett annat.", $"The agreement already has a group with the short name {r.Name}. Choose another."),
        GroupRefusal.UnknownNominator r => L($"”{r.By}” finns inte i länets register. Skriv ett förbund, en huvudman eller ett organ.", $"“{r.By}” is not in the county’s register. Write a federation, a principal or a body."),
        GroupRefusal.UnknownBody r => L($"Organet {r.Body} finns inte i länets register.", $"The body {r.Body} is not in the county’s register."),
        GroupRefusal.UnknownOrganisation r => L($"Huvudmannen {r.Organisation} finns inte i länets register.", $"The principal {r.Organisation} is not in the county’s register."),
        GroupRefusal.RightGivenTwice r => L($"{r.By} står två gånger bland dem som nominerar. Skriv ett antal för var och en.", $"{r.By} stands twice among those who nominate. Write one number for each."),
        GroupRefusal.NoSeats r => L($"{r.By} behöver minst en plats att nominera till.", $"{r.By} needs at least one seat to nominate to."),
        GroupRefusal.EndsBeforeItBegins r => L($"Den sista dagen, {Dates.Full(r.Until)}, är före den första, {Dates.Full(r.From)}.", $"The last day, {Dates.Full(r.Until)}, comes before the first, {Dates.Full(r.From)}."),
        GroupRefusal.AlreadyRecorded r => L($"{r.Name} är redan registrerat med andra uppgifter.", $"{r.Name} is already recorded with other particulars."),
        GroupRefusal.NoSuchSeat r => L($"Gruppen har ingen plats {r.Seat}.", $"The group has no seat {r.Seat}."),
        GroupRefusal.NoSuchMeeting r => L($"Gruppen har inget möte {r.Meeting}.", $"The group has no meeting {r.Meeting}."),
        GroupRefusal.NoSuchPaper r => L($"Avtalets grupper har inget dokument {r.Paper}.", $"The agreement’s groups have no document {r.Paper}."),
        GroupRefusal.NoSuchGroup r => L($"Avtalet har ingen grupp {r.Name}.", $"The agreement has no group {r.Name}."),
        GroupRefusal.NothingPlanned => L("Skriv när mötet är, eller vad ni vet om när.", "Write when the meeting is, or what is known of when."),
        GroupRefusal.SaysNothing => L("Skriv vad det handlar om. Texten är tom.", "Write what it is about. The text is empty."),
        GroupRefusal.InTheFuture r => L($"Ange en dag som har varit. {Dates.Full(r.On)} ligger i framtiden.", $"Give a day that has been. {Dates.Full(r.On)} is in the future."),
        GroupRefusal.RecordedLaterThanNow => L("Tidpunkten för registreringen ligger i framtiden.", "The instant of recording is in the future."),
        GroupRefusal.ChangedMeanwhile => L("Någon annan ändrade den under tiden. Läs vad som står nu och svara en gång till.", "Somebody else changed it meanwhile. Read what stands now and answer once more."),
        GroupRefusal.PositionNeedsWords => L("Skriv vad ni vill ha i stället, eller varför ni säger nej.", "Write what you want instead, or why you say no."),
        GroupRefusal.CostNeedsSource => L("Skriv var beloppet kommer ifrån.", "Write where the amount comes from."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No sentence for this refusal."),
    };

    /// <summary>For an import: what is wrong, how it is mended, and at which key.</summary>
    internal static (string What, string Mend, string? Key) InFile(this GroupRefusal refusal) => refusal switch
    {
        GroupRefusal.NotAName r => ($"”{r.Name}” är inget giltigt kortnamn", "skriv små bokstäver a–z, siffror och bindestreck", "id"),
        GroupRefusal.NameIsTaken r => ($"gruppen {r.Name} står två gånger", "ge den ena ett eget id", "id"),
        GroupRefusal.UnknownNominator r => ($"{r.By} är varken ett förbund, en huvudman eller ett organ i länets register", "rätta id, eller lägg till det i länsfilen", "nominated_by"),
        GroupRefusal.UnknownBody r => ($"organet {r.Body} finns inte i länets register", "rätta id, eller lägg till det i länsfilen", "body"),
        GroupRefusal.UnknownOrganisation r => ($"{r.Organisation} finns inte bland länets huvudmän", "rätta id, eller lägg till huvudmannen i länsfilen", "organisation"),
        GroupRefusal.RightGivenTwice r => ($"{r.By} står två gånger bland dem som nominerar", "slå ihop raderna", "nominations"),
        GroupRefusal.NoSeats r => ($"{r.By} har ingen plats att nominera till", "ange minst en plats", "nominations"),
        GroupRefusal.EndsBeforeItBegins => ("den sista dagen är före den första", "rätta from eller until", "until"),
        GroupRefusal.AlreadyRecorded r => ($"{r.Name} är redan registrerat med andra uppgifter", "ge det ett eget id; att en plats lämnas skrivs under seats_left", "id"),
        GroupRefusal.NoSuchSeat r => ($"gruppen har ingen plats {r.Seat}", "ange id för en plats under seats", "seat"),
        GroupRefusal.NoSuchMeeting r => ($"gruppen har inget möte {r.Meeting}", "ange id för ett möte under meetings", "meeting"),
        GroupRefusal.NoSuchPaper r => ($"ingen av avtalets grupper har dokumentet {r.Paper}", "ange id för ett dokument under documents", "document"),
        GroupRefusal.NoSuchGroup r => ($"avtalet har ingen grupp {r.Name}", "ange id för en av avtalets grupper", "to"),
        GroupRefusal.NothingPlanned => ("mötet har varken planned eller words", "ange planned, eller källans ord i words", null),
        GroupRefusal.SaysNothing => ("raden säger inget", "ange url, text eller sha256", null),
        GroupRefusal.InTheFuture r => ($"{Dates.Iso(r.On)} ligger i framtiden; i dag är det {Dates.Iso(r.Today)}", "ange en dag som har varit", "on"),
        GroupRefusal.RecordedLaterThanNow r => ($"recorded_at {InstantText.Of(r.RecordedAt)} ligger i framtiden", "ange en tidpunkt som har varit, eller utelämna den", "recorded_at"),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "This refusal is not about a file."),
    };
}
