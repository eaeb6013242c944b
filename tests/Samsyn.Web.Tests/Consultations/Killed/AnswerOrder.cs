using System.Globalization;
using Samsyn.Domain.Consultations;

namespace Samsyn.Web.Tests.Consultations.Killed;

/// <summary>What an order about an answer wants done.</summary>
internal enum AnswerWish
{
    Begin,
    Save,
    HandIn,
}

/// <summary>
/// One act on an answer with everything that is needed to do it again: the killed process says it in a line, and the next is given the same line.
/// </summary>
/// <param name="Draft">The draft; for <see cref="AnswerWish.Begin"/> the act's own id.</param>
/// <param name="From">Whom a draft is begun for; empty for an open answer, and for what is no beginning.</param>
/// <param name="Section">Of a saved field; empty for the whole.</param>
/// <param name="Seen">The field's revision when it was read.</param>
/// <param name="Chooses">It is saved with all texts of the field in sight.</param>
/// <param name="Text">Of a saved field; no two acts save the same.</param>
internal sealed record AnswerOrder(Guid Act, AnswerWish Wish, Guid Draft, string From = "", string Section = "", int Seen = 0, bool Chooses = false, string Text = "")
{
    /// <summary>Drawn from the act's id, so that doing it again says the same.</summary>
    public Stance? Stance => (Act.ToByteArray()[15] % 3) switch { 0 => Domain.Consultations.Stance.Supports, 1 => Domain.Consultations.Stance.Opposes, _ => null };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Act} {Wish} {Draft} {Said(From)} {Said(Section)} {Seen} {Chooses} {Text}");

    public static AnswerOrder Read(string line)
    {
        var words = line.Split(' ', 8);
        return new AnswerOrder(Guid.Parse(words[0]), Enum.Parse<AnswerWish>(words[1]), Guid.Parse(words[2]), Meant(words[3]), Meant(words[4]), int.Parse(words[5], CultureInfo.InvariantCulture), bool.Parse(words[6]), words[7]);
    }

    private static string Said(string word) => word.Length == 0 ? "-" : word;

    private static string Meant(string word) => word == "-" ? "" : word;
}
