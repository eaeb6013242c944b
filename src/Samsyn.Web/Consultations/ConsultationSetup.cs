using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Samsyn.Web.Consultations.Workspace;
using Samsyn.Web.Workspace;

namespace Samsyn.Web.Consultations;

/// <summary>What consultations need in the services and the routes.</summary>
public static class ConsultationSetup
{
    /// <summary>Forms about rounds, which need them read.</summary>
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>(StringComparer.Ordinal) { OpenRoundForm.Kind, ExtendForm.Kind, ReleaseForm.Kind, ConferenceForm.Kind, AnswerQuestionForm.Kind, OutsideViewForm.Kind, AnchoringForm.Kind, BackgroundForm.Kind, ErasePersonForm.Kind };

    public static ActForms AddConsultations(this ActForms forms) =>
        forms.Add(OpenRoundForm.Kind, context => new OpenRoundForm(context)).Add(ExtendForm.Kind, context => new ExtendForm(context))
            .Add(ReleaseForm.Kind, context => new ReleaseForm(context)).Add(ConferenceForm.Kind, context => new ConferenceForm(context))
            .Add(AnswerQuestionForm.Kind, context => new AnswerQuestionForm(context)).Add(OutsideViewForm.Kind, context => new OutsideViewForm(context)).Add(AnchoringForm.Kind, context => new AnchoringForm(context))
            .Add(BackgroundForm.Kind, context => new BackgroundForm(context)).Add(ErasePersonForm.Kind, context => new ErasePersonForm(context));

    /// <summary>The pages of an answer have a second address for who answers without an account: public, with a secret.</summary>
    public static PageConventionCollection AddConsultations(this PageConventionCollection pages)
    {
        const string open = "/avtal/{slug}/remiss/svar/{draft:guid}/{secret}";
        pages.AddPageRoute("/Consultations/Answering/Desk", open);
        pages.AddPageRoute("/Consultations/Answering/Write", open + "/avsnitt");
        pages.AddPageRoute("/Consultations/Answering/Review", open + "/granska");
        pages.AddPageRoute("/Consultations/Answering/Sent", open + "/kvitto");
        return pages;
    }
}
