using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Team, addresses without mails, keys to the API, venues and tasks: each changed from its list, looked at on a phone and in the dark.</summary>
public sealed class SmallListsTests(Chromium chromium)
{
    [Fact]
    public async Task A_role_is_changed_from_the_row_and_said()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var door = await app.SignInAsync(StaffRole.Door, fair.Fair.Id);
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/team");
        var row = page.Locator("main tbody tr", new() { HasText = "Test Door" });

        await row.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test Door diese Rolle geben: Mitplanen" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ja, ändern" }).ClickAsync();

        await Expect(page.GetByText("Test Door hat jetzt die Rolle „Mitplanen“.")).ToBeVisibleAsync();
        await Expect(row.Locator("td[data-label=Rolle]")).ToHaveTextAsync("Mitplanen");

        await row.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu" }).ClickAsync();
        await page.Locator("[data-row-menu] .is-danger").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator(".button--danger").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rückgängig machen" }).ClickAsync();
        await Expect(page.GetByText("Test Door gehört wieder zum Team.")).ToBeVisibleAsync();
        await Expect(row.Locator("td[data-label=Rolle]")).ToHaveTextAsync("Mitplanen");
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_is_entered_found_by_itself_alone_and_lifted()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/mails/suppressions");
        var (address, enter) = (page.Locator("#field-suppressed-address"), page.GetByRole(AriaRole.Button, new() { Name = "Eintragen" }));
        await address.FillAsync("keine");
        await enter.ClickAsync();
        await Expect(page.Locator(".notice--danger")).ToBeFocusedAsync();
        await address.FillAsync("ruhe@example.org");
        await enter.ClickAsync();
        await Expect(page.GetByText("Eingetragen.")).ToBeVisibleAsync();
        await Expect(page.Locator("main tbody td.is-name")).ToHaveTextAsync("Adresse nicht gespeichert");

        await page.Locator("#search").FillAsync("Ruhe@example.org");
        await Expect(page.Locator("main tbody td.is-name")).ToContainTextAsync("example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ausnahme für" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Aufheben" }).ClickAsync();

        await Expect(page.GetByText("Aufgehoben. Die Adresse bekommt wieder E-Mails.")).ToBeVisibleAsync();
        await Expect(page.Locator("main tbody td.list-grid__empty")).ToBeVisibleAsync();
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_is_made_and_revoked()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync("/organise/administration/tokens");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zugangsschlüssel anlegen" }).First.ClickAsync();
        await page.Locator("input[name=Name]").FillAsync("Website");
        await page.Locator("input[value='events:read']").CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator("main .notice--success code")).ToContainTextAsync("em_");
        await page.GotoAsync("/organise/administration/tokens?state=works");
        var row = page.Locator("main tbody tr", new() { HasText = "Website" });

        await row.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Website sperren" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sperren" }).ClickAsync();

        await Expect(page.GetByText("Website ist gesperrt.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Keine Treffer für diese Suche oder diesen Filter.")).ToBeVisibleAsync();
        tab.Watch.Take().ShouldBeEmpty();
    }

    /// <summary>With details open, where an object has them.</summary>
    [Fact]
    public async Task Details_are_for_everybody_on_a_phone_and_in_the_dark()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var door = await app.SignInAsync(StaffRole.Door, fair.Fair.Id);
        await using var tab = await OpenAsync(app);
        var (page, look) = (tab.Page, new PageLook(tab));
        foreach (var place in (string[])[fair.Organise + "/team", "/organise/administration/venues"])
            await look.OpenAsync(
                "details" + place.Split('/')[^1],
                async () =>
                {
                    await page.GotoAsync(place);
                    await page.GetByRole(AriaRole.Button, new() { Name = "Einzelheiten zu" }).First.ClickAsync();
                    await Expect(page.Locator("[data-details] .facts")).ToBeVisibleAsync();
                    // What it covers is no target meanwhile.
                    await page.Locator(".list-grid, .toolbar, .page-head, .card")
                        .EvaluateAllAsync<object?>("all => all.forEach(one => one.inert = true)");
                }
            );
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    private async Task<Tab> OpenAsync(TestApp app)
    {
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        return await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
    }
}
