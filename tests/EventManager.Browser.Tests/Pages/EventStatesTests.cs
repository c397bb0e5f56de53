using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Events;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Pages;

/// <summary>An event's page in every state that it can have for a visitor, as <see cref="EveryPageTests"/> looks at the open one.</summary>
public sealed class EventStatesTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Not_open_full_closed_called_off_postponed_over()
    {
        await using var app = await TestApp.StartAsync();
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app);
        var look = new PageLook(tab);
        (string Name, string Says, Event Event)[] states =
        [
            ("not-open", "Die Anmeldung beginnt am", await AddAsync(app, e => e.SetRegistrationWindow(e.StartsAt.AddDays(-5), e.StartsAt))),
            ("waiting-list", "Warteliste", await app.AddEventAsync(capacity: 0)),
            ("full", "Alle Plätze sind vergeben", await app.AddEventAsync(capacity: 0, change: e => e.HasWaitingList = false)),
            ("closed", "Die Anmeldung ist geschlossen", await AddAsync(app, e => Close(e))),
            ("no-registration", "Komm einfach vorbei", await AddAsync(app, e => e.SetRegistrationWindow(null, null))),
            ("postponed", "Verschoben", await AddAsync(app, e => e.Postpone(e.StartsAt.AddDays(7), DateTimeOffset.UtcNow))),
            ("called-off", "Diese Veranstaltung ist abgesagt", await AddAsync(app, e => e.Cancel())),
            ("over", "Diese Veranstaltung ist vorbei", await AddAsync(app, e => e.Finish(e.EndsAt.AddHours(1)))),
        ];

        foreach (var (name, says, one) in states)
        {
            await look.OpenAsync(
                "event-" + name,
                async () =>
                {
                    await tab.Page.GotoAsync("/e/" + one.Slug);
                    await Expect(tab.Page.Locator("main")).ToContainTextAsync(says);
                }
            );
        }
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    private static void Close(Event e) => e.SetRegistrationWindow(e.RegistrationOpensAt, DateTimeOffset.UtcNow.AddHours(-1)).ShouldBeNull();

    private static async Task<Event> AddAsync(TestApp app, Action<Event> change)
    {
        var added = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        var stored = await db.Events.SingleAsync(e => e.Id == added.Id, Stop);
        change(stored);
        await db.SaveChangesAsync(Stop);
        return stored;
    }
}
