using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Exhibitors;

/// <summary>
/// Guide, application and plan in a real browser: no axe finding, nothing wider than a phone, light and dark; and the plan moved by
/// keys and by the mouse. Where EVENTMANAGER_SCREENSHOTS names a folder, a picture of each page is put there.
/// </summary>
public sealed class ExhibitorPagesTests
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS");

    /// <summary>Each width and each colour once, as <see cref="Pages.PageLook"/> has it.</summary>
    [Theory, InlineData(1440, ColorScheme.Light), InlineData(360, ColorScheme.Dark)]
    public async Task Pages_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var app = await TestApp.StartAsync();
        var example = await FairExample.CreateAsync(app);
        await using var browser = await OrganiserBrowser.OpenAsync(app, example.EventId, width, scheme);
        var page = browser.Page;
        var root = $"/organise/events/{example.Slug}";
        var findings = new List<string>();

        async Task LookAsync(string name)
        {
            if (Pictures is not null)
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}-{scheme}.png"), FullPage = true });
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
            if (overflow > 0)
                findings.Add($"{name}: {overflow} px too wide");
            var found = await Axe.FindAsync(page, []);
            findings.AddRange(found.Select(v => $"{name}: {v.Id} {string.Join(' ', v.Html.Take(3))}"));
        }

        await page.GotoAsync($"/e/{example.Slug}/exhibitors");
        await LookAsync("guide");
        await page.GotoAsync($"/e/{example.Slug}/apply");
        await page.Locator("#companyName").FillAsync("Neue Firma");
        await page.Locator("form[method=post]").EvaluateAsync("form => { form.noValidate = true; form.requestSubmit(); }");
        await page.Locator("#street-error").WaitForAsync();
        (await page.Locator("#companyName").InputValueAsync()).ShouldBe("Neue Firma");
        await LookAsync("apply");
        await page.GotoAsync("/x/" + example.Token);
        await LookAsync("own");
        await page.GotoAsync(root + "/exhibitors");
        await page.GetByRole(AriaRole.Link, new() { Name = "Stadtreiniger" }).WaitForAsync();
        await LookAsync("exhibitors");
        await page.GotoAsync(root + "/plan");
        await page.Locator("svg[data-ready] g.booth").First.WaitForAsync();
        await page.Locator("g.booth").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#booth-label").WaitForAsync();
        await LookAsync("plan");

        findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Booths_are_moved_by_keys_and_mouse_and_a_refused_one_goes_back()
    {
        await using var app = await TestApp.StartAsync();
        var example = await FairExample.CreateAsync(app);
        await using var browser = await OrganiserBrowser.OpenAsync(app, example.EventId, 1440, ColorScheme.Light);
        var page = browser.Page;
        await page.GotoAsync($"/organise/events/{example.Slug}/plan");
        var booth = page.Locator("svg[data-ready] g.booth:has-text('Stand A1:')");
        var notice = page.Locator(".plan-message .notice");
        await booth.WaitForAsync();

        await booth.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await notice.Filter(new() { HasText = "gespeichert" }).WaitForAsync();
        (await PlaceAsync()).ShouldBe((20, 100));

        await booth.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await notice.Filter(new() { HasText = "0,8 m" }).WaitForAsync();
        (await booth.GetAttributeAsync("transform")).ShouldBe("translate(20 100)");

        var box = (await booth.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width / 2 + 60, box.Y + box.Height * 2, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await notice.Filter(new() { HasText = "gespeichert" }).WaitForAsync();
        var (x, y) = await PlaceAsync();
        (x > 20 && y > 100).ShouldBeTrue($"{x}/{y}");

        await page.Locator("#booth-exhibitor").SelectOptionAsync(new SelectOptionValue { Label = "Metallbau Werra" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Trotzdem vergeben" }).ClickAsync();
        await notice.Filter(new() { HasText = "hat jetzt Stand A1" }).WaitForAsync();
        await page.Locator("g.booth:has-text('Stand A1: Metallbau Werra')").WaitForAsync();

        async Task<(int X, int Y)> PlaceAsync()
        {
            await using var db = await app.OpenDbAsync();
            var found = await db.Booths.SingleAsync(b => b.Label == "A1", TestContext.Current.CancellationToken);
            return (found.X, found.Y);
        }
    }
}
