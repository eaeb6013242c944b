using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Samsyn.Browser.Tests.Checks;

/// <summary>axe-core: the accessibility rules of others. WCAG 2.2 A and AA, and axe's own good practice.</summary>
public static class Axe
{
    private static readonly string Library = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async () => {
          const result = await axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            resultTypes: ["violations"],
          });
          return result.violations.map(v => `axe ${v.id}, ${v.help}: ` + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + n.any.map(a => a.message).join(" ")).join("; "));
        }
        """;

    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Library);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
