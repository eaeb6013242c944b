using Microsoft.Playwright;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>A page worked with the keyboard alone. Every stop on the way must be seen: it has a ring, and nothing lies over it.</summary>
public sealed class Keyboard(IPage page)
{
    private const int Patience = 120;

    /// <summary>Where the focus is, and what is wrong with how it shows.</summary>
    private const string Look = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return ["", "", ""];
          const style = getComputedStyle(at);
          // A link on two lines is two boxes; the middle of both together may be another's text.
          const box = at.getClientRects()[0] ?? at.getBoundingClientRect();
          const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          const [x, y] = [Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 1), innerHeight - 1)];
          const over = document.elementFromPoint(x, y);
          const covered = seen && over && !at.contains(over) && !over.contains(at) && !over.closest("label")?.contains(at) && over.closest("label")?.control !== at;
          const fault = !ringed ? "shows no focus" : !seen ? "is outside the window" : covered ? `is covered by ${over.tagName} ${over.className}` : "";
          const name = (at.labels?.[0]?.textContent ?? at.getAttribute("aria-label") ?? at.textContent ?? "").trim().replace(/\s+/g, " ");
          return [at.name ? `${at.name}=${at.value}` : "", name, fault];
        }
        """;

    /// <summary>Presses Tab until the focus is on what has the name.</summary>
    /// <param name="name">A link's or a button's text, whole or as far as the colon before what is read aloud only; or a field's label.</param>
    public Task To(string name) => To(stop => stop.Name == name || stop.Name.StartsWith(name + ":", StringComparison.Ordinal), name);

    /// <summary>Presses Tab until the focus is on a field by its name in the form.</summary>
    public Task ToField(string field) => To(stop => stop.Field.Split('=')[0] == field, field);

    private async Task To(Func<(string Field, string Name), bool> isThere, string sought)
    {
        var passed = new List<string>();
        for (var pressed = 0; pressed < Patience; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<string[]>(Look);
            var (field, name, fault) = (seen[0], seen[1], seen[2]);
            passed.Add(name.Length > 0 ? name : field);
            Assert.True(fault.Length == 0, $"{page.Url}: “{name}” {field} {fault}");
            if (isThere((field, name))) return;
        }
        Assert.Fail($"{page.Url}: {Patience} steps without “{sought}”: {string.Join(" | ", passed)}");
    }

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Presses Enter on a link or a button and waits for the page it leads to.</summary>
    public Task Enter() => page.Leave(() => page.Keyboard.PressAsync("Enter"));

    /// <summary>Writes in a field, instead of what stands there.</summary>
    public async Task Write(string text)
    {
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes with the arrows to the choice that has the value.</summary>
    public async Task Choose(string value)
    {
        await page.Keyboard.PressAsync("Space");
        for (var pressed = 0; pressed < 20; pressed++)
        {
            if (await page.EvaluateAsync<string>("() => document.querySelector(`[name='${document.activeElement.name}']:checked`)?.value ?? ''") == value) return;
            await page.Keyboard.PressAsync("ArrowDown");
        }
        Assert.Fail($"{page.Url}: no choice {value}");
    }
}
