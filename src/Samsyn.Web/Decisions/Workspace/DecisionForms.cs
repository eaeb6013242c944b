using Samsyn.Web.Workspace;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>The forms about decisions, by their part of the address.</summary>
public static class DecisionForms
{
    public const string Record = "beslut";

    public static ActForms AddDecisions(this ActForms forms) => forms
        .Add(Record, context => new RecordForm(context));
}
