using Samsyn.Domain.Agreements.Clauses;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>The words for who is responsible.</summary>
internal static class ResponsibilityWords
{
    /// <summary>"Regionen", "Kommunen", "Regionen och kommunen", or the one that is named.</summary>
    public static string Who(Responsibility one) => one.Who switch
    {
        Responsible.Other => one.Named ?? L("Någon annan", "Somebody else"),
        _ => Side(one.Who) + (one.Named is { } named ? $" ({named})" : ""),
    };

    public static string Side(Responsible who) => who switch
    {
        Responsible.Region => L("Regionen", "The region"),
        Responsible.Municipality => L("Kommunen", "The municipality"),
        Responsible.Both => L("Regionen och kommunen", "The region and the municipality"),
        _ => L("Någon annan", "Somebody else"),
    };

    /// <summary>"Regionen ansvarar för inköp. Gäller: vuxna."</summary>
    public static string Line(Responsibility one) =>
        L($"Ansvarig: {Who(one)}. Vad: {one.What}.", $"Responsible: {Who(one)}. What: {one.What}.") + (one.Whom is { } whom ? L($" För vem: {whom}.", $" For whom: {whom}.") : "");
}
