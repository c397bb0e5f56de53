using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Registrations;

/// <summary>The pages of classes, parties and the waiting list can be used by everybody (axe) and fit a phone.</summary>
public sealed class PartyPagesTests(Chromium chromium)
{
    [Fact]
    public async Task Everybody_can_use_the_pages_of_classes_and_parties()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        var booked = await BookAsync(fair);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var look = new PageLook(tab);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var own = "/me/" + links.Token(LinkPurpose.Registration, booked);
        (string Name, string Address)[] pages =
        [
            ("class", fair.Page + "/class"),
            ("class-own", own),
            ("class-sheet", own + "/class-sheet"),
            ("party", "/party/" + links.Token(LinkPurpose.Party, fair.RegistrationId)),
            ("party-own", fair.Personal),
            ("categories", fair.Organise + "/categories"),
            ("waiting", fair.Organise + "/waiting"),
            ("schools", "/organise/schools"),
            ("slots", fair.Organise + "/edit"),
        ];
        foreach (var (name, address) in pages)
        {
            await look.OpenAsync(
                name,
                async () =>
                {
                    (await tab.Page.GotoAsync(address))!.Status.ShouldBe(200);
                    await Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
                    await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                    foreach (var card in await tab.Page.Locator("main details").AllAsync())
                        await card.EvaluateAsync("card => card.open = true");
                }
            );
        }
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    /// <summary>A class with a ticket; the fair has a category for classes then.</summary>
    internal static async Task<Guid> BookAsync(FairExample fair, params GivenAnswer[] answers)
    {
        await using (var db = await fair.App.OpenDbAsync())
        {
            db.AddRange(TicketCategory.ForClasses(fair.Fair.Id), new School("Offene Schule Waldau", "Kassel", "Gesamtschule"));
            await db.SaveChangesAsync();
        }
        var visitor = TestRegistrations.Visitor(fair.Fair.Slug, "vera") with
        {
            Category = TicketCategory.SchoolClass,
            Class = new ClassDetails(null, "Offene Schule Waldau", "9b", 27, 2, "Jahrgang 9"),
            IsMinor = answers.Length > 0 ? false : null,
            Answers = answers,
        };
        var result = await fair.App.Services.GetRequiredService<RegisterHandler>().HandleAsync(visitor, default);
        return result.Value.Id;
    }
}
