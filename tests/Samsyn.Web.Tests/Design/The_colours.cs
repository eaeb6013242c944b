using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Samsyn.Web.Tests.Design;

/// <summary>The contrast of every pair of colours that carries text or meaning, computed by the WCAG formula from the style sheet itself.</summary>
public sealed partial class The_colours
{
    private static readonly Dictionary<string, string> Light = Variables(dark: false);
    private static readonly Dictionary<string, string> Dark = Variables(dark: true);

    /// <summary>Text on its ground: 4.5 to 1 (WCAG 1.4.3).</summary>
    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("ink", "mist")]
    [InlineData("ink-2", "paper")]
    [InlineData("ink-2", "mist")]
    [InlineData("main", "paper")]
    [InlineData("main", "mist")]
    [InlineData("main-2", "paper")]
    [InlineData("on-main", "main")]
    [InlineData("on-main", "main-2")]
    [InlineData("on-raps", "raps")]
    [InlineData("ink", "raps-soft")]
    [InlineData("falu", "paper")]
    [InlineData("falu", "falu-soft")]
    [InlineData("ink", "ins")]
    [InlineData("foot-ink", "foot")]
    [InlineData("foot-2", "foot")]
    public void Text_can_be_read(string text, string ground)
    {
        Assert.InRange(Ratio(Light[text], Light[ground]), 4.5, 21);
        Assert.InRange(Ratio(Dark[text], Dark[ground]), 4.5, 21);
    }

    /// <summary>Lines that mean something: 3 to 1 (WCAG 1.4.11).</summary>
    [Theory]
    [InlineData("edge", "paper")]
    [InlineData("edge", "mist")]
    [InlineData("ink", "paper")]
    [InlineData("falu", "paper")]
    [InlineData("raps", "foot")]
    public void Lines_can_be_seen(string line, string ground)
    {
        Assert.InRange(Ratio(Light[line], Light[ground]), 3, 21);
        Assert.InRange(Ratio(Dark[line], Dark[ground]), 3, 21);
    }

    /// <summary>Black on white is 21 to 1: the formula itself.</summary>
    [Fact]
    public void The_formula_is_right()
    {
        Assert.Equal(21, Ratio("#000000", "#FFFFFF"), 3);
        Assert.Equal(4.54, Ratio("#767676", "#FFFFFF"), 2);
    }

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static Dictionary<string, string> Variables(bool dark)
    {
        var css = File.ReadAllText(StyleSheet());
        var from = css.IndexOf(":root", StringComparison.Ordinal);
        var darkFrom = css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var found = Read(css[from..darkFrom]);
        if (dark)
        {
            foreach (var (name, colour) in Read(css[darkFrom..css.IndexOf("/* Designsystemet's own names", StringComparison.Ordinal)]))
            {
                found[name] = colour;
            }
        }

        return found;
    }

    private static Dictionary<string, string> Read(string css)
        => Colour().Matches(css).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);

    private static string StyleSheet([CallerFilePath] string here = "")
        => Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Samsyn.Web/wwwroot/css/samsyn.css");

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9A-F]{6});")]
    private static partial Regex Colour();
}
