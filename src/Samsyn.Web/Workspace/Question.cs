using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Workspace;

/// <summary>One page of a form: one question, mostly one field.</summary>
/// <param name="Slug">Its part of the address, <c>dag</c>.</param>
public sealed record Question(string Slug, string Title, string? Lead, IReadOnlyList<Field> Fields)
{
    /// <summary>What is good to see while answering: the plan as it was, the decision that is corrected.</summary>
    public IReadOnlyList<Aside> Beside { get; init; } = [];

    /// <summary>A short warning before the fields, not an error.</summary>
    public string? Note { get; init; }
}

/// <summary>A fact that is good to see while answering.</summary>
/// <param name="Lang"><c>sv</c> on an English page when the text is Swedish data.</param>
public sealed record Aside(string Term, string Text, string? Lang = null);

/// <summary>A field of a question, named as it is kept among the answers.</summary>
public abstract record Field(string Name, string Label, string Help)
{
    public bool Optional { get; init; }

    /// <summary>When the form's own check asks for it all the same: "om den är känd". Said at the label instead of "(frivilligt)".</summary>
    public string? NeededWhen { get; init; }

    /// <summary>What is chosen before anything has been answered.</summary>
    public string? Default { get; init; }

    /// <summary>What is said when it must be filled in and is not.</summary>
    public string? WhenEmpty { get; init; }

    /// <summary>More than anybody writes by hand.</summary>
    public virtual int Longest => 500;
}

public sealed record LineField(string Name, string Label, string Help, int? Size = null) : Field(Name, Label, Help);

public sealed record DayField(string Name, string Label, string Help) : Field(Name, Label, Help);

public sealed record TextField(string Name, string Label, string Help, int Rows = 5) : Field(Name, Label, Help)
{
    public override int Longest => 8000;
}

/// <summary>One of several, each with its explanation.</summary>
public sealed record OneOfField(string Name, string Label, string Help, IReadOnlyList<Choice> Choices) : Field(Name, Label, Help)
{
    /// <summary>Short choices without explanations.</summary>
    public bool Plain { get; init; }
}

/// <summary>One of many, in a list that folds out.</summary>
public sealed record ListField(string Name, string Label, string Help, IReadOnlyList<Choice> Choices) : Field(Name, Label, Help);

/// <summary>Any of several.</summary>
public sealed record SeveralField(string Name, string Label, string Help, IReadOnlyList<Choice> Choices) : Field(Name, Label, Help);

/// <summary>One yes or no.</summary>
public sealed record YesField(string Name, string Label, string Help) : Field(Name, Label, Help);

/// <summary>What must be mended before the act, and at which field.</summary>
public sealed record AnswerFault(string Field, string Message);

/// <summary>A row of check answers.</summary>
/// <param name="Fields">The fields it shows: their faults stand here.</param>
/// <param name="Question">Where it is changed.</param>
public sealed record AnswerRow(string Term, string? Text, string Question, params string[] Fields)
{
    /// <summary>How it stood before, for a correction or a new plan.</summary>
    public string? Before { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="Before"/> is Swedish data.</summary>
    public string? BeforeLang { get; init; }

    /// <summary>The text is Swedish data.</summary>
    public bool Data { get; init; }

    public Domain.Decisions.PartyState? State { get; init; }
}

/// <summary>What the receipt says.</summary>
/// <param name="Title">"Melleruds beslut är registrerat".</param>
/// <param name="What">What was recorded, in a sentence or two.</param>
/// <param name="Now">"Nu är 32 av 50 klara."</param>
/// <param name="Link">Where everybody can see it.</param>
public sealed record ReceiptText(string Title, string What, string Now, string Link, string LinkText)
{
    /// <summary>What <see cref="What"/> ends with in the source's own words.</summary>
    public string? Quoted { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="Quoted"/> is Swedish data.</summary>
    public string? QuotedLang { get; init; }
}

/// <summary>
/// The answers of a form so far, by field name and as typed. Several choices stand on a line each.
/// </summary>
public sealed class Answers(Dictionary<string, string> typed)
{
    /// <summary>Questions that have been answered, also those whose fields were left empty on purpose.</summary>
    private const string Answered = "_besvarade";

    public Dictionary<string, string> Typed { get; } = typed;

    /// <summary>What was typed; empty when nothing was.</summary>
    public string this[string field]
    {
        get => Typed.GetValueOrDefault(field, "");
        set
        {
            if (value.Length == 0) Typed.Remove(field);
            else Typed[field] = value;
        }
    }

    public bool Has(string field) => Typed.ContainsKey(field);

    public bool Yes(string field) => this[field] == "true";

    public IReadOnlyList<string> Several(string field) => this[field].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The day, when one was typed and it exists.</summary>
    public DateOnly? Day(string field) => Dates.TryRead(this[field], out var day) ? day : null;

    public int? Whole(string field) =>
        int.TryParse(this[field], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsAnswered(Question question) => Several(Answered).Contains(question.Slug, StringComparer.Ordinal);

    public void MarkAnswered(Question question)
    {
        if (!IsAnswered(question)) this[Answered] = string.Join('\n', Several(Answered).Append(question.Slug));
    }
}

/// <summary>What every form checks: that what must be filled in is, and that days and choices can be read.</summary>
public static class FieldChecks
{
    public static IEnumerable<AnswerFault> FaultsIn(this Answers answers, Question question)
    {
        foreach (var field in question.Fields)
            if (FaultIn(answers, field) is { } message)
                yield return new AnswerFault(field.Name, message);
    }

    private static string? FaultIn(Answers answers, Field field)
    {
        var text = answers[field.Name];
        if (text.Length == 0) return field.Optional || field is YesField ? null : field.WhenEmpty ?? L("Fyll i fältet.", "Fill in this field.");
        if (text.Length > field.Longest) return L($"Texten är för lång. Högst {field.Longest} tecken får plats.", $"The text is too long. At most {field.Longest} characters fit.");
        return field switch
        {
            DayField when answers.Day(field.Name) is not { Year: >= 1950 and < 2200 } => L($"”{text}” är ingen dag. Skriv som i exemplet.", $"“{text}” is no day. Write it like the example."),
            OneOfField one when one.Choices.All(c => c.Value != text) => field.WhenEmpty ?? L("Välj något av alternativen.", "Choose one of the alternatives."),
            ListField list when list.Choices.All(c => c.Value != text) => field.WhenEmpty ?? L("Välj i listan.", "Choose from the list."),
            SeveralField several when answers.Several(field.Name).Any(v => several.Choices.All(c => c.Value != v)) => L("Välj bland alternativen.", "Choose among the alternatives."),
            _ => null,
        };
    }
}
