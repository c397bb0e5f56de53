using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Pages;

/// <summary>
/// A page that carries its styles lacks none: whatever the whole sheet, which it names for the page after it, says of something in it must be
/// among its own. Of any other page nothing is asked.
/// </summary>
internal static class CarriedStyles
{
    /// <summary>Rule by rule and selector by selector, since a bundle joins what stands beside each other; what needs a hand on it counts, too.</summary>
    private const string Missing = """
        async () => {
          const own = document.querySelector('head > style');
          if (!own) return [];
          const whole = new CSSStyleSheet();
          whole.replaceSync(await (await fetch(document.querySelector('head > link[rel=prefetch][as=style]').href)).text());
          const flat = (rules, where = '') => [...rules].flatMap((rule) =>
            rule.selectorText
              ? rule.selectorText.split(/,(?![^(]*\))/).map((one) => [one.trim(), `${where} ${one.trim()} ${rule.style.cssText}`])
              : rule.cssRules ? flat(rule.cssRules, `${where} ${rule.conditionText ?? rule.name ?? ''}`) : []);
          const carried = new Set(flat(own.sheet.cssRules).map(([, words]) => words));
          const inPage = (selector) => {
            const still = selector.replace(/::[\w-]+(\([^)]*\))?/g, '').replace(/:(hover|focus|focus-visible|focus-within|active|target)\b/g, '');
            try { return document.querySelector(still || '*') !== null; } catch { return false; }
          };
          return flat(whole.cssRules).filter(([selector, words]) => !carried.has(words) && inPage(selector)).map(([, words]) => words);
        }
        """;

    public static async Task<IEnumerable<string>> MissingAsync(IPage page) =>
        (await page.EvaluateAsync<string[]>(Missing)).Select(rule => "its own styles lack" + rule);
}
