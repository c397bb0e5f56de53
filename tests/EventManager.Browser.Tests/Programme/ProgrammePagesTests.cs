using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Programme;

/// <summary>
/// The programme's pages in a real browser: no axe finding and nothing wider than a phone, light and dark. Where the variable
/// EVENTMANAGER_SCREENSHOTS names a folder, a picture of each is put there.
/// </summary>
public sealed class ProgrammePagesTests
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS");

    /// <summary>Each width and each colour once, as <see cref="Pages.PageLook"/> has it.</summary>
    [Theory, InlineData(1440, ColorScheme.Light), InlineData(360, ColorScheme.Dark)]
    public async Task Pages_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var app = await TestApp.StartAsync();
        var example = await ProgrammeExample.CreateAsync(app);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, example.EventId);
        var browser = await Chromium.Shared.BrowserAsync();
        await using var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = app.Address.ToString(),
                ViewportSize = new() { Width = width, Height = 800 },
                ColorScheme = scheme,
                Locale = "de-DE",
            }
        );
        await context.AddCookiesAsync([CookieOf(organiser, app.Address)]);
        var page = await context.NewPageAsync();
        var root = $"/organise/events/{example.Slug}/programme";
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

        await page.GotoAsync($"/me/{example.Token}/programme");
        await LookAsync("choice");
        await page.GotoAsync($"/me/{example.Token}/minutes/{example.SessionId}");
        await LookAsync("archive");
        await page.GotoAsync(root);
        await page.Locator("[data-row]").First.WaitForAsync();
        await LookAsync("sessions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bearbeiten: " }).First.ClickAsync();
        await page.Locator("#field-title").WaitForAsync();
        await page.Locator("#field-endsAt").FillAsync("08:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await page.Locator("#field-endsAt-error").WaitForAsync();
        await LookAsync("session-form");
        await page.GotoAsync($"{root}/{example.SessionId}/attendance");
        await page.Locator(".tick-list").WaitForAsync();
        await LookAsync("attendance");
        await page.GotoAsync($"{root}/{example.SessionId}/minutes");
        await page.Locator(".recipients").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Änderungen in Fassung 2" }).ClickAsync();
        await page.Locator(".diff").WaitForAsync();
        await LookAsync("minutes");

        findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Long_minutes_are_typed_saved_and_kept_when_somebody_else_saved_first()
    {
        await using var app = await TestApp.StartAsync();
        var example = await ProgrammeExample.CreateAsync(app);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, example.EventId);
        var browser = await Chromium.Shared.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { BaseURL = app.Address.ToString(), Locale = "de-DE" });
        await context.AddCookiesAsync([CookieOf(contributor, app.Address)]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/organise/events/{example.Slug}/programme/{example.SessionId}/minutes");
        var long80 = string.Concat(Enumerable.Repeat("Größe und Übergänge. ", 4_000));
        await page.Locator("#field-markdown").FillAsync(long80);
        await page.Locator("#decision-1").FillAsync("Eins");
        await page.Locator("#decision-1").PressAsync("Tab");
        await page.Locator("#decision-2").FillAsync("Zwei");
        await page.Locator("#decision-2").PressAsync("Tab");
        await page.Locator("#decision-3").WaitForAsync();
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.ReloadAsync();
        await page.Locator("[data-draft-restore]").ClickAsync();
        await page.Locator("#decision-3").WaitForAsync();
        (await page.Locator("#field-markdown").InputValueAsync()).ShouldBe(long80, "it was not saved, and only the page went");
        (await page.Locator("#decision-2").InputValueAsync()).ShouldBe("Zwei");
        await example.SaveElsewhereAsync(app);

        await page.GetByRole(AriaRole.Button, new() { Name = "Als neue Fassung speichern" }).ClickAsync();

        await page.Locator(".conflict").WaitForAsync();
        (await page.Locator("#field-markdown").InputValueAsync()).ShouldBe(long80);
        await page.Locator(".diff").WaitForAsync();
        (await page.GetByText("Verschicken").CountAsync()).ShouldBe(0);
        (await page.Locator(".recipients").CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Als neue Fassung speichern" }).ClickAsync();
        await page.GetByText("Fassung 4 ist gespeichert.").WaitForAsync();
    }

    [Fact]
    public async Task A_task_of_minutes_is_ticked_on_the_first_page_taken_back_and_ticked_in_the_minutes()
    {
        await using var app = await TestApp.StartAsync();
        var example = await ProgrammeExample.CreateAsync(app);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, example.EventId);
        await using (var db = await app.OpenDbAsync())
            await db
                .Users.Where(a => db.Staff.Any(s => s.UserId == a.Id && s.EventId == example.EventId))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.DisplayName, "Frau Beispiel"));
        await using var tab = await Tab.OpenAsync(await Chromium.Shared.BrowserAsync(), app, new() { SignedIn = contributor });
        var (page, look) = (tab.Page, new PageLook(tab, everyLook: true));
        var tasks = page.Locator("section[aria-labelledby=my-tasks]");
        const string Named = "Erledigt: Liste der Betriebe anlegen";

        await look.OpenAsync(
            "my-tasks-of-minutes",
            async () =>
            {
                await page.GotoAsync("/organise");
                await Expect(tasks.GetByRole(AriaRole.Button, new() { Name = Named })).ToBeVisibleAsync();
            }
        );
        await tasks.GetByRole(AriaRole.Button, new() { Name = Named }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await look.OpenAsync("my-task-is-done", () => Expect(tasks.GetByRole(AriaRole.Status)).ToContainTextAsync(Named));
        await Expect(tasks.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await tasks.GetByRole(AriaRole.Button, new() { Name = "Rückgängig machen" }).ClickAsync();
        await Expect(tasks.GetByRole(AriaRole.Button, new() { Name = Named })).ToBeVisibleAsync();
        await Expect(tasks.GetByRole(AriaRole.Status)).ToContainTextAsync("Wieder offen");

        await page.GotoAsync($"/organise/events/{example.Slug}/programme/{example.SessionId}/minutes");
        await Expect(page.GetByLabel("Termin für das nächste Treffen")).ToBeDisabledAsync();
        await page.GetByLabel("Liste der Betriebe anlegen").CheckAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Aufgaben: 1 von 2 erledigt" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Liste der Betriebe anlegen")).ToBeCheckedAsync();
        string.Join("\n", look.Findings).ShouldBeEmpty();
        tab.Watch.Take().ShouldBeEmpty();
    }

    private static Cookie CookieOf(HttpClient client, Uri address)
    {
        var pair = client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        return new()
        {
            Name = pair[0],
            Value = pair[1],
            Url = address.ToString(),
        };
    }
}
