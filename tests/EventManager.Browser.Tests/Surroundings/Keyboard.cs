using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>Uses a page without a mouse.</summary>
internal static class Keyboard
{
    private const int Most = 60;

    /// <summary>Presses Tab until the element has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var i = 0; i < Most; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        throw new InvalidOperationException($"Tab does not reach {selector}.");
    }

    public static async Task TabToAndTypeAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }
}
