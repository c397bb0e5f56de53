using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Pages without a circuit ask as those with one do; and who reads the board slowly holds it.</summary>
public sealed class AskingTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_disabled_only_after_a_question_that_keeps_the_focus_and_gives_it_back()
    {
        await using var app = await TestApp.StartAsync();
        using var other = await app.SignInAsync(null, null);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var db = await app.OpenDbAsync();
        var account = await db.Users.Where(user => !user.IsAdministrator).Select(user => user.Id).SingleAsync(Stop);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.GotoAsync("/organise/administration/accounts/" + account);
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Konto sperren" });
        var box = page.GetByRole(AriaRole.Dialog, new() { NameRegex = new("^Konto von .* sperren\\?$") });

        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(box).ToBeVisibleAsync();
        await Expect(box.GetByRole(AriaRole.Button, new() { Name = "Zurück" })).ToBeFocusedAsync();
        await Expect(box).ToContainTextAsync("überall abgemeldet");
        (await Axe.FindAsync(page, Axe.Wcag)).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Enter");
        await Expect(box).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
        (await IsDisabledAsync(app, account)).ShouldBeFalse("it was only asked");

        await opener.ClickAsync();
        await page.SetViewportSizeAsync(320, 700);
        (await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await box.GetByRole(AriaRole.Button, new() { Name = "Konto sperren" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Konto freigeben" })).ToBeVisibleAsync();
        (await IsDisabledAsync(app, account)).ShouldBeTrue();
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_board_stands_still_while_it_is_held_and_goes_on_with_what_is_now()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        var at = page.Locator(".page-head__lead");
        await page.GotoAsync(fair.Organise + "/door/board");
        await Expect(at).ToContainTextAsync("aktualisiert sich von selbst");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anhalten" }).ClickAsync();
        await Expect(at).ToContainTextAsync("Angehalten");
        var held = await at.InnerTextAsync();

        await page.WaitForTimeoutAsync(5_000);
        (await at.InnerTextAsync()).ShouldBe(held);
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();

        await Expect(at).ToContainTextAsync("aktualisiert sich von selbst");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Anhalten" })).ToBeFocusedAsync();
    }

    private static async Task<bool> IsDisabledAsync(TestApp app, Guid account)
    {
        await using var db = await app.OpenDbAsync();
        return (await db.Users.SingleAsync(user => user.Id == account, Stop)).DisabledAt is not null;
    }
}
