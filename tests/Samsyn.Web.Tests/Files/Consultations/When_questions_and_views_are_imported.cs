using Samsyn.Domain.Consultations;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files.Consultations;

/// <summary>Questions to conferences and views outside every round: facts that a file adds to, and that the export gives back.</summary>
[Rule("C0.import", "R31", "R56")]
public sealed class When_questions_and_views_are_imported
{
    private const string Conference = "conferences: [ { on: 2022-02-10, title: Konferens } ]";

    private static string Asked(string more = "", string conference = "Konferens") => $"questions:\n  - {{ conference: {conference}, asked_on: 2022-02-10, text: Vem betalar?{more} }}\n";

    private static string Round(string questions, string more = Conference) => RoundFiles.Round(more: more).Replace("answers: []", questions + "answers: []", StringComparison.Ordinal);

    private static Consultation Recorded(Importing importing) => importing.Recorded.Agreements.Single(a => a.Agreement.Slug == "fel").Rounds.Single().Consultation;

    [Fact]
    public void The_same_question_again_changes_nothing_and_an_answer_is_laid_over()
    {
        using var importing = RoundFiles.WithAgreement();
        Assert.Empty(importing.ImportRound(Round(Asked())));
        Assert.Null(Assert.Single(Recorded(importing).Questions).Answer);
        Assert.Empty(importing.ImportRound(Round(Asked())));
        Assert.True(importing.Plan!.ChangesNothing);
        Assert.Empty(importing.ImportRound(Round(Asked(", answer: Kommunen., answered_on: 2022-02-11, in_faq: true"))));
        var question = Assert.Single(Recorded(importing).Questions);
        Assert.Equal(("Kommunen.", new DateOnly(2022, 2, 11), true), (question.Answer, question.AnsweredOn, question.InFaq));

        // A file that says less does not take it away.
        Assert.Empty(importing.ImportRound(Round("")));
        Assert.Equal("Kommunen.", Assert.Single(Recorded(importing).Questions).Answer);
    }

    [Fact]
    public void What_is_wrong_is_said_where_it_stands()
    {
        using var importing = RoundFiles.WithAgreement();
        Assert.Equal(["remiss.yaml:11:19: remissen har ingen konferens som heter ”Annan” — skriv namnet som det står bland konferenserna"], importing.ImportRound(Round(Asked(conference: "Annan"))));
        Assert.Contains("answer och answered_on hör ihop", Assert.Single(importing.ImportRound(Round(Asked(", answer: Ja.")))), StringComparison.Ordinal);
        Assert.Contains("frågan saknar svar", Assert.Single(importing.ImportRound(Round(Asked(", in_faq: true")))), StringComparison.Ordinal);
        Assert.Empty(importing.ImportRound(Round(Asked())));
        Assert.Contains("frågor är ställda till konferensen ”Konferens”, som filen inte har", Assert.Single(importing.ImportRound(Round("", more: ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_is_known_by_what_it_says_and_recorded_once()
    {
        using var importing = RoundFiles.WithAgreement();
        string View(string more = "") => RoundFiles.Agreement + $"views:\n  - {{ version: \"1.0\", from: Rådet, received_on: 2022-06-13, text: Sent men viktigt., choice: keep, reason: Nästa avtal.{more} }}\n";
        Assert.Empty(importing.ImportText(View()));
        Assert.Empty(importing.ImportText(View()));
        Assert.True(importing.Plan!.ChangesNothing);
        var view = Assert.Single(importing.Recorded.Agreements.Single(a => a.Agreement.Slug == "fel").Views);
        Assert.Equal(("1.0", "Rådet", ViewChoice.Keep, ""), (view.Version, view.From, view.Choice, view.Section));
        Assert.Contains("avtalet har ingen version 9", Assert.Single(importing.ImportText(View().Replace("version: \"1.0\", from", "version: \"9\", from", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("”kasta”", Assert.Single(importing.ImportText(View().Replace("keep", "kasta", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void While_the_round_is_open_a_view_is_an_answer()
    {
        using var importing = RoundFiles.WithAgreement();
        Assert.Empty(importing.ImportRound(Round("")));
        Assert.Contains("skriv in den som ett svar på remissen", Assert.Single(importing.ImportText(RoundFiles.Agreement + "views:\n  - { version: \"0.9\", from: Rådet, received_on: 2022-02-13, text: Viktigt., choice: keep, reason: Nästa. }\n")), StringComparison.Ordinal);
    }
}
