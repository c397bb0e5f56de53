using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Organising;

/// <summary>A page that stays open while its reader is signed out, or loses what it is for.</summary>
public sealed class OpenPagesTests(Chromium chromium)
{
    private static readonly Dictionary<string, string?> Seldom = new() { ["Accounts:LookAtOpenPages"] = "00:01:00" };
    private static readonly Dictionary<string, string?> Often = new() { ["Accounts:LookAtOpenPages"] = "00:00:00.5" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_signs_out_in_one_tab_does_nothing_more_in_the_other()
    {
        await using var app = await TestApp.StartAsync(settings: Seldom);
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "Anna");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        await tab.Page.GotoAsync($"/organise/events/{fair.Slug}/registrations");
        await tab.Page.GetByText("Muster").First.WaitForAsync();

        var second = await tab.Page.Context.NewPageAsync();
        await second.GotoAsync("/account");
        await second.GetByRole(AriaRole.Button, new() { Name = "Abmelden", Exact = true }).ClickAsync();
        await second.WaitForURLAsync(app.Address.ToString());

        await tab.Page.WaitForURLAsync("**/sign-in?**");
        (await tab.Page.GetByText("Muster").CountAsync()).ShouldBe(0);
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.SingleAsync(Stop)).State.ShouldNotBe(RegistrationState.Cancelled);
    }

    [Fact]
    public async Task After_a_sign_out_elsewhere_the_next_click_is_refused()
    {
        await using var app = await TestApp.StartAsync(settings: Seldom);
        using var chef = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = chef });
        await tab.Page.GotoAsync("/organise/administration/jobs");
        var run = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Jetzt ausführen" }).First;
        await run.WaitForAsync();
        await using var db = await app.OpenDbAsync();

        // As another node does it: this one hears nothing and looks only once a minute.
        DateTimeOffset? now = DateTimeOffset.UtcNow;
        await db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), Stop);
        await Task.Delay(1_100, Stop);
        await run.ClickAsync();

        await tab.Page.WaitForURLAsync("**/sign-in?**");
        (await db.JobRuns.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_list_goes_when_its_role_is_taken_although_nobody_touches_it()
    {
        await using var app = await TestApp.StartAsync(settings: Often);
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "Anna");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        await tab.Page.GotoAsync($"/organise/events/{fair.Slug}/registrations");
        await tab.Page.GetByText("Muster").First.WaitForAsync();

        await using var db = await app.OpenDbAsync();
        await db.Staff.ExecuteDeleteAsync(Stop);

        await tab.Page.GetByText("Muster").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await tab.Page.TextContentAsync("h1")).ShouldNotBeNullOrEmpty();
    }
}
