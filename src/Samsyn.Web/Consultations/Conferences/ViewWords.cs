using Samsyn.Domain.Consultations;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Conferences;

/// <summary>What becomes of a view that came outside every round, in words.</summary>
public static class ViewWords
{
    public static readonly IReadOnlyList<ViewChoice> Choices = [ViewChoice.TakeIn, ViewChoice.Keep, ViewChoice.ExtendOld];

    public static string Label(this ViewChoice choice) => choice switch
    {
        ViewChoice.TakeIn => L("Tas in i en ny version", "Taken into a new version"),
        ViewChoice.Keep => L("Sparas till nästa avtal", "Kept for the next agreement"),
        ViewChoice.ExtendOld => L("Det gamla avtalet förlängs", "The old agreement is extended"),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "A choice without words."),
    };

    public static string Help(this ViewChoice choice) => choice switch
    {
        ViewChoice.TakeIn => L("Texten ändras nu. Parterna beslutar om den nya versionen.", "The text is changed now. The parties decide on the new version."),
        ViewChoice.Keep => L("Texten står kvar. Synpunkten läses när nästa avtal tas fram.", "The text stays. The view is read when the next agreement is made."),
        ViewChoice.ExtendOld => L("Det behövs mer tid än vad som finns. Avtalet som gäller förlängs medan texten arbetas om.", "More time is needed than there is. The agreement in force is extended while the text is worked over."),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "A choice without words."),
    };
}
