using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Consultations.Conferences;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Svara på en fråga from a conference, and say whether everybody may read both among the questions and answers (R31).</summary>
public sealed class AnswerQuestionForm(FormContext context) : ActForm(context)
{
    public const string Kind = "svara-pa-fraga";
    public const string Which = "stalld-fraga";
    private const string Text = "svar";
    private const string Faq = "visas";
    private const string Yes = "ja";

    public override string Name => L("Svara på en fråga", "Answer a question");

    public override string ActName => "conference.answer";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => Which;

    public override string Button => L("Spara svaret", "Save the answer");

    public override string Consequence => Answers[Faq] == Yes ? L("Alla kan läsa frågan och svaret på konferensens sida.", "Everybody can read the question and the answer on the conference’s page.") : L("Bara ni som håller i remissen ser svaret.", "Only you who run the consultation see the answer.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private IEnumerable<(Consultation Round, ConferenceQuestion Question)> All => Context.Rounds.SelectMany(r => r.Questions.Select(q => (r, q)));

    private (Consultation Round, ConferenceQuestion Question)? One => Guid.TryParse(Answers[Which], out var id) && All.FirstOrDefault(a => a.Question.Id == id) is { Question: not null } found ? found : null;

    public override IReadOnlyList<Question> Questions =>
    [
        new("fraga", L("Vilken fråga?", "Which question?"), All.Any() ? null : L("Ingen har ställt någon fråga.", "Nobody has asked a question."),
            [new ListField(Which, L("Fråga", "Question"), "", [.. All.OrderBy(a => a.Question.Answer is not null).Select(a => new Choice(a.Question.Id.ToString(), Shortened(a.Question.Text), Data: true))]) { WhenEmpty = L("Välj en fråga.", "Choose a question.") }]),
        new("svar", L("Vad är svaret?", "What is the answer?"), null,
        [
            new TextField(Text, L("Svar", "Answer"), L("Kort och rakt.", "Short and straight.")) { Default = One?.Question.Answer, WhenEmpty = L("Skriv svaret.", "Write the answer.") },
            new OneOfField(Faq, L("Ska alla kunna läsa frågan och svaret?", "May everybody read the question and the answer?"), "", [new(Yes, L("Ja, visa bland frågor och svar", "Yes, show among questions and answers")), new("nej", L("Nej, till exempel för att frågan rör en enskild", "No, for example because the question concerns an individual"))]) { Default = One is { Question: { Answer: not null, InFaq: false } } ? "nej" : null, WhenEmpty = L("Välj ja eller nej.", "Choose yes or no.") },
        ])
        { Beside = One is { } one ? [new Aside(L("Frågan", "The question"), one.Question.Text, DataLang)] : [] },
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Has(Which) && One is null) yield return new(Which, new ConsultationRefusal.UnknownQuestion().Sentence());
        if (Answers[Text].Length > Conference.MaxQuestion) yield return new(Text, new ConsultationRefusal.QuestionTooLong(Answers[Text].Length).Sentence());
    }

    public override IEnumerable<string> Notices => Answers[Faq] == Yes && One is { } one && PersonalData.Find(one.Question.Text + "\n" + Answers[Text]).Count > 0
        ? [L("Frågan eller svaret ser ut att ha personuppgifter. Läs dem en gång till innan alla kan läsa dem.", "The question or the answer looks as if it has personal data. Read them once more before everybody can.")] : [];

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Fråga", "Question"), One?.Question.Text, "fraga", Which) { Data = true },
        new(L("Svar", "Answer"), Answers[Text], "svar", Text) { Data = true, Before = One?.Question.Answer },
        new(L("Visas för alla", "Shown to everybody"), Answers[Faq] == Yes ? L("Ja", "Yes") : Answers.Has(Faq) ? L("Nej", "No") : null, "svar", Faq),
    ];

    public override Task Do(Act act, Cascade cascade) => One is not { } one ? throw new NotPermittedException()
        : act.AnswerQuestion(cascade, one.Round.Version, one.Question.Id, AnswerText.Clean(Answers[Text]), Answers[Faq] == Yes, Context.Today);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Svaret är sparat", "The answer is saved"), "", L("Den som frågade ser svaret på sidan, om det visas för alla.", "Whoever asked sees the answer on the page, if it is shown to everybody."), $"~/arbete/avtal/{Agreement.Slug}/remiss", L("Till remissen", "To the consultation"));

    private static string Shortened(string text) => text.Length <= 90 ? text : text[..90].TrimEnd() + " …";
}
