using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Each link that opens something for ever has its button, which asks before it makes the link useless.</summary>
public sealed class RenewLinkTests(Chromium chromium)
{
    private const string Details = "button[aria-expanded=false]";
    private const string Renew = "Link erneuern";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_of_link_is_renewed_by_its_button()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var now = DateTimeOffset.UtcNow;
        var exhibitor = new Exhibitor(fair.Id, "Kahlert", "Eva", "eva@kahlert.example", now);
        var company = new CompanyAccess(fair.Id, "KVV", "Uwe Otto", "uwe@kvv.example", now);
        var invitation = new Invitation(fair.Id, "Grace Hopper", "grace@haus.example", now);
        await using (var db = await app.OpenDbAsync())
        {
            db.AddRange(exhibitor, company, invitation);
            await db.SaveChangesAsync(Stop);
        }
        var registration = (await app.RegisterAsync(fair.Slug, "Anna")).Value.Id;
        await using (var db = await app.OpenDbAsync())
            await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Visibility, EventVisibility.Link), Stop);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var own = "/organise/events/" + fair.Slug;
        (string Place, string Link, string? Opens)[] all =
        [
            (own, EventKeys.Address(fair.Slug, links.Token(LinkPurpose.Event, fair.Id)), null),
            (own + "/registrations", "/me/" + links.Token(LinkPurpose.Registration, registration), Details),
            (own + "/invitations", "/i/" + links.Token(LinkPurpose.Invitation, invitation.Id), Details),
            (own + "/companies", "/c/" + links.Token(LinkPurpose.Company, company.Id), "[data-row-menu-opener]"),
            ($"{own}/exhibitors/{exhibitor.Id}", "/x/" + links.Token(LinkPurpose.Exhibitor, exhibitor.Id), null),
        ];
        foreach (var (place, link, opens) in all)
        {
            (await app.Client.GetAsync(link, Stop)).IsSuccessStatusCode.ShouldBeTrue(link);
            await tab.Page.GotoAsync(place);
            if (opens is not null)
                await tab.Page.Locator("main tbody " + opens).First.ClickAsync();
            var button = tab.Page.Locator("main button", new() { HasText = Renew }).First;
            await button.ClickAsync();
            // The details beside the list are a dialog, too: the question lies over them.
            var dialog = tab.Page.Locator(".mud-dialog, dialog[open]").Last;
            (await app.Client.GetAsync(link, Stop)).IsSuccessStatusCode.ShouldBeTrue("it asks first: " + link);

            await dialog.GetByRole(AriaRole.Button, new() { Name = Renew }).Last.ClickAsync();

            await Expect(tab.Page.GetByText("Der bisherige Link").First).ToBeVisibleAsync();
            // Public pages are kept for two seconds.
            for (var i = 0; i < 60 && (await app.Client.GetAsync(link, Stop)).IsSuccessStatusCode; i++)
                await Task.Delay(100, Stop);
            (await app.Client.GetAsync(link, Stop)).IsSuccessStatusCode.ShouldBeFalse(link);
        }
        await using var after = await app.OpenDbAsync();
        (await after.Audit.CountAsync(entry => entry.Action.EndsWith(".link_renewed"), Stop)).ShouldBe(all.Length);
    }
}
