using System.Text.Json.Serialization.Metadata;
using Samsyn.Domain.Duties;

namespace Samsyn.Web.Duties;

/// <summary>How a due rule is told from the others in a stored row: <c>"rule": "yearly"</c>. The domain knows nothing of JSON.</summary>
internal static class DutyJson
{
    public static void Kinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(DueRule)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "rule",
            DerivedTypes =
            {
                new(typeof(DueRule.OnDay), "on"),
                new(typeof(DueRule.Planned), "planned"),
                new(typeof(DueRule.Yearly), "yearly"),
                new(typeof(DueRule.YearlyWeekday), "yearly_weekday"),
                new(typeof(DueRule.EveryMonths), "every_months"),
                new(typeof(DueRule.After), "after"),
                new(typeof(DueRule.Before), "before"),
            },
        };
    }
}
