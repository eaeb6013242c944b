using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>The choices as they stand on a form, for who begins and for who changes.</summary>
public sealed class ChoiceForm
{
    public IReadOnlyList<Choice> Agreements { get; private set; } = [];

    /// <summary>Apart from the others: their facts are invented.</summary>
    public IReadOnlyList<Choice> Exercises { get; private set; } = [];

    public IReadOnlyList<Choice> Principals { get; private set; } = [];

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public static IReadOnlyList<Choice> Kinds =>
    [
        new(nameof(Telling.Decisions), L("Beslut", "Decisions"), L($"Samlat en gång om dagen, klockan {MailHours.Decisions.Hour}.", $"Gathered once a day, at {MailHours.Decisions.Hour}.00.")),
        new(nameof(Telling.News), L("Nyheter", "News")),
        new(nameof(Telling.Consultations), L("Remisser", "Consultations"), L("När en öppnar, förlängs eller är sammanställd.", "When one opens, is extended or compiled.")),
        new(nameof(Telling.Agreement), L("Avtalens text och tid", "The agreements’ text and term"), L("Ny version, förlängning, uppsägning, ny tidplan.", "A new version, an extension, a notice, a new timetable.")),
        new(nameof(Telling.Documents), L("Dokument", "Documents")),
    ];

    public static IReadOnlyList<Choice> Paces =>
    [
        new(Word(Pace.Immediately), L("Genast", "At once")),
        new(Word(Pace.Daily), L("En gång om dagen", "Once a day"), L("Klockan 7. Inget mejl när inget har hänt.", "At 7. No letter when nothing has happened.")),
        new(Word(Pace.Weekly), L("En gång i veckan", "Once a week"), L("Måndagar klockan 7. Inget mejl när inget har hänt.", "Mondays at 7. No letter when nothing has happened.")),
    ];

    public static IReadOnlyList<Choice> LanguageChoices => [new("sv", "Svenska"), new("en", "English")];

    private static string Word(Pace pace) => StoredWords.Of(pace);

    /// <summary>What there is to follow here.</summary>
    public static ChoiceForm Of(IReadOnlyList<Agreement> agreements, County? county)
    {
        var form = new ChoiceForm();
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

    /// <summary>As <see cref="Topic.ToString"/> wrote it.</summary>
    internal static Topic TopicOf(string text) => text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? new Topic(StoredWords.Read<TopicKind>(text[..colon]), text[(colon + 1)..]) : Topic.Everything;

    public static IReadOnlyList<string> Ticked(Telling kinds) => [.. Kinds.Select(k => k.Value).Where(k => kinds.HasFlag(Enum.Parse<Telling>(k)))];
}
