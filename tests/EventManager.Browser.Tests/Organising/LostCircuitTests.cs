using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>A server that has forgotten the circuit costs a reload, and nothing that was typed; of other people no browser keeps a word.</summary>
public sealed partial class LostCircuitTests(Chromium chromium)
{
    [Theory]
    [InlineData("picture", "#field-alt=Ein Stand am Rathaus", "#field-focus-x=20", "ArrowLeft ArrowLeft ArrowLeft")]
    [InlineData("door/notes?ticket={ticket}", "#field-notes=kommt mit Mia", "#field-needs-lift=on", "Space")]
    [InlineData("door/passes", "#field-names=Mia Öztürk; KVV", "#field-category=exhibitor", "ArrowDown")]
    public async Task What_was_typed_stands_there_again(string address, string words, string choice, string keys)
    {
        await using var app = await TestApp.StartAsync(services: services =>
            services.Configure<CircuitOptions>(options =>
            {
                options.DisconnectedCircuitMaxRetained = 0;
                options.PersistedCircuitInMemoryMaxRetained = 0;
            })
        );
        var fair = await app.AddEventAsync();
        var ticket = await AddTicketAsync(app, fair);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        IWebSocketRoute? line = null;
        await page.RouteWebSocketAsync(
            Circuit(),
            socket =>
            {
                line = socket;
                socket.ConnectToServer();
            }
        );
        await page.GotoAsync($"/organise/events/{fair.Slug}/{address.Replace("{ticket}", $"{ticket}", StringComparison.Ordinal)}");
        var (field, typed) = (words.Split('=')[0], words.Split('=')[1]);
        var (chosen, value) = (page.Locator(choice.Split('=')[0]), choice.Split('=')[1]);
        await page.Locator(field).FillAsync(typed);
        // By keys: what a script puts into a list or a slider is nobody's typing.
        await chosen.FocusAsync();
        foreach (var key in keys.Split(' '))
            await page.Keyboard.PressAsync(key);
        await Expect(page.Locator(".save-bar__state")).ToContainTextAsync("Nicht gespeicherte Änderungen");
        await page.EvaluateAsync("document.body.dataset.old = ''");

        await line!.CloseAsync(new() { Code = 1012 });

        await Expect(page.Locator("body[data-old]")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await Expect(page.Locator(field)).ToHaveValueAsync(typed);
        if (value == "on")
            await Expect(chosen).ToBeCheckedAsync();
        else
            await Expect(chosen).ToHaveValueAsync(value);
        await Expect(page.Locator(".save-bar__state")).ToContainTextAsync("Nicht gespeicherte Änderungen");
        (await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)")).ShouldNotContain("Mia");
    }

    private static async Task<Guid> AddTicketAsync(TestApp app, Event fair)
    {
        var now = DateTimeOffset.UtcNow;
        var registration = new Registration(fair, new Person("Ada", "Brandt", "ada@example.org"), "de", 1, now);
        registration.Confirm(now);
        var ticket = new Ticket(fair.Id, registration.Id, 1, "Ada Brandt", now);
        await using var db = await app.OpenDbAsync();
        db.AddRange(registration, ticket);
        await db.SaveChangesAsync();
        return ticket.Id;
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();
}
