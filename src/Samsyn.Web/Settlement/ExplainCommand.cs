using Samsyn.Domain.Settlement;
namespace Samsyn.Web.Settlement;
internal static class ExplainCommand
{
    public static int Run(string folder, SettlementMonth month, string rental) => throw new NotSupportedException();
}
