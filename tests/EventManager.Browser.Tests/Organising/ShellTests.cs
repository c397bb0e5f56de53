using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>The frame of the organisers' area: where one is, where one may go, and that nothing typed is lost on the way.</summary>
public sealed class ShellTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_link_of_the_drawer_leads_to_a_page_whose_heading_has_the_focus_and_whose_title_says_where_one_is()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        // From a page whose own link comes late in the list.
        await page.GotoAsync(fair.Organise + "/door/zones");
        await Expect(page.Locator(".is-live h1")).ToBeVisibleAsync();
        await page.Locator(".shell__side details").EvaluateAllAsync<object?>("all => all.forEach(one => one.open = true)");
        // What is made new there is no place of its own.
        var places = await page.Locator(".shell__side a:not(.places__new a)")
            .EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        places.Length.ShouldBeGreaterThan(30);
        await page.EvaluateAsync("document.body.dataset.same = 'circuit'");

        foreach (var place in places.Where(place => !IsStatic(place)))
        {
            await page.Locator($".shell__side a[href='{place}']").EvaluateAsync("link => { link.focus(); link.click(); }");

            await Expect(page.Locator($".shell__page[data-path='{place}'] h1:focus")).ToHaveCountAsync(1);
            new Uri(page.Url).AbsolutePath.ShouldBe(place);
            await Expect(page.Locator($".shell__side a[href='{place}']")).ToHaveAttributeAsync("aria-current", "page");
            await Expect(page.Locator(".shell__side [aria-current]")).ToHaveCountAsync(1);
            var title = await page.TitleAsync();
            var isOfEvent = place.StartsWith("/organise/events/", StringComparison.Ordinal);
            title.Contains(fair.Fair.Title.German, StringComparison.Ordinal).ShouldBe(isOfEvent, $"{place}: {title}");
            await Expect(page.Locator("#announcer")).ToHaveTextAsync(title);
            // The drawer went to the house's places: back to the event's.
            if (isOfEvent)
                continue;
            await page.GoBackAsync();
            await Expect(page.Locator(".places__event")).ToHaveCountAsync(1);
            await Expect(page.Locator(".shell__page h1:focus")).ToHaveCountAsync(1);
        }
        (await page.Locator("body[data-same]").CountAsync()).ShouldBe(1);
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_the_drawer_is_a_dialog_that_gives_the_focus_back()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app, 360);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/registrations");
        await Expect(page.Locator(".is-live h1")).ToBeVisibleAsync();
        (await page.Locator("h1").EvaluateAsync<double>("h1 => h1.getBoundingClientRect().top")).ShouldBeLessThan(200);
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Menü", Exact = true });
        (await page.GetByRole(AriaRole.Link, new() { Name = "Warteliste" }).CountAsync()).ShouldBe(0);

        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var drawer = page.GetByRole(AriaRole.Dialog, new() { Name = "Menü" });
        await Expect(drawer.GetByRole(AriaRole.Link, new() { Name = "Warteliste" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(drawer).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
        await Expect(page.Locator("#drawer a")).ToHaveCountAsync(0);

        await opener.ClickAsync();
        await drawer.GetByRole(AriaRole.Link, new() { Name = "Warteliste" }).ClickAsync();
        await Expect(page.Locator("h1:focus")).ToHaveTextAsync("Warteliste");
        await Expect(drawer).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(page.Locator("h1:focus")).ToHaveTextAsync("Anmeldungen");

        await page.SetViewportSizeAsync(320, 640);
        (await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth")).ShouldBe(0);
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_whose_right_was_taken_is_refused_in_words_and_one_that_is_not_there_says_so()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await page.GotoAsync(fair.Organise);
        await Expect(page.Locator(".is-live h1")).ToBeVisibleAsync();

        await page.GotoAsync($"{fair.Organise}/registrations/{Guid.NewGuid()}/tickets");
        await Expect(page.Locator(".is-live h1")).ToHaveTextAsync("Diese Seite gibt es nicht");
        (await page.TitleAsync()).ShouldStartWith("Diese Seite gibt es nicht");
        await page.GotoAsync(fair.Organise);
        await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();

        await using var db = await app.OpenDbAsync();
        await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(s => s.Role, StaffRole.Contributor), Stop);
        await page.Locator(".shell__side a[href$='/registrations']").ClickAsync();

        await Expect(page.Locator("h1:focus")).ToHaveTextAsync("Hier dürfen Sie nicht hinein");
        (await page.TitleAsync()).ShouldStartWith("Hier dürfen Sie nicht hinein");
        (await page.GetByText("Muster").CountAsync()).ShouldBe(0);
        await Expect(page.Locator(".shell__side a[href$='/registrations']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_not_left_without_a_question()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise);
        await page.Locator(".is-live .shell__page h1").WaitForAsync();
        await page.Locator(".shell__side a[href$='/categories']").EvaluateAsync("link => link.click()");
        await page.Locator(".shell__side a[href$='/edit']").EvaluateAsync("link => link.click()");
        var title = page.Locator("main").GetByLabel("Titel").First;
        await title.FillAsync("Messe der Berufe");
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Seite verlassen?" });

        await page.GoBackAsync();
        await Expect(question).ToBeVisibleAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Hier bleiben" }).ClickAsync();
        await Expect(question).ToHaveCountAsync(0);
        page.Url.ShouldEndWith("/edit");
        await Expect(title).ToHaveValueAsync("Messe der Berufe");

        // Gone and come back: what was typed is offered, once the same tab opens the form again.
        page.Dialog += async (_, box) => await box.AcceptAsync();
        await page.WaitForFunctionAsync("() => Object.keys(sessionStorage).some(key => key.startsWith('draft|'))");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wiederherstellen, was getippt war" }).ClickAsync();
        await Expect(title).ToHaveValueAsync("Messe der Berufe");
        await Expect(page.GetByText("Nicht gespeicherte Änderungen")).ToBeVisibleAsync();

        // Somebody else saves meanwhile: both versions, and nothing is lost.
        await using (var db = await app.OpenDbAsync())
        {
            var theirs = await db.Events.SingleAsync(e => e.Id == fair.Fair.Id, TestContext.Current.CancellationToken);
            (theirs.Title, theirs.OrganiserName) = (theirs.Title.WithGerman("Ganz andere Messe"), "Die anderen");
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await title.PressAsync("Control+s");
        var conflict = page.Locator(".conflict:focus");
        await Expect(conflict.GetByText("Ganz andere Messe")).ToBeVisibleAsync();
        await Expect(page.Locator("#field-organiserName")).ToHaveValueAsync("Die anderen");
        await Expect(title).ToHaveValueAsync("Messe der Berufe");

        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).First.ClickAsync();
        await Expect(page.GetByText("Gespeichert.").First).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key.startsWith('draft|')).length")).ShouldBe(0);
        await page.Locator(".shell__side a[href$='/registrations']").ClickAsync();
        await Expect(page.Locator("h1:focus")).ToHaveTextAsync("Anmeldungen");

        await page.GoBackAsync();
        await page.Locator("main").GetByLabel("Titel").First.FillAsync("Noch anders");
        await page.Locator(".shell__side a[href$='/registrations']").ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Verlassen, nicht speichern" }).ClickAsync();
        await Expect(page.Locator("h1:focus")).ToHaveTextAsync("Anmeldungen");
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_switcher_leads_to_another_event_by_keyboard_and_whoever_wants_signs_out()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        var other = await app.AddEventAsync();
        await page.GotoAsync(fair.Organise);
        await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Veranstaltung wechseln" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Veranstaltung wechseln" });
        await Expect(dialog.Locator("ul a").First).ToContainTextAsync(fair.Fair.Title.German);
        await page.Keyboard.TypeAsync(other.Slug);
        await Expect(dialog.Locator("ul a")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/organise/events/{other.Slug}");
        await Expect(page.Locator(".shell__page h1:focus")).ToHaveCountAsync(1);

        await page.Locator(".bar-menu > summary", new() { HasText = "Ihr Konto" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).ClickAsync();
        await page.WaitForURLAsync(app.Address.ToString());
    }

    /// <summary>Pages with posted forms, or for the printer: a request each.</summary>
    private static bool IsStatic(string place) =>
        place.EndsWith("/paper", StringComparison.Ordinal)
        || place is "/organise/person" or "/organise/handbook"
        || new[] { "accounts", "privacy", "audit", "health" }.Any(one => place == "/organise/administration/" + one);

    private async Task<Tab> OpenAsync(TestApp app, int width = 1440)
    {
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        return await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator, Width = width });
    }
}
