using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>The answer to one question of the form.</summary>
/// <param name="Data">Names as the register has them, in Swedish.</param>
public sealed record ChosenLine(string Question, string Answer, bool Data);

/// <summary>What subscribers can be told of, in words.</summary>
public static class TellingWords
{
    public static string Label(this Telling kind) => kind switch
    {
        Telling.Decisions => L("Beslut", "Decisions"),
        Telling.News => L("Nyheter", "News"),
        Telling.Consultations => L("Remisser", "Consultations"),
        Telling.Agreement => L("Avtalens text och tid", "The agreements’ text and term"),
        Telling.Documents => L("Dokument", "Documents"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };
}

/// <summary>The choices as they stand on a form, for who begins and for who changes.</summary>
public sealed class ChoiceForm
{
    public IReadOnlyList<Choice> Agreements { get; private set; } = [];

    /// <summary>Apart from the others: their facts are invented.</summary>
    public IReadOnlyList<Choice> Exercises { get; private set; } = [];

    public IReadOnlyList<Choice> Principals { get; private set; } = [];

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>When letters are sent here.</summary>
    public MailHours Hours { get; private init; } = MailHours.Usual;

    public IReadOnlyList<Choice> Kinds =>
    [
        new(nameof(Telling.Decisions), Telling.Decisions.Label()),
        new(nameof(Telling.News), Telling.News.Label()),
        new(nameof(Telling.Consultations), Telling.Consultations.Label(), L("När en öppnar, förlängs eller är sammanställd.", "When one opens, is extended or compiled.")),
        new(nameof(Telling.Agreement), Telling.Agreement.Label(), L("Ny version, när avtalet börjar gälla, förlängning, uppsägning, ny tidplan.", "A new version, when the agreement enters into force, an extension, a notice, a new timetable.")),
        new(nameof(Telling.Documents), Telling.Documents.Label()),
    ];

    public IReadOnlyList<Choice> Paces =>
    [
        new(Word(Pace.Immediately), L("Genast", "At once"), L($"Utom beslut: de kommer samlade, klockan {MailHours.Said(Hours.Decisions)}.", $"Except decisions: they come gathered, at {MailHours.Said(Hours.Decisions)}.")),
        new(Word(Pace.Daily), L("En gång om dagen", "Once a day"), L($"Klockan {MailHours.Said(Hours.Digests)}. Inget mejl när inget har hänt.", $"At {MailHours.Said(Hours.Digests)}. No email when nothing has happened.")),
        new(Word(Pace.Weekly), L("En gång i veckan", "Once a week"), L($"Måndagar klockan {MailHours.Said(Hours.Digests)}. Inget mejl när inget har hänt.", $"Mondays at {MailHours.Said(Hours.Digests)}. No email when nothing has happened.")),
    ];

    public static IReadOnlyList<Choice> LanguageChoices => [new("sv", "Svenska"), new("en", "English")];

    private static string Word(Pace pace) => StoredWords.Of(pace);

    /// <summary>What there is to follow here.</summary>
    public static ChoiceForm Of(IReadOnlyList<Agreement> agreements, County? county, MailSettings? mail)
    {
        var form = new ChoiceForm { Hours = mail?.Hours ?? MailHours.Usual };
        form.Agreements =
        [
            new Choice(Topic.Everything.ToString(), L("Alla avtal, också kommande", "All agreements, also those to come")),
            .. agreements.Where(a => !a.Settings.Demonstration).Select(a => new Choice(new Topic(TopicKind.Agreement, a.Slug).ToString(), a.Settings.Title, Data: true)),
        ];
        form.Exercises = [.. agreements.Where(a => a.Settings.Demonstration).Select(a => new Choice(new Topic(TopicKind.Agreement, a.Slug).ToString(), a.Settings.Title, Data: true))];
        if (county is null) return form;
        form.Principals = [.. county.Principals.OrderBy(p => p.Type == PrincipalType.Region ? 0 : 1).ThenBy(p => p.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), false)).Select(p => new Choice(new Topic(TopicKind.Principal, p.Id.Value).ToString(), p.Name, Data: true))];
        form.Bodies = [.. county.Bodies.Where(b => b.Per is null).Select(b => new Choice(new Topic(TopicKind.Body, b.Kind).ToString(), b.Name, Data: true))];
        return form;
    }

    /// <summary>What was ticked, as far as it is to be had here; errors under the fields.</summary>
    public Wishes? Read(IEnumerable<string?> topics, IEnumerable<string?> kinds, string? pace, string? language, ModelStateDictionary errors, string topicField, string kindField)
    {
        var offered = Agreements.Concat(Exercises).Concat(Principals).Concat(Bodies).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        List<Topic> chosen = [.. topics.Where(t => t is not null && offered.Contains(t)).Distinct().Select(t => TopicOf(t!))];
        var told = kinds.Aggregate(Telling.None, (sum, one) => Kinds.Any(k => k.Value == one) ? sum | Enum.Parse<Telling>(one!) : sum);
        if (chosen.Count == 0) errors.AddModelError(topicField, new SubscriptionRefusal.NoTopic().Sentence());
        if (told == Telling.None) errors.AddModelError(kindField, new SubscriptionRefusal.NoKind().Sentence());
        if (chosen.Count == 0 || told == Telling.None) return null;
        return new Wishes(chosen, told, Paces.Any(p => p.Value == pace) ? StoredWords.Read<Pace>(pace!) : Pace.Immediately, language == "en" ? "en" : "sv");
    }

    /// <summary>What was chosen in words, a line for each question: "Avtal: Hjälpmedelsavtalet", "Du får veta: beslut, nyheter". What is not to be had any more is left out.</summary>
    /// <param name="pace">Null when nothing is said of how often.</param>
    public IReadOnlyList<ChosenLine> InWords(IEnumerable<Topic> topics, Telling kinds, Pace? pace)
    {
        var chosen = topics.Select(t => t.ToString()).ToHashSet(StringComparer.Ordinal);
        ChosenLine Of(string question, IReadOnlyList<Choice> offered) => offered.Where(c => chosen.Contains(c.Value)).ToList() is var found && found.Exists(c => !c.Data)
            ? new(question, found.First(c => !c.Data).Text, false)
            : new(question, string.Join(", ", found.Select(c => c.Text)), true);
        return
        [
            .. new[]
            {
                Of(L("Avtal", "Agreements"), Agreements), Of(L("Övningar", "Exercises"), Exercises), Of(L("Kommuner och regionen", "Municipalities and the region"), Principals), Of(L("Organ", "Bodies"), Bodies),
                new(L("Du får veta", "You are told of"), string.Join(", ", Kinds.Where(k => kinds.HasFlag(Enum.Parse<Telling>(k.Value))).Select((k, n) => n == 0 ? k.Text : LowerFirst(k.Text))), false),
                new(L("Hur ofta", "How often"), pace switch
                {
                    Pace.Immediately when kinds.HasFlag(Telling.Decisions) => L($"Genast. Beslut samlat en gång om dagen, klockan {MailHours.Said(Hours.Decisions)}", $"At once. Decisions gathered once a day, at {MailHours.Said(Hours.Decisions)}"),
                    Pace.Immediately => L("Genast", "At once"),
                    Pace.Daily => L($"En gång om dagen, klockan {MailHours.Said(Hours.Digests)}", $"Once a day, at {MailHours.Said(Hours.Digests)}"),
                    Pace.Weekly => L($"En gång i veckan, måndagar klockan {MailHours.Said(Hours.Digests)}", $"Once a week, Mondays at {MailHours.Said(Hours.Digests)}"),
                    _ => "",
                }, false),
            }.Where(line => line.Answer.Length > 0),
        ];
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>As <see cref="Topic.ToString"/> wrote it.</summary>
    internal static Topic TopicOf(string text) => text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? new Topic(StoredWords.Read<TopicKind>(text[..colon]), text[(colon + 1)..]) : Topic.Everything;

    public IReadOnlyList<string> Ticked(Telling kinds) => [.. Kinds.Select(k => k.Value).Where(k => kinds.HasFlag(Enum.Parse<Telling>(k)))];
}
