using EventManager.Browser.Tests.Surroundings;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Showing again who one is, where the dangerous page is reached or stays open over a circuit.</summary>
public sealed class ConfirmingTests(Chromium chromium)
{
    private const string Password = "Sieben-Birnen-am-Fulda-Ufer";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_over_the_circuit_is_no_way_round_and_the_password_leads_on()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await SignInAsync(app, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await page.GotoAsync($"/organise/events/{fair.Slug}/edit");
        await Expect(page.Locator("#field-organiserName")).ToBeVisibleAsync();
        await ForgetAsync(app);
        // Not even for a moment: the guard would send away whoever has seen the page already.
        await page.EvaluateAsync(
            "new MutationObserver(() => document.querySelector('main')?.textContent.includes('Test Organiser') && sessionStorage.setItem('seen', '1'))"
                + ".observe(document, { childList: true, subtree: true, characterData: true })"
        );

        await page.Locator($"main a[href='/organise/events/{fair.Slug}/team']").First.ClickAsync();

        await page.WaitForURLAsync("**/account/confirm?back=**");
        (await page.EvaluateAsync<string?>("sessionStorage.getItem('seen')")).ShouldBeNull();
        await page.Locator("input[name=Password]").FillAsync(Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync($"**/organise/events/{fair.Slug}/team");
        await Expect(page.Locator("main").GetByText("Test Organiser").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dangerous_page_that_stayed_open_does_nothing_before_it_was_shown_again()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await SignInAsync(app, fair.Id);
        using var other = await app.SignInAsync(StaffRole.Door, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await page.GotoAsync($"/organise/events/{fair.Slug}/team");
        await Expect(page.Locator("main tbody tr")).ToHaveCountAsync(2);
        await ForgetAsync(app);
        await Task.Delay(1_100, Stop);

        await page.Locator("main tbody tr", new() { HasText = "Test Door" }).Locator(".is-menu button").ClickAsync();

        await page.WaitForURLAsync("**/account/confirm?back=**");
        await using var db = await app.OpenDbAsync();
        (await db.Staff.CountAsync(s => s.EventId == fair.Id, Stop)).ShouldBe(2);
        await page.Locator("input[name=Password]").FillAsync(Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync($"**/organise/events/{fair.Slug}/team");
        await Expect(page.Locator("main tbody tr")).ToHaveCountAsync(2);
    }

    private static async Task<HttpClient> SignInAsync(TestApp app, Guid eventId)
    {
        var client = await app.SignInAsync(StaffRole.Organiser, eventId);
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.Users.SingleAsync(a => a.DisplayName == "Test Organiser", Stop);
        // Not by the manager: a new password would end the session.
        var hash = users.PasswordHasher.HashPassword(account, Password);
        await using var db = await app.OpenDbAsync();
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash), Stop);
        return client;
    }

    /// <summary>As if a quarter of an hour had gone.</summary>
    private static async Task ForgetAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        DateTimeOffset? never = null;
        await db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, never), Stop);
    }
}
