using Samsyn.Web.Workspace;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>The forms about decisions, by their part of the address.</summary>
public static class DecisionForms
{
    public const string Record = "beslut";
    public const string Correct = "rattelse";
    public const string Assess = "bedomning";
    public const string Annul = "upphavande";
    public const string Replan = "omplanering";

    public static ActForms AddDecisions(this ActForms forms) => forms
        .Add(Record, context => new RecordForm(context))
        .Add(Correct, context => new CorrectForm(context))
        .Add(Assess, context => new AssessForm(context))
        .Add(Annul, context => new AnnulForm(context))
        .Add(Replan, context => new ReplanForm(context));
}
