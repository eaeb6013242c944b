using Samsyn.Domain.Consultations;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations;

/// <summary>Consultations in words: stances, what became of remarks, where a round stands.</summary>
public static class Wording
{
    /// <summary>In the terms of Swedish practice (DOMAIN.md 46, 47).</summary>
    public static string Label(this Stance stance) => stance switch
    {
        Stance.Supports => L("Tillstyrker", "Supports"),
        Stance.SupportsWithRemarks => L("Tillstyrker med synpunkter", "Supports with remarks"),
        Stance.NoObjection => L("Ingen erinran", "No objection"),
        Stance.Opposes => L("Avstyrker", "Opposes"),
        Stance.NoView => L("Ingen synpunkt här", "No view here"),
        Stance.Abstains => L("Avstår från att yttra sig", "Abstains from giving a view"),
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "A stance without words."),
    };

    /// <summary>What choosing it means.</summary>
    public static string? Help(this Stance stance) => stance switch
    {
        Stance.SupportsWithRemarks => L("Ja, men något bör ändras eller förtydligas.", "Yes, but something should be changed or made clearer."),
        Stance.NoObjection => L("Ni har läst och har inget att invända.", "You have read it and have nothing against it."),
        Stance.Opposes => L("Nej, så här bör det inte bli. Skriv varför.", "No, it should not be like this. Write why."),
        Stance.Abstains => L("Ni svarar, men tar inte ställning. Ingen frågar er igen.", "You answer, but take no stance. Nobody asks you again."),
        _ => null,
    };

    public static string Label(this Disposition disposition) => disposition switch
    {
        Disposition.Accepted => L("Beaktas", "Accepted"),
        Disposition.Partly => L("Beaktas delvis", "Partly accepted"),
        Disposition.Declined => L("Beaktas inte", "Not accepted"),
        Disposition.Forwarded => L("Förs vidare till genomförandet", "Forwarded to the implementation"),
        Disposition.Answered => L("Frågan är besvarad", "The question is answered"),
        _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "A disposition without words."),
    };

    public static string Label(this AnswerKind kind) => kind switch
    {
        AnswerKind.Invited => L("Inbjuden", "Invited"),
        AnswerKind.Open => L("Öppet svar", "Open answer"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    /// <summary>Where a round stands, in the tense of the day: "Remissen pågår till och med 18 april 2022".</summary>
    public static string Sentence(this Consultation round, DateOnly day) => round.On(day) switch
    {
        RoundState.Planned => L($"Remissen öppnar {Dates.Full(round.Settings.Opens)}.", $"The consultation opens on {Dates.Full(round.Settings.Opens)}."),
        RoundState.Open when round.ClosesOn() == day => L($"Remissen pågår. I dag, {Dates.Full(day)}, är sista dagen att svara.", $"The consultation is open. Today, {Dates.Full(day)}, is the last day to answer."),
        RoundState.Open => L($"Remissen pågår till och med {Dates.Full(round.ClosesOn())}.", $"The consultation is open until and including {Dates.Full(round.ClosesOn())}."),
        RoundState.Closed when round.Settings.AnswersElsewhere => L($"Remissen stängde {Dates.Full(round.ClosesOn())}. Svaren finns inte här.", $"The consultation closed on {Dates.Full(round.ClosesOn())}. The answers are not here."),
        RoundState.Closed => L($"Remissen stängde {Dates.Full(round.ClosesOn())}. Svaren sammanställs.", $"The consultation closed on {Dates.Full(round.ClosesOn())}. The answers are being compiled."),
        RoundState.Published => L($"Remissen stängde {Dates.Full(round.ClosesOn())}. Sammanställningen publicerades {Dates.Full(round.Release!.On)}.", $"The consultation closed on {Dates.Full(round.ClosesOn())}. The compilation was published on {Dates.Full(round.Release!.On)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(round), round.On(day), "A state without words."),
    };

    /// <summary>That the last day is a day when offices are shut; null for an ordinary day (R27).</summary>
    public static string? DayOffWarning(this Consultation round)
    {
        if (Consultation.IsDayOff(round.ClosesOn()) is not { } off) return null;
        var what = off.Holiday is { } holiday ? HolidayWords.Name(holiday) : Dates.Weekday(round.ClosesOn());
        return L($"Sista dagen är {what}, då många kontor är stängda. Svar tas emot hela dagen.", $"The last day is {what}, when many offices are shut. Answers are received all day.");
    }

    /// <summary>"Remissvar 17": what the receipt says, with the registry number when the round has one.</summary>
    public static string Number(this Consultation round, int number) => round.Settings.Case is { } dnr ? $"{dnr}-{number}" : number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What stops it, and how to mend it, as a page says it.</summary>
    public static string Sentence(this ConsultationRefusal refusal)
    {
        var (what, mend) = refusal.Words();
        return Capital(what) + ". " + Capital(mend) + ".";
    }

    /// <summary>How long, in the reader's own words: "12 dagar kvar".</summary>
    public static string DaysLeft(int days) => days switch
    {
        < 0 => L("stängd", "closed"),
        0 => L("sista dagen i dag", "last day today"),
        1 => L("1 dag kvar", "1 day left"),
        _ => L($"{days} dagar kvar", $"{days} days left"),
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
